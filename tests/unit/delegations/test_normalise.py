from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.delegations.normalise import compact, fold, normalise

ANYTHING = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Côte d’Ivoire", "cote divoire"),
        ("Côte d'Ivoire", "COTE DʼIVOIRE"),
        ("Guinea-Bissau", "guinea  bissau"),
        ("U.K.", "uk"),
        ("EE. UU.", "ee uu"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("Bolivia (Plurinational State of)", "bolivia plurinational state of"),
        ("The Gambia", "gambia"),
        ("La France", "france"),
        ("L’Algérie", "algerie"),
        ("Straße", "strasse"),
        ("Türkıye", "turkiye"),
        ("Йемен", "иемен"),
        ("Соединённое", "соединенное"),
        ("مِصْر", "مصر"),
        ("مـصـر", "مصر"),
        ("أنغولا", "انغولا"),
        ("مالطة", "مالطه"),
        ("الجزائر", "جزاير"),
        ("مجموعة ٧٧", "مجموعه 77"),
        ("Ｋｅｎｙａ", "kenya"),
        ("\u202eKe\u200dnya\ufeff", "kenya"),
        ("🇰🇪 Kenya 🎉", "kenya"),
        ("Ke\ud800nya", "kenya"),
    ],
)
def test_spellings_that_people_mix_up_are_one(one: str, other: str) -> None:
    assert normalise(one) == normalise(other) != ""


@pytest.mark.parametrize("nothing", ["", " ", "\n\t\0", "–—…", "🎉", "\u202e", "\ud800", "'"])
def test_a_text_without_letters_is_nothing(nothing: str) -> None:
    assert normalise(nothing) == ""


@pytest.mark.parametrize("article", ["the", "la", "el", "ال"])
def test_an_article_alone_stays(article: str) -> None:
    assert normalise(article) == article


@given(ANYTHING)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert normalise(normalise(text)) == normalise(text)


@given(ANYTHING)
def test_folded_text_is_words_with_single_spaces(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert compact(folded).isalnum() or not folded
