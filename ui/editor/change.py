"""Another agenda while the meeting is open: what has begun stays, the rest is put in place as one action."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from gcm_moderator.agenda.editing.document import Document, Row
from gcm_moderator.agenda.editing.versions import Versions
from gcm_moderator.agenda.editing.written import written
from gcm_moderator.agenda.formats import Usual
from gcm_moderator.agenda.model import Session
from gcm_moderator.meeting.agenda_change import begun_items, same_agenda
from gcm_moderator.meeting.commands import ChangeAgenda, Refusal, RefusalCode
from gcm_moderator.meeting.state import State
from ui.editor.body import EditorBody
from ui.editor.frame import EditorFrame
from ui.editor.lines_model import Column
from ui.editor.words import tr
from ui.widgets.bar import Tone
from ui.widgets.button import TouchButton, Weight
from ui.widgets.growing import grow

SMALLEST = (1024, 600)
_OURS = (RefusalCode.STALE_ORDER, RefusalCode.ALREADY_BEGUN, RefusalCode.IN_THE_PAST)


class AgendaChange(EditorFrame):
    """The window. `wanted` carries the `ChangeAgenda`; `left` follows when it is in place, or nothing is to change.

    `state` gives the meeting as it stands; `follow` is to be called when it changed: what has begun is locked.
    """

    wanted = Signal(object)

    def __init__(self, state: Callable[[], State], parent: QWidget | None = None) -> None:
        self.put = TouchButton(tr("Put in place"), "Ctrl+S", Weight.PRIMARY)
        body = EditorBody(one_agenda=True)
        super().__init__(body, self.put, self.put_in_place, tr("Leave it as it is"), parent)
        self._now = state
        self._state = state()
        self._sent: Session | None = None
        self.setWindowTitle(tr("Change the agenda"))
        self.setAccessibleName(tr("Change the agenda"))
        self.setMinimumSize(*SMALLEST)
        self.title.set_text(tr("Change the agenda"))
        self.about.set_text(tr("What has begun stays as it was. The clock goes on."))
        self._begin()

    def _begin(self) -> None:
        """Begin with the agenda as it stands."""
        self._seen = self._state.session
        usual = Usual(round_size=self._seen.round_size, usual_warning_s=self._seen.usual_warning_s)
        self.versions = Versions(Document(written(self._seen), usual))
        self._lock()
        self._show()
        running = self._state.segment
        if running is not None:
            self.body.go_to_day(running.day - 1)
        begun = [row.at for row in self.body.rows if row.item.id in self._begun]
        self.body.table.select(min(max(begun, default=-1) + 1, len(self.body.rows) - 1))
        self.body.show_form(0)

    @property
    def agenda(self) -> Session | None:
        """The agenda that would be put in place; None while something in it is wrong."""
        return self.versions.present.session

    def follow(self) -> None:
        """Look at the meeting again."""
        self._state = self._now()
        if self._sent is not None and same_agenda(self._state.session, self._sent):
            self._sent = None
            self.left.emit()
            return
        self._lock()

    def refuse(self, refusal: Refusal) -> None:
        """Say why the agenda was not put in place."""
        if self._sent is None or refusal.code not in _OURS:
            return
        self._sent = None
        anew = tr("Begin anew") if self._state.session != self._seen else ""
        self.bar.say(refusal.message, Tone.ATTENTION, anew, self._begin, stays_s=None)

    def put_in_place(self) -> None:
        """Ask the meeting to go on with this agenda."""
        self.body.commit()
        agenda = self.agenda
        if agenda is not None and same_agenda(agenda, self._seen):
            self.left.emit()
            return
        if agenda is None:
            self.bar.say(tr("Something in the agenda is to be corrected first."), Tone.ATTENTION)
            self.body.do("problem")
            return
        self._sent = agenda
        self.wanted.emit(ChangeAgenda(agenda, self._seen))

    def event(self, event: QEvent) -> bool:
        """Letters typed here belong here: the single keys of the podium do not act in this window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            if not plain and event.text().isprintable() and event.text():
                event.accept()
                return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the table."""
        super().showEvent(event)
        self.body.table.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The agenda stays as it is."""
        self.bar.lapse()
        super().closeEvent(event)
        self.left.emit()

    def _lock(self) -> None:
        self._begun = {item.id for item in begun_items(self._state)}
        running = self._state.item
        self._running = running.id if running is not None else None
        self.body.lock(self._locked)

    def _locked(self, row: Row, column: Column | None) -> bool:
        if row.item.id not in self._begun or column in (Column.TITLE, Column.WHO):
            return False
        return row.item.id != self._running or column not in (Column.END, Column.LENGTH)

    def take(self, document: Document) -> None:
        """Go on with a changed agenda."""
        if self.versions.take(document):
            self._show()

    def step(self, *, back: bool) -> None:
        """Undo the latest change since the agenda was opened, or redo it."""
        self.body.commit()
        if self.versions.undo() if back else self.versions.redo():
            self._show()

    def _show(self) -> None:
        self.body.show_document(self.versions.present)
        self.undo.setEnabled(self.versions.can_undo)
        self.redo.setEnabled(self.versions.can_redo)
        self.put.setEnabled(self.versions.can_undo)
        grow(self, self.scale)
