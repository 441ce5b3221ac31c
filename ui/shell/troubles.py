"""What nobody foresaw: one sentence in the window, the details in a file, and the meeting goes on."""

from __future__ import annotations

import contextlib
import datetime as dt
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

MOST_LOGGED = 100
"""A fault that comes back at every repaint must not fill the disk."""


class Troubles(QObject):
    """A last resort for exceptions. `told` carries the sentence, on the windows' thread; `now` stamps the details."""

    told = Signal(str)
    _caught = Signal(str)

    def __init__(self, log_file: Path, now: Callable[[], dt.datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._now = now
        self._seen: set[str] = set()
        self._caught.connect(self.told, Qt.ConnectionType.QueuedConnection)

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take an exception in, from any thread: the signature of `sys.excepthook`."""
        if issubclass(kind, KeyboardInterrupt):
            application = QCoreApplication.instance()
            if application is not None:
                application.quit()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        if details in self._seen:
            return
        sentence = self.tr("Something went wrong in the program; the meeting goes on.")
        if len(self._seen) < MOST_LOGGED and self._write(details):
            sentence += " " + self.tr("The details are in {file}.").format(file=self._log_file)
        self._seen.add(details)
        self._caught.emit(sentence)

    def _write(self, details: str) -> bool:
        with contextlib.suppress(OSError):
            self._log_file.parent.mkdir(parents=True, exist_ok=True)
            with self._log_file.open("a", encoding="utf-8") as file:
                file.write(f"{self._now().isoformat(timespec='seconds')}\n{details}\n")
            return True
        return False
