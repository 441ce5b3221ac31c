"""People, sittings, themes and commitments as lines of text."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.editing.lines import (
    TO_BE_ANNOUNCED,
    commitment_lines,
    commitments_from,
    people_from,
    people_lines,
    sitting_text,
    sittings_from,
    theme_lines,
    themes_from,
)
from gcm_moderator.agenda.editing.typed import typed_date
from gcm_moderator.agenda.source import CommitmentSource, PersonSource, SittingSource, ThemeSource

ADA = PersonSource(name="Ada Example", title="Special Rapporteur", of="Human Rights Council", minutes=10)
COMMAS = PersonSource(name="Bo Example, Jr.", of="Ministry of Labour, Employment and Social Policy")


def test_a_person_a_line() -> None:
    lines = people_lines((ADA, "Bo Example", None), 3)
    assert lines == [
        "Ada Example, Special Rapporteur, Human Rights Council (10 min)", "Bo Example", TO_BE_ANNOUNCED,
    ]  # fmt: skip
    assert people_lines(None, 3) == [TO_BE_ANNOUNCED] * 3
    assert people_lines(2, 3) == [TO_BE_ANNOUNCED] * 2


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ada Example", ["Ada Example"]),
        ("Ada Example, Director", [{"name": "Ada Example", "title": "Director"}]),
        ("Ada, Director, IOM (5 min)\n\ntba", [{"name": "Ada", "title": "Director", "of": "IOM", "minutes": 5}, None]),
        ("tba, Permanent Representative, Mexico", [{"title": "Permanent Representative", "of": "Mexico"}]),
        ("Ada, , IOM (7,5 min)", [{"name": "Ada", "of": "IOM", "minutes": 7.5}]),
        ("tba\ntba\ntba", None),
        ("tba\ntba", 2),
        ("", None),
    ],
)
def test_lines_become_people(text: str, people: object) -> None:
    assert people_from(text, None, 3) == people


def test_a_line_that_was_not_changed_keeps_what_it_cannot_say() -> None:
    before = (COMMAS, ADA)
    text = "\n".join([*people_lines(before, 3), "Cy Example"])
    assert people_from(text, before, 3) == [
        {"name": "Bo Example, Jr.", "of": "Ministry of Labour, Employment and Social Policy"},
        {"name": "Ada Example", "title": "Special Rapporteur", "of": "Human Rights Council", "minutes": 10.0},
        "Cy Example",
    ]


def test_sittings_on_a_line() -> None:
    sittings = (SittingSource(start="10:00", end="13:00"), SittingSource(start="15:00", end="18:00"))
    assert sitting_text(sittings) == "10:00–13:00, 15:00–18:00"
    both = [{"start": "10:00", "end": "13:00"}, {"start": "15:00", "end": "18:00"}]
    assert sittings_from("10-13; 3pm to 6pm") == both
    assert sittings_from("20:00–24:00") == [{"start": "20:00", "end": "24:00"}]
    for text in ("", "10", "10-", "13-10", "ten to one"):
        assert sittings_from(text) is None


def test_a_theme_keeps_its_id_when_its_words_change() -> None:
    before = (ThemeSource(id="data", title="Data"), ThemeSource(id="policies", title="Policies"))
    assert theme_lines(before) == "Data\nPolicies"
    assert themes_from("Data\nEffective policies", before) == [
        {"id": "data", "title": "Data"}, {"id": "policies", "title": "Effective policies"},
    ]  # fmt: skip
    assert themes_from("Policies\nÉtat de droit\nData\nÉtat de droit", before) == [
        {"id": "policies", "title": "Policies"}, {"id": "etat-de-droit", "title": "État de droit"},
        {"id": "data", "title": "Data"}, {"id": "etat-de-droit-2", "title": "État de droit"},
    ]  # fmt: skip


def test_commitments_keep_their_numbers_or_are_counted_on() -> None:
    before = (CommitmentSource(number=3, title="No detention"),)
    assert commitment_lines(before) == "3 No detention"
    assert commitments_from("3 No detention\nEducation\n\n7. Health") == [
        {"number": 3, "title": "No detention"}, {"number": 4, "title": "Education"}, {"number": 7, "title": "Health"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-05-11", "2026-05-11"), ("11.5.2026", "2026-05-11"), ("11/05/2026", "2026-05-11"),
        ("Monday, 11 May 2026", "2026-05-11"), ("11 may 2026", "2026-05-11"), ("1st September 2026", "2026-09-01"),
        ("31.2.2026", None), ("soon", None), ("", None), ("11 Foo 2026", None),
    ],
)  # fmt: skip
def test_dates_in_usual_forms(text: str, date: str | None) -> None:
    assert typed_date(text) == date
