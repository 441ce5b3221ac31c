"""Ids of items, made from what the items are called."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.importing.naming import ids_of, slug
from gcm_moderator.agenda.model import ItemKind

SAYS, PAUSE, SHOWS = ItemKind.REMARKS, ItemKind.BREAK, ItemKind.PRESENTATION
PANEL, SUMMARY = ItemKind.EXPERT_PANEL, ItemKind.SUMMARY_PANEL


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Keynote by Ms. Rosa", "keynote-by-ms-rosa"),
        ("  Déjeuner – à Genève! ", "dejeuner-a-geneve"),
        ("one two three four five six seven", "one-two-three-four-five-six"),
        ("第一", ""),
        ("", ""),
        ("a" * 56, "a" * 56),
        ("a" * 57, ""),
        (f"{'a' * 50} {'b' * 5} c", f"{'a' * 50}-{'b' * 5}"),
        (f"{'a' * 50} {'b' * 6} c", "a" * 50),
        ("Day 1: 10.30", "day-1-10-30"),
    ],
)
def test_a_text_as_an_id(text: str, made: str) -> None:
    assert slug(text) == made


def test_as_many_words_as_asked_for() -> None:
    assert slug("one two three", 2) == "one-two"


@pytest.mark.parametrize(
    ("title", "kind", "made"),
    [
        ("Welcoming remarks", SAYS, "welcome"),
        ("BIENVENIDA", SAYS, "welcome"),
        ("Closing of the session", SAYS, "closing"),
        ("Main conclusions", SAYS, "conclusions"),
        ("Opening segment", SAYS, "opening"),
        ("Opening: welcoming remarks", SAYS, "welcome"),
        ("The issues brief", SHOWS, "issue-brief"),
        ("Report by the Special Representative of today", SHOWS, "report-by-the-special"),
        ("报告", SHOWS, "presentation"),
        ("致辞", SAYS, "remarks"),
        ("LUNCH with a welcome", PAUSE, "lunch"),
        ("Tea break", PAUSE, "coffee"),
        ("Side event on work", PAUSE, "side-event"),
        ("Registration", PAUSE, "registration"),
        ("Welcome reception", PAUSE, "break"),
        ("Panel II: Work", PANEL, "panel-2"),
        ("Round table of the States", PANEL, "panel"),
        ("Closing panel 4", SUMMARY, "summary"),
    ],
)
def test_an_item_is_called_after_what_it_is(title: str, kind: ItemKind, made: str) -> None:
    assert ids_of([(title, kind)]) == (made,)


def test_a_name_that_several_share_is_numbered() -> None:
    items = [("Lunch", PAUSE), ("Panel: A", PANEL), ("Panel 2: B", PANEL), ("Panel: C", PANEL), ("Lunch", PAUSE)]
    assert ids_of(items) == ("lunch-1", "panel-1", "panel-2", "panel-3", "lunch-2")
    assert ids_of([]) == ()
