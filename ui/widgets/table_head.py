"""The head of a table, in small letters that grow with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.theme import Type, font, space, tokens_of
from ui.widgets.paint import leading, prepare, trailing


class TableHead(QHeaderView):
    """The head. `trails` says of a column whether its words stand at its end; `inset` is in steps of `space`."""

    def __init__(
        self,
        parent: QWidget,
        kind: Type = Type.CAPTION,
        inset: float = 0.75,
        trails: Callable[[int], bool] = lambda _: False,
        *,
        ground: bool = False,
    ) -> None:
        """`ground` sets it off from the rows."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._kind = kind
        self._inset = inset
        self._trails = trails
        self._ground = ground
        self.scale = 1.0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw what the column is."""
        direction, colours = self.layoutDirection(), tokens_of(self)
        painter.save()
        prepare(painter)
        if self._ground:
            painter.fillRect(rect, QColor(colours.surface))
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.hairline))
        painter.setFont(font(self._kind, self.scale))
        painter.setPen(QColor(colours.text_soft))
        inset = space(self._inset, self.scale)
        side = trailing(direction) if self._trails(logicalIndex) else leading(direction)
        text = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        painter.drawText(QRectF(rect).adjusted(inset, 0, -inset, 0), side | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()
