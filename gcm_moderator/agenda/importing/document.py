"""A document as read: lines of text with their places, alone or in the cells of tables, in reading order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Literal

import msgspec

__all__ = [
    "Block",
    "Cell",
    "Column",
    "Document",
    "Line",
    "Maker",
    "Place",
    "Row",
    "Style",
    "Table",
    "blocks_of",
    "cleaned",
    "lines_of",
]

MOST_LINES = 4_000
"""So many lines of a document are read; what a session file can keep is not much more."""


LONGEST_LINE = 800
"""A longer line is read as several."""
MOST_LETTERS = 200_000


class Style(StrEnum):
    """How a line stands in its document."""

    TEXT = "text"
    HEADING = "heading"
    BULLET = "bullet"
    FOOTNOTE = "footnote"
    RUNNING = "running"
    """A header or footer of the page."""


class Column(StrEnum):
    """What a column of a table is about."""

    DATE = "date"
    TIME = "time"
    START = "start"
    END = "end"
    DURATION = "duration"
    TITLE = "title"
    KIND = "kind"
    SPEAKER = "speaker"
    MODERATOR = "moderator"
    ROOM = "room"
    DETAIL = "detail"
    TRANSLATION = "translation"
    PLACE = "place"
    NUMBER = "number"
    """A running number, a cue, a colour: what says nothing to the agenda."""
    SKIP = "skip"
    """Whether the row is to be left out."""
    SORT = "sort"
    """Whether the row is an event, a heading or something else."""


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a line stands; numbers count from 1, and what does not apply is None."""

    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    paragraph: int | None = None
    line: int | None = None
    entry: int | None = None
    """The number of an event in a calendar or a rundown."""
    part: str | None = None
    """`header`, `footer`, `footnote`, `calendar`, `project`: outside the running text."""

    def words(self) -> str:
        """Return the place as a person would name it: "page 2, table 1, row 3"."""
        told = [
            f"page {self.page}" if self.page else "",
            f"sheet {self.sheet}" if self.sheet else "",
            self.part or "",
            f"table {self.table}" if self.table else "",
            f"entry {self.entry}" if self.entry else "",
            f"row {self.row}" if self.row else "",
            f"column {self.column}" if self.column else "",
            f"paragraph {self.paragraph}" if self.paragraph else "",
            f"line {self.line}" if self.line else "",
        ]
        return ", ".join(part for part in told if part)


class Line(msgspec.Struct, frozen=True, tag=True):
    """One line of the document. `number` counts all lines from 1, in reading order."""

    number: int
    place: Place
    text: str
    style: Style = Style.TEXT


class Cell(msgspec.Struct, frozen=True):
    """A cell of a table. `again` marks one that only repeats a merged cell, to the side or from above."""

    lines: tuple[Line, ...] = ()
    again: Literal["", "across", "down"] = ""

    @property
    def text(self) -> str:
        """All lines of the cell as one."""
        return " ".join(line.text for line in self.lines)


class Row(msgspec.Struct, frozen=True):
    """A row of a table."""

    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """Return the cell of that column, from 0; an empty one where there is none."""
        return self.cells[column] if column < len(self.cells) else Cell()

    def repeats(self, other: Row) -> bool:
        """Whether it only says another row again, as the heads of a long table stand on each page."""
        return [cell.text for cell in self.cells] == [cell.text for cell in other.cells]


class Table(msgspec.Struct, frozen=True, tag=True):
    """A table. `roles` are what its columns are about, where the format itself says so."""

    rows: tuple[Row, ...]
    roles: tuple[Column, ...] = ()


Block = Line | Table


class Document(msgspec.Struct, frozen=True):
    """Everything that was read. `zone` and `title` are what the format itself says of the whole."""

    name: str
    format: str
    blocks: tuple[Block, ...]
    zone: str | None = None
    remarks: tuple[str, ...] = ()
    """What the reader had to leave out or could not be sure of, one sentence each."""


class Maker:
    """Makes the lines of a document, numbered in the order in which they are made; at most `MOST_LINES` of them."""

    def __init__(self) -> None:
        self.made = 0
        self.left_out = 0
        self._letters = 0

    def line(self, text: str, place: Place, style: Style = Style.TEXT) -> Line | None:
        """Return the next line, or None for one that is blank or beyond the limit."""
        text = cleaned(text)
        if not text:
            return None
        self._letters += len(text)
        if self.made >= MOST_LINES or self._letters > MOST_LETTERS:
            self.left_out += 1
            return None
        self.made += 1
        return Line(self.made, place, text, style)

    def lines(self, text: str, place: Place, style: Style = Style.TEXT) -> tuple[Line, ...]:
        """Return the lines of a text with line breaks, all at one place."""
        parts = (part for broken in re.split(r"[\n\r\v\f\u2028\u2029\x85]+", text) for part in _cut(broken))
        made = (self.line(part, place, style) for part in parts)
        return tuple(line for line in made if line is not None)

    def remarks(self) -> tuple[str, ...]:
        """Say what was left out, in one sentence, or nothing."""
        if not self.left_out:
            return ()
        return (f"Only the first {self.made} lines were read; {self.left_out} more are not in this session file.",)


def _cut(text: str) -> Iterator[str]:
    """A line in parts that are not too long, cut between sentences or words where there are any."""
    while len(text) > LONGEST_LINE:
        sentence = text.rfind(". ", LONGEST_LINE // 3, LONGEST_LINE)
        at = sentence + 1 if sentence > 0 else text.rfind(" ", LONGEST_LINE // 2, LONGEST_LINE)
        at = at if at > 0 else LONGEST_LINE
        yield text[:at]
        text = text[at:]
    yield text


def cleaned(text: str) -> str:
    """Return text on one line, with single spaces, nothing invisible in it, and letters for their printed forms."""
    text = _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    visible = "".join(
        " " if character.isspace() else "" if unicodedata.category(character) in _INVISIBLE else character
        for character in text
    )
    return " ".join(visible.split())


_FORMS = re.compile(r"[\u2e80-\u2fdf\ufb00-\ufdff\ufe70-\ufefe]+")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def blocks_of(rows: Iterable[Row]) -> tuple[Block, ...]:
    """Return the rows of a sheet: what stands alone above the first full row is running text, the rest a table."""
    alone: list[Line] = []
    full: list[Row] = []
    for row in rows:
        filled = [cell for cell in row.cells if cell.lines and not cell.again]
        if len(filled) == 1 and not full:
            alone += filled[0].lines
        elif filled:
            full.append(row)
    return (*alone, Table(tuple(full))) if full else tuple(alone)


def lines_of(blocks: Iterable[Block]) -> Iterator[Line]:
    """Yield every line of the blocks in reading order."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    if not cell.again:
                        yield from cell.lines
