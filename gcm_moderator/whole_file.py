"""A file written whole or not at all: the only way in which this program writes files, records apart."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Put the content in the place of a file in one step: at every instant the old or the new one is there.

    A link stays one, and the file behind it is replaced. A file that is there keeps its permissions; a new one is for
    its owner alone. The folder has to be there.

    Raises:
        OSError: it cannot be written; what was there is unharmed, and nothing else is left behind.
    """
    try:
        target = path.resolve()
    except RuntimeError as reason:  # a link that leads back to itself
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from reason
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, beside)
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
