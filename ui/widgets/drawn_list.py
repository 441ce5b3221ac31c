"""What lists have in common whose rows are drawn by a delegate: their model, their look, and words for when empty."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import RADIUS, Type, font, space, tokens_of
from ui.widgets.paint import Scaled, prepare

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
_TIGHT, _LOOSE = 0.92, 1.3
"""How much of their comfortable height even rows have at least, and at most."""


class RowModel(QAbstractListModel, Generic[Row]):
    """Rows, each an object that the delegate gets as it is; `said` gives its words for everything else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def key(self, row: Row) -> Hashable:
        """What tells a row from the others whatever it says; without one, a row that says something else is another."""
        return row

    def said(self, row: Row, role: int) -> str | None:
        """The words of a row in a role of `Qt.ItemDataRole`, harmless to draw; None where it has none."""
        raise NotImplementedError

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows. The same ones in the same order only change their words, so that the selection stays."""
        rows = tuple(rows)
        if rows == self.rows:
            return
        if [self.key(row) for row in rows] == [self.key(row) for row in self.rows]:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are; they have none below them."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself for the delegate, and its words for everything else."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        return row if role == Qt.ItemDataRole.UserRole else self.said(row, role)


class RowDelegate(QStyledItemDelegate, Scaled):
    """Draws rows in the size of type that the list has."""


class DrawnList(QListView, Scaled):
    """A list that rolls by pixels and is not typed into."""

    def __init__(self, rows: QAbstractListModel, delegate: RowDelegate, parent: QWidget | None = None) -> None:
        """`rows` and `delegate` become the list's own."""
        super().__init__(parent)
        rows.setParent(self)
        delegate.setParent(self)
        self._delegate = delegate
        self.setModel(rows)
        self.setItemDelegate(delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        self.scale = scale
        self._delegate.scale = scale
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, also before a row is selected."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows; a selected one has a ring of its own while the keyboard is here."""
        super().paintEvent(event)
        current = self.currentIndex()
        if not self.hasFocus() or self.selectionModel().isSelected(current):
            return
        box = self.visualRect(current) if current.isValid() else self.viewport().rect()
        painter = QPainter(self.viewport())
        prepare(painter)
        painter.setPen(QPen(QColor(tokens_of(self).accent), 2))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def menu_place(self, at: QPoint) -> tuple[QModelIndex, QPoint]:
        """For which row a menu is asked for, and where it goes: under the pointer, or at the current row by its key."""
        index = self.indexAt(at)
        if not index.isValid():
            index = self.currentIndex()
            at = self.visualRect(index).center()
        return index, self.viewport().mapToGlobal(at)


class MeetingList(DrawnList):
    """A list in a view of the meeting, where letters are keys of the table of actions; it says so when it is empty."""

    empty_inset = 3.0
    """The margin beside the words that stand in the place of the rows, in steps of `space`."""

    def __init__(self, rows: QAbstractListModel, delegate: RowDelegate, parent: QWidget | None = None) -> None:
        super().__init__(rows, delegate, parent)
        self._empty = ""
        self.setFrameShape(QFrame.Shape.NoFrame)

    def set_empty_text(self, text: str) -> None:
        """What stands in the place of the rows when there are none."""
        if text == self._empty:
            return
        self._empty = text
        self.setAccessibleDescription(text)
        self.viewport().update()

    def is_empty(self) -> bool:
        """Whether the words stand there now."""
        return not self.model().rowCount()

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts here, not a search."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or the words in their place."""
        super().paintEvent(event)
        if not self._empty or not self.is_empty():
            return
        painter = QPainter(self.viewport())
        prepare(painter)
        draw_in_place_of_rows(painter, self, self._empty, self.scale, self.empty_inset)


class EvenList(MeetingList):
    """A list whose rows are all of one height: as many whole ones as there is room for, so that none is cut."""

    comfortable: ClassVar[int]
    """The height of a row, in pixels at scale 1."""

    def __init__(self, rows: QAbstractListModel, delegate: EvenDelegate, parent: QWidget | None = None) -> None:
        super().__init__(rows, delegate, parent)
        self.setUniformItemSizes(True)

    @property
    def row_height(self) -> int:
        """How high a row is, in pixels."""
        return even_height(self.viewport().height(), self.comfortable * self.scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height among the rows anew."""
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.scheduleDelayedItemsLayout()


class EvenDelegate(RowDelegate):
    """Draws the rows of an even list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height."""
        view: QWidget = option.widget
        return QSize(120, view.row_height if isinstance(view, EvenList) else 0)


def even_height(room: float, comfortable: float) -> int:
    """The height of rows that fill some room without cutting one: comfortable, or hardly less or more. In pixels.

    Where that would take rows much higher than is comfortable, one is cut after all.
    """
    if room < comfortable:
        return round(comfortable)
    height = int(room / int(room / (_TIGHT * comfortable)))
    return height if height <= _LOOSE * comfortable else round(comfortable)


def draw_in_place_of_rows(
    painter: QPainter, view: QAbstractItemView, text: str, scale: float, inset: float = MeetingList.empty_inset
) -> None:
    """Draw words in the middle of a view that has no rows."""
    painter.setFont(font(Type.BODY, scale))
    painter.setPen(QColor(tokens_of(view).text_soft))
    margin = space(inset, scale)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(view.viewport().rect().adjusted(margin, 0, -margin, 0), flags, text)
