"""A box to choose one of several, with the mark that says that it opens."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from ui.theme import TOUCH, Type, font, space, tokens_of
from ui.widgets.paint import Scaled, elided

AROUND = 54
"""What the box takes besides its words, in pixels: its padding, and room for the mark."""


class ChoiceBox(QComboBox, Scaled):
    """The box. The wheel changes it only while it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_scale(self, scale: float) -> None:
        """Take on another size of type; a box that is high enough for a finger stays so."""
        self.scale = scale
        self.setFont(font(Type.BODY, scale))
        if self.minimumHeight() >= TOUCH:
            self.setMinimumHeight(max(TOUCH, round(TOUCH * scale)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the choice, cut with "…" where it does not fit, and the mark into the box."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        option.currentText = elided(self.font(), option.currentText, self.width() - AROUND)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens_of(self)
        painter.setPen(QPen(QColor(colours.text_soft if self.isEnabled() else colours.text_off), 1.8))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = space(2) if mirrored else self.width() - space(2)
        y, half = self.height() / 2, self.fontMetrics().height() / 4
        painter.drawPolyline(
            QPolygonF([QPointF(x - half, y - half / 2), QPointF(x, y + half / 2), QPointF(x + half, y - half / 2)])
        )
