"""A session file being edited: its rows, and where its problems belong."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.editing.document import Document, who_of
from gcm_moderator.agenda.editing.following import Slot
from gcm_moderator.agenda.formats import Usual
from gcm_moderator.agenda.model import ItemKind
from tests.unit.agenda.support import SMALL, WHOLE, changed


def codes(document: Document, *path: str | int) -> list[str]:
    return [problem.code for problem in document.problems_at(path)]


def elsewhere(document: Document) -> list[str]:
    return [problem.code for problem in document.problems_elsewhere]


def test_a_row_tells_what_stands_there() -> None:
    document = Document(WHOLE)
    rows = document.rows(0)
    assert [(row.day, row.at, row.path) for row in rows][2] == (0, 2, ("days", 0, "items", 2))
    assert [row.kind for row in rows] == [
        ItemKind.REMARKS, ItemKind.PRESENTATION, ItemKind.EXPERT_PANEL, ItemKind.BREAK, ItemKind.EXPERT_PANEL,
    ]  # fmt: skip
    assert [row.slot for row in rows] == [
        Slot(600, 610, fixed=True, elastic=False),
        Slot(610, 615, fixed=False, elastic=False),
        Slot(615, 780, fixed=False, elastic=True),
        Slot(780, 900, fixed=False, elastic=True),
        Slot(900, 1080, fixed=False, elastic=True),
    ]
    assert [row.fixed for row in rows] == [True, False, False, False, False]
    assert [row.linked for row in rows] == [False, True, True, True, True]
    assert [who_of(row.item) for row in rows] == ["The Chair", "", "Cy Example, Di Example, Ed Example", "", ""]
    assert [len(row.segments) for row in rows] == [0, 0, 5, 0, 4]
    assert rows[4].segments[0].speaker == "Moderators of panel 2"
    assert [row.severity for row in rows] == ["", "", "warning", "", ""]
    assert document.rows(1)[0].segments[0].speaker == "Cy Example and Di Example"
    assert who_of(document.rows(1)[0].item) == "Fo Example"
    assert [row.item.id for row in document.rows(1)] == ["summary", "closing"]
    assert document.rows(2) == ()


def test_an_item_whose_times_cannot_be_understood_has_no_slot_and_links_to_nothing() -> None:
    document = Document(changed(WHOLE, 'start: "10:15"', 'start: "25:15"'))
    rows = document.rows(0)
    assert [row.slot is None for row in rows] == [False, False, True, False, False]
    assert [row.linked for row in rows] == [False, True, False, False, True]
    assert rows[2].segments == ()
    assert rows[2].severity == "error"
    assert rows[4].segments[0].speaker == "Moderators of panel 2"
    unknown = Document(changed(SMALL, "kind: expert-panel", "kind: lecture")).rows(0)[1]
    assert (unknown.kind, unknown.slot, unknown.fixed) == (None, Slot(610, 780), False)
    for start, end, slot in (
        ("10:10", "24:00", Slot(610, 1440, elastic=True)),
        ("13:00", "13:00", None),
        ("13:00", "25:00", None),
    ):
        given = changed(SMALL, 'start: "10:10"\n        end: "13:00"', f'start: "{start}"\n        end: "{end}"')
        assert Document(given).rows(0)[1].slot == slot


def test_the_first_row_is_linked_to_nothing_although_the_last_ends_where_it_starts() -> None:
    text = changed(SMALL, 'start: "10:10"\n        end: "13:00"', 'start: "09:00"\n        end: "10:00"')
    assert [row.linked for row in Document(text).rows(0)] == [False, False]


def test_a_panel_that_is_too_short_for_its_speakers_has_no_segments() -> None:
    row = Document(changed(SMALL, 'end: "13:00"\nthemes', 'end: "10:30"\nthemes')).rows(0)[1]
    assert (row.segments, row.severity) == ((), "error")


def test_a_break_is_fixed_unless_it_says_otherwise() -> None:
    row = Document(changed(SMALL, "kind: expert-panel", "kind: break")).rows(0)[1]
    assert (row.fixed, row.slot, row.linked) == (True, Slot(610, 780, fixed=True, elastic=True), False)


def test_the_worst_that_is_wrong_with_a_row_is_told() -> None:
    text = changed(SMALL, 'end: "13:00"\nthemes', 'end: "13:30"\nthemes')
    assert Document(text).rows(0)[1].severity == "warning"
    assert Document(changed(text, "title: The panel", "title: 7")).rows(0)[1].severity == "error"


def test_the_stops_of_a_day_are_the_ends_of_its_sittings() -> None:
    document = Document(changed(WHOLE, '"18:00"', '"24:00"'))
    assert (document.stops(0), document.stops(1), document.stops(2)) == ((780, 1440), (780,), ())
    for end in ("1", "25:00"):
        known = changed(WHOLE, '{start: "10:00", end: "13:00"}', f'{{start: "10:00", end: "{end}"}}')
        assert Document(known).stops(0) == (1080,)


def test_a_problem_belongs_to_its_item_and_to_nothing_else() -> None:
    text = changed(WHOLE, 'start: "10:10"', 'start: "10:05"')
    text = changed(text, "experts: [Fo Example", "experts: [7")
    document = Document(text)
    assert codes(document, "days", 0, "items", 1) == ["overlap"]
    assert codes(document, "days", 0, "items", 2) == ["to-be-announced"]
    assert codes(document, "days", 1, "items", 0) == ["bad-type"]
    assert elsewhere(document) == []
    assert [problem.code for problem in document.problems] == ["overlap", "to-be-announced", "bad-type"]


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        ("zone: Europe/Zurich", "zone: Geneva", "unknown-zone", ("zone",)),
        ("title: A whole session", "title:", "missing", ("title",)),
        ("language: fr", "language: de", "unknown-language", ("language",)),
        ("date: 2017-05-09", "date: 2017-05-07", "days-out-of-order", ("days", 1)),
        (
            '{start: "15:00", end: "18:00"}',
            '{start: "12:00", end: "18:00"}',
            "sittings-overlap",
            ("days", 0, "sittings"),
        ),
        ("expert-panel: {opening: 5", "expert-panel: {opening: 0", "bad-limit", ("formats",)),
        ("id: work, title", "id: work, titles", "missing", ("themes",)),
        ("number: 7", "number: 3", "duplicate-id", ("commitments",)),
        ("gcm-moderator: 1\n", "", "missing", ("id",)),
    ],
)
def test_a_problem_that_is_of_no_item_is_told_elsewhere(
    old: str, new: str, code: str, path: tuple[str | int, ...]
) -> None:
    document = Document(changed(WHOLE, old, new))
    assert code in codes(document, *path)
    assert code in elsewhere(document)
    assert all(code not in [problem.code for problem in row.problems] for d in (0, 1) for row in document.rows(d))


def test_what_cannot_be_read_has_no_rows_but_says_why() -> None:
    document = Document(changed(WHOLE, "title: A whole", "title: A: whole"))
    assert not document.readable
    assert (document.session, document.problems_at(("title",))) == (None, ())
    assert elsewhere(document) == ["yaml"]
    with pytest.raises(ValueError, match=r"^This text cannot be read as YAML\.$"):
        document.rows(0)
    assert not Document("").readable
    assert not Document("- a list\n").readable


def test_what_could_not_be_read_counts_as_an_error_as_well() -> None:
    document = Document(WHOLE + "place: Elsewhere\n")
    assert document.readable
    assert document.session is None
    assert [problem.code for problem in document.problems] == ["to-be-announced", "duplicate-key"]
    assert len(document.rows(0)[4].segments) == 4


def test_what_is_usual_holds_where_the_file_does_not_say() -> None:
    document = Document(SMALL, Usual(round_size=2))
    assert document.session is not None
    assert document.session.round_size == 2
    retitled = document.with_text(changed(SMALL, "title: A small", "title: Another"))
    assert retitled.session is not None
    assert (retitled.session.round_size, retitled.session.title) == (2, "Another session")
    assert document.with_text(SMALL) is document


def test_a_panel_in_a_place_without_a_zone_still_has_its_segments() -> None:
    rows = Document(changed(SMALL, "zone: Europe/Zurich", "zone: Nowhere")).rows(0)
    assert [f"{segment.planned_start:%H:%M}" for segment in rows[1].segments][:2] == ["10:10", "10:17"]
