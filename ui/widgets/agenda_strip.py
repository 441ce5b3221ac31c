"""The agenda as a strip of segments that can be started; it rolls to the one that runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QLineF,
    QModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from gcm_moderator.desk.views import StripState
from ui.theme import RADIUS, TOUCH, Tokens, Type, font, space, tokens_of
from ui.widgets.drawn_list import Index, MeetingList, RowDelegate, RowModel
from ui.widgets.paint import elided, leading, mirrored, prepare, rounded
from ui.widgets.text import plain, tooltip
from ui.widgets.touch import roll_by_touch
from ui.words import SEPARATOR

_WIDEST = 300
_LEAST = 44
"""In less room at an edge, in pixels at scale 1, a cell shows nothing rather than a letter or two."""


@dataclass(frozen=True, slots=True)
class StripCell:
    """One segment: its title, where in the agenda it stands ("Panel 1 · 10:15"), and how far it is."""

    id: str
    title: str
    where: str
    state: StripState
    state_word: str


class _Cells(RowModel[StripCell]):
    def key(self, row: StripCell) -> str:
        return row.id

    def said(self, row: StripCell, role: int) -> str | None:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return plain(row.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                return plain(f"{row.title}, {row.where}, {row.state_word}")
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(SEPARATOR.join((row.title, row.where, row.state_word)))
        return None


class _CellDelegate(RowDelegate):
    """Draws a segment: the mark of its state, its title, and under it where it stands."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(cell, StripCell):
            return QSize(0, 0)
        scale = self.scale
        title = QFontMetricsF(font(Type.STRONG, scale)).horizontalAdvance(plain(cell.title))
        where = QFontMetricsF(font(Type.SMALL, scale)).horizontalAdvance(plain(cell.where))
        width = min(_WIDEST * scale, max(title, where)) + 34 * scale + space(2, scale)
        return QSize(round(width), strip_height(scale))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(Qt.ItemDataRole.UserRole)
        view: QWidget = option.widget
        if not isinstance(cell, StripCell):
            return
        state: QStyle.StateFlag = option.state
        bounds = option.rect
        colours, scale, direction = tokens_of(view), self.scale, view.layoutDirection()
        running = cell.state is StripState.RUNNING
        painter.save()
        prepare(painter)
        box = QRectF(bounds).adjusted(2, 2, -2, -2)
        over = bool(state & QStyle.StateFlag.State_MouseOver) and view.underMouse()
        fill = colours.raised if running else colours.hover if over else None
        rounded(painter, box, RADIUS, fill, colours.edge if running else None)
        if view.hasFocus() and state & QStyle.StateFlag.State_Selected:
            rounded(painter, box, RADIUS, None, colours.accent, 2)

        def place(left: float, top: float, width: float, height: float) -> QRectF:
            return mirrored(QRectF(left, top, width, height), bounds, direction)

        side = 14 * scale
        left = box.left() + space(1, scale)
        begin, end = in_sight(box, bounds, view.rect(), direction)
        whole = left + side + space(1, scale)
        mark, left = left, max(whole, begin)
        room = min(box.right() - space(0.5, scale), end) - left
        if room < _LEAST * scale:
            painter.restore()
            return
        if begin <= mark:
            draw_mark(painter, place(mark, box.center().y() - side / 2, side, side), cell.state, colours, direction)
        inside = Qt.TextElideMode.ElideMiddle if left == whole and end >= box.right() else Qt.TextElideMode.ElideRight
        cut = inside if left == whole else Qt.TextElideMode.ElideLeft
        title, small = font(Type.STRONG, scale), font(Type.SMALL, scale)
        if not running:
            title.setWeight(font(Type.BODY).weight())
        quiet = cell.state in (StripState.DONE, StripState.SKIPPED)
        flags = leading(direction) | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        title.setStrikeOut(cell.state is StripState.SKIPPED)
        painter.setFont(title)
        painter.setPen(QColor(colours.text_soft if quiet else colours.text))
        half = box.height() / 2
        painter.drawText(
            place(left, box.top() + 3, room, half),
            flags,
            elided(title, plain(cell.title), room, cut),
        )
        painter.setFont(small)
        painter.setPen(QColor(colours.text_soft))
        where = elided(small, plain(cell.where), room, cut)
        painter.drawText(place(left, box.center().y() - 3, room, half), flags, where)
        painter.restore()


def in_sight(box: QRectF, bounds: QRect, view: QRect, direction: Qt.LayoutDirection) -> tuple[float, float]:
    """From where to where a cell is in sight, along its line, as if lines began at the left."""
    seen = mirrored(QRectF(view), bounds, direction)
    return max(box.left(), seen.left()), min(box.right(), seen.right())


def strip_height(scale: float) -> int:
    """The height of the strip in pixels."""
    return max(TOUCH, round(48 * scale))


def draw_mark(
    painter: QPainter, box: QRectF, state: StripState, colours: Tokens, direction: Qt.LayoutDirection
) -> None:
    """A tick, a triangle, a dash or an empty ring."""
    side = box.width()
    match state:
        case StripState.RUNNING:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            back, tip = (box.left() + side * 0.15, box.right()), (box.right() - side * 0.15, box.left())
            start, end = back if direction == Qt.LayoutDirection.LeftToRight else tip
            painter.drawPolygon(
                QPolygonF([QPointF(start, box.top()), QPointF(end, box.center().y()), QPointF(start, box.bottom())])
            )
        case StripState.DONE:
            painter.setPen(QPen(QColor(colours.running), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            low = QPointF(box.left() + side * 0.38, box.bottom() - side * 0.15)
            painter.drawLine(QLineF(QPointF(box.left() + side * 0.05, box.center().y() + side * 0.05), low))
            painter.drawLine(QLineF(low, QPointF(box.right(), box.top() + side * 0.15)))
        case StripState.SKIPPED:
            painter.setPen(QPen(QColor(colours.paused), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QLineF(box.left() + 2, box.center().y(), box.right() - 2, box.center().y()))
        case StripState.UPCOMING:
            painter.setPen(QPen(QColor(colours.edge), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(2, 2, -2, -2))


class AgendaStrip(MeetingList):
    """The strip. `started` carries the id of the segment that was clicked, tapped or entered."""

    started = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._cells = _Cells()
        super().__init__(self._cells, _CellDelegate(), parent)
        roll_by_touch(self)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(strip_height(1.0))
        self.clicked.connect(self._start)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.viewport().update())
        self.setAccessibleName(self.tr("Agenda"))
        self.setAccessibleDescription(self.tr("Enter starts the selected segment"))

    @property
    def cells(self) -> Sequence[StripCell]:
        """What is shown."""
        return self._cells.rows

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        super().set_scale(scale)
        self.setFixedHeight(strip_height(scale))

    def show_cells(self, cells: Sequence[StripCell]) -> None:
        """Show the agenda; roll to the running segment, or to the first that is to come."""
        if tuple(cells) == self._cells.rows:
            return
        self._cells.show_rows(cells)
        self._roll()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the running segment in sight."""
        super().showEvent(event)
        self._roll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the running segment in sight."""
        super().resizeEvent(event)
        self._roll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts the selected segment; arrows walk along the strip."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._start(self.currentIndex())
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Any wheel rolls the strip along."""
        turned = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (turned.x() or turned.y()))
        event.accept()

    def _roll(self) -> None:
        states = [cell.state for cell in self._cells.rows]
        for wanted in (StripState.RUNNING, StripState.UPCOMING):
            if wanted in states:
                index = self._cells.index(states.index(wanted))
                if not self.hasFocus():
                    self.setCurrentIndex(index)
                if self.isVisible():
                    self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
                return

    def _start(self, index: QModelIndex) -> None:
        cell = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(cell, StripCell) and cell.state is not StripState.RUNNING:
            self.started.emit(cell.id)
