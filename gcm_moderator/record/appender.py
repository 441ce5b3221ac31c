"""Writing into a record: one transaction for one append. Used by one thread at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from gcm_moderator.meeting.facts import Draft, Recorded
from gcm_moderator.record import chain, notes_index, opening, troubles
from gcm_moderator.record.chain import ChainEnd
from gcm_moderator.record.port import HalfTyped

_INSERT = "INSERT INTO facts (seq, body, previous, hash) VALUES (?, ?, ?, ?)"
_KEEP_TEXT = "INSERT OR REPLACE INTO half_typed (seat, text, context) VALUES (?, ?, ?)"


class Appender:
    """The writing connection of a record and the end of its chain. Owns and closes the connection."""

    def __init__(self, connection: sqlite3.Connection, path: Path, end: ChainEnd) -> None:
        self._connection = connection
        self._path = path
        self._files = (path, opening.wal_of(path))
        self._identity = opening.identity(self._files)
        self.end = end

    def append(
        self, drafts: Sequence[Draft], bodies: Sequence[bytes], expected_seq: int | None
    ) -> tuple[int, list[Recorded]]:
        """Store the drafts (`bodies` is their JSON) and wait for the disk.

        Returns:
            The number of the last draft, and the facts that are new.

        Raises:
            Conflict: the chain has another end than expected; nothing was stored.
            RecordError: nothing was stored.
        """
        self._expect_in_place()
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            known = self._numbers_of(drafts)
            if expected_seq not in (None, self.end.seq) and not (drafts and len(known) == len({d.id for d in drafts})):
                raise troubles.gone_on(self.end.seq, expected_seq)
            end, new = self._insert(drafts, bodies, known)
            notes_index.update(self._connection, ((recorded.seq, recorded.fact) for recorded in new))
            self._connection.execute("COMMIT")
        except sqlite3.Error as reason:
            raise troubles.told(reason, self._path) from reason
        finally:
            if self._connection.in_transaction:
                self._roll_back()
        self.end = end
        return (known[drafts[-1].id] if drafts else end.seq), new

    def save_text(self, seat: str, typed: HalfTyped) -> None:
        """Keep a half-typed text, or remove it when it is empty.

        Raises:
            RecordError: it could not be saved.
        """
        self._expect_in_place()
        try:
            if typed.text:
                self._connection.execute(_KEEP_TEXT, (seat, typed.text, typed.context))
            else:
                self._connection.execute("DELETE FROM half_typed WHERE seat = ?", (seat,))
        except sqlite3.Error as reason:
            raise troubles.told(reason, self._path) from reason

    def close(self) -> None:
        """Fold the log into the file, so that a closed record is one ordinary file; then close."""
        try:
            if opening.same(self._identity, opening.identity(self._files)):
                self._connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.Error:
            # Somebody still reads it, or the disk is full: the log stays beside it and is found at the next opening.
            pass
        finally:
            self._connection.close()

    def _numbers_of(self, drafts: Sequence[Draft]) -> dict[str, int]:
        known = {}
        for draft in drafts:
            row = self._connection.execute("SELECT seq FROM facts WHERE id = ?", (draft.id,)).fetchone()
            if row is not None:
                known[draft.id] = row[0]
        return known

    def _insert(
        self, drafts: Sequence[Draft], bodies: Sequence[bytes], known: dict[str, int]
    ) -> tuple[ChainEnd, list[Recorded]]:
        end = self.end
        new = []
        for draft, body in zip(drafts, bodies, strict=True):
            if draft.id in known:
                continue
            seq = known[draft.id] = end.seq + 1
            digest = chain.link(end.hash, seq, body)
            self._connection.execute(_INSERT, (seq, body.decode(), end.hash, digest))
            new.append(Recorded(draft.id, draft.seat, draft.at, draft.command, draft.fact, seq))
            end = ChainEnd(seq, digest)
        return end, new

    def _roll_back(self) -> None:
        try:
            self._connection.execute("ROLLBACK")
        except sqlite3.Error:
            # SQLite has rolled back by itself when the disk failed.
            if self._connection.in_transaction:
                raise

    def _expect_in_place(self) -> None:
        if not opening.same(self._identity, opening.identity(self._files)):
            raise troubles.moved_away(self._path)
