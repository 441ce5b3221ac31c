"""One setting on the page: its title, its sentence, its control, and the way back to its default."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gcm_moderator.settings import Setting
from ui.accessible import describe
from ui.settings import words
from ui.settings.controls import Control
from ui.theme import Type, space
from ui.widgets.button import TouchButton, Weight
from ui.widgets.label import PlainLabel
from ui.widgets.paragraph import paragraph


class SettingRow(QWidget):
    """The row. `changed` carries a value that was chosen for its setting."""

    changed = Signal(object)

    def __init__(self, setting: Setting, control: Control) -> None:
        super().__init__()
        self.setting = setting
        self.control = control
        name = words.title(setting.section, setting.key)
        self.back = TouchButton(words.tr("Default: {value}").format(value=words.shown(setting)), weight=Weight.QUIET)
        describe(self.back, words.tr("Back to the default: {name}").format(name=name))
        self.back.setToolTip(self.back.accessibleName())
        self.back.clicked.connect(lambda: self.changed.emit(setting.default))
        control.changed.connect(self.changed)
        text = QVBoxLayout()
        text.setSpacing(space(0.25))
        text.addStretch(1)
        text.addWidget(PlainLabel(name, Type.STRONG))
        text.addWidget(paragraph(setting.explanation))
        text.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, space(1), 0, space(1))
        row.setSpacing(space(2))
        row.addLayout(text, 1)
        row.addWidget(self.back)
        row.addWidget(control)

    def show_value(self, value: Any) -> None:
        """Show the value in use."""
        self.control.show_value(value)
        self.back.setVisible(value != self.setting.default)


class Group(QFrame):
    """A card of rows under a title."""

    def __init__(self, title: str, explanation: str, parts: list[QWidget]) -> None:
        super().__init__()
        self.title = title
        self.setProperty("card", "true")
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(2), space(3), space(2))
        column.setSpacing(0)
        column.addWidget(PlainLabel(title, Type.TITLE))
        column.addWidget(paragraph(explanation))
        column.addSpacing(space(1))
        for number, part in enumerate(parts):
            if number:
                column.addWidget(_hairline())
            column.addWidget(part)


def _hairline() -> QFrame:
    line = QFrame()
    line.setProperty("card", "line")
    line.setFixedHeight(1)
    return line
