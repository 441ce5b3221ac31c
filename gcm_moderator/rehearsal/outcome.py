"""How a rehearsal went, for whoever moderated it: what was kept and granted, who had to wait, who was not heard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from gcm_moderator.agenda.model import SegmentKind
from gcm_moderator.delegations.model import RegionalGroup
from gcm_moderator.meeting.floor import TurnKind
from gcm_moderator.summary.not_reached import left_waiting
from gcm_moderator.summary.rows import Ledger, RequestRow, SegmentRow, TurnRow


class Kept(msgspec.Struct, frozen=True):
    """A segment that was held: its planned seconds, those it took, and how late it ended (negative: early)."""

    id: str
    title: str
    item: str
    planned_s: float
    held_s: float
    behind_s: float
    running: bool


class Waited(msgspec.Struct, frozen=True):
    """Who waited how many seconds for the floor."""

    name: str
    seconds: float


class Outcome(msgspec.Struct, frozen=True):
    """The whole. Points of order and absences are no interventions; all times are seconds."""

    segments: tuple[Kept, ...]
    interventions: int
    replies: int
    granted_s: float
    """Granted beyond the limits; what was taken away is not counted."""
    over_s: float
    """Spoken beyond limits and grants."""
    overrun: int
    """How many spoke beyond them."""
    longest: Waited | None
    """Who waited longest of those who were heard."""
    not_reached: tuple[str, ...]
    not_heard: tuple[RegionalGroup, ...]
    """Regional groups that were not heard in any discussion; empty when no discussion was held."""
    interruptions: int
    """Points of order that were taken."""
    absences: int


def outcome(ledger: Ledger) -> Outcome:
    """How it went, from the record."""
    heard = [turn for turn in ledger.turns if not turn.absent]
    interventions = [turn for turn in heard if turn.kind in (TurnKind.INTERVENTION, TurnKind.RIGHT_OF_REPLY)]
    held = [segment for segment in ledger.segments if segment.spans]
    discussed = any(segment.kind == SegmentKind.DISCUSSION for segment in held)
    groups = {turn.speaker.regional_group for turn in interventions}
    return Outcome(
        segments=tuple(_kept(segment) for segment in held if segment.kind != SegmentKind.BREAK),
        interventions=len(interventions),
        replies=sum(turn.kind is TurnKind.REPLY for turn in heard),
        granted_s=sum(max(0.0, turn.granted_s) for turn in heard),
        over_s=sum(turn.over_s for turn in heard),
        overrun=sum(turn.over_s > 0 for turn in heard),
        longest=_longest(interventions),
        not_reached=tuple(_names(left_waiting(ledger).values())),
        not_heard=tuple(group for group in RegionalGroup if group not in groups) if discussed else (),
        interruptions=sum(turn.kind is TurnKind.POINT_OF_ORDER for turn in heard),
        absences=sum(turn.absent for turn in ledger.turns),
    )


def _kept(segment: SegmentRow) -> Kept:
    return Kept(
        id=segment.id,
        title=segment.title,
        item=segment.item_title,
        planned_s=(segment.planned_end - segment.planned_start).total_seconds(),
        held_s=sum(
            (span.end - span.start).total_seconds() - span.suspended_s for span in segment.spans if span.end is not None
        ),
        behind_s=segment.behind_s or 0.0,
        running=segment.running,
    )


def _longest(turns: Sequence[TurnRow]) -> Waited | None:
    waits = [
        Waited(turn.speaker.name, (turn.started_at - turn.requested_at).total_seconds())
        for turn in turns
        if turn.requested_at is not None
    ]
    return max(waits, key=lambda waited: waited.seconds, default=None)


def _names(by_segment: Iterable[list[RequestRow]]) -> list[str]:
    """Everybody once, in their order."""
    return list(dict.fromkeys(request.speaker.name for requests in by_segment for request in requests))
