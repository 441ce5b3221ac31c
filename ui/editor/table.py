"""The table of one day: items that can be typed into, their segments, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from gcm_moderator.agenda.editing.document import Row
from gcm_moderator.agenda.panels import PANELS
from ui.editor.cells import CellDelegate
from ui.editor.lines_model import Column, Index, LinesModel, TableLine
from ui.theme import Type
from ui.widgets.paint import Scaled
from ui.widgets.table_head import TableHead

_ROOMY = 760
"""The width, at scale 1, from which kind and people have all their room."""
_WIDTHS = {Column.START: 84, Column.END: 66, Column.LENGTH: 84, Column.KIND: 128, Column.WHO: 170}


_HEAD = 36
"""The height of the head, in pixels at scale 1."""


class AgendaTable(QTableView, Scaled):
    """The table. `selected` carries the item of the line that was come to, or None; `asked` the name of what to do.

    Enter types into a cell (`details` where the people of a panel are to be named), Tab goes on to the next; Delete,
    Alt+Up and Alt+Down, Ctrl+R and Space ask for `remove`, `up`, `down`, `duplicate` and `fold`.
    """

    selected = Signal(object)
    asked = Signal(str)

    def __init__(self, edited: Callable[[Row, Column, str], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LinesModel(edited, self)
        self.cells = CellDelegate(self)
        self.setModel(self.lines)
        self.setItemDelegate(self.cells)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self._head = TableHead(self, Type.SMALL, 1, ground=True)
        self._head.setMinimumSectionSize(40)
        self.setHorizontalHeader(self._head)
        self.setAccessibleName(self.tr("Agenda of the day"))
        self.setAccessibleDescription(self.tr("Enter changes a cell, Tab goes on to the next one"))
        self.set_scale(1.0)

    def show_lines(self, lines: tuple[TableLine, ...], zone: ZoneInfo) -> None:
        """Show another version of the day, or another day."""
        self.lines.show_lines(lines, zone)
        self._arrange()

    def select(self, at: int, column: Column = Column.TITLE) -> None:
        """Go to an item of the day."""
        place = self.lines.place_of(at)
        if place >= 0:
            self.setCurrentIndex(self.lines.index(place, column))

    @property
    def row(self) -> Row | None:
        """The item of the current line."""
        line = self.lines.line(self.currentIndex())
        return line.row if line is not None else None

    def type_into(self, at: int, column: Column) -> None:
        """Open a cell for typing."""
        self.select(at, column)
        self.edit(self.currentIndex())

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        self.scale = scale
        self.cells.scale = scale
        self._head.scale = scale
        self._head.setFixedHeight(round(_HEAD * scale))
        self._arrange()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which item was come to."""
        super().currentChanged(current, previous)
        line = self.lines.line(current)
        self.selected.emit(line.row if line is not None else None)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Tab goes on to the next cell that can be typed into; arrows go everywhere."""
        steps = {QAbstractItemView.CursorAction.MoveNext: 1, QAbstractItemView.CursorAction.MovePrevious: -1}
        step = steps.get(action)
        if step is None:
            return super().moveCursor(action, modifiers)
        current = self.currentIndex()
        n = current.row() * len(Column) + current.column()
        while 0 <= (n := n + step) < self.lines.rowCount() * len(Column):
            index = self.lines.index(n // len(Column), n % len(Column))
            if self.lines.editable(index) and index.column() != Column.KIND:
                return index
        return current

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter types into a cell; the other keys ask."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Delete:
            self.asked.emit("remove")
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.asked.emit("up" if key == Qt.Key.Key_Up else "down")
        elif key == Qt.Key.Key_Space:
            self.asked.emit("fold")
        elif control and key == Qt.Key.Key_R:
            self.asked.emit("duplicate")
        elif control or alt:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click types, or leads to where the people are named."""
        index = self.indexAt(event.position().toPoint())
        line = self.lines.line(index)
        if line is not None and not self.lines.editable(index):
            self.asked.emit("fold" if line.is_item and index.column() != Column.WHO else "details")
            return
        super().mouseDoubleClickEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles and people take what is left."""
        super().resizeEvent(event)
        self._arrange()

    def keyboardSearch(self, search: str) -> None:
        """Letters are typed into cells, not searched for."""

    def _enter(self) -> None:
        index = self.currentIndex()
        line = self.lines.line(index)
        if line is None or self.state() is QAbstractItemView.State.EditingState:
            return
        if self.lines.editable(index):
            self.edit(index)
        elif index.column() == Column.WHO and line.row.item.kind in set(PANELS):
            self.asked.emit("details")

    def _arrange(self) -> None:
        """Widths, heights, and problems across the columns."""
        self.clearSpans()
        for n, line in enumerate(self.lines.lines):
            self.setRowHeight(n, self.cells.height(line))
            if line.problem is not None:
                self.setSpan(n, Column.TITLE, 1, len(Column) - Column.TITLE)
        fixed = {column: round(width * self.scale) for column, width in _WIDTHS.items()}
        if self.viewport().width() < _ROOMY * self.scale:
            fixed[Column.WHO], fixed[Column.KIND] = round(96 * self.scale), round(112 * self.scale)
        for column, width in fixed.items():
            self.setColumnWidth(column, width)
        self.setColumnWidth(Column.TITLE, max(120, self.viewport().width() - sum(fixed.values())))
