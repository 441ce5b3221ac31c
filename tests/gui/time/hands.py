"""What the tests of the Time view do again and again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.podium.worlds import World
from tests.shipped import directory
from ui.time.window import TimeWindow

NAMES = ("Kenya", "Malta", "Mexico", "Holy See")


def press(window: TimeWindow, world: World, qtbot: QtBot, key: Qt.Key) -> None:
    window.setFocus()
    qtbot.keyClick(window, key)
    world.desk.settle()


def crowd(world: World, people: int) -> None:
    world.discuss()
    states = [known for known in directory() if known.code]
    for known in states[:people]:
        world.ask(known.name())


def list_open(world: World) -> bool:
    return world.desk.state.course.list_open


def counts(window: TimeWindow) -> bool:
    return window.ledger.counting


def minute(window: TimeWindow) -> None:
    """A minute of the meeting has gone by."""
    window.header.minute.emit()


def sentence(window: TimeWindow, row_id: str) -> str:
    model = window.timeline.rows
    return model.sentence(next(row for row in model.rows if row.id == row_id))
