"""Buttons, the bar, the strip, the guard, the time of day, the sheet."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gcm_moderator.desk.views import StripState
from ui.theme import TOUCH
from ui.widgets.agenda_strip import AgendaStrip, StripCell, in_sight
from ui.widgets.bar import Bar, Tone
from ui.widgets.button import TouchButton, Weight
from ui.widgets.guard import APART_S, Guard
from ui.widgets.label import FitLabel
from ui.widgets.shortcut_sheet import SheetRow, ShortcutSheet
from ui.widgets.time_of_day import TimeOfDay


def test_buttons_are_large_enough_for_fingers(qtbot: QtBot) -> None:
    for weight in Weight:
        button = TouchButton("+", "H", weight)
        qtbot.addWidget(button)
        assert button.sizeHint().height() >= TOUCH
        assert button.sizeHint().width() >= TOUCH
        assert button.minimumHeight() >= TOUCH


def test_enter_presses_a_button(qtbot: QtBot) -> None:
    button = TouchButton("Pause", "␣")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)


def test_an_ampersand_is_shown(qtbot: QtBot) -> None:
    button = TouchButton("Trinidad & Tobago")
    qtbot.addWidget(button)
    assert button.label == "Trinidad & Tobago"


def test_the_bar_goes_away_by_itself(qtbot: QtBot) -> None:
    bar = Bar()
    qtbot.addWidget(bar)
    bar.say("Kenya is already third.", Tone.ATTENTION)
    assert bar.isVisible()
    assert bar.leaving
    with qtbot.waitSignal(bar.closed):
        bar.lapse()
    assert not bar.isVisible()
    assert not bar.leaving


def test_the_bar_has_room_for_what_is_wrong_behind_a_long_path(qtbot: QtBot) -> None:
    bar = Bar()
    qtbot.addWidget(bar)
    bar.say("Started.")
    height = bar.sizeHint().height()
    bar.resize(1232, height)
    folder = "/home/somebody/Documents/Informal thematic sessions 2017/Internal papers of the secretariat/records"
    bar.say(f"{folder}/a session.gcm is damaged. Keep a copy of the file as it is, and export what can still be read.")
    bar.grab()
    words = bar.findChild(FitLabel)
    assert isinstance(words, FitLabel)
    assert not words.toolTip(), "nothing is cut"
    assert bar.sizeHint().height() == height


def test_the_bar_does_what_its_button_says_once(qtbot: QtBot) -> None:
    bar = Bar()
    qtbot.addWidget(bar)
    done: list[str] = []
    bar.say("Started: discussion", action="Undo", then=lambda: done.append("undo"), stays_s=None)
    assert not bar.leaving
    button = next(child for child in bar.findChildren(TouchButton) if child.label == "Undo")
    button.click()
    button.click()
    assert done == ["undo"]
    assert not bar.isVisible()


CELLS = tuple(
    StripCell(f"s{n}", f"Segment {n}", "Panel 1 · 10:15", state, state.value)
    for n, state in enumerate([*[StripState.DONE] * 9, StripState.RUNNING, *[StripState.UPCOMING] * 9])
)


def test_the_strip_rolls_to_the_running_segment(qtbot: QtBot) -> None:
    strip = AgendaStrip()
    qtbot.addWidget(strip)
    strip.resize(600, 48)
    strip.show()
    strip.show_cells(CELLS)
    assert strip.viewport().rect().contains(strip.visualRect(strip.model().index(9, 0)))


def test_the_strip_starts_what_is_clicked_but_not_what_runs(qtbot: QtBot) -> None:
    strip = AgendaStrip()
    qtbot.addWidget(strip)
    strip.resize(1200, 48)
    strip.show()
    strip.show_cells(CELLS)
    started: list[str] = []
    strip.started.connect(started.append)
    for row in (9, 10):
        at = strip.visualRect(strip.model().index(row, 0)).center()
        qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert started == ["s10", "s11"]


def test_the_strip_cuts_no_letter_at_its_edges(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    strip = AgendaStrip()
    qtbot.addWidget(strip)
    strip.resize(600, 48)
    strip.show()
    strip.show_cells([replace(cell, title="Concluding remarks by the moderator") for cell in CELLS])
    drawn: list[QRectF] = []
    draw = QPainter.drawText

    def watch(painter: QPainter, box: QRectF, flags: int, text: str) -> None:
        width = QFontMetricsF(painter.font()).horizontalAdvance(text)
        drawn.append(QRectF(box.left(), box.top(), width, box.height()))
        draw(painter, box, flags, text)

    monkeypatch.setattr(QPainter, "drawText", watch)
    bar = strip.horizontalScrollBar()
    for at in range(bar.minimum(), bar.maximum(), 61):
        bar.setValue(at)
        strip.grab()
    assert drawn
    assert [box for box in drawn if box.left() < 0 or box.right() > strip.viewport().width() + 1] == []


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_strip_shows_between_its_edges_what_lies_between_them(*, mirrored: bool) -> None:
    direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    bounds, view = QRect(-40, 0, 100, 48), QRect(0, 0, 50, 48)
    begin, end = in_sight(QRectF(bounds), bounds, view, direction)
    assert (begin, end) == ((-30, 20) if mirrored else (0, 50))


@given(st.lists(st.floats(0.0, 2.0), max_size=30))
def test_the_guard_never_lets_two_through_too_close_together(gaps: list[float]) -> None:
    now = 0.0
    through: list[float] = []
    guard = Guard(lambda: now)
    for gap in gaps:
        now += gap
        if guard.lets("give-floor"):
            through.append(now)
    assert all(later - earlier >= APART_S for earlier, later in pairwise(through))


def test_the_guard_knows_actions_apart() -> None:
    guard = Guard(lambda: 1.0)
    assert guard.lets("give-floor")
    assert guard.lets("finish")
    assert not guard.lets("finish")


def test_the_time_is_that_of_the_place(qtbot: QtBot) -> None:
    now = dt.datetime(2017, 5, 8, 9, 42, 30, tzinfo=dt.UTC)
    clock = TimeOfDay(lambda: now)
    qtbot.addWidget(clock)
    clock.set_zone("Europe/Zurich")
    assert clock.full_text == "11:42"
    clock.set_zone("America/New_York")
    assert clock.full_text == "05:42"
    clock.stop()


def test_the_sheet_lists_the_keys_and_closes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    sheet = ShortcutSheet([SheetRow("The floor", "Give the floor", ("N", "F2"))], window)
    window.show()
    sheet.open_sheet()
    assert window.rect().contains(sheet.geometry())
    assert window.grab().width() == 1280
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
