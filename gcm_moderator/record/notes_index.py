"""The full-text index over notes, kept in the transaction that appends the fact.

A note is indexed under the number of the fact that took it or brought it back, with the words of its current text; a
deleted note is not indexed. The cost of a note does not depend on how many there are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from gcm_moderator.meeting.encoding import decode
from gcm_moderator.meeting.facts import AnyFact, NoteDeleted, NoteRestored, NoteRevised, NoteTaken
from gcm_moderator.record import search
from gcm_moderator.record.search import NoteHit, Term

_PAGE_OF_HITS = """
SELECT found.note, CAST(text.body AS BLOB)
FROM notes_search
CROSS JOIN facts AS taken ON taken.seq = notes_search.rowid
CROSS JOIN notes_index AS found ON found.note = json_extract(taken.body, '$.fact.note')
CROSS JOIN facts AS text ON text.seq = found.text_seq
WHERE notes_search MATCH ?
ORDER BY notes_search.rowid DESC
LIMIT ? OFFSET ?
"""


def create(connection: sqlite3.Connection) -> None:
    """Create the index, with the notes that the record has already."""
    connection.execute(
        "CREATE TABLE notes_index (note TEXT PRIMARY KEY, taken_seq INTEGER NOT NULL REFERENCES facts (seq),"
        " text_seq INTEGER REFERENCES facts (seq)) WITHOUT ROWID"
    )
    # The words are prepared here, so the tokenizer only has to part them at their spaces.
    connection.execute("CREATE VIRTUAL TABLE notes_search USING fts5 (words, tokenize = 'ascii', columnsize = 0)")
    notes = connection.execute(
        "SELECT seq, CAST(body AS BLOB) FROM facts WHERE type IN ('note-taken', 'note-revised', 'note-deleted',"
        " 'note-restored')"
        " ORDER BY seq"
    ).fetchall()
    update(connection, ((seq, decode(body).fact) for seq, body in notes))


def update(connection: sqlite3.Connection, numbered: Iterable[tuple[int, AnyFact]]) -> None:
    """Take newly appended facts in; those that are not about the text of notes change nothing."""
    for seq, fact in numbered:
        match fact:
            case NoteTaken() | NoteRestored():
                _forget(connection, fact.note)
                connection.execute("INSERT INTO notes_index VALUES (?, ?, ?)", (fact.note, seq, seq))
                connection.execute(
                    "INSERT INTO notes_search (rowid, words) VALUES (?, ?)", (seq, search.indexed(fact.content.text))
                )
            case NoteRevised():
                taken_seq = _indexed_under(connection, fact.note)
                if taken_seq is not None:
                    connection.execute("UPDATE notes_index SET text_seq = ? WHERE note = ?", (seq, fact.note))
                    connection.execute(
                        "UPDATE notes_search SET words = ? WHERE rowid = ?",
                        (search.indexed(fact.content.text), taken_seq),
                    )
            case NoteDeleted():
                _forget(connection, fact.note)


def find(connection: sqlite3.Connection, terms: tuple[Term, ...], limit: int, offset: int) -> list[NoteHit]:
    """The notes whose current text has every term, newest first."""
    hits = []
    for note, body in connection.execute(_PAGE_OF_HITS, (_match(terms), limit, offset)).fetchall():
        fact = decode(body).fact
        if isinstance(fact, NoteTaken | NoteRevised | NoteRestored):
            text = fact.content.text
            hits.append(search.hit(note, text, search.occurrences(text, terms) or []))
    return hits


def _forget(connection: sqlite3.Connection, note: str) -> None:
    taken_seq = _indexed_under(connection, note)
    if taken_seq is not None:
        connection.execute("DELETE FROM notes_search WHERE rowid = ?", (taken_seq,))
        connection.execute("DELETE FROM notes_index WHERE note = ?", (note,))


def _indexed_under(connection: sqlite3.Connection, note: str) -> int | None:
    row = connection.execute("SELECT taken_seq FROM notes_index WHERE note = ?", (note,)).fetchone()
    return row[0] if row is not None else None


def _match(terms: tuple[Term, ...]) -> str:
    phrases = ('"{}"{}'.format(" ".join(term.words), " *" if term.prefix else "") for term in terms)
    return " AND ".join(phrases)
