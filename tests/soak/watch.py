"""What is watched while a meeting runs: memory, handles, timers, windows, and how old the digits on the face are."""

from __future__ import annotations

import gc
import math
import os
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import shiboken6
from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ui.widgets.clock_face import ClockFace

SAMPLE_MS = 10_000
LOOK_MS = 20
PAGE = os.sysconf("SC_PAGE_SIZE")
EXPECTED_OFF_SCREEN = "This plugin does not support"


@dataclass(frozen=True)
class Sample:
    """The process at one moment. `memory` is what it holds, in bytes."""

    seconds: float
    memory: int
    handles: int
    timers: int
    windows: int


@dataclass
class Watch:
    """Takes samples from `begin` to `end`; everything it saw stays. `rate`: seconds of the meeting in one second."""

    rate: float
    samples: list[Sample] = field(default_factory=list)
    stalls_ms: Counter[int] = field(default_factory=Counter)
    """How many looks came late by so many whole milliseconds, in which nothing could be painted.

    Counted, not listed: a list of every look would grow by more than the program does.
    """
    stale_ms: Counter[int] = field(default_factory=Counter)
    """In how many looks the oldest digits on a face were so old, in milliseconds rounded up."""
    said: list[str] = field(default_factory=list)
    """What Qt warned of."""

    def begin(self) -> None:
        self._began = time.monotonic()
        self._due = self._began
        self._sampled = False
        qInstallMessageHandler(self._hear)
        self._sampler = _every(SAMPLE_MS, self._sample)
        self._looker = _every(LOOK_MS, self._look)

    def end(self) -> None:
        self._sampler.stop()
        self._looker.stop()
        qInstallMessageHandler(None)

    def _look(self) -> None:
        now = time.monotonic()
        if self._sampled:
            self._sampled = False  # taking a sample takes long, and is not the program's doing
        else:
            self.stalls_ms[max(0, round((now - self._due) * 1000) - LOOK_MS)] += 1
            self.stale_ms[math.ceil(max((_age_s(face) for face in faces()), default=0) / self.rate * 1000)] += 1
        self._due = now

    def _sample(self) -> None:
        gc.collect()
        resident = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE
        timers = sum(
            1
            for thing in gc.get_objects()
            if issubclass(type(thing), QTimer) and shiboken6.isValid(thing) and thing.isActive()
        )
        handles = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
        windows = len(QApplication.topLevelWidgets())
        self.samples.append(Sample(time.monotonic() - self._began, resident, handles, timers, windows))
        self._sampled = True

    def _hear(self, kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith(EXPECTED_OFF_SCREEN):
            self.said.append(text)


def faces() -> list[ClockFace]:
    """The clock faces on the screen."""
    windows = QApplication.topLevelWidgets()
    return [face for window in windows for face in window.findChildren(ClockFace) if face.isVisible()]


def _age_s(face: ClockFace) -> int:
    """How many seconds of the meeting the digits shown are behind those that hold now."""
    shown, true = face.reading, face.read()
    if shown is None or true is None or shown.detail != true.detail:
        return 0
    return max(0, _second(true.digits) - _second(shown.digits))


def _second(digits: str) -> int:
    minutes, seconds = digits.lstrip("+").split(":")
    whole = int(minutes) * 60 + int(seconds)
    return whole if digits.startswith("+") else -whole


def _every(milliseconds: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer()
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    timer.start()
    return timer
