"""The export view at a seat."""

from __future__ import annotations

from pathlib import Path

from gcm_moderator.desk.qt import Seat
from ui.export.job import Command
from ui.export.page import ExportPage


def export_at(seat: Seat, folder: Path, command: Command) -> ExportPage:
    """The export view of the meeting at that seat; `command` writes a record into a file in `folder`."""
    return ExportPage(
        record=lambda: seat.desk.record.status().path,
        unsaved=lambda: seat.podium.unsaved,
        folder=folder,
        stem=seat.state.session.id,
        command=command,
    )
