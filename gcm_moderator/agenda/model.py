"""The agenda of a session as the rest of the program sees it: checked, expanded, and in the place's own zone.

A session has sittings (10:00-13:00, 15:00-18:00). A day has items as printed in the programme. A panel item
expands into segments by its format; any other item is its own segment. Instants are aware datetimes, lengths
and limits are seconds.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from functools import cached_property

import msgspec


class ItemKind(StrEnum):
    """What an item of the printed agenda is."""

    REMARKS = "remarks"
    PRESENTATION = "presentation"
    BREAK = "break"
    EXPERT_PANEL = "expert-panel"
    SUMMARY_PANEL = "summary-panel"


class SegmentKind(StrEnum):
    """What a segment is. Only a discussion has a queue; only a discussion and a break absorb a late start."""

    REMARKS = "remarks"
    PRESENTATION = "presentation"
    BREAK = "break"
    OPENING = "opening"
    EXPERT = "expert"
    DISCUSSION = "discussion"
    CLOSING = "closing"
    PERSPECTIVE = "perspective"
    THEMATIC_EXPERT = "thematic-expert"


class Person(msgspec.Struct, frozen=True):
    """Somebody the agenda names. `name` is None while it is to be announced."""

    name: str | None
    title: str | None = None
    of: str | None = None
    """The State or organization they belong to."""


class Segment(msgspec.Struct, frozen=True):
    """One stretch of the agenda that can be started. `limit_s` is the limit of one turn in it, None for a break."""

    id: str
    item_id: str
    kind: SegmentKind
    title: str
    day: int
    planned_start: dt.datetime
    planned_end: dt.datetime
    limit_s: float | None
    speaker: str | None = None
    """Who is expected to speak, as the chair would name them: "Moderator of panel 1", "Panellist 2", a name."""
    panellist: str | None = None
    """`panellist-N` when the segment belongs to that panellist."""

    @property
    def length_s(self) -> float:
        """Planned length in seconds."""
        return (self.planned_end - self.planned_start).total_seconds()

    @property
    def elastic(self) -> bool:
        """Whether it ends at its planned end however late it starts."""
        return self.kind in (SegmentKind.DISCUSSION, SegmentKind.BREAK)


class Item(msgspec.Struct, frozen=True):
    """One line of the printed agenda. `line` is its line in the session file.

    `moderators` chair the item: in an expert panel its moderators, in a summary panel the co-facilitators. The Nth of
    `panellists` is whom `panellist-N` stands for: in a summary panel the moderators, then the thematic expert.
    """

    id: str
    kind: ItemKind
    title: str
    day: int
    start: dt.datetime
    end: dt.datetime
    segments: tuple[Segment, ...]
    line: int = 0
    moderators: tuple[Person, ...] = ()
    panellists: tuple[Person, ...] = ()
    topics: tuple[str, ...] = ()
    announced: bool = True
    """False while its programme is to be announced."""
    remark: str | None = None
    """Something to show with it, for example the side events during lunch."""
    fixed: bool | None = None
    """Whether its times stay when something before it is moved; None takes what is usual for its kind."""

    @property
    def is_panel(self) -> bool:
        """Whether it expands into segments of its own."""
        return self.kind in (ItemKind.EXPERT_PANEL, ItemKind.SUMMARY_PANEL)


class Sitting(msgspec.Struct, frozen=True):
    """A stretch with interpretation. `end` is the hard stop, when the interpreters leave."""

    day: int
    start: dt.datetime
    end: dt.datetime


class Theme(msgspec.Struct, frozen=True):
    """Something every speaker is asked to speak to; notes are filed under it."""

    id: str
    title: str


class Commitment(msgspec.Struct, frozen=True):
    """A possible commitment of the session's issue brief."""

    number: int
    title: str


class Session(msgspec.Struct, frozen=True, dict=True):
    """A whole session. `language` is the language of the meeting (one of the six official ones)."""

    id: str
    title: str
    theme: str
    place: str
    zone: str
    days: tuple[dt.date, ...]
    sittings: tuple[Sitting, ...]
    items: tuple[Item, ...]
    themes: tuple[Theme, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    language: str = "en"
    round_size: int = 5
    warning_s: float | None = None
    """Seconds before the limit at which the warning phase begins; None takes the usual ones."""
    usual_warning_s: float = 60.0
    """The usual ones; half as many for limits under three minutes."""
    names_in_use: bool = False
    """Whether delegations are shown under the names in use on the session's dates."""
    remarks: tuple[str, ...] = ()
    """What the reader should know about the sources, for example two printed dates."""
    co_facilitators: tuple[Person, ...] = ()
    """Who chair the session."""

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """Every segment, in the order of the agenda."""
        return tuple(segment for item in self.items for segment in item.segments)

    @cached_property
    def _by_id(self) -> dict[str, Segment]:
        return {segment.id: segment for segment in self.segments}

    @cached_property
    def _items_by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}

    def segment(self, segment_id: str) -> Segment | None:
        """The segment of that id, or None."""
        return self._by_id.get(segment_id)

    def item_of(self, segment: Segment) -> Item:
        """The item that a segment of this session belongs to."""
        return self._items_by_id[segment.item_id]

    def sitting_of(self, segment: Segment) -> Sitting | None:
        """The sitting in which a segment is planned to start; None for a break between sittings."""
        for sitting in self.sittings:
            if sitting.start <= segment.planned_start < sitting.end:
                return sitting
        return None
