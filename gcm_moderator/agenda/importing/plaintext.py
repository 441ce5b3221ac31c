"""Plain text: a file in whatever encoding, or text that was pasted."""

from __future__ import annotations

import codecs

from gcm_moderator.agenda.importing.document import Block, Cell, Document, Line, Maker, Place, Row, Style, Table
from gcm_moderator.agenda.importing.problems import NotImportable

__all__ = ["decoded", "from_text"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = {*range(9), 11, *range(14, 32)} - {27}
_MOST_CONTROLS = 0.005
_LEAST_ROWS = 3


def decoded(content: bytes, name: str) -> tuple[str, str]:
    """Return the text of a file and the encoding it was in.

    Raises:
        NotImportable: it is no text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding), encoding
            except UnicodeDecodeError as failure:
                raise NotImportable(
                    f"{name} begins like text in {encoding.upper()} and cannot be read as such."
                ) from failure
    sample = content[:65536]
    if b"\0" in sample:
        wide = _without_mark(content)
        if wide is None:
            raise NotImportable(f"{name} is no text and no document that can be imported; it is binary data.")
        return wide
    if sum(byte in _CONTROLS for byte in sample) > len(sample) * _MOST_CONTROLS:
        raise NotImportable(f"{name} is no text and no document that can be imported; it is binary data.")
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _old_encoding(content)


def _without_mark(content: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark: every second byte of most characters is zero."""
    sample = content[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > half * 0.3 and others < half * 0.05:
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                return None
            odd_signs = sum(not (character.isprintable() or character.isspace()) for character in text[:4096])
            return (text, encoding) if odd_signs * 50 < min(len(text), 4096) else None
    return None


def _codes(characters: str) -> frozenset[int]:
    return frozenset(map(ord, characters))


_LATIN = ((_codes("–—’‘“”«»•…°ºéèêëàâäçîïôöùûüœñáíóúÉÈÀÇÑÁÍÓÚÜÖÄß¿¡\u00a0"), 0.99),)
_RUSSIAN = ((range(0x0430, 0x0450), 1.0), (range(0x0410, 0x0430), 0.35), (_codes("–—«»№ёЁ\u00a0"), 0.6))
_WEIGHTS = {
    "gb18030": ((range(0x4E00, 0x9000), 1.0), (range(0x3000, 0x3020), 0.6), (range(0xFF00, 0xFF60), 0.6)),
    "cp1251": _RUSSIAN,
    "cp1256": ((range(0x0621, 0x0653), 1.0), (_codes("–—«»،؛؟\u00a0"), 0.6)),
    "koi8-r": _RUSSIAN,
    "cp1252": _LATIN,
    "mac-roman": _LATIN,
}
"""The encodings of before Unicode, and how much each character speaks for one; all others speak against it."""


def _old_encoding(content: bytes) -> tuple[str, str]:
    """The encoding of before Unicode in which the text has the most of the letters it should have."""
    best = (-1.0, content.decode("cp1252", "replace"), "cp1252")
    for encoding in _WEIGHTS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        high = [character for character in text if not character.isascii()]
        good = sum(_weight(character, encoding) for character in high)
        score = good / len(high)
        if score > best[0]:
            best = (score, text, encoding)
    return best[1], best[2]


def _weight(character: str, encoding: str) -> float:
    code = ord(character)
    return next((weight for codes, weight in _WEIGHTS[encoding] if code in codes), -1.0)


def from_text(text: str, name: str) -> Document:
    """Return the document of a text, line by line; lines with the same number of bars or tabs are tables."""
    maker = Maker()
    blocks: list[Block] = []
    numbered = [(number, raw) for number, raw in enumerate(text.splitlines(), start=1) if raw.strip()]
    at = 0
    while at < len(numbered):
        size, sign = _table_from(numbered, at)
        if size:
            blocks.append(_table(numbered[at : at + size], sign, maker))
            at += size
            continue
        number, raw = numbered[at]
        at += 1
        blocks += _lines(raw, number, maker)
    return Document(name, "text", tuple(blocks), remarks=maker.remarks())


def _lines(raw: str, number: int, maker: Maker) -> tuple[Line, ...]:
    stripped = raw.strip()
    if set(stripped) <= set("=-_*~#.·— |:+"):
        return ()
    heading = stripped.startswith("#")
    style = Style.HEADING if heading else Style.BULLET if stripped[0] in "•●○▪◦‣" else Style.TEXT
    marked = heading or stripped.startswith((">", "**"))
    return maker.lines(stripped.lstrip("#> ").replace("**", "") if marked else raw, Place(line=number), style)


def _table_from(lines: list[tuple[int, str]], at: int) -> tuple[int, str]:
    """How many lines from there on are rows of one table, and what parts their cells; 0 for none."""
    for sign, least in (("|", 1), ("\t", 2)):
        width = lines[at][1].strip().count(sign)
        size = 0
        while width and at + size < len(lines) and lines[at + size][1].strip().count(sign) == width:
            size += 1
        if width >= least and size >= _LEAST_ROWS:
            return size, sign
    return 0, ""


def _table(lines: list[tuple[int, str]], sign: str, maker: Maker) -> Table:
    rows = []
    for number, raw in lines:
        cells = raw.strip().strip("|").split(sign)
        if set("".join(cells)) <= set("-: +="):
            continue
        texts = [cell.replace("**", "").replace("<br>", "\n") for cell in cells]
        rows.append(
            Row(tuple(Cell(maker.lines(t, Place(line=number, column=c))) for c, t in enumerate(texts, start=1)))
        )
    return Table(tuple(rows))
