"""Small line drawings for the views, so that a word and a shape name each of them."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen


class Icon(StrEnum):
    """What can be drawn."""

    PODIUM = "podium"
    TIME = "time"
    NOTES = "notes"
    SUMMARY = "summary"
    EXPORT = "export"


_GRID = 24.0
_STROKE = 1.9


def draw_icon(painter: QPainter, box: QRectF, icon: Icon, colour: str) -> None:
    """Draw an icon as large as it fits into the box."""
    side = min(box.width(), box.height())
    painter.save()
    painter.translate(box.center().x() - side / 2, box.center().y() - side / 2)
    painter.scale(side / _GRID, side / _GRID)
    pen = QPen(QColor(colour), _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _DRAWINGS[icon](painter)
    painter.restore()


def _microphone(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(9, 3, 6, 11), 3, 3)
    arc = QPainterPath(QPointF(5.5, 11))
    arc.cubicTo(5.5, 19.6, 18.5, 19.6, 18.5, 11)
    painter.drawPath(arc)
    painter.drawLine(QPointF(12, 17.5), QPointF(12, 21))
    painter.drawLine(QPointF(8.5, 21), QPointF(15.5, 21))


def _bars_of_time(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(3, 4, 9, 4), 1.5, 1.5)
    painter.drawRoundedRect(QRectF(8, 10, 10, 4), 1.5, 1.5)
    painter.drawRoundedRect(QRectF(14, 16, 7, 4), 1.5, 1.5)


def _lines_and_pencil(painter: QPainter) -> None:
    for y, right in ((5.0, 20.0), (10.0, 20.0), (15.0, 11.0), (20.0, 9.0)):
        painter.drawLine(QPointF(4, y), QPointF(right, y))
    pencil = QPainterPath(QPointF(13, 20.5))
    for x, y in ((13.6, 17.4), (18.6, 12.4), (21.1, 14.9), (16.1, 19.9)):
        pencil.lineTo(x, y)
    pencil.closeSubpath()
    painter.drawPath(pencil)


def _starred_list(painter: QPainter) -> None:
    for y in (5, 12, 19):
        painter.drawLine(QPointF(12, y), QPointF(21, y))
        painter.drawLine(QPointF(3.5, y), QPointF(5.2, y + 1.8))
        painter.drawLine(QPointF(5.2, y + 1.8), QPointF(8.4, y - 2))


def _out_of_a_tray(painter: QPainter) -> None:
    painter.drawLine(QPointF(12, 3), QPointF(12, 15))
    painter.drawPolyline([QPointF(7.5, 10.5), QPointF(12, 15), QPointF(16.5, 10.5)])
    painter.drawPolyline([QPointF(4, 15), QPointF(4, 20.5), QPointF(20, 20.5), QPointF(20, 15)])


_DRAWINGS: dict[Icon, Callable[[QPainter], None]] = {
    Icon.PODIUM: _microphone,
    Icon.TIME: _bars_of_time,
    Icon.NOTES: _lines_and_pencil,
    Icon.SUMMARY: _starred_list,
    Icon.EXPORT: _out_of_a_tray,
}
