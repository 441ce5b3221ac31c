"""Files that are imported: what is no file to import is told, and formats with traps are read in another process."""

from __future__ import annotations

import stat
from pathlib import Path

from gcm_moderator.agenda.importing.apart import read_apart
from gcm_moderator.agenda.importing.document import Document
from gcm_moderator.agenda.importing.problems import NotImportable
from gcm_moderator.agenda.importing.reading import document_of
from gcm_moderator.agenda.problems import shown

__all__ = ["read_document"]

_LARGEST = 30 * 1024 * 1024
"""The largest file that is imported, in bytes."""
_MIB = 1024 * 1024


def read_document(path: Path) -> Document:
    """Return the document in a file.

    Raises:
        NotImportable: there is no such file, or it is none that can be imported.
    """
    content = _content(path)
    if content.startswith(b"PK") or b"%PDF-" in content[:1024]:
        return read_apart(content, path.name)
    return document_of(content, path.name)


def _content(path: Path) -> bytes:
    name = shown(str(path), 300)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise NotImportable(f"{name} is a folder; give the document in it.")
        if not stat.S_ISREG(status.st_mode):
            raise NotImportable(f"{name} is no ordinary file, so it cannot be imported.")
        if status.st_size > _LARGEST:
            raise NotImportable(
                f"{name} has {status.st_size / _MIB:.0f} MiB; at most {_LARGEST // _MIB} MiB can be imported."
            )
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as failure:
        raise NotImportable(f"There is no file called {name}.") from failure
    except PermissionError as failure:
        raise NotImportable(f"{name} cannot be read, as you have no permission for it.") from failure
    except (OSError, ValueError) as failure:
        reason = failure.strerror if isinstance(failure, OSError) and failure.strerror else "it is no name of a file"
        raise NotImportable(f"{name} cannot be read: {reason}.") from failure
    if not content.strip():
        raise NotImportable(f"{name} is empty; there is nothing to import.")
    return content
