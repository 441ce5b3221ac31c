"""Helpers for the tests of the voice: a sound card that writes files, players that never end, ends of processes."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gcm_moderator.cues.dispatch import Job, Output
from gcm_moderator.cues.messages import Asked, Ended, Loading, Said, line, said

COMMAND = (sys.executable, "-P", "-m", "gcm_moderator.cues.helper")
TIME_LIMIT_S = 10.0
SENTENCES = {
    "ar": "بقيت دقيقة واحدة.",
    "zh": "还有一分钟。",
    "en": "One minute left.",
    "fr": "Il reste une minute.",
    "ru": "Осталась одна минута.",
    "es": "Queda un minuto.",
}


def sound_card(folder: Path) -> dict[str, str]:
    """The environment of a machine whose sound card writes `room.wav`; its device `earpiece` writes `earpiece.wav`."""
    config = folder / "asound.conf"
    config.write_text(
        f"""
pcm.null {{ type null }}
pcm.to_room {{ type file slave.pcm "null" file "{folder}/room.wav" format "wav" }}
pcm.to_earpiece {{ type file slave.pcm "null" file "{folder}/earpiece.wav" format "wav" }}
pcm.!default {{ type plug slave.pcm "to_room" }}
pcm.earpiece {{ type plug slave.pcm "to_earpiece" }}
""",
        encoding="utf-8",
    )
    return {"ALSA_CONFIG_PATH": str(config)}


def no_sound_card(folder: Path) -> dict[str, str]:
    """The environment of a machine without a sound card."""
    config = folder / "no-card.conf"
    config.write_text("pcm.!default { type hw card 31 }\n", encoding="utf-8")
    return {"ALSA_CONFIG_PATH": str(config)}


def no_engine(folder: Path) -> dict[str, str]:
    """The environment of a machine on which the library of the speech engine cannot be loaded."""
    for name in ("libespeak-ng.so.1", "libespeak.so.1"):
        (folder / name).write_text("no library\n", encoding="utf-8")
    return {"LD_LIBRARY_PATH": str(folder)}


def no_data(folder: Path) -> dict[str, str]:
    """The environment of a machine on which the speech engine has no data: its library ends the process."""
    return {"ESPEAK_DATA_PATH": str(folder)}


def endless_player(folder: Path) -> dict[str, str]:
    """The environment of a machine whose player never ends; it tells its process number in `player`, a named pipe."""
    os.mkfifo(folder / "player")
    player = folder / "aplay"
    player.write_text(f"#!/bin/sh\necho $$ > {folder}/player\nexec /bin/sleep 60\n", encoding="utf-8")
    player.chmod(0o755)
    return {"PATH": str(folder)}


def player_of(folder: Path) -> int:
    """The process number of the endless player, once it plays."""
    return int((folder / "player").read_text(encoding="utf-8"))


def is_gone_in_time(process: int) -> bool:
    """Wait for the end of any process."""
    try:
        watched = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([watched], [], [], TIME_LIMIT_S)[0])
    finally:
        os.close(watched)


def cue(number: int, language: str = "en", *outputs: Output, chime: str = "") -> Job:
    return Job(number, f"k{number}", 0.0, True, SENTENCES[language], language, chime, outputs or (Output(voice=True),))


class Voice:
    """A helper at work."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process

    def ask(self, message: Asked) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line(message))
        self.process.stdin.flush()

    def answer(self) -> Said:
        """The next answer that is not about loading the engine."""
        assert self.process.stdout is not None
        while True:
            ready = select.select([self.process.stdout], [], [], TIME_LIMIT_S)[0]
            text = self.process.stdout.readline() if ready else b""
            assert text, "the voice says nothing"
            message = said(text)
            if not isinstance(message, Loading):
                return message

    def end_of(self, job: int) -> Ended:
        message = self.answer()
        assert isinstance(message, Ended)
        assert message.job == job
        return message


@contextmanager
def voice(environment: dict[str, str]) -> Iterator[Voice]:
    """A helper in that environment; it is gone afterwards."""
    process = subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        env={**os.environ, **environment},
    )
    try:
        yield Voice(process)
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            assert pipe is not None
            pipe.close()
