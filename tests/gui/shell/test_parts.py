"""The smaller parts of the shell: work done aside, what nobody foresaw, signals, and what a path means."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gcm_moderator import bootstrap
from tests.gui.shell.houses import TODAY, Place
from ui.app import run
from ui.application import no_screen
from ui.aside import AsideThread
from ui.shell.opening import is_record
from ui.shell.rail import View
from ui.shell.signals import EndingSignals
from ui.shell.troubles import MOST_LOGGED, Troubles
from ui.shell.window import MainWindow


class TestAside:
    def test_work_is_done_elsewhere_and_handed_back_here(self, qtbot: QtBot) -> None:
        aside, threads = AsideThread(), list[str]()
        aside.do(lambda: threading.current_thread().name, threads.append)
        qtbot.waitUntil(lambda: bool(threads))
        assert threads[0] != threading.current_thread().name
        aside.close()

    def test_nothing_comes_back_after_it_was_closed(self, qapp: QApplication) -> None:
        aside, back, began = AsideThread(), list[int](), threading.Event()

        def work() -> int:
            began.set()
            return 1

        aside.do(work, back.append)
        assert began.wait(5)
        aside.close()
        aside.do(lambda: 2, back.append)
        qapp.processEvents()
        assert back == []


class TestTroubles:
    def test_details_go_to_the_log_and_one_sentence_to_the_window(self, tmp_path: Path, qtbot: QtBot) -> None:
        log = tmp_path / "logs" / "errors.log"
        troubles, told = Troubles(log, lambda: TODAY), list[str]()
        troubles.told.connect(told.append)
        for _ in range(3):
            _fail(troubles, "the very thing")
        qtbot.waitUntil(lambda: bool(told))
        assert told == [f"Something went wrong in the program; the meeting goes on. The details are in {log}."]
        assert log.read_text(encoding="utf-8").count("ValueError: the very thing") == 1

    def test_a_log_that_cannot_be_written_changes_nothing(self, tmp_path: Path, qtbot: QtBot) -> None:
        (tmp_path / "logs").write_bytes(b"")
        troubles, told = Troubles(tmp_path / "logs" / "errors.log", lambda: TODAY), list[str]()
        troubles.told.connect(told.append)
        _fail(troubles, "x")
        qtbot.waitUntil(lambda: bool(told))
        assert told == ["Something went wrong in the program; the meeting goes on."]

    def test_the_log_does_not_fill_the_disk(self, tmp_path: Path, qapp: QApplication) -> None:
        troubles = Troubles(tmp_path / "errors.log", lambda: TODAY)
        for number in range(MOST_LOGGED + 50):
            _fail(troubles, f"fault {number}")
        assert (tmp_path / "errors.log").read_text(encoding="utf-8").count("ValueError") == MOST_LOGGED
        qapp.processEvents()


def _fail(troubles: Troubles, text: str) -> None:
    try:
        raise ValueError(text)
    except ValueError as error:
        troubles.catch(type(error), error, None)


@pytest.mark.parametrize("which", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_program_and_its_handlers_are_put_back(which: signal.Signals, qtbot: QtBot) -> None:
    before, ended = signal.getsignal(which), list[bool]()
    ending = EndingSignals(lambda: ended.append(True))
    os.kill(os.getpid(), which)
    qtbot.waitUntil(lambda: bool(ended))
    ending.close()
    assert signal.getsignal(which) == before


def test_a_signal_that_the_program_was_started_to_ignore_stays_ignored(qtbot: QtBot) -> None:
    before, ended = signal.signal(signal.SIGHUP, signal.SIG_IGN), list[bool]()
    try:
        ending = EndingSignals(lambda: ended.append(True))
        os.kill(os.getpid(), signal.SIGHUP)
        os.kill(os.getpid(), signal.SIGTERM)
        qtbot.waitUntil(lambda: bool(ended))
        ending.close()
        assert len(ended) == 1, "nohup keeps it alive when its terminal goes"
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_record_is_told_by_its_name_or_its_first_bytes(tmp_path: Path) -> None:
    renamed, session = tmp_path / "renamed.txt", tmp_path / "a.yaml"
    renamed.write_bytes(b"SQLite format 3\0 and more")
    session.write_bytes(b"gcm-moderator: 1\n")
    assert is_record(renamed)
    assert is_record(tmp_path / "not there.gcm")
    assert not is_record(session)
    assert not is_record(tmp_path)


def test_a_desktop_is_missed_only_where_there_is_none() -> None:
    assert no_screen({}, "linux")
    assert not no_screen({"DISPLAY": ":0"}, "linux")
    assert not no_screen({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert not no_screen({"QT_QPA_PLATFORM": "offscreen"}, "linux")
    assert not no_screen({}, "win32")


class TestRun:
    @pytest.mark.parametrize("seat", ["podium"])
    def test_it_opens_stays_and_leaves_nothing_behind(
        self, seat: str, tmp_path: Path, qapp: QApplication, qtbot: QtBot
    ) -> None:
        hook, seen = sys.excepthook, list[MainWindow]()
        views = list[View | None]()

        def look() -> None:
            windows = [window for window in qapp.topLevelWidgets() if isinstance(window, MainWindow)]
            if not windows:
                return
            seen.extend(windows)
            assert windows[0].meeting is not None
            views.append(windows[0].meeting.current)
            windows[0].close()

        place = Place(tmp_path)

        QTimer.singleShot(0, qapp, look)
        assert run(bootstrap.sessions_folder() / "gcm-2017-1.yaml", seat, place.house()) == 0
        assert len(seen) == 1
        assert sys.excepthook is hook
        assert views == [View.PODIUM]
        QCoreApplication.processEvents()
