"""A meeting and its podium for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gcm_moderator.settings_file import SettingsStore
from tests.gui.podium.worlds import World
from tests.gui.showing import dressed, shown
from tests.shipped import directory
from ui.podium.seat import podium_at
from ui.podium.window import PodiumWindow
from ui.theme import Theme

Open = Callable[..., PodiumWindow]


@pytest.fixture
def world() -> Iterator[World]:
    made = World()
    yield made
    made.close()


@pytest.fixture
def open_podium(world: World, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Open]:
    """Open the podium of the meeting as it stands, at a size."""
    opened: list[PodiumWindow] = []

    def made(width: int = 1280, height: int = 720) -> PodiumWindow:
        opened.append(podium_at(world.seat, directory, world.steady, "en", SettingsStore(tmp_path / "settings.toml")))
        return shown(qtbot, opened[-1], width, height)

    with dressed(qapp, Theme.DARK):
        yield made
        for window in opened:
            window.close()
