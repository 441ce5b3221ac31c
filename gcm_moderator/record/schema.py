"""The tables of a record, and how an older record becomes one of today.

Each migration is applied once, in order; the record's `user_version` is how many of them it has.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from gcm_moderator.record import notes_index
from gcm_moderator.record.layout import APPLICATION_ID, VERSION
from gcm_moderator.record.views import VIEWS

MIGRATIONS = Migrations("gcm-moderator")


@MIGRATIONS()
def facts(db: Database) -> None:
    """The chain of facts. The columns beside the body are read from it, so that they can never disagree with it."""
    db.execute(
        """
        CREATE TABLE facts (
          seq INTEGER PRIMARY KEY,
          body TEXT NOT NULL,
          previous BLOB NOT NULL,
          hash BLOB NOT NULL,
          id TEXT NOT NULL AS (json_extract(body, '$.id')),
          at TEXT NOT NULL AS (json_extract(body, '$.at')),
          seat TEXT NOT NULL AS (json_extract(body, '$.seat')),
          command TEXT NOT NULL AS (json_extract(body, '$.command')),
          type TEXT NOT NULL AS (json_extract(body, '$.fact.type'))
        )
        """
    )
    db.execute("CREATE UNIQUE INDEX facts_id ON facts (id)")
    db.execute(
        """
        CREATE TRIGGER facts_are_appended BEFORE INSERT ON facts
        WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM facts)
          OR NEW.previous IS NOT coalesce((SELECT hash FROM facts ORDER BY seq DESC LIMIT 1), zeroblob(32))
          OR EXISTS (SELECT 1 FROM facts WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'a fact can only be appended after the last one'); END
        """
    )
    db.execute(
        """
        CREATE TRIGGER facts_are_never_changed BEFORE UPDATE ON facts
        BEGIN SELECT RAISE(ABORT, 'a fact is never changed'); END
        """
    )
    db.execute(
        """
        CREATE TRIGGER facts_are_never_deleted BEFORE DELETE ON facts
        BEGIN SELECT RAISE(ABORT, 'a fact is never deleted'); END
        """
    )


@MIGRATIONS()
def half_typed(db: Database) -> None:
    """What seats have typed and not yet entered: replaceable, outside the chain."""
    db.table("half_typed").create({"seat": str, "text": str, "context": bytes}, pk="seat", not_null={"text", "context"})


@MIGRATIONS()
def notes_search(db: Database) -> None:
    """The full-text index over the current text of notes."""
    notes_index.create(db.conn)


@MIGRATIONS()
def views(db: Database) -> None:
    """What people query."""
    for name, sql in VIEWS.items():
        db.create_view(name, sql)


@MIGRATIONS()
def titles_of_the_present_agenda(db: Database) -> None:
    """The agenda can change during a meeting: `segments` takes its titles from the one that stands."""
    db.execute("DROP VIEW segments")
    db.create_view("segments", VIEWS["segments"])


@MIGRATIONS()
def notes_brought_back(db: Database) -> None:
    """A deleted note can be brought back: `notes_current` has it again."""
    db.execute("DROP VIEW notes_current")
    db.create_view("notes_current", VIEWS["notes_current"])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an empty file or an older record to today's version, all or nothing.

    Raises:
        sqlite3.Error: it could not be written; nothing has changed.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        MIGRATIONS.apply(Database(connection, recursive_triggers=False, execute_plugins=False))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
