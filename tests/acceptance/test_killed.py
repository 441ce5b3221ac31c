"""Killed at any instant, the meeting comes back to the same screen, with the countdown still right."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest
from pytestqt.qtbot import QtBot

from gcm_moderator import bootstrap
from gcm_moderator.desk.qt import Seat
from gcm_moderator.meeting import commands
from gcm_moderator.record.port import RecordError
from tests.acceptance.live_meeting import ACTIONS, AT_LAST_S, HALF_NOTED, HALF_TYPED, START, WALL_S, clock_at
from tests.acceptance.support import CHECKOUT, FIRST_SCRIPT, Row, run

AWAY_S = 42.0
"""How long nobody was there, between the kill and the next start."""


def _killed_after(said: int, *arguments: str | Path) -> list[str]:
    """What a process said on so many lines until it was killed, without warning, and what it had said by then."""
    process = subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    with process:
        assert process.stdout is not None
        lines = [_line(process.stdout) for _ in range(said)]
        process.kill()
        lines += [line for line in process.stdout if line.endswith("\n")]
    assert process.returncode == -9
    return lines


def _line(stream: IO[str]) -> str:
    line = stream.readline()
    assert line.endswith("\n"), "The process ended by itself."
    return line


def _killed_meeting(path: Path, actions: int) -> None:
    said = _killed_after(actions, "-m", "tests.acceptance.live_meeting", path)
    assert len(said) >= actions


@contextmanager
def _gone_on(path: Path, second: float, wall_moved_s: float = 0.0) -> Iterator[Seat]:
    """The seat after a new start, on the same machine's wall clock at that second of the meeting."""
    seat = bootstrap.go_on(path, clock_ahead=clock_at(lambda: 0.0, WALL_S + second + wall_moved_s))
    try:
        yield seat
    finally:
        seat.close()
        seat.desk.record.close()


def _names(seat: Seat) -> list[tuple[str, str | None]]:
    return [
        (request.speaker.name, request.on_behalf_of.name if request.on_behalf_of else None)
        for request in seat.state.queue
    ]


@pytest.mark.usefixtures("qtbot")
def test_in_the_middle_of_a_turn_everything_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "meeting.gcm"
    _killed_meeting(path, len(ACTIONS) + 1)
    assert run("verify", path).code == 0
    with _gone_on(path, AT_LAST_S + AWAY_S) as seat:
        now = seat.now()
        assert now == START + dt.timedelta(seconds=AT_LAST_S + AWAY_S)
        assert seat.state.running == "panel-1/discussion"
        turn = seat.state.turn
        assert turn is not None
        assert turn.speaker.name == "Kenya"
        # Called at 10, paused from 40 to 50: 92 seconds spoken of 180 and 30 granted.
        assert (turn.elapsed(now), turn.paused_until(now), turn.granted_s) == (92.0, 10.0, 30.0)
        assert turn.face(now) == "01:58"
        assert _names(seat) == [("Peru", None), ("Malta", "European Union"), ("Delegate in row 4", None)]
        assert seat.note_in_hand().text == HALF_TYPED
        noted = seat.note_in_hand("notes").begun
        assert (noted.text, noted.content.segment, noted.content.speaker) == (HALF_NOTED, turn.segment, turn.speaker)
    assert run("verify", path).code == 0


@pytest.mark.parametrize("actions", [1, 4, 5, len(ACTIONS)])
@pytest.mark.usefixtures("qtbot")
def test_after_any_action_what_was_shown_is_on_the_record(tmp_path: Path, actions: int) -> None:
    path = tmp_path / "meeting.gcm"
    _killed_meeting(path, actions)
    assert run("verify", path).code == 0
    with _gone_on(path, AT_LAST_S) as seat:
        state = seat.state
        written = len(seat.desk.history.drafts) - 1
        assert written >= actions
        assert state.running == "panel-1/discussion"
        assert (state.turn is None) == (written < 5)
        expected = ["Kenya", "Malta", "Delegate in row 4"][: written - 1]
        if written >= 5:
            expected = expected[1:]
        if written >= 9:
            expected = ["Peru", *expected]
        assert [name for name, _ in _names(seat)] == expected


@pytest.mark.usefixtures("qtbot")
def test_the_last_action_can_still_be_undone(tmp_path: Path) -> None:
    path = tmp_path / "meeting.gcm"
    _killed_meeting(path, len(ACTIONS) + 1)
    with _gone_on(path, AT_LAST_S) as seat:
        for _ in range(4):  # the point of order, the grant, the resumption, the pause
            seat.desk.send(commands.Undo())
            seat.desk.settle()
        turn = seat.state.turn
        assert turn is not None
        assert (turn.elapsed(seat.now()), turn.granted_s) == (60.0, 0.0)
        assert "Peru" not in [name for name, _ in _names(seat)]
    assert run("verify", path).code == 0


@pytest.mark.usefixtures("qtbot")
def test_a_wall_clock_put_back_in_between_never_takes_the_meeting_back(tmp_path: Path) -> None:
    path = tmp_path / "meeting.gcm"
    _killed_meeting(path, len(ACTIONS) + 1)
    with _gone_on(path, AT_LAST_S, wall_moved_s=-3600.0) as seat:
        assert seat.now() == START + dt.timedelta(seconds=ACTIONS[-1][0])
        turn = seat.state.turn
        assert turn is not None
        assert turn.elapsed(seat.now()) == 45.0


def test_two_starts_after_a_kill_do_not_both_get_the_record(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "meeting.gcm"
    _killed_meeting(path, 3)
    with _gone_on(path, AT_LAST_S) as seat:
        with pytest.raises(RecordError) as told:
            bootstrap.go_on(path)
        assert str(path) in str(told.value)
        seat.note_in_hand().type_text("Still there")
        with qtbot.waitSignal(seat.changed):
            seat.send(commands.CallRequest())
    with _gone_on(path, AT_LAST_S) as seat:
        assert seat.note_in_hand().text == "Still there"
        assert seat.state.turn is not None


def test_a_rehearsal_killed_on_its_way_leaves_every_action_it_reported(tmp_path: Path) -> None:
    path = tmp_path / "rehearsal.gcm"
    program = "from gcm_moderator.cli import main; main()"
    arguments = ("rehearse", "gcm-2017-1", "--script", FIRST_SCRIPT, "--record", path, "--json")
    rows: list[Row] = [json.loads(line) for line in _killed_after(120, "-c", program, *arguments)]
    assert run("verify", path).code == 0
    assert run("export", path, "--to", tmp_path / "whole.json").code == 0
    exported = json.loads((tmp_path / "whole.json").read_text(encoding="utf-8"))
    for command, kept in (("request", "requests"), ("note", "notes")):
        reported = [row["at"] for row in rows if row["command"] == command and row["ok"]]
        instant = {"requests": "requested_at", "notes": "taken_at"}[kept]
        assert [entry[instant] for entry in exported[kept]][: len(reported)] == reported
