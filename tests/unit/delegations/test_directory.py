from __future__ import annotations

from collections import Counter, defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.delegations.directory import Directory, DirectoryError
from gcm_moderator.delegations.model import LANGUAGES, Category, Delegation, RegionalGroup
from gcm_moderator.delegations.normalise import normalise

KOREAS = {"KP", "KR"}
RED_CROSS = {"icrc", "ifrc"}
SHARED = {
    "can": {"CA", "andean"},
    "nam": {"NA", "nam"},
    "pma": {"ldcs", "wfp"},
    "korea": KOREAS,
    "corea": KOREAS,
    "coree": KOREAS,
    "корея": KOREAS,
    "كوريا": KOREAS,
    "red cross": RED_CROSS,
    "croix rouge": RED_CROSS,
    "cruz roja": RED_CROSS,
    "красныи крест": RED_CROSS,
    "红十字会": RED_CROSS,
    "صليب الاحمر": RED_CROSS,
}
"""Texts that more than one delegation goes by, on purpose."""

IN_EVERY_LANGUAGE = (Category.MEMBER_STATE, Category.OBSERVER, Category.IGO, Category.UN_BODY, Category.STAKEHOLDER)


def ids(delegations: list[Delegation] | tuple[Delegation, ...]) -> list[str]:
    return [delegation.id for delegation in delegations]


def texts(delegation: Delegation) -> set[str]:
    former = {name for names in delegation.names_in_use.values() for name in names.values()}
    return {*delegation.names.values(), *delegation.aliases, *former, *filter(None, [delegation.iso3])}


def test_member_states_are_193_in_five_groups(directory: Directory) -> None:
    states = [delegation for delegation in directory if delegation.category is Category.MEMBER_STATE]
    assert len(states) == 193
    assert Counter(delegation.regional_group for delegation in states) == {
        RegionalGroup.AFRICAN: 54,
        RegionalGroup.ASIA_PACIFIC: 54,
        RegionalGroup.EEG: 23,
        RegionalGroup.GRULAC: 33,
        RegionalGroup.WEOG: 29,
    }
    assert all(delegation.id == delegation.code and len(delegation.iso3 or "") == 3 for delegation in states)
    assert all(delegation.regional_group is None for delegation in directory if delegation not in states)


def test_observer_states_are_observers_with_a_code(directory: Directory) -> None:
    for code in ("VA", "PS", "CK", "NU"):
        delegation = directory.get(code)
        assert delegation is not None
        assert (delegation.code, delegation.category) == (code, Category.OBSERVER)


@pytest.mark.parametrize(
    ("id", "category"),
    [
        ("eu", Category.OBSERVER),
        ("icrc", Category.OBSERVER),
        ("smom", Category.OBSERVER),
        ("ipu", Category.OBSERVER),
        ("au", Category.IGO),
        ("wto", Category.IGO),
        ("icmpd", Category.IGO),
        ("iom", Category.UN_BODY),
        ("eclac", Category.UN_BODY),
        ("sr-migrants", Category.UN_BODY),
        ("cmw", Category.UN_BODY),
        ("ngo", Category.STAKEHOLDER),
        ("diaspora", Category.STAKEHOLDER),
        ("g77", Category.GROUP),
        ("aosis", Category.GROUP),
        ("gfmd", Category.PROCESS),
        ("rabat-process", Category.PROCESS),
    ],
)
def test_everybody_else_has_a_category(directory: Directory, id: str, category: Category) -> None:
    delegation = directory.get(id)
    assert delegation is not None
    assert (delegation.category, delegation.code) == (category, None)


def test_groups_are_those_who_speak_for_members(directory: Directory) -> None:
    groups = directory.groups()
    assert ids(groups)[0] == "eu"
    assert {"eu", "au", "g77", "grulac", "caricom", "aosis", "ldcs", "arab-group", "oic", "nordic"} <= set(ids(groups))
    assert {d for d in directory if d.category is Category.GROUP} <= set(groups)
    assert set(groups) == {d for d in directory if d.speaks_for_members}


def test_states_and_well_known_bodies_have_a_name_in_every_language(directory: Directory) -> None:
    assert {d.id: set(LANGUAGES) - set(d.names) for d in directory if d.category in IN_EVERY_LANGUAGE} == {
        d.id: set() for d in directory if d.category in IN_EVERY_LANGUAGE
    }


def test_the_longest_name_of_a_state_is_that_of_the_united_kingdom(directory: Directory) -> None:
    longest = max((d for d in directory if d.code), key=lambda d: len(d.name()))
    assert (longest.id, len(longest.name())) == ("GB", 52)


def test_nobody_shares_a_text_but_on_purpose(directory: Directory) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for delegation in directory:
        for text in texts(delegation):
            owners[normalise(text)].add(delegation.id)
    assert {text: found for text, found in owners.items() if len(found) > 1} == SHARED


def test_aliases_add_something_and_are_spelt_sanely(directory: Directory) -> None:
    for delegation in directory:
        names = {normalise(name) for name in delegation.names.values()}
        aliases = [normalise(alias) for alias in delegation.aliases]
        assert not names & set(aliases), delegation.id
        assert len(aliases) == len(set(aliases)), delegation.id
        for text in texts(delegation):
            assert normalise(text), delegation.id
            assert text == " ".join(text.split()), text
            assert text.isprintable(), text
            assert "'" not in text, text


def test_every_text_leads_to_its_delegation(directory: Directory) -> None:
    for delegation in directory:
        for text in texts(delegation):
            assert delegation in directory.candidates(text), text
            if normalise(text) not in SHARED and directory.get(text) in (None, delegation):
                assert directory.resolve(text) == delegation, text
                assert directory.resolve(f"  {text.upper()} ") == delegation or "ı" in text, text
        if delegation.iso3 and delegation.iso3.lower() not in SHARED:
            assert directory.resolve(delegation.iso3.lower()) == delegation


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("KE", "KE"),
        ("NO", "NO"),
        ("no", None),
        ("to", None),
        ("is", None),
        ("AU", None),
        ("au", None),
        ("uk", "GB"),
        ("eu", "eu"),
        ("Kenya", "KE"),
        ("the gambia", "GM"),
        ("Korea", None),
        ("Congo", "CG"),
        ("Guinea", "GN"),
        ("DRC", "CD"),
        ("Viet Nam", "VN"),
        ("Cote d'Ivoire", "CI"),
        ("俄罗斯", "RU"),
        ("ngo", "ngo"),
        ("Delegate in row 4", None),
        ("Ken", "KE"),
        ("Keny", None),
        ("", None),
        ("\ud800", None),
        ("Kenya" * 2000, None),
    ],
)
def test_what_a_person_wrote_resolves_or_not(directory: Directory, text: str, id: str | None) -> None:
    found = directory.resolve(text)
    assert (found and found.id) == id


def test_ambiguous_texts_name_all_they_could_mean(directory: Directory) -> None:
    assert ids(directory.candidates("Korea")) == ["KP", "KR"]
    assert ids(directory.candidates("AU")) == ["AU", "au"]
    assert ids(directory.candidates("congo")) == ["CG"]
    assert directory.candidates("nobody at all") == ()


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=400))
def test_resolving_never_raises(directory: Directory, text: str) -> None:
    found = directory.candidates(text)
    assert (directory.resolve(text) is not None) == (len(found) == 1)


def test_get_knows_ids_only(directory: Directory) -> None:
    assert directory.get("iom") is directory.resolve("IOM")
    assert directory.get("Kenya") is None


def test_two_delegations_with_one_id_are_refused(directory: Directory) -> None:
    with pytest.raises(DirectoryError, match="share an id"):
        Directory([*directory, next(iter(directory))])
