"""The agenda editor in the situations that pictures are taken of."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from gcm_moderator.agenda.editing import operations
from gcm_moderator.agenda.editing.operations import Cell
from gcm_moderator.agenda.editing.templates import Template
from gcm_moderator.agenda.editing.written import written
from gcm_moderator.agenda.model import Session
from gcm_moderator.desk.qt import Seat
from ui.editor.lines_model import Column
from ui.editor.page import EditorPage
from ui.editor.seat import agenda_change_at
from ui.house import House

Begin = Callable[[EditorPage], None]


def editors(session: Session, house: House) -> Iterator[tuple[str, EditorPage, Begin]]:
    """Each situation: its name, the page, and what brings it about once the page is shown."""
    with tempfile.TemporaryDirectory(prefix="gcm-moderator-") as folder:
        for name, begin in _situations(session, house):
            yield name, EditorPage(lambda: Path(folder), house.usual), begin


def change_at(seat: Seat) -> QWidget:
    """The agenda of an open meeting being changed: lunch and what follows are later."""
    window = agenda_change_at(seat)
    row = window.body.table.row
    document = window.body.document
    if row is not None and document is not None and row.slot is not None:
        plan = operations.plan(document, row.day, row.at, Cell.LENGTH, row.slot.end - row.slot.start + 15)
        if plan is not None:
            window.body.taken.emit(operations.applied(document, plan))
    return window


def _situations(session: Session, house: House) -> Iterator[tuple[str, Begin]]:
    yield "first", lambda page: _open(page, session, house)
    yield "problems", lambda page: _with_problems(page, session, house)
    yield "typing", lambda page: _typing(page, session, house)
    yield "hearing", _hearing
    yield "people", _people


def _open(page: EditorPage, session: Session, house: House) -> None:
    shipped = house.sessions_folder / f"{session.id}.yaml"
    if shipped.is_file():
        page.open_file(shipped, own=False)
    else:
        page.open_text(written(session))
    page.bar.lapse()


def _with_problems(page: EditorPage, session: Session, house: House) -> None:
    _open(page, session, house)
    document, rows = page.body.document, page.body.rows
    panel = next((row for row in rows if row.segments), None)
    if document is None or panel is None or panel.slot is None:
        return
    plan = operations.plan(document, panel.day, panel.at, Cell.LENGTH, 30, follow=False)
    if plan is not None:
        page.body.taken.emit(operations.applied(document, plan))
    page.body.table.select(panel.at)


def _typing(page: EditorPage, session: Session, house: House) -> None:
    _open(page, session, house)
    page.body.table.type_into(0, Column.LENGTH)
    field = page.body.table.findChild(QLineEdit)
    if field is not None:
        field.selectAll()
        field.insert("25")
        field.textEdited.emit("25")


def _hearing(page: EditorPage) -> None:
    page.open_new(Template.HEARING, dt.date(2026, 11, 30), "Europe/Zurich")
    page.bar.lapse()


def _people(page: EditorPage) -> None:
    _hearing(page)
    document = page.body.document
    if document is None:
        return
    people = [
        {"name": "Ada Example", "title": "Special Rapporteur", "of": "Human Rights Council", "minutes": 10},
        {"name": "Bo Example", "title": "Director", "of": "International Labour Office"},
        "Cy Example",
    ]
    path = ("days", 0, "items", 1)
    for key, value in (
        ("title", "Panel 1: Fair recruitment of migrant workers"),
        ("moderators", [{"name": "Maria Example", "title": "Ambassador", "of": "Freedonia"}]),
        ("experts", people),
    ):
        document = operations.put(document, (*path, key), value)
    page.body.taken.emit(document)
    page.body.table.select(1)
    page.body.show_form(0)
