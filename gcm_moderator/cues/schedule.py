"""What is due now and when the next cue is: every cue once, at its moment or not at all.

A cue comes up when its instant has come and is dropped when that was more than `LATEST_S` ago (the computer slept, a
turn was backdated). What has come up, or was dropped, never comes back: not after a grant that puts its moment off
again, not after undo and redo, and not after a restart.
"""

from __future__ import annotations

import datetime as dt

import msgspec
from msgspec.structs import replace

from gcm_moderator.cues.plan import Cue, plan
from gcm_moderator.meeting import facts
from gcm_moderator.meeting.history import History
from gcm_moderator.meeting.state import State

LATEST_S = 3.0
"""A cue that could not be given for so long is not given any more."""

_PUTS_OFF = (facts.TurnGranted, facts.CommandRetracted, facts.CommandReinstated)
"""Facts that can move the instant of a cue from the past into the future."""


class Schedule(msgspec.Struct, frozen=True):
    """The cues of the meeting as it stands, and the keys of those that are over."""

    cues: tuple[Cue, ...] = ()
    over: frozenset[str] = frozenset()

    @property
    def next_at(self) -> dt.datetime | None:
        """The instant of the next cue; None when nothing is to come."""
        return next((cue.at for cue in self.cues if cue.key not in self.over), None)


def begun(history: History, now: dt.datetime) -> Schedule:
    """The schedule of a meeting that is opened now: whatever had its moment before is over, said or not."""
    over = _came_up(history.state, now)
    if any(isinstance(draft.fact, _PUTS_OFF) for draft in history.drafts):
        replayed = History(history.state.session)
        for draft in history.drafts:
            if isinstance(draft.fact, _PUTS_OFF):
                over |= _came_up(replayed.state, draft.at)
            replayed.append(draft)
    return Schedule(plan(history.state), over)


def followed(schedule: Schedule, state: State) -> Schedule:
    """The schedule after the meeting changed."""
    return replace(schedule, cues=plan(state))


def due(schedule: Schedule, now: dt.datetime) -> tuple[tuple[Cue, ...], Schedule]:
    """What is to be announced now, in order, and the schedule after that."""
    came_up = [cue for cue in schedule.cues if cue.at <= now and cue.key not in schedule.over]
    fresh = tuple(cue for cue in came_up if (now - cue.at).total_seconds() <= LATEST_S)
    return fresh, replace(schedule, over=schedule.over | {cue.key for cue in came_up})


def _came_up(state: State, now: dt.datetime) -> frozenset[str]:
    return frozenset(cue.key for cue in plan(state) if cue.at <= now)
