"""The agenda editor in the program: opened over the start page, and beside a meeting whose agenda changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimeZone
from PySide6.QtWidgets import QWidget

from gcm_moderator.agenda.times import parse_zone
from gcm_moderator.desk.qt import Seat
from ui.aside import Aside
from ui.house import House
from ui.shell.pages import Pages
from ui.widgets.bar import Tone

if TYPE_CHECKING:
    from gcm_moderator.agenda.editing.templates import Template
    from gcm_moderator.agenda.importing.importer import Imported
    from ui.editor.page import EditorPage

GENEVA = "Europe/Zurich"
"""The place of a new agenda where the computer does not know its own time zone."""


class Editing(QObject):
    """Opens agendas in the editor, read from a document if need be.

    `say` says what cannot be edited, `saved` is called with each saved file.
    """

    def __init__(
        self,
        house: House,
        aside: Aside,
        pages: Pages,
        say: Callable[[str, Tone], None],
        saved: Callable[[Path], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._aside = aside
        self._pages = pages
        self._say = say
        self._saved = saved
        self._change: QWidget | None = None

    def edit(self, path: Path, *, own: bool) -> None:
        """Edit a file; one that is not one's own as a copy."""
        self._open(lambda page: page.open_file(path, own=own))

    def edit_text(self, text: str) -> None:
        """Edit the text of an agenda that has no file yet."""
        self._open(lambda page: page.open_text(text))

    def new(self, template: Template) -> None:
        """Begin a new agenda, dated today, in the time zone of the computer."""
        zone = QTimeZone.systemTimeZoneId().toStdString()
        place = zone if "/" in zone and parse_zone(zone) is not None else GENEVA
        today = self._house.now().astimezone().date()
        self._open(lambda page: page.open_new(template, today, place))

    def from_document(self) -> None:
        """Read a new agenda out of a circulated document; what was understood is opened in the editor."""
        from ui.importing.page import ImportPage

        page = ImportPage(self._aside)

        def take(imported: Imported) -> None:
            self._pages.close(page)
            self.edit_text(imported.text)

        page.accepted.connect(take)
        self._pages.open(page)

    def change_agenda(self, seat: Seat) -> None:
        """Change the agenda of the meeting at that seat."""
        from ui.editor.change import AgendaChange
        from ui.editor.seat import agenda_change_at

        self._pages.bring(AgendaChange, lambda: agenda_change_at(seat))
        self._change = self._pages.of_kind(AgendaChange)

    def leave_meeting(self) -> None:
        """The meeting is left: its agenda is not changed any more."""
        if self._change is not None:
            self._pages.close(self._change)
            self._change = None

    def _open(self, begin: Callable[[EditorPage], None]) -> None:
        from gcm_moderator.agenda.loading import NotASession
        from ui.editor.page import EditorPage

        page = EditorPage(self._house.own_agendas, self._house.usual)
        try:
            begin(page)
        except NotASession as reason:
            page.close()
            page.deleteLater()
            self._say(str(reason), Tone.TROUBLE)
            return
        page.saved.connect(self._saved)
        self._pages.open(page)
