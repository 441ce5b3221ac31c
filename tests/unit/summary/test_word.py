from __future__ import annotations

import io
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gcm_moderator.summary import word
from gcm_moderator.summary.document import Column, Document, Entry, Heading, PageBreak, Paragraph, Table
from gcm_moderator.summary.plain import one_line
from tests.unit.summary.meetings import HOSTILE
from tests.unit.summary.writers import TEMPLATE

INJECTIONS = (
    *HOSTILE,
    "{{ 7*7 }}",
    "{% for x in range(9) %}x{% endfor %}",
    "{{ title.__class__.__mro__ }}",
    "{{p content }} {{ content }}",
    "</w:t></w:r></w:p><w:p/>",
    "<w:p><w:r><w:t>new</w:t></w:r></w:p>",
    "& &amp; &#60;",
    "a\x00b\x08c\x1bd\ufffe",
    "\u202eleft\u2066right",
    "{_{ 7*7 }_}",
)


def _document(*blocks: object, text: str = "x") -> Document:
    return Document(text, text, text, text, text, "en", blocks)  # type: ignore[arg-type]


def _opened(content: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(content))


def _written(*blocks: object, text: str = "x") -> docx.document.Document:
    return _opened(word.document(_document(*blocks, text=text), TEMPLATE))


def test_every_part_has_its_style() -> None:
    written = _written(
        Heading("A", 2),
        Heading("B", 3),
        Paragraph("plain"),
        Paragraph("numbered", 1, "Lead."),
        Entry(("first", "second"), "Lead:", star=True),
        Entry(("lettered",), letter="a"),
    )
    parts = [(part.style.name, part.text) for part in written.paragraphs[4:] if part.style is not None]
    assert parts == [
        ("Heading 1", "A"),
        ("Heading 2", "B"),
        ("Normal", "plain"),
        ("Numbered Paragraph", "Lead. numbered"),
        ("List Bullet", "★ Lead: first\nsecond"),
        ("Subparagraph", "lettered"),
    ]
    bold = [run.text for part in written.paragraphs for run in part.runs if run.bold]
    assert bold == ["Lead. ", "★ Lead: "]


def test_a_table_repeats_its_header_and_fills_the_page() -> None:
    rows = tuple((f"row {n}", str(n)) for n in range(40))
    (table,) = _written(Table((Column("Name", 3), Column("Figure", right=True)), rows)).tables
    assert [cell.text for cell in table.rows[0].cells] == ["Name", "Figure"]
    assert [tuple(cell.text for cell in row.cells) for row in table.rows[1:]] == list(rows)
    headers = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
    assert headers == [True] + [False] * 40


def test_pages_are_numbered_and_turned_for_wide_tables() -> None:
    written = _opened(word.document(replace(_document(), wide=True), TEMPLATE))
    (section,) = written.sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
    fields = section.footer.paragraphs[0]._p.findall(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")) for field in fields] == ["PAGE", "NUMPAGES"]


def test_a_page_break_is_one() -> None:
    body = _written(PageBreak()).element.body
    assert [found.get(qn("w:type")) for found in body.iter(qn("w:br"))] == ["page"]


def test_arabic_runs_are_marked_and_chinese_ones_have_east_asian_fonts() -> None:
    paragraph = _written(Paragraph("Kenya كينيا 肯尼亚 Кения")).paragraphs[-1]
    marks = []
    for run in paragraph.runs:
        properties = run._r.rPr
        assert properties is not None
        language = properties.find(qn("w:lang"))
        fonts = properties.find(qn("w:rFonts"))
        marks.append(
            (
                run.text,
                properties.find(qn("w:rtl")) is not None,
                dict(language.attrib) if language is not None else {},
                fonts.get(qn("w:hint")) if fonts is not None else None,
            )
        )
    assert marks == [
        ("Kenya ", False, {}, None),
        ("كينيا ", True, {qn("w:bidi"): "ar-SA"}, None),
        ("肯尼亚 ", False, {qn("w:eastAsia"): "zh-CN"}, "eastAsia"),
        ("Кения", False, {}, None),
    ]


@pytest.mark.parametrize(
    ("text", "mirrored"), [("كينيا (Kenya)", True), ("Kenya (كينيا)", False), ("«14» كينيا", True)]
)
def test_a_paragraph_is_read_from_the_side_of_its_first_letter(text: str, mirrored: bool) -> None:
    properties = _written(Paragraph(text)).paragraphs[-1]._p.pPr
    assert properties is not None
    assert (properties.find(qn("w:bidi")) is not None) is mirrored


@pytest.mark.parametrize("text", INJECTIONS)
def test_no_text_is_carried_out(text: str) -> None:
    written, plain = _written(*_blocks(text), text=text), _written(*_blocks("x"))
    line = one_line(text)
    head = [line, line, f"{line}, {line}", line]
    body = [line, f"{line} {line}", f"{line} {line}"]
    shown = [paragraph.text for paragraph in written.paragraphs]
    # docxtpl turns the braces of placeholders written as data, "{_{", into those of one, and evaluates neither.
    assert [text.replace("{_{", "{{").replace("}_}", "}}") for text in shown[:4]] == [
        text.replace("{_{", "{{").replace("}_}", "}}") for text in head
    ]
    assert shown[4:7] == body
    (table,) = written.tables
    assert [row.cells[0].text for row in table.rows] == [line, line]
    assert _shape(written) == _shape(plain)


def _blocks(text: str) -> tuple[Heading | Paragraph | Entry | Table, ...]:
    table = Table((Column(text),), ((text,),))
    return Heading(text), Paragraph(text, 1, text), Entry((text,), text, letter="a"), table


def _shape(document: docx.document.Document) -> Counter[str]:
    """How many there are of everything that is not a run of text and its marks."""
    of_a_run = {qn(f"w:{name}") for name in ("r", "rPr", "t", "rFonts", "rtl", "lang", "b", "bCs", "bidi")}
    return Counter(part.tag for part in document.element.body.iter() if part.tag not in of_a_run)


@given(st.text(max_size=80))
def test_any_text_at_all_comes_back_on_one_line(text: str) -> None:
    written = _written(Paragraph(text), Entry((text,)))
    assert [paragraph.text for paragraph in written.paragraphs[4:]] == [one_line(text)] * 2


def test_progress_counts_every_part() -> None:
    told: list[tuple[int, int]] = []
    word.document(_document(*[Paragraph("x")] * 3), TEMPLATE, lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def _template(tmp_path: Path, *paragraphs: str, styles: tuple[str, ...] = word.STYLES) -> Path:
    """A template of a secretariat's own: these paragraphs; of the styles, only those."""
    made = docx.Document(str(TEMPLATE))
    for paragraph in made.paragraphs:
        paragraph._p.getparent().remove(paragraph._p)
    for text in paragraphs:
        made.add_paragraph(text)
    for name in set(word.STYLES) - set(styles):
        made.styles[name].delete()
    path = tmp_path / "ours.docx"
    made.save(str(path))
    return path


def _refusal(template: Path) -> str:
    with pytest.raises(word.TemplateError) as refused:
        word.document(_document(Paragraph("x")), template)
    sentence = str(refused.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert str(template) in sentence
    return sentence


def test_a_template_of_a_secretariats_own_says_what_stands_where(tmp_path: Path) -> None:
    template = _template(tmp_path, "{{ name }} of {{ title }}", "{{ content }}", "Distribution: limited")
    document = replace(_document(Heading("A"), Paragraph("one")), title="The session", name="Summary")
    written = _opened(word.document(document, template))
    texts = [paragraph.text for paragraph in written.paragraphs]
    assert texts == ["Summary of The session", "A", "one", "Distribution: limited"]


def test_a_template_without_a_place_for_the_text_is_refused(tmp_path: Path) -> None:
    assert "give it a paragraph {{ content }}" in _refusal(_template(tmp_path, "{{ title }}"))


@pytest.mark.parametrize(
    "text",
    [
        "{{ author }}",
        "{{ title",
        "{% if %}",
        "{{ title.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{% for n in range(999999999) %}{{ n }}{% endfor %}",
        "{{ 1 / 0 }}",
    ],
)
def test_a_placeholder_that_does_not_work_is_refused(tmp_path: Path, text: str) -> None:
    sentence = _refusal(_template(tmp_path, text, "{{ content }}"))
    assert "placeholder" in sentence
    assert "{{ title }}, {{ name }}" in sentence


def test_a_template_that_lacks_styles_is_refused(tmp_path: Path) -> None:
    kept = tuple(name for name in word.STYLES if name not in ("Subparagraph", "Table Text"))
    assert "lacks the styles Subparagraph, Table Text" in _refusal(_template(tmp_path, "{{ content }}", styles=kept))


def test_what_is_no_word_document_is_refused(tmp_path: Path) -> None:
    assert "cannot be read" in _refusal(tmp_path / "gone.docx")
    (tmp_path / "folder.docx").mkdir()
    assert "cannot be read" in _refusal(tmp_path / "folder.docx")
    text = tmp_path / "text.docx"
    text.write_text("Dear colleagues")
    assert "no Word document" in _refusal(text)
    other = tmp_path / "other.docx"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("mimetype", "x")
    assert "no Word document" in _refusal(other)
    broken = tmp_path / "broken.docx"
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    assert "no Word document" in _refusal(broken)


def test_a_template_that_unpacks_to_far_too_much_is_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 60_000_000)
    assert "too large" in _refusal(bomb)
