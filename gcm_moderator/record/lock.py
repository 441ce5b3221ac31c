"""One program at a time writes a record: a lock that goes with the process, however it ends.

The lock is held on a small file beside the record, never on the record itself: closing any handle of a file releases
what SQLite holds on it. The file is removed when the record is closed; one left behind by a crash means nothing.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from gcm_moderator.record.port import RecordInUse, RecordUnwritable

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class RecordLock:
    """The right to write the record at a path, until `release`."""

    def __init__(self, record: Path) -> None:
        """Take the lock at once or not at all.

        Raises:
            RecordInUse: another program, or this one, has it.
            RecordUnwritable: the folder takes no file.
        """
        self._path = record.with_name(record.name + "-lock")
        while True:
            try:
                handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError as reason:
                raise RecordUnwritable(
                    f"Nothing can be written in the folder of {record} ({reason.strerror}). Use another folder."
                ) from reason
            try:
                _try_lock(handle)
            except OSError as reason:
                os.close(handle)
                raise RecordInUse(
                    f"The record is open in another window of the program. Go on there, or close it first: {record}."
                ) from reason
            if self._still_there(handle):
                self._handle: int | None = handle
                return
            os.close(handle)

    def release(self) -> None:
        """Let go, and remove the file. Doing so twice does no harm."""
        if self._handle is None:
            return
        # An open file cannot be removed on Windows, and a closed one may be somebody else's lock already elsewhere.
        if sys.platform == "win32":
            os.close(self._handle)
        with contextlib.suppress(OSError):
            if sys.platform == "win32" or self._still_there(self._handle):
                self._path.unlink()
        if sys.platform != "win32":
            os.close(self._handle)
        self._handle = None

    def _still_there(self, handle: int) -> bool:
        """Whether the file we hold is the one at the path: its last holder may have removed it meanwhile."""
        try:
            there = self._path.stat()
        except OSError:
            return False
        return os.path.samestat(there, os.fstat(handle))
