"""The rules: what a command does in a state, as facts, or why it is refused.

Pure: the instant and the id of the new command are arguments. A refused command changes nothing. Sources: the
procedural note of the first session (lengths, limits, no pre-inscribed list, alternation with the panellists) and the
practice of United Nations meetings (points of order, right of reply, closing the list).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from gcm_moderator.agenda.model import Segment, SegmentKind
from gcm_moderator.meeting import commands, facts
from gcm_moderator.meeting.agenda_change import decide_agenda
from gcm_moderator.meeting.commands import Refusal, RefusalCode
from gcm_moderator.meeting.floor import Speaker, TurnKind
from gcm_moderator.meeting.state import Request, State
from gcm_moderator.meeting.turn import Hold, Turn, instant

Decision = tuple[facts.AnyFact, ...] | Refusal

LEAST_LIMIT_S = 1.0
LONGEST_LIMIT_S = 4 * 3600.0
LEAST_LEFT_S = 60.0


def decide(state: State, command: commands.Command, now: dt.datetime, command_id: str) -> Decision:
    """The facts that the command makes, in order, or the refusal.

    Turns and requests that it creates carry `command_id`. A command that would change nothing gives no facts. Notes are
    decided by `notes`, undo and redo by `history`.
    """
    if state.suspended and isinstance(command, _STILL_WHILE_SUSPENDED):
        return Refusal(RefusalCode.SUSPENDED, "The meeting is suspended: take it up again first.")
    return _RULES[type(command)](state, command, instant(now), command_id)


_STILL_WHILE_SUSPENDED = (
    commands.StartSegment,
    commands.EndSegment,
    commands.GiveFloor,
    commands.CallRequest,
    commands.GivePanellist,
    commands.FinishTurn,
    commands.PauseTurn,
    commands.ResumeTurn,
    commands.GrantTime,
    commands.SuspendMeeting,
)


def _start(state: State, command: commands.StartSegment, now: dt.datetime, _: str) -> Decision:
    if state.session.segment(command.segment) is None:
        return Refusal(RefusalCode.UNKNOWN_SEGMENT, f"The agenda has no segment “{command.segment}”.")
    return (*_wind_up(state, now), facts.SegmentStarted(command.segment))


def _end(state: State, command: commands.EndSegment, now: dt.datetime, _: str) -> Decision:
    if state.running is None:
        return _no_segment()
    return _wind_up(state, now)


def _agenda(state: State, command: commands.ChangeAgenda, now: dt.datetime, _: str) -> Decision:
    return decide_agenda(state, command, now)


def _give_floor(state: State, command: commands.GiveFloor, now: dt.datetime, command_id: str) -> Decision:
    segment = state.segment
    if segment is None:
        return _no_segment()
    if segment.kind is SegmentKind.BREAK:
        return Refusal(RefusalCode.FLOOR_NOT_OPEN, f"Nobody takes the floor during “{segment.title}”.")
    limit_s = command.limit_s if command.limit_s is not None else default_limit(state, segment, now)
    if not 0 <= command.ago_s <= LONGEST_LIMIT_S:
        return _bad_beginning()
    started_at = now - dt.timedelta(seconds=command.ago_s)
    return _floor_to(state, command_id, started_at, command.speaker, _kind_in(segment, command.speaker), limit_s)


def _give_panellist(state: State, command: commands.GivePanellist, now: dt.datetime, command_id: str) -> Decision:
    segment = state.segment
    if segment is None or not state.discussing:
        return _floor_not_open(state)
    speaker = panellist(state, command.panellist)
    if speaker is None:
        return Refusal(RefusalCode.UNKNOWN_NAME, f"This panel has no {command.panellist}.")
    limit_s = command.limit_s if command.limit_s is not None else segment.limit_s or 0.0
    return _floor_to(state, command_id, now, speaker, TurnKind.REPLY, limit_s)


def _call(state: State, command: commands.CallRequest, now: dt.datetime, command_id: str) -> Decision:
    if not state.discussing:
        return _floor_not_open(state)
    if command.request is None and not state.queue:
        return Refusal(RefusalCode.QUEUE_EMPTY, "Nobody is waiting for the floor.")
    request = state.queue[0] if command.request is None else state.request(command.request)
    if request is None:
        return _not_waiting()
    if not 0 <= command.ago_s <= LONGEST_LIMIT_S:
        return _bad_beginning()
    interrupts = _interrupts(state, request.kind)
    started_at = now if interrupts else max(now - dt.timedelta(seconds=command.ago_s), request.requested_at)
    limit_s = request.limit_s or state.intervention_limit_s or 0.0
    return _floor_to(state, command_id, started_at, request.speaker, request.kind, limit_s, request)


def _floor_to(
    state: State,
    command_id: str,
    started_at: dt.datetime,
    speaker: Speaker,
    kind: TurnKind,
    limit_s: float,
    request: Request | None = None,
) -> Decision:
    """Whoever has the floor gives it up at the instant the new turn begins; a point of order only interrupts, now."""
    if not LEAST_LIMIT_S <= limit_s <= LONGEST_LIMIT_S:
        return _bad_limit()
    earliest = [turn.earliest_end for turn in state.live_turns]
    started_at = max([started_at, state.last_turn_end or started_at, *earliest])
    yielding: tuple[facts.AnyFact, ...]
    if kind is not TurnKind.POINT_OF_ORDER or state.turn is None:
        yielding = tuple(facts.TurnFinished(turn.id, started_at) for turn in state.live_turns)
    elif _interrupts(state, kind):
        yielding = (facts.TurnInterrupted(state.turn.id),)
    else:
        yielding = (facts.TurnFinished(state.turn.id, started_at),)
    taken = facts.TurnStarted(
        turn=command_id,
        segment=state.running or "",
        speaker=speaker,
        kind=kind,
        limit_s=round(limit_s, 3),
        started_at=started_at,
        request=request.id if request else None,
        on_behalf_of=request.on_behalf_of if request else None,
        to=request.to if request else None,
        gender=request.gender if request else None,
    )
    return (*yielding, taken)


def _interrupts(state: State, kind: TurnKind) -> bool:
    """Whether a turn of that kind leaves the one before waiting under it."""
    return kind is TurnKind.POINT_OF_ORDER and state.turn is not None and state.turn.kind is not kind


def _finish(state: State, command: commands.FinishTurn, now: dt.datetime, _: str) -> Decision:
    if state.turn is None:
        return _no_turn()
    return _leave(state, state.turn, now)


def _pause(state: State, command: commands.PauseTurn, now: dt.datetime, _: str) -> Decision:
    if state.turn is None:
        return _no_turn()
    if Hold.BY_HAND in state.turn.holds:
        return Refusal(RefusalCode.ALREADY_PAUSED, f"The countdown of {state.turn.speaker.name} is paused already.")
    return (facts.TurnPaused(state.turn.id),)


def _resume(state: State, command: commands.ResumeTurn, now: dt.datetime, _: str) -> Decision:
    if state.turn is None:
        return _no_turn()
    if Hold.BY_HAND not in state.turn.holds:
        return Refusal(RefusalCode.NOT_PAUSED, f"The countdown of {state.turn.speaker.name} is not paused.")
    return (facts.TurnResumed(state.turn.id),)


def _grant(state: State, command: commands.GrantTime, now: dt.datetime, _: str) -> Decision:
    turn = state.turn
    if turn is None:
        return _no_turn()
    seconds = round(command.seconds, 3)
    if not 0 < abs(seconds) <= LONGEST_LIMIT_S:
        return Refusal(RefusalCode.BAD_LIMIT, "Say how much time to add or take away, up to four hours.")
    if seconds < 0 and turn.granted(seconds, now).remaining(now) < 0:
        left = max(0.0, turn.remaining(now))
        return Refusal(RefusalCode.BAD_LIMIT, f"Only {left:.0f} seconds are left; a turn cannot end in the past.")
    return (facts.TurnGranted(turn.id, seconds),)


def _request(state: State, command: commands.RequestFloor, now: dt.datetime, command_id: str) -> Decision:
    if not state.discussing:
        return _floor_not_open(state)
    point_of_order = command.kind is TurnKind.POINT_OF_ORDER
    if not state.course.list_open and not point_of_order:
        return Refusal(RefusalCode.LIST_CLOSED, "The list of speakers is closed; only points of order are taken.")
    if command.limit_s is not None and not LEAST_LIMIT_S <= command.limit_s <= LONGEST_LIMIT_S:
        return _bad_limit()
    if command.to is not None and panellist(state, command.to) is None:
        return Refusal(RefusalCode.UNKNOWN_NAME, f"This panel has no {command.to}.")
    fact = facts.FloorRequested(
        request=command_id,
        speaker=command.speaker,
        kind=command.kind,
        on_behalf_of=command.on_behalf_of,
        to=command.to,
        limit_s=command.limit_s,
        gender=command.gender,
    )
    claim = Request(command_id, command.speaker, command.kind, now, command.on_behalf_of).claim
    return _already_waiting(state.queue, claim, command.speaker.name) or (fact,)


def _withdraw(state: State, command: commands.WithdrawRequest, now: dt.datetime, _: str) -> Decision:
    if not state.discussing:
        return _floor_not_open(state)
    if state.request(command.request) is None:
        return _not_waiting()
    return (facts.RequestWithdrawn(command.request),)


def _absent(state: State, command: commands.MarkAbsent, now: dt.datetime, _: str) -> Decision:
    if not state.discussing:
        return _floor_not_open(state)
    turn = state.turn
    called = state.course.called.get(turn.id) if turn is not None else None
    if turn is not None and called is not None and called.id == command.request:
        if state.suspended:
            return Refusal(RefusalCode.SUSPENDED, "The meeting is suspended: take it up again first.")
        left = called.absences > 0 or any(waiting.claim == called.claim for waiting in state.queue)
        return (facts.RequestAbsent(called.id, left=left), *_leave(state, turn, now, absent=True))
    request = state.request(command.request)
    if request is None:
        return _not_waiting()
    return (facts.RequestAbsent(request.id, left=request.absences > 0),)


def _move(state: State, command: commands.MoveRequest, now: dt.datetime, _: str) -> Decision:
    if not state.discussing:
        return _floor_not_open(state)
    order = [request.id for request in state.queue]
    if command.request not in order:
        return _not_waiting()
    if not 0 <= command.place < len(order):
        return Refusal(
            RefusalCode.STALE_ORDER, f"The list has {len(order)} places; there is no place {command.place + 1}."
        )
    order.remove(command.request)
    order.insert(command.place, command.request)
    return _reordered(state, tuple(order))


def _reorder(state: State, command: commands.ReorderQueue, now: dt.datetime, _: str) -> Decision:
    if not state.discussing:
        return _floor_not_open(state)
    waiting = tuple(request.id for request in state.queue)
    if command.seen != waiting or sorted(command.order) != sorted(waiting):
        return Refusal(RefusalCode.STALE_ORDER, "The list has changed in the meantime; look again and move once more.")
    return _reordered(state, command.order)


def _reordered(state: State, order: tuple[str, ...]) -> Decision:
    if order == tuple(request.id for request in state.queue):
        return ()
    return (facts.QueueReordered(order),)


def _limit(state: State, command: commands.SetLimit, now: dt.datetime, _: str) -> Decision:
    if not state.discussing or state.running is None:
        return _floor_not_open(state)
    if not LEAST_LIMIT_S <= command.limit_s <= LONGEST_LIMIT_S:
        return _bad_limit()
    limit_s = round(command.limit_s, 3)
    return (facts.LimitSet(state.running, limit_s),) if limit_s != state.intervention_limit_s else ()


def _close_list(state: State, command: commands.CloseList, now: dt.datetime, _: str) -> Decision:
    if not state.discussing or state.running is None:
        return _floor_not_open(state)
    if not state.course.list_open:
        return Refusal(RefusalCode.LIST_CLOSED, "The list of speakers is closed already.")
    return (facts.ListClosed(state.running),)


def _reopen_list(state: State, command: commands.ReopenList, now: dt.datetime, _: str) -> Decision:
    if not state.discussing or state.running is None:
        return _floor_not_open(state)
    return () if state.course.list_open else (facts.ListReopened(state.running),)


def _set_closing(state: State, command: commands.SetClosing, now: dt.datetime, _: str) -> Decision:
    if not state.discussing or state.running is None:
        return _floor_not_open(state)
    if command.closes_at is not None and not state.course.list_open:
        return Refusal(RefusalCode.LIST_CLOSED, "The list of speakers is closed already.")
    closes_at = instant(command.closes_at) if command.closes_at is not None else None
    return (facts.ClosingSet(state.running, closes_at),) if closes_at != state.course.closes_at else ()


def _suspend(state: State, command: commands.SuspendMeeting, now: dt.datetime, _: str) -> Decision:
    return (facts.MeetingSuspended(),) if state.running is not None else _no_segment()


def _continue(state: State, command: commands.ContinueMeeting, now: dt.datetime, _: str) -> Decision:
    if not state.suspended:
        return Refusal(RefusalCode.NOT_PAUSED, "The meeting is not suspended.")
    return (facts.MeetingContinued(),)


def _name(state: State, command: commands.NameSpeaker, now: dt.datetime, _: str) -> Decision:
    queue = next((queue for queue in state.queues() if any(one.id == command.subject for one in queue)), ())
    request = next((one for one in queue if one.id == command.subject), None)
    subject = request or next((turn for turn in state.all_turns() if turn.id == command.subject), None)
    if subject is None:
        return Refusal(RefusalCode.NOT_WAITING, "Nobody waited or spoke whom that could name.")
    if subject.speaker == command.speaker:
        return ()
    if request is not None:
        named = Request(request.id, command.speaker, request.kind, now, request.on_behalf_of)
        taken = _already_waiting(queue, named.claim, command.speaker.name, besides=request.id)
        if taken is not None:
            return taken
    return (facts.SpeakerNamed(command.subject, command.speaker),)


def _message(state: State, command: commands.SendMessage, now: dt.datetime, command_id: str) -> Decision:
    return (facts.MessageSent(command_id, command.text, command.to),)


def _withdraw_message(state: State, command: commands.WithdrawMessage, now: dt.datetime, _: str) -> Decision:
    standing = any(message.id == command.message and message.withdrawn_at is None for message in state.messages)
    return (facts.MessageWithdrawn(command.message),) if standing else ()


_RULES: dict[type[commands.Command], Callable[[State, Any, dt.datetime, str], Decision]] = {
    commands.StartSegment: _start,
    commands.EndSegment: _end,
    commands.ChangeAgenda: _agenda,
    commands.GiveFloor: _give_floor,
    commands.CallRequest: _call,
    commands.GivePanellist: _give_panellist,
    commands.FinishTurn: _finish,
    commands.PauseTurn: _pause,
    commands.ResumeTurn: _resume,
    commands.GrantTime: _grant,
    commands.RequestFloor: _request,
    commands.WithdrawRequest: _withdraw,
    commands.MarkAbsent: _absent,
    commands.MoveRequest: _move,
    commands.ReorderQueue: _reorder,
    commands.SetLimit: _limit,
    commands.CloseList: _close_list,
    commands.ReopenList: _reopen_list,
    commands.SetClosing: _set_closing,
    commands.SuspendMeeting: _suspend,
    commands.ContinueMeeting: _continue,
    commands.NameSpeaker: _name,
    commands.SendMessage: _message,
    commands.WithdrawMessage: _withdraw_message,
}


def default_limit(state: State, segment: Segment, now: dt.datetime) -> float:
    """The limit of a turn given without one: the segment's, or the discussion's present one.

    In remarks that several people share, the ones after the first have what is left of the segment, at least a minute.
    """
    limit_s = state.intervention_limit_s or 0.0
    span = state.span
    if segment.kind is not SegmentKind.REMARKS or span is None:
        return limit_s
    # Held a second time, a segment has turns of the first time too, all of which were over when it began again.
    before = (turn for turn in state.course.turns if turn.finished_at is not None and turn.finished_at > span.start)
    if state.turn is None and next(before, None) is None:
        return limit_s
    end = span.start + dt.timedelta(seconds=segment.length_s + span.suspended_s)
    return max(LEAST_LEFT_S, min(limit_s, (end - now).total_seconds()))


def panellist(state: State, panellist_id: str) -> Speaker | None:
    """The panellist of the running panel: its N-th expert; in the summary panel, the moderators, then the expert."""
    item = state.item
    if item is None:
        return None
    for segment in item.segments:
        if segment.panellist == panellist_id:
            return Speaker(segment.speaker or segment.title, panellist=panellist_id)
    return None


def _kind_in(segment: Segment, speaker: Speaker) -> TurnKind:
    if segment.kind is SegmentKind.DISCUSSION:
        return TurnKind.REPLY if speaker.panellist else TurnKind.INTERVENTION
    if segment.kind in (SegmentKind.EXPERT, SegmentKind.PRESENTATION, SegmentKind.THEMATIC_EXPERT):
        return TurnKind.PRESENTATION
    return TurnKind.REMARKS


def _leave(state: State, turn: Turn, now: dt.datetime, *, absent: bool = False) -> tuple[facts.AnyFact, ...]:
    """The turn ends, and one that waits under a point of order has the floor again."""
    finished = facts.TurnFinished(turn.id, max(now, turn.earliest_end), absent=absent)
    if state.interrupted is None:
        return (finished,)
    return (finished, facts.TurnTakenUp(state.interrupted.id))


def _wind_up(state: State, now: dt.datetime) -> tuple[facts.AnyFact, ...]:
    """Everything that ends with the running segment: the turns, then the segment."""
    if state.running is None:
        return ()
    ends = tuple(facts.TurnFinished(turn.id, max(now, turn.earliest_end)) for turn in state.live_turns)
    waiting = tuple(request.id for request in state.queue)
    return (*ends, facts.SegmentEnded(state.running, waiting))


def _already_waiting(
    queue: tuple[Request, ...], claim: tuple[tuple[str, str | None], bool], name: str, besides: str | None = None
) -> Refusal | None:
    for place, waiting in enumerate(queue, start=1):
        if waiting.claim == claim and waiting.id != besides:
            return Refusal(RefusalCode.ALREADY_WAITING, f"{name} is on the list already, at place {place}.")
    return None


def _bad_beginning() -> Refusal:
    return Refusal(RefusalCode.BAD_LIMIT, "A turn can have begun up to four hours ago, and not in the future.")


def _bad_limit() -> Refusal:
    return Refusal(RefusalCode.BAD_LIMIT, "A limit lies between one second and four hours.")


def _no_segment() -> Refusal:
    return Refusal(RefusalCode.NO_SEGMENT, "Nothing on the agenda is running; start a segment first.")


def _no_turn() -> Refusal:
    return Refusal(RefusalCode.NO_TURN, "Nobody has the floor.")


def _not_waiting() -> Refusal:
    return Refusal(RefusalCode.NOT_WAITING, "That delegation is not waiting for the floor.")


def _floor_not_open(state: State) -> Refusal:
    following = next_discussion(state)
    if following is None:
        return Refusal(RefusalCode.FLOOR_NOT_OPEN, "The floor is not open; no discussion is left on the agenda.")
    title = state.session.item_of(following).title
    when = f"{following.planned_start:%H:%M}" + ("" if len(state.session.days) < 2 else f" on day {following.day}")
    return Refusal(RefusalCode.FLOOR_NOT_OPEN, f"The floor opens with the discussion of “{title}”, planned for {when}.")


def next_discussion(state: State) -> Segment | None:
    """The discussion that comes next on the agenda: the first not yet held after the running or latest segment."""
    segments = state.session.segments
    held = [n for n, segment in enumerate(segments) if state.course_of(segment.id).spans]
    latest = max(held, key=lambda n: state.course_of(segments[n].id).spans[-1].start, default=0)
    ahead = (segment for segment in segments[latest:] if segment.kind is SegmentKind.DISCUSSION)
    return next((segment for segment in ahead if not state.course_of(segment.id).spans), None)
