"""A meeting and its Notes view for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.podium.worlds import World
from tests.gui.showing import shown
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
        shown(qtbot, view, 1200, 720)
        view.writing.editor.setFocus()
        return view

    yield made
    for view in opened:
        view.close()
