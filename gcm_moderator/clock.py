"""The meeting's clock: anchored to the wall once, then running on a clock that nobody can set.

A step of the wall clock (a time server, a hand on the settings, daylight saving) never moves a countdown. The steady
clock keeps counting while the computer sleeps, because speakers go on speaking while the lid is closed.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable


def steady() -> float:
    """Seconds on a clock that no setting moves and that counts sleep, from an arbitrary start."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    elif sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    else:
        return time.monotonic()


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
        self.rate = rate

    def now(self) -> dt.datetime:
        """The present instant."""
        seconds = self._anchor + self.rate * (self._steady() - self._started)
        return dt.datetime.fromtimestamp(int(seconds * 1000) / 1000, dt.UTC)


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
