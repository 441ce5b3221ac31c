"""What is meant by a path: a record to go on with, or a session file."""

from __future__ import annotations

from pathlib import Path

RECORD_SUFFIX = ".gcm"
_SQLITE = b"SQLite format 3\0"


def is_record(path: Path) -> bool:
    """Whether a path is meant as a record, by its name or by its first bytes."""
    if path.suffix.lower() == RECORD_SUFFIX:
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False
