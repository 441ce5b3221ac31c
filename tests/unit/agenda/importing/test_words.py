"""Words of programmes: the kind of an item by its title, and the language of a text."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.importing.words import kind_of, language_of


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Panel 1: Work", "expert-panel"),
        ("Summary panel", "summary-panel"),
        ("Lunch", "break"),
        ("Working lunch with a panel", "break"),
        ("Panel after lunch", "expert-panel"),
        ("Remarks from the panel", "remarks"),
        ("Remarks panel", "expert-panel"),
        ("Side event on work", "break"),
        ("Keynote address", "presentation"),
        ("Opening and keynote", "remarks"),
        ("Film with everybody, then coffee", "break"),
        (f"{'x' * 53} coffee", "None"),
        ("Work of all", "None"),
    ],
)
def test_the_kind_of_an_item_by_its_title(title: str, kind: str) -> None:
    assert str(kind_of(title)) == kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the rights of all", "en"),
        ("à Genève", "fr"),
        ("mañana", "es"),
        ("café of the day", "en"),
        ("señor of the day", "en"),
        ("la mañana", "es"),
        ("la matinée", "fr"),
        ("Права всех", "ru"),
        ("Права abcdefgh", None),
        ("会议abcd", "zh"),
        ("会议abcdefghij", None),
        ("جلسة", "ar"),
        ("Work", None),
        ("", None),
        ("123", None),
    ],
)
def test_the_language_of_a_text(text: str, language: str | None) -> None:
    assert language_of(text) == language
