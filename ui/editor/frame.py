"""What stands around the table and forms of an agenda: its title, the buttons at the top, the bar, and the keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gcm_moderator.agenda.editing.document import Document
from ui.editor.body import EditorBody
from ui.editor.forms import undone_in_field
from ui.editor.words import tr
from ui.theme import Type, space
from ui.widgets.bar import Bar, Tone
from ui.widgets.button import TouchButton, Weight
from ui.widgets.growing import GrowingPage
from ui.widgets.label import PlainLabel


class EditorFrame(GrowingPage):
    """The frame. `left` is for when the person is done.

    A subclass says how a changed agenda is taken, and how a change is undone.
    """

    left = Signal()

    def __init__(
        self,
        body: EditorBody,
        finish: TouchButton,
        finished: Callable[[], None],
        leave: str,
        parent: QWidget | None = None,
    ) -> None:
        """`finish` is the button of Ctrl+S, and `finished` what both do; `leave` is the label of that of Ctrl+W."""
        super().__init__(parent)
        self.title = PlainLabel("", Type.TITLE)
        self.about = PlainLabel("", Type.SMALL, "soft")
        self.undo = TouchButton(tr("Undo"), "Ctrl+Z", Weight.QUIET)
        self.redo = TouchButton(tr("Redo"), "Ctrl+Y", Weight.QUIET)
        self.leave = TouchButton(leave, "Ctrl+W")
        self.bar = Bar()
        self.bar.hide()
        self.body = body
        self.setFocusProxy(body.table)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.about)
        head = QHBoxLayout()
        head.setSpacing(space(1))
        head.addLayout(names, 1)
        for button in (self.undo, self.redo, self.leave, finish):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(1.5), space(3), space(2))
        column.setSpacing(space(1.25))
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(body, 1)
        body.taken.connect(self.take)
        self.undo.clicked.connect(lambda: self._step(back=True))
        self.redo.clicked.connect(lambda: self._step(back=False))
        finish.clicked.connect(finished)
        self.leave.clicked.connect(self.leave_now)
        self._listen(finished)

    def _listen(self, finished: Callable[[], None]) -> None:
        for key, then in (
            ("Ctrl+S", finished),
            ("Ctrl+W", self.leave_now),
            ("Ctrl+N", self.body.tools.add.click),
            ("Ctrl+E", lambda: self.body.do("problem")),
            ("Ctrl+Z", lambda: self._step(back=True)),
            ("Ctrl+Y", lambda: self._step(back=False)),
            ("Ctrl+Shift+Z", lambda: self._step(back=False)),
            ("Ctrl+PgUp", lambda: self.body.go_to_day(self.body.day - 1)),
            ("Ctrl+PgDown", lambda: self.body.go_to_day(self.body.day + 1)),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(then)

    def take(self, document: Document) -> None:
        """Go on with a changed agenda."""
        raise NotImplementedError

    def step(self, *, back: bool) -> None:
        """Undo the latest change, or redo it."""
        raise NotImplementedError

    def leave_now(self) -> None:
        """Be done with the agenda."""
        self.left.emit()

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say something in the bar."""
        self.bar.say(text, tone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self.bar.lapse()
        else:
            super().keyPressEvent(event)

    def _step(self, *, back: bool) -> None:
        """Undo or redo; in a field that was typed into, the field's own."""
        if not undone_in_field(self.focusWidget(), back=back):
            self.step(back=back)
