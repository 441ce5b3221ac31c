"""New agenda from a document: the lines and what was understood, what is missing, files that are none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from gcm_moderator.agenda.importing.importer import Imported
from tests.gui.focusable import walk_focusable
from ui.aside import AsideAtOnce
from ui.importing.page import ImportPage
from ui.widgets.bar import Tone

PROGRAMME = """\
A hearing on pathways
Theme: Pathways
Vienna, 14 September 2026
10:00 Opening
10:15 – 13:00 Panel 1: Work
Moderator: Ms. Ada Example
Bring your badge; the doors open at the back and they will be closed at once.
"""


@pytest.fixture
def chosen() -> list[Path]:
    return []


@pytest.fixture
def page(qtbot: QtBot, chosen: list[Path]) -> Iterator[ImportPage]:
    made = ImportPage(AsideAtOnce(), lambda _: chosen.pop() if chosen else None)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def paste(page: ImportPage, text: str = PROGRAMME) -> None:
    page.text.setPlainText(text)
    page.take_text.click()


def test_every_line_stands_beside_what_was_understood(page: ImportPage) -> None:
    paste(page)
    rows = {row.text: row for row in page.list.rows}
    assert list(rows) == [line for line in PROGRAMME.splitlines() if line]
    assert rows["A hearing on pathways"].understood == "Title of the session"
    assert rows["10:15 – 13:00 Panel 1: Work"].understood == "10:15–13:00 Expert panel: Panel 1: Work"
    assert rows["Moderator: Ms. Ada Example"].understood == "People of this item"
    assert [row.text[:10] for row in page.list.rows if row.kept] == ["Bring your"]


def test_doubts_have_a_word_and_a_shape_and_can_be_seen_alone(page: ImportPage) -> None:
    paste(page)
    page.only_doubts.setChecked(True)
    (row,) = page.list.rows
    assert row.text == "10:00 Opening"
    assert row.tone is Tone.ATTENTION
    assert "Not sure: Its end is not printed" in row.spoken


def test_what_is_not_sure_about_the_whole_comes_first(page: ImportPage) -> None:
    paste(page, PROGRAMME.replace("Theme: Pathways\n", ""))
    row = page.list.rows[0]
    assert row.spoken == "The whole document. Not sure: The document names no theme; its title stands in its place."


def test_what_can_run_is_handed_on(page: ImportPage, qtbot: QtBot) -> None:
    paste(page)
    assert page.verdict.full_text.startswith("It can run: 2 items")
    with qtbot.waitSignal(page.accepted) as caught:
        page.accept.click()
    assert caught.args is not None
    imported = caught.args[0]
    assert isinstance(imported, Imported)
    assert imported.ok


def test_what_is_missing_is_named_and_can_be_said(page: ImportPage) -> None:
    paste(page, "10:00-10:15 Opening\n10:15-13:00 Panel 1: Work")
    assert page.verdict.full_text.startswith("Missing: The title of the session.")
    assert page.accept.label == "Go on in the editor"
    for field, text in ((page.title, "A hearing"), (page.date, "2026-09-14"), (page.place, "Vienna")):
        field.setFocus()
        field.clear()
        field.insert(text)
        field.editingFinished.emit()
    page.zone.insert("Middle Earth")
    page.zone.editingFinished.emit()
    assert "is no time zone" in page.bar.text
    page.zone.selectAll()
    page.zone.insert("Europe/Vienna")
    page.zone.editingFinished.emit()
    assert page.verdict.full_text.startswith("It can run")
    assert page.imported is not None
    assert page.imported.understanding.days[0].date == "2026-09-14"


def test_a_file_is_chosen_and_read(page: ImportPage, chosen: list[Path], tmp_path: Path) -> None:
    file = tmp_path / "programme.txt"
    file.write_text(PROGRAMME, encoding="utf-16")
    chosen.append(file)
    page.choose.click()
    assert page.name.full_text == "programme.txt"
    page.another.click()
    assert page.imported is None
    page.choose.click()
    assert page.imported is None


def test_a_file_can_be_dropped(page: ImportPage, tmp_path: Path) -> None:
    file = tmp_path / "programme.txt"
    file.write_text(PROGRAMME, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    actions, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(9, 9), actions, data, button, none))
    assert page.imported is not None


def test_a_file_that_is_none_is_told_and_nothing_changes(page: ImportPage, tmp_path: Path) -> None:
    page.open_file(tmp_path / "none.docx")
    assert "There is no file" in page.bar.text
    assert page.imported is None
    paste(page, "   ")
    assert "no text to import" in page.bar.text


def test_escape_goes_back_without_an_agenda(page: ImportPage, qtbot: QtBot) -> None:
    with qtbot.waitSignals([page.cancelled, page.left]):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_control_and_enter_reads_the_text(page: ImportPage, qtbot: QtBot) -> None:
    page.text.setPlainText(PROGRAMME)
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.imported is not None


def test_everything_has_a_name(page: ImportPage) -> None:
    for _ in range(2):
        assert [w for w in walk_focusable(page) if not w.accessibleName()] == []
        paste(page)


def test_long_lines_wrap_on_both_sides(page: ImportPage) -> None:
    paste(page, PROGRAMME + "x" * 50 + " and " * 60)
    heights = {page.list.visualRect(page.list.model().index(n, 0)).height() for n in range(len(page.list.rows))}
    assert max(heights) > 2 * min(heights)
