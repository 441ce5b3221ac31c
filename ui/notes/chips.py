"""One line of chips: what the note is marked with. Each shows the mark that does the same while typing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from gcm_moderator.agenda.model import Session
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import NoteKind
from gcm_moderator.meeting.marks import Known
from ui.notes import words
from ui.theme import space
from ui.widgets.button import TouchButton, Weight
from ui.widgets.text import menu_text

T = TypeVar("T")


class ChipLine(QWidget):
    """The line. `chosen` carries the content with one mark changed by hand."""

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._known = Known()
        self._own = NoteContent("")
        self._shown = NoteContent("")
        self.star = self._chip(self.tr("Star"), "!!", self._turn_star)
        self.kind = self._chip(self.tr("Kind"), "", lambda: self._open(self.kind, self.kinds()))
        self.to = self._chip(self.tr("Question to"), "?2", lambda: self._open(self.to, self.panellists()))
        self.theme = self._chip(self.tr("Theme"), "#", lambda: self._open(self.theme, self.themes()))
        self.commitment = self._chip(
            self.tr("Commitment"), "c6", lambda: self._open(self.commitment, self.commitments())
        )
        self.theme.setVisible(bool(session.themes))
        self.commitment.setVisible(bool(session.commitments))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(0.5))
        self.all = (self.star, self.kind, self.to, self.theme, self.commitment)
        for chip in self.all:
            row.addWidget(chip)
        row.addStretch(1)

    def show_marks(self, own: NoteContent, shown: NoteContent, known: Known) -> None:
        """Show what the note is marked with: `own` by hand, `shown` together with the marks in the text."""
        self._own, self._shown, self._known = own, shown, known
        star = self.tr("Starred") if shown.star else self.tr("Star")
        self._label(self.star, star, star, bold=shown.star)
        kind = words.kind_word(shown.kind)
        name = self.tr("Kind: {kind}").format(kind=kind)
        self._label(self.kind, name, name, bold=shown.kind is not NoteKind.POINT)
        to = self.tr("Question to")
        if shown.to is not None:
            to = self.tr("To panellist {n}").format(n=shown.to.rpartition("-")[2])
        self._label(self.to, to, to, bold=shown.to is not None)
        self.to.setEnabled(bool(known.panellists))
        themes = ", ".join(shown.themes)
        self._label(
            self.theme, themes or self.tr("Theme"), self.tr("Themes: {themes}").format(themes=themes), bold=bool(themes)
        )
        numbers = ", ".join(f"c{number}" for number in shown.commitments)
        name = self.tr("Commitments: {numbers}").format(numbers=numbers)
        self._label(self.commitment, numbers or self.tr("Commitment"), name, bold=bool(numbers))

    def kinds(self) -> QMenu:
        """The menu that asks for the kind."""
        menu = self._menu(self.kind)
        for kind in NoteKind:
            self._entry(menu, words.kind_word(kind), self._shown.kind is kind, replace(self._own, kind=kind))
        return menu

    def panellists(self) -> QMenu:
        """The menu that asks for the panellist."""
        menu = self._menu(self.to)
        for panellist in sorted(self._known.panellists):
            name = words.panellist_word(panellist, self._session, self._own.segment)
            asked = replace(self._own, kind=NoteKind.QUESTION, to=panellist)
            self._entry(menu, name, self._shown.to == panellist, asked)
        if self._own.to is not None:
            menu.addSeparator()
            self._entry(menu, self.tr("Nobody"), False, replace(self._own, to=None))
        return menu

    def themes(self) -> QMenu:
        """The menu of themes; each is put on or taken off."""
        menu = self._menu(self.theme)
        for theme in self._session.themes:
            themes = _toggled(self._own.themes, theme.id)
            label = f"#{theme.id}  {theme.title}"
            self._entry(menu, label, theme.id in self._shown.themes, replace(self._own, themes=themes))
        return menu

    def commitments(self) -> QMenu:
        """The menu of commitments; each is put on or taken off."""
        menu = self._menu(self.commitment)
        for commitment in self._session.commitments:
            numbers = tuple(sorted(_toggled(self._own.commitments, commitment.number)))
            label = f"c{commitment.number}  {commitment.title}"
            given = commitment.number in self._shown.commitments
            self._entry(menu, label, given, replace(self._own, commitments=numbers))
        return menu

    def _chip(self, text: str, key: str, then: Callable[[], None]) -> TouchButton:
        made = TouchButton(text, key, Weight.QUIET, height=36)
        made.clicked.connect(then)
        return made

    def _label(self, chip: TouchButton, text: str, name: str, *, bold: bool) -> None:
        chip.set_label(text, name)
        chip.set_weight(Weight.NORMAL if bold else Weight.QUIET)
        chip.set_marked(bold)

    def _turn_star(self) -> None:
        self.chosen.emit(replace(self._own, star=not self._own.star))

    def _menu(self, chip: TouchButton) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName(chip.accessibleName())
        menu.triggered.connect(lambda entry: self.chosen.emit(entry.data()))
        return menu

    def _entry(self, menu: QMenu, text: str, given: bool, content: NoteContent) -> None:
        entry = menu.addAction(menu_text(text))
        entry.setCheckable(True)
        entry.setChecked(given)
        entry.setData(content)

    def _open(self, chip: TouchButton, menu: QMenu) -> None:
        drop_down(chip, menu)


def drop_down(button: QWidget, menu: QMenu) -> None:
    """Open a menu under a button, its first entry chosen; it goes for good when it is closed."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))
    if menu.actions():
        menu.setActiveAction(menu.actions()[0])


def _toggled(values: tuple[T, ...], value: T) -> tuple[T, ...]:
    return tuple(other for other in values if other != value) if value in values else (*values, value)
