"""Opening and letting go: which file is meant, what it is, and leaving the seat of a meeting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from gcm_moderator.desk.qt import Seat

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


def let_go(seat: Seat) -> None:
    """Leave a seat and its record. What the record has told the seat already must reach it before it is closed."""
    seat.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)
    seat.desk.record.close()
    seat.deleteLater()
