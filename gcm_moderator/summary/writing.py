"""A file written whole or not at all: what stood there before stays until the new one is on the disk."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from gcm_moderator.whole_file import write_whole

_SQLITE = b"SQLite format 3\0"


class ExportError(Exception):
    """Nothing was written. The text is one clear sentence: what, where, and what to do."""


def write(to: Path, content: bytes) -> None:
    """Put the content into the file, replacing what is there; a link stays one.

    Raises:
        ExportError: the file cannot be written; what was there is unharmed, and nothing else is left behind.
    """
    try:
        _refuse_what_is_there(to)
        write_whole(to, content)
    except OSError as reason:
        raise ExportError(_told(to, reason)) from reason


def _refuse_what_is_there(to: Path) -> None:
    if to.is_dir():
        raise ExportError(f"{to} is a folder; name a file to write.")
    if not to.exists():
        return
    if not to.is_file():
        raise ExportError(f"{to} is no ordinary file; name another.")
    if not os.access(to, os.W_OK):
        raise ExportError(f"{to} may not be written to; allow it, or name another file.")
    with to.open("rb") as file:
        if file.read(len(_SQLITE)) == _SQLITE:
            raise ExportError(f"{to} is a record or another database, which is not overwritten; name another file.")


def _told(to: Path, reason: OSError) -> str:
    code = reason.errno
    if code in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"{to} was not written, because the disk is full; free some space, or name a file elsewhere."
    if code in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{to} cannot be written to; allow writing in its folder, or name a file elsewhere."
    if code in (errno.ENOENT, errno.ENOTDIR):
        return f"{to} cannot be written, because there is no folder {to.parent}; make it, or name a file elsewhere."
    if code == errno.ENAMETOOLONG:
        return f"{to} cannot be written, because its name is too long; name it shorter."
    if code == errno.ELOOP:
        return f"{to} is a link that leads back to itself; name another file."
    return f"{to} was not written ({os.strerror(code) if code else reason}); name a file elsewhere."
