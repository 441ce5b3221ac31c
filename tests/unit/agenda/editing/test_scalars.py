"""How values are written down: as a person would, and so that they are read as the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from gcm_moderator.agenda.editing.scalars import Plain, block_lines, clean, element_lines, entry_lines, quoted_like

LONG = "bb" + " a" * 70


def read(lines: list[str]) -> Any:
    return YAML(typ="safe", pure=True).load("\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Welcome", "Welcome"),
        ("Études: côté", '"Études: côté"'),
        ("ends with:", '"ends with:"'),
        ("a:b", "a:b"),
        ("a # b", '"a # b"'),
        ("a#b", "a#b"),
        ("a\tb", r'"a\tb"'),
        ("a\nb", r'"a\nb"'),
        ('say "no"', 'say "no"'),
        ("- a", '"- a"'),
        ("[a", '"[a"'),
        ("~a", '"~a"'),
        ("7 May", '"7 May"'),
        ("10:15", '"10:15"'),
        ("2026-05-11", '"2026-05-11"'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ("", '""'),
        ("Null", '"Null"'),
        ("true", '"true"'),
        ("False", '"False"'),
        ("yes", '"yes"'),
        ("No", '"No"'),
        ("on", '"on"'),
        ("off", '"off"'),
        ("Y", '"Y"'),
        ("n", '"n"'),
        ("none", "none"),
        (True, "true"),
        (False, "false"),
        (7, "7"),
        (7.0, "7"),
        (2.5, "2.5"),
        (1 / 3, "0.333333333333333"),
        ([], "[]"),
        ({}, "{}"),
        (None, ""),
        (Plain("10"), "10"),
        (Plain("true"), "true"),
    ],
)
def test_quotes_stand_only_where_they_are_needed(value: object, written: str) -> None:
    assert entry_lines("key", value, 2) == [f"  key: {written}".rstrip()]
    assert element_lines(value, 2) == [f"  - {written}".rstrip()]
    assert block_lines([value], 2) == element_lines(value, 2)
    assert block_lines({"key": value}, 2) == entry_lines("key", value, 2)


def test_a_date_needs_no_quotes_under_its_key_and_a_key_may_need_them() -> None:
    assert entry_lines("date", "2026-05-11", 0) == ["date: 2026-05-11"]
    assert entry_lines("date", "2026-05-11T10:00", 0) == ['date: "2026-05-11T10:00"']
    assert entry_lines("a: b", 1, 0) == ['"a: b": 1']
    assert quoted_like("2026-05-11", None, "date") == "2026-05-11"


@pytest.mark.parametrize(
    ("value", "style", "written"),
    [
        ("Welcome", '"', '"Welcome"'),
        ('é "x"', '"', r'"é \"x\""'),
        ("it's", "'", "'it''s'"),
        ("10:15", None, '"10:15"'),
        (7, '"', "7"),
        (True, "'", "true"),
    ],
)
def test_a_changed_value_keeps_its_quotes(value: object, style: str | None, written: str) -> None:
    assert quoted_like(value, style, "key") == written


def test_groups_and_lists_stand_indented_under_their_key() -> None:
    value = {"people": ["Ada", {"name": "Bo", "titles": ["a", "b"]}, []], "minutes": {"closing": 5}}
    assert block_lines(value, 2) == [
        "  people:",
        "    - Ada",
        "    - name: Bo",
        "      titles:",
        "        - a",
        "        - b",
        "    - []",
        "  minutes:",
        "    closing: 5",
    ]
    assert block_lines([["a"], "b"], 0) == ["- - a", "- b"]


def test_long_text_is_folded_between_its_words() -> None:
    lines = entry_lines("theme", LONG, 4)
    assert lines[0] == "    theme: >-"
    assert all(line.startswith("      ") and line[6] != " " for line in lines[1:])
    assert [len(line) for line in lines] == [13, 118, 35]
    assert read(lines) == {"theme": LONG}
    assert len(entry_lines("theme", f"b{LONG[2:]}", 4)[1]) == 117
    lines = element_lines(LONG, 4)
    assert lines[0] == "    - >-"
    assert all(line.startswith("      ") and line[6] != " " for line in lines[1:])
    assert read(lines) == [LONG]


@pytest.mark.parametrize(("length", "folds"), [(110, False), (111, True)])
def test_text_is_folded_when_it_is_longer_than_a_line(length: int, folds: bool) -> None:
    text = ("ab " * 40)[: length - 1] + "c"
    assert (entry_lines("key", text, 0)[0] == "key: >-") is folds
    assert (element_lines(text, 0)[0] == "- >-") is folds


def test_text_that_folding_would_change_and_words_that_are_too_long_stay_whole() -> None:
    assert len(entry_lines("key", f"{LONG}  {LONG}", 0)) == 1
    assert entry_lines("key", "x" * 200, 0) == ["key: >-", "  " + "x" * 200]
    assert entry_lines("key", "x-" * 100, 0) == ["key: >-", "  " + "x-" * 100]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  a \n\t b  ", "a b"),
        ("a\x00b\x1bc", "a b c"),
        ("a\u2028b\u2029c\x85d", "a b c d"),
        ("é\xa0ü~ \U0001f600", "é ü~ \U0001f600"),
        ("\ud800", ""),
    ],
)
def test_a_line_holds_nothing_that_a_session_file_cannot(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


KEYS = st.text(min_size=1, max_size=9).map(clean).filter(bool)
SINGLE = st.text(max_size=130).map(clean) | st.integers(-600, 600) | st.booleans() | st.none()
GROUPED = st.lists(SINGLE, min_size=1, max_size=3) | st.dictionaries(KEYS, SINGLE, min_size=1, max_size=3)


@given(st.dictionaries(KEYS, SINGLE | GROUPED | st.lists(GROUPED, min_size=1, max_size=2), min_size=1, max_size=2))
@settings(max_examples=30)
def test_what_is_written_is_read_as_the_same(value: dict[str, object]) -> None:
    assert read(block_lines(value, 0)) == value
