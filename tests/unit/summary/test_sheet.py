from __future__ import annotations

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.floor import Speaker
from gcm_moderator.summary.document import Document, Entry, Heading, Paragraph, Table
from gcm_moderator.summary.sheet import sheet
from tests.unit.meeting.podium import COSTA_RICA, EU, KENYA, MALTA, Podium, discussion, speaking
from tests.unit.summary.meetings import ledger_of, lively


def _sheet(podium: Podium) -> Document:
    return sheet(ledger_of(podium))


def _tables(document: Document) -> dict[str, Table]:
    return {block.columns[1].title: block for block in document.blocks if isinstance(block, Table)}


def _entries(document: Document) -> list[tuple[str, str]]:
    return [(block.lead, block.lines[0]) for block in document.blocks if isinstance(block, Entry)]


def test_it_says_what_runs_who_has_the_floor_and_how_much_is_left() -> None:
    podium = speaking(KENYA)
    podium.request(COSTA_RICA, after=60)
    document = _sheet(podium)
    assert document.one_page
    assert document.name == "Agenda and queue as of 2017-05-08 10:44:00"
    assert _entries(document) == [
        ("Now:", "Panel 1 · Discussion, planned 10:43–12:53"),
        ("Has the floor:", "Kenya, intervention, 2:00 left of 3:00"),
    ]


def test_who_waits_stands_in_order_with_room_to_write_in() -> None:
    podium = speaking(KENYA)
    podium.request(COSTA_RICA)
    podium.do(commands.RequestFloor(MALTA, on_behalf_of=EU, to="panellist-2", limit_s=300.0))
    document = _sheet(podium)
    assert any(block == Heading("Queue: 2 waiting, list open") for block in document.blocks)
    rows = _tables(document)["Waiting for the floor"].rows
    assert rows[:2] == (
        ("1", "Costa Rica", "", "Intervention", "3:00", "", ""),
        ("2", "Malta", "European Union", "Intervention to Panellist 2", "5:00", "", ""),
    )
    assert all(not any(row) for row in rows[2:])
    assert len(rows) > 2


def test_a_long_queue_goes_on_below_the_table() -> None:
    podium = discussion()
    for n in range(1, 101):
        podium.do(commands.RequestFloor(Speaker(f"Delegate {n}")))
    document = _sheet(podium)
    (rest,) = (block for block in document.blocks if isinstance(block, Paragraph))
    assert rest.text.startswith("31 Delegate 31; 32 Delegate 32;")
    assert rest.text.endswith("100 Delegate 100.")


def test_the_agenda_is_that_of_the_day_with_what_was_held() -> None:
    rows = _tables(_sheet(lively()))["Segment"].rows
    held = {row[1]: row[3:] for row in rows}
    assert held["Panel 1 · Discussion"] == ("10:43", "12:55")
    assert held["▶ Panel 1 · Closing"] == ("12:55", "")
    assert held["Panel 1 · Opening"] == ("skipped", "")
    assert not any("Panel 3" in row[1] for row in rows)


def test_outside_a_discussion_there_is_no_queue() -> None:
    assert "Waiting for the floor" not in _tables(_sheet(lively()))


def test_between_the_days_it_is_the_agenda_of_the_next() -> None:
    podium = Podium()
    podium.start("closing-1", "17:50")
    podium.do(commands.EndSegment(), after=60)
    assert any(block == Heading("Agenda of day 1") for block in _sheet(podium).blocks)
    podium.start("welcome-2", "10:00")
    assert any(block == Heading("Agenda of day 2") for block in _sheet(podium).blocks)


def test_a_suspended_meeting_says_so() -> None:
    podium = speaking(KENYA)
    podium.do(commands.SuspendMeeting(), after=5)
    assert ("", "The meeting is suspended.") in _entries(_sheet(podium))
