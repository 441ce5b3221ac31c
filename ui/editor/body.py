"""The editor itself: the days, the day at a glance, the table, and the details beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gcm_moderator.agenda.editing import operations
from gcm_moderator.agenda.editing.document import Document, Row
from gcm_moderator.agenda.editing.operations import Cell, Plan
from gcm_moderator.agenda.editing.scalars import clean
from gcm_moderator.agenda.editing.typed import MIDNIGHT, typed_length, typed_time
from gcm_moderator.agenda.model import ItemKind
from gcm_moderator.agenda.times import parse_zone
from ui.editor import words
from ui.editor.item_form import ItemForm
from ui.editor.lines_model import Column, TableLine
from ui.editor.session_form import DayForm, SessionForm
from ui.editor.strip import DayStrip
from ui.editor.table import AgendaTable
from ui.editor.tools import LOW, DayRow, Tools
from ui.editor.words import tr
from ui.theme import Type, space
from ui.widgets.bar import AdviceLine, Tone
from ui.widgets.button import TouchButton, Weight

_SIDE = 330
"""The narrowest place for the forms, in pixels."""
_CELLS = {Column.START: Cell.START, Column.END: Cell.END, Column.LENGTH: Cell.LENGTH}
T = TypeVar("T")
Locked = Callable[[Row, Column | None], bool]
"""Whether a cell of an item cannot be changed, or (None) the item be moved or taken out."""


def nothing_locked(_: Row, __: Column | None) -> bool:
    """What holds while no meeting is open."""
    return False


class EditorBody(QWidget):
    """The editor of one agenda. `taken` carries each changed agenda; it is shown by `show_document`."""

    taken = Signal(object)

    def __init__(self, *, one_agenda: bool = False, parent: QWidget | None = None) -> None:
        """With `one_agenda` days and the session's own details cannot be changed: its meeting is open."""
        super().__init__(parent)
        self._document: Document | None = None
        self._day = 0
        self._folded: set[str] = set()
        self._locked: Locked = nothing_locked
        self._one_agenda = one_agenda
        self.days = DayRow()
        self.tools = Tools(days=not one_agenda)
        self.strip = DayStrip()
        self.table = AgendaTable(self._typed)
        self.hint = AdviceLine(Type.BODY)
        self.item_form = ItemForm()
        self.day_form = DayForm()
        self.session_form = SessionForm()
        self._forms = QStackedWidget()
        self._tabs = QButtonGroup(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self.strip)
        column.addWidget(self.table, 1)
        column.addWidget(self.hint)
        column.addWidget(self.tools)
        side = QWidget()
        side.setMinimumWidth(_SIDE)
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(space(1))
        tabs = QHBoxLayout()
        tabs.setSpacing(space(0.5))
        forms = ((tr("Item"), self.item_form), (tr("Day"), self.day_form), (tr("Session"), self.session_form))
        for n, (label, form) in enumerate(forms):
            tab = TouchButton(label, "", Weight.QUIET, height=LOW)
            tab.setCheckable(True)
            self._tabs.addButton(tab, n)
            self._forms.addWidget(form)
            tab.setVisible(not self._one_agenda)
            tabs.addWidget(tab)
        tabs.addStretch(1)
        beside.addLayout(tabs)
        beside.addWidget(self._forms, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(space(3))
        split.addWidget(left)
        split.addWidget(side)
        split.setStretchFactor(0, 73)
        split.setStretchFactor(1, 27)
        split.setSizes([876, 332])
        split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space(1))
        whole.addWidget(self.days)
        whole.addWidget(split, 1)

    def _connect(self) -> None:
        self.table.selected.connect(self._selected)
        self.table.asked.connect(self.do)
        self.table.cells.typing.connect(self._typing)
        self.table.cells.ended.connect(self._stop_planning)
        self.strip.picked.connect(self.table.select)
        self.days.chosen.connect(self.go_to_day)
        self.days.problem_wanted.connect(lambda: self.do("problem"))
        self.tools.asked.connect(self.do)
        self.tools.kind_wanted.connect(self.add_item)
        self._tabs.idClicked.connect(self.show_form)
        for form in (self.item_form, self.day_form, self.session_form):
            form.changed.connect(self.taken)

    @property
    def document(self) -> Document | None:
        """What is shown."""
        return self._document

    @property
    def day(self) -> int:
        """The day that is shown, from 0."""
        return self._day

    @property
    def rows(self) -> tuple[Row, ...]:
        """The items of the day that is shown."""
        return self._document.rows(self._day) if self._document is not None else ()

    def lock(self, locked: Locked) -> None:
        """Say what cannot be changed."""
        self._locked = locked
        self.table.lines.locked = locked
        self._enable()
        self.table.viewport().update()

    def show_document(self, document: Document) -> None:
        """Show another version of the agenda, at the same item."""
        self._document = document
        if not document.readable:
            return
        self._day = min(self._day, len(document.source.days) - 1)
        current = self.table.row.at if self.table.row is not None else 0
        self.days.show_days([day.date for day in document.source.days], self._day)
        self._show_lines()
        if self.table.row is None and self.rows:
            self.table.select(min(current, len(self.rows) - 1))
        self.session_form.show_document(document)
        self.day_form.show_day(document, self._day)
        self._selected(self.table.row)
        self.days.show_problems(document.problems)

    def go_to_day(self, day: int) -> None:
        """Show another day."""
        self.commit()
        if self._document is None or not 0 <= day < len(self._document.source.days):
            return
        self._day = day
        self._show_lines()
        self.table.select(0)
        self._selected(self.table.row)
        self.days.show_days([one.date for one in self._document.source.days], day)
        self.day_form.show_day(self._document, day)

    def show_form(self, which: int) -> None:
        """Show the details of the item (0), the day (1) or the session (2)."""
        self._forms.setCurrentIndex(which)
        for n, tab in enumerate(self._tabs.buttons()):
            tab.setChecked(n == which)
            assert isinstance(tab, TouchButton)
            tab.set_weight(Weight.NORMAL if n == which else Weight.QUIET)

    def commit(self) -> None:
        """Take in what was typed into the forms and not left yet."""
        for form in (self.item_form, self.day_form, self.session_form):
            if form.document is not None:
                form.commit_all()

    def do(self, name: str) -> None:
        """Carry out what a key or a button asked for."""
        self._tried(lambda: self._do(name))

    def _do(self, name: str) -> None:
        row, document = self.table.row, self._document
        if document is None:
            return
        self.commit()
        document = self._document or document
        match name:
            case "problem":
                self._next_problem(document)
            case "add-day":
                self.add_day()
            case "remove-day":
                self.remove_day()
            case "fold-all":
                panels = {row.item.id for row in self.rows if row.segments}
                self._folded = set() if self._folded & panels else panels
                self._show_lines()
            case "fold" if row is not None:
                self._folded ^= {row.item.id}
                self._show_lines()
                self.table.select(row.at)
            case "details":
                self.show_form(0)
                (self.item_form.experts if self.item_form.experts.isVisible() else self.item_form.title).setFocus()
            case "duplicate" if row is not None:
                self._take(operations.duplicate_item(document, row.day, row.at), row.at + 1)
            case "remove" if row is not None and self._may_move(row):
                if len(self.rows) == 1:
                    self.say(tr("A day has at least one item; change this one."), Tone.ATTENTION)
                else:
                    title = row.item.title
                    self._take(operations.remove_item(document, row.day, row.at), max(0, row.at - 1))
                    self.say(tr("Removed “{title}”. Ctrl+Z brings it back.").format(title=title[:60]), Tone.DONE)
            case "up" | "down" if row is not None and self._may_move(row):
                to = row.at + (1 if name == "down" else -1)
                if 0 <= to < len(self.rows) and self._may_move(self.rows[to]):
                    self._take(operations.move_item(document, row.day, row.at, to), to)

    def add_item(self, kind: ItemKind) -> None:
        """Add an item after the selected one and open its title."""
        if self._document is None:
            return
        self.commit()
        row = self.table.row
        at = row.at + 1 if row is not None else len(self.rows)
        title = words.new_title(kind)
        document, day = self._document, self._day
        self._tried(lambda: self._take(operations.add_item(document, day, at, kind, title), at))
        self.table.setFocus()
        self.table.type_into(at, Column.TITLE)

    def add_day(self) -> None:
        """Add a day after the last one and go there."""
        if self._document is not None:
            self.commit()
            self.taken.emit(operations.add_day(self._document, tr("Welcoming remarks")))
            self.go_to_day(len(self._document.source.days) - 1)
            self.show_form(1)

    def remove_day(self) -> None:
        """Take out the day that is shown."""
        if self._document is not None and len(self._document.source.days) > 1:
            self.taken.emit(operations.remove_day(self._document, self._day))

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say something under the table."""
        self.hint.show_line(text, tone)

    def _take(self, document: Document, at: int) -> None:
        self.taken.emit(document)
        self.table.select(at)

    def _may_move(self, row: Row) -> bool:
        if not self._locked(row, None):
            return True
        self.say(tr("“{title}” has begun and stays where it is.").format(title=row.item.title[:60]), Tone.ATTENTION)
        return False

    def _tried(self, work: Callable[[], T]) -> T | None:
        """Do it, or say that the file is written in a way that cannot be changed here; nothing has changed then."""
        try:
            return work()
        except (KeyError, IndexError):
            self.say(
                tr("This part of the file is written in a way that only a text editor can change."), Tone.ATTENTION
            )
            return None

    def _typed(self, row: Row, column: Column, text: str) -> bool:
        """Take in what was typed into a cell; False when it does not count."""
        return bool(self._tried(lambda: self._taken_in(row, column, text)))

    def _taken_in(self, row: Row, column: Column, text: str) -> bool:
        document = self._document
        if document is None:
            return False
        if column in _CELLS:
            plan = self._plan(row, column, text, follow=not self.table.cells.alone)
            if plan is None:
                self.say(self._why_not(column, text), Tone.ATTENTION)
                return False
            self.taken.emit(operations.applied(document, plan))
            if plan.moved:
                self.say(words.moved_words(plan, self.rows), Tone.DONE)
            return True
        if column is Column.KIND:
            self.taken.emit(operations.set_kind(document, row.day, row.at, ItemKind(text)))
            return True
        text = clean(text)
        if column is Column.TITLE and not text:
            self.say(tr("An item needs a title."), Tone.ATTENTION)
            return False
        self.taken.emit(operations.put(document, (*row.path, "title" if column is Column.TITLE else "speaker"), text))
        return True

    def _plan(self, row: Row, column: Column, text: str, *, follow: bool) -> Plan | None:
        latest = MIDNIGHT if column is Column.END else MIDNIGHT - 1
        minutes = typed_length(text) if column is Column.LENGTH else typed_time(text, latest)
        if minutes is None or self._document is None:
            return None
        if row.slot is None and column in (Column.START, Column.END):
            return None
        return operations.plan(self._document, row.day, row.at, _CELLS[column], minutes, follow=follow)

    def _why_not(self, column: Column, text: str) -> str:
        if column is Column.LENGTH:
            return tr("“{text}” is no length that fits; write 45, 45 min or 1h15.").format(text=text[:20])
        if typed_time(text, MIDNIGHT) is None:
            return tr("“{text}” is no time of day; write 9:30, 930 or 9h30.").format(text=text[:20])
        return tr("{text} does not fit: the end has to come after the start, before midnight.").format(text=text[:20])

    def _typing(self, line: TableLine, column: Column, text: str) -> None:
        """Show what a time would move while it is typed."""
        plan = self._plan(line.row, column, text, follow=True)
        self.table.lines.show_plan(plan)
        self.say(words.preview_words(plan) if plan is not None else "")

    def _stop_planning(self) -> None:
        self.table.lines.show_plan(None)

    def _show_lines(self) -> None:
        document = self._document
        if document is None:
            return
        zone = parse_zone(document.source.zone) or ZoneInfo("UTC")
        self.table.show_lines(tuple(self._lines()), zone)
        panels = [row.item.id for row in self.rows if row.segments]
        self.tools.show_parts(any_panel=bool(panels), hidden=any(panel in self._folded for panel in panels))

    def _lines(self) -> Iterator[TableLine]:
        for row in self.rows:
            yield TableLine(row)
            for n, problem in enumerate(row.problems):
                yield TableLine(row, problem=problem, number=n)
            if row.item.id not in self._folded:
                for segment in row.segments:
                    yield TableLine(row, segment)

    def _selected(self, row: Row | None) -> None:
        if self._document is None:
            return
        fresh = self.rows[row.at] if row is not None and row.at < len(self.rows) else None
        self.item_form.show_item(self._document, fresh)
        self.strip.show_day(self.rows, self._document.stops(self._day), fresh.at if fresh is not None else -1)
        self._enable()

    def _enable(self) -> None:
        row = self.table.row
        movable = row is not None and not self._locked(row, None)
        several = self._document is not None and len(self._document.source.days) > 1
        self.tools.enable(item=row is not None, movable=movable, several_days=several)
        self.item_form.kind.setEnabled(row is not None and not self._locked(row, Column.KIND))

    def _next_problem(self, document: Document) -> None:
        """Go to the next thing that is wrong, round and round."""
        places = [(d, row.at) for d in range(len(document.source.days)) for row in document.rows(d) if row.problems]
        here = (self._day, self.table.row.at if self.table.row is not None else -1)
        ahead = [place for place in places if place > here] or places
        if ahead and not (document.problems_elsewhere and ahead == places and here in places):
            day, at = ahead[0]
            if day != self._day:
                self.go_to_day(day)
            self.table.select(at)
            self.table.setFocus()
            self.show_form(0)
        for problem in document.problems_elsewhere[:1]:
            if not places or ahead == places:
                self.show_form(2)
                self.say(problem.message, Tone.TROUBLE if problem.severity == "error" else Tone.ATTENTION)
