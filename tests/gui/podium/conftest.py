"""A meeting and its podium for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gcm_moderator.settings_file import SettingsStore
from tests.gui.podium.worlds import World, directory
from ui.podium.seat import podium_at
from ui.podium.window import PodiumWindow
from ui.theme import Theme, apply

Open = Callable[..., PodiumWindow]


@pytest.fixture
def world() -> Iterator[World]:
    made = World()
    yield made
    made.close()


@pytest.fixture
def open_podium(world: World, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Open]:
    """Open the podium of the meeting as it stands, at a size."""
    before = qapp.styleSheet(), qapp.palette(), qapp.font()
    apply(qapp, Theme.DARK)
    opened: list[PodiumWindow] = []

    def made(width: int = 1280, height: int = 720) -> PodiumWindow:
        podium = podium_at(world.seat, directory, world.steady, "en", SettingsStore(tmp_path / "settings.toml"))
        opened.append(podium)
        qtbot.addWidget(podium)
        podium.resize(width, height)
        with qtbot.waitExposed(podium):
            podium.show()
        podium.activateWindow()
        qtbot.waitUntil(podium.isActiveWindow)
        return podium

    yield made
    for podium in opened:
        podium.close()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])
