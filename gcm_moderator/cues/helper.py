"""The voice: a process of its own that plays chimes and speaks, so that a hanging engine hangs nothing else.

`python -m gcm_moderator.cues.helper` reads the messages of `messages` from its standard input and answers on its
standard output. It ends at once, and whatever it plays with it, when its standard input ends or, on Linux, when the
process that started it is gone.
"""

from __future__ import annotations

import contextlib
import os
import queue
import sys
import threading
from pathlib import Path
from typing import BinaryIO

import msgspec

from gcm_moderator.cues.dispatch import Job
from gcm_moderator.cues.engine import EngineError, SpeechEngine
from gcm_moderator.cues.messages import (
    Asked,
    Check,
    Ended,
    Found,
    Loading,
    Play,
    Prepare,
    Said,
    Stop,
    Trouble,
    asked,
    line,
)
from gcm_moderator.cues.players import OPEN_FILES, Players, PlayingError, devices, end_with_parent


class Helper:
    """Carries out what is asked, one after the other, on the main thread; `stop` comes in from the reading one."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers
        self._engine: SpeechEngine | None = None
        self._players = Players()
        self._todo: queue.SimpleQueue[Asked] = queue.SimpleQueue()
        self._stopped: int | None = None
        self._words = os.memfd_create("words") if sys.platform == "linux" else -1

    def listen(self, questions: BinaryIO) -> None:
        """Take in what is asked, until there is nothing more to come; then end everything."""
        for text in questions:
            with contextlib.suppress(msgspec.DecodeError):
                message = asked(text)
                if isinstance(message, Stop):
                    self._stopped = message.job
                    self._players.stop()
                else:
                    self._todo.put(message)
        self._players.stop()
        os._exit(0)

    def work(self) -> None:
        """Do what is asked, for ever."""
        while True:
            match self._todo.get():
                case Play(job):
                    self._say(self._played(job))
                case Prepare():
                    with contextlib.suppress(EngineError):
                        self._loaded()
                case Check(language):
                    self._say(self._found(language))
                case Stop():
                    pass

    def _say(self, message: Said) -> None:
        self._answers.write(line(message))
        self._answers.flush()

    def _loaded(self) -> SpeechEngine:
        if self._engine is None:
            self._say(Loading(begun=True))
            try:
                self._engine = SpeechEngine()
            finally:
                self._say(Loading(begun=False))
        return self._engine

    def _played(self, job: Job) -> Ended:
        if self._stopped is None or self._stopped < job.id:
            self._players.start_over()
        try:
            self._sound(job)
        except (EngineError, PlayingError) as reason:
            return Ended(job.id, reason.trouble, str(reason))
        return Ended(job.id)

    def _sound(self, job: Job) -> None:
        """First the chime, then the words, each on all the devices that want it."""
        chiming = [output.device for output in job.outputs if output.chime]
        speaking = [output.device for output in job.outputs if output.voice]
        if chiming:
            if not Path(job.chime).is_file():
                raise PlayingError(Trouble.NO_SOUND, job.chime)
            self._players.play(Path(job.chime), chiming)
        if not speaking or self._players.stopped:
            return
        engine = self._loaded()
        if engine.renders:
            words = _emptied(self._words)
            engine.render(job.text, job.language, words)
            self._players.play(words, speaking)
        else:
            engine.say(job.text, job.language)

    def _found(self, language: str) -> Found:
        player, known = self._players.found(), devices()
        trouble = None if player is not None else Trouble.NO_PLAYER
        try:
            engine = self._loaded()
        except EngineError as reason:
            return Found(None, None, player, known, reason.trouble, str(reason))
        try:
            return Found(engine.name, engine.voice(language), player, known, trouble)
        except EngineError as reason:
            return Found(engine.name, None, player, known, reason.trouble, str(reason))


def _emptied(words: int) -> Path:
    """The file in memory for spoken words, with nothing in it: they never touch a disk."""
    os.ftruncate(words, 0)
    return OPEN_FILES / str(words)


def main() -> None:
    """Be the voice until nobody listens any more."""
    parent = os.getppid()
    if hasattr(os, "setsid"):
        with contextlib.suppress(PermissionError):
            os.setsid()
    end_with_parent()
    if os.getppid() != parent:
        return
    # Libraries print: their words must not get among the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    helper = Helper(answers)
    threading.Thread(target=helper.listen, args=(sys.stdin.buffer,), name="listening", daemon=True).start()
    helper.work()


if __name__ == "__main__":
    main()
