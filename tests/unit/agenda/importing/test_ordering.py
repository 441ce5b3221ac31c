"""The items of a day in order: new days, halves of the day, missing ends, panels made of their parts."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.importing.importer import Imported, import_text
from gcm_moderator.agenda.importing.people import Someone
from tests.unit.agenda.importing.shown import agenda, doubts, meanings

SITS = "The meeting will sit from 9:00 to {}:00 and everybody is invited to come."
NO_THEME = "The document names no theme; its title stands in its place."


def read(*lines: str) -> Imported:
    return import_text("\n".join(lines), "x.txt")


def unsure(one: Imported) -> list[str]:
    return [doubt for doubt in doubts(one) if doubt != NO_THEME]


def sittings(one: Imported) -> list[list[str]]:
    return [[f"{start}-{end}" for start, end in day.sittings] for day in one.understanding.days]


def names(people: tuple[Someone, ...]) -> list[str | None]:
    return [one.name for one in people]


def times(one: Imported) -> list[list[str]]:
    """The items of each day as "start-end title"."""
    days = one.understanding.days
    return [[f"{item.start}-{item.end or '?'} {item.title}" for item in day.items] for day in days]


def test_a_day_that_is_said_again_in_another_language_is_a_translation() -> None:
    one = read(
        "Monday, 8 May 2017",
        "10:00-11:00 Welcome of the day",
        "11:00-12:00 Panel 1: Work of the States",
        "Lundi 8 mai 2017",
        "10:00-11:00 Mot de bienvenue",
        "11:00-12:00 Table ronde 1 : Le travail dans la région",
        "La salle sera ouverte à tous ceux qui le veulent, dans la mesure des places.",
    )
    assert times(one) == [["10:00-11:00 Welcome of the day", "11:00-12:00 Panel 1: Work of the States"]]
    assert meanings(one)[3:] == ["translation"] * 4


@pytest.mark.parametrize(
    ("again", "translated"),
    [
        (["09:00 Un", "10:00 Deux", "11:00 Trois", "12:00 Le déjeuner", "13:00 La fin"], True),
        (["09:00 Un", "10:00 Deux", "11:00 Trois", "12:00 Le déjeuner", "13:30 La fin"], True),
        (["09:00 Un", "10:00 Deux", "11:00 Trois", "12:30 Le déjeuner", "13:30 La fin"], False),
        (["09:00 One", "10:00 The work of the day", "11:00 Three", "12:00 Lunch", "13:00 Closing"], False),
    ],
)
def test_how_much_of_a_day_must_be_the_same(again: list[str], translated: bool) -> None:
    lines = ["09:00 One", "10:00 The work of the day", "11:00 Three", "12:00 Lunch", "13:00 Closing"]
    one = read("8 May 2017", *lines, "8 May 2017", *again)
    assert len(one.understanding.days) == 1
    assert len(one.understanding.items) == (5 if translated else 10)


def test_two_programmes_of_one_day_are_one_day() -> None:
    one = read(
        "Monday, 8 May 2017",
        "10:00-11:00 Welcome",
        "Tuesday, 9 May 2017",
        "10:00-11:00 Panel 2: Rest",
        "Monday, 8 May 2017",
        "15:00-16:00 Panel 1: Work",
    )
    assert agenda(one) == [
        "2017-05-08",
        "10:00-11:00 remarks welcome: Welcome",
        "15:00-16:00 expert-panel panel-1: Panel 1: Work",
        "2017-05-09",
        "10:00-11:00 expert-panel panel-2: Panel 2: Rest",
    ]
    assert one.understanding.days[0].lines == (1, 5)


def test_days_without_a_date_are_not_put_together() -> None:
    assert times(read("Day 1", "10:00-11:00 Welcome", "Day 2", "10:00-11:00 Welcome")) == [
        ["10:00-11:00 Welcome"],
        ["10:00-11:00 Welcome"],
    ]


@pytest.mark.parametrize(
    ("last", "again", "new"),
    [
        ("14:00-15:00 Panel 1", "10:30-12:00 Panel 2", True),
        ("14:00-15:00 Panel 1", "11:00-12:00 Panel 2", True),
        ("14:00-15:00 Panel 1", "11:01-12:00 Panel 2", False),
        ("13:59-15:00 Panel 1", "10:30-12:00 Panel 2", False),
        ("14:00-15:00 Panel 1", "7:00-8:00 Panel 2", True),
    ],
)
def test_a_new_day_begins_where_the_times_begin_anew(last: str, again: str, new: bool) -> None:
    one = read("10:00-11:00 Welcome", last, again, "15:00-16:00 Closing")
    assert len(one.understanding.days) == (2 if new else 1)
    told = "The times begin anew here, so this is taken as the next day."
    assert (told in doubts(one)) is new
    if new:
        assert [doubt.line for doubt in one.understanding.all_doubts if doubt.text == told] == [3]
        assert [len(day.items) for day in one.understanding.days] == [2, 2]


def test_a_third_day_begins_too_and_no_day_begins_at_noon_or_before_seven() -> None:
    day = ("10:00-11:00 Panel", "15:00-16:00 Panel")
    assert [len(found.items) for found in read(*day, *day, *day).understanding.days] == [2, 2, 2]
    assert len(read("12:00-12:30 Panel", "15:00-16:00 Panel", "12:00-12:15 Panel").understanding.days) == 1
    assert len(read("6:00-6:30 Panel", "15:00-16:00 Panel", "6:30-6:45 Panel").understanding.days) == 1


def test_a_time_before_eight_after_a_later_one_is_in_the_afternoon() -> None:
    one = read(
        "10:00-11:00 Welcome",
        "11:00-12:30 Panel 1: Work",
        "12:30-2:00 Lunch",
        "2:00-3:30 Panel 2: Rest",
        "3:30-17:00 Panel 3: Play",
        "5:00 Closing",
    )
    assert times(one) == [
        [
            "10:00-11:00 Welcome",
            "11:00-12:30 Panel 1: Work",
            "12:30-14:00 Lunch",
            "14:00-15:30 Panel 2: Rest",
            "15:30-17:00 Panel 3: Play",
            "17:00-? Closing",
        ]
    ]
    assert unsure(one) == [
        "The text does not say whether a time is before or after noon.",
        *(f"Taken as afternoon, from {time}, as it follows a later time." for time in ("14:00", "15:30", "17:00")),
    ]


@pytest.mark.parametrize(
    ("before", "after", "start"),
    [
        ("9:00-9:30 One", "7:59-8:30 Two", "19:59"),
        ("9:00-9:30 One", "8:00-8:30 Two", "08:00"),
        ("8:59-9:30 One", "7:59-8:30 Two", "07:59"),
        ("14:30-15:00 One", "2:00-3:00 Two", "14:00"),
        ("14:31-15:00 One", "2:00-3:00 Two", "02:00"),
    ],
)
def test_what_is_taken_as_afternoon(before: str, after: str, start: str) -> None:
    assert start in [item.start for item in read(before, after).understanding.items]


def test_a_heading_says_nothing_of_the_half_of_the_day() -> None:
    one = read("Panel 1: Work of all", "10:00-12:00 Keynote", "Panel 2: Rest of all", "2:00-3:00 Keynote")
    assert [item.start for item in one.understanding.items] == ["10:00", "14:00"]
    afternoon = [doubt for doubt in one.understanding.items[1].doubts if "afternoon" in doubt.text]
    assert [doubt.code for doubt in afternoon] == ["half-of-day"]


@pytest.mark.parametrize(("printed", "end"), [("7:00-12:00", "24:00"), ("7:00-20:00", "20:00")])
def test_the_end_of_what_is_taken_as_afternoon(printed: str, end: str) -> None:
    assert times(read("9:00-9:30 One", f"{printed} Two"))[0][1] == f"19:00-{end} Two"


def test_a_panel_printed_with_its_parts() -> None:
    parts = (
        "10:10-10:17 Opening remarks by the moderator, Ms. A One",
        "10:17-10:38 Presentations by the panellists",
        "10:38-12:50 Interactive discussion",
        "12:50-13:00 Concluding remarks by the moderator",
    )
    minutes = {"opening": 7, "expert": 21, "closing": 10}
    for panel in ("10:10-13:00 Panel 1: Work", "10:10 Panel 1: Work", "Panel 1: Work of all"):
        one = read("10:00-10:10 Welcome", panel, *parts, "13:00-15:00 Lunch")
        title = panel.removeprefix("10:10 ").removeprefix("10:10-13:00 ")
        assert times(one) == [["10:00-10:10 Welcome", f"10:10-13:00 {title}", "13:00-15:00 Lunch"]]
        assert one.understanding.items[1].minutes == minutes
        assert one.understanding.items[1].lines == (2, 3, 4, 5, 6)
        assert unsure(one) == []


def test_the_people_of_the_parts_are_those_of_the_panel() -> None:
    one = read(
        "Panel 1: Work of migrants",
        "10:00-10:07 Moderator: Ms. A One",
        "10:07-10:22 Panellist 1: Mr. B Two",
        "Everybody who wishes to hear it is invited to be in the room at ten.",
        "10:22-10:37 Presentation 2: Mr. C Three",
        "10:37-11:00 Interactive discussion",
        "• Rights of all",
        "11:00-12:00 Lunch",
    )
    panel = one.understanding.items[0]
    assert (names(panel.moderators), names(panel.experts)) == (["Ms. A One"], ["Mr. B Two", "Mr. C Three"])
    assert (panel.start, panel.end, panel.minutes) == ("10:00", "11:00", {"opening": 7, "expert": 15})
    assert (panel.topics, panel.notes) == (("Rights of all",), (4,))


def test_between_two_parts_there_may_be_a_gap() -> None:
    one = read(
        "10:00-13:00 Panel 1: Work", "10:00-10:07 Opening by the moderator", "10:15-12:50 Interactive discussion"
    )
    assert one.understanding.items[0].minutes == {"opening": 7}


def test_the_experts_under_a_part_share_its_time() -> None:
    one = read(
        "Panel 1: Work of migrants",
        "10:00 Opening by the moderator",
        "Moderator: Ms. M Nought",
        "10:07 Presentations by experts",
        "• Ms. A One",
        "• Mr. B Two",
        "10:37 Interactive discussion",
        "11:00 Lunch",
    )
    panel = one.understanding.items[0]
    assert (names(panel.moderators), names(panel.experts)) == (["Ms. M Nought"], ["Ms. A One", "Mr. B Two"])
    assert (panel.end, panel.minutes) == ("11:00", {"opening": 7, "expert": 15})
    assert unsure(one) == ["Its end is not printed; the next start is taken."]


def test_the_moderator_of_a_summary_panel_has_one_time() -> None:
    one = read("10:00-11:00 Summary panel", "10:00-10:12 Introduction by the moderator", "10:12-11:00 Discussion")
    assert one.understanding.items[0].minutes == {"moderator": 12}


def test_a_heading_whose_parts_have_no_end() -> None:
    one = read("Panel 1: Work of migrants", "10:00 Opening by the moderator", "10:07 Interactive discussion")
    assert times(one) == [["10:00-? Panel 1: Work of migrants"]]
    assert unsure(one) == []
    assert [missing.key for missing in one.understanding.missing] == ["title", "place", "zone", "date", "end"]


@pytest.mark.parametrize(
    ("below", "titles"),
    [
        (["10:00-10:30 Keynote", "10:30-11:00 Interactive discussion"], ["Keynote", "Interactive discussion"]),
        (["10:00-10:30 Panellist 1"], ["Panellist 1"]),
        (["10:00-10:30 Discussion"], ["Panel 1: Work of all"]),
        (["10:00-10:30 Panellist 1", "10:30-10:40 Panellist 2"], ["Panel 1: Work of all"]),
        (["10:00-10:30 Panellist 1", "10:30-10:40 Coffee", "10:40-11:00 Panellist 2"], None),
    ],
)
def test_what_makes_a_panel_of_a_heading(below: list[str], titles: list[str] | None) -> None:
    one = read("Panel 1: Work of all", *below)
    found = [item.title for item in one.understanding.items]
    assert found == (titles or [line.partition(" ")[2] for line in below])


def test_two_headings_with_parts() -> None:
    parts = ("{}:00-{}:10 Opening by the moderator", "{}:10-{}:50 Discussion")
    lines = [[f"Panel {n}: Work of all", *(part.format(h, h) for part in parts)] for n, h in ((1, 10), (2, 11))]
    assert times(read(*lines[0], *lines[1])) == [
        ["10:00-10:50 Panel 1: Work of all", "11:00-11:50 Panel 2: Work of all"]
    ]


def test_a_panel_is_described_above_the_programme() -> None:
    one = read(
        "Panel 1: Work of migrants",
        "Moderator: Ms. A One",
        "Panellists: Mr. B Two",
        "Topics: Rights",
        "Topics: Duties",
        "Everybody who wishes to speak is invited to be in the room at ten.",
        "Panel 2: Rest of migrants",
        "Moderator: Mr. E Five",
        "Panellists: Mr. F Six",
        "10:00-11:00 Panel 1: Work",
        "• Rights",
        "11:00-12:00 Panel 2: Rest",
        "Moderator: Mr. C Three",
        "Panellists: Mr. D Four",
        "13:00-14:00 Panel 2: Again",
    )
    first, second, third = one.understanding.items
    assert (names(first.moderators), names(first.experts)) == (["Ms. A One"], ["Mr. B Two"])
    assert (first.topics, first.notes, first.lines) == (("Rights", "Duties"), (6,), (1, 2, 3, 4, 5, 10, 11))
    assert (names(second.moderators), names(second.experts)) == (["Mr. C Three"], ["Mr. D Four"])
    assert (second.lines, third.lines) == ((7, 8, 9, 12, 13, 14), (15,))


def test_the_heading_of_a_sitting_with_its_times() -> None:
    one = read(
        "10:00-13:00 Morning session",
        "10:00-11:00 Panel 1: Work",
        "11:00 Panel 2: Rest",
        "15:00-18:00 Afternoon session",
        "15:00 Panel 3: Play",
        "17:00 Panel 4: Sleep",
    )
    assert times(one) == [
        [
            "10:00-11:00 Panel 1: Work",
            "11:00-13:00 Panel 2: Rest",
            "15:00-17:00 Panel 3: Play",
            "17:00-18:00 Panel 4: Sleep",
        ]
    ]
    assert sittings(one) == [["10:00-13:00", "15:00-18:00"]]
    assert unsure(one) == [
        "Its end is not printed; the end of the sitting, 13:00, is taken.",
        "Its end is not printed; the next start, 17:00, is taken.",
        "Its end is not printed; the end of the sitting, 18:00, is taken.",
    ]
    assert [meaning for meaning in meanings(one) if meaning == "sitting"] == ["sitting"] * 2


def test_a_sitting_with_nothing_in_it_is_an_item() -> None:
    one = read("10:00-13:00 Morning session", "13:00-16:00 Panel 3: Play")
    assert times(one) == [["10:00-13:00 Morning session", "13:00-16:00 Panel 3: Play"]]


def test_a_side_event_within_a_break_is_a_remark_of_the_break() -> None:
    one = read(
        "10:00-11:00 Panel 1: Work",
        "13:15-14:45 Side event: Work of States",
        "• Rights",
        "Everybody who wishes to speak is invited to be in the room at ten.",
        "13:00-15:00 Lunch",
        "15:00-16:00 Panel 2",
        "16:00-16:30 Side event: Alone",
        "17:00 Side event: Open",
    )
    assert times(one) == [
        [
            "10:00-11:00 Panel 1: Work",
            "13:00-15:00 Lunch",
            "15:00-16:00 Panel 2",
            "16:00-16:30 Side event: Alone",
            "17:00-? Side event: Open",
        ]
    ]
    lunch = one.understanding.items[1]
    assert lunch.remark == "Side event: Work of States, 13:15-14:45; Rights"
    assert (lunch.lines, lunch.notes) == ((2, 3, 5), (4,))
    assert meanings(one)[1] == "remark of lunch"


@pytest.mark.parametrize(
    ("event", "within"),
    [
        ("13:00-15:00 Side event", True),
        ("12:59-14:00 Side event", False),
        ("14:00-15:01 Side event", False),
        ("13:30 Side event", True),
        ("15:00 Side event", True),
        ("15:01 Side event", False),
    ],
)
def test_which_side_events_lie_within_a_break(event: str, within: bool) -> None:
    one = read("10:00-11:00 Panel 1: Work", event, "13:00-15:00 Lunch")
    assert (len(one.understanding.items) == 2) is within
    if within and "-" not in event[:6]:
        assert one.understanding.items[1].remark == f"Side event, {event[:5]}"


def test_what_is_printed_out_of_order_is_put_in_order_and_told() -> None:
    long = "Panel 1: Work of all those who have come from other States to work"
    one = read("10:00-11:00 Welcome", f"11:30-12:30 {long}", "11:00-11:30 Panel 2: Rest", "11:00-11:10 Panel 3")
    assert [item.start for item in one.understanding.items] == ["10:00", "11:00", "11:00", "11:30"]
    assert unsure(one)[0] == f'It is printed after "{long[:60]}", which starts later.'
    assert len([doubt for doubt in doubts(one) if "printed after" in doubt]) == 1


@pytest.mark.parametrize("end", ["End of the session", "End", "Close.", "Adjournment", "End of day 1"])
def test_the_end_of_the_session_is_the_end_of_what_is_before_it(end: str) -> None:
    one = read("10:00-11:00 Panel 1: Work", "11:00 Panel 2: Rest", f"12:00 {end}")
    assert times(one) == [["10:00-11:00 Panel 1: Work", "11:00-12:00 Panel 2: Rest"]]
    assert one.understanding.items[1].lines == (2, 3)
    assert unsure(one) == []


def test_an_end_that_comes_later_changes_nothing() -> None:
    one = read(
        "10:00-11:00 Panel 1: Work",
        "11:30 End of the session",
        "Everybody who wishes to eat is invited to be in the hall at one.",
        "12:00 Panel 2: Rest",
        "13:00 Close",
        "13:00 Reception",
    )
    assert times(one) == [["10:00-11:00 Panel 1: Work", "12:00-13:00 Panel 2: Rest", "13:00-? Reception"]]
    assert [item.lines for item in one.understanding.items] == [(1, 2), (4, 5), (6,)]
    assert meanings(one)[2] == "note"


def test_the_end_on_two_lines() -> None:
    one = read("10:00 Work of all", "11:00", "End of the session")
    assert times(one) == [["10:00-11:00 Work of all"]]
    assert one.understanding.items[0].lines == (1, 2)
    assert meanings(one) == ["item of work-of-all", "item of work-of-all", "note"]


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (["10:00 End", "11:00 Panel 2: Rest"], ["End", "Panel 2: Rest"]),
        (["10:00-11:00 Panel 1", "11:00-11:15 End of the session"], ["Panel 1", "End of the session"]),
        (
            ["10:00-11:00 Panel 1", "11:00 End of the session", "11:00 Lunch"],
            ["Panel 1", "End of the session", "Lunch"],
        ),
        (
            ["10:00-11:00 Panel 1", "11:00 End of the session (5 minutes)"],
            ["Panel 1", "End of the session (5 minutes)"],
        ),
        (["10:00-11:00 Panel 1", "11:00 Ending of hunger"], ["Panel 1", "Ending of hunger"]),
    ],
)
def test_what_is_no_end(lines: list[str], titles: list[str]) -> None:
    assert [item.title for item in read(*lines).understanding.items] == titles


PARTS = ("10:00 Opening by the moderator", "10:07 Presentations by experts", "10:28 Interactive discussion")


@pytest.mark.parametrize(
    ("before", "after", "end"),
    [
        ([], ["12:30-13:00 Lunch", "13:00-14:00 Reception"], "12:30"),
        ([SITS.format(13)], ["15:00-16:00 Lunch"], "13:00"),
        ([SITS.format(13)], ["12:00-16:00 Lunch"], "12:00"),
        ([SITS.format(13)], [], "13:00"),
    ],
)
def test_a_panel_and_parts_without_ends(before: list[str], after: list[str], end: str) -> None:
    one = read(*before, "10:00 Panel 1: Work", *PARTS, "• Rights", *after)
    panel = one.understanding.items[0]
    assert (panel.start, panel.end, panel.title) == ("10:00", end, "Panel 1: Work")
    assert panel.minutes == {"opening": 7, "expert": 21}
    assert panel.topics == ("Rights",)
    assert [doubt for doubt in doubts(one) if "Its end" in doubt] == [f"Its end is not printed; {end} is taken."]
    assert len(one.understanding.items) == 1 + len(after)


def test_a_panel_ends_with_its_last_part() -> None:
    one = read("10:00 Panel 1: Work", *PARTS[:2], "10:28-12:58 Interactive discussion", "13:00-14:00 Lunch")
    assert times(one) == [["10:00-12:58 Panel 1: Work", "13:00-14:00 Lunch"]]
    assert unsure(one) == []


def test_parts_whose_end_nothing_shows_stay_what_they_are() -> None:
    assert [item.start for item in read("10:00 Panel 1: Work", *PARTS).understanding.items] == [
        "10:00",
        "10:00",
        "10:07",
        "10:28",
    ]
    late = ("10:05 Opening by the moderator", "10:28 Interactive discussion", "11:00-12:00 Lunch")
    assert len(read("10:00 Panel 1: Work", *late).understanding.items) == 4


def test_a_part_of_no_minutes_has_no_time() -> None:
    one = read(
        "10:00-13:00 Panel 1: Work",
        "10:00-10:01 Opening by the moderator",
        "10:01-10:02 Presentation by an expert",
        "10:02-13:00 Interactive discussion",
    )
    assert one.understanding.items[0].minutes == {"opening": 1, "expert": 1}
    one = read("10:00-13:00 Panel 1: Work", "10:00-10:30 Discussion", "10:30 An expert", "10:30-13:00 The moderator")
    assert one.understanding.items[0].minutes == {"closing": 150}


def test_what_lies_within_a_panel_is_a_part_of_it() -> None:
    one = read(
        "10:00-13:00 Panel 1: Work",
        "10:10-10:20 Film about work",
        "10:20 Statement by the moderator",
        "11:00-11:15 Coffee break",
        "12:00-13:00 Launch of a book",
        "13:00-14:00 Lunch",
    )
    assert times(one) == [
        ["10:00-13:00 Panel 1: Work", "11:00-11:15 Coffee break", "12:00-13:00 Launch of a book", "13:00-14:00 Lunch"]
    ]
    assert one.understanding.items[0].lines == (1, 2, 3)


def test_what_is_no_part_of_a_panel_that_it_overlaps() -> None:
    one = read(
        "10:00-11:00 Panel 1: Work", "10:30-11:30 Launch of a book", "10:45-12:00 Panel 2: Rest", "11:00-11:30 Film"
    )
    assert times(one) == [["10:00-11:00 Panel 1: Work", "10:30-11:30 Launch of a book", "10:45-12:00 Panel 2: Rest"]]
    assert one.understanding.items[2].lines == (3, 4)


@pytest.mark.parametrize(
    ("lines", "end", "told"),
    [
        (["10:00 Welcome (15 minutes)"], "10:15", []),
        (["10:00 Welcome", "10:20-11:00 Panel"], "10:20", ["the next start, 10:20"]),
        (["10:00 Welcome", "10:00-11:00 Lunch", "11:00-12:00 Panel"], "11:00", ["the next start, 11:00"]),
        (["10:00 Welcome"], None, []),
        ([SITS.format(13), "10:00 Welcome"], "13:00", ["the end of the sitting, 13:00"]),
        (
            [SITS.format(13), "10:00 Welcome", "15:00-16:00 Panel"],
            "13:00",
            ["the end of the sitting, 13:00"],
        ),
        ([SITS.format(13), "10:00 Welcome", "13:00-16:00 Panel"], "13:00", ["the next start, 13:00"]),
        ([SITS.format(10), "10:00 Welcome"], None, []),
    ],
)
def test_an_end_that_is_not_printed(lines: list[str], end: str | None, told: list[str]) -> None:
    one = read(*lines)
    assert one.understanding.items[0].end == end
    ends = [doubt for doubt in doubts(one) if doubt.startswith("Its end")]
    assert ends == [f"Its end is not printed; {what}, is taken." for what in told]


def test_a_length_does_not_lead_into_the_next_day() -> None:
    assert read("23:50 Reception (30 minutes)").understanding.items[0].end == "24:00"


def test_an_overlap_is_told_once_and_kept() -> None:
    long = "Panel 1: Work of all those who have come from other States to work"
    one = read(f"10:00-12:00 {long}", "10:30-12:30 Panel 2: Rest", "11:59-13:00 Panel 3: Play", "12:30-13:30 Lunch")
    before = f'before "{long[:60]}" ends at 12:00; both are kept as printed.'
    assert unsure(one) == [
        f"It starts at 10:30, {before}",
        f"It starts at 11:59, {before}",
        'It starts at 12:30, before "Panel 3: Play" ends at 13:00; both are kept as printed.',
    ]
