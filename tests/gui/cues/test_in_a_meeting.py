"""The cues of a meeting that is opened in the main window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gcm_moderator.agenda.model import Session
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.floor import Speaker
from tests.gui.shell.houses import SILENT, AtOnce, Place
from tests.gui.showing import dressed
from tests.shipped import session
from tests.unit.cues.voices import is_gone_in_time
from ui.cues.signs import CueSigns, announce
from ui.cues.voice import Voice
from ui.podium.window import PodiumWindow
from ui.shell.window import MainWindow
from ui.start.entries import Day
from ui.widgets.bar import Tone

DISCUSSION = "panel-1/discussion"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def voice() -> Voice:
    return Voice(lambda: 0.0, SILENT)


@pytest.fixture
def window(place: Place, voice: Voice, qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    with dressed(qapp):
        made = MainWindow(replace(place.house(), voice=lambda: voice), AtOnce())
        qtbot.addWidget(made)
        made.resize(1280, 720)
        with qtbot.waitExposed(made):
            made.show()
        yield made
        made.close()


def speaking(window: MainWindow, first: Session) -> PodiumWindow:
    """Open the meeting, and give Kenya the floor in the discussion."""
    segment = first.segment(DISCUSSION)
    assert segment is not None
    window.open_session(first, Day("", (), "", segment.planned_start))
    seat, podium = window.seat, window.podium
    assert seat is not None
    assert podium is not None
    for order in (commands.StartSegment(DISCUSSION), commands.GiveFloor(Speaker("Kenya"))):
        seat.desk.send(order)
        seat.desk.settle()
    return podium


def test_the_warning_is_shown_on_the_podium(window: MainWindow, place: Place) -> None:
    podium = speaking(window, session())
    assert podium.header.cue.isHidden()
    place.clock.put(place.clock.now() + dt.timedelta(seconds=120))
    assert window.seat is not None
    window.seat.changed.emit()
    assert podium.header.cue.text == "One minute left."
    assert not podium.header.cue.isHidden()


def test_one_key_mutes_all_cues_and_lets_them_sound_again(window: MainWindow, qtbot: QtBot) -> None:
    podium = speaking(window, session())
    podium.setFocus()
    qtbot.keyClick(podium, Qt.Key.Key_V)
    assert podium.header.muted.text == "Cues muted"
    assert not podium.header.muted.isHidden()
    qtbot.keyClick(podium, Qt.Key.Key_F10)
    assert podium.header.muted.isHidden()


def test_the_voice_is_started_for_a_turn_and_gone_when_the_meeting_is_left(window: MainWindow, voice: Voice) -> None:
    assert voice.findChildren(QProcess) == []
    speaking(window, session())
    (process,) = voice.findChildren(QProcess)
    assert process.waitForStarted()
    number = process.processId()
    window.leave()
    assert window.cues is None
    assert is_gone_in_time(number)


def test_a_cue_is_told_to_screen_readers_in_the_window_that_shows_it(window: MainWindow) -> None:
    podium = speaking(window, session())
    told: list[tuple[QWidget, str, bool]] = []
    signs = CueSigns(lambda: podium, window.say, lambda *what: told.append(what))
    signs.show_cue("Next: Malta.", Tone.DONE)
    signs.show_cue("Time.", Tone.TROUBLE)
    assert told == [(window, "Next: Malta.", False), (window, "Time.", True)]
    announce(window, "Time.", True)


def test_where_the_podium_is_out_of_sight_the_view_in_front_says_the_cue() -> None:
    said: list[tuple[str, Tone]] = []
    signs = CueSigns(lambda: None, lambda text, tone: said.append((text, tone)))
    signs.show_cue("Time.", Tone.TROUBLE)
    signs.say_trouble("No cue is heard any more.", for_good=True)
    assert said == [("Time.", Tone.TROUBLE), ("No cue is heard any more.", Tone.TROUBLE)]


def test_sound_that_failed_for_good_can_be_tried_again_from_the_podium(window: MainWindow, qtbot: QtBot) -> None:
    podium = speaking(window, session())
    CueSigns(lambda: podium, window.say).say_trouble("No cue is heard any more.", for_good=True)
    assert podium.foot.bar.text == "No cue is heard any more."
    qtbot.keyClick(podium, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.cues is not None
    assert not window.cues.muted
