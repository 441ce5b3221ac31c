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
    return balance_of(state.all_turns(), now)


def balance_of(turns: Iterable[Turn], now: dt.datetime) -> Balance:
    """The shares of those turns."""
    counted = [turn for turn in turns if counts(turn)]
    return Balance(
        by_group=_shares(counted, now, lambda turn: turn.speaker.regional_group or "other"),
        by_category=_shares(counted, now, lambda turn: turn.speaker.category or "other"),
        by_gender=_shares((turn for turn in counted if turn.gender), now, lambda turn: turn.gender or ""),
    )


def counts(turn: Turn) -> bool:
    """Whether the turn is one in which a delegation was heard."""
    return turn.kind in (TurnKind.INTERVENTION, TurnKind.RIGHT_OF_REPLY) and not turn.absent


def together(parts: Iterable[Balance]) -> Balance:
    """The shares of several parts of a meeting as one."""
    groups: dict[str, Share] = {}
    categories: dict[str, Share] = {}
    genders: dict[str, Share] = {}
    for part in parts:
        for known, more in ((groups, part.by_group), (categories, part.by_category), (genders, part.by_gender)):
            for name, share in more.items():
                known[name] = _added(known.get(name, Share()), share.interventions, share.spoken_s)
    return Balance(groups, categories, genders)


def not_heard(state: State) -> tuple[RegionalGroup, ...]:
    """The regional groups of which no delegation has had the floor in the running segment."""
    return tuple(group for group in RegionalGroup if state.course.groups.get(group, 0) <= 0)


def _shares(turns: Iterable[Turn], now: dt.datetime, share_of: Callable[[Turn], str]) -> dict[str, Share]:
    shares: dict[str, Share] = {}
    for turn in turns:
        name = str(share_of(turn))
        shares[name] = _added(shares.get(name, Share()), 1, turn.elapsed(now))
    return shares


def _added(share: Share, interventions: int, spoken_s: float) -> Share:
    return Share(share.interventions + interventions, round(share.spoken_s + spoken_s, 3))
