"""What is wrong with a session file, said so that a person can put it right."""

from __future__ import annotations

import unicodedata
from typing import Literal

import msgspec

__all__ = ["Problem", "error", "in_order", "shown", "warning"]

Severity = Literal["error", "warning"]


class Problem(msgspec.Struct, frozen=True):
    """One thing wrong in a session file. An error stops the session from running, a warning does not.

    `code` is stable and in kebab-case ("overlap", "bad-time"); `message` is one sentence saying what is wrong
    and what to do; `line` counts from 1 and is None when no line is to blame.
    """

    severity: Severity
    code: str
    message: str
    line: int | None


def error(code: str, message: str, line: int | None) -> Problem:
    """Return a problem that stops the session from running."""
    return Problem(severity="error", code=code, message=message, line=line)


def warning(code: str, message: str, line: int | None) -> Problem:
    """Return a problem that the session can run with."""
    return Problem(severity="warning", code=code, message=message, line=line)


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return the problems by line, each once; those without a line come first."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.line or 0))


def shown(text: str, longest: int = 60) -> str:
    """Return text from a file as a message may quote it: on one line, shortened, with nothing invisible in it."""
    visible = "".join(
        " "
        if character.isspace()
        else "\N{REPLACEMENT CHARACTER}"
        if unicodedata.category(character)[0] == "C"
        else character
        for character in text[: longest + 1]
    )
    return visible if len(visible) <= longest else f"{visible[: longest - 1]}…"
