"""Full-text search over notes: what counts as a word in six languages, how a query reads, where it matches.

Upper and lower case, diacritics, the Arabic letters that people interchange and the width of characters make no
difference. Chinese characters are words of their own, so that a query of one or two of them is found anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import msgspec

QUERY_LENGTH = 400
"""Characters of a query that are looked at."""

SNIPPET_LENGTH = 160
"""Characters of a note that a hit shows."""

_RESPELT = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ة": "ه",
    "ک": "ك",
    "ـ": "",
}

_PARTS = re.compile(r'"([^"]*)("?)|([^\s"]+)')


class Word(msgspec.Struct, frozen=True):
    """A word as it is compared, and where it stands in the text: from `start` up to but not including `end`."""

    folded: str
    start: int
    end: int


class Term(msgspec.Struct, frozen=True):
    """Words that must follow each other. With `prefix`, the last one may go on."""

    words: tuple[str, ...]
    prefix: bool


class NoteHit(msgspec.Struct, frozen=True):
    """A note that was found. `matches` are ranges of characters (code points) in the snippet, which is plain text."""

    note: str
    snippet: str
    matches: tuple[tuple[int, int], ...]


def words(text: str) -> list[Word]:
    """The words of a text, in order."""
    found: list[Word] = []
    letters: list[str] = []
    start = end = 0
    for position, char in enumerate(text):
        folded = _fold(char)
        if folded and folded != " " and not _is_cjk(folded[0]):
            if not letters:
                start = position
            letters.append(folded)
            end = position + 1
            continue
        if not folded:
            continue
        if letters:
            found.append(Word("".join(letters), start, end))
            letters = []
        if folded != " ":
            found.extend(Word(each, position, position + 1) for each in folded)
    if letters:
        found.append(Word("".join(letters), start, end))
    return found


def indexed(text: str) -> str:
    """The words of a text as the index stores them, one space between them."""
    return " ".join(word.folded for word in words(text))


def parse(query: str) -> tuple[Term, ...]:
    """What a query asks for; a note answers it when every term occurs in it.

    `"quoted words"` stand next to each other, `migr*` begins a word, and so does the last word, which may still be
    being typed, until a space follows it. Anything else in a query separates words. No words, no terms.
    """
    query = query[:QUERY_LENGTH]
    terms: dict[Term, None] = {}
    for match in _PARTS.finditer(query):
        quoted, closing, bare = match.groups()
        text = bare if quoted is None else quoted
        at_end = match.end() == len(query) and not closing and not text[-1:].isspace()
        prefix = at_end or (quoted is None and text.endswith("*"))
        folded = tuple(word.folded for word in words(text))
        if folded:
            terms[Term(folded, prefix)] = None
    return tuple(terms)


def occurrences(text: str, terms: tuple[Term, ...]) -> list[tuple[int, int]] | None:
    """Where the terms stand in a text, in order and apart from each other; None when one of them does not."""
    found = words(text)
    ranges: list[tuple[int, int]] = []
    for term in terms:
        places = [
            (found[first].start, found[first + len(term.words) - 1].end)
            for first in range(len(found) - len(term.words) + 1)
            if _stands_at(found, first, term)
        ]
        if not places:
            return None
        ranges.extend(places)
    return _merged(ranges)


def hit(note: str, text: str, ranges: list[tuple[int, int]]) -> NoteHit:
    """The note as a hit: all of a short text, or the stretch of a long one around its first match."""
    if len(text) <= SNIPPET_LENGTH:
        return NoteHit(note, text, tuple(ranges))
    first = ranges[0][0] if ranges else 0
    start = max(0, min(first - SNIPPET_LENGTH // 4, len(text) - SNIPPET_LENGTH))
    end = min(len(text), start + SNIPPET_LENGTH)
    before = "…" if start else ""
    after = "…" if end < len(text) else ""
    shift = len(before) - start
    shown = tuple((max(a, start) + shift, min(b, end) + shift) for a, b in ranges if a < end and b > start)
    return NoteHit(note, before + text[start:end] + after, shown)


def _stands_at(found: list[Word], first: int, term: Term) -> bool:
    *whole, last = term.words
    if any(found[first + place].folded != word for place, word in enumerate(whole)):
        return False
    word = found[first + len(whole)].folded
    return word.startswith(last) if term.prefix else word == last


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


@lru_cache(maxsize=8192)
def _fold(char: str) -> str:
    """The letters and digits that a character stands for, a space for what separates words, nothing for marks."""
    plain = []
    for folded in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold()):
        category = unicodedata.category(folded)
        if folded in _RESPELT:
            plain.append(_RESPELT[folded])
        elif category == "Nd":
            plain.append(str(unicodedata.digit(folded)))
        elif category[0] in "LN":
            plain.append(folded)
        elif category[0] != "M" and category != "Cf":
            plain.append(" ")
    letters = "".join(plain)
    return letters.replace(" ", "") or (" " if " " in letters else "")


def _is_cjk(char: str) -> bool:
    code = ord(char)
    return (
        0x2E80 <= code <= 0x312F  # radicals, kana, bopomofo
        or 0x31A0 <= code <= 0x31FF
        or 0x3400 <= code <= 0x4DBF
        or 0x4E00 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3FFFF
    )
