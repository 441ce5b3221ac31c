"""Records that are damaged, newer, something else or cannot be written: one clear sentence, and nothing is lost."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gcm_moderator import bootstrap
from gcm_moderator.record.port import RecordError
from tests.acceptance.support import FIRST_SCRIPT, FIRST_SESSION, one_sentence, run, run_alone

SCRIPT = """
10:43:00 start panel-1/discussion
+1s request Kenya
+1s call
+30s note "Firewalls work, says Kenya" star
+60s finish
"""
FACTS = 6
NOTE = b"Firewalls work, says Kenya"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    script = folder / "script.txt"
    script.write_text(SCRIPT, encoding="utf-8")
    done = run("rehearse", "gcm-2017-1", "--script", script, "--record", folder / "made.gcm")
    assert done.code == 0, done.err
    return folder / "made.gcm"


@pytest.fixture
def record(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "record.gcm"))


@contextlib.contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    """Nobody can write in the folder; skipped where root can all the same."""
    if os.geteuid() == 0:
        if subprocess.run(["chattr", "+i", folder], check=False, capture_output=True).returncode != 0:
            pytest.skip("Here root can write everywhere.")
        try:
            yield
        finally:
            subprocess.run(["chattr", "-i", folder], check=True, capture_output=True)
    else:
        folder.chmod(0o555)
        try:
            yield
        finally:
            folder.chmod(0o755)


def test_a_sound_record_is_said_to_be_so(record: Path) -> None:
    before = record.read_bytes()
    done = run("verify", record)
    assert done.code == 0
    assert one_sentence(done.out)
    assert str(record) in done.out
    assert str(FACTS) in done.out
    assert record.read_bytes() == before
    assert list(record.parent.iterdir()) == [record]


def _change_a_word(record: Path) -> None:
    content = record.read_bytes()
    assert NOTE in content
    record.write_bytes(content.replace(NOTE, NOTE.replace(b"Kenya", b"Nepal")))


def _leave_a_fact_out(record: Path) -> None:
    with contextlib.closing(sqlite3.connect(record)) as connection, connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("DELETE FROM facts WHERE seq = 4")


def _cut_short(record: Path) -> None:
    with record.open("r+b") as file:
        file.truncate(record.stat().st_size // 2)


def _overwrite_the_middle(record: Path) -> None:
    with record.open("r+b") as file:
        file.seek(record.stat().st_size // 3)
        file.write(bytes(record.stat().st_size // 2))


DAMAGES = [_change_a_word, _leave_a_fact_out, _cut_short, _overwrite_the_middle]


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_found_and_named_and_nothing_is_touched(
    record: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    damage(record)
    before = record.read_bytes()
    done = run_alone("verify", record)
    assert done.code == 1
    assert len((done.out + done.err).splitlines()) == 1
    assert str(record) in done.out + done.err
    assert "damaged" in done.out + done.err
    exported = run("export", record, "--to", tmp_path / "out.csv")
    assert exported.code == 1
    assert len(exported.err.splitlines()) == 1
    with pytest.raises(RecordError, match="damaged"):
        bootstrap.go_on(record)
    assert record.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} <= {"record.gcm", "record.gcm-lock", "out.csv"}


def test_what_is_sound_of_a_damaged_record_is_exported_and_named(record: Path, tmp_path: Path) -> None:
    _change_a_word(record)
    out = tmp_path / "out.json"
    exported = run("export", record, "--to", out)
    assert exported.code == 1
    (sentence,) = exported.err.splitlines()
    count = len(json.loads(out.read_text(encoding="utf-8"))["facts"])
    assert f"{count} sound fact" in sentence
    verdict = run("verify", record)
    assert f"at fact {count + 1}" in verdict.out + verdict.err


def test_the_damaged_fact_is_named_by_its_number(record: Path) -> None:
    _change_a_word(record)
    assert "fact 5" in run("verify", record).err


def test_a_record_of_a_newer_version_is_left_alone(record: Path, tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(record)) as connection, connection:
        connection.execute("PRAGMA user_version = 4000")
    before = record.read_bytes()
    done = run_alone("verify", record)
    assert done.code == 2
    assert one_sentence(done.err.replace(". Open", "; open"))
    assert "newer" in done.err
    assert run("export", record, "--to", tmp_path / "out.csv").code in (1, 2)
    with pytest.raises(RecordError, match="newer"):
        bootstrap.go_on(record)
    assert record.read_bytes() == before
    assert not (tmp_path / "out.csv").exists()


def _text(path: Path) -> None:
    path.write_text("Dear colleagues", encoding="utf-8")


def _session(path: Path) -> None:
    shutil.copy(FIRST_SESSION, path)


def _empty(path: Path) -> None:
    path.touch()


def _folder(path: Path) -> None:
    path.mkdir()


def _another_database(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE facts (seq)")


def _nothing(path: Path) -> None:
    assert not path.exists()


@pytest.mark.parametrize("make", [_text, _session, _empty, _folder, _another_database, _nothing])
@pytest.mark.parametrize("command", ["verify", "export"])
def test_what_is_no_record_is_told(tmp_path: Path, make: Callable[[Path], None], command: str) -> None:
    path = tmp_path / "thing.gcm"
    make(path)
    options = ("--to", tmp_path / "out.json") if command == "export" else ()
    done = run(command, path, *options)
    assert done.code == 2
    assert done.out == ""
    assert len(done.err.splitlines()) == 1
    assert str(path) in done.err
    assert not (tmp_path / "out.json").exists()
    with pytest.raises(RecordError):
        bootstrap.go_on(path)


def test_a_new_record_never_overwrites_a_file(record: Path) -> None:
    before = record.read_bytes()
    done = run("rehearse", "gcm-2017-1", "--script", FIRST_SCRIPT, "--record", record, "--json")
    assert done.code == 1
    assert one_sentence(done.err.replace(". Choose", "; choose"))
    assert done.out == ""
    assert record.read_bytes() == before


def test_a_record_cannot_be_made_where_there_is_no_folder(tmp_path: Path) -> None:
    done = run_alone("rehearse", "gcm-2017-1", "--record", tmp_path / "no" / "such" / "record.gcm")
    assert done.code == 1
    assert len(done.err.splitlines()) == 1
    assert "Traceback" not in done.err
    assert list(tmp_path.iterdir()) == []


def test_in_a_read_only_folder_nothing_is_made_and_everything_can_be_read(record: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    kept = Path(shutil.move(record, folder / "record.gcm"))
    with _read_only(folder):
        made = run("rehearse", "gcm-2017-1", "--record", folder / "new.gcm")
        exported = run("export", kept, "--to", folder / "out.csv")
        elsewhere = run("export", kept, "--to", tmp_path / "out.csv")
        verified = run("verify", kept)
        with pytest.raises(RecordError):
            bootstrap.go_on(folder / "new.gcm")
    assert made.code == exported.code == 1
    assert len(made.err.splitlines()) == len(exported.err.splitlines()) == 1
    assert verified.code == elsewhere.code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["record.gcm"]


FULL_AT = 140_000
FULL_DISK = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({FULL_AT}, {FULL_AT})); "


def test_a_full_disk_is_told_and_what_was_written_before_is_sound(tmp_path: Path) -> None:
    record, script = tmp_path / "full.gcm", tmp_path / "morning.txt"
    script.write_text(
        "".join(FIRST_SCRIPT.read_text(encoding="utf-8").splitlines(keepends=True)[:150]), encoding="utf-8"
    )
    done = run_alone("rehearse", "gcm-2017-1", "--script", script, "--record", record, "--json", first=FULL_DISK)
    assert done.code == 1
    assert len(done.err.splitlines()) == 1
    assert str(record) in done.err
    assert "not" in done.err
    without = run("rehearse", "gcm-2017-1", "--script", script, "--json")
    assert done.rows == without.rows  # the meeting goes on
    assert run("verify", record).code == 0


def test_a_record_on_a_disk_that_is_full_already_leaves_nothing(tmp_path: Path) -> None:
    full = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); "
    done = run_alone("rehearse", "gcm-2017-1", "--record", tmp_path / "full.gcm", first=full)
    assert done.code == 1
    assert len(done.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [".md", ".csv", ".json"])
def test_an_export_replaces_a_file_whole_or_not_at_all(record: Path, tmp_path: Path, suffix: str) -> None:
    to = tmp_path / f"out{suffix}"
    to.write_text("what stood there before", encoding="utf-8")
    full = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)); "
    done = run_alone("export", record, "--to", to, first=full)
    assert done.code == 1
    assert one_sentence(done.err)
    assert to.read_text(encoding="utf-8") == "what stood there before"
    assert run("export", record, "--to", to).code == 0
    assert "Kenya" in to.read_text(encoding="utf-8-sig")
    assert sorted(path.name for path in tmp_path.iterdir()) == [to.name, "record.gcm"]


@pytest.mark.parametrize("name", ["out", "out.xyz", "out.doc"])
def test_a_suffix_that_nothing_writes_is_told(record: Path, tmp_path: Path, name: str) -> None:
    done = run("export", record, "--to", tmp_path / name)
    assert done.code == 1
    assert one_sentence(done.err)
    assert not (tmp_path / name).exists()


def test_an_export_never_overwrites_the_record(record: Path) -> None:
    before = record.read_bytes()
    as_json = record.with_suffix(".json")
    shutil.copy(record, as_json)
    assert run("export", record, "--to", as_json).code == 1
    assert as_json.read_bytes() == before
