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
from gcm_moderator.meeting import commands, facts, refusals
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
        return refusals.suspended()
    if not state.discussing and isinstance(command, _IN_A_DISCUSSION):
        return refusals.floor_not_open(state)
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
_IN_A_DISCUSSION = (
    commands.CallRequest,
    commands.GivePanellist,
    commands.RequestFloor,
    commands.WithdrawRequest,
    commands.MarkAbsent,
    commands.MoveRequest,
    commands.ReorderQueue,
    commands.SetLimit,
    commands.CloseList,
    commands.ReopenList,
    commands.SetClosing,
)


def _start(state: State, command: commands.StartSegment, now: dt.datetime, _: str) -> Decision:
    if state.session.segment(command.segment) is None:
        return Refusal(RefusalCode.UNKNOWN_SEGMENT, f"The agenda has no segment “{command.segment}”.")
    return (*_wind_up(state, now), facts.SegmentStarted(command.segment))


def _end(state: State, command: commands.EndSegment, now: dt.datetime, _: str) -> Decision:
    if state.running is None:
        return refusals.no_segment()
    return _wind_up(state, now)


def _agenda(state: State, command: commands.ChangeAgenda, now: dt.datetime, _: str) -> Decision:
    return decide_agenda(state, command, now)


def _give_floor(state: State, command: commands.GiveFloor, now: dt.datetime, command_id: str) -> Decision:
    segment = state.segment
    if segment is None:
        return refusals.no_segment()
    if segment.kind is SegmentKind.BREAK:
        return Refusal(RefusalCode.FLOOR_NOT_OPEN, f"Nobody takes the floor during “{segment.title}”.")
    limit_s = command.limit_s if command.limit_s is not None else default_limit(state, segment, now)
    kind = _kind_in(segment, command.speaker)
    return _floor_to(state, command_id, now, command.speaker, kind, limit_s, ago_s=command.ago_s)


def _give_panellist(state: State, command: commands.GivePanellist, now: dt.datetime, command_id: str) -> Decision:
    speaker = panellist(state, command.panellist)
    if speaker is None:
        return refusals.no_panellist(command.panellist)
    usual_s = state.segment.limit_s if state.segment is not None else None
    limit_s = command.limit_s if command.limit_s is not None else usual_s or 0.0
    return _floor_to(state, command_id, now, speaker, TurnKind.REPLY, limit_s)


def _call(state: State, command: commands.CallRequest, now: dt.datetime, command_id: str) -> Decision:
    if command.request is None and not state.queue:
        return Refusal(RefusalCode.QUEUE_EMPTY, "Nobody is waiting for the floor.")
    request = state.queue[0] if command.request is None else state.request(command.request)
    if request is None:
        return refusals.not_waiting()
    limit_s = request.limit_s or state.intervention_limit_s or 0.0
    return _floor_to(state, command_id, now, request.speaker, request.kind, limit_s, request, ago_s=command.ago_s)


def _floor_to(
    state: State,
    command_id: str,
    now: dt.datetime,
    speaker: Speaker,
    kind: TurnKind,
    limit_s: float,
    request: Request | None = None,
    *,
    ago_s: float = 0.0,
) -> Decision:
    """Whoever has the floor gives it up at the instant the new turn began; a point of order only interrupts, now.

    No turn began before the last thing that happened to another, nor before it was asked for.
    """
    if not 0 <= ago_s <= LONGEST_LIMIT_S:
        return Refusal(RefusalCode.BAD_LIMIT, "A turn can have begun up to four hours ago, and not in the future.")
    if not LEAST_LIMIT_S <= limit_s <= LONGEST_LIMIT_S:
        return refusals.bad_limit()
    turn = state.turn
    interrupted = turn if turn is not None and kind is TurnKind.POINT_OF_ORDER and turn.kind is not kind else None
    began = now if interrupted is not None else now - dt.timedelta(seconds=ago_s)
    others = [other.earliest_end for other in state.live_turns]
    asked = [request.requested_at] if request is not None else []
    started_at = max([began, state.last_turn_end or began, *others, *asked])
    yielding: tuple[facts.AnyFact, ...]
    if interrupted is not None:
        yielding = (facts.TurnInterrupted(interrupted.id),)
    elif turn is not None and kind is TurnKind.POINT_OF_ORDER:
        yielding = (facts.TurnFinished(turn.id, started_at),)
    else:
        yielding = tuple(facts.TurnFinished(other.id, started_at) for other in state.live_turns)
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


def _finish(state: State, command: commands.FinishTurn, now: dt.datetime, _: str) -> Decision:
    if state.turn is None:
        return refusals.no_turn()
    return _leave(state, state.turn, now)


def _pause(state: State, command: commands.PauseTurn, now: dt.datetime, _: str) -> Decision:
    if state.turn is None:
        return refusals.no_turn()
    if Hold.BY_HAND in state.turn.holds:
        return Refusal(RefusalCode.ALREADY_PAUSED, f"The countdown of {state.turn.speaker.name} is paused already.")
    return (facts.TurnPaused(state.turn.id),)


def _resume(state: State, command: commands.ResumeTurn, now: dt.datetime, _: str) -> Decision:
    if state.turn is None:
        return refusals.no_turn()
    if Hold.BY_HAND not in state.turn.holds:
        return Refusal(RefusalCode.NOT_PAUSED, f"The countdown of {state.turn.speaker.name} is not paused.")
    return (facts.TurnResumed(state.turn.id),)


def _grant(state: State, command: commands.GrantTime, now: dt.datetime, _: str) -> Decision:
    turn = state.turn
    if turn is None:
        return refusals.no_turn()
    seconds = round(command.seconds, 3)
    if not 0 < abs(seconds) <= LONGEST_LIMIT_S:
        return Refusal(RefusalCode.BAD_LIMIT, "Say how much time to add or take away, up to four hours.")
    if seconds < 0 and turn.granted(seconds, now).remaining(now) < 0:
        left = max(0.0, turn.remaining(now))
        return Refusal(RefusalCode.BAD_LIMIT, f"Only {left:.0f} seconds are left; a turn cannot end in the past.")
    return (facts.TurnGranted(turn.id, seconds),)


def _request(state: State, command: commands.RequestFloor, now: dt.datetime, command_id: str) -> Decision:
    point_of_order = command.kind is TurnKind.POINT_OF_ORDER
    if not state.course.list_open and not point_of_order:
        return Refusal(RefusalCode.LIST_CLOSED, "The list of speakers is closed; only points of order are taken.")
    if command.limit_s is not None and not LEAST_LIMIT_S <= command.limit_s <= LONGEST_LIMIT_S:
        return refusals.bad_limit()
    if command.to is not None and panellist(state, command.to) is None:
        return refusals.no_panellist(command.to)
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
    if state.request(command.request) is None:
        return refusals.not_waiting()
    return (facts.RequestWithdrawn(command.request),)


def _absent(state: State, command: commands.MarkAbsent, now: dt.datetime, _: str) -> Decision:
    turn = state.turn
    called = state.course.called.get(turn.id) if turn is not None else None
    if turn is not None and called is not None and called.id == command.request:
        if state.suspended:
            return refusals.suspended()
        left = called.absences > 0 or any(waiting.claim == called.claim for waiting in state.queue)
        return (facts.RequestAbsent(called.id, left=left), *_leave(state, turn, now, absent=True))
    request = state.request(command.request)
    if request is None:
        return refusals.not_waiting()
    return (facts.RequestAbsent(request.id, left=request.absences > 0),)


def _move(state: State, command: commands.MoveRequest, now: dt.datetime, _: str) -> Decision:
    order = [request.id for request in state.queue]
    if command.request not in order:
        return refusals.not_waiting()
    if not 0 <= command.place < len(order):
        return Refusal(
            RefusalCode.STALE_ORDER, f"The list has {len(order)} places; there is no place {command.place + 1}."
        )
    order.remove(command.request)
    order.insert(command.place, command.request)
    return _reordered(state, tuple(order))


def _reorder(state: State, command: commands.ReorderQueue, now: dt.datetime, _: str) -> Decision:
    waiting = tuple(request.id for request in state.queue)
    if command.seen != waiting or sorted(command.order) != sorted(waiting):
        return Refusal(RefusalCode.STALE_ORDER, "The list has changed in the meantime; look again and move once more.")
    return _reordered(state, command.order)


def _reordered(state: State, order: tuple[str, ...]) -> Decision:
    if order == tuple(request.id for request in state.queue):
        return ()
    return (facts.QueueReordered(order),)


def _limit(state: State, command: commands.SetLimit, now: dt.datetime, _: str) -> Decision:
    if not LEAST_LIMIT_S <= command.limit_s <= LONGEST_LIMIT_S:
        return refusals.bad_limit()
    limit_s = round(command.limit_s, 3)
    return (facts.LimitSet(state.running or "", limit_s),) if limit_s != state.intervention_limit_s else ()


def _close_list(state: State, command: commands.CloseList, now: dt.datetime, _: str) -> Decision:
    if not state.course.list_open:
        return refusals.list_closed()
    return (facts.ListClosed(state.running or ""),)


def _reopen_list(state: State, command: commands.ReopenList, now: dt.datetime, _: str) -> Decision:
    return () if state.course.list_open else (facts.ListReopened(state.running or ""),)


def _set_closing(state: State, command: commands.SetClosing, now: dt.datetime, _: str) -> Decision:
    if command.closes_at is not None and not state.course.list_open:
        return refusals.list_closed()
    closes_at = instant(command.closes_at) if command.closes_at is not None else None
    return (facts.ClosingSet(state.running or "", closes_at),) if closes_at != state.course.closes_at else ()


def _suspend(state: State, command: commands.SuspendMeeting, now: dt.datetime, _: str) -> Decision:
    return (facts.MeetingSuspended(),) if state.running is not None else refusals.no_segment()


def _continue(state: State, command: commands.ContinueMeeting, now: dt.datetime, _: str) -> Decision:
    if not state.suspended:
        return Refusal(RefusalCode.NOT_PAUSED, "The meeting is not suspended.")
    return (facts.MeetingContinued(),)


def _name(state: State, command: commands.NameSpeaker, now: dt.datetime, _: str) -> Decision:
    asked = ((queue, one) for queue in state.queues() for one in queue if one.id == command.subject)
    queue, request = next(asked, ((), None))
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
