"""The rail at the leading edge of a meeting's window: one button a view."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.actions.action import Do
from ui.actions.table import BY_NAME, cap
from ui.theme import RADIUS, Type, font, space, tokens_of
from ui.widgets.icons import Icon, draw_icon
from ui.widgets.paint import Scaled, elided, prepare, rounded
from ui.widgets.text import tooltip

WIDTH = 76
_ICON = 24
_HEIGHT = 64


class View(StrEnum):
    """The views of a meeting that share its window, in the order of the rail."""

    PODIUM = "podium"
    TIME = "time"
    NOTES = "notes"
    SUMMARY = "summary"
    EXPORT = "export"

    @property
    def action(self) -> Do:
        """The row of the table of actions that shows it."""
        return Do(f"view-{self.value}")

    @property
    def label(self) -> str:
        """Its name in the user's language."""
        return BY_NAME[self.action].label()


class RailButton(QAbstractButton, Scaled):
    """One view: its picture over its name, marked while it is shown here, and while it has a window of its own."""

    def __init__(self, view: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._elsewhere = False
        self.setCheckable(True)
        self.setText(view.label)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_elsewhere(False)

    def set_elsewhere(self, elsewhere: bool) -> None:
        """Mark the view as shown in a window of its own."""
        self._elsewhere = elsewhere
        action = BY_NAME[self.view.action]
        where = self.tr("In a window of its own.") if elsewhere else ""
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(" ".join(filter(None, (action.hint(), where))))
        self.setToolTip(tooltip(f"{self.text()}  ({cap(self.view.action)})\n{self.accessibleDescription()}"))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the rail."""
        return QSize(round(WIDTH * self.scale), round(_HEIGHT * self.scale))

    def set_scale(self, scale: float) -> None:
        """Take on another size."""
        self.scale = scale
        self.updateGeometry()

    def nextCheckState(self) -> None:
        """Whether it is marked is for the page to say: a view in a window of its own is not shown here."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, the name and the marks."""
        painter = QPainter(self)
        prepare(painter)
        colours = tokens_of(self)
        box = QRectF(self.rect()).adjusted(6, 2, -6, -2)
        if self.isChecked():
            rounded(painter, box, RADIUS, colours.selection, colours.accent)
        elif self.underMouse():
            rounded(painter, box, RADIUS, colours.hover, None)
        if self.hasFocus():
            rounded(painter, box, RADIUS, None, colours.accent, 2)
        colour = colours.text if self.isChecked() or self.underMouse() else colours.text_soft
        icon = _ICON * self.scale
        top = QRectF(box.left(), box.top() + space(1, self.scale), box.width(), icon)
        draw_icon(painter, top, Icon(self.view.value), colour)
        if self._elsewhere:
            corner = QRectF(top.center().x() + icon * 0.62, top.top() - 3, 10, 10)
            rounded(painter, corner, 2, None, colours.accent, 1.6)
            rounded(painter, corner.translated(-3, 3), 2, colours.window, colours.accent, 1.6)
        painter.setFont(font(Type.CAPTION, self.scale))
        painter.setPen(QColor(colour))
        words = QRectF(box.left(), top.bottom() + 3, box.width(), box.bottom() - top.bottom() - 5)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, elided(painter.font(), self.text(), words.width()))


class Rail(QWidget, Scaled):
    """The buttons of the views; `chosen` carries the one that was pressed."""

    chosen = Signal(object)

    def __init__(self, views: Iterable[View], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Views"))
        self.buttons = {view: RailButton(view) for view in views}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(1), 0, space(1))
        column.setSpacing(space(0.5))
        for view, button in self.buttons.items():
            if view is View.EXPORT:
                column.addStretch(1)
            button.clicked.connect(lambda _=False, which=view: self.chosen.emit(which))
            column.addWidget(button)
        if View.EXPORT not in self.buttons:
            column.addStretch(1)
        self.setFixedWidth(WIDTH)
        self.setVisible(len(self.buttons) > 1)

    def set_scale(self, scale: float) -> None:
        """Take on another size."""
        self.scale = scale
        self.setFixedWidth(round(WIDTH * scale))
        for button in self.buttons.values():
            button.set_scale(scale)

    def show_views(self, current: View | None, elsewhere: Iterable[View]) -> None:
        """Mark the view that is shown here, and those with a window of their own."""
        away = frozenset(elsewhere)
        for view, button in self.buttons.items():
            button.setChecked(view is current)
            button.set_elsewhere(view in away)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground, with a line towards the view."""
        painter = QPainter(self)
        colours = tokens_of(self)
        painter.fillRect(event.rect(), QColor(colours.surface))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = 0 if mirrored else self.width() - 1
        painter.fillRect(edge, 0, 1, self.height(), QColor(colours.hairline))
