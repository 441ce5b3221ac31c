"""The voice's own process: real audio in six languages, every way in which it can fail, and no process left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gcm_moderator.cues.dispatch import Output
from gcm_moderator.cues.messages import Check, Found, Play, Prepare, Stop, Trouble, line
from gcm_moderator.resources import data_folder
from tests.unit.cues import voices
from tests.unit.cues.sounds import seconds_of, strength_of
from tests.unit.cues.voices import SENTENCES, Voice, cue, is_gone_in_time, player_of, voice

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sound without a sound card is tried on Linux alone")

CHIMES = data_folder("assets") / "chimes"


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the sound card writes what is heard."""
    return tmp_path_factory.mktemp("card")


@pytest.fixture(scope="module")
def speaking(card: Path) -> Iterator[Voice]:
    with voice(voices.sound_card(card)) as at_work:
        yield at_work


@pytest.mark.parametrize("language", SENTENCES)
def test_a_cue_is_really_spoken_in_each_language(speaking: Voice, card: Path, language: str) -> None:
    speaking.ask(Play(cue(1, language)))
    assert speaking.end_of(1).trouble is None
    assert 0.6 <= seconds_of(card / "room.wav") <= 3.0
    assert strength_of(card / "room.wav") > 0.02


def test_a_chime_is_heard_and_no_words(speaking: Voice, card: Path) -> None:
    chime = CHIMES / "limit.wav"
    speaking.ask(Play(cue(2, "en", Output(chime=True), chime=str(chime))))
    assert speaking.end_of(2).trouble is None
    assert seconds_of(card / "room.wav") == pytest.approx(seconds_of(chime), abs=0.25)
    assert strength_of(card / "room.wav") > 0.02


def test_the_earpiece_hears_words_while_the_room_hears_the_chime(speaking: Voice, card: Path) -> None:
    outputs = (Output(chime=True), Output("earpiece", voice=True))
    speaking.ask(Play(cue(3, "fr", *outputs, chime=str(CHIMES / "warning.wav"))))
    assert speaking.end_of(3).trouble is None
    assert seconds_of(card / "room.wav") == pytest.approx(seconds_of(CHIMES / "warning.wav"), abs=0.25)
    assert 0.6 <= seconds_of(card / "earpiece.wav") <= 3.0


def test_the_check_names_engine_voice_player_and_devices(speaking: Voice) -> None:
    speaking.ask(Check("ru"))
    found = speaking.answer()
    assert isinstance(found, Found)
    assert (found.engine, found.voice, found.player, found.trouble) == ("espeak-ng", "zle/ru", "aplay", None)
    speaking.ask(Check("tlh"))
    found = speaking.answer()
    assert isinstance(found, Found)
    assert (found.voice, found.trouble) == (None, Trouble.NO_VOICE)


def test_a_line_that_is_no_message_is_passed_over(speaking: Voice) -> None:
    assert speaking.process.stdin is not None
    speaking.process.stdin.write(b'{"do": "sing"}\nrubbish\n')
    speaking.ask(Play(cue(4)))
    assert speaking.end_of(4).trouble is None


def test_a_chime_that_is_not_there_is_named(speaking: Voice) -> None:
    speaking.ask(Play(cue(5, "en", Output(chime=True), chime="/nowhere/chime.wav")))
    ended = speaking.end_of(5)
    assert (ended.trouble, ended.detail) == (Trouble.NO_SOUND, "/nowhere/chime.wav")


@pytest.mark.parametrize(
    ("machine", "trouble"),
    [
        (voices.no_engine, Trouble.NO_ENGINE),
        (voices.no_sound_card, Trouble.NO_DEVICE),
        (lambda folder: {"PATH": str(folder)}, Trouble.NO_PLAYER),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, machine: Callable[[Path], dict[str, str]], trouble: Trouble) -> None:
    with voice(machine(tmp_path)) as at_work:
        at_work.ask(Play(cue(1)))
        assert at_work.end_of(1).trouble is trouble


def test_chimes_need_no_speech_engine(tmp_path: Path) -> None:
    with voice(voices.sound_card(tmp_path) | voices.no_engine(tmp_path)) as at_work:
        at_work.ask(Play(cue(1, "en", Output(chime=True), chime=str(CHIMES / "limit.wav"))))
        assert at_work.end_of(1).trouble is None


def test_missing_data_end_the_process_while_it_says_that_it_loads_the_engine(tmp_path: Path) -> None:
    with voice(voices.no_data(tmp_path)) as at_work:
        at_work.ask(Prepare())
        assert at_work.process.stdout is not None
        assert at_work.process.stdout.read() == b'{"say":"loading","begun":true}\n'
        assert at_work.process.wait(voices.TIME_LIMIT_S) != 0


def test_a_cue_is_broken_off_at_once_and_the_next_one_is_played(tmp_path: Path) -> None:
    with voice(voices.endless_player(tmp_path)) as at_work:
        at_work.ask(Play(cue(1)))
        first = player_of(tmp_path)
        at_work.ask(Stop(1))
        at_work.end_of(1)
        assert is_gone_in_time(first)
        at_work.ask(Play(cue(2)))
        second = player_of(tmp_path)
        assert second != first
    assert is_gone_in_time(second)


def test_at_the_end_of_its_input_it_ends_in_the_middle_of_a_word(tmp_path: Path) -> None:
    with voice(voices.endless_player(tmp_path)) as at_work:
        at_work.ask(Play(cue(1)))
        player = player_of(tmp_path)
        assert at_work.process.stdin is not None
        at_work.process.stdin.close()
        assert at_work.process.wait(voices.TIME_LIMIT_S) == 0
        assert is_gone_in_time(player)


def test_when_it_is_killed_its_player_ends_with_it(tmp_path: Path) -> None:
    with voice(voices.endless_player(tmp_path)) as at_work:
        at_work.ask(Play(cue(1)))
        player = player_of(tmp_path)
        at_work.process.kill()
        assert is_gone_in_time(player)


PROGRAM = """
import subprocess, sys, time
voice = subprocess.Popen({command!r}, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
voice.stdin.write({play!r})
voice.stdin.flush()
print(voice.pid, flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("stopped", [False, True])
def test_when_the_program_is_killed_the_voice_ends_in_the_middle_of_a_word(tmp_path: Path, stopped: bool) -> None:
    environment = {**os.environ, **voices.endless_player(tmp_path)}
    text = PROGRAM.format(command=voices.COMMAND, play=line(Play(cue(1))))
    program = subprocess.Popen([sys.executable, "-c", text], env=environment, stdout=subprocess.PIPE)
    with program:
        assert program.stdout is not None
        helper = int(program.stdout.readline())
        player = player_of(tmp_path)
        if stopped:
            # As good as hung: it can read no end of input.
            os.kill(helper, signal.SIGSTOP)
        program.kill()
    assert is_gone_in_time(helper)
    assert is_gone_in_time(player)
