from __future__ import annotations

import io
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PageObject, PdfReader
from PySide6.QtGui import QGuiApplication

from gcm_moderator.printing import pdf
from gcm_moderator.summary.document import Column, Document, Entry, Heading, PageBreak, Paragraph, Table

pytestmark = pytest.mark.usefixtures("qapp")

NOTHING = Document("The session", "Summary", "Theme", "Geneva", "8 May 2017", "en", ())
LONG = "Firewalls between enforcement and services work where they are laid down in law. " * 6


def _read(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.document(document)))


def _text(page: PageObject) -> str:
    """The text of a page, with single spaces; a line's end counts as one, a tab does not."""
    return re.sub(r"[ \n]+", " ", page.extract_text())


def _pages(*blocks: object, **changes: object) -> list[str]:
    document = replace(NOTHING, blocks=blocks, **changes)
    return [_text(page) for page in _read(document).pages]


def test_it_is_a4_upright_or_turned() -> None:
    upright, turned = (_read(replace(NOTHING, wide=wide)).pages[0].mediabox for wide in (False, True))
    assert (float(upright.width), float(upright.height)) == pytest.approx((595, 842), abs=1)
    assert (float(turned.width), float(turned.height)) == pytest.approx((842, 595), abs=1)


def test_title_head_and_every_part_are_there() -> None:
    (page,) = _pages(
        Heading("Opening"),
        Paragraph("Plain"),
        Paragraph("Numbered", 12, "Views."),
        Entry(("first", "second"), "Lead:"),
        Entry(("lettered",), letter="b"),
        Table((Column("Name"), Column("Figure", right=True)), (("Kenya", "3"),)),
    )
    for text in ("The session", "Theme", "Geneva, 8 May 2017", "Summary", "Opening", "Plain", "12. Views. Numbered"):
        assert text in page
    for text in ("• Lead: first second", "(b) lettered", "Name", "Figure", "Kenya", "Page 1 of 1"):
        assert text in page


def test_pages_are_numbered_and_lines_go_on_over_them() -> None:
    pages = _pages(*[Paragraph(f"{n} begins. {LONG} {n} ends.", n) for n in range(1, 41)])
    assert len(pages) > 3
    for n, page in enumerate(pages, start=1):
        assert f"Page {n} of {len(pages)}" in page
    whole = " ".join(pages)
    for n in range(1, 41):
        assert f"{n} begins." in whole
        assert f"{n} ends." in whole


def test_a_long_table_repeats_its_header_on_every_page() -> None:
    rows = tuple((f"Speaker {n}", str(n)) for n in range(150))
    pages = _pages(Table((Column("Who had the floor", 3), Column("Figure", right=True)), rows))
    assert len(pages) > 2
    assert all(page.count("Who had the floor") == 1 for page in pages)
    whole = " ".join(pages)
    assert all(whole.count(f"Speaker {n} ") == 1 for n in range(150))


def test_no_heading_stands_alone_at_the_end_of_a_page() -> None:
    for lines in range(36, 48, 2):
        pages = _pages(*[Paragraph("x")] * lines, Heading("A heading"), Paragraph("What belongs to it"))
        assert any("A heading" in page and "What belongs to it" in page for page in pages)


def test_a_short_table_is_not_divided() -> None:
    table = Table((Column("Name"),), tuple((f"row {n}",) for n in range(8)))
    for lines in range(28, 44, 3):
        pages = _pages(*[Paragraph("x")] * lines, table)
        assert any("row 0" in page and "row 7" in page for page in pages)


def test_headings_are_bookmarks_on_their_pages() -> None:
    blocks = (Heading("One"), Heading("Under one", 3), PageBreak(), Heading("Two"), Heading("Deep", 4))
    reader = _read(replace(NOTHING, blocks=blocks))

    def told(outline: Any) -> list[Any]:
        return [
            told(mark) if isinstance(mark, list) else (mark.title, reader.get_destination_page_number(mark))
            for mark in outline
        ]

    assert told(reader.outline) == [("One", 0), [("Under one", 0)], ("Two", 1), [("Deep", 1)]]
    assert reader.trailer["/Root"]["/Lang"] == "en"  # type: ignore[index]


def test_a_page_break_begins_a_new_page() -> None:
    first, second = _pages(Paragraph("before"), PageBreak(), Paragraph("after"))
    assert "before" in first
    assert "after" in second


def test_one_page_is_one_page_however_much_there_is() -> None:
    rows = tuple((str(n), f"Speaker {n}") for n in range(70))
    (page,) = _pages(Table((Column("No."), Column("Speaker")), rows), one_page=True)
    assert "Speaker 0" in page
    assert "Speaker 69" in page


def test_a_text_higher_than_a_page_goes_on_over_the_next() -> None:
    cell = " ".join(f"word{n};" for n in range(400))
    whole = " ".join(_pages(Table((Column("A"), Column("B", 2)), ((cell, cell),)), Paragraph(cell), Heading(cell)))
    assert all(whole.count(f"word{n};") == 4 for n in range(400))


@pytest.mark.parametrize(
    "text", ["Кения и Российская Федерация", "刚果民主共和国和移民身份", "Côte d’Ivoire, Türkiye, São Tomé"]
)
def test_names_in_other_scripts_come_out(text: str) -> None:
    (page,) = _pages(Paragraph(text))
    assert text in page


def test_every_script_has_a_font_inside_the_file() -> None:
    reader = _read(replace(NOTHING, blocks=(Paragraph("Kenya Кения كينيا 肯尼亚"),)))
    fonts = reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    kinds = [font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts.values()]
    assert len(kinds) >= 3
    assert all("/FontFile2" in kind or "/FontFile3" in kind for kind in kinds)


@pytest.mark.parametrize(
    "text",
    ["=HYPERLINK('https://example.org')", "{{ 7*7 }}", "<b>bold</b> <w:p/>", "https://example.org", "(a) Tj ET /JS"],
)
def test_no_text_is_carried_out(text: str) -> None:
    reader = _read(replace(NOTHING, title=text, blocks=(Paragraph(text), Entry((text,)))))
    (page,) = reader.pages
    assert text in _text(page)
    assert not page.annotations
    catalogue = reader.trailer["/Root"]
    assert not [key for key in ("/OpenAction", "/AA", "/AcroForm") if key in catalogue]  # type: ignore[operator]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_any_text_can_be_printed(text: str) -> None:
    blocks = (Heading(text), Paragraph(text, 1, text), Entry((text, text), text, letter="a"))
    table = Table((Column(text), Column(text, right=True)), ((text, text),))
    assert pdf.document(replace(NOTHING, title=text, name=text, blocks=(*blocks, table))).startswith(b"%PDF-")


def test_progress_grows_to_its_end() -> None:
    told: list[tuple[int, int]] = []
    pdf.document(replace(NOTHING, blocks=(Paragraph("x"),) * 3), lambda done, of: told.append((done, of)))
    assert told == [(1, 6), (2, 6), (3, 6), (5, 6), (6, 6)]


def test_the_application_that_runs_is_used(qapp: QGuiApplication) -> None:
    pdf.document(NOTHING)
    assert QGuiApplication.instance() is qapp
