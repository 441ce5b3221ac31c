"""Connections to a record: to write it, and to read it wherever it lies.

Files are never looked into except through SQLite: closing a handle of our own would release SQLite's locks on them.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from gcm_moderator.record import troubles
from gcm_moderator.record.layout import APPLICATION_ID, VERSION
from gcm_moderator.record.port import NotARecord, RecordError, RecordExists, RecordUnwritable

WAIT_S = 2.0
"""Seconds to wait for another program that has the file locked."""

_ID_OFFSET = 68
"""Where SQLite keeps the application id in a file."""

Identity = tuple[os.stat_result, ...]


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection of the given URI mode (`ro`, `rw`, `ro&immutable=1`) without transactions of its own."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=WAIT_S,
        isolation_level=None,
        check_same_thread=False,
    )


def connect_to_write(path: Path) -> sqlite3.Connection:
    """A connection whose commits are on the disk when they return.

    Raises:
        sqlite3.Error: the file cannot be written.
    """
    connection = connect(path, "rw")
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA checkpoint_fullfsync = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except BaseException:
        connection.close()
        raise
    return connection


def reserve(path: Path) -> None:
    """Create an empty file that only the user can read.

    Raises:
        RecordExists: something is there already.
        RecordUnwritable: the folder takes no file.
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError as reason:
        raise RecordExists(f"{path} exists already and is not overwritten. Choose another name.") from reason
    except OSError as reason:
        raise RecordUnwritable(
            f"{path} cannot be created ({reason.strerror}). Choose another folder for the record."
        ) from reason


def make_durable(path: Path) -> None:
    """Bring a new file and its entry in the folder to the disk, as far as the system can."""
    for name in (path, path.parent):
        # Windows opens no folders.
        with contextlib.suppress(OSError):
            handle = os.open(name, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def identity(files: tuple[Path, ...]) -> Identity:
    """Files as the system knows them, to notice when they are moved away. Empty when one is gone."""
    try:
        return tuple(file.stat() for file in files)
    except OSError:
        return ()


def same(one: Identity, other: Identity) -> bool:
    """Whether both are the same files."""
    return len(one) == len(other) > 0 and all(map(os.path.samestat, one, other))


def wal_of(path: Path) -> Path:
    """The file beside a record that holds its latest facts while it is open, or after a crash."""
    return path.with_name(path.name + "-wal")


@contextlib.contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that reads a record and changes nothing, also where nothing can be written.

    The header has been checked: it is a record of ours and not from a newer version.

    Raises:
        NotARecord: there is none.
        NewerRecord: a newer version wrote it.
        DamagedRecord: the file is damaged.
        RecordError: it cannot be read.
    """
    _expect_file(path)
    with contextlib.ExitStack() as cleanup:
        connection = _connect_to_read(path, cleanup)
        expect_record(connection, path)
        yield connection


def expect_record(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the record.

    Raises:
        NotARecord, NewerRecord, DamagedRecord, RecordError: it cannot be opened by this version.
    """
    try:
        application_id = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'facts'").fetchone()[0]
    except troubles.FAULTS as reason:
        raise _unreadable(reason, path) from reason
    if application_id != APPLICATION_ID:
        raise troubles.not_a_record(path, "is an empty file" if path.stat().st_size == 0 else "is something else")
    if version > VERSION:
        raise troubles.newer(path)
    if not tables:
        raise troubles.damaged(path, None)
    return int(version)


def _expect_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise troubles.not_a_record(path, "is a folder")
        if not path.exists():
            raise NotARecord(f"There is no file {path}. Check the name and the folder.")
        if not path.is_file():
            raise troubles.not_a_record(path, "is no ordinary file")
    except OSError as reason:
        raise _out_of_reach(path, reason) from reason


def _connect_to_read(path: Path, cleanup: contextlib.ExitStack) -> sqlite3.Connection:
    try:
        connection = cleanup.enter_context(contextlib.closing(connect(path, "ro")))
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return connection
    except troubles.FAULTS as reason:
        code = getattr(reason, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise _unreadable(reason, path) from reason
    # The folder takes no files, so SQLite cannot keep its index of the log there. Nobody else can write either.
    try:
        log = wal_of(path)
        if not log.exists() or log.stat().st_size == 0:
            return cleanup.enter_context(contextlib.closing(connect(path, "ro&immutable=1")))
        folder = Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="gcm-moderator-")))
        copy = folder / "record"
        shutil.copyfile(path, copy)
        shutil.copyfile(log, wal_of(copy))
        return cleanup.enter_context(contextlib.closing(connect(copy, "ro")))
    except (*troubles.FAULTS, OSError) as reason:
        raise _out_of_reach(path, reason) from reason


def _out_of_reach(path: Path, reason: Exception) -> NotARecord:
    why = reason.strerror if isinstance(reason, OSError) else reason
    return NotARecord(f"{path} cannot be read ({why}). Check that you may read it.")


def _unreadable(reason: troubles.Fault, path: Path) -> RecordError:
    code = getattr(reason, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code != sqlite3.SQLITE_NOTADB:
        return troubles.told(reason, path)
    with path.open("rb") as file:
        file.seek(_ID_OFFSET)
        ours = file.read(4) == APPLICATION_ID.to_bytes(4, "big")
    return troubles.damaged(path, None) if ours else troubles.not_a_record(path, "is something else")
