"""The dates and times of a session file as instants, with every mistake in them."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

import msgspec

from gcm_moderator.agenda.problems import Problem, error, shown, warning
from gcm_moderator.agenda.reading import Key, Reading
from gcm_moderator.agenda.source import ItemSource, SittingSource
from gcm_moderator.agenda.times import Doubt, instant, minutes_of_day, parse_date

__all__ = ["Span", "Spans"]

_TWO_DIGITS_EACH = re.compile(r"[0-9]{2}:[0-9]{2}")
_DOUBTS = {
    "skipped": ("nonexistent-time", "the clocks jump over it, and it is taken as if they had not been changed yet"),
    "twice": ("ambiguous-time", "it comes twice as the clocks are changed, and the first is taken"),
}


class Span(msgspec.Struct, frozen=True):
    """A stretch of time between two aware datetimes; the end comes after the start."""

    start: dt.datetime
    end: dt.datetime


class Spans:
    """Turns the dates and times of one file into instants in the zone of its place, and collects what is wrong.

    Problems have the codes `bad-date`, `days-out-of-order`, `bad-time`, `ends-before-start`, `nonexistent-time` and
    `ambiguous-time`.
    """

    def __init__(self, reading: Reading, zone: ZoneInfo) -> None:
        self.problems: list[Problem] = []
        self._reading = reading
        self._zone = zone
        self._last_date: dt.date | None = None

    def date(self, text: str, path: tuple[Key, ...]) -> dt.date | None:
        """Return the date of the day under `path`, or None when it cannot be understood."""
        if not text:
            return None
        line = self._reading.line(*path, "date")
        date = parse_date(text)
        if date is None:
            message = f'"{shown(text)}" is no date from 1945 to 2199; write year-month-day, as in 2017-05-08.'
            self.problems.append(error("bad-date", message, line))
            return None
        if self._last_date is not None and date <= self._last_date:
            message = f"{date} does not come after {self._last_date}, the day above it; put the days in order."
            self.problems.append(error("days-out-of-order", message, line))
        self._last_date = date
        return date

    def span(self, date: dt.date | None, given: ItemSource | SittingSource, path: tuple[Key, ...]) -> Span | None:
        """Return the stretch from `start` to `end` on `date`, or None when it cannot be understood."""
        first = self._minutes(given.start, (*path, "start"), "23:59")
        last = self._minutes(given.end, (*path, "end"), "24:00")
        if first is None or last is None:
            return None
        line = self._reading.line(*path, "end")
        if last <= first:
            message = f"The end at {given.end} does not come after the start at {given.start}; correct one of them."
            self.problems.append(error("ends-before-start", message, line))
            return None
        if date is None:
            return None
        start, doubt_of_start = instant(date, first, self._zone)
        end, doubt_of_end = instant(date, last, self._zone)
        self._doubt(doubt_of_start, f"{given.start} on {date}", (*path, "start"))
        self._doubt(doubt_of_end, f"{given.end} on {date}", (*path, "end"))
        if end <= start:
            message = (
                f"No time passes from {given.start} to {given.end} on {date}, as the clocks are changed; move one."
            )
            self.problems.append(error("ends-before-start", message, line))
            return None
        return Span(start, end)

    def _minutes(self, text: str, path: tuple[Key, ...], latest: str) -> int | None:
        if not text:
            return None
        minutes = minutes_of_day(text, latest)
        wrong: str | None = None
        if minutes is not None and self._reading.plain(*path):
            wrong = f'A time stands in quotes, or other programs read it as a number; write {path[-1]}: "{text}".'
        elif minutes is None and _TWO_DIGITS_EACH.fullmatch(text):
            wrong = f'"{text}" is no time of day here; write one from "00:00" to "{latest}".'
        elif minutes is None:
            wrong = f'"{shown(text)}" is no time of day; write two digits each in quotes, as in {path[-1]}: "09:05".'
        if wrong is not None:
            self.problems.append(error("bad-time", wrong, self._reading.line(*path)))
        return minutes

    def _doubt(self, doubt: Doubt, moment: str, path: tuple[Key, ...]) -> None:
        if doubt is not None:
            code, why = _DOUBTS[doubt]
            message = f"{moment} is no certain time in {self._zone.key}: {why}."
            self.problems.append(warning(code, message, self._reading.line(*path)))
