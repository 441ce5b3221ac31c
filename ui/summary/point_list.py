"""The points of a brief: put in order by dragging or with Alt and the arrow keys, merged by dropping one on another.

The list never changes by itself: it asks for a command, and shows the new order when it is given.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from gcm_moderator.meeting.commands import MergePoints
from ui.actions.action import Do, Where
from ui.actions.table import ACTIONS
from ui.summary import words
from ui.summary.point_row import PointDelegate
from ui.summary.rows import HeadingRow, PointRow, Row, dropped, stepped
from ui.widgets.drawn_list import Index, MeetingList, RowModel
from ui.widgets.text import plain

_MIME = "application/x-gcm-point"
_SINGLE = {
    Qt.Key[f"Key_{action.local[0]}"]: action.do
    for action in ACTIONS
    if action.where is Where.SUMMARY and len(action.local[0]) == 1
}
"""Letters and digits that act in this list, whatever they do at the podium."""


class PointModel(RowModel[Row]):
    """The rows. `wanted` carries the command that a drop asks for."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.order: tuple[str, ...] = ()
        self.panel: str | None = None

    def show_points(self, rows: Sequence[Row], order: Sequence[str], panel: str | None) -> None:
        """Show the points of a panel, None for all, under their headings; `order` has the ids of all of them."""
        self.order, self.panel = tuple(order), panel
        self.show_rows(rows)

    def key(self, row: Row) -> str:
        """The heading, or the id of the point."""
        return row.heading.value if isinstance(row, HeadingRow) else row.id

    def said(self, row: Row, role: int) -> str | None:
        """The title of a heading; the text of a point, and for ears everything that is drawn."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return plain(row.title if isinstance(row, HeadingRow) else row.text)
            case Qt.ItemDataRole.AccessibleTextRole:
                return plain(row.title if isinstance(row, HeadingRow) else _spoken(row))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Points can be picked up, and dropped between rows or on each other; headings only take what is dropped."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if isinstance(self.rows[index.row()], HeadingRow):
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemIsDropEnabled
        )

    def supportedDropActions(self) -> Qt.DropAction:
        """Points are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only points of this list can be dropped on it."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The points being dragged, in their order."""
        data = QMimeData()
        chosen = sorted(index.row() for index in indexes)
        ids = [row.id for at in chosen if isinstance(row := self.rows[at], PointRow)]
        data.setData(_MIME, QByteArray("\n".join(ids).encode()))
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Ask for the merge or the move. The rows stay as they are until the new ones are shown."""
        if not data.hasFormat(_MIME):
            return False
        dragged = bytes(data.data(_MIME).data()).decode().split("\n")
        target = self.rows[parent.row()] if parent.isValid() else None
        if isinstance(target, PointRow):
            others = [point for point in dragged if point != target.id]
            if others:
                self.wanted.emit(MergePoints((target.id, *others)))
            return False
        before = row if row >= 0 else parent.row() + 1 if parent.isValid() else len(self.rows)
        self.ask_move(dragged[0], before)
        return False

    def ask_move(self, point: str, before: int) -> None:
        """Ask for a point to be put before the row at `before`."""
        command = dropped(self.rows, self.order, point, before, self.panel)
        if command is not None:
            self.wanted.emit(command)

    def ask_step(self, point: str, *, down: bool) -> None:
        """Ask for a point to be put one step up or down."""
        command = stepped(self.rows, self.order, point, down, self.panel)
        if command is not None:
            self.wanted.emit(command)


class PointList(MeetingList):
    """The list. `wanted` carries a command, `picked` the id of the current point or None.

    `acted` carries the `Do` of what is to be done with the selected points.
    """

    wanted = Signal(object)
    picked = Signal(object)
    acted = Signal(object)
    empty_inset = 4.0

    def __init__(self, parent: QWidget | None = None) -> None:
        self.points = PointModel()
        super().__init__(self.points, PointDelegate(), parent)
        self.setMouseTracking(True)
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.points.wanted.connect(self.wanted)
        self.doubleClicked.connect(lambda _: self.acted.emit(Do.WORD_POINT))
        self.setAccessibleName(self.tr("Points"))

    def is_empty(self) -> bool:
        """Whether there is nothing but headings."""
        return not any(isinstance(row, PointRow) for row in self.points.rows)

    def show_rows(self, rows: Sequence[Row], order: Sequence[str], panel: str | None) -> None:
        """Show other rows. What is selected stays selected, and what is on screen stays where it is."""
        selected, current, at = self.selected(), self.current(), self.verticalScrollBar().value()
        same_panel = panel == self.points.panel
        place = self.currentIndex().row()
        self.points.show_points(rows, order, panel)
        if self.current() == current and self.selected() == selected and current is not None:
            return
        known = [row.id for row in rows if isinstance(row, PointRow)]
        if current not in known:
            rest = [n for n, row in enumerate(rows) if isinstance(row, PointRow)]
            near = min(rest, key=lambda n: abs(n - place), default=None) if same_panel and place >= 0 else None
            first = near if near is not None else next(iter(rest), None)
            self.setCurrentIndex(self.points.index(first) if first is not None else QModelIndex())
        else:
            self.select(*selected, current=current)
        if same_panel:
            self.verticalScrollBar().setValue(at)
            self.scrollTo(self.currentIndex())

    def current(self) -> str | None:
        """The id of the point that has the mark."""
        row = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row.id if isinstance(row, PointRow) else None

    def selected(self) -> tuple[str, ...]:
        """The ids of the selected points, in their order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return tuple(row.id for at in rows if isinstance(row := self.points.rows[at], PointRow))

    def select(self, *points: str, current: str | None = None) -> None:
        """Select these points; the current one is the last, unless it is given."""
        marked = current or (points[-1] if points else None)
        chosen = self.selectionModel()
        chosen.clearSelection()
        for at, row in enumerate(self.points.rows):
            if isinstance(row, PointRow) and row.id == marked:
                chosen.setCurrentIndex(self.points.index(at), QItemSelectionModel.SelectionFlag.NoUpdate)
            if isinstance(row, PointRow) and (row.id in points or row.id == marked):
                chosen.select(self.points.index(at), QItemSelectionModel.SelectionFlag.Select)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which point has the mark."""
        super().currentChanged(current, previous)
        self.picked.emit(self.current())

    def event(self, event: QEvent) -> bool:
        """Letters that act in this list are not shortcuts while it has the focus."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _bare(event) and event.key() in _SINGLE:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and arrows move the current point, Enter goes to its wording, letters act on what is selected."""
        point, key = self.current(), event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if point is not None and alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.points.ask_step(point, down=key == Qt.Key.Key_Down)
        elif point is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.acted.emit(Do.WORD_POINT)
        elif point is not None and key in _SINGLE and _bare(event):
            if not event.isAutoRepeat():
                self.acted.emit(_SINGLE[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for what the drop means; the view must not move the row itself."""
        under = self.indexAt(event.position().toPoint())
        row, parent = -1, QModelIndex()
        match self.dropIndicatorPosition():
            case QAbstractItemView.DropIndicatorPosition.AboveItem:
                row = under.row()
            case QAbstractItemView.DropIndicatorPosition.BelowItem:
                row = under.row() + 1
            case QAbstractItemView.DropIndicatorPosition.OnItem:
                parent = under
        self.points.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, row, 0, parent)
        event.accept()
        super().dropEvent(event)
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()


def _bare(event: QKeyEvent) -> bool:
    taken = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return not event.modifiers() & taken


def _spoken(row: PointRow) -> str:
    parts = [str(row.number), row.text, *row.details]
    if row.confirmed is not None:
        state = words.tr("out of date") if row.stale else words.tr("confirmed")
        parts.append(f"{words.quantifier_word(row.confirmed)}, {state}")
    elif row.suggested is not None:
        parts.append(words.tr("{quantifier}, to be confirmed").format(quantifier=words.quantifier_word(row.suggested)))
    if row.alike:
        parts.append(words.tr("another point may say the same"))
    return ", ".join(parts)
