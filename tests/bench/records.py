"""Records on the disk to measure with, and the bare SQLite that they are measured against."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from gcm_moderator.clock import MeetingClock
from gcm_moderator.meeting import encoding, facts
from gcm_moderator.record import chain, opening
from gcm_moderator.record.sqlite import SqliteRecord
from tests.bench import floor

JUST_NOW = dt.timedelta(seconds=2)


def write(path: Path, drafts: Sequence[facts.Draft]) -> Path:
    """A new record with these facts, closed again."""
    record = SqliteRecord.create(path)
    try:
        record.append(drafts).result()
    finally:
        record.close()
    return path


def write_live(path: Path, drafts: Sequence[facts.Draft]) -> Path:
    """A new record whose last fact was written two seconds ago by its own clock, so that its turn counts on."""
    first = drafts[0]
    if not isinstance(first.fact, facts.MeetingOpened):
        raise floor.Refused("The facts do not begin with the opening of a meeting.")
    ahead = drafts[-1].at + JUST_NOW - MeetingClock().now()
    return write(path, [floor.opening(first.fact.session, first.at, ahead.total_seconds()), *drafts[1:]])


class BareFile:
    """A plain SQLite file with a record's pragmas and columns, and nothing else: no chain, index, trigger or thread."""

    def __init__(self, path: Path) -> None:
        sqlite3.connect(path).close()
        self._connection = opening.connect_to_write(path)
        self._connection.execute(
            "CREATE TABLE facts (seq INTEGER PRIMARY KEY, body TEXT NOT NULL, previous BLOB NOT NULL,"
            " hash BLOB NOT NULL)"
        )

    def prepare(self, drafts: Sequence[facts.Draft], first_seq: int) -> list[tuple[int, str, bytes, bytes]]:
        """The rows of facts as a record stores them, with hashes of the same size."""
        bodies = [encoding.encode(facts.Draft(d.id, d.seat, d.at, d.command, d.fact)) for d in drafts]
        hashes = [chain.link(bytes(32), first_seq + n, body) for n, body in enumerate(bodies)]
        return [
            (first_seq + n, body.decode(), digest, digest)
            for n, (body, digest) in enumerate(zip(bodies, hashes, strict=True))
        ]

    def commit(self, rows: Sequence[tuple[int, str, bytes, bytes]]) -> None:
        """Store rows in one transaction and wait for the disk."""
        self._connection.execute("BEGIN IMMEDIATE")
        for row in rows:
            self._connection.execute("INSERT INTO facts (seq, body, previous, hash) VALUES (?, ?, ?, ?)", row)
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def read_plainly(path: Path) -> list[object]:
    """The rows of a record, read in order and decoded with the standard library, with no check of anything."""
    connection = opening.connect(path, "ro")
    try:
        rows = connection.execute("SELECT seq, previous, hash, body FROM facts ORDER BY seq")
        return [(seq, previous, digest, json.loads(body)) for seq, previous, digest, body in rows]
    finally:
        connection.close()
