"""What comes over the start page: the settings, the calendar, and what stands before and after a rehearsal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gcm_moderator.agenda.model import Session
from gcm_moderator.meeting.facts import Recorded
from ui.cues.voice import Voice
from ui.house import House
from ui.monitors import Screens
from ui.shell.pages import Pages

if TYPE_CHECKING:
    from ui.rehearse.rehearsal import Rehearsal


class SidePages(Pages):
    """The pages. `day_chosen` carries the day of a session in the calendar, `rehearsal_wanted` a `Wanted`."""

    day_chosen = Signal(object)
    rehearsal_wanted = Signal(object)

    def __init__(
        self,
        stack: QStackedWidget,
        home: Callable[[], QWidget],
        meeting: Callable[[], QWidget | None],
        house: House,
        voice: Voice,
        screens: Screens,
    ) -> None:
        super().__init__(stack, home, meeting)
        self._house = house
        self._voice = voice
        self._screens = screens

    def show_settings(self) -> None:
        """Show the settings."""
        from ui.cues.panel import CuePanel
        from ui.settings.page import SettingsPage

        panels = {"cues": lambda store: CuePanel(store, self._voice)}
        self.bring(SettingsPage, lambda: SettingsPage(self._house.settings, self._screens, panels=panels))

    def show_calendar(self) -> None:
        """Show the calendar of the process."""
        from gcm_moderator.summary.process import write_process
        from ui.calendar.page import CalendarPage

        def make() -> CalendarPage:
            now = self._house.now()
            page = CalendarPage(self._house.workplan(), now.astimezone().date(), partial(write_process, stamp=now))
            page.session_wanted.connect(page.left)
            page.session_wanted.connect(self.day_chosen)
            return page

        self.bring(CalendarPage, make)

    def show_set_up(self, session: Session, day: int = 1, seed: int | None = None) -> None:
        """Show what to choose before a rehearsal."""
        from ui.rehearse.setup import LARGEST_SEED, SetupPage

        seed = seed or int(self._house.now().timestamp()) % LARGEST_SEED + 1
        page = SetupPage(session, self._house.settings.current.rehearsal, seed, day)
        page.wanted.connect(lambda _: page.left.emit())
        page.wanted.connect(self.rehearsal_wanted)
        self.open(page)

    def show_outcome(self, rehearsal: Rehearsal, recorded: Sequence[Recorded]) -> None:
        """Show how a rehearsal went; where that was chosen, its record is kept without asking."""
        wanted = rehearsal.wanted
        trouble = self._house.trouble
        page = rehearsal.page(recorded, lambda: self._house.keep_rehearsal(recorded), trouble)
        page.again.connect(page.left)
        page.again.connect(lambda: self.show_set_up(wanted.session, wanted.day, wanted.seed))
        self.open(page)
        if self._house.settings.current.rehearsal.keep_records:
            page.keep_record()
