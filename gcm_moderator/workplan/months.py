"""A month as a grid: weeks from Monday, and the bars of what is on days. What only lies in the month has no bar."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable

import msgspec

from gcm_moderator.workplan.model import Event


class Month(msgspec.Struct, frozen=True, order=True):
    """A month of a year."""

    year: int
    month: int

    @classmethod
    def of(cls, day: dt.date) -> Month:
        """The month that a day is in."""
        return cls(day.year, day.month)

    def moved(self, by: int) -> Month:
        """So many months later, or earlier."""
        whole = self.year * 12 + self.month - 1 + by
        return Month(whole // 12, whole % 12 + 1)

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, self.month, 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return dt.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def weeks(self) -> tuple[tuple[dt.date, ...], ...]:
        """The weeks that have days of it, Monday first, with the days of the months beside it."""
        return tuple(tuple(week) for week in calendar.Calendar().monthdatescalendar(self.year, self.month))


class Bar(msgspec.Struct, frozen=True):
    """A stretch of an entry in one week: its lane from the top, and its first and last column from 0 to 6."""

    event: Event
    lane: int
    first: int
    last: int
    began: bool
    """Whether it began in a week before."""


def bars(week: tuple[dt.date, ...], events: Iterable[Event]) -> tuple[Bar, ...]:
    """The bars of a week: none lies on another, and each as high as it can."""
    here = [event for event in events if event.on_days and event.touches(week[0], week[-1])]
    here.sort(key=lambda event: (max(event.start or week[0], week[0]), -_length(event), event.line))
    taken: list[int] = []
    made = []
    for event in here:
        first = (max(event.start or week[0], week[0]) - week[0]).days
        last = (min(event.end or week[-1], week[-1]) - week[0]).days
        lane = next((lane for lane, until in enumerate(taken) if until < first), len(taken))
        taken[lane : lane + 1] = [last]
        made.append(
            Bar(
                event,
                lane,
                first,
                last,
                began=event.start is not None and event.start < week[0],
            )
        )
    return tuple(made)


def lying_in(month: Month, events: Iterable[Event]) -> tuple[Event, ...]:
    """What lies somewhere in the month, on days that are not printed."""
    return tuple(event for event in events if not event.on_days and event.touches(month.first, month.last))


def on_days_of(month: Month, events: Iterable[Event]) -> tuple[Event, ...]:
    """What is on days of the month."""
    return tuple(event for event in events if event.on_days and event.touches(month.first, month.last))


def _length(event: Event) -> int:
    return (event.end - event.start).days if event.start is not None and event.end is not None else 0
