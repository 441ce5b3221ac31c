"""Spreadsheets: real dates and times, merged cells, several sheets, the values that formulas had when last saved."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
from collections.abc import Iterator
from typing import Any

from gcm_moderator.agenda.importing.document import Block, Cell, Document, Maker, Place, Row, Style, blocks_of
from gcm_moderator.agenda.importing.problems import MOST_ROWS, NotImportable, too_many_rows
from gcm_moderator.agenda.importing.zipped import Parts

__all__ = ["from_sheets"]

_MOST_CELLS = 150_000
_WIDEST = 80
_DEEPEST_ROW = 6_000
_EPOCH = dt.date(1901, 1, 1)
_PLAIN_NAME = re.compile(r"(?:sheet|feuil|feuille|hoja|лист|工作表|ورقة|tabelle)\s?\d*", re.IGNORECASE)
_NO_VALUE = re.compile(rb"<f\b[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")


def from_sheets(parts: Parts, content: bytes, name: str) -> Document:
    """Return the document in an Excel workbook.

    Raises:
        NotImportable: it is damaged, too large, or its formulas have no values.
    """
    remarks = _looked_into(parts, name)
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    maker = Maker()
    blocks: list[Block] = []
    filled = 0
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            remarks.append(f'The hidden sheet "{sheet.title[:60]}" was left out.')
            continue
        rows = list(_rows(sheet, maker))
        filled += len(rows)
        if filled > MOST_ROWS:
            raise NotImportable(too_many_rows(name))
        if rows:
            blocks += _named(sheet.title, maker)
            blocks += blocks_of(rows)
    if not filled:
        raise NotImportable(f"{name} has nothing in its sheets.")
    return Document(name, "xlsx", tuple(blocks), remarks=(*remarks, *maker.remarks()))


def _named(title: str, maker: Maker) -> tuple[Block, ...]:
    if _PLAIN_NAME.fullmatch(title.strip()):
        return ()
    return maker.lines(title, Place(sheet=title, part="name"), Style.HEADING)


def _looked_into(parts: Parts, name: str) -> list[str]:
    """Count cells and formulas before the workbook is built, which takes fifty times the memory of its file."""
    cells = values = formulas = without = 0
    for part in sorted(parts.names):
        sheet = part.startswith("xl/worksheets/") and part.endswith(".xml")
        if not sheet and part != "xl/sharedStrings.xml":
            continue
        content = parts.read(part)
        if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:65536]:
            raise NotImportable(f"{name} refers to things outside itself (XML entities); it was not opened.")
        if not sheet:
            continue
        cells += content.count(b"<c ")
        values += content.count(b"<v>") + content.count(b"<is>")
        formulas += len(re.findall(rb"<f[ >/]", content))
        without += len(_NO_VALUE.findall(content))
        rows = content.count(b"<row ")
        if cells > _MOST_CELLS or rows > 20 * MOST_ROWS or (rows > MOST_ROWS and values > 2 * MOST_ROWS):
            raise NotImportable(too_many_rows(name))
    if without and without == formulas:
        raise NotImportable(
            f"{name} has formulas without their values; open it in a spreadsheet program, save it, and import it again."
        )
    return (
        [f"{without} formulas have no values and were left out; save the file in a spreadsheet program."]
        if without
        else []
    )


def _rows(sheet: Any, maker: Maker) -> Iterator[Row]:
    merged = _merged(sheet)
    deepest, widest = min(sheet.max_row, _DEEPEST_ROW), min(sheet.max_column, _WIDEST)
    made: dict[tuple[int, int], Cell] = {}
    for number, row in enumerate(sheet.iter_rows(max_row=deepest, max_col=widest), start=1):
        cells = []
        for column, cell in enumerate(row, start=1):
            origin = merged.get((number, column))
            if origin is not None and origin != (number, column):
                before = made.get(origin, Cell())
                cells.append(Cell(before.lines, "down" if origin[0] < number else "across"))
                continue
            text = _text(cell.value)
            cells.append(Cell(maker.lines(text, Place(sheet=sheet.title, row=number, column=column))))
            if origin is not None:
                made[number, column] = cells[-1]
        if any(cell.lines for cell in cells):
            yield Row(tuple(cells))


def _merged(sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:
    """For each cell of a merged range, where the range begins."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for area in list(sheet.merged_cells.ranges)[:MOST_ROWS]:
        for row in range(area.min_row, min(area.max_row, area.min_row + MOST_ROWS) + 1):
            for column in range(area.min_col, min(area.max_col, _WIDEST) + 1):
                found[row, column] = (area.min_row, area.min_col)
    return found


def _text(value: object) -> str:
    """A value as it would be printed: dates as 2017-05-08, times as 10:15."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case dt.datetime():
            rounded = value + dt.timedelta(seconds=30)
            if rounded.date() < _EPOCH:
                return f"{rounded:%H:%M}"
            return f"{value:%Y-%m-%d}" if (value.hour, value.minute) == (0, 0) else f"{rounded:%Y-%m-%d %H:%M}"
        case dt.time():
            return f"{value:%H:%M}"
        case dt.timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60:02d}:{minutes % 60:02d}"
        case float():
            return _fraction(value)
    return str(value)


def _fraction(value: float) -> str:
    """A number; a broken part of a day that is a whole minute is a time that lost its format."""
    minutes = value * 24 * 60
    if 0 < value < 1 and abs(minutes - round(minutes)) < 1e-6 and len(f"{value:.12g}") > 5:
        return f"{round(minutes) // 60:02d}:{round(minutes) % 60:02d}"
    return f"{value:.12g}"
