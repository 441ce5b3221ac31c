"""The agenda of an open meeting changed in a window of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gcm_moderator.meeting import commands
from tests.gui.focusable import walk_focusable
from tests.gui.podium.worlds import World
from ui.editor.change import AgendaChange
from ui.editor.lines_model import Column
from ui.editor.seat import agenda_change_at


@pytest.fixture
def world() -> Iterator[World]:
    world = World().discuss()
    yield world
    world.close()


@pytest.fixture
def window(world: World, qtbot: QtBot) -> Iterator[AgendaChange]:
    window = agenda_change_at(world.seat)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()
    window.deleteLater()


def times(window: AgendaChange) -> list[str]:
    return [f"{row.item.id} {row.item.start}-{row.item.end}" for row in window.body.rows]


def type_into(window: AgendaChange, at: int, column: Column, text: str) -> None:
    window.body.table.type_into(at, column)
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QCoreApplication.processEvents()


def test_it_opens_at_what_comes_next(window: AgendaChange) -> None:
    row = window.body.table.row
    assert row is not None
    assert row.item.id == "lunch-1"


def test_what_has_begun_is_locked_and_the_running_panel_can_end_later(window: AgendaChange) -> None:
    place = window.body.table.lines.place_of(2)
    editable = {
        column for column in Column if window.body.table.lines.editable(window.body.table.lines.index(place, column))
    }
    assert editable == {Column.END, Column.LENGTH, Column.TITLE}
    window.body.table.select(2)
    window.body.do("remove")
    assert "has begun" in window.body.hint.text
    assert len(window.body.rows) == 6


def test_another_agenda_is_put_in_place_and_can_be_undone(window: AgendaChange, world: World, qtbot: QtBot) -> None:
    before = world.desk.session
    type_into(window, 3, Column.START, "1310")
    type_into(window, 3, Column.END, "1510")
    assert times(window)[3:5] == ["lunch-1 13:10-15:10", "panel-2 15:10-18:00"]
    with qtbot.waitSignal(window.left):
        QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    lunch = world.desk.session.segment("lunch-1")
    assert lunch is not None
    assert f"{lunch.planned_start:%H:%M}" == "13:10"
    assert world.seat.podium.undo is not None
    assert world.seat.podium.undo.verb == "agenda"
    world.seat.send(commands.Undo())
    world.desk.settle()
    assert world.desk.session == before


def test_an_agenda_changed_elsewhere_meanwhile_is_said_and_begun_anew(window: AgendaChange, world: World) -> None:
    type_into(window, 4, Column.TITLE, "Ours")
    other = agenda_change_at(world.seat)
    type_into(other, 5, Column.TITLE, "Theirs")
    other.put_in_place()
    world.desk.settle()
    other.close()
    other.deleteLater()
    window.put_in_place()
    world.desk.settle()
    assert "another seat" in window.bar.text
    window.bar._action.click()
    assert [row.item.title for row in window.body.rows][4:] == ["Panel 2: Social inclusion and cohesion", "Theirs"]


def test_what_began_meanwhile_is_locked_at_once(window: AgendaChange, world: World) -> None:
    world.seat.send(commands.StartSegment("lunch-1"))
    world.desk.settle()
    lunch = window.body.rows[3]
    assert window.body.table.lines.locked(lunch, Column.START)
    type_into(window, 4, Column.TITLE, "Still to come")
    window.put_in_place()
    world.desk.settle()
    assert world.desk.session.items[4].title == "Still to come"


def test_nothing_changed_leaves_the_agenda_alone(window: AgendaChange, world: World, qtbot: QtBot) -> None:
    type_into(window, 4, Column.TITLE, "Another")
    type_into(window, 4, Column.TITLE, window._seen.items[4].title)
    with qtbot.waitSignal(window.left):
        window.put_in_place()
    assert world.seat.podium.undo is not None
    assert world.seat.podium.undo.verb == "start"


def test_an_agenda_that_cannot_run_is_not_sent(window: AgendaChange, world: World) -> None:
    before = world.desk.session
    type_into(window, 4, Column.END, "1510")
    window.put_in_place()
    assert "corrected first" in window.bar.text
    assert world.desk.session == before


def test_letters_typed_here_are_not_the_podiums_keys(window: AgendaChange, world: World) -> None:
    window.body.table.setFocus()
    QTest.keyClick(window.body.table, Qt.Key.Key_S)
    QCoreApplication.processEvents()
    assert world.desk.state.running == "panel-1/discussion"


def test_the_keys_are_those_of_the_editor(window: AgendaChange, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.body.table.setFocus()
    QTest.keyClick(window.body.table, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert window.body.day == 1
    QTest.keyClick(window.body.table, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    type_into(window, 4, Column.TITLE, "Another")
    changed = window.agenda
    QTest.keyClick(window.body.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.agenda != changed
    again = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.body.table, Qt.Key.Key_Z, again)
    assert window.agenda == changed


def test_everything_the_keyboard_reaches_has_a_name(window: AgendaChange) -> None:
    assert [type(widget).__name__ for widget in walk_focusable(window) if not widget.accessibleName()] == []
