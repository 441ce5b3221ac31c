"""Inside a measured process: when its first frame is done, and how much memory it has taken."""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from pathlib import Path
from types import TracebackType

SIZE = (1280, 720)
REST_MS = 1500
"""How long the window stays before the memory is read: what is loaded after the first frame counts too."""

_PEAK = "VmHWM:"


class FirstFrame:
    """Waits for the first painting; some time after it, prints one line of JSON and ends the process at once.

    The line has `at_s`, the instant on the machine's monotonic clock when all of the window was painted and flushed,
    and `peak_mib`, the most memory that was resident. The process's resource usage would not do for that: it
    inherits the peak of the process that started it.
    """

    def __init__(self) -> None:
        self._at_s: float | None = None
        self._begun = False

    def painted(self) -> None:
        """To be called by the paint event of the window."""
        from PySide6.QtCore import QTimer

        if not self._begun:
            self._begun = True
            QTimer.singleShot(0, self._flushed)

    def _flushed(self) -> None:
        from PySide6.QtCore import QTimer

        self._at_s = time.monotonic()
        QTimer.singleShot(REST_MS, self._report)

    def _report(self) -> None:
        print(json.dumps({"at_s": self._at_s, "peak_mib": peak_mib()}))
        sys.stdout.flush()
        os._exit(0)


def end_with(kind: type[BaseException], reason: BaseException, trace: TracebackType | None) -> None:
    """What went wrong ends the process at once, also where Qt would go on."""
    traceback.print_exception(kind, reason, trace)
    sys.stderr.flush()
    os._exit(1)


def peak_mib() -> float:
    """The most memory that this process ever had resident, in MiB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(_PEAK))
