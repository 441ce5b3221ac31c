"""The questions to panellists that wait for an answer, and the versions of a note, on the trailing side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gcm_moderator.desk.notes import Revision
from gcm_moderator.meeting.notes import Note
from ui.notes import words
from ui.theme import Type, space
from ui.widgets.button import TouchButton, Weight
from ui.widgets.label import PlainLabel
from ui.widgets.paragraph import paragraph
from ui.words import SEPARATOR, time_of_day

_MOST = 40
"""Cards that are made; whoever has more questions waiting answers these first."""


class Card(QFrame):
    """A few lines, and at most one button under them."""

    def __init__(self, head: str, text: str, tail: str = "", button: TouchButton | None = None) -> None:
        super().__init__()
        self.setProperty("card", "quiet")
        self.text = text
        self.button = button
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(0.5), 0, space(1))
        column.setSpacing(space(0.5))
        column.addWidget(PlainLabel(head, Type.STRONG))
        column.addWidget(PlainLabel(tail, Type.SMALL, "soft"))
        body = paragraph(pixels=15, lines=5, soft=False)
        body.set_text(text)
        column.addWidget(body)
        if button is not None:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignTrailing)


class Cards(QFrame):
    """A column of cards under a title, with a line in their place when there are none."""

    def __init__(self, title: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.title = PlainLabel(title, Type.CAPTION, "soft")
        self.empty = paragraph(pixels=15, lines=6)
        self.empty.set_text(empty)
        self.cards: list[Card] = []
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(0.5))
        self._column.addWidget(self.empty)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self.head = QHBoxLayout()
        self.head.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(2), space(2), space(2), space(1))
        column.setSpacing(space(1))
        column.addLayout(self.head)
        column.addWidget(area, 1)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these in place of what was there."""
        for old in self.cards:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = list(cards)
        for at, card in enumerate(self.cards):
            self._column.insertWidget(at, card)
        self.empty.setVisible(not self.cards)


class Questions(Cards):
    """The questions. `answered` carries a note's id."""

    answered = Signal(str)

    def __init__(self, key: str, zone: dt.tzinfo, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._key = key
        self._zone = zone
        self._shown: tuple[Note, ...] | None = None
        self.empty.set_text(
            self.tr(
                "No question waits. Type ?2 in a note to record a question to panellist 2; it stays here until"
                " it is answered."
            )
        )

    def show_notes(self, pending: Sequence[Note], name: Callable[[Note], str]) -> None:
        """Show the questions, oldest first; `name` says who asked."""
        shown = tuple(pending)
        if shown == self._shown:
            return
        self._shown = shown
        self.title.set_text(self.tr("QUESTIONS WAITING: {n}").format(n=len(shown)))
        self.show_cards([self._card(note, name(note), first=at == 0) for at, note in enumerate(shown[:_MOST])])

    def _card(self, note: Note, asker: str, *, first: bool) -> Card:
        button = TouchButton(self.tr("Answered"), self._key if first else "")
        button.setAccessibleName(self.tr("Answered: {text}").format(text=note.content.text[:80]))
        button.clicked.connect(lambda: self.answered.emit(note.id))
        number = (note.content.to or "").rpartition("-")[2]
        head = self.tr("To panellist {n}").format(n=number)
        tail = SEPARATOR.join((asker, time_of_day(note.taken_at, self._zone)))
        return Card(head, note.content.text, tail, button)


class Versions(Cards):
    """Everything that a note has said, latest first. `left` when the list of questions is wanted again."""

    left = Signal()

    def __init__(self, zone: dt.tzinfo, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._zone = zone
        self.title.set_text(self.tr("VERSIONS OF THIS NOTE"))
        self.close_button = TouchButton(self.tr("Close"), weight=Weight.QUIET)
        self.close_button.clicked.connect(self.left)
        self.head.addWidget(self.close_button)

    def show_versions(self, versions: Sequence[Revision]) -> None:
        """Show them."""
        cards = []
        for number, version in reversed(list(enumerate(versions, 1))):
            head = self.tr("Version {n}").format(n=number)
            at = time_of_day(version.at, self._zone)
            said = words.who(version.content.speaker, version.content.on_behalf_of)
            starred = words.tr("starred") if version.content.star else ""
            tail = SEPARATOR.join(filter(None, (at, said, starred, *words.tags(version.content))))
            cards.append(Card(head, version.content.text, tail))
        self.show_cards(cards)
