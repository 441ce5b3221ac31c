"""The start page: what can be opened, what there is to know of it, and the meeting that was interrupted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ui.actions.action import Do
from ui.actions.table import cap
from ui.start.details import Details
from ui.start.entries import Day, Entry, Shelf
from ui.start.entry_list import EntryList
from ui.start.shelves import Shelves
from ui.theme import RADIUS_CARD, Type, space, tokens_of
from ui.widgets.bar import Bar, Tone
from ui.widgets.button import TouchButton, Weight
from ui.widgets.growing import GrowingPage, grow
from ui.widgets.label import FitLabel, PlainLabel
from ui.widgets.paint import Scaled, rounded
from ui.widgets.row_list import Heading, Row
from ui.words import SEPARATOR

SMALLEST = (1024, 640)


class Interrupted(QWidget, Scaled):
    """The card of a meeting that was running when the app closed. `wanted` when it is to go on."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self.headline = FitLabel(22, 16, 1)
        self.detail = PlainLabel("", Type.BODY, "soft")
        self.button = TouchButton(self.tr("Go on"), "", Weight.PRIMARY)
        self.button.clicked.connect(lambda: self.wanted.emit(self._entry))
        column = QVBoxLayout()
        column.setSpacing(space(0.25))
        column.addWidget(self.headline)
        column.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(2.5), space(1.75), space(2.5), space(1.75))
        row.setSpacing(space(3))
        row.addLayout(column, 1)
        row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def entry(self) -> Entry | None:
        """The record that is offered."""
        return self._entry

    def show_entry(self, entry: Entry | None) -> None:
        """Offer a record, or none."""
        self._entry = entry
        self.setVisible(entry is not None)
        if entry is not None:
            self.headline.set_text(entry.running)
            practice = [chip.text for chip in entry.chips[1:]]
            self.detail.set_text(SEPARATOR.join((entry.title, *entry.facts[:1], *practice)))
            self.button.set_label(self.tr("Go on"), self.tr("Go on: {what}").format(what=entry.running))
            self.setAccessibleName(entry.running)

    def set_scale(self, scale: float) -> None:
        """Take on another size."""
        self.scale = scale

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens_of(self)
        rounded(painter, QRectF(self.rect()), RADIUS_CARD, colours.selection, colours.accent, 2)


class StartPage(GrowingPage):
    """The page. `session_wanted` and `rehearsal_wanted` carry an entry and its day, `record_wanted` a record's path.

    `agenda_wanted` carries the `Template` of a new agenda, `import_wanted` asks for one from a document, `edit_wanted`
    carries the entry of one to edit.
    `file_wanted` asks for a file dialog, `calendar_wanted` and `settings_wanted` for those pages. Nothing is read
    before the page was painted once; it is read again when somebody comes back to the window.
    """

    session_wanted = Signal(object, object)
    rehearsal_wanted = Signal(object, object)
    record_wanted = Signal(object)
    file_wanted = Signal()
    settings_wanted = Signal()
    calendar_wanted = Signal()
    agenda_wanted = Signal(object)
    import_wanted = Signal()
    edit_wanted = Signal(object)

    def __init__(self, shelves: Shelves, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelves = shelves
        self._on_shelf: dict[Shelf, tuple[Entry, ...]] = {}
        self._painted = False
        self._offered: Path | None = None
        self._settled = False
        self.setAccessibleName(self.tr("Start page"))
        self.setMinimumSize(*SMALLEST)
        self.bar = Bar()
        self.bar.hide()
        self.interrupted = Interrupted()
        self.list = EntryList()
        self.details = Details()
        self.open_file = TouchButton(self.tr("Open a file…"), "Ctrl+O", Weight.QUIET)
        self.new_agenda = TouchButton(self.tr("New agenda"), "Ctrl+N", Weight.QUIET)
        self.calendar = TouchButton(self.tr("Calendar"), weight=Weight.QUIET)
        self.settings = TouchButton(self.tr("Settings"), cap(Do.SETTINGS), Weight.QUIET)
        self.help = TouchButton(self.tr("Guide"), "F1", Weight.QUIET)
        self._lay_out()
        self._connect()
        self._show_rows()

    def _lay_out(self) -> None:
        name = PlainLabel(self.tr("gcm-moderator"), Type.TITLE)
        name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(name)
        head.addStretch(1)
        head.addWidget(self.new_agenda)
        head.addWidget(self.calendar)
        head.addWidget(self.settings)
        head.addWidget(self.open_file)
        head.addWidget(self.help)
        middle = QHBoxLayout()
        middle.setSpacing(space(2))
        middle.addWidget(self.list, 46)
        middle.addWidget(self.details, 54)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(2), space(3), space(3))
        column.setSpacing(space(1.5))
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.interrupted)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        self.list.picked.connect(self.details.show_entry)
        self.list.entered.connect(lambda _: self.details.open())
        self.details.opened.connect(self._open)
        self.details.rehearsed.connect(self.rehearsal_wanted)
        self.interrupted.wanted.connect(lambda entry: self.record_wanted.emit(entry.path))
        self.open_file.clicked.connect(self.file_wanted)
        self.new_agenda.clicked.connect(self._offer_templates)
        self.details.edit_wanted.connect(self.edit_wanted)
        self.calendar.clicked.connect(self.calendar_wanted)
        self.settings.clicked.connect(self.settings_wanted)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._show_enter)
        self._shelves.filled.connect(self._fill)
        self._shelves.complete.connect(self._choose_first)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say something in the bar; what is wrong stays until it is closed."""
        self.bar.say(text, tone, stays_s=None if tone is Tone.TROUBLE else 8.0)

    def refresh(self) -> None:
        """Read everything again."""
        self._shelves.read()

    def bring(self, path: Path) -> None:
        """Put a session file from elsewhere on the page and show it."""

        def brought(entry: Entry) -> None:
            own = tuple(other for other in self._on_shelf.get(Shelf.OWN, ()) if other.path != path)
            self._fill(Shelf.OWN, (entry, *own))
            self.list.select(path)
            self.list.setFocus()

        self._settled = True
        self._shelves.bring(path, brought)

    def choose_day(self, day: dt.date) -> None:
        """Select the session that is held on a day."""
        entries = [*self._on_shelf.get(Shelf.OWN, ()), *self._on_shelf.get(Shelf.SESSIONS, ())]
        for entry in entries:
            if entry.session is not None and day in entry.session.days:
                self.list.select(entry.path)
        self.list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read again when somebody comes back to the window."""
        if event.type() == QEvent.Type.WindowActivate and self.isVisible() and self._painted:
            self.refresh()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the bar; Enter on a button presses it."""
        focus = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and not self.bar.isHidden():
            self.bar.lapse()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, TouchButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the window for somebody coming back."""
        super().showEvent(event)
        self.window().installEventFilter(self)
        self.list.setFocus()
        if self._painted:
            self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground; after the first time, read."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.refresh)

    def templates(self) -> QMenu:
        """What a new agenda can begin with."""
        from gcm_moderator.agenda.editing.templates import Template

        menu = QMenu(self)
        menu.setAccessibleName(self.tr("New agenda"))
        for template, text in (
            (Template.HEARING, self.tr("Half-day stakeholder hearing")),
            (Template.TWO_DAYS, self.tr("Expert panels over two days")),
            (Template.EMPTY, self.tr("Empty")),
        ):
            entry = menu.addAction(text)
            entry.triggered.connect(lambda _=False, template=template: self.agenda_wanted.emit(template))
        menu.addSeparator()
        menu.addAction(self.tr("From a document…")).triggered.connect(self.import_wanted)
        return menu

    def _offer_templates(self) -> None:
        menu = self.templates()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.new_agenda.mapToGlobal(self.new_agenda.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _open(self, entry: Entry, day: Day | None) -> None:
        if entry.shelf is Shelf.RECORDS:
            self.record_wanted.emit(entry.path)
        else:
            self.session_wanted.emit(entry, day)

    def _fill(self, shelf: Shelf, entries: tuple[Entry, ...]) -> None:
        self._on_shelf[shelf] = entries
        self._show_rows()
        if shelf is Shelf.RECORDS:
            self.interrupted.show_entry(next((entry for entry in entries if entry.running), None))
            grow(self.interrupted, self.scale)
        if self.list.current is None:
            self._select_first()

    def _select_first(self) -> None:
        """Today's session, or else the first that can run."""
        ready = [entry for entry in self._on_shelf.get(Shelf.SESSIONS, ()) if entry.action]
        own = [entry for entry in self._on_shelf.get(Shelf.OWN, ()) if entry.action]
        today = [entry for entry in (*own, *ready) if any(day.start is None for day in entry.days)]
        for entry in (*today, *ready)[:1]:
            self._offered = entry.path
            self.list.select(entry.path)

    def _show_enter(self) -> None:
        """Print the Enter key on the button that it presses."""
        self.interrupted.button.set_key("⏎" if self.interrupted.button.hasFocus() else "")
        self.details.button.set_key("⏎" if self.list.hasFocus() or self.details.button.hasFocus() else "")

    def _choose_first(self) -> None:
        """Once everything is there: an interrupted meeting is what Enter takes, unless somebody chose already."""
        current = self.list.current
        untouched = self.list.hasFocus() and (current is None or current.path == self._offered)
        if not self._settled and untouched and self.interrupted.entry is not None:
            self.interrupted.button.setFocus()
        self._settled = True

    def _show_rows(self) -> None:
        own = self.tr("None yet. Begin a new agenda, open a file, or put one here:\n{folder}").format(
            folder=self._shelves.own_folder
        )
        shelves = (
            (Shelf.SESSIONS, self.tr("Sessions"), self.tr("No sessions are installed.")),
            (Shelf.OWN, self.tr("Your agendas"), own),
            (Shelf.RECORDS, self.tr("Records"), self.tr("None yet. Every meeting keeps one by itself.")),
        )
        rows: list[Row] = []
        for shelf, title, nothing in shelves:
            entries = self._on_shelf.get(shelf)
            rows += [Heading(title, nothing if entries == () else ""), *(entries or ())]
        self.list.show_rows(rows)
