"""Damage and tampering are found, named by the number of the fact, and nothing is made worse."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from gcm_moderator.meeting.encoding import decode, encode
from gcm_moderator.meeting.facts import Draft
from gcm_moderator.record import chain, reading
from gcm_moderator.record.port import DamagedRecord, NewerRecord, NotARecord
from gcm_moderator.record.sqlite import SqliteRecord
from tests.unit.record.conftest import closed_with
from tests.unit.record.drafts import ids, messages, note
from tests.unit.record.test_opening import changed

FREE = (
    "DROP TRIGGER facts_are_appended",
    "DROP TRIGGER facts_are_never_changed",
    "DROP TRIGGER facts_are_never_deleted",
)

TAMPERING = {
    "a text changed": (7, "UPDATE facts SET body = replace(body, 'Message 6', 'Message X') WHERE seq = 7"),
    "a space added": (1, "UPDATE facts SET body = body || ' ' WHERE seq = 1"),
    "a hash changed": (3, "UPDATE facts SET hash = zeroblob(32) WHERE seq = 3"),
    "a link changed": (10, "UPDATE facts SET previous = zeroblob(32) WHERE seq = 10"),
    "a fact gone": (5, "DELETE FROM facts WHERE seq = 5"),
    "the first gone": (1, "DELETE FROM facts WHERE seq = 1"),
    "a fact moved": (4, "UPDATE facts SET seq = 99 WHERE seq = 4"),
    "a fact added": (11, "INSERT INTO facts (seq, body, previous, hash) VALUES (11, '{}', zeroblob(32), zeroblob(32))"),
    "a body of bytes": (2, "UPDATE facts SET body = CAST(body AS BLOB) || x'00' WHERE seq = 2"),
    "no text at all": (6, "UPDATE facts SET hash = 'x' WHERE seq = 6"),
}


@pytest.mark.parametrize("case", TAMPERING, ids=str)
def test_tampering_is_found_and_numbered(path: Path, ten: list[Draft], case: str) -> None:
    seq, statement = TAMPERING[case]
    if "'{}'" in statement:
        # Without the columns that are read from the body the row would be refused.
        statement = statement.replace("'{}'", "replace((SELECT body FROM facts WHERE seq = 1), 'fact-', 'another-')")
    changed(path, *FREE, statement)
    before = path.read_bytes()
    verdict = reading.verify(path)
    assert (verdict.sound, verdict.damaged_seq, verdict.facts, verdict.exit_code) == (False, seq, seq - 1, 1)
    with pytest.raises(DamagedRecord) as told:
        SqliteRecord.open(path)
    assert told.value.seq == seq
    assert "copy" in str(told.value)
    sound = reading.read_sound(path)
    assert ids(sound.facts) == ids(ten)[: seq - 1]
    assert sound.trouble is not None
    assert sound.trouble.seq == seq
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_sound_record_has_no_trouble(path: Path, ten: list[Draft]) -> None:
    assert reading.read_sound(path) == reading.Sound(reading.read_record(path), None)
    assert ids(reading.read_record(path)) == ids(ten)


def test_the_database_refuses_to_change_or_delete_a_fact(path: Path, ten: list[Draft]) -> None:
    into = "INTO facts (seq, body, previous, hash)"
    for statement in (
        "UPDATE facts SET body = body",
        "DELETE FROM facts WHERE seq = 10",
        f"INSERT OR REPLACE {into} SELECT 10, body, previous, hash FROM facts WHERE seq = 9",
        f"INSERT OR REPLACE {into} SELECT 11, body, hash, hash FROM facts WHERE seq = 10",
        f"INSERT {into} SELECT 12, replace(body, 'fact-', 'x'), hash, hash FROM facts WHERE seq = 10",
    ):
        with pytest.raises(sqlite3.IntegrityError, match=r"never|only"):
            changed(path, statement)
    assert ids(reading.read_record(path)) == ids(ten)


def test_every_flipped_byte_of_a_fact_is_found(path: Path) -> None:
    drafts = closed_with(path, messages(3))
    image = path.read_bytes()
    for number, draft in enumerate(drafts, 1):
        body = encode(draft)
        start = image.index(body)
        for offset in range(0, len(body), 9):
            path.write_bytes(flipped(image, start + offset))
            verdict = reading.verify(path)
            assert (verdict.sound, verdict.damaged_seq) == (False, number)


def test_no_flipped_byte_of_the_file_is_taken_for_another_fact(path: Path) -> None:
    drafts = closed_with(path, [*messages(20), note("a", "Firewalls")])
    image = path.read_bytes()
    verdicts = {True: 0, False: 0}
    for offset in range(0, len(image), 1013):
        path.write_bytes(flipped(image, offset))
        verdict = reading.verify(path)
        verdicts[verdict.sound] += 1
        try:
            sound = reading.read_sound(path).facts
        except (DamagedRecord, NotARecord, NewerRecord):
            continue
        assert ids(sound) == ids(drafts)[: len(sound)]
        assert len(sound) == verdict.facts
        if verdict.sound:
            assert len(sound) == len(drafts)
    assert verdicts[False] > 0


def test_a_file_cut_short_is_damaged_and_left_alone(path: Path) -> None:
    drafts = closed_with(path, messages(200))
    image = path.read_bytes()
    for size in range(4096, len(image), 8192):
        path.write_bytes(image[:size])
        verdict = reading.verify(path)
        assert (verdict.sound, verdict.exit_code) == (False, 1)
        with pytest.raises(DamagedRecord):
            SqliteRecord.open(path)
        assert path.read_bytes() == image[:size]
    assert len(drafts) == 200


def test_a_torn_log_gives_all_or_nothing_of_an_append(path: Path, tmp_path: Path) -> None:
    record = SqliteRecord.create(path)
    for _ in range(6):
        record.append(messages(2)).result(30)
    facts = record.read()
    image, log = path.read_bytes(), (tmp_path / "session.gcm-wal").read_bytes()
    record.close()
    torn = tmp_path / "torn"
    torn.mkdir()
    lengths = set()
    for size in range(0, len(log), 1500):
        (torn / "session.gcm").write_bytes(image)
        (torn / "session.gcm-wal").write_bytes(log[:size])
        again = SqliteRecord.open(torn / "session.gcm")
        recovered = again.read()
        again.close()
        assert recovered == facts[: len(recovered)]
        assert len(recovered) % 2 == 0
        lengths.add(len(recovered))
    assert lengths >= {0, 2, 4, 6, 8, 10}


def test_a_fact_of_a_newer_version_is_no_damage(path: Path, ten: list[Draft]) -> None:
    body = msgspec.json.encode({**msgspec.json.decode(encode(ten[9])), "id": "new", "fact": {"type": "votes-counted"}})
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        previous = connection.execute("SELECT hash FROM facts WHERE seq = 10").fetchone()[0]
        row = (11, body.decode(), previous, chain.link(previous, 11, body))
        connection.execute("INSERT INTO facts (seq, body, previous, hash) VALUES (?, ?, ?, ?)", row)
    before = path.read_bytes()
    with pytest.raises(NewerRecord):
        SqliteRecord.open(path)
    with pytest.raises(NewerRecord):
        reading.read_record(path)
    assert reading.verify(path).sound
    assert path.read_bytes() == before


def test_the_chain_can_be_recomputed_from_its_description(path: Path, ten: list[Draft]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT seq, previous, hash, body, id, type FROM facts ORDER BY seq").fetchall()
    before = bytes(32)
    for (seq, previous, digest, body, fact_id, kind), draft in zip(rows, ten, strict=True):
        assert previous == before
        assert digest == chain.link(previous, seq, body.encode())
        assert decode(body) == draft
        assert (fact_id, kind) == (draft.id, "message-sent")
        before = digest


def flipped(image: bytes, offset: int) -> bytes:
    return image[:offset] + bytes([image[offset] ^ 0x15]) + image[offset + 1 :]
