"""What is collected while a document is read from top to bottom: days, items, and what each line was taken for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gcm_moderator.agenda.importing.dates import Mark
from gcm_moderator.agenda.importing.document import Line
from gcm_moderator.agenda.importing.people import Someone
from gcm_moderator.agenda.importing.understanding import Doubt, DoubtCode, Meaning
from gcm_moderator.agenda.importing.words import kind_of
from gcm_moderator.agenda.model import ItemKind

__all__ = ["ENVELOPE", "Draft", "DraftDay", "Drafts"]

ENVELOPE = re.compile(
    r"\s*(?:from|to|cc|bcc|sent|received|reply-to|importance|attachments?|de|à|para)\s*:", re.IGNORECASE
)
"""The lines above an e-mail, whose names and dates say nothing of the meeting."""


@dataclass(eq=False)
class Draft:
    """An item in the making. Times are minutes since midnight; None where the document has none."""

    title: str
    start: int | None = None
    end: int | None = None
    duration: float | None = None
    lines: list[Line] = field(default_factory=list)
    details: list[Line] = field(default_factory=list)
    moderators: list[Someone] = field(default_factory=list)
    experts: list[Someone] = field(default_factory=list)
    speakers: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    kind: ItemKind | None = None
    sitting: bool = False
    """Whether it may be the heading of a sitting, "Morning session (10:00-13:00)"."""
    heading: bool = False
    """Whether it has no time of its own: a panel whose parts have."""
    parts: dict[str, float] = field(default_factory=dict)
    """Minutes of its parts, where those are printed with times of their own."""

    def __post_init__(self) -> None:
        self.kind = self.kind or kind_of(self.title)

    def doubt(self, code: DoubtCode, text: str) -> None:
        """Note that something about the item is not sure."""
        self.doubts.append(Doubt(code, text, self.lines[0].number if self.lines else None))


@dataclass(eq=False)
class DraftDay:
    """A day in the making: how the document names it, and its items as printed."""

    marks: tuple[Mark, ...] = ()
    lines: list[Line] = field(default_factory=list)
    items: list[Draft] = field(default_factory=list)
    assumed: bool = False
    """Whether nothing names it: the times began anew."""


class Drafts:
    """The days so far, the lines that belong to no item, and what every line was taken for."""

    def __init__(self) -> None:
        self.days: list[DraftDay] = []
        self.loose: list[Line] = []
        self.meanings: dict[int, Meaning] = {}
        self.told_sittings: list[tuple[int, int, Line]] = []
        self.by_panel: dict[int, Draft] = {}
        self.named: dict[str, tuple[str, Line]] = {}
        self.co_facilitators: list[Someone] = []
        self.co_facilitator_lines: list[Line] = []

    @property
    def day(self) -> DraftDay:
        """The day that items go to."""
        if not self.days:
            self.days.append(DraftDay())
        return self.days[-1]

    @property
    def item(self) -> Draft | None:
        """The item that details go to."""
        return self.days[-1].items[-1] if self.days and self.days[-1].items else None

    def took(self, line: Line, meaning: Meaning) -> None:
        """Say what a line was taken for; the first word counts, unless it was a note."""
        if self.meanings.get(line.number, Meaning.NOTE) is Meaning.NOTE:
            self.meanings[line.number] = meaning

    def begin_day(self, marks: tuple[Mark, ...], line: Line) -> None:
        """Begin another day, or name the one that nothing stands in yet."""
        self.took(line, Meaning.DAY)
        if self.days and not self.days[-1].items:
            day = self.days[-1]
            repeats = {m.ordinal for m in day.marks if m.ordinal} & {m.ordinal for m in marks if m.ordinal}
            if not _dates(marks) or not _dates(day.marks) or repeats or _dates(marks) == _dates(day.marks):
                day.marks += marks
                day.lines.append(line)
                return
            self.loose += day.lines
            self.days.pop()
        self.days.append(DraftDay(marks, [line]))

    def add(self, draft: Draft) -> Draft:
        """Put an item on the day."""
        self.day.items.append(draft)
        for line in draft.lines:
            self.took(line, Meaning.ITEM)
        return draft

    def note(self, line: Line) -> None:
        """Keep a line that belongs to no item."""
        self.took(line, Meaning.NOTE)
        self.loose.append(line)

    def panel(self, number: int) -> Draft:
        """Collect for a panel whose times stand elsewhere."""
        return self.by_panel.setdefault(number, Draft(""))


def _dates(marks: tuple[Mark, ...]) -> set[tuple[int, int]]:
    return {(date.month, date.day) for mark in marks for date in mark.dates}
