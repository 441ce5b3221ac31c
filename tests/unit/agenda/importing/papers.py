"""One two-day programme, printed by many offices: in every format, and in differing layouts."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterator
from typing import Any

import docx
import openpyxl

TITLE = "First informal thematic session"
THEME = "Human rights of all migrants, social inclusion and all forms of discrimination"
PLACE = "Palais des Nations, Room XIX, Geneva"
LIMITS = (
    "The opening remarks from the moderator will be of 7 minutes. Three experts will speak five to seven minutes each.",
    "Interventions from the floor are limited to three minutes. The moderator will conclude the panel in 7 minutes.",
)


Entry = tuple[str, str, str, tuple[str, ...]]
DAYS: tuple[tuple[dt.date, tuple[Entry, ...]], ...] = (
    (
        dt.date(2017, 5, 8),
        (
            ("10:00", "10:15", "Opening segment: welcoming remarks by the co-facilitators", ()),
            (
                "10:15",
                "13:00",
                "Panel 1: Human rights of all migrants",
                ("Norms in practice", "All stages of migration"),
            ),
            ("13:00", "15:00", "Lunch", ()),
            ("15:00", "17:55", "Panel 2: Social inclusion and cohesion", ("In societies of destination",)),
            ("17:50", "18:00", "Closing remarks by the co-facilitators", ()),
        ),
    ),
    (
        dt.date(2017, 5, 9),
        (
            ("10:00", "10:05", "Welcoming remarks by the co-facilitators", ()),
            ("10:05", "13:00", "Panel 3: All forms of discrimination", ("National law", "Access to justice")),
            ("13:00", "15:00", "Lunch", ()),
            ("15:00", "17:30", "Summary panel: synopsis of the main outcomes", ()),
            ("17:30", "17:50", "Main conclusions of the co-facilitators", ()),
            ("17:50", "18:00", "Closing remarks by the co-facilitators", ()),
        ),
    ),
)
EXPECTED = [
    ("2017-05-08", "welcome-1", "remarks", "10:00", "10:15"),
    ("2017-05-08", "panel-1", "expert-panel", "10:15", "13:00"),
    ("2017-05-08", "lunch-1", "break", "13:00", "15:00"),
    ("2017-05-08", "panel-2", "expert-panel", "15:00", "17:55"),
    ("2017-05-08", "closing-1", "remarks", "17:50", "18:00"),
    ("2017-05-09", "welcome-2", "remarks", "10:00", "10:05"),
    ("2017-05-09", "panel-3", "expert-panel", "10:05", "13:00"),
    ("2017-05-09", "lunch-2", "break", "13:00", "15:00"),
    ("2017-05-09", "summary", "summary-panel", "15:00", "17:30"),
    ("2017-05-09", "conclusions", "remarks", "17:30", "17:50"),
    ("2017-05-09", "closing-2", "remarks", "17:50", "18:00"),
]


def day_name(date: dt.date) -> str:
    return f"{date:%A}, {date.day} {date:%B %Y}"


def preamble() -> Iterator[str]:
    yield from ("Procedural note", TITLE, f"Theme: {THEME}", f"Venue: {PLACE}", "Dates: 8-9 May 2017", *LIMITS)


def as_text() -> bytes:
    lines = [*preamble(), ""]
    for date, entries in DAYS:
        lines += [day_name(date), ""]
        for start, end, title, topics in entries:
            lines += [f"{start} – {end}  {title}", *(f"  • {topic}" for topic in topics)]
    return "\n".join(lines).encode()


def as_delimited(delimiter: str, encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    for line in preamble():
        writer.writerow([line])
    writer.writerow(["Date", "Start", "End", "Title", "Notes"])
    for date, entries in DAYS:
        for start, end, title, topics in entries:
            writer.writerow([date.isoformat(), start, end, title, "\n".join(topics)])
    return out.getvalue().encode(encoding)


def as_workbook() -> bytes:
    """Real dates and times; the date merged over the rows of its day."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in preamble():
        sheet.append([line])
    sheet.append(["Date", "Start", "End", "Title", "Notes"])
    for date, entries in DAYS:
        first = sheet.max_row + 1
        for start, end, title, topics in entries:
            sheet.append([date, dt.time.fromisoformat(start), dt.time.fromisoformat(end), title, "\n".join(topics)])
        sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=1, end_column=1)
    return _saved(book)


def as_sheets() -> bytes:
    """A sheet for each day, named after it."""
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "Cover"
    for line in preamble():
        cover.append([line])
    for date, entries in DAYS:
        sheet = book.create_sheet(f"{date.day} {date:%B}")
        sheet.append(["Time", "Activity"])
        for start, end, title, topics in entries:
            sheet.append([f"{start}-{end}", "\n".join((title, *topics))])
    return _saved(book)


def as_ontime_workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "event schedule"
    for line in preamble():
        sheet.append([line])
    sheet.append(["Time Start", "Time End", "Duration", "Cue", "Title", "Timer type", "Skip?", "Notes", "Colour"])
    for date, entries in DAYS:
        sheet.append([None, None, None, None, day_name(date), "block"])
        for number, (start, end, title, topics) in enumerate(entries, start=1):
            begins, ends = dt.time.fromisoformat(start), dt.time.fromisoformat(end)
            sheet.append([begins, ends, None, number, title, "count-down", None, "\n".join(topics), "#779BE7"])
        sheet.append([dt.time(20), dt.time(21), None, 99, "Dress rehearsal", "count-down", "true"])
    return _saved(book)


def _saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _word(fill: Callable[[Any], None]) -> bytes:
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_word_table() -> bytes:
    """One table; the days in rows merged over all columns, topics as a list in the cell."""

    def fill(document: Any) -> None:
        document.add_heading("Procedural note", 0)
        for line in list(preamble())[1:]:
            document.add_paragraph(line)
        table = document.add_table(rows=1, cols=3)
        for cell, head in zip(table.rows[0].cells, ("Time", "Agenda item", "Room"), strict=True):
            cell.text = head
        for date, entries in DAYS:
            row = table.add_row().cells
            row[0].merge(row[2]).text = day_name(date)
            for start, end, title, topics in entries:
                cells = table.add_row().cells
                cells[0].text = f"{start}–{end}"
                cells[1].text = title
                for topic in topics:
                    cells[1].add_paragraph(topic, style="List Bullet")

    return _word(fill)


def as_word_text() -> bytes:
    """Running text: times on lines of their own above the titles, with a header and a footer."""

    def fill(document: Any) -> None:
        section = document.sections[0]
        section.header.paragraphs[0].text = "Informal consultations"
        section.footer.paragraphs[0].text = "Page 1"
        for line in preamble():
            document.add_paragraph(line)
        document.add_heading("Annex I: Programme", 1)
        for date, entries in DAYS:
            document.add_heading(day_name(date), 2)
            for start, end, title, topics in entries:
                document.add_paragraph(f"{start} to {end}")
                document.add_paragraph(title)
                for topic in topics:
                    document.add_paragraph(topic, style="List Bullet")

    return _word(fill)


def as_calendar() -> bytes:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//an office//EN",
        f"X-WR-CALNAME:{TITLE}",
        "X-WR-TIMEZONE:Europe/Zurich",
    ]
    number = 0
    for date, entries in reversed(DAYS):
        for start, end, title, topics in entries:
            number += 1
            stamp = f"{date:%Y%m%d}T"
            description = "\\n".join((*topics, *(LIMITS if number == 1 else ())))
            lines += [
                "BEGIN:VEVENT",
                f"UID:{number}@office",
                "DTSTAMP:20170413T000000Z",
                f"DTSTART;TZID=Europe/Zurich:{stamp}{start.replace(':', '')}00",
                f"DTEND;TZID=Europe/Zurich:{stamp}{end.replace(':', '')}00",
                f"SUMMARY:{_escaped(title)}",
                f"LOCATION:{_escaped(PLACE)}",
                f"DESCRIPTION:{_escaped(description)}",
                "END:VEVENT",
            ]
    lines += ["END:VCALENDAR", ""]
    return "\r\n".join(lines).encode()


def _escaped(text: str) -> str:
    return text.replace(",", "\\,").replace(";", "\\;")


def _event(number: int, entry: Entry) -> dict[str, Any]:
    start, end, title, topics = entry
    begins, ends = (int(t[:2]) * 3_600_000 + int(t[3:]) * 60_000 for t in (start, end))
    return {
        "type": "event",
        "id": f"e{number}",
        "cue": str(number),
        "title": title,
        "note": "\n".join(topics),
        "timeStart": begins,
        "timeEnd": ends,
        "duration": ends - begins,
        "skip": False,
        "custom": {},
    }


def _project() -> dict[str, Any]:
    return {
        "title": TITLE,
        "description": f"Theme: {THEME}",
        "info": "\n".join([f"Venue: {PLACE}", "Dates: 8-9 May 2017", *LIMITS]),
    }


def as_ontime_3() -> bytes:
    entries: list[dict[str, Any]] = []
    for number, (date, items) in enumerate(DAYS):
        entries.append({"type": "block", "id": f"b{number}", "title": day_name(date)})
        entries += [_event(10 * number + n, entry) for n, entry in enumerate(items)]
        entries.append({"type": "delay", "id": f"d{number}", "duration": 0})
    entries.append({**_event(99, ("20:00", "21:00", "Dress rehearsal", ())), "skip": True})
    return json.dumps({"rundown": entries, "project": _project(), "settings": {"version": "3.0.0"}}).encode()


def as_ontime_4() -> bytes:
    entries: dict[str, dict[str, Any]] = {}
    order = []
    for number, (date, items) in enumerate(DAYS):
        inside = [_event(10 * number + n, entry) for n, entry in enumerate(items)]
        group = {"type": "group", "id": f"g{number}", "title": day_name(date), "entries": [e["id"] for e in inside]}
        entries |= {e["id"]: e for e in inside} | {str(group["id"]): group}
        order.append(group["id"])
    entries["m"] = {"type": "milestone", "id": "m", "title": "Doors open", "note": "", "custom": {}}
    rundown = {"id": "default", "title": "Default", "order": ["m", *order], "flatOrder": [], "entries": entries}
    return json.dumps(
        {"rundowns": {"default": rundown}, "project": _project(), "settings": {"version": "4.0.0"}}
    ).encode()


class Sheet:
    """A page of a PDF in the making: text at places, and lines. The upper left corner is 0, 0; A4."""

    WIDTH, HEIGHT = 595, 842

    def __init__(self) -> None:
        self._content: list[bytes] = []

    def text(self, x: float, y: float, text: str, size: int = 10) -> None:
        shown = text.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        self._content.append(b"BT /F1 %d Tf %d %d Td (%s) Tj ET" % (size, x, self.HEIGHT - y, shown))

    def rule(self, x: float, y: float, x2: float, y2: float) -> None:
        self._content.append(b"%d %d m %d %d l S" % (x, self.HEIGHT - y, x2, self.HEIGHT - y2))

    def aslant(self, text: str) -> None:
        self._content.append(b"BT /F1 60 Tf 0.7 0.7 -0.7 0.7 150 500 Tm (%s) Tj ET" % text.encode())

    def content(self) -> bytes:
        return b"\n".join(self._content)


def pdf(pages: list[Sheet], letters: dict[str, str] | None = None) -> bytes:
    """The bytes of a PDF with these pages, in Helvetica; `letters` are what the letters of the font stand for."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    letters_of = b" /ToUnicode %d 0 R" % (4 + 2 * len(pages)) if letters else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding%s >>" % letters_of,
    ]
    for n, page in enumerate(pages):
        box = f"[0 0 {Sheet.WIDTH} {Sheet.HEIGHT}]"
        font = "<< /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Resources {font} /Contents {5 + 2 * n} 0 R >>".encode()
        )
        content = page.content()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    if letters:
        pairs = "".join(f"<{ord(one):02x}> <{ord(other):04x}>\n" for one, other in letters.items())
        content = (
            "begincmap\n1 begincodespacerange\n<00> <ff>\nendcodespacerange\n"
            f"{len(letters)} beginbfchar\n{pairs}endbfchar\nendcmap"
        ).encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def as_pdf(*, ruled: bool, header: bool = True) -> bytes:
    """Two pages: the note with its first day, then the second day; the table with rules or without."""
    pages = []
    for number, (date, entries) in enumerate(DAYS):
        page = Sheet()
        if header:
            page.text(60, 30, "Informal consultations")
            page.text(290, 820, str(number + 1))
        y = 90.0
        for line in preamble() if number == 0 else ():
            for part in _wrapped(line, 95):
                page.text(60, y, part)
                y += 13
            y += 8
        page.text(60, y, day_name(date), 12)
        y += 14
        top = y
        if ruled:
            page.rule(60, y, 530, y)
        for start, end, title, topics in entries:
            y += 14
            page.text(66, y, f"{start} – {end}")
            for part in [p for text in (title, *(f"• {topic}" for topic in topics)) for p in _wrapped(text, 38)]:
                page.text(166, y, part)
                y += 13
            y -= 6
            if ruled:
                page.rule(60, y, 530, y)
        if ruled:
            for x in (60, 160, 530):
                page.rule(x, top, x, y)
        pages.append(page)
    return pdf(pages)


FORMATS: dict[str, Callable[[], bytes]] = {
    "note.txt": as_text,
    "note.csv": lambda: as_delimited(","),
    "semicolons.csv": lambda: as_delimited(";", "cp1252"),
    "note.tsv": lambda: as_delimited("\t", "utf-16"),
    "bars.txt": lambda: as_delimited("|"),
    "note.xlsx": as_workbook,
    "sheets.xlsx": as_sheets,
    "ontime.xlsx": as_ontime_workbook,
    "table.docx": as_word_table,
    "text.docx": as_word_text,
    "ruled.pdf": lambda: as_pdf(ruled=True),
    "plain.pdf": lambda: as_pdf(ruled=False),
    "note.ics": as_calendar,
    "v3.json": as_ontime_3,
    "v4.json": as_ontime_4,
}
