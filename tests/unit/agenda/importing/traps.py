"""Files that are broken, hostile, or something else than they say."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import openpyxl
import pypdf

from tests.unit.agenda.importing.papers import Sheet, as_pdf, as_text, as_word_table, as_workbook, pdf

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BODY = f'<w:document xmlns:w="{W}"><w:body>%s</w:body></w:document>'
_PARAGRAPH = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(body: str) -> bytes:
    return zipped({"word/document.xml": _BODY % body})


def bomb() -> bytes:
    return word(_PARAGRAPH % (" " * 40_000_000))


def lying_bomb() -> bytes:
    """Its directory says that the part is small."""
    content = bytearray(bomb())
    real = len(_BODY % (_PARAGRAPH % (" " * 40_000_000)))
    at = content.rfind(real.to_bytes(4, "little"))
    content[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(content)


def entities() -> bytes:
    text = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>{_BODY % (_PARAGRAPH % "&x;")}'
    return zipped({"word/document.xml": text})


def nested() -> bytes:
    return word("<w:sdt><w:sdtContent>" * 5_000 + "</w:sdtContent></w:sdt>" * 5_000)


def locked_pdf() -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(as_pdf(ruled=True)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def scanned_pdf() -> bytes:
    page = Sheet()
    page.rule(10, 10, 500, 500)
    return pdf([page])


def many_rows(width: int) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(10_000):
        sheet.append([f"{number % 24:02d}:00", *(f"text {number}" for _ in range(width - 1))])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def formulas() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Start", "Title"])
    sheet.append(["=TIME(10,0,0)", '="Opening"'])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + stream.encode("utf-16-le") + b"\0" * 512


TRAPS: dict[str, tuple[Callable[[], bytes], str]] = {
    "rows.csv": (lambda: b"Time,Title\n" + b"10:00,x\n" * 10_000, "more than 2000 rows"),
    "rows.xlsx": (lambda: many_rows(3), "more than 2000 rows"),
    "wide.xlsx": (lambda: many_rows(9), "more than 2000 rows"),
    "formulas.xlsx": (formulas, "formulas without their values"),
    "locked.pdf": (locked_pdf, "protected with a password"),
    "scan.pdf": (scanned_pdf, "no text in it"),
    "cut.pdf": (lambda: as_pdf(ruled=True)[:300], "damaged"),
    "bomb.docx": (bomb, "unpacks to far more"),
    "lying.docx": (lying_bomb, "unpacks to far more|damaged"),
    "entities.docx": (entities, "outside itself"),
    "nested.docx": (nested, "nested deeper"),
    "empty.docx": (lambda: word("<w:p/>"), "no text in it"),
    "cut.docx": (lambda: as_word_table()[:3000], "damaged"),
    "cut.xlsx": (lambda: as_workbook()[:2000], "damaged"),
    "old.doc": (lambda: ole("WordDocument"), "old Word format"),
    "old.xls": (lambda: ole("Workbook"), "old Excel format"),
    "locked.docx": (lambda: ole("EncryptedPackage"), "protected with a password"),
    "page.docx": (lambda: b"<html><body>10:00 Opening</body></html>", "web page"),
    "rich.docx": (lambda: rb"{\rtf1 10:00 Opening}", "Rich Text"),
    "slides.docx": (lambda: zipped({"ppt/presentation.xml": "<a/>"}), "presentation"),
    "open.odt": (lambda: zipped({"content.xml": "<a/>"}), "OpenDocument"),
    "archive.zip": (lambda: zipped({"note.txt": as_text()}), "zip archive"),
    "photo.pdf": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "picture"),
    "noise.docx": (lambda: bytes(range(256)) * 40, "no docx file"),
    "noise.bin": (lambda: bytes(range(256)) * 40, "binary"),
    "session.txt": (lambda: b"gcm-moderator: 1\nid: x\n", "session file already"),
    "other.json": (lambda: b'{"a": 1}', "no project of Ontime"),
    "none.json": (lambda: b'{"rundown": []}', "without events"),
    "none.ics": (lambda: b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n", "no event"),
    "broken.ics": (lambda: b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VTODO\r\n", "no sound calendar|no event"),
}
