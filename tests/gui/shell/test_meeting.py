"""The views of a meeting behind their rail, in one window or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gcm_moderator.meeting import commands
from tests.gui.focusable import walk_focusable
from tests.gui.podium.worlds import World
from ui.actions.action import Do
from ui.shell.meeting import MeetingPage
from ui.shell.memory import Placed
from ui.shell.rail import View
from ui.widgets.bar import Tone


class Plain(QWidget):
    """A view that keeps what it was told to say, with a field to type in."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.field = QLineEdit()
        self.field.setAccessibleName(name)
        QVBoxLayout(self).addWidget(self.field)
        self.setFocusProxy(self.field)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        self.said.append(text)


Open = Callable[..., MeetingPage]


def shown(page: MeetingPage) -> View | None:
    return page.current


def has_focus(view: QWidget) -> bool:
    assert isinstance(view, Plain)
    return view.field.hasFocus()


@pytest.fixture
def world() -> Iterator[World]:
    world = World()
    yield world
    world.close()


@pytest.fixture
def opened(world: World, qtbot: QtBot) -> Iterator[Open]:
    made: list[MeetingPage] = []

    def make(*views: View) -> MeetingPage:
        makers = {view: (lambda name=view.value: Plain(name)) for view in views or tuple(View)}
        page = MeetingPage(world.seat, makers, lambda: 0.0)
        made.append(page)
        page.resize(1100, 700)
        page.show()
        QCoreApplication.processEvents()
        return page

    yield make
    for page in made:
        page.close()
        page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_each_view_is_a_press_or_a_key_away(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    assert shown(page) is View.PODIUM
    qtbot.mouseClick(page.rail.buttons[View.NOTES], Qt.MouseButton.LeftButton)
    assert shown(page) is View.NOTES
    assert [view for view, button in page.rail.buttons.items() if button.isChecked()] == [View.NOTES]
    page.activateWindow()
    qtbot.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert shown(page) is View.TIME
    assert has_focus(page.view(View.TIME))


def test_a_view_is_made_when_it_is_first_looked_at(world: World, qtbot: QtBot) -> None:
    made: list[View] = []

    def maker(view: View) -> Callable[[], QWidget]:
        def make() -> QWidget:
            made.append(view)
            return Plain(view.value)

        return make

    page = MeetingPage(world.seat, {view: maker(view) for view in View}, lambda: 0.0)
    page.show()
    assert made == [View.PODIUM]
    page.go_to(View.SUMMARY)
    page.go_to(View.PODIUM)
    page.go_to(View.SUMMARY)
    assert made == [View.PODIUM, View.SUMMARY]
    page.close()
    page.deleteLater()


def test_a_view_taken_out_stands_in_its_own_window_until_that_is_closed(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    page.go_to(View.NOTES)
    notes = page.view(View.NOTES)
    page.take_out(View.NOTES, Placed((40, 30, 900, 600)))
    assert notes.window() is not page
    assert notes.isVisible()
    assert notes.window().geometry().getRect() == (40, 30, 900, 600)
    assert notes.window().windowTitle().startswith("Notes – ")
    assert shown(page) is View.PODIUM
    assert page.placed == {View.NOTES: Placed((40, 30, 900, 600))}
    notes.window().close()
    assert notes.window() is page.window()
    assert shown(page) is View.NOTES
    assert page.placed == {}


def test_one_key_takes_the_view_in_front_out_and_brings_it_back(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    page.go_to(View.TIME)
    page.activateWindow()
    qtbot.keyClick(page, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert list(page.placed) == [View.TIME]
    window = page.view(View.TIME).window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert page.placed == {}
    assert shown(page) is View.TIME


def test_where_every_view_has_its_own_window_the_podium_can_be_brought_back(opened: Open, qtbot: QtBot) -> None:
    page = opened(View.PODIUM, View.NOTES)
    page.take_out(View.NOTES)
    page.take_out(View.PODIUM)
    assert shown(page) is None
    (back,) = [widget for widget in walk_focusable(page) if widget.accessibleName() == "Bring the podium back here"]
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert shown(page) is View.PODIUM
    assert list(page.placed) == [View.NOTES]


def test_what_is_said_is_said_in_front(opened: Open) -> None:
    page = opened()
    page.go_to(View.NOTES)
    page.say("The file is written.")
    notes = page.view(View.NOTES)
    assert isinstance(notes, Plain)
    assert notes.said == ["The file is written."]


def test_the_sheet_of_keys_comes_over_any_view_and_goes_with_escape(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    page.go_to(View.NOTES)
    page.activateWindow()
    qtbot.keyClick(page, Qt.Key.Key_F1)
    assert page.sheet.isVisible()
    assert page.rect().contains(page.sheet.geometry())
    qtbot.keyClick(page.sheet, Qt.Key.Key_Escape)
    assert not page.sheet.isVisible()
    assert has_focus(page.view(View.NOTES))


def test_what_is_not_about_views_is_asked_of_the_application(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    page.activateWindow()
    with qtbot.waitSignal(page.asked) as asked:
        qtbot.keyClick(page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert asked.args == [Do.THEME]


def test_a_meeting_with_one_view_has_no_rail(opened: Open) -> None:
    assert not opened(View.PODIUM).rail.isVisible()
    assert opened(View.PODIUM, View.TIME).rail.isVisible()


def test_everything_the_keyboard_reaches_has_a_name(opened: Open, world: World) -> None:
    page = opened()
    world.do(commands.StartSegment("welcome-1"))
    assert [widget for widget in walk_focusable(page) if not widget.accessibleName()] == []
    assert all(button.accessibleDescription() for button in page.rail.buttons.values())


def test_rail_and_sheet_grow_with_the_window(opened: Open) -> None:
    page = opened()
    page.sheet.open_sheet()
    small = page.rail.width(), page.sheet.width()
    page.resize(1920, 1080)
    assert (page.rail.width() > small[0], page.sheet.width() > small[1]) == (True, True)
    page.resize(1100, 700)
    assert (page.rail.width(), page.sheet.width()) == small
