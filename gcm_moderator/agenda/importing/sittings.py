"""The sittings of a day: those that the document names, or the stretches around the lunch break."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from gcm_moderator.agenda.importing.document import Line
from gcm_moderator.agenda.importing.understanding import UnderstoodItem
from gcm_moderator.agenda.model import ItemKind

__all__ = ["sittings_of"]

_SHORTEST_GAP = 45
"""Minutes of a break, or of nothing, that end a sitting: interpreters stay through a coffee break."""

Sitting = tuple[int, int]


def sittings_of(items: Sequence[UnderstoodItem], told: Sequence[tuple[int, int, Line]]) -> tuple[Sitting, ...]:
    """Return the sittings of a day in minutes; `told` are those that the document names for any day."""
    spans = [(_minutes(item.start), _minutes(item.end or item.start), item.kind) for item in items]
    working = [(start, end) for start, end, kind in spans if kind is not ItemKind.BREAK] or [
        (s, e) for s, e, _ in spans
    ]
    named = _apart(sorted({(start, end) for start, end, _ in told}))
    if named and all(any(a <= start and end <= b for a, b in named) for start, end in working):
        used = [(a, b) for a, b in named if any(a <= start < b for start, _ in working)]
        return tuple(used)
    return tuple(_around_breaks(working))


def _minutes(text: str) -> int:
    match = re.fullmatch(r"(\d\d):(\d\d)", text)
    assert match is not None
    return int(match[1]) * 60 + int(match[2])


def _apart(spans: list[Sitting]) -> list[Sitting]:
    """The spans, or none of them when two overlap."""
    overlap = any(after[0] < before[1] for before, after in itertools.pairwise(spans))
    return [] if overlap else spans


def _around_breaks(working: list[Sitting]) -> list[Sitting]:
    sittings: list[Sitting] = []
    for start, end in sorted((start, max(end, start + 1)) for start, end in working):
        if sittings and start - sittings[-1][1] < _SHORTEST_GAP:
            sittings[-1] = (sittings[-1][0], max(sittings[-1][1], end))
        else:
            sittings.append((start, end))
    return sittings
