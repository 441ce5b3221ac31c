"""Small pieces of painting shared by the widgets: mirrored rectangles, chips, key caps, the shapes of the phases."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QWidget

from gcm_moderator.meeting.turn import Phase


class Scaled:
    """Something that grows with its window. `set_scale` is called with 1.0 for the smallest comfortable window."""

    scale: float = 1.0

    def set_scale(self, scale: float) -> None:
        """Take on another size of type and spacing."""
        raise NotImplementedError


def scale_all(window: QWidget, scale: float) -> None:
    """Give every widget of a window that grows with it its scale."""
    for widget in window.findChildren(QWidget):
        if isinstance(widget, Scaled):
            widget.set_scale(scale)


def mirrored(rect: QRectF | QRect, bounds: QRect, direction: Qt.LayoutDirection) -> QRectF:
    """The rectangle as it lies in a layout of that direction."""
    if isinstance(rect, QRect):
        return QRectF(QStyle.visualRect(direction, bounds, rect))
    if direction == Qt.LayoutDirection.LeftToRight:
        return rect
    left = bounds.left() + bounds.left() + bounds.width() - rect.right()
    return QRectF(left, rect.top(), rect.width(), rect.height())


def leading(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """To where lines begin in a layout of that direction, whatever script the text is in."""
    side = Qt.AlignmentFlag.AlignLeft if direction == Qt.LayoutDirection.LeftToRight else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignAbsolute


def trailing(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """To where lines end in a layout of that direction."""
    side = Qt.AlignmentFlag.AlignRight if direction == Qt.LayoutDirection.LeftToRight else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


def prepare(painter: QPainter) -> None:
    """Smooth edges, and each text in the direction of its own script."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)


def rounded(
    painter: QPainter, rect: QRectF, radius: float, fill: str | None, edge: str | None, width: float = 1
) -> None:
    """A rounded box; the edge lies inside the rectangle."""
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    if edge:
        painter.setPen(QPen(QColor(edge), width))
        inset = width / 2
        rect = rect.adjusted(inset, inset, -inset, -inset)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, radius, radius)


def key_cap_width(font: QFont, key: str) -> float:
    """How wide `key_cap` draws a key."""
    metrics = QFontMetricsF(font)
    return max(metrics.height() + 6, metrics.horizontalAdvance(key) + 14)


def key_cap(painter: QPainter, rect: QRectF, font: QFont, key: str, text: str, edge: str) -> None:
    """A key as printed on a keyboard, in the middle of the rectangle's height."""
    height = QFontMetricsF(font).height() + 6
    box = QRectF(rect.left(), rect.center().y() - height / 2, rect.width(), height)
    rounded(painter, box, 5, None, edge)
    painter.setFont(font)
    painter.setPen(QColor(text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)


def phase_shape(painter: QPainter, rect: QRectF, phase: Phase, colour: str) -> None:
    """The shape of a phase: a disc, a triangle, a square, two bars."""
    side = min(rect.width(), rect.height())
    box = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    match phase:
        case Phase.RUNNING:
            painter.drawEllipse(box)
        case Phase.WARNING:
            path = QPainterPath()
            path.addPolygon(
                QPolygonF([QPointF(box.center().x(), box.top()), QPointF(box.right(), box.bottom()), box.bottomLeft()])
            )
            path.closeSubpath()
            painter.drawPath(path)
        case Phase.OVER:
            painter.drawRect(box)
        case Phase.PAUSED:
            bar = side * 0.34
            painter.drawRect(QRectF(box.left() + side * 0.06, box.top(), bar, side))
            painter.drawRect(QRectF(box.right() - side * 0.06 - bar, box.top(), bar, side))


def diamond(painter: QPainter, rect: QRectF, colour: str) -> None:
    """The shape of a point of order."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    middle = rect.center()
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(middle.x(), rect.top()),
                QPointF(rect.right(), middle.y()),
                QPointF(middle.x(), rect.bottom()),
                QPointF(rect.left(), middle.y()),
            ]
        )
    )


def elided(font: QFont, text: str, width: float, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> str:
    """The text cut with "…" to fit a width in pixels."""
    return QFontMetricsF(font).elidedText(text, mode, max(0.0, width))
