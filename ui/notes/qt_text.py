"""Texts as Qt lays them out: their length in its units, and the direction that they run in."""

from __future__ import annotations

import unicodedata


def units(text: str) -> int:
    """How long Qt takes the text to be: in units of UTF-16, where Python counts characters."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    directions = (unicodedata.bidirectional(char) for char in text)
    return next((direction for direction in directions if direction in ("L", "R", "AL")), "L") != "L"
