"""What was understood of a document, beside its lines: the result that the command line and the windows show."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from gcm_moderator.agenda.importing.document import Line
from gcm_moderator.agenda.importing.people import Someone
from gcm_moderator.agenda.model import ItemKind

__all__ = [
    "Doubt",
    "DoubtCode",
    "Found",
    "Given",
    "Meaning",
    "Missing",
    "Read",
    "Speaking",
    "Understanding",
    "UnderstoodDay",
    "UnderstoodItem",
]


class Meaning(StrEnum):
    """What a line was taken for."""

    TITLE = "title"
    THEME = "theme"
    PLACE = "place"
    DAY = "day"
    SITTING = "sitting"
    ITEM = "item"
    TOPIC = "topic"
    PERSON = "person"
    REMARK = "remark"
    LIMIT = "limit"
    HEAD = "head"
    """The head of a column."""
    TRANSLATION = "translation"
    """The same in another language."""
    RUNNING = "running"
    """A header or footer of the page."""
    NOTE = "note"
    """Not understood: kept as it is."""


class DoubtCode(StrEnum):
    """Why something is not sure."""

    END_FILLED = "end-filled"
    HALF_OF_DAY = "half-of-day"
    OVERLAP = "overlap"
    ORDER = "order"
    NEW_DAY = "new-day"
    DATE = "date"
    KIND = "kind"
    TIME = "time"
    TITLE = "title"
    THEME = "theme"
    PEOPLE = "people"
    LIMIT = "limit"
    LEFT_OUT = "left-out"


class Doubt(msgspec.Struct, frozen=True):
    """One thing that is not sure, as a sentence. `line` is the number of the line of the document it comes from."""

    code: DoubtCode
    text: str
    line: int | None = None


class Missing(msgspec.Struct, frozen=True):
    """Something that a session file needs and the document does not say. `key` is that of the session file."""

    key: str
    text: str


class Found(msgspec.Struct, frozen=True):
    """Something about the whole meeting, with the line it comes from; None where it was given or worked out."""

    text: str
    line: int | None = None


class Given(msgspec.Struct, frozen=True):
    """What the person who imports says themselves; it goes before the document."""

    title: str | None = None
    date: str | None = None
    """The first day, year-month-day."""
    place: str | None = None
    zone: str | None = None


class Speaking(msgspec.Struct, frozen=True):
    """A speaking time that the document names: `part` of the panels of kind `panel`, in minutes."""

    panel: str
    part: str
    minutes: float
    line: int


class UnderstoodItem(msgspec.Struct, frozen=True):
    """An item of the agenda. `start` and `end` are "HH:MM"; `lines` are the numbers of the lines it was made from."""

    id: str
    title: str
    kind: ItemKind
    start: str
    end: str | None
    lines: tuple[int, ...]
    line: int | None = None
    """The line that the item begins with: that of its time."""
    speaker: str | None = None
    moderators: tuple[Someone, ...] = ()
    experts: tuple[Someone, ...] = ()
    topics: tuple[str, ...] = ()
    minutes: dict[str, float] = {}
    remark: str | None = None
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[int, ...] = ()
    """The lines that belong to the item and were not understood."""

    @property
    def sure(self) -> bool:
        """Whether nothing about the item is in doubt."""
        return not self.doubts


class UnderstoodDay(msgspec.Struct, frozen=True):
    """A day. `date` is year-month-day, None where the document does not say; sittings are pairs of "HH:MM"."""

    date: str | None
    sittings: tuple[tuple[str, str], ...]
    items: tuple[UnderstoodItem, ...]
    doubts: tuple[Doubt, ...] = ()
    lines: tuple[int, ...] = ()


class Read(msgspec.Struct, frozen=True):
    """A line of the document with what it was taken for. `item` is the id of the item it belongs to."""

    line: Line
    meaning: Meaning
    item: str | None = None
    doubts: tuple[Doubt, ...] = ()


class Understanding(msgspec.Struct, frozen=True):
    """Everything that was understood of a document, and every line of it."""

    name: str
    format: str
    id: str
    language: str
    lines: tuple[Read, ...]
    days: tuple[UnderstoodDay, ...]
    title: Found | None = None
    theme: Found | None = None
    place: Found | None = None
    zone: Found | None = None
    co_facilitators: tuple[Someone, ...] = ()
    limits: tuple[Speaking, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """About the whole; those of days and items stand there."""
    missing: tuple[Missing, ...] = ()

    @property
    def items(self) -> tuple[UnderstoodItem, ...]:
        """Every item of every day."""
        return tuple(item for day in self.days for item in day.items)

    @property
    def all_doubts(self) -> tuple[Doubt, ...]:
        """Every doubt, of the whole, the days and the items."""
        days = tuple(doubt for day in self.days for doubt in (*day.doubts, *(d for i in day.items for d in i.doubts)))
        return (*self.doubts, *days)

    @property
    def notes(self) -> tuple[Read, ...]:
        """The lines that were not understood, and are kept as they are."""
        return tuple(read for read in self.lines if read.meaning is Meaning.NOTE)
