"""Who is behind a point, and what was noted of them: attributed, and so for the rapporteurs alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import RADIUS, Type, font, space, tokens_of
from ui.widgets.drawn_list import Index, MeetingList, RowDelegate, RowModel
from ui.widgets.paint import elided, leading, mirrored, prepare, rounded, trailing
from ui.widgets.text import plain
from ui.widgets.wrapping import wrapped


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One note of a point: who said it, where and when, and its text."""

    note: str
    who: str
    when: str
    text: str


class SaidModel(RowModel[SaidRow]):
    """The notes of one point."""

    def said(self, row: SaidRow, role: int) -> str | None:
        """Who said it, when, and what."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return plain(", ".join((row.who, row.when, row.text)))
        return None


class SaidDelegate(RowDelegate):
    """Draws who and when over the text of the note."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the text needs."""
        row = index.data(Qt.ItemDataRole.UserRole)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        if not isinstance(row, SaidRow):
            return super().sizeHint(option, index)
        text = self._text(row, width, view.layoutDirection()).boundingRect().height()
        return QSize(width, round(text + self._line() + space(2, self.scale)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one note."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, SaidRow):
            return
        view = option.widget
        colours, direction, bounds = tokens_of(view), view.layoutDirection(), option.rect
        state: QStyle.StateFlag = option.state
        box = QRectF(bounds).adjusted(0, 1, 0, -1)
        painter.save()
        prepare(painter)
        if state & QStyle.StateFlag.State_Selected and view.hasFocus():
            rounded(painter, box, RADIUS, colours.selection, colours.accent, 2)
        pad = space(1, self.scale)
        head = QRectF(box.left() + pad, box.top() + pad * 0.8, box.width() - 2 * pad, self._line())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setFont(font(Type.SMALL, self.scale))
        painter.setPen(QColor(colours.text_soft))
        taken = QFontMetricsF(painter.font()).horizontalAdvance(row.when) + pad
        painter.drawText(head, flags | trailing(direction), row.when)
        painter.setFont(font(Type.STRONG, self.scale * 0.93))
        painter.setPen(QColor(colours.text))
        name = mirrored(head.adjusted(0, 0, -taken, 0), bounds, direction)
        painter.drawText(name, flags | leading(direction), elided(painter.font(), plain(row.who), name.width()))
        layout = self._text(row, bounds.width(), direction)
        painter.setPen(QColor(colours.text_soft))
        at = QRectF(box.left() + pad, head.bottom() + 2, box.width() - 2 * pad, 1)
        layout.draw(painter, mirrored(at, bounds, direction).topLeft())
        painter.restore()

    def _line(self) -> float:
        return QFontMetricsF(font(Type.STRONG, self.scale * 0.93)).height()

    def _text(self, row: SaidRow, width: int, direction: Qt.LayoutDirection) -> QTextLayout:
        return wrapped(
            plain(row.text), font(Type.BODY, self.scale * 0.93), width - 2 * space(1, self.scale), leading(direction)
        )


class SaidList(MeetingList):
    """The notes of a point. `taken_out` carries the id of the note that is to leave it."""

    taken_out = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.notes = SaidModel()
        super().__init__(self.notes, SaidDelegate(), parent)
        self.setAccessibleName(self.tr("Who is behind the point (internal)"))

    def note(self) -> str | None:
        """The id of the note that has the mark."""
        row = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row.note if isinstance(row, SaidRow) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the current note out of the point."""
        note = self.note()
        if note is not None and event.key() == Qt.Key.Key_Delete and not event.isAutoRepeat():
            self.taken_out.emit(note)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
