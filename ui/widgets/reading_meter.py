"""How long a brief takes to read out, against the time that its speaker has."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import tokens_of
from ui.widgets.paint import Scaled, prepare, rounded


class ReadingMeter(QWidget, Scaled):
    """A bar that fills; beyond its end, it takes the colour and the notch of overtime. The words stand beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(8)

    def show_share(self, share: float) -> None:
        """Show how much of the time is needed: 1 is all of it."""
        self._share = share
        self.update()

    def set_scale(self, scale: float) -> None:
        """Take on another height."""
        self.scale = scale
        self.setFixedHeight(round(8 * scale))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(160, round(8 * self.scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track and the time needed."""
        painter = QPainter(self)
        prepare(painter)
        colours = tokens_of(self)
        box = QRectF(self.rect())
        radius = box.height() / 2
        rounded(painter, box, radius, colours.track, None)
        over = self._share > 1
        width = box.width() if over else box.width() * self._share
        filled = QRectF(box.left(), box.top(), max(width, box.height() if self._share else 0.0), box.height())
        if self.layoutDirection() == self.layoutDirection().RightToLeft:
            filled.moveRight(box.right())
        if self._share:
            rounded(painter, filled, radius, colours.over if over else colours.running, None)
        if over:
            limit = box.left() + box.width() / self._share
            painter.fillRect(QRectF(limit - 1, box.top(), 3, box.height()), colours.text)
