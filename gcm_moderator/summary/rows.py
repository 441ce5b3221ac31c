"""The rows of a meeting's ledger. Seconds are to the millisecond, instants aware datetimes."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from zoneinfo import ZoneInfo

import msgspec

from gcm_moderator.meeting import facts
from gcm_moderator.meeting.balance import Balance
from gcm_moderator.meeting.floor import Recipient, Speaker, TurnKind
from gcm_moderator.meeting.notes import Notebook
from gcm_moderator.meeting.points import Points
from gcm_moderator.meeting.state import Span, State


class Standing(StrEnum):
    """How a turn stood at the last fact."""

    FINISHED = "finished"
    HAS_FLOOR = "has-the-floor"
    PAUSED = "paused"
    INTERRUPTED = "interrupted"


class Outcome(StrEnum):
    """What became of a request."""

    WAITING = "waiting"
    HAS_FLOOR = "has-the-floor"
    HEARD = "heard"
    NOT_REACHED = "not-reached"
    WITHDRAWN = "withdrawn"
    ABSENT = "absent"


class TurnRow(msgspec.Struct, frozen=True):
    """One turn. `sitting` counts from 1 through the session; `notes` are the ids of the notes on it."""

    id: str
    day: int
    sitting: int | None
    segment: str
    segment_title: str
    speaker: Speaker
    on_behalf_of: Speaker | None
    kind: TurnKind
    to: str | None
    gender: str | None
    request: str | None
    requested_at: dt.datetime | None
    started_at: dt.datetime
    finished_at: dt.datetime | None
    standing: Standing
    limit_s: float
    granted_s: float
    paused_s: float
    used_s: float
    over_s: float
    absent: bool
    notes: tuple[str, ...]


class RequestRow(msgspec.Struct, frozen=True):
    """One request for the floor. `place` counts from 1 among those who wait or were not reached."""

    id: str
    segment: str
    speaker: Speaker
    on_behalf_of: Speaker | None
    kind: TurnKind
    to: str | None
    gender: str | None
    limit_s: float | None
    requested_at: dt.datetime
    absences: int
    outcome: Outcome
    place: int | None


class SegmentRow(msgspec.Struct, frozen=True):
    """One segment of the agenda. `late_s` compares its first start with the plan, `behind_s` its latest end.

    Both are None for a segment that was not held, negative when early; a running segment has its projected end there.
    `limit_s` is the limit of a turn in the agenda, `limit_set_s` the last one that the moderator set.
    """

    id: str
    item: str
    item_title: str
    kind: str
    title: str
    day: int
    sitting: int | None
    planned_start: dt.datetime
    planned_end: dt.datetime
    spans: tuple[Span, ...]
    running: bool
    skipped: bool
    late_s: float | None
    behind_s: float | None
    limit_s: float | None
    limit_set_s: float | None
    list_open: bool
    turns: tuple[str, ...]


class Revision(msgspec.Struct, frozen=True):
    """What a note said from that instant on, and the seat that wrote it so."""

    at: dt.datetime
    seat: str
    content: facts.NoteContent


class NoteRow(msgspec.Struct, frozen=True):
    """One note, deleted or not, with its content as it stands.

    `turn` is the turn that the note hangs on, None where there is none or its call was undone. `speaker` has the name
    that the speaker of that turn has now, unless the note was hung on somebody else.
    """

    id: str
    seat: str
    taken_at: dt.datetime
    content: facts.NoteContent
    turn: str | None
    speaker: Speaker | None
    deleted: bool
    answered: bool
    pending: bool
    revisions: tuple[Revision, ...]


class MessageRow(msgspec.Struct, frozen=True):
    """Words of the co-facilitators: to `podium`, to the room's `display`, or to `both`."""

    id: str
    seat: str
    sent_at: dt.datetime
    text: str
    to: Recipient
    withdrawn_at: dt.datetime | None


class SuspensionRow(msgspec.Struct, frozen=True):
    """A time in which the whole meeting stood still; `end` is None while it does."""

    segment: str | None
    start: dt.datetime
    end: dt.datetime | None
    seconds: float


class UndoneRow(msgspec.Struct, frozen=True):
    """A command that was undone and not put back: the numbers of its facts, who undid it and when."""

    command: str
    facts: tuple[int, ...]
    seat: str
    undone_at: dt.datetime


class Ledger(msgspec.Struct, frozen=True):
    """A meeting up to its last fact. `state` is what the facts that stand add up to at the instant `until`."""

    facts: tuple[facts.Recorded, ...]
    state: State
    until: dt.datetime
    segments: tuple[SegmentRow, ...]
    turns: tuple[TurnRow, ...]
    requests: tuple[RequestRow, ...]
    notes: tuple[NoteRow, ...]
    notebook: Notebook
    points: Points
    messages: tuple[MessageRow, ...]
    suspensions: tuple[SuspensionRow, ...]
    balance: Balance
    undone: tuple[UndoneRow, ...]

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the meeting's place."""
        return ZoneInfo(self.state.session.zone)

    def panellist(self, segment_id: str | None, panellist: str) -> str:
        """What the agenda calls `panellist-N` of the panel that the segment belongs to; the id where it names none."""
        segment = self.state.session.segment(segment_id or "")
        panel = self.state.session.item_of(segment).segments if segment is not None else ()
        named = (other.speaker or other.title for other in panel if other.panellist == panellist)
        return next(named, panellist)
