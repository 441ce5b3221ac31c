"""The voice, seen from the windows: cues go in, and come out of a process of its own, or not at all.

`gcm_moderator.cues.dispatch` has the rules; this puts them to work. Nothing here ever waits for the process.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence
from itertools import count

import msgspec
from PySide6.QtCore import QObject, QProcess, Qt, QTimer, Signal

from gcm_moderator.cues import dispatch, messages
from gcm_moderator.cues.dispatch import Dispatch, GiveUp, Hush, Job, Outcome, Output, Replace, Sound
from gcm_moderator.cues.messages import Asked, Check, Ended, Found, Loading, Play, Prepare, Stop, Trouble

HELPER = (sys.executable, "-P", "-m", "gcm_moderator.cues.helper")
"""The voice's program and its arguments."""
GOODBYE_MS = 500
"""How long the process may take to end by itself when nobody listens any more."""

_log = logging.getLogger(__name__)


class Voice(QObject):
    """Sounds cues, one at a time. The process is started when it is first needed.

    `ended` follows each cue that was sounded, or was not (`Ended`); `found` is the answer to `check`; `given_up` comes
    after too many failures, when nothing is sounded until `try_again`. `steady` gives seconds that only grow.
    """

    ended = Signal(object)
    found = Signal(object)
    given_up = Signal()

    def __init__(
        self, steady: Callable[[], float], command: Sequence[str] = HELPER, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._steady = steady
        self._command = tuple(command)
        self._numbers = count(1)
        self._dispatch = Dispatch()
        self._process: QProcess | None = None
        self._loading = False
        self._checking = False
        self._watchdog = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._watchdog.timeout.connect(self._waited)

    @property
    def off(self) -> bool:
        """Whether nothing is sounded until somebody tries again."""
        return self._dispatch.off

    @property
    def busy(self) -> bool:
        """Whether a cue is being sounded."""
        return self._dispatch.flying is not None

    def sound(
        self,
        text: str,
        language: str,
        chime: str,
        outputs: Sequence[Output],
        *,
        key: str,
        of_time: bool,
        late_s: float = 0.0,
    ) -> None:
        """Sound a cue whose moment was `late_s` ago; `chime` is the path of its sound file."""
        now_s = self._steady()
        job = Job(next(self._numbers), key, now_s - late_s, of_time, text, language, chime, tuple(outputs))
        self._take(dispatch.offer(self._dispatch, job, now_s))

    def prepare(self, *, to_speak: bool) -> None:
        """Start the process, and load the engine if there will be words, so that the first cue is not late."""
        if not self.off and self._process is None:
            self._start()
            if to_speak:
                self._ask(Prepare())

    def check(self, language: str) -> None:
        """Find out what cues would be sounded with."""
        self._checking = True
        self._start()
        self._ask(Check(language))

    def keep(self, keys: frozenset[str]) -> None:
        """Drop what waits unless its cue is one of these."""
        self._dispatch = dispatch.kept(self._dispatch, keys)

    def silence(self) -> None:
        """Fall silent at once."""
        self._take(dispatch.silenced(self._dispatch, self._steady()))

    def try_again(self) -> None:
        """Sound cues again after it was given up."""
        self._dispatch = dispatch.tried_again(self._dispatch)

    def close(self) -> None:
        """End the process, also in the middle of a word."""
        self._watchdog.stop()
        self._dispatch = Dispatch()
        process, self._process = self._process, None
        self._checking = False
        if process is not None:
            self._hear_no_more(process)
            process.closeWriteChannel()
        for left in self.findChildren(QProcess):
            if _runs(left) and not left.waitForFinished(GOODBYE_MS):
                _end(left)
                left.waitForFinished(GOODBYE_MS)
            left.deleteLater()

    def _take(self, outcome: Outcome) -> None:
        """Do what the rules say."""
        self._dispatch, deeds = outcome
        for deed in deeds:
            match deed:
                case Sound(job):
                    self._start()
                    self._ask(Play(job))
                case Hush(job):
                    self._ask(Stop(job))
                case Replace():
                    self._leave()
                case GiveUp():
                    self._leave()
                    self.given_up.emit()
        if self._dispatch.flying is None:
            self._watchdog.stop()
        else:
            self._watchdog.start(max(0, round((self._dispatch.until_s - self._steady()) * 1000)))

    def _waited(self) -> None:
        before = self._dispatch.flying
        outcome = dispatch.waited(self._dispatch, self._steady())
        self._take(outcome)
        if before is not None and Replace() in outcome[1]:
            self.ended.emit(Ended(before.id, Trouble.NO_ANSWER))

    def _start(self) -> None:
        if self._process is not None:
            return
        process = QProcess(self)
        process.setProgram(self._command[0])
        process.setArguments(list(self._command[1:]))
        process.setStandardErrorFile(QProcess.nullDevice())
        if sys.platform != "win32":
            flags = QProcess.UnixProcessFlag
            process.setUnixProcessParameters(flags.CreateNewSession | flags.UseVFork)
        process.readyReadStandardOutput.connect(self._listen)
        process.finished.connect(self._lost)
        process.errorOccurred.connect(self._failed)
        self._process, self._loading = process, False
        process.start()

    def _ask(self, message: Asked) -> None:
        if self._process is not None:
            self._process.write(messages.line(message))

    def _leave(self) -> None:
        """End the process by force, and wait for nothing."""
        process, self._process = self._process, None
        if process is not None:
            self._hear_no_more(process)
            process.finished.connect(process.deleteLater)
            _end(process)

    def _listen(self) -> None:
        process = self._process
        while process is not None and process is self._process and process.canReadLine():
            try:
                message = messages.said(bytes(process.readLine().data()))
            except msgspec.DecodeError:
                _log.info("The voice said something that is no message.")
                continue
            match message:
                case Loading(begun):
                    self._loading = begun
                case Found():
                    self._checking = False
                    self.found.emit(message)
                case Ended(job, trouble):
                    self._take(dispatch.ended(self._dispatch, job, self._steady(), well=trouble is None))
                    self.ended.emit(message)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._lost()

    def _hear_no_more(self, process: QProcess) -> None:
        process.readyReadStandardOutput.disconnect(self._listen)
        process.finished.disconnect(self._lost)
        process.errorOccurred.disconnect(self._failed)

    def _lost(self) -> None:
        """The process is gone, and nobody here ended it."""
        process, self._process = self._process, None
        if process is None:
            return
        self._hear_no_more(process)
        process.deleteLater()
        trouble = Trouble.NO_DATA if self._loading else Trouble.NO_ANSWER
        flying = self._dispatch.flying
        if self._checking:
            self._checking = False
            self.found.emit(Found(trouble=trouble))
        self._take(dispatch.lost(self._dispatch, self._steady()))
        if flying is not None:
            self.ended.emit(Ended(flying.id, trouble))


def _runs(process: QProcess) -> bool:
    return process.state() is not QProcess.ProcessState.NotRunning


def _end(process: QProcess) -> None:
    """End a process and all that it started, by force."""
    if sys.platform != "win32" and process.processId():
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.processId(), signal.SIGKILL)
    process.kill()
