"""The main window through what a person does: open, act, leave, come back."""

from __future__ import annotations

import datetime as dt
import gc
import json
import os
import subprocess
import sys
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gcm_moderator import bootstrap
from gcm_moderator.desk.qt import Seat
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.commands import Command
from gcm_moderator.meeting.floor import Speaker
from gcm_moderator.settings import Look
from tests.gui.focusable import walk_focusable
from tests.gui.shell.houses import AtOnce, Place
from tests.shipped import session
from ui.actions.action import Do
from ui.shell.memory import Memory, layout_of
from ui.shell.window import MainWindow
from ui.start.entries import Entry, Shelf
from ui.theme import Theme, theme_of

Opened = Callable[..., MainWindow]

_TWO_SCREENS = """
from gcm_moderator.bootstrap import house, sessions_folder
from ui.app import opened
from ui.application import made_application

application = made_application(["test"])
window = opened(house(), sessions_folder() / "gcm-2017-1.yaml", "podium")
for _ in range(10):
    application.processEvents()
assert window.room.window.isVisible()
print(window.screen().name(), window.room.window.screen().name(), "active" if window.isActiveWindow() else "passive")
window.close()
"""


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def opened(place: Place, qtbot: QtBot) -> Iterator[Opened]:
    """Makes shown main windows on the place's parts, and closes them at the end."""
    made: list[MainWindow] = []

    def make(file: Path | None = None, *, only_display: bool = False, target: Path | None = None) -> MainWindow:
        window = MainWindow(place.house(), AtOnce(), lambda _: file, only_display=only_display)
        made.append(window)
        if target is not None:
            window.open_path(target)
        window.appear()
        settle(qtbot)
        return window

    yield make
    for window in made:
        window.shut()
        window.hide()
        window.deleteLater()


def settle(qtbot: QtBot) -> None:
    """Let everything that is queued happen."""
    for _ in range(5):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def send(window: MainWindow, *wanted: Command) -> None:
    seat = window.seat
    assert isinstance(seat, Seat)
    for command in wanted:
        seat.send(command)
        seat.desk.settle()


def rows_of(window: MainWindow, shelf: Shelf) -> list[Entry]:
    return [row for row in window.start.list.rows if isinstance(row, Entry) and row.shelf is shelf]


def said(window: MainWindow) -> str:
    """What the start page's bar says, while it is there."""
    return "" if window.start.bar.isHidden() else window.start.bar.text


class TestOpening:
    def test_the_first_session_is_ready_and_opens_with_enter_as_a_practice(self, opened: Opened, qtbot: QtBot) -> None:
        window = opened()
        assert window.start.list.hasFocus()
        assert window.start.details.opens.full_text.startswith(
            "Not today: opens as a practice, with the clock at 09:58"
        )
        qtbot.keyClick(window.start.list, Qt.Key.Key_Return)
        assert window.currentWidget() is window.meeting
        assert window.seat is not None
        assert window.seat.podium.practice
        assert window.seat.now() == bootstrap.practice_start(session(), 1)
        assert window.windowTitle() == "First informal thematic session – practice – gcm-moderator"

    def test_the_second_day_can_be_chosen(self, opened: Opened, qtbot: QtBot) -> None:
        window = opened()
        second = next(b for b in window.start.details.day_buttons if b.label.startswith("Day 2"))
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
        qtbot.keyClick(window.start.list, Qt.Key.Key_Return)
        assert window.seat is not None
        assert window.seat.now() == bootstrap.practice_start(session(), 2)

    def test_on_its_day_it_opens_live(self, opened: Opened, place: Place, qtbot: QtBot) -> None:
        place.now = dt.datetime(2017, 5, 23, 13, 0, tzinfo=dt.UTC)
        window = opened()
        entry = window.start.list.current
        assert entry is not None
        assert entry.title == "Second informal thematic session"
        assert window.start.details.opens.full_text.startswith("Held today: opens live")
        qtbot.keyClick(window.start.list, Qt.Key.Key_Return)
        assert window.seat is not None
        assert not window.seat.podium.practice
        assert window.windowTitle() == "Second informal thematic session – gcm-moderator"

    def test_a_session_given_on_the_command_line_opens_at_once(self, opened: Opened) -> None:
        window = opened(target=bootstrap.sessions_folder() / "gcm-2017-1.yaml")
        assert window.currentWidget() is window.meeting

    def test_a_file_from_elsewhere_is_put_on_the_page_first(self, opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
        mine = tmp_path / "mine.yaml"
        mine.write_bytes((bootstrap.sessions_folder() / "gcm-2017-2.yaml").read_bytes())
        window = opened(mine)
        window.choose_file()
        entry = window.start.list.current
        assert entry is not None
        assert entry.path == mine
        assert window.currentWidget() is window.start
        qtbot.keyClick(window.start.list, Qt.Key.Key_Return)
        assert window.seat is not None
        assert window.seat.state.session.id == "gcm-2017-2"

    def test_thinking_better_of_it_changes_nothing(self, opened: Opened) -> None:
        window = opened(None)
        window.choose_file()
        assert window.seat is None
        assert said(window) == ""


class TestGoingOn:
    def test_a_meeting_left_in_the_middle_of_a_turn_comes_back_as_it_was(
        self, opened: Opened, place: Place, qtbot: QtBot
    ) -> None:
        window = opened()
        qtbot.keyClick(window.start.list, Qt.Key.Key_Return)
        place.clock.put(dt.datetime(2017, 5, 8, 13, 30, tzinfo=dt.UTC))
        names = [Speaker("Kenya"), Speaker("Mexico"), Speaker("Malta")]
        send(window, commands.StartSegment("panel-2/discussion"), *map(commands.RequestFloor, names))
        send(window, commands.CallRequest())
        place.clock.put(dt.datetime(2017, 5, 8, 13, 31, tzinfo=dt.UTC))
        assert window.podium is not None
        qtbot.keyClicks(window.podium.foot.note, "firewalls wo")
        window.close()
        assert window.seat is None

        place.clock.put(dt.datetime(2017, 5, 8, 13, 31, 30, tzinfo=dt.UTC))
        again = opened()
        settle(qtbot)
        assert not again.start.interrupted.isHidden()
        assert again.start.interrupted.headline.full_text == "Panel 2 was running when the app closed"
        assert again.start.interrupted.button.hasFocus()
        qtbot.keyClick(again.start.interrupted.button, Qt.Key.Key_Return)
        assert again.seat is not None
        view = again.seat.podium
        assert view.segment is not None
        assert view.turn is not None
        assert view.segment.id == "panel-2/discussion"
        assert view.turn.speaker.name == "Kenya"
        assert view.turn.face(again.seat.now()) == "01:30"
        assert [row.request.speaker.name for row in view.queue] == ["Mexico", "Malta"]
        assert again.podium is not None
        assert again.podium.foot.note.text() == "firewalls wo"

    def test_leaving_brings_the_start_page_with_the_record_on_it(self, opened: Opened, qtbot: QtBot) -> None:
        window = opened()
        qtbot.keyClick(window.start.list, Qt.Key.Key_Return)
        send(window, commands.StartSegment("welcome-1"))
        assert window.podium is not None
        window.podium.do(Do.LEAVE)
        settle(qtbot)
        assert window.currentWidget() is window.start
        assert window.windowTitle() == "gcm-moderator"
        records = rows_of(window, Shelf.RECORDS)
        assert [record.running for record in records] == [
            "“Welcoming remarks by the co-facilitators” was running when the app closed"
        ]

    def test_a_meeting_that_was_left_leaves_nothing_behind(self, opened: Opened, qtbot: QtBot) -> None:
        window = opened()
        kept = []
        for _ in range(3):
            window.open_path(bootstrap.sessions_folder() / "gcm-2017-1.yaml")
            assert window.room is not None
            window.room.toggle()
            left = weakref.ref(window.seat)
            window.leave()
            settle(qtbot)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            gc.collect()
            assert left() is None
            kept.append(len(window.findChildren(QObject)))
        assert kept[1] == kept[2]

    def test_what_is_not_on_the_disk_is_not_left_without_a_word(
        self, opened: Opened, place: Place, qtbot: QtBot
    ) -> None:
        window = opened()
        qtbot.keyClick(window.start.list, Qt.Key.Key_Return)
        send(window, commands.StartSegment("welcome-1"))
        for file in place.records.iterdir():
            file.rename(file.with_name("moved-" + file.name))
        send(window, commands.EndSegment())
        assert window.seat is not None
        assert window.podium is not None
        assert window.seat.podium.unsaved == 1
        assert not window.leave()
        assert window.podium.foot.bar.text.startswith("Not on the disk and lost when you leave: 1 action.")
        assert window.leave()


class TestTroubles:
    @pytest.mark.parametrize(
        ("name", "content", "sentence"),
        [
            ("gone.gcm", None, "gone.gcm"),
            ("empty.gcm", b"", "empty.gcm"),
            ("text.gcm", b"not a record at all" * 90, "text.gcm"),
        ],
    )
    def test_a_record_that_cannot_be_opened_is_named_in_one_sentence(
        self, opened: Opened, tmp_path: Path, name: str, content: bytes | None, sentence: str
    ) -> None:
        if content is not None:
            (tmp_path / name).write_bytes(content)
        window = opened(target=tmp_path / name)
        assert window.currentWidget() is window.start
        assert sentence in said(window)
        assert content is None or (tmp_path / name).read_bytes() == content

    def test_a_record_in_use_is_told_and_left_alone(self, opened: Opened, place: Place, qtbot: QtBot) -> None:
        first = opened()
        qtbot.keyClick(first.start.list, Qt.Key.Key_Return)
        (record,) = place.records.glob("*.gcm")
        second = opened(target=record)
        assert second.seat is None
        assert str(record) in said(second)
        assert first.seat is not None
        send(first, commands.StartSegment("welcome-1"))
        assert first.seat.podium.unsaved == 0

    def test_a_broken_session_file_is_shown_with_its_lines(self, opened: Opened, tmp_path: Path) -> None:
        broken = tmp_path / "broken.yaml"
        text = (bootstrap.sessions_folder() / "gcm-2017-1.yaml").read_text(encoding="utf-8")
        broken.write_text(text.replace("Europe/Zurich", "Mars/Base"), encoding="utf-8")
        window = opened(target=broken)
        assert window.seat is None
        assert said(window) == "broken.yaml cannot be opened; the page says what is wrong."
        entry = window.start.list.current
        assert entry is not None
        assert entry.path == broken
        assert entry.lines[0].text.startswith("Line ")
        assert "Mars/Base" in entry.lines[0].text

    def test_esc_closes_the_bar(self, opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
        window = opened(target=tmp_path / "gone.gcm")
        qtbot.keyClick(window.start.list, Qt.Key.Key_Escape)
        assert said(window) == ""


class TestRoomScreen:
    def test_with_one_screen_it_is_shown_when_asked_for_and_hidden_again(self, opened: Opened, qtbot: QtBot) -> None:
        window = opened(target=bootstrap.sessions_folder() / "gcm-2017-1.yaml")
        assert window.room is not None
        assert window.podium is not None
        assert not window.room.window.isVisible()
        window.podium.do(Do.DISPLAY)
        assert window.room.window.isVisible()
        assert not window.room.window.isFullScreen()
        window.podium.do(Do.DISPLAY)
        assert not window.room.window.isVisible()

    def test_with_two_screens_it_fills_the_other_and_leaves_the_keyboard_alone(self, tmp_path: Path) -> None:
        """In a process of its own: the off-screen platform takes its screens from a file that it reads once."""
        screens = [
            {"name": name, "x": x, "y": 0, "width": 1280, "height": 800} for name, x in (("desk", 0), ("wall", 1280))
        ]
        config = tmp_path / "screens.json"
        config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
        environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
        done = subprocess.run(
            [sys.executable, "-c", _TWO_SCREENS], env=environment, capture_output=True, text=True, check=False
        )
        assert done.stdout.split() == ["desk", "wall", "active"], done.stderr

    def test_black_and_message_come_and_go(self, opened: Opened) -> None:
        window = opened(target=bootstrap.sessions_folder() / "gcm-2017-1.yaml")
        assert window.room is not None
        assert window.podium is not None
        covers = []
        for which in (Do.BLACKOUT, Do.BLACKOUT, Do.FREEZE, Do.FREEZE):
            window.podium.do(which)
            covers.append(window.room.window.cover.value)
        assert covers == ["black", "nothing", "message", "nothing"]

    def test_alone_it_needs_no_main_window_and_closing_it_ends_all(self, opened: Opened) -> None:
        window = opened(only_display=True, target=bootstrap.sessions_folder() / "gcm-2017-1.yaml")
        assert window.room is not None
        assert not window.isVisible()
        assert window.room.window.isVisible()
        window.room.window.close()
        assert window.seat is None

    def test_it_follows_the_meeting(self, opened: Opened) -> None:
        window = opened(target=bootstrap.sessions_folder() / "gcm-2017-1.yaml")
        send(window, commands.StartSegment("panel-1/discussion"), commands.RequestFloor(Speaker("Kenya")))
        send(window, commands.CallRequest())
        assert window.room is not None
        assert window.room.window.name.full_text == "Kenya"


class TestRemembering:
    def test_theme_and_place_come_back(self, opened: Opened, place: Place) -> None:
        window = opened()
        window.switch_theme()
        window.setGeometry(40, 30, 1100, 660)
        window.close()
        memory = Memory(place.house().memory_file)
        layout = layout_of([screen.geometry() for screen in QGuiApplication.screens()])
        placed = memory.window(layout)
        assert placed is not None
        assert placed.at == (40, 30, 1100, 660)
        assert place.house().settings.current.appearance.podium is Look.LIGHT
        again = opened()
        assert theme_of(again) is Theme.LIGHT
        assert again.geometry() == QRect(40, 30, 1100, 660)
        again.switch_theme()

    def test_a_damaged_memory_counts_as_none(self, place: Place) -> None:
        place.house().memory_file.write_text('{"windows": "pink"', encoding="utf-8")
        assert Memory(place.house().memory_file).remembered.windows == {}

    def test_a_layout_is_named_by_its_screens(self) -> None:
        assert layout_of([QRect(0, 0, 1920, 1080), QRect(1920, -60, 1280, 720)]) == "1920x1080+0+0 1280x720+1920-60"


class TestAccess:
    def test_everything_the_keyboard_reaches_has_a_name(self, opened: Opened) -> None:
        window = opened()
        names = [widget.accessibleName() for widget in walk_focusable(window.start) if widget.isVisibleTo(window.start)]
        assert len(names) > 5
        assert all(names)

    def test_all_text_is_plain(self, opened: Opened) -> None:
        window = opened()
        formats = {label.textFormat() for label in window.start.findChildren(QLabel)}
        assert formats == {Qt.TextFormat.PlainText}

    def test_tab_goes_through_list_and_buttons(self, opened: Opened, qtbot: QtBot) -> None:
        window = opened()
        seen = []
        for _ in range(12):
            focus = window.start.focusWidget()
            assert focus is not None
            seen.append(focus.accessibleName())
            qtbot.keyClick(focus, Qt.Key.Key_Tab)
        assert "Open: First informal thematic session" in seen
        assert "Open a file…" in seen
