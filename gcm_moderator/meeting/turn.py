"""One speaker holding the floor, and the clock face of that turn.

`elapsed = (now or end) - start - pauses`, `remaining = limit + granted - elapsed`. A turn is never cut: after the
limit it counts overtime until somebody finishes it. Instants are aware datetimes, durations seconds to the
millisecond.
"""

from __future__ import annotations

import datetime as dt
import math
from enum import Enum, StrEnum

import msgspec
from msgspec.structs import replace

from gcm_moderator.meeting.floor import Speaker, TurnKind

SHORT_LIMIT_S = 180.0


class Phase(StrEnum):
    """What the face of a turn shows, never by colour alone."""

    RUNNING = "running"
    WARNING = "warning"
    OVER = "over"
    PAUSED = "paused"


class Hold(Enum):
    """Why a countdown stands still. Several reasons can hold at once; it runs again when the last is gone."""

    BY_HAND = "by hand"
    POINT_OF_ORDER = "point of order"
    SUSPENSION = "suspension"


def seconds_between(start: dt.datetime, end: dt.datetime) -> float:
    """Seconds from start to end, to the millisecond, also over a night in which the clocks change."""
    return round(end.timestamp() - start.timestamp(), 3)


def instant(at: dt.datetime) -> dt.datetime:
    """The same instant at a fixed offset: Python reckons in one zone by its wall clock, which daylight saving moves."""
    if isinstance(at.tzinfo, dt.timezone):
        return at
    return at.replace(tzinfo=dt.timezone(at.utcoffset() or dt.timedelta()))


def warning_for(limit_s: float, usual_s: float = 60.0) -> float:
    """Seconds before the end at which the warning begins: the usual ones, or half for limits under three minutes."""
    return usual_s / 2 if limit_s < SHORT_LIMIT_S else usual_s


class Turn(msgspec.Struct, frozen=True):
    """A turn, live or finished. `paused_s` counts the pauses that are over; `held_since` the one that is not."""

    id: str
    segment: str
    speaker: Speaker
    kind: TurnKind
    limit_s: float
    warning_s: float
    started_at: dt.datetime
    request: str | None = None
    on_behalf_of: Speaker | None = None
    to: str | None = None
    gender: str | None = None
    granted_s: float = 0.0
    paused_s: float = 0.0
    holds: frozenset[Hold] = frozenset()
    held_since: dt.datetime | None = None
    touched_at: dt.datetime | None = None
    finished_at: dt.datetime | None = None
    absent: bool = False

    def held(self, why: Hold, at: dt.datetime) -> Turn:
        """The turn with its countdown stopped for this reason (too)."""
        return replace(self, holds=self.holds | {why}, held_since=self.held_since or at, touched_at=at)

    def released(self, why: Hold, at: dt.datetime) -> Turn:
        """The turn with this reason gone; it counts again when no other holds it."""
        holds = self.holds - {why}
        if holds or self.held_since is None:
            return replace(self, holds=holds, touched_at=at)
        paused_s = round(self.paused_s + seconds_between(self.held_since, at), 3)
        return replace(self, holds=holds, held_since=None, paused_s=paused_s, touched_at=at)

    def granted(self, seconds: float, at: dt.datetime) -> Turn:
        """The turn with time added or, negative, taken away."""
        return replace(self, granted_s=round(self.granted_s + seconds, 3), touched_at=at)

    def finished(self, at: dt.datetime, *, absent: bool) -> Turn:
        """The turn at its end, every pause closed."""
        paused_s = self.paused_until(at)
        return replace(
            self, holds=frozenset(), held_since=None, paused_s=paused_s, finished_at=at, touched_at=at, absent=absent
        )

    @property
    def voice(self) -> tuple[str, str | None]:
        """Who is heard: the speaker, and the group spoken for if any."""
        return voice(self.speaker, self.on_behalf_of)

    @property
    def earliest_end(self) -> dt.datetime:
        """No end can be put before this instant: the last thing that happened to the turn."""
        return self.touched_at or self.started_at

    def paused_until(self, now: dt.datetime) -> float:
        """Seconds the countdown has stood still so far."""
        if self.held_since is None:
            return self.paused_s
        return round(self.paused_s + max(0.0, seconds_between(self.held_since, now)), 3)

    def elapsed(self, now: dt.datetime) -> float:
        """Seconds spoken so far."""
        until = self.finished_at or now
        return round(max(0.0, seconds_between(self.started_at, until) - self.paused_until(until)), 3)

    def remaining(self, now: dt.datetime) -> float:
        """Seconds left; negative in overtime."""
        return round(self.limit_s + self.granted_s - self.elapsed(now), 3)

    def overtime(self, now: dt.datetime) -> float:
        """Seconds spoken beyond limit and grants."""
        return max(0.0, -self.remaining(now))

    def phase(self, now: dt.datetime) -> Phase:
        """The phase at this instant; a paused turn is `paused` whatever its time."""
        if self.held_since is not None:
            return Phase.PAUSED
        remaining = self.remaining(now)
        if remaining <= 0:
            return Phase.OVER
        return Phase.WARNING if remaining <= self.warning_s else Phase.RUNNING

    def face(self, now: dt.datetime) -> str:
        """The digits: seconds rounded up until the limit ("03:00" at first, "00:00" exactly at it), then "+00:12"."""
        return face(self.remaining(now))

    def next_change(self, now: dt.datetime) -> float | None:
        """Seconds until the digits change, None while the countdown stands still."""
        if self.held_since is not None or self.finished_at is not None:
            return None
        return next_change(self.remaining(now))


def voice(speaker: Speaker, on_behalf_of: Speaker | None) -> tuple[str, str | None]:
    """Who is heard: a national statement and one on behalf of a group are two voices."""
    return speaker.key, on_behalf_of.key if on_behalf_of else None


def face(remaining_s: float) -> str:
    """The digits for so many seconds left: rounded up, or overtime rounded down with a plus sign."""
    if remaining_s >= 0:
        minutes, seconds = divmod(math.ceil(remaining_s), 60)
        return f"{minutes:02d}:{seconds:02d}"
    minutes, seconds = divmod(math.floor(-remaining_s), 60)
    return f"+{minutes:02d}:{seconds:02d}"


def next_change(remaining_s: float) -> float:
    """Seconds until `face` shows something else.

    The countdown changes when a whole second has gone; at zero it turns into overtime at once (one millisecond).
    """
    if remaining_s == 0:
        return 0.001
    return round(math.floor(-remaining_s) + 1 + remaining_s, 3)
