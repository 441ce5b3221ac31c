"""Changes to the text of a session file: only what is meant changes, and every comment stays."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from gcm_moderator.agenda.editing.scalars import clean
from gcm_moderator.agenda.editing.yaml_text import insert, move, put, remove

FILES = sorted((Path(__file__).parents[4] / "sessions").glob("*.yaml"))
TEXTS = [file.read_text(encoding="utf-8") for file in FILES]

SMALL = """\
# At the top
title: A title # why
theme: >-
  Folded over
  two lines

days:
  - date: 2026-05-11 # a Monday
    items:
      # Of the first
      - id: a
        start: "10:00" # printed
        end: '10:10'

      - id: b
        people: [Ada, {name: Bo, minutes: 5}] # both
        # of b, at its end

      # Apart

      # Of the last
      - id: c
        minutes:
          closing: 5
themes: []
remarks:
  - one
  - two
flow: {a: 1, b: [x, "2"]} # short
# At the end
"""


def data(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_a_value_is_changed_in_its_own_quotes_and_its_line_keeps_the_comment() -> None:
    after = put(SMALL, ("days", 0, "items", 0, "start"), "10:05")
    assert changed_lines(SMALL, after) == (['        start: "10:00" # printed'], ['        start: "10:05" # printed'])
    after = put(SMALL, ("days", 0, "items", 0, "end"), "10:15")
    assert "        end: '10:15'\n" in after
    assert "title: Another: title # why" not in put(SMALL, ("title",), "Another: title")
    assert 'title: "Another: title" # why' in put(SMALL, ("title",), "Another: title")


def test_a_folded_text_is_folded_again_and_a_short_one_stands_on_its_line() -> None:
    long = "word " * 40 + "end"
    after = put(SMALL, ("theme",), long)
    assert "theme: >-\n" in after
    assert data(after)["theme"] == long
    assert "theme: Short\n\ndays:" in put(SMALL, ("theme",), "Short")


def test_a_new_key_stands_behind_those_that_come_before_it() -> None:
    order = ("id", "title", "start", "end", "remark")
    after = put(SMALL, ("days", 0, "items", 0, "title"), "First", order)
    assert '- id: a\n        title: First\n        start: "10:00" # printed\n' in after
    after = put(SMALL, ("days", 0, "items", 0, "remark"), "Last", order)
    assert "        end: '10:10'\n        remark: Last\n\n      - id: b" in after


def test_an_entry_goes_with_the_comment_right_above_it_and_leaves_the_others() -> None:
    after = remove(SMALL, ("days", 0, "items", 0))
    assert "# Of the first" not in after
    assert "    items:\n      - id: b\n" in after
    after = remove(SMALL, ("days", 0, "items", 2))
    assert "# Of the last" not in after
    assert "# Apart" in after
    assert "        # of b, at its end\n" in after


def test_an_entry_moves_with_its_comments() -> None:
    after = move(SMALL, ("days", 0, "items"), 1, 0)
    first = after.index("      - id: b")
    assert after.index("# of b, at its end") > first
    assert after.index("# of b, at its end") < after.index("# Of the first") < after.index("- id: a")
    assert after.index("# Apart") < after.index("# Of the last") < after.index("- id: c")
    assert sorted(after.splitlines()) == sorted(SMALL.splitlines())


def test_a_new_entry_is_set_apart_like_the_others() -> None:
    after = insert(SMALL, ("days", 0, "items"), 1, {"id": "new", "start": "10:10"})
    assert "        end: '10:10'\n\n      - id: new\n        start: \"10:10\"\n\n      - id: b\n" in after
    after = insert(SMALL, ("days", 0, "items"), 3, {"id": "new", "start": "10:10"})
    assert '          closing: 5\n\n      - id: new\n        start: "10:10"\nthemes: []' in after
    assert "  - one\n  - 1.5\n  - two\n" in insert(SMALL, ("remarks",), 1, 1.5)


def test_an_empty_list_and_one_between_brackets_take_entries() -> None:
    after = put(SMALL, ("themes",), [{"id": "x", "title": "X"}])
    assert "themes:\n  - id: x\n    title: X\n" in after
    after = insert(after, ("themes",), 0, {"id": "w", "title": "W"})
    assert [theme["id"] for theme in data(after)["themes"]] == ["w", "x"]
    after = put(SMALL, ("flow", "b", 0), "y")
    assert data(after)["flow"] == {"a": 1, "b": ["y", "2"]}
    after = insert(SMALL, ("days", 0, "items", 1, "people"), 2, {"name": "Cy"})
    assert data(after)["days"][0]["items"][1]["people"] == ["Ada", {"name": "Bo", "minutes": 5}, {"name": "Cy"}]
    assert "# of b, at its end" in after


def test_the_last_key_takes_its_group_along() -> None:
    assert "minutes" not in data(remove(SMALL, ("days", 0, "items", 2, "minutes", "closing")))["days"][0]["items"][2]
    assert data(remove(remove(SMALL, ("remarks", 0)), ("remarks", 0)))["remarks"] == []


def test_there_is_nothing_to_change_where_nothing_is() -> None:
    changes: tuple[tuple[Callable[[], str], tuple[object, ...]], ...] = (
        (lambda: put(SMALL, ("nothing", "here"), 1), ("nothing",)),
        (lambda: put(SMALL, ("title", "here"), 1), ("title", "here")),
        (lambda: put(SMALL, ("title", "here", "too"), 1), ("title", "here")),
        (lambda: remove(SMALL, ("days", 4)), ("days", 4)),
        (lambda: insert(SMALL, ("title",), 0, "x"), ("title",)),
        (lambda: move(SMALL, ("title",), 0, 1), ("title",)),
    )
    for change, path in changes:
        with pytest.raises(KeyError) as refusal:
            change()
        assert refusal.value.args == (path,)


VALUES = st.one_of(
    st.text(max_size=200).map(clean).filter(bool),
    st.sampled_from(
        ["10:15", "yes", "- x", "a: b", "#", "'", '"', "null", "1.5", "é", "مرحبا", "2026-05-11", "{", "~x"]
    ),
    st.integers(0, 600),
    st.booleans(),
)


@given(st.sampled_from(TEXTS), st.data())
@settings(max_examples=12)
def test_any_value_put_anywhere_is_read_back_and_nothing_else_changes(text: str, drawn: st.DataObject) -> None:
    before = data(text)
    day = drawn.draw(st.integers(0, len(before["days"]) - 1))
    item = drawn.draw(st.integers(0, len(before["days"][day]["items"]) - 1))
    key = drawn.draw(st.sampled_from(["title", "end", "speaker", "remark", "announced", "topics"]))
    value = drawn.draw(VALUES)
    after = put(text, ("days", day, "items", item, key), value)
    expected = copy.deepcopy(before)
    expected["days"][day]["items"][item][key] = value
    assert data(after) == expected
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in after.splitlines() if line.lstrip().startswith("#")] == comments


@given(st.sampled_from(TEXTS), st.data())
@settings(max_examples=12)
def test_entries_come_go_and_move_like_those_of_a_list(text: str, drawn: st.DataObject) -> None:
    expected = data(text)
    for _ in range(4):
        day = drawn.draw(st.integers(0, len(expected["days"]) - 1))
        path = ("days", day, "items")
        items = expected["days"][day]["items"]
        at = drawn.draw(st.integers(0, len(items) - 1))
        match drawn.draw(st.sampled_from(["insert", "remove", "move"])):
            case "insert":
                new = {"id": "n", "title": "New", "start": "10:00", "experts": [{"name": "Ada"}, "Bo"]}
                text = insert(text, path, at, new)
                items.insert(at, new)
            case "remove" if len(items) > 1:
                text = remove(text, (*path, at))
                del items[at]
            case "move":
                to = drawn.draw(st.integers(0, len(items) - 1))
                text = move(text, path, at, to)
                items.insert(to, items.pop(at))
        assert data(text) == expected
