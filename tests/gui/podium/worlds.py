"""A meeting in memory at which windows can be tried, and the hand that moves its clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import count

from gcm_moderator.clock import SetClock
from gcm_moderator.desk.desk import Desk
from gcm_moderator.desk.qt import Seat
from gcm_moderator.meeting import commands, facts, naming
from gcm_moderator.meeting.floor import TurnKind
from gcm_moderator.record.memory import MemoryRecord
from tests.shipped import directory, session


class World:
    """A seat at the first session, before its first segment. `ticks` is the clock of the guard."""

    def __init__(self) -> None:
        numbers = count(1)
        self.clock = SetClock(session().segments[0].planned_start)
        self.record = MemoryRecord()
        opened = facts.Draft("open.1", "podium", self.clock.now(), "open", facts.MeetingOpened(session()))
        self.record.append([opened]).result()
        self.desk = Desk(self.record, self.clock, lambda: f"c{next(numbers)}")
        self.seat = Seat(self.desk)
        self.ticks = 0.0

    def steady(self) -> float:
        """The clock of the guard."""
        return self.ticks

    def wait(self, seconds: float) -> None:
        """Let time go by."""
        self.ticks += seconds
        self.clock.put(self.clock.now() + dt.timedelta(seconds=seconds))

    def do(self, *orders: commands.Command) -> None:
        """Carry out commands, each a second after the one before."""
        refused: list[object] = []
        for order in orders:
            self.desk.send(order, lambda refusal: refused.append(refusal) if refusal else None)
            self.desk.settle()
            self.wait(1)
        assert not refused

    def ask(self, name: str, kind: TurnKind = TurnKind.INTERVENTION, to: str | None = None) -> None:
        """Somebody asks for the floor."""
        speaker = naming.speaker(name, directory(), self.desk.state)
        self.do(commands.RequestFloor(speaker, kind=kind, to=to))

    def discuss(self, names: Sequence[str] = ()) -> World:
        """Open the discussion of panel 1, with these waiting."""
        segment = session().segment("panel-1/discussion")
        assert segment is not None
        self.clock.put(segment.planned_start)
        self.do(commands.StartSegment(segment.id))
        for name in names:
            self.ask(name)
        return self

    def names(self) -> list[str]:
        """Who waits."""
        return [request.speaker.name for request in self.desk.state.queue]

    def speaker(self) -> str | None:
        """Who has the floor."""
        turn = self.desk.state.turn
        return turn.speaker.name if turn is not None else None

    def close(self) -> None:
        """End it."""
        self.seat.close()
        self.record.close()
