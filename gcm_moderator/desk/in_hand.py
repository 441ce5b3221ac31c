"""The note that is being typed at a seat: what it hangs on, and how it survives until it is on the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from gcm_moderator.desk.desk import Desk
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.commands import Refusal
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.notes import context


class BegunNote(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is typed and not entered yet, with everything that it hangs on and is marked with."""

    content: NoteContent = NoteContent("")
    begun_at: dt.datetime | None = None
    """When its first letter was typed."""
    hung_by_hand: bool = False
    """Whether somebody chose what it hangs on."""
    note: str | None = None
    """The note that is being edited; None for a new one."""
    aside: BegunNote | None = None
    """What was half typed before that note was taken up."""

    @property
    def text(self) -> str:
        """The text as typed."""
        return self.content.text


NOTHING = BegunNote()


class NoteInHand:
    """The note in hand at one seat. `name` is that seat's name, under which it is kept and will be recorded.

    `changed` is called when there is something new to keep, `refused` with why an entered note was refused; it is in
    hand again then, which `on_given_back` is told of.
    """

    def __init__(self, desk: Desk, name: str, changed: Callable[[], None], refused: Callable[[Refusal], None]) -> None:
        self._desk = desk
        self.name = name
        self.on_given_back: Callable[[], None] | None = None
        self._changed = changed
        self._refused = refused
        self._now = kept(desk, name)
        self._entered = NOTHING
        self._entering = 0
        self._to_keep = False

    @property
    def begun(self) -> BegunNote:
        """The note as it is at this moment."""
        return self._now

    @property
    def text(self) -> str:
        """Its text."""
        return self._now.text

    def type_text(self, text: str) -> None:
        """Follow the field at each key: a new note hangs on whoever has the floor at its first letter."""
        now = self._now
        new = now.note is None and not now.hung_by_hand
        if new and not text.strip():
            self.hold(replace(now, content=_hung_on(now.content, NoteContent("")), begun_at=None))
        elif new and not now.text:
            hung = _hung_on(now.content, context(self._desk.state))
            self.hold(replace(now, content=replace(hung, text=text), begun_at=self._desk.clock.now()))
        else:
            begun_at = now.begun_at or (self._desk.clock.now() if text.strip() else None)
            self.hold(replace(now, content=replace(now.content, text=text), begun_at=begun_at))

    def hold(self, begun: BegunNote) -> None:
        """Take this in hand in place of what was; it is kept a moment later."""
        self._now = begun
        self._to_keep = True
        self._changed()

    def take_up(self, note: str, written: Callable[[NoteContent], str] = lambda content: content.text) -> None:
        """Edit a note that was taken; what was half typed waits aside. Nothing happens when there is no such note.

        `written` gives the text as it is to be typed.
        """
        taken = self._desk.notebook.notes.get(note)
        if taken is None or taken.deleted:
            return
        aside = self._now if self._now.note is None else self._now.aside
        if aside is not None:
            text = aside.text.encode(errors="replace").decode()
            aside = replace(aside, content=replace(aside.content, text=text)) if text else None
        content = replace(taken.content, text=written(taken.content))
        self.hold(BegunNote(content, taken.taken_at, note=note, aside=aside))

    def put_down(self) -> None:
        """Leave the note that is being edited as it was; back to what waits aside."""
        if self._now.note is not None or self._now.aside is not None:
            self.hold(self._now.aside or NOTHING)

    def enter(self, content: NoteContent | None = None) -> None:
        """Enter the note, with this content if it is given; the half-typed text is kept until it is on the record."""
        now = self._now
        content = replace(content or now.content, text=(content or now.content).text.strip())
        if not content.text:
            return
        self._now = now.aside or NOTHING
        self._entered = replace(now, aside=None)
        self._entering += 1
        command = commands.ReviseNote(now.note, content) if now.note is not None else commands.TakeNote(content)
        entered = self._entered
        self._desk.send(command, lambda refusal: self._answer(entered, refusal), self.name)

    def forget_entered(self) -> None:
        """Let go of the text of entered notes once they are on the record."""
        if self._entered.text and not self._entering and not self._desk.unsaved:
            self._entered = NOTHING
            self._to_keep = True
            self.keep()

    def keep(self) -> None:
        """Send what is half typed to the record, if it has changed."""
        if not self._to_keep:
            return
        self._to_keep = False
        now = next(
            (one for one in (self._now, self._now.aside, self._entered) if one is not None and one.text), NOTHING
        )
        # The text stands beside the context, where half a pair of surrogates does no harm.
        about = msgspec.json.encode(replace(now, content=replace(now.content, text="")))
        self._desk.record.save_draft(self.name, now.text, about)

    def _answer(self, entered: BegunNote, refusal: Refusal | None) -> None:
        self._entering -= 1
        if refusal is not None:
            # An edit that came too late is a note of its own: its words are not lost.
            self.hold(replace(entered, note=None, aside=self._now if self._now.text else None))
            if self.on_given_back is not None:
                self.on_given_back()
            self._refused(refusal)
        self.forget_entered()


def kept(desk: Desk, name: str) -> BegunNote:
    """The note that this seat had begun when the record was last open; empty when there is none."""
    found = desk.record.drafts().get(name)
    if found is None:
        return NOTHING
    try:
        begun = msgspec.json.decode(found.context, type=BegunNote)
    except (msgspec.DecodeError, UnicodeDecodeError):
        begun = NOTHING
    return replace(begun, content=replace(begun.content, text=found.text))


def _hung_on(content: NoteContent, place: NoteContent) -> NoteContent:
    """The content with its marks, hung on another place."""
    return replace(
        content,
        text="",
        segment=place.segment,
        turn=place.turn,
        speaker=place.speaker,
        on_behalf_of=place.on_behalf_of,
    )
