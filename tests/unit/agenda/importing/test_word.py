"""Word documents, part by part: what stands where in the file, and what is read of it."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.importing.document import Document, Table
from gcm_moderator.agenda.importing.importer import NotImportable
from gcm_moderator.agenda.importing.reading import document_of
from tests.unit.agenda.importing.shown import cells, shown
from tests.unit.agenda.importing.traps import zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def word(body: str, **parts: str) -> bytes:
    """A Word file with that body; other parts by their names, "styles", "header1"."""
    whole = {"document": f"<w:body>{body}</w:body>", **parts}
    root = f'<w:part xmlns:w="{W}" xmlns:mc="{MC}">'
    return zipped({f"word/{name}.xml": f"{root}{inside}</w:part>" for name, inside in whole.items()})


def read(body: str, **parts: str) -> Document:
    return document_of(word(body, **parts), "note.docx")


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside if inside.startswith('<') else p(inside)}</w:tc>"


def tbl(*rows: str) -> str:
    return (
        f"<w:tbl><w:tblPr><w:tblCaption>no</w:tblCaption></w:tblPr>{''.join(f'<w:tr>{r}</w:tr>' for r in rows)}</w:tbl>"
    )


def box(inside: str) -> str:
    return f"<w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict>"


def test_headers_come_first_and_footers_last_each_once() -> None:
    document = read(
        p("Opening"),
        footer1=p("Page 1"),
        header1=p("Consultations") + p(" "),
        header2=p("Consultations"),
        header12=p("Draft"),
        footer=p("Geneva"),
        headers=p("none of it"),
    )
    assert shown(document) == [
        "header; running; Consultations",
        "header; running; Draft",
        "paragraph 1; text; Opening",
        "footer; running; Geneva",
        "footer; running; Page 1",
    ]
    assert (document.name, document.format, document.remarks) == ("note.docx", "docx", ())


def test_notes_at_the_foot_and_at_the_end_are_read_one_by_one() -> None:
    def notes(*texts: str) -> str:
        signs = "".join(
            f'<w:footnote w:type="{kind}">{p("a line")}</w:footnote>'
            for kind in ("separator", "continuationSeparator", "continuationNotice")
        )
        return signs + "".join(f'<w:footnote w:type="normal">{text}</w:footnote>' for text in texts)

    document = read(p("Opening"), footnotes=notes(p("One") + p("two"), p("Three")), endnotes=notes(p("Four")))
    assert shown(document) == [
        "paragraph 1; text; Opening",
        "footnote, line 4; footnote; One",
        "footnote, line 4; footnote; two",
        "footnote, line 5; footnote; Three",
        "footnote, line 4; footnote; Four",
    ]


FALLBACK = "<mc:Fallback><w:t>old</w:t></mc:Fallback>"
CHOICE = "<mc:Choice><w:t>another</w:t></mc:Choice>"
STYLES = "".join(
    f'<w:style w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
    for key, name in (("a1", "heading 2"), ("a2", "List Bullet"), ("a3", "TOC Heading"), ("a4", "Normal"))
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'


@pytest.mark.parametrize(
    ("properties", "style"),
    [
        ("", "text"),
        ('<w:pStyle w:val="a1"/>', "heading"),
        ('<w:pStyle w:val="a2"/>', "bullet"),
        ('<w:pStyle w:val="a3"/>', "text"),
        ('<w:pStyle w:val="a4"/>', "text"),
        ('<w:pStyle w:val="Titre1"/>', "heading"),
        ('<w:pStyle w:val="ListParagraph"/>', "bullet"),
        (NUMBERED.format("3"), "bullet"),
        (NUMBERED.format("0"), "text"),
        ('<w:pStyle w:val="a1"/>' + NUMBERED.format("3"), "heading"),
        ("<w:numPr/>", "text"),
    ],
)
def test_the_style_of_a_paragraph(properties: str, style: str) -> None:
    assert shown(read(p("Line", properties), styles=STYLES + "<w:style/>")) == [f"paragraph 1; {style}; Line"]


def test_a_style_is_known_by_its_id_where_no_styles_are_kept() -> None:
    assert shown(read(p("Line", '<w:pStyle w:val="Heading1"/>'))) == ["paragraph 1; heading; Line"]


@pytest.mark.parametrize(
    ("runs", "texts"),
    [
        ("<w:r><w:t>10:00</w:t><w:tab/><w:t>Opening</w:t></w:r>", ["10:00 Opening"]),
        ("<w:r><w:t>10:00</w:t><w:ptab/><w:t>Opening</w:t></w:r>", ["10:00 Opening"]),
        ("<w:r><w:t>10:00</w:t><w:br/><w:t>Opening</w:t><w:cr/><w:t>day</w:t></w:r>", ["10:00", "Opening", "day"]),
        ("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>chair</w:t></w:r>", ["co-chair"]),
        ("<w:r><w:t/><w:t>a</w:t></w:r><w:ins><w:r><w:t>b</w:t></w:r></w:ins>", ["ab"]),
        (
            "<w:del><w:r><w:t>old</w:t></w:r></w:del><w:moveFrom><w:r><w:t>old</w:t></w:r></w:moveFrom><w:t>a</w:t>",
            ["a"],
        ),
        ("<w:r><w:delText>old</w:delText><w:instrText>PAGE</w:instrText><w:t>a</w:t></w:r>", ["a"]),
        ("<w:rPr><w:t>no</w:t></w:rPr><w:fldData><w:t>no</w:t></w:fldData><w:t>a</w:t>", ["a"]),
        ("<w:sdt><w:sdtPr><w:t>no</w:t></w:sdtPr><w:sdtContent><w:t>a</w:t></w:sdtContent></w:sdt>", ["a"]),
        ("<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>", ["link"]),
        (
            f"<mc:AlternateContent><mc:Choice><w:t>new</w:t></mc:Choice>{CHOICE}{FALLBACK}</mc:AlternateContent>",
            ["new"],
        ),
        (
            f"<mc:AlternateContent><w:t>bare</w:t>{FALLBACK}</mc:AlternateContent>",
            ["bare"],
        ),
    ],
)
def test_the_text_of_a_paragraph(runs: str, texts: list[str]) -> None:
    document = read(f"<w:p>{runs}</w:p>")
    assert [line.rpartition("; ")[2] for line in shown(document)] == texts
    in_cell = [line.rpartition("; ")[2] for line in cells(read(tbl(tc(f"<w:p>{runs}</w:p>"))))]
    assert in_cell == texts


def test_text_boxes_follow_the_paragraph_that_they_hang_on() -> None:
    both = (
        f"<mc:AlternateContent><mc:Choice>{box(p('Box'))}</mc:Choice>"
        f"<mc:Fallback>{box(p('Box, as old programs show it'))}</mc:Fallback></mc:AlternateContent>"
    )
    assert shown(read(f"<w:p><w:t>Above</w:t>{both}</w:p>{p('Below')}")) == [
        "paragraph 1; text; Above",
        "paragraph 2; text; Box",
        "paragraph 3; text; Below",
    ]
    document = read(tbl(tc(f"<w:p><w:t>Above</w:t>{box(p('Box'))}</w:p>")))
    assert list(cells(document)) == ["table 1, row 1, column 1; text; Above", "table 1, row 1, column 1; text; Box"]


@pytest.mark.parametrize("around", ["ins", "customXml", "smartTag", "moveTo"])
def test_what_is_put_around_paragraphs_and_tables_is_looked_into(around: str) -> None:
    inside = f"<w:{around}>{p('Opening')}{tbl(tc('10:00'))}</w:{around}>"
    assert shown(read(inside)) == ["paragraph 1; text; Opening", "10:00"]


def test_a_control_is_looked_into() -> None:
    assert shown(read(f"<w:sdt><w:sdtContent>{p('Opening')}</w:sdtContent></w:sdt><w:sdt/>")) == [
        "paragraph 1; text; Opening"
    ]


@pytest.mark.parametrize(
    "around", ["<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:ins>{}</w:ins>", "<w:customXml>{}</w:customXml>"]
)
def test_controls_around_rows_cells_and_lines_are_looked_into(around: str) -> None:
    row = f"<w:tr>{around.format(tc('10:00'))}{tc(around.format(p('Opening')))}</w:tr>"
    assert shown(read(f"<w:tbl>{around.format(row)}</w:tbl>")) == ["10:00 | Opening"]


def test_every_line_of_a_table_has_its_place() -> None:
    document = read(
        tbl(tc("Time") + tc("Item"))
        + tbl(tc("10:00") + tc(p("Panel 1") + p("Topic", '<w:pStyle w:val="ListBullet"/>')), tc("13:00") + tc("Lunch"))
    )
    assert list(cells(document)) == [
        "table 1, row 1, column 1; text; Time",
        "table 1, row 1, column 2; text; Item",
        "table 2, row 1, column 1; text; 10:00",
        "table 2, row 1, column 2; text; Panel 1",
        "table 2, row 1, column 2; bullet; Topic",
        "table 2, row 2, column 1; text; 13:00",
        "table 2, row 2, column 2; text; Lunch",
    ]
    assert [
        line.number
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
        for line in cell.lines
    ] == [1, 2, 3, 4, 5, 6, 7]


SPAN = '<w:gridSpan w:val="{}"/>'
DOWN = "<w:vMerge/>"
RESTART = '<w:vMerge w:val="restart"/>'


@pytest.mark.parametrize(
    ("rows", "grid"),
    [
        ([tc("Day 1", SPAN.format(3)), tc("a") + tc("b") + tc("c")], ["Day 1 | →Day 1 | →Day 1", "a | b | c"]),
        ([tc("Day 1", SPAN.format("x")) + tc("b")], ["Day 1 | b"]),
        ([tc("a", RESTART) + tc("b"), tc("", DOWN) + tc("c"), tc("", DOWN) + tc("d")], ["a | b", "↓a | c", "↓a | d"]),
        (
            [tc("x") + tc("a", RESTART), tc("y") + tc("", DOWN), tc("z") + tc("b", RESTART)],
            ["x | a", "y | ↓a", "z | b"],
        ),
        ([tc("a", SPAN.format(2) + RESTART), tc("", SPAN.format(2) + DOWN)], ["a | →a", "↓a | ↓a"]),
        ([tc("", DOWN) + tc("b")], ["↓ | b"]),
        (['<w:trPr><w:gridBefore w:val="2"/></w:trPr>' + tc("c"), tc("d")], [" |  | c", "d"]),
        (['<w:trPr><w:gridBefore w:val="x"/></w:trPr>' + tc("c")], ["c"]),
    ],
)
def test_merged_cells(rows: list[str], grid: list[str]) -> None:
    assert shown(read(tbl(*rows) + p("."))) == [*grid, "paragraph 1; text; ."]


def test_no_row_is_wider_than_any_table() -> None:
    for cell in (tc("Day", SPAN.format(9999)), '<w:trPr><w:gridBefore w:val="9999"/></w:trPr>' + tc("Day")):
        table = read(tbl(cell + tc("more") + tc("and more"))).blocks[0]
        assert isinstance(table, Table)
        assert [len(row.cells) for row in table.rows] == [64]
    wide = read(tbl("".join(tc(str(n)) for n in range(70)))).blocks[0]
    assert isinstance(wide, Table)
    assert len(wide.rows[0].cells) == 64


def test_a_row_of_a_table_in_a_cell_is_a_line() -> None:
    inner = tbl(
        tc("10:10") + tc("Opening"),
        tc("10:15") + tc(p("Presentations") + p("by two experts")),
        tc(p("10:45") + p("11:00")) + tc(p("Discussion") + p("Closing")),
    )
    assert shown(read(tbl(tc("10:00") + tc(p("Panel 1") + inner)))) == [
        "10:00 | Panel 1 / 10:10 Opening / 10:15 Presentations / by two experts / 10:45 / 11:00 / Discussion / Closing"
    ]


def test_the_strict_form_is_read_too() -> None:
    body = f"""<w:body>{p("Opening", '<w:pStyle w:val="Heading1"/>')}</w:body>"""
    document = document_of(zipped({"word/document.xml": f'<w:document xmlns:w="{STRICT}">{body}</w:document>'}), "x")
    assert shown(document) == ["paragraph 1; heading; Opening"]


def test_a_document_without_text_is_one_sentence() -> None:
    with pytest.raises(NotImportable) as refused:
        read(p(" "))
    assert str(refused.value) == "note.docx has no text in it; if it is a scan, import the text instead."
    with pytest.raises(NotImportable, match="has no text in it"):
        document_of(zipped({"word/document.xml": f'<w:document xmlns:w="{W}"/>'}), "note.docx")


def test_what_is_beyond_the_most_lines_is_told() -> None:
    document = read("".join(p("a") for _ in range(4010)))
    assert document.remarks == ("Only the first 4000 lines were read; 10 more are not in this session file.",)
