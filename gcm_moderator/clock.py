"""The meeting's clock: anchored to the wall once, then running on a clock that nobody can set.

A step of the wall clock (a time server, a hand on the settings, daylight saving) never moves a countdown. The steady
clock keeps counting while the computer sleeps, because speakers go on speaking while the lid is closed.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

_COUNTS_SLEEP: int | None = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
"""The system's clock that counts sleep: its own on Linux, the monotonic one on macOS; Windows has no number for it."""


def steady() -> float:
    """Seconds on a clock that no setting moves and that counts sleep, from an arbitrary start."""
    return time.monotonic() if _COUNTS_SLEEP is None else time.clock_gettime(_COUNTS_SLEEP)


Pace = Callable[[], float]
"""Gives how many seconds of the meeting go by in one second; in a rehearsal that may change."""


def real_time() -> float:
    """How many seconds of a meeting go by in one second, but for a rehearsal."""
    return 1.0


class MeetingClock:
    """The time of the meeting, as aware instants in UTC to the millisecond.

    `ahead_s` shifts it from the wall (a rehearsal on other dates than the session's); `rate` lets it run faster than
    real time. `wall` gives seconds since the epoch, asked once; `steady` seconds that only ever grow.
    """

    def __init__(
        self,
        ahead_s: float = 0.0,
        rate: float = 1.0,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = steady,
    ) -> None:
        self._steady = steady
        self._anchor = wall() + ahead_s
        self._started = steady()
        self._rate = rate

    def now(self) -> dt.datetime:
        """The present instant."""
        seconds = self._anchor + self._rate * (self._steady() - self._started)
        return dt.datetime.fromtimestamp(int(seconds * 1000) / 1000, dt.UTC)


class PlayedClock:
    """The clock of a rehearsal in windows: it runs `rate` times as fast as the wall, and an action has its own instant.

    Timers fire a moment late, and at sixty times real time a moment is a second. So while an action is played the clock
    stands at the instant of the action; otherwise it runs, from `start` on. It can be paused, and its rate changed.
    """

    def __init__(self, start: dt.datetime, rate: float, steady: Callable[[], float] = steady) -> None:
        self._steady = steady
        self._rate = rate
        self._running: MeetingClock | None = None
        self._at = start
        self._played: dt.datetime | None = None
        self.resume()

    @property
    def rate(self) -> float:
        """How many seconds of the meeting go by in one second while it runs."""
        return self._rate

    @property
    def paused(self) -> bool:
        """Whether it stands until somebody lets it run on."""
        return self._running is None

    def now(self) -> dt.datetime:
        """The present instant."""
        return self._played or (self._at if self._running is None else self._running.now())

    def stand(self, at: dt.datetime | None) -> None:
        """Stand at an instant, or run on again."""
        self._played = at

    def jump_to(self, at: dt.datetime) -> None:
        """Leave out the time until an instant; it never goes back."""
        self._set(max(self.now(), at))

    def go_at(self, rate: float) -> None:
        """Run at another rate from now on."""
        self._rate = rate
        self._set(self.now())

    def pause(self) -> None:
        """Stand where it is."""
        self._at, self._running = self.now(), None

    def resume(self) -> None:
        """Run on from where it stands."""
        if self._running is None:
            self._running = MeetingClock(rate=self._rate, wall=self._at.timestamp, steady=self._steady)

    def _set(self, at: dt.datetime) -> None:
        paused = self.paused
        self._at, self._running = at, None
        if not paused:
            self.resume()


def pace_of(clock: object) -> Pace:
    """The pace of a meeting's clock: that of a rehearsal, or real time."""
    return (lambda: clock.rate) if isinstance(clock, PlayedClock) else real_time


class SetClock:
    """A clock that stands where it is put: a rehearsal that runs as fast as it can."""

    def __init__(self, at: dt.datetime) -> None:
        self._at = at

    def now(self) -> dt.datetime:
        """The instant it was put to."""
        return self._at

    def put(self, at: dt.datetime) -> None:
        """Move it to an instant."""
        self._at = at
