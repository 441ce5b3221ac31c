"""A rehearsal under way: the room acts when the clock reaches its instants; a person moderates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from gcm_moderator.clock import PlayedClock
from gcm_moderator.desk.qt import Seat
from gcm_moderator.rehearsal.chair import next_call
from gcm_moderator.rehearsal.rehearsal import SEAT
from gcm_moderator.rehearsal.room import Act, Room, next_act

SPEEDS = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0)
MOST_JUMPED = 4000
"""Acts in one jump; a whole session has some 700."""


class Course(QObject):
    """Plays the room at a seat whose clock it holds. `said` carries an instant and what the room sees or hears then.

    `changed` when it was paused, goes on, or at another speed. While a person jumps, a moderator who keeps to the plan
    moderates what is left out.
    """

    said = Signal(object, str)
    changed = Signal()

    def __init__(self, seat: Seat, clock: PlayedClock, room: Room, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._clock = clock
        self._room = room
        self._since = clock.now()
        self._playing = False
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._go_on)
        seat.changed.connect(self._go_on)
        self._go_on()

    @property
    def paused(self) -> bool:
        """Whether everything stands still."""
        return self._clock.paused

    @property
    def speed(self) -> float:
        """How many times as fast as real time it goes."""
        return self._clock.rate

    def pause(self, paused: bool) -> None:
        """Stand still, or go on."""
        self._clock.pause() if paused else self._clock.resume()
        self._seat.changed.emit()
        self.changed.emit()

    def go_at(self, speed: float) -> None:
        """Go at another speed."""
        self._clock.go_at(speed)
        self._seat.changed.emit()
        self.changed.emit()

    def jump_by(self, minutes: int) -> None:
        """Leave out so many minutes."""
        until = self._clock.now() + dt.timedelta(minutes=minutes)
        self._jump(lambda act: act is None or act.at > until)
        self._arrive(until)

    def jump_to_segment(self) -> None:
        """Leave out what is left of the running segment."""
        before = self._seat.state.running
        self._jump(lambda _: self._seat.state.running not in (None, before))
        self._arrive(self._since)

    def jump_to_discussion(self) -> None:
        """Leave out everything until the next discussion has begun."""
        before = self._seat.state.running
        self._jump(lambda _: self._seat.state.discussing and self._seat.state.running != before)
        self._arrive(self._since)

    def stop(self) -> None:
        """Nothing happens any more."""
        self._timer.stop()
        self._seat.changed.disconnect(self._go_on)

    def _go_on(self) -> None:
        """Play what is due, and wait for the next."""
        if self._playing:
            return
        self._playing = True
        now = self._clock.now()
        while (act := self._next()) is not None and act.at <= now:
            self._play(act)
        self._since = max(self._since, now)
        self._playing = False
        self._timer.stop()
        upcoming = self._next()
        if upcoming is not None and not self._clock.paused:
            wait_s = (upcoming.at - now).total_seconds() / self._clock.rate
            self._timer.start(max(0, round(wait_s * 1000)))

    def _next(self) -> Act | None:
        return next_act(self._room, self._seat.state, self._seat.desk.notebook, self._since)

    def _play(self, act: Act) -> None:
        self._since = act.at
        desk = self._seat.desk
        if act.command is not None:
            self._clock.stand(act.at)
            desk.send(act.command, seat=SEAT)
            desk.settle()
            self._clock.stand(None)
        if act.says:
            self.said.emit(act.at, act.says)

    def _jump(self, arrived: Callable[[Act | None], bool]) -> None:
        """Play what the room does, and what a moderator who keeps to the plan would do, until there."""
        self._playing = True
        self._since = max(self._since, self._clock.now())
        seat = self._seat
        seat.blockSignals(True)
        for _ in range(MOST_JUMPED):
            call = next_call(seat.state, seat.desk.notebook, self._since)
            acts = [act for act in (self._next(), call) if act is not None]
            upcoming = min(acts, key=lambda act: act.at, default=None)
            if upcoming is None or arrived(upcoming):
                break
            self._clock.jump_to(upcoming.at)
            self._play(upcoming)
        seat.blockSignals(False)
        self._playing = False

    def _arrive(self, at: dt.datetime) -> None:
        self._clock.jump_to(at)
        self._since = max(self._since, at)
        self._seat.changed.emit()
