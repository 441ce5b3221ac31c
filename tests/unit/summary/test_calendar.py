from __future__ import annotations

import datetime as dt

from icalendar import Calendar
from msgspec.structs import replace

from gcm_moderator.summary import calendar
from gcm_moderator.summary.calendar import Dated
from tests.unit.summary.meetings import HOSTILE, ledger_of, lively

STAMP = dt.datetime(2017, 4, 13, 9, 30, tzinfo=dt.UTC)


def test_every_item_of_the_agenda_is_there_at_its_local_time() -> None:
    rows = ledger_of(lively())
    read = Calendar.from_ical(calendar.agenda(rows))
    session = rows.state.session
    assert [str(event["summary"]) for event in read.events] == [item.title for item in session.items]
    assert [(event.start, event.end) for event in read.events] == [(item.start, item.end) for item in session.items]
    assert {event["dtstart"].params["TZID"] for event in read.events} == {"Europe/Zurich"}
    assert [zone.tz_name for zone in read.timezones] == ["Europe/Zurich"]
    assert all(event["location"] == session.place for event in read.events)


def test_a_panel_lists_its_segments_and_its_uid_stays() -> None:
    rows = ledger_of(lively())
    one, other = (Calendar.from_ical(calendar.agenda(rows)) for _ in range(2))
    (panel,) = (event for event in one.events if event["summary"] == "Panel 1")
    assert "10:15 Opening\n10:22 Expert 1" in str(panel["description"])
    assert [event["uid"] for event in one.events] == [event["uid"] for event in other.events]
    assert len({event["uid"] for event in one.events}) == len(one.events)


def test_what_is_to_be_announced_is_tentative() -> None:
    rows = ledger_of(lively())
    session = replace(rows.state.session, items=tuple(replace(i, announced=False) for i in rows.state.session.items))
    read = Calendar.from_ical(calendar.agenda(replace(rows, state=replace(rows.state, session=session))))
    assert {event["status"] for event in read.events} == {"TENTATIVE"}


def test_the_dates_of_a_process_are_whole_days_the_last_included() -> None:
    dates = [
        Dated("a", "Session", dt.date(2017, 5, 8), dt.date(2017, 5, 9), "Geneva", remarks=("Printed: 8-9 May", "CN")),
        Dated("b", "Hearing", dt.date(2017, 7, 24), dt.date(2017, 7, 31), certain=False),
    ]
    session, hearing = Calendar.from_ical(calendar.process("Global compact", dates, STAMP)).events
    assert (session.start, session.end) == (dt.date(2017, 5, 8), dt.date(2017, 5, 10))
    assert (session["location"], session["description"], session["status"]) == (
        "Geneva", "Printed: 8-9 May\nCN", "CONFIRMED",
    )  # fmt: skip
    assert hearing["status"] == "TENTATIVE"
    assert session.DTSTAMP == STAMP


def test_no_title_makes_another_line_or_entry() -> None:
    dates = [Dated(text, text, dt.date(2017, 5, 8), dt.date(2017, 5, 8), text, remarks=(text,)) for text in HOSTILE]
    dates.append(Dated("c", "x\r\nBEGIN:VALARM\r\nEND:VEVENT", dt.date(2017, 5, 8), dt.date(2017, 5, 8)))
    content = calendar.process("x\r\nX-EVIL:1", dates, STAMP)
    lines = content.decode("utf-8").split("\r\n")
    assert sum(line.startswith("BEGIN:") for line in lines) == len(dates) + 1
    assert not any(line.startswith(("X-EVIL", "BEGIN:VALARM")) for line in lines)
    assert len(Calendar.from_ical(content).events) == len(dates)
