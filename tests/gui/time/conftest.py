"""A meeting and its Time view for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.podium.worlds import World
from ui.theme import Theme, apply
from ui.time.seat import time_at
from ui.time.window import TimeWindow

Open = Callable[..., TimeWindow]


@pytest.fixture
def world() -> Iterator[World]:
    made = World()
    yield made
    made.close()


@pytest.fixture
def open_time(world: World, qtbot: QtBot, qapp: QApplication) -> Iterator[Open]:
    """Open the Time view of the meeting as it stands, at a size."""
    before = qapp.styleSheet(), qapp.palette(), qapp.font()
    apply(qapp, Theme.LIGHT)
    opened: list[TimeWindow] = []

    def made(width: int = 1204, height: int = 720) -> TimeWindow:
        window = time_at(world.seat, world.steady)
        opened.append(window)
        qtbot.addWidget(window)
        window.resize(width, height)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield made
    for window in opened:
        window.close()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])
