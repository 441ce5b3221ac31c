"""Where in the text a change goes: before and after, line for line."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest
from ruamel.yaml import YAML

from gcm_moderator.agenda.editing.yaml_text import insert, move, put, put_all, remove


def text(block: str) -> str:
    return textwrap.dedent(block).lstrip("\n")


LIST = text("""
    # head
    items:
      # one
      - a: 1
        # in one
      - a: 2

      # far from three

      # three
      # three still
      - a: 3
        b:
          - x
          # in x
    # foot
    end: 1
""")

FLOW = text("""
    one: {a: 1, b: [x, w]} # why
    two:
      - {id: p, m: [1, 2]}
      - id: q
    rest: here
""")


def test_the_last_line_needs_no_end() -> None:
    assert put("a: 1", ("a",), 2) == "a: 2\n"
    assert put_all("a: 1", {("a",): 2}) == "a: 2\n"
    assert remove("a: 1\nb: 2", ("b",)) == "a: 1\n"
    assert insert("a:\n  - x", ("a",), 1, "w") == "a:\n  - x\n  - w\n"
    assert move("a:\n  - x\n  - w", ("a",), 0, 1) == "a:\n  - w\n  - x\n"


def test_several_values_change_at_once_wherever_they_stand() -> None:
    before = "a: 1 # one\nb:\n  - 'x'\n  - {c: w, d: z} # z\n"
    after = put_all(before, {("a",): 22, ("b", 1, "d"): "longer: than", ("b", 0): "it's", ("b", 1, "c"): ""})
    assert after == "a: 22 # one\nb:\n  - 'it''s'\n  - {c: \"\", d: \"longer: than\"} # z\n"
    with pytest.raises(KeyError):
        put_all(before, {("a",): 1, ("c",): 2})


def test_a_date_is_written_as_one_under_its_key() -> None:
    assert put_all("date: 2017-05-08\n", {("date",): "2017-05-09"}) == "date: 2017-05-09\n"
    assert put("date: 2017-05-08 # x\n", ("date",), "2017-05-09") == "date: 2017-05-09 # x\n"
    assert put("days:\n  - date: x\n", ("days", 0, "date"), "2017-05-09") == "days:\n  - date: 2017-05-09\n"


def test_a_value_becomes_a_list_and_a_list_a_value() -> None:
    assert put("a: 1\nb: 2 # two\nc: 3\n", ("b",), ["x", "w"]) == "a: 1\nb:\n  - x\n  - w\nc: 3\n"
    assert put("a: 1\nb:\n  - x\n  - w\nc: 3\n", ("b",), 2) == "a: 1\nb: 2\nc: 3\n"
    assert put("a:\n  b:\n    - x\n  c: 3\n", ("a", "b"), {"d": [1]}) == "a:\n  b:\n    d:\n      - 1\n  c: 3\n"
    assert put("a:\nb: 2\n", ("a",), 1) == "a: 1\nb: 2\n"
    assert put("a: 1\nb: 2\n", ("a",), None) == "a:\nb: 2\n"
    assert put("a: |\n  one\n  two\nb: 2\n", ("a",), "three") == "a: three\nb: 2\n"


def test_a_key_that_stands_empty_takes_nothing_along() -> None:
    for empty in ("b:\n", "b: # of b\n", "b:\n\n# of c\n"):
        rest = empty.partition("\n")[2]
        assert put(f"a: 1\n{empty}c: 3\n", ("b",), 2) == f"a: 1\nb: 2\n{rest}c: 3\n"
        assert put(f"a: 1\n{empty}", ("b",), ["x"]) == f"a: 1\nb:\n  - x\n{rest}"
        assert remove(f"a: 1\n{empty}c: 3\n", ("b",)) == f"a: 1\n{rest}c: 3\n"
        assert (
            put(f"a: 1\n{empty}c: 3\n", ("d",), 4, ("b", "d"))
            == f"a: 1\n{empty.partition(chr(10))[0]}\nd: 4\n{rest}c: 3\n"
        )
    nested = "x:\n  - a: 1\n    b:\n  - a:\n    b: 2\nc: 3\n"
    assert put(nested, ("x", 0, "b"), 2) == nested.replace("b:\n", "b: 2\n")
    assert put(nested, ("x", 1, "a"), 1) == nested.replace("a:\n", "a: 1\n")
    assert insert(nested, ("x",), 1, "w") == nested.replace("  - a:\n", "  - w\n  - a:\n")
    assert remove(nested, ("x", 0)) == nested.replace("  - a: 1\n    b:\n", "")
    assert put("x:\n  -\n  - b\nc: 1\n", ("x", 0), "a") == "x:\n  - a\n  - b\nc: 1\n"
    assert put("x:\n  - b\n  -\nc: 1\n", ("x", 1), "a") == "x:\n  - b\n  - a\nc: 1\n"


def test_a_text_is_spliced_up_to_the_width_of_a_line() -> None:
    assert put("a: b # c\n", ("a",), "x" * 110) == f"a: {'x' * 110} # c\n"
    assert put("a: b # c\n", ("a",), "x" * 111) == f"a: >-\n  {'x' * 111}\n"


def test_an_entry_of_a_list_is_changed_where_it_stands() -> None:
    assert put(LIST, ("items", 2, "b", 0), "w") == LIST.replace("- x", "- w")
    after = put(LIST, ("items", 1), {"a": 4, "c": [5]})
    assert after == LIST.replace("  - a: 2\n", "  - a: 4\n    c:\n      - 5\n")
    assert put("a:\n- x # x\n- w\n", ("a", 0), "z") == "a:\n- z # x\n- w\n"
    assert put("a:\n- x\n-\n- w\n", ("a", 1), "z") == "a:\n- x\n- z\n- w\n"
    with pytest.raises(KeyError):
        put(LIST, ("items", 3), "x")
    with pytest.raises(KeyError):
        put(LIST, ("end", "x"), 1)
    with pytest.raises(KeyError):
        put(LIST, ("items", "a", "b"), 1)
    with pytest.raises(KeyError):
        put(LIST, ("items", 3, "a"), 1)


def test_a_new_key_stands_behind_the_last_that_comes_before_it_or_at_the_end() -> None:
    group = "a: 1\nc:\n  - x\n  # in c\nz: 3 # z\n"
    assert put(group, ("d",), 4, ("a", "b", "c", "d", "z")) == "a: 1\nc:\n  - x\nd: 4\n  # in c\nz: 3 # z\n"
    assert put(group, ("b",), 4, ("a", "b", "c")) == "a: 1\nb: 4\nc:\n  - x\n  # in c\nz: 3 # z\n"
    assert put(group, ("d",), 4) == group + "d: 4\n"
    assert put(group, ("d",), 4, ("d", "a")) == group + "d: 4\n"
    assert put(group, ("d",), 4, ("x", "w", "d")) == group + "d: 4\n"
    assert put("p:\n  - a: 1\n", ("p", 0, "b"), {"c": 2}) == "p:\n  - a: 1\n    b:\n      c: 2\n"


def test_what_stands_on_one_line_is_written_on_several_when_something_is_added() -> None:
    assert put(FLOW, ("one", "c"), 3) == FLOW.replace(
        "one: {a: 1, b: [x, w]} # why\n", "one:\n  a: 1\n  b:\n    - x\n    - w\n  c: 3\n"
    )
    assert insert(FLOW, ("two", 0, "m"), 1, 9) == FLOW.replace(
        "  - {id: p, m: [1, 2]}\n", "  - id: p\n    m:\n      - 1\n      - 9\n      - 2\n"
    )
    assert put(FLOW, ("two", 0, "id"), "r") == FLOW.replace(
        "  - {id: p, m: [1, 2]}\n", "  - id: r\n    m:\n      - 1\n      - 2\n"
    )
    assert remove(FLOW, ("one", "a")) == FLOW.replace(
        "one: {a: 1, b: [x, w]} # why\n", "one:\n  b:\n    - x\n    - w\n"
    )
    assert remove(FLOW, ("two", 0, "m", 0)) == FLOW.replace(
        "  - {id: p, m: [1, 2]}\n", "  - id: p\n    m:\n      - 2\n"
    )
    assert move(FLOW, ("one", "b"), 0, 1) == FLOW.replace(
        "one: {a: 1, b: [x, w]} # why\n", "one:\n  a: 1\n  b:\n    - w\n    - x\n"
    )
    assert put('{"a": 1, "b": {"c": [1]}}', ("b", "c", 0), 2) == '"a": 1\n"b":\n  "c":\n    - 2\n'.replace('"', "")


def test_quotes_that_mean_something_stay_in_what_is_written_anew() -> None:
    assert put('a: {b: "10", c: 10, d: x, e: null}\n', ("a", "f"), 1) == (
        'a:\n  b: "10"\n  c: 10\n  d: x\n  e: null\n  f: 1\n'
    )


def test_an_entry_goes_with_its_comments() -> None:
    assert remove(LIST, ("items", 0)) == text("""
        # head
        items:
          - a: 2

          # far from three

          # three
          # three still
          - a: 3
            b:
              - x
              # in x
        # foot
        end: 1
    """)
    assert remove(LIST, ("items", 2)) == text("""
        # head
        items:
          # one
          - a: 1
            # in one
          - a: 2

          # far from three

        # foot
        end: 1
    """)
    assert remove("a:\n  - x\n  #\n  # z\n  - z\nb: 1\n", ("a", 1)) == "a:\n  - x\nb: 1\n"
    assert remove("a: [x, z] # why\nb: 1\n", ("a", 0)) == "a:\n  - z\nb: 1\n"
    assert remove("- x\n- w\n", (0,)) == "- w\n"
    assert remove("a:\n  - x\n\n  - w\n\n  - z\nb: 1\n", ("a", 1)) == "a:\n  - x\n\n  - z\nb: 1\n"
    assert remove("a:\n  - x\n\n  - w\nb: 1\n", ("a", 1)) == "a:\n  - x\nb: 1\n"


def test_a_key_goes_with_what_it_holds() -> None:
    assert remove(LIST, ("items", 2, "b")) == LIST.replace("    b:\n      - x\n", "")
    assert remove("a:\n  - b: 1\n    c: 2\n", ("a", 0, "b")) == "a:\n  - c: 2\n"
    assert remove("a:\n  - b: 1\n    c: 2\n", ("a", 0, "c")) == "a:\n  - b: 1\n"
    assert remove("\na: 1\nb: 2\n", ("a",)) == "\nb: 2\n"
    before = "x:\n  # one\n  - a: 1\n    b: 2\n  # two\n  - a: 3\n"
    assert remove(before, ("x", 0, "a")) == "x:\n  # one\n  - b: 2\n  # two\n  - a: 3\n"
    assert remove("a: 1\nb: # two\n  c: 2\n", ("b", "c")) == "a: 1\n"
    assert remove("a: 1\n", ("a",)) == ""
    assert remove("a:\n  - x\nb: 1\n", ("a", 0)) == "a: []\nb: 1\n"
    with pytest.raises(KeyError):
        remove(LIST, ("nothing",))


def test_a_new_entry_stands_apart_as_the_others_do() -> None:
    close = "a:\n  - x\n  - w\n"
    assert insert(close, ("a",), 0, "m") == "a:\n  - m\n  - x\n  - w\n"
    assert insert(close, ("a",), 2, "m") == "a:\n  - x\n  - w\n  - m\n"
    apart = "a:\n  - x\n\n  - w\nb: 1\n"
    assert insert(apart, ("a",), 0, "m") == "a:\n  - m\n\n  - x\n\n  - w\nb: 1\n"
    assert insert(apart, ("a",), 2, "m") == "a:\n  - x\n\n  - w\n\n  - m\nb: 1\n"
    long: dict[str, Any] = {"a": 1, "b": 2, "c": 3, "d": 4}
    assert insert("a:\n  - x\n", ("a",), 1, long) == "a:\n  - x\n  - a: 1\n    b: 2\n    c: 3\n    d: 4\n"
    long["e"] = 5
    assert insert("a:\n  - x\n", ("a",), 1, long) == "a:\n  - x\n\n  - a: 1\n    b: 2\n    c: 3\n    d: 4\n    e: 5\n"
    assert insert("a: []\nb: 1\n", ("a",), 0, "m") == "a:\n  - m\nb: 1\n"
    assert insert("- x\n- w\n", (), 1, "m") == "- x\n- m\n- w\n"


def test_an_entry_goes_before_the_comments_of_the_one_that_it_is_put_before() -> None:
    assert insert(LIST, ("items",), 2, {"a": 9}) == LIST.replace("  # three\n", "  - a: 9\n  # three\n")
    assert insert(LIST, ("items",), 1, {"a": 9}) == LIST.replace("  - a: 2\n", "  - a: 9\n  - a: 2\n")
    assert insert(LIST, ("items",), 3, {"a": 9}) == LIST.replace("# foot", "  - a: 9\n# foot")


def test_an_entry_moves_and_the_gaps_stay_where_they_are() -> None:
    assert move(LIST, ("items",), 2, 0) == text("""
        # head
        items:
          # three
          # three still
          - a: 3
            b:
              - x
              # in x
          # one
          - a: 1
            # in one

          # far from three

          - a: 2
        # foot
        end: 1
    """)
    assert move("a:\n  - x\n\n  - w\n  - z\n", ("a",), 0, 2) == "a:\n  - w\n\n  - z\n  - x\n"


def test_every_text_above_can_be_read() -> None:
    for made in (LIST, FLOW, insert(LIST, ("items",), 3, {"a": 9}), move(LIST, ("items",), 2, 0)):
        assert YAML(typ="safe", pure=True).load(made)
