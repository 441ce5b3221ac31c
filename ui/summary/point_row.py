"""How a row of the list of points is drawn: its number, its text on as many lines as it takes, and its quantifier."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from gcm_moderator.meeting.turn import Phase
from ui.summary import words
from ui.summary.rows import HeadingRow, PointRow
from ui.theme import RADIUS, Tokens, Type, font, space, tokens_of
from ui.widgets.drawn_list import RowDelegate
from ui.widgets.paint import diamond, elided, leading, mirrored, phase_shape, prepare, rounded, trailing
from ui.widgets.text import plain
from ui.widgets.wrapping import wrapped
from ui.words import SEPARATOR

Index = QModelIndex | QPersistentModelIndex
_NUMBER = 30
_QUANTIFIER = 118
_HEADING = 38


class PointDelegate(RowDelegate):
    """Draws headings and points. A quantifier is dashed until a person confirms it; out of date, it has a diamond."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the text needs at the width of the list."""
        row = index.data(Qt.ItemDataRole.UserRole)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        if isinstance(row, HeadingRow):
            return QSize(width, round(_HEADING * self.scale))
        if not isinstance(row, PointRow):
            return super().sizeHint(option, index)
        text = self._text(row, width, view.layoutDirection()).boundingRect().height()
        height = text + self._line(Type.SMALL) + space(2.75, self.scale)
        return QSize(width, round(max(height, 56 * self.scale)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        prepare(painter)
        if isinstance(row, HeadingRow):
            self._heading(painter, option, row)
        elif isinstance(row, PointRow):
            self._point(painter, option, row)
        painter.restore()

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, row: HeadingRow) -> None:
        view = option.widget
        colours, scale, direction = tokens_of(view), self.scale, view.layoutDirection()
        bounds: QRect = option.rect
        box = QRectF(bounds).adjusted(space(1, scale), space(1, scale), -space(1, scale), 0)
        painter.setFont(font(Type.CAPTION, scale))
        painter.setPen(QColor(colours.text_soft))
        title = row.title.upper()
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(box, flags | leading(direction), title)
        painter.drawText(box, flags | trailing(direction), str(row.count))
        metrics = QFontMetricsF(painter.font())
        left = metrics.horizontalAdvance(title) + space(1.5, scale)
        right = metrics.horizontalAdvance(str(row.count)) + space(1.5, scale)
        line = mirrored(QRectF(box.left() + left, box.center().y(), box.width() - left - right, 1), bounds, direction)
        painter.fillRect(line, QColor(colours.hairline))

    def _point(self, painter: QPainter, option: QStyleOptionViewItem, row: PointRow) -> None:
        view = option.widget
        colours, scale, direction = tokens_of(view), self.scale, view.layoutDirection()
        bounds: QRect = option.rect
        state: QStyle.StateFlag = option.state
        box = QRectF(bounds).adjusted(0, 1, 0, -1)
        if state & QStyle.StateFlag.State_Selected:
            edge = colours.accent if state & QStyle.StateFlag.State_HasFocus else None
            rounded(painter, box, RADIUS, colours.selection, edge, 2)
        elif state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, box, RADIUS, colours.hover, None)

        def place(left: float, top: float, width: float, height: float) -> QRectF:
            return mirrored(QRectF(left, top, width, height), bounds, direction)

        pad = space(1, scale)
        top = box.top() + pad
        line = self._line(Type.BODY)
        painter.setFont(font(Type.BODY, scale))
        painter.setPen(QColor(colours.text_soft))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        number = place(box.left() + pad, top, _NUMBER * scale - pad, line)
        painter.drawText(number, flags | leading(direction), str(row.number))
        layout = self._text(row, bounds.width(), direction)
        text_left = box.left() + pad + _NUMBER * scale
        width = self._room(bounds.width())
        painter.setPen(QColor(colours.text))
        layout.draw(painter, place(text_left, top, width, 1).topLeft())
        below = top + layout.boundingRect().height() + 2 * scale
        self._details(painter, place(text_left, below, width, self._line(Type.SMALL)), row, colours, direction)
        if row.confirmed is not None or row.suggested is not None:
            chip = place(box.right() - pad - _QUANTIFIER * scale, top - 2 * scale, _QUANTIFIER * scale, 26 * scale)
            self._quantifier(painter, chip, row, colours)
        if row.alike:
            painter.setFont(font(Type.SMALL, scale))
            painter.setPen(QColor(colours.accent))
            side = place(box.right() - pad - _QUANTIFIER * scale, top + 26 * scale, _QUANTIFIER * scale, 22 * scale)
            painter.drawText(side, Qt.AlignmentFlag.AlignCenter, words.tr("≈ similar"))

    def _details(
        self, painter: QPainter, box: QRectF, row: PointRow, colours: Tokens, direction: Qt.LayoutDirection
    ) -> None:
        painter.setFont(font(Type.SMALL, self.scale))
        painter.setPen(QColor(colours.text_soft))
        text = elided(painter.font(), SEPARATOR.join(plain(part) for part in row.details), box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | leading(direction), text)

    def _quantifier(self, painter: QPainter, box: QRectF, row: PointRow, colours: Tokens) -> None:
        """Suggested: dashed, with a question mark. Confirmed: a disc. Out of date: a diamond."""
        scale = self.scale
        confirmed = row.confirmed
        word = words.quantifier_word(confirmed) if confirmed is not None else ""
        if confirmed is None and row.suggested is not None:
            word = f"{words.quantifier_word(row.suggested)} ?"
        pen = QPen(QColor(colours.edge), 1.2)
        if confirmed is None:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(colours.raised) if confirmed is not None else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), box.height() / 2, box.height() / 2)
        painter.setFont(font(Type.STRONG if confirmed is not None else Type.BODY, scale * 0.93))
        side = 10 * scale if confirmed is not None else 0.0
        gap = space(0.75, scale) if side else 0.0
        width = QFontMetricsF(painter.font()).horizontalAdvance(word)
        left = box.center().x() - (width + side + gap) / 2
        if confirmed is not None:
            shape = QRectF(left, box.center().y() - side / 2, side, side)
            if row.stale:
                diamond(painter, shape, colours.warning)
            else:
                phase_shape(painter, shape, Phase.RUNNING, colours.running)
        painter.setPen(QColor(colours.text if confirmed is not None else colours.text_soft))
        words_at = QRectF(left + side + gap, box.top(), width + 2, box.height())
        painter.drawText(words_at, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, word)

    def _room(self, width: int) -> float:
        return width - (_NUMBER + _QUANTIFIER) * self.scale - space(3.5, self.scale)

    def _text(self, row: PointRow, width: int, direction: Qt.LayoutDirection) -> QTextLayout:
        return wrapped(plain(row.text), font(Type.BODY, self.scale * 1.07), self._room(width), leading(direction))

    def _line(self, kind: Type) -> float:
        return QFontMetricsF(font(kind, self.scale)).height()
