"""What people type into a cell for a time or a length, in any usual form."""

from __future__ import annotations

import re

from gcm_moderator.agenda.times import parse_date

__all__ = ["length_text", "time_text", "typed_date", "typed_length", "typed_time"]

MIDNIGHT = 24 * 60

_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2})\s*(?:[:.h]\s*(?P<minute>[0-9]{2})?|h)?\s*(?P<half>[ap])?\.?\s*m?\.?|"
    r"(?P<run>[0-9]{3,4})\s*(?:h|hrs)?",
    re.IGNORECASE,
)
_HOURS = re.compile(r"(?P<hours>[0-9]{1,2})\s*(?:h|:)\s*(?P<minutes>[0-5]?[0-9])?\s*(?:m|min)?\.?", re.IGNORECASE)
_MINUTES = re.compile(r"(?P<minutes>[0-9]{1,3})\s*(?:m|min|minutes?|')?\.?", re.IGNORECASE)


def typed_time(text: str, latest: int = MIDNIGHT - 1) -> int | None:
    """Return the minutes since midnight of "930", "9.30", "9h30", "9:30 am" or "14"; None when it is no time."""
    words = {"noon": 12 * 60, "midnight": MIDNIGHT}
    text = text.strip().lower()
    if text in words:
        return words[text] if words[text] <= latest else None
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    if match["run"]:
        hour, minute = int(match["run"][:-2]), int(match["run"][-2:])
    else:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    minutes = hour * 60 + minute
    return minutes if minute < 60 and minutes <= latest else None


def typed_length(text: str) -> int | None:
    """Return the minutes of "45", "45 min", "1h15", "1:15" or "2 h"; None when it is no length."""
    text = text.strip()
    match = _HOURS.fullmatch(text)
    if match is not None:
        minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
    else:
        match = _MINUTES.fullmatch(text)
        if match is None:
            return None
        minutes = int(match["minutes"])
    return minutes if 0 < minutes <= MIDNIGHT else None


def time_text(minutes: int) -> str:
    """Return minutes since midnight as they stand in a session file: "09:05", "24:00"."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def length_text(minutes: int) -> str:
    """Return a length as people read it: "45 min", "2 h", "2 h 45"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = re.compile(r"([0-9]{1,2})[./ -]([0-9]{1,2})[./ -]([0-9]{4})")
_WORDS = re.compile(r"(?:[a-z]+,? )?([0-9]{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? ([0-9]{4})")


def typed_date(text: str) -> str | None:
    """Return "2026-05-11" for that, "11.5.2026", "11/05/2026" or "Monday, 11 May 2026"; None when it is no date."""
    text = " ".join(text.lower().split())
    if parse_date(text) is not None:
        return text
    match = _NUMBERS.fullmatch(text)
    if match is not None:
        day, month, year = int(match[1]), int(match[2]), int(match[3])
    else:
        match = _WORDS.fullmatch(text)
        if match is None or match[2][:3] not in _MONTHS:
            return None
        day, month, year = int(match[1]), _MONTHS.index(match[2][:3]) + 1, int(match[3])
    written = f"{year:04}-{month:02}-{day:02}"
    return written if parse_date(written) is not None else None
