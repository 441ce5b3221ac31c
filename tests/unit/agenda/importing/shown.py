"""What was read as a few lines of text: where each line stands, how, and what is in the cells of tables."""

from __future__ import annotations

from collections.abc import Iterator

from gcm_moderator.agenda.importing.document import Cell, Document, Line
from gcm_moderator.agenda.importing.importer import Imported

AGAIN = {"": "", "across": "→", "down": "↓"}


def shown(document: Document) -> list[str]:
    """Lines as "place; style; text", tables as one line for each row."""
    told: list[str] = []
    for block in document.blocks:
        if isinstance(block, Line):
            told.append(f"{block.place.words()}; {block.style}; {block.text}")
            continue
        told += [f"[{', '.join(block.roles)}]"] if block.roles else []
        told += [" | ".join(_cell(cell) for cell in row.cells) for row in block.rows]
    return told


def _cell(cell: Cell) -> str:
    return AGAIN[cell.again] + " / ".join(line.text for line in cell.lines)


def cells(document: Document) -> Iterator[str]:
    """The lines in cells as "place; style; text"."""
    for block in document.blocks:
        for row in () if isinstance(block, Line) else block.rows:
            for cell in row.cells:
                yield from (f"{line.place.words()}; {line.style}; {line.text}" for line in cell.lines if not cell.again)


def agenda(one: Imported) -> list[str]:
    """The items as "start-end kind id: title"; days that have a date begin with it."""
    told: list[str] = []
    for day in one.understanding.days:
        told += [day.date] if day.date else []
        told += [f"{item.start}-{item.end or '?'} {item.kind} {item.id}: {item.title}" for item in day.items]
    return told


def doubts(one: Imported) -> list[str]:
    """Everything that is not sure, as it is said."""
    return [doubt.text for doubt in one.understanding.all_doubts]


def meanings(one: Imported) -> list[str]:
    """What every line was taken for, and the item it belongs to."""
    return [f"{read.meaning}{f' of {read.item}' if read.item else ''}" for read in one.understanding.lines]
