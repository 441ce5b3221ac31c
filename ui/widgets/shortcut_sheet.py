"""The list of keys, as a sheet at the side of the window. Its rows come from the table of actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import RADIUS_CARD, Type, font, space, tokens_of
from ui.widgets.button import TouchButton, Weight
from ui.widgets.growing import grow
from ui.widgets.label import PlainLabel
from ui.widgets.paint import Scaled, key_cap, key_cap_width, prepare, rounded


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One action: the group it stands in, what it does, and the keys that do it."""

    group: str
    text: str
    keys: tuple[str, ...]


class _Keys(QWidget, Scaled):
    """Key caps in a row."""

    def __init__(self, keys: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setAccessibleName(", ".join(keys))
        self.set_scale(1.0)

    def set_scale(self, scale: float) -> None:
        self.scale = scale
        self._font = font(Type.CAPTION, scale)
        width = sum(key_cap_width(self._font, key) + 6 for key in self._keys)
        self.setFixedSize(round(width) or 1, round(28 * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        prepare(painter)
        colours = tokens_of(self)
        left = 0.0
        for key in self._keys:
            width = key_cap_width(self._font, key)
            key_cap(painter, QRectF(left, 0, width, self.height()), self._font, key, colours.text, colours.edge)
            left += width + 6


class ShortcutSheet(QWidget, Scaled):
    """The sheet: a child of the window along its trailing side, closed with Esc. Everything else goes on."""

    WIDTH = 400
    closed = Signal()

    def __init__(self, rows: Sequence[SheetRow], parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = tuple(rows)
        self.setAccessibleName(self.tr("Keys"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        for group, members in groupby(self.rows, key=lambda row: row.group):
            column.addSpacing(space(1))
            column.addWidget(PlainLabel(group, Type.CAPTION, "soft"))
            for member in members:
                line = QHBoxLayout()
                line.addWidget(PlainLabel(member.text), 1)
                line.addWidget(_Keys(member.keys))
                column.addLayout(line)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("Keys"), Type.TITLE), 1)
        close = TouchButton(self.tr("Close"), "Esc", Weight.QUIET)
        close.clicked.connect(self.close_sheet)
        head.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(3), space(2), space(3), space(2))
        whole.addLayout(head)
        whole.addWidget(area, 1)
        self.hide()

    def set_scale(self, scale: float) -> None:
        """Take on another size."""
        self.scale = scale
        grow(self, scale)

    def open_sheet(self) -> None:
        """Show the sheet and give it the keys."""
        self.place()
        self.show()
        self.raise_()
        self.setFocus()

    def close_sheet(self) -> None:
        """Take the sheet away."""
        self.hide()
        self.closed.emit()

    def place(self) -> None:
        """Lie along the trailing side of the window."""
        parent = self.window()
        width = min(round(self.WIDTH * self.scale), parent.width())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        gap = space(1)
        self.setGeometry(gap if mirrored else parent.width() - width - gap, gap, width, parent.height() - 2 * gap)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the sheet."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Question):
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        painter = QPainter(self)
        prepare(painter)
        colours = tokens_of(self)
        rounded(painter, QRectF(self.rect()), RADIUS_CARD, colours.raised, colours.edge)
