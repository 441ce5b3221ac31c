"""The real stack, from a line to the record and back after a restart, against the slow model of the rules."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path
from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from gcm_moderator import bootstrap
from gcm_moderator.clock import SetClock
from gcm_moderator.desk.desk import Desk
from gcm_moderator.record.sqlite import SqliteRecord
from gcm_moderator.rehearsal.player import Player
from gcm_moderator.rehearsal.report import row
from gcm_moderator.rehearsal.script import parse
from tests.acceptance.slow_model import Line, Reckoning
from tests.acceptance.support import Row
from tests.shipped import session
from tests.torture.campaign import agenda, differences, line_of
from tests.torture.lines import any_line, first_lines
from tests.torture.meeting import START

DIRECTORY = bootstrap.directory()


class MeetingMachine(RuleBasedStateMachine):
    """Lines that fit or do not fit, undone and put back, with the program closed and started again in between."""

    @initialize(chance=st.randoms(use_true_random=False))
    def open_the_discussion(self, chance: Random) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "meeting.gcm"
        self.clock = SetClock(START)
        self.record = SqliteRecord.create(self.path)
        self.record.append([bootstrap.opening(session(), START, 0.0, "podium", "opening")]).result()
        self.reckoning = Reckoning(agenda())
        self.expected = self.reckoning.after(_nothing(), carried_out=True)
        self.said: Row | None = None
        self._sit_down()
        for text in first_lines(chance):
            self._enter(text)

    @rule(
        chance=st.randoms(use_true_random=False),
        seconds=st.sampled_from((0.0, 0.001, 1.0, 7.25, 40.0, 200.0)),
    )
    def enter(self, chance: Random, seconds: float) -> None:
        self.clock.put(self.clock.now() + dt.timedelta(seconds=seconds))
        self._enter(any_line(chance))

    @rule(seconds=st.sampled_from((0.0, 20.0, 3600.0)))
    def start_the_program_again(self, seconds: float) -> None:
        self.record.close()
        self.clock.put(self.clock.now() + dt.timedelta(seconds=seconds))
        self.record = SqliteRecord.open(self.path)
        self._sit_down()
        self._enter("status")

    @invariant()
    def the_meeting_is_the_one_of_the_slow_model(self) -> None:
        if self.said is not None:
            assert list(differences(self.said, self.expected, self.clock.now())) == []

    def teardown(self) -> None:
        self.record.close()
        shutil.rmtree(self.folder)

    def _sit_down(self) -> None:
        numbers = iter(range(len(self.record.read()), 10**9))
        self.desk = Desk(self.record, self.clock, lambda: f"c{next(numbers)}")
        self.player = Player(self.desk, DIRECTORY)

    def _enter(self, text: str) -> None:
        (read,) = parse(f"23:59:59 {text}", self.desk.session)
        played = self.player.play(replace(read, at=self.clock.now()))
        self.said = row(played, self.desk.state, self.desk.notebook)
        self.expected = self.reckoning.after(line_of(text, self.said["at"]), carried_out=self.said["ok"])


def _nothing() -> Line:
    return line_of("status", START.isoformat())


TestMeeting = MeetingMachine.TestCase
TestMeeting.settings = settings(max_examples=settings().max_examples // 3, stateful_step_count=30)
