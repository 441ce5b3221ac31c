"""Which views a meeting has, and how each is made at its seat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gcm_moderator.clock import Pace, real_time
from gcm_moderator.delegations.directory import Directory
from gcm_moderator.desk.qt import Seat
from gcm_moderator.settings_file import SettingsStore
from ui.export.job import Command
from ui.export.seat import export_at
from ui.notes.seat import notes_at
from ui.podium.seat import podium_at
from ui.shell.looks import LookOf, Looks, of_notes, of_podium, of_time
from ui.shell.meeting import Makers
from ui.shell.rail import View
from ui.summary.seat import summary_at
from ui.time.seat import time_at

_LOOKS = {View.PODIUM: of_podium, View.TIME: of_time}


@dataclass(frozen=True, slots=True)
class Exporting:
    """Into which folder files are written at first, and the command that writes them."""

    folder: Path
    command: Command


def views_at(
    seat: Seat,
    directory: Callable[[], Directory],
    steady: Callable[[], float],
    settings: SettingsStore,
    pace: Pace = real_time,
    export: Exporting | None = None,
) -> Makers:
    """The views of the meeting at that seat, none made yet.

    `directory` is asked for when a name is typed, `steady` gives seconds that only grow, `settings` is what people
    chose, and `pace` gives how many seconds of the meeting go by in one second. Without `export` nothing is written to
    files.
    """
    language = seat.state.session.language
    makers: dict[View, Callable[[], QWidget]] = {
        View.PODIUM: lambda: podium_at(seat, directory, steady, language, settings, pace),
        View.TIME: lambda: time_at(seat, steady, pace),
        View.NOTES: lambda: notes_at(seat, steady, pace),
        View.SUMMARY: lambda: summary_at(seat, settings),
    }
    if export is not None:
        makers[View.EXPORT] = lambda: export_at(seat, export.folder, export.command)
    return {view: _dressed(make, settings, _LOOKS.get(view, of_notes)) for view, make in makers.items()}


def _dressed(make: Callable[[], QWidget], settings: SettingsStore, look_of: LookOf) -> Callable[[], QWidget]:
    def made() -> QWidget:
        view = make()
        Looks(view, settings, look_of)
        return view

    return made
