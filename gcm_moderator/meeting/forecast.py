"""Where the meeting will be: projected ends, who fits, and what would make everybody fit.

Seconds and aware datetimes. The projection goes item after item: remarks, presentations and closings keep their
length when they start late; discussions and breaks end at their planned end and so absorb a delay.
"""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from gcm_moderator.agenda.model import Segment
from gcm_moderator.meeting.state import Request, State
from gcm_moderator.meeting.turn import instant, seconds_between

CHANGE_OVER_S = 15.0
KNOWN_AFTER = 3


class Forecast(msgspec.Struct, frozen=True):
    """The forecast for the running segment. From `fits` on, the fields belong to a discussion."""

    turn_end: dt.datetime | None
    segment_end: dt.datetime
    item_end: dt.datetime
    sitting_end: dt.datetime
    behind_s: float
    """Projected minus planned end of the running segment; negative is ahead."""
    past_stop_s: float
    """Seconds by which the sitting would run past its hard stop, when the interpreters leave."""
    fits: int | None = None
    """Interventions that still fit at the present limit, those waiting included."""
    reached: int = 0
    """How many of those waiting fit, from the top of the list."""
    expected: dict[str, dt.datetime] = {}
    """By request: the expected time on the floor."""
    limit_for_all_s: float | None = None
    """When not everybody fits: the common limit at which all waiting would."""
    close_list_at: dt.datetime | None = None
    """The latest time to close the list if everybody on it is to be heard; now when not everybody fits."""
    overrun_s: float = 0.0
    """By how much the discussion would overrun if everybody waiting spoke at the present limit."""


class Pace(msgspec.Struct, frozen=True):
    """How the floor is used: seconds spoken for each second of limit, and seconds between two speakers."""

    used_per_limit: float = 1.0
    change_over_s: float = CHANGE_OVER_S

    def slot(self, limit_s: float) -> float:
        """Seconds that an intervention with that limit takes, change-over included."""
        return limit_s * self.used_per_limit + self.change_over_s


def pace(state: State) -> Pace:
    """The pace observed in this session once three interventions are finished; the limit and 15 s before that.

    What speakers used is held against what they were allowed, so that lowering the limit shows in the forecast at once.
    """
    tallies = [course.tally for course in state.courses.values()]
    interventions = sum(tally.interventions for tally in tallies)
    allowed_s = sum(tally.allowed_s for tally in tallies)
    changes = sum(tally.changes for tally in tallies)
    if interventions < KNOWN_AFTER or not allowed_s:
        return Pace()
    used_per_limit = sum(tally.used_s for tally in tallies) / allowed_s
    change_over_s = sum(tally.change_s for tally in tallies) / changes if changes else CHANGE_OVER_S
    return Pace(used_per_limit, change_over_s)


class Projected(msgspec.Struct, frozen=True):
    """When a segment that has not begun is expected to run."""

    segment: Segment
    start: dt.datetime
    end: dt.datetime


def forecast(state: State, now: dt.datetime) -> Forecast | None:
    """The forecast at this instant; None while no segment runs."""
    segment = state.segment
    segment_end = projected_segment_end(state, now)
    if segment is None or segment_end is None:
        return None
    sitting = state.session.sitting_of(segment)
    sitting_end = item_end = segment_end
    for ahead in projected(state, now):
        if ahead.segment.item_id == segment.item_id:
            item_end = ahead.end
        if sitting is not None and sitting.start <= ahead.segment.planned_start < sitting.end:
            sitting_end = max(sitting_end, ahead.end)
    projection = Forecast(
        turn_end=projected_turn_end(state, now),
        segment_end=segment_end,
        item_end=item_end,
        sitting_end=sitting_end,
        behind_s=seconds_between(segment.planned_end, segment_end),
        past_stop_s=max(0.0, seconds_between(sitting.end, sitting_end)) if sitting is not None else 0.0,
    )
    return _with_queue(state, segment, projection, now) if state.discussing else projection


def projected_turn_end(state: State, now: dt.datetime) -> dt.datetime | None:
    """When the live turn, and the one interrupted under it, will end by their limits; now if that is over."""
    if state.turn is None:
        return None
    left = sum(max(0.0, turn.remaining(now)) for turn in state.live_turns)
    return now + dt.timedelta(seconds=left)


def projected_segment_end(state: State, now: dt.datetime) -> dt.datetime | None:
    """When the running segment will end: as planned if it is elastic, else after its length; never before its turn."""
    segment, span = state.segment, state.span
    if segment is None or span is None:
        return None
    end = segment.planned_end
    if not segment.elastic:
        since = state.suspended_since
        suspended_s = span.suspended_s + (max(0.0, seconds_between(since, now)) if since is not None else 0.0)
        end = span.start + dt.timedelta(seconds=segment.length_s + suspended_s)
    return max(end, projected_turn_end(state, now) or now)


def to_come(state: State) -> tuple[Segment, ...]:
    """What the agenda still has: the segments not begun or skipped after the running one, or the latest one held.

    While nothing has begun, they are those that were not over when the meeting was opened: on day 2, day 2's.
    """
    segments = state.session.segments
    if not state.courses and state.opened_at is not None:
        opened_at = state.opened_at
        return tuple(segment for segment in segments if segment.planned_end > opened_at) or segments
    latest = max((n for n, segment in enumerate(segments) if state.course_of(segment.id).spans), default=-1)
    if state.running is not None:
        latest = next(n for n, segment in enumerate(segments) if segment.id == state.running)
    return tuple(s for s in segments[latest + 1 :] if s.id not in state.skipped and not state.course_of(s.id).spans)


def projected(state: State, now: dt.datetime) -> Iterator[Projected]:
    """What is to come, item after item, with the delay handed on; from now on while nothing runs."""
    cursor = projected_segment_end(state, now) or instant(now)
    for segment in to_come(state):
        opens_item = state.session.item_of(segment).segments[0].id == segment.id
        start = max(cursor, segment.planned_start) if opens_item else cursor
        cursor = start + dt.timedelta(seconds=segment.length_s)
        if segment.elastic:
            cursor = max(start, segment.planned_end)
        yield Projected(segment, start, cursor)


def _with_queue(state: State, segment: Segment, projection: Forecast, now: dt.datetime) -> Forecast:
    """The forecast of a discussion: who fits until its planned end."""
    limit_s = state.intervention_limit_s or 0.0
    speed = pace(state)
    free_at = max(now, projection.turn_end or now)
    left_s = seconds_between(free_at, segment.planned_end)
    cursor = free_at + dt.timedelta(seconds=speed.change_over_s if state.turn is not None else 0.0)
    expected: dict[str, dt.datetime] = {}
    reached = 0
    need_s = 0.0
    for request in state.queue:
        expected[request.id] = cursor
        slot_s = speed.slot(request.limit_s or limit_s)
        cursor += dt.timedelta(seconds=slot_s)
        need_s += slot_s
        if need_s <= left_s:
            reached += 1
    everybody = reached == len(state.queue)
    return replace(
        projection,
        fits=max(0, math.floor(left_s / speed.slot(limit_s))),
        reached=reached,
        expected=expected,
        limit_for_all_s=None if everybody else _limit_for_all(state.queue, limit_s, left_s, speed),
        close_list_at=max(now, segment.planned_end - dt.timedelta(seconds=need_s)),
        overrun_s=round(max(0.0, need_s - left_s), 3),
    )


def _limit_for_all(queue: tuple[Request, ...], limit_s: float, left_s: float, speed: Pace) -> float | None:
    """The longest whole second at which everybody waiting fits; None when not even one second does."""

    def fit(seconds: int) -> bool:
        return sum(speed.slot(min(request.limit_s or seconds, seconds)) for request in queue) <= left_s

    longest = math.ceil(max([limit_s, *(request.limit_s or 0.0 for request in queue)]))
    seconds = bisect_left(range(1, longest + 1), True, key=lambda seconds: not fit(seconds))
    return float(seconds) if seconds >= 1 else None
