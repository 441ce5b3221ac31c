"""Opening and letting go: which file is meant, what it is, and leaving the seat of a meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from gcm_moderator.agenda.model import Session
from gcm_moderator.desk.qt import Seat
from ui.house import House

RECORD_SUFFIX = ".gcm"
_SQLITE = b"SQLite format 3\0"


def is_record(path: Path) -> bool:
    """Whether a path is meant as a record, by its name or by its first bytes."""
    if path.suffix.lower() == RECORD_SUFFIX:
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


ChooseFile = Callable[[QWidget], Path | None]
"""Asks the person at the window for a file; None when they thought better of it."""


def ask_for_file(parent: QWidget) -> Path | None:
    """Ask with the system's dialog."""
    from PySide6.QtWidgets import QFileDialog

    title = QApplication.translate("MainWindow", "Open an agenda or a record")
    kinds = QApplication.translate("MainWindow", "Agendas and records (*.yaml *.yml *.gcm);;All files (*)")
    name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


def begun(house: House, session: Session, start: dt.datetime | None, remark: Callable[[str], None]) -> Seat:
    """A new meeting; where the usual folder takes no record it is kept elsewhere, and `remark` is told so.

    Raises:
        house.trouble, OSError: no folder takes it; why the usual one does not.
    """
    try:
        return house.begin(session, start)
    except (house.trouble, OSError) as reason:
        try:
            seat = house.begin_elsewhere(session, start)
        except (house.trouble, OSError):
            raise reason from None
        text = QApplication.translate("MainWindow", "{why} This meeting is kept in {file}.")
        remark(text.format(why=why_not(reason), file=seat.desk.record.status().path))
        return seat


def why_not(reason: Exception) -> str:
    """Why a record cannot be opened or made, in a sentence with what to do."""
    if not isinstance(reason, OSError):
        return str(reason)
    text = "{file} cannot be used: {why}. Make room there or allow writing, then try again."
    told = QApplication.translate("MainWindow", text)
    return told.format(file=reason.filename or "", why=reason.strerror or reason)


def let_go(seat: Seat) -> None:
    """Leave a seat and its record. What the record has told the seat already must reach it before it is closed."""
    seat.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)
    seat.desk.record.close()
    seat.deleteLater()
