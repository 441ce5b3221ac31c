"""A box to tick that grows with its words."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from ui.theme import TICK, Type, font
from ui.widgets.paint import Scaled


class CheckBox(QCheckBox, Scaled):
    """Yes or no."""

    def set_scale(self, scale: float) -> None:
        """Take on another size of type, and of the box."""
        if scale == self.scale:
            return
        self.scale = scale
        side = round(TICK * scale)
        self.setStyleSheet(f"QCheckBox::indicator {{ width: {side}px; height: {side}px; }}")
        self.setFont(font(Type.BODY, scale))
