"""A disk that is full, a file that is gone or locked: told plainly, nothing half-written, and the record goes on."""

from __future__ import annotations

import resource
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from gcm_moderator.meeting.facts import Recorded
from gcm_moderator.record import opening, reading, troubles
from gcm_moderator.record.port import RecordError, RecordInUse, RecordUnwritable
from gcm_moderator.record.sqlite import SqliteRecord
from tests.unit.record.conftest import WAIT
from tests.unit.record.drafts import ids, message, messages, note


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """The system refuses every write beyond that many bytes of a file, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_at_every_write_in_turn(record: SqliteRecord, path: Path) -> None:
    log = opening.wal_of(path)
    stored: list[str] = []
    failures = 0
    for step in range(60):
        drafts = [message("x" * 3000), note(f"note-{step}", "Firewalls " + "y" * 3000)]
        with no_file_longer_than(log.stat().st_size + step * 2500):
            outcome = record.append(drafts).exception(WAIT)
            if outcome is None:
                stored += ids(drafts)
            else:
                failures += 1
                assert isinstance(outcome, RecordUnwritable)
                assert str(path) in str(outcome)
                assert record.status().problem == str(outcome)
                assert record.find(drafts[0].id) is None
        assert ids(reading.read_record(path)) == stored
        assert record.append(drafts).result(WAIT) == len(stored) + (2 if outcome is not None else 0)
        if outcome is not None:
            stored += ids(drafts)
        assert record.status().problem is None
    assert 0 < failures < 60
    assert len(record.search_notes("firewalls", limit=100)) == 60
    assert reading.verify(path).sound


def test_a_disk_that_is_really_full_is_named(path: Path, record: SqliteRecord) -> None:
    record.append([message()]).result(WAIT)
    with closing(sqlite3.connect(path)) as full:
        pages = full.execute("PRAGMA page_count").fetchone()[0]
        full.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(sqlite3.OperationalError) as reason:
            full.execute("CREATE TABLE big AS SELECT zeroblob(100000) AS body")
    told = troubles.told(reason.value, path)
    assert isinstance(told, RecordUnwritable)
    assert "disk is full" in str(told)


def test_a_new_record_on_a_full_disk_leaves_nothing(path: Path) -> None:
    for size in (0, 4096, 10_000, 30_000):
        with no_file_longer_than(size), pytest.raises(RecordUnwritable):
            SqliteRecord.create(path)
        assert list(path.parent.iterdir()) == []


def test_opening_on_a_full_disk_leaves_the_record_as_it_is(path: Path) -> None:
    record = SqliteRecord.create(path)
    record.append(messages(5)).result(WAIT)
    record.close()
    before = path.read_bytes()
    for size in (0, 100, 600):
        with no_file_longer_than(size), pytest.raises(RecordUnwritable):
            SqliteRecord.open(path)
        assert len(reading.read_record(path)) == 5
    again = SqliteRecord.open(path)
    assert len(again.read()) == 5
    again.close()
    assert len(before) == path.stat().st_size


def test_a_half_typed_text_that_cannot_be_kept_says_so(record: SqliteRecord, path: Path) -> None:
    record.append([message()]).result(WAIT)
    with no_file_longer_than(opening.wal_of(path).stat().st_size):
        with pytest.raises(RecordUnwritable):
            record.save_draft("notes-1", "x" * 9000).result(WAIT)
        assert record.status().problem is not None
    record.save_draft("notes-1", "Firewalls").result(WAIT)
    assert record.drafts()["notes-1"].text == "Firewalls"
    assert record.status().problem is None


def delete_the_file(path: Path) -> None:
    path.unlink()


def delete_the_log(path: Path) -> None:
    opening.wal_of(path).unlink()


def replace_the_file(path: Path) -> None:
    image = path.read_bytes()
    path.unlink()
    path.write_bytes(image)


def move_the_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))


@pytest.mark.parametrize("lose", [delete_the_file, delete_the_log, replace_the_file, move_the_folder])
def test_a_record_lost_under_us_is_saved_elsewhere(tmp_path: Path, lose: Callable[[Path], None]) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "session.gcm"
    record = SqliteRecord.create(path)
    try:
        drafts = messages(3)
        record.append(drafts).result(WAIT)
        lose(path)
        for _ in range(2):
            with pytest.raises(RecordUnwritable, match="copy"):
                record.append([message()]).result(WAIT)
        assert record.status().problem is not None
        assert ids(record.read()) == ids(drafts)
        copy = record.copy_to(tmp_path / "copy.gcm")
    finally:
        record.close()
    assert ids(reading.read_record(copy)) == ids(drafts)
    assert reading.verify(copy).sound


def test_a_record_locked_by_another_program_is_told(
    record: SqliteRecord, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.close()
    monkeypatch.setattr(opening, "WAIT_S", 0.01)
    again = SqliteRecord.open(path)
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(RecordInUse, match="Another program has locked"):
                again.append([message()]).result(WAIT)
            assert again.status().problem is not None
        assert again.append([message()]).result(WAIT) == 1
        assert again.status().problem is None
    finally:
        again.close()


def test_a_fact_written_by_another_program_is_noticed(record: SqliteRecord, path: Path) -> None:
    record.append([message()]).result(WAIT)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(
            "INSERT INTO facts (seq, body, previous, hash) SELECT 2, replace(body, 'fact-', 'x'), hash, hash FROM facts"
        )
    with pytest.raises(RecordError, match="Another program wrote"):
        record.append([message()]).result(WAIT)
    assert reading.verify(path).damaged_seq == 2


def test_while_the_disk_is_slow_facts_go_first_and_texts_are_not_piled_up(record: SqliteRecord) -> None:
    slow = threading.Event()
    busy = threading.Event()
    order: list[str] = []

    def wait(facts: Sequence[Recorded]) -> None:
        if facts[0].seq == 1:
            busy.set()
            assert slow.wait(WAIT)

    unsubscribe = record.subscribe(wait)
    first = record.append([message()])
    assert busy.wait(WAIT)
    texts = [record.save_draft("notes-1", f"Fire{'w' * length}") for length in range(50)]
    texts.append(record.save_draft("notes-2", "Who pays?"))
    facts = [record.append([each]) for each in messages(3)]
    for future in facts:
        future.add_done_callback(lambda _: order.append("fact"))
    for text in texts:
        text.add_done_callback(lambda _: order.append("text"))
    assert record.status().saving == 3
    assert not first.done()
    slow.set()
    assert [future.result(WAIT) for future in facts] == [2, 3, 4]
    for text in texts:
        text.result(WAIT)
    unsubscribe()
    assert record.append([message()]).result(WAIT) == 5
    assert order == ["fact"] * 3 + ["text"] * 51
    assert {seat: kept.text for seat, kept in record.drafts().items()} == {
        "notes-1": "Fire" + "w" * 49,
        "notes-2": "Who pays?",
    }
    assert record.status().saving == 0


def test_closing_waits_for_what_was_sent(path: Path) -> None:
    record = SqliteRecord.create(path)
    futures = [record.append([each]) for each in messages(50)]
    kept = record.save_draft("notes-1", "Firewalls")
    record.close()
    assert [future.result(0) for future in futures] == list(range(1, 51))
    assert kept.result(0) is None
    assert len(reading.read_record(path)) == 50


def test_an_append_that_nobody_wants_any_more_is_not_stored(record: SqliteRecord) -> None:
    slow = threading.Event()

    def wait(_: Sequence[Recorded]) -> None:
        assert slow.wait(WAIT)

    unsubscribe = record.subscribe(wait)
    first = record.append([message()])
    unwanted = record.append([message()])
    assert unwanted.cancel()
    slow.set()
    unsubscribe()
    assert first.result(WAIT) == 1
    assert record.append([message()]).result(WAIT) == 2
    assert record.status().saving == 0
