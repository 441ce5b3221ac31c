"""What stands around the table: the days above it, and the buttons below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QWidget

from gcm_moderator.agenda.model import ItemKind
from gcm_moderator.agenda.problems import Problem
from ui.accessible import tab_before
from ui.editor import words
from ui.editor.words import tr
from ui.theme import Type, space
from ui.widgets.bar import AdviceLine, Tone
from ui.widgets.button import TouchButton, Weight
from ui.widgets.text import menu_text

LOW = 36
"""The height of the smaller buttons, in pixels at scale 1; they are drawn no smaller than a finger needs."""

_ROOMY = 820
"""The width, at scale 1, from which there is room for the keys on the buttons."""


class DayRow(QWidget):
    """The days to choose from, and what the check says. `chosen` carries a day (from 0); `problem_wanted`."""

    chosen = Signal(int)
    problem_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._days = QHBoxLayout()
        self._days.setSpacing(space(1))
        self.problems = TouchButton("", "Ctrl+E", Weight.QUIET, height=LOW)
        self.problems.clicked.connect(self.problem_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(self._days)
        row.addStretch(1)
        self.fine = AdviceLine(Type.STRONG)
        self.fine.show_line(tr("The agenda can run"), Tone.DONE)
        row.addWidget(self.fine)
        row.addWidget(self.problems)

    @property
    def buttons(self) -> list[TouchButton]:
        """One a day; those beyond the last day are hidden."""
        return [button for button in self._group.buttons() if isinstance(button, TouchButton)]

    def show_days(self, dates: Sequence[str], current: int) -> None:
        """Show the days of an agenda."""
        while len(self.buttons) < len(dates):
            button = TouchButton("", "", Weight.QUIET, height=LOW)
            button.setCheckable(True)
            self._group.addButton(button, len(self.buttons))
            self._days.addWidget(button)
            tab_before(button, self.problems)
        for n, button in enumerate(self.buttons):
            button.setVisible(n < len(dates))
            if n < len(dates):
                button.set_label(words.day_word(n + 1, dates[n]))
                button.setChecked(n == current)
                button.set_weight(Weight.NORMAL if n == current else Weight.QUIET)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what the check says, in a word with its shape; a button leads to what it found."""
        errors = sum(problem.severity == "error" for problem in problems)
        if errors:
            label = tr("■ {n} to correct").format(n=errors)
        else:
            label = tr("◆ It can run; {n} to look at").format(n=len(problems))
        self.problems.set_label(label)
        self.problems.setVisible(bool(problems))
        self.fine.setVisible(not problems)


class Tools(QWidget):
    """The buttons. `asked` carries the name of what to do, `kind_wanted` the kind of item to add."""

    asked = Signal(str)
    kind_wanted = Signal(object)

    def __init__(self, *, days: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers_days = days
        self._several_days = False
        self.add = TouchButton(tr("Add"), height=LOW)
        self.add.clicked.connect(self._offer)
        self.duplicate = self._button(tr("Duplicate"), "duplicate")
        self.up = self._button(tr("Up"), "up")
        self.down = self._button(tr("Down"), "down")
        self.remove = self._button(tr("Remove"), "remove")
        self.parts = self._button(tr("Hide parts of panels"), "fold-all")
        self._keys = (
            (self.add, "Ctrl+N"),
            (self.duplicate, "Ctrl+R"),
            (self.up, "Alt+↑"),
            (self.down, "Alt+↓"),
            (self.remove, "Del"),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(0.5))
        for button in (self.add, self.duplicate, self.up, self.down, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.parts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is tight the keys are left out, not the words."""
        super().resizeEvent(event)
        tight = self.width() < _ROOMY * self.add.scale
        for button, key in self._keys:
            button.set_key("" if tight else key)

    def show_parts(self, *, any_panel: bool, hidden: bool) -> None:
        """Offer to hide the parts of panels, or to show them."""
        self.parts.setVisible(any_panel)
        self.parts.set_label(tr("Show parts of panels") if hidden else tr("Hide parts of panels"))

    def enable(self, *, item: bool, movable: bool, several_days: bool) -> None:
        """Say what can be done now."""
        self.duplicate.setEnabled(item)
        for button in (self.remove, self.up, self.down):
            button.setEnabled(movable)
        self._several_days = several_days

    def menu(self) -> QMenu:
        """What can be added."""
        menu = QMenu(self)
        menu.setAccessibleName(tr("What to add"))
        for kind in ItemKind:
            entry = menu.addAction(menu_text(words.kind_word(kind)))
            entry.triggered.connect(lambda _=False, kind=kind: self.kind_wanted.emit(kind))
        if self._offers_days:
            menu.addSeparator()
            menu.addAction(menu_text(tr("A day"))).triggered.connect(lambda: self.asked.emit("add-day"))
            out = menu.addAction(menu_text(tr("Take this day out")))
            out.triggered.connect(lambda: self.asked.emit("remove-day"))
            out.setEnabled(self._several_days)
        return menu

    def _offer(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.add.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))
        menu.setActiveAction(menu.actions()[0])

    def _button(self, text: str, name: str) -> TouchButton:
        button = TouchButton(text, "", Weight.QUIET, height=LOW)
        button.clicked.connect(lambda: self.asked.emit(name))
        return button
