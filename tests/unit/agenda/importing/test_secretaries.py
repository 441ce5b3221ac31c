"""What secretaries write without a thought for a program: two languages, wrapped cells, letters, cut pages."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
import pytest

from gcm_moderator.agenda.importing.importer import Imported, imported_from
from gcm_moderator.agenda.importing.layout import Printed, times_in_order
from gcm_moderator.agenda.importing.limits import limits_in
from gcm_moderator.agenda.importing.people import looks_like_a_person
from gcm_moderator.agenda.importing.reading import document_of
from gcm_moderator.agenda.importing.spelling import find_spans
from gcm_moderator.agenda.importing.understanding import Meaning
from gcm_moderator.agenda.importing.words import SITTING, VALEDICTION
from tests.unit.agenda.importing.papers import Sheet, pdf

TITLE = "Third informal thematic session"


def items(one: Imported) -> list[tuple[str | None, str, str | None, str, str]]:
    days = one.understanding.days
    return [(day.date, item.start, item.end, item.kind.value, item.title) for day in days for item in day.items]


def of_text(text: str) -> Imported:
    return imported_from(document_of(text.encode(), "mail.txt"))


def of_rows(rows: Sequence[Sequence[str] | str], columns: int = 2) -> Imported:
    """A Word table; a text alone in its row spans it."""
    document = docx.Document()
    document.add_heading(TITLE, 1)
    document.add_paragraph("Geneva, Palais des Nations")
    table = document.add_table(rows=0, cols=columns)
    for row in rows:
        cells = table.add_row().cells
        if isinstance(row, str):
            cells[0].merge(cells[-1]).text = row
        else:
            for cell, text in zip(cells, row, strict=True):
                cell.text = text
    content = io.BytesIO()
    document.save(content)
    return imported_from(document_of(content.getvalue(), "programme.docx"))


def of_sheets(pages: Sequence[Sequence[tuple[str, Sequence[str]]]], running: str = "", mark: str = "") -> Imported:
    """A PDF with a ruled table on each page: a row is a time and the printed lines of its title."""
    sheets = []
    for number, rows in enumerate(pages):
        sheet = Sheet()
        if running:
            sheet.text(60, 30, running)
        if mark:
            sheet.aslant(mark)
        y = 90.0
        if number == 0:
            for line in (TITLE, "Geneva, 19 June 2017"):
                sheet.text(60, y, line)
                y += 25
        top = y
        sheet.rule(60, y, 330, y)
        for time, lines in rows:
            sheet.text(66, y + 14, time)
            for line in lines:
                y += 14
                sheet.text(166, y, line)
            y += 6
            sheet.rule(60, y, 330, y)
        for x in (60, 160, 330):
            sheet.rule(x, top, x, y)
        sheets.append(sheet)
    return imported_from(document_of(pdf(sheets), "programme.pdf"))


DATES = (
    "{en} / {fr}",
    "{en} – {fr}",
    "{en} - {fr}",
    "{en}\n{fr}",
    "{en} ({fr})",
    "{fr} / {en}",
    "{fr} [{en}]",
)


@pytest.mark.parametrize("form", DATES)
def test_a_day_in_two_languages_is_one_day(form: str) -> None:
    first = form.format(en="Monday, 19 June 2017", fr="Lundi 19 juin 2017")
    second = form.format(en="Tuesday, 20 June 2017", fr="Mardi 20 juin 2017")
    one = of_rows(
        [first, ("10.00 – 13.00", "Panel 1: Borders"), second, ("10.00 – 13.00", "Panel 2: Integration")],
    )
    assert items(one) == [
        ("2017-06-19", "10:00", "13:00", "expert-panel", "Panel 1: Borders"),
        ("2017-06-20", "10:00", "13:00", "expert-panel", "Panel 2: Integration"),
    ]
    assert not one.understanding.all_doubts or {d.text for d in one.understanding.all_doubts} == {
        "The document names no theme; its title stands in its place."
    }
    assert not any("juin" in topic for item in one.understanding.items for topic in item.topics)
    assert not any("juin" in read.line.text for read in one.understanding.notes)


def test_two_days_in_one_line_are_no_day() -> None:
    one = of_text("Forum, Geneva, 19 June 2017 and 20 June 2017\n\n10:00-13:00 Panel 1: Borders\n")
    assert [day.date for day in one.understanding.days] == [None]


def test_a_day_in_two_languages_heads_a_pdf_table() -> None:
    one = of_sheets(
        [
            [
                ("Monday, 19 June 2017 / Lundi 19 juin 2017", [""]),
                ("10.00 – 13.00", ["Panel 1: Borders"]),
                ("Tuesday, 20 June 2017 / Mardi 20 juin 2017", [""]),
                ("10.00 – 13.00", ["Panel 2: Integration"]),
            ]
        ]
    )
    assert [(date, title) for date, *_, title in items(one)] == [
        ("2017-06-19", "Panel 1: Borders"),
        ("2017-06-20", "Panel 2: Integration"),
    ]


def test_the_lines_of_a_cell_are_put_together() -> None:
    one = of_sheets(
        [
            [
                ("10.00 – 10.15", ["Opening segment: welcome by", "the co-", "facilitators"]),
                (
                    "10.15 – 13.00",
                    ["Panel 1: Borders", "Moderator: Ms. Ana Torres", "Ms. Lena Berg, ILO", "Discussion"],
                ),
                ("13.00 – 15.00", ["Lunch break (side events", "13.15 – 14.45)"]),
                ("15.00 – 18.00", ["Panel 2: Return, readmission", "and reintegration", "(a) First", "(b) Second"]),
            ]
        ]
    )
    assert items(one) == [
        ("2017-06-19", "10:00", "10:15", "remarks", "Opening segment: welcome by the co-facilitators"),
        ("2017-06-19", "10:15", "13:00", "expert-panel", "Panel 1: Borders"),
        ("2017-06-19", "13:00", "15:00", "break", "Lunch break"),
        ("2017-06-19", "15:00", "18:00", "expert-panel", "Panel 2: Return, readmission and reintegration"),
    ]
    panel, lunch, other = one.understanding.items[1:]
    assert [someone.name for someone in (*panel.moderators, *panel.experts)] == ["Ms. Ana Torres", "Ms. Lena Berg"]
    assert panel.topics == ("Discussion",)
    assert lunch.remark == "Side events 13.15 – 14.45"
    assert other.topics == ("First", "Second")


def test_a_word_aslant_over_the_page_is_left_out() -> None:
    rows = [
        ("10.00 – 10.15", ["Opening remarks"]),
        *[(f"{h}.00 – {h + 1}.00", [f"Panel {h - 10}"]) for h in range(11, 19)],
    ]
    assert items(of_sheets([rows], mark="DRAFT")) == items(of_sheets([rows]))


def test_a_paragraph_that_a_page_cuts_is_whole() -> None:
    head = ("Time", ["Item"])
    one = of_sheets(
        [
            [head, ("10.00 – 13.00", ["Panel 1: Borders", "• How can States make sure that"])],
            [head, ("", ["everybody is heard", "• Who pays"]), ("13.00 – 15.00", ["Lunch"])],
        ],
        running="Informal consultations",
    )
    assert [(start, title) for _, start, *_, title in items(one)] == [("10:00", "Panel 1: Borders"), ("13:00", "Lunch")]
    assert one.understanding.items[0].topics == ("How can States make sure that everybody is heard", "Who pays")


@pytest.mark.parametrize(
    "end",
    [
        "With best regards",
        "Kind regards,",
        "Yours sincerely,",
        "Please accept, Excellency, the assurances of my highest consideration.",
        "Cordialement,",
        "Veuillez agréer, Excellence, l'expression de ma haute considération.",
        "Saludos cordiales,",
        "Atentamente,",
        "С уважением,",
        "وتفضلوا بقبول فائق الاحترام",
    ],
)
def test_how_a_letter_ends_is_no_topic(end: str) -> None:
    one = of_text(
        f"Hearing, New York, 14 June 2018\n\n10:00-12:00 Panel 1: Work\n12:00-13:00 Closing remarks\n\n{end}\n"
        "Maria Silva\nSecond Secretary\nNew York, 2 June 2018\n"
    )
    assert [(date, title) for date, *_, title in items(one)] == [
        ("2018-06-14", "Panel 1: Work"),
        ("2018-06-14", "Closing remarks"),
    ]
    assert not any(item.topics or item.experts or item.speaker for item in one.understanding.items)
    assert end in [read.line.text for read in one.understanding.lines if read.meaning is Meaning.NOTE]


@pytest.mark.parametrize("title", ["Best practices", "Regards croisés sur la migration", "Thank you address"])
def test_a_title_is_no_end_of_a_letter(title: str) -> None:
    assert VALEDICTION.match(title) is None


def test_a_salutation_is_no_title() -> None:
    one = of_text("Dear colleagues,\n\nFriday, 9 March 2018, New York\n10:00-13:00 Panel 1: Work\n")
    assert one.understanding.title is None


def test_when_and_where_it_sits_is_no_item() -> None:
    one = of_text(
        "Stakeholder hearing\nNew York, ECOSOC Chamber, Wednesday, 18 April 2018, 3 p.m. to 6 p.m.\n"
        "3.00–4.45 p.m. Panel 1: Work\n4.45–6 p.m. Closing remarks\n"
    )
    assert items(one) == [
        ("2018-04-18", "15:00", "16:45", "expert-panel", "Panel 1: Work"),
        ("2018-04-18", "16:45", "18:00", "remarks", "Closing remarks"),
    ]
    assert one.understanding.days[0].sittings == (("15:00", "18:00"),)


def test_an_hour_may_stand_beside_a_time_with_a_dot() -> None:
    assert [(span.start, span.end) for span in find_spans("4.45–6 p.m. Closing")] == [(16 * 60 + 45, 18 * 60)]


def test_a_place_with_a_date_is_nobody() -> None:
    assert not looks_like_a_person("New York, 2 June 2017")
    assert looks_like_a_person("Ada Example, Director")


@pytest.mark.parametrize(
    ("sentence", "limits"),
    [
        ("Each panel is opened by a moderator, who has up to seven minutes.", [("opening", 7)]),
        ("Les modérateurs disposent de sept minutes pour leur déclaration liminaire.", [("opening", 7)]),
        ("Cada intervención desde la sala se limitará a tres minutos.", [("intervention", 3)]),
        ("Interventions are limited to three minutes (five minutes for groups).", [("intervention", 3)]),
    ],
)
def test_a_speaking_time(sentence: str, limits: list[tuple[str, float]]) -> None:
    assert [(limit.part, limit.minutes) for limit in limits_in(sentence)] == limits


@pytest.mark.parametrize("text", ["Afternoon session / Séance de l'après-midi", "Morning session", "Matin – Morning"])
def test_the_heading_of_a_sitting_is_no_item(text: str) -> None:
    assert SITTING.fullmatch(text)
    assert find_spans(text) == []


def test_a_footnote_under_the_agenda_is_no_topic() -> None:
    one = of_text("Hearing, New York, 14 June 2018\n\n10:00-13:00 Panel 1: Work\n\n¹ The names are provisional\n")
    assert one.understanding.items[0].topics == ()
    assert [read.line.text for read in one.understanding.notes] == ["¹ The names are provisional"]


def test_a_wrapped_office_and_a_wrapped_panel_are_one_line_each() -> None:
    one = of_sheets(
        [
            [
                (
                    "10.00 – 13.00",
                    ["Panel 1:", "Access to services", "• Mr. Tariq Aziz, Professor of", "International Law, ILO"],
                ),
                ("13.00 – 15.00", ["Lunch"]),
            ]
        ]
    )
    panel = one.understanding.items[0]
    assert panel.title == "Panel 1: Access to services"
    assert [(someone.name, someone.title, someone.of) for someone in panel.experts] == [
        ("Mr. Tariq Aziz", "Professor of International Law", "ILO")
    ]


def printed(*texts: str) -> Printed:
    """Words as they lie on a page from the left."""
    words = [
        {"text": text, "x0": 40.0 * n, "x1": 40.0 * n + 30, "top": 10, "bottom": 20, "size": 10}
        for n, text in enumerate(texts)
    ]
    return Printed(tuple(words), 1)


def test_what_is_read_from_the_right() -> None:
    assert printed("١٠:١٥", "–", "١٠:٠٠").text == "١٠:٠٠ – ١٠:١٥"
    assert printed(")14:45", "–", "13:15", "الجانبية", "المناسبات").text == "المناسبات الجانبية 13:15 – 14:45)"
    assert printed("10:00", "–", "10:15").text == "10:00 – 10:15"
    assert printed(")14:45").text == "14:45)"
    assert times_in_order("10:15 – 10:00") == "10:00 – 10:15"
    assert times_in_order("10:00 – 10:15") == "10:00 – 10:15"
