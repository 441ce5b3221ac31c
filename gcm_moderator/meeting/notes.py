"""The rapporteurs' notes: taken, revised, deleted and answered, and never touched by an undo of the floor.

The notebook is folded from the same facts as the state, beside it. It is changed in place: at 100,000 notes a copy
for each would cost what typing cannot afford; the notes themselves are frozen.
"""

from __future__ import annotations

import datetime as dt

import msgspec
from msgspec.structs import replace

from gcm_moderator.meeting import commands, facts, refusals
from gcm_moderator.meeting.commands import Refusal, RefusalCode
from gcm_moderator.meeting.decide import Decision, panellist
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import NoteKind, Speaker
from gcm_moderator.meeting.state import State
from gcm_moderator.meeting.turn import Turn


class Note(msgspec.Struct, frozen=True):
    """A note as it stands. `revisions` counts its edits."""

    id: str
    seat: str
    taken_at: dt.datetime
    content: NoteContent
    revisions: int = 0
    deleted: bool = False
    answered: bool = False

    @property
    def pending(self) -> bool:
        """Whether it is a question to a panellist that waits for an answer."""
        question = self.content.kind is NoteKind.QUESTION and self.content.to is not None
        return question and not self.answered and not self.deleted


class Notebook:
    """All notes by id, in the order in which they were taken, and the questions that wait for an answer."""

    def __init__(self) -> None:
        self.notes: dict[str, Note] = {}
        self.taken: list[str] = []
        """The ids of all notes, deleted ones too, in the order in which they were taken."""
        self._pending: dict[str, None] = {}
        self._in_order: tuple[Note, ...] | None = ()
        self._borne: dict[str, set[str]] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Notebook) and self.notes == other.notes and self.pending == other.pending

    __hash__ = None  # type: ignore[assignment]

    @property
    def pending(self) -> tuple[Note, ...]:
        """Questions to panellists without an answer, oldest first."""
        if self._in_order is None:
            waiting = (self.notes[note] for note in self._pending)
            self._in_order = tuple(sorted(waiting, key=lambda note: note.taken_at))
        return self._in_order

    @property
    def current(self) -> tuple[Note, ...]:
        """The notes that are not deleted, oldest first."""
        return tuple(note for note in self.notes.values() if not note.deleted)

    def pending_for(self, segment_ids: frozenset[str]) -> dict[str, int]:
        """By panellist: how many questions wait, of those noted in these segments."""
        counts: dict[str, int] = {}
        for note in self.pending:
            if note.content.segment in segment_ids and note.content.to is not None:
                counts[note.content.to] = counts.get(note.content.to, 0) + 1
        return counts

    def speaker_of(self, note: Note, turn: Turn | None) -> Speaker | None:
        """Who said what a note says: under the latest name, unless the note was hung on another than its turn's."""
        written = note.content.speaker
        if turn is None or (written is not None and written.name not in self._borne[turn.id]):
            return written
        return turn.speaker

    def apply(self, draft: facts.Draft) -> None:
        """Take one more fact in; of those that are not about notes, only the names that turns have borne are kept."""
        fact = draft.fact
        match fact:
            case (
                facts.TurnStarted(turn=subject, speaker=speaker) | facts.SpeakerNamed(subject=subject, speaker=speaker)
            ):
                self._borne.setdefault(subject, set()).add(speaker.name)
                return
            case facts.NoteTaken():
                note = Note(fact.note, draft.seat, draft.at, fact.content)
            case facts.NoteRevised() if fact.note in self.notes:
                before = self.notes[fact.note]
                note = replace(before, content=fact.content, revisions=before.revisions + 1)
            case facts.NoteDeleted() if fact.note in self.notes:
                note = replace(self.notes[fact.note], deleted=True)
            case facts.NoteRestored() if fact.note in self.notes:
                note = replace(self.notes[fact.note], content=fact.content, deleted=False)
            case facts.QuestionAnswered() if fact.note in self.notes:
                note = replace(self.notes[fact.note], answered=fact.answered)
            case _:
                return
        if note.id not in self.notes:
            self.taken.append(note.id)
        self.notes[note.id] = note
        if note.pending:
            self._pending[note.id] = None
            self._in_order = None
        elif note.id in self._pending:
            del self._pending[note.id]
            self._in_order = None


def context(state: State) -> NoteContent:
    """What a note begun now hangs on: the running segment, the turn and its speaker. The text is still empty."""
    turn = state.turn
    return NoteContent(
        text="",
        segment=state.running,
        turn=turn.id if turn else None,
        speaker=turn.speaker if turn else None,
        on_behalf_of=turn.on_behalf_of if turn else None,
    )


NoteCommand = (
    commands.TakeNote | commands.ReviseNote | commands.DeleteNote | commands.RestoreNote | commands.AnswerQuestion
)


def decide_note(notebook: Notebook, state: State, command: NoteCommand, command_id: str) -> Decision:
    """The facts that a command about notes makes, or the refusal; a note without text makes none."""
    if isinstance(command, commands.TakeNote | commands.ReviseNote):
        to = command.content.to
        if to is not None and panellist(state, to) is None and not _known_elsewhere(state, command.content, to):
            return refusals.no_panellist(to)
    match command:
        case commands.TakeNote():
            return (facts.NoteTaken(command_id, command.content),) if command.content.text.strip() else ()
        case commands.ReviseNote(note=note, content=content):
            known = _standing(notebook, note)
            if known is None:
                return _no_such_note()
            return (facts.NoteRevised(note, content),) if content != known.content else ()
        case commands.DeleteNote(note=note):
            return (facts.NoteDeleted(note),) if _standing(notebook, note) else _no_such_note()
        case commands.RestoreNote(note=note):
            deleted = notebook.notes.get(note)
            if deleted is None:
                return _no_such_note()
            return (facts.NoteRestored(note, deleted.content),) if deleted.deleted else ()
        case commands.AnswerQuestion(note=note, answered=answered):
            known = _standing(notebook, note)
            if known is None or known.content.kind is not NoteKind.QUESTION:
                return Refusal(RefusalCode.NOT_WAITING, "No such question waits for an answer.")
            return (facts.QuestionAnswered(note, answered),) if answered != known.answered else ()


def _standing(notebook: Notebook, note_id: str) -> Note | None:
    note = notebook.notes.get(note_id)
    return None if note is None or note.deleted else note


def _known_elsewhere(state: State, content: NoteContent, panellist_id: str) -> bool:
    """Whether the segment that the note hangs on has that panellist; it need not be the running one."""
    segment = state.session.segment(content.segment) if content.segment else None
    return segment is not None and any(
        other.panellist == panellist_id for other in state.session.item_of(segment).segments
    )


def _no_such_note() -> Refusal:
    return Refusal(RefusalCode.NOT_WAITING, "That note does not exist or was deleted.")
