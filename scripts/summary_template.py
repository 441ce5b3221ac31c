"""Makes assets/templates/summary.docx, the Word template of exported documents.

    python scripts/summary_template.py

The styles follow the look of United Nations documents: serif text, numbered paragraphs with the number at the margin,
bold headings, small tables with a grid. The same input always gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

TARGET = Path(__file__).resolve().parent.parent / "assets" / "templates" / "summary.docx"
FONT = "Times New Roman"
FONT_EAST_ASIAN = "SimSun"
NUMBERED = 100
BULLETS = 101


def main() -> None:
    """Write the template."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(template())


def template() -> bytes:
    """The template as a Word file, the same bytes every time."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.3), Cm(2)
    section.header_distance = section.footer_distance = Cm(1)
    _numbering(document)
    _styles(document)
    _page(section)
    for style, text in (
        ("Title", "{{ title }}"),
        ("Subtitle", "{{ theme }}"),
        ("Place", "{{ place }}, {{ dates }}"),
        ("Document Name", "{{ name }}"),
        ("Normal", "{{ content }}"),
    ):
        document.add_paragraph(text, style=style)
    properties = document.core_properties
    properties.author = properties.title = properties.comments = properties.keywords = ""
    properties.created = properties.modified = dt.datetime(2017, 4, 13, tzinfo=dt.UTC)
    properties.revision = 1
    file = io.BytesIO()
    document.save(file)
    return _undated(file.getvalue())


def _styles(document: Any) -> None:
    styles = document.styles
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = defaults.find(qn("w:lang"))
    for name, value in (("val", "en-GB"), ("eastAsia", "zh-CN"), ("bidi", "ar-SA")):
        language.set(qn(f"w:{name}"), value)
    _look(styles["Normal"], 10.5, after=6)
    styles["Normal"].paragraph_format.line_spacing = 1.1
    for level, size, before in ((1, 13, 18), (2, 11, 12), (3, 10.5, 9)):
        style = styles[f"Heading {level}"]
        _look(style, size, bold=level < 3, italic=level == 3, before=before, after=4)
        style.paragraph_format.keep_with_next = True
    _look(styles["Title"], 17, bold=True, after=4)
    borders = styles["Title"].element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        styles["Title"].element.pPr.remove(borders)
    _look(styles["Subtitle"], 11.5, after=4)
    _look(_made(styles, "Place"), 10.5, after=10)
    _look(_made(styles, "Document Name"), 13, bold=True, before=4, after=8)
    numbered = _made(styles, "Numbered Paragraph")
    _look(numbered, 10.5, before=3, after=5)
    numbered.paragraph_format.line_spacing = 1.1
    _numbered(numbered, NUMBERED)
    lettered = _made(styles, "Subparagraph")
    _look(lettered, 10.5, after=3)
    _numbered(lettered, NUMBERED, 1)
    bullets = styles["List Bullet"]
    _look(bullets, 10.5, after=3)
    _numbered(bullets, BULLETS)
    _look(_made(styles, "Table Text"), 8.5, before=1, after=1)
    for name in ("Header", "Footer"):
        _look(styles[name], 8.5)


def _made(styles: Any, name: str) -> Any:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    style.quick_style = True
    return style


def _look(
    style: Any, size: float, *, bold: bool = False, italic: bool = False, before: float = 0, after: float = 0
) -> None:
    font = style.font
    font.size, font.bold, font.italic = Pt(size), bold, italic
    font.color.rgb = RGBColor(0, 0, 0)
    properties = style.element.get_or_add_rPr()
    for old in (
        *properties.findall(qn("w:rFonts")),
        *properties.findall(qn("w:spacing")),
        *properties.findall(qn("w:szCs")),
    ):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for name, value in (("ascii", FONT), ("hAnsi", FONT), ("cs", FONT), ("eastAsia", FONT_EAST_ASIAN)):
        fonts.set(qn(f"w:{name}"), value)
    properties.insert(0, fonts)
    complex_size = OxmlElement("w:szCs")
    complex_size.set(qn("w:val"), str(round(size * 2)))
    properties.find(qn("w:sz")).addnext(complex_size)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _numbering(document: Any) -> None:
    """Counters for paragraphs and, anew below each, for subparagraphs; bullets for lists."""
    numbering = document.part.numbering_part.element
    first = numbering.find(qn("w:num"))
    paragraphs = _level(0, "decimal", "%1.", 0, 0, 567) + _level(1, "lowerLetter", "(%2)", 1147, 580, 1147)
    for number, levels in ((NUMBERED, paragraphs), (BULLETS, _level(0, "bullet", "•", 284, 284, 284))):
        first.addprevious(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
                f"{levels}</w:abstractNum>"
            )
        )
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )


def _level(number: int, kind: str, text: str, left: int, hanging: int, tab: int) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="left" w:pos="{tab}"/></w:tabs>'
        f'<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def _numbered(style: Any, number: int, level: int = 0) -> None:
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:numPr")):
        properties.remove(old)
    properties.insert(
        0, parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def _page(section: Any) -> None:
    header = section.header.paragraphs[0]
    header.text = "{{ title }} – {{ name }}"
    header.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for text, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        footer.add_run(text)
        simple = OxmlElement("w:fldSimple")
        simple.set(qn("w:instr"), field)
        simple.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>1</w:t></w:r>"))
        footer._p.append(simple)


def _undated(content: bytes) -> bytes:
    """The same archive with every part dated alike."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return file.getvalue()


if __name__ == "__main__":
    main()
