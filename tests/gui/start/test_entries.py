"""What the start page says of a session file or a record."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from gcm_moderator import bootstrap
from gcm_moderator.agenda.loading import USUAL, Listed, load
from gcm_moderator.agenda.model import Segment, Session
from tests.unit.meeting.sessions import clock, first_session
from ui.start.entries import Entry, Shelf, record_entry, session_entry
from ui.start.shelves import listed_file
from ui.widgets.bar import Tone
from ui.words import dates

LONG_AFTER = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Kept:
    path: Path = Path("/records/first.gcm")
    session: Session | None = None
    running: Segment | None = None
    last_at: dt.datetime | None = None
    facts: int = 0
    practice: bool = False
    rehearsed: bool = False
    problem: str | None = None


def shipped(number: int, now: dt.datetime = LONG_AFTER) -> Entry:
    path = bootstrap.sessions_folder() / f"gcm-2017-{number}.yaml"
    listed = Listed(path, load(path), None)
    return session_entry(listed, Shelf.SESSIONS, now, bootstrap.held_today, bootstrap.practice_start)


def broken(path: Path, text: bytes) -> Entry:
    path.write_bytes(text)
    return session_entry(
        listed_file(path, USUAL), Shelf.OWN, LONG_AFTER, bootstrap.held_today, bootstrap.practice_start
    )


def test_the_printed_overlap_is_a_chip_and_told_once() -> None:
    entry = shipped(1)
    assert [(chip.text, chip.tone) for chip in entry.chips] == [("1 warning", Tone.ATTENTION)]
    (told,) = [line for line in entry.lines if "overlap" in line.text]
    assert told.text.startswith("The printed agenda overlaps by 5 minutes")
    assert told.tone is Tone.ATTENTION
    assert entry.badge == ("8–9", "May 2017")
    assert entry.facts == ("8–9 May 2017", "UN Office at Geneva (Palais des Nations, Room XIX)")


@pytest.mark.parametrize("number", [2, 3, 4, 5, 6])
def test_what_is_to_be_announced_says_so(number: int) -> None:
    assert [chip.text for chip in shipped(number).chips] == ["to be announced"]


def test_a_session_of_another_day_opens_as_a_practice_on_either_day() -> None:
    first, second = shipped(1).days
    assert first.opens == "Not today: opens as a practice, with the clock at 09:58 on day 1."
    assert second.opens == "Not today: opens as a practice, with the clock at 09:58 on day 2."
    assert first.start == clock("09:58")
    assert (first.name, second.name) == ("Monday 8 May", "Tuesday 9 May")
    assert ("10:15–13:00", "Panel 1: Human rights of all migrants") in [(row.times, row.title) for row in first.agenda]


def test_a_session_of_today_opens_live_on_that_day_and_as_a_practice_on_the_other() -> None:
    entry = shipped(1, clock("08:00", 2))
    assert entry.chosen_day == 1
    assert [day.start is None for day in entry.days] == [False, True]
    assert entry.days[1].opens == "Held today: opens live, on the wall clock, in the place’s own time."
    assert entry.chips[0].text == "today"


def test_today_is_the_places_own_day() -> None:
    late_evening_in_new_york = dt.datetime(2017, 5, 24, 3, 0, tzinfo=dt.UTC)
    assert shipped(2, late_evening_in_new_york).chosen_day == 1
    assert shipped(2, late_evening_in_new_york).chips[0].text == "today"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\x00\x01", "no text"),
        (b"just: yaml\n", "is no session file"),
        (b"gcm-moderator: 1\nid: [", "Line "),
    ],
)
def test_a_file_that_cannot_run_is_there_with_what_is_wrong(tmp_path: Path, content: bytes, said: str) -> None:
    entry = broken(tmp_path / "mine.yaml", content)
    assert entry.title == "mine.yaml"
    assert entry.action == ""
    assert [chip.text for chip in entry.chips] == ["cannot run"]
    assert said in entry.subtitle
    assert said in entry.lines[0].text


def test_an_interrupted_panel_is_named_by_its_number() -> None:
    session = first_session()
    segment = session.segment("panel-2/discussion")
    entry = record_entry(Kept(session=session, running=segment, last_at=clock("15:42"), facts=57, practice=True))
    assert entry.running == "Panel 2 was running when the app closed"
    assert [chip.text for chip in entry.chips] == ["interrupted", "practice"]
    assert entry.subtitle == "Panel 2 · last at 15:42 on Monday 8 May"
    assert entry.facts[:2] == ("last at 15:42 on Monday 8 May", "57 facts")
    assert entry.action == "Go on"


@pytest.mark.parametrize(("rehearsed", "said"), [(False, "gone on since"), (True, "goes on from there")])
def test_what_the_clock_of_a_practice_did_meanwhile_is_told(rehearsed: bool, said: str) -> None:
    kept = Kept(session=first_session(), last_at=clock("18:00"), facts=9, practice=True, rehearsed=rehearsed)
    assert said in record_entry(kept).lines[0].text


def test_a_record_at_rest_can_be_gone_on_with() -> None:
    entry = record_entry(Kept(session=first_session(), last_at=clock("18:00"), facts=1))
    assert (entry.running, entry.chips, entry.facts[1]) == ("", (), "nothing done yet")
    assert entry.action == "Go on"


def test_a_damaged_record_says_why_and_offers_nothing() -> None:
    entry = record_entry(Kept(problem="first.gcm is damaged at fact 12."))
    assert entry.action == ""
    assert entry.title == "first"
    assert entry.lines[0].text == "first.gcm is damaged at fact 12."
    assert "first.gcm is damaged at fact 12." in entry.spoken


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([dt.date(2017, 5, 8)], "8 May 2017"),
        ([dt.date(2017, 5, 8), dt.date(2017, 5, 9)], "8–9 May 2017"),
        ([dt.date(2017, 5, 31), dt.date(2017, 6, 1)], "31 May – 1 June 2017"),
        ([dt.date(2017, 12, 31), dt.date(2018, 1, 1)], "31 December 2017 – 1 January 2018"),
        ([], ""),
    ],
)
def test_dates_are_as_short_as_they_can_be(days: list[dt.date], said: str) -> None:
    assert dates(days) == said
