from __future__ import annotations

import datetime as dt

import pytest

from gcm_moderator.delegations.directory import Directory
from gcm_moderator.delegations.model import LANGUAGES, Category, Delegation

SESSION = dt.date(2017, 5, 8)


def test_a_name_missing_in_a_language_falls_back_to_english() -> None:
    delegation = Delegation(id="x", code=None, category=Category.GROUP, regional_group=None, names={"en": "Friends"})
    assert [delegation.name(lang) for lang in (*LANGUAGES, "xx")] == ["Friends"] * 7
    assert delegation.name_on(SESSION, "fr") == "Friends"


def test_delegations_can_be_members_of_a_set(directory: Directory) -> None:
    assert len(set(directory)) == len(directory)


@pytest.mark.parametrize(
    ("id", "lang", "then", "now"),
    [
        ("SZ", "en", "Swaziland", "Eswatini"),
        ("SZ", "ru", "Свазиленд", "Эсватини"),
        ("MK", "en", "the former Yugoslav Republic of Macedonia", "North Macedonia"),
        ("TR", "en", "Turkey", "Türkiye"),
        ("TR", "fr", "Turquie", "Türkiye"),
        ("NL", "en", "Netherlands", "Netherlands (Kingdom of the)"),
        ("NR", "en", "Nauru", "Naoero"),
        ("CV", "en", "Cabo Verde", "Cabo Verde"),
        ("CZ", "en", "Czechia", "Czechia"),
        ("KE", "ar", "كينيا", "كينيا"),
    ],
)
def test_the_name_on_the_day_of_a_session(directory: Directory, id: str, lang: str, then: str, now: str) -> None:
    delegation = directory.get(id)
    assert delegation is not None
    assert delegation.name_on(SESSION, lang) == then
    assert delegation.name(lang) == now
    assert directory.resolve(then) == directory.resolve(now) == delegation


@pytest.mark.parametrize(
    ("day", "name"), [("2018-04-18", "Swaziland"), ("2018-04-19", "Eswatini"), ("2026-01-01", "Eswatini")]
)
def test_a_name_is_in_use_to_its_last_day(directory: Directory, day: str, name: str) -> None:
    delegation = directory.get("SZ")
    assert delegation is not None
    assert delegation.name_on(dt.date.fromisoformat(day)) == name


def test_the_oldest_of_several_former_names_comes_first_in_time() -> None:
    delegation = Delegation(
        id="x",
        code=None,
        category=Category.IGO,
        regional_group=None,
        names={"en": "Third", "fr": "Troisième"},
        names_in_use={dt.date(2010, 1, 1): {"en": "Second"}, dt.date(2000, 1, 1): {"en": "First", "fr": "Premier"}},
    )
    years = (1999, 2005, 2015)
    assert [delegation.name_on(dt.date(year, 6, 1)) for year in years] == ["First", "Second", "Third"]
    assert [delegation.name_on(dt.date(year, 6, 1), "fr") for year in years] == ["Premier", "Second", "Troisième"]
