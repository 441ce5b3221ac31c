"""The lines of the document on one side, what each was taken for on the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from gcm_moderator.agenda.importing.understanding import Meaning, Read, Understanding
from ui.importing import words
from ui.theme import RADIUS, Tokens, Type, font, space, tokens_of
from ui.widgets.bar import Tone
from ui.widgets.drawn_list import DrawnList, Index, RowDelegate, RowModel
from ui.widgets.paint import leading, mirrored, rounded
from ui.widgets.row_list import draw_tone
from ui.widgets.text import plain
from ui.widgets.wrapping import wrapped

_PLACE = 112
_MARK = 22
_SOURCE = 0.46
_KEPT = (Meaning.NOTE, Meaning.RUNNING, Meaning.TRANSLATION, Meaning.HEAD)


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line of the document, where it stands, what it was taken for, and why that is not sure."""

    place: str
    text: str
    understood: str
    doubts: tuple[str, ...]
    kept: bool
    heading: bool

    @property
    def tone(self) -> Tone:
        """A diamond for what is not sure, a disc for what was understood, nothing for what is only kept."""
        return Tone.ATTENTION if self.doubts else Tone.PLAIN if self.kept else Tone.DONE

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        told = [
            *([self.text] if self.text else []),
            self.understood,
            *(words.tr("Not sure: {why}").format(why=doubt) for doubt in self.doubts),
        ]
        return ". ".join(part.rstrip(".") for part in told) + "."


def rows_of(understood: Understanding) -> tuple[LineRow, ...]:
    """Return a row for each line of the document; before them what is not sure about the whole."""
    whole = tuple(plain(doubt.text) for doubt in understood.all_doubts if doubt.line is None)
    first = (LineRow("", "", words.tr("The whole document"), whole, kept=False, heading=False),) if whole else ()
    return (*first, *(_row(read, understood) for read in understood.lines))


def _row(read: Read, understood: Understanding) -> LineRow:
    firsts = {item.line for item in understood.items}
    return LineRow(
        place=words.place(read.line.place),
        text=plain(read.line.text),
        understood=plain(words.meaning(read, understood)),
        doubts=tuple(plain(doubt.text) for doubt in read.doubts),
        kept=read.meaning in _KEPT,
        heading=read.meaning is Meaning.DAY or read.line.number in firsts,
    )


class _Lines(RowModel[LineRow]):
    def said(self, row: LineRow, role: int) -> str | None:
        return row.spoken if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None


class _Delegate(RowDelegate):
    """Draws the two sides of a row, each on the lines that it takes."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        assert isinstance(view, QAbstractItemView)
        row: LineRow = index.data(Qt.ItemDataRole.UserRole)
        width = view.viewport().width()
        source, taken = self._sides(width)
        direction = view.layoutDirection()
        left = wrapped(row.text, self._source_font(), source, leading(direction)).boundingRect().height()
        right = wrapped(row.understood, self._taken_font(row), taken, leading(direction)).boundingRect().height()
        for doubt in row.doubts:
            right += (
                wrapped(self._told(doubt), font(Type.SMALL, self.scale), taken, leading(direction))
                .boundingRect()
                .height()
            )
        return QSize(120, round(max(left, right) + space(1.5, self.scale)))

    def _sides(self, width: int) -> tuple[float, float]:
        pad = space(1.5, self.scale)
        room = width - _PLACE * self.scale - _MARK * self.scale - 4 * pad
        return room * _SOURCE, room * (1 - _SOURCE)

    def _source_font(self) -> QFont:
        return font(Type.BODY, self.scale)

    def _taken_font(self, row: LineRow) -> QFont:
        return font(Type.STRONG if row.heading else Type.BODY, self.scale)

    def _told(self, doubt: str) -> str:
        return words.tr("Not sure: {why}").format(why=doubt)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        assert isinstance(view, QAbstractItemView)
        row: LineRow = index.data(Qt.ItemDataRole.UserRole)
        colours, scale, direction = tokens_of(view), self.scale, view.layoutDirection()
        bounds = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(bounds).adjusted(1, 1, -1, -1)
        if state & QStyle.StateFlag.State_Selected:
            rounded(painter, box, RADIUS, colours.selection, colours.accent if view.hasFocus() else None, 2)
        pad = space(1.5, scale)
        source, taken = self._sides(bounds.width())
        top = box.top() + space(0.6, scale)

        def text(left: float, width: float, what: str, which: QFont, colour: str, at: float) -> float:
            layout = wrapped(what, which, width, leading(direction))
            place = mirrored(QRectF(left, at, width, layout.boundingRect().height()), bounds, direction)
            painter.setPen(QColor(colour))
            layout.draw(painter, QPointF(place.left(), place.top()))
            return layout.boundingRect().height()

        x = box.left() + pad
        small = font(Type.SMALL, scale)
        text(x, _PLACE * scale, row.place, small, colours.text_soft, top + 1)
        x += _PLACE * scale + pad * 0.5
        text(x, source, row.text, self._source_font(), colours.text, top)
        x += source + pad
        self._mark(
            painter, mirrored(QRectF(x, top + 4 * scale, 12 * scale, 12 * scale), bounds, direction), row, colours
        )
        x += _MARK * scale
        tone = colours.text_soft if row.kept else colours.text
        top += text(x, taken, row.understood, self._taken_font(row), tone, top)
        for doubt in row.doubts:
            top += text(x, taken, self._told(doubt), small, colours.text, top)
        painter.restore()

    def _mark(self, painter: QPainter, box: QRectF, row: LineRow, colours: Tokens) -> None:
        if row.tone is Tone.PLAIN:
            painter.setPen(QColor(colours.edge))
            painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
        else:
            draw_tone(painter, box, row.tone, colours)


class LineList(DrawnList):
    """The list of lines; `only_doubts` leaves those that are not sure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._lines = _Lines()
        super().__init__(self._lines, _Delegate(), parent)
        self._all: tuple[LineRow, ...] = ()
        self._only_doubts = False
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(self.tr("Lines of the document, and what was understood"))

    @property
    def rows(self) -> Sequence[LineRow]:
        """What is shown."""
        return self._lines.rows

    def show_rows(self, rows: tuple[LineRow, ...]) -> None:
        """Show other lines; what is on screen stays where it is."""
        at = self.verticalScrollBar().value()
        self._all = rows
        self._lines.show_rows(tuple(row for row in rows if row.doubts) if self._only_doubts else rows)
        self.verticalScrollBar().setValue(at)

    def show_only_doubts(self, only: bool) -> None:
        """Show what is not sure alone, or everything."""
        self._only_doubts = only
        self.show_rows(self._all)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
