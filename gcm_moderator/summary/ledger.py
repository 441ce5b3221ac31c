"""What happened in a meeting, in rows: segments, turns, requests, notes, messages, suspensions, and what was undone.

Pure: the same facts give the same rows. Undone commands count as if they had never happened. Seconds are to the
millisecond, instants aware datetimes. What was still going on at the last fact has its figures up to that instant.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from gcm_moderator.meeting import facts
from gcm_moderator.meeting.balance import balance
from gcm_moderator.meeting.evolve import evolve
from gcm_moderator.meeting.floor import Speaker
from gcm_moderator.meeting.forecast import projected_segment_end
from gcm_moderator.meeting.notes import Notebook
from gcm_moderator.meeting.points import Points
from gcm_moderator.meeting.state import State
from gcm_moderator.meeting.turn import Turn, seconds_between
from gcm_moderator.summary.rows import (
    Ledger,
    MessageRow,
    NoteRow,
    Outcome,
    RequestRow,
    Revision,
    SegmentRow,
    Standing,
    SuspensionRow,
    TurnRow,
    UndoneRow,
)


class NoMeeting(Exception):
    """The facts do not begin with a meeting that was opened."""


def ledger(recorded: Sequence[facts.Recorded]) -> Ledger:
    """The rows of a meeting from all its facts, in the order of their numbers.

    Raises:
        NoMeeting: the first fact is no opened meeting.
        Impossible: a fact contradicts those before it.
    """
    first = recorded[0].fact if recorded else None
    if not isinstance(first, facts.MeetingOpened):
        raise NoMeeting("It holds no meeting that was opened.")
    undone = _undone(recorded)
    gone = {row.command for row in undone}
    notebook = Notebook()
    points = Points(notebook)
    floor = _Floor()
    state = State(first.session)
    for fact in recorded:
        notebook.apply(fact)
        points.apply(fact)
        if fact.command not in gone:
            before, state = state, evolve(state, fact.fact, fact.at)
            floor.follow(before, fact)
    until = max(fact.at for fact in recorded)
    notes = _notes(recorded, notebook, state)
    turns = _turns(state, until, floor, notes)
    return Ledger(
        facts=tuple(recorded),
        state=state,
        until=until,
        segments=_segments(state, until, turns),
        turns=turns,
        requests=_requests(state, floor),
        notes=notes,
        notebook=notebook,
        points=points,
        messages=_messages(recorded),
        suspensions=_suspensions(floor.stops, until),
        balance=balance(state, until),
        undone=undone,
    )


class _Request(msgspec.Struct):
    """A request while the facts are read."""

    segment: str
    asked: facts.FloorRequested
    at: dt.datetime
    speaker: Speaker
    absences: int = 0
    left: Outcome | None = None


class _Floor:
    """What the state itself does not keep: the order of the turns, every request, every suspension."""

    def __init__(self) -> None:
        self.started: dict[str, int] = {}
        self.requests: dict[str, _Request] = {}
        self.stops: list[tuple[str | None, dt.datetime, dt.datetime | None]] = []

    def follow(self, before: State, recorded: facts.Recorded) -> None:
        """Take in one more fact that stands; `before` is the state it met."""
        match recorded.fact:
            case facts.TurnStarted(turn=turn):
                self.started[turn] = recorded.seq
            case facts.FloorRequested(request=request, speaker=speaker) as asked:
                self.requests[request] = _Request(before.running or "", asked, recorded.at, speaker)
            case facts.RequestWithdrawn(request=request):
                self._leave(before, request, Outcome.WITHDRAWN)
            case facts.RequestAbsent(request=request, left=left):
                self.requests[request].absences += 1
                if left:
                    self._leave(before, request, Outcome.ABSENT)
            case facts.MeetingSuspended():
                self.stops.append((before.running, recorded.at, None))
            case facts.MeetingContinued():
                segment, since, _ = self.stops.pop()
                self.stops.append((segment, since, recorded.at))
            case _:
                pass

    def _leave(self, before: State, request_id: str, outcome: Outcome) -> None:
        known = self.requests[request_id]
        known.left = outcome
        for request in (*before.queue, *before.course.called.values()):
            if request.id == request_id:
                known.speaker = request.speaker


def _undone(recorded: Sequence[facts.Recorded]) -> tuple[UndoneRow, ...]:
    retracted: dict[str, facts.Recorded] = {}
    for fact in recorded:
        match fact.fact:
            case facts.CommandRetracted(command=command):
                retracted[command] = fact
            case facts.CommandReinstated(command=command):
                retracted.pop(command, None)
            case _:
                pass
    written: dict[str, list[int]] = {command: [] for command in retracted}
    for fact in recorded:
        if fact.command in written:
            written[fact.command].append(fact.seq)
    return tuple(UndoneRow(command, tuple(written[command]), fact.seat, fact.at) for command, fact in retracted.items())


def _turns(state: State, until: dt.datetime, floor: _Floor, notes: tuple[NoteRow, ...]) -> tuple[TurnRow, ...]:
    on_turn: dict[str, list[str]] = {}
    for note in notes:
        if note.turn is not None and not note.deleted:
            on_turn.setdefault(note.turn, []).append(note.id)
    turns = sorted(state.all_turns(), key=lambda turn: (turn.started_at, floor.started[turn.id]))
    return tuple(_turn(state, turn, until, floor, tuple(on_turn.get(turn.id, ()))) for turn in turns)


def _turn(state: State, turn: Turn, until: dt.datetime, floor: _Floor, notes: tuple[str, ...]) -> TurnRow:
    segment = state.session.segment(turn.segment)
    assert segment is not None
    return TurnRow(
        id=turn.id,
        day=segment.day,
        sitting=_sitting(state, turn.segment),
        segment=turn.segment,
        segment_title=segment.title,
        speaker=turn.speaker,
        on_behalf_of=turn.on_behalf_of,
        kind=turn.kind,
        to=turn.to,
        gender=turn.gender,
        request=turn.request,
        requested_at=floor.requests[turn.request].at if turn.request is not None else None,
        started_at=turn.started_at,
        finished_at=turn.finished_at,
        standing=_standing(state, turn),
        limit_s=turn.limit_s,
        granted_s=turn.granted_s,
        paused_s=turn.paused_until(turn.finished_at or until),
        used_s=turn.elapsed(until),
        over_s=turn.overtime(until),
        absent=turn.absent,
        notes=notes,
    )


def _standing(state: State, turn: Turn) -> Standing:
    if turn.finished_at is not None:
        return Standing.FINISHED
    if state.interrupted is not None and state.interrupted.id == turn.id:
        return Standing.INTERRUPTED
    return Standing.HAS_FLOOR if turn.held_since is None else Standing.PAUSED


def _sitting(state: State, segment_id: str) -> int | None:
    segment = state.session.segment(segment_id)
    sitting = state.session.sitting_of(segment) if segment is not None else None
    return state.session.sittings.index(sitting) + 1 if sitting is not None else None


def _segments(state: State, until: dt.datetime, turns: Iterable[TurnRow]) -> tuple[SegmentRow, ...]:
    turns_in: dict[str, list[str]] = {}
    for turn in turns:
        turns_in.setdefault(turn.segment, []).append(turn.id)
    rows = []
    for segment in state.session.segments:
        course = state.course_of(segment.id)
        running = state.running == segment.id
        start = course.spans[0].start if course.spans else None
        end = projected_segment_end(state, until) if running else course.spans[-1].end if course.spans else None
        item = state.session.item_of(segment)
        rows.append(
            SegmentRow(
                id=segment.id,
                item=item.id,
                item_title=item.title,
                kind=segment.kind.value,
                title=segment.title,
                day=segment.day,
                sitting=_sitting(state, segment.id),
                planned_start=segment.planned_start,
                planned_end=segment.planned_end,
                spans=course.spans,
                running=running,
                skipped=segment.id in state.skipped,
                late_s=seconds_between(segment.planned_start, start) if start is not None else None,
                behind_s=seconds_between(segment.planned_end, end) if end is not None else None,
                limit_s=segment.limit_s,
                limit_set_s=course.limit_s,
                list_open=course.list_open,
                turns=tuple(turns_in.get(segment.id, ())),
            )
        )
    return tuple(rows)


def _requests(state: State, floor: _Floor) -> tuple[RequestRow, ...]:
    outcomes: dict[str, tuple[Outcome, Speaker, int | None]] = {}
    for segment_id, course in state.courses.items():
        for turn in course.turns:
            if turn.request is not None and not turn.absent:
                outcomes[turn.request] = (Outcome.HEARD, turn.speaker, None)
        left = Outcome.WAITING if segment_id == state.running else Outcome.NOT_REACHED
        outcomes |= {request.id: (left, request.speaker, n) for n, request in enumerate(course.queue, start=1)}
    for turn in state.live_turns:
        if turn.request is not None:
            outcomes[turn.request] = (Outcome.HAS_FLOOR, turn.speaker, None)
    rows = []
    for request_id, known in floor.requests.items():
        if known.left is not None:
            outcomes[request_id] = (known.left, known.speaker, None)
        outcome, speaker, place = outcomes[request_id]
        rows.append(
            RequestRow(
                id=request_id,
                segment=known.segment,
                speaker=speaker,
                on_behalf_of=known.asked.on_behalf_of,
                kind=known.asked.kind,
                to=known.asked.to,
                gender=known.asked.gender,
                limit_s=known.asked.limit_s,
                requested_at=known.at,
                absences=known.absences,
                outcome=outcome,
                place=place,
            )
        )
    return tuple(rows)


def _notes(recorded: Sequence[facts.Recorded], notebook: Notebook, state: State) -> tuple[NoteRow, ...]:
    revisions: dict[str, list[Revision]] = {}
    for fact in recorded:
        match fact.fact:
            case facts.NoteTaken(note=note_id, content=content) | facts.NoteRevised(note=note_id, content=content):
                revisions.setdefault(note_id, []).append(Revision(fact.at, fact.seat, content))
            case _:
                pass
    turns = {turn.id: turn for turn in state.all_turns()}
    rows = []
    for note in notebook.notes.values():
        turn = turns.get(note.content.turn or "")
        rows.append(
            NoteRow(
                id=note.id,
                seat=note.seat,
                taken_at=note.taken_at,
                content=note.content,
                turn=turn.id if turn is not None else None,
                speaker=notebook.speaker_of(note, turn),
                deleted=note.deleted,
                answered=note.answered,
                pending=note.pending,
                revisions=tuple(revisions[note.id]),
            )
        )
    return tuple(rows)


def _messages(recorded: Sequence[facts.Recorded]) -> tuple[MessageRow, ...]:
    withdrawn = {fact.fact.message: fact.at for fact in recorded if isinstance(fact.fact, facts.MessageWithdrawn)}
    return tuple(
        MessageRow(sent.message, fact.seat, fact.at, sent.text, sent.to, withdrawn.get(sent.message))
        for fact in recorded
        if isinstance(sent := fact.fact, facts.MessageSent)
    )


def _suspensions(
    stops: Iterable[tuple[str | None, dt.datetime, dt.datetime | None]], until: dt.datetime
) -> tuple[SuspensionRow, ...]:
    return tuple(
        SuspensionRow(segment, start, end, max(0.0, seconds_between(start, end or until)))
        for segment, start, end in stops
    )
