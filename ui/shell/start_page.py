"""The start page in its window: what it asks for, and its keys."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QKeySequence, QShortcut

from gcm_moderator.agenda.model import Session
from ui.actions.action import Do
from ui.actions.table import BY_NAME
from ui.shell.editing import Editing
from ui.shell.guide import Guide
from ui.shell.side_pages import SidePages
from ui.start.entries import Day, Entry, Shelf
from ui.start.page import StartPage
from ui.start.shelves import Shelves


class StartWindow(Protocol):
    """What the start page asks of the window that it is in."""

    side: SidePages
    editing: Editing
    guide: Guide

    def open_session(self, session: Session, day: Day | None) -> None: ...  # noqa: D102
    def open_record(self, path: Path) -> None: ...  # noqa: D102
    def choose_file(self) -> None: ...  # noqa: D102
    def switch_theme(self) -> None: ...  # noqa: D102
    def toggle_full_screen(self) -> None: ...  # noqa: D102
    def close(self) -> bool: ...  # noqa: D102


def start_page(window: StartWindow, shelves: Shelves) -> StartPage:
    """The start page of a window, which does what the page asks for; the table's keys without a meeting are its own."""
    page = StartPage(shelves)

    def open_session(entry: Entry, day: Day | None) -> None:
        if entry.session is not None:
            window.open_session(entry.session, day)

    def rehearse(entry: Entry, day: Day | None) -> None:
        if entry.session is not None:
            window.side.show_set_up(entry.session, entry.days.index(day) + 1 if day is not None else 1)

    def edit(entry: Entry) -> None:
        window.editing.edit(entry.path, own=entry.shelf is Shelf.OWN)

    page.session_wanted.connect(open_session)
    page.record_wanted.connect(window.open_record)
    page.rehearsal_wanted.connect(rehearse)
    page.edit_wanted.connect(edit)
    page.agenda_wanted.connect(window.editing.new)
    page.import_wanted.connect(window.editing.from_document)
    page.file_wanted.connect(window.choose_file)
    page.settings_wanted.connect(window.side.show_settings)
    page.calendar_wanted.connect(window.side.show_calendar)
    page.help.clicked.connect(window.guide.show)
    window.side.day_chosen.connect(page.choose_day)
    keys = (
        ("Ctrl+O", window.choose_file),
        ("Ctrl+N", page.new_agenda.click),
        (BY_NAME[Do.THEME].always[0], window.switch_theme),
        (BY_NAME[Do.SETTINGS].always[0], window.side.show_settings),
        (BY_NAME[Do.FULL_SCREEN].always[0], window.toggle_full_screen),
        ("F1", window.guide.show),
        (BY_NAME[Do.HELP].always[0], window.guide.show),
        (BY_NAME[Do.QUIT].always[0], window.close),
    )
    for key, then in keys:
        QShortcut(QKeySequence(key), page).activated.connect(then)
    return page
