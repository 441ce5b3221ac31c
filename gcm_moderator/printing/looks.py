"""How a printed page looks: A4, its margins, fonts and distances, in points (a seventy-second of an inch)."""

from __future__ import annotations

import msgspec
from PySide6.QtGui import QFont

FAMILIES = (
    "Times New Roman",
    "Noto Serif",
    "Liberation Serif",
    "DejaVu Serif",
    "Noto Naskh Arabic",
    "Noto Serif CJK SC",
    "SimSun",
    "Noto Sans Arabic",
    "Noto Sans CJK SC",
)
"""The fonts for six languages: the first that is there and has a sign shows it."""

BODY = 10.5
TABLE = 8.5
SMALL = 8.0


class Look(msgspec.Struct, frozen=True):
    """How one kind of text looks. `keep` holds it together with what follows it."""

    size: float
    before: float = 0.0
    after: float = 0.0
    bold: bool = False
    italic: bool = False
    keep: bool = False

    def font(self, scale: float = 1.0, *, bold: bool = False) -> QFont:
        """The font at that scale."""
        font = QFont(list(FAMILIES))
        font.setPointSizeF(self.size * scale)
        font.setBold(self.bold or bold)
        font.setItalic(self.italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # Joined letters, as in "office", are not found when a reader searches the file.
        font.setFeature(QFont.Tag("liga"), 0)
        return font


TITLE = Look(17, after=6, bold=True, keep=True)
THEME = Look(11.5, after=4, keep=True)
PLACE = Look(BODY, after=12, keep=True)
NAME = Look(13, before=2, after=8, bold=True, keep=True)
HEADINGS = {
    2: Look(13, before=16, after=5, bold=True, keep=True),
    3: Look(11, before=11, after=4, bold=True, keep=True),
    4: Look(BODY, before=8, after=3, italic=True, keep=True),
}
TEXT = Look(BODY, before=3, after=5)
LEADING_IN = Look(BODY, before=3, after=4, keep=True)
LISTED = Look(BODY, after=3)
CELL = Look(TABLE)
FOOT = Look(SMALL)

MARGIN_SIDE = 62.0
MARGIN_TOP = 58.0
MARGIN_BOTTOM = 58.0
INDENT_NUMBER = 28.0
INDENT_LETTER = 29.0
INDENT_LIST = 14.0
CELL_PADDING = 3.0
AFTER_TABLE = 10.0
"""Distances, for a page that is not scaled."""
