"""A record as a file: created, opened, shared, left alone."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from gcm_moderator.meeting.facts import Draft
from gcm_moderator.record import layout, reading
from gcm_moderator.record.port import (
    NewerRecord,
    NotARecord,
    RecordError,
    RecordExists,
    RecordInUse,
    RecordUnwritable,
)
from gcm_moderator.record.sqlite import SqliteRecord
from tests.unit.record.conftest import WAIT
from tests.unit.record.drafts import ids, message, messages, note


def changed(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nothing in the folder can be written, not even by root."""
    names = [folder, *folder.iterdir()]
    immutable = os.geteuid() == 0
    if immutable:
        outcome = subprocess.run(["chattr", "+i", *names], check=False, capture_output=True)
        if outcome.returncode != 0:
            subprocess.run(["chattr", "-i", *names], check=False, capture_output=True)
            pytest.skip("Here root can write everywhere.")
    else:
        for name in names:
            name.chmod(0o555 if name is folder else 0o444)
    try:
        yield
    finally:
        if immutable:
            subprocess.run(["chattr", "-i", *names], check=True, capture_output=True)
        else:
            for name in names:
                name.chmod(0o755)


def test_a_new_record_is_for_the_user_alone(record: SqliteRecord, path: Path) -> None:
    record.append([message()]).result(WAIT)
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_a_closed_record_is_one_file(path: Path, ten: list[Draft]) -> None:
    assert list(path.parent.iterdir()) == [path]
    record = SqliteRecord.open(path)
    assert ids(record.read()) == ids(ten)
    record.append([message()]).result(WAIT)
    assert len(record.read()) == 11
    record.close()
    assert list(path.parent.iterdir()) == [path]


def test_a_new_record_overwrites_nothing(path: Path) -> None:
    path.write_text("minutes of the last meeting")
    with pytest.raises(RecordExists, match="not overwritten"):
        SqliteRecord.create(path)
    assert path.read_text() == "minutes of the last meeting"
    assert list(path.parent.iterdir()) == [path]


def test_a_record_that_cannot_be_created_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file" / "session.gcm", tmp_path / "no folder" / "session.gcm"):
        with pytest.raises(RecordUnwritable):
            SqliteRecord.create(place)
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_what_is_no_record_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "text").write_text("no record" * 1000)
    (tmp_path / "short").write_bytes(b"SQLite format 3\0")
    changed(tmp_path / "other", "CREATE TABLE facts (seq INTEGER)", "PRAGMA user_version = 1")
    before = {file: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()}
    for name in ("folder", "empty", "text", "short", "other", "missing", "no/where"):
        place = tmp_path / name
        with pytest.raises(NotARecord, match=name) as told:
            SqliteRecord.open(place)
        assert str(told.value).endswith(".")
        with pytest.raises(NotARecord):
            reading.read_record(place)
        assert reading.verify(place).exit_code == 2
    assert {file: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()} == before


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / ("a" * 300))
    for place in (tmp_path / ("a" * 300), tmp_path / "link"):
        for read in (SqliteRecord.open, reading.read_record):
            with pytest.raises(NotARecord, match=r"cannot be read \(File name too long\)\. Check that"):
                read(place)
        assert reading.verify(place).exit_code == 2


@pytest.mark.parametrize(
    "statements",
    [
        (f"PRAGMA user_version = {layout.VERSION + 1}",),
        (f"PRAGMA user_version = {layout.VERSION + 1}", "PRAGMA journal_mode = WAL"),
    ],
    ids=["as it was closed", "with another journal"],
)
def test_a_record_from_a_newer_version_is_left_alone(path: Path, ten: list[Draft], statements: tuple[str, ...]) -> None:
    changed(path, *statements)
    before = path.read_bytes()
    with pytest.raises(NewerRecord, match="newer version"):
        SqliteRecord.open(path)
    assert path.read_bytes() == before
    assert reading.verify(path).exit_code == 2
    assert len(ten) == 10


def test_only_one_program_writes_a_record(record: SqliteRecord, path: Path) -> None:
    record.append([message()]).result(WAIT)
    with pytest.raises(RecordInUse, match="another window"):
        SqliteRecord.open(path)
    script = "import sys; from pathlib import Path; from gcm_moderator.record.sqlite import SqliteRecord\n"
    script += "SqliteRecord.open(Path(sys.argv[1]))"
    other = subprocess.run([sys.executable, "-c", script, path], check=False, capture_output=True, text=True)
    assert "RecordInUse" in other.stderr
    assert record.append([message()]).result(WAIT) == 2
    record.close()
    SqliteRecord.open(path).close()


def test_a_lock_left_behind_by_a_crash_means_nothing(path: Path, ten: list[Draft]) -> None:
    path.with_name(path.name + "-lock").touch()
    record = SqliteRecord.open(path)
    assert len(record.read()) == len(ten)
    record.close()


def test_an_open_record_can_be_read_and_verified(record: SqliteRecord, path: Path) -> None:
    drafts = messages(3)
    record.append(drafts).result(WAIT)
    assert ids(reading.read_record(path)) == ids(drafts)
    verdict = reading.verify(path)
    assert (verdict.sound, verdict.facts, verdict.exit_code) == (True, 3, 0)
    assert record.append([message()]).result(WAIT) == 4


def test_a_closed_record_is_read_in_a_read_only_folder(path: Path, ten: list[Draft]) -> None:
    with read_only(path.parent):
        assert ids(reading.read_record(path)) == ids(ten)
        assert reading.verify(path).sound
        with pytest.raises(RecordUnwritable):
            SqliteRecord.open(path)


def test_a_crashed_record_is_read_in_a_read_only_folder(path: Path, tmp_path: Path) -> None:
    record = SqliteRecord.create(path)
    drafts = messages(5)
    record.append(drafts).result(WAIT)
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name in (path.name, path.name + "-wal"):
        (crashed / name).write_bytes((tmp_path / name).read_bytes())
    record.close()
    with read_only(crashed):
        assert ids(reading.read_record(crashed / path.name)) == ids(drafts)
        assert reading.verify(crashed / path.name).sound
    again = SqliteRecord.open(crashed / path.name)
    assert ids(again.read()) == ids(drafts)
    again.close()


def test_reading_leaves_nothing_behind(path: Path, ten: list[Draft]) -> None:
    before = path.read_bytes()
    assert len(reading.read_record(path)) == len(ten)
    assert reading.verify(path).sound
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_copy_is_a_record_of_its_own(record: SqliteRecord, path: Path, tmp_path: Path) -> None:
    record.append([*messages(3), note("a", "Firewalls")]).result(WAIT)
    copy = record.copy_to(tmp_path / "copy.gcm")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with pytest.raises(RecordExists):
        record.copy_to(path)
    with pytest.raises(RecordUnwritable):
        record.copy_to(tmp_path / "no folder" / "copy.gcm")
    record.append([message()]).result(WAIT)
    assert ids(reading.read_record(copy)) == ids(record.read())[:4]
    other = SqliteRecord.open(copy)
    assert other.append([message()]).result(WAIT) == 5
    assert [hit.note for hit in other.search_notes("firewalls")] == ["a"]
    other.close()


def test_names_that_need_care_work(tmp_path: Path) -> None:
    for name in ("a b%20c.gcm", "séance ?#&.gcm", "会议", "x'y\"z;--"):
        path = tmp_path / name
        record = SqliteRecord.create(path)
        assert record.append([message()]).result(WAIT) == 1
        record.close()
        assert len(reading.read_record(path)) == 1


@pytest.mark.parametrize("error", RecordError.__subclasses__())
def test_every_trouble_is_a_record_error(error: type[RecordError]) -> None:
    assert error.__doc__
