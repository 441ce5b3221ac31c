"""Fields of one line, as high as a finger needs them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import TOUCH, Type, font
from ui.widgets.paint import Scaled


class TouchField(QLineEdit, Scaled):
    """The field; it takes `longest` characters at the most."""

    def __init__(self, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(longest)
        self.setMinimumHeight(TOUCH)

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        self.scale = scale
        self.setFont(font(Type.BODY, scale))
        self.setMinimumHeight(max(TOUCH, round(TOUCH * scale)))


class TextField(TouchField):
    """A field for words; Esc leaves it with the text in it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.clearFocus()
        else:
            super().keyPressEvent(event)
