"""Points that may say the same: a hint for the person who merges, never more."""

from __future__ import annotations

from collections.abc import Sequence

from gcm_moderator.meeting.brief import Point

ENOUGH = 58.0
"""From which likeness on (0 to 100) two points are worth a hint."""
MOST = 200
"""So many points are compared with each other; with more of them, hints would cost what they are worth."""
_LEAST_LETTERS = 4


def likely_same(points: Sequence[Point]) -> dict[str, str]:
    """By point: the other one whose words are most like its own, where they are enough alike. Order of words is free.

    Words of fewer than four letters do not count, except in scripts that need fewer.
    """
    from rapidfuzz.fuzz import token_sort_ratio

    texts = [_words(point.text) for point in points[:MOST]]
    best: dict[str, tuple[float, str]] = {}
    for n, one in enumerate(texts):
        for m in range(n + 1, len(texts)):
            score = token_sort_ratio(one, texts[m], score_cutoff=ENOUGH) if one and texts[m] else 0.0
            if score:
                for here, there in ((points[n].id, points[m].id), (points[m].id, points[n].id)):
                    best[here] = max(best.get(here, (0.0, "")), (score, there))
    return {point: other for point, (_, other) in best.items()}


def _words(text: str) -> str:
    from rapidfuzz.utils import default_process

    found = default_process(text).split()
    return " ".join(word for word in found if len(word) >= _LEAST_LETTERS or not word.isascii())
