"""The voice as windows have it: real processes that speak, hang, die and are missing, and none that is left."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from gcm_moderator.clock import steady
from gcm_moderator.cues.dispatch import MOST_FAILURES, Output
from gcm_moderator.cues.messages import Ended, Found, Trouble
from gcm_moderator.resources import data_folder
from tests.unit.cues import voices
from tests.unit.cues.sounds import seconds_of
from tests.unit.cues.voices import is_gone_in_time
from ui.cues.voice import HELPER, Voice

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sound without a sound card is tried on Linux alone")

Machine = Callable[[Path], dict[str, str]]
Make = Callable[..., Voice]
HANGING = ("cat",)
CHIME = str(data_folder("assets") / "chimes" / "limit.wav")


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Make]:
    """Make a voice on a machine; it is closed at the end, and no process is left."""
    made: list[Voice] = []

    def voice(
        machine: Machine = voices.sound_card,
        command: tuple[str, ...] = HELPER,
        clock: Callable[[], float] = steady,
    ) -> Voice:
        for name, value in machine(tmp_path).items():
            monkeypatch.setenv(name, value)
        made.append(Voice(clock, command))
        return made[-1]

    yield voice
    for one in made:
        left = [process.processId() for process in one.findChildren(QProcess)]
        one.close()
        one.deleteLater()
        assert all(is_gone_in_time(process) for process in left if process)


def say(voice: Voice, *, of_time: bool = False, text: str = "Next: Kenya.", chime: bool = False) -> None:
    outputs = [Output(chime=chime, voice=not chime)]
    voice.sound(text, "en", CHIME, outputs, key=text, of_time=of_time)


def next_end(qtbot: QtBot, voice: Voice) -> Ended:
    with qtbot.waitSignal(voice.ended, timeout=5000) as caught:
        pass
    (ended,) = caught.args
    assert isinstance(ended, Ended)
    return ended


def process_of(voice: Voice) -> int:
    """The process number of the latest helper, once it runs."""
    process = voice.findChildren(QProcess)[-1]
    assert process.waitForStarted(5000)
    return int(process.processId())


def player_of(qtbot: QtBot, folder: Path) -> int:
    """The process number of the endless player, once it plays."""
    pipe = os.open(folder / "player", os.O_RDONLY | os.O_NONBLOCK)
    told = b""

    def tells() -> bool:
        nonlocal told
        try:
            told += os.read(pipe, 100)
        except BlockingIOError:
            return False
        return told.endswith(b"\n")

    qtbot.waitUntil(tells, timeout=5000)
    os.close(pipe)
    return int(told)


def test_no_process_is_started_before_one_is_needed(make: Make) -> None:
    assert make().findChildren(QProcess) == []


def test_a_cue_is_spoken(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    voice = make()
    say(voice)
    assert next_end(qtbot, voice) == Ended(1)
    assert seconds_of(tmp_path / "room.wav") > 0.5
    assert not voice.busy


def test_of_a_hundred_cues_at_once_the_first_and_the_last_are_spoken_by_one_process(make: Make, qtbot: QtBot) -> None:
    voice = make()
    heard: list[int] = []
    voice.ended.connect(lambda ended: heard.append(ended.job))
    for number in range(100):
        say(voice, text=f"Next: speaker {number}.")
    qtbot.waitUntil(lambda: not voice.busy)
    assert heard == [1, 100]
    assert len(voice.findChildren(QProcess)) == 1


def test_a_time_cue_breaks_off_a_name_in_the_middle_of_a_word(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    voice = make(voices.endless_player)
    say(voice)
    name = player_of(qtbot, tmp_path)
    say(voice, of_time=True, text="Time.")
    assert next_end(qtbot, voice) == Ended(1)
    assert is_gone_in_time(name)
    assert player_of(qtbot, tmp_path) != name


def test_a_hanging_helper_is_ended_by_the_watchdog_and_another_takes_over(make: Make, qtbot: QtBot) -> None:
    readings = iter([0.0])
    voice = make(command=HANGING, clock=lambda: next(readings, 100.0))
    voice.sound("Time.", "en", CHIME, [Output(voice=True)], key="k", of_time=True)
    hanging = process_of(voice)
    assert next_end(qtbot, voice) == Ended(1, Trouble.NO_ANSWER)
    assert is_gone_in_time(hanging)
    voice.sound("Time.", "en", CHIME, [Output(voice=True)], key="k", of_time=True)
    assert process_of(voice) != hanging


def test_a_name_in_a_hanging_helper_gives_way_to_the_time_within_half_a_second(make: Make, qtbot: QtBot) -> None:
    voice = make(command=HANGING)
    say(voice)
    hanging = process_of(voice)
    say(voice, of_time=True, text="Time.")
    assert next_end(qtbot, voice) == Ended(1, Trouble.NO_ANSWER)
    assert is_gone_in_time(hanging)
    assert voice.busy


def test_a_helper_that_is_killed_is_replaced_with_the_next_cue(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    voice = make(voices.endless_player)
    say(voice)
    player = player_of(qtbot, tmp_path)
    os.kill(process_of(voice), signal.SIGKILL)
    assert next_end(qtbot, voice) == Ended(1, Trouble.NO_ANSWER)
    assert is_gone_in_time(player)
    say(voice)
    assert player_of(qtbot, tmp_path) != player


@pytest.mark.parametrize("chime", [True, False])
def test_quitting_in_the_middle_leaves_no_process(make: Make, qtbot: QtBot, tmp_path: Path, chime: bool) -> None:
    voice = make(voices.endless_player)
    say(voice, chime=chime)
    player, helper = player_of(qtbot, tmp_path), process_of(voice)
    voice.close()
    assert is_gone_in_time(helper)
    assert is_gone_in_time(player)
    assert not voice.busy


@pytest.mark.parametrize(
    ("machine", "trouble"),
    [
        (voices.no_engine, Trouble.NO_ENGINE),
        (voices.no_data, Trouble.NO_DATA),
        (voices.no_sound_card, Trouble.NO_DEVICE),
        (lambda folder: {"PATH": str(folder)}, Trouble.NO_PLAYER),
    ],
)
def test_what_is_missing_is_named(make: Make, qtbot: QtBot, machine: Machine, trouble: Trouble) -> None:
    voice = make(machine)
    say(voice)
    assert next_end(qtbot, voice).trouble is trouble


def test_a_program_that_is_not_there_is_a_failure_like_others(make: Make, qtbot: QtBot) -> None:
    voice = make(command=("/nowhere/voice",))
    with qtbot.waitSignal(voice.ended) as caught:
        say(voice)
    assert caught.args == [Ended(1, Trouble.NO_ANSWER)]


def test_after_five_failures_nothing_is_sounded_until_somebody_tries_again(make: Make, qtbot: QtBot) -> None:
    voice = make(command=("false",))
    given_up: list[bool] = []
    voice.given_up.connect(lambda: given_up.append(voice.off))
    for _ in range(MOST_FAILURES):
        assert not voice.off
        say(voice)
        next_end(qtbot, voice)
    assert given_up == [True]
    say(voice)
    assert not voice.busy
    voice.try_again()
    say(voice)
    assert voice.busy


def test_silence_falls_at_once(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    voice = make(voices.endless_player)
    say(voice)
    player = player_of(qtbot, tmp_path)
    voice.silence()
    assert next_end(qtbot, voice) == Ended(1)
    assert is_gone_in_time(player)


def test_the_check_is_answered_also_when_the_process_dies_of_it(make: Make, qtbot: QtBot) -> None:
    voice = make(voices.no_data)
    with qtbot.waitSignal(voice.found) as caught:
        voice.check("en")
    assert caught.args == [Found(trouble=Trouble.NO_DATA)]


def test_what_is_prepared_is_there_when_the_first_cue_comes(make: Make, qtbot: QtBot) -> None:
    voice = make()
    voice.prepare(to_speak=True)
    prepared = process_of(voice)
    voice.prepare(to_speak=True)
    say(voice)
    assert next_end(qtbot, voice) == Ended(1)
    assert process_of(voice) == prepared
