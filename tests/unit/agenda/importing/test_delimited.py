"""Text in columns: CSV and its kin, with whatever stands between the values."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.importing import delimited
from gcm_moderator.agenda.importing.delimited import delimiter_of, from_delimited
from gcm_moderator.agenda.importing.document import Document, Line, Table
from gcm_moderator.agenda.importing.problems import NotImportable


def rows(document: Document) -> list[str]:
    """Lines above the table, and its rows with their cells between bars."""
    told = []
    for block in document.blocks:
        if isinstance(block, Line):
            told.append(block.text)
        else:
            told += ["|".join(cell.text for cell in row.cells) for row in block.rows]
    return told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Time,Title\n10:00,Opening", ","),
        ("Time;Title\n10:00;Opening", ";"),
        ("Time\tTitle\n10:00\tOpening", "\t"),
        ("Time|Title\n10:00|Opening", "|"),
        ("Time;Title\n10:00;Opening, welcome", ";"),
        ("Time;Title, topics\n10:00;Opening, welcome", ";"),
        ("Time,Title,Room\n10:00,Opening;x,XIX", ","),
        ("Time;a,Title,Room\n10:00;a,Opening,XIX", ","),
        ("a|b;c\nd|e;f", ";"),
        ("a;b\nc;d\ne;f;g;h;i", ";"),
        ("a;b,c,d\ne;f,g,h\ni;j", ";"),
        ("Programme\nTime;Title\n10:00;Opening", ";"),
        ("Programme\nGeneva\nTime;Title\n10:00;Opening", ";"),
        ("Programme\nGeneva\n8 May\nTime;Title\n10:00;Opening", None),
        ("\n\n\n\nTime;Title\n10:00;Opening", ";"),
        ('"a;b",c\n"d;e",f', ","),
        ("Time;Title\n10:00;Opening;XIX\n11:00;Panel;XX", ";"),
        ("Programme of the session", None),
        ("", None),
        ("\n".join(["a"] * 60 + ["b;c"] * 200), None),
        ("\n".join(["a"] * 30 + ["b;c"] * 30), ";"),
        ("\n".join(["a"] * 31 + ["b;c"] * 30), None),
    ],
)
def test_what_stands_between_the_values(text: str, expected: str | None) -> None:
    assert delimiter_of(text) == expected


@pytest.mark.parametrize(
    ("text", "delimiter", "expected"),
    [
        ("a;b\nc;d", None, ["a|b", "c|d"]),
        ("a,b\nc,d", ";", ["a,b", "c,d"]),
        ("a b\nc d", None, ["a b", "c d"]),
        ("sep=|\na|b;c\nd|e;f", None, ["a|b;c", "d|e;f"]),
        (" SEP=; \na,x;b\nc,x;d", None, ["a,x|b", "c,x|d"]),
        ("sep=;\na,b;c", ",", ["a,b|c"]),
        ("sep=ab\nc,d", None, ["sep=ab", "c|d"]),
        ("Separate,Title\n10:00,Opening", None, ["Separate|Title", "10:00|Opening"]),
        ('"a\nb",c\nd,e', None, ["a b|c", "d|e"]),
        ("Programme\n\nTime,Title\n10:00,Opening\nLunch", None, ["Programme", "Time|Title", "10:00|Opening", "Lunch"]),
    ],
)
def test_rows(text: str, delimiter: str | None, expected: list[str]) -> None:
    assert rows(from_delimited(text, "x.csv", delimiter)) == expected


def test_the_place_of_a_value_is_its_row_and_column() -> None:
    document = from_delimited("Programme\nTime,Title\n10:00,Opening\n", "x.csv")
    assert (document.name, document.format, document.remarks) == ("x.csv", "csv", ())
    above, table = document.blocks
    assert isinstance(above, Line)
    assert isinstance(table, Table)
    lines = [above, *(line for row in table.rows for cell in row.cells for line in cell.lines)]
    assert [(line.number, line.place.words(), line.text) for line in lines] == [
        (1, "row 1, column 1", "Programme"),
        (2, "row 2, column 1", "Time"),
        (3, "row 2, column 2", "Title"),
        (4, "row 3, column 1", "10:00"),
        (5, "row 3, column 2", "Opening"),
    ]


def test_the_most_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MOST_ROWS", 3)
    assert len(rows(from_delimited("10:00,x\n" * 3, "x.csv"))) == 3
    with pytest.raises(NotImportable, match=r"^x\.csv has more than"):
        from_delimited("10:00,x\n" * 4, "x.csv")


def test_the_lines_that_are_left_out_are_told() -> None:
    document = from_delimited("10:00,x,y\n" * 1500, "x.csv")
    assert document.remarks == ("Only the first 4000 lines were read; 500 more are not in this session file.",)


def test_a_value_longer_than_any_table_has_is_no_table() -> None:
    assert delimiter_of("a;" + "x" * 1024 * 1024) == ";"
    assert delimiter_of("a;" + "x" * 1024 * 1024 + "x") is None
