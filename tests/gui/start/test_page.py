"""The start page: quick to be there, calm while it fills, and usable with the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from gcm_moderator import bootstrap
from gcm_moderator.meeting import commands
from tests.gui.shell.houses import AtOnce, Place
from tests.shipped import session
from ui.start.entries import Entry
from ui.start.page import StartPage
from ui.start.shelves import Shelves
from ui.widgets.label import FitLabel, PlainLabel
from ui.widgets.row_list import Heading

HOSTILE = "<b>x</b><img src='http://127.0.0.1:1/'> \u202e\U0001f600 " + "name " * 45


class Start:
    """A page with its place, and what it asked for."""

    def __init__(self, place: Place, aside: AtOnce) -> None:
        self.place, self.aside = place, aside
        self.page = StartPage(Shelves(place.house(), aside))
        self.sessions: list[tuple[Entry, object]] = []
        self.records: list[Path] = []
        self.page.session_wanted.connect(lambda entry, day: self.sessions.append((entry, day)))
        self.page.record_wanted.connect(self.records.append)

    def show(self, qtbot: QtBot, width: int = 1280, height: int = 720) -> None:
        qtbot.addWidget(self.page)
        self.page.resize(width, height)
        self.page.show()
        self.page.activateWindow()
        settle()

    @property
    def entries(self) -> list[Entry]:
        return [row for row in self.page.list.rows if isinstance(row, Entry)]

    def headings(self) -> dict[str, str]:
        return {row.title: row.empty for row in self.page.list.rows if isinstance(row, Heading)}


def settle() -> None:
    for _ in range(5):
        QCoreApplication.processEvents()


@pytest.fixture
def start(tmp_path: Path) -> Start:
    return Start(Place(tmp_path), AtOnce())


@pytest.fixture
def slow(tmp_path: Path) -> Start:
    return Start(Place(tmp_path), AtOnce(held=True))


def leave_a_meeting(place: Place, running: bool) -> Path:
    seat = place.begin(session(), bootstrap.practice_start(session(), 1))
    if running:
        seat.send(commands.StartSegment("panel-1/opening"))
    seat.desk.settle()
    settle()
    seat.close()
    seat.desk.record.close()
    return max(place.records.glob("*.gcm"))


def test_nothing_is_read_before_the_first_painting(slow: Start, qtbot: QtBot) -> None:
    assert slow.aside.waiting == []
    slow.show(qtbot)
    assert slow.entries == []
    assert set(slow.headings().values()) == {""}
    slow.aside.go()
    assert len(slow.entries) == 6


def test_nothing_can_be_opened_rehearsed_or_edited_before_something_is_chosen(slow: Start, qtbot: QtBot) -> None:
    slow.show(qtbot)
    details = slow.page.details
    assert not [button for button in (details.button, details.rehearse, details.edit) if button.isVisible()]
    slow.aside.go()
    assert [button.isVisible() for button in (details.button, details.rehearse, details.edit)] == [True] * 3


def test_tab_goes_from_the_list_over_the_day_to_the_buttons(start: Start, qtbot: QtBot) -> None:
    start.show(qtbot)
    details = start.page.details
    for widget in (details.day_buttons[0], details.edit, details.rehearse, details.button):
        qtbot.keyClick(start.page.focusWidget(), Qt.Key.Key_Tab)
        assert start.page.focusWidget() is widget


def test_empty_shelves_say_what_to_do(start: Start, qtbot: QtBot) -> None:
    start.show(qtbot)
    nothing = f"None yet. Begin a new agenda, open a file, or put one here:\n{start.place.agendas}"
    assert start.headings()["Your agendas"] == nothing
    assert start.headings()["Records"] == "None yet. Every meeting keeps one by itself."
    assert start.headings()["Sessions"] == ""


def test_a_choice_made_before_the_records_came_is_kept(slow: Start, qtbot: QtBot) -> None:
    leave_a_meeting(slow.place, running=True)
    slow.show(qtbot)
    sessions, *others = slow.aside.waiting
    slow.aside.waiting = others
    sessions()
    qtbot.keyClick(slow.page.list, Qt.Key.Key_Down)
    slow.aside.go()
    assert not slow.page.interrupted.isHidden()
    assert slow.page.list.hasFocus()
    assert slow.page.list.current is not None
    assert slow.page.list.current.title == "Second informal thematic session"


def test_the_arrow_keys_pass_over_headings_to_own_files_and_records(start: Start, qtbot: QtBot) -> None:
    start.place.agendas.mkdir()
    (start.place.agendas / "broken.yaml").write_bytes(b"")
    record = leave_a_meeting(start.place, running=False)
    start.show(qtbot)
    for _ in range(7):
        qtbot.keyClick(start.page.list, Qt.Key.Key_Down)
    assert start.page.list.current is not None
    assert start.page.list.current.path == record
    qtbot.keyClick(start.page.list, Qt.Key.Key_Up)
    assert start.page.list.current.title == "broken.yaml"
    qtbot.keyClick(start.page.list, Qt.Key.Key_Return)
    assert start.records == []
    assert start.sessions == []
    qtbot.keyClick(start.page.list, Qt.Key.Key_Down)
    qtbot.keyClick(start.page.list, Qt.Key.Key_Return)
    assert start.records == [record]


def test_coming_back_reads_again_and_keeps_the_selection(start: Start, qtbot: QtBot) -> None:
    start.place.agendas.mkdir()
    mine = start.place.agendas / "mine.yaml"
    mine.write_bytes(b"")
    start.show(qtbot)
    assert start.page.list.select(mine)
    assert start.page.details.button.isHidden()
    mine.write_bytes((bootstrap.sessions_folder() / "gcm-2017-3.yaml").read_bytes())
    start.page.refresh()
    assert start.page.list.current is not None
    assert start.page.list.current.path == mine
    assert start.page.details.title.full_text == "Third informal thematic session"
    assert not start.page.details.button.isHidden()


@pytest.mark.parametrize(("width", "height"), [(1024, 640), (1280, 720), (1920, 1080)])
def test_hostile_names_are_plain_and_break_no_layout(start: Start, qtbot: QtBot, width: int, height: int) -> None:
    start.place.agendas.mkdir()
    text = (bootstrap.sessions_folder() / "gcm-2017-1.yaml").read_text(encoding="utf-8")
    hostile = start.place.agendas / "hostile.yaml"
    hostile.write_text(text.replace("First informal thematic session", HOSTILE), encoding="utf-8")
    start.show(qtbot, width, height)
    assert start.page.list.select(hostile)
    settle()
    assert (start.page.width(), start.page.height()) == (width, height)
    assert start.page.details.title.full_text.startswith("<b>x</b><img")
    inner = start.page.details.geometry()
    assert start.page.rect().contains(inner)
    for label in (*start.page.findChildren(PlainLabel), *start.page.findChildren(FitLabel)):
        assert label.width() <= start.page.width()


def test_many_records_scroll_and_the_interrupted_one_comes_first(start: Start, qtbot: QtBot) -> None:
    for number in range(5):
        leave_a_meeting(start.place, running=number == 2)
    start.show(qtbot)
    records = [entry for entry in start.entries if entry.action == "Go on"]
    assert len(records) == 5
    assert records[0].running == "Panel 1 was running when the app closed"
    assert start.page.interrupted.entry == records[0]
    qtbot.keyClick(start.page.interrupted.button, Qt.Key.Key_Return)
    assert start.records == [records[0].path]
