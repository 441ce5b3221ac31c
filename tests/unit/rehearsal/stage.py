"""What rehearsals are played with in tests: the shipped sessions and directory, and a way to play a script."""

from __future__ import annotations

from itertools import count
from typing import Any

from gcm_moderator.clock import SetClock
from gcm_moderator.desk.desk import Desk
from gcm_moderator.rehearsal.player import Played, Player
from gcm_moderator.rehearsal.rehearsal import open_record
from gcm_moderator.rehearsal.report import row
from gcm_moderator.rehearsal.script import parse
from tests.shipped import directory, session

SESSIONS = tuple(f"gcm-2017-{number}" for number in range(1, 7))


class Stage:
    """A desk at the first session at which scripts are played; `rows` are the reports."""

    def __init__(self) -> None:
        numbers = count(1)
        self.clock = SetClock(session().segments[0].planned_start)
        record = open_record(session(), None, self.clock.now())
        self.desk = Desk(record, self.clock, lambda: f"c{next(numbers)}")
        self._player = Player(self.desk, directory())
        self.played: list[Played] = []
        self.rows: list[dict[str, Any]] = []

    def play(self, script: str) -> Stage:
        for action in parse(script, session()):
            self.clock.put(action.at)
            self.played.append(self._player.play(action))
            self.rows.append(row(self.played[-1], self.desk.state, self.desk.notebook))
        return self

    @property
    def codes(self) -> list[str | None]:
        """The refusal code of each action, None for what was carried out."""
        return [played.refusal.code.value if played.refusal is not None else None for played in self.played]

    @property
    def queue(self) -> list[str]:
        return [request.speaker.name for request in self.desk.state.queue]

    @property
    def speaking(self) -> str | None:
        turn = self.desk.state.turn
        return turn.speaker.name if turn is not None else None
