"""A meeting and its Notes view for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.podium.worlds import World
from ui.notes.seat import notes_at
from ui.notes.window import NotesView

Open = Callable[[], NotesView]


@pytest.fixture
def world() -> Iterator[World]:
    made = World().discuss(("Kenya", "Malta", "Costa Rica"))
    yield made
    made.close()


@pytest.fixture
def open_notes(world: World, qtbot: QtBot) -> Iterator[Open]:
    opened: list[NotesView] = []

    def made() -> NotesView:
        view = notes_at(world.seat, world.steady)
        opened.append(view)
        qtbot.addWidget(view)
        view.resize(1200, 720)
        with qtbot.waitExposed(view):
            view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        view.writing.editor.setFocus()
        return view

    yield made
    for view in opened:
        view.close()
