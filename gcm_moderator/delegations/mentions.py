"""Where a text names a State, in any of the six languages: for documents in which no State should be named.

It finds official and former names and aliases, whole words only, whatever their accents. It looks through Arabic
particles written onto a name and through the commonest Russian cases. Short aliases ("UK", "US") count as written, in
capitals; two-letter codes do not count. Words for people and languages ("Kenyan") are not looked for.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from gcm_moderator.delegations.model import Delegation

_WORD = re.compile(r"[^\W_]+")
_HAN = re.compile("[\u3400-\u9fff]+")
_JOINED = frozenset("'’‘ʼ`´.ـ")
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_SHORT = 4
_ARABIC_PARTICLES = ("وال", "بال", "كال", "فال", "لل", "و", "ف", "ب", "ك", "ل")
_RUSSIAN_STEM = 4
_RUSSIAN_ENDINGS = frozenset("аяыиуюеоь") | {"ои", "еи", "ом", "ем", "ью", "ию", "ия", "ии"}
"""Folded as words are, й to и."""


class Mention(msgspec.Struct, frozen=True):
    """A State named in a text, from the character `start` up to `end`."""

    start: int
    end: int
    delegation: Delegation


class _Name(msgspec.Struct, frozen=True):
    """A name as words; `exact` when capitals matter."""

    words: tuple[str, ...]
    delegation: Delegation
    exact: str | None


class Mentions:
    """Finds the States of a directory in texts. Built once; it holds no other state."""

    def __init__(self, delegations: Iterable[Delegation]) -> None:
        self._names: dict[str, list[_Name]] = defaultdict(list)
        self._stems: dict[str, Delegation] = {}
        self._han: dict[str, list[tuple[str, Delegation]]] = defaultdict(list)
        for delegation in delegations:
            if delegation.code is not None:
                for text in _texts(delegation):
                    self._learn(text, delegation)
        for names in self._names.values():
            names.sort(key=lambda name: -len(name.words))
        for found in self._han.values():
            found.sort(key=lambda name: -len(name[0]))

    def find(self, text: str) -> tuple[Mention, ...]:
        """Every State that the text names, from its beginning to its end; of names inside each other, the longest."""
        found = sorted([*self._in_words(text), *self._in_han(text)], key=lambda one: (one.start, -one.end))
        kept: list[Mention] = []
        for mention in found:
            if not kept or mention.start >= kept[-1].end:
                kept.append(mention)
        return tuple(kept)

    def _learn(self, text: str, delegation: Delegation) -> None:
        if _HAN.fullmatch(text):
            self._han[text[0]].append((text, delegation))
            return
        words = tuple(word for word, _, _ in _words(text))
        if not words:
            return
        short = len(text) <= _SHORT and text.isascii()
        if short and not text.isupper():
            short = False
        self._names[words[0]].append(_Name(words, delegation, text if short else None))
        if len(words) == 1 and _is_cyrillic(words[0]):
            stem = words[0][:-1] if text[-1] in "аяйь" else words[0]
            if len(stem) >= _RUSSIAN_STEM and text[-1] not in "иоуеэы":
                self._stems.setdefault(stem, delegation)

    def _in_words(self, text: str) -> Iterator[Mention]:
        words = _words(text)
        for n, (word, start, end) in enumerate(words):
            possessive = text[start:end].endswith(_POSSESSIVE)
            for spelling in _spellings(word[:-1] if possessive else word):
                for name in self._names.get(spelling, ()):
                    following = words[n + 1 : n + len(name.words)]
                    if tuple(word for word, _, _ in following) != name.words[1:]:
                        continue
                    last = following[-1][2] if following else end
                    if name.exact is None or text[start:last].replace(".", "") == name.exact.replace(".", ""):
                        yield Mention(start, last, name.delegation)
                        break
            if _is_cyrillic(word) and text[start].isupper():
                for length in (1, 2):
                    state = self._stems.get(word[:-length])
                    if state is not None and word[-length:] in _RUSSIAN_ENDINGS:
                        yield Mention(start, end, state)
                        break

    def _in_han(self, text: str) -> Iterator[Mention]:
        for place, sign in enumerate(text):
            for name, delegation in self._han.get(sign, ()):
                if text.startswith(name, place):
                    yield Mention(place, place + len(name), delegation)
                    break


def _texts(delegation: Delegation) -> Iterator[str]:
    yield from delegation.names.values()
    yield from (alias for alias in delegation.aliases if len(alias) > 1)
    for former in delegation.names_in_use.values():
        yield from former.values()


def _words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, folded, each with where it begins and ends; an apostrophe parts no word."""
    plain, places = [], []
    for place, sign in enumerate(text):
        if sign in _JOINED:
            continue
        for letter in unicodedata.normalize("NFKD", sign):
            if unicodedata.category(letter) != "Mn":
                plain.append(letter.casefold()[:1] or letter)
                places.append(place)
    return [(found[0], places[found.start()], places[found.end() - 1] + 1) for found in _WORD.finditer("".join(plain))]


def _spellings(word: str) -> Iterator[str]:
    """The word as it is, and without Arabic particles written onto it, with the article and without."""
    yield word
    for particle in _ARABIC_PARTICLES:
        if word.startswith(particle) and len(word) > len(particle) + 2:
            rest = word.removeprefix(particle)
            yield f"ال{rest}"
            yield from _spellings(rest)


def _is_cyrillic(word: str) -> bool:
    return "а" <= word[0] <= "я"
