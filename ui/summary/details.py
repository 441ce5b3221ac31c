"""One point in full: its wording, its heading, its quantifier, and who is behind it."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from gcm_moderator.agenda.model import Session
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.brief import Point, Said, reading_s
from gcm_moderator.meeting.floor import Heading, Quantifier
from ui.accessible import describe
from ui.actions.action import Do
from ui.actions.table import cap
from ui.summary import words
from ui.summary.said_list import SaidList, SaidRow
from ui.theme import Type, font, space
from ui.widgets.bar import AdviceLine, Tone
from ui.widgets.button import TouchButton, Weight
from ui.widgets.label import FitLabel, PlainLabel
from ui.widgets.paint import Scaled
from ui.widgets.paragraph import paragraph
from ui.widgets.text import plain, tooltip
from ui.words import SEPARATOR, time_of_day

_LOW = 36


class WordingField(QPlainTextEdit, Scaled):
    """Where the wording of a point is typed. `entered` when it is to be taken: Ctrl+Enter, or the focus leaves."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        describe(self, self.tr("Wording of the point"), self.tr("Ctrl+Enter takes it, Esc leaves it as it was"))
        self.set_scale(1.0)

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        self.scale = scale
        made = font(Type.BODY, scale * 1.07)
        self.setFont(made)
        self.document().setDefaultFont(made)
        self.setFixedHeight(round(112 * scale))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter takes the wording."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed counts when the focus leaves."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.entered.emit()


class Details(QFrame):
    """The card. `wanted` carries a command; `done` when the focus should go back to the list."""

    wanted = Signal(object)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._point: Point | None = None
        self._alike: Point | None = None
        self._typed_from = ""
        self.empty = FitLabel(15, 15, 4, Qt.AlignmentFlag.AlignHCenter)
        self.empty.set_text(
            self.tr("Choose a point to word it, to put it under a heading, and to see who is behind it.")
        )
        self.empty.set_tone("soft")
        self.full = QWidget()
        self._wording()
        self._choices()
        self._behind()
        inner = QVBoxLayout(self.full)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(space(1))
        for row in (self._wording_head, self.wording, self.hint, self._heading_row, self._quantifier_row):
            inner.addWidget(row) if isinstance(row, QWidget) else inner.addLayout(row)
        inner.addLayout(self._behind_head)
        inner.addWidget(self.said, 1)
        inner.addLayout(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(2), space(1.5), space(2), space(1.5))
        column.addWidget(self.empty, 1)
        column.addWidget(self.full, 1)
        self.full.hide()

    def _wording(self) -> None:
        self.time = PlainLabel("", Type.SMALL, "soft")
        self._wording_head = QHBoxLayout()
        self._wording_head.addWidget(PlainLabel(self.tr("WORDING"), Type.CAPTION, "soft"), 1)
        self._wording_head.addWidget(self.time)
        self.wording = WordingField()
        self.wording.entered.connect(self.take_wording)
        self.wording.textChanged.connect(self._show_time)
        self.hint = paragraph(lines=2, soft=False)
        self.hint.hide()

    def _choices(self) -> None:
        self._headings: dict[Heading, TouchButton] = {}
        self._heading_row = QHBoxLayout()
        self._heading_row.setSpacing(space(0.5))
        for number, heading in enumerate(Heading, start=1):
            button = TouchButton("", str(number), Weight.QUIET, height=_LOW)
            button.set_label(words.heading_short(heading), words.heading_word(heading))
            button.setToolTip(tooltip(words.heading_word(heading)))
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, which=heading: self.file_under(which))
            self._headings[heading] = button
            self._heading_row.addWidget(button, 1)
        self._quantifiers: dict[Quantifier, TouchButton] = {}
        self.state = AdviceLine(Type.SMALL)
        row = QHBoxLayout()
        row.setSpacing(space(0.5))
        for quantifier in Quantifier:
            button = TouchButton(words.quantifier_word(quantifier), "", Weight.QUIET, height=_LOW)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, which=quantifier: self.confirm(which))
            self._quantifiers[quantifier] = button
            row.addWidget(button, 1)
        self._quantifier_row = QVBoxLayout()
        self._quantifier_row.setSpacing(space(0.5))
        self._quantifier_row.addLayout(row)
        self._quantifier_row.addWidget(self.state)

    def _behind(self) -> None:
        self.internal = AdviceLine(Type.STRONG)
        self.internal.show_line(self.tr("Internal: names who said it"), Tone.ATTENTION)
        self._behind_head = QHBoxLayout()
        self._behind_head.addWidget(PlainLabel(self.tr("WHO IS BEHIND IT"), Type.CAPTION, "soft"), 1)
        self._behind_head.addWidget(self.internal)
        self.said = SaidList()
        self.said.taken_out.connect(lambda note: self.wanted.emit(commands.SeparateNote(note)))
        self.split = TouchButton(self.tr("Split"), cap(Do.SPLIT_POINT), height=_LOW)
        self.split.setAccessibleDescription(self.tr("Takes the point apart into those that it was merged from"))
        self.split.clicked.connect(self.split_point)
        self.merge = TouchButton(self.tr("Merge with the likely same"), cap(Do.MERGE_POINTS), height=_LOW)
        self.merge.clicked.connect(self.merge_alike)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(space(1))
        self._buttons.addWidget(self.split)
        self._buttons.addWidget(self.merge, 1)

    @property
    def point(self) -> Point | None:
        """What is shown."""
        return self._point

    def show_point(self, point: Point | None, session: Session, alike: Point | None = None) -> None:
        """Show a point; `alike` is another that may say the same. A wording being typed is not overwritten."""
        before, self._point, self._alike = self._point, point, alike
        self.full.setVisible(point is not None)
        self.empty.setVisible(point is None)
        if point is None:
            self._set_wording("")
            return
        if before is None or before.id != point.id or not self.typing:
            self._set_wording(point.text)
        self._typed_from = point.text
        for heading, button in self._headings.items():
            _choose(button, heading is point.heading)
        for quantifier, button in self._quantifiers.items():
            _choose(button, quantifier is point.confirmed)
            button.set_marked(quantifier is point.suggested and (point.confirmed is None or point.stale))
            suggested = quantifier is point.suggested
            button.set_key(cap(Do.CONFIRM_QUANTIFIER) if suggested and (point.confirmed is None or point.stale) else "")
            button.setAccessibleDescription(self.tr("suggested") if suggested else "")
        said, tone = self._state(point)
        self.state.show_line(said, tone)
        self.state.shape.setVisible(tone is not Tone.PLAIN)
        zone = ZoneInfo(session.zone)
        self.said.notes.show_rows([_said(one, session, zone) for one in point.said])
        self.split.setVisible(point.merged)
        self.merge.setVisible(alike is not None)
        self.hint.setVisible(alike is not None)
        if alike is not None:
            text = self.tr("May say the same: “{text}”").format(text=plain(alike.text))
            self.hint.set_text(text)

    @property
    def typing(self) -> bool:
        """Whether a wording was typed and not taken yet."""
        return self._point is not None and self.wording.hasFocus() and self.wording.toPlainText() != self._typed_from

    def take_wording(self) -> None:
        """Ask for the wording that was typed, if it is another one."""
        point = self._point
        typed = " ".join(self.wording.toPlainText().split())
        if point is not None and typed != " ".join(point.text.split()):
            self.wanted.emit(commands.WordPoint(point.id, typed))

    def leave_wording(self) -> None:
        """Put the wording back as it was."""
        if self._point is not None:
            self._set_wording(self._point.text)
        self.done.emit()

    def file_under(self, heading: Heading) -> None:
        """Ask for another heading."""
        if self._point is not None and self._point.heading is not heading:
            self.wanted.emit(commands.FilePoint(self._point.id, heading))
        elif self._point is not None:
            _choose(self._headings[heading], True)

    def confirm(self, quantifier: Quantifier | None = None) -> None:
        """Confirm a quantifier, the suggested one if none is given; the confirmed one again takes it back."""
        point = self._point
        wanted = quantifier or (point.suggested if point is not None else None)
        if point is None or wanted is None:
            return
        again = wanted is point.confirmed and not point.stale
        self.wanted.emit(commands.ConfirmQuantifier(point.id, None if again else wanted, len(point.delegations)))

    def split_point(self) -> None:
        """Ask for the point to be taken apart."""
        if self._point is not None:
            self.wanted.emit(commands.SplitPoint(self._point.id))

    def merge_alike(self) -> None:
        """Ask for the point to be merged with the one that may say the same."""
        if self._point is not None and self._alike is not None:
            self.wanted.emit(commands.MergePoints((self._point.id, self._alike.id)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the wording as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wording()
        else:
            super().keyPressEvent(event)

    def _set_wording(self, text: str) -> None:
        if self.wording.toPlainText() != text:
            self.wording.setPlainText(text)
        self._typed_from = text

    def _show_time(self) -> None:
        seconds = reading_s([self.wording.toPlainText()])
        self.time.set_text(self.tr("{n} s to read out").format(n=round(seconds)))

    def _state(self, point: Point) -> tuple[str, Tone]:
        count = words.delegations_word(point)
        if point.confirmed is not None and point.stale:
            text = self.tr("Confirmed when there were {then}; now {count}. Confirm again.")
            return text.format(then=point.confirmed_for, count=count), Tone.ATTENTION
        if point.confirmed is not None:
            return self.tr("Confirmed: {count}").format(count=count), Tone.DONE
        if point.suggested is not None:
            text = self.tr("{count}: “{quantifier}” is suggested. K confirms it.")
            if point.groups:
                text = self.tr("{count}: “{quantifier}” is suggested, but a group stands for more than one State.")
            return text.format(count=count, quantifier=words.quantifier_word(point.suggested)), Tone.PLAIN
        return self.tr("No delegation is behind it; panellists and the chair do not count."), Tone.PLAIN


def _choose(button: TouchButton, chosen: bool) -> None:
    button.setChecked(chosen)
    button.set_weight(Weight.PRIMARY if chosen else Weight.NORMAL)


def _said(said: Said, session: Session, zone: ZoneInfo) -> SaidRow:
    at = time_of_day(said.note.taken_at, zone)
    when = SEPARATOR.join((words.panel_word(session, said.panel), at))
    return SaidRow(said.note.id, words.who_said(said), when, said.note.content.text)


def alike_in(points: Sequence[Point], likely: dict[str, str], point: str | None) -> Point | None:
    """The point that may say the same as that one."""
    other = likely.get(point or "")
    return next((found for found in points if found.id == other), None)
