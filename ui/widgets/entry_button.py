"""A button that stands for a part of the page beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme import TOUCH
from ui.widgets.text import menu_text


class EntryButton(QPushButton):
    """The button, its words where lines begin; `checked` marks the part that is shown."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(menu_text(text), parent)
        self.setAccessibleName(text)
        self.setProperty("entry", True)
        self.setMinimumHeight(TOUCH)
