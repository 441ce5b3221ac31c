"""The page of the calendar: a month drawn, or a list of everything, and what is known of the chosen entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gcm_moderator.summary.writing import ExportError
from gcm_moderator.workplan.loading import Workplan
from gcm_moderator.workplan.model import Chosen, Event, Kind
from gcm_moderator.workplan.months import Month, lying_in, on_days_of
from gcm_moderator.workplan.sources import differing
from ui.accessible import describe
from ui.calendar import words
from ui.calendar.month_grid import MonthGrid
from ui.calendar.rows import EventCard, EventRow, all_rows, month_rows
from ui.theme import TOUCH, Type, space
from ui.widgets.bar import Bar, Tone
from ui.widgets.button import TouchButton, Weight
from ui.widgets.choice import ChoiceBox
from ui.widgets.growing import GrowingPage
from ui.widgets.label import PlainLabel
from ui.widgets.row_list import RowList
from ui.widgets.text import pointing

Write = Callable[[Path, tuple[Event, ...]], tuple[Event, ...]]
"""Writes entries as a calendar file and gives those that have no date and are not in it; raises `ExportError`."""

ChoosePath = Callable[[QWidget], Path | None]
"""Asks where to save the calendar; None when they thought better of it."""


def ask_where(parent: QWidget) -> Path | None:
    """Ask with the system's dialog."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    kinds = words.tr("Calendars (*.ics)")
    name, _ = QFileDialog.getSaveFileName(parent, words.tr("Export the calendar"), f"{folder}/workplan.ics", kinds)
    return Path(name).with_suffix(".ics") if name else None


class CalendarPage(GrowingPage):
    """The page. `left` when somebody has done with it; `session_wanted` carries the first day of a thematic session."""

    GROWTH = 0.5

    left = Signal()
    session_wanted = Signal(object)

    def __init__(
        self,
        workplan: Workplan,
        today: dt.date,
        write: Write,
        choose_path: ChoosePath = ask_where,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplan = workplan
        self._others = differing(workplan.events)
        self._today = today
        self._write = write
        self._choose_path = choose_path
        self.month = _first_month(workplan, today)
        self.as_list = False
        self.setAccessibleName(self.tr("Calendar"))
        self.setWindowTitle(self.tr("Calendar"))
        self.setMinimumSize(1024, 640)
        self.bar = Bar()
        self.bar.hide()
        self.back = TouchButton(self.tr("Back"), "Esc", Weight.NORMAL)
        self.switch = TouchButton("")
        self.export = TouchButton(self.tr("Export…"))
        describe(self.export, self.tr("Export what is shown, as a calendar file (.ics)"))
        self.earlier, self.later = TouchButton("‹"), TouchButton("›")
        describe(self.earlier, self.tr("Month before"))
        describe(self.later, self.tr("Month after"))
        self.title = PlainLabel("", Type.TITLE)
        self.kinds = self._filter(self.tr("Kind"), self.tr("All kinds"))
        self.places = self._filter(self.tr("Place"), self.tr("All places"))
        self.phases = self._filter(self.tr("Phase"), self.tr("All phases"))
        self.grid = MonthGrid()
        self.list = RowList(self.tr("Entries of the calendar"))
        self.card = EventCard()
        self.open_session = TouchButton(self.tr("Go to this session"), "⏎", Weight.PRIMARY)
        self._fill_filters()
        self._lay_out()
        self._connect()
        self._show()

    def _filter(self, name: str, everything: str) -> ChoiceBox:
        box = describe(ChoiceBox(), name)
        box.setMinimumHeight(TOUCH)
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.addItem(everything, None)
        return box

    def _fill_filters(self) -> None:
        events = self._workplan.events
        for kind in Kind:
            if any(event.kind is kind for event in events):
                self.kinds.addItem(words.kind(kind), kind.value)
        for place in sorted({event.where for event in events if event.where is not None}):
            self.places.addItem(place, place)
        for phase in sorted({event.phase for event in events}):
            self.phases.addItem(words.phase(phase), phase)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(space(1))
        name = PlainLabel(self.tr("Calendar"), Type.TITLE)
        name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        about = PlainLabel(self.tr("The workplan and the concept note of 13 April 2017"), Type.SMALL, "soft")
        head.addWidget(self.back)
        head.addSpacing(space(1))
        head.addWidget(name)
        head.addWidget(about, 1)
        head.addWidget(self.switch)
        head.addWidget(self.export)
        tools = QHBoxLayout()
        tools.setSpacing(space(1))
        self.title.setMinimumWidth(190)
        tools.addWidget(self.earlier)
        tools.addWidget(self.later)
        tools.addWidget(self.title, 2)
        for box, share in ((self.kinds, 3), (self.places, 2), (self.phases, 2)):
            tools.addWidget(box, share)
        foot = QVBoxLayout()
        foot.setSpacing(space(1))
        foot.addWidget(self.card, 1)
        foot.addWidget(self.open_session)
        self._beside = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._beside.setSpacing(space(1.5))
        self._beside.addWidget(self.list, 11)
        self._beside.addLayout(foot, 9)
        middle = QHBoxLayout()
        middle.setSpacing(space(2))
        middle.addWidget(self.grid, 58)
        middle.addLayout(self._beside, 42)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(2), space(3), space(2))
        column.setSpacing(space(1.5))
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addLayout(tools)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.switch.clicked.connect(self.switch_view)
        self.export.clicked.connect(self._export)
        self.earlier.clicked.connect(lambda: self.go_to(self.month.moved(-1)))
        self.later.clicked.connect(lambda: self.go_to(self.month.moved(1)))
        for box in (self.kinds, self.places, self.phases):
            box.currentIndexChanged.connect(lambda _: self._show())
        self.grid.picked.connect(lambda event: self.list.select(event.id))
        self.list.picked.connect(self._show_event)
        self.list.entered.connect(lambda _: self._open_session())
        self.open_session.clicked.connect(self._open_session)

    @property
    def chosen(self) -> Chosen:
        """What the filters let through."""
        kind = self.kinds.currentData()
        return Chosen(Kind(kind) if kind else None, self.places.currentData(), self.phases.currentData())

    @property
    def current(self) -> Event | None:
        """The chosen entry."""
        row = self.list.current_row
        return row.event if isinstance(row, EventRow) else None

    def go_to(self, month: Month) -> None:
        """Show another month."""
        self.month = month
        self._show()

    def switch_view(self) -> None:
        """From the month to the list, or back: then to the month of what was chosen."""
        self.as_list = not self.as_list
        event = self.current
        if not self.as_list and event is not None and event.start is not None:
            self.month = Month.of(event.start)
        self._show()
        if event is not None:
            self.list.select(event.id)
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; the page keys go through the months."""
        by = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif by is not None and not self.as_list:
            self.go_to(self.month.moved(by))
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the list."""
        super().showEvent(event)
        self.list.setFocus()
        if self._workplan.problems:
            self.bar.say(self._workplan.problems[0], Tone.ATTENTION, stays_s=None)

    def rest(self) -> None:
        """Send the bar away."""
        self.bar.lapse()

    def _show(self) -> None:
        events = self.chosen.of(self._workplan.events)
        self.grid.setVisible(not self.as_list)
        for part in (self.earlier, self.later):
            part.setVisible(not self.as_list)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(across if self.as_list else down)
        for button, sign in ((self.earlier, "‹"), (self.later, "›")):
            button.set_label(pointing(sign, self.layoutDirection()), button.accessibleName())
        self.switch.set_label(self.tr("By month") if self.as_list else self.tr("As a list"))
        if self.as_list:
            several = self.tr("{n} entries").format(n=len(events))
            self.title.set_text(self.tr("1 entry") if len(events) == 1 else several)
            self.list.show_rows(all_rows(events, self._others))
        else:
            self.title.set_text(words.month_title(self.month))
            on_days = on_days_of(self.month, events)
            self.list.show_rows(month_rows(self.month, on_days, lying_in(self.month, events), self._others))
            self.grid.show_month(self.month, events, self._today)
        self._show_event(self.list.current_row)

    def _show_event(self, row: object) -> None:
        event = row.event if isinstance(row, EventRow) else None
        self.grid.select(event.id if event is not None else None)
        self.card.show_event(event, self._others.get(event.id, ()) if event is not None else ())
        self.open_session.setVisible(event is not None and event.kind is Kind.THEMATIC_SESSION)

    def _open_session(self) -> None:
        event = self.current
        if event is not None and event.kind is Kind.THEMATIC_SESSION:
            self.session_wanted.emit(event.start)

    def _export(self) -> None:
        path = self._choose_path(self)
        if path is None:
            return
        events = self.chosen.of(self._workplan.events)
        try:
            without = self._write(path, events)
        except ExportError as reason:
            self.bar.say(str(reason), Tone.TROUBLE)
            return
        text = self.tr("Saved {n} entries in {file}.").format(n=len(events) - len(without), file=path)
        if without:
            text += " " + self.tr("{n} without a date are not in it.").format(n=len(without))
        self.bar.say(text, Tone.DONE)


def _first_month(workplan: Workplan, today: dt.date) -> Month:
    """The month of today if the calendar reaches so far, else that of the first thematic session."""
    dated = [event for event in workplan.events if event.start is not None and event.end is not None]
    if any(event.touches(today, today) for event in dated):
        return Month.of(today)
    sessions = [event for event in dated if event.kind is Kind.THEMATIC_SESSION]
    first = next((event.start for event in (*sessions, *dated) if event.start is not None), today)
    return Month.of(first)
