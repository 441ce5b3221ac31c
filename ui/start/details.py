"""What there is to know of the selected entry before it is opened, and the button that opens it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.accessible import describe, tab_before
from ui.start import words
from ui.start.entries import AgendaLine, Day, Entry, Line, Shelf
from ui.theme import RADIUS_CARD, Type, font, space, tokens_of
from ui.widgets.bar import Tone
from ui.widgets.button import TouchButton, Weight
from ui.widgets.growing import grow
from ui.widgets.label import FitLabel, PlainLabel
from ui.widgets.paint import Scaled, rounded
from ui.widgets.paragraph import paragraph
from ui.widgets.row_list import draw_tone
from ui.words import SEPARATOR

_LONGEST_TITLE = 3
_LONGEST_TEXT = 8


class ToneMark(QWidget, Scaled):
    """The shape of a tone beside a sentence."""

    def __init__(self, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.set_scale(1.0)

    def set_scale(self, scale: float) -> None:
        """Take on another size."""
        self.scale = scale
        self.setFixedSize(round(14 * scale), round(22 * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shape at the height of the first line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = 11 * self.scale
        draw_tone(painter, QRectF(1, (self.height() - side) / 2, side, side), self._tone, tokens_of(self))


class Details(QWidget, Scaled):
    """The card. `opened` and `rehearsed` carry the entry and its day (None for a record), `edit_wanted` the entry."""

    opened = Signal(object, object)
    rehearsed = Signal(object, object)
    edit_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self._day = 0
        self.setAccessibleName(self.tr("Details"))
        self.title = FitLabel(30, 20, _LONGEST_TITLE)
        self.subtitle = paragraph(pixels=15, lines=_LONGEST_TEXT)
        self.facts = PlainLabel("", Type.STRONG)
        self.opens = paragraph(pixels=15, lines=3, soft=False)
        self.button = TouchButton(self.tr("Open"), "⏎", Weight.PRIMARY)
        self.button.clicked.connect(self.open)
        self.rehearse = TouchButton(self.tr("Rehearse…"))
        self.rehearse.clicked.connect(lambda: self.rehearsed.emit(self._entry, self.day))
        self.edit = TouchButton("", "", Weight.NORMAL)
        self.edit.clicked.connect(lambda: self.edit_wanted.emit(self._entry))
        for button in (self.button, self.rehearse, self.edit):
            button.hide()
        self._days_row = QHBoxLayout()
        self._days_row.setSpacing(space(1))
        self._day_group = QButtonGroup(self)
        self._day_group.idClicked.connect(self._choose)
        self._agenda = QVBoxLayout()
        self._agenda.setSpacing(space(0.75))
        self._lines, self._remarks = QVBoxLayout(), QVBoxLayout()
        for lines in (self._lines, self._remarks):
            lines.setSpacing(space(1))
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1.25))
        column.addWidget(self.title)
        column.addWidget(self.facts)
        column.addWidget(self.subtitle)
        column.addSpacing(space(0.5))
        column.addLayout(self._lines)
        column.addSpacing(space(0.5))
        column.addLayout(self._days_row)
        column.addLayout(self._agenda)
        column.addSpacing(space(0.5))
        column.addLayout(self._remarks)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        foot = QHBoxLayout()
        foot.setSpacing(space(2))
        foot.addWidget(self.opens, 1)
        foot.addWidget(self.edit)
        foot.addWidget(self.rehearse)
        foot.addWidget(self.button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(3), space(2.5), space(3), space(2.5))
        whole.setSpacing(space(2))
        whole.addWidget(self._area, 1)
        whole.addLayout(foot)

    @property
    def entry(self) -> Entry | None:
        """What is shown."""
        return self._entry

    @property
    def day(self) -> Day | None:
        """The day that would be opened."""
        entry = self._entry
        return entry.days[self._day] if entry is not None and entry.days else None

    @property
    def day_buttons(self) -> tuple[TouchButton, ...]:
        """The buttons that choose a day; none where there is only one."""
        return tuple(button for button in self._day_group.buttons() if isinstance(button, TouchButton))

    def show_entry(self, entry: Entry | None) -> None:
        """Show another entry, or nothing."""
        if entry == self._entry:
            return
        self._entry = entry
        self._day = entry.chosen_day if entry is not None else 0
        self.title.set_text(entry.title if entry else "")
        self.subtitle.set_text(entry.subtitle if entry and entry.days else "")
        self.subtitle.setVisible(bool(self.subtitle.full_text))
        self.facts.set_text(SEPARATOR.join(entry.facts[:2]) if entry else "")
        _empty(self._lines)
        _empty(self._remarks)
        for line in self._sentences(entry):
            (self._remarks if line.tone is Tone.PLAIN else self._lines).addLayout(_line(line))
        self._show_days(entry)
        self._show_day()
        self.button.setVisible(entry is not None and bool(entry.action))
        self.rehearse.setVisible(entry is not None and bool(entry.days))
        self.edit.setVisible(entry is not None and entry.shelf is not Shelf.RECORDS)
        if entry is not None:
            own = entry.shelf is Shelf.OWN
            self.edit.set_label(words.tr("Edit") if own else words.tr("Edit a copy"))
            self.button.set_label(entry.action, f"{entry.action}: {entry.title}")
        grow(self, self.scale)
        self._area.verticalScrollBar().setValue(0)

    def open(self) -> None:
        """Open what is shown, on the chosen day."""
        if self._entry is not None and self._entry.action:
            self.opened.emit(self._entry, self.day)

    def set_scale(self, scale: float) -> None:
        """Take on another size."""
        self.scale = scale

    def sizeHint(self) -> QSize:
        """Comfortable at scale 1."""
        return QSize(620, 520)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens_of(self)
        rounded(painter, QRectF(self.rect()), RADIUS_CARD, colours.surface, colours.hairline)

    def _sentences(self, entry: Entry | None) -> tuple[Line, ...]:
        if entry is None:
            return ()
        if entry.days:
            return entry.lines
        return (*entry.lines, *(Line(fact) for fact in entry.facts[2:]))

    def _show_days(self, entry: Entry | None) -> None:
        for button in self.day_buttons:
            self._day_group.removeButton(button)
        _empty(self._days_row)
        if entry is None or len(entry.days) < 2:
            return
        for number, day in enumerate(entry.days):
            button = TouchButton(words.tr("Day {n}: {date}").format(n=number + 1, date=day.name))
            button.setCheckable(True)
            button.setChecked(number == self._day)
            self._day_group.addButton(button, number)
            self._days_row.addWidget(button)
            tab_before(button, self.edit)
        self._days_row.addStretch(1)

    def _choose(self, day: int) -> None:
        self._day = day
        self._show_day()
        grow(self, self.scale)

    def _show_day(self) -> None:
        _empty(self._agenda)
        day = self.day
        entry = self._entry
        for button in self.day_buttons:
            chosen = self._day_group.id(button) == self._day
            button.set_marked(chosen)
            describe(button, button.label, words.tr("chosen") if chosen else "")
        for line in day.agenda if day is not None else ():
            self._agenda.addLayout(_agenda_line(line))
        if day is not None:
            self.opens.set_text(day.opens)
        else:
            self.opens.set_text(words.tr("This file was left as it is.") if entry and not entry.action else "")


def _line(line: Line) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(space(1))
    if line.tone is not Tone.PLAIN:
        row.addWidget(ToneMark(line.tone), 0, Qt.AlignmentFlag.AlignTop)
    text = paragraph(pixels=14, lines=_LONGEST_TEXT, soft=line.tone is Tone.PLAIN)
    text.set_text(line.text)
    row.addWidget(text, 1)
    return row


def _agenda_line(line: AgendaLine) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(space(2))
    times = PlainLabel(line.times, Type.SMALL, "soft")
    times.setFont(font(Type.SMALL))
    times.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    row.addWidget(times, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(paragraph(line.title, lines=2, soft=False), 1)
    return row


def _empty(layout: QLayout) -> None:
    """Take everything out of a layout; the widgets go when Qt comes to it."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if inner is not None:
            _empty(inner)
            inner.deleteLater()
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
