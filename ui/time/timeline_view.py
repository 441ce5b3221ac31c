"""The timeline: both days planned against actual, a row an item, with the line of the present through the day held."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QLineF, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from gcm_moderator.desk.time_views import RowKind, TimePicture, TimeRow
from gcm_moderator.meeting.state import Stretch
from ui.theme import RADIUS, Type, font, space, tokens_of
from ui.time.day_axis import DayAxis
from ui.time.plain_table import make_plain
from ui.time.timeline_model import CHART, TITLE, VERDICT, TimelineModel
from ui.time.timeline_paint import RowDelegate, axis_of
from ui.widgets.paint import Scaled, leading, prepare, rounded
from ui.words import time_of_day

_WEIGHTS = {RowKind.DAY: 1.0, RowKind.ITEM: 1.0, RowKind.SEGMENT: 0.92}
_LEAST, _MOST = 17, 34


class HoursHeader(QHeaderView):
    """The head of the table: the times of day over the picture, and the present."""

    def __init__(self, model: TimelineModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.scale = 1.0
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(200, round(24 * self.scale))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw the hours, or what the column is."""
        colours, direction = tokens_of(self), self.layoutDirection()
        painter.save()
        prepare(painter)
        letters = font(Type.CAPTION, self.scale)
        painter.setFont(letters)
        painter.setPen(QColor(colours.text_soft))
        box = QRectF(rect)
        axis = axis_of(self._model, box, direction)
        if logicalIndex != CHART or axis is None:
            text = self._model.headerData(logicalIndex, Qt.Orientation.Horizontal)
            inset = space(1, self.scale)
            painter.drawText(
                box.adjusted(inset, 0, -inset, 0), leading(direction) | Qt.AlignmentFlag.AlignVCenter, text
            )
            painter.restore()
            return
        width = painter.fontMetrics().horizontalAdvance("00:00") + 2.0
        chip = self._present(axis, box, width)
        for hour in axis.hours():
            left = min(max(axis.x_of(hour) - width / 2, box.left()), box.right() - width)
            label = QRectF(left, box.top(), width, box.height())
            if chip is None or not label.intersects(chip):
                text = f"{int(hour.total_seconds()) // 3600 % 24:02d}:00"
                painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)
        if chip is not None:
            rounded(painter, chip, chip.height() / 2, colours.text, None)
            painter.setPen(QColor(colours.surface))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, time_of_day(axis.picture.now, axis.zone))
        painter.restore()

    def _present(self, axis: DayAxis, box: QRectF, width: float) -> QRectF | None:
        """Where the present stands; nowhere while the day is another one."""
        marks = self._model.marks(axis.picture.day)
        at = axis.x_at(axis.picture.now, marks) if marks is not None else None
        if at is None:
            return None
        chip = QRectF(at - width / 2 - 6, box.top() + 2, width + 12, box.height() - 4)
        chip.moveLeft(min(max(chip.left(), box.left()), box.right() - chip.width()))
        return chip


class TimelineView(QTableView, Scaled):
    """The table.

    `chosen` carries the sentence of the selected row, `toggled` the item to show with its segments, or without
    them; `resized` follows another height.
    """

    chosen = Signal(str)
    toggled = Signal(str)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TimelineModel(self)
        self.setModel(self.rows)
        self._shown: object = None
        self._delegate = RowDelegate(self.rows, self)
        self.setItemDelegate(self._delegate)
        self._hours = HoursHeader(self.rows, self)
        self.setHorizontalHeader(self._hours)
        make_plain(self)
        self._hours.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._hours.setSectionResizeMode(CHART, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.setAccessibleName(self.tr("Plan and actual"))
        self.setAccessibleDescription(
            self.tr(
                "One row an item of the agenda, with its exact times. Enter shows an item’s segments, or hides them."
            )
        )
        self.set_scale(1.0)

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        self.scale = scale
        self._delegate.scale = scale
        self._hours.scale = scale
        self._share_width()
        self._hours.resizeSection(VERDICT, round(142 * scale))
        self._hours.setFixedHeight(round(24 * scale))
        self._fit_rows()

    def show_picture(self, picture: TimePicture) -> None:
        """Show the session at an instant. What looks the same to the minute is not drawn again."""
        looks = _looks(picture)
        if looks == self._shown:
            return
        self._shown = looks
        selected = self.selected()
        self.rows.show_picture(picture)
        if self.selected() != selected:
            self._select(selected)
        self._fit_rows()
        self._hours.viewport().update()
        self._tell()

    def selected(self) -> str | None:
        """The id of the selected row."""
        row = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row.id if isinstance(row, TimeRow) else None

    def room_for(self, item: str, segments: int) -> bool:
        """Whether an item could be shown with so many segments without rolling."""
        others = sum(
            weight
            for row, weight in zip(self.rows.rows, self._weights(), strict=True)
            if not (row.kind is RowKind.SEGMENT and row.id.partition("/")[0] == item)
        )
        needed = (others + segments * _WEIGHTS[RowKind.SEGMENT]) * _LEAST * self.scale
        return 0 < needed <= self.viewport().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height among the rows."""
        super().resizeEvent(event)
        self._share_width()
        self._fit_rows()
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows an item's segments or hides them; the arrows walk."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._toggle(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click does as Enter."""
        self._toggle(self.indexAt(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the arrow before a title shows the segments."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        box = self.visualRect(index)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        inside = box.right() - at.x() if mirrored else at.x() - box.left()
        if index.column() == TITLE and inside < 28 * self.scale:
            self._toggle(index)

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts here, not a search."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the row that runs, else the first of the day."""
        super().focusInEvent(event)
        picture = self.rows.picture
        if self.selected() is None and picture is not None:
            of_day = [row for row in picture.rows if row.day == picture.day and row.kind is RowKind.ITEM]
            running = [row for row in of_day if row.progress.value == "running"]
            self._select(next((row.id for row in (*running, *of_day)), None))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame of the focus goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, then the present through those of the day held, and the frame of the focus."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        prepare(painter)
        self._draw_present(painter)
        if self.hasFocus():
            box = self.visualRect(self.currentIndex().siblingAtColumn(TITLE))
            if box.isValid():
                whole = QRectF(0, box.top(), self.viewport().width(), box.height())
                rounded(painter, whole, RADIUS / 2, None, tokens_of(self).accent, 2)

    def _draw_present(self, painter: QPainter) -> None:
        picture = self.rows.picture
        marks = self.rows.marks(picture.day) if picture is not None else None
        if picture is None or marks is None:
            return
        numbers = [n for n, row in enumerate(picture.rows) if row.day == picture.day]
        if not numbers:
            return
        first = self.visualRect(self.rows.index(min(numbers[0] + 1, numbers[-1]), CHART))
        last = self.visualRect(self.rows.index(numbers[-1], CHART))
        axis = axis_of(self.rows, QRectF(first), self.layoutDirection())
        at = axis.x_at(picture.now, marks) if axis is not None else None
        if at is None:
            return
        colours = tokens_of(self)
        painter.setPen(QPen(QColor(colours.surface), 4))
        painter.drawLine(QLineF(at, first.top(), at, last.bottom()))
        painter.setPen(QPen(QColor(colours.text), 2))
        painter.drawLine(QLineF(at, first.top(), at, last.bottom()))

    def _share_width(self) -> None:
        """A wide window has room for longer titles."""
        wanted = max(292 * self.scale, 0.3 * self.width())
        if self._hours.sectionSize(TITLE) != round(wanted):
            self._hours.resizeSection(TITLE, round(wanted))

    def _weights(self) -> list[float]:
        return [_WEIGHTS[row.kind] for row in self.rows.rows]

    def _fit_rows(self) -> None:
        weights = self._weights()
        if not weights:
            return
        unit = min(max(self.viewport().height() / sum(weights), _LEAST * self.scale), _MOST * self.scale)
        for number, weight in enumerate(weights):
            if self.rowHeight(number) != int(unit * weight):
                self.setRowHeight(number, int(unit * weight))

    def _select(self, row_id: str | None) -> None:
        number = next((n for n, row in enumerate(self.rows.rows) if row.id == row_id), None)
        if number is not None:
            self.setCurrentIndex(self.rows.index(number, TITLE))

    def _tell(self) -> None:
        row = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        self.chosen.emit(self.rows.sentence(row) if isinstance(row, TimeRow) else "")

    def _toggle(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, TimeRow) and row.expandable:
            self.toggled.emit(row.id)


def _looks(picture: TimePicture) -> object:
    """What of a picture can be told apart on the screen: to the minute."""
    rows = [
        (
            row.id,
            row.title,
            row.planned,
            row.progress,
            row.expanded,
            round((row.behind_s or 0.0) / 60),
            [(len(bar.held), len(bar.suspended), _minute(bar.forecast)) for bar in row.bars],
        )
        for row in picture.rows
    ]
    return rows, picture.day, picture.first, picture.last, picture.now.replace(second=0, microsecond=0)


def _minute(stretch: Stretch | None) -> tuple[dt.datetime, ...]:
    """A stretch to the minute."""
    if stretch is None:
        return ()
    return tuple(at.replace(second=0, microsecond=0) for at in (stretch.start, stretch.end))
