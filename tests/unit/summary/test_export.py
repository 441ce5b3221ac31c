from __future__ import annotations

import codecs
import errno
import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from gcm_moderator.meeting import facts
from gcm_moderator.summary.export import SUFFIXES, ExportError, What, export
from tests.unit.meeting.podium import KENYA, speaking
from tests.unit.summary.meetings import HOSTILE, facts_of, lively, recorded, said_by
from tests.unit.summary.writers import WRITERS


@pytest.fixture
def meeting() -> list[facts.Recorded]:
    return facts_of(lively())


def _refusal(meeting: list[facts.Recorded], to: Path) -> str:
    with pytest.raises(ExportError) as refused:
        export(meeting, to, WRITERS)
    sentence = str(refused.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


def _failing(code: int) -> Callable[[int], None]:
    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    return fail


ALL = [(what, suffix) for what, suffixes in SUFFIXES.items() for suffix in suffixes]


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("log.csv", codecs.BOM_UTF8 + b"day,sitting,"),
        ("log.md", b"# First informal thematic session\n\nInternal log\n"),
        ("whole.json", b'{\n "format": "gcm-moderator-meeting"'),
        ("agenda.ics", b"BEGIN:VCALENDAR\r\n"),
        ("summary.pdf", b"%PDF of Summary"),
        ("summary.docx", b"PK"),
        ("LOG.CSV", codecs.BOM_UTF8 + b"day,sitting,"),
    ],
)
def test_the_suffix_says_what_is_written(
    name: str, begins: bytes, meeting: list[facts.Recorded], tmp_path: Path
) -> None:
    export(meeting, tmp_path / name, WRITERS)
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_what_is_asked_for_counts_more_than_the_suffix(meeting: list[facts.Recorded], tmp_path: Path) -> None:
    export(meeting, tmp_path / "a.md", WRITERS, What.NOT_REACHED)
    assert "could not be reached" in (tmp_path / "a.md").read_text("utf-8")
    export(meeting, tmp_path / "a.pdf", WRITERS, What.LOG)
    assert (tmp_path / "a.pdf").read_bytes() == b"%PDF of Internal log"


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize(("what", "suffix"), ALL)
def test_every_name_can_be_exported(name: str, what: What, suffix: str, tmp_path: Path) -> None:
    to = tmp_path / f"out{suffix}"
    export(facts_of(said_by(name)), to, WRITERS, what)
    assert to.stat().st_size > 0


@pytest.mark.parametrize(("what", "suffix"), ALL)
def test_a_meeting_that_has_only_been_opened_can_be_exported(what: What, suffix: str, tmp_path: Path) -> None:
    export(recorded([]), tmp_path / f"out{suffix}", WRITERS, what)
    assert (tmp_path / f"out{suffix}").stat().st_size > 0


@pytest.mark.parametrize("name", ["log.xls", "log", "log.", ".md"])
def test_an_unknown_suffix_names_the_known_ones(name: str, meeting: list[facts.Recorded], tmp_path: Path) -> None:
    assert ".docx, .pdf, .md, .csv, .json or .ics" in _refusal(meeting, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_suffix_that_cannot_hold_what_is_asked_for_names_those_that_can(
    meeting: list[facts.Recorded], tmp_path: Path
) -> None:
    with pytest.raises(ExportError, match=r"cannot hold the summary; give it the suffix \.docx, \.pdf or \.md\."):
        export(meeting, tmp_path / "summary.csv", WRITERS, What.SUMMARY)
    with pytest.raises(ExportError, match=r"cannot hold the whole meeting; give it the suffix \.json\."):
        export(meeting, tmp_path / "whole.docx", WRITERS, What.EVERYTHING)
    assert list(tmp_path.iterdir()) == []


def test_facts_that_tell_no_meeting_are_refused(tmp_path: Path) -> None:
    assert "no meeting" in _refusal([], tmp_path / "log.md")


def test_facts_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    drafts = speaking(KENYA).history.drafts
    assert "do not add up" in _refusal(recorded([*drafts, drafts[-1]]), tmp_path / "log.md")
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_replaced_and_keeps_its_mode(meeting: list[facts.Recorded], tmp_path: Path) -> None:
    to = tmp_path / "log.md"
    to.write_text("before")
    to.chmod(0o640)
    export(meeting, to, WRITERS)
    assert to.read_text("utf-8").startswith("# First")
    assert stat.S_IMODE(to.stat().st_mode) == 0o640


def test_a_link_stays_a_link(meeting: list[facts.Recorded], tmp_path: Path) -> None:
    (tmp_path / "shared.md").write_text("before")
    (tmp_path / "log.md").symlink_to("shared.md")
    export(meeting, tmp_path / "log.md", WRITERS)
    assert (tmp_path / "log.md").is_symlink()
    assert (tmp_path / "shared.md").read_text("utf-8").startswith("# First")


def test_a_folder_is_refused(meeting: list[facts.Recorded], tmp_path: Path) -> None:
    (tmp_path / "log.md").mkdir()
    assert "is a folder" in _refusal(meeting, tmp_path / "log.md")


def test_a_database_is_never_overwritten(meeting: list[facts.Recorded], tmp_path: Path) -> None:
    to = tmp_path / "record.json"
    with sqlite3.connect(to) as connection:
        connection.execute("CREATE TABLE facts (seq)")
    connection.close()
    before = to.read_bytes()
    assert "not overwritten" in _refusal(meeting, to)
    assert to.read_bytes() == before


def test_a_pipe_is_no_file(meeting: list[facts.Recorded], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "log.md")
    assert "no ordinary file" in _refusal(meeting, tmp_path / "log.md")


def test_a_folder_that_is_not_there_is_named(meeting: list[facts.Recorded], tmp_path: Path) -> None:
    assert f"no folder {tmp_path / 'gone'}" in _refusal(meeting, tmp_path / "gone" / "log.md")
    (tmp_path / "file").write_text("")
    assert "no folder" in _refusal(meeting, tmp_path / "file" / "log.md")


def test_a_link_to_itself_and_a_name_too_long_are_told(meeting: list[facts.Recorded], tmp_path: Path) -> None:
    (tmp_path / "log.md").symlink_to("log.md")
    assert "leads back to itself" in _refusal(meeting, tmp_path / "log.md")
    assert "too long" in _refusal(meeting, tmp_path / f"{'x' * 300}.md")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the administrator")
def test_a_folder_that_may_not_be_written_to_is_told(meeting: list[facts.Recorded], tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "allow writing in its folder" in _refusal(meeting, tmp_path / "log.md")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EROFS, "allow writing"),
        (errno.EACCES, "allow writing"),
        (errno.EIO, "name a file elsewhere"),
    ],
)
@pytest.mark.parametrize("there", [True, False])
def test_a_failed_write_keeps_the_old_file_and_leaves_nothing_behind(
    code: int, words: str, there: bool, meeting: list[facts.Recorded], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "log.md"
    if there:
        to.write_text("before")
    monkeypatch.setattr(os, "fsync", _failing(code))
    assert words in _refusal(meeting, to)
    assert [file.read_text() for file in tmp_path.iterdir()] == (["before"] if there else [])


def test_a_disk_that_fills_up_half_way_keeps_the_old_file(meeting: list[facts.Recorded], tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    to = tmp_path / "log.json"
    to.write_text("before")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        sentence = _refusal(meeting, to)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "disk is full" in sentence
    assert [file.read_text() for file in tmp_path.iterdir()] == ["before"]
