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
    assert people_lines((), 3) == [TO_BE_ANNOUNCED] * 3
    assert people_lines(2, 3) == [TO_BE_ANNOUNCED] * 2


@pytest.mark.parametrize(
    ("person", "line"),
    [
        (PersonSource(name="Ada"), "Ada"),
        (PersonSource(name="Ada", title="Director"), "Ada, Director"),
        (PersonSource(name="Ada", of="IOM"), "Ada, , IOM"),
        (PersonSource(title="Director", of="IOM"), "(to be announced), Director, IOM"),
        (PersonSource(), "(to be announced)"),
        (PersonSource(minutes=7.5), "(to be announced) (7.5 min)"),
        ("", "(to be announced)"),
    ],
)
def test_what_is_not_known_of_a_person_is_left_out_at_the_end(person: str | PersonSource, line: str) -> None:
    assert people_lines((person,), 3) == [line]


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
        ("TBA\nTBC\nto be announced\n?\n-\n–\n(to be announced)", 7),
        ("Ada (0 min)", ["Ada"]),
        ("Ada ( 12.25 Minutes. ) ", [{"name": "Ada", "minutes": 12.25}]),
        ("(5 min)", [{"minutes": 5}]),
        ("Ada, Director, Ministry of Labour, Geneva", [
            {"name": "Ada", "title": "Director", "of": "Ministry of Labour, Geneva"}]),
        ("\n".join(f"Ada {n}" for n in range(12)), [f"Ada {n}" for n in range(9)]),
        ("tba\nAda", [None, "Ada"]),
    ],
)  # fmt: skip
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


def test_a_person_who_stood_there_without_a_name_stays_as_it_was() -> None:
    before = (None, PersonSource(name="Ada", minutes=5))
    text = "\n".join(people_lines(before, 3))
    assert people_from(text, before, 3) == [None, {"name": "Ada", "minutes": 5.0}]
    assert people_from("Ada (5 min)", 2, 3) == [{"name": "Ada", "minutes": 5}]


def test_sittings_on_a_line() -> None:
    sittings = (SittingSource(start="10:00", end="13:00"), SittingSource(start="15:00", end="18:00"))
    assert sitting_text(sittings) == "10:00–13:00, 15:00–18:00"
    both = [{"start": "10:00", "end": "13:00"}, {"start": "15:00", "end": "18:00"}]
    assert sittings_from("10-13; 3pm to 6pm") == both
    assert sittings_from("20:00–24:00") == [{"start": "20:00", "end": "24:00"}]
    assert sittings_from("10-13,, 15-18,") == both
    assert sittings_from("10-13\n15—18") == both
    for text in (
        "",
        "10",
        "10-",
        "-10",
        "13-10",
        "10-10",
        "10-11-12",
        "ten to one",
        "10 to one",
        "24:00-24:30",
        "20:00-24:20",
        ";",
    ):
        assert sittings_from(text) is None


def test_a_theme_keeps_its_id_when_its_words_change() -> None:
    before = (ThemeSource(id="data", title="Data"), ThemeSource(id="policies", title="Policies"))
    assert theme_lines(before) == "Data\nPolicies"
    assert themes_from(" Data\n\n", before) == [{"id": "data", "title": "Data"}]
    assert themes_from("Data\nPolicies\nPolicies", before)[2] == {"id": "policies", "title": "Policies"}
    assert themes_from("论题\n议题\n主题", ()) == [
        {"id": "theme", "title": "论题"}, {"id": "theme-2", "title": "议题"}, {"id": "theme-3", "title": "主题"},
    ]  # fmt: skip
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
    assert commitment_lines((*before, CommitmentSource(number=4, title="Schools"))) == "3 No detention\n4 Schools"
    assert commitments_from("Education\nHealth\n5) Work\n2 Care") == [
        {"number": 1, "title": "Education"}, {"number": 2, "title": "Health"},
        {"number": 5, "title": "Work"}, {"number": 2, "title": "Care"},
    ]  # fmt: skip
    assert commitments_from("") == []
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
