"""The foot of the Notes view: what the keys do, and in its place the bar that speaks up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.actions.action import Do
from ui.actions.table import cap
from ui.theme import Type, space
from ui.widgets.bar import Bar, Tone
from ui.widgets.label import PlainLabel
from ui.widgets.paint import Scaled
from ui.words import SEPARATOR

_HEIGHT = 52


class Foot(QStackedWidget, Scaled):
    """The line of keys, or the bar for some seconds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keys = (
            self.tr("Up: the note before"),
            self.tr("Shift+Enter: new line"),
            self.tr("{key}: find").format(key=cap(Do.NOTE_FIND)),
            self.tr("in the list Enter edits, S stars, V shows versions, Delete deletes"),
            self.tr("{key}: undo").format(key=cap(Do.NOTE_UNDO)),
        )
        self.legend = PlainLabel(SEPARATOR.join(keys), Type.SMALL, "soft")
        self.bar = Bar()
        holder = QWidget()
        held = QVBoxLayout(holder)
        held.setContentsMargins(space(2), 0, space(2), 0)
        held.addWidget(self.legend)
        self.addWidget(holder)
        self.addWidget(self.bar)
        self.set_scale(1.0)
        self.bar.closed.connect(lambda: self.setCurrentIndex(0))

    def say(
        self,
        text: str,
        tone: Tone = Tone.PLAIN,
        action: str = "",
        then: Callable[[], None] | None = None,
        key: str = "",
    ) -> None:
        """Say something in the place of the keys, with a button that does `then`."""
        self.bar.say(text, tone, action, then, key)
        self.setCurrentIndex(1)

    def set_scale(self, scale: float) -> None:
        """Take on another size."""
        self.scale = scale
        self.setFixedHeight(round(_HEIGHT * max(1.0, scale)))
