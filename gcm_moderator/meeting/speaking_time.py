"""How long a written statement takes when it is read out at a pace that interpreters can follow."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import msgspec

WORDS_A_MINUTE = 110
"""The pace that interpreters ask speakers to keep, in words."""

CHARACTERS_A_MINUTE = 180
"""The same pace in Chinese characters: a hundred English words are about 165 characters in translation."""


class Reading(msgspec.Struct, frozen=True):
    """A text counted: words of scripts that part them, Chinese characters (kana among them), and both in seconds."""

    words: int
    characters: int

    @property
    def seconds(self) -> float:
        """How long it takes to read it out."""
        return 60 * (self.words / WORDS_A_MINUTE + self.characters / CHARACTERS_A_MINUTE)


def reading(text: str) -> Reading:
    """Count a text.

    A word is a run of letters, digits and their marks; apostrophes, hyphens, points and commas within one ("d'accord",
    "well-known", "2.5") do not part it. A Chinese character counts by itself.
    """
    words = characters = 0
    within = joined = False
    for char in text:
        what = _class(char)
        if what == "character":
            characters += 1
            within = joined = False
        elif what == "letter":
            words += not within and not joined
            within, joined = True, False
        elif what == "joiner" and within:
            within, joined = False, True
        elif what != "mark":
            within = joined = False
    return Reading(words, characters)


@lru_cache(maxsize=8192)
def _class(char: str) -> str:
    if char in "'’-‐‑.,·٫ʼ":
        return "joiner"
    category = unicodedata.category(char)
    if category[0] == "M" or category == "Cf":
        return "mark"
    if category == "Lo" and unicodedata.name(char, "").startswith(("CJK", "HIRAGANA", "KATAKANA")):
        return "character"
    return "letter" if category[0] in "LN" else "other"
