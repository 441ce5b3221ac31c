"""Which dates the days of a document have."""

from __future__ import annotations

import datetime as dt

import msgspec

from gcm_moderator.agenda.importing.dates import Date, Mark, days_named, find_marks, known_year
from gcm_moderator.agenda.importing.drafts import ENVELOPE, DraftDay, Drafts
from gcm_moderator.agenda.importing.places import zone_of
from gcm_moderator.agenda.importing.understanding import Doubt, DoubtCode
from gcm_moderator.agenda.times import parse_date

__all__ = ["Dated", "dates_of"]

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LEAP_YEAR = 2000


class Dated(msgspec.Struct, frozen=True):
    """The date of a day, None where it cannot be known, and what is not sure about it."""

    date: dt.date | None
    doubts: tuple[Doubt, ...] = ()


def dates_of(drafts: Drafts, first: str | None) -> tuple[Dated, ...]:
    """Return the date of each day; `first` is that of the first day, where a person has said it."""
    if not drafts.days:
        return ()
    mentioned = _mentioned(drafts)
    year = known_year(
        [*(mark for day in drafts.days for mark in day.marks), *(mark for marks in mentioned for mark in marks)]
    )
    marked = [next(iter(days_named(day.marks)), None) for day in drafts.days]
    marked = _months_and_days(marked)
    given = parse_date(first) if first else None
    if given is not None and year is None:
        year = given.year
    span = _whole_meeting(mentioned, len(drafts.days), year)
    dates: list[Dated] = []
    for number, day in enumerate(drafts.days):
        before = dates[-1].date if dates else None
        dates.append(_dated(number, day, marked[number], year, given, span, before))
    return tuple(dates)


def _mentioned(drafts: Drafts) -> list[list[Mark]]:
    """What the lines outside the agenda mention: the one labelled as the date first, then those with the place."""
    labelled = drafts.named.get("date")
    lines = [line.text for line in sorted(drafts.loose, key=lambda line: line.number)]
    lines = [text for text in lines if not ENVELOPE.match(text)]
    lines.sort(key=lambda text: zone_of(text) is None)
    return [find_marks(text) for text in ([labelled[0]] if labelled else []) + lines]


def _months_and_days(dates: list[Date | None]) -> list[Date | None]:
    """Tell 05/08 from 08/05: of the two readings the one in which the days are close together."""
    turned = [date if date is None or date.sure else Date(date.day, date.month, date.year) for date in dates]
    plain, other = _spread(dates), _spread(turned)
    if plain == other:
        return dates
    return [date and Date(date.month, date.day, date.year) for date in (dates if plain < other else turned)]


def _spread(dates: list[Date | None]) -> dt.timedelta:
    """The time between the first and the last of dates."""
    days = [day for date in dates if date is not None and (day := date.on(_LEAP_YEAR)) is not None]
    return max(days) - min(days) if days else dt.timedelta()


def _whole_meeting(mentioned: list[list[Mark]], days: int, year: int | None) -> tuple[dt.date, ...]:
    """The days of the meeting as a line outside the agenda has them: as many dates as there are days."""
    for marks in mentioned:
        dates = days_named(marks)
        if len(dates) == days and (days > 1 or _first(mentioned, dates[0])):
            found = [day for date in dates if (day := date.on(year or 0)) is not None]
            if len(found) == days and found == sorted(found):
                return tuple(found)
    return ()


def _first(mentioned: list[list[Mark]], date: Date) -> bool:
    """Whether no other single date is mentioned before that one."""
    singles = [mark.dates[0] for marks in mentioned for mark in marks if len(mark.dates) == 1]
    return (singles[0].month, singles[0].day) == (date.month, date.day)


def _dated(
    number: int,
    day: DraftDay,
    marked: Date | None,
    year: int | None,
    given: dt.date | None,
    span: tuple[dt.date, ...],
    before: dt.date | None,
) -> Dated:
    line = day.lines[0].number if day.lines else None

    def doubt(text: str) -> Doubt:
        return Doubt(DoubtCode.DATE, text, line)

    if given is not None and number == 0:
        return Dated(given)
    weekday = next((mark.weekday for mark in day.marks if mark.weekday is not None), None)
    if marked is not None and (marked.year or year):
        date = marked.on(year or 0)
        if date is None:
            return Dated(None, (doubt(f"There is no day {marked.day} in month {marked.month}."),))
        doubts = []
        if not marked.sure:
            doubts.append(doubt(f"The day and the month could be the other way round; {date:%Y-%m-%d} is taken."))
        if weekday is not None and date.weekday() != weekday:
            doubts.append(
                doubt(f"The document says {_NAMES[weekday]}, and {date:%Y-%m-%d} is a {_NAMES[date.weekday()]}.")
            )
        return Dated(date, tuple(doubts))
    ordinal = next((mark.ordinal for mark in day.marks if mark.ordinal is not None), number + 1)
    if span and ordinal <= len(span):
        return Dated(span[ordinal - 1])
    if before is not None:
        step = 1 if weekday is None else (weekday - before.weekday()) % 7 or 7
        date = before + dt.timedelta(days=step)
        return Dated(date, (doubt(f"Its date is not printed; {date:%Y-%m-%d}, after the day before, is taken."),))
    return Dated(None)
