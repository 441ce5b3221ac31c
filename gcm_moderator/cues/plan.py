"""Which cues a meeting gives, and at which instant: a pure function of its state.

A cue has a key that stays the same through grants, undo, redo and restarts, so that nothing is announced twice.
Instants are aware datetimes, durations seconds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from gcm_moderator.agenda.model import Segment, SegmentKind
from gcm_moderator.meeting.floor import Speaker, TurnKind
from gcm_moderator.meeting.state import State
from gcm_moderator.meeting.turn import Turn, instant

OVERTIME_EVERY_S = 30.0
OVERTIME_TIMES = 3
SEGMENT_NOTICE_S = 300.0


class CueKind(StrEnum):
    """What a cue announces."""

    WARNING = "warning"
    LIMIT = "limit"
    OVERTIME = "overtime"
    CALLED = "called"
    PANELLISTS = "panellists"
    SEGMENT_END = "segment-end"
    CLOSING = "closing"
    LIST_CLOSED = "list-closed"
    LIMIT_CHANGED = "limit-changed"
    SLOW_DOWN = "slow-down"


TIME_CUES = frozenset(
    (CueKind.WARNING, CueKind.LIMIT, CueKind.OVERTIME, CueKind.SEGMENT_END, CueKind.CLOSING, CueKind.SLOW_DOWN)
)
"""Cues that mean nothing a moment later; they interrupt the others."""

_SLOW_DOWN = (
    "slow down",
    "more slowly",
    "ralentir",
    "plus lentement",
    "más despacio",
    "медленнее",
    "放慢",
    "慢一点",
    "التمهل",
)


class Cue(msgspec.Struct, frozen=True):
    """One thing to announce. `seconds` are those left, those over, or the new limit, as the kind wants."""

    key: str
    kind: CueKind
    at: dt.datetime
    seconds: float = 0.0
    speaker: Speaker | None = None
    turn_kind: TurnKind | None = None

    @property
    def of_time(self) -> bool:
        """Whether it tells the time, and so goes before cues that only name somebody or something."""
        return self.kind in TIME_CUES


def plan(state: State) -> tuple[Cue, ...]:
    """Every cue of what is going on, past and to come, in the order of their instants.

    What stands still gives no cue of time: a paused turn, a suspended meeting.
    """
    cues = [*_of_turn(state), *_of_segment(state), *_of_list(state), *_of_message(state)]
    return tuple(sorted(cues, key=lambda cue: (cue.at, not cue.of_time, cue.key)))


def _of_turn(state: State) -> Iterator[Cue]:
    turn = state.turn
    if turn is None:
        return
    key = f":{turn.id}"
    yield Cue(CueKind.CALLED + key, CueKind.CALLED, turn.started_at, 0.0, turn.speaker, turn.kind)
    if completes_round(state, turn):
        yield Cue(CueKind.PANELLISTS + key, CueKind.PANELLISTS, turn.started_at)
    if turn.held_since is not None:
        return
    allowed_s = turn.limit_s + turn.granted_s
    limit_at = turn.started_at + dt.timedelta(seconds=turn.paused_s + allowed_s)
    if allowed_s > turn.warning_s:
        warning_at = limit_at - dt.timedelta(seconds=turn.warning_s)
        yield Cue(CueKind.WARNING + key, CueKind.WARNING, warning_at, turn.warning_s)
    yield Cue(CueKind.LIMIT + key, CueKind.LIMIT, limit_at)
    for number in range(1, OVERTIME_TIMES + 1):
        over_s = number * OVERTIME_EVERY_S
        at = limit_at + dt.timedelta(seconds=over_s)
        yield Cue(f"{CueKind.OVERTIME}-{number}{key}", CueKind.OVERTIME, at, over_s)


def completes_round(state: State, turn: Turn) -> bool:
    """Whether this is the intervention after which the panellists' turn is suggested."""
    return (
        state.discussing
        and turn.kind is TurnKind.INTERVENTION
        and state.course.since_panellists == state.session.round_size
    )


def _of_segment(state: State) -> Iterator[Cue]:
    segment, span = state.segment, state.span
    if segment is None or span is None or state.suspended:
        return
    key = f":{segment.id}:{span.start.timestamp():.3f}"
    end = instant(segment.planned_end)
    if not segment.elastic:
        end = span.start + dt.timedelta(seconds=segment.length_s + span.suspended_s)
    if segment.length_s > 2 * SEGMENT_NOTICE_S:
        at = end - dt.timedelta(seconds=SEGMENT_NOTICE_S)
        yield Cue(CueKind.SEGMENT_END + key, CueKind.SEGMENT_END, at, SEGMENT_NOTICE_S)
    if state.discussing and _closes_next(state, segment):
        yield Cue(CueKind.CLOSING + key, CueKind.CLOSING, end)


def _closes_next(state: State, segment: Segment) -> bool:
    """Whether closing remarks stand in the same panel and are still to come."""
    return any(
        other.kind is SegmentKind.CLOSING and not state.course_of(other.id).spans
        for other in state.session.item_of(segment).segments
    )


def _of_list(state: State) -> Iterator[Cue]:
    if not state.discussing:
        return
    course = state.course
    if course.list_closed_at is not None:
        at = course.list_closed_at
        yield Cue(f"{CueKind.LIST_CLOSED}:{state.running}:{at.timestamp():.3f}", CueKind.LIST_CLOSED, at)
    if course.limit_set_at is not None and course.limit_s is not None:
        at = course.limit_set_at
        key = f"{CueKind.LIMIT_CHANGED}:{state.running}:{at.timestamp():.3f}"
        yield Cue(key, CueKind.LIMIT_CHANGED, at, course.limit_s)


def _of_message(state: State) -> Iterator[Cue]:
    message = state.message
    if message is not None and asks_to_slow_down(message.text):
        yield Cue(f"{CueKind.SLOW_DOWN}:{message.id}", CueKind.SLOW_DOWN, message.sent_at)


def asks_to_slow_down(text: str) -> bool:
    """Whether a message of the co-facilitators asks a speaker to slow down, in any of the six languages."""
    folded = text.casefold()
    return any(words in folded for words in _SLOW_DOWN)
