"""A rehearsal from the start page to its end, in the main window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gcm_moderator import bootstrap
from gcm_moderator.record.reading import read_record
from gcm_moderator.settings import changed
from tests.gui.shell.houses import AtOnce, Place
from ui.calendar.page import CalendarPage
from ui.podium.header import Header
from ui.rehearse.outcome import OutcomePage
from ui.rehearse.setup import SetupPage
from ui.settings.page import SettingsPage
from ui.shell.rail import View
from ui.shell.window import MainWindow


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def window(place: Place, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(place.house(), AtOnce(), screens=list)
    made.resize(1280, 760)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.start.details.entry is not None)
    yield made
    made.shut()
    made.hide()
    made.deleteLater()


def set_up(window: MainWindow) -> SetupPage:
    window.start.details.rehearse.click()
    page = window.currentWidget()
    assert isinstance(page, SetupPage)
    return page


def rehearse(window: MainWindow) -> None:
    page = set_up(window)
    page.begin.setCurrentIndex(page.begin.findData("panel-1/discussion"))
    page.start.click()


def test_from_the_start_page_to_how_it_went(window: MainWindow, place: Place) -> None:
    rehearse(window)
    assert window.rehearsal is not None
    assert window.seat is not None
    assert window.seat.state.running == "panel-1/discussion"
    assert window.seat.podium.practice
    window.rehearsal.course.jump_by(30)
    window.rehearsal.strip.end.click()
    page = window.currentWidget()
    assert isinstance(page, OutcomePage)
    assert list(bootstrap.kept_records(place.records, read_record)) == []
    page.keep.click()
    (kept,) = bootstrap.kept_records(place.folder / "rehearsals", read_record)
    assert kept.practice
    assert kept.problem is None
    page.back.click()
    assert window.currentWidget() is window.start


def test_that_it_is_a_rehearsal_is_said_once(window: MainWindow) -> None:
    rehearse(window)
    meeting = window.meeting
    assert meeting is not None
    assert window.rehearsal is not None
    chip = meeting.view(View.PODIUM).findChildren(Header)[0].practice
    assert meeting.isAncestorOf(window.rehearsal.strip)
    assert chip.isHidden()
    meeting.take_out(View.PODIUM)
    assert not chip.isHidden()
    meeting.bring_back(View.PODIUM)
    assert chip.isHidden()


def test_again_begins_with_the_same_room(window: MainWindow) -> None:
    rehearse(window)
    assert window.rehearsal is not None
    seed = window.rehearsal.wanted.seed
    window.leave()
    page = window.currentWidget()
    assert isinstance(page, OutcomePage)
    page.repeat.click()
    again = window.currentWidget()
    assert isinstance(again, SetupPage)
    assert again.seed.value() == seed


def test_records_are_kept_without_asking_where_that_was_chosen(window: MainWindow, place: Place) -> None:
    settings = window.house.settings
    settings.change(changed(settings.current, "rehearsal", "keep_records", True))
    rehearse(window)
    window.leave()
    assert len(list((place.folder / "rehearsals").glob("*.gcm"))) == 1


def test_settings_stand_beside_a_meeting_and_over_the_start_page(window: MainWindow) -> None:
    window.start.settings.click()
    page = window.currentWidget()
    assert isinstance(page, SettingsPage)
    page.left.emit()
    assert window.currentWidget() is window.start
    rehearse(window)
    meeting = window.currentWidget()
    window.side.show_settings()
    assert window.currentWidget() is meeting
    beside = window.side.of_kind(SettingsPage)
    assert beside is not None
    assert beside.isWindow()


def test_the_calendar_leads_back_to_a_session(window: MainWindow) -> None:
    window.start.calendar.click()
    page = window.currentWidget()
    assert isinstance(page, CalendarPage)
    second = next(event for event in bootstrap.workplan().events if event.title.startswith("Second thematic"))
    page.list.select(second.id)
    page.open_session.click()
    assert window.currentWidget() is window.start
    assert window.start.list.current is not None
    assert window.start.list.current.title == "Second informal thematic session"
