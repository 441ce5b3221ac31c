"""A guard against acting twice: the second click of a double click, a key that bounces, a nervous finger."""

from __future__ import annotations

from collections.abc import Callable

APART_S = 0.8


class Guard:
    """Lets the same action through again only `apart_s` seconds after it was last asked for.

    `ticks` is a clock that never goes back (seconds). No timer runs: the instants of the activations are compared.
    """

    def __init__(self, ticks: Callable[[], float], apart_s: float = APART_S) -> None:
        self._ticks = ticks
        self._apart_s = apart_s
        self._last: dict[str, float] = {}

    def lets(self, action: str) -> bool:
        """Whether the action may be carried out now."""
        now = self._ticks()
        before = self._last.get(action)
        if before is not None and now - before < self._apart_s:
            return False
        self._last[action] = now
        return True
