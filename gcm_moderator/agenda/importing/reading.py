"""Any file that can be imported, as a document: its format is told by what is in it, then by its suffix."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from gcm_moderator.agenda.importing.delimited import delimiter_of, from_delimited
from gcm_moderator.agenda.importing.document import Document
from gcm_moderator.agenda.importing.plaintext import decoded, from_text
from gcm_moderator.agenda.importing.problems import NotImportable
from gcm_moderator.agenda.problems import shown
from gcm_moderator.agenda.source import MARKER

__all__ = ["LARGEST", "document_of", "read_document", "text_document"]

LARGEST = 30 * 1024 * 1024
"""The largest file that is imported, in bytes."""
_LARGEST_TEXT = 5 * 1024 * 1024
_MIB = 1024 * 1024


def read_document(path: Path) -> Document:
    """Return the document in a file.

    Raises:
        NotImportable: there is no such file, or it is none that can be imported.
    """
    return document_of(_content(path), path.name)


def _content(path: Path) -> bytes:
    name = shown(str(path), 300)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise NotImportable(f"{name} is a folder; give the document in it.")
        if not stat.S_ISREG(status.st_mode):
            raise NotImportable(f"{name} is no ordinary file, so it cannot be imported.")
        if status.st_size > LARGEST:
            raise NotImportable(
                f"{name} has {status.st_size / _MIB:.0f} MiB; at most {LARGEST // _MIB} MiB can be imported."
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


def document_of(content: bytes, name: str) -> Document:
    """Return the document in the content of a file called `name`.

    Raises:
        NotImportable: it is none that can be imported.
    """
    text, _ = decoded(content, name)
    return _of_text(text, name)


_SESSION = re.compile(rf"^\s*[\"']?{MARKER}[\"']?\s*:", re.MULTILINE)


def _of_text(text: str, name: str) -> Document:
    if len(text) > _LARGEST_TEXT:
        raise NotImportable(
            f"{name} has more text than an agenda; at most {_LARGEST_TEXT // _MIB} MiB of text can be imported."
        )
    if _SESSION.search(text[:20_000]):
        raise NotImportable(f"{name} is a session file already; open it as it is.")
    suffix = Path(name).suffix.lower()
    if suffix in (".csv", ".tsv", ".tab"):
        return from_delimited(text, name, "\t" if suffix != ".csv" and "\t" in text else None)
    if suffix not in (".md", ".eml") and delimiter_of(text) in ("\t", ";", "|"):
        return from_delimited(text, name)
    return from_text(text, name)


def text_document(text: str, name: str) -> Document:
    """Return the document of pasted text.

    Raises:
        NotImportable: there is no text, or it is a session file already.
    """
    if not text.strip():
        raise NotImportable("There is no text to import; paste the agenda first.")
    return _of_text(text, name)
