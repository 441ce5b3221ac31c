"""Keys, buttons and menus at work in a window: where the focus is, and how fast the hand was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.commands import Command
from tests.unit.ui.actions.test_table import BUSY, EMPTY
from ui.actions.action import Do
from ui.actions.action_set import ActionSet


class Page(QWidget):
    """A page with a text field of each kind and a button, and what its actions did."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds = 0.0
        self.sent: list[Command] = []
        self.asked: list[Do] = []
        self.pressed = 0
        self.line, self.lines, self.button = QLineEdit(), QPlainTextEdit(), QPushButton("Press")
        column = QVBoxLayout(self)
        for widget in (self.line, self.lines, self.button):
            column.addWidget(widget)
        self.button.clicked.connect(self._count)
        self.actions_at_work = ActionSet(self, lambda: self.seconds)
        self.actions_at_work.sent.connect(self.sent.append)
        self.actions_at_work.asked.connect(self.asked.append)
        self.actions_at_work.show_view(BUSY)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _count(self) -> None:
        self.pressed += 1


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    return page


def test_single_keys_act_while_nothing_is_typed(page: Page, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Space, Qt.Key.Key_N, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        qtbot.keyClick(page, key)
    assert page.sent == [
        commands.PauseTurn(),
        commands.CallRequest("r2"),
        commands.GrantTime(30.0),
        commands.GrantTime(-30.0),
    ]


def test_single_keys_are_letters_in_a_text_field(page: Page, qtbot: QtBot) -> None:
    for field in (page.line, page.lines):
        field.setFocus()
        for letter in "nz fp+-?":
            qtbot.keyClicks(field, letter)
    assert page.sent == []
    assert page.asked == []
    assert page.line.text() == page.lines.toPlainText() == "nz fp+-?"


def test_function_keys_act_in_a_text_field_too(page: Page, qtbot: QtBot) -> None:
    page.line.setFocus()
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F8, Qt.Key.Key_F5):
        qtbot.keyClick(page.line, key)
    qtbot.keyClick(page.line, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert page.sent == [commands.CallRequest("r2"), commands.Undo("c7"), commands.PauseTurn(), commands.Redo()]


def test_undo_in_a_text_field_is_the_text_fields_own(page: Page, qtbot: QtBot) -> None:
    page.line.setFocus()
    qtbot.keyClicks(page.line, "word")
    qtbot.keyClick(page.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.line.text() == ""
    assert page.sent == []


def test_esc_leaves_a_text_field(page: Page, qtbot: QtBot) -> None:
    page.line.setFocus()
    qtbot.keyClick(page.line, Qt.Key.Key_Escape)
    assert not page.line.hasFocus()
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert page.sent == [commands.PauseTurn()]


def test_enter_presses_the_button_with_the_focus_and_space_still_pauses(page: Page, qtbot: QtBot) -> None:
    page.button.setFocus()
    qtbot.keyClick(page.button, Qt.Key.Key_Return)
    qtbot.keyClick(page.button, Qt.Key.Key_Space)
    assert page.pressed == 1
    assert page.sent == [commands.PauseTurn()]


@pytest.mark.parametrize(
    ("do", "choice"),
    [
        (Do.GIVE_FLOOR, None), (Do.PANELLISTS, "panellist-1"), (Do.FINISH, None), (Do.CALL, "r3"),
        (Do.NEXT_SEGMENT, None), (Do.START_SEGMENT, "panel-2/opening"), (Do.END_SEGMENT, None), (Do.ABSENT, None),
    ],
)  # fmt: skip
def test_a_second_press_within_a_moment_is_a_slip(page: Page, do: Do, choice: str | None) -> None:
    act = page.actions_at_work.trigger
    assert act(do, choice)
    page.seconds = 0.79
    assert not act(do, choice)
    assert len(page.sent) == 1
    page.seconds = 0.81
    assert act(do, choice)
    assert len(page.sent) == 2


def test_keys_and_buttons_share_the_guard(page: Page, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N)
    page.seconds = 0.3
    assert not page.actions_at_work.trigger(Do.GIVE_FLOOR)
    qtbot.keyClick(page, Qt.Key.Key_F2)
    assert page.sent == [commands.CallRequest("r2")]
    assert page.actions_at_work.trigger(Do.FINISH)


def test_time_can_be_granted_as_fast_as_the_hand_goes(page: Page, qtbot: QtBot) -> None:
    for _ in range(3):
        qtbot.keyClick(page, Qt.Key.Key_Plus)
    assert page.sent == [commands.GrantTime(30.0)] * 3


def test_a_key_held_down_acts_once(page: Page) -> None:
    for repeated in (False, True, True):
        page.seconds += 5
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, 0, 0, 0, "", repeated, 1)
        QApplication.sendEvent(page, event)
    assert len(page.sent) <= 1


def test_what_is_off_is_off_in_the_menu_and_its_key_lets_the_meeting_say_why(page: Page, qtbot: QtBot) -> None:
    page.actions_at_work.show_view(EMPTY)
    assert not page.actions_at_work.menu(Do.GIVE_FLOOR).isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_N)
    assert page.sent == [commands.CallRequest()]


def test_a_choice_is_asked_for_and_then_sent(page: Page, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_P)
    assert page.asked == [Do.PANELLISTS]
    assert page.actions_at_work.trigger(Do.PANELLISTS, "panellist-2")
    assert page.sent == [commands.GivePanellist("panellist-2")]


def test_menu_entries_carry_words_and_keys(page: Page) -> None:
    assert page.actions_at_work.menu(Do.UNDO).text() == "Undo\tZ, F8"
    page.actions_at_work.menu(Do.UNDO).trigger()
    assert page.sent == [commands.Undo("c7")]


def test_a_hidden_page_listens_to_nothing(page: Page, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    page.hide()
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    qtbot.keyClick(other, Qt.Key.Key_N)
    assert page.sent == []


def test_its_keys_act_while_another_window_of_the_program_is_in_front(page: Page, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    qtbot.keyClick(other, Qt.Key.Key_Space)
    assert page.sent == [commands.PauseTurn()]
