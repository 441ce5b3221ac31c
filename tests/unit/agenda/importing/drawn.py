"""Documents drawn as text, with tables whose cells stand between bars; and what was understood of them, as text."""

from __future__ import annotations

from collections.abc import Iterable

from gcm_moderator.agenda.importing.document import Block, Cell, Column, Document, Line, Place, Row, Table
from gcm_moderator.agenda.importing.people import Someone
from gcm_moderator.agenda.importing.understand import understand
from gcm_moderator.agenda.importing.understanding import Given, Meaning, Understanding, UnderstoodItem

_LETTERS = {
    Meaning.TITLE: "t",
    Meaning.THEME: "h",
    Meaning.PLACE: "p",
    Meaning.DAY: "D",
    Meaning.SITTING: "S",
    Meaning.ITEM: "I",
    Meaning.TOPIC: "T",
    Meaning.PERSON: "P",
    Meaning.REMARK: "R",
    Meaning.LIMIT: "L",
    Meaning.HEAD: "H",
    Meaning.TRANSLATION: "X",
    Meaning.RUNNING: "r",
    Meaning.NOTE: "n",
}


def drawn(text: str) -> Document:
    """A document: a line with "|" is a row of a table, any other running text.

    In a cell "//" is the end of a line, "<" alone says that it goes on from the left, "^" alone from above. A line
    "roles: date, start, …" goes before a table whose format says what its columns are about.
    """
    blocks: list[Block] = []
    rows: list[Row] = []
    roles: tuple[Column, ...] = ()
    made = 0

    def lines(part: str, place: Place) -> tuple[Line, ...]:
        nonlocal made
        texts = [one.strip() for one in part.split("//") if one.strip()]
        made += len(texts)
        return tuple(Line(made - len(texts) + n, place, one) for n, one in enumerate(texts, start=1))

    for drawing in [*text.strip("\n").splitlines(), ""]:
        stripped = drawing.strip()
        if "|" in drawing:
            cells: list[Cell] = []
            for column, part in enumerate(drawing.split("|"), start=1):
                if part.strip() == "<":
                    cells.append(Cell(cells[-1].lines, "across"))
                elif part.strip() == "^":
                    cells.append(Cell(rows[-1].cells[column - 1].lines, "down"))
                else:
                    cells.append(Cell(lines(part, Place(row=len(rows) + 1, column=column))))
            rows.append(Row(tuple(cells)))
            continue
        if rows:
            blocks.append(Table(tuple(rows), roles))
            rows, roles = [], ()
        if stripped.startswith("roles: "):
            roles = tuple(Column(name) for name in stripped.removeprefix("roles: ").split(", "))
        elif stripped:
            blocks += lines(stripped, Place(line=len(blocks) + 1))
    return Document("drawn.docx", "docx", tuple(blocks))


def read(text: str, first: str | None = None) -> Understanding:
    return understand(drawn(text), Given(date=first))


def told(understood: Understanding) -> str:
    """Days and items with everything that is known of them; at the end what each line was taken for, as a letter."""
    said: list[str] = []
    for day in understood.days:
        said.append(f"{day.date or '?'}")
        said += [f"  {_item(item)}" for item in day.items]
    return "\n".join([*said, "".join(_LETTERS[read.meaning] for read in understood.lines)])


def _item(item: UnderstoodItem) -> str:
    parts = [f"{item.start}-{item.end or ''} {item.kind.value}: {item.title}"]
    named: dict[str, Iterable[str]] = {
        "speaker": [item.speaker] if item.speaker else [],
        "moderators": map(_someone, item.moderators),
        "experts": map(_someone, item.experts),
        "topics": item.topics,
        "remark": [item.remark] if item.remark else [],
        "doubts": [doubt.code.value for doubt in item.doubts],
        "notes": map(str, item.notes),
    }
    parts += [f"{name}: {', '.join(values)}" for name, values in ((n, list(v)) for n, v in named.items()) if values]
    first, last = item.lines[0], item.lines[-1]
    whole = item.lines == tuple(range(first, last + 1))
    return " | ".join([*parts, f"{first}-{last}" if whole else " ".join(map(str, item.lines))])


def _someone(one: Someone) -> str:
    return " of ".join(filter(None, (one.name or "somebody", one.of)))
