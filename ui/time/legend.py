"""What the boxes of the timeline mean."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Tokens, Type, font, space, tokens_of
from ui.time.timeline_paint import FORECAST_PATTERN, PAUSED_PATTERN
from ui.time.words import tr
from ui.widgets.paint import Scaled, leading, mirrored, prepare, rounded

_BOX = 26


class Legend(QWidget, Scaled):
    """A line of samples with their words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(word for word, _ in self._entries()))

    def set_scale(self, scale: float) -> None:
        """Take on another size."""
        self.scale = scale
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Wide enough for all of them."""
        metrics = QFontMetricsF(font(Type.CAPTION, self.scale))
        gap = space(1, self.scale)
        width = sum(_BOX * self.scale + metrics.horizontalAdvance(word) + 3 * gap for word, _ in self._entries())
        return QSize(round(width), round(22 * self.scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the samples."""
        painter = QPainter(self)
        prepare(painter)
        colours, direction, gap = tokens_of(self), self.layoutDirection(), space(1, self.scale)
        painter.setFont(font(Type.CAPTION, self.scale))
        left, height = 0.0, 10 * self.scale
        for word, draw in self._entries():
            box = QRectF(left, (self.height() - height) / 2, _BOX * self.scale, height)
            draw(painter, mirrored(box, self.rect(), direction), colours)
            left = box.right() + gap
            width = painter.fontMetrics().horizontalAdvance(word) + 2.0
            painter.setPen(QColor(colours.text_soft))
            place = mirrored(QRectF(left, 0, width, self.height()), self.rect(), direction)
            painter.drawText(place, leading(direction) | Qt.AlignmentFlag.AlignVCenter, word)
            left += width + 2 * gap

    def _entries(self) -> tuple[tuple[str, Callable[[QPainter, QRectF, Tokens], None]], ...]:
        return (
            (tr("planned"), lambda painter, box, colours: rounded(painter, box, 3, colours.track, colours.edge)),
            (tr("held"), lambda painter, box, colours: painter.fillRect(box, QColor(colours.accent))),
            (tr("expected"), _expected),
            (tr("beyond the plan"), lambda painter, box, colours: painter.fillRect(box, QColor(colours.warning))),
            (tr("suspended"), _suspended),
        )


def _expected(painter: QPainter, box: QRectF, colours: Tokens) -> None:
    painter.fillRect(box, QBrush(QColor(colours.accent), FORECAST_PATTERN))
    rounded(painter, box, 0, None, colours.accent)


def _suspended(painter: QPainter, box: QRectF, colours: Tokens) -> None:
    painter.fillRect(box, QBrush(QColor(colours.text_soft), PAUSED_PATTERN))
