"""What holds for every test of windows: nothing of them outlives the test."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window or a running timer behind."""
    windows_before = _addresses(_windows(qapp))
    timers_before = _addresses(_running_timers())
    yield
    if _left(qapp, windows_before, timers_before):
        # What only waits for its reference cycle to be collected is not held by anybody.
        gc.collect()
    left = _left(qapp, windows_before, timers_before)
    descriptions = ", ".join(_description(thing) for thing in left)
    _remove(left)
    if descriptions:
        pytest.fail(f"left behind: {descriptions}", pytrace=False)


def _left(app: QApplication, windows_before: set[int], timers_before: set[int]) -> list[QObject]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.processEvents()
    windows: list[QObject] = [window for window in _windows(app) if _address(window) not in windows_before]
    timers = [timer for timer in _running_timers() if _address(timer) not in timers_before]
    return windows + timers


def _windows(app: QApplication) -> list[QWidget]:
    return [widget for widget in app.topLevelWidgets() if widget.metaObject().className() != "QTipLabel"]


def _running_timers() -> list[QTimer]:
    return [
        thing
        for thing in gc.get_objects()
        if issubclass(type(thing), QTimer) and shiboken6.isValid(thing) and thing.isActive()
    ]


def _remove(things: list[QObject]) -> None:
    """Keep what one test left from being blamed on the next."""
    for thing in things:
        if isinstance(thing, QTimer):
            thing.stop()
        elif shiboken6.isValid(thing):
            shiboken6.delete(thing)


def _addresses(things: list[QWidget] | list[QTimer]) -> set[int]:
    return {_address(thing) for thing in things}


def _address(thing: QObject) -> int:
    return int(shiboken6.getCppPointer(thing)[0])


def _description(thing: QObject) -> str:
    name = thing.objectName() or "without a name"
    return f"{type(thing).__name__} ({name})"
