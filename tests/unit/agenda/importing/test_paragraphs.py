"""Running text, line by line: what each line is taken for, and what comes of it."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.importing.importer import Imported, import_text
from tests.unit.agenda.importing.shown import agenda, doubts, meanings


def read(*lines: str) -> Imported:
    return import_text("\n".join(lines), "x.txt")


def times(one: Imported) -> list[str]:
    """The items as "date start-end title"."""
    days = one.understanding.days
    return [f"{day.date} {item.start}-{item.end} {item.title}" for day in days for item in day.items]


PANEL = "10:00-13:00 Panel 1: Work"


def test_labels_above_the_agenda_are_about_the_session() -> None:
    one = read(
        "Hearing on the rights of all migrants",
        "Theme: Rights for all of us",
        "Venue: Room XIX, Palais des Nations",
        "Time zone: Europe/Paris",
        "Date: 8 May 2017",
        "Time: 10:00-13:00",
        "Co-facilitators: H.E. Mr. A Two (Mexico) and H.E. Ms. B Three (Switzerland)",
        "Co-facilitators' summary",
        "Title: The rights of migrants",
        "Theme: Another theme",
        "Moderator: Ms. A One",
        "Room:",
        "10:00 Welcome",
    )
    understood = one.understanding
    assert [
        found.text for found in (understood.title, understood.theme, understood.place, understood.zone) if found
    ] == [
        "The rights of migrants",
        "Rights for all of us",
        "Room XIX, Palais des Nations",
        "Europe/Paris",
    ]
    assert [(person.name, person.of) for person in understood.co_facilitators] == [
        ("H.E. Mr. A Two", "Mexico"),
        ("H.E. Ms. B Three", "Switzerland"),
    ]
    assert times(one) == ["2017-05-08 10:00-13:00 Welcome"]
    assert meanings(one) == [
        "note",
        "theme",
        "place",
        "place",
        "day",
        "sitting",
        "person",
        "note",
        "title",
        "note",
        "note",
        "note",
        "item of welcome",
    ]


def test_labels_under_an_item_are_about_the_item() -> None:
    one = read(
        "10:00-13:00 Panel 1: Work",
        "Room: XIX",
        "- Venue: the hall",
        "Moderator: Ms. A One",
        "Mr. X Nought",
        "Speakers:",
        "• Mr. B Two (ILO)",
        "TBC",
        "Mr. C Three, Head of Work",
        "The speakers will be heard in the order of the list and may then be asked.",
        "Mr. D Four (IOM)",
        "Topics:",
        "Rights",
        "Topics: Duties",
        "Moderators:",
        "• Someone Else",
        "Theme: a theme of the item",
    )
    (panel,) = one.understanding.items
    assert [person.name for person in panel.moderators] == ["Ms. A One", "Someone Else"]
    assert [(person.name, person.title, person.of) for person in panel.experts] == [
        ("Mr. X Nought", None, None),
        ("Mr. B Two", None, "ILO"),
        (None, None, None),
        ("Mr. C Three", "Head of Work", None),
        ("Mr. D Four", None, "IOM"),
    ]
    assert panel.topics == ("Rights", "Duties", "Theme: a theme of the item")
    assert panel.remark == "Room: XIX; Venue: the hall"
    assert (panel.notes, panel.lines) == ((10,), (*range(1, 10), *range(11, 18)))
    person, topic = ["person of panel-1"], ["topic of panel-1"]
    assert meanings(one) == [
        *("item of panel-1", "remark of panel-1", "remark of panel-1"),
        *person * 6,
        "note of panel-1",
        *person,
        *topic * 3,
        *person * 2,
        *topic,
    ]


def test_the_speakers_of_what_is_no_panel() -> None:
    one = read("10:00-10:15 Welcome", "Ms. A One", "Ms. B Two, Head of Work", "10:15-13:00 Lunch", "Ms. C Three")
    welcome, lunch = one.understanding.items
    assert (welcome.speaker, welcome.experts) == ("Ms. A One; Ms. B Two, Head of Work", ())
    assert (lunch.speaker, lunch.experts, lunch.topics) == (None, (), ())
    assert meanings(one)[4] == "person of lunch"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("8 May 2017, 10:00-13:00 Panel 1: Work", "2017-05-08 10:00-13:00 Panel 1: Work"),
        ("Monday, 8 May 2017: 10:00-13:00 Panel 1: Work", "2017-05-08 10:00-13:00 Panel 1: Work"),
        ("10:00-13:00, 8 May 2017 Panel 1: Work", "2017-05-08 10:00-13:00 Panel 1: Work"),
        ("10:00-13:00 Monday, 8 May 2017, Panel 1: Work", "2017-05-08 10:00-13:00 Panel 1: Work"),
        ("Panel 1: Work, Monday, 8 May 2017, 10:00-13:00", "2017-05-08 10:00-13:00 Panel 1: Work"),
        ("Panel 1: Work (8 May 2017, 10:00-13:00)", "2017-05-08 10:00-13:00 Panel 1: Work"),
        ("10:00-13:00 Panel 1: Work since the first meeting on 8 May 2017", None),
        ("10:00-13:00 Panel 1: From 8 May 2017 to 9 May 2017", None),
    ],
)
def test_a_line_with_a_date_and_a_time(line: str, told: str | None) -> None:
    assert times(read(line)) == [told or f"None {line}"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Geneva, Room XIX, 18 April 2018, 3 p.m. to 6 p.m.", True),
        ("Geneva, Room XIX, 18 April 2018, 3 p.m. to 4.30 p.m.", True),
        ("Geneva, Room XIX, 18 April 2018, 3 p.m. to 4.29 p.m.", False),
        ("Room XIX, 18 April 2018, 3 p.m. to 6 p.m.", False),
        ("Geneva, opening on 18 April 2018, 3 p.m. to 6 p.m.", False),
    ],
)
def test_when_and_where_it_sits(line: str, told: bool) -> None:
    one = read(line, "15:00-16:00 Panel 1: Work")
    assert (len(one.understanding.items) == 1) is told
    if told:
        assert one.understanding.days[0].sittings[0][0] == "15:00"
        assert one.understanding.days[0].sittings[0][1] in ("18:00", "16:30")
    after = read("9:00-10:00 Welcome", line)
    assert [day.date for day in after.understanding.days] == [None, "2018-04-18"]


def test_times_on_lines_of_their_own_above_their_titles() -> None:
    one = read(
        "10:00-10:15",
        "Opening",
        "10:15-13:00",
        "The panel will be held in the room in which it was held.",
        "13:00-15:00",
    )
    assert agenda(one) == [
        "10:00-10:15 remarks opening: Opening",
        "10:15-13:00 remarks remarks-1: Without a title",
        "13:00-15:00 remarks remarks-2: Without a title",
    ]
    assert doubts(one).count("The line has a time and no title.") == 2
    assert [item.lines for item in one.understanding.items] == [(1, 2), (3,), (5,)]
    assert one.understanding.items[0].notes == (4,)


def test_times_on_lines_of_their_own_below_their_titles() -> None:
    lines = ("Opening", "10:00-10:15", "Panel 1: Work", "10:15-13:00", "Lunch", "13:00-15:00")
    items = ["10:00-10:15 remarks opening: Opening", "10:15-13:00 expert-panel panel-1: Panel 1: Work"]
    one = read(*lines)
    assert agenda(one) == [*items, "13:00-15:00 break lunch: Lunch"]
    assert [item.lines for item in one.understanding.items] == [(1, 2), (3, 4), (5, 6)]
    with_date = read("8 May 2017", "10:00-10:15", "Opening", "10:15-13:00", "Panel 1: Work")
    assert agenda(with_date) == ["2017-05-08", *items]
    with_name = read("Ms. A One", "10:00-10:15", "Opening", "10:15-13:00", "Panel 1: Work")
    assert agenda(with_name) == items
    assert agenda(read("10:00-10:15", "Opening", "Lunch", "13:00-15:00"))[0] == items[0]


def test_a_time_without_a_title_waits_over_a_label_and_a_date() -> None:
    one = read("10:00-10:15", "Moderator: Ms. A One", "11:00-12:00", "8 May 2017", "12:00-13:00 Lunch")
    assert [item.title for item in one.understanding.items] == ["Without a title", "Without a title", "Lunch"]


@pytest.mark.parametrize("end", ["Regards", "Best regards,", "Sincerely", "Annex II", "II. Other matters"])
def test_what_stands_under_the_end_of_the_programme_is_of_no_item(end: str) -> None:
    one = read(PANEL, "Speakers:", end, "Ms. A One", "Rights", "9 May 2017", "10:00-11:00 Panel 2", "Ms. B Two")
    first, second = one.understanding.items
    assert (first.lines, first.topics, first.experts) == ((1, 2), (), ())
    assert meanings(one)[2:5] == ["note", "note", "note"]
    assert [person.name for person in second.experts] == ["Ms. B Two"]


def test_a_heading_of_a_panel_after_the_programme_is_of_that_panel() -> None:
    one = read(PANEL, "11:00 End of the session", "Annex", "Panel 1: Work of all", "Moderator: Ms. A One", "Rights")
    panel = one.understanding.items[0]
    assert [person.name for person in panel.moderators] == ["Ms. A One"]
    assert panel.topics == ("Rights",)


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Panel 2: Rest of all", True),
        ("Panel 2", True),
        ("• Panel 2: Rest of all", False),
        ("Panel of all the States", False),
        ("Panel 2: Rest of all. It will be held in the room of the States.", False),
    ],
)
def test_what_is_a_heading_of_a_panel(line: str, heading: bool) -> None:
    one = read(PANEL, line, "Moderator: Ms. A One")
    untimed = [doubt for doubt in doubts(one) if doubt == f'No time was found for "{line}".']
    assert bool(untimed) is heading
    assert len(one.understanding.items[0].moderators) == (0 if heading else 1)


def test_sittings_told_in_a_sentence() -> None:
    sentence = "The meeting will sit from 10 a.m. to 1 p.m. and from 3 p.m. to 6 p.m. each day in the room."
    one = read(sentence, "10:00-12:00 Panel 1: Work", "15:00-16:00 Panel 2")
    assert one.understanding.days[0].sittings == (("10:00", "13:00"), ("15:00", "18:00"))
    assert meanings(one)[0] == "sitting"
    short = read("The meeting will sit from 10 a.m. to 10.59 a.m. and then in the room.", "10:00-10:30 Panel 1: Work")
    assert short.understanding.days[0].sittings == (("10:00", "10:30"),)


def test_under_an_item_a_short_line_with_times_tells_no_sitting() -> None:
    one = read(PANEL, "Then from 15:00 to 16:00 open house")
    assert one.understanding.items[0].topics == ("Then from 15:00 to 16:00 open house",)
    closed = read(PANEL, "13:00 End of the session", "Then from 15:00 to 16:00 open house")
    assert meanings(closed)[2] == "sitting"


def test_footnotes_and_sittings_under_an_item() -> None:
    one = read(PANEL, "Speakers:", "Afternoon session", "Someone Else of all", "¹ A footnote", "Rights")
    panel = one.understanding.items[0]
    assert meanings(one)[2:] == ["sitting", "topic of panel-1", "note", "topic of panel-1"]
    assert (panel.topics, panel.experts) == (("Someone Else of all", "Rights"), ())


def test_a_line_in_another_language_says_the_title_again() -> None:
    one = read(
        "10:00-13:00 Panel 1: Work of the States", "Table ronde sur le travail des migrants", "Le travail des migrants"
    )
    assert meanings(one)[1:] == ["translation of panel-1", "topic of panel-1"]


def test_side_events_within_a_break() -> None:
    one = read(
        "13:00-15:00 Lunch",
        "Side event: Work of all, in the hall, 13:15 to 14:00",
        "13:20-13:40 Side event: Rest;",
        "13:30 Side event on time",
        "Side events are held in the hall",
        "12:50-13:20 Side event: Sleep",
        "14:00-15:01 Side event: Late",
    )
    lunch = one.understanding.items[1]
    assert lunch.remark == (
        "Side event: Work of all, in the hall, 13:15 to 14:00; 13:20-13:40 Side event: Rest; 13:30 Side event on time; "
        "Side events are held in the hall"
    )
    assert meanings(one)[1:5] == ["remark of lunch"] * 4
    assert [item.title for item in one.understanding.items] == ["Side event: Sleep", "Lunch", "Side event: Late"]


@pytest.mark.parametrize(
    ("first", "second", "goes_on"),
    [
        ("10:00-13:00 Panel 1: Human rights of all who migrate", "in all stages", True),
        ("10:00-13:00 Panel 1: Human rights of all migrants", "in all stages", False),
        ("10:00-13:00 Panel 1: Human rights of all who migrate", "In all stages", False),
        ("10:00-13:00 Panel 1: Human rights of all who migrate", "\nin all stages", False),
    ],
)
def test_a_title_goes_on_in_the_next_line(first: str, second: str, goes_on: bool) -> None:
    (panel,) = read(first, second).understanding.items
    title = first.partition(" ")[2]
    assert panel.title == (f"{title} in all stages" if goes_on else title)
    assert bool(panel.topics) is not goes_on


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("8 May 2017", True),
        ("Monday", True),
        ("Day 1", True),
        ("2017", False),
        ("Programme of the meeting on Monday, 8 May 2017", True),
        ("8 May 2017: Rights of all States", True),
        ("8 May 2017: Rights, duties, needs, wishes", False),
        ("Monday, 8 May 2017: Rights, duties, needs, wishes", True),
        ("Day 1: Rights, duties, needs, wishes", True),
        (f"Day 1: {'x' * 112}", True),
        (f"Day 1: {'x' * 113}", False),
        ("Day 1 of all will be held in the room of the States.", False),
        ("Rights, 8 May 2017", False),
        ("Programme of all: 8 May 2017 Rights", False),
        ("8 May 2017 and 9 May 2017", False),
        ("Morning session, 8 May 2017, 10:00-13:00", True),
    ],
)
def test_a_line_that_names_a_day(line: str, day: bool) -> None:
    one = read(line, PANEL)
    assert [found.lines for found in one.understanding.days] == [(1,) if day else ()]
    if "10:00" in line:
        assert one.understanding.days[0].sittings == (("10:00", "13:00"),)


def test_the_times_beside_a_day_are_its_sittings() -> None:
    one = read("8 May 2017, 9:30-13:30", PANEL, "9 May 2017, 15:00", "15:00-16:00 Panel 2")
    assert [day.sittings for day in one.understanding.days] == [(("09:30", "13:30"),), (("15:00", "16:00"),)]


def test_a_heading_of_another_part_ends_the_programme() -> None:
    one = import_text(f"# Programme of all\n{PANEL}\n# Rights\nDuties\nModerator: Ms. A One", "x.md")
    assert meanings(one) == ["title", "item of panel-1", "note", "note", "note"]
    closed = read(PANEL, "13:00 End of the session", "Moderator: Ms. A One", "Room: XIX", "Duties")
    assert meanings(closed)[2:] == ["note"] * 3


def test_somebody_to_be_announced() -> None:
    one = read(PANEL, "TBC", "14:00-14:15 Opening", "TBC")
    assert [person.name for person in one.understanding.items[0].experts] == [None]
    assert meanings(one)[1::2] == ["person of panel-1", "topic of opening"]
    assert one.understanding.items[0].lines == (1, 2)


def test_a_list_of_speakers_ends_where_something_else_stands() -> None:
    one = read(PANEL, "Speakers:", "- Somebody of the States", "Rights", "- Duties")
    panel = one.understanding.items[0]
    assert [person.name for person in panel.experts] == ["Somebody of the States"]
    assert panel.topics == ("Rights", "Duties")


def test_a_head_of_co_facilitators_lists_nobody() -> None:
    assert read("Co-facilitators", PANEL).understanding.co_facilitators == ()
    assert meanings(read("Co-facilitators", PANEL))[0] != "person"
    assert meanings(read("Co-facilitators:", PANEL))[0] == "person"


def test_a_side_event_that_begins_with_the_break() -> None:
    one = read("13:00-15:00 Lunch", "13:00-14:00 Side event: Rest")
    assert one.understanding.items[0].remark == "13:00-14:00 Side event: Rest"
