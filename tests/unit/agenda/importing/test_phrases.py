"""Phrases: a title without its signs, a sentence, a line with its time; a place and its zone."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.importing.phrases import after_time, is_prose, stripped, timed
from gcm_moderator.agenda.importing.places import zone_named, zone_of
from gcm_moderator.agenda.importing.spelling import clock


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (" – Opening : ", "Opening"),
        ("• (a) Topic", "(a) Topic"),
        ("1. Topic.", "Topic"),
        ("iv) Topic;", "Topic"),
        ("o Topic", "Topic"),
        ("Only Topic", "Only Topic"),
        ("Panel ( ) one [] two（ ）", "Panel  one  two"),
        (")] Opening", "Opening"),
        ("Opening (", "Opening"),
        ("Opening, ([", "Opening"),
        ("Opening (part)", "Opening (part)"),
        ("开幕。", "开幕"),
        ("- : –", ""),
        ("", ""),
        (" • ", ""),
        ("2 x 3", "2 x 3"),
    ],
)
def test_a_title_without_the_signs_at_its_ends(text: str, left: str) -> None:
    assert stripped(text) == left


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("The panel will meet in the room.", True),
        ("The panel will meet in here.", False),
        ("The panel will meet in the room", False),
        ("The panel will meet in the room;", True),
        ("The panel will meet in the room. ", True),
        ("The panel will meet at about 3 p.m.", False),
        ("The panel will meet at about 11 a.m.", False),
        ("The panel will talk about work, rest etc.", False),
        ("The many ways of all people in the room.", False),
        ("The many ways of all people in the room, of States and of others.", True),
        ("The many ways of all people in the room, of States and others.", False),
        ("The panel will meet. Everybody may then speak of it", True),
        ("The panel will meet. Everybody may speak of it", False),
        ("The panel will meet, and everybody may then speak of it", False),
        ("All in the room. Everybody of all the States, then others", False),
        ("x" * 220, False),
        ("x" * 221, True),
        ("Le débat sera tenu dans la salle XIX.", True),
        ("", False),
    ],
)
def test_a_sentence(text: str, prose: bool) -> None:
    assert is_prose(text) is prose


@pytest.mark.parametrize(
    ("line", "time", "rest"),
    [
        ("10:00 – 13:00 Panel 1", "10:00-13:00", " Panel 1"),
        ("10:00 Opening", "10:00", " Opening"),
        ("10.00 Opening", "10:00", " Opening"),
        ("Opening 10.00 – 10.15", "10:00-10:15", "Opening "),
        ("Panel 1 (10:00 – 13:00) XIX Room", "10:00-13:00", "Panel 1 XIX Room"),
        ("• 10:00 Opening", "10:00", " Opening"),
        ("1. 10:00 Opening", "10:00", " Opening"),
        ("Opening 10:00 – 10:15", "10:00-10:15", "Opening "),
        ("Opening (10:00 – 10:15)", "10:00-10:15", "Opening ("),
        ("Panel 1 (10:00 – 13:00), Room XIX", "10:00-13:00", "Panel 1 , Room XIX"),
        ("Panel 1 [10:00 – 13:00] Room XIX", "10:00-13:00", "Panel 1 [ ] Room XIX"),
        ("Lunch 13:15 (13:00 – 15:00)", "13:00-15:00", "Lunch 13:15 ("),
        ("(10:00) Opening", "10:00", ") Opening"),
    ],
)
def test_a_line_with_its_time(line: str, time: str, rest: str) -> None:
    entry = timed(line)
    assert entry is not None
    span, left = entry
    assert (f"{clock(span.start)}-{clock(span.end)}" if span.end is not None else clock(span.start)) == time
    assert left == rest


@pytest.mark.parametrize(
    "line",
    [
        "Opening",
        "Opening 10:00",
        "The panel will meet in the room. Everybody may then speak from 10:00 to 13:00",
        "The session will be held in the room of all the States (10:00 – 13:00), and it is open.",
        "Morning 10:00 – 13:00 15:00 – 18:00",
        "Panel 1 10:00 – 13:00 Room XIX",
        "Panel 1 (10:00 – 13:00 Room XIX",
        "Panel 1 10:00 – 13:00) Room XIX",
        "Panel 1 (10:00) Room XIX",
        "Lunch 13:00 13:30 (13:00 – 15:00)",
        "Point 10.30 of the note",
    ],
)
def test_a_line_that_has_none(line: str) -> None:
    assert timed(line) is None


def test_weak_times_where_times_are_expected() -> None:
    entry = timed(" (10.00) Opening", expected=True)
    assert entry is not None
    assert entry[1] == ") Opening"
    assert timed(" (10.00) Opening") is None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("(CEST) Opening", " Opening"),
        (" EDT: Opening", ": Opening"),
        ("(15 min) Opening", " Opening"),
        (") Geneva time Opening", "Opening"),
        (" Opening (15 min)", " Opening (15 min)"),
        (" CEST UTC Opening", "UTC Opening"),
        ("", ""),
    ],
)
def test_what_stands_after_a_time(text: str, left: str) -> None:
    assert after_time(text) == left


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Palais des Nations, Room XIX", "Europe/Zurich"),
        ("in Geneva, then New York", "Europe/Zurich"),
        ("in New York, then Geneva", "America/New_York"),
        ("San José, Costa Rica", "America/Costa_Rica"),
        ("Ottawa", "America/Toronto"),
        ("Montréal", "America/Toronto"),
        ("Dakar", "Africa/Dakar"),
        ("ADDIS ABABA", "Africa/Addis_Ababa"),
        ("в Женеве", "Europe/Zurich"),
        ("在日内瓦万国宫", "Europe/Zurich"),
        ("Paris", "Europe/Paris"),
        ("comparison", None),
        ("Nowhere", None),
    ],
)
def test_the_zone_of_a_city(text: str, zone: str | None) -> None:
    found = zone_of(text)
    assert (found[0] if found is not None else None) == zone


def test_where_the_name_of_a_city_stands() -> None:
    assert zone_of("Room XIX, Geneva, Switzerland") == ("Europe/Zurich", 10, 16)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/Zurich", "Europe/Zurich"),
        (' "Europe/Zurich" ', "Europe/Zurich"),
        ("zurich", "Europe/Zurich"),
        ("New York", "America/New_York"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("UTC", "Etc/UTC"),
        ("Zulu time", None),
        ("", None),
    ],
)
def test_a_zone_by_its_name(text: str, zone: str | None) -> None:
    assert zone_named(text) == zone
