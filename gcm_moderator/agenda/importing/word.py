"""Word documents: paragraphs, lists, tables with merged cells and tables in cells, text boxes, footnotes, headers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gcm_moderator.agenda.importing.document import Block, Cell, Document, Line, Maker, Place, Row, Style, Table
from gcm_moderator.agenda.importing.problems import NotImportable
from gcm_moderator.agenda.importing.zipped import Parts

__all__ = ["from_word"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BREAKS = {"br", "cr"}
_LEFT_OUT = {"del", "moveFrom", "instrText", "delText", "fldData", "rPr", "pPr", "Fallback", "tblPr", "sdtPr"}
_HEADING = re.compile(r"heading|title|titre|überschrift|berschrift|encabezado|заголовок|标题|subtitle", re.IGNORECASE)
_WIDEST = 63


def from_word(parts: Parts, name: str) -> Document:
    """Return the document in the parts of a Word file.

    Raises:
        NotImportable: it is damaged, or has no text.
    """
    reader = _Reader(parts)
    blocks = reader.blocks()
    if not reader.maker.made:
        raise NotImportable(f"{name} has no text in it; if it is a scan, import the text instead.")
    return Document(name, "docx", tuple(blocks), remarks=reader.maker.remarks())


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _value(element: Element | None, name: str = "val") -> str | None:
    if element is None:
        return None
    return element.get(_W + name) or element.get(_STRICT + name)


def _child(element: Element | None, *path: str) -> Element | None:
    for name in path:
        if element is None:
            return None
        element = next((child for child in element if _local(child) == name), None)
    return element


class _Reader:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.maker = Maker()
        self._styles = self._style_names()
        self._paragraphs = 0
        self._tables = 0

    def blocks(self) -> list[Block]:
        body = _child(self._parts.xml("word/document.xml"), "body")
        blocks: list[Block] = [*self._running("header")]
        if body is not None:
            blocks += self._inside(body)
        for part in ("footnotes", "endnotes"):
            blocks += self._notes(part)
        blocks += self._running("footer")
        return blocks

    def _style_names(self) -> dict[str, str]:
        if "word/styles.xml" not in self._parts.names:
            return {}
        styles = [element for element in self._parts.xml("word/styles.xml") if _local(element) == "style"]
        return {_value(style, "styleId") or "": _value(_child(style, "name")) or "" for style in styles}

    def _running(self, kind: str) -> Iterator[Line]:
        seen: set[str] = set()
        for part in sorted(p for p in self._parts.names if re.fullmatch(rf"word/{kind}\d*\.xml", p)):
            for paragraph in (e for e in self._parts.xml(part).iter() if _local(e) == "p"):
                text = "".join(self._text(paragraph))
                if text.strip() and text not in seen:
                    seen.add(text)
                    yield from self.maker.lines(text, Place(part=kind), Style.RUNNING)

    def _notes(self, kind: str) -> Iterator[Line]:
        part = f"word/{kind}.xml"
        if part not in self._parts.names:
            return
        for number, note in enumerate(self._parts.xml(part), start=1):
            if _value(note, "type") in ("separator", "continuationSeparator", "continuationNotice"):
                continue
            text = "\n".join("".join(self._text(p)) for p in note.iter() if _local(p) == "p")
            yield from self.maker.lines(text, Place(part="footnote", line=number), Style.FOOTNOTE)

    def _inside(self, element: Element) -> Iterator[Block]:
        for child in element:
            match _local(child):
                case "p":
                    yield from self._paragraph(child)
                case "tbl":
                    yield self._table(child)
                case "sdt":
                    content = _child(child, "sdtContent")
                    if content is not None:
                        yield from self._inside(content)
                case "ins" | "customXml" | "smartTag" | "moveTo":
                    yield from self._inside(child)

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        self._paragraphs += 1
        place = Place(paragraph=self._paragraphs)
        yield from self.maker.lines("".join(self._text(paragraph)), place, self._style(paragraph))
        for box in self._boxes(paragraph):
            yield from self._inside(box)

    def _style(self, paragraph: Element) -> Style:
        properties = _child(paragraph, "pPr")
        style = _value(_child(properties, "pStyle")) or ""
        name = self._styles.get(style, style)
        numbered = _child(properties, "numPr", "numId")
        if _HEADING.search(name) and "toc" not in name.lower():
            return Style.HEADING
        if (numbered is not None and _value(numbered) != "0") or "list" in name.lower():
            return Style.BULLET
        return Style.TEXT

    def _text(self, element: Element) -> Iterator[str]:
        for child in element:
            name = _local(child)
            if name in _LEFT_OUT or name == "txbxContent":
                continue
            if name == "t":
                yield child.text or ""
            elif name in ("tab", "ptab"):
                yield " \t"
            elif name in _BREAKS:
                yield "\n"
            elif name == "noBreakHyphen":
                yield "-"
            elif name == "AlternateContent":
                choice = child.find(f"{_MC}Choice")
                yield from self._text(choice if choice is not None else child)
            else:
                yield from self._text(child)

    def _boxes(self, paragraph: Element) -> Iterator[Element]:
        """The text boxes anchored in a paragraph; of the two ways that a box is stored, the first."""
        fallbacks = {id(e) for f in paragraph.iter() if _local(f) == "Fallback" for e in f.iter()}
        for element in paragraph.iter():
            if _local(element) == "txbxContent" and id(element) not in fallbacks:
                yield element

    def _table(self, table: Element) -> Table:
        self._tables += 1
        number = self._tables
        rows: list[Row] = []
        above: dict[int, Cell] = {}
        for place, row in enumerate(self._children(table, "tr"), start=1):
            skipped = _value(_child(row, "trPr", "gridBefore"))
            cells: list[Cell] = [Cell()] * min(int(skipped), _WIDEST) if skipped and skipped.isdigit() else []
            for element in self._children(row, "tc"):
                if len(cells) > _WIDEST:
                    break
                cells += self._cell(element, Place(table=number, row=place, column=len(cells) + 1), above)
            rows.append(Row(tuple(cells)))
            above = dict(enumerate(cells))
        return Table(tuple(rows))

    def _children(self, element: Element, name: str) -> Iterator[Element]:
        for child in element:
            if _local(child) == name:
                yield child
            elif _local(child) in ("sdt", "sdtContent", "ins", "customXml"):
                yield from self._children(child, name)

    def _cell(self, element: Element, place: Place, above: dict[int, Cell]) -> list[Cell]:
        properties = _child(element, "tcPr")
        span = _value(_child(properties, "gridSpan")) or "1"
        width = min(int(span), _WIDEST) if span.isdigit() else 1
        merge = _child(properties, "vMerge")
        if merge is not None and _value(merge) != "restart":
            before = above.get((place.column or 1) - 1, Cell())
            return [Cell(before.lines, "down")] * width
        lines = tuple(self._cell_lines(element, place))
        return [Cell(lines), *[Cell(lines, "across")] * (width - 1)]

    def _cell_lines(self, element: Element, place: Place) -> Iterator[Line]:
        for block in element:
            match _local(block):
                case "p":
                    yield from self.maker.lines("".join(self._text(block)), place, self._style(block))
                    for box in self._boxes(block):
                        yield from self._cell_lines(box, place)
                case "tbl":
                    for row in self._children(block, "tr"):
                        yield from self._inner_row(row, place)
                case "sdt" | "sdtContent" | "ins" | "customXml":
                    yield from self._cell_lines(block, place)

    def _inner_row(self, row: Element, place: Place) -> Iterator[Line]:
        """A row of a table within a cell, as one line, unless one of its cells has several."""
        texts = [
            "\n".join("".join(self._text(p)) for p in cell.iter() if _local(p) == "p")
            for cell in self._children(row, "tc")
        ]
        several = sum("\n" in text.strip() for text in texts)
        yield from self.maker.lines(("\n" if several > 1 else "  ").join(text.strip() for text in texts), place)
