"""What one setting is changed with: a box to tick, a figure, a choice, a folder. One interface for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

from msgspec import Meta
from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from gcm_moderator.settings import Setting
from ui.accessible import describe
from ui.settings import words
from ui.theme import TOUCH, space
from ui.widgets.button import TouchButton
from ui.widgets.check_box import CheckBox
from ui.widgets.choice import ChoiceBox

ChooseFolder = Callable[[QWidget], Path | None]
"""Asks for a folder; None when they thought better of it."""
WIDTH = 260


def ask_for_folder(parent: QWidget) -> Path | None:
    """Ask with the system's dialog."""
    name = QFileDialog.getExistingDirectory(parent, words.tr("Choose a folder"))
    return Path(name) if name else None


class Control(QWidget):
    """Holds one value. `changed` carries a value that a person chose."""

    changed = Signal(object)

    def __init__(
        self,
        parts: Sequence[QWidget],
        read: Callable[[], Any],
        show: Callable[[Any], object],
        takes_focus: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.parts = tuple(parts)
        self._read = read
        self._show = show
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        row.addStretch(1)
        for part in self.parts:
            part.setMinimumHeight(TOUCH)
            part.installEventFilter(self)
            row.addWidget(part)
        self.setFocusProxy(takes_focus or self.parts[0])

    @property
    def value(self) -> Any:
        """What it holds."""
        return self._read()

    def show_value(self, value: Any) -> None:
        """Hold another value, without telling anybody."""
        blockers = [QSignalBlocker(part) for part in self.parts]
        self._show(value)
        del blockers

    def tell(self) -> None:
        """Say what a person chose."""
        self.changed.emit(self.value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the page; it changes nothing in passing."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def control_for(setting: Setting, monitors: Sequence[str], choose_folder: ChooseFolder) -> Control | None:
    """What that setting is changed with; None for one that only its file can say."""
    kind, limits = setting.type, dict[str, Any]()
    while get_origin(kind) is Annotated:
        kind, *metas = get_args(kind)
        for meta in metas:
            if isinstance(meta, Meta):
                given = {"ge": meta.ge, "le": meta.le}
                limits |= {name: limit for name, limit in given.items() if limit is not None and name not in limits}
    name = words.title(setting.section, setting.key)
    if kind is bool:
        return _switch(name, setting.explanation)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _choice(name, setting.explanation, kind)
    if kind is int:
        return _figure(QSpinBox(), setting, limits, 1)
    if kind is float:
        return _figure(_Minutes(), setting, limits, 0.5)
    if kind is str and setting.section == "folders":
        return _folder(name, setting.explanation, choose_folder)
    if kind is str and setting.key == "monitor":
        return _monitor(name, setting.explanation, monitors)
    return _text(name, setting.explanation) if kind is str else None


def _switch(name: str, explanation: str) -> Control:
    box = describe(CheckBox(), name, explanation)

    def show(value: bool) -> None:
        box.setChecked(value)
        box.setText(words.tr("On") if value else words.tr("Off"))

    control = Control([box], box.isChecked, show)
    box.toggled.connect(show)
    box.toggled.connect(control.tell)
    return control


def _choice(name: str, explanation: str, kind: type[StrEnum]) -> Control:
    box = describe(_combo(), name, explanation)
    for value in kind:
        box.addItem(words.choice(value), value.value)
    places = list(kind)
    control = Control([box], lambda: places[box.currentIndex()], lambda value: box.setCurrentIndex(places.index(value)))
    box.currentIndexChanged.connect(control.tell)
    return control


class _Minutes(QDoubleSpinBox):
    """Minutes with halves: "7", "2.5"."""

    def textFromValue(self, value: float) -> str:
        """The shortest way to write it in the user's language."""
        return self.locale().toString(value, "g", 6)


def _figure(box: QSpinBox | QDoubleSpinBox, setting: Setting, limits: dict[str, Any], step: float) -> Control:
    describe(box, words.title(setting.section, setting.key), setting.explanation)
    box.setFixedWidth(WIDTH // 2 - space(2))
    box.setKeyboardTracking(False)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.setSuffix(words.unit(setting.key))
    box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    box.setProperty("stepped", True)
    less, more = TouchButton("−"), TouchButton("+")
    for button, by in ((less, -1), (more, 1)):
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setFixedWidth(TOUCH)
        button.setAutoRepeat(True)
        button.clicked.connect(lambda _=False, by=by: box.stepBy(by))
    parts = (less, box, more)
    if isinstance(box, QSpinBox):
        box.setRange(int(limits.get("ge", 0)), int(limits.get("le", 9999)))
        box.setSingleStep(int(step))
        control = Control(parts, box.value, lambda value: box.setValue(round(value)), takes_focus=box)
    else:
        box.setDecimals(1)
        box.setRange(float(limits.get("ge", 0)), float(limits.get("le", 9999)))
        box.setSingleStep(step)
        control = Control(parts, box.value, lambda value: box.setValue(float(value)), takes_focus=box)
    box.valueChanged.connect(control.tell)
    return control


def _text(name: str, explanation: str) -> Control:
    field = describe(QLineEdit(), name, explanation)
    field.setFixedWidth(WIDTH)
    control = Control([field], field.text, field.setText)
    field.editingFinished.connect(control.tell)
    return control


def _folder(name: str, explanation: str, choose: ChooseFolder) -> Control:
    field = describe(QLineEdit(), name, explanation)
    field.setPlaceholderText(words.tr("the usual one"))
    field.setMinimumWidth(WIDTH)
    button = TouchButton(words.tr("Choose…"))
    describe(button, words.tr("Choose a folder: {name}").format(name=name))
    control = Control([field, button], field.text, field.setText)
    field.editingFinished.connect(control.tell)

    def ask() -> None:
        folder = choose(control)
        if folder is not None:
            field.setText(str(folder))
            control.tell()

    button.clicked.connect(ask)
    return control


def _monitor(name: str, explanation: str, monitors: Sequence[str]) -> Control:
    """The monitors that there are, and the chosen one even while it is not plugged in."""
    box = describe(_combo(), name, explanation)
    box.addItem(words.tr("Whichever is free"), "")
    for monitor in monitors:
        box.addItem(monitor, monitor)

    def show(value: str) -> None:
        if box.findData(value) < 0:
            box.addItem(words.tr("{name} (not there now)").format(name=value), value)
        box.setCurrentIndex(box.findData(value))

    control = Control([box], lambda: str(box.currentData()), show)
    box.currentIndexChanged.connect(control.tell)
    return control


def _combo() -> ChoiceBox:
    box = ChoiceBox()
    box.setMinimumWidth(WIDTH)
    return box
