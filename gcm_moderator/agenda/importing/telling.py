"""What was understood, told beside the source: as lines for a terminal, and as values for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from gcm_moderator.agenda.importing.importer import Imported
from gcm_moderator.agenda.importing.understanding import Meaning, Read, Understanding, UnderstoodItem

__all__ = ["as_rows", "told", "understood_words"]

_WIDTH = 52
_WORDS = {
    Meaning.TITLE: "title of the session",
    Meaning.THEME: "theme",
    Meaning.PLACE: "place",
    Meaning.DAY: "day",
    Meaning.SITTING: "sittings",
    Meaning.ITEM: "item",
    Meaning.TOPIC: "topic of {item}",
    Meaning.PERSON: "people of {item}",
    Meaning.REMARK: "remark of {item}",
    Meaning.LIMIT: "speaking times",
    Meaning.HEAD: "head of a column",
    Meaning.TRANSLATION: "in another language, kept as a note",
    Meaning.RUNNING: "header or footer, kept as a note",
    Meaning.NOTE: "not understood, kept as a note",
}


def understood_words(read: Read, understood: Understanding) -> str:
    """Return what a line was taken for, in words: "10:15-13:00 expert-panel panel-1", "topic of panel-1"."""
    item = next((item for item in understood.items if item.id == read.item), None)
    if read.meaning is Meaning.ITEM and item is not None:
        return _item(item) if read.line.number == item.line else f"part of {item.id}"
    if read.meaning is Meaning.DAY:
        day = next((day for day in understood.days if read.line.number in day.lines), None)
        return f"day {understood.days.index(day) + 1}, {day.date or 'date missing'}" if day is not None else "a date"
    if read.meaning is Meaning.LIMIT:
        limits = [limit for limit in understood.limits if limit.line == read.line.number]
        return "; ".join(f"{limit.panel} {limit.part}: {limit.minutes:g} min" for limit in limits) or "speaking times"
    if read.meaning is Meaning.PERSON and read.item is None:
        return "co-facilitators"
    if read.meaning is Meaning.NOTE and read.item is not None:
        return f"not understood, kept as a note of {read.item}"
    return _WORDS[read.meaning].format(item=read.item or "the session")


def _item(item: UnderstoodItem) -> str:
    return f"{item.start}-{item.end or '?'} {item.kind.value} {item.id}"


def told(imported: Imported, out: Path | None) -> Iterator[str]:
    """Yield the lines for a terminal: each line of the document, what it was taken for, and what is not sure."""
    understood = imported.understanding
    for read in understood.lines:
        text = read.line.text
        shown = text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"
        mark = "?" if read.doubts else "-" if read.meaning is Meaning.NOTE else " "
        yield f"{read.line.place.words():24}  {shown:{_WIDTH}} {mark} {understood_words(read, understood)}"
        for doubt in read.doubts:
            yield f"{'':24}  {'':{_WIDTH}} ? {doubt.text}"
    yield ""
    for doubt in understood.doubts:
        if doubt.line is None:
            yield f"Not sure: {doubt.text}"
    for missing in understood.missing:
        yield f"Missing: {missing.text}"
    told_already = {missing.key for missing in understood.missing}
    for problem in imported.problems:
        if problem.severity == "error" and not (problem.code in ("missing", "bad-date") and told_already):
            yield f"Line {problem.line} of the session file: {problem.message}"
    yield _verdict(imported, out)


def _verdict(imported: Imported, out: Path | None) -> str:
    understood = imported.understanding
    days, items, doubts, notes = (
        len(understood.days),
        len(understood.items),
        len(understood.all_doubts),
        len(understood.notes),
    )
    counts = (_count(days, "day"), _count(items, "item"), _count(doubts, "doubt"), _count(notes, "line"))
    found = f"{', '.join(counts)} not understood"
    if imported.ok:
        return f"{out} can run: {found}." if out is not None else f"It can run: {found}. Add --out FILE to keep it."
    place = f" {out} has what was understood, and" if out is not None else ""
    return (
        f"It cannot run yet: {found}.{place} `check` names what to complete."
        if place
        else f"It cannot run yet: {found}."
    )


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def as_rows(imported: Imported) -> dict[str, Any]:
    """Return everything as values for JSON: the understanding, each line in words, problems, the session file."""
    understood = imported.understanding
    rows = [
        {
            "line": read.line.number,
            "place": read.line.place.words(),
            "text": read.line.text,
            "meaning": read.meaning.value,
            "understood": understood_words(read, understood),
            "item": read.item,
            "sure": not read.doubts,
            "doubts": [doubt.text for doubt in read.doubts],
        }
        for read in understood.lines
    ]
    values: dict[str, Any] = msgspec.to_builtins(understood)
    values["lines"] = rows
    return {
        "ok": imported.ok,
        **values,
        "notes": [read.line.text for read in understood.notes],
        "problems": [msgspec.to_builtins(problem) for problem in imported.problems],
        "session": imported.text,
    }
