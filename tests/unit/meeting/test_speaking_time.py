"""How long a written statement takes at the interpreters' pace."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.meeting.speaking_time import Reading, reading


@pytest.mark.parametrize(
    ("text", "words", "characters"),
    [
        ("", 0, 0),
        ("We thank the co-facilitators.", 4, 0),
        ("L’accès d'une part – de 2,5 millions…", 6, 0),
        ("Благодарим со-координаторов", 2, 0),
        ("نشكر الميسّرين المشاركين", 3, 0),
        ("我们感谢共同主持人。", 0, 9),
        ("中国 supports 10 目标", 2, 4),
        ("e\u0301tat - - nai\u0308f", 2, 0),
        ("目标SDG与GCM", 2, 3),
        ("migrants...refugees, well--known", 4, 0),
        ("one\u200b two\n\nthree", 3, 0),
    ],
)
def test_words_and_characters_are_counted_as_people_count_them(text: str, words: int, characters: int) -> None:
    assert reading(text) == Reading(words, characters)


def test_a_statement_of_three_minutes() -> None:
    assert reading("word " * 330).seconds == pytest.approx(180)
    assert reading("字" * 540).seconds == pytest.approx(180)


@given(st.text(), st.text())
def test_two_texts_apart_count_what_each_does(one: str, other: str) -> None:
    both, first, second = reading(f"{one}\n{other}"), reading(one), reading(other)
    assert both == Reading(first.words + second.words, first.characters + second.characters)
