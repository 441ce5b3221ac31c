"""Times of day and dates of a session file, and the instants they stand for in the place's own zone."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal
from zoneinfo import ZoneInfo

__all__ = ["fixed", "instant", "minutes_of_day", "parse_date", "parse_zone"]

_TIME = re.compile(r"([0-9]{2}):([0-9]{2})")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,3}")
_UNCERTAIN_ZONES = {"localtime", "posixrules", "Factory"}
_YEARS = range(1945, 2200)

Doubt = Literal["skipped", "twice"] | None
"""What daylight saving did to a local time: the clocks jumped over it, or it comes twice that day."""


def minutes_of_day(text: str, latest: str = "23:59") -> int | None:
    """Return the minutes since midnight of a time written "HH:MM", or None when `text` is no time up to `latest`."""
    match = _TIME.fullmatch(text)
    if match is None or text > latest or int(match[2]) > 59:
        return None
    return int(match[1]) * 60 + int(match[2])


def parse_date(text: str) -> dt.date | None:
    """Return the date written year-month-day, or None when `text` is no date between 1945 and 2199."""
    match = _DATE.fullmatch(text)
    if match is None or int(match[1]) not in _YEARS:
        return None
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def parse_zone(name: str) -> ZoneInfo | None:
    """Return the time zone of that IANA name, or None when there is none."""
    if _ZONE.fullmatch(name) is None or name in _UNCERTAIN_ZONES:
        return None
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return None


def instant(date: dt.date, minutes: int, zone: ZoneInfo) -> tuple[dt.datetime, Doubt]:
    """Return the aware datetime of a local time, `minutes` after midnight of `date`, with any doubt about it.

    A time that clocks jump over is taken as if they had not yet been changed; of a time that comes twice, the first.
    """
    local = dt.datetime.combine(date, dt.time(), zone) + dt.timedelta(minutes=minutes)
    doubt: Doubt = None
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        back = local.astimezone(dt.UTC).astimezone(zone)
        doubt = "twice" if back.replace(tzinfo=None) == local.replace(tzinfo=None) else "skipped"
    return fixed(local, zone), doubt


def fixed(moment: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Return the same instant with the zone's offset of that instant as a fixed one.

    Python subtracts two datetimes of one zone as if no clock were ever changed; with fixed offsets every length is
    the true one.
    """
    local = moment.astimezone(dt.UTC).astimezone(zone)
    offset = local.utcoffset()
    assert offset is not None
    return local.replace(tzinfo=dt.timezone(offset))
