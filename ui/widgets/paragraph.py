"""A sentence or two that take the lines they need."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QSizePolicy

from ui.widgets.label import FitLabel

_LINES = 4


def paragraph(text: str, pixels: int = 13) -> FitLabel:
    """The sentence, in the softer colour."""
    made = FitLabel(pixels, pixels, _LINES, weight=QFont.Weight.Normal)
    made.set_tone("soft")
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    made.set_text(text)
    return made
