"""What SQLite says, in sentences for the people who work with a record.

Of a record that is open, what happened and what to do come first and the path last: whoever moderates reads no further.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from gcm_moderator.record.port import (
    Conflict,
    DamagedRecord,
    NewerRecord,
    NotARecord,
    RecordError,
    RecordInUse,
    RecordUnwritable,
)

Fault = sqlite3.Error | UnicodeDecodeError
"""What SQLite raises; where a damaged file makes its very message no text, Python raises that instead."""
FAULTS = (sqlite3.Error, UnicodeDecodeError)

_PRIMARY = 0xFF
_KEEP_A_COPY = "Keep a copy of the file as it is"


def told(reason: Fault, path: Path) -> RecordError:
    """The error of the port that says what SQLite's error means for the record at that path."""
    if isinstance(reason, UnicodeDecodeError):
        return damaged(path, None)
    code = getattr(reason, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path, None)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return RecordInUse(f"Another program has locked the record. Close it there, then it is saved: {path}.")
    if code == sqlite3.SQLITE_CONSTRAINT:
        return RecordInUse(
            f"Another program wrote into the record. Close it there, then open the record here again: {path}."
        )
    if code == sqlite3.SQLITE_FULL:
        what = "The disk is full. Free some space"
    elif code == sqlite3.SQLITE_READONLY:
        what = "The file or its folder cannot be written to. Allow writing"
    elif code == sqlite3.SQLITE_CANTOPEN:
        what = "The file cannot be opened. Check that it and its folder are there and may be used"
    elif code == sqlite3.SQLITE_IOERR:
        what = "The disk reports a fault. Check it"
    else:
        what = f"SQLite says: {reason}. Try again"
    return RecordUnwritable(f"{what}, or save a copy of the record elsewhere: {path} could not be saved.")


def damaged(path: Path, seq: int | None) -> DamagedRecord:
    """The record is damaged from that fact on, or outside the facts."""
    if seq is None:
        return DamagedRecord(f"{path} is damaged. {_KEEP_A_COPY}, and export what can still be read.")
    if seq == 1:
        return DamagedRecord(f"{path} is damaged from its first fact on. {_KEEP_A_COPY}.", seq)
    return DamagedRecord(
        f"{path} is damaged at fact {seq}; facts 1 to {seq - 1} are sound. {_KEEP_A_COPY}, and export the sound facts"
        " from it.",
        seq,
    )


def newer(path: Path) -> NewerRecord:
    """The record was written by a newer version of the program."""
    return NewerRecord(f"{path} was written by a newer version of gcm-moderator. Open it with that version.")


def not_a_record(path: Path, what: str) -> NotARecord:
    """There is something else at the path: "is a folder"."""
    return NotARecord(f"{path} {what}, not a record of gcm-moderator. Choose a record.")


def gone_on(last_seq: int, expected_seq: int | None) -> Conflict:
    """Somebody appended before."""
    return Conflict(
        f"The record has gone on to fact {last_seq}, not {expected_seq}. Look at what is new and try again."
    )


def moved_away(path: Path) -> RecordUnwritable:
    """The file is no longer where it was opened."""
    return RecordUnwritable(
        f"The record was moved, replaced or deleted. Save a copy of it elsewhere and go on there. It was {path}."
    )
