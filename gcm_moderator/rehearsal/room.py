"""The room of a rehearsal: who asks for the floor when, how long they speak, who is not in the seat.

Pure: the state of the meeting, an instant and a seed give what the room does next. Every chance is drawn from the seed
and from what it is about, never from what came before, so that the same seed gives the same room however it is
moderated. Nothing that the rules would refuse is ever done. Nobody's words are made up: the room asks and speaks.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from random import Random

import msgspec
from msgspec.structs import replace

from gcm_moderator.agenda.model import Segment
from gcm_moderator.delegations.directory import Directory
from gcm_moderator.delegations.model import Category
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.commands import Command, Refusal
from gcm_moderator.meeting.decide import decide
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import NoteKind, Speaker, TurnKind
from gcm_moderator.meeting.naming import speaker_of
from gcm_moderator.meeting.notes import Notebook, context
from gcm_moderator.meeting.state import State
from gcm_moderator.meeting.turn import Turn
from gcm_moderator.settings import Floor

MOST = 120
"""Requests in one discussion, points of order apart."""
ABSENT_SHARE = 0.05
WITHDRAWING_SHARE = 0.07
QUESTION_SHARE = 0.22
REPLY_SHARE = 0.03
SAID_AFTER_S = 6.0
"""So long after an absent delegation was called, the room sees that nobody is there …"""
GONE_AFTER_S = 75.0
"""… and so long after, its microphone is off again."""
SHIPPED = (Category.MEMBER_STATE, Category.OBSERVER, Category.IGO, Category.UN_BODY)
_WEIGHTS = {Category.MEMBER_STATE: 1.0, Category.OBSERVER: 0.6, Category.IGO: 0.25, Category.UN_BODY: 0.25}


class Crowd(msgspec.Struct, frozen=True):
    """How many ask at once when a discussion begins, and the seconds between requests after that, on average."""

    first: int
    gap_s: float


CROWDS = {Floor.QUIET: Crowd(3, 330.0), Floor.USUAL: Crowd(6, 170.0), Floor.FULL: Crowd(14, 75.0)}


class Room(msgspec.Struct, frozen=True):
    """Who may ask for the floor, and how many do. The same seed gives the same room."""

    seed: int
    crowd: Crowd
    speakers: tuple[Speaker, ...]


class Act(msgspec.Struct, frozen=True):
    """What happens at an instant: a command, and words for whoever watches; one of them may be missing."""

    at: dt.datetime
    command: Command | None = None
    says: str = ""


class _Arrival(msgspec.Struct, frozen=True):
    """A request of a discussion, seconds after its start. `leaves_s` is when patience ends, if it does."""

    after_s: float
    command: commands.RequestFloor
    leaves_s: float | None = None


def room_of(seed: int, floor: Floor, directory: Directory, state: State) -> Room:
    """The room of a session: the delegations of the directory, as that session names them."""
    draw = Random(f"{seed}/room")
    coming = [
        speaker_of(delegation, state)
        for delegation in directory
        if delegation.category in SHIPPED and draw.random() < _WEIGHTS[delegation.category]
    ]
    return Room(seed, CROWDS[floor], tuple(coming))


def next_act(room: Room, state: State, notebook: Notebook, since: dt.datetime) -> Act | None:
    """What the room does next, after what it did up to `since`; None when it waits for the moderator."""
    acts = [*_arrivals(room, state, since), *_leavings(room, state, since), *_turn(room, state, notebook, since)]
    allowed = (act for act in acts if act.command is None or _allowed(state, act))
    return min(allowed, key=lambda act: act.at, default=None)


def _allowed(state: State, act: Act) -> bool:
    command = act.command
    if command is None or isinstance(command, commands.TakeNote):
        return True
    return not isinstance(decide(state, command, act.at, "asked"), Refusal)


def _arrivals(room: Room, state: State, since: dt.datetime) -> Iterator[Act]:
    """The next requests that the rules take; who asks while the list is closed is turned away."""
    start = _start(state)
    segment = state.segment
    if start is None or segment is None or state.suspended:
        return
    for arrival in _schedule(room, segment, _panellists(state)):
        act = Act(_after(start, arrival.after_s), arrival.command)
        if act.at > since and _allowed(state, act):
            yield act
            return


def _leavings(room: Room, state: State, since: dt.datetime) -> Iterator[Act]:
    start, segment = _start(state), state.segment
    if start is None or segment is None:
        return
    waiting = {request.speaker.key: request for request in state.queue if request.kind is TurnKind.INTERVENTION}
    for arrival in _schedule(room, segment, _panellists(state)):
        request = waiting.get(arrival.command.speaker.key)
        if arrival.leaves_s is None or request is None or request.absences:
            continue
        at = _after(start, arrival.leaves_s)
        if at > since:
            says = f"{request.speaker.name} has waited long enough and leaves the list."
            yield Act(at, commands.WithdrawRequest(request.id), says)


def _turn(room: Room, state: State, notebook: Notebook, since: dt.datetime) -> Iterator[Act]:
    """What whoever has the floor does: nothing if nobody is there, else a question perhaps, and then an end."""
    turn = state.turn
    if turn is None or turn.held_since is not None:
        return
    draw = Random(f"{room.seed}/{turn.segment}/{turn.speaker.key}/{turn.kind}/{len(state.course.turns)}")
    spoken_s = turn.elapsed(since)
    if turn.request is not None and turn.kind is not TurnKind.POINT_OF_ORDER and draw.random() < ABSENT_SHARE:
        if spoken_s < SAID_AFTER_S:
            says = f"Nobody is in the seat of {turn.speaker.name}."
            yield Act(_after(since, SAID_AFTER_S - spoken_s), None, says)
        yield Act(_after(since, GONE_AFTER_S - spoken_s), commands.FinishTurn(), f"{turn.speaker.name} is not there.")
        return
    length_s = _length(turn, draw)
    asks_s = length_s * 0.7
    if turn.to is not None and spoken_s < asks_s and not _asked(notebook, turn):
        yield Act(_after(since, asks_s - spoken_s), commands.TakeNote(_question(state, turn)))
    yield Act(_after(since, length_s - spoken_s), commands.FinishTurn(), f"{turn.speaker.name} has finished.")


def _length(turn: Turn, draw: Random) -> float:
    """How long they speak: most keep to the limit, some are brief, some run over."""
    if turn.kind is TurnKind.POINT_OF_ORDER:
        return draw.uniform(15.0, 50.0)
    manner = draw.random()
    if manner < 0.2:
        return turn.limit_s * draw.uniform(0.4, 0.75)
    if manner < 0.75:
        return turn.limit_s * draw.uniform(0.8, 1.02)
    return turn.limit_s * draw.uniform(1.1, 1.6)


def _asked(notebook: Notebook, turn: Turn) -> bool:
    return any(
        note.content.turn == turn.id and note.content.kind is NoteKind.QUESTION for note in notebook.notes.values()
    )


def _question(state: State, turn: Turn) -> NoteContent:
    number = (turn.to or "").removeprefix("panellist-")
    text = f"A question of {turn.speaker.name} to panellist {number}"
    return replace(context(state), text=text, kind=NoteKind.QUESTION, to=turn.to)


def _schedule(room: Room, segment: Segment, panellists: tuple[str, ...]) -> tuple[_Arrival, ...]:
    """Who asks in that discussion, in order."""
    draw = Random(f"{room.seed}/{segment.id}")
    speakers = list(room.speakers)
    draw.shuffle(speakers)
    made = []
    after_s = 2.0
    for number, speaker in enumerate(speakers[:MOST]):
        after_s += draw.expovariate(1 / 5.0) if number < room.crowd.first else draw.expovariate(1 / room.crowd.gap_s)
        to = draw.choice(panellists) if panellists and draw.random() < QUESTION_SHARE else None
        kind = TurnKind.RIGHT_OF_REPLY if number and draw.random() < REPLY_SHARE else TurnKind.INTERVENTION
        leaves_s = after_s + draw.uniform(400.0, 1100.0) if draw.random() < WITHDRAWING_SHARE else None
        if after_s > segment.length_s * 1.5:
            break
        made.append(_Arrival(after_s, commands.RequestFloor(speaker, kind=kind, to=to), leaves_s))
    for _ in range(draw.choice((0, 1, 1, 2))):
        if speakers:
            asked = commands.RequestFloor(draw.choice(speakers), kind=TurnKind.POINT_OF_ORDER)
            made.append(_Arrival(draw.uniform(0.1, 0.9) * segment.length_s, asked))
    return tuple(sorted(made, key=lambda arrival: arrival.after_s))


def _panellists(state: State) -> tuple[str, ...]:
    item = state.item
    return tuple(segment.panellist for segment in item.segments if segment.panellist) if item is not None else ()


def _start(state: State) -> dt.datetime | None:
    """When the running discussion was first begun; None while none runs."""
    return state.course.spans[0].start if state.discussing and state.course.spans else None


def _after(at: dt.datetime, seconds: float) -> dt.datetime:
    return at + dt.timedelta(milliseconds=max(0, math.ceil(seconds * 1000)))
