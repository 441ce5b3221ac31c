"""A rehearsal of any agenda as it is planned: what `rehearse` plays when no script is given.

Every segment starts at its planned time, its speaker uses the limit, and in a discussion delegations ask for the floor
and are called one after the other. The same agenda always gives the same script.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import cycle, islice
from zoneinfo import ZoneInfo

from gcm_moderator.agenda.model import Segment, SegmentKind, Session
from gcm_moderator.delegations.directory import Directory
from gcm_moderator.delegations.model import Category

CHANGE_OVER = dt.timedelta(seconds=15)
INTERVENTION = dt.timedelta(seconds=165)
WAITING_AT_FIRST = 6
STRIDE = 31
"""How far apart in the alphabet neighbours in the queue are."""


def planned_script(session: Session, directory: Directory) -> str:
    """The script as text, in the language of rehearsal scripts."""
    return "\n".join(_lines(session, directory)) + "\n"


def _lines(session: Session, directory: Directory) -> Iterator[str]:
    zone = ZoneInfo(session.zone)
    names = _names(directory)
    day = 0
    free_at = None
    for segment in session.segments:
        if segment.day != day:
            day = segment.day
            yield f"day {day}"
        start = segment.planned_start.astimezone(zone)
        if free_at is not None and free_at > start:
            start = free_at
        end = max(start, segment.planned_end.astimezone(zone))
        yield f"{start:%H:%M:%S}  start {segment.id}"
        if segment.kind is SegmentKind.DISCUSSION:
            yield from _discussion(start, end, names)
        elif segment.kind is not SegmentKind.BREAK:
            yield f"+5s  turn {_quoted(_speaker(segment))}"
        free_at = end


def _discussion(start: dt.datetime, end: dt.datetime, names: Iterator[str]) -> Iterator[str]:
    for name in islice(names, WAITING_AT_FIRST):
        yield f"+5s  request {_quoted(name)}"
    at = start + dt.timedelta(minutes=1)
    while at + CHANGE_OVER + INTERVENTION <= end:
        yield f"{at:%H:%M:%S}  call"
        yield f"+30s  request {_quoted(next(names))}"
        at += INTERVENTION
        yield f"{at:%H:%M:%S}  finish"
        at += CHANGE_OVER


def _speaker(segment: Segment) -> str:
    return segment.speaker or segment.title


def _names(directory: Directory) -> Iterator[str]:
    """Member States in an order that goes round the alphabet, for ever."""
    states = [delegation.name() for delegation in directory if delegation.category is Category.MEMBER_STATE]
    return cycle(states[n * STRIDE % len(states)] for n in range(len(states)))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
