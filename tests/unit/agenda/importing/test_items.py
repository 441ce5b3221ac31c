"""Items as they go into the session file: kind, people, speaking times, and what is not sure about them."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.importing.importer import import_text
from gcm_moderator.agenda.importing.understanding import Understanding, UnderstoodItem


def understood(text: str) -> Understanding:
    return import_text(f"Hearing, Geneva, 8 May 2017\n\n{text}", "x.txt").understanding


def only(text: str) -> UnderstoodItem:
    (item,) = understood(text).items
    return item


def doubts(item: UnderstoodItem) -> list[str]:
    return [doubt.text for doubt in item.doubts]


AS_REMARKS = "The document does not say what kind of item it is; it is taken as remarks."
AS_PANEL = "It is taken as a panel, so that the floor can be opened."
TOO_SHORT = "It is too short for a panel with its speaking times, and is taken as one presentation."


@pytest.mark.parametrize(
    ("text", "kind", "name", "doubt"),
    [
        ("10:00-10:30 Music", "remarks", "music", AS_REMARKS),
        ("10:00-12:00 Migration and work", "remarks", "migration-and-work", AS_REMARKS),
        ("10:00-12:00 Migration and work\nSpeakers:\n- Ms. Ada Example, ILO", "expert-panel", "panel", None),
        ("10:00-12:00 Migration and work\nModerator: Ms. Ada Example, ILO", "expert-panel", "panel", None),
        ("10:00-10:44 Migration and work\nModerator: Ms. Ada Example", "remarks", "migration-and-work", AS_REMARKS),
        ("10:00-10:44 Session 1 on work", "remarks", "session-1-on-work", AS_REMARKS),
        ("10:00-10:45 Session 1 on work", "expert-panel", "panel-1", AS_PANEL),
        ("10:00-12:00 Interactive dialogue", "expert-panel", "panel", AS_PANEL),
        ("10:00 Interactive dialogue", "remarks", "interactive-dialogue", AS_REMARKS),
        ("10:00-10:35 Panel 1: Work", "presentation", "panel-1-work", TOO_SHORT),
        ("10:00-10:36 Panel 1: Work", "expert-panel", "panel-1", None),
        ("10:00 Panel 1: Work", "expert-panel", "panel-1", None),
        ("10:00-11:00 Summary panel", "presentation", "summary-panel", TOO_SHORT),
        ("10:00-11:01 Summary panel", "summary-panel", "summary", None),
        ("10:00-10:35 Summary panel\nModerator: Ms. Ada Example, ILO", "summary-panel", "summary", None),
        ("10:00-10:30 Summary panel\nModerator: Ms. Ada Example, ILO", "presentation", "summary-panel", TOO_SHORT),
        ("10:00-10:28 Panel 1: Work\nSpeakers:\n- Ms. Ada Example, ILO\n- Mr. Bo Example, ILO", "presentation",
         "panel-1-work", TOO_SHORT),
        ("10:00-10:29 Panel 1: Work\nSpeakers:\n- Ms. Ada Example, ILO\n- Mr. Bo Example, ILO", "expert-panel",
         "panel-1", None),
        ("10:00-10:19 Panel 1: Work\n- Experts have 5 minutes each.\n- The moderator opens and closes with 2 minutes.",
         "presentation", "panel-1-work", TOO_SHORT),
        ("10:00-10:20 Panel 1: Work\n- Experts have 5 minutes each.\n- The moderator opens and closes with 2 minutes.",
         "expert-panel", "panel-1", None),
        ("Experts have 5 minutes each. The moderator opens and closes with 2 minutes.\n10:00-10:20 Panel 1: Work",
         "expert-panel", "panel-1", None),
        ("10:00-10:30 Presentation of the report", "presentation", "presentation-of-the-report", None),
        ("13:00-15:00 Lunch", "break", "lunch", None),
        ("10:00-10:10 Opening segment\n- Closing of the list", "remarks", "closing", None),
        ("10:00-10:10 Opening segment", "remarks", "opening", None),
        ("10:00-10:10 Statements\n- Welcome of the guests", "remarks", "statements", None),
    ],
)  # fmt: skip
def test_the_kind_of_an_item(text: str, kind: str, name: str, doubt: str | None) -> None:
    (item,) = [item for item in understood(text).items if item.end != "09:00"]
    assert (item.kind.value, item.id) == (kind, name)
    assert [d for d in doubts(item) if d in (AS_REMARKS, AS_PANEL, TOO_SHORT)] == ([doubt] if doubt else [])
    assert all(d.code.value == "kind" and d.line == item.line for d in item.doubts if d.text == doubt)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Welcoming remarks by the co-facilitators", "Co-facilitators"),
        ("Statement from the President of the General Assembly, and music", "President of the General Assembly"),
        ("Presentation by the secretariat", "Secretariat"),
        ("Welcoming remarks", None),
        ("Opening remarks\nModerator: Ms. Ada Example, ILO", "Ms. Ada Example, ILO"),
        ("Remarks by the chair\nMs. Ada Example, Director, ILO\nMr. Bo Example",
         "Ms. Ada Example, Director, ILO; Mr. Bo Example"),
        ("Remarks\nMs. Ada Example, ILO\nMs. Ada Example, ILO", "Ms. Ada Example, ILO"),
        ("Music by the band", "Band"),
        ("Keynote by the guest: Ms. Ada Example", "Ms. Ada Example"),
    ],
)  # fmt: skip
def test_who_speaks(text: str, speaker: str | None) -> None:
    assert only(f"10:00-10:15 {text}").speaker == speaker


def test_nobody_speaks_in_a_break_or_a_panel() -> None:
    assert only("13:00-15:00 Lunch offered by the chair").speaker is None
    assert only("10:00-12:00 Panel 1: Work by the day").speaker is None


def test_only_panels_have_moderators_experts_and_speaking_times() -> None:
    remarks = only("10:00-10:15 Opening remarks\nModerator: Ms. Ada Example\nSpeakers:\n- Mr. Bo Example")
    assert (remarks.moderators, remarks.experts) == ((), ())
    assert remarks.speaker == "Ms. Ada Example; Mr. Bo Example"
    short = only("10:00-10:10 Panel 1: Work\n- Experts have 5 minutes each.")
    assert (short.kind.value, short.minutes) == ("presentation", {})


def test_very_many_speakers_are_cut_as_a_session_file_does() -> None:
    people = "\n".join(f"Ms. Ada{letter} Example, Director of the Office" for letter in "ABCDEFGHIJ")
    speaker = only(f"10:00-10:15 Remarks\n{people}").speaker
    assert speaker is not None
    assert (len(speaker), speaker[:30]) == (300, "Ms. AdaA Example, Director of ")


@pytest.mark.parametrize(
    ("text", "moderators"),
    [
        ("Panel 1: Work (moderated by Ms. Ada Example, ILO)", ["Ms. Ada Example"]),
        ("Panel 1: Work, chaired by Ms. Ada Example", ["Ms. Ada Example"]),
        ("Panel 1: Work (Moderator: Ms. Ada Example)\nModerator: Mr. Bo Example", ["Mr. Bo Example"]),
        ("Opening remarks (moderated by Ms. Ada Example)", []),
    ],
)
def test_a_moderator_in_the_title(text: str, moderators: list[str]) -> None:
    assert [one.name for one in only(f"10:00-12:00 {text}").moderators] == moderators


@pytest.mark.parametrize(
    ("text", "title", "remark"),
    [
        ("Lunch (side events 13:15-14:45)", "Lunch", "Side events 13:15-14:45"),
        ("Lunch, side event on data", "Lunch", "Side event on data"),
        ("Lunch: side event on data\n13:15-14:45 Side event: pay", "Lunch",
         "Side event on data; 13:15-14:45 Side event: pay"),
        ("Lunch\nRoom: XIX\nRoom: XIX\nVenue: Hall", "Lunch", "Room: XIX; Venue: Hall"),
        ("Lunch", "Lunch", None),
    ],
)  # fmt: skip
def test_what_happens_in_a_break(text: str, title: str, remark: str | None) -> None:
    item = only(f"13:00-15:00 {text}")
    assert (item.title, item.remark) == (title, remark)


def test_a_side_event_beside_a_panel_stays_in_its_title() -> None:
    assert only("13:00-15:00 Panel 1: Work (side event)").title == "Panel 1: Work (side event)"


def test_only_nine_speakers_have_a_place() -> None:
    people = "".join(f"\n- Ms. Ada{letter} Example, Director, ILO" for letter in "ABCDEFGHIJK")
    item = only(f"10:00-12:59 Panel 1: Work\nModerators:{people[: people.index('C') - 9]}\nSpeakers:{people}")
    assert [one.name for one in item.experts] == [f"Ms. Ada{letter} Example" for letter in "ABCDEFGHI"]
    assert item.remark == "Ms. AdaJ Example, Director, ILO; Ms. AdaK Example, Director, ILO"
    assert [(d.code.value, d.text, d.line) for d in item.doubts] == [
        ("people", "More than 9 speakers are named; the others are in the remark.", item.line)
    ]
    nine = only(f"10:00-12:59 Panel 1: Work\nSpeakers:{people[: people.index('AdaJ') - 7]}")
    assert (len(nine.experts), nine.remark, nine.doubts) == (9, None, ())


def test_an_unnamed_speaker_beyond_nine_is_told_as_such() -> None:
    people = "".join(f"\n- Ms. Ada{letter} Example, ILO" for letter in "ABCDEFGHI")
    item = only(f"10:00-12:59 Panel 1: Work\nSpeakers:{people}\n- To be confirmed")
    assert item.remark == "to be announced"


def test_speaking_times_of_one_panel_are_its_own() -> None:
    text = "10:00-11:30 Panel 1: Work\n- Experts have 5 minutes each.\n11:30-13:00 Panel 2: Pay"
    one, two = understood(text).items
    assert (one.minutes, two.minutes) == ({"expert": 5.0}, {})
    assert only("10:00-10:15 Opening remarks\n- Experts have 5 minutes each.").minutes == {}


def test_a_title_longer_than_a_session_file_keeps() -> None:
    title = "Panel 1: " + "work and pay " * 23
    whole = f"{title[:299]}x"
    exact = only(f"10:00-12:00 {whole}")
    assert (exact.title, exact.remark, exact.doubts) == (whole, None, ())
    assert str(only(f"10:00-12:00 {title}and more\nRoom: XIX").remark).endswith("and more; Room: XIX")
    long = only(f"10:00-12:00 {title}and more")
    assert long.title == f"{title}and more"[:300]
    assert long.remark == f"{title}and more"
    assert [(d.code.value, d.text, d.line) for d in long.doubts] == [
        ("title", "Its title is longer than a session file keeps; the whole of it is in the remark.", long.line)
    ]


def test_a_remark_is_cut_as_a_session_file_does() -> None:
    rooms = "".join(f"\nRoom: {letter * 199}" for letter in "abcdef")
    remark = only(f"13:00-15:00 Lunch{rooms}").remark
    assert remark is not None
    assert len(remark) == 1000


def test_an_item_without_a_title_says_so() -> None:
    item = understood("10:00-12:00\n12:00-13:00 Lunch").items[0]
    assert item.title == "Without a title"
    assert doubts(item) == ["The line has a time and no title.", AS_REMARKS]


def test_topics_are_told_once_and_not_the_title() -> None:
    item = only("10:00-12:00 Panel 1: Work\n- Pay\n- Pay\n- Panel 1: Work\n- Hours")
    assert item.topics == ("Pay", "Hours")
    many = only("10:00-12:00 Panel 1: Work\n" + "\n".join(f"- Topic number {n}" for n in range(52)))
    assert many.topics == tuple(f"Topic number {n}" for n in range(50))
    long = only("10:00-12:00 Panel 1: Work\n- " + "wages " * 60)
    assert [len(topic) for topic in long.topics] in ([300], [])


def test_a_panel_that_is_described_and_has_no_time_is_told() -> None:
    described = "Panel 1: Work\nModerator: Ms. Ada Example\nPanel 2: Pay\nModerator: Mr. Bo Example\nProgramme\n"
    both = understood(f"{described}10:00-11:00 Panel 2\n")
    assert [doubt.text for doubt in both.doubts if doubt.code.value == "time"] == [
        'No time was found for "Panel 1: Work".'
    ]


def test_the_lines_of_an_item_are_kept() -> None:
    item = only(
        "10:00-12:00 Panel 1: Work\nModerator: Ms. Ada Example\n- Pay\n"
        "Everybody is kindly asked to be in time, as the doors close."
    )
    assert (item.line, item.lines, item.notes) == (2, (2, 3, 4), (5,))
    assert (item.start, item.end) == ("10:00", "12:00")
    assert only("10:00 Panel 1: Work").end is None
