from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gcm_moderator.delegations.directory import Directory, DirectoryError


@pytest.fixture
def copy(tables: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tables, tmp_path / "delegations"))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_table_saved_by_a_spreadsheet_still_loads(copy: Path) -> None:
    for path in copy.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() + b"\r\n")
    assert len(Directory.load(copy)) > 300


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("member_states.csv", "iso2,iso3", "iso2,code", r"member_states\.csv:1: no column iso3"),
        ("member_states.csv", "aliases,note", "aliases,note,flag", r"member_states\.csv:1: unknown column flag"),
        (
            "member_states.csv",
            "aliases,note",
            "aliases,note,note",
            r"member_states\.csv:1: a column stands there twice",
        ),
        ("member_states.csv", "AF,AFG,004", "AF,AFG", r"member_states\.csv:2: 11 cells where the header has 12"),
        ("member_states.csv", "AF,AFG,004,Afghanistan", "AF,AFG,004,", r"member_states\.csv:2: en is empty"),
        ("member_states.csv", "AF,AFG", "Af,AFG", r"member_states\.csv:2: iso2 cannot be 'Af'"),
        ("member_states.csv", "AF,AFG", "AF,AF", r"member_states\.csv:2: iso3 cannot be 'AF'"),
        ("member_states.csv", ",EEG,", ",Eastern,", r"member_states\.csv:3: regional_group cannot be 'Eastern'"),
        ("member_states.csv", "AL,ALB", "AF,ALB", r"member_states\.csv:3: 'AF' is already at member_states\.csv:2"),
        ("others.csv", "VA,observer", "VA,observers", r"others\.csv:2: category cannot be 'observers'"),
        ("others.csv", "VA,observer", "VA,member-state", r"others\.csv:2: category cannot be 'member-state'"),
        ("others.csv", "VA,observer", "The Holy See,observer", r"others\.csv:2: id cannot be 'The Holy See'"),
        ("others.csv", "VA,observer", ",observer", r"others\.csv:2: id is empty"),
        ("others.csv", "VA,observer", "KE,observer", r"others\.csv:2: 'KE' is already at member_states\.csv:90"),
        (
            "others.csv",
            "eu,observer,,,yes",
            "eu,observer,,,true",
            r"others\.csv:4: speaks_for_members cannot be 'true'",
        ),
        ("others.csv", "VA,observer", 'VA,"observer', r"others\.csv:2: ',' expected"),
        ("names_in_use.csv", "2018-04-18", "18/04/2018", r"names_in_use\.csv:4: last_day cannot be '18/04/2018'"),
        ("names_in_use.csv", "SZ,", "XX,", r"names_in_use\.csv:4: no delegation has the id 'XX'"),
        ("names_in_use.csv", "CZ,2016-05-16", "CV,2013-10-23", r"names_in_use\.csv:3: 'CV' already has a name in use"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(copy: Path, file: str, old: str, new: str, message: str) -> None:
    replace(copy / file, old, new)
    with pytest.raises(DirectoryError, match=message):
        Directory.load(copy)


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", r"others\.csv:1: no column id"), (b"\xff\xfe\x00binary\x00", r"others\.csv: is not UTF-8")],
)
def test_a_file_that_is_no_table_is_refused(copy: Path, content: bytes, message: str) -> None:
    (copy / "others.csv").write_bytes(content)
    with pytest.raises(DirectoryError, match=message):
        Directory.load(copy)


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "names_in_use.csv").unlink()
    with pytest.raises(DirectoryError, match=r"names_in_use\.csv: cannot be read: No such file"):
        Directory.load(copy)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DirectoryError, match=r"member_states\.csv: cannot be read"):
        Directory.load(tmp_path / "nowhere")
