"""What people typed, made safe to stand in a document as plain text.

A name or a note can hold anything: Markdown, HTML, a spreadsheet formula, characters that turn the reading direction of
everything after them. In a document it is read, never carried out.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from zoneinfo import ZoneInfo

_NEW_LINE = re.compile("\r\n|[\n\v\f\r\x85\u2028\u2029]")
_TURNS_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NO_SIGNS = frozenset("\ufffe\uffff")
"""Unicode and XML know these as no characters."""
_UNSEEN = ("Cc", "Cf", "Cs", "Zs")
_FORMULA = frozenset("=+-@\N{MINUS SIGN}")

_MARKUP = re.compile(r"[\\`*_\[\]|~$]|[&<>]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_OPENS_BLOCK = re.compile(r"\d+(?=[.)])|(?=[#+\-=:])")


def lines(text: str) -> tuple[str, ...]:
    """The lines of a text that are not blank, without control characters and overrides of the reading direction."""
    cleaned = (_cleaned(line) for line in _NEW_LINE.split(text))
    return tuple(line for line in cleaned if line)


def one_line(text: str) -> str:
    """The text on one line, cleaned as `lines` does."""
    return " ".join(lines(text))


def in_markdown(text: str) -> str:
    """The text on one line, such that Markdown shows just its characters: in a table too, and at a line's start."""
    escaped = _MARKUP.sub(lambda found: _ENTITIES.get(found[0], "\\" + found[0]), one_line(text))
    opening = _OPENS_BLOCK.match(escaped)
    return escaped if opening is None else f"{opening[0]}\\{escaped[opening.end() :]}"


def in_cell(text: str) -> str:
    """The text on one line, such that no spreadsheet takes it for a formula: an apostrophe stands before one.

    Looks through spaces and invisible characters, and at full-width and other variants of the signs (OWASP, CSV
    injection).
    """
    line = one_line(text)
    first = next((sign for sign in line if unicodedata.category(sign) not in _UNSEEN), "")
    return f"'{line}" if unicodedata.normalize("NFKC", first)[:1] in _FORMULA else line


def local(instant: dt.datetime, zone: ZoneInfo) -> str:
    """An instant as ISO 8601 with the place's offset; milliseconds only where there are any."""
    instant = instant.astimezone(zone)
    return instant.isoformat(timespec="milliseconds" if instant.microsecond else "seconds")


def _cleaned(line: str) -> str:
    kept = (
        sign
        for sign in line.replace("\t", " ")
        if sign not in _TURNS_DIRECTION and sign not in _NO_SIGNS and unicodedata.category(sign) not in ("Cc", "Cs")
    )
    return "".join(kept).strip()
