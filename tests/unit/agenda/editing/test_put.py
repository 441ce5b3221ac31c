"""A value put at a place of a session file: where it goes, and what goes when there is none."""

from __future__ import annotations

from typing import Any

import pytest

from gcm_moderator.agenda.editing import operations as ops
from gcm_moderator.agenda.editing.document import Document
from tests.unit.agenda.support import SMALL, changed

ITEM = ("days", 0, "items", 1)
PANEL = '        kind: expert-panel\n        start: "10:10"\n        end: "13:00"\n'


def put(text: str, *more: Any) -> str:
    """The text after `path…, value` were put one after the other."""
    *path, value = more
    return ops.put(Document(text), tuple(path), value).text


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("title",), " A\n new  title\x00 ", "title: A small session", "title: A new title"),
        (("title",), "", "title: A small session", 'title: ""'),
        (("title",), None, "title: A small session", "title:"),
        (("themes",), [{"id": "a", "title": "A"}], "themes: []", "themes:\n  - id: a\n    title: A"),
        (("days", 0, "date"), "2017-05-09", "date: 2017-05-08", "date: 2017-05-09"),
        (("days", 0, "date"), "", "date: 2017-05-08", 'date: ""'),
        ((*ITEM, "title"), "", "title: The panel", 'title: ""'),
        (("language",), "fr", "days:\n", "days:\n"),
    ],
)
def test_a_value_goes_where_it_is_named(path: tuple[str | int, ...], value: object, old: str, new: str) -> None:
    expected = changed(SMALL, old, new)
    assert put(SMALL, *path, value) == (expected if path != ("language",) else f"{expected}language: fr\n")


def test_a_new_key_stands_in_the_usual_order() -> None:
    assert put(SMALL, *ITEM, "experts", 2) == changed(SMALL, PANEL, f"{PANEL}        experts: 2\n")
    both = put(put(SMALL, *ITEM, "experts", 2), *ITEM, "speaker", "Ada")
    assert f"{PANEL}        speaker: Ada\n        experts: 2\n" in both
    assert put(SMALL, "formats", {"expert-panel": {"expert": 5}}).endswith(
        "themes: []\nformats:\n  expert-panel:\n    expert: 5\n"
    )
    dated = changed(SMALL, "  - date: 2017-05-08\n    sittings:", "  - sittings:")
    assert "  - sittings:\n" in put(dated, "days", 0, "date", "2017-05-08")
    early = changed(SMALL, "themes: []\n", "themes: []\nlanguage: fr\n")
    assert put(early, "co-facilitators", ["Ada"]).endswith("themes: []\nco-facilitators:\n  - Ada\nlanguage: fr\n")


@pytest.mark.parametrize("nothing", [None, "", [], {}])
def test_nothing_takes_a_key_away_that_may_be_missing(nothing: object) -> None:
    assert put(put(SMALL, *ITEM, "remark", "Coffee"), *ITEM, "remark", nothing) == SMALL
    assert put(put(SMALL, "language", "fr"), "language", nothing) == SMALL
    assert put(SMALL, *ITEM, "remark", nothing) == SMALL
    assert put(SMALL, *ITEM, "minutes", "opening", nothing) == SMALL
    assert put(SMALL, "commitments", nothing) == SMALL


def test_false_and_nought_are_something() -> None:
    assert put(SMALL, *ITEM, "announced", False) == changed(SMALL, PANEL, f"{PANEL}        announced: false\n")
    assert put(SMALL, "round-size", 0).endswith("themes: []\nround-size: 0\n")


def test_groups_are_made_for_what_goes_into_them_and_go_with_the_last() -> None:
    one = put(SMALL, *ITEM, "minutes", "opening", 5)
    assert one == changed(SMALL, PANEL, f"{PANEL}        minutes:\n          opening: 5\n")
    two = put(one, *ITEM, "minutes", "closing", 2.5)
    assert "        minutes:\n          opening: 5\n          closing: 2.5\n" in two
    assert put(put(two, *ITEM, "minutes", "closing", None), *ITEM, "minutes", "opening", None) == SMALL
    whole = put(SMALL, "formats", "expert-panel", "expert", 5)
    assert whole == f"{SMALL}formats:\n  expert-panel:\n    expert: 5\n"
    both = put(whole, "formats", "summary-panel", "moderator", 6)
    assert both == f"{whole}  summary-panel:\n    moderator: 6\n"
    assert (
        put(put(both, "formats", "summary-panel", "moderator", None), "formats", "expert-panel", "expert", None)
        == SMALL
    )


def test_a_group_that_stands_empty_is_filled() -> None:
    empty = changed(SMALL, PANEL, f"{PANEL}        minutes:\n")
    filled = changed(SMALL, PANEL, f"{PANEL}        minutes:\n          opening: 5\n")
    assert put(empty, *ITEM, "minutes", "opening", 5) == filled
    assert (
        put(f"{SMALL}formats:\n", "formats", "expert-panel", "expert", 5)
        == f"{SMALL}formats:\n  expert-panel:\n    expert: 5\n"
    )


@pytest.mark.parametrize("path", [("days", 4, "date"), (*ITEM, "speaker", "name"), ("days", 0, "items", 7, "title")])
def test_what_nothing_could_hold_is_refused(path: tuple[str | int, ...]) -> None:
    with pytest.raises(KeyError):
        put(SMALL, *path, "x")


def test_what_is_the_same_already_is_the_same_document() -> None:
    document = Document(SMALL)
    assert ops.put(document, ("title",), "A small session") is document
