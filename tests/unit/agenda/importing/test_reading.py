"""What a file is, told by what is in it and by its name; what is done about the kinds that are not read."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.importing.importer import NotImportable, import_text
from gcm_moderator.agenda.importing.reading import document_of
from tests.unit.agenda.importing.papers import Sheet, pdf
from tests.unit.agenda.importing.shown import shown
from tests.unit.agenda.importing.traps import zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
XML = "x is XML and no document that can be imported; open it in an office program and save it as .docx."
PAGE = "x is a web page, whatever its name says; copy its text and import that, or save it as .docx."
PICTURE = "x is a picture; run text recognition (OCR) on it, or paste the text."
RICH = "x is in Rich Text Format; open it, save it as .docx and import that."


def old(program: str, suffix: str) -> str:
    return f"x is in the old {program} format; open it, save it as {suffix} and import that."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (OLE, old("Word", ".docx")),
        (OLE + "WordDocument".encode("utf-16-le"), old("Word", ".docx")),
        (OLE + "Workbook".encode("utf-16-le"), old("Excel", ".xlsx")),
        (OLE + b"\0Biff8", old("Excel", ".xlsx")),
        (OLE + "Workbook WordDocument".encode("utf-16-le"), old("Word", ".docx")),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "x is protected with a password; save a copy without one and import that.",
        ),
        *((start + b"x", PICTURE) for start in (b"\x89PNG", b"\xff\xd8\xff")),
        *((start + b"\0x", PICTURE) for start in (b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")),
        (rb"{\rtf1 10:00 Opening}", RICH),
        (b"\xef\xbb\xbf \r\n\t{\\RTF1}", RICH),
        (b"<!DOCTYPE html><p>", PAGE),
        (b"<HTML>", PAGE),
        (b"<!-- saved --><Html lang='en'>", PAGE),
        (b"<?xml version='1.0'?><html>", PAGE),
        (b"<?xml version='1.0'?><a/>", XML),
        (b"\n<!DOCTYPE note>", XML),
        (b"x" * 200 + b"\0\1\2", "x is no text and no document that can be imported; it is binary data."),
        (b"[1, 2]", "x is JSON, and no project of Ontime; import the document it was made from."),
        (b"gcm-moderator: 1\n", "x is a session file already; open it as it is."),
        (b'# a comment\n  "gcm-moderator" : 1\n', "x is a session file already; open it as it is."),
    ],
)
def test_what_is_not_read_is_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(NotImportable) as refused:
        document_of(content, "x")
    assert str(refused.value) == sentence


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "pdf", "doc", "xls"])
def test_a_damaged_file_is_called_after_its_name(suffix: str) -> None:
    with pytest.raises(NotImportable) as refused:
        document_of(b"x" * 100 + b"\0", f"x.{suffix.upper()}")
    assert str(refused.value) == f"x.{suffix.upper()} is no {suffix} file, or it is damaged; get it once more."
    assert shown(document_of(b"10:00 Opening", f"x.{suffix}")) == ["line 1; text; 10:00 Opening"]
    with pytest.raises(NotImportable, match="it is binary data"):
        document_of(b"x" * 100 + b"\0", "x.dat")


@pytest.mark.parametrize(
    "text", ["II and MM are read", "BM is here", "RIFF", "it is <!doctype html>", "{rtf", "a {\\rtf"]
)
def test_text_that_only_sounds_like_another_format_is_text(text: str) -> None:
    assert shown(document_of(text.encode(), "x")) == [f"line 1; text; {text}"]


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("content.xml", "x is an OpenDocument file; save it as .docx or .xlsx and import that."),
        ("ppt/slides/slide1.xml", "x is a presentation; save its agenda as .docx or PDF and import that."),
        ("note.docx", "x is a zip archive and no Word or Excel file; unpack it and import the document in it."),
        ("xl/workbook.xml", "x is damaged and cannot be read; open it in an office program and save it anew."),
    ],
)
def test_an_archive_that_is_not_read_is_one_sentence(part: str, sentence: str) -> None:
    with pytest.raises(NotImportable) as refused:
        document_of(zipped({part: "<a/>"}), "x")
    assert str(refused.value) == sentence


def test_a_pdf_may_begin_late() -> None:
    page = Sheet()
    page.text(60, 90, "10:00 Opening")
    assert document_of(b"\n" * 1000 + pdf([page]), "x").format == "pdf"
    with pytest.raises(NotImportable):
        document_of(b"\0" * 1100 + pdf([page]), "x")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("x.csv", "Time,Item\n10:00,Opening\n11:00,Lunch", ["Time | Item", "10:00 | Opening", "11:00 | Lunch"]),
        (
            "x.CSV",
            "Time\tItem\n10:00\tOpening, part\n11:00\tLunch",
            ["Time | Item", "10:00 | Opening, part", "11:00 | Lunch"],
        ),
        (
            "x.tsv",
            "Time\tItem\n10:00\tOne, two\n11:00\tLunch; a",
            ["Time | Item", "10:00 | One, two", "11:00 | Lunch; a"],
        ),
        (
            "x.TAB",
            "Time\tItem\n10:00\tOne, two\n11:00\tLunch; a",
            ["Time | Item", "10:00 | One, two", "11:00 | Lunch; a"],
        ),
        ("x.tsv", "Time,Item\n10:00,Opening\n11:00,Lunch", ["Time | Item", "10:00 | Opening", "11:00 | Lunch"]),
        ("x.tsv", "a;b;c\td\ne;f;g\th\ni;j;k\tl", ["a;b;c | d", "e;f;g | h", "i;j;k | l"]),
        ("x.csv", "a;b;c\td\ne;f;g\th\ni;j;k\tl", ["a | b | c d", "e | f | g h", "i | j | k l"]),
        ("x.txt", "Time;Item\n10:00;Opening\n11:00;Lunch", ["Time | Item", "10:00 | Opening", "11:00 | Lunch"]),
        ("x.txt", "Time\tItem\n10:00\tOpening\n11:00\tLunch", ["Time | Item", "10:00 | Opening", "11:00 | Lunch"]),
        ("x.txt", "Time|Item\n10:00|Opening\n11:00|Lunch", ["Time | Item", "10:00 | Opening", "11:00 | Lunch"]),
        ("x.txt", "10:00,Opening\n11:00,Lunch", ["line 1; text; 10:00,Opening", "line 2; text; 11:00,Lunch"]),
        ("x.md", "10:00;Opening\n11:00;Lunch", ["line 1; text; 10:00;Opening", "line 2; text; 11:00;Lunch"]),
        ("x.EML", "10:00;Opening\n11:00;Lunch", ["line 1; text; 10:00;Opening", "line 2; text; 11:00;Lunch"]),
        ("x.txt", "[10:00] Opening", ["line 1; text; [10:00] Opening"]),
        ("x.txt", "{10:00} Opening", ["line 1; text; {10:00} Opening"]),
    ],
)
def test_text_is_read_as_what_it_is(name: str, text: str, told: list[str]) -> None:
    assert shown(document_of(text.encode(), name)) == told


def test_a_calendar_and_a_project_are_known_without_their_names() -> None:
    calendar = "X\r\nBegin:Vcalendar\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"
    with pytest.raises(NotImportable):
        document_of(calendar.encode(), "x.txt")
    assert document_of(b" " * 2000 + calendar.encode(), "x.txt").format == "text"
    project = b'\n [{"type": "event", "title": "Opening", "timeStart": 0}]'
    assert document_of(project, "x.txt").format == "ontime"


def test_a_session_file_is_known_by_its_first_lines() -> None:
    lines = "# " + "x" * 97 + "\n"
    with pytest.raises(NotImportable, match="session file already"):
        document_of((lines * 199 + "gcm-moderator: 1\n").encode(), "x.txt")
    assert document_of((lines * 201 + "gcm-moderator: 1\n").encode(), "x.txt").format == "text"


def test_more_text_than_an_agenda_is_one_sentence() -> None:
    with pytest.raises(NotImportable) as refused:
        import_text("x" * (5 * 1024 * 1024 + 1), "x.txt")
    assert str(refused.value) == "x.txt has more text than an agenda; at most 5 MiB of text can be imported."


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_nothing_pasted_is_one_sentence(text: str) -> None:
    with pytest.raises(NotImportable) as refused:
        import_text(text, "pasted text")
    assert str(refused.value) == "There is no text to import; paste the agenda first."
