"""What the windows show, as frozen data: no words of the interface, no rules, no Qt.

A `PodiumView` changes only when a fact does; what runs with time (digits, forecast, time of day) is asked for at an
instant. Windows compare the new view with the old one and refresh what differs.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from gcm_moderator.agenda.model import Item, Segment, Session
from gcm_moderator.delegations.model import RegionalGroup
from gcm_moderator.meeting.brief import Point, Table
from gcm_moderator.meeting.state import Message, Request
from gcm_moderator.meeting.turn import Turn


class ListState(StrEnum):
    """Whether delegations can ask for the floor."""

    NONE = "none"
    OPEN = "open"
    CLOSED = "closed"


class StripState(StrEnum):
    """How far a segment of the agenda is."""

    UPCOMING = "upcoming"
    RUNNING = "running"
    DONE = "done"
    SKIPPED = "skipped"


class Saving(StrEnum):
    """Whether what is shown is on the disk."""

    SAVED = "saved"
    SAVING = "saving"
    NOT_SAVED = "not-saved"


class QueueRow(msgspec.Struct, frozen=True):
    """One line of the queue. `nth` counts in this discussion, `session_nth` in the session, both from 1."""

    number: int
    request: Request
    nth: int
    session_nth: int


class StripEntry(msgspec.Struct, frozen=True):
    """One segment on the agenda strip."""

    segment: Segment
    item: Item
    state: StripState


class PanellistEntry(msgspec.Struct, frozen=True):
    """Somebody who can be given the floor in the panellists' turn. `name` is None while to be announced."""

    id: str
    number: int
    name: str | None
    pending_questions: int


class Step(msgspec.Struct, frozen=True):
    """What undo or redo would act on: the command's id and name (as in a script), and whom it was about."""

    command: str
    verb: str
    subject: str | None


class Brief(msgspec.Struct, frozen=True):
    """Points to be said, in their order. `panel` is None for the thematic expert, who speaks across panels."""

    panel: Item | None
    number: int
    """Of the panel, among the expert panels from 1; 0 across panels and for the summary panel itself."""
    speaking: Segment | None
    """The segment of the agenda in which it is said."""
    points: tuple[Point, ...]
    reading_s: float
    """Seconds to read it out at a pace that interpreters can follow."""

    @property
    def limit_s(self) -> float | None:
        """Seconds that its speaker has."""
        return self.speaking.limit_s if self.speaking is not None else None

    @property
    def to_confirm(self) -> int:
        """How many quantifiers wait for a person: not confirmed yet, or out of date."""
        return sum(
            1 for point in self.points if point.stale or (point.confirmed is None and point.suggested is not None)
        )


class PodiumView(msgspec.Struct, frozen=True):
    """Everything on the podium that does not run with time."""

    session_title: str
    place: str
    zone: str
    practice: bool
    """Whether the meeting's clock is set elsewhere than the wall's (a rehearsal)."""
    item: Item | None
    segment: Segment | None
    turn: Turn | None
    interrupted: Turn | None
    line_to_say: str
    """In the meeting's language; empty when there is nothing to say."""
    round_position: int | None
    """Of the live intervention: 3 for the third since the panellists last spoke."""
    queue: tuple[QueueRow, ...]
    list_state: ListState
    limit_s: float | None
    """Limit of an intervention in the running discussion."""
    round_size: int
    since_panellists: int
    suggest_panellists: bool
    panellists: tuple[PanellistEntry, ...]
    not_heard: tuple[RegionalGroup, ...]
    """In the running discussion; empty until a first round of interventions is over."""
    strip: tuple[StripEntry, ...]
    next_segment: Segment | None
    suspended_since: dt.datetime | None
    message: Message | None
    undo: Step | None
    redo: Step | None
    saving: Saving
    unsaved: int
    """Actions that took effect but are not on the disk."""
    problem: str | None
    """One sentence on why they are not."""
    brief: Brief | None = None
    """What is concluded with now: in a panel's closing, and by whoever gives a perspective in the summary panel."""
    closes_at: dt.datetime | None = None
    """When the list is to be closed, as the co-facilitators set it; nothing closes by itself."""


class DisplayView(msgspec.Struct, frozen=True):
    """Everything on the room's screen that does not run with time."""

    session_title: str
    place: str
    zone: str
    item: Item | None
    segment: Segment | None
    turn: Turn | None
    next_speakers: tuple[Request, ...]
    """At most two."""
    suspended_since: dt.datetime | None
    message: Message | None = None
    """Of the co-facilitators to the room."""


class SummaryView(msgspec.Struct, frozen=True):
    """Everything in the summary panel's view."""

    session: Session
    running: str | None
    """The segment that runs."""
    panels: tuple[Brief, ...]
    across: Brief
    undo: Step | None
    """What this view would take back of what it did to points; the verb as in a command's name."""
    redo: Step | None


class ExpertTables(msgspec.Struct, frozen=True):
    """The thematic expert's two tables, which take every note of the session into account."""

    session: Session
    themes: Table
    commitments: Table
