"""A record of an earlier version becomes one of today, with everything in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from gcm_moderator.meeting.encoding import encode
from gcm_moderator.meeting.facts import NoteContent, NoteDeleted, NoteRevised
from gcm_moderator.record import chain, layout, reading, schema
from gcm_moderator.record.port import RecordUnwritable
from gcm_moderator.record.sqlite import SqliteRecord
from gcm_moderator.record.views import VIEWS
from tests.unit.record.conftest import WAIT
from tests.unit.record.drafts import draft, ids, message, note
from tests.unit.record.test_faults import no_file_longer_than

NAMES = [migration.name for migration in schema.MIGRATIONS.pending(Database(memory=True))]


def earlier(path: Path, without: str) -> list[str]:
    """A record as the version before that migration wrote it."""
    facts = [
        message(),
        note("a", "Remittances"),
        draft(NoteRevised("a", NoteContent("Firewalls"))),
        note("b", "Visa"),
        draft(NoteDeleted("b")),
    ]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        schema.MIGRATIONS.apply(Database(connection), stop_before=without)
        connection.execute(f"PRAGMA application_id = {layout.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {NAMES.index(without)}")
        previous = bytes(32)
        for seq, fact in enumerate(facts, 1):
            digest = chain.link(previous, seq, encode(fact))
            row = (seq, encode(fact).decode(), previous, digest)
            connection.execute("INSERT INTO facts (seq, body, previous, hash) VALUES (?, ?, ?, ?)", row)
            previous = digest
    return ids(facts)


def test_the_version_counts_the_migrations() -> None:
    assert len(NAMES) == layout.VERSION


@pytest.mark.parametrize("without", NAMES[1:])
def test_a_record_of_each_earlier_version_is_brought_up_to_date(path: Path, without: str) -> None:
    facts = earlier(path, without)
    assert ids(reading.read_record(path)) == facts
    record = SqliteRecord.open(path)
    assert ids(record.read()) == facts
    assert record.append([note("c", "Firewalls too")]).result(WAIT) == len(facts) + 1
    indexed_before = NAMES.index(without) > NAMES.index("notes_search")
    assert [hit.note for hit in record.search_notes("firewalls")] == (["c"] if indexed_before else ["c", "a"])
    assert record.search_notes("visa remittances") == []
    record.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == layout.VERSION
        for view in VIEWS:
            connection.execute(f"SELECT * FROM {view}").fetchall()
    assert reading.verify(path).sound


def test_an_update_that_fails_changes_nothing(path: Path) -> None:
    facts = earlier(path, "half_typed")
    with no_file_longer_than(path.stat().st_size), pytest.raises(RecordUnwritable):
        SqliteRecord.open(path)
    assert ids(reading.read_record(path)) == facts
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'view'").fetchone()[0] == 0
    SqliteRecord.open(path).close()
