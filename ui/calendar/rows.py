"""The entries of the calendar as rows of a list, and all there is to know of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gcm_moderator.workplan.model import Event
from gcm_moderator.workplan.months import Month
from ui.calendar import words
from ui.theme import RADIUS_CARD, Type, space, tokens_of
from ui.widgets.bar import Tone
from ui.widgets.label import FitLabel, PlainLabel
from ui.widgets.paint import rounded
from ui.widgets.paragraph import paragraph
from ui.widgets.row_list import Chip, Heading, Row
from ui.words import SEPARATOR

Differing = Mapping[str, Sequence[Event]]


@dataclass(frozen=True, slots=True)
class EventRow:
    """One entry; `differs` when another source says otherwise."""

    event: Event
    differs: bool

    @property
    def key(self) -> str:
        """The entry's id."""
        return self.event.id

    @property
    def title(self) -> str:
        """As printed."""
        return self.event.title

    @property
    def subtitle(self) -> str:
        """Where, and what it is."""
        return words.subtitle(self.event)

    @property
    def badge(self) -> tuple[str, str]:
        """The days, or the reservation and where they lie."""
        return words.badge(self.event)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """Reservations about days that are printed, and differing sources."""
        reserved = words.reservation(self.event) if self.event.on_days else ""
        chips = [Chip(reserved, Tone.PLAIN)] if reserved else []
        return (*chips, Chip(words.tr("sources differ"), Tone.ATTENTION)) if self.differs else tuple(chips)

    @property
    def broken(self) -> bool:
        """Never: what is broken is named above the list."""
        return False

    @property
    def spoken(self) -> str:
        """The row for ears."""
        chips = (chip.text for chip in self.chips)
        return ". ".join((self.title, words.when(self.event), self.subtitle, *chips))


def month_rows(month: Month, on_days: Sequence[Event], lying: Sequence[Event], others: Differing) -> list[Row]:
    """The rows of a month: what is on days, then what lies in it somewhere."""
    rows: list[Row] = [
        Heading(words.month_title(month), "" if on_days else words.tr("Nothing on a day of this month."))
    ]
    rows += [EventRow(event, event.id in others) for event in on_days]
    if lying:
        rows.append(Heading(words.tr("Some time in this month")))
        rows += [EventRow(event, event.id in others) for event in lying]
    return rows


def all_rows(events: Sequence[Event], others: Differing) -> list[Row]:
    """All rows, under the month in which each begins or may begin; those without a date at the end."""
    rows: list[Row] = []
    before = ""
    for event in events:
        title = words.month_title(Month.of(event.start)) if event.start is not None else words.tr("No date yet")
        if title != before:
            rows.append(Heading(title))
            before = title
        rows.append(EventRow(event, event.id in others))
    return rows or [Heading(words.tr("Nothing"), words.tr("No entry is of this kind, place and phase."))]


class EventCard(QWidget):
    """All there is to know of an entry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(words.tr("Details"))
        self.title = FitLabel(22, 16, 4)
        self.when = PlainLabel("", Type.STRONG)
        self._lines = [paragraph("") for _ in range(5)]
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(2), space(3), space(2))
        column.setSpacing(space(0.75))
        column.addWidget(self.title)
        column.addWidget(self.when)
        for line in self._lines:
            column.addWidget(line)
        column.addStretch(1)

    @property
    def text(self) -> str:
        """Everything it says."""
        return "\n".join(line.full_text for line in self._lines if not line.isHidden())

    def show_event(self, event: Event | None, others: Sequence[Event]) -> None:
        """Show another entry, or none."""
        self.title.set_text(event.title if event else words.tr("Choose an entry to see what is known of it."))
        self.when.set_text(words.when(event) if event else "")
        lines: list[str] = []
        if event is not None:
            lines = [
                SEPARATOR.join((words.place(event), words.kind(event.kind), words.phase(event.phase))),
                words.printed(event),
                *(words.difference(other) for other in others),
            ]
        for number, line in enumerate(self._lines):
            line.set_text(lines[number] if number < len(lines) else "")
            line.setVisible(number < len(lines))
            line.set_tone("text" if number >= 2 else "soft")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens_of(self)
        rounded(painter, QRectF(self.rect()), RADIUS_CARD, colours.surface, colours.hairline)
