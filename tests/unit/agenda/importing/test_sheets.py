"""Spreadsheets: how values are read, what is merged, what is left out, and what is too much."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import openpyxl
import pytest

from gcm_moderator.agenda.importing.document import Document
from gcm_moderator.agenda.importing.importer import NotImportable
from gcm_moderator.agenda.importing.reading import document_of
from tests.unit.agenda.importing.shown import cells, shown
from tests.unit.agenda.importing.traps import zipped


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_of(book: openpyxl.Workbook) -> Any:
    return book.active


def read(*rows: tuple[Any, ...], merged: tuple[str, ...] = ()) -> Document:
    book = openpyxl.Workbook()
    sheet = sheet_of(book)
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    return document_of(saved(book), "note.xlsx")


at = dt.datetime.fromisoformat


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Opening", "Opening"),
        (True, "true"),
        (False, "false"),
        (7, "7"),
        (0, "0"),
        (2.5, "2.5"),
        (0.5, "0.5"),
        (0.125, "0.125"),
        (0.4375, "10:30"),
        (dt.date(2017, 5, 8), "2017-05-08"),
        (1.4375, "1.4375"),
        (0.427083333333333, "10:15"),
        (0.000694444444444444, "00:01"),
        (0.999305555555556, "23:59"),
        (0.4270862, "0.4270862"),
        (-0.427083333333333, "-0.427083333333"),
        (at("2017-05-08 00:00"), "2017-05-08"),
        (at("2017-05-08 10:00"), "2017-05-08 10:00"),
        (at("2017-05-08 00:15"), "2017-05-08 00:15"),
        (at("2017-05-08 10:14:59"), "2017-05-08 10:15"),
        (at("2017-05-08 10:14:29"), "2017-05-08 10:14"),
        (at("1900-01-01 13:30"), "13:30"),
        (at("1900-12-31 13:29:31"), "13:30"),
        (at("1901-01-01 10:00"), "1901-01-01 10:00"),
        (dt.time(10, 15), "10:15"),
        (dt.timedelta(hours=25, minutes=5), "25:05"),
        (dt.timedelta(minutes=5, seconds=31), "00:06"),
    ],
)
def test_a_value_is_read_as_it_is_printed(value: object, text: str) -> None:
    assert shown(read(("Time", "Item"), (value, "x"))) == ["Time | Item", f"{text} | x"]


def test_what_stands_alone_above_the_table_is_text_with_its_place() -> None:
    document = read(("Hearing",), (None, "Geneva"), (), ("Time", "Item"), ("10:00", "One\ntwo"), ("11:00", None))
    assert shown(document) == [
        "sheet Sheet, row 1, column 1; text; Hearing",
        "sheet Sheet, row 2, column 2; text; Geneva",
        "Time | Item",
        "10:00 | One / two",
        "11:00 | ",
    ]
    assert list(cells(document))[2:] == [
        "sheet Sheet, row 5, column 1; text; 10:00",
        "sheet Sheet, row 5, column 2; text; One",
        "sheet Sheet, row 5, column 2; text; two",
        "sheet Sheet, row 6, column 1; text; 11:00",
    ]
    assert (document.name, document.format, document.remarks) == ("note.xlsx", "xlsx", ())


def test_merged_cells() -> None:
    rows = (("a", "b", "c"), ("d", None, "e"), ("f", "g", None), (None, "h", None), ("i", None, None), ("j", None, "k"))
    assert shown(read(*rows, merged=("A2:B2", "C2:C4", "A5:C5"))) == [
        "a | b | c",
        "d | →d | e",
        "f | g | ↓e",
        " | h | ↓e",
        "i | →i | →i",
        "j |  | k",
    ]
    assert shown(read(("a", "b", "-"), ("c", "d", "-"), (None, None, "-"), merged=("A2:B3",))) == [
        "a | b | -",
        "c | →c | -",
        "↓c | ↓c | -",
    ]
    assert shown(read(("a", "b"), (None, "c"), (None, "d"), merged=("A2:A3",))) == ["a | b", " | c", "↓ | d"]


def test_every_visible_sheet_is_read_and_named() -> None:
    book = openpyxl.Workbook()
    sheet_of(book).append(("10:00", "One"))
    titles = ("Day 1", "Feuil2", "лист 3", "Hidden", "Empty", "Sheet notes")
    for title in titles:
        sheet = book.create_sheet(title)
        if title != "Empty":
            sheet.append(("11:00", title))
    book["Hidden"].sheet_state = "hidden"
    document = document_of(saved(book), "note.xlsx")
    assert shown(document) == [
        "10:00 | One",
        "sheet Day 1, name; heading; Day 1",
        "11:00 | Day 1",
        "11:00 | Feuil2",
        "11:00 | лист 3",
        "sheet Sheet notes, name; heading; Sheet notes",
        "11:00 | Sheet notes",
    ]
    assert document.remarks == ('The hidden sheet "Hidden" was left out.',)


def test_a_workbook_with_nothing_in_it_is_one_sentence() -> None:
    with pytest.raises(NotImportable) as refused:
        read()
    assert str(refused.value) == "note.xlsx has nothing in its sheets."


def test_formulas_without_values_are_told() -> None:
    with pytest.raises(NotImportable) as refused:
        read(("Time", "Item"), ("=A1", "=B1"))
    assert str(refused.value) == (
        "note.xlsx has formulas without their values; open it in a spreadsheet program, save it, and import it again."
    )
    parts = _parts(("Time", "Item"), ("=TIME(10,0,0)", "=B1"), ("11:00", "Lunch"))
    name = "xl/worksheets/sheet1.xml"
    parts[name] = (
        parts[name].replace(b"<f>B1</f><v />", b"<f>B1</f><v>7</v>").replace(b"<f>B1</f><v></v>", b"<f>B1</f><v>7</v>")
    )
    document = document_of(zipped(parts), "note.xlsx")
    assert shown(document) == ["Time | Item", " | 7", "11:00 | Lunch"]
    assert document.remarks == ("1 formulas have no values and were left out; save the file in a spreadsheet program.",)


def _parts(*rows: tuple[Any, ...]) -> dict[str, bytes]:
    book = openpyxl.Workbook()
    for row in rows:
        sheet_of(book).append(row)
    with zipfile.ZipFile(io.BytesIO(saved(book))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
@pytest.mark.parametrize(
    "before", [b"<!DOCTYPE x>", b"<!ENTITY x>", b" " * 4000 + b"<!DOCTYPE x>", b" " * 60000 + b"<!ENTITY x>"]
)
def test_a_sheet_that_refers_to_other_files_is_not_opened(part: str, before: bytes) -> None:
    parts = {"xl/sharedStrings.xml": b"<a/>", **_parts(("10:00", "Opening"))}
    with pytest.raises(NotImportable) as refused:
        document_of(zipped({**parts, part: before + parts[part]}), "x.xlsx")
    assert str(refused.value) == "x.xlsx refers to things outside itself (XML entities); it was not opened."


SHEET = "xl/worksheets/sheet1.xml"
ROWS = "x.xlsx has more than 2000 rows, which no agenda has; import a file with the rows of the agenda alone."


@pytest.mark.parametrize(
    ("more", "refused"),
    [
        (b"<c />" * 150_001, True),
        (b"<c />" * 149_000, False),
        (b"<row />" * 40_001, True),
        (b"<row />" * 39_000, False),
        (b"<row />" * 2_001 + b"<v>" * 4_001, True),
        (b"<row />" * 2_001 + b"<is>" * 4_001, True),
        (b"<row />" * 2_001 + b"<is>" * 2_000 + b"<v>" * 2_001, True),
        (b"<row />" * 2_001 + b"<v>" * 3_998, False),
        (b"<row />" * 1_900 + b"<v>" * 4_001, False),
    ],
)
def test_a_sheet_that_is_too_large_is_not_opened(more: bytes, refused: bool) -> None:
    parts = _parts(("10:00", "Opening"))
    content = zipped({**parts, SHEET: parts[SHEET] + b"<!--" + more + b"-->"})
    if not refused:
        assert shown(document_of(content, "x.xlsx")) == ["10:00 | Opening"]
        return
    with pytest.raises(NotImportable) as told:
        document_of(content, "x.xlsx")
    assert str(told.value) == ROWS


def test_the_cells_of_all_sheets_are_counted_together() -> None:
    parts = _parts(("10:00", "Opening"))
    half = parts[SHEET] + b"<!--" + b"<c />" * 76_000 + b"-->"
    with pytest.raises(NotImportable, match="more than 2000 rows"):
        document_of(zipped({**parts, SHEET: half, "xl/worksheets/sheet2.xml": half}), "x.xlsx")
    values, rows = b"<!--" + b"<v>" * 2_001 + b"-->", b"<!--" + b"<row />" * 2_001 + b"<v>" * 2_000 + b"-->"
    with pytest.raises(NotImportable, match="more than 2000 rows"):
        document_of(zipped({**parts, SHEET: parts[SHEET] + values, "xl/worksheets/sheet2.xml": rows}), "x.xlsx")
    many = b"<!--" + b"<c />" * 150_001 + b"-->"
    beside = {"xl/worksheets/sheet2.txt": many, "xl/other/sheet2.xml": many}
    assert shown(document_of(zipped({**parts, **beside}), "x.xlsx")) == ["10:00 | Opening"]


def test_the_rows_of_all_sheets_are_counted_together() -> None:
    book = openpyxl.Workbook()
    for sheet in (sheet_of(book), book.create_sheet()):
        for _ in range(1_001):
            sheet.append(("x",))
    with pytest.raises(NotImportable) as told:
        document_of(saved(book), "x.xlsx")
    assert str(told.value) == ROWS


def test_what_lies_far_to_the_right_is_left_out() -> None:
    book = openpyxl.Workbook()
    sheet = sheet_of(book)
    sheet.append(("10:00", "Opening"))
    sheet.cell(1, 80, "at the edge")
    sheet.cell(1, 81, "beyond it")
    sheet.merge_cells("C1:ZZ1")
    (row,) = shown(document_of(saved(book), "x.xlsx"))
    assert len(row.split(" | ")) == 80
    assert "beyond" not in row
