"""A file is written whole or not at all."""

from __future__ import annotations

import resource
import stat
from pathlib import Path

import pytest

from gcm_moderator.whole_file import write_whole


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    write_whole(tmp_path / "new.txt", b"new")
    assert (tmp_path / "new.txt").read_bytes() == b"new"
    assert mode(tmp_path / "new.txt") == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["new.txt"]


def test_what_is_there_is_replaced_and_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    there, link = tmp_path / "there.txt", tmp_path / "link.txt"
    there.write_bytes(b"old")
    there.chmod(0o640)
    link.symlink_to(there)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert there.read_bytes() == b"new"
    assert mode(there) == 0o640


def test_on_a_full_disk_the_old_file_stays_and_nothing_else(tmp_path: Path) -> None:
    there = tmp_path / "there.txt"
    there.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(OSError, match="too large"):
            write_whole(there, b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert there.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["there.txt"]


def test_a_folder_that_is_missing_and_a_link_to_itself_are_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "no" / "file.txt", b"x")
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    with pytest.raises(OSError, match="symbolic links"):
        write_whole(loop, b"x")
    assert loop.is_symlink()
