"""How a value is written down in a session file, as a person would write it: quotes only where they are needed."""

from __future__ import annotations

import json
import re
import textwrap
from typing import Any

__all__ = ["Data", "Plain", "block_lines", "clean", "element_lines", "entry_lines", "quoted_like"]

Data = Any
"""Text, a number, true or false, nothing, or a list or mapping of these."""

_WIDEST = 110
_UNSAFE_START = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=<~.+0-9]")
_UNSAFE = re.compile(r": | #|:$|[\t\n]")
_WORDS = {"", "null", "true", "false", "yes", "no", "on", "off", "y", "n"}
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FORBIDDEN = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Plain(str):
    """A value that stands without quotes in the file and is written so again: a word, a number, true or false."""

    __slots__ = ()


def clean(text: str) -> str:
    """Return text on one line, without what a session file cannot hold."""
    return " ".join(_FORBIDDEN.sub(" ", text).split())


def entry_lines(key: str, value: Data, indent: int) -> list[str]:
    """Return `key: value` in block style, each line indented by so many spaces."""
    head = f"{' ' * indent}{_scalar(key)}:"
    if isinstance(value, dict | list) and value:
        return [head, *block_lines(value, indent + 2)]
    if _folds(value):
        return [f"{head} >-", *folded(value, indent + 2)]
    return [f"{head} {_scalar(value, key)}".rstrip()]


def element_lines(value: Data, indent: int) -> list[str]:
    """Return `- value` in block style."""
    pad = " " * indent
    if isinstance(value, dict | list) and value:
        first, *others = block_lines(value, indent + 2)
        return [f"{pad}- {first[indent + 2 :]}", *others]
    if _folds(value):
        return [f"{pad}- >-", *folded(value, indent + 2)]
    return [f"{pad}- {_scalar(value)}".rstrip()]


def block_lines(value: Data, indent: int) -> list[str]:
    """Return the lines of a list or mapping that is not empty."""
    if isinstance(value, dict):
        return [line for key, inner in value.items() for line in entry_lines(key, inner, indent)]
    return [line for inner in value for line in element_lines(inner, indent)]


def _folds(value: Data) -> bool:
    """Whether a text is long, and one that lines can be made of and put together again."""
    return isinstance(value, str) and len(value) > _WIDEST and value == clean(value)


def folded(text: str, indent: int) -> list[str]:
    """Return long text as the lines under `>-`."""
    lines = textwrap.wrap(text, 118 - indent, break_long_words=False, break_on_hyphens=False)
    return [" " * indent + line for line in lines]


def quoted_like(value: Data, style: str | None, key: str) -> str:
    """Return a single value in the quotes that stood there before, where these can hold it."""
    if isinstance(value, str) and style == '"':
        return _double(value)
    if isinstance(value, str) and style == "'":
        return "'" + value.replace("'", "''") + "'"
    return _scalar(value, key)


def _scalar(value: Data, key: str = "") -> str:
    if value is None:
        return ""
    if isinstance(value, Plain):
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:.15g}"
    if isinstance(value, list | dict):
        return "[]" if isinstance(value, list) else "{}"
    if key == "date" and _DATE.fullmatch(value):
        return str(value)
    plain = not _UNSAFE_START.match(value) and not _UNSAFE.search(value) and value.lower() not in _WORDS
    return value if plain and value == value.strip() else _double(value)


def _double(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
