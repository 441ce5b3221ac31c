"""A sentence or two that take the lines they need."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QSizePolicy

from ui.widgets.label import FitLabel


def paragraph(text: str = "", pixels: int = 13, lines: int = 4, *, soft: bool = True) -> FitLabel:
    """The sentences on at most so many lines, as a rule in the softer colour."""
    made = FitLabel(pixels, pixels, lines, weight=QFont.Weight.Normal)
    if soft:
        made.set_tone("soft")
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    made.set_text(text)
    return made
