"""Which views a meeting has, and how each is made at its seat. A view is imported when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gcm_moderator.clock import Pace, real_time
from gcm_moderator.delegations.directory import Directory
from gcm_moderator.desk.qt import Seat
from gcm_moderator.settings_file import SettingsStore
from ui.shell.looks import LookOf, Looks, of_notes, of_podium, of_time
from ui.shell.meeting import Makers
from ui.shell.rail import View

_LOOKS = {View.PODIUM: of_podium, View.TIME: of_time}


@dataclass(frozen=True, slots=True)
class Exporting:
    """Into which folder files are written at first, and the command that writes them."""

    folder: Path
    command: Callable[[Path, Path, str], Sequence[str]]


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

    def podium() -> QWidget:
        from ui.podium.seat import podium_at

        return podium_at(seat, directory, steady, seat.state.session.language, settings, pace)

    def time() -> QWidget:
        from ui.time.seat import time_at

        return time_at(seat, steady, pace)

    def notes() -> QWidget:
        from ui.notes.seat import notes_at

        return notes_at(seat, steady, pace)

    def summary() -> QWidget:
        from ui.summary.seat import summary_at

        return summary_at(seat, settings)

    makers = {View.PODIUM: podium, View.TIME: time, View.NOTES: notes, View.SUMMARY: summary}
    if export is not None:

        def files() -> QWidget:
            from ui.export.seat import export_at

            return export_at(seat, export.folder, export.command)

        makers[View.EXPORT] = files
    return {view: _dressed(make, settings, _LOOKS.get(view, of_notes)) for view, make in makers.items()}


def _dressed(make: Callable[[], QWidget], settings: SettingsStore, look_of: LookOf) -> Callable[[], QWidget]:
    def made() -> QWidget:
        view = make()
        Looks(view, settings, look_of)
        return view

    return made
