"""The card where a note is written: what it hangs on, the editor, the chips, saving."""

from __future__ import annotations

from itertools import pairwise
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from gcm_moderator.desk.desk import Desk
from gcm_moderator.desk.in_hand import BegunNote, NoteInHand
from gcm_moderator.desk.notes import recent_turns
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.marks import escaped, known_in, parse, themes_for
from gcm_moderator.meeting.notes import context
from gcm_moderator.meeting.speaking_time import reading
from ui.accessible import describe
from ui.actions.action import Do
from ui.actions.table import cap
from ui.notes import words
from ui.notes.chips import ChipLine
from ui.notes.editor import NoteEditor
from ui.theme import Type, space
from ui.widgets.button import TouchButton, Weight
from ui.widgets.label import PlainLabel
from ui.widgets.text import menu_text
from ui.words import time_of_day

LONG = 60
"""A text of so many words or characters is a statement, and its length is shown."""

COUNT_MS = 200
_OFFERED = 4


class Writing(QFrame):
    """The card. `asked` carries a `Do`, `saved` the content a note had before it was edited (None for a new one)."""

    asked = Signal(object)
    saved = Signal(object, object)

    def __init__(self, desk: Desk, note: NoteInHand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._desk = desk
        self._note = note
        self._zone = ZoneInfo(desk.session.zone)
        self.hung = PlainLabel("", Type.STRONG, "accent")
        self.rehang = TouchButton(self.tr("Another speaker"), cap(Do.NOTE_HANG), Weight.QUIET, height=36)
        self.rehang.clicked.connect(lambda: self.asked.emit(Do.NOTE_HANG))
        self.editor = NoteEditor()
        describe(
            self.editor,
            self.tr("Note"),
            self.tr("Enter saves, Shift+Enter breaks the line, Up in the empty field takes up the note before"),
        )
        self.editor.setPlaceholderText(
            self.tr(
                "Type what is said; Enter saves it.\nMarks between spaces:  !!  star   ?2  question to panellist 2"
                "   #  theme   c6  commitment 6"
            )
        )
        self.editor.complete = self._rest_of_theme
        self.editor.typed.connect(self._type)
        self.editor.entered.connect(self.save)
        self.editor.earlier.connect(self.take_earlier)
        self.editor.later.connect(self.take_later)
        self.editor.left.connect(self._leave)
        self.editor.word_changed.connect(self._offer_themes)
        self.chips = ChipLine(desk.session)
        self.chips.chosen.connect(self._choose)
        self.hint = PlainLabel("", Type.SMALL, "soft")
        self.keep = TouchButton(self.tr("Save"), "⏎", Weight.PRIMARY)
        self.keep.clicked.connect(self.save)
        self._count = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._count.timeout.connect(self._show_length)
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(self.hung, 1)
        head.addWidget(self.hint)
        head.addWidget(self.rehang)
        foot = QHBoxLayout()
        foot.setSpacing(space(1))
        foot.addWidget(self.chips, 1)
        foot.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(2), space(1), space(2), space(1.5))
        column.setSpacing(space(0.75))
        column.addLayout(head)
        column.addWidget(self.editor)
        column.addLayout(foot)
        for one, other in pairwise((self.editor, *self.chips.all, self.keep, self.rehang)):
            self.setTabOrder(one, other)
        note.on_given_back = self.show_begun
        self.show_begun()

    @property
    def begun(self) -> BegunNote:
        """The note in hand."""
        return self._note.begun

    def show_begun(self) -> None:
        """Put the note in hand into the field."""
        self.editor.give(self.begun.text)
        self.follow()
        self._show_length()

    def follow(self) -> None:
        """Show what the note hangs on and is marked with, as things stand."""
        begun = self.begun
        place = begun.content if self._is_hung else context(self._desk.state)
        known = known_in(self._desk.session, place.segment)
        self.editor.set_known(known)
        own = replace(begun.content, segment=place.segment)
        self.chips.show_marks(own, parse(begun.text, known).on(own), known)
        said = words.who(place.speaker, place.on_behalf_of)
        if begun.note is not None:
            at = time_of_day(begun.begun_at or self._desk.clock.now(), self._zone)
            text = self.tr("Editing the note of {time}, on {name}; Esc leaves it as it was")
            self.hung.set_text(text.format(time=at, name=said))
        elif begun.begun_at is not None:
            at = time_of_day(begun.begun_at, self._zone)
            self.hung.set_text(self.tr("on {name}, {time}").format(name=said, time=at))
        elif place.speaker is None:
            self.hung.set_text(self.tr("The next note is on no speaker in particular"))
        else:
            self.hung.set_text(self.tr("The next note is on {name}").format(name=said))
        self.keep.set_label(self.tr("Save the change") if begun.note is not None else self.tr("Save"))
        self.keep.setEnabled(bool(begun.text.strip()))

    def save(self) -> None:
        """Enter the note; the field is empty at once, or has again what waited aside."""
        begun = self.begun
        known = self.editor.known
        content = parse(begun.text, known).on(begun.content)
        if not content.text.strip():
            return
        before = self._desk.notebook.notes.get(begun.note) if begun.note is not None else None
        self._note.enter(content)
        self.show_begun()
        self.saved.emit(begun.note, before.content if before is not None else None)

    def take_up(self, note: str) -> None:
        """Edit a note that was taken."""
        self._note.take_up(note, self._written)
        self.show_begun()
        self.editor.setFocus()

    def take_earlier(self) -> None:
        """Edit the note before this one: the last note, while none is being edited and nothing is typed."""
        if self.begun.note is None and self.begun.text:
            return
        found = self._beside(-1)
        if found is not None:
            self.take_up(found)

    def take_later(self) -> None:
        """Edit the note after this one; after the last one, go back to what was half typed."""
        if self.begun.note is None:
            return
        found = self._beside(1)
        if found is not None:
            self.take_up(found)
        else:
            self.put_down()

    def put_down(self) -> None:
        """Leave the note that is being edited as it was."""
        self._note.put_down()
        self.show_begun()

    def turn_star(self) -> None:
        """Star the note, or not."""
        self._choose(replace(self.begun.content, star=not self.begun.content.star))

    def hang_on(self, place: NoteContent) -> None:
        """Hang the note in hand on something else."""
        content = replace(
            self.begun.content,
            segment=place.segment,
            turn=place.turn,
            speaker=place.speaker,
            on_behalf_of=place.on_behalf_of,
        )
        self._note.hold(replace(self.begun, content=content, hung_by_hand=True))
        self.follow()

    def places(self, parent: QWidget) -> QMenu:
        """The menu of what a note can hang on: who spoke lately, or nobody. The entries carry a `NoteContent`."""
        menu = QMenu(parent)
        menu.setAccessibleName(self.tr("Hang the note on"))
        state = self._desk.state
        for turn in recent_turns(state):
            at = time_of_day(turn.started_at, self._zone)
            entry = menu.addAction(menu_text(f"{at}  {words.who(turn.speaker, turn.on_behalf_of)}"))
            place = NoteContent(
                "", segment=turn.segment, turn=turn.id, speaker=turn.speaker, on_behalf_of=turn.on_behalf_of
            )
            entry.setData(place)
        menu.addSeparator()
        nobody = menu.addAction(self.tr("Nobody in particular"))
        nobody.setData(NoteContent("", segment=state.running))
        return menu

    def stop(self) -> None:
        """Await nothing any more."""
        self._count.stop()

    @property
    def _is_hung(self) -> bool:
        begun = self.begun
        return begun.note is not None or begun.hung_by_hand or begun.begun_at is not None or bool(begun.text.strip())

    def _type(self, text: str) -> None:
        self._note.type_text(text)
        self.follow()
        if not self._count.isActive():
            self._show_length()
            self._count.start()

    def _choose(self, own: NoteContent) -> None:
        content = own if self._is_hung else replace(own, segment=None)
        self._note.hold(replace(self.begun, content=replace(content, text=self.begun.text)))
        self.follow()
        self.editor.setFocus()

    def _leave(self) -> None:
        if self.begun.note is not None or self.begun.aside is not None:
            self.put_down()
        else:
            self.asked.emit(Do.NOTE_LIST)

    def _written(self, content: NoteContent) -> str:
        return escaped(content.text, known_in(self._desk.session, content.segment))

    def _beside(self, step: int) -> str | None:
        """The next note that is not deleted, that many places from the one being edited."""
        book = self._desk.notebook
        at = len(book.taken) if self.begun.note is None else book.taken.index(self.begun.note)
        at += step
        while 0 <= at < len(book.taken):
            if not book.notes[book.taken[at]].deleted:
                return book.taken[at]
            at += step
        return None

    def _themes(self, word: str) -> tuple[str, ...]:
        return themes_for(word[1:], self._desk.session) if word[:1] in ("#", "＃") else ()

    def _rest_of_theme(self, word: str) -> str | None:
        """What Tab adds to a word that begins like a theme."""
        beginning = [theme for theme in self._themes(word) if theme.startswith(word[1:].casefold())]
        return beginning[0][len(word) - 1 :] if beginning else None

    def _offer_themes(self, word: str) -> None:
        themes = self._themes(word)[:_OFFERED]
        if themes:
            offered = "   ".join(f"#{theme}" for theme in themes)
            self.hint.set_text(self.tr("Tab completes: {themes}").format(themes=offered))
        elif not self._count.isActive():
            self._show_length()

    def _show_length(self) -> None:
        found = reading(self.begun.text)
        long = found.words + found.characters >= LONG
        text = words.reading_words(found) if long else ""
        if not self._themes(self.editor.word()):
            self.hint.set_text(text)
