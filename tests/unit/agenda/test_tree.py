"""The text of a session file as a tree: what stands where, and what no session needs."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.problems import Problem
from gcm_moderator.agenda.tree import (
    DEEPEST,
    LONGEST_LINE,
    MOST_ENTRIES,
    MOST_LINES,
    Entry,
    Listing,
    Mapping,
    Scalar,
    compose,
)

HERE = "look for a missing quote, colon or indent here or just above."

ANCHOR = "This line uses a YAML anchor or alias (& or *); write the text out, or put it in quotes."
TAG = "This line uses a YAML tag (!); remove it, or put the text in quotes."


def said(text: str) -> list[tuple[str, int | None, str]]:
    root, problems = compose(text)
    assert root is None
    return [(problem.code, problem.line, problem.message) for problem in problems]


def test_each_node_knows_its_line_and_whether_it_stands_without_quotes() -> None:
    root, problems = compose("# head\na: one\nb:\n  - 'two'\n  - [\"three\", ~]\nc:\n  d: >-\n    four\n    five\n")
    assert problems == []
    assert root == Mapping(
        {
            "a": Entry(Scalar("one", plain=True, line=2), 2),
            "b": Entry(
                Listing(
                    (
                        Scalar("two", plain=False, line=4),
                        Listing((Scalar("three", plain=False, line=5), Scalar("~", plain=True, line=5)), 5),
                    ),
                    4,
                ),
                3,
            ),
            "c": Entry(Mapping({"d": Entry(Scalar("four five", plain=False, line=7), 7)}, 7), 6),
        },
        2,
    )


def test_nothing_at_all_is_no_tree_and_nothing_is_wrong() -> None:
    assert compose("") == (None, [])
    assert compose("# a comment\n") == (None, [])


def test_the_first_of_two_equal_keys_holds_and_a_key_that_is_none_is_left_out() -> None:
    root, problems = compose("a: 1\n? [b, c]\n: 2\na: 3\nd: 4\n")
    assert isinstance(root, Mapping)
    assert {key: entry.value for key, entry in root.entries.items()} == {
        "a": Scalar("1", plain=True, line=1),
        "d": Scalar("4", plain=True, line=5),
    }
    assert [(problem.code, problem.line) for problem in problems] == [("yaml", 2), ("duplicate-key", 4)]


def test_a_control_character_is_shown_as_a_mark_and_told() -> None:
    root, problems = compose('a: "b\\0\\t\\nc\\ud800\\x9f"\n')
    assert isinstance(root, Mapping)
    mark = "\N{REPLACEMENT CHARACTER}"
    assert root.entries["a"].value == Scalar(f"b{mark}\t\nc{mark}{mark}", plain=False, line=1)
    assert problems == [Problem("error", "bad-text", "This text holds an invisible control character; delete it.", 1)]


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("a: &b c\n", 1, ANCHOR),
        ("a: *b\n", 1, ANCHOR),
        ("a:\n  &b\n  - c\n", 2, ANCHOR),
        ("a: !b c\n", 1, TAG),
        ("a: !!map {b: c}\n", 1, TAG),
        ("a: 1\n---\nb: 2\n", 2, 'A second document begins here; a session file holds one, so remove the line "---".'),
        ("a: b: c\n", 1, f"This line cannot be read as YAML (mapping values are not allowed here); {HERE}"),
        ("a: [b\n", 2, f"This line cannot be read as YAML (expected ',' or ']', but got '<stream end>'); {HERE}"),
        ("a: {b: c", 1, f"This line cannot be read as YAML (expected ',' or '}}', but got '<stream end>'); {HERE}"),
        ('a: "\\UFFFFFFFF"\n', None, f"The file cannot be read as YAML; {HERE}"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_told_with_its_line(text: str, line: int | None, why: str) -> None:
    assert said(text) == [("yaml", line, why)]


def test_a_character_that_cannot_be_in_a_file_is_told_with_its_line() -> None:
    why = "This line holds a character that cannot be part of a session file; delete it."
    assert said("a: 1\nb: \x07\nc: 1\nd: 1\n") == [("bad-text", 2, why)]
    assert said("\x07") == [("bad-text", 1, why)]
    assert said("\n\x07") == [("bad-text", 2, why)]


def test_no_line_is_blamed_that_is_not_there() -> None:
    assert [line for _, line, _ in said('a: "b\rc\rd')] == [1]


def test_what_was_wrong_before_a_line_that_cannot_be_read_is_told_as_well() -> None:
    assert [(code, line) for code, line, _ in said("a: {b: 1, b: 2}\nc: *d\n")] == [("duplicate-key", 1), ("yaml", 2)]


def test_a_tree_is_as_deep_as_it_may_be() -> None:
    deepest = "a: " + "[" * (DEEPEST - 1) + "b" + "]" * (DEEPEST - 1)
    assert compose(deepest)[1] == []
    too_deep = "This line nests lists or keys too deeply; no session needs that."
    assert said(f"\na: [{deepest[3:]}]\n") == [("yaml", 2, too_deep)]
    assert said("a:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, DEEPEST + 2))) == [("yaml", DEEPEST + 1, too_deep)]


def test_a_line_is_as_long_as_it_may_be() -> None:
    assert compose("a: b\n#" + "x" * (LONGEST_LINE - 1))[1] == []
    too_long = f"This line has more than {LONGEST_LINE} characters, which no session needs; shorten it."
    assert said("a: b\n#" + "x" * LONGEST_LINE) == [("too-long", 2, too_long)]


def test_a_file_has_as_many_lines_as_it_may_have() -> None:
    assert compose("a: b\n" + "\n" * (MOST_LINES - 1))[1] == []
    too_many = f"This file has more than {MOST_LINES} lines, which no session needs; shorten it."
    assert said("a: b\n" + "\n" * MOST_LINES) == [("too-many", MOST_LINES + 1, too_many)]


def test_a_file_has_as_many_entries_as_it_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gcm_moderator.agenda.tree.MOST_ENTRIES", 7)
    assert MOST_ENTRIES == 20_000
    assert compose("a: 1\nb:\n  - 2\n  - 3\n")[1] == []
    too_many = "This file holds more than 7 entries, which no session needs; shorten it."
    assert said("a: 1\nb:\n  - 2\n  - 3\n  - 4\n") == [("too-many", 5, too_many)]
