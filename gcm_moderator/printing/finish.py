"""What Qt's writer leaves to be done on a PDF file: text that can be searched and copied, and a list of its headings.

Qt names every glyph by the lowest of the characters that it stands for: a space is called a tab, and some Chinese
characters the radicals that look the same. Readers show such a file rightly and find nothing in it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, IndirectObject, NameObject, StreamObject, TextStringObject
from PySide6.QtGui import QFont, QFontInfo, QRawFont

_RADICALS = [chr(code) for code in range(0x2E80, 0x2FD6)]
_ROW = re.compile(rb"\[[^\]]*\]")
_NAME = re.compile(rb"<([0-9A-Fa-f]{4})>")


class Bookmark(NamedTuple):
    """A heading, its level from 2, and its page from 0."""

    title: str
    level: int
    page: int


def finished(content: bytes, language: str, bookmarks: Sequence[Bookmark], families: Iterable[str], text: str) -> bytes:
    """The file with its characters called what they are in `text`, its language, and its headings as bookmarks."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    names = {"\t": " ", **_ideographs(families, text)}
    for stream in _names_of_glyphs(writer):
        stream.set_data(_renamed(stream.get_data(), names))
    parents: dict[int, IndirectObject] = {}
    for title, level, page in bookmarks:
        above = [parents[higher] for higher in range(2, level) if higher in parents]
        parents[level] = writer.add_outline_item(title=title, page_number=page, parent=above[-1] if above else None)
        parents = {higher: item for higher, item in parents.items() if higher <= level}
    writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _ideographs(families: Iterable[str], text: str) -> dict[str, str]:
    """By radical: the character of the text that has the same glyph in one of these fonts."""
    used = sorted({sign for sign in text if "\u3400" <= sign <= "\u9fff"})
    found: dict[str, str] = {}
    for family in families if used else ():
        if QFontInfo(QFont(family)).family() != family:
            continue
        font = QRawFont.fromFont(QFont(family))
        glyphs = dict(zip(font.glyphIndexesForString("".join(used)), used, strict=False))
        for radical in _RADICALS:
            glyph = next(iter(font.glyphIndexesForString(radical)), 0)
            if glyph and glyph in glyphs:
                found.setdefault(radical, glyphs[glyph])
    return found


def _names_of_glyphs(writer: PdfWriter) -> list[StreamObject]:
    """The streams that say which character each glyph of each font stands for."""
    streams: dict[int, StreamObject] = {}
    for page in writer.pages:
        resources = page["/Resources"].get_object()
        assert isinstance(resources, DictionaryObject)
        fonts = resources.get("/Font", DictionaryObject()).get_object()
        for font in fonts.values():
            stream = font.get_object().get("/ToUnicode")
            if stream is not None and isinstance(stream.get_object(), StreamObject):
                streams[id(stream.get_object())] = stream.get_object()
    return list(streams.values())


def _renamed(names_of_glyphs: bytes, names: Mapping[str, str]) -> bytes:
    def rename(name: re.Match[bytes]) -> bytes:
        sign = chr(int(name[1], 16))
        return b"<%04X>" % ord(names.get(sign, sign))

    return _ROW.sub(lambda row: _NAME.sub(rename, row[0]), names_of_glyphs)
