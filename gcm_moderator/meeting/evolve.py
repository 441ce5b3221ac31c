"""The fold: one fact and its instant take the meeting from one state to the next.

Every step checks that the fact is possible in that state and raises `Impossible` otherwise, so a record that breaks
the rules, or a retraction that would, is noticed and never folded into nonsense. Notes and questions live in
`notes`, retractions in `history`; here they change nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from gcm_moderator.agenda.model import SegmentKind
from gcm_moderator.meeting import facts
from gcm_moderator.meeting.agenda_change import contradiction_of
from gcm_moderator.meeting.floor import TurnKind
from gcm_moderator.meeting.state import Course, Message, Request, Span, State, Stretch
from gcm_moderator.meeting.turn import Hold, Turn, instant, seconds_between, warning_for


class Impossible(Exception):
    """A fact contradicts the facts before it. The text is one sentence that says how."""


def evolve(state: State, fact: facts.Fact, at: dt.datetime) -> State:
    """The state after one more fact.

    Raises:
        Impossible: the fact contradicts the state.
    """
    if state.suspended_since is not None and isinstance(fact, _STILL_WHILE_SUSPENDED):
        raise Impossible("The floor cannot be given, timed or left while the meeting is suspended.")
    step = _STEPS.get(type(fact))
    return step(state, fact, instant(at)) if step is not None else state


_STILL_WHILE_SUSPENDED = (
    facts.SegmentStarted,
    facts.SegmentEnded,
    facts.TurnStarted,
    facts.TurnPaused,
    facts.TurnResumed,
    facts.TurnInterrupted,
    facts.TurnTakenUp,
    facts.TurnGranted,
    facts.TurnFinished,
)


def _opened(state: State, fact: facts.MeetingOpened, at: dt.datetime) -> State:
    if state.courses:
        raise Impossible("The meeting was opened after it had begun.")
    return State(session=fact.session, clock_ahead_s=fact.clock_ahead_s, rehearsed=fact.rehearsed, opened_at=at)


def _agenda_changed(state: State, fact: facts.AgendaChanged, at: dt.datetime) -> State:
    contradiction = contradiction_of(state, fact.session)
    if contradiction is not None:
        raise Impossible(contradiction)
    skipped = frozenset(segment for segment in state.skipped if fact.session.segment(segment) is not None)
    return replace(state, session=fact.session, skipped=skipped)


def _segment_started(state: State, fact: facts.SegmentStarted, at: dt.datetime) -> State:
    segment = state.session.segment(fact.segment)
    if segment is None:
        raise Impossible(f"The agenda has no segment {fact.segment}.")
    if state.running is not None:
        raise Impossible(f"{fact.segment} cannot start while {state.running} runs.")
    course = state.course_of(fact.segment)
    course = replace(course, spans=(*course.spans, Span(at)), list_open=True, list_closed_at=None, closes_at=None)
    skipped = state.skipped - {fact.segment}
    for earlier in state.session.item_of(segment).segments:
        if earlier.id == fact.segment:
            break
        if not state.course_of(earlier.id).spans:
            skipped |= {earlier.id}
    return _with_course(replace(state, running=fact.segment, skipped=skipped), fact.segment, course)


def _segment_ended(state: State, fact: facts.SegmentEnded, at: dt.datetime) -> State:
    _expect_running(state, fact.segment)
    if state.live_turns:
        raise Impossible(f"{fact.segment} cannot end while {state.live_turns[0].speaker.name} has the floor.")
    course = state.course
    if fact.not_reached != tuple(request.id for request in course.queue):
        raise Impossible(f"{fact.segment} ended with other delegations waiting than the record says.")
    span = course.spans[-1]
    course = replace(course, spans=(*course.spans[:-1], replace(span, end=at)), free_since=None)
    return _with_course(replace(state, running=None), fact.segment, course)


def _turn_started(state: State, fact: facts.TurnStarted, at: dt.datetime) -> State:
    _expect_running(state, fact.segment)
    if state.turn is not None:
        raise Impossible(f"{fact.speaker.name} cannot have the floor while {state.turn.speaker.name} has it.")
    if state.last_turn_end is not None and fact.started_at < state.last_turn_end:
        raise Impossible(f"{fact.speaker.name} cannot have had the floor before the last speaker left it.")
    course = state.course
    request = None
    if fact.request is not None:
        request = next((waiting for waiting in course.queue if waiting.id == fact.request), None)
        if request is None:
            raise Impossible(f"{fact.speaker.name} was called without waiting for the floor.")
    turn = Turn(
        id=fact.turn,
        segment=fact.segment,
        speaker=fact.speaker,
        kind=fact.kind,
        limit_s=fact.limit_s,
        warning_s=state.session.warning_s or warning_for(fact.limit_s, state.session.usual_warning_s),
        started_at=fact.started_at,
        request=fact.request,
        on_behalf_of=fact.on_behalf_of,
        to=fact.to,
        gender=fact.gender,
    )
    course = _counted(course, turn, 1)
    if request is not None:
        queue = tuple(waiting for waiting in course.queue if waiting.id != fact.request)
        course = replace(course, queue=queue, called={**course.called, fact.turn: request})
    if fact.kind is TurnKind.REPLY:
        course = replace(course, since_panellists=0)
    elif fact.kind is TurnKind.INTERVENTION:
        course = replace(course, since_panellists=course.since_panellists + 1)
    if course.free_since is not None:
        change_s = seconds_between(course.free_since, fact.started_at)
        tally = course.tally
        tally = replace(tally, changes=tally.changes + 1, change_s=round(tally.change_s + change_s, 3))
        course = replace(course, tally=tally, free_since=None)
    return _with_course(replace(state, turn=turn), fact.segment, course)


def _turn_paused(state: State, fact: facts.TurnPaused, at: dt.datetime) -> State:
    turn = _live(state, fact.turn)
    if Hold.BY_HAND in turn.holds:
        raise Impossible(f"The turn of {turn.speaker.name} was paused twice.")
    return replace(state, turn=turn.held(Hold.BY_HAND, at))


def _turn_resumed(state: State, fact: facts.TurnResumed, at: dt.datetime) -> State:
    turn = _live(state, fact.turn)
    if Hold.BY_HAND not in turn.holds:
        raise Impossible(f"The turn of {turn.speaker.name} went on without having been paused.")
    return replace(state, turn=turn.released(Hold.BY_HAND, at))


def _turn_interrupted(state: State, fact: facts.TurnInterrupted, at: dt.datetime) -> State:
    turn = _live(state, fact.turn)
    if state.interrupted is not None:
        raise Impossible(f"{turn.speaker.name} cannot be interrupted: {state.interrupted.speaker.name} already is.")
    return replace(state, turn=None, interrupted=turn.held(Hold.POINT_OF_ORDER, at))


def _turn_taken_up(state: State, fact: facts.TurnTakenUp, at: dt.datetime) -> State:
    if state.interrupted is None or state.interrupted.id != fact.turn or state.turn is not None:
        raise Impossible("A turn was taken up again that was not waiting under a point of order.")
    turn = state.interrupted.released(Hold.POINT_OF_ORDER, at)
    return _with_course(
        replace(state, turn=turn, interrupted=None), turn.segment, replace(state.course, free_since=None)
    )


def _turn_granted(state: State, fact: facts.TurnGranted, at: dt.datetime) -> State:
    turn = _live(state, fact.turn).granted(fact.seconds, at)
    if fact.seconds < 0 and turn.remaining(at) < 0:
        raise Impossible(f"The turn of {turn.speaker.name} cannot end before the time was taken from it.")
    return replace(state, turn=turn)


def _turn_finished(state: State, fact: facts.TurnFinished, at: dt.datetime) -> State:
    interrupted = state.interrupted is not None and state.interrupted.id == fact.turn
    turn = state.interrupted if interrupted else _live(state, fact.turn)
    assert turn is not None
    if fact.finished_at < turn.earliest_end:
        raise Impossible(f"The turn of {turn.speaker.name} cannot end before something that happened in it.")
    done = turn.finished(fact.finished_at, absent=fact.absent)
    course = state.course
    called = {turn_id: request for turn_id, request in course.called.items() if turn_id != fact.turn}
    course = replace(course, turns=(*course.turns, done), called=called, free_since=fact.finished_at)
    if fact.absent:
        course = _counted(course, turn, -1)
        if turn.kind is TurnKind.INTERVENTION:
            course = replace(course, since_panellists=max(0, course.since_panellists - 1))
    elif turn.kind is TurnKind.INTERVENTION:
        tally = course.tally
        course = replace(
            course,
            tally=replace(
                tally,
                interventions=tally.interventions + 1,
                used_s=round(tally.used_s + done.elapsed(fact.finished_at), 3),
                allowed_s=round(tally.allowed_s + turn.limit_s, 3),
            ),
        )
    latest = max(fact.finished_at, state.last_turn_end or fact.finished_at)
    state = replace(state, last_turn_end=latest)
    state = replace(state, interrupted=None) if interrupted else replace(state, turn=None)
    return _with_course(state, turn.segment, course)


def _floor_requested(state: State, fact: facts.FloorRequested, at: dt.datetime) -> State:
    _expect_discussion(state)
    request = Request(
        id=fact.request,
        speaker=fact.speaker,
        kind=fact.kind,
        requested_at=at,
        on_behalf_of=fact.on_behalf_of,
        to=fact.to,
        limit_s=fact.limit_s,
        gender=fact.gender,
    )
    queue = state.course.queue
    claim = request.claim
    if any(waiting.claim == claim for waiting in queue):
        raise Impossible(f"{fact.speaker.name} was put on the list twice.")
    place = len(queue)
    if fact.kind is TurnKind.POINT_OF_ORDER:
        ordinary = (n for n, waiting in enumerate(queue) if waiting.kind is not TurnKind.POINT_OF_ORDER)
        place = next(ordinary, place)
    return _with_queue(state, (*queue[:place], request, *queue[place:]))


def _request_withdrawn(state: State, fact: facts.RequestWithdrawn, at: dt.datetime) -> State:
    _waiting(state, fact.request)
    return _with_queue(state, tuple(waiting for waiting in state.queue if waiting.id != fact.request))


def _request_absent(state: State, fact: facts.RequestAbsent, at: dt.datetime) -> State:
    course = state.course
    absent = next((request for request in course.called.values() if request.id == fact.request), None)
    if absent is None:
        absent = _waiting(state, fact.request)
    others = tuple(waiting for waiting in course.queue if waiting.id != fact.request)
    if fact.left:
        return _with_queue(state, others)
    if any(waiting.claim == absent.claim for waiting in others):
        raise Impossible(f"{absent.speaker.name} was put on the list twice.")
    return _with_queue(state, (*others, replace(absent, absences=absent.absences + 1)))


def _queue_reordered(state: State, fact: facts.QueueReordered, at: dt.datetime) -> State:
    _expect_discussion(state)
    by_id = {waiting.id: waiting for waiting in state.queue}
    if len(fact.order) != len(by_id) or set(fact.order) != set(by_id):
        raise Impossible("The order of the list names other delegations than those waiting.")
    return _with_queue(state, tuple(by_id[request] for request in fact.order))


def _speaker_named(state: State, fact: facts.SpeakerNamed, at: dt.datetime) -> State:
    for segment_id, course in state.courses.items():
        for request in course.queue:
            if request.id == fact.subject:
                named = replace(request, speaker=fact.speaker)
                if any(other.claim == named.claim for other in course.queue if other is not request):
                    raise Impossible(f"{fact.speaker.name} was put on the list twice.")
                queue = tuple(named if waiting is request else waiting for waiting in course.queue)
                return _with_course(state, segment_id, replace(course, queue=queue))
        for turn in course.turns:
            if turn.id == fact.subject:
                named_turn = replace(turn, speaker=fact.speaker)
                turns = tuple(named_turn if done is turn else done for done in course.turns)
                recounted = _recounted(replace(course, turns=turns), turn, named_turn)
                return _with_course(state, segment_id, recounted)
    for turn in state.live_turns:
        if turn.id == fact.subject:
            named_turn = replace(turn, speaker=fact.speaker)
            course = _recounted(state.course, turn, named_turn)
            called = course.called.get(turn.id)
            if called is not None:
                course = replace(course, called={**course.called, turn.id: replace(called, speaker=fact.speaker)})
            state = replace(state, turn=named_turn) if turn is state.turn else replace(state, interrupted=named_turn)
            return _with_course(state, turn.segment, course)
    raise Impossible(f"Nobody waited or spoke who could be named {fact.speaker.name}.")


def _limit_set(state: State, fact: facts.LimitSet, at: dt.datetime) -> State:
    _expect_discussion(state, fact.segment)
    return _with_course(state, fact.segment, replace(state.course, limit_s=fact.limit_s, limit_set_at=at))


def _list_closed(state: State, fact: facts.ListClosed, at: dt.datetime) -> State:
    return _with_list(state, fact.segment, closed_at=at)


def _list_reopened(state: State, fact: facts.ListReopened, at: dt.datetime) -> State:
    return _with_list(state, fact.segment, closed_at=None)


def _closing_set(state: State, fact: facts.ClosingSet, at: dt.datetime) -> State:
    _expect_discussion(state, fact.segment)
    return _with_course(state, fact.segment, replace(state.course, closes_at=fact.closes_at))


def _meeting_suspended(state: State, fact: facts.MeetingSuspended, at: dt.datetime) -> State:
    if state.running is None or state.suspended:
        raise Impossible("The meeting was suspended while nothing ran or it was suspended already.")
    turn = state.turn.held(Hold.SUSPENSION, at) if state.turn is not None else None
    interrupted = state.interrupted.held(Hold.SUSPENSION, at) if state.interrupted is not None else None
    state = replace(state, turn=turn, interrupted=interrupted, suspended_since=at)
    return _with_course(state, state.running or "", replace(state.course, free_since=None))


def _meeting_continued(state: State, fact: facts.MeetingContinued, at: dt.datetime) -> State:
    if state.suspended_since is None or state.running is None:
        raise Impossible("The meeting was taken up again without having been suspended.")
    turn = state.turn.released(Hold.SUSPENSION, at) if state.turn is not None else None
    interrupted = state.interrupted.released(Hold.SUSPENSION, at) if state.interrupted is not None else None
    course = state.course
    span = course.spans[-1]
    suspended_s = round(span.suspended_s + seconds_between(state.suspended_since, at), 3)
    stood_still = (*span.stood_still, Stretch(state.suspended_since, at))
    span = replace(span, suspended_s=suspended_s, stood_still=stood_still)
    course = replace(course, spans=(*course.spans[:-1], span))
    state = replace(state, turn=turn, interrupted=interrupted, suspended_since=None)
    return _with_course(state, state.running or "", course)


def _message_sent(state: State, fact: facts.MessageSent, at: dt.datetime) -> State:
    return replace(state, messages=(*state.messages, Message(fact.message, fact.text, at, fact.to)))


def _message_withdrawn(state: State, fact: facts.MessageWithdrawn, at: dt.datetime) -> State:
    if not any(message.id == fact.message for message in state.messages):
        raise Impossible("A message was withdrawn that nobody sent.")
    messages = (replace(each, withdrawn_at=at) if each.id == fact.message else each for each in state.messages)
    return replace(state, messages=tuple(messages))


_STEPS: dict[type[facts.Fact], Callable[[State, Any, dt.datetime], State]] = {
    facts.MeetingOpened: _opened,
    facts.AgendaChanged: _agenda_changed,
    facts.SegmentStarted: _segment_started,
    facts.SegmentEnded: _segment_ended,
    facts.TurnStarted: _turn_started,
    facts.TurnPaused: _turn_paused,
    facts.TurnResumed: _turn_resumed,
    facts.TurnInterrupted: _turn_interrupted,
    facts.TurnTakenUp: _turn_taken_up,
    facts.TurnGranted: _turn_granted,
    facts.TurnFinished: _turn_finished,
    facts.FloorRequested: _floor_requested,
    facts.RequestWithdrawn: _request_withdrawn,
    facts.RequestAbsent: _request_absent,
    facts.QueueReordered: _queue_reordered,
    facts.SpeakerNamed: _speaker_named,
    facts.LimitSet: _limit_set,
    facts.ListClosed: _list_closed,
    facts.ListReopened: _list_reopened,
    facts.ClosingSet: _closing_set,
    facts.MeetingSuspended: _meeting_suspended,
    facts.MeetingContinued: _meeting_continued,
    facts.MessageSent: _message_sent,
    facts.MessageWithdrawn: _message_withdrawn,
}


def _with_course(state: State, segment_id: str, course: Course) -> State:
    return replace(state, courses={**state.courses, segment_id: course})


def _with_queue(state: State, queue: tuple[Request, ...]) -> State:
    assert state.running is not None
    return _with_course(state, state.running, replace(state.course, queue=queue))


def _with_list(state: State, segment_id: str, closed_at: dt.datetime | None) -> State:
    _expect_discussion(state, segment_id)
    course = replace(state.course, list_open=closed_at is None, list_closed_at=closed_at, closes_at=None)
    return _with_course(state, segment_id, course)


def _expect_running(state: State, segment_id: str) -> None:
    if state.running != segment_id:
        raise Impossible(f"{segment_id} was not running.")


def _expect_discussion(state: State, segment_id: str | None = None) -> None:
    segment = state.segment
    if segment is None or segment.kind is not SegmentKind.DISCUSSION or segment_id not in (None, segment.id):
        raise Impossible("No discussion was running.")


def _live(state: State, turn_id: str) -> Turn:
    if state.turn is None or state.turn.id != turn_id:
        raise Impossible("The turn did not hold the floor.")
    return state.turn


def _waiting(state: State, request_id: str) -> Request:
    _expect_discussion(state)
    request = state.request(request_id)
    if request is None:
        raise Impossible("The delegation was not waiting for the floor.")
    return request


def _counted(course: Course, turn: Turn, by: int) -> Course:
    if turn.kind is TurnKind.POINT_OF_ORDER:
        return course
    heard = {**course.heard, turn.voice: course.heard.get(turn.voice, 0) + by}
    group = turn.speaker.regional_group
    groups = course.groups if group is None else {**course.groups, group: course.groups.get(group, 0) + by}
    return replace(course, heard=heard, groups=groups)


def _recounted(course: Course, before: Turn, after: Turn) -> Course:
    return course if before.absent else _counted(_counted(course, before, -1), after, 1)
