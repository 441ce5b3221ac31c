"""Who was heard: interventions and seconds by regional group, by category and, if recorded, by gender.

For the organizers' information; it never reorders the queue. Points of order and absences do not count.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

import msgspec

from gcm_moderator.delegations.model import RegionalGroup
from gcm_moderator.meeting.floor import TurnKind
from gcm_moderator.meeting.state import State
from gcm_moderator.meeting.turn import Turn


class Share(msgspec.Struct, frozen=True):
    """What one group had of the floor."""

    interventions: int = 0
    spoken_s: float = 0.0


class Balance(msgspec.Struct, frozen=True):
    """Shares by regional group, category and gender; free text and panellists stand under "other"."""

    by_group: dict[str, Share]
    by_category: dict[str, Share]
    by_gender: dict[str, Share]


def balance(state: State, now: dt.datetime) -> Balance:
    """The shares of the floor up to this instant, the live turns included."""
    turns = [
        turn
        for turn in state.all_turns()
        if turn.kind in (TurnKind.INTERVENTION, TurnKind.RIGHT_OF_REPLY) and not turn.absent
    ]
    return Balance(
        by_group=_shares(turns, now, lambda turn: turn.speaker.regional_group or "other"),
        by_category=_shares(turns, now, lambda turn: turn.speaker.category or "other"),
        by_gender=_shares((turn for turn in turns if turn.gender), now, lambda turn: turn.gender or ""),
    )


def not_heard(state: State) -> tuple[RegionalGroup, ...]:
    """The regional groups of which no delegation has had the floor in the running segment."""
    return tuple(group for group in RegionalGroup if state.course.groups.get(group, 0) <= 0)


def _shares(turns: Iterable[Turn], now: dt.datetime, share_of: Callable[[Turn], str]) -> dict[str, Share]:
    shares: dict[str, Share] = {}
    for turn in turns:
        name = str(share_of(turn))
        before = shares.get(name, Share())
        shares[name] = Share(before.interventions + 1, round(before.spoken_s + turn.elapsed(now), 3))
    return shares
