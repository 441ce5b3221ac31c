"""Faults of the machine under a meeting that is held: the meeting goes on, and what was done is saved afterwards."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from gcm_moderator import bootstrap
from gcm_moderator.agenda.loading import load
from gcm_moderator.clock import MeetingClock
from gcm_moderator.desk.desk import Desk
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.floor import Speaker
from gcm_moderator.record import reading
from gcm_moderator.record.sqlite import SqliteRecord

HOUR = 3600.0
WALL_S = 1_800_000_000.0


class Machine:
    """A clock for walls and hands: `wall` can be set, `ran` only goes on, and counts sleep."""

    def __init__(self) -> None:
        self.wall = WALL_S
        self.ran = 0.0

    def clock(self, ahead_s: float) -> MeetingClock:
        return MeetingClock(ahead_s, wall=lambda: self.wall, steady=lambda: self.ran)

    def pass_by(self, seconds: float) -> None:
        self.wall += seconds
        self.ran += seconds


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def desk(tmp_path: Path, machine: Machine) -> Iterator[Desk]:
    """A discussion in which Kenya has just been given the floor, on a real file."""
    session = load(bootstrap.sessions_folder() / "gcm-2017-1.yaml").session
    assert session is not None
    record = SqliteRecord.create(tmp_path / "meeting.gcm")
    start = dt.datetime(2017, 5, 8, 8, 43, tzinfo=dt.UTC)
    ahead_s = start.timestamp() - WALL_S
    record.append([bootstrap.opening(session, start, ahead_s, "podium", "opening")]).result()
    made = Desk(record, machine.clock(ahead_s), bootstrap.new_id)
    do(made, commands.StartSegment("panel-1/discussion"), commands.GiveFloor(Speaker("Kenya", "KE")))
    yield made
    record.close()


def do(desk: Desk, *wanted: commands.Command) -> None:
    for command in wanted:
        desk.send(command)
        desk.settle()


def face(desk: Desk) -> str:
    turn = desk.state.turn
    assert turn is not None
    return turn.face(desk.clock.now())


@contextlib.contextmanager
def every_write_fails(file: Path) -> Iterator[None]:
    """Whatever this process has open of that file can be read, and answers every write with an error."""
    broken = os.open(file, os.O_RDONLY)
    handles = []
    for name in os.listdir("/proc/self/fd"):  # noqa: PTH208
        with contextlib.suppress(OSError):
            if os.readlink(f"/proc/self/fd/{name}") == str(file) and int(name) != broken:  # noqa: PTH115
                handles.append(int(name))
    assert handles, "nothing has it open"
    sound = {handle: os.dup(handle) for handle in handles}
    for handle in sound:
        os.dup2(broken, handle)
    try:
        yield
    finally:
        for handle, kept in sound.items():
            os.dup2(kept, handle)
            os.close(kept)
        os.close(broken)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are found in /proc, on Linux only")
def test_a_disk_that_reports_faults_ends_no_meeting(desk: Desk, machine: Machine) -> None:
    path = desk.record.status().path
    assert path is not None
    with every_write_fails(path.with_name(path.name + "-wal")):
        machine.pass_by(60)
        do(desk, commands.PauseTurn())
        machine.pass_by(10)
        do(desk, commands.ResumeTurn(), commands.RequestFloor(Speaker("Malta", "MT")))
        machine.pass_by(5)
        assert face(desk) == "01:55"
        assert desk.unsaved == 3
        assert desk.problem is not None
        assert str(path) in desk.problem
        assert desk.problem.startswith("The disk reports a fault. Check it, or save a copy of the record elsewhere")
    desk.retry()
    desk.settle()
    assert desk.unsaved == 0, desk.problem
    assert reading.verify(path).sound
    assert len(reading.read_record(path)) == len(desk.history.drafts)


@pytest.mark.parametrize("step_s", [HOUR, -HOUR, 0.5, -86_400.0])
def test_a_wall_clock_that_is_set_moves_no_countdown(desk: Desk, machine: Machine, step_s: float) -> None:
    machine.pass_by(60)
    machine.wall += step_s
    machine.pass_by(30)
    assert face(desk) == "01:30"
    do(desk, commands.FinishTurn())
    assert desk.state.all_turns()[-1].elapsed(desk.clock.now()) == 90.0


def test_an_hour_of_sleep_counts_because_speakers_go_on(desk: Desk, machine: Machine) -> None:
    machine.pass_by(60)
    machine.pass_by(HOUR)
    assert face(desk) == "+58:00"


def test_the_night_when_clocks_change_is_an_ordinary_night(tmp_path: Path) -> None:
    """In Geneva on 29 October 2017 the hour from 02:00 to 03:00 comes twice."""
    text = (bootstrap.sessions_folder() / "gcm-2017-1.yaml").read_text(encoding="utf-8")
    file = tmp_path / "night.yaml"
    file.write_text(text.replace("2017-05-08", "2017-10-29").replace("2017-05-09", "2017-10-30"), encoding="utf-8")
    session = load(file).session
    assert session is not None
    machine = Machine()
    record = SqliteRecord.create(tmp_path / "night.gcm")
    before = dt.datetime(2017, 10, 29, 0, 59, tzinfo=dt.UTC)  # 02:59 in Geneva, a minute before it is 02:00 again
    record.append([bootstrap.opening(session, before, 0.0, "podium", "opening")]).result()
    desk = Desk(record, machine.clock(before.timestamp() - WALL_S), bootstrap.new_id)
    do(desk, commands.StartSegment("panel-1/discussion"), commands.GiveFloor(Speaker("Kenya", "KE")))
    machine.pass_by(120)
    assert face(desk) == "01:00"
    record.close()
