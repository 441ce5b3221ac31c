"""An entry of the calendar, as printed. Nothing is made more exact than its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256

import msgspec

_LONGEST_STRETCH = dt.timedelta(days=7)
"""What is printed with days, and is to be confirmed, is no longer than this; a longer span is where the days lie."""


class Precision(StrEnum):
    """How exact a printed date is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    TBC = "tbc"
    """To be confirmed."""
    TBA = "tba"
    """To be announced."""


class Kind(StrEnum):
    """What an entry is."""

    THEMATIC_SESSION = "thematic-session"
    HEARING = "multi-stakeholder-hearing"
    REGIONAL_COMMISSION = "regional-commission"
    CONSULTATIVE_PROCESS = "regional-consultative-process"
    GFMD = "gfmd"
    IDM = "idm"
    DOCUMENT = "document"
    NEGOTIATION = "stocktaking-negotiation"
    CONFERENCE = "conference"


class Event(msgspec.Struct, frozen=True):
    """One entry. `start` and `end` are its days, or the days between which it lies; None where none are printed."""

    phase: int
    kind: Kind
    title: str
    place: str
    as_printed: str
    precision: Precision
    sources: tuple[str, ...]
    line: int
    start: dt.date | None = None
    end: dt.date | None = None

    @property
    def id(self) -> str:
        """An id that stays the same while the entry does."""
        said = "\n".join((self.kind, self.title, self.place, self.as_printed, *self.sources))
        return sha256(said.encode()).hexdigest()[:16]

    @property
    def on_days(self) -> bool:
        """Whether it is on each of its days; else it lies somewhere between them, or has no days."""
        if self.start is None or self.end is None:
            return False
        if self.precision is Precision.TBC:
            return self.end - self.start < _LONGEST_STRETCH
        return self.precision is Precision.DAY

    @property
    def certain(self) -> bool:
        """Whether its days are printed without reservation."""
        return self.precision is Precision.DAY

    @property
    def where(self) -> str | None:
        """Its place without the words "TBC" or "TBA"; None where there are only these."""
        place = self.place.removesuffix("TBC").removesuffix("TBA").strip()
        return place or None

    def touches(self, first: dt.date, last: dt.date) -> bool:
        """Whether any of its days, or of those between which it lies, is one of these."""
        return self.start is not None and self.end is not None and self.start <= last and first <= self.end


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """By first day, exact ones before others; those without days last."""
    late = dt.date.max
    return tuple(sorted(events, key=lambda event: (event.start or late, not event.on_days, event.line)))


class Chosen(msgspec.Struct, frozen=True):
    """What is to be shown: one kind, place and phase each, or None for all."""

    kind: Kind | None = None
    place: str | None = None
    phase: int | None = None

    def of(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """Those of the events, in their order."""
        return tuple(
            event
            for event in events
            if (self.kind is None or event.kind is self.kind)
            and (self.place is None or event.where == self.place)
            and (self.phase is None or event.phase == self.phase)
        )
