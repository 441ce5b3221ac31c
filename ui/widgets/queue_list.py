"""Who waits for the floor: a list that can be put in order by dragging or with Alt and the arrow keys.

The list never reorders itself: it asks for a move, and shows the new order when it is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QByteArray,
    QMimeData,
    QModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDropEvent, QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import RADIUS, Type, font, space, tokens_of
from ui.widgets.drawn_list import EvenDelegate, EvenList, Index, RowModel
from ui.widgets.paint import diamond, elided, leading, mirrored, prepare, rounded, trailing
from ui.widgets.text import plain, tooltip
from ui.words import SEPARATOR

_MIME = "application/x-gcm-request"
_NAME_SIZES = (16, 15)
_SMALLER_SIZES = (*_NAME_SIZES, 14, 13)


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """One row. `details` are short words shown under the name, `expected` is a time of day ("~11:44")."""

    id: str
    number: int
    name: str
    details: tuple[str, ...] = ()
    expected: str = ""
    point_of_order: bool = False


class QueueModel(RowModel[QueueEntry]):
    """The rows. `moved` carries a request's id and its new place, counted from 0 in the new order."""

    moved = Signal(str, int)

    def key(self, row: QueueEntry) -> str:
        """The id of the request."""
        return row.id

    def said(self, row: QueueEntry, role: int) -> str | None:
        """The name; for a closer look and for ears everything that is drawn."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return plain(row.name)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(SEPARATOR.join((row.name, *row.details)))
            case Qt.ItemDataRole.AccessibleTextRole:
                return plain(", ".join(filter(None, (str(row.number), row.name, *row.details, row.expected))))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be picked up, and dropped between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only rows of this list can be dropped on it."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The request being dragged."""
        data = QMimeData()
        if indexes:
            data.setData(_MIME, QByteArray(self.rows[indexes[0].row()].id.encode()))
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Ask for the move. The rows stay as they are until the new order is shown."""
        if not data.hasFormat(_MIME):
            return False
        request = bytes(data.data(_MIME).data()).decode()
        place = row if row >= 0 else parent.row() if parent.isValid() else len(self.rows)
        self.ask_move(request, place, between=True)
        return False

    def ask_move(self, request: str, place: int, *, between: bool = False) -> None:
        """Ask for a request to be put at a place of the new order, or `between` rows before the row at `place`."""
        old = next((at for at, row in enumerate(self.rows) if row.id == request), None)
        if old is None:
            return
        if between and place > old:
            place -= 1
        place = max(0, min(place, len(self.rows) - 1))
        if place != old:
            self.moved.emit(request, place)


class QueueDelegate(EvenDelegate):
    """Draws a row: number, name, details, expected time. A point of order has a diamond and its word."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(Qt.ItemDataRole.UserRole)
        view: QWidget = option.widget
        if not isinstance(row, QueueEntry):
            return
        state: QStyle.StateFlag = option.state
        bounds = option.rect
        colours, scale = tokens_of(view), self.scale
        direction = view.layoutDirection()
        box = QRectF(bounds).adjusted(0, 1, 0, -1)
        painter.save()
        prepare(painter)
        if state & QStyle.StateFlag.State_Selected:
            rounded(painter, box, RADIUS, colours.selection, colours.accent if view.hasFocus() else None, 2)
        elif state & QStyle.StateFlag.State_MouseOver and view.underMouse():
            rounded(painter, box, RADIUS, colours.hover, None)

        def place(left: float, top: float, width: float, height: float) -> QRectF:
            return mirrored(QRectF(left, top, width, height), bounds, direction)

        pad = space(1.25, scale)
        number_font, name_font, small = font(Type.BODY, scale), font(Type.STRONG, scale), font(Type.SMALL, scale)
        left, right = box.left() + pad, box.right() - pad
        column = 26 * scale
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        start, end = flags | leading(direction), flags | trailing(direction)
        if row.point_of_order:
            side = 13 * scale
            diamond(painter, place(left, box.center().y() - side / 2, side, side), colours.warning)
        else:
            painter.setFont(number_font)
            painter.setPen(QColor(colours.text_soft))
            painter.drawText(place(left, box.top(), column - 4, box.height()), start, str(row.number))
        left += column
        room = right - left
        time_width = 62 * scale if row.expected else 0.0
        name = plain(row.name)
        beside = room - time_width - (pad / 2 if time_width else 0)
        name_room = beside
        if not _fit(name_font, name, beside, scale, _NAME_SIZES):
            name_room = room
            _fit(name_font, name, room, scale, _SMALLER_SIZES)
        two_lines = bool(row.details) or name_room > beside
        half = box.height() / 2 if two_lines else box.height()
        inset = box.height() * 0.06 if two_lines else 0.0
        painter.setFont(name_font)
        painter.setPen(QColor(colours.text))
        words = elided(name_font, name, name_room, Qt.TextElideMode.ElideMiddle)
        painter.drawText(place(left, box.top() + inset, name_room, half), start, words)
        painter.setPen(QColor(colours.text_soft))
        lower = box.center().y() - inset
        if row.details:
            painter.setFont(small)
            words = elided(small, SEPARATOR.join(plain(detail) for detail in row.details), beside)
            painter.drawText(place(left, lower, beside, half), start, words)
        if row.expected:
            painter.setFont(number_font)
            top, tall = (lower, half) if name_room > beside else (box.top(), box.height())
            painter.drawText(place(right - time_width, top, time_width, tall), end, row.expected)
        painter.restore()


def _fit(name_font: QFont, name: str, room: float, scale: float, sizes: tuple[int, ...]) -> bool:
    """Give the font the first of the sizes at which the name fits; whether there is one."""
    for pixels in sizes:
        name_font.setPixelSize(round(pixels * scale))
        if QFontMetricsF(name_font).horizontalAdvance(name) <= room:
            return True
    return False


class QueueList(EvenList):
    """The list. `called` and `withdrawn` carry a request's id, `menu_wanted` also where to put the menu."""

    comfortable = 52

    moved = Signal(str, int)
    called = Signal(str)
    withdrawn = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.rows = QueueModel()
        super().__init__(self.rows, QueueDelegate(), parent)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.rows.moved.connect(self.moved)
        self.setAccessibleName(self.tr("Next to speak"))

    def show_rows(self, rows: Sequence[QueueEntry]) -> None:
        """Show other rows. The selected request stays selected, and what is on screen stays where it is."""
        selected, at = self.selected(), self.verticalScrollBar().value()
        self.rows.show_rows(rows)
        if selected is not None and self.selected() != selected:
            self.select(selected)
            self.verticalScrollBar().setValue(at)

    def selected(self) -> str | None:
        """The id of the selected request."""
        row = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row.id if isinstance(row, QueueEntry) else None

    def select(self, request: str) -> None:
        """Select a request."""
        for at, row in enumerate(self.rows.rows):
            if row.id == request:
                self.setCurrentIndex(self.rows.index(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and arrows move the selected row, Enter calls it, Delete withdraws it, the menu key shows its menu."""
        request, key = self.selected(), event.key()
        if request is None:
            super().keyPressEvent(event)
            return
        place = self.currentIndex().row()
        moves = {
            Qt.Key.Key_Up: place - 1,
            Qt.Key.Key_Down: place + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.rows.rowCount() - 1,
        }
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in moves:
            self.rows.ask_move(request, moves[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.called.emit(request)
        elif key == Qt.Key.Key_Delete and not event.isAutoRepeat():
            self.withdrawn.emit(request)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the model ask for the move; the view must not take the row away itself."""
        event.setDropAction(Qt.DropAction.CopyAction)
        super().dropEvent(event)

    def _ask_menu(self, at: QPoint) -> None:
        index, place = self.menu_place(at)
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, QueueEntry):
            self.setCurrentIndex(index)
            self.menu_wanted.emit(row.id, place)
