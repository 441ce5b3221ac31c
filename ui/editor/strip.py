"""A day at a glance: its sittings and items along a line of time."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gcm_moderator.agenda.editing.document import Row
from gcm_moderator.agenda.editing.typed import time_text
from gcm_moderator.agenda.model import ItemKind
from ui.theme import Type, font, space, tokens_of
from ui.widgets.bar import Tone
from ui.widgets.paint import Scaled, elided, leading, mirrored, prepare, rounded
from ui.widgets.row_list import draw_tone
from ui.widgets.text import plain

_LEAST_SPAN = 60


class DayStrip(QWidget, Scaled):
    """The picture of a day. `picked` carries the position of an item that was clicked. Nothing here takes the focus."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._stops: tuple[int, ...] = ()
        self._current = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The day at a glance"))

    def show_day(self, rows: tuple[Row, ...], stops: tuple[int, ...], current: int) -> None:
        """Show a day, the ends of its sittings, and the item that is selected."""
        self._rows, self._stops, self._current = rows, stops, current
        self.update()

    def set_scale(self, scale: float) -> None:
        """Take on another size."""
        self.scale = scale
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Two lines of small type."""
        return QSize(400, round(58 * self.scale))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the item under the pointer."""
        for row, box in self._boxes():
            if mirrored(box, self.rect(), self.layoutDirection()).contains(event.position()):
                self.picked.emit(row.at)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the items as boxes, the stops as lines, and the hours."""
        painter = QPainter(self)
        prepare(painter)
        colours, direction = tokens_of(self), self.layoutDirection()
        first, last = self._range()
        small = font(Type.CAPTION, self.scale)
        painter.setFont(small)
        top, tall = 0.0, self.height() - 20 * self.scale
        for row, box in self._boxes():
            place = mirrored(box, self.rect(), direction)
            is_break = row.kind is ItemKind.BREAK
            fill = None if is_break else colours.raised if not row.item.kind.endswith("panel") else colours.selection
            edge = colours.accent if row.at == self._current else colours.edge if not is_break else colours.hairline
            rounded(painter, place, 5, fill, edge, 2 if row.at == self._current else 1)
            painter.setPen(QColor(colours.text_soft if is_break else colours.text))
            words = place.adjusted(6, 0, -4, 0)
            if row.severity and words.width() > 24:
                side = 9 * self.scale
                mark = QRectF(box.right() - side - 5, box.center().y() - side / 2, side, side)
                tone = Tone.TROUBLE if row.severity == "error" else Tone.ATTENTION
                draw_tone(painter, mirrored(mark, self.rect(), direction), tone, colours)
                words = mirrored(box.adjusted(6, 0, -side - 9, 0), self.rect(), direction)
                painter.setPen(QColor(colours.text_soft if is_break else colours.text))
            if words.width() > 24:
                text = elided(small, plain(row.item.title), words.width())
                flags = leading(direction) | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
                painter.drawText(words, flags, text)
        for stop in self._stops:
            at = mirrored(QRectF(self._x(stop), top, 1, tall), self.rect(), direction)
            painter.fillRect(QRectF(at.left() - 1, top, 2, tall), QColor(colours.over))
        painter.setPen(QColor(colours.text_soft))
        step = 60 if (last - first) <= 11 * 60 else 120
        for minutes in range(-(-first // step) * step, last + 1, step):
            width = 44 * self.scale
            left = min(max(0.0, self._x(minutes) - width / 2), self.width() - width)
            place = mirrored(QRectF(left, tall + 2, width, 18 * self.scale), self.rect(), direction)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, time_text(minutes))

    def _range(self) -> tuple[int, int]:
        slots = [row.slot for row in self._rows if row.slot is not None]
        ends = [*(slot.end for slot in slots), *self._stops]
        first = min((slot.start for slot in slots), default=9 * 60)
        return first, max([first + _LEAST_SPAN, *ends])

    def _x(self, minutes: int) -> float:
        first, last = self._range()
        return (minutes - first) / (last - first) * (self.width() - 2) + 1

    def _boxes(self) -> list[tuple[Row, QRectF]]:
        """The items with their places; one that overlaps another is drawn a little lower."""
        tall = self.height() - 22 * self.scale
        boxes, busy = [], 0
        for row in self._rows:
            if row.slot is None:
                continue
            lower = space(1, self.scale) if row.slot.start < busy else 0
            busy = max(busy, row.slot.end)
            left, right = self._x(row.slot.start), self._x(row.slot.end)
            boxes.append((row, QRectF(left + 1, lower, max(3.0, right - left - 2), tall - lower)))
        return boxes
