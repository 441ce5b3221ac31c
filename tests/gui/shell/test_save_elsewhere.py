"""A record that can no longer be written: the meeting goes on, and one key takes it to another folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gcm_moderator import bootstrap
from gcm_moderator.desk.views import Saving
from gcm_moderator.meeting import commands, facts
from gcm_moderator.record.reading import read_record, verify
from tests.gui.shell.houses import AtOnce, Place
from ui.shell.window import MainWindow


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def window(place: Place, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(place.house(), AtOnce())
    qtbot.addWidget(window)
    window.open_path(bootstrap.sessions_folder() / "gcm-2017-1.yaml")
    window.appear()
    yield window
    window.shut()


def test_a_record_deleted_under_us_goes_on_elsewhere_with_everything(
    window: MainWindow, place: Place, qtbot: QtBot
) -> None:
    seat = window.seat
    assert seat is not None
    seat.send(commands.StartSegment("panel-1/discussion"))
    qtbot.waitUntil(lambda: seat.podium.segment is not None)
    for path in place.records.iterdir():
        path.unlink()
    seat.send(commands.CloseList())
    qtbot.waitUntil(lambda: seat.podium.saving is Saving.NOT_SAVED)
    assert not seat.state.course.list_open, "the action took effect"
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: seat.podium.saving is Saving.SAVED)
    seat.send(commands.ReopenList())
    qtbot.waitUntil(lambda: seat.state.course.list_open)
    (saved,) = (place.folder / "elsewhere").glob("*.gcm")
    assert verify(saved).sound
    kept = [type(recorded.fact) for recorded in read_record(saved)]
    assert kept == [facts.MeetingOpened, facts.SegmentStarted, facts.ListClosed, facts.ListReopened]


def test_a_meeting_begins_elsewhere_where_the_usual_folder_takes_no_record(place: Place, qtbot: QtBot) -> None:
    place.records.write_text("a file where the folder should be")
    window = MainWindow(place.house(), AtOnce())
    qtbot.addWidget(window)
    window.open_path(bootstrap.sessions_folder() / "gcm-2017-1.yaml")
    window.appear()
    assert window.podium is not None
    assert window.seat is not None
    (record,) = (place.folder / "elsewhere").glob("*.gcm")
    told = window.podium.foot.bar.text
    assert str(place.records) in told
    assert f"This meeting is kept in {record}." in told
    window.seat.send(commands.StartSegment("welcome-1"))
    seat = window.seat
    qtbot.waitUntil(lambda: seat.podium.saving is Saving.SAVED and seat.podium.segment is not None)
    window.shut()
    assert [kept.path for kept in place.house().kept()] == [record], "the start page offers it again"


def test_a_meeting_that_nothing_takes_does_not_begin(place: Place, qtbot: QtBot) -> None:
    for folder in (place.records, place.folder / "elsewhere"):
        folder.write_text("a file where the folder should be")
    window = MainWindow(place.house(), AtOnce())
    qtbot.addWidget(window)
    window.open_path(bootstrap.sessions_folder() / "gcm-2017-1.yaml")
    window.appear()
    assert window.podium is None
    assert str(place.records) in window.start.bar.text
    assert "Make room there or allow writing, then try again." in window.start.bar.text
    window.shut()


def test_where_nothing_can_be_saved_one_sentence_says_so(window: MainWindow, place: Place, qtbot: QtBot) -> None:
    seat = window.seat
    assert seat is not None
    (place.folder / "elsewhere").write_text("a file where the folder should be")
    for path in place.records.iterdir():
        path.unlink()
    seat.send(commands.StartSegment("welcome-1"))
    qtbot.waitUntil(lambda: seat.podium.saving is Saving.NOT_SAVED)
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.podium is not None
    assert "could not be saved elsewhere" in window.podium.foot.bar.text
    assert seat.podium.unsaved == 1
