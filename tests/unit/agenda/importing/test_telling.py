"""What an import says of itself: line by line for a terminal, and as values for JSON."""

from __future__ import annotations

from pathlib import Path

from gcm_moderator.agenda.importing.importer import Imported, import_text
from gcm_moderator.agenda.importing.telling import as_rows, told, understood_words
from gcm_moderator.agenda.importing.understanding import Given

LONG = "Room documents will be distributed at the door of the room."
WISHES = "Everybody who wishes to speak is invited to be in the room at ten."
DOCUMENT = f"""\
First informal thematic session
Theme: Human rights of all migrants
Venue: Palais des Nations, Geneva
Co-facilitators: Mexico and Switzerland
{LONG}
Interventions are limited to three minutes. The opening by the moderator will be of 7 minutes.

Monday, 8 May 2017
10:00 Opening segment
Speaker: Ms. A Example
10:15-13:00 Panel 1: Work
Moderator: Mr. B Example
• Norms in practice
{WISHES}
14:00-18:00 Panel 2: Movement
"""


def words(one: Imported) -> dict[str, str]:
    """What each line was taken for, in words."""
    return {read.line.text: understood_words(read, one.understanding) for read in one.understanding.lines}


def test_every_line_is_told_in_words() -> None:
    assert words(import_text(DOCUMENT, "note.txt")) == {
        "First informal thematic session": "title of the session",
        "Theme: Human rights of all migrants": "theme",
        "Venue: Palais des Nations, Geneva": "place",
        "Co-facilitators: Mexico and Switzerland": "co-facilitators",
        LONG: "not understood, kept as a note",
        "Interventions are limited to three minutes. The opening by the moderator will be of 7 minutes.": (
            "expert-panel intervention: 3 min; expert-panel opening: 7 min"
        ),
        "Monday, 8 May 2017": "day 1, 2017-05-08",
        "10:00 Opening segment": "10:00-10:15 remarks opening",
        "Speaker: Ms. A Example": "people of opening",
        "10:15-13:00 Panel 1: Work": "10:15-13:00 expert-panel panel-1",
        "Moderator: Mr. B Example": "people of panel-1",
        "• Norms in practice": "topic of panel-1",
        WISHES: "not understood, kept as a note of panel-1",
        "14:00-18:00 Panel 2: Movement": "14:00-18:00 expert-panel panel-2",
    }


def test_the_second_line_of_an_item_is_a_part_of_it() -> None:
    text = "Day 1\n10:00-11:00\nWelcome\nDay 2\n11:30\nRound table of the States\nAfternoon session\n"
    assert list(words(import_text(text, "x.txt")).values()) == [
        "day 1, date missing",
        "10:00-11:00 remarks welcome",
        "part of welcome",
        "day 2, date missing",
        "11:30-? expert-panel panel",
        "part of panel",
        "sittings",
    ]


def test_a_date_of_no_day_and_a_limit_said_twice() -> None:
    same = "Interventions from the floor are limited to 3 minutes."
    one = import_text(f"7 May 2017\n8 May 2017\n10:00-11:00 Panel 1: Work\n{same} In all.\n{same}\n", "x.txt")
    assert words(one)["7 May 2017"] == "a date"
    assert words(one)[same] == "speaking times"


def test_the_lines_for_a_terminal() -> None:
    one = import_text(DOCUMENT, "note.txt")
    shown = list(told(one, Path("out.yaml")))
    assert shown[0] == f"{'line 1':24}  {'First informal thematic session':52}   title of the session"
    assert shown[4] == (
        f"{'line 5':24}  Room documents will be distributed at the door of t… - not understood, kept as a note"
    )
    assert shown[7:9] == [
        f"{'line 9':24}  {'10:00 Opening segment':52} ? 10:00-10:15 remarks opening",
        f"{'':24}  {'':52} ? Its end is not printed; the next start, 10:15, is taken.",
    ]
    assert shown[-2:] == ["", "out.yaml can run: 1 day, 3 items, 1 doubt, 2 lines not understood."]
    assert list(told(one, None))[-1] == (
        "It can run: 1 day, 3 items, 1 doubt, 2 lines not understood. Add --out FILE to keep it."
    )


def test_a_line_as_wide_as_the_column_is_told_whole() -> None:
    for width, end in ((52, "x"), (53, "…")):
        line = next(told(import_text(f"{'x' * width}\n10:00-13:00 Panel 1: Work", "x.txt"), None))
        assert line.split()[2].endswith(end)
        assert len(line.split()[2]) == 52


def test_what_is_missing_is_told_once() -> None:
    one = import_text("Hearing on work\n10:00 Welcome\n12:00 Panel 1: Work\n", "x.txt")
    shown = list(told(one, Path("out.yaml")))
    verdict = "It cannot run yet: 1 day, 2 items, 2 doubts, 0 lines not understood."
    assert shown[shown.index("") + 1 :] == [
        "Not sure: The document names no theme; its title stands in its place.",
        "Missing: The place of the session.",
        "Missing: The time zone of the place, as in Europe/Zurich.",
        "Missing: The date of day 1, with its year.",
        'Missing: The end of "Panel 1: Work" on day 1.',
        f"{verdict} out.yaml has what was understood, and `check` names what to complete.",
    ]
    assert list(told(one, None))[-1] == verdict


def test_a_problem_of_the_session_file_is_told_with_its_line() -> None:
    document = "9 May 2017\n10:00-11:00 Welcome\n10:30-12:00 Panel 1: Work\n8 May 2017\n10:00-11:00 Closing\n"
    one = import_text(document, "x.txt", Given("Hearing", None, "Geneva", "Europe/Zurich"))
    (error,) = [problem for problem in one.problems if problem.severity == "error"]
    shown = list(told(one, None))
    assert shown[-2:] == [
        f"Line {error.line} of the session file: {error.message}",
        "It cannot run yet: 2 days, 3 items, 2 doubts, 0 lines not understood.",
    ]
    assert len([problem for problem in one.problems if problem is not error]) == 1


def test_the_values_for_json() -> None:
    one = import_text(DOCUMENT, "note.txt")
    rows = as_rows(one)
    assert rows["lines"][8] == {
        "line": 9,
        "place": "line 10",
        "text": "Speaker: Ms. A Example",
        "meaning": "person",
        "understood": "people of opening",
        "item": "opening",
        "sure": True,
        "doubts": [],
    }
    assert (rows["lines"][7]["sure"], rows["lines"][7]["doubts"]) == (
        False,
        ["Its end is not printed; the next start, 10:15, is taken."],
    )
    assert (rows["ok"], rows["session"]) == (True, one.text)
    assert (rows["name"], rows["language"], rows["title"]) == (
        "note.txt",
        "en",
        {"text": "First informal thematic session", "line": 1},
    )
    assert rows["notes"] == [LONG, WISHES]
    missing = as_rows(import_text("10:00-11:00 Welcome", "x.txt"))
    assert missing["ok"] is False
    assert {problem["severity"] for problem in missing["problems"]} >= {"error"}
