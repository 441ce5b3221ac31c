"""The foot of the podium: advice, the agenda, messages, the note field, undo, and the bar that speaks up."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gcm_moderator.desk.views import PodiumView, StripEntry
from gcm_moderator.meeting.forecast import Forecast
from ui.accessible import describe
from ui.actions.action import Do
from ui.actions.table import cap
from ui.podium import words
from ui.theme import Type, space
from ui.widgets.agenda_strip import AgendaStrip, StripCell
from ui.widgets.bar import AdviceLine, Bar, Tone
from ui.widgets.button import TouchButton
from ui.widgets.paint import Scaled
from ui.widgets.touch_field import TextField
from ui.words import short_title, time_of_day

LONGEST_NOTE = 4000


class Foot(QWidget, Scaled):
    """`start_wanted` carries a segment's id; `note_typed` each change of the note, `note_entered` a finished one."""

    asked = Signal(object)
    start_wanted = Signal(str)
    note_typed = Signal(str)
    note_entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.advice = AdviceLine(Type.BODY)
        self.attention = AdviceLine(Type.BODY)
        self.bar = Bar()
        advice = QWidget()
        column = QVBoxLayout(advice)
        column.setContentsMargins(space(2), 0, space(2), 0)
        column.setSpacing(space(0.5))
        column.addStretch(1)
        column.addWidget(self.advice)
        column.addWidget(self.attention)
        column.addStretch(1)
        holder = QWidget()
        held = QVBoxLayout(holder)
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(self.bar)
        self.lines = QStackedWidget()
        self.lines.addWidget(advice)
        self.lines.addWidget(holder)
        self.lines.setFixedHeight(56)
        self.bar.closed.connect(lambda: self.lines.setCurrentIndex(0))
        self.strip = AgendaStrip()
        self.strip.started.connect(self.start_wanted)
        self.note = TextField(LONGEST_NOTE)
        self.note.setPlaceholderText(self.tr("note…"))
        describe(self.note, self.tr("Note"), self.tr("Enter keeps the note"))
        self.note.textEdited.connect(self.note_typed)
        self.note.returnPressed.connect(self._enter_note)
        self.message = AdviceLine(Type.STRONG)
        self.undo = TouchButton(self.tr("Undo"), cap(Do.UNDO))
        self.undo.clicked.connect(lambda: self.asked.emit(Do.UNDO))
        bottom = QHBoxLayout()
        bottom.setSpacing(space(1.5))
        bottom.addWidget(self.note, 4)
        bottom.addWidget(self.message, 5)
        bottom.addWidget(self.undo)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space(0.75))
        whole.addWidget(self.lines)
        whole.addWidget(self.strip)
        whole.addLayout(bottom)

    def set_scale(self, scale: float) -> None:
        """Take on another size."""
        self.scale = scale
        self.lines.setFixedHeight(round(56 * scale))
        self.undo.setMaximumWidth(round(360 * scale))

    def show_view(self, view: PodiumView) -> None:
        """Show the agenda, the message and what undo would do."""
        zone = ZoneInfo(view.zone)
        self.strip.show_cells([_cell(entry, zone) for entry in view.strip])
        text, tone = words.attention(view)
        self.attention.show_line(text, tone)
        self.attention.setVisible(bool(text))
        message = view.message
        self.message.show_line(self.tr("Co-facilitators: “{text}”").format(text=message.text) if message else "")
        self.message.setVisible(message is not None)
        self.undo.setEnabled(view.undo is not None)
        label = self.tr("Undo")
        if view.undo is not None:
            label = self.tr("Undo {what}").format(what=words.step_words(view.undo))
        self.undo.set_label(label)

    def show_forecast(self, view: PodiumView, forecast: Forecast | None) -> None:
        """Show where the meeting will be."""
        if forecast is None:
            self.advice.show_line("")
            return
        self.advice.show_line(*words.advice(view, forecast, ZoneInfo(view.zone)))

    def say(self, text: str, tone: Tone = Tone.PLAIN, action: str = "", do: Do | None = None) -> None:
        """Speak up in the place of the advice, for some seconds."""
        then = None if do is None else lambda: self.asked.emit(do)
        self.bar.say(text, tone, action, then, cap(do) if do is not None else "")
        self.lines.setCurrentIndex(1)

    def _enter_note(self) -> None:
        text = self.note.text().strip()
        if text:
            self.note.clear()
            self.note_entered.emit(text)


def _cell(entry: StripEntry, zone: ZoneInfo) -> StripCell:
    segment, item = entry.segment, entry.item
    where = time_of_day(segment.planned_start, zone)
    if segment.title != item.title:
        where = f"{short_title(item.title)} · {where}"
    return StripCell(segment.id, segment.title, where, entry.state, words.strip_word(entry.state))
