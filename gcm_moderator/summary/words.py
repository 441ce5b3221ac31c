"""Words and figures that several documents share, in English with United Nations spelling."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from gcm_moderator.meeting.floor import Speaker
from gcm_moderator.meeting.formula import in_running_text
from gcm_moderator.summary.rows import Ledger, Outcome, SegmentRow

LANGUAGE = "en"
"""Of the wording of all documents; names and titles are in the languages in which they were written."""

_WORDS = {
    "member-state": "Member State",
    "igo": "Intergovernmental organization",
    "un-body": "UN body",
    "group": "Group of States",
    "process": "Migration process",
    "other": "Others (panellists, free text)",
    "f": "Female",
    "m": "Male",
}
LISTED = {
    Outcome.NOT_REACHED: "Waited and was not reached",
    Outcome.WAITING: "Waiting for the floor",
    Outcome.WITHDRAWN: "Withdrew",
    Outcome.ABSENT: "Was absent when called",
}
"""Headings of those who asked for the floor and did not have it."""


def word(name: str) -> str:
    """A value of ours as a word: "Member State", "Point of order"; a group's name stays as it is."""
    return _WORDS.get(name) or (name.replace("-", " ").capitalize() if name.islower() else name)


def named(speaker: Speaker, on_behalf_of: Speaker | None) -> str:
    """A speaker, and on whose behalf."""
    if on_behalf_of is None:
        return speaker.name
    return f"{speaker.name} on behalf of {in_running_text(on_behalf_of.name)}"


def segment_title(segment: SegmentRow) -> str:
    """What a segment is called where its panel is not plain from the place."""
    return segment.title if segment.item == segment.id else f"{segment.item_title} · {segment.title}"


def length(seconds: float) -> str:
    """Minutes and seconds, "2:05"."""
    minutes, left = divmod(round(abs(seconds)), 60)
    return f"{'−' if seconds < 0 else ''}{minutes}:{left:02d}"


def counted(number: int, thing: str) -> str:
    """A number of things: "1 turn", "2 turns"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def iso_dates(days: Sequence[dt.date]) -> str:
    """Days for a log: 2017-05-08, 2017-05-09."""
    return ", ".join(day.isoformat() for day in days)


def dates(days: Sequence[dt.date]) -> str:
    """Days as United Nations documents write them: "8 and 9 May 2017", "31 July and 1 August 2017"."""
    parts = []
    for day, following in zip(days, [*days[1:], None], strict=True):
        text = str(day.day)
        if following is None or (day.year, day.month) != (following.year, following.month):
            text += f" {day:%B}"
            if following is None or day.year != following.year:
                text += f" {day.year}"
        parts.append(text)
    return listed(parts)


def listed(parts: Sequence[str]) -> str:
    """Things one after the other: "a", "a and b", "a, b and c"."""
    *others, last = parts or [""]
    return f"{', '.join(others)} and {last}" if others else last


class Times:
    """Instants as the clock in the meeting's place shows them."""

    def __init__(self, ledger: Ledger) -> None:
        self._zone = ledger.zone

    def second(self, instant: dt.datetime, since: dt.datetime | None = None) -> str:
        """To the second, with the date unless it is the same day as `since`."""
        local = instant.astimezone(self._zone)
        if since is not None and since.astimezone(self._zone).date() == local.date():
            return f"{local:%H:%M:%S}"
        return f"{local:%Y-%m-%d %H:%M:%S}"

    def minute(self, instant: dt.datetime) -> str:
        """The time of day to the minute."""
        return f"{instant.astimezone(self._zone):%H:%M}"

    def date(self, instant: dt.datetime) -> dt.date:
        """The day."""
        return instant.astimezone(self._zone).date()

    def planned(self, segment: SegmentRow) -> str:
        """From when until when a segment was planned."""
        return f"{self.minute(segment.planned_start)}–{self.minute(segment.planned_end)}"
