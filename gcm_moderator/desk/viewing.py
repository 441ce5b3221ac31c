"""From the state to what the windows show: pure functions, one a window."""

from __future__ import annotations

from gcm_moderator.agenda.model import Segment
from gcm_moderator.desk.briefs import running_brief
from gcm_moderator.desk.desk import Desk
from gcm_moderator.desk.views import (
    DisplayView,
    ListState,
    PanellistEntry,
    PodiumView,
    QueueRow,
    Step,
    StripEntry,
    StripState,
)
from gcm_moderator.meeting import facts
from gcm_moderator.meeting.balance import not_heard
from gcm_moderator.meeting.floor import TurnKind
from gcm_moderator.meeting.forecast import to_come
from gcm_moderator.meeting.formula import give_floor
from gcm_moderator.meeting.history import History
from gcm_moderator.meeting.rounds import Round, round_of
from gcm_moderator.meeting.state import State


def podium_view(desk: Desk) -> PodiumView:
    """What the podium shows between two facts."""
    state, history = desk.state, desk.history
    session = state.session
    rounds = round_of(state, desk.notebook)
    return PodiumView(
        session_title=session.title,
        place=session.place,
        zone=session.zone,
        practice=state.practice,
        item=state.item,
        segment=state.segment,
        turn=state.turn,
        interrupted=state.interrupted,
        line_to_say=line_to_say(state),
        round_position=_round_position(state),
        queue=queue_rows(state),
        list_state=list_state(state),
        limit_s=state.intervention_limit_s if state.discussing else None,
        round_size=session.round_size,
        since_panellists=rounds.since_panellists,
        suggest_panellists=rounds.suggest_panellists,
        panellists=panellists(state, rounds),
        not_heard=not_heard(state) if state.course.tally.interventions >= session.round_size else (),
        strip=strip(state),
        next_segment=next_segment(state),
        suspended_since=state.suspended_since,
        message=state.message,
        undo=step(history, history.undoable),
        redo=step(history, history.redoable),
        saving=desk.saving,
        unsaved=desk.unsaved,
        problem=desk.problem,
        brief=running_brief(desk),
        closes_at=state.course.closes_at if state.discussing else None,
    )


def display_view(state: State) -> DisplayView:
    """What the room's screen shows between two facts."""
    session = state.session
    return DisplayView(
        session_title=session.title,
        place=session.place,
        zone=session.zone,
        item=state.item,
        segment=state.segment,
        turn=state.turn,
        next_speakers=state.queue[:2],
        suspended_since=state.suspended_since,
        message=state.room_message,
    )


def line_to_say(state: State) -> str:
    """The chair's words for whoever has the floor, or for the next in the queue while nobody has it."""
    language = state.session.language
    upcoming = [request.speaker for request in state.queue]
    turn = state.turn
    if turn is not None:
        after = None if state.interrupted is not None else next(iter(upcoming), None)
        return give_floor(turn.speaker, turn.kind, language, turn.on_behalf_of, after)
    if not state.queue:
        return ""
    following = state.queue[0]
    after = upcoming[1] if len(upcoming) > 1 else None
    return give_floor(following.speaker, following.kind, language, following.on_behalf_of, after)


def list_state(state: State) -> ListState:
    """Whether delegations can ask for the floor now."""
    if not state.discussing:
        return ListState.NONE
    return ListState.OPEN if state.course.list_open else ListState.CLOSED


def queue_rows(state: State) -> tuple[QueueRow, ...]:
    """The queue with its numbers, and how often each voice will then have been heard."""
    return tuple(
        QueueRow(
            number=number,
            request=request,
            nth=state.times_heard(request.voice, state.running) + 1,
            session_nth=state.times_heard(request.voice) + 1,
        )
        for number, request in enumerate(state.queue, start=1)
    )


def strip(state: State) -> tuple[StripEntry, ...]:
    """Every segment of the agenda and how far it is."""
    return tuple(
        StripEntry(segment, item, _strip_state(state, segment))
        for item in state.session.items
        for segment in item.segments
    )


def next_segment(state: State) -> Segment | None:
    """What the agenda has next."""
    return next(iter(to_come(state)), None)


def panellists(state: State, rounds: Round) -> tuple[PanellistEntry, ...]:
    """Who can be given the floor in the panellists' turn of the running panel."""
    item = state.item
    if item is None:
        return ()
    speaking = [segment for segment in item.segments if segment.panellist is not None]
    return tuple(
        PanellistEntry(
            id=segment.panellist or "",
            number=number,
            name=segment.speaker,
            pending_questions=rounds.pending_questions.get(segment.panellist or "", 0),
        )
        for number, segment in enumerate(speaking, start=1)
    )


def step(history: History, command_id: str | None) -> Step | None:
    """What a control command was, and whom or what it was about."""
    if command_id is None:
        return None
    written = history.facts_of(command_id)
    absence = (fact for fact in written if isinstance(fact, facts.RequestAbsent))
    gist = next(absence, next(fact for fact in reversed(written) if not isinstance(fact, facts.TurnTakenUp)))
    return Step(command_id, _VERBS[type(gist)], _subject(history, gist))


def _subject(history: History, fact: facts.AnyFact) -> str | None:
    """The name or title that the fact is about; a turn or request is named where it began."""
    match fact:
        case facts.TurnStarted(speaker=speaker) | facts.FloorRequested(speaker=speaker):
            return speaker.name
        case facts.SpeakerNamed(speaker=speaker):
            return speaker.name
        case facts.TurnPaused(turn=origin) | facts.TurnResumed(turn=origin) | facts.TurnGranted(turn=origin):
            return _subject_of_origin(history, origin)
        case facts.TurnFinished(turn=origin):
            return _subject_of_origin(history, origin)
        case facts.RequestWithdrawn(request=origin) | facts.RequestAbsent(request=origin):
            return _subject_of_origin(history, origin)
        case facts.SegmentStarted(segment=segment_id) | facts.SegmentEnded(segment=segment_id):
            segment = history.state.session.segment(segment_id)
            return segment.title if segment is not None else None
        case _:
            return None


def _subject_of_origin(history: History, origin: str) -> str | None:
    began = history.facts_of(origin)
    return _subject(history, began[-1]) if began else None


_VERBS: dict[type[facts.Fact], str] = {
    facts.AgendaChanged: "agenda",
    facts.SegmentStarted: "start",
    facts.SegmentEnded: "end",
    facts.TurnStarted: "call",
    facts.TurnPaused: "pause",
    facts.TurnResumed: "resume",
    facts.TurnGranted: "grant",
    facts.TurnFinished: "finish",
    facts.FloorRequested: "request",
    facts.RequestWithdrawn: "withdraw",
    facts.RequestAbsent: "absent",
    facts.QueueReordered: "move",
    facts.SpeakerNamed: "name",
    facts.LimitSet: "limit",
    facts.ListClosed: "close-list",
    facts.ListReopened: "reopen-list",
    facts.ClosingSet: "closing",
    facts.MeetingSuspended: "suspend",
    facts.MeetingContinued: "continue",
}


def _round_position(state: State) -> int | None:
    turn = state.turn
    if turn is None or not state.discussing or turn.kind is not TurnKind.INTERVENTION:
        return None
    return state.course.since_panellists


def _strip_state(state: State, segment: Segment) -> StripState:
    if segment.id == state.running:
        return StripState.RUNNING
    if state.course_of(segment.id).spans:
        return StripState.DONE
    return StripState.SKIPPED if segment.id in state.skipped else StripState.UPCOMING
