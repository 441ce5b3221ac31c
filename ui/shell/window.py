"""The main window: the start page, or the meeting that is open."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QStackedWidget

from gcm_moderator.agenda.model import Session
from gcm_moderator.clock import PlayedClock, pace_of
from gcm_moderator.delegations.directory import Directory
from gcm_moderator.desk.qt import Seat
from gcm_moderator.resources import data_folder
from gcm_moderator.settings import Look, changed
from gcm_moderator.settings_file import SettingsError
from ui import theme
from ui.actions.action import Do
from ui.aside import Aside
from ui.cues.names import names_of
from ui.cues.signs import CueSigns
from ui.cues.station import CueStation
from ui.house import House
from ui.monitors import Screens, monitors
from ui.podium.window import PodiumWindow
from ui.shell.editing import Editing
from ui.shell.guide import Guide
from ui.shell.looks import ApplicationLooks
from ui.shell.meeting import MeetingPage
from ui.shell.memory import Memory, layout_of
from ui.shell.opening import ChooseFile, ask_for_file, begun, is_record, let_go, why_not
from ui.shell.placing import centred, placed_of, show_placed
from ui.shell.rail import View
from ui.shell.room_screen import RoomScreen
from ui.shell.side_pages import SidePages
from ui.shell.views import Exporting, views_at
from ui.widgets.bar import Tone

if TYPE_CHECKING:
    from ui.rehearse.rehearsal import Rehearsal
    from ui.rehearse.setup import Wanted
    from ui.start.entries import Day
    from ui.start.page import StartPage
    from ui.start.shelves import Shelves

_FIRST_SIZE = QSize(1280, 800)
WARM_UP_MS = 300
"""The directory is read this long after a podium opens, so that the first name typed finds it there."""


class MainWindow(QStackedWidget):
    """The window. At most one meeting is open; `closed` follows when the window is gone for good.

    Whatever goes wrong in opening is said in a bar on the start page. Closing asks nothing: a meeting is on the disk
    and comes back. Only when something is not on the disk, the first attempt to leave is turned down and says so. With
    `only_display` the room's screen alone is shown once a meeting is open, and closing it closes everything.
    """

    closed = Signal()

    def __init__(
        self,
        house: House,
        aside: Aside,
        choose_file: ChooseFile = ask_for_file,
        screens: Screens = monitors,
        *,
        first: View = View.PODIUM,
        only_display: bool = False,
    ) -> None:
        super().__init__()
        self._first = first
        self._only_display = only_display
        self.house = house
        self._aside = aside
        self._choose_file = choose_file
        self._screens = screens
        self._settings = house.settings
        self._memory = Memory(house.memory_file)
        self._directory: Directory | None = None
        self._warm_up = QTimer(self, singleShot=True, interval=WARM_UP_MS)
        self._warm_up.timeout.connect(self._load_directory)
        self._warned = False
        self.seat: Seat | None = None
        self.meeting: MeetingPage | None = None
        self.rehearsal: Rehearsal | None = None
        self.room: RoomScreen | None = None
        self.cues: CueStation | None = None
        self._voice = house.voice()
        self._start: StartPage | None = None
        self.side = SidePages(self, lambda: self.start, lambda: self.meeting, house, self._voice, screens)
        self.side.rehearsal_wanted.connect(self.rehearse)
        self.editing = Editing(house, aside, self.side, self.say, self._bring, self)
        self.guide = Guide(lambda: data_folder("docs"), self)
        self._title()
        self._looks = ApplicationLooks(self._settings, self)

    @property
    def start(self) -> StartPage:
        """The start page, made when it is first wanted: whoever opens a meeting at once does not wait for it."""
        if self._start is None:
            from ui.shell.start_page import start_page

            self._start = start_page(self, self._shelves)
            self.addWidget(self._start)
        return self._start

    @functools.cached_property
    def _shelves(self) -> Shelves:
        from ui.start.shelves import Shelves

        shelves = Shelves(self.house, self._aside, self)
        shelves.complete.connect(self._load_directory)
        return shelves

    @property
    def podium(self) -> PodiumWindow | None:
        """The podium of the open meeting."""
        view = self.meeting.view(View.PODIUM) if self.meeting is not None else None
        return view if isinstance(view, PodiumWindow) else None

    def open_path(self, path: Path) -> None:
        """Open a record, or a session file: on its day live, else as a practice. A broken file is shown with why."""
        if is_record(path):
            self.open_record(path)
            return
        entry = self._shelves.read_one(path)
        if entry.session is not None:
            self.open_session(entry.session, entry.days[entry.chosen_day])
        else:
            self.start.bring(path)
            text = self.tr("{file} cannot be opened; the page says what is wrong.")
            self.start.say(text.format(file=entry.title), Tone.TROUBLE)

    def choose_file(self) -> None:
        """Ask for a file and show it on the start page; a record goes on at once."""
        path = self._choose_file(self)
        if path is None:
            return
        if is_record(path):
            self.open_record(path)
        else:
            self.start.bring(path)

    def open_record(self, path: Path) -> None:
        """Go on with a record."""
        self._take_seat(lambda: self.house.go_on(path))

    def open_session(self, session: Session, day: Day | None) -> None:
        """Begin a meeting: on the wall clock, or with the clock put where that day says."""
        remarks: list[str] = []
        start = day.start if day is not None else None
        self._take_seat(lambda: begun(self.house, session, start, remarks.append))
        for remark in remarks:
            self.say(remark, Tone.TROUBLE)

    def leave(self) -> bool:
        """Back to the start page; the meeting stays as it is. False when something is not on the disk yet."""
        if not self._may_leave():
            return False
        rehearsal = self.rehearsal
        recorded = rehearsal.recorded() if rehearsal is not None else ()
        self._close_meeting()
        self.setCurrentWidget(self.start)
        self._title()
        if rehearsal is not None:
            self.side.show_outcome(rehearsal, recorded)
        return True

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say something in the bar of whatever is shown."""
        (self.meeting or self.start).say(text, tone)

    def switch_theme(self) -> None:
        """From dark to light, or back."""
        other = Look.LIGHT if theme.theme_of(self) is theme.Theme.DARK else Look.DARK
        try:
            self._settings.change(changed(self._settings.current, "appearance", "podium", other))
        except SettingsError as reason:
            self.say(str(reason), Tone.ATTENTION)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or be a window again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def rehearse(self, wanted: Wanted) -> None:
        """Begin a rehearsal."""
        first = wanted.segment
        start = first.planned_start if first else self.house.practice_start(wanted.session, wanted.day)
        self._take_seat(lambda: self.house.rehearse(wanted.session, start, wanted.speed))
        clock = self.seat.desk.clock if self.seat is not None else None
        if self.seat is not None and self.meeting is not None and isinstance(clock, PlayedClock):
            from ui.rehearse.rehearsal import Rehearsal

            self.rehearsal = Rehearsal(wanted, self.seat, clock, self._known_directory())
            self.rehearsal.strip.ended.connect(self.leave)
            self.meeting.show_above(self.rehearsal.strip)

    def appear(self) -> None:
        """Show the window where it lay on these screens, or comfortably in the middle; then the room's screen."""
        if self.meeting is None:
            self.setCurrentWidget(self.start)
        for problem in self._settings.problems[:1]:
            self.say(problem.message, Tone.ATTENTION)
        if self._only_display and self.room is not None:
            self.room.toggle()
            return
        screen = self.screen().availableGeometry()
        small = screen.width() <= _FIRST_SIZE.width() or screen.height() <= _FIRST_SIZE.height()
        show_placed(self, self._memory.window(self._layout()), screen if small else centred(_FIRST_SIZE, screen))
        self._begin()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the meeting as it is, and everything else in order."""
        if not self._may_leave():
            event.ignore()
            self.show()
            return
        self.shut()
        event.accept()
        self.closed.emit()

    def shut(self) -> None:
        """Leave the meeting as it is; nothing runs any more."""
        if self.isVisible():
            self._memory.keep_window(self._layout(), placed_of(self))
        self.guide.close()
        self._close_meeting()
        self.side.close_all()
        self._voice.close()
        self._looks.leave()
        self._aside.close()

    def _take_seat(self, open_it: Callable[[], Seat]) -> None:
        if self.seat is not None and not self.leave():
            return
        try:
            seat = open_it()
        except (self.house.trouble, OSError) as reason:
            self.start.say(why_not(reason), Tone.TROUBLE)
            return
        self._warned = False
        self.seat = seat
        pace = pace_of(seat.desk.clock)
        views = views_at(
            seat,
            self._known_directory,
            self.house.steady,
            self._settings,
            pace=pace,
            export=Exporting(self.house.own_agendas() / "exports", self.house.export_command),
        )
        self.meeting = MeetingPage(seat, views, self.house.steady)
        self.meeting.asked.connect(self._act)
        self.room = RoomScreen(seat, self, self._settings, self._screens, pace)
        self.room.lost.connect(self._screen_lost)
        signs = CueSigns(lambda: self.podium, self.say)
        names = names_of(self._known_directory, seat.state.session)
        self.cues = CueStation(seat, self._settings, self._voice, signs, names, pace)
        self.addWidget(self.meeting)
        self.setCurrentWidget(self.meeting)
        self._title()
        self.meeting.go_to(self._first)
        self._warm_up.start()
        if self._only_display:
            self.room.window.closed.connect(self.close)
        if self.isVisible() and self._only_display:
            self.hide()
            self.room.toggle()
        elif self.isVisible():
            self._begin()

    def _begin(self) -> None:
        """Show what a meeting has besides this window: the room's screen, and views in windows of their own."""
        if self.meeting is None or self.room is None:
            return
        for view, placed in self._memory.views(self._layout()).items():
            self.meeting.take_out(View(view), placed)
        self.room.begin()
        self.activateWindow()

    def _close_meeting(self) -> None:
        seat, meeting, room, cues = self.seat, self.meeting, self.room, self.cues
        if cues is not None:
            cues.close()
        if self.rehearsal is not None:
            self.rehearsal.course.stop()
        self.seat = self.meeting = self.room = self.cues = self.rehearsal = None
        self.editing.leave_meeting()
        self._warm_up.stop()
        if room is not None:
            room.close()
        if meeting is not None:
            self._memory.keep_views(self._layout(), {view.value: placed for view, placed in meeting.placed.items()})
            meeting.close()
            self.removeWidget(meeting)
            meeting.deleteLater()
        if seat is not None:
            let_go(seat)

    def _may_leave(self) -> bool:
        """Whether everything is on the disk; if not, this is said once, and the second attempt goes through."""
        if self.seat is None or self._warned:
            return True
        desk = self.seat.desk
        desk.settle()
        desk.retry()
        desk.settle()
        if not desk.unsaved:
            return True
        self._warned = True
        count = self.tr("1 action") if desk.unsaved == 1 else self.tr("{n} actions").format(n=desk.unsaved)
        text = self.tr("Not on the disk and lost when you leave: {count}. Leave again to do so all the same. {why}")
        self.say(text.format(count=count, why=desk.problem or ""), Tone.TROUBLE)
        return False

    def _act(self, which: Do) -> None:
        """Carry out what the views leave to the application."""
        room = self.room
        match which:
            case Do.DISPLAY if room is not None:
                room.toggle()
            case Do.BLACKOUT if room is not None:
                room.toggle_black()
            case Do.FREEZE if room is not None:
                room.toggle_message()
            case Do.MUTE if self.cues is not None:
                self.cues.toggle_mute()
            case Do.SOUND_AGAIN if self.cues is not None:
                self.cues.try_again()
            case Do.FULL_SCREEN:
                self.toggle_full_screen()
            case Do.THEME:
                self.switch_theme()
            case Do.HELP:
                self.guide.show()
            case Do.SETTINGS:
                self.side.show_settings()
            case Do.AGENDA if self.seat is not None:
                self.editing.change_agenda(self.seat)
            case Do.SAVE_ELSEWHERE:
                self._save_elsewhere()
            case Do.LEAVE:
                self.leave()
            case Do.QUIT:
                self.close()

    def _bring(self, agenda: Path) -> None:
        self.start.bring(agenda)

    def _save_elsewhere(self) -> None:
        """In the first folder that takes it: no dialog may cover the countdown."""
        if self.seat is None:
            return
        try:
            path = self.house.save_elsewhere(self.seat)
        except self.house.trouble as reason:
            self.say(str(reason), Tone.TROUBLE)
            return
        self.say(self.tr("The meeting goes on in {file}.").format(file=path), Tone.DONE)

    def _screen_lost(self) -> None:
        self.say(self.tr("The room’s screen is gone; it is shown in a window here."), Tone.ATTENTION)

    def _known_directory(self) -> Directory:
        if self._directory is None:
            self._directory = self.house.directory()
        return self._directory

    def _load_directory(self) -> None:
        if self._directory is None:
            self._aside.do(self.house.directory, self._keep_directory)

    def _keep_directory(self, directory: Directory) -> None:
        self._directory = directory

    def _layout(self) -> str:
        return layout_of([screen.geometry() for screen in QGuiApplication.screens()])

    def _title(self) -> None:
        name = self.tr("gcm-moderator")
        if self.seat is None:
            self.setWindowTitle(name)
            return
        view = self.seat.podium
        practice = self.tr("practice") if view.practice else ""
        self.setWindowTitle(" – ".join(filter(None, (view.session_title, practice, name))))
