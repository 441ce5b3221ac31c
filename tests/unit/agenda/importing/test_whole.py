"""What is understood of the whole meeting: title, theme, place, zone, language, speaking times, sittings, id."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.importing.importer import Imported, import_text, imported_from
from gcm_moderator.agenda.importing.reading import document_of
from gcm_moderator.agenda.importing.understanding import Found, Given, Understanding
from tests.unit.agenda.importing.shown import doubts, meanings
from tests.unit.agenda.importing.test_word import p, word

PANEL = "10:00-13:00 Panel 1: Work"


def read(*lines: str) -> Understanding:
    return import_text("\n".join([*lines, PANEL]), "x.txt").understanding


def words(found: Found | None) -> str | None:
    return None if found is None else f"{found.text} ({found.line})" if found.line is not None else found.text


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Hearing on work"], "Hearing on work (1)"),
        (["Some office of the world", "Hearing on work"], "Hearing on work (2)"),
        (["Hearing on work", "Meeting on rest"], "Hearing on work (1)"),
        (["Some office of the world", "Another office"], "Some office of the world (1)"),
        (["Some office of the world", "# Rights of all"], "Rights of all (2)"),
        (["Hearing on work", "# Rights of all"], "Hearing on work (1)"),
        (["Some office", "Subject: Fwd: Rights of all"], "Rights of all (2)"),
        (["Objet : Rights of all"], "Rights of all (1)"),
        (["A/71/280 Meeting of all", "Some office of the world"], "Some office of the world (2)"),
        (["From: the Meeting", "Some office of the world"], "Some office of the world (2)"),
        (["Dear Meeting,", "Some office of the world"], "Some office of the world (2)"),
        (["Programme of work", "Draft agenda", "Some office of the world"], "Some office of the world (3)"),
        (["Geneva, Switzerland", "Some office of the world"], "Some office of the world (2)"),
        (["Meeting, Geneva", "Some office of the world"], "Meeting, Geneva (1)"),
        (["8 May 2017", "Some office of the world"], "Some office of the world (2)"),
        (["Work!", "Meet", "Some office of the world"], "Some office of the world (3)"),
        (["The meeting of all will be held in the room. Come.", "Some office"], "Some office (2)"),
        ([f"Meeting {'x' * 213}", "Some office"], "Some office (2)"),
        ([f"Meeting {'x' * 212}", "Some office"], f"Meeting {'x' * 212} (1)"),
        ([*(f"Office {'abcdefgh'[n]} of all" for n in range(8)), "A meeting"], "A meeting (9)"),
        (["# Rights of all", "Hearing on work"], "Hearing on work (2)"),
        (["Subject: Rights of all", "Hearing on work"], "Hearing on work (2)"),
        (["Office"], "Office (1)"),
        (["Palais des Nations, Geneva, in the Building E of all, Monday, 8 May 2017"], None),
        ([f"Title: {'x' * 301}"], f"{'x' * 300} (1)"),
        (["Title: Rights of all of us", "Meeting on work"], "Rights of all of us (1)"),
        (["Work!"], None),
        ([], None),
    ],
)
def test_the_title(lines: list[str], title: str | None) -> None:
    assert words(read(*lines).title) == title


def test_a_title_below_the_agenda_is_none() -> None:
    assert (
        import_text(f"{PANEL}\n14:00 End of the session\nAnnex\nMeeting on work", "x.txt").understanding.title is None
    )


@pytest.mark.parametrize(
    ("lines", "theme"),
    [
        (["Hearing", "Theme: “Rights of all”"], "Rights of all (2)"),
        (["Hearing", "Theme: Rights"], "Rights (2)"),
        (["Hearing of States on “Rights of all, ”"], "Rights of all (1)"),
        (["Hearing of States on “Rights”", "Rights of all of us"], "Rights of all of us (2)"),
        (["Hearing on the theme of: rights of all, and x"], "rights of all, and x (1)"),
        (["Hearing of States", "Rights of all of us"], "Rights of all of us (2)"),
        (["Hearing of States", "Rights of all us"], "Rights of all us (2)"),
        (["Hearing of States", "Rights of allus"], "Hearing of States"),
        (["Hearing of States", "Geneva, Switzerland", "Rights of all of us"], "Hearing of States"),
        (["Hearing of States", "From: Rights of all of us"], "Hearing of States"),
        (["Office of the world", "Hearing of States"], "Hearing of States"),
        ([], None),
    ],
)
def test_the_theme(lines: list[str], theme: str | None) -> None:
    understood = read(*lines)
    assert words(understood.theme) == theme
    told = "The document names no theme; its title stands in its place."
    assert (told in [doubt.text for doubt in understood.doubts]) is (theme is not None and "(" not in theme)


@pytest.mark.parametrize(
    ("lines", "place", "zone"),
    [
        (["Hearing", "Venue: Room XIX, Vienna"], "Room XIX, Vienna (2)", "Europe/Vienna (2)"),
        (["Hearing", "Venue: Vienna", "Time zone: Europe/Paris"], "Vienna (2)", "Europe/Paris (3)"),
        (
            ["Hearing", "Venue: Room XIX", "Geneva, Switzerland"],
            "Room XIX, Geneva, Switzerland (2)",
            "Europe/Zurich (3)",
        ),
        (["Hearing", "Venue: Room XIX", "Time zone: Geneva", "Vienna"], "Room XIX (2)", "Europe/Zurich (3)"),
        (["Hearing", "Venue: Room XIX"], "Room XIX (2)", None),
        (["Hearing", f"Venue: {'x' * 301}"], f"{'x' * 300} (2)", None),
        (["Hearing", f"Venue: Vienna {'x' * 301}"], f"Vienna {'x' * 293} (2)", "Europe/Vienna (2)"),
        (["Hearing", f"Venue: {'x' * 295}", "Geneva"], f"{'x' * 295}, Gen (2)", "Europe/Zurich (3)"),
        (["Hearing", "Time zone: Zurich"], None, "Europe/Zurich (2)"),
        (["Hearing", "Time zone: unknown", "Vienna"], "Vienna (3)", "Europe/Vienna (3)"),
        (["Hearing", "Time zone: Zurich", "Vienna"], "Vienna (3)", "Europe/Zurich (2)"),
        (["Hearing, Geneva, 8 May 2017"], "Geneva (1)", "Europe/Zurich (1)"),
        (["Geneva, Room XIX, 8 May 2017, 10:00"], "Geneva, Room XIX (1)", "Europe/Zurich (1)"),
        (
            ["Meeting at United Nations Headquarters in New York"],
            "United Nations Headquarters in New York (1)",
            "America/New_York (1)",
        ),
        (
            ["Meeting, held at the (Conference Room of Geneva, in a hall"],
            "Conference Room of Geneva (1)",
            "Europe/Zurich (1)",
        ),
        (
            [
                "Hearing",
                "The panel was held in the Vienna International Centre (Vienna, Austria. It was good to all of us.",
            ],
            "Vienna International Centre (Vienna, Austria) (2)",
            "Europe/Vienna (2)",
        ),
        (
            ["The panel of the States in Vienna will be held in the big room.", "Geneva"],
            "Geneva (2)",
            "Europe/Zurich (2)",
        ),
        (["from all of Geneva, in the Room XIX of all"], "Geneva (1)", "Europe/Zurich (1)"),
        ([f"Geneva {'x' * 130}"], "Geneva (1)", "Europe/Zurich (1)"),
        (["Nowhere"], None, None),
    ],
)
def test_the_place_and_its_zone(lines: list[str], place: str | None, zone: str | None) -> None:
    understood = read(*lines)
    assert (words(understood.place), words(understood.zone)) == (place, zone)


def test_what_the_lines_of_the_whole_were_taken_for() -> None:
    one = import_text(f"Hearing of States\n“Rights of all of us”\nGeneva, Switzerland\n{PANEL}", "x.txt")
    assert meanings(one) == ["title", "theme", "place", "item of panel-1"]
    one = import_text(f"Hearing of States\nRights of all of us\n{PANEL}", "x.txt")
    assert meanings(one) == ["title", "theme", "item of panel-1"]


@pytest.mark.parametrize(
    ("header", "lines", "title"),
    [
        ("Informal meeting", ["Some office of the world"], "Informal meeting (1)"),
        ("Informal meeting", ["Hearing on work"], "Hearing on work (2)"),
        ("Some office of the world", ["Another office"], "Another office (2)"),
        ("Informal meeting", [*(["Some office"] * 8), "#Rights of all"], "Informal meeting (1)"),
        ("Informal meeting", [*(["Some office"] * 7), "#Rights of all"], "Rights of all (9)"),
    ],
)
def test_the_header_of_the_pages_is_a_weak_title(header: str, lines: list[str], title: str) -> None:
    heading = '<w:pStyle w:val="Heading1"/>'
    body = "".join(p(line.removeprefix("#"), heading if line.startswith("#") else "") for line in [*lines, PANEL])
    one = imported_from(document_of(word(body, header1=p(header)), "x.docx"))
    assert words(one.understanding.title) == title
    assert meanings(one)[0] == ("title" if title.endswith("(1)") else "running")


def test_the_place_in_the_line_of_the_day() -> None:
    understood = import_text(f"Geneva, 8 May 2017\n{PANEL}", "x.txt").understanding
    assert (words(understood.place), words(understood.zone)) == ("Geneva (1)", "Europe/Zurich (1)")


@pytest.mark.parametrize(
    ("given", "place", "zone"),
    [
        (Given(place="Nairobi"), "Nairobi", "Africa/Nairobi"),
        (Given(place="Somewhere"), "Somewhere", "Europe/Vienna (1)"),
        (Given(zone="Nairobi"), "Vienna (1)", "Africa/Nairobi"),
        (Given(zone="Europe/Paris", place="Nairobi"), "Nairobi", "Europe/Paris"),
        (Given(), "Vienna (1)", "Europe/Vienna (1)"),
    ],
)
def test_what_is_given_goes_before_what_is_read(given: Given, place: str, zone: str) -> None:
    understood = import_text(f"Vienna\n{PANEL}", "x.txt", given).understanding
    assert (words(understood.place), words(understood.zone)) == (place, zone)


def test_a_given_title_is_the_theme_of_a_document_without_one() -> None:
    understood = import_text(PANEL, "x.txt", Given(title="A hearing", date="2017-05-08")).understanding
    assert (words(understood.title), words(understood.theme), understood.id) == ("A hearing", "A hearing", "a-hearing")
    assert [day.date for day in understood.days] == ["2017-05-08"]


@pytest.mark.parametrize(
    ("title", "name", "made"),
    [
        ("Hearing on work", "x.txt", "hearing-on-work"),
        ("关于人权的会议", "my note.2.docx", "my-note-2"),
        (None, "my note.docx", "my-note"),
        (None, "说明.docx", "imported-session"),
    ],
)
def test_the_id_of_the_session(title: str | None, name: str, made: str) -> None:
    assert import_text("\n".join([*([title] if title else []), PANEL]), name).understanding.id == made


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        (["10:00-11:00 Opening of the day"], "en"),
        (["10:00-11:00 Ouverture de la séance"], "fr"),
        (["10:00-11:00 Apertura de la sesión"], "es"),
        (["10:00-11:00 Открытие"], "ru"),
        (["10:00-11:00 开幕 ABC"], "zh"),
        (["10:00-11:00 افتتاح"], "ar"),
        (["La réunion est dans la salle", "10:00-11:00 Panel"], "fr"),
        (["10:00-11:00 Panel"], "en"),
    ],
)
def test_the_language(lines: list[str], language: str) -> None:
    assert import_text("\n".join(lines), "x.txt").understanding.language == language


def test_the_co_facilitators_in_a_sentence() -> None:
    of = "the Permanent Representatives of {} and of {}, will be there."
    understood = read(
        f"And {of.format('Freedonia', 'Sylvania')}",
        f"The co-facilitators, {of.format('Mexico', 'Switzerland')}",
        f"The co-chairs, {of.format('Ghana', 'Togo')}",
    )
    assert [person.of for person in understood.co_facilitators] == ["Mexico", "Switzerland"]
    assert [read.meaning for read in understood.lines][:3] == ["note", "person", "note"]
    listed = read("Co-facilitators: Ms. A One", f"The co-facilitators, {of.format('Mexico', 'Switzerland')}")
    assert [person.name for person in listed.co_facilitators] == ["Ms. A One"]
    many = read("Co-facilitators: " + " / ".join(f"Ms. {letter} One" for letter in "ABCDEFGHIJK"))
    assert len(many.co_facilitators) == 9


def limits(one: Imported) -> list[str]:
    return [f"{limit.panel} {limit.part} {limit.minutes:g} ({limit.line})" for limit in one.understanding.limits]


THREE = "Interventions from the floor are limited to three minutes."
FOUR = "Interventions from the floor are limited to four minutes."


def test_speaking_times_for_all_panels_and_for_one() -> None:
    one = import_text(
        "\n".join(
            [
                THREE,
                "The opening by the moderator will be of five to seven minutes in all.",
                PANEL,
                FOUR,
                "The moderator of the panel will close it in two to three minutes.",
                "13:00-14:00 Lunch",
                "In all the panels " + FOUR[0].lower() + FOUR[1:],
                "14:00-16:00 Summary panel",
                "The moderator of the summary panel will speak for ten minutes.",
            ]
        ),
        "x.txt",
    )
    assert limits(one) == ["expert-panel intervention 3 (1)", "expert-panel opening 7 (2)"]
    assert {item.id: item.minutes for item in one.understanding.items if item.minutes} == {
        "panel-1": {"intervention": 4, "closing": 3},
        "summary": {"moderator": 10},
    }
    assert meanings(one) == [
        "limit",
        "limit",
        "item of panel-1",
        "limit of panel-1",
        "limit of panel-1",
        "item of lunch",
        "limit of lunch",
        "item of summary",
        "limit of summary",
    ]
    told = [(doubt.line, doubt.text) for doubt in one.understanding.all_doubts if doubt.code == "limit"]
    assert told == [
        (5, "2 to 3 minutes: 3 is taken."),
        (2, "5 to 7 minutes: 7 is taken."),
        (7, "Here 4 minutes, earlier 3; the earlier is taken."),
    ]


def test_a_speaking_time_of_the_other_panels_under_one() -> None:
    one = import_text(
        f"{PANEL}\nThe moderator of the summary panel will speak for ten minutes in it.\n"
        "The moderator of the summary panel will speak for nine minutes in it.\n14:00-16:00 Summary panel",
        "x.txt",
    )
    assert limits(one) == ["summary-panel moderator 10 (2)"]


@pytest.mark.parametrize(
    ("lines", "sittings"),
    [
        (
            ["10:00-11:00 Welcome", "11:00-13:00 Panel", "13:00-15:00 Lunch", "15:00-18:00 Panel"],
            ["10:00-13:00", "15:00-18:00"],
        ),
        (["10:00-11:00 Welcome", "11:00-11:44 Coffee", "11:44-13:00 Panel"], ["10:00-13:00"]),
        (["10:00-11:00 Welcome", "11:00-11:45 Coffee", "11:45-13:00 Panel"], ["10:00-11:00", "11:45-13:00"]),
        (["10:00-12:30 Panel", "11:00-12:00 Closing of it", "13:00-14:00 Closing"], ["10:00-14:00"]),
        (["10:00 Welcome"], ["10:00-10:01"]),
        (["13:00-15:00 Lunch", "17:00-18:00 Reception"], ["13:00-15:00", "17:00-18:00"]),
        (["SITS 9:00 14:00", "10:00-13:00 Panel"], ["09:00-14:00"]),
        (["SITS 10:00 13:00", "10:00-13:00 Panel", "13:00-15:00 Lunch"], ["10:00-13:00"]),
        (["SITS 10:00 13:00", "SITS 15:00 18:00", "10:00-13:00 Panel"], ["10:00-13:00"]),
        (
            ["SITS 10:00 13:00", "SITS 15:00 18:00", "10:00-13:00 Panel", "15:00-17:00 Panel"],
            ["10:00-13:00", "15:00-18:00"],
        ),
        (["SITS 10:00 13:00", "10:00-13:01 Panel"], ["10:00-13:01"]),
        (["SITS 10:00 13:00", "9:59-13:00 Panel"], ["09:59-13:00"]),
        (["SITS 9:00 13:00", "SITS 12:00 18:00", "10:00-12:00 Panel"], ["10:00-12:00"]),
        (["SITS 9:00 13:00", "SITS 13:00 18:00", "10:00-12:00 Panel"], ["09:00-13:00"]),
        (["SITS 9:00 13:00", "SITS 13:00 18:00", "13:00-14:00 Panel"], ["13:00-18:00"]),
    ],
)
def test_the_sittings_of_a_day(lines: list[str], sittings: list[str]) -> None:
    told = [
        "The meeting will sit from {} to {} and everybody is invited to come.".format(*line.split()[1:])
        if line.startswith("SITS")
        else line
        for line in lines
    ]
    (day,) = import_text("\n".join(told), "x.txt").understanding.days
    assert [f"{start}-{end}" for start, end in day.sittings] == sittings


def test_what_is_missing_is_named() -> None:
    one = import_text("Day 1\n10:00-11:00 Welcome\nDay 2\n10:00-11:00 Panel\n11:00 " + "Closing " * 12, "x.txt")
    assert [(missing.key, missing.text) for missing in one.understanding.missing] == [
        ("title", "The title of the session."),
        ("place", "The place of the session."),
        ("zone", "The time zone of the place, as in Europe/Zurich."),
        ("date", "The date of day 1, with its year."),
        ("date", "The date of day 2, with its year."),
        ("end", f'The end of "{("Closing " * 12)[:60]}" on day 2.'),
    ]
    nothing = import_text("Hearing on work", "x.txt").understanding
    assert ("days", "An agenda: no line with a time was found.") in [(m.key, m.text) for m in nothing.missing]


def test_a_panel_without_a_time_is_told() -> None:
    long = "Panel 3: Work of all those who have come from other States to find work there, and of all others"
    one = import_text(f"{PANEL}\n13:00 End of the session\nAnnex\n{long}", "x.txt")
    assert f'No time was found for "{long[:80]}".' in doubts(one)
    assert [doubt.line for doubt in one.understanding.doubts if doubt.code == "time"] == [4]


def test_what_was_left_out_is_told() -> None:
    lines = "\n".join(["10:00-11:00 Welcome", *(["x"] * 4000)])
    one = import_text(lines, "x.txt")
    text = "Only the first 4000 lines were read; 1 more are not in this session file."
    assert [(doubt.text, doubt.line) for doubt in one.understanding.doubts if doubt.code == "left-out"] == [
        (text, None)
    ]
