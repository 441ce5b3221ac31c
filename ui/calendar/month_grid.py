"""A month, drawn: a cell a day, a bar for what is on days. The list beside it says the same for ears and keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gcm_moderator.workplan.model import Event, Kind
from gcm_moderator.workplan.months import Bar, Month, bars
from ui.calendar import words
from ui.theme import RADIUS_CARD, Tokens, Type, font, space, tokens_of
from ui.widgets.paint import Scaled, elided, leading, mirrored, prepare, rounded

_HEAD = 30
_NUMBER = 26
_BAR = 22
_GAP = 3


class MonthGrid(QWidget, Scaled):
    """The grid. `picked` carries the event of a bar that was pressed."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = Month(2017, 5)
        self._events: tuple[Event, ...] = ()
        self._selected: str | None = None
        self._today: dt.date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_month(self, month: Month, events: Sequence[Event], today: dt.date) -> None:
        """Show another month."""
        self._month, self._events, self._today = month, tuple(events), today
        self.setAccessibleName(words.month_title(month))
        self.update()

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        self.scale = scale
        self.update()

    def select(self, key: str | None) -> None:
        """Mark the bars of an event."""
        self._selected = key
        self.update()

    def event_at(self, at: QPoint) -> Event | None:
        """The event of the bar at a point."""
        for box, bar in self._bars():
            if box.contains(at.toPointF()):
                return bar.event
        return None

    def middle_of(self, event: Event) -> QPoint | None:
        """The middle of the first bar of an event; None where there is none."""
        return next((box.center().toPoint() for box, bar in self._bars() if bar.event.id == event.id), None)

    def sizeHint(self) -> QSize:
        """Comfortable for six weeks."""
        return QSize(700, 520)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the event of a bar."""
        picked = self.event_at(event.position().toPoint())
        if picked is not None:
            self.picked.emit(picked)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the days, then the bars over them."""
        painter = QPainter(self)
        prepare(painter)
        colours = tokens_of(self)
        rounded(painter, QRectF(self.rect()), RADIUS_CARD, colours.surface, colours.hairline)
        painter.setFont(font(Type.CAPTION, self.scale))
        painter.setPen(QColor(colours.text_soft))
        for column, name in enumerate(words.day_names()):
            painter.drawText(self._place(column, 0, 0, self._tall(_HEAD)), Qt.AlignmentFlag.AlignCenter, name)
        for number, week in enumerate(self._month.weeks):
            for column, day in enumerate(week):
                self._draw_day(painter, self._cell(number, column), day, colours)
        for box, bar in self._bars():
            self._draw_bar(painter, box, bar, colours)
        self._draw_more(painter, colours)

    def _draw_day(self, painter: QPainter, box: QRectF, day: dt.date, colours: Tokens) -> None:
        own = day.month == self._month.month
        painter.setPen(QPen(QColor(colours.hairline), 1))
        painter.drawLine(box.topLeft(), box.topRight())
        number = QRectF(box.left() + 4, box.top() + 3, box.width() - 8, self._tall(_NUMBER) - 4)
        across = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(Type.SMALL, self.scale))
        if day == self._today:
            painter.setFont(font(Type.CAPTION, self.scale))
            width = self._tall(28)
            mark = QRectF(number.right() - width, number.top(), width, number.height())
            rounded(painter, mark, mark.height() / 2, colours.accent_fill, None)
            painter.setPen(QColor(colours.on_accent))
            painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, str(day.day))
            return
        painter.setPen(QColor(colours.text if own else colours.text_off))
        painter.drawText(number, across, str(day.day))

    def _draw_bar(self, painter: QPainter, box: QRectF, bar: Bar, colours: Tokens) -> None:
        """Filled for a thematic session; with a broken edge for what is to be confirmed."""
        event = bar.event
        session = event.kind is Kind.THEMATIC_SESSION
        rounded(painter, box, 5, colours.accent_fill if session else colours.raised, None)
        edge = QPen(QColor(colours.accent if session else colours.edge), 1)
        if not event.certain:
            edge.setStyle(Qt.PenStyle.DashLine)
        if event.id == self._selected:
            edge = QPen(QColor(colours.text), 2)
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setPen(QColor(colours.on_accent if session else colours.text))
        small = font(Type.CAPTION, self.scale)
        painter.setFont(small)
        text = box.adjusted(6, 0, -4, 0)
        shown = elided(small, words.bar(event), text.width())
        across = leading(self.layoutDirection()) | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(text, across, shown)

    def _draw_more(self, painter: QPainter, colours: Tokens) -> None:
        """How many bars of a day there is no room for."""
        painter.setFont(font(Type.CAPTION, self.scale))
        painter.setPen(QColor(colours.text_soft))
        for number, week in enumerate(self._month.weeks):
            hidden = [bar for bar in bars(week, self._events) if bar.lane >= self._lanes]
            for column in range(7):
                over = sum(bar.first <= column <= bar.last for bar in hidden)
                if over:
                    cell = self._cell(number, column)
                    line = QRectF(cell.left() + 4, cell.top() + 3, cell.width() / 2, self._tall(_NUMBER) - 4)
                    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, f"+{over}")

    def _tall(self, pixels: int) -> int:
        """A height meant for scale 1."""
        return round(pixels * self.scale)

    @property
    def _lanes(self) -> int:
        room = self._cell(0, 0).height() - self._tall(_NUMBER)
        return max(0, int(room // (self._tall(_BAR) + self._tall(_GAP))))

    def _bars(self) -> list[tuple[QRectF, Bar]]:
        made = []
        for number, week in enumerate(self._month.weeks):
            top = self._cell(number, 0).top() + self._tall(_NUMBER)
            for bar in bars(week, self._events):
                if bar.lane < self._lanes:
                    y = top + bar.lane * (self._tall(_BAR) + self._tall(_GAP))
                    box = self._place(bar.first, bar.last, y, self._tall(_BAR))
                    made.append((box.adjusted(3, 0, -3, 0), bar))
        return made

    def _cell(self, week: int, column: int) -> QRectF:
        tall = (self.height() - self._tall(_HEAD) - space(1)) / len(self._month.weeks)
        return self._place(column, column, self._tall(_HEAD) + week * tall, tall)

    def _place(self, first: int, last: int, top: float, height: float) -> QRectF:
        last = max(first, last)
        margin = space(1)
        wide = (self.width() - 2 * margin) / 7
        box = QRectF(margin + first * wide, top, (last - first + 1) * wide, height)
        return mirrored(box, self.rect(), self.layoutDirection())
