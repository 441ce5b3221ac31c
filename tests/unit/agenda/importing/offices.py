"""Word and PDF programmes as differing offices lay them out, beside the text files in `layouts`."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx

from tests.unit.agenda.importing.papers import Sheet, pdf

FOLDER = Path(__file__).parent / "layouts"


def _word(fill: Callable[[Any], None]) -> bytes:
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _table(document: Any, rows: list[tuple[str, ...]], width: int) -> None:
    """A table; a row with fewer texts than columns is merged from its last text on."""
    table = document.add_table(rows=0, cols=width)
    for texts in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, texts, strict=False):
            cell.text = text
        if len(texts) < width:
            cells[len(texts) - 1].merge(cells[-1])


def side_by_side() -> bytes:
    """English and French in columns of one table."""

    def fill(document: Any) -> None:
        document.add_heading("Second informal thematic session / Deuxième session thématique informelle", 0)
        document.add_paragraph("Vienna International Centre, 4–5 September 2017")
        rows: list[tuple[str, ...]] = [
            ("Time/Heure", "English", "Français"),
            ("Monday, 4 September",),
            ("10:00-10:15", "Opening remarks", "Ouverture"),
            ("10:15-13:00", "Panel 1: Smuggling of migrants", "Table ronde 1 : Trafic illicite de migrants"),
            ("13:00-15:00", "Lunch", "Déjeuner"),
            ("15:00-18:00", "Panel 2: Trafficking in persons", "Table ronde 2 : Traite des personnes"),
            ("Tuesday, 5 September",),
            ("10:00-13:00", "Panel 3: Slavery", "Table ronde 3 : Formes contemporaines d'esclavage"),
            ("15:00-17:30", "Summary panel", "Panel de synthèse"),
            ("17:30-18:00", "Closing", "Clôture"),
        ]
        _table(document, rows, 3)

    return _word(fill)


def day_columns() -> bytes:
    """A column for each day; lunch merged over both."""

    def fill(document: Any) -> None:
        document.add_paragraph("Third informal thematic session")
        document.add_paragraph("Geneva, 19 and 20 June 2017")
        rows: list[tuple[str, ...]] = [
            ("", "Monday 19 June", "Tuesday 20 June"),
            ("10:00 – 10:15", "Opening", "Welcome"),
            ("10:15 – 13:00", "Panel 1: Governance", "Panel 3: Readmission"),
            ("13:00 – 15:00", "Lunch"),
            ("15:00 – 17:30", "Panel 2: Borders", "Summary panel"),
            ("17:30 – 18:00", "Closing of day 1", "Closing"),
        ]
        _table(document, rows, 3)

    return _word(fill)


def hearing() -> bytes:
    """Times on two lines in the left column, speakers as a list under the title; no row of heads."""

    def fill(document: Any) -> None:
        document.add_heading("Multi-stakeholder hearing", 1)
        document.add_paragraph("26 July 2017, Trusteeship Council Chamber, United Nations Headquarters, New York")
        table = document.add_table(rows=0, cols=2)
        for time, title, lines in (
            ("10:00 am –\n10:20 am", "Opening segment", ["• H.E. Mr. Peter Example, President"]),
            (
                "10:20 am –\n11:30 am",
                "Segment 1: Data and evidence",
                [
                    "Moderator: Ms. A Example, Director, IOM",
                    "Speakers:",
                    "• Mr. B Example, Red Cross",
                    "• Ms. C Example (Migrant Forum)",
                    "Interactive discussion: interventions limited to 2 minutes",
                ],
            ),
            ("11:30 am –\n12:40 pm", "Segment 2: Inclusion", ["Moderator: TBC", "Speakers:", "• TBC"]),
            ("12:40 pm – 1:00 pm", "Closing", ["• Co-facilitators"]),
        ):
            cells = table.add_row().cells
            cells[0].text = time
            cells[1].text = title
            for line in lines:
                cells[1].add_paragraph(line.lstrip("• "), style="List Bullet" if line.startswith("•") else "Normal")

    return _word(fill)


def note() -> bytes:
    """A procedural note: prose with the speaking times, the panels described, the programme in an annex."""

    def fill(document: Any) -> None:
        document.add_heading("PROCEDURAL NOTE", 0)
        document.add_paragraph("First informal thematic session on “Human rights of all migrants and social inclusion”")
        document.add_paragraph("8 – 9 May 2017, Geneva")
        document.add_heading("Format", 1)
        document.add_paragraph(
            "This note of 13 April 2017 sets out how the session, at the United Nations Office at Geneva, will be held "
            "from 10:00 to 13:00 and from 15:00 to 18:00. The opening remarks from the moderator will be of 7 minutes. "
            "Three experts will introduce the theme, five to seven minutes each; in the discussion interventions are "
            "limited to three minutes."
        )
        document.add_heading("Panel 1: Human rights of all migrants", 2)
        document.add_paragraph("Moderator: H.E. Ms. M One, Permanent Representative of Freedonia")
        document.add_paragraph("Panellists: Mr. P One, OHCHR; Ms. P Two (NGO Committee)")
        document.add_heading("Annex I: Programme", 1)
        rows: list[tuple[str, ...]] = [
            ("Day 1 (Monday, 8 May)",),
            ("10:00 – 10:15", "Opening segment\n- Welcoming remarks (10 minutes)\n- The issue brief"),
            ("10:15 – 13:00", "Panel 1: Human rights of all migrants"),
            ("13:00 – 15:00", "Lunch\n(Side events 13:15 – 14:45)"),
            ("15:00 – 17:55", "Panel 2: Social inclusion"),
            ("17:50 – 18:00", "Closing remarks by the co-facilitators"),
            ("Day 2 (Tuesday, 9 May)",),
            ("10:00 – 13:00", "Panel 3: All forms of discrimination"),
            ("15:00 – 17:30", "Summary panel"),
            ("17:30 – 18:00", "Closing remarks by the co-facilitators"),
        ]
        _table(document, rows, 2)

    return _word(fill)


def nested() -> bytes:
    """The parts of a panel in a table inside its cell."""

    def fill(document: Any) -> None:
        document.add_paragraph("Informal consultation, 14 June 2026, Addis Ababa")
        _table(document, [("Time", "Programme"), ("10:00-10:10", "Welcome"), ("10:10-13:00", "Panel 1: Governance")], 2)
        inner = document.tables[0].rows[-1].cells[1].add_table(rows=0, cols=2)
        for time, title in (
            ("10:10-10:15", "Opening by the moderator"),
            ("10:15-10:45", "Presentations by panellists"),
            ("10:45-12:50", "Interactive discussion"),
            ("12:50-13:00", "Closing by the moderator"),
        ):
            cells = inner.add_row().cells
            cells[0].text, cells[1].text = time, title

    return _word(fill)


def no_rules() -> bytes:
    """A PDF without rules: wrapped titles and people in the right column, a page for each day."""
    first, second = Sheet(), Sheet()
    first.text(120, 60, "Fourth informal thematic session", 16)
    first.text(120, 82, "24-25 July 2017, Conference Room 4, United Nations Headquarters, New York")
    panel = ["Panel 1: Contributions of migrants and diasporas to all", "dimensions of sustainable development"]
    panel += ["Moderator: H.E. Ms. Ana Example (Freedonia)", "Panellists:", "• Mr. Bo Example, World Bank", "• TBC"]
    pages: tuple[tuple[Sheet, list[tuple[str, list[str]]]], ...] = (
        (
            first,
            [
                ("Monday, 24 July 2017", []),
                ("10.00 a.m.-10.15 a.m.", ["Opening: welcoming remarks"]),
                ("10.15 a.m.-1.00 p.m.", panel),
                ("1.00-3.00 p.m.", ["Lunch break"]),
                ("3.00-6.00 p.m.", ["Panel 2: Remittances and portability of earned", "benefits"]),
            ],
        ),
        (
            second,
            [
                ("Tuesday, 25 July 2017", []),
                ("10.00 a.m.-1.00 p.m.", ["Panel 3: Skills"]),
                ("3.00-5.30 p.m.", ["Summary panel"]),
                ("5.30-6.00 p.m.", ["Closing remarks"]),
            ],
        ),
    )
    for page, rows in pages:
        y = 110.0
        for left, lines in rows:
            page.text(60, y, left, 10 if lines else 11)
            for line in lines:
                page.text(200, y, line)
                y += 13
            y += 8 if lines else 20
    return pdf([first, second])


def two_columns() -> bytes:
    """A PDF page in two columns: English on the left, French on the right, each with its times."""
    page = Sheet()
    page.text(180, 50, "Sixth informal thematic session, Geneva", 14)
    english = ["Monday, 2 October 2017", "10:00-10:15 Opening", "10:15-13:00 Panel 1: Irregular migration"]
    english += ["Moderator: Mr. X Example", "13:00-15:00 Lunch", "15:00-17:50 Panel 2: Pathways", "17:50-18:00 Closing"]
    french = ["Lundi 2 octobre 2017", "10:00-10:15 Ouverture", "10:15-13:00 Table ronde 1 : Migration irrégulière"]
    french += [
        "Modérateur : M. X Example",
        "13:00-15:00 Déjeuner",
        "15:00-17:50 Table ronde 2 : Voies",
        "17:50-18:00 Clôture",
    ]
    for n, (left, right) in enumerate(zip(english, french, strict=True)):
        page.text(50, 90 + 16 * n, left)
        page.text(320, 90 + 16 * n, right)
    return pdf([page])


MADE: dict[str, Callable[[], bytes]] = {
    "side-by-side.docx": side_by_side,
    "day-columns.docx": day_columns,
    "hearing.docx": hearing,
    "note.docx": note,
    "nested.docx": nested,
    "no-rules.pdf": no_rules,
    "two-columns.pdf": two_columns,
}


def content_of(name: str) -> bytes:
    """The content of a layout, made or kept in the folder."""
    return MADE[name]() if name in MADE else (FOLDER / name).read_bytes()


ALL = (*MADE, *sorted(path.name for path in FOLDER.iterdir()))
