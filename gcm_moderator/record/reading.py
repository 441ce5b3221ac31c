"""Reading and verifying a record without opening it for the meeting: for exports, and to see whether it is sound."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec

from gcm_moderator.meeting.facts import Recorded
from gcm_moderator.record import chain, opening, troubles
from gcm_moderator.record.chain import ChainEnd
from gcm_moderator.record.port import DamagedRecord, RecordError

_ROWS = "SELECT seq, previous, hash, CAST(body AS BLOB) FROM facts WHERE seq > ? ORDER BY seq LIMIT ?"


class Verdict(msgspec.Struct, frozen=True):
    """Whether a record is sound. `facts` counts the sound ones from the first on; `reason` is a sentence.

    `damaged_seq` is the first damaged fact, None when there is none or the damage lies outside the facts. `exit_code`
    is that of `gcm-moderator verify`: 0 sound, 1 damaged, 2 no record that this version can read.
    """

    sound: bool
    facts: int
    damaged_seq: int | None
    reason: str
    exit_code: int


class Sound(msgspec.Struct, frozen=True):
    """The sound facts of a record, and what ended them (None when all of them are sound)."""

    facts: list[Recorded]
    trouble: DamagedRecord | None


def read_record(path: Path) -> list[Recorded]:
    """All facts of a record, the chain checked. Works while the meeting has it open, and in a read-only folder.

    Raises:
        NotARecord, NewerRecord, DamagedRecord, RecordError: it cannot be read as a whole.
    """
    with opening.reading(path) as connection:
        facts: list[Recorded] = []
        follow(connection, path, ChainEnd(), facts)
        return facts


def read_sound(path: Path) -> Sound:
    """The facts of a damaged record before the first damaged one.

    Raises:
        NotARecord, NewerRecord, RecordError: nothing of it can be read.
        DamagedRecord: so much is damaged that no fact can be found.
    """
    with opening.reading(path) as connection:
        facts: list[Recorded] = []
        try:
            follow(connection, path, ChainEnd(), facts)
        except DamagedRecord as trouble:
            return Sound(facts, trouble)
        return Sound(facts, None)


def verify(path: Path) -> Verdict:
    """Walk the whole chain and check the file's structure. Never raises for what a file contains."""
    try:
        with opening.reading(path) as connection:
            try:
                end = follow(connection, path, ChainEnd(), None)
            except DamagedRecord as trouble:
                return Verdict(False, (trouble.seq or 1) - 1, trouble.seq, str(trouble), 1)
            if not _structure_holds(connection):
                reason = f"{path} is damaged outside its facts; all {end.seq} facts are sound. Keep a copy of the file."
                return Verdict(False, end.seq, None, reason, 1)
            return Verdict(True, end.seq, None, f"{path} is sound: {end.seq} {'fact' if end.seq == 1 else 'facts'}.", 0)
    except DamagedRecord as trouble:
        return Verdict(False, 0, None, str(trouble), 1)
    except RecordError as trouble:
        return Verdict(False, 0, None, str(trouble), 2)


def follow(
    connection: sqlite3.Connection, path: Path, end: ChainEnd, into: list[Recorded] | None, limit: int = -1
) -> ChainEnd:
    """Check the chain on from `end`, decoding into a list unless it is None; at most `limit` facts unless negative.

    What was read before trouble stays in the list.

    Raises:
        DamagedRecord: the chain is broken, or the file is.
        NewerRecord: a fact is sound and unknown.
        RecordError: the file cannot be read.
    """
    try:
        rows = connection.execute(_ROWS, (end.seq, limit))
        return chain.check(rows, end, into)
    except chain.Broken as broken:
        raise troubles.damaged(path, broken.seq) from broken
    except chain.Unknown as unknown:
        raise troubles.newer(path) from unknown
    except troubles.FAULTS as reason:
        trouble = troubles.told(reason, path)
        if not isinstance(trouble, DamagedRecord):
            raise trouble from reason
        raise troubles.damaged(path, _first_unreadable(connection, end)) from reason


def _first_unreadable(connection: sqlite3.Connection, end: ChainEnd) -> int:
    """The number of the first fact that a damaged file no longer gives, found one by one."""
    while True:
        try:
            following = chain.check(connection.execute(_ROWS, (end.seq, 1)), end, None)
        except (chain.Broken, *troubles.FAULTS):
            break
        if following == end:
            break
        end = following
    return end.seq + 1


def _structure_holds(connection: sqlite3.Connection) -> bool:
    try:
        return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except troubles.FAULTS:
        return False
