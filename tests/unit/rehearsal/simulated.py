"""A rehearsal without windows: the room and whoever moderates take turns at a desk on a clock that is put."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from gcm_moderator.agenda.model import Session
from gcm_moderator.clock import SetClock
from gcm_moderator.desk.desk import Desk
from gcm_moderator.meeting.commands import Command, Refusal
from gcm_moderator.meeting.notes import Notebook
from gcm_moderator.meeting.state import State
from gcm_moderator.rehearsal.rehearsal import numbered_ids, open_record
from gcm_moderator.rehearsal.room import Act, Room, next_act, room_of
from gcm_moderator.settings import Floor
from tests.shipped import directory

Moderate = Callable[[State, Notebook, dt.datetime], Act | None]


class Simulated:
    """Plays until nothing happens any more or so many acts are played. `acts` are those of the room alone."""

    def __init__(self, session: Session, seed: int, floor: Floor = Floor.USUAL) -> None:
        self.clock = SetClock(session.segments[0].planned_start)
        self.desk = Desk(open_record(session, None, self.clock.now()), self.clock, numbered_ids())
        self.room: Room = room_of(seed, floor, directory(), self.desk.state)
        self.acts: list[Act] = []
        self.refusals: list[Refusal] = []

    def send(self, command: Command) -> Refusal | None:
        answers: list[Refusal | None] = []
        self.desk.send(command, answers.append)
        self.desk.settle()
        return answers[0]

    def play(self, moderate: Moderate, most: int = 2000, until: dt.datetime | None = None) -> Simulated:
        since = self.clock.now()
        for _ in range(most):
            act = next_act(self.room, self.desk.state, self.desk.notebook, since)
            call = moderate(self.desk.state, self.desk.notebook, since)
            first = min((one for one in (act, call) if one is not None), key=lambda one: one.at, default=None)
            if first is None or (until is not None and first.at > until):
                break
            assert first.at >= since
            since = first.at
            self.clock.put(first.at)
            refusal = self.send(first.command) if first.command is not None else None
            if first is act:
                self.acts.append(act)
                if refusal is not None:
                    self.refusals.append(refusal)
        return self
