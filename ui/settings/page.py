"""The page of the settings: groups at the side, every setting with its sentence, changes at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gcm_moderator.settings import Settings, all_settings, changed
from gcm_moderator.settings_file import SettingsError, SettingsStore
from ui.monitors import Screens, monitors
from ui.settings import words
from ui.settings.controls import ChooseFolder, ask_for_folder, control_for
from ui.settings.rows import Group, SettingRow
from ui.theme import Type, space
from ui.widgets.bar import Bar, Tone
from ui.widgets.button import TouchButton, Weight
from ui.widgets.entry_button import EntryButton
from ui.widgets.growing import GrowingPage
from ui.widgets.label import PlainLabel
from ui.widgets.paragraph import paragraph

_NAV_WIDTH = 220
_WIDEST = 1000

Panels = Mapping[str, Callable[[SettingsStore], QWidget]]
"""What stands in the place of a section's rows, made for the store."""


class SettingsPage(GrowingPage):
    """The page. `left` when somebody has done with it. Every change holds at once, and is in the file."""

    left = Signal()

    def __init__(
        self,
        store: SettingsStore,
        screens: Screens = monitors,
        choose_folder: ChooseFolder = ask_for_folder,
        panels: Panels | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self.setAccessibleName(self.tr("Settings"))
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumSize(1024, 640)
        self.rows: dict[tuple[str, str], SettingRow] = {}
        self.bar = Bar()
        self.bar.hide()
        self.back = TouchButton(self.tr("Back"), "Esc", Weight.NORMAL)
        self.back.clicked.connect(self.left)
        self._problems = paragraph("")
        self._problems.set_tone("text")
        self._groups = self._made_groups([screen.name() for screen in screens()], choose_folder, panels or {})
        self.navigation = [self._navigation_button(group) for group in self._groups]
        self._lay_out()
        self._leave_store = store.follow(self._show)
        self._show(store.current)

    def _made_groups(self, monitors_: list[str], choose_folder: ChooseFolder, panels: Panels) -> list[Group]:
        by_section: dict[str, list[QWidget]] = {}
        for setting in all_settings():
            if setting.section in panels:
                continue
            control = control_for(setting, monitors_, choose_folder)
            if control is None:
                continue
            row = SettingRow(setting, control)
            row.changed.connect(lambda value, row=row: self._change(row, value))
            self.rows[setting.section, setting.key] = row
            by_section.setdefault(setting.section, []).append(row)
        for section, make in panels.items():
            by_section[section] = [make(self._store)]
        sections = {name: getattr(self._store.current, name) for name in Settings.__struct_fields__}
        explained = {name: type(section).__doc__ or "" for name, section in sections.items()}
        return [
            Group(words.group(name), words.tr(text.partition("\n")[0]), by_section[name])
            for name, text in explained.items()
            if name in by_section
        ]

    def _navigation_button(self, group: Group) -> EntryButton:
        button = EntryButton(group.title)
        button.clicked.connect(lambda: self._go_to(group))
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(space(2))
        title = PlainLabel(self.tr("Settings"), Type.TITLE)
        title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        where = PlainLabel(str(self._store.path), Type.SMALL, "soft", elide=Qt.TextElideMode.ElideMiddle)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head.addWidget(self.back)
        head.addWidget(title)
        head.addWidget(where, 1)
        side = QVBoxLayout()
        side.setSpacing(space(0.5))
        for button in self.navigation:
            button.setFixedWidth(_NAV_WIDTH)
            side.addWidget(button)
        side.addStretch(1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(space(1), 0, space(1), 0)
        column.setSpacing(space(2))
        for group in self._groups:
            column.addWidget(group)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setMaximumWidth(_WIDEST)
        self._area.setWidget(inner)
        middle = QHBoxLayout()
        middle.setSpacing(space(1))
        middle.addLayout(side)
        middle.addWidget(self._area, 1)
        middle.addStretch(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(3), space(2), space(3), space(2))
        whole.setSpacing(space(1.5))
        whole.addLayout(head)
        whole.addWidget(self.bar)
        whole.addWidget(self._problems)
        whole.addLayout(middle, 1)

    @property
    def problems(self) -> str:
        """What is wrong in the file, a line each."""
        return self._problems.full_text

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say something in the bar."""
        self.bar.say(text, tone)

    def showEvent(self, event: QShowEvent) -> None:
        """Take in what somebody wrote into the file meanwhile."""
        super().showEvent(event)
        self._store.reread()
        self._show_problems()
        self.navigation[0].setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Follow the settings no longer."""
        self._leave_store()
        self.bar.lapse()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        focus = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QAbstractButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def _go_to(self, group: Group) -> None:
        self._area.verticalScrollBar().setValue(group.y())
        first = group.nextInFocusChain()
        while first is not None and group.isAncestorOf(first):
            if first.focusPolicy() & Qt.FocusPolicy.TabFocus and first.isVisibleTo(group):
                first.setFocus(Qt.FocusReason.TabFocusReason)
                return
            first = first.nextInFocusChain()

    def _change(self, row: SettingRow, value: Any) -> None:
        setting = row.setting
        try:
            self._store.change(changed(self._store.current, setting.section, setting.key, value))
        except ValueError as reason:
            self.say(str(reason), Tone.ATTENTION)
        except SettingsError as reason:
            self.say(str(reason), Tone.TROUBLE)
        self._show(self._store.current)
        self._show_problems()

    def _show(self, settings: Settings) -> None:
        for (section, key), row in self.rows.items():
            row.show_value(getattr(getattr(settings, section), key))

    def _show_problems(self) -> None:
        self._problems.set_text("\n".join(problem.message for problem in self._store.problems))
        self._problems.setVisible(bool(self._store.problems))
