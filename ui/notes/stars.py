"""The star of a note that is brought to the summary panel."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from ui.theme import Tokens

_POINTS = 5
_INNER = 0.42


def star(painter: QPainter, rect: QRectF, colours: Tokens) -> None:
    """Draw a star in the middle of the rectangle."""
    radius = min(rect.width(), rect.height()) / 2
    middle = rect.center()
    corners = []
    for corner in range(2 * _POINTS):
        far = radius if corner % 2 == 0 else radius * _INNER
        angle = math.pi * corner / _POINTS - math.pi / 2
        corners.append(QPointF(middle.x() + far * math.cos(angle), middle.y() + far * math.sin(angle)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.warning))
    painter.drawPolygon(QPolygonF(corners))
