"""CSV and its kin: rows of values with any delimiter."""

from __future__ import annotations

import csv
import io
from collections import Counter

from gcm_moderator.agenda.importing.document import Block, Cell, Document, Line, Maker, Place, Row, Table

__all__ = ["delimiter_of", "from_delimited"]

_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 60
_MOST_ROWS = 4_000


def delimiter_of(text: str) -> str | None:
    """Return the delimiter that most rows of a text have equally often; None when it is no table."""
    sample = text.splitlines()[:_SAMPLE_LINES]
    best: tuple[float, str] | None = None
    for delimiter in _DELIMITERS:
        widths = Counter(len(row) for row in _rows("\n".join(sample), delimiter) if row)
        wide = {width: count for width, count in widths.items() if width > 1}
        if not wide:
            continue
        width = max(wide, key=lambda w: (wide[w], w))
        share = wide[width] / sum(widths.values())
        weight = share + (0.1 if width > 2 else 0) + (0.05 if delimiter != "," else 0)
        if share >= 0.5 and (best is None or weight > best[0]):
            best = (weight, delimiter)
    return best[1] if best else None


def _rows(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(1024 * 1024)
    try:
        return [
            row
            for _, row in zip(range(_MOST_ROWS * 4), csv.reader(io.StringIO(text), delimiter=delimiter), strict=False)
        ]
    except csv.Error:
        return []


def from_delimited(text: str, name: str, delimiter: str | None = None) -> Document:
    """Return the document of delimited text; a row of one value is running text."""
    delimiter = delimiter or delimiter_of(text) or ","
    maker = Maker()
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text = first.strip()[4], rest
    blocks: list[Block] = []
    rows: list[Row] = []
    for number, values in enumerate(_rows(text, delimiter), start=1):
        cells = tuple(
            Cell(maker.lines(value, Place(row=number, column=column))) for column, value in enumerate(values, start=1)
        )
        filled = [cell for cell in cells if cell.lines]
        if not filled:
            continue
        if len(filled) == 1 and not rows:
            blocks += _alone(filled[0])
        elif len(filled) == 2 and not rows and filled[0] is cells[0] and filled[1] is cells[1] and len(cells) <= 2:
            rows.append(Row(cells))
        else:
            rows.append(Row(cells))
    blocks.append(Table(tuple(rows)))
    return Document(name, "csv", tuple(blocks), remarks=maker.remarks())


def _alone(cell: Cell) -> list[Line]:
    return list(cell.lines)
