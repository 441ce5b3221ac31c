"""A meeting and its Time view for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.podium.worlds import World
from tests.gui.showing import dressed, shown
from ui.theme import Theme
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
    opened: list[TimeWindow] = []

    def made(width: int = 1204, height: int = 720) -> TimeWindow:
        opened.append(time_at(world.seat, world.steady))
        return shown(qtbot, opened[-1], width, height)

    with dressed(qapp, Theme.LIGHT):
        yield made
        for window in opened:
            window.close()
