"""SIGINT, SIGTERM and the end of the terminal end the program as closing its window does."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class EndingSignals(QObject):
    """Calls `then` on the windows' thread when such a signal comes. Python gets to see one only when it is woken.

    One that the program was started to ignore stays ignored, as with `nohup`.
    """

    def __init__(self, then: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._then = then
        self._here, self._there = os.pipe()
        for end in (self._here, self._there):
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(self._here, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        self._woken_before = signal.set_wakeup_fd(self._there, warn_on_full_buffer=False)
        heeded = [which for which in _ENDING if signal.getsignal(which) is not signal.SIG_IGN]
        self._before = {which: signal.signal(which, self._came) for which in heeded}

    def close(self) -> None:
        """Put everything back as it was."""
        for which, handler in self._before.items():
            signal.signal(which, handler)
        signal.set_wakeup_fd(self._woken_before)
        self._notifier.setEnabled(False)
        os.close(self._here)
        os.close(self._there)

    def _woken(self) -> None:
        os.read(self._here, 64)

    def _came(self, number: int, frame: FrameType | None) -> None:
        self._then()
