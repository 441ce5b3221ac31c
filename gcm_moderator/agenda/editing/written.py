"""A session written down as a session file: for the agenda of a meeting, of which only the record is there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from gcm_moderator.agenda.editing.scalars import Data, block_lines
from gcm_moderator.agenda.model import Item, ItemKind, Person, Segment, SegmentKind, Session
from gcm_moderator.agenda.source import FORMAT, MARKER

__all__ = ["text_of", "written"]


def text_of(data: dict[str, Data]) -> str:
    """Return a session file of these keys."""
    return "\n".join(block_lines(data, 0)) + "\n"


def written(session: Session) -> str:
    """Return a session file that is read as this session. All speaking times of its panels are written out."""
    zone = ZoneInfo(session.zone)
    data: dict[str, Data] = {
        MARKER: FORMAT,
        "id": session.id,
        "title": session.title,
        "theme": session.theme,
        "place": session.place,
        "zone": session.zone,
        "language": session.language,
        "round-size": session.round_size,
        "warning-seconds": None if session.warning_s is None else round(session.warning_s),
        "names-in-use": session.names_in_use or None,
        "remarks": list(session.remarks),
        "co-facilitators": [_person(person) for person in session.co_facilitators],
        "days": [_day(session, number, date, zone) for number, date in enumerate(session.days, start=1)],
        "commitments": [{"number": one.number, "title": one.title} for one in session.commitments],
    }
    told = {key: value for key, value in data.items() if value is not None and value != []}
    return text_of({**told, "themes": [{"id": theme.id, "title": theme.title} for theme in session.themes]})


def _day(session: Session, number: int, date: dt.date, zone: ZoneInfo) -> Data:
    sittings = [sitting for sitting in session.sittings if sitting.day == number]
    return {
        "date": date.isoformat(),
        "sittings": [_span(sitting.start, sitting.end, date, zone) for sitting in sittings],
        "items": [_item(item, date, zone) for item in session.items if item.day == number],
    }


def _span(start: dt.datetime, end: dt.datetime, date: dt.date, zone: ZoneInfo) -> dict[str, Data]:
    begins, ends = start.astimezone(zone), end.astimezone(zone)
    return {"start": f"{begins:%H:%M}", "end": f"{ends:%H:%M}" if ends.date() == date else "24:00"}


def _item(item: Item, date: dt.date, zone: ZoneInfo) -> Data:
    data: dict[str, Data] = {
        "id": item.id,
        "title": item.title,
        "kind": item.kind.value,
        **_span(item.start, item.end, date, zone),
    }
    if item.kind is ItemKind.EXPERT_PANEL:
        data |= _expert_panel(item)
    elif item.kind is ItemKind.SUMMARY_PANEL:
        data |= _summary_panel(item)
    else:
        data |= _plain(item)
    data |= {"topics": list(item.topics), "remark": item.remark, "fixed": item.fixed}
    if not item.announced:
        data["announced"] = False
    return {key: value for key, value in data.items() if value is not None and value != []}


def _plain(item: Item) -> dict[str, Data]:
    segment = item.segments[0]
    own = segment.limit_s is not None and segment.limit_s != segment.length_s
    return {"speaker": segment.speaker, "minutes": {"speaker": _minutes(segment.limit_s)} if own else None}


def _expert_panel(item: Item) -> dict[str, Data]:
    by_kind = _by_kind(item)
    experts = by_kind[SegmentKind.EXPERT]
    usual = experts[0].limit_s
    return {
        "moderators": _people(item.moderators),
        "experts": _people(item.panellists, [segment.limit_s for segment in experts], usual),
        "minutes": {
            "opening": _minutes(by_kind[SegmentKind.OPENING][0].limit_s),
            "expert": _minutes(usual),
            "intervention": _minutes(by_kind[SegmentKind.DISCUSSION][0].limit_s),
            "closing": _minutes(by_kind[SegmentKind.CLOSING][0].limit_s),
        },
    }


def _summary_panel(item: Item) -> dict[str, Data]:
    by_kind = _by_kind(item)
    moderators, experts = by_kind[SegmentKind.PERSPECTIVE], by_kind[SegmentKind.THEMATIC_EXPERT]
    count = len(moderators)
    usual, expert = moderators[0].limit_s, experts[0].limit_s
    return {
        "moderators": _people(item.panellists[:count], [segment.limit_s for segment in moderators], usual),
        "experts": _people(item.panellists[count:], [segment.limit_s for segment in experts], expert),
        "minutes": {
            "moderator": _minutes(usual),
            "expert": _minutes(expert),
            "intervention": _minutes(by_kind[SegmentKind.DISCUSSION][0].limit_s),
        },
    }


def _by_kind(item: Item) -> dict[SegmentKind, list[Segment]]:
    found: dict[SegmentKind, list[Segment]] = {}
    for segment in item.segments:
        found.setdefault(segment.kind, []).append(segment)
    return found


def _people(people: Sequence[Person], limits: Sequence[float | None] = (), usual: float | None = None) -> Data:
    own = [_minutes(limit) if limit != usual else None for limit in limits] or [None] * len(people)
    if not any(own) and all(person == Person(None) for person in people):
        return len(people)
    return [_person(person, minutes) for person, minutes in zip(people, own, strict=True)]


def _person(person: Person, minutes: float | None = None) -> Data:
    known = {"name": person.name, "title": person.title, "of": person.of, "minutes": minutes}
    told = {key: value for key, value in known.items() if value is not None}
    return told["name"] if set(told) == {"name"} else told or None


def _minutes(seconds: float | None) -> float | None:
    return None if seconds is None else seconds / 60
