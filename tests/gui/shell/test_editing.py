"""The agenda editor reached from the start page, and from an open meeting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from gcm_moderator.agenda.editing.templates import Template
from gcm_moderator.agenda.importing.importer import import_text
from gcm_moderator.agenda.loading import load
from gcm_moderator.meeting import commands
from tests.gui.shell.houses import AtOnce, Place
from ui.actions.action import Do
from ui.editor.change import AgendaChange
from ui.editor.page import EditorPage
from ui.importing.page import ImportPage
from ui.shell.window import MainWindow
from ui.start.entries import Shelf


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def window(place: Place, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(place.house(), AtOnce(), lambda _: None)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    window.start.refresh()
    yield window
    window.close()
    window.deleteLater()


def editor(window: MainWindow) -> EditorPage:
    page = window.currentWidget()
    assert isinstance(page, EditorPage)
    return page


def test_a_new_agenda_is_written_saved_and_stands_on_the_start_page(window: MainWindow, place: Place) -> None:
    menu = window.start.templates()
    menu.actions()[0].trigger()
    menu.deleteLater()
    page = editor(window)
    assert window.focusWidget() is page.body.table
    page.save_now()
    page.leave_now()
    assert window.currentWidget() is window.start
    path = place.agendas / "stakeholder-hearing.yaml"
    assert load(path).ok
    assert window.start.details.entry is not None
    assert window.start.details.entry.path == path


def test_a_shipped_session_is_edited_as_a_copy_and_ones_own_as_it_is(window: MainWindow, place: Place) -> None:
    details = window.start.details
    assert details.entry is not None
    assert details.entry.shelf is Shelf.SESSIONS
    assert details.edit.label == "Edit a copy"
    details.edit.click()
    page = editor(window)
    assert page.work is not None
    assert page.work.path is None
    page.save_now()
    page.leave_now()
    assert details.edit.label == "Edit"
    details.edit.click()
    assert editor(window).work is not None
    own = list(place.agendas.glob("*.yaml"))
    assert [load(path).ok for path in own] == [True]


def test_a_file_that_cannot_be_read_is_said_and_the_start_page_stays(window: MainWindow, place: Place) -> None:
    place.agendas.mkdir()
    path = place.agendas / "broken.yaml"
    path.write_text('gcm-moderator: 1\ntitle: "unfinished\n', encoding="utf-8")
    window.editing.edit(path, own=True)
    assert window.currentWidget() is window.start
    assert "YAML" in window.start.bar.text


def test_the_text_of_an_import_is_opened_unsaved(window: MainWindow) -> None:
    window.editing.new(Template.EMPTY)
    work = editor(window).work
    assert work is not None
    text = work.document.text
    editor(window).leave_now()
    window.editing.edit_text(text)
    work = editor(window).work
    assert work is not None
    assert (work.document.text, work.path) == (text, None)


def test_what_was_read_out_of_a_document_is_opened_in_the_editor(window: MainWindow) -> None:
    menu = window.start.templates()
    menu.actions()[-1].trigger()
    menu.deleteLater()
    page = window.currentWidget()
    assert isinstance(page, ImportPage)
    text = "Hearing on 14 December 2026, Geneva\n10:00-10:15 Opening remarks\n10:15-11:30 Panel 1: Recruitment"
    page.accepted.emit(import_text(text, "pasted"))
    assert [row.item.start for row in editor(window).body.rows] == ["10:00", "10:15"]


def test_the_agenda_of_a_meeting_is_changed_in_a_window_beside_it(window: MainWindow, qtbot: QtBot) -> None:
    entry = window.start.details.entry
    assert entry is not None
    assert entry.session is not None
    window.open_session(entry.session, entry.days[0])
    assert window.podium is not None
    assert window.seat is not None
    window.seat.send(commands.StartSegment("welcome-1"))
    window.seat.desk.settle()
    window.podium.do(Do.AGENDA)
    change = window.side.of_kind(AgendaChange)
    assert isinstance(change, AgendaChange)
    assert change.isWindow()
    assert window.podium.isVisible()
    change.body.table.select(4)
    change.body.do("remove")
    change.put_in_place()
    window.seat.desk.settle()
    QCoreApplication.processEvents()
    assert window.seat.state.session.segment("panel-2/opening") is None
    assert window.side.of_kind(AgendaChange) is None
    window.podium.do(Do.UNDO)
    window.seat.desk.settle()
    assert window.seat.state.session == entry.session


def test_leaving_the_meeting_takes_the_window_along(window: MainWindow) -> None:
    entry = window.start.details.entry
    assert entry is not None
    assert entry.session is not None
    window.open_session(entry.session, entry.days[0])
    assert window.podium is not None
    window.podium.do(Do.AGENDA)
    window.leave()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert window.side.of_kind(AgendaChange) is None
