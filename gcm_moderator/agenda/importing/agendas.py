"""iCalendar: events with their zones, repetitions, and whole days."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from gcm_moderator.agenda.importing.document import Block, Cell, Column, Document, Maker, Place, Row, Style, Table
from gcm_moderator.agenda.importing.places import zone_of
from gcm_moderator.agenda.importing.problems import MOST_ROWS, NotImportable
from gcm_moderator.agenda.times import parse_zone

__all__ = ["from_calendar"]

_MOST_REPEATS = 62
_ROLES = (Column.DATE, Column.START, Column.END, Column.TITLE, Column.ROOM, Column.DETAIL)


class _Event(msgspec.Struct, frozen=True):
    start: dt.datetime
    end: dt.datetime | None
    title: str
    location: str
    details: str


def from_calendar(text: str, name: str) -> Document:
    """Return the document of an iCalendar file, its events in the order in which they start.

    Raises:
        NotImportable: it cannot be read, or has no event with a time.
    """
    from icalendar import Calendar

    try:
        calendars = Calendar.from_ical(text, multiple=True)
        components = [component for calendar in calendars for component in calendar.walk("VEVENT")]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as failure:
        raise NotImportable(f"{name} is no sound calendar file; export it once more.") from failure
    if len(components) > MOST_ROWS:
        raise NotImportable(f"{name} has more than {MOST_ROWS} events, which no agenda has; export the agenda alone.")
    maker = Maker()
    blocks: list[Block] = []
    for calendar in calendars:
        called = str(calendar.get("X-WR-CALNAME") or calendar.get("NAME") or "")
        blocks += maker.lines(f"Title: {called}" if called else "", Place(part="calendar"))
    named = bool(maker.made)
    remarks: list[str] = []
    zone = _zone(calendars, components, remarks)
    events, whole_days, beside = _events(components, ZoneInfo(zone) if zone else None, remarks)
    if not events:
        raise NotImportable(f"{name} has no event with a time; there is no agenda in it.")
    locations = {event.location for event in events if event.location}
    common = locations.pop() if len(locations) == 1 else ""
    blocks += maker.lines(f"Place: {common}" if common else "", Place(part="calendar"))
    if len(whole_days) == 1 and not named:
        blocks += maker.lines(f"Title: {whole_days.popitem()[1]}", Place(part="calendar"))
    for what in (*whole_days, *beside):
        blocks += maker.lines(what, Place(part="calendar"), Style.FOOTNOTE)
    rows = tuple(_row(event, number, maker, common) for number, event in enumerate(events, start=1))
    return Document(name, "ics", (*blocks, Table(rows, _ROLES)), zone, (*remarks, *maker.remarks()))


def _zone(calendars: Any, components: list[Any], remarks: list[str]) -> str | None:
    """The zone that the calendar names, or that most events have, or that of the place."""
    for calendar in calendars:
        named = str(calendar.get("X-WR-TIMEZONE") or "")
        if named and parse_zone(named) is not None:
            return named
    names = [_zone_name(_when(c, "DTSTART")) for c in components]
    keys = Counter(name for name in names if name != "UTC" and parse_zone(name) is not None)
    if keys:
        most = keys.most_common()[0][0]
        if len(keys) > 1:
            remarks.append(f"The events are in several time zones; all times are told in {most}.")
        return most
    for component in components:
        city = zone_of(str(component.get("LOCATION") or ""))
        if city is not None:
            return city[0]
    if "UTC" in names:
        remarks.append("The times are in UTC, and nothing names the zone of the place; they are told in UTC.")
        return "UTC"
    return None


def _when(component: Any, key: str) -> Any:
    value = component.get(key)
    return getattr(value, "dt", None)


def _zone_name(moment: Any) -> str:
    """The name of the zone of a moment; "None" for a day, and for a time without a zone."""
    return str(getattr(moment, "tzinfo", None))


def _events(
    components: list[Any], zone: ZoneInfo | None, remarks: list[str]
) -> tuple[list[_Event], dict[str, str], list[str]]:
    """The events with a time; those of whole days, as told with their titles; what is cancelled or has no time."""
    events: list[_Event] = []
    whole_days: dict[str, str] = {}
    beside: list[str] = []
    replaced = {
        (str(c.get("UID")), _local(_when(c, "RECURRENCE-ID"), zone)) for c in components if c.get("RECURRENCE-ID")
    }
    for component in components:
        title = str(component.get("SUMMARY") or "")
        start = _when(component, "DTSTART")
        if str(component.get("STATUS") or "").upper() == "CANCELLED":
            beside.append(f"Cancelled: {title}")
            continue
        if not isinstance(start, dt.datetime):
            if isinstance(start, dt.date) and title:
                whole_days[f"{start.isoformat()}: {title} (whole day)"] = title
            else:
                beside.append(title)
            continue
        length = _length(component, start)
        details = str(component.get("DESCRIPTION") or "").replace("\\n", "\n")
        for begins in _repeats(component, start, remarks):
            local = _local(begins, zone)
            if component.get("RECURRENCE-ID") is None and (str(component.get("UID")), local) in replaced:
                continue
            ends = _local(begins + length, zone) if length is not None else None
            events.append(_Event(local, ends, title, str(component.get("LOCATION") or ""), details))
    events.sort(key=lambda event: event.start)
    return events, whole_days, beside


def _length(component: Any, start: dt.datetime) -> dt.timedelta | None:
    end, duration = _when(component, "DTEND"), _when(component, "DURATION")
    if isinstance(end, dt.datetime):
        if (end.tzinfo is None) != (start.tzinfo is None):
            end, start = end.replace(tzinfo=None), start.replace(tzinfo=None)
        return end - start
    return duration if isinstance(duration, dt.timedelta) else None


def _repeats(component: Any, start: dt.datetime, remarks: list[str]) -> Iterator[dt.datetime]:
    rule = component.get("RRULE")
    if rule is None:
        yield start
        return
    from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

    left_out = component.get("EXDATE") or []
    excluded = {d.dt for group in (left_out if isinstance(left_out, list) else [left_out]) for d in group.dts}
    try:
        naive = start.replace(tzinfo=None)
        told = rule[0] if isinstance(rule, list) else rule
        made = rrulestr(_local_until(told.to_ical().decode(), start.tzinfo), dtstart=naive)
        found = [moment.replace(tzinfo=start.tzinfo) for moment in islice(made, _MOST_REPEATS + 1)]
    except (ValueError, TypeError, IndexError):
        remarks.append(f'How "{str(component.get("SUMMARY"))[:60]}" repeats was not understood; it is taken once.')
        found = [start]
    if len(found) > _MOST_REPEATS:
        remarks.append(f'"{str(component.get("SUMMARY"))[:60]}" repeats without end; it is taken once.')
        found = [start]
    yield from (moment for moment in found if moment not in excluded)


def _local_until(rule: str, zone: dt.tzinfo | None) -> str:
    """The rule of a repetition with its end in local time, as the repetition is reckoned in it."""

    def local(end: re.Match[str]) -> str:
        moment = dt.datetime.strptime(f"{end[1]}+0000", "%Y%m%dT%H%M%S%z")
        return f"UNTIL={_moved(moment, zone or dt.UTC):%Y%m%dT%H%M%S}"

    return re.sub(r"UNTIL=(\d{8}T\d{6})Z", local, rule)


def _local(moment: Any, zone: ZoneInfo | None) -> Any:
    """A moment in that zone, or as it is written where either has none."""
    if not isinstance(moment, dt.datetime):
        return moment
    here = _moved(moment, zone) if moment.tzinfo is not None and zone is not None else moment
    return here.replace(tzinfo=None)


def _moved(moment: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """The moment in that zone; as it is at the ends of all time, as in "until 31 December 9999"."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment


def _row(event: _Event, number: int, maker: Maker, common: str) -> Row:
    place = Place(entry=number)
    end = ""
    if event.end is not None and event.end > event.start:
        next_day = event.end.date() > event.start.date()
        end = "24:00" if next_day else f"{event.end:%H:%M}"
    location = event.location if event.location != common else ""
    texts = (f"{event.start:%Y-%m-%d}", f"{event.start:%H:%M}", end, event.title, location, event.details)
    return Row(tuple(Cell(maker.lines(text, place)) for text in texts))
