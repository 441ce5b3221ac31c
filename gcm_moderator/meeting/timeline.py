"""The whole session, planned against actual: what was held when, what is expected, and how late everything is.

Pure: the instant is an argument. Stretches are aware datetimes, lengths and delays seconds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

import msgspec

from gcm_moderator.agenda.model import Item, Segment, Session
from gcm_moderator.meeting.forecast import projected, projected_segment_end, to_come
from gcm_moderator.meeting.state import Span, State, Stretch
from gcm_moderator.meeting.turn import seconds_between


class Progress(StrEnum):
    """How far a segment or an item is. What was passed over is not held; it can still be started."""

    TO_COME = "to-come"
    RUNNING = "running"
    HELD = "held"
    NOT_HELD = "not-held"


class SegmentTime(msgspec.Struct, frozen=True):
    """One segment. The running one's last held stretch ends now; its forecast is the rest."""

    segment: Segment
    progress: Progress
    held: tuple[Stretch, ...]
    suspended: tuple[Stretch, ...]
    """Parts of `held` in which the meeting stood still."""
    forecast: Stretch | None
    behind_s: float | None
    """Actual or projected end minus the planned one; negative is ahead, None for what is not held."""


class ItemTime(msgspec.Struct, frozen=True):
    """One item of the printed agenda, with its segments; a plain item has the one."""

    item: Item
    progress: Progress
    segments: tuple[SegmentTime, ...]
    behind_s: float | None

    @property
    def held(self) -> tuple[Stretch, ...]:
        """When something of it was held, in the order of the agenda."""
        return tuple(stretch for segment in self.segments for stretch in segment.held)

    @property
    def held_s(self) -> float:
        """Seconds for which it was held so far."""
        return round(sum(seconds_between(stretch.start, stretch.end) for stretch in self.held), 3)


class Overlap(msgspec.Struct, frozen=True):
    """Two printed items that claim the same time; nothing corrects the document."""

    first: Item
    second: Item
    start: dt.datetime
    end: dt.datetime


class Timeline(msgspec.Struct, frozen=True):
    """The session at an instant. `day` (from 1) is the day being held, or that comes next."""

    items: tuple[ItemTime, ...]
    overlaps: tuple[Overlap, ...]
    now: dt.datetime
    day: int


def timeline(state: State, now: dt.datetime) -> Timeline:
    """Every item of the session at this instant."""
    expected = {ahead.segment.id: Stretch(ahead.start, ahead.end) for ahead in projected(state, now)}
    coming = frozenset(segment.id for segment in to_come(state))
    items = tuple(
        _item(item, tuple(_segment(state, segment, expected.get(segment.id), coming, now) for segment in item.segments))
        for item in state.session.items
    )
    return Timeline(items, overlaps(state.session), now, day_of(state))


def overlaps(session: Session) -> tuple[Overlap, ...]:
    """The pairs of neighbouring items of which the second is printed to begin before the first ends."""
    return tuple(
        Overlap(first, second, second.start, min(first.end, second.end))
        for first, second in pairwise(session.items)
        if first.day == second.day and second.start < first.end
    )


def day_of(state: State) -> int:
    """The day being held: of what runs, else of what comes next, else the last."""
    segment = state.segment or next(iter(to_come(state)), None)
    return segment.day if segment is not None else max(len(state.session.days), 1)


def _segment(
    state: State, segment: Segment, expected: Stretch | None, coming: frozenset[str], now: dt.datetime
) -> SegmentTime:
    spans = state.course_of(segment.id).spans
    running = state.running == segment.id
    held = tuple(Stretch(span.start, _until(span, now)) for span in spans)
    suspended = [stretch for span in spans for stretch in span.stood_still]
    if running and state.suspended_since is not None:
        suspended.append(Stretch(state.suspended_since, max(now, state.suspended_since)))
    end = spans[-1].end if spans else None
    forecast = expected
    if running:
        end = projected_segment_end(state, now) or now
        forecast = Stretch(held[-1].end, end) if end > held[-1].end else None
        progress = Progress.RUNNING
    elif spans:
        progress, forecast = Progress.HELD, None
    elif segment.id in coming:
        progress, end = Progress.TO_COME, expected.end if expected is not None else None
    else:
        progress, forecast = Progress.NOT_HELD, None
    behind_s = seconds_between(segment.planned_end, end) if end is not None else None
    return SegmentTime(segment, progress, held, tuple(suspended), forecast, behind_s)


def _until(span: Span, now: dt.datetime) -> dt.datetime:
    return span.end if span.end is not None else max(now, span.start)


def _item(item: Item, segments: tuple[SegmentTime, ...]) -> ItemTime:
    ends = [end for segment in segments if (end := _end_of(segment)) is not None]
    behind_s = seconds_between(item.end, max(ends)) if ends else None
    return ItemTime(item, _progress([segment.progress for segment in segments]), segments, behind_s)


def _end_of(segment: SegmentTime) -> dt.datetime | None:
    """When it ended or is expected to."""
    ends = [stretch.end for stretch in segment.held]
    return max([*ends, segment.forecast.end]) if segment.forecast is not None else max(ends, default=None)


def _progress(parts: Sequence[Progress]) -> Progress:
    """An item between two of its segments is running; with nothing to come it is held if anything of it was."""
    if Progress.RUNNING in parts:
        return Progress.RUNNING
    if Progress.TO_COME in parts:
        return Progress.RUNNING if Progress.HELD in parts else Progress.TO_COME
    return Progress.HELD if Progress.HELD in parts else Progress.NOT_HELD
