"""What a seat can ask the meeting to do. The rules answer a command with facts or with one refusal.

Commands name requests, turns and notes by id; `naming` turns what people type into these. Limits, grants and `ago_s`
are seconds.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from gcm_moderator.agenda.model import Session
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import Heading, Quantifier, Recipient, Speaker, TurnKind


class RefusalCode(StrEnum):
    """The codes of the contract."""

    NO_SEGMENT = "no-segment"
    FLOOR_NOT_OPEN = "floor-not-open"
    ALREADY_WAITING = "already-waiting"
    NOT_WAITING = "not-waiting"
    LIST_CLOSED = "list-closed"
    QUEUE_EMPTY = "queue-empty"
    NO_TURN = "no-turn"
    ALREADY_PAUSED = "already-paused"
    NOT_PAUSED = "not-paused"
    SUSPENDED = "suspended"
    UNKNOWN_SEGMENT = "unknown-segment"
    UNKNOWN_NAME = "unknown-name"
    AMBIGUOUS_NAME = "ambiguous-name"
    STALE_ORDER = "stale-order"
    NOTHING_TO_UNDO = "nothing-to-undo"
    NOTHING_TO_REDO = "nothing-to-redo"
    CANNOT_UNDO = "cannot-undo"
    BAD_LIMIT = "bad-limit"
    ALREADY_BEGUN = "already-begun"
    IN_THE_PAST = "in-the-past"


class Command(msgspec.Struct, frozen=True, tag_field="type", omit_defaults=True):
    """Base of all commands."""


class StartSegment(Command, frozen=True, tag="start"):
    """Start a segment, ending the running one and any turn in it."""

    segment: str


class EndSegment(Command, frozen=True, tag="end"):
    """End the running segment."""


class ChangeAgenda(Command, frozen=True, tag="agenda"):
    """Put another agenda in the place of the one that was `seen`; what has begun stays."""

    session: Session
    seen: Session


class GiveFloor(Command, frozen=True, tag="turn"):
    """Give the floor to somebody who is not in the queue; the turn began `ago_s` seconds ago, or interrupts now."""

    speaker: Speaker
    limit_s: float | None = None
    ago_s: float = 0.0


class CallRequest(Command, frozen=True, tag="call"):
    """Give the floor to a waiting request, or to the next in order; the turn began `ago_s` seconds ago.

    A point of order that interrupts somebody begins now.
    """

    request: str | None = None
    ago_s: float = 0.0


class GivePanellist(Command, frozen=True, tag="reply"):
    """Give the floor to a panellist (`panellist-N`) in the discussion."""

    panellist: str
    limit_s: float | None = None


class FinishTurn(Command, frozen=True, tag="finish"):
    """End the live turn."""


class PauseTurn(Command, frozen=True, tag="pause"):
    """Stop the countdown of the live turn."""


class ResumeTurn(Command, frozen=True, tag="resume"):
    """Let the countdown of the live turn go on."""


class GrantTime(Command, frozen=True, tag="grant"):
    """Add seconds to the live turn, or take them away."""

    seconds: float


class RequestFloor(Command, frozen=True, tag="request"):
    """Somebody asks for the floor."""

    speaker: Speaker
    kind: TurnKind = TurnKind.INTERVENTION
    on_behalf_of: Speaker | None = None
    to: str | None = None
    limit_s: float | None = None
    gender: str | None = None


class WithdrawRequest(Command, frozen=True, tag="withdraw"):
    """Take a request off the list."""

    request: str


class MarkAbsent(Command, frozen=True, tag="absent"):
    """Nobody is in the seat: a waiting request, or the live turn that came from it."""

    request: str


class MoveRequest(Command, frozen=True, tag="move"):
    """Put one request at a place of the queue (0 is the top)."""

    request: str
    place: int


class ReorderQueue(Command, frozen=True, tag="reorder"):
    """Put the whole queue in this order; `seen` is the order that the person was looking at."""

    order: tuple[str, ...]
    seen: tuple[str, ...]


class SetLimit(Command, frozen=True, tag="limit"):
    """The limit of interventions from now on in this discussion."""

    limit_s: float


class CloseList(Command, frozen=True, tag="close-list"):
    """Take no more ordinary requests."""


class ReopenList(Command, frozen=True, tag="reopen-list"):
    """Take requests again."""


class SetClosing(Command, frozen=True, tag="set-closing"):
    """Tell the podium when the list is to be closed; None takes that back. Nothing closes by itself."""

    closes_at: dt.datetime | None


class SuspendMeeting(Command, frozen=True, tag="suspend"):
    """Stop the whole meeting."""


class ContinueMeeting(Command, frozen=True, tag="continue"):
    """Take the meeting up again."""


class NameSpeaker(Command, frozen=True, tag="name"):
    """Give a free-text request or turn (`subject` is its id) its name."""

    subject: str
    speaker: Speaker


class SendMessage(Command, frozen=True, tag="message"):
    """Words of the co-facilitators to the podium, to the room's screen, or to both."""

    text: str
    to: Recipient = Recipient.PODIUM


class WithdrawMessage(Command, frozen=True, tag="withdraw-message"):
    """Take a message off the podium and the room's screen."""

    message: str


class TakeNote(Command, frozen=True, tag="note"):
    """Write a note. What it hangs on stands in the content."""

    content: NoteContent


class ReviseNote(Command, frozen=True, tag="revise-note"):
    """Replace what a note says or hangs on."""

    note: str
    content: NoteContent


class DeleteNote(Command, frozen=True, tag="delete-note"):
    """Take a note out of sight."""

    note: str


class RestoreNote(Command, frozen=True, tag="restore-note"):
    """Bring a deleted note back as it was."""

    note: str


class AnswerQuestion(Command, frozen=True, tag="answered"):
    """A question to a panellist was answered, or is open after all."""

    note: str
    answered: bool = True


class MergePoints(Command, frozen=True, tag="merge-points"):
    """Make one point of several that say the same; the first gives it its place and, without `text`, its wording."""

    parts: tuple[str, ...]
    text: str | None = None


class SplitPoint(Command, frozen=True, tag="split-point"):
    """Take a merged point apart into the points that it was made of."""

    point: str


class SeparateNote(Command, frozen=True, tag="separate-note"):
    """Take one note out of a merged point."""

    note: str


class WordPoint(Command, frozen=True, tag="word-point"):
    """Give a point a wording; an empty one gives it back the words of its first note."""

    point: str
    text: str


class FilePoint(Command, frozen=True, tag="file-point"):
    """Put a point under a heading of the brief; None leaves that to the kind of its first note."""

    point: str
    heading: Heading | None = None


class MovePoint(Command, frozen=True, tag="move-point"):
    """Put a point behind another (None: first) in the order of a panel, or across panels (`panel` is None).

    With a heading, put it under that heading, too.
    """

    point: str
    after: str | None = None
    panel: str | None = None
    heading: Heading | None = None


class ConfirmQuantifier(Command, frozen=True, tag="confirm-quantifier"):
    """A person confirms the quantifier, seeing so many delegations behind the point; None takes that back."""

    point: str
    quantifier: Quantifier | None = None
    delegations: int = 0


class UndoPoints(Command, frozen=True, tag="undo-points"):
    """Take back what one command did to points."""

    command: str


class RedoPoints(Command, frozen=True, tag="redo-points"):
    """Put back what was taken back."""

    command: str


class Undo(Command, frozen=True, tag="undo"):
    """Retract a control command; the latest one when none is named."""

    command: str | None = None


class Redo(Command, frozen=True, tag="redo"):
    """Put back what was undone last."""


class Refusal(msgspec.Struct, frozen=True):
    """Why a command was not carried out: a code of the contract and one sentence for people. Nothing changed."""

    code: RefusalCode
    message: str
