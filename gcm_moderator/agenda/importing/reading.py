"""The content of a file to import, as a document: its format is told by what is in it, then by its name."""

from __future__ import annotations

import re
from pathlib import Path

from gcm_moderator.agenda.importing.delimited import delimiter_of, from_delimited
from gcm_moderator.agenda.importing.document import Document
from gcm_moderator.agenda.importing.plaintext import decoded, from_text
from gcm_moderator.agenda.importing.problems import NotImportable
from gcm_moderator.agenda.importing.rundown import from_rundown, is_rundown, json_value
from gcm_moderator.agenda.importing.zipped import Parts
from gcm_moderator.agenda.source import MARKER

__all__ = ["document_of", "text_document"]

_LARGEST_TEXT = 5 * 1024 * 1024
_MIB = 1024 * 1024


def document_of(content: bytes, name: str) -> Document:
    """Return the document in the content of a file called `name`.

    Raises:
        NotImportable: it is none that can be imported.
    """
    if content.startswith(b"PK"):
        return _zipped(content, name)
    if b"%PDF-" in content[:1024]:
        from gcm_moderator.agenda.importing.pages import from_pages

        return from_pages(content, name)
    other = _other(content, name)
    if other is not None:
        raise NotImportable(other)
    text, _ = decoded(content, name)
    return _of_text(text, name)


def _zipped(content: bytes, name: str) -> Document:
    parts = Parts(content, name)
    try:
        if "word/document.xml" in parts.names:
            from gcm_moderator.agenda.importing.word import from_word

            return from_word(parts, name)
        if "xl/workbook.xml" in parts.names:
            from gcm_moderator.agenda.importing.sheets import from_sheets

            return from_sheets(parts, content, name)
    except (NotImportable, MemoryError):
        raise
    except Exception as failure:  # whatever a library makes of a damaged document
        raise NotImportable(
            f"{name} is damaged and cannot be read; open it in an office program and save it anew."
        ) from failure
    if "content.xml" in parts.names:
        raise NotImportable(f"{name} is an OpenDocument file; save it as .docx or .xlsx and import that.")
    if any(part.startswith("ppt/") for part in parts.names):
        raise NotImportable(f"{name} is a presentation; save its agenda as .docx or PDF and import that.")
    raise NotImportable(f"{name} is a zip archive and no Word or Excel file; unpack it and import the document in it.")


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")


def _other(content: bytes, name: str) -> str | None:
    """What to do about a format that is known and not read; None for what may be text."""
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            return f"{name} is protected with a password; save a copy without one and import that."
        book = "Workbook".encode("utf-16-le") in content or b"Biff" in content
        excel = book and "WordDocument".encode("utf-16-le") not in content
        program, suffix = ("Excel", ".xlsx") if excel else ("Word", ".docx")
        return f"{name} is in the old {program} format; open it, save it as {suffix} and import that."
    if content.startswith(_PICTURES[:3]) or (content.startswith(_PICTURES[3:]) and b"\0" in content[:64]):
        return f"{name} is a picture; run text recognition (OCR) on it, or paste the text."
    if start.startswith(b"{\\rtf"):
        return f"{name} is in Rich Text Format; open it, save it as .docx and import that."
    if start.startswith(b"<!doctype html") or b"<html" in start:
        return f"{name} is a web page, whatever its name says; copy its text and import that, or save it as .docx."
    if start.startswith((b"<?xml", b"<!doctype")):
        return f"{name} is XML and no document that can be imported; open it in an office program and save it as .docx."
    suffix = Path(name).suffix.lower()
    if suffix in (".docx", ".xlsx", ".pdf", ".doc", ".xls") and b"\0" in content[:4096]:
        return f"{name} is no {suffix[1:]} file, or it is damaged; get it once more."
    return None


_SESSION = re.compile(rf"^\s*[\"']?{MARKER}[\"']?\s*:", re.MULTILINE)


def _of_text(text: str, name: str) -> Document:
    if len(text) > _LARGEST_TEXT:
        raise NotImportable(
            f"{name} has more text than an agenda; at most {_LARGEST_TEXT // _MIB} MiB of text can be imported."
        )
    if _SESSION.search(text[:20_000]):
        raise NotImportable(f"{name} is a session file already; open it as it is.")
    if "BEGIN:VCALENDAR" in text[:2000].upper():
        from gcm_moderator.agenda.importing.agendas import from_calendar

        return from_calendar(text, name)
    if text.lstrip()[:1] in ("{", "["):
        value = json_value(text)
        if is_rundown(value):
            return from_rundown(value, name)
        if value is not None:
            raise NotImportable(f"{name} is JSON, and no project of Ontime; import the document it was made from.")
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
