"""Lines, cells and places of a document, whatever it was read from."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.importing.document import (
    LONGEST_LINE,
    MOST_LETTERS,
    MOST_LINES,
    Cell,
    Line,
    Maker,
    Place,
    Row,
    Style,
    Table,
    blocks_of,
    cleaned,
    lines_of,
)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(), ""),
        (Place(page=2, table=1, row=3), "page 2, table 1, row 3"),
        (Place(sheet="Day 1", row=4, column=2), "sheet Day 1, row 4, column 2"),
        (Place(part="header", paragraph=1), "header, paragraph 1"),
        (Place(entry=7), "entry 7"),
        (Place(line=12), "line 12"),
    ],
)
def test_a_place_in_words(place: Place, words: str) -> None:
    assert place.words() == words


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("  Panel \u00a0 1\t: Work ", "Panel 1 : Work"),
        ("mi\u00adgra\u200btion\ufeff", "migration"),
        ("a\u0000b\ue000c", "abc"),
        ("\ufb01nance", "finance"),
        ("\ufee3\ufea6", "مخ"),
        ("⽇", "日"),
        ("10²", "10²"),
        ("\u202b", ""),
        ("", ""),
    ],
)
def test_what_is_invisible_goes(text: str, plain: str) -> None:
    assert cleaned(text) == plain


def test_lines_are_numbered_and_blank_ones_are_none() -> None:
    maker = Maker()
    made = maker.lines("one\n\n two\r\nthree\vfour\f\u2028five\u2029six\x85seven", Place(row=1), Style.BULLET)
    assert [line.text for line in made] == ["one", "two", "three", "four", "five", "six", "seven"]
    assert [line.number for line in made] == [1, 2, 3, 4, 5, 6, 7]
    assert {(line.place, line.style) for line in made} == {(Place(row=1), Style.BULLET)}
    assert maker.line(" \u200b", Place()) is None
    assert maker.line("eight", Place()) == Line(8, Place(), "eight", Style.TEXT)
    assert maker.lines("nine", Place()) == (Line(9, Place(), "nine", Style.TEXT),)
    assert maker.remarks() == ()


def test_a_long_line_is_cut_where_it_can_be() -> None:
    def cut(text: str) -> list[int]:
        made = Maker().lines(text, Place())
        assert "".join(line.text for line in made).replace(" ", "") == text.replace(" ", "")
        return [len(line.text) for line in made]

    assert cut("x" * LONGEST_LINE) == [800]
    assert cut("x" * (LONGEST_LINE + 1)) == [800, 1]
    assert cut("x" * 500 + " " + "x" * 299) == [800]
    assert cut("x" * 500 + " " + "x" * 500) == [500, 500]
    assert cut("x" * 500 + " " + "x" * 400 + " " + "x" * 300) == [500, 701]
    assert cut("x" * 450 + " " + "x" * 200 + " " + "x" * 300) == [651, 300]
    assert cut("x" * 399 + " " + "x" * 700) == [800, 300]
    assert cut("x" * 400 + " " + "x" * 500) == [400, 500]
    assert cut("x" * 300 + ". " + "x" * 300 + " " + "x" * 300) == [301, 601]
    assert cut("x" * 265 + ". " + "x" * 300 + " " + "x" * 300) == [567, 300]
    assert cut("x" * 266 + ". " + "x" * 300 + " " + "x" * 300) == [267, 601]
    assert cut("x" * 300 + ". " + "x" * 300 + ". " + "x" * 300) == [603, 300]
    assert cut(("x" * 397 + ". ") * 4) == [797, 797]


def test_only_so_many_lines_and_letters_are_read() -> None:
    maker = Maker()
    made = maker.lines("a\n" * (MOST_LINES + 2), Place())
    assert len(made) == MOST_LINES
    assert maker.remarks() == ("Only the first 4000 lines were read; 2 more are not in this session file.",)
    maker = Maker()
    lines = MOST_LETTERS // 500
    made = maker.lines(("a" * 500 + "\n") * lines + "b\nc", Place())
    assert len(made) == lines
    assert maker.remarks() == ("Only the first 400 lines were read; 2 more are not in this session file.",)


def row(*texts: str) -> Row:
    return Row(tuple(Cell((Line(1, Place(), text),)) if text else Cell() for text in texts))


def test_what_stands_alone_above_a_table_is_running_text() -> None:
    again = Row((row("Programme").cells[0], Cell(row("Programme").cells[0].lines, "across")))
    rows = [row("Session", ""), again, row("", ""), row("Time", "Title"), row("Lunch", ""), row("", "")]
    *above, table = blocks_of(rows)
    assert [line.text for line in lines_of(above)] == ["Session", "Programme"]
    assert table == Table((rows[3], rows[4]))
    assert blocks_of(rows[:3]) == tuple(above)
    assert blocks_of([]) == ()


def test_a_merged_cell_is_read_once() -> None:
    first, second = row("a", "b").cells
    table = Table((Row((first, Cell(first.lines, "across"), second)), Row((Cell(first.lines, "down"), second))))
    assert [line.text for line in lines_of([Line(1, Place(), "above"), table])] == ["above", "a", "b", "b"]


def test_a_row_knows_its_cells() -> None:
    one = row("a", "b")
    assert [one.cell(column).text for column in range(4)] == ["a", "b", "", ""]
    assert one.repeats(row("a", "b"))
    assert not one.repeats(row("a", "c"))
    assert not one.repeats(row("a"))
