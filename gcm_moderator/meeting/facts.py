"""What happened, as it is written to the record. A fact is never changed; undo retracts the command behind it.

Every fact is one tagged structure. A `Draft` wraps it with its own id, the seat and the instant of its author and
the command that wrote it; the record gives it a number and makes it a `Recorded`. Entities (turns, requests, notes)
carry the id of the command that created them. Durations are seconds, instants aware datetimes.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from gcm_moderator.agenda.model import Session
from gcm_moderator.meeting.floor import Heading, NoteKind, Quantifier, Recipient, Speaker, TurnKind


class Fact(msgspec.Struct, frozen=True, tag_field="type", omit_defaults=True):
    """Base of all facts."""


class MeetingOpened(Fact, frozen=True, tag="meeting-opened"):
    """The first fact of a record: the agenda as it stood, and how far the meeting's clock is from the wall's.

    `clock_ahead_s` is zero for a meeting held on its own dates; a practice runs on a clock set elsewhere. What was
    `rehearsed` was played, at whatever pace: its clock stands while the record is closed.
    """

    session: Session
    clock_ahead_s: float = 0.0
    rehearsed: bool = False


class AgendaChanged(Fact, frozen=True, tag="agenda-changed"):
    """From now on this is the agenda, all of it. What had begun stands in it as it was."""

    session: Session


class SegmentStarted(Fact, frozen=True, tag="segment-started"):
    """A segment of the agenda began."""

    segment: str


class SegmentEnded(Fact, frozen=True, tag="segment-ended"):
    """The running segment ended. `not_reached` are the requests left waiting, in their order."""

    segment: str
    not_reached: tuple[str, ...] = ()


class TurnStarted(Fact, frozen=True, tag="turn-started"):
    """A speaker took the floor at `started_at`, which may lie before the fact's own instant."""

    turn: str
    segment: str
    speaker: Speaker
    kind: TurnKind
    limit_s: float
    started_at: dt.datetime
    request: str | None = None
    on_behalf_of: Speaker | None = None
    to: str | None = None
    gender: str | None = None


class TurnPaused(Fact, frozen=True, tag="turn-paused"):
    """The countdown was stopped by hand."""

    turn: str


class TurnResumed(Fact, frozen=True, tag="turn-resumed"):
    """The countdown went on after a pause by hand."""

    turn: str


class TurnInterrupted(Fact, frozen=True, tag="turn-interrupted"):
    """A point of order took the floor; the turn waits under it."""

    turn: str


class TurnTakenUp(Fact, frozen=True, tag="turn-taken-up"):
    """No point of order holds the floor any more; the interrupted turn has it again."""

    turn: str


class TurnGranted(Fact, frozen=True, tag="turn-granted"):
    """Time added to (or taken from) a turn, in seconds."""

    turn: str
    seconds: float


class TurnFinished(Fact, frozen=True, tag="turn-finished"):
    """A turn ended at `finished_at`. `absent` when it turned out that nobody was there to take it."""

    turn: str
    finished_at: dt.datetime
    absent: bool = False


class FloorRequested(Fact, frozen=True, tag="floor-requested"):
    """A delegation asked for the floor in the room."""

    request: str
    speaker: Speaker
    kind: TurnKind
    on_behalf_of: Speaker | None = None
    to: str | None = None
    limit_s: float | None = None
    gender: str | None = None


class RequestWithdrawn(Fact, frozen=True, tag="request-withdrawn"):
    """A delegation no longer asks for the floor."""

    request: str


class RequestAbsent(Fact, frozen=True, tag="request-absent"):
    """A delegation was called for and not in its seat: to the end once, off the list the second time (`left`)."""

    request: str
    left: bool = False


class QueueReordered(Fact, frozen=True, tag="queue-reordered"):
    """The moderator changed the order: the whole list, by request."""

    order: tuple[str, ...]


class SpeakerNamed(Fact, frozen=True, tag="speaker-named"):
    """A request or turn entered as free text got its name. `subject` is the id of that request or turn."""

    subject: str
    speaker: Speaker


class LimitSet(Fact, frozen=True, tag="limit-set"):
    """The limit of interventions from now on in the running discussion, in seconds."""

    segment: str
    limit_s: float


class ListClosed(Fact, frozen=True, tag="list-closed"):
    """The list of speakers of the running discussion was closed."""

    segment: str


class ClosingSet(Fact, frozen=True, tag="closing-set"):
    """When the list of the running discussion is to be closed, as told to the podium; None: no longer."""

    segment: str
    closes_at: dt.datetime | None = None


class ListReopened(Fact, frozen=True, tag="list-reopened"):
    """The list of speakers was opened again."""

    segment: str


class MeetingSuspended(Fact, frozen=True, tag="meeting-suspended"):
    """The whole meeting stopped: an alarm, interpretation lost."""


class MeetingContinued(Fact, frozen=True, tag="meeting-continued"):
    """The meeting was taken up again."""


class MessageSent(Fact, frozen=True, tag="message-sent"):
    """The co-facilitators wrote to the podium, or to the room's screen, or to both."""

    message: str
    text: str
    to: Recipient = Recipient.PODIUM


class MessageWithdrawn(Fact, frozen=True, tag="message-withdrawn"):
    """A message was taken off the podium and the room's screen."""

    message: str


class NoteContent(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a note says and what it hangs on; a revision replaces all of it."""

    text: str
    kind: NoteKind = NoteKind.POINT
    themes: tuple[str, ...] = ()
    commitments: tuple[int, ...] = ()
    to: str | None = None
    star: bool = False
    segment: str | None = None
    turn: str | None = None
    speaker: Speaker | None = None
    on_behalf_of: Speaker | None = None


class NoteTaken(Fact, frozen=True, tag="note-taken"):
    """A rapporteur wrote a note."""

    note: str
    content: NoteContent


class NoteRevised(Fact, frozen=True, tag="note-revised"):
    """A note was edited, or hung on another speaker; every revision stays in the record."""

    note: str
    content: NoteContent


class NoteDeleted(Fact, frozen=True, tag="note-deleted"):
    """A note was taken out of sight; the record keeps it."""

    note: str


class NoteRestored(Fact, frozen=True, tag="note-restored"):
    """A deleted note is in sight again, with what it said."""

    note: str
    content: NoteContent


class QuestionAnswered(Fact, frozen=True, tag="question-answered"):
    """A question to a panellist was answered, or found to be still open."""

    note: str
    answered: bool = True


Place = Annotated[str, msgspec.Meta(pattern=r"^-?\d+(/[1-9]\d*)?$")]
"""Where a point stands in an order: a fraction that lies between those of its neighbours."""


class PointsMerged(Fact, frozen=True, tag="points-merged"):
    """Points that say the same became one, the point `point`. A starred note is the point of the same id."""

    point: str
    parts: tuple[str, ...]


class PointSplit(Fact, frozen=True, tag="point-split"):
    """A merged point was taken apart into the points that it was made of."""

    point: str


class NoteSeparated(Fact, frozen=True, tag="note-separated"):
    """One note was taken out of a merged point and is a point of its own again."""

    note: str


class PointWorded(Fact, frozen=True, tag="point-worded"):
    """A point got a wording of its own; None gives it back the words of its first note."""

    point: str
    text: str | None = None


class PointFiled(Fact, frozen=True, tag="point-filed"):
    """A point was put under a heading of the brief; None leaves that to the kind of its first note."""

    point: str
    heading: Heading | None = None


class PointMoved(Fact, frozen=True, tag="point-moved"):
    """A point got another place in the order of a panel (an item of the agenda), or across panels (None)."""

    point: str
    place: Place
    panel: str | None = None


class QuantifierConfirmed(Fact, frozen=True, tag="quantifier-confirmed"):
    """A person confirmed how many delegations a point is said to come from; None takes that back.

    `delegations` is the number that stood there when it was confirmed.
    """

    point: str
    quantifier: Quantifier | None = None
    delegations: int = 0


class PointsUndone(Fact, frozen=True, tag="points-undone"):
    """What a command did to points was taken back."""

    command: str


class PointsRedone(Fact, frozen=True, tag="points-redone"):
    """What a command did to points was put back."""

    command: str


class CommandRetracted(Fact, frozen=True, tag="command-retracted"):
    """Undo: everything that command wrote counts as if it had never happened."""

    command: str


class CommandReinstated(Fact, frozen=True, tag="command-reinstated"):
    """Redo: everything that command wrote counts again, at its original instants."""

    command: str


AnyFact = (
    MeetingOpened
    | AgendaChanged
    | SegmentStarted
    | SegmentEnded
    | TurnStarted
    | TurnPaused
    | TurnResumed
    | TurnInterrupted
    | TurnTakenUp
    | TurnGranted
    | TurnFinished
    | FloorRequested
    | RequestWithdrawn
    | RequestAbsent
    | QueueReordered
    | SpeakerNamed
    | LimitSet
    | ListClosed
    | ListReopened
    | ClosingSet
    | MeetingSuspended
    | MeetingContinued
    | MessageSent
    | MessageWithdrawn
    | NoteTaken
    | NoteRevised
    | NoteDeleted
    | NoteRestored
    | QuestionAnswered
    | PointsMerged
    | PointSplit
    | NoteSeparated
    | PointWorded
    | PointFiled
    | PointMoved
    | QuantifierConfirmed
    | PointsUndone
    | PointsRedone
    | CommandRetracted
    | CommandReinstated
)


class Draft(msgspec.Struct, frozen=True):
    """A fact with its author: its own unique id, the seat, the author's instant (aware), the command behind it."""

    id: str
    seat: str
    at: dt.datetime
    command: str
    fact: AnyFact


class Recorded(Draft, frozen=True):
    """A draft that the record has numbered (from 1, without gaps)."""

    seq: int
