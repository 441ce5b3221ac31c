"""A record in one SQLite file: durable before it answers, open to any SQLite tool, found sound or named damaged."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path

from gcm_moderator.meeting.facts import Draft, Recorded
from gcm_moderator.record import notes_index, opening, reading, search, troubles
from gcm_moderator.record.appender import Appender
from gcm_moderator.record.chain import ChainEnd
from gcm_moderator.record.layout import VERSION
from gcm_moderator.record.lock import RecordLock
from gcm_moderator.record.port import HalfTyped, RecordClosed, Status
from gcm_moderator.record.search import NoteHit
from gcm_moderator.record.writer import Writer


class SqliteRecord:
    """A `Record` on a file. Made by `create` and `open`, and to be closed.

    One thread writes; reading goes through a connection of its own and sees what is durable. A closed record is one
    file; while it is open, and after a crash, the newest facts are in the `-wal` file beside it.
    """

    def __init__(
        self,
        path: Path,
        appender: Appender,
        reader: sqlite3.Connection,
        lock: RecordLock,
        opened: list[Recorded],
    ) -> None:
        """Put the parts together. `opened` are all facts, as they were read when the chain was checked."""
        self._path = path
        self._lock = lock
        self._reader: sqlite3.Connection | None = reader
        self._reading = threading.Lock()
        self._opened = opened
        self._writer = Writer(appender, path)

    @classmethod
    def create(cls, path: Path) -> SqliteRecord:
        """Start a new record that only the user can read.

        Raises:
            RecordExists: there is a file already; it is left alone.
            RecordInUse, RecordUnwritable: it cannot be created; nothing stays behind.
        """
        with contextlib.ExitStack() as undo:
            lock = RecordLock(path)
            undo.callback(lock.release)
            opening.reserve(path)
            undo.callback(path.unlink, missing_ok=True)
            _migrate(path)
            opening.make_durable(path)
            record = cls._open(path, lock)
            undo.pop_all()
        return record

    @classmethod
    def open(cls, path: Path) -> SqliteRecord:
        """Open a record to go on with it: the whole chain is checked, an older record becomes one of today.

        Raises:
            NotARecord, NewerRecord, DamagedRecord, RecordInUse, RecordUnwritable: it cannot be opened; the file was
                left as it is.
        """
        with opening.reading(path):
            pass
        with contextlib.ExitStack() as undo:
            lock = RecordLock(path)
            undo.callback(lock.release)
            record = cls._open(path, lock)
            undo.pop_all()
        return record

    @classmethod
    def _open(cls, path: Path, lock: RecordLock) -> SqliteRecord:
        facts: list[Recorded] = []
        with opening.reading(path) as connection:
            end = reading.follow(connection, path, ChainEnd(), facts)
            version = opening.expect_record(connection, path)
        if version < VERSION:
            _migrate(path)
        with contextlib.ExitStack() as undo:
            try:
                connection = undo.enter_context(contextlib.closing(opening.connect_to_write(path)))
                reader = undo.enter_context(contextlib.closing(opening.connect(path, "ro")))
                # The reader takes hold of the log now, so that a copy can be made even if the files are deleted.
                reader.execute("SELECT max(seq) FROM facts").fetchone()
            except troubles.FAULTS as reason:
                raise troubles.told(reason, path) from reason
            record = cls(path, Appender(connection, path, end), reader, lock, facts)
            undo.pop_all()
        return record

    def append(self, drafts: Sequence[Draft], expected_seq: int | None = None) -> Future[int]:
        """See `Record.append`."""
        return self._writer.append(drafts, expected_seq)

    def read(self, after_seq: int = 0, limit: int | None = None) -> list[Recorded]:
        """See `Record.read`. The first reading of all facts hands over what opening has read."""
        opened, self._opened = self._opened, []
        if after_seq == 0 and limit is None and opened and len(opened) == self.status().last_seq:
            return opened
        facts: list[Recorded] = []
        with self._reader_in_turn() as connection:
            row = connection.execute("SELECT hash FROM facts WHERE seq = ?", (after_seq,)).fetchone()
            end = ChainEnd(after_seq, row[0]) if row is not None else ChainEnd()
            if row is None and after_seq != 0:
                return []
            reading.follow(connection, self._path, end, facts, -1 if limit is None else max(0, limit))
        return facts

    def find(self, fact_id: str) -> int | None:
        """See `Record.find`."""
        with self._reader_in_turn() as connection:
            row = connection.execute("SELECT seq FROM facts WHERE id = ?", (fact_id,)).fetchone()
        return row[0] if row is not None else None

    def subscribe(self, callback: Callable[[Sequence[Recorded]], None]) -> Callable[[], None]:
        """See `Record.subscribe`."""
        return self._writer.subscribe(callback)

    def status(self) -> Status:
        """See `Record.status`."""
        return self._writer.status()

    def save_draft(self, seat: str, text: str, context: bytes | str = b"") -> Future[None]:
        """See `Record.save_draft`."""
        return self._writer.save_text(seat, text, context)

    def drafts(self) -> dict[str, HalfTyped]:
        """See `Record.drafts`."""
        with self._reader_in_turn() as connection:
            rows = connection.execute("SELECT seat, text, context FROM half_typed ORDER BY seat").fetchall()
        return {seat: HalfTyped(text, context) for seat, text, context in rows}

    def search_notes(self, query: str, limit: int = 50, offset: int = 0) -> list[NoteHit]:
        """See `Record.search_notes`."""
        terms = search.parse(query)
        if not terms:
            return []
        with self._reader_in_turn() as connection:
            return notes_index.find(connection, terms, max(0, limit), max(0, offset))

    def copy_to(self, path: Path) -> Path:
        """Save a copy of everything durable elsewhere, as a record of its own that only the user can read.

        Works as long as this record is open, also when its file was deleted or its disk is full.

        Raises:
            RecordExists: there is a file already; it is left alone.
            RecordUnwritable: it cannot be saved there; nothing stays behind.
        """
        with self._reader_in_turn() as connection, contextlib.ExitStack() as undo:
            opening.reserve(path)
            undo.callback(path.unlink, missing_ok=True)
            try:
                with contextlib.closing(opening.connect(path, "rw")) as copy:
                    connection.backup(copy)
                    copy.execute("PRAGMA journal_mode = DELETE")
            except troubles.FAULTS as reason:
                raise troubles.told(reason, path) from reason
            opening.make_durable(path)
            undo.pop_all()
        return path

    def close(self) -> None:
        """See `Record.close`."""
        with self._reading:
            if self._reader is not None:
                self._reader.close()
                self._reader = None
        self._writer.close()
        self._lock.release()

    @contextlib.contextmanager
    def _reader_in_turn(self) -> Iterator[sqlite3.Connection]:
        with self._reading:
            if self._reader is None:
                raise RecordClosed(f"{self._path} is closed. Open it again to go on.")
            try:
                yield self._reader
            except troubles.FAULTS as reason:
                raise troubles.told(reason, self._path) from reason


def _migrate(path: Path) -> None:
    # Loaded only when a record is new or old: it takes longer than opening one.
    from gcm_moderator.record import schema

    try:
        with contextlib.closing(opening.connect(path, "rw")) as connection:
            connection.execute("PRAGMA synchronous = FULL")
            schema.migrate(connection)
    except troubles.FAULTS as reason:
        raise troubles.told(reason, path) from reason
