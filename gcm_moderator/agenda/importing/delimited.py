"""CSV and its kin: rows of values with any delimiter."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice

from gcm_moderator.agenda.importing.document import Cell, Document, Maker, Place, Row, blocks_of
from gcm_moderator.agenda.importing.problems import MOST_ROWS, NotImportable, too_many_rows

__all__ = ["delimiter_of", "from_delimited"]

_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 60


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
        return list(islice(csv.reader(io.StringIO(text), delimiter=delimiter), MOST_ROWS + 1))
    except csv.Error:
        return []


def from_delimited(text: str, name: str, delimiter: str | None = None) -> Document:
    """Return the document of delimited text; a row of one value above the table is running text.

    Raises:
        NotImportable: it has more rows than an agenda.
    """
    delimiter = delimiter or delimiter_of(text) or ","
    maker = Maker()
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text = first.strip()[4], rest
    rows = []
    for number, values in enumerate(_rows(text, delimiter), start=1):
        rows.append(
            Row(tuple(Cell(maker.lines(value, Place(row=number, column=c))) for c, value in enumerate(values, start=1)))
        )
    if len(rows) > MOST_ROWS:
        raise NotImportable(too_many_rows(name))
    return Document(name, "csv", blocks_of(rows), remarks=maker.remarks())
