"""The table of actions at work in a window: its keys, its menu entries, and the guard against slips of the hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from gcm_moderator.desk.views import PodiumView
from ui.actions.action import Action, Choice, Do, Where, shown_key
from ui.actions.table import ACTIONS, BY_NAME
from ui.widgets.guard import Guard
from ui.widgets.text import menu_text


class ActionSet(QObject):
    """The actions of the view that `page` is. They act while `page` is visible, in the windows that `Where` says.

    `sent` carries the command of an action; `asked` the `Do` of one that the window carries out itself, or that needs
    a choice first (then its `question` is the one to put, and `trigger` wants to be called with the answer). Buttons,
    menus and keys all come through `trigger`. A key whose action is off at the moment sends its command all the same:
    the meeting refuses it and says why. Esc leaves a text field, Enter presses the button that has the focus.
    """

    sent = Signal(object)
    asked = Signal(object)

    def __init__(self, page: QWidget, steady: Callable[[], float], where: Where = Where.PODIUM) -> None:
        """`steady` gives seconds that only grow; `where` says which rows of the table have their keys on this page."""
        super().__init__(page)
        self._page = page
        self._guard = Guard(steady)
        self._view: PodiumView | None = None
        self._menu: dict[Do, QAction] = {}
        self._labels: dict[Do, str] = {}
        for action in ACTIONS:
            if action.where is not where:
                continue
            if action.always:
                self._listen(action, action.always, self.trigger)
            if action.key:
                self._listen(action, (action.key,), self._single)
        page.installEventFilter(self)

    def menu(self, which: Do) -> QAction:
        """The entry for menus, with its words and keys; it is enabled when the action is."""
        if which not in self._menu:
            entry = self._menu[which] = QAction(self)
            entry.setToolTip(BY_NAME[which].hint())
            entry.triggered.connect(lambda: self.trigger(which))
            self._show(which)
        return self._menu[which]

    def label(self, which: Do) -> str:
        """What the action says now."""
        return BY_NAME[which].label(self._view)

    def enabled(self, which: Do) -> bool:
        """Whether the action would do something now."""
        return self._view is not None and BY_NAME[which].enabled(self._view)

    def show_view(self, view: PodiumView | None) -> None:
        """Take on another situation; None while there is no meeting."""
        self._view = view
        for which in self._menu:
            self._show(which)

    def trigger(self, which: Do, choice: Choice = None) -> bool:
        """Do it: send the command, or let the window do it. False when it was a slip or there is nothing to do."""
        action, view = BY_NAME[which], self._view
        if view is None:
            return False
        if action.send is None:
            self.asked.emit(which)
            return True
        command = action.send(view, choice)
        if command is None:
            if action.asks and choice is None:
                self.asked.emit(which)
                return True
            return False
        if action.guarded and not self._guard.lets(which):
            return False
        self.sent.emit(command)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See to the keys that nothing on the page took."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            focus = QApplication.focusWidget()
            if event.key() == Qt.Key.Key_Escape and takes_text(focus):
                self._page.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QAbstractButton):
                focus.click()
                return True
        return super().eventFilter(watched, event)

    def _show(self, which: Do) -> None:
        action, entry, label = BY_NAME[which], self._menu[which], self.label(which)
        if self._labels.get(which) != label:
            self._labels[which] = label
            keys = ", ".join(shown_key(key) for key in (action.key, *action.always[:1]) if key)
            entry.setText(menu_text(label) + (f"\t{keys}" if keys else ""))
        entry.setEnabled(self.enabled(which))

    def _listen(self, action: Action, keys: tuple[str, ...], then: Callable[[Do], object]) -> None:
        def act() -> None:
            then(action.do)

        shortcut = QShortcut(self._page)
        shortcut.setObjectName(f"{action.do.value} {keys[0]}")
        shortcut.setKeys([QKeySequence(key) for key in keys])
        at_home = action.where is Where.TIME
        context = Qt.ShortcutContext.WindowShortcut if at_home else Qt.ShortcutContext.ApplicationShortcut
        shortcut.setContext(context)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)
        shortcut.activatedAmbiguously.connect(act)

    def _single(self, which: Do) -> None:
        if not takes_text(QApplication.focusWidget()):
            self.trigger(which)


def takes_text(widget: QWidget | None) -> bool:
    """Whether letters typed now would go into this widget."""
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, QAbstractSpinBox)
