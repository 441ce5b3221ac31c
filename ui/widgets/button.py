"""Buttons for fingers, with their key printed on them."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import RADIUS, TOUCH, Tokens, Type, font, space, tokens_of
from ui.widgets.paint import Scaled, elided, key_cap, key_cap_width, mirrored, prepare, rounded
from ui.widgets.text import menu_text, tooltip


class Weight(Enum):
    """How much a button wants to be pressed."""

    PRIMARY = "primary"
    NORMAL = "normal"
    QUIET = "quiet"


class TouchButton(QPushButton, Scaled):
    """A button of at least 44 pixels; `key` is shown as a key cap and has no effect by itself."""

    def __init__(
        self,
        text: str = "",
        key: str = "",
        weight: Weight = Weight.NORMAL,
        *,
        height: int = TOUCH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(menu_text(text))
        self._key = key
        self._weight = weight
        self._marked = False
        self._height = height
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFont(font(Type.STRONG))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(height)

    @property
    def label(self) -> str:
        """The words on the button."""
        return self.text().replace("&&", "&")

    def set_label(self, text: str, name: str | None = None) -> None:
        """Put other words on the button; `name` is for screen readers where the words are too short."""
        text = menu_text(text)
        if text != self.text():
            self.setText(text)
            self.updateGeometry()
        self.setAccessibleName(name or self.label)

    def set_key(self, key: str) -> None:
        """Print another key on the button."""
        self._key = key
        self.updateGeometry()
        self.update()

    def set_weight(self, weight: Weight) -> None:
        """Make the button more or less prominent."""
        if weight is not self._weight:
            self._weight = weight
            self.update()

    def set_marked(self, marked: bool) -> None:
        """Draw a ring around the button: the program suggests it."""
        if marked is not self._marked:
            self._marked = marked
            self.update()

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        self.scale = scale
        self.setFont(font(Type.STRONG, scale))
        self.setMinimumHeight(max(TOUCH, round(self._height * scale)))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Wide enough for words and key."""
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self.label) + 2 * space(2, self.scale)
        if self._key:
            width += round(key_cap_width(font(Type.CAPTION, self.scale), self._key)) + space(1.25, self.scale)
        height = max(TOUCH, round(self._height * self.scale))
        return QSize(max(height, width), height)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters: the words are cut where it gets tight."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), round(96 * self.scale)), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button: the space bar is the key that pauses a speaker, wherever the focus is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the words and the key."""
        colours = tokens_of(self)
        painter = QPainter(self)
        prepare(painter)
        box = QRectF(self.rect())
        fill, edge, text, cap = self._colours(colours)
        rounded(painter, box, RADIUS, fill, edge)
        if self._marked and self.isEnabled():
            rounded(painter, box, RADIUS, None, colours.accent, 2)
        if self.hasFocus():
            rounded(painter, box, RADIUS, None, colours.text if self._weight is Weight.PRIMARY else colours.accent, 2)
            if self._weight is Weight.PRIMARY:
                rounded(painter, box.adjusted(2, 2, -2, -2), RADIUS - 2, None, colours.surface, 1.5)
        if self.toolTip() == "" and QFontMetrics(self.font()).horizontalAdvance(self.label) > self.width():
            self.setToolTip(tooltip(self.label))
        self._draw_words(painter, text, cap)

    def _colours(self, colours: Tokens) -> tuple[str | None, str | None, str, str]:
        """Fill, edge, text and edge of the key cap."""
        down, over = self.isDown(), self.underMouse()
        quiet = self._weight is Weight.QUIET
        if not self.isEnabled():
            return (
                None if quiet else colours.surface,
                None if quiet else colours.hairline,
                colours.text_off,
                colours.hairline,
            )
        if self._weight is Weight.PRIMARY:
            return (
                colours.accent_hover if over or down else colours.accent_fill,
                None,
                colours.on_accent,
                colours.on_accent,
            )
        fill = colours.pressed if down else colours.hover if over else None if quiet else colours.raised
        return fill, None if quiet else colours.hairline, colours.text, colours.edge

    def _draw_words(self, painter: QPainter, text: str, cap: str) -> None:
        cap_font = font(Type.CAPTION, self.scale)
        pad, gap = space(1, self.scale), space(1.25, self.scale)
        cap_width = key_cap_width(cap_font, self._key) if self._key else 0.0
        taken = cap_width + gap if self._key else 0.0
        room = self.width() - 2 * pad - taken
        words = elided(self.font(), self.label, room)
        width = min(room, QFontMetrics(self.font()).horizontalAdvance(words) + 1.0)
        left = (self.width() - width - taken) / 2
        direction = self.layoutDirection()
        painter.setFont(self.font())
        painter.setPen(QColor(text))
        place = mirrored(QRectF(left, 0, width, self.height()), self.rect(), direction)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)
        if self._key:
            place = mirrored(QRectF(left + width + gap, 0, cap_width, self.height()), self.rect(), direction)
            key_cap(painter, place, cap_font, self._key, text, cap)
