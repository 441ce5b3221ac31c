"""What the rest of the program knows of a record: append, read, subscribe, and what can go wrong.

A record is a numbered sequence of facts, from 1 without gaps. Appending answers later, when the facts are durable;
everything else answers at once. Every implementation passes the same tests (`tests/contract`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Protocol

import msgspec

from gcm_moderator.meeting.facts import Draft, Recorded
from gcm_moderator.record.search import NoteHit


class RecordError(Exception):
    """Base of all troubles with a record. The text is one clear sentence: what, where, and what to do."""


class Conflict(RecordError):
    """Somebody appended before: the last number is not the expected one. Nothing was stored."""


class RecordClosed(RecordError):
    """The record was closed before."""


class NotARecord(RecordError):
    """There is no record at that path: nothing at all, a folder, or a file of something else."""


class RecordExists(RecordError):
    """A file is already there; a new record never overwrites one."""


class NewerRecord(RecordError):
    """A newer version of the program wrote it. It was left untouched."""


class DamagedRecord(RecordError):
    """The chain of facts is broken, or the file itself. It was left untouched.

    `seq` is the number of the first damaged fact, None when the damage lies outside the facts.
    """

    def __init__(self, message: str, seq: int | None = None) -> None:
        super().__init__(message)
        self.seq = seq


class RecordInUse(RecordError):
    """Another program has the record open or locked."""


class RecordUnwritable(RecordError):
    """Nothing could be written: a read-only place, a full disk, a fault of the disk, a file moved away."""


class Status(msgspec.Struct, frozen=True):
    """How a record stands.

    `saving` counts appends that are not on the disk yet. `problem` is the sentence of the latest write that failed,
    None as soon as one succeeds. `path` is None for a record in memory.
    """

    last_seq: int
    path: Path | None
    saving: int = 0
    problem: str | None = None


class HalfTyped(msgspec.Struct, frozen=True):
    """What a seat has typed and not yet entered; `context` is whatever the seat stored beside it."""

    text: str
    context: bytes


def half_typed(text: str, context: bytes | str) -> HalfTyped:
    """The text as it is kept: half an emoji, which no file can hold, becomes a question mark."""
    kept = context.encode(errors="replace") if isinstance(context, str) else context
    return HalfTyped(text.encode(errors="replace").decode(), kept)


class Record(Protocol):
    """An append-only record of one session. Safe to use from any thread."""

    def append(self, drafts: Sequence[Draft], expected_seq: int | None = None) -> Future[int]:
        """Store the drafts together, all or none; the answer comes when they are durable.

        A fact whose id is stored already is not stored again; sending all of them again is never a conflict.

        Args:
            drafts: in their order. None at all stores nothing.
            expected_seq: the last number as the author knows it; None appends whatever came before.

        Returns:
            The number of the last draft: its first one when it was stored before, the record's last number when there
            are no drafts. The future never raises anything but a `RecordError` (or what made a draft no JSON):
            `Conflict`, `RecordUnwritable`, `RecordInUse`, `DamagedRecord`, `RecordClosed`. After a failure nothing of
            these drafts is stored and the record goes on working. Subscribers have been told when it answers.
        """
        ...

    def read(self, after_seq: int = 0, limit: int | None = None) -> list[Recorded]:
        """The durable facts with a higher number, in order, at most `limit` of them.

        Raises:
            RecordError: they cannot be read, or the chain is broken.
        """
        ...

    def find(self, fact_id: str) -> int | None:
        """The number of the fact with that id, None when it is not stored."""
        ...

    def subscribe(self, callback: Callable[[Sequence[Recorded]], None]) -> Callable[[], None]:
        """Call back with the facts of every append from now on, once durable, in order, on the writing thread.

        A callback must be quick and must not wait for another append. An exception in it is logged and goes no
        further.

        Returns:
            What ends the subscription; calling it twice does no harm.
        """
        ...

    def status(self) -> Status:
        """How the record stands at this moment. Never waits for the disk."""
        ...

    def save_draft(self, seat: str, text: str, context: bytes | str = b"") -> Future[None]:
        """Keep what a seat has half typed, in place of what was kept before; an empty text removes it.

        Outside the chain of facts. A `context` of text is kept as UTF-8. Texts that are replaced before they were
        written are never written; appends go first. The future raises the same errors as that of `append`.
        """
        ...

    def drafts(self) -> dict[str, HalfTyped]:
        """The half-typed texts by seat."""
        ...

    def search_notes(self, query: str, limit: int = 50, offset: int = 0) -> list[NoteHit]:
        """The notes whose current text answers the query, newest first (see `search.parse`); never fails on a query."""
        ...

    def close(self) -> None:
        """Wait until everything sent is answered, then let go of the file. Closing twice does no harm."""
        ...
