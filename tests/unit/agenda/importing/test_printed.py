"""Words on a page put back into lines, paragraphs, halves and tables: each page is drawn in `pages.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from gcm_moderator.agenda.importing.layout import (
    Printed,
    Running,
    borderless,
    halves,
    joined,
    open_ended,
    printed_lines,
    times_in_order,
    unwrapped,
)
from tests.unit.agenda.importing.pages import lines, read, word, words

_SECTIONS = (Path(__file__).parent / "pages.txt").read_text(encoding="utf-8").split("## ")[1:]
PAGES = {name.strip(): rest for name, _, rest in (section.partition("\n") for section in _SECTIONS)}


@pytest.mark.parametrize("name", PAGES)
def test_a_page(name: str) -> None:
    drawing, _, expected = PAGES[name].partition("-->\n")
    told = read(name.partition(" ")[0], drawing)
    assert [line.rstrip() for line in told.splitlines()] == expected.splitlines()


def texts(made: list[Printed]) -> list[str]:
    return [line.text for line in made]


def test_where_a_line_lies() -> None:
    line = Printed((word("ab", 10, 5, 8), word("cd", 30, 4, 12), word("e", 50, 6, 9)), 3)
    assert (line.left, line.right, line.top, line.bottom, line.size) == (10, 56, 4, 16, 9)


@pytest.mark.parametrize(
    ("gap", "size", "parts"),
    [
        (11, 10, ["ab cd"]),
        (11.1, 10, ["ab", "cd"]),
        (9, 6, ["ab cd"]),
        (9.1, 6, ["ab", "cd"]),
        (22, 20, ["ab cd"]),
        (22.1, 20, ["ab", "cd"]),
    ],
)
def test_a_line_is_cut_where_there_is_room(gap: float, size: float, parts: list[str]) -> None:
    line = Printed((word("ab", 0, 0, size), word("cd", 12 + gap, 0, size), word("ef", 200, 0, size)), 7)
    segments = line.segments()
    assert texts(segments) == [*parts, "ef"]
    assert {segment.number for segment in segments} == {7}


@pytest.mark.parametrize(
    ("top", "size", "expected"),
    [
        (0, 10, ["a b"]),
        (6, 10, ["a b"]),
        (6.1, 10, ["a", "b"]),
        (-6, 10, ["a b"]),
        (-6.1, 10, ["b", "a"]),
        (9, 4, ["a b"]),
        (9.1, 4, ["a", "b"]),
        (20, 10, ["a", "b"]),
    ],
)
def test_words_at_nearly_one_height_are_a_line(top: float, size: float, expected: list[str]) -> None:
    made = printed_lines([word("b", 20, top, size), word("a", 0, 0)])
    assert texts(made) == expected
    assert [line.number for line in made] == list(range(1, len(expected) + 1))


def test_small_words_above_and_below_are_put_to_their_line() -> None:
    made = printed_lines([word("one", 0, 0), word("two", 0, 14), word("three", 0, 28), word("1", 20, -1, 6)])
    assert texts(made) == ["one 1", "two", "three"]
    assert texts(printed_lines([word("b", 30, 3), word("a", 0, 3.4), word("c", 60, 3.2)])) == ["a b c"]


@pytest.mark.parametrize(
    ("text", "rest", "whole"),
    [
        ("Human", "rights", "Human rights"),
        ("migra-", "tion", "migration"),
        ("migra\u00ad", "tion", "migration"),
        ("multi-", "lateral", "multi-lateral"),
        ("The CO-", "facilitators", "The CO-facilitators"),
        ("macro-", "economy", "macroeconomy"),
        ("tele", "eHealth", "tele eHealth"),
        ("tele-", "eHealth", "teleeHealth"),
        ("non-", "State", "non- State"),
        ("work -", "pay", "work - pay"),
        ("8-", "9 May", "8- 9 May"),
    ],
)
def test_what_was_cut_at_the_end_of_a_line(text: str, rest: str, whole: str) -> None:
    assert joined(text, rest) == whole


@pytest.mark.parametrize(
    ("text", "rest", "open_"),
    [
        ("How can States", "make sure", True),
        ("How can States", "Make sure", False),
        ("How can States", "eHealth for all", True),
        ("How can States.", "make sure", False),
        ("How can States:", "make sure", False),
        ("How can States", "a) make sure", False),
        ("How can States", "", False),
    ],
)
def test_a_paragraph_that_goes_on_on_the_next_page(text: str, rest: str, open_: bool) -> None:
    assert open_ended(text, rest) is open_


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10:15 – 10:00", "10:00 – 10:15"),
        ("10.15-9.45", "9.45-10.15"),
        ("10:00 – 10:15", "10:00 – 10:15"),
        ("10:00 – 10:00", "10:00 – 10:00"),
        ("11:05 – 10:50", "10:50 – 11:05"),
        ("10:15 – 10:00 Opening", "10:15 – 10:00 Opening"),
        ("Opening", "Opening"),
    ],
)
def test_times_read_from_the_right(text: str, expected: str) -> None:
    assert times_in_order(text) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (["Opening", "10:00"], "Opening 10:00"),
        (["10:15", "الافتتاح"], "الافتتاح 10:15"),
        (["الجلسة", "الأولى"], "الأولى الجلسة"),
        (["Palais", "des", "Nations", "جنيف", "في"], "Palais des Nations جنيف في"),
        (["Palais", "Wilson", "في", "جنيف", "الجلسة"], "الجلسة جنيف في Palais Wilson"),
        (["ILO", "و", "IOM", "من", "خبراء"], "خبراء من IOM و ILO"),
        ([":1", "الجلسة"], "الجلسة 1:"),
        (["(3", "القاعة"], "القاعة 3)"),
        ([")10:00", "الافتتاح"], "الافتتاح 10:00)"),
        ([")10:00", "Opening"], "10:00) Opening"),
        (["٣", "٢"], "٢ ٣"),
        (["a", "٣"], "a ٣"),
    ],
)
def test_words_from_the_right(told: list[str], expected: str) -> None:
    made = Printed(tuple(word(text, 60.0 * n, 0) for n, text in enumerate(told)), 1)
    assert made.text == expected


def stacked(*told: tuple[str, float, float]) -> list[Printed]:
    """Lines of a text, a distance below the line before, and a size."""
    made: list[Printed] = []
    top = 0.0
    for number, (text, gap, size) in enumerate(told, start=1):
        top += gap
        made.append(Printed((word(text, 0, top, size),), number))
        top += size
    return made


@pytest.mark.parametrize(
    ("gap", "size", "count"),
    [(7.5, 10, 1), (7.6, 10, 2), (0, 11.2, 1), (0, 11.3, 2), (0, 8.8, 1), (0, 8.7, 2), (-3, 10, 1)],
)
def test_only_lines_that_are_near_and_alike_go_on(gap: float, size: float, count: int) -> None:
    made = stacked(("Work and", 0, 10), ("pay", gap, size))
    assert len(unwrapped(made)) == count
    assert unwrapped([]) == []


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("Work in the", "Americas", True),
        ("Work", "Americas", False),
        ("Work", "americas", True),
        ("Work", "(americas)", True),
        ("Work", "), pay", True),
        ("Work.", "americas", False),
        ("工作。", "and pay", False),
        ("Work:", "americas", True),
        ("Panel 1:", "Work", True),
        ("Panel 1", "Work", False),
        ("Panel 1, the whole:", "Work", True),
        ("Panel 10, the whole:", "Work", False),
        ("Work", "eHealth", True),
        ("Work", "Xenon", False),
        ("Work in the", "Moderator: Ms. Ada Example", False),
        ("Work in the", "Moderator", True),
        ("Work in the", "10:00 Lunch", False),
        ("Work in the", "• Lunch", False),
        ("Work of", "Ms. Ada Example", True),
        ("Work", "to be confirmed", False),
        ("Work of", "Interactive discussion", False),
        ("Work of the", "discussion", True),
        ("10:00-11:00", "and", False),
        ("10:00-11:00 Work", "and pay", True),
    ],
)
def test_whether_a_line_goes_on(first: str, second: str, whole: bool) -> None:
    made = unwrapped(
        [
            Printed(tuple(word(text, 0 if n == 0 else 500, 0) for n, text in enumerate([first])), 1),
            Printed((word(second, 0, 12),), 2),
            Printed((word("x" * 60, 0, 100),), 3),
        ]
    )
    assert made[0][1] == (f"{first} {second}" if whole else first)


def test_a_full_line_goes_on_and_the_box_says_what_is_full() -> None:
    made = [Printed((word("x" * 20, 0, 0),), 1), Printed((word("Abcd", 0, 12),), 2)]
    assert len(unwrapped(made)) == 1
    assert len(unwrapped(made, (0, 148))) == 1
    assert len(unwrapped(made, (0, 160))) == 2
    assert len(unwrapped(made, (-20, 160))) == 1
    assert len(unwrapped(made, (20, 160))) == 2
    moved = [Printed((word("x" * 20, 1000, 0),), 1), Printed((word("Abcd", 1000, 12),), 2)]
    assert len(unwrapped(moved, (1000, 1160))) == 2
    ended = [Printed((word("x" * 19 + ":", 0, 0),), 1), Printed((word("Abcd", 0, 12),), 2)]
    assert len(unwrapped(ended)) == 2
    dot = [Printed((word("x" * 19 + ".", 0, 0),), 1), Printed((word("Abcd", 0, 12),), 2)]
    assert len(unwrapped(dot)) == 1


def test_a_bracket_is_closed_within_three_lines() -> None:
    def first(*told: str) -> str:
        return unwrapped([Printed((word(text, 0, 30.0 * n),), n) for n, text in enumerate(told)])[0][1]

    assert first("Lunch (Side", "Events)") == "Lunch (Side"
    balanced = [Printed((word(text, 0, 12.0 * n),), n) for n, text in enumerate(["Work (Pay)", "Hours) and so"])]
    assert len(unwrapped([*balanced, Printed((word("X" * 50, 0, 200),), 2)])) == 3
    near = [
        Printed((word(text, 0, 12.0 * n),), n) for n, text in enumerate(["Lunch (Side", "Events", "Rooms", "Halls)"])
    ]
    near.append(Printed((word("X" * 50, 0, 200),), 4))
    assert unwrapped(near)[0] == (0, "Lunch (Side Events Rooms Halls)")
    far = [*near[:3], Printed((word("Doors", 0, 36),), 3), Printed((word("Halls)", 0, 48),), 4), near[4]]
    assert unwrapped(far)[0] == (0, "Lunch (Side")


def test_the_margins_of_a_table_without_rules() -> None:
    def cells(*shifts: float) -> list[list[str]]:
        made = []
        for n, shift in enumerate(shifts):
            made.append(word("10:00", 0, 14.0 * n))
            made.append(word("Panel", 100 + shift, 14.0 * n))
        (table,) = borderless(printed_lines(made))
        assert not isinstance(table, Running)
        return [[" ".join(cell) for cell in row] for row in table]

    assert cells(0, 7, 14) == [["10:00", "Panel"]] * 3
    with pytest.raises(AssertionError):
        cells(0, 8)
    assert cells(0, 0, 0, 0, 0, 0, 8) == [["10:00", "Panel"]] * 7


def set_in_two(count: int, gap: float, *, crossed: int = 0, short: int = 0, margin: float = 0.0) -> list[str]:
    """The first words of the parts of a page of so many lines with two halves, some crossed, some without a right."""
    made = []
    for n in range(count):
        made.append(word("left" * 5, margin, 14.0 * n))
        if n >= short:
            made.append(word("rest" * 5, margin + 120 + gap, 14.0 * n))
        if n >= count - crossed:
            made.append(word("over" * 5, margin + 65, 14.0 * n))
    return [str(part[0]["text"])[:4] for part in halves(made)]


@pytest.mark.parametrize(
    ("page", "parts"),
    [
        ({"count": 8, "gap": 20}, ["left", "rest"]),
        ({"count": 7, "gap": 20}, ["left"]),
        ({"count": 8, "gap": 9}, ["left", "rest"]),
        ({"count": 8, "gap": 8.9}, ["left"]),
        ({"count": 8, "gap": 0.5}, ["left"]),
        ({"count": 8, "gap": 20, "margin": 400}, ["left", "rest"]),
        ({"count": 20, "gap": 20, "crossed": 3}, ["left", "left", "rest"]),
        ({"count": 20, "gap": 20, "crossed": 4}, ["left"]),
        ({"count": 8, "gap": 20, "short": 4}, ["left", "rest"]),
        ({"count": 8, "gap": 20, "short": 5}, ["left"]),
    ],
)
def test_when_a_page_is_set_in_two(page: dict[str, int], parts: list[str]) -> None:
    assert set_in_two(**page) == parts


TIMES_APART = PAGES["halves with times apart"].partition("-->\n")[0]


@pytest.mark.parametrize(
    ("x0", "x1", "part"),
    [
        (200, 249, [1]),
        (200, 249.1, [0]),
        (246.9, 249, [1]),
        (246.9, 260, [0]),
        (247, 260, [2]),
        (247, 249.5, [2]),
    ],
)
def test_a_word_about_the_middle_of_a_page_stands_in_one_half(x0: float, x1: float, part: list[int]) -> None:
    """The times to the right begin at 252, and their half 4 points before; a point more is no matter."""
    middle = word("middle", x0, 200) | {"x1": x1}
    parts = halves([*words(TIMES_APART), middle])
    assert [number + 3 - len(parts) for number, made in enumerate(parts) for one in made if one is middle] == part


def test_a_page_without_words_is_left() -> None:
    assert halves([]) == [[]]
    assert borderless([]) == [Running([])]
    assert texts(lines("")) == []
