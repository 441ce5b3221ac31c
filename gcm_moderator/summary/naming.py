"""Where a summary names a State although it should name none: pointed at before it is exported."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from gcm_moderator.summary.document import Document
from gcm_moderator.summary.words import listed

_SHOWN = 8


class Named(msgspec.Struct, frozen=True):
    """A place in the document, "paragraph 12 (b)", its text, and the States that it names."""

    where: str
    text: str
    states: tuple[str, ...]


def states_named(document: Document, states_in: Callable[[str], Sequence[str]]) -> tuple[Named, ...]:
    """Every subparagraph that names a State; `states_in` gives the States that a text names."""
    found = []
    for entry in document.unattributed:
        text = " ".join(entry.lines)
        states = tuple(dict.fromkeys(states_in(text)))
        if states:
            found.append(Named(entry.where, text, states))
    return tuple(found)


def warning(named: Sequence[Named]) -> str:
    """One sentence that says where; of many places, the first."""
    shown = [f"{place.where} ({listed(place.states)})" for place in named[:_SHOWN]]
    more = len(named) - _SHOWN
    if more > 0:
        shown.append(f"{more} more {'place' if more == 1 else 'places'}")
    return f"The summary names States, which it should not, in {listed(shown)}; change the notes or points there."
