"""Calendars to subscribe to or to open: the agenda of a session, and the dates of a whole process (RFC 5545)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from gcm_moderator.summary.plain import one_line
from gcm_moderator.summary.rows import Ledger

if TYPE_CHECKING:
    from icalendar import Calendar, Event


class Dated(msgspec.Struct, frozen=True):
    """Something in the calendar of a process: whole days, the last one included.

    `certain` is False where the day was still to be confirmed or only a week or month was printed; `remarks` are lines
    to read with it, for example how the date was printed.
    """

    id: str
    title: str
    first: dt.date
    last: dt.date
    place: str = ""
    certain: bool = True
    remarks: tuple[str, ...] = ()


def agenda(ledger: Ledger) -> bytes:
    """The items of the session's agenda as it stands, in the time zone of its place."""
    session, zone = ledger.state.session, ledger.zone
    whole = _calendar(session.title)
    for item in session.items:
        event = _event(f"{session.id}/{item.id}", item.title, ledger.until)
        event.start, event.end = item.start.astimezone(zone), item.end.astimezone(zone)
        event.add("location", one_line(session.place))
        parts = [
            f"{segment.planned_start.astimezone(zone):%H:%M} {segment.title}"
            for segment in (item.segments if item.is_panel else ())
        ]
        details = [one_line(line) for line in (*parts, *item.topics, item.remark or "") if line]
        if details:
            event.add("description", "\n".join(details))
        event.add("status", "CONFIRMED" if item.announced else "TENTATIVE")
        whole.add_component(event)
    years = [day.year for day in session.days] or [ledger.until.year]
    whole.add_missing_timezones(dt.date(min(years), 1, 1), dt.date(max(years) + 1, 1, 1))
    return bytes(whole.to_ical())


def process(title: str, dates: Iterable[Dated], stamp: dt.datetime) -> bytes:
    """The dates of a process, each as whole days."""
    whole = _calendar(title)
    for dated in dates:
        event = _event(dated.id, dated.title, stamp)
        event.start, event.end = dated.first, dated.last + dt.timedelta(days=1)
        if dated.place:
            event.add("location", one_line(dated.place))
        if dated.remarks:
            event.add("description", "\n".join(one_line(remark) for remark in dated.remarks))
        event.add("status", "CONFIRMED" if dated.certain else "TENTATIVE")
        event.add("transp", "TRANSPARENT")
        whole.add_component(event)
    return bytes(whole.to_ical())


def _calendar(title: str) -> Calendar:
    from icalendar import Calendar

    whole = Calendar()
    whole.add("prodid", "-//gcm-moderator//EN")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", one_line(title))
    return whole


def _event(id: str, title: str, stamp: dt.datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{one_line(id)}@gcm-moderator")
    event.add("dtstamp", stamp.astimezone(dt.UTC).replace(microsecond=0))
    event.add("summary", one_line(title))
    return event
