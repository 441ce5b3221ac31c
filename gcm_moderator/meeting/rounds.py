"""Rounds: the discussion alternates between Member States and panellists (procedural note, interactive discussion).

The state only suggests the panellists' turn; the moderator decides.
"""

from __future__ import annotations

import msgspec

from gcm_moderator.meeting.notes import Notebook
from gcm_moderator.meeting.state import State


class Round(msgspec.Struct, frozen=True):
    """How far the present round is, and the questions that wait, by panellist."""

    since_panellists: int
    suggest_panellists: bool
    pending_questions: dict[str, int]


def round_of(state: State, notebook: Notebook) -> Round:
    """The round in the running discussion; no interventions count while none runs. Questions are those of the panel."""
    item = state.item
    segments = frozenset(segment.id for segment in item.segments) if item is not None else frozenset[str]()
    since = state.course.since_panellists if state.discussing else 0
    return Round(
        since_panellists=since,
        suggest_panellists=state.discussing and since >= state.session.round_size,
        pending_questions=notebook.pending_for(segments),
    )
