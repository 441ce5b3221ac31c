"""The line at the top of the Time view, and the bar that takes its place for a while."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.theme import Type, space
from ui.widgets.bar import AdviceLine, Bar
from ui.widgets.paint import Scaled

_LINE = 40


class VerdictLine(QStackedWidget, Scaled):
    """The one line for three seconds; news and questions take its place for a while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = AdviceLine(Type.TITLE)
        self.line.row.setContentsMargins(space(1), 0, space(1), 0)
        self.bar = Bar()
        holder = QWidget()
        held = QVBoxLayout(holder)
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(self.bar)
        inside = self.bar.layout()
        if inside is not None:
            inside.setContentsMargins(space(1), 1, space(1), 1)
        self.addWidget(self.line)
        self.addWidget(holder)
        self.bar.closed.connect(lambda: self.setCurrentIndex(0))
        self.set_scale(1.0)

    def set_scale(self, scale: float) -> None:
        """Take on another size."""
        self.scale = scale
        self.setFixedHeight(round(_LINE * scale))
