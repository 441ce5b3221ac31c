"""A document as its parts in order, whatever it is written as: Word, PDF or Markdown.

Every text is plain: nothing in it is markup for any writer, and the writers see to it that it stays so.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

_SHORT = 14

Progress = Callable[[int, int], None]
"""Told of what is done: how many parts, and of how many."""


class Heading(msgspec.Struct, frozen=True, tag=True):
    """A heading: level 2 for a section, 3 and 4 below it. Level 1 is the title of the document."""

    text: str
    level: int = 2


class Paragraph(msgspec.Struct, frozen=True, tag=True):
    """A paragraph. `number` counts through the document where its paragraphs are numbered; `lead` leads in, in bold.

    `keep` holds it on the page of what follows. `unattributed` marks the words of a note, in a document that names
    nobody.
    """

    text: str
    number: int | None = None
    lead: str = ""
    keep: bool = False
    unattributed: bool = False

    @property
    def where(self) -> str:
        """Where it stands, in words."""
        return f"paragraph {self.number}"

    @property
    def lines(self) -> tuple[str, ...]:
        """Its text as the lines of an entry."""
        return (self.text,)


class Entry(msgspec.Struct, frozen=True, tag=True):
    """One entry of a list: what leads in, in bold, and its lines; `star` puts a star before it.

    `letter` is that of a subparagraph, as "b"; an entry without one has a bullet. `unattributed` marks the words of a
    note in a document that names nobody, and `where` says where it stands: "paragraph 12 (b)".
    """

    lines: tuple[str, ...]
    lead: str = ""
    star: bool = False
    letter: str = ""
    unattributed: bool = False
    where: str = ""


class Column(msgspec.Struct, frozen=True):
    """A column of a table. `weight` is its share of the width; figures stand on the `right`."""

    title: str
    weight: float = 1.0
    right: bool = False


class Table(msgspec.Struct, frozen=True, tag=True):
    """A table, whose header is repeated on every page; a row has a text for each column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def short(self) -> bool:
        """Whether it is to stay on one page."""
        return len(self.rows) <= _SHORT


class PageBreak(msgspec.Struct, frozen=True, tag=True):
    """What follows begins on a new page, where there are pages."""


Block = Heading | Paragraph | Entry | Table | PageBreak


class Document(msgspec.Struct, frozen=True):
    """A whole document. `title` is the session's, `name` says what this is of it: "Summary", "Internal log".

    `wide` turns the pages on their side, for wide tables; `one_page` makes everything as small as one page asks for.
    """

    title: str
    name: str
    theme: str
    place: str
    dates: str
    language: str
    blocks: tuple[Block, ...]
    wide: bool = False
    one_page: bool = False

    @property
    def unattributed(self) -> tuple[Paragraph | Entry, ...]:
        """The parts in which no State should be named."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph | Entry) and block.unattributed)


def silent(done: int, of: int) -> None:
    """Progress that nobody wants to know about."""
