"""Plain text: a file in whatever encoding, or text that was pasted."""

from __future__ import annotations

import codecs

from gcm_moderator.agenda.importing.document import Document, Line, Maker, Place, Style
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


_EXPECTED = set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 "
    "\t\r\n.,:;!?'\"()[]/-–—’‘“”«»•…°º&%+*=_@#<>|éèêëàâäçîïôöùûüœñáíóúÉÈÀÇÑÁÍÓÚÜÖÄß¿¡"
)
_CYRILLIC = range(0x0410, 0x0450)
_ARABIC = range(0x0621, 0x0653)
_HAN = range(0x4E00, 0x9FA6)


def _old_encoding(content: bytes) -> tuple[str, str]:
    """The encoding of before Unicode in which the text has the most of the letters it should have."""
    best = (-1.0, content.decode("cp1252", "replace"), "cp1252")
    for encoding in ("gb18030", "cp1251", "cp1256", "koi8-r", "cp1252", "mac-roman"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        high = [character for character in text if not character.isascii()]
        good = sum(_weight(character, encoding) for character in high)
        score = good / max(1, len(high))
        if score > best[0]:
            best = (score, text, encoding)
    return best[1], best[2]


def _weight(character: str, encoding: str) -> float:
    code = ord(character)
    if encoding in ("cp1251", "koi8-r"):
        lower = 0x0430 <= code < 0x0450
        return 1.0 if lower else 0.35 if code in _CYRILLIC else 0.6 if character in "–—«»№ёЁ\u00a0" else -1.0
    if encoding == "cp1256":
        return 1.0 if code in _ARABIC else 0.6 if character in "–—«»،؛؟\u00a0" else -1.0
    if encoding == "gb18030":
        return (
            1.0
            if code in _HAN and code < 0x9000
            else 0.6
            if 0x3000 <= code < 0x3020 or 0xFF00 <= code < 0xFF60
            else -1.0
        )
    return 0.99 if character in _EXPECTED or character == "\u00a0" else -1.0


def from_text(text: str, name: str) -> Document:
    """Return the document of a text, line by line; bullets and underlined headings keep their style."""
    maker = Maker()
    lines: list[Line] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        stripped = raw.strip()
        if stripped and set(stripped) <= set("=-_*~#.·— "):
            continue
        heading = stripped.startswith("#")
        made = maker.line(
            stripped.lstrip("#>").strip("*_") if heading or stripped.startswith((">", "**")) else raw,
            Place(line=number),
            Style.HEADING if heading else Style.BULLET if stripped[:1] in "•●○▪◦‣" and stripped else Style.TEXT,
        )
        if made is not None:
            lines.append(made)
    return Document(name, "text", tuple(lines), remarks=maker.remarks())
