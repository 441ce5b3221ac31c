"""Pages that grow with their window: type, spacing and measure together, in steps."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent, QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui.theme import TOUCH, Type, font, tokens_of
from ui.widgets.paint import Scaled, scale_all

_STEPS = 20
_DESIGNED = "designed"
_WITH_WORDS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
_NO_LIMIT = 16777215
"""What Qt says of a widget that may be as large as it likes."""


class GrowingPage(QWidget):
    """A page on the ground of its window, whose parts grow with it.

    It has scale 1 at the size `DESIGNED`, in pixels, and none outside `SCALES`. Beyond scale 1, `GROWTH` of the
    additional room goes into larger parts, and the rest shows more of them.
    """

    DESIGNED: ClassVar[tuple[int, int]] = (1280, 720)
    SCALES: ClassVar[tuple[float, float]] = (0.9, 1.5)
    GROWTH: ClassVar[float] = 1.0

    def __init__(self, parent: QWidget | None = None, scale: float = 1.0) -> None:
        """`scale` is what its parts are made for; 0 where they wait to be told."""
        super().__init__(parent)
        self.scale = scale

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow with the window, in steps."""
        super().resizeEvent(event)
        scale = scale_for(self.size(), self.DESIGNED, self.SCALES, self.GROWTH)
        if scale != self.scale:
            self.scale = scale
            self.take_scale(scale)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is awaited while nobody looks."""
        super().hideEvent(event)
        self.rest()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave no timer behind."""
        self.rest()
        super().closeEvent(event)

    def rest(self) -> None:
        """Stop what runs only while somebody looks: clocks, bars that go away by themselves."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground."""
        QPainter(self).fillRect(event.rect(), tokens_of(self).window)

    def take_scale(self, scale: float) -> None:
        """Give all parts another size."""
        grow(self, scale)


def scale_for(
    size: QSize, designed: tuple[int, int], scales: tuple[float, float] = (0.9, 1.5), growth: float = 1.0
) -> float:
    """The scale of what is designed for one size, in pixels, and has another; in steps of a twentieth.

    Beyond scale 1, `growth` is the share of the additional room that makes the scale larger.
    """
    fits = min(size.width() / designed[0], size.height() / designed[1])
    grown = fits if fits < 1 else 1 + (fits - 1) * growth
    least, most = scales
    return round(max(least, min(grown, most)) * _STEPS) / _STEPS


def grow(view: QWidget, scale: float) -> None:
    """Give all that is in a view another size: what is `Scaled`, the words of plain widgets, fixed sides and spacing.

    Fixed sides and spacing are remembered as they were when they were first seen, and taken as meant for scale 1.
    """
    body = font(Type.BODY, scale)
    for widget in view.findChildren(QWidget):
        _grow_sides(widget, scale)
        if isinstance(widget, _WITH_WORDS) and not isinstance(widget, Scaled):
            widget.setFont(body)
    own = view.layout()
    for layout in (*((own,) if own is not None else ()), *view.findChildren(QLayout)):
        _grow_layout(layout, scale)
    scale_all(view, scale)


def _grow_sides(widget: QWidget, scale: float) -> None:
    sides: list[int] | None = widget.property(_DESIGNED)
    if sides is None:
        least, most = widget.minimumSize(), widget.maximumSize()
        sides = [least.width(), most.width(), least.height(), most.height()]
        widget.setProperty(_DESIGNED, sides)
    narrow, wide, low, tall = (side if side == _NO_LIMIT else round(side * scale) for side in sides)
    if (narrow, wide) != (0, _NO_LIMIT):
        widget.setMinimumWidth(narrow)
        widget.setMaximumWidth(wide)
    if (low, tall) != (0, _NO_LIMIT) and not isinstance(widget, Scaled):
        widget.setMinimumHeight(low if sides[2] < TOUCH else max(TOUCH, low))
        widget.setMaximumHeight(max(tall, widget.minimumHeight()))


def _grow_layout(layout: QLayout, scale: float) -> None:
    gaps: list[int] | None = layout.property(_DESIGNED)
    if gaps is None:
        margins = layout.contentsMargins()
        gaps = [margins.left(), margins.top(), margins.right(), margins.bottom(), layout.spacing()]
        if isinstance(layout, QGridLayout):
            gaps[4:] = [layout.horizontalSpacing(), layout.verticalSpacing()]
        layout.setProperty(_DESIGNED, gaps)
    left, top, right, bottom, *between = (round(gap * scale) if gap > 0 else gap for gap in gaps)
    layout.setContentsMargins(left, top, right, bottom)
    if isinstance(layout, QGridLayout):
        layout.setHorizontalSpacing(between[0])
        layout.setVerticalSpacing(between[1])
    else:
        layout.setSpacing(between[0])
