"""What is going on: who has the floor, since when, and a small countdown."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gcm_moderator.clock import Pace
from gcm_moderator.desk.views import PodiumView
from gcm_moderator.meeting.turn import Phase, Turn
from ui.notes import words
from ui.theme import Type, space, tokens_of
from ui.widgets.label import FitLabel, PlainLabel
from ui.widgets.paint import Scaled, phase_shape, prepare
from ui.words import SEPARATOR, time_of_day


class SmallClock(QWidget, Scaled):
    """The shape of the phase, its word and the digits; drawn anew when a digit changes and at no other time."""

    def __init__(self, now: Callable[[], dt.datetime], pace: Pace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._pace = pace
        self._turn: Turn | None = None
        self._phase = Phase.RUNNING
        self.digits = PlainLabel("", Type.TITLE)
        self.digits.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.refresh)
        self._beside = QWidget()
        self._beside.setFixedWidth(space(2.5))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._beside)
        row.addWidget(self.digits)

    def show_turn(self, turn: Turn | None) -> None:
        """Count for this turn."""
        self._turn = turn
        self.setVisible(turn is not None)
        self.refresh()

    def set_scale(self, scale: float) -> None:
        """Take on another size."""
        self.scale = scale
        self._beside.setFixedWidth(space(2.5, scale))

    def refresh(self) -> None:
        """Show the present second and aim at the next."""
        self._timer.stop()
        if self._turn is None or not self.isVisible():
            return
        now = self._now()
        self._phase = self._turn.phase(now)
        self.digits.set_text(f"{_phase_word(self._phase)} {self._turn.face(now)}".strip())
        change = self._turn.next_change(now)
        if change is not None:
            self._timer.start(max(1, math.ceil(change * 1000 / self._pace())))
        self.update()

    def stop(self) -> None:
        """Await nothing any more."""
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shape."""
        painter = QPainter(self)
        prepare(painter)
        side = 14 * self.scale
        left = 0.0 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - side
        box = QRectF(left, (self.height() - side) / 2, side, side)
        phase_shape(painter, box, self._phase, tokens_of(self).phase(self._phase))


def _phase_word(phase: Phase) -> str:
    return {
        Phase.RUNNING: "",
        Phase.WARNING: words.tr("ending"),
        Phase.OVER: words.tr("over"),
        Phase.PAUSED: words.tr("paused"),
    }[phase]


class NowLine(QWidget):
    """The name of whoever has the floor, what is running, and the countdown."""

    def __init__(self, now: Callable[[], dt.datetime], pace: Pace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = FitLabel(24, 17, 1)
        self.detail = PlainLabel("", Type.BODY, "soft")
        self.clock = SmallClock(now, pace)
        left = QVBoxLayout()
        left.setSpacing(space(0.25))
        left.addWidget(self.name)
        left.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addLayout(left, 1)
        row.addWidget(self.clock)

    def show_view(self, view: PodiumView) -> None:
        """Show what is going on."""
        zone = ZoneInfo(view.zone)
        segment, turn = view.segment, view.turn
        where = segment.title if segment is not None else ""
        if view.item is not None and view.item.title != where:
            where = SEPARATOR.join(filter(None, (view.item.title, where)))
        if view.suspended_since is not None:
            self.name.set_text(self.tr("The meeting is suspended"))
            since = time_of_day(view.suspended_since, zone)
        elif turn is not None:
            self.name.set_text(words.who(turn.speaker, turn.on_behalf_of))
            since = time_of_day(turn.started_at, zone)
        else:
            self.name.set_text(
                self.tr("Nobody has the floor") if segment is not None else self.tr("Nothing is running")
            )
            since = ""
        said = self.tr("since {time}").format(time=since) if since else ""
        self.detail.set_text(SEPARATOR.join(filter(None, (said, where))))
        self.clock.show_turn(turn)
