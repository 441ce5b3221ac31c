"""A document as a Word file, made from a template that the secretariat may replace.

The template is an ordinary Word document. It says how everything looks, by its styles, and where everything stands,
by placeholders: `{{ title }}`, `{{ name }}`, `{{ theme }}`, `{{ place }}`, `{{ dates }}`, and, alone in a paragraph,
`{{ content }}`. Only the template's own text is a template: what is put in is data and is never looked at for
placeholders, and the template itself runs in a sandbox.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from gcm_moderator.summary.document import (
    Block,
    Document,
    Entry,
    Heading,
    PageBreak,
    Paragraph,
    Progress,
    Table,
    silent,
)
from gcm_moderator.summary.plain import one_line
from gcm_moderator.summary.scripts import Script, right_to_left, runs
from gcm_moderator.summary.writing import ExportError

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element as Element

STYLES = (
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Normal",
    "Numbered Paragraph",
    "Subparagraph",
    "List Bullet",
    "Table Grid",
    "Table Text",
)
"""The styles that a template has to have."""

_CONTENT = "content-3f0c7a52-goes-here"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LARGEST_TEMPLATE = 50_000_000
_CELL_MARGIN = "70"
"""Twentieths of a point."""
_BIDI_LANGUAGE = "ar-SA"
_EAST_ASIAN_LANGUAGE = "zh-CN"


class TemplateError(ExportError):
    """The template cannot be used. The text is one clear sentence."""


class _Styles(NamedTuple):
    """The ids that the template's styles go by inside the file."""

    ids: dict[str, str]
    width: int
    """Of the text, in twentieths of a point."""


def document(source: Document, template: Path, progress: Progress = silent) -> bytes:
    """The Word file.

    Raises:
        TemplateError: the template cannot be read or lacks something.
    """
    word = _rendered(source, template)
    if source.wide:
        _turn_pages(word)
    place = _place_of_content(word, template)
    styles = _styles(word, template)
    for done, block in enumerate(source.blocks, start=1):
        for element in _elements(block, styles):
            place.addprevious(element)
        progress(done, len(source.blocks))
    if place.getprevious() is not None and place.getprevious().tag == _tag("tbl"):
        _clear(place)
    else:
        place.getparent().remove(place)
    word.core_properties.title = one_line(f"{source.title}: {source.name}")[:255]
    word.core_properties.author = ""
    word.core_properties.language = source.language
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _rendered(source: Document, template: Path) -> WordDocument:
    """The template with its placeholders filled in."""
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    _refuse_what_is_no_document(template)
    texts = {name: getattr(source, name) for name in ("title", "name", "theme", "place", "dates")}
    context = {name: one_line(text) for name, text in texts.items()} | {"content": _CONTENT}
    sandbox = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    rendering = DocxTemplate(template)
    try:
        rendering.init_docx()
    except Exception as reason:
        # Whatever a file that is not sound does to the library that reads it.
        raise TemplateError(
            f"The template {template} is no Word document that can be read; save it as .docx."
        ) from reason
    try:
        rendering.render(context, sandbox)
    except Exception as reason:
        # Whatever the sandbox refuses, and whatever a template can get wrong.
        said = (str(reason).splitlines() or [type(reason).__name__])[0].rstrip(".")
        known = ", ".join(f"{{{{ {name} }}}}" for name in context)
        raise TemplateError(
            f"The template {template} has a placeholder that does not work ({said}); the placeholders are {known}."
        ) from reason
    word: WordDocument = rendering.docx
    return word


def _refuse_what_is_no_document(template: Path) -> None:
    try:
        with zipfile.ZipFile(template) as parts:
            sizes = {part.filename: part.file_size for part in parts.infolist()}
    except OSError as reason:
        raise TemplateError(f"The template {template} cannot be read: {reason.strerror or reason}.") from reason
    except zipfile.BadZipFile as reason:
        raise TemplateError(f"The template {template} is no Word document; save it as .docx.") from reason
    if "word/document.xml" not in sizes:
        raise TemplateError(f"The template {template} is no Word document; save it as .docx.")
    if sum(sizes.values()) > _LARGEST_TEMPLATE:
        raise TemplateError(f"The template {template} is too large; take out what is not needed of it.")


def _place_of_content(word: WordDocument, template: Path) -> Any:
    for paragraph in word.paragraphs:
        if paragraph.text.strip() == _CONTENT:
            return paragraph._p
    raise TemplateError(
        f"The template {template} does not say where the text goes; give it a paragraph {{{{ content }}}}."
    )


def _styles(word: WordDocument, template: Path) -> _Styles:
    ids = {style.name: style.style_id for style in word.styles}
    missing = [name for name in STYLES if name not in ids]
    if missing:
        raise TemplateError(f"The template {template} lacks the styles {', '.join(missing)}; add them.")
    section = word.sections[-1]
    lengths = (section.page_width, section.left_margin, section.right_margin)
    page, left, right = (length.twips if length is not None else 0 for length in lengths)
    return _Styles(ids, max(page - left - right, 1440))


def _turn_pages(word: WordDocument) -> None:
    from docx.enum.section import WD_ORIENT

    for section in word.sections:
        if section.orientation == WD_ORIENT.PORTRAIT:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width


def _elements(block: Block, styles: _Styles) -> Iterator[Element]:
    match block:
        case Heading():
            yield _paragraph([(one_line(block.text), False)], styles.ids[f"Heading {block.level - 1}"])
        case Paragraph():
            style = "Normal" if block.number is None else "Numbered Paragraph"
            yield _paragraph([*_leading(block.lead), (one_line(block.text), False)], styles.ids[style], keep=block.keep)
        case Entry():
            texts = [
                *_leading(f"{'★ ' if block.star else ''}{block.lead}"),
                *((one_line(line), False) for line in block.lines),
            ]
            style = "Subparagraph" if block.letter else "List Bullet"
            yield _paragraph(texts, styles.ids[style], lines=len(block.lines))
        case Table():
            yield _table(block, styles)
            yield _paragraph([], styles.ids["Normal"])
        case PageBreak():
            paragraph = _paragraph([], styles.ids["Normal"])
            _sub(_sub(paragraph, "r"), "br", type="page")
            yield paragraph


def _leading(lead: str) -> list[tuple[str, bool]]:
    lead = one_line(lead)
    return [(f"{lead} ", True)] if lead else []


def _paragraph(
    texts: list[tuple[str, bool]], style: str, *, lines: int = 1, right: bool = False, keep: bool = False
) -> Element:
    """A paragraph of plain and bold texts, each on one line; each of the last `lines` of them begins a new line."""
    paragraph = _element("p")
    properties = _sub(paragraph, "pPr")
    _sub(properties, "pStyle", val=style)
    if keep:
        _sub(properties, "keepNext")
    if right_to_left(" ".join(text for text, _ in texts)):
        _sub(properties, "bidi")
    if right:
        _sub(properties, "jc", val="right")
    for number, (text, bold) in enumerate(texts):
        if number > len(texts) - lines:
            _sub(_sub(paragraph, "r"), "br")
        for stretch, script in runs(text):
            _run(paragraph, stretch, script, bold=bold)
    return paragraph


def _run(paragraph: Element, text: str, script: Script, *, bold: bool) -> None:
    run = _sub(paragraph, "r")
    properties = _sub(run, "rPr")
    if script is Script.EAST_ASIAN:
        _sub(properties, "rFonts", hint="eastAsia")
    if bold:
        _sub(properties, "b")
        _sub(properties, "bCs")
    if script is Script.RIGHT_TO_LEFT:
        _sub(properties, "rtl")
        _sub(properties, "lang", bidi=_BIDI_LANGUAGE)
    elif script is Script.EAST_ASIAN:
        _sub(properties, "lang", eastAsia=_EAST_ASIAN_LANGUAGE)
    written = _sub(run, "t")
    written.text = text
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _table(block: Table, styles: _Styles) -> Element:
    table = _element("tbl")
    properties = _sub(table, "tblPr")
    _sub(properties, "tblStyle", val=styles.ids["Table Grid"])
    _sub(properties, "tblW", w=str(styles.width), type="dxa")
    _sub(properties, "tblInd", w="0", type="dxa")
    _sub(properties, "tblLayout", type="fixed")
    inside = _sub(properties, "tblCellMar")
    for side in ("left", "right"):
        _sub(inside, side, w=_CELL_MARGIN, type="dxa")
    whole = sum(column.weight for column in block.columns)
    widths = [round(styles.width * column.weight / whole) for column in block.columns]
    grid = _sub(table, "tblGrid")
    for width in widths:
        _sub(grid, "gridCol", w=str(width))
    titles = tuple(column.title for column in block.columns)
    for number, row in enumerate((titles, *block.rows)):
        line = _sub(table, "tr")
        kept = _sub(line, "trPr")
        _sub(kept, "cantSplit")
        if number == 0:
            _sub(kept, "tblHeader")
        for column, width, text in zip(block.columns, widths, row, strict=True):
            cell = _sub(line, "tc")
            _sub(_sub(cell, "tcPr"), "tcW", w=str(width), type="dxa")
            keep = number == 0 or (block.short and number < len(block.rows))
            cell.append(
                _paragraph([(one_line(text), number == 0)], styles.ids["Table Text"], right=column.right, keep=keep)
            )
    return table


def _element(name: str) -> Element:
    from lxml.etree import Element

    return Element(_tag(name), nsmap={"w": _W})


def _sub(parent: Element, name: str, **attributes: str) -> Element:
    from lxml.etree import SubElement

    return SubElement(parent, _tag(name), {_tag(key): value for key, value in attributes.items()})


def _tag(name: str) -> str:
    return f"{{{_W}}}{name}"


def _clear(paragraph: Element) -> None:
    for child in list(paragraph):
        paragraph.remove(child)
