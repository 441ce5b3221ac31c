"""Text from people, made harmless: what is drawn is always plain, on one line, and of a bearable length."""

from __future__ import annotations

import html
import unicodedata

from PySide6.QtCore import Qt

LONGEST = 400
_MIRRORED = str.maketrans("▶→‹›", "◀←›‹")
_MOST_MARKS = 3
_SEEN_APART = frozenset("\u200c\u200d") | frozenset(map(chr, range(0xE0020, 0xE0080)))
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def plain(text: str) -> str:
    """The text without anything that could break a layout or mislead the eye.

    Line breaks, tabs and other control characters become spaces; marks that override or isolate the direction of
    writing, invisible characters and half surrogates go; piles of combining marks are cut to three; runs of spaces
    become one; what is longer than 400 characters ends in "…". Joiners stay: Persian, Indic scripts and emoji need
    them.
    """
    head = text[: 4 * LONGEST]
    if not (head.isascii() and head.isprintable()):
        head = _harmless(head)
    line = " ".join(head.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def _harmless(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for letter in text:
        category = unicodedata.category(letter)
        marks = marks + 1 if category == "Mn" else 0
        if category in ("Cc", "Zl", "Zp"):
            kept.append(" ")
        elif letter in _SEEN_APART or (category not in _UNSEEN and marks <= _MOST_MARKS):
            kept.append(letter)
    return "".join(kept)


def tooltip(text: str) -> str:
    """The text for a tool tip, which Qt would otherwise take for rich text when it looks like it."""
    return f"<qt>{html.escape(plain(text))}</qt>"


def pointing(sign: str, direction: Qt.LayoutDirection) -> str:
    """The sign as it points in a layout of that direction: "▶" is "◀" where lines begin at the right."""
    return sign if direction == Qt.LayoutDirection.LeftToRight else sign.translate(_MIRRORED)


def menu_text(text: str) -> str:
    """The text for a menu, a button or a tab, where "&" marks a letter."""
    return plain(text).replace("&", "&&")
