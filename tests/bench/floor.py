"""A lively discussion to measure with: the same commands in the same order, run after run."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator
from itertools import count, cycle

from gcm_moderator import bootstrap
from gcm_moderator.agenda.model import SegmentKind, Session
from gcm_moderator.clock import SetClock
from gcm_moderator.delegations.model import Category
from gcm_moderator.desk.desk import Desk
from gcm_moderator.meeting import commands, facts
from gcm_moderator.meeting.commands import Refusal
from gcm_moderator.meeting.floor import NoteKind, Speaker, TurnKind
from gcm_moderator.meeting.notes import context
from gcm_moderator.record.memory import MemoryRecord

SEAT = "podium"
STEP = dt.timedelta(seconds=2)
WAITING = 9
STRIDE = 31
FACTS_A_DISCUSSION = 5_000
"""Facts after which the next discussion of the agenda is started."""

NOTE = (
    "Firewalls between services and enforcement let migrants report abuse; {name} offers its law as a model, no. {n}."
)


class Refused(Exception):
    """The meeting refused a command that a benchmark relies on."""


def opening(session: Session, at: dt.datetime, ahead_s: float = 0.0) -> facts.Draft:
    """The first fact of a record."""
    return bootstrap.opening(session, at, ahead_s, SEAT, "opening")


def ids(seed: int = 2017) -> Callable[[], str]:
    """Ids that look as random as those of the program and are the same in every run."""
    source = random.Random(seed)
    return lambda: f"{source.getrandbits(128):032x}"


def do(desk: Desk, command: commands.Command) -> None:
    """Carry a command out and wait until it is written.

    Raises:
        Refused: it was not carried out.
    """
    answers: list[Refusal | None] = []
    desk.send(command, answers.append)
    desk.settle()
    for answer in answers:
        if answer is not None:
            raise Refused(f"{command}: {answer.message}")


def states() -> Iterator[Speaker]:
    """Member States as speakers, in an order that goes round the alphabet, for ever."""
    members = [known for known in bootstrap.directory() if known.category is Category.MEMBER_STATE]
    for n in cycle(range(len(members))):
        known = members[n * STRIDE % len(members)]
        yield Speaker(known.name(), known.id, known.category, known.regional_group)


def lively(desk: Desk) -> Iterator[commands.Command]:
    """Commands for a running discussion, for ever. Each is made for the state after the one before it."""
    speakers = states()
    for n in count():
        missing = WAITING - len(desk.state.queue)
        for _ in range(max(1, missing)):
            yield commands.RequestFloor(_not_waiting(desk, speakers))
        if n % 5 == 4:
            yield commands.MoveRequest(desk.state.queue[-1].id, 0)
        yield commands.CallRequest(desk.state.queue[0].id)
        yield from _note(desk, n)
        if n % 3 == 2:
            yield commands.PauseTurn()
            yield commands.ResumeTurn()
        if n % 4 == 3:
            yield commands.GrantTime(30.0)
        if n % 7 == 6:
            yield commands.CloseList()
            yield commands.Undo()
        if n % 10 == 9:
            yield commands.RequestFloor(_not_waiting(desk, speakers), TurnKind.POINT_OF_ORDER)
            yield commands.CallRequest(desk.state.queue[0].id)
            yield commands.FinishTurn()


def meeting(session: Session, length: int) -> list[facts.Draft]:
    """The facts of a lively meeting, at least so many, ending with a speaker on the floor and a queue."""
    discussions = [segment for segment in session.segments if segment.kind is SegmentKind.DISCUSSION]
    clock = SetClock(discussions[0].planned_start)
    new_id = ids()
    record = MemoryRecord()
    record.append([opening(session, clock.now())]).result()
    desk = Desk(record, clock, new_id, SEAT)
    for number, segment in enumerate(discussions, start=1):
        do(desk, commands.StartSegment(segment.id))
        for command in lively(desk):
            clock.put(clock.now() + STEP)
            do(desk, command)
            known = len(desk.history.drafts)
            if desk.state.turn is not None and known >= min(length, number * FACTS_A_DISCUSSION):
                break
        if len(desk.history.drafts) >= length:
            break
    return list(desk.history.drafts)


def _note(desk: Desk, n: int) -> Iterator[commands.Command]:
    turn = desk.state.turn
    if turn is not None:
        content = context(desk.state)
        text = NOTE.format(name=turn.speaker.name, n=n)
        yield commands.TakeNote(facts.NoteContent(text, NoteKind.POINT, turn=content.turn, segment=content.segment))


def _not_waiting(desk: Desk, speakers: Iterator[Speaker]) -> Speaker:
    waiting = {request.speaker.key for request in desk.state.queue}
    return next(speaker for speaker in speakers if speaker.key not in waiting)
