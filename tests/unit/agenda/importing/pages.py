"""Printed pages drawn as text: a letter is 6 points wide, a line 14 points high with letters of 10."""

from __future__ import annotations

import re

from gcm_moderator.agenda.importing.layout import (
    Printed,
    Running,
    Word,
    borderless,
    halves,
    printed_lines,
    unwrapped,
)

WIDE, HIGH, SIZE = 6.0, 14.0, 10.0


def word(text: str, x0: float, top: float, size: float = SIZE) -> Word:
    return {"text": text, "x0": x0, "x1": x0 + WIDE * len(text), "top": top, "bottom": top + size, "size": size}


def words(drawing: str) -> list[Word]:
    drawn = enumerate(drawing.strip("\n").splitlines())
    return [word(match[0], WIDE * match.start(), HIGH * n) for n, line in drawn for match in re.finditer(r"\S+", line)]


def lines(drawing: str) -> list[Printed]:
    return printed_lines(words(drawing))


def read(way: str, drawing: str) -> str:
    """What is read of a page: its `table` between running text, its `halves`, or its `paragraphs`."""
    if way == "halves":
        return "\n---\n".join("\n".join(line.text for line in printed_lines(half)) for half in halves(words(drawing)))
    if way == "paragraphs":
        return "\n".join(f"{number} {text}" for number, text in unwrapped(lines(drawing)))
    told: list[str] = []
    for part in borderless(lines(drawing)):
        if isinstance(part, Running):
            told += [line.text for line in part.lines]
        else:
            told += [" | ".join(" // ".join(cell) for cell in row) for row in part]
    return "\n".join(told)
