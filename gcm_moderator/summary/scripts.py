"""Which parts of a text are in Arabic or Chinese script, and from which side it is read.

Word needs to be told of each run; Qt finds out for itself.
"""

from __future__ import annotations

import unicodedata
from enum import Enum


class Script(Enum):
    """What Word tells apart: scripts from right to left, those of East Asia, and all others."""

    OTHER = "other"
    RIGHT_TO_LEFT = "right-to-left"
    EAST_ASIAN = "east-asian"


def runs(text: str) -> list[tuple[str, Script]]:
    """The text in stretches of one script; spaces, digits and signs belong to the stretch before them."""
    stretches: list[tuple[str, Script]] = []
    start, current = 0, _first(text)
    for place, sign in enumerate(text):
        script = _script(sign) or current
        if script is not current:
            stretches.append((text[start:place], current))
            start, current = place, script
    return [(stretch, script) for stretch, script in [*stretches, (text[start:], current)] if stretch]


def right_to_left(text: str) -> bool:
    """Whether the text as a whole is read from right to left: its first letter decides (Unicode, UAX 9, P2 and P3)."""
    return _first(text) is Script.RIGHT_TO_LEFT


def _first(text: str) -> Script:
    return next((script for sign in text if (script := _script(sign))), Script.OTHER)


def _script(sign: str) -> Script | None:
    """The script of a letter, None for a sign that is at home in all."""
    if sign.isascii():
        return Script.OTHER if sign.isalpha() else None
    if unicodedata.bidirectional(sign) in ("R", "AL"):
        return Script.RIGHT_TO_LEFT
    if unicodedata.east_asian_width(sign) in ("W", "F") and unicodedata.category(sign)[0] in "LPN":
        return Script.EAST_ASIAN
    return Script.OTHER if unicodedata.category(sign)[0] == "L" else None
