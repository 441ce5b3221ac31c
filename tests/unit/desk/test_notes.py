"""The notes as they are looked at: filtered, searched, a page at a time, and never looking for long."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gcm_moderator.desk.notes import Wanted, changed_notes, found_now, page, revisions
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import NoteKind, Speaker
from tests.unit.desk.seats import DISCUSSION, Chair, open_discussion
from tests.unit.meeting.podium import KENYA, MALTA


@pytest.fixture
def chair() -> Iterator[Chair]:
    made = Chair()
    open_discussion(made)
    yield made
    made.record.close()


def noted(chair: Chair, *contents: NoteContent) -> None:
    for content in contents:
        chair.desk.send(commands.TakeNote(content))
        chair.desk.settle()


def pages(chair: Chair, wanted: Wanted, limit: int = 10) -> list[list[str]]:
    """The texts, page by page."""
    found: list[list[str]] = []
    after: int | None = 0
    while after is not None:
        one = page(chair.desk, wanted, after, limit)
        found.append([each.note.content.text for each in one.notes])
        after = one.after
    return found


def texts(chair: Chair, wanted: Wanted) -> list[str]:
    return [text for one in pages(chair, wanted) for text in one]


def test_notes_come_newest_first_by_the_page(chair: Chair) -> None:
    noted(chair, *(NoteContent(f"Point {n}") for n in range(25)))
    assert [len(one) for one in pages(chair, Wanted())] == [10, 10, 5]
    assert texts(chair, Wanted()) == [f"Point {n}" for n in reversed(range(25))]
    assert texts(chair, Wanted("point 1")) == [f"Point {n}" for n in (*reversed(range(10, 20)), 1)]


def test_a_note_taken_between_two_pages_does_not_move_the_second(chair: Chair) -> None:
    noted(chair, *(NoteContent(f"Point {n}") for n in range(20)))
    first = page(chair.desk, Wanted(), 0, 10)
    noted(chair, NoteContent("Late"))
    second = page(chair.desk, Wanted(), first.after, 10)
    assert [one.note.content.text for one in second.notes] == [f"Point {n}" for n in reversed(range(10))]


def test_filters_are_met_together_and_with_a_search(chair: Chair) -> None:
    noted(
        chair,
        NoteContent("Firewalls", NoteKind.GAP, themes=("data",), segment=DISCUSSION, speaker=KENYA),
        NoteContent("Firewalls work", star=True, segment=DISCUSSION, speaker=MALTA),
        NoteContent("Visas", NoteKind.GAP, segment="welcome-1", speaker=KENYA),
    )
    assert texts(chair, Wanted(speaker=KENYA.key)) == ["Visas", "Firewalls"]
    assert texts(chair, Wanted(speaker=KENYA.key, item="panel-1")) == ["Firewalls"]
    assert texts(chair, Wanted(kind=NoteKind.GAP, theme="data")) == ["Firewalls"]
    assert texts(chair, Wanted("firewalls", starred=True)) == ["Firewalls work"]
    assert texts(chair, Wanted("visas", starred=True)) == []
    assert texts(chair, Wanted("( ) *", starred=True)) == []


def test_every_panel_has_its_own_second_panellist_and_two_of_a_panel_may_have_one_name(chair: Chair) -> None:
    first, other = Speaker("Maria Example", panellist="panellist-2"), Speaker("Jan Example", panellist="panellist-2")
    namesake = Speaker("maria  example", panellist="panellist-3")
    noted(
        chair,
        NoteContent("First", segment=DISCUSSION, speaker=first),
        NoteContent("Other", segment="panel-2/discussion", speaker=other),
        NoteContent("Namesake", segment=DISCUSSION, speaker=namesake),
    )
    assert texts(chair, Wanted(speaker=first.key)) == ["First"]
    assert texts(chair, Wanted(speaker=other.key)) == ["Other"]
    assert texts(chair, Wanted(speaker=namesake.key)) == ["Namesake"]


def test_a_search_with_many_hits_and_few_wanted_goes_on_from_page_to_page(chair: Chair) -> None:
    noted(chair, NoteContent("Point rare", star=True), *(NoteContent(f"Point {n}") for n in range(450)))
    noted(chair, NoteContent("Point new", star=True))
    found = texts(chair, Wanted("point", starred=True))
    assert found == ["Point new", "Point rare"]


def test_a_note_is_shown_under_the_latest_name_of_its_speaker(chair: Chair) -> None:
    chair.do(commands.GiveFloor(Speaker("Delegate in row 4")))
    turn = chair.desk.state.turn
    assert turn is not None
    noted(chair, NoteContent("Firewalls", segment=DISCUSSION, turn=turn.id, speaker=turn.speaker))
    chair.do(commands.NameSpeaker(turn.id, KENYA))
    (one,) = page(chair.desk, Wanted()).notes
    assert one.speaker == KENYA
    assert texts(chair, Wanted(speaker=KENYA.key)) == ["Firewalls"]


def test_one_note_is_looked_at_alone_as_it_is_now(chair: Chair) -> None:
    noted(chair, NoteContent("Firewals"))
    (note,) = chair.desk.notebook.taken
    before = len(chair.desk.history.drafts)
    chair.do(commands.ReviseNote(note, NoteContent("Firewalls work")))
    assert changed_notes(chair.desk.history.drafts[before:]) == (note,)
    shown = found_now(chair.desk, Wanted("fire"), note)
    assert shown is not None
    assert [shown.text[start:end] for start, end in shown.matches] == ["Firewalls"]
    assert found_now(chair.desk, Wanted("visa"), note) is None
    assert found_now(chair.desk, Wanted("*"), note) is None
    assert [revision.content.text for revision in revisions(chair.desk, note)] == ["Firewals", "Firewalls work"]
    chair.do(commands.DeleteNote(note))
    assert found_now(chair.desk, Wanted(), note) is None
    assert found_now(chair.desk, Wanted(), "nobody") is None
