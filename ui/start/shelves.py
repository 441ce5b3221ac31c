"""What stands on the start page: read aside, so that the page is there at once, and handed over shelf by shelf."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gcm_moderator.agenda.formats import Usual
from ui.aside import Aside
from ui.house import House, KeptRecord
from ui.start.entries import Entry, Shelf, record_entry, session_entry

if TYPE_CHECKING:
    from gcm_moderator.agenda.loading import Listed


class Shelves(QObject):
    """`filled` carries a `Shelf` and its entries whenever they were read; `complete` says that all of them were."""

    filled = Signal(object, object)
    complete = Signal()

    def __init__(self, house: House, aside: Aside, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._house = house
        self._aside = aside
        self._brought: list[Path] = []
        self._reading = False

    @property
    def own_folder(self) -> Path:
        """Where people keep agendas of their own."""
        return self._house.own_agendas()

    def read(self) -> None:
        """Read everything anew; nothing happens while that is under way."""
        if self._reading:
            return
        self._reading = True
        usual = self._house.usual()
        self._scan(Shelf.SESSIONS, lambda: _files_in(self._house.sessions_folder, usual))
        brought = tuple(self._brought)
        self._scan(
            Shelf.OWN,
            lambda: [
                *(listed_file(path, usual) for path in brought),
                *_others(_files_in(self.own_folder, usual), brought),
            ],
        )
        self._aside.do(lambda: list(self._house.kept()), self._records)

    def read_one(self, path: Path) -> Entry:
        """The entry of one file, read at once."""
        return self._entry(listed_file(path, self._house.usual()), Shelf.OWN)

    def bring(self, path: Path, then: Callable[[Entry], None]) -> None:
        """Put a file from elsewhere on the shelf of own agendas, and call `then` with its entry once it was read."""
        if path not in self._brought:
            self._brought.insert(0, path)
        self._aside.do(
            lambda: listed_file(path, self._house.usual()), lambda listed: then(self._entry(listed, Shelf.OWN))
        )

    def _scan(self, shelf: Shelf, work: Callable[[], list[Listed]]) -> None:
        def found(listed: list[Listed]) -> None:
            self.filled.emit(shelf, tuple(self._entry(file, shelf) for file in listed))

        self._aside.do(work, found)

    def _records(self, kept: list[KeptRecord]) -> None:
        self._reading = False
        self.filled.emit(Shelf.RECORDS, tuple(record_entry(record) for record in kept))
        self.complete.emit()

    def _entry(self, listed: Listed, shelf: Shelf) -> Entry:
        house = self._house
        return session_entry(listed, shelf, house.now(), house.held_today, house.practice_start)


def _files_in(folder: Path, usual: Usual) -> list[Listed]:
    from gcm_moderator.agenda.loading import scan

    return scan(folder, usual)


def listed_file(path: Path, usual: Usual) -> Listed:
    """One file as a folder's listing would have it. Reading YAML is imported when there is some to read."""
    from gcm_moderator.agenda.loading import Listed, NotASession, load

    try:
        return Listed(path, load(path, usual), None)
    except NotASession as reason:
        return Listed(path, None, str(reason))


def _others(found: list[Listed], brought: tuple[Path, ...]) -> list[Listed]:
    return [listed for listed in found if listed.path not in brought]
