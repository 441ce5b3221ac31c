"""Projects of Ontime, entry by entry."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gcm_moderator.agenda.importing.document import Document
from gcm_moderator.agenda.importing.importer import NotImportable
from gcm_moderator.agenda.importing.reading import document_of
from tests.unit.agenda.importing.shown import cells, shown

MINUTE = 60_000
HOUR = 60 * MINUTE


def read(value: object) -> Document:
    return document_of(json.dumps(value).encode(), "show.json")


def event(**told: Any) -> dict[str, Any]:
    return {"type": "event", "title": "Opening", "timeStart": 10 * HOUR, "timeEnd": 11 * HOUR, **told}


ROLES = "[start, end, duration, number, title, speaker, detail]"


@pytest.mark.parametrize(
    ("told", "row"),
    [
        ({}, "10:00 | 11:00 |  |  | Opening |  | "),
        ({"duration": HOUR}, "10:00 | 11:00 | 60 |  | Opening |  | "),
        ({"duration": 90_000, "timeEnd": 10 * HOUR}, "10:00 |  | 1.5 |  | Opening |  | "),
        ({"duration": HOUR, "timeEnd": None}, "10:00 | 11:00 | 60 |  | Opening |  | "),
        ({"duration": True, "timeEnd": "later"}, "10:00 |  |  |  | Opening |  | "),
        ({"duration": HOUR, "timeStart": None, "timeEnd": None}, " |  | 60 |  | Opening |  | "),
        ({"timeStart": 24 * HOUR + MINUTE, "timeEnd": 24 * HOUR}, "00:01 | 24:00 |  |  | Opening |  | "),
        ({"timeStart": 0, "timeEnd": 29_999}, "00:00 | 00:00 |  |  | Opening |  | "),
        ({"timeStart": 240 * HOUR - MINUTE, "timeEnd": 240 * HOUR}, "23:59 |  |  |  | Opening |  | "),
        ({"timeStart": -1, "timeEnd": True}, " |  |  |  | Opening |  | "),
        ({"timeStart": 9.5 * HOUR, "timeEnd": "x"}, "09:30 |  |  |  | Opening |  | "),
        (
            {"cue": " 7 ", "presenter": "Ms. A", "note": "One\nTwo"},
            "10:00 | 11:00 |  | 7 | Opening | Ms. A | One / Two",
        ),
        ({"title": " ", "subtitle": "Part", "note": 5}, "10:00 | 11:00 |  |  | Part |  | "),
        ({"subtitle": "Part"}, "10:00 | 11:00 |  |  | Opening / Part |  | "),
    ],
)
def test_an_event_is_a_row(told: dict[str, Any], row: str) -> None:
    assert shown(read([event(**told)])) == [ROLES, row]


def test_what_is_no_event_stands_between_the_tables() -> None:
    document = read(
        [
            event(title="One"),
            {"type": "block", "title": "Day 1", "note": "In the morning"},
            {"type": "group", "title": "Part"},
            event(title="Two"),
            event(title="Three"),
            {"type": "delay", "duration": 150_000},
            {"type": "delay", "duration": 0},
            {"type": "delay"},
            {"type": "milestone", "title": "Doors open", "note": "Both"},
            event(title="Four", skip=True, note="Not now"),
            {"type": "other", "title": "Something", "note": " "},
            {"type": "milestone", "title": "", "note": "Alone"},
        ]
    )
    assert shown(document) == [
        ROLES,
        "10:00 | 11:00 |  |  | One |  | ",
        "entry 2; heading; Day 1",
        "entry 2; footnote; In the morning",
        "entry 3; heading; Part",
        ROLES,
        "10:00 | 11:00 |  |  | Two |  | ",
        "10:00 | 11:00 |  |  | Three |  | ",
        "entry 6; footnote; Delay of 2.5 minutes",
        "entry 9; footnote; Milestone: Doors open",
        "entry 9; footnote; Both",
        "entry 10; footnote; Skipped: Four",
        "entry 10; footnote; Not now",
        "entry 11; footnote; Something",
        "entry 12; footnote; Alone",
    ]
    assert list(cells(document))[:3] == ["entry 1; text; 10:00", "entry 1; text; 11:00", "entry 1; text; One"]
    assert (document.name, document.format, document.remarks) == ("show.json", "ontime", ())


def test_fields_of_their_own_are_columns_with_their_labels() -> None:
    document = read(
        {
            "rundown": [
                event(custom={"f1": "Ms. A", "f2": {"value": "Room XIX"}, "f3": "Blue"}),
                event(custom={"f4": "On air", "f3": "", "f5": {"value": 5}}),
                event(custom="none"),
                event(custom=None),
            ],
            "customFields": {
                "f1": {"label": "Moderator"},
                "f2": {"label": "Room"},
                "f3": {"label": "Light"},
                "f4": "no field",
                "f5": {"label": ""},
                "f6": {"label": "Title"},
            },
        }
    )
    bare = "10:00 | 11:00 |  |  | Opening |  | "
    assert shown(document) == [
        f"{ROLES[:-1]}, moderator, room, detail, detail, detail]",
        f"{bare} | Ms. A | Room XIX | Light: Blue |  | ",
        f"{bare} |  |  |  | f4: On air | ",
        f"{bare} |  |  |  |  | ",
        f"{bare} |  |  |  |  | ",
    ]


@pytest.mark.parametrize(
    ("label", "role", "text"),
    [
        ("Speakers", "speaker", "x"),
        ("Chair", "moderator", "x"),
        ("Title", "detail", "Title: x"),
        ("start", "detail", "start: x"),
    ],
)
def test_a_field_is_known_by_its_label(label: str, role: str, text: str) -> None:
    project = {"rundown": [event(custom={"key": "x"})], "customFields": {"key": {"label": label}}}
    assert shown(read(project)) == [f"{ROLES[:-1]}, {role}]", f"10:00 | 11:00 |  |  | Opening |  |  | {text}"]
    assert shown(read([event(custom={label: "x"})])) == shown(read(project))


def test_what_the_project_says_of_itself_comes_first() -> None:
    told = {
        "title": "Session",
        "description": "Theme: Work",
        "publicInfo": "Public",
        "info": "Venue: Geneva\nRoom XIX",
        "backstageInfo": "Backstage",
        "url": "no",
        "custom": [{"title": "Chair", "value": "Ms. A"}, {"value": "b"}, {"title": "c"}, "no"],
    }
    lines = [
        "project; text; Title: Session",
        "project; text; Theme: Work",
        "project; text; Public",
        "project; text; Venue: Geneva",
        "project; text; Room XIX",
        "project; text; Backstage",
        "project; text; Chair: Ms. A",
        "project; text; : b",
        "project; text; c:",
    ]
    row = [ROLES, "10:00 | 11:00 |  |  | Opening |  | "]
    assert shown(read({"rundown": [event()], "project": told})) == lines + row
    assert shown(read({"rundown": [event()], "eventData": told})) == lines + row
    for nothing in ({}, "text", {"title": "", "info": 7, "custom": "x"}):
        assert shown(read({"rundown": [event()], "project": nothing})) == row


E1, E2, E3 = (event(id=str(n), title=f"Event {n}") for n in (1, 2, 3))


@pytest.mark.parametrize(
    ("rundown", "titles"),
    [
        ({"entries": {"1": E1, "2": E2, "3": E3}, "order": ["3", "1", "2"]}, ["Event 3", "Event 1", "Event 2"]),
        ({"entries": {"1": E1, "2": E2}, "order": ["2"]}, ["Event 2", "Event 1"]),
        ({"entries": {"1": E1, "2": E2}, "order": ["2", "2", "x", 1]}, ["Event 2", "Event 1"]),
        ({"entries": {"1": E1, "2": E2}, "order": ["x", "2", "1"]}, ["Event 2", "Event 1"]),
        ({"entries": {"1": E1, "2": "none"}, "order": None}, ["Event 1"]),
        (
            {
                "entries": {"g": {"type": "group", "title": "G", "entries": ["2"]}, "1": E1, "2": E2},
                "order": ["g", "1"],
            },
            ["G", "Event 2", "Event 1"],
        ),
        (
            {"entries": {"g": {"type": "block", "title": "G", "events": ["2"]}, "1": E1, "2": E2}, "order": ["1", "g"]},
            ["Event 1", "G", "Event 2"],
        ),
    ],
)
def test_the_order_of_a_rundown(rundown: dict[str, Any], titles: list[str]) -> None:
    for value in ({"rundowns": {"a": rundown}}, {"rundown": rundown}, rundown):
        told = [line for line in shown(read(value)) if line != ROLES]
        assert [line.split(" | ")[4] if " | " in line else line.split("; ")[2] for line in told] == titles


def test_groups_in_groups_end_somewhere() -> None:
    groups = {f"g{n}": {"type": "group", "title": f"G{n}", "entries": [f"g{n + 1}"]} for n in range(9)}
    value = {"entries": {**groups, "g9": E1}, "order": ["g0"]}
    assert [line for line in shown(read(value)) if line.startswith("entry")] == [
        f"entry {n + 1}; heading; G{n}" for n in range(9)
    ]


def test_several_rundowns_are_named() -> None:
    one = {"title": "Day 1", "entries": {"1": E1}, "order": ["1"]}
    other = {"title": "Day 2", "entries": {"2": E2}, "order": ["2"]}
    rows = [f"10:00 | 11:00 |  |  | Event {n} |  | " for n in (1, 2)]
    assert shown(read({"rundowns": {"a": one, "b": "none"}})) == [ROLES, rows[0]]
    assert shown(read({"rundowns": {"a": one, "b": other}})) == [
        "rundown; heading; Day 1",
        ROLES,
        rows[0],
        "rundown; heading; Day 2",
        ROLES,
        rows[1],
    ]
    assert shown(read({"rundowns": {"a": one, "b": {"entries": {"2": E2}}}}))[3:] == [ROLES, rows[1]]


@pytest.mark.parametrize(
    "value",
    [[], [1], [{"id": "1"}], [event(), {}], {}, {"rundowns": []}, {"rundown": 1}, {"entries": []}, [event(), 1]],
)
def test_other_json_is_one_sentence(value: object) -> None:
    with pytest.raises(NotImportable) as refused:
        read(value)
    assert str(refused.value) == "show.json is JSON, and no project of Ontime; import the document it was made from."


@pytest.mark.parametrize(
    "value",
    [
        {"rundown": []},
        {"rundown": [{"type": "block", "title": "Day 1"}, "x"]},
        {"rundowns": {}},
        {"rundown": {"entries": [], "order": ["1"]}},
        {"entries": {}},
        [{"type": "block", "title": "Day 1"}],
    ],
)
def test_a_project_without_events_is_one_sentence(value: object) -> None:
    with pytest.raises(NotImportable) as refused:
        read(value)
    assert str(refused.value) == "show.json is a project of Ontime without events; there is no agenda in it."


def test_more_events_than_any_agenda_is_one_sentence() -> None:
    most = {"rundown": [{"type": "event"}] * 2000}
    assert len(shown(read(most))) == 2001
    most["rundown"] += most["rundown"][:1]
    with pytest.raises(NotImportable) as refused:
        read(most)
    assert str(refused.value) == "show.json has more than 2000 events, which no agenda has."
