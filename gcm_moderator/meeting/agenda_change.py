"""Another agenda during a meeting: what has begun stays as it was, what is to come may change.

The whole agenda is replaced, so that a record explains itself at every fact. Pure, as all rules.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from gcm_moderator.agenda.model import Item, Segment, Session
from gcm_moderator.meeting import commands, facts
from gcm_moderator.meeting.commands import Refusal, RefusalCode
from gcm_moderator.meeting.state import State


def decide_agenda(
    state: State, command: commands.ChangeAgenda, now: dt.datetime
) -> tuple[facts.AnyFact, ...] | Refusal:
    """The fact that puts another agenda in place, or why that cannot be."""
    if not same_agenda(command.seen, state.session):
        message = "The agenda has been changed at another seat in the meantime; look again and change it once more."
        return Refusal(RefusalCode.STALE_ORDER, message)
    if same_agenda(command.session, state.session):
        return ()
    contradiction = contradiction_of(state, command.session)
    if contradiction is not None:
        return Refusal(RefusalCode.ALREADY_BEGUN, contradiction)
    past = _in_the_past(state, command.session, now)
    if past is not None:
        return Refusal(RefusalCode.IN_THE_PAST, past)
    return (facts.AgendaChanged(command.session),)


def contradiction_of(state: State, session: Session) -> str | None:
    """What would contradict the meeting so far if `session` were its agenda, in one sentence; None when nothing does.

    The session keeps its id and its time zone, and its themes and commitments, as notes are filed under them. An item
    that has begun keeps its id, kind, day and start; a segment that was held keeps those and, once it is over, its end.
    Titles, speakers and limits may be put right.
    """
    before = state.session
    if (session.id, session.zone) != (before.id, before.zone):
        return "The session keeps its id and its time zone while the meeting is open."
    kept = {theme.id for theme in session.themes} | {commitment.number for commitment in session.commitments}
    for name, title in (
        *((theme.id, theme.title) for theme in before.themes),
        *((commitment.number, commitment.title) for commitment in before.commitments),
    ):
        if name not in kept:
            return f"“{title}” has to stay, because notes may be filed under it."
    items = {item.id: item for item in session.items}
    for item in begun_items(state):
        now_there = items.get(item.id)
        if now_there is None:
            return f"“{item.title}” has begun, so it cannot be taken off the agenda."
        if (now_there.kind, now_there.day, now_there.start) != (item.kind, item.day, item.start):
            return f"“{item.title}” has begun, so its start and its kind stay as they are."
    for segment in before.segments:
        if not state.course_of(segment.id).spans:
            continue
        held = session.segment(segment.id)
        if held is None or _frame(held) != _frame(segment):
            return f"“{segment.title}” has begun, so it stays where it is."
        if segment.id != state.running and held.planned_end != segment.planned_end:
            return f"“{segment.title}” is over, so its planned end stays as it was."
    return None


def same_agenda(one: Session, other: Session) -> bool:
    """Whether two agendas are the same, on whatever lines of a file they stand."""
    return _plain(one) == _plain(other)


def begun_items(state: State) -> Iterator[Item]:
    """The items of the agenda that have begun, in its order."""
    for item in state.session.items:
        if any(state.course_of(segment.id).spans for segment in item.segments):
            yield item


def _in_the_past(state: State, session: Session, now: dt.datetime) -> str | None:
    """What was newly put before now. What was planned for the past and has not begun may stay there."""
    before = {item.id: item for item in state.session.items}
    begun = {item.id for item in begun_items(state)}
    for item in session.items:
        earlier = before.get(item.id)
        if item.id not in begun and item.start < now and (earlier is None or earlier.start != item.start):
            return f"“{item.title}” cannot begin at {item.start:%H:%M}, because that time is over."
    running = session.segment(state.running) if state.running is not None else None
    if running is None or state.segment is None or running.planned_end == state.segment.planned_end:
        return None
    if running.planned_end > now:
        return None
    return f"“{running.title}” is running, so it cannot end at {running.planned_end:%H:%M} already."


def _frame(segment: Segment) -> tuple[object, ...]:
    return segment.item_id, segment.kind, segment.day, segment.planned_start, segment.panellist


def _plain(session: Session) -> Session:
    """The agenda without the lines of the file that it came from."""
    return replace(session, items=tuple(replace(item, line=0) for item in session.items))
