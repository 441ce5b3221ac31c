"""One export, in a process of its own: typing and the countdown never wait for it."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from gcm_moderator.summary.export import What

Command = Callable[[Path, Path, What], Sequence[str]]
"""The program and arguments that write a record (the first path) to a file (the second)."""

_HIDDEN = ".export-"
_GRACE_MS = 3000


class _Step(msgspec.Struct):
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it went: `problem` is a sentence on why nothing was written, `warning` one on what was found in the text."""

    problem: str = ""
    warning: str = ""
    cancelled: bool = False


class ExportJob(QObject):
    """Writes one file, beside its place first; `keep` then puts it there. Told of by `progressed` and `ended`."""

    progressed = Signal(int, int)
    ended = Signal(object)

    def __init__(self, record: Path, to: Path, what: What, command: Command, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.to = to
        self.what = what
        self._record = record
        self._command = command
        self._beside: Path | None = None
        self._cancelled = False
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._read_progress)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._impatient = QTimer(self, singleShot=True, interval=_GRACE_MS)
        self._impatient.timeout.connect(self._process.kill)

    def start(self) -> None:
        """Begin to write."""
        try:
            self.to.parent.mkdir(parents=True, exist_ok=True)
            self._beside = Path(tempfile.mkdtemp(prefix=_HIDDEN, dir=self.to.parent)) / self.to.name
        except OSError as reason:
            text = self.tr("The folder {folder} cannot be written to ({why}); choose another.")
            self.ended.emit(Outcome(text.format(folder=self.to.parent, why=reason.strerror)))
            return
        program, *arguments = self._command(self._record, self._beside, self.what)
        self._process.start(program, arguments)

    def cancel(self) -> None:
        """Write nothing after all."""
        self._cancelled = True
        if self._process.state() is QProcess.ProcessState.NotRunning:
            self.forget()
        else:
            self._process.terminate()
            self._impatient.start()

    def keep(self) -> str:
        """Put what was written into its place. Returns why that failed, or nothing."""
        assert self._beside is not None
        try:
            self._beside.replace(self.to)
        except OSError as reason:
            return self.tr("{file} cannot be written ({why}).").format(file=self.to, why=reason.strerror)
        finally:
            self.forget()
        return ""

    def forget(self) -> None:
        """Leave nothing behind but what was kept."""
        if self._beside is not None:
            with contextlib.suppress(OSError):
                shutil.rmtree(self._beside.parent)
            self._beside = None

    def stop(self) -> None:
        """End at once, when the program leaves."""
        self.blockSignals(True)
        self._impatient.stop()
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(_GRACE_MS)
        self.forget()

    def _read_progress(self) -> None:
        while self._process.canReadLine():
            with contextlib.suppress(msgspec.DecodeError):
                step = msgspec.json.decode(self._process.readLine().data(), type=_Step)
                self.progressed.emit(step.done, step.of)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.forget()
            self.ended.emit(
                Outcome(self.tr("The export could not be started: {why}.").format(why=self._process.errorString()))
            )

    def _on_finished(self, code: int, _: QProcess.ExitStatus) -> None:
        self._impatient.stop()
        said = " ".join(bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").split())
        if self._cancelled:
            self.forget()
            self.ended.emit(Outcome(cancelled=True))
        elif code != 0 and (self._beside is None or not self._beside.exists()):
            self.forget()
            self.ended.emit(Outcome(said or self.tr("The export ended by itself.")))
        else:
            self.ended.emit(Outcome(warning=said))
