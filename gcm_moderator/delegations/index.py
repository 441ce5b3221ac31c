"""The type-ahead: which delegations a few keystrokes mean, best first.

The kinds of match, best first: the whole of a name, an alias or a code; the beginning of one; the beginning of one
of its words; words in any order; initials; a name inside a longer text; a name with slips of the fingers; a name with
an ending ("Congolese"). Within a kind: names in the language being typed first; then Member States, the shortest name
first; then all others in the order of the tables.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from gcm_moderator.delegations.model import Category, Delegation
from gcm_moderator.delegations.normalise import STOP_WORDS, compact, fold, without_article

_LAST = "\U0010ffff"
_LONGEST_QUERY = 200
_MOST_WORDS = 8
_SHORTEST_WITH_SLIPS = 4
_SHORTEST_STEM = 4
_LONGEST_ENDING = 4
_FEW = 3

_Indexed = TypeVar("_Indexed", bound=tuple[Any, ...])


class _Key(NamedTuple):
    """A text that leads to a delegation. `langs` are the languages in which it is the official name."""

    text: str
    owner: int
    langs: tuple[str, ...]
    length: int
    """Letters in the whole name that `text` is or belongs to."""


class _Hit(NamedTuple):
    """How well a key answers: the smaller, the better. `cost` orders within one kind of match."""

    cost: tuple[int, ...]
    key: _Key


class TypeAhead:
    """An index over delegations, built once and never changed. Owners are positions in the sequence given.

    What is only for several words, or for slips of the fingers, is built when these are first typed.
    """

    def __init__(self, delegations: Sequence[Delegation]) -> None:
        self._states = {n: fold(d.name()) for n, d in enumerate(delegations) if d.category is Category.MEMBER_STATE}
        keys = {key for position, delegation in enumerate(delegations) for key in _keys(delegation, position)}
        heads = {head for key in keys for head in _spellings(key)}
        tails = {tail for key in keys for tail in _tails(key)}
        self._whole = _by_text(heads)
        self._heads = sorted(heads)
        self._tails = sorted(tails)
        self._texts = sorted(keys)
        self._initials = _by_text(initials for key in keys for initials in _initials(key))

    def owners(self, query: str, lang: str) -> Iterator[int]:
        """Positions of the delegations that the query may mean, best first, each once. Never raises."""
        folded = fold(query.strip()[: 2 * _LONGEST_QUERY])
        if not folded or len(folded) > _LONGEST_QUERY:
            return
        seen: set[int] = set()
        exact = self._best(self._exact(folded), lang, seen)
        yield from exact
        for kind in (self._beginning, self._word, self._words_in_any_order, self._by_initials, self._inside):
            yield from self._best(kind(folded), lang, seen)
        few = _FEW if len(folded) > _SHORTEST_WITH_SLIPS and " " not in folded else 1
        if not exact and len(folded) >= _SHORTEST_WITH_SLIPS and len(seen) < few:
            yield from self._best(self._with_slips(folded), lang, seen)
            yield from self._best(self._with_an_ending(folded), lang, seen)

    def _best(self, hits: Iterable[_Hit], lang: str, seen: set[int]) -> list[int]:
        """Owners not seen before, best first; they count as seen from here on."""
        found: dict[int, tuple[tuple[int, ...], bool, int]] = {}
        for cost, key in hits:
            if key.owner in seen:
                continue
            foreign = lang not in key.langs
            best = found.get(key.owner, (cost, foreign, key.length))
            found[key.owner] = (*min(best[:2], (cost, foreign)), min(best[2], key.length))
        seen.update(found)

        def rank(owner: int) -> tuple[object, ...]:
            cost, foreign, length = found[owner]
            state = self._states.get(owner)
            return (cost, foreign, 0, length, state) if state else (cost, foreign, 1, owner)

        return sorted(found, key=rank)

    def _exact(self, query: str) -> Iterator[_Hit]:
        for spelling in (query, without_article(query), compact(query)):
            yield from (_Hit((), key) for key in self._whole.get(spelling, ()))

    def _beginning(self, query: str) -> Iterator[_Hit]:
        for cost, spelling in enumerate(dict.fromkeys((query, compact(query), without_article(query)))):
            yield from (_Hit((cost,), key) for key in _starting(self._heads, spelling))

    def _word(self, query: str) -> Iterator[_Hit]:
        yield from (_Hit((), key) for key in _starting(self._tails, query))

    def _words_in_any_order(self, query: str) -> Iterator[_Hit]:
        words = query.split()
        words = [word for word in words if word not in STOP_WORDS] or words
        if not 1 < len(words) <= _MOST_WORDS:
            return
        common = set.intersection(*({n for _, n in _starting(self._words, word)} for word in words))
        yield from (_Hit((), self._texts[n]) for n in common)

    def _by_initials(self, query: str) -> Iterator[_Hit]:
        yield from (_Hit((), key) for key in self._initials.get(compact(query), ()))

    def _inside(self, query: str) -> Iterator[_Hit]:
        words = query.split()
        if not 1 < len(words) <= 2 * _MOST_WORDS:
            return
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                part = " ".join(words[start:end])
                if len(part) >= _SHORTEST_STEM or not part.isascii():
                    yield from (_Hit((-len(part),), key) for key in self._whole.get(part, ()))

    def _with_slips(self, query: str) -> Iterator[_Hit]:
        """The first letter has to be right, or to have changed places with the second."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract_iter

        length = len(query)
        most = 1 if length < 6 else 2 if length < 10 else 3
        swapped = query[1] + query[0]
        texts = self._by_letter.get(query[0], []) + [
            text for text in self._by_letter.get(query[1], []) if query[0] != query[1] and text.startswith(swapped)
        ]
        for cut in (None, length - 1, length, length + 1):
            shortened = texts if cut is None else [text[:cut] for text in texts]
            for _, distance, n in extract_iter(query, shortened, scorer=OSA.distance, score_cutoff=most):
                text = texts[n]
                partial = cut is not None and len(text) > cut
                cost = (int(distance), int(partial), int(len(text) < length), abs(len(text) - length))
                yield from (_Hit(cost, key) for key in self._by_part[text])

    @cached_property
    def _words(self) -> list[tuple[str, int]]:
        """Every word, with the place among the texts of one that has it."""
        return sorted({(word, n) for n, key in enumerate(self._texts) for word in key.text.split()})

    @cached_property
    def _by_part(self) -> dict[str, tuple[_Key, ...]]:
        """Every whole text, and its tails."""
        return _by_text({*self._texts, *self._tails})

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        """The same texts by their first letters, unless they are too short to be written with slips."""
        found: dict[str, list[str]] = defaultdict(list)
        for text in sorted(self._by_part):
            if len(text) >= _SHORTEST_WITH_SLIPS:
                found[text[0]].append(text)
        return found

    def _with_an_ending(self, query: str) -> Iterator[_Hit]:
        for end in range(max(_SHORTEST_STEM, len(query) - _LONGEST_ENDING), len(query)):
            yield from (_Hit((-end,), key) for key in self._whole.get(query[:end], ()))


def _keys(delegation: Delegation, position: int) -> list[_Key]:
    """Every text a delegation goes by."""
    langs: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for lang, name in delegation.names.items():
        langs[fold(name)] += (lang,)
    former = [name for names in delegation.names_in_use.values() for name in names.values()]
    codes = [code for code in (delegation.code, delegation.iso3) if code]
    for text in (*former, *delegation.aliases, *codes):
        langs[fold(text)] += ()
    return [_Key(text, position, official, len(text)) for text, official in langs.items() if text]


def _same(key: _Key, text: str) -> _Key:
    return _Key(text, key.owner, key.langs, key.length)


def _spellings(key: _Key) -> Iterator[_Key]:
    yield key
    text = key.text
    for other in (without_article(text), compact(text)):
        if other != text:
            yield _same(key, other)


def _tails(key: _Key) -> Iterator[_Key]:
    """The key from each later word on, and from each later character of a text in Han characters."""
    text = key.text
    if "\u3400" <= text[0] <= "\u9fff":
        yield from (_same(key, text[start:]) for start in range(1, len(text)))
        return
    start = text.find(" ") + 1
    while start:
        tail = text[start:]
        if tail.split(" ", 1)[0] not in STOP_WORDS:
            yield _same(key, tail)
            if (bare := without_article(tail)) != tail:
                yield _same(key, bare)
        start = text.find(" ", start) + 1


def _initials(key: _Key) -> Iterator[_Key]:
    words = [word for word in key.text.split() if word not in STOP_WORDS]
    if key.langs and len(words) > 1:
        yield _same(key, "".join(word[0] for word in words))


def _by_text(keys: Iterable[_Key]) -> dict[str, tuple[_Key, ...]]:
    found: dict[str, tuple[_Key, ...]] = {}
    for key in keys:
        found[key.text] = (*found.get(key.text, ()), key)
    return found


def _starting(items: list[_Indexed], prefix: str) -> list[_Indexed]:
    """The items of a sorted list whose text begins with the prefix."""
    return items[bisect_left(items, (prefix,)) : bisect_left(items, (prefix + _LAST,))]
