"""The Notes view: everything the rapporteurs see and do. It follows the seat, and writes under the name "notes"."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from gcm_moderator.clock import Pace, real_time
from gcm_moderator.desk.notes import Wanted, revisions, turn_of
from gcm_moderator.desk.qt import Seat
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.commands import Command, Refusal
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import Speaker
from gcm_moderator.meeting.notes import Note
from ui.actions.action import Do, Where
from ui.actions.action_set import ActionSet
from ui.actions.table import cap
from ui.notes import words
from ui.notes.chips import drop_down
from ui.notes.finder import Finder
from ui.notes.foot import Foot
from ui.notes.note_list import NoteList
from ui.notes.now_line import NowLine
from ui.notes.questions import Questions, Versions
from ui.notes.writing import Writing
from ui.theme import space
from ui.widgets.bar import Tone
from ui.widgets.growing import GrowingPage
from ui.widgets.paint import scale_all
from ui.widgets.time_of_day import TimeOfDay

NAME = "notes"
"""Under which notes written here are recorded."""

_SIDE = 280
_UNDONE_MOST = 100
_SMALLEST = (880, 600)


class NotesView(GrowingPage):
    """The view. `asked` carries the `Do` of what the application carries out."""

    DESIGNED = (1200, 720)
    SCALES = (0.9, 1.45)

    asked = Signal(object)

    def __init__(
        self, seat: Seat, steady: Callable[[], float], pace: Pace = real_time, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, scale=0.0)
        self._seat = seat
        self._undo: list[tuple[str, Command]] = []
        self._stale = True
        self._problem: str | None = None
        zone = ZoneInfo(seat.state.session.zone)
        self.setWindowTitle(self.tr("Notes"))
        self.setAccessibleName(self.tr("Notes"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMinimumSize(*_SMALLEST)
        self.now = NowLine(seat.now, pace)
        self.clock = TimeOfDay(seat.now, pace=pace)
        self.clock.set_zone(seat.state.session.zone)
        self.clock.stop()
        self.writing = Writing(seat.desk, seat.note_in_hand(NAME))
        self.finder = Finder(seat.state.session, self._speakers)
        self.list = NoteList(seat.desk, zone)
        self.questions = Questions(cap(Do.NOTE_ANSWERED), zone)
        self.versions = Versions(zone)
        self.side = QStackedWidget()
        self.side.addWidget(self.questions)
        self.side.addWidget(self.versions)
        self.foot = Foot()
        self.bar = self.foot.bar
        self.actions_at_work = ActionSet(self, steady, Where.NOTES)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.writing.editor)
        self._follow()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(space(1), 0, space(1), 0)
        head.addWidget(self.now, 1)
        head.addSpacing(space(2))
        head.addWidget(self.clock)
        notes = QFrame()
        notes.setProperty("card", "true")
        inner = QVBoxLayout(notes)
        inner.setContentsMargins(space(2), space(1.5), space(2), space(0.5))
        inner.setSpacing(space(1))
        inner.addWidget(self.finder)
        inner.addWidget(self.list, 1)
        left = QVBoxLayout()
        left.setSpacing(space(1))
        left.addWidget(self.writing)
        left.addWidget(notes, 1)
        middle = QHBoxLayout()
        middle.setSpacing(space(1.5))
        middle.addLayout(left, 1)
        middle.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(1.5), space(1), space(1.5), space(0.5))
        column.setSpacing(space(1))
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        seat = self._seat
        self.writing.asked.connect(self.do)
        self.writing.saved.connect(self._saved)
        self.finder.changed.connect(self._find)
        self.finder.field.down.connect(self._go_to_list)
        self.finder.field.left.connect(self.writing.editor.setFocus)
        self.list.rows.done.connect(self._show_empty)
        self.list.edited.connect(self.writing.take_up)
        self.list.deleted.connect(self._delete)
        self.list.starred.connect(self._star)
        self.list.looked_up.connect(self._show_versions)
        self.list.menu_wanted.connect(self._show_menu)
        self.questions.answered.connect(self._answer)
        self.versions.left.connect(lambda: self.side.setCurrentWidget(self.questions))
        self.actions_at_work.asked.connect(self._act)
        seat.changed.connect(self._on_change)
        seat.refused.connect(self._on_refusal)

    def do(self, which: Do) -> None:
        """Carry out an action of the table."""
        self.actions_at_work.trigger(which)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say something in the bar at the foot, for some seconds."""
        self.foot.say(text, tone)

    def refuse(self, refusal: Refusal) -> None:
        """Say why something was not done."""
        self.say(refusal.message, Tone.ATTENTION)

    def undo(self) -> None:
        """Undo the last change that was made to the notes in this view."""
        if not self._undo:
            self.say(self.tr("There is no change to the notes to undo."))
            return
        what, command = self._undo.pop()
        self._send(command)
        self.say(self.tr("Undone: {what}").format(what=what), Tone.DONE)

    def row_menu(self, note: str) -> QMenu:
        """What can be done with a note of the list."""
        menu = QMenu(self)
        for label, key, then in (
            (self.tr("Edit"), "Enter", lambda: self.writing.take_up(note)),
            (self.tr("Star, or not"), "S", lambda: self._star(note)),
            (self.tr("Hang on another speaker"), "", lambda: self._offer_places(note)),
            (self.tr("Versions"), "V", lambda: self._show_versions(note)),
            (self.tr("Answered, or not"), "", lambda: self._answer(note)),
            (self.tr("Delete"), "Del", lambda: self._delete(note)),
        ):
            known = self._note(note)
            question = known is not None and (known.pending or known.answered)
            if label == self.tr("Answered, or not") and not question:
                continue
            menu.addAction(f"{label}\t{key}").triggered.connect(lambda _=False, then=then: then())
        return menu

    def places_for(self, note: str) -> QMenu:
        """What a note of the list can be hung on."""
        menu = self.writing.places(self)
        menu.triggered.connect(lambda entry: self._hang(note, entry.data()))
        return menu

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has happened, and begin to count."""
        super().showEvent(event)
        self._follow()
        if self.focusWidget() is None:
            self.writing.editor.setFocus()
        self.clock.refresh()
        self.now.clock.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave no timer behind, and let the seat alone."""
        self._seat.changed.disconnect(self._on_change)
        self._seat.refused.disconnect(self._on_refusal)
        self._seat.note_in_hand(NAME).on_given_back = None
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc sends the bar away."""
        if event.key() == Qt.Key.Key_Escape:
            self.bar.lapse()
        else:
            super().keyPressEvent(event)

    def take_scale(self, scale: float) -> None:
        """Give all parts another size."""
        scale_all(self, scale)
        self.side.setFixedWidth(round(_SIDE * scale))

    def rest(self) -> None:
        """Stop the clocks, the search and the bar."""
        self.clock.stop()
        self.now.clock.stop()
        self.writing.stop()
        self.list.rows.stop()
        self.bar.lapse()

    def _on_change(self) -> None:
        self._stale = True
        if self.isVisible():
            self._follow()

    def _follow(self) -> None:
        """Show the meeting as it stands, if it has changed since the last look."""
        if not self._stale:
            return
        self._stale = False
        view = self._seat.podium
        self.actions_at_work.show_view(view)
        self.now.show_view(view)
        self.writing.follow()
        self.list.rows.catch_up()
        if view.problem and view.problem != self._problem:
            self.foot.say(view.problem, Tone.TROUBLE, self.tr("Save elsewhere"), self._save_elsewhere)
        self._problem = view.problem
        self.questions.show_notes(self._seat.desk.notebook.pending, self._asker)
        self._show_empty()

    def _save_elsewhere(self) -> None:
        self.asked.emit(Do.SAVE_ELSEWHERE)

    def _on_refusal(self, refusal: Refusal) -> None:
        if self.isVisible():
            self.refuse(refusal)

    def _send(self, command: Command) -> None:
        self._seat.send(command, NAME)

    def _changed(self, what: str, command: Command, back: Command, *, say: bool = True) -> None:
        """Change something about a note; it can be undone."""
        self._remember(what, back)
        self._send(command)
        if say:
            self.foot.say(what, Tone.DONE, self.tr("Undo"), self.undo, cap(Do.NOTE_UNDO))

    def _remember(self, what: str, back: Command) -> None:
        self._undo = [*self._undo[-_UNDONE_MOST:], (what, back)]

    def _saved(self, note: str | None, before: NoteContent | None) -> None:
        if note is not None and before is not None:
            self._remember(self.tr("A note was changed."), commands.ReviseNote(note, before))
        self.list.scrollToTop()

    def _note(self, note: str) -> Note | None:
        return self._seat.desk.notebook.notes.get(note)

    def _delete(self, note: str) -> None:
        self._changed(self.tr("The note was deleted."), commands.DeleteNote(note), commands.RestoreNote(note))

    def _star(self, note: str) -> None:
        known = self._note(note)
        if known is not None:
            self._revise(known, replace(known.content, star=not known.content.star), "")

    def _hang(self, note: str, place: NoteContent) -> None:
        known = self._note(note)
        if known is None:
            return
        content = replace(
            known.content,
            segment=place.segment,
            turn=place.turn,
            speaker=place.speaker,
            on_behalf_of=place.on_behalf_of,
        )
        said = words.who(place.speaker, place.on_behalf_of)
        self._revise(known, content, self.tr("The note hangs on {name}.").format(name=said))

    def _revise(self, note: Note, content: NoteContent, what: str) -> None:
        back = commands.ReviseNote(note.id, note.content)
        told = what or self.tr("The star of a note was changed.")
        self._changed(told, commands.ReviseNote(note.id, content), back, say=bool(what))

    def _answer(self, note: str) -> None:
        known = self._note(note)
        if known is None:
            return
        answered = not known.answered
        told = self.tr("The question was answered.") if answered else self.tr("The question waits again.")
        self._changed(told, commands.AnswerQuestion(note, answered), commands.AnswerQuestion(note, not answered))

    def _answer_first(self) -> None:
        pending = self._seat.desk.notebook.pending
        if pending:
            self._answer(pending[0].id)
        else:
            self.say(self.tr("No question waits for an answer."))

    def _asker(self, note: Note) -> str:
        desk = self._seat.desk
        speaker = desk.notebook.speaker_of(note, turn_of(desk.state, note.content))
        return words.who(speaker, note.content.on_behalf_of)

    def _speakers(self) -> list[Speaker]:
        """Everybody who has spoken, latest first, each once."""
        found = {turn.speaker.key: turn.speaker for turn in reversed(self._seat.state.all_turns())}
        return list(found.values())

    def _find(self, wanted: Wanted) -> None:
        self.list.rows.show(wanted)
        self._show_empty()

    def _show_empty(self) -> None:
        if self.list.rows.looking:
            text = self.tr("Looking…")
        elif self.list.rows.wanted == Wanted():
            text = self.tr("The notes appear here, the newest first. Start typing above.")
        else:
            text = self.tr("No note answers this. Clear the field or the filters to see all notes again.")
        self.list.set_empty_text(text)

    def _go_to_list(self) -> None:
        self.list.setFocus()
        if self.list.selected() is None and self.list.rows.rowCount():
            self.list.setCurrentIndex(self.list.rows.index(0))

    def _show_versions(self, note: str) -> None:
        self.versions.show_versions(revisions(self._seat.desk, note))
        self.side.setCurrentWidget(self.versions)

    def _show_menu(self, note: str, at: QPoint) -> None:
        menu = self.row_menu(note)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _offer_places(self, note: str) -> None:
        drop_down(self.finder, self.places_for(note))

    def _act(self, which: Do) -> None:
        """Carry out an action of this view; the rest is the application's."""
        selected = self.list.selected()
        match which:
            case Do.NOTE_WRITE:
                self.writing.editor.setFocus()
            case Do.NOTE_STAR:
                self.writing.turn_star()
            case Do.NOTE_HANG if self.list.hasFocus() and selected is not None:
                self._offer_places(selected)
            case Do.NOTE_HANG:
                menu = self.writing.places(self)
                menu.triggered.connect(lambda entry: self.writing.hang_on(entry.data()))
                drop_down(self.writing.rehang, menu)
            case Do.NOTE_FIND:
                self.finder.field.setFocus()
                self.finder.field.selectAll()
            case Do.NOTE_LIST:
                self._go_to_list()
            case Do.NOTE_ANSWERED:
                self._answer_first()
            case Do.NOTE_UNDO:
                self.undo()
            case Do.NOTE_EDIT if selected is not None:
                self.writing.take_up(selected)
            case Do.NOTE_STAR_ONE if selected is not None:
                self._star(selected)
            case Do.NOTE_VERSIONS if selected is not None:
                self._show_versions(selected)
            case Do.NOTE_DELETE if selected is not None:
                self._delete(selected)
            case _:
                self.asked.emit(which)
