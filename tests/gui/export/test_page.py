"""The export view: a press writes a file in a process of its own, and nothing is replaced or half-written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gcm_moderator import bootstrap
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.summary.export import What
from tests.gui.focusable import walk_focusable
from tests.shipped import session
from ui.export.page import ExportPage
from ui.widgets.button import TouchButton

PATIENCE_MS = 20_000

Open = Callable[..., ExportPage]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A short meeting; its starred note names a State."""
    path = tmp_path / "meeting.gcm"
    seat = bootstrap.begin(session(), path, bootstrap.practice_start(session()))
    for command in (
        commands.StartSegment("panel-1/discussion"),
        commands.TakeNote(NoteContent("Firewalls work, says Kenya", star=True, segment="panel-1/discussion")),
    ):
        seat.desk.send(command)
        seat.desk.settle()
    seat.close()
    seat.desk.record.close()
    return path


@pytest.fixture
def opened(record: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    made: list[ExportPage] = []

    def make(
        command: Callable[[Path, Path, What], Sequence[str]] = bootstrap.export_command, unsaved: int = 0
    ) -> ExportPage:
        page = ExportPage(
            record=lambda: record,
            unsaved=lambda: unsaved,
            folder=tmp_path / "exports",
            stem="gcm-2017-1",
            command=command,
            open_file=lambda path: (tmp_path / "opened.txt").write_text(str(path), encoding="utf-8"),
        )
        made.append(page)
        qtbot.addWidget(page)
        page.show()
        return page

    yield make
    for page in made:
        page.close()


def press(qtbot: QtBot, page: ExportPage, what: What, suffix: str) -> None:
    qtbot.mouseClick(page.cards[what].buttons[suffix], Qt.MouseButton.LeftButton)


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def until_it_says(qtbot: QtBot, page: ExportPage, words: str) -> None:
    qtbot.waitUntil(lambda: words in page.progress.line.text, timeout=PATIENCE_MS)


def plays_dead(record: Path, to: Path, what: What) -> list[str]:
    """A command that writes half a file and hangs."""
    program = f"import pathlib, sys; pathlib.Path({str(to)!r}).write_text('half'); print('{{\"done\": 1, \"of\": 9}}')"
    return [sys.executable, "-c", program + "; sys.stdout.flush(); sys.stdin.read()"]


def test_a_press_writes_the_file_and_it_can_be_opened(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    page = opened()
    press(qtbot, page, What.AGENDA, ".ics")
    assert page.progress.cancel.isVisible()
    until_it_says(qtbot, page, "is written")
    assert written(tmp_path / "exports") == ["gcm-2017-1 agenda.ics"]
    assert "BEGIN:VCALENDAR" in (tmp_path / "exports" / "gcm-2017-1 agenda.ics").read_text(encoding="utf-8")
    qtbot.mouseClick(page.progress.open, Qt.MouseButton.LeftButton)
    assert (tmp_path / "opened.txt").read_text(encoding="utf-8").endswith("gcm-2017-1 agenda.ics")


def test_nothing_is_replaced(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    page = opened()
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "gcm-2017-1 agenda.ics").write_text("mine", encoding="utf-8")
    press(qtbot, page, What.AGENDA, ".ics")
    until_it_says(qtbot, page, "is written")
    assert written(tmp_path / "exports") == ["gcm-2017-1 agenda (1).ics", "gcm-2017-1 agenda.ics"]
    assert (tmp_path / "exports" / "gcm-2017-1 agenda.ics").read_text(encoding="utf-8") == "mine"


def test_a_state_named_in_the_summary_is_pointed_at_before_the_file_is_there(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    page = opened()
    press(qtbot, page, What.SUMMARY, ".md")
    until_it_says(qtbot, page, "look at this first")
    assert "Kenya" in page.progress.detail.full_text
    assert not (tmp_path / "exports" / "gcm-2017-1 summary.md").exists()
    qtbot.mouseClick(page.progress.keep, Qt.MouseButton.LeftButton)
    assert written(tmp_path / "exports") == ["gcm-2017-1 summary.md"]
    press(qtbot, page, What.SUMMARY, ".md")
    until_it_says(qtbot, page, "look at this first")
    qtbot.mouseClick(page.progress.drop, Qt.MouseButton.LeftButton)
    assert written(tmp_path / "exports") == ["gcm-2017-1 summary.md"]


def test_several_are_written_one_after_the_other(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    page = opened()
    press(qtbot, page, What.AGENDA, ".ics")
    press(qtbot, page, What.EVERYTHING, ".json")
    qtbot.waitUntil((tmp_path / "exports" / "gcm-2017-1 everything.json").exists, timeout=PATIENCE_MS)
    assert (tmp_path / "exports" / "gcm-2017-1 agenda.ics").exists()


def test_it_shows_how_far_it_is_and_a_cancelled_export_leaves_nothing(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    page = opened(plays_dead)
    press(qtbot, page, What.LOG, ".docx")
    qtbot.waitUntil(lambda: page.progress.bar.maximum() == 9, timeout=PATIENCE_MS)
    assert page.progress.bar.value() == 1
    qtbot.mouseClick(page.progress.cancel, Qt.MouseButton.LeftButton)
    until_it_says(qtbot, page, "nothing was written")
    assert written(tmp_path / "exports") == []


def test_leaving_ends_an_export_under_way_and_leaves_nothing(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    page = opened(plays_dead)
    press(qtbot, page, What.LOG, ".docx")
    qtbot.waitUntil(lambda: page.progress.bar.maximum() == 9, timeout=PATIENCE_MS)
    page.close()
    assert written(tmp_path / "exports") == []


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (
            lambda record, to, what: [sys.executable, "-c", "import sys; sys.exit('The disk is full.')"],
            "The disk is full.",
        ),
        (lambda record, to, what: ["/no/such/program"], "could not be started"),
    ],
)
def test_what_goes_wrong_is_one_sentence(
    opened: Open,
    tmp_path: Path,
    qtbot: QtBot,
    command: Callable[[Path, Path, What], Sequence[str]],
    sentence: str,
) -> None:
    page = opened(command)
    press(qtbot, page, What.LOG, ".csv")
    until_it_says(qtbot, page, sentence)
    assert written(tmp_path / "exports") == []


def test_a_folder_that_takes_nothing_is_told(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    page = opened()
    (tmp_path / "exports").write_text("a file", encoding="utf-8")
    press(qtbot, page, What.LOG, ".csv")
    until_it_says(qtbot, page, "cannot be written to")


def test_what_is_not_on_the_disk_yet_is_told(opened: Open, qtbot: QtBot) -> None:
    page = opened(unsaved=2)
    press(qtbot, page, What.AGENDA, ".ics")
    assert page.bar.text == "Not on the disk yet, and so not in the file: 2 of the latest actions."
    until_it_says(qtbot, page, "is written")


def test_everything_the_keyboard_reaches_says_what_it_does(opened: Open) -> None:
    page = opened()
    names = [widget.accessibleName() for widget in walk_focusable(page) if isinstance(widget, TouchButton)]
    assert "Summary as Word" in names
    assert len(set(names)) == len(names)
    assert all(names)
