"""The countdown, drawn by us: digits that never shift, and the phase as shape, word and number.

It is painted again only when what it shows changes: one precise single-shot timer aims at that instant. Nothing
counts ticks, so nothing drifts.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gcm_moderator.meeting.turn import Phase
from ui.theme import Type, font, tokens_of
from ui.widgets.paint import elided, phase_shape, prepare


@dataclass(frozen=True, slots=True)
class Reading:
    """What the face shows at one instant.

    `digits` is "02:41" or "+00:12"; `left` the share of the time that is left, 0 to 1; `next_change_s` the seconds
    until the digits or the phase change, None while they stand still.
    """

    digits: str
    phase: Phase
    left: float
    next_change_s: float | None
    warning_s: float = 60.0
    detail: str = ""


def phase_word(phase: Phase, warning_s: float) -> str:
    """The word of a phase, as on the face."""
    match phase:
        case Phase.RUNNING:
            return QCoreApplication.translate("ClockFace", "running")
        case Phase.PAUSED:
            return QCoreApplication.translate("ClockFace", "paused")
        case Phase.OVER:
            return QCoreApplication.translate("ClockFace", "OVER")
        case Phase.WARNING if warning_s % 60 == 0:
            return QCoreApplication.translate("ClockFace", "{minutes} MIN").format(minutes=round(warning_s / 60))
        case _:
            return QCoreApplication.translate("ClockFace", "{seconds} S").format(seconds=round(warning_s))


@dataclass(frozen=True, slots=True)
class _Places:
    """Where everything lies, in pixels. `squeeze` narrows the digits a little in a narrow place."""

    digits: QRectF
    font: QFont
    cell: float
    colon: float
    plus: float
    squeeze: float
    words: QRectF
    bar: QRectF


_SAMPLE = 200
_NARROWEST, _NARROWEST_LARGE = 0.94, 0.8
_BAR_RADIUS = 3
_CAP = "0"


class ClockFace(QWidget):
    """The face of a turn. `read` is asked whenever the face may have changed; None shows an empty face."""

    def __init__(
        self, read: Callable[[], Reading | None], *, large: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.read = read
        self._large = large
        self._reading: Reading | None = None
        self._places: _Places | None = None
        self._key: tuple[int, int, int] | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Countdown"))

    @property
    def reading(self) -> Reading | None:
        """What is shown."""
        return self._reading

    @property
    def counting(self) -> bool:
        """Whether a change of the face is awaited."""
        return self._timer.isActive()

    def sizeHint(self) -> QSize:
        """Comfortable at scale 1."""
        return QSize(480, 200)

    def minimumSizeHint(self) -> QSize:
        """Readable across a desk."""
        return QSize(240, 90)

    def refresh(self) -> None:
        """Ask for the reading, repaint what differs from what is shown, and aim at the next change."""
        before, now = self._reading, self.read()
        self._reading = now
        if now is not None and now.next_change_s is not None:
            self._timer.start(max(1, math.ceil(now.next_change_s * 1000)))
        else:
            self._timer.stop()
        changed = self._changed(before, now)
        if changed is not None:
            self.update(changed)
        if before is None or now is None or before.phase is not now.phase:
            self.setAccessibleDescription(f"{phase_word(now.phase, now.warning_s)} {now.digits}" if now else "")

    def stop(self) -> None:
        """Await nothing any more."""
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the face out anew."""
        super().resizeEvent(event)
        self._places = None

    def _changed(self, before: Reading | None, now: Reading | None) -> QRegion | None:
        """What has to be painted again; None when nothing."""
        places = self._places
        if before is None or now is None or places is None:
            return QRegion(self.rect()) if before != now else None
        if (before.phase, before.detail, before.warning_s, len(before.digits)) != (
            now.phase,
            now.detail,
            now.warning_s,
            len(now.digits),
        ):
            return QRegion(self.rect())
        region = QRegion()
        for place, (was, shown) in enumerate(zip(before.digits, now.digits, strict=True)):
            if was != shown:
                region += self._cell(places, now.digits, place).toAlignedRect()
        if self._filled(places, before) != self._filled(places, now):
            region += places.bar.toAlignedRect()
        return None if region.isEmpty() else region

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the part of the face that is asked for."""
        reading = self._reading
        if reading is None:
            return
        places = self._laid_out(reading)
        painter = QPainter(self)
        prepare(painter)
        colours = tokens_of(self)
        if not self._in_line():
            self._draw_shape(painter, places, reading, colours.phase(reading.phase))
        digits = colours.text_soft if reading.phase is Phase.PAUSED else colours.text
        self._draw_digits(painter, places, reading, digits, event.region())
        fill = colours.phase(reading.phase)
        if event.region().intersects(places.words.toAlignedRect()):
            self._draw_words(painter, places, reading, fill)
        if event.region().intersects(places.bar.toAlignedRect()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.track))
            radius = min(places.bar.height() / 2, 2 * _BAR_RADIUS)
            painter.drawRoundedRect(places.bar, radius, radius)
            painter.setBrush(QColor(fill))
            painter.drawRoundedRect(self._filled(places, reading), radius, radius)

    def _draw_digits(self, painter: QPainter, places: _Places, reading: Reading, colour: str, dirty: QRegion) -> None:
        painter.setPen(QColor(colour))
        metrics = QFontMetricsF(places.font)
        baseline = places.digits.bottom()
        for place, letter in enumerate(reading.digits):
            cell = self._cell(places, reading.digits, place)
            if not dirty.intersects(cell.toAlignedRect()):
                continue
            made = QFont(places.font)
            lift = 0.0
            if letter == "+":
                made.setPixelSize(round(made.pixelSize() * 0.62))
                lift = metrics.tightBoundingRect(_CAP).height() * (0.17 if self._in_line() else 0.08)
            elif letter == ":":
                lift = metrics.tightBoundingRect(_CAP).height() * 0.09
            width = QFontMetricsF(made).horizontalAdvance(letter) * places.squeeze
            painter.save()
            painter.setFont(made)
            painter.translate(cell.left() + (cell.width() - width) / 2, baseline - lift)
            painter.scale(places.squeeze, 1.0)
            painter.drawText(0, 0, letter)
            painter.restore()

    def _draw_shape(self, painter: QPainter, places: _Places, reading: Reading, fill: str) -> None:
        """The shape of the phase before the digits; above the plus sign in overtime."""
        side = places.plus * 0.62
        middle = places.digits.center().y()
        if reading.phase is Phase.OVER and self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            side *= 0.8
            middle = places.digits.top() + side / 2 + places.digits.height() * 0.03
        left = 0.0 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - side
        phase_shape(painter, QRectF(left, middle - side / 2, side, side), reading.phase, fill)

    def _draw_words(self, painter: QPainter, places: _Places, reading: Reading, fill: str) -> None:
        """Shape, word, and beside or below them the detail."""
        colours = tokens_of(self)
        box = places.words
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        word = phase_word(reading.phase, reading.warning_s)
        detail = reading.detail
        strong, soft = self._word_font(), self._detail_font()
        wide = QFontMetricsF(strong).horizontalAdvance(word) + 2
        if wide > box.width():
            strong.setPixelSize(max(10, int(strong.pixelSize() * box.width() / wide)))
        in_line = self._in_line()
        side = QFontMetricsF(strong).capHeight() * 1.05 if in_line else 0.0
        gap = side * 0.6
        width = QFontMetricsF(strong).horizontalAdvance(word) + 2
        detail_room = box.width() - side - gap - width - 2 * gap if in_line else box.width()
        detail = elided(soft, detail, detail_room)
        detail_width = QFontMetricsF(soft).horizontalAdvance(detail) + 2 if detail else 0.0
        total = side + gap + width + (2 * gap + detail_width if in_line and detail else 0)
        height = QFontMetricsF(strong).height()
        left = box.center().x() - total / 2 if in_line else box.left()
        top = box.top() if in_line else box.center().y() - height * (1.0 if detail else 0.5)
        row = box.height() if in_line else height

        def put(at: float, y: float, wide: float, tall: float) -> QRectF:
            start = box.left() + box.right() - at - wide if mirrored else at
            return QRectF(start, y, wide, tall)

        if in_line:
            phase_shape(painter, put(left, top + (row - side) / 2, side, side), reading.phase, fill)
        painter.setFont(strong)
        painter.setPen(QColor(colours.text))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
        painter.drawText(put(left + side + gap, top, width, row), middle, word)
        if detail:
            painter.setFont(soft)
            painter.setPen(QColor(colours.text_soft))
            at = left + side + gap + width + 2 * gap if in_line else left
            painter.drawText(put(at, top if in_line else top + height, detail_width, row), middle, detail)

    def _in_line(self) -> bool:
        """Whether the words stand in one line under the digits (the room's screen) or beside them."""
        return self._large or self.width() < 2.2 * self.height()

    def _word_font(self) -> QFont:
        made = font(Type.LEAD)
        made.setWeight(QFont.Weight.DemiBold)
        made.setPixelSize(max(13, round(self.height() * (0.075 if self._large else 0.16))))
        return made

    def _detail_font(self) -> QFont:
        made = font(Type.BODY)
        made.setPixelSize(max(12, round(self._word_font().pixelSize() * (0.78 if self._large else 0.62))))
        return made

    def _cell(self, places: _Places, digits: str, place: int) -> QRectF:
        """The place of one character: the minutes and seconds keep theirs when a plus sign joins them."""
        sign = digits.startswith("+")
        body = digits[1:] if sign else digits
        width = sum(places.colon if letter == ":" else places.cell for letter in body)
        left = places.digits.center().x() - width / 2
        if sign and place == 0:
            return QRectF(left - places.plus, places.digits.top(), places.plus, places.digits.height() + 2)
        for letter in body[: place - sign]:
            left += places.colon if letter == ":" else places.cell
        wide = places.colon if body[place - sign] == ":" else places.cell
        return QRectF(left, places.digits.top() - 2, wide, places.digits.height() + 4)

    def _filled(self, places: _Places, reading: Reading) -> QRectF:
        """The filled part of the bar: what is left, in whole pixels; all of it in overtime."""
        share = 1.0 if reading.phase is Phase.OVER else min(1.0, max(0.0, reading.left))
        width = round(places.bar.width() * share)
        left = places.bar.left()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = places.bar.right() - width
        return QRectF(left, places.bar.top(), width, places.bar.height())

    def _laid_out(self, reading: Reading) -> _Places:
        length = len(reading.digits.lstrip("+"))
        key = (self.width(), self.height(), length)
        if self._places is None or self._key != key:
            self._places, self._key = self._lay_out(length), key
        return self._places

    def _lay_out(self, length: int) -> _Places:
        width, height = float(self.width()), float(self.height())
        bar_height = max(6.0, round(height * (0.022 if self._large else 0.04)))
        bar = QRectF(0, height - bar_height, width, bar_height)
        in_line = self._in_line()
        words_height = QFontMetricsF(self._word_font()).height() * (1.25 if in_line else 2.3)
        gap = bar_height * (1.8 if self._large else 2.2)
        area_height = bar.top() - gap - (words_height if in_line else 0)
        words_width = 0.0 if in_line else min(width * 0.36, max(150.0, height * 1.05))
        area_width = width - words_width
        made = font(Type.HUGE)
        made.setPixelSize(_SAMPLE)
        metrics = QFontMetricsF(made)
        cell = max(metrics.horizontalAdvance(str(figure)) for figure in range(10)) / _SAMPLE
        colon = metrics.horizontalAdvance(":") / _SAMPLE
        cap = metrics.tightBoundingRect(_CAP).height() / _SAMPLE
        plus = metrics.horizontalAdvance("+") / _SAMPLE * 0.62 * 1.1
        needed = (length - 1) * cell + colon + (2 * plus if in_line else plus)
        by_height = area_height / cap
        by_width = area_width / (needed * (_NARROWEST_LARGE if self._large else _NARROWEST))
        size = max(12.0, min(by_height, by_width) * 0.985)
        squeeze = min(1.0, area_width / (needed * size))
        made.setPixelSize(round(size))
        tall = cap * size
        digits_width = needed * size * squeeze
        extra = plus * size * squeeze
        left = (width - digits_width) / 2 if in_line else extra
        if not in_line:
            digits_width -= extra
        top = max(0.0, (area_height - tall) / 2)
        if in_line:
            top *= 0.8
        digits = QRectF(left, top, digits_width, tall)
        if in_line:
            words = QRectF(0, bar.top() - gap - words_height, width, words_height)
        else:
            start = digits.right() + height * 0.16
            words = QRectF(start, top, width - start, tall)
        if not in_line and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            digits.moveLeft(width - digits.right())
            words = QRectF(0, top, digits.left() - extra - height * 0.08, tall)
        return _Places(
            digits, made, cell * size * squeeze, colon * size * squeeze, plus * size * squeeze, squeeze, words, bar
        )
