"""Pages of a PDF: tables with rules, what is merged in them, what goes on over the page, and the margins."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from gcm_moderator.agenda.importing.importer import NotImportable
from gcm_moderator.agenda.importing.reading import document_of
from tests.unit.agenda.importing.offices import two_columns
from tests.unit.agenda.importing.papers import Sheet, pdf
from tests.unit.agenda.importing.shown import cells, shown
from tests.unit.agenda.importing.traps import locked_pdf, scanned_pdf

LEFT, MIDDLE, RIGHT = 60, 160, 530
Row = tuple[str, ...]
"""The texts of the cells from left to right; one text alone is a cell over the whole width; "^" goes on from above."""


def page(
    rows: Sequence[Row] = (), *texts: tuple[float, float, str], top: float = 120, on: Sheet | None = None
) -> Sheet:
    """A page with a table with rules, and texts at places."""
    sheet = on or Sheet()
    for x, y, text in texts:
        sheet.text(x, y, text)
    y = top
    edges = [LEFT, *(MIDDLE, 300, 400)[: max((len(row) for row in rows), default=2) - 1], RIGHT]
    if rows:
        sheet.rule(LEFT, y, RIGHT, y)
    for number, row in enumerate(rows):
        lines = [text.split("\n") for text in row]
        height = 10 + 13 * max(len(cell) for cell in lines)
        for x, cell in zip(edges, lines, strict=False):
            for n, line in enumerate(cell):
                if line != "^":
                    sheet.text(x + 6, y + 14 + 13 * n, line)
        for x in edges if len(row) > 1 else (LEFT, RIGHT):
            sheet.rule(x, y, x, y + height)
        y += height
        below = rows[number + 1] if number + 1 < len(rows) else ()
        sheet.rule(MIDDLE if below[:1] == ("^",) else LEFT, y, RIGHT, y)
    return sheet


def read(*sheets: Sheet, letters: dict[str, str] | None = None) -> list[str]:
    return shown(document_of(pdf(list(sheets), letters), "x.pdf"))


HEAD = ("Time", "Item")


def test_tables_text_and_margins_are_read_from_top_to_bottom() -> None:
    rows = [HEAD, ("Monday, 8 May 2017",), ("10:00", "Opening\nby all"), ("11:00", "")]
    first = page(
        rows,
        (60, 30, "Informal consultations 1"),
        (60, 100, "Programme of work"),
        (60, 300, "Below the table"),
        (290, 820, "Page 1 of 2"),
        (60, 810, "GE.17-06543 (E)"),
    )
    second = page(
        [HEAD, ("12:00", "Lunch")], (60, 30, "Informal consultations 2"), (60, 800, "A line"), (290, 820, "2")
    )
    document = document_of(pdf([first, second]), "x.pdf")
    assert shown(document) == [
        "page 1, line 1; text; Programme of work",
        "Time | Item",
        "Monday, 8 May 2017 | →Monday, 8 May 2017",
        "10:00 | Opening by all",
        "11:00 | ",
        "page 1, line 1; text; Below the table",
        "page 1, margin; running; Informal consultations 1",
        "page 1, margin; running; GE.17-06543 (E)",
        "page 1, margin; running; Page 1 of 2",
        "Time | Item",
        "12:00 | Lunch",
        "page 2, line 1; text; A line",
        "page 2, margin; running; Informal consultations 2",
        "page 2, margin; running; 2",
    ]
    assert list(cells(document)) == [
        "page 1, table 1, row 1, column 1; text; Time",
        "page 1, table 1, row 1, column 2; text; Item",
        "page 1, table 1, row 2, column 1; text; Monday, 8 May 2017",
        "page 1, table 1, row 3, column 1; text; 10:00",
        "page 1, table 1, row 3, column 2; text; Opening by all",
        "page 1, table 1, row 4, column 1; text; 11:00",
        "page 2, table 2, row 1, column 1; text; Time",
        "page 2, table 2, row 1, column 2; text; Item",
        "page 2, table 2, row 2, column 1; text; 12:00",
        "page 2, table 2, row 2, column 2; text; Lunch",
    ]
    assert (document.name, document.format, document.remarks) == ("x.pdf", "pdf", ())


def test_merged_cells() -> None:
    rows = [
        ("Day", "Time", "Item"),
        ("Monday", "10:00", "One"),
        ("^", "11:00", "Two"),
        ("All",),
        ("9 May", "12:00", "Three"),
    ]
    assert read(page(rows)) == [
        "Day | Time | Item",
        "Monday | 10:00 | One",
        "↓Monday | 11:00 | Two",
        "All | →All | →All",
        "9 May | 12:00 | Three",
    ]


@pytest.mark.parametrize(
    ("before", "after", "table"),
    [
        (
            [HEAD, ("10:00", "Rights of the\n• How can States make sure that")],
            [HEAD, ("", "all are heard\n• Who pays"), ("11:00", "Lunch")],
            [
                "Time | Item",
                "10:00 | Rights of the / • How can States make sure that all are heard",
                "Time | Item",
                " | • Who pays",
                "11:00 | Lunch",
            ],
        ),
        (
            [HEAD, ("09:00", "Welcome"), ("10:00", "How can States make sure that")],
            [("", "all are heard"), ("11:00", "Lunch")],
            [
                "Time | Item",
                "09:00 | Welcome",
                "10:00 | How can States make sure that all are heard",
                " | ",
                "11:00 | Lunch",
            ],
        ),
        (
            [HEAD, ("10:00", "How can States make sure that")],
            [("10:30", "all are heard"), ("11:00", "Lunch")],
            ["Time | Item", "10:00 | How can States make sure that", "10:30 | all are heard", "11:00 | Lunch"],
        ),
        (
            [HEAD, ("10:00", "How can States make sure of all.")],
            [("", "All are heard"), ("11:00", "Lunch")],
            ["Time | Item", "10:00 | How can States make sure of all.", " | All are heard", "11:00 | Lunch"],
        ),
        (
            [HEAD, ("How can States make sure that",)],
            [("", "all are heard"), ("11:00", "Lunch")],
            [
                "Time | Item",
                "How can States make sure that | →How can States make sure that",
                " | all are heard",
                "11:00 | Lunch",
            ],
        ),
    ],
)
def test_a_table_goes_on_over_the_page(before: list[Row], after: list[Row], table: list[str]) -> None:
    running = (60, 30, "Informal consultations")
    assert [line for line in read(page(before, running), page(after, running)) if "running" not in line] == table


def test_two_tables_on_a_page_and_text_around_them() -> None:
    first = page([HEAD, ("10:00", "Opening")], (60, 100, "Above"), (60, 250, "Between"), (60, 500, "Below"))
    assert read(page([("Where", "What"), ("Hall", "Lunch")], top=300, on=first)) == [
        "page 1, line 1; text; Above",
        "Time | Item",
        "10:00 | Opening",
        "page 1, line 1; text; Between",
        "Where | What",
        "Hall | Lunch",
        "page 1, line 1; text; Below",
    ]


def test_a_frame_around_a_line_is_no_table() -> None:
    assert read(page([("Hearing on work",)])) == ["page 1, line 1; text; Hearing on work"]
    assert read(page([("Hearing on work",), ("Geneva",)])) == [
        "page 1, line 1; text; Hearing on work",
        "page 1, line 2; text; Geneva",
    ]


def test_a_table_of_another_width_is_another_table() -> None:
    last = ("10:00", "How can States make sure that")
    assert read(page([HEAD, last]), page([("", "all", "x"), ("11:00", "Lunch", "y")])) == [
        "Time | Item",
        "10:00 | How can States make sure that",
        " | all | x",
        "11:00 | Lunch | y",
    ]


@pytest.mark.parametrize(
    ("y", "text", "running"),
    [
        (60, "Consultations", True),
        (100, "Consultations", False),
        (740, "Consultations", False),
        (790, "Consultations", True),
        (60, "Draft {}", True),
        (60, "{}", True),
        (60, "- {} -", True),
        (60, "{} of 9", True),
        (100, "{}", False),
    ],
)
def test_what_repeats_in_the_margins_is_running(y: float, text: str, running: bool) -> None:
    told = read(*(page([HEAD, ("10:00", "Opening")], (60, y, text.format(n)), top=300) for n in (1, 2)))
    assert [line for line in told if "running" in line] == [
        f"page {n}, margin; running; {text.format(n)}" for n in (1, 2) if running
    ]


def test_what_stands_in_a_margin_once_is_text() -> None:
    assert read(page([], (60, 60, "Hearing"), (60, 200, "10:00 Opening"))) == [
        "page 1, line 1; text; Hearing",
        "page 1, line 2; text; 10:00 Opening",
    ]
    assert "page 1, margin; running; GE.17-06543 (E)" in read(
        page([], (60, 800, "GE.17-06543 (E)"), (60, 200, "Hearing"))
    )


def test_the_columns_of_a_page_are_read_one_after_the_other() -> None:
    told = shown(document_of(two_columns(), "x.pdf"))
    places = [line.partition(";")[0] for line in told]
    column = [f"page 1, line {number}" for number in range(1, 8)]
    assert places == ["page 1, line 1", *column, *column]
    assert [line.rpartition("; ")[2] for line in told[1::7]] == ["Monday, 2 October 2017", "Lundi 2 octobre 2017"]


def test_a_table_without_rules_has_its_places() -> None:
    lines = [(60, "10:00"), (200, "Opening"), (60, "11:00"), (200, "Panel 1"), (60, "12:00"), (200, "Lunch")]
    sheet = page([], *((x, 200 + 20 * (n // 2), text) for n, (x, text) in enumerate(lines)), (60, 100, "Hearing"))
    document = document_of(pdf([sheet, sheet]), "x.pdf")
    assert list(cells(document)) == [
        f"page {number}, table {number}, row {1 + n // 2}, column {1 + n % 2}; text; {text}"
        for number in (1, 2)
        for n, (_, text) in enumerate(lines)
    ]


ARABIC = {"A": "ا", "B": "ل", "C": "ج", "D": "س", "E": "ة"}
WORD = "الجلسة"
DRAWN = "EDBCBA"


@pytest.mark.parametrize("drawn", [f"({DRAWN})", f"){DRAWN}(", f"[{DRAWN}]", f"]{DRAWN}["])
def test_arabic_is_read_from_the_right(drawn: str) -> None:
    sheet = page([], (300, 200, drawn), (300, 230, f"{DRAWN} {DRAWN}"))
    assert read(sheet, letters=ARABIC) == [
        f"page 1, line 1; text; {f'[{WORD}]' if '[' in drawn else f'({WORD})'}",
        f"page 1, line 2; text; {WORD} {WORD}",
    ]


def test_times_of_a_page_from_the_right_are_put_in_order() -> None:
    rows = [(DRAWN, f"{DRAWN} {DRAWN}"), (DRAWN, "10:15 - 10:00")]
    assert read(page(rows), letters=ARABIC)[1] == f"{WORD} | 10:00 - 10:15"
    assert read(page([HEAD, ("Opening", "10:15 - 10:00")]))[1] == "Opening | 10:15 - 10:00"


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (
            lambda: pdf([page([], (60, 200, "x"))] * 61),
            "x.pdf has 61 pages; import the pages with the agenda alone, at most 60.",
        ),
        (locked_pdf, "x.pdf is protected with a password; save a copy without one and import that."),
        (lambda: b"%PDF-1.4 nothing", "x.pdf is damaged or was not downloaded whole; get it once more."),
        (
            scanned_pdf,
            "x.pdf has no text in it; it is a scan or a picture. Run text recognition (OCR) on it, or paste the text.",
        ),
    ],
    ids=["pages", "locked", "damaged", "scan"],
)
def test_a_pdf_that_is_not_read_is_one_sentence(make: Callable[[], bytes], sentence: str) -> None:
    with pytest.raises(NotImportable) as refused:
        document_of(make(), "x.pdf")
    assert str(refused.value) == sentence
