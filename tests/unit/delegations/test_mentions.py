"""Where a text names a State, in six languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.delegations.directory import Directory
from gcm_moderator.delegations.mentions import Mentions
from gcm_moderator.resources import data_folder

DIRECTORY = Directory.load(data_folder("assets") / "delegations")
MENTIONS = Mentions(DIRECTORY)
STATES = [delegation for delegation in DIRECTORY if delegation.code is not None]


def names(text: str) -> list[str]:
    return [mention.delegation.name() for mention in MENTIONS.find(text)]


@pytest.mark.parametrize("lang", ["en", "fr", "es", "ru", "zh", "ar"])
def test_every_state_is_found_by_its_name_in_every_language(lang: str) -> None:
    for state in STATES:
        (mention,) = MENTIONS.find(f"… {state.name(lang)} …")
        assert mention.delegation.code == state.code
        assert mention.start == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("firewalls work, says kenya", ["Kenya"]),
        ("KENYA and Malta", ["Kenya", "Malta"]),
        ("Cote d'Ivoire, CÔTE D’IVOIRE", ["Côte d’Ivoire", "Côte d’Ivoire"]),
        ("Turkey, Swaziland", ["Türkiye", "Eswatini"]),
        ("the UK, the U.K. and the US", ["United Kingdom of Great Britain and Northern Ireland"] * 2
         + ["United States of America"]),
        ("it told us to go on, no car in it", []),
        ("Papua New Guinea", ["Papua New Guinea"]),
        ("Guinea-Bissau and Guinea", ["Guinea-Bissau", "Guinea"]),
        ("Niger, Nigeria", ["Niger", "Nigeria"]),
        ("Democratic Republic of the Congo", ["Democratic Republic of the Congo"]),
        ("Kenya’s courts", ["Kenya"]),
        ("в Кении, с Кенией, Китаем и Судану", ["Kenya", "Kenya", "China", "Sudan"]),
        ("мало кто, чадо, куб", []),
        ("وكينيا وللجزائر في مصر", ["Kenya", "Algeria", "Egypt"]),
        ("肯尼亚和中国表示", ["Kenya", "China"]),
        ("刚果民主共和国", ["Democratic Republic of the Congo"]),
        ("The European Union and IOM", []),
        ("The Holy See", ["Holy See"]),
        ("Access to justice depends on residence status", []),
        ("", []),
    ],
)  # fmt: skip
def test_names_are_found_as_people_write_them(text: str, found: list[str]) -> None:
    assert names(text) == found


@given(st.text(max_size=60), st.sampled_from(STATES), st.sampled_from(["en", "fr", "es", "ru", "zh", "ar"]))
def test_it_points_at_the_name_and_never_fails(text: str, state: object, lang: str) -> None:
    assert hasattr(state, "name")
    name = state.name(lang)
    whole = f"{text} | {name} | {text}"
    mentions = MENTIONS.find(whole)
    at = len(text) + 3
    assert any(mention.start <= at < mention.end for mention in mentions)
    assert all(0 <= mention.start < mention.end <= len(whole) for mention in mentions)
    assert all(left.end <= right.start for left, right in pairwise(mentions))
