"""The top of the podium: what is going on, whether it is on the disk, and the time of day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gcm_moderator.agenda.model import ItemKind
from gcm_moderator.clock import Pace, real_time
from gcm_moderator.desk.views import PodiumView, Saving
from ui.theme import Type, space, tokens_of
from ui.widgets.bar import AdviceLine, Tone
from ui.widgets.button import TouchButton
from ui.widgets.label import PlainLabel
from ui.widgets.paint import Scaled, prepare, rounded
from ui.widgets.text import tooltip
from ui.widgets.time_of_day import TimeOfDay
from ui.words import SEPARATOR

CUE_STAYS_MS = 8000
WIDEST = 16_777_215
"""As wide as a widget can be."""
WIDEST_CUE = 420
"""In pixels at scale 1; longer words are cut, and the tool tip has them all."""


class Chip(AdviceLine, Scaled):
    """A short state in a box: "practice", "not saved"."""

    def __init__(self, widest: int = WIDEST, parent: QWidget | None = None) -> None:
        super().__init__(Type.STRONG, parent)
        self._widest = widest
        self.set_scale(1.0)
        self.hide()

    def show_state(self, text: str, tone: Tone) -> None:
        """Show a state; an empty text hides the chip."""
        self.show_line(text, tone)
        self.shape.setVisible(tone is not Tone.PLAIN)
        self.setVisible(bool(text))

    def set_scale(self, scale: float) -> None:
        """Take on another size of spacing."""
        self.scale = scale
        self.setMaximumWidth(min(WIDEST, round(self._widest * scale)))
        self.row.setContentsMargins(space(1.5, scale), space(0.75, scale), space(1.5, scale), space(0.75, scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        painter = QPainter(self)
        prepare(painter)
        colours = tokens_of(self)
        rounded(painter, QRectF(self.rect()), self.height() / 2, colours.raised, colours.edge)


class Header(QWidget):
    """Item and segment, states, the menu and the clock. `minute` follows each minute of the meeting."""

    minute = Signal()

    def __init__(self, now: Callable[[], dt.datetime], pace: Pace = real_time, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cue = Chip(WIDEST_CUE)
        self.muted = Chip()
        self._cue_timer = QTimer(self, singleShot=True, interval=CUE_STAYS_MS)
        self._cue_timer.timeout.connect(self.cue.hide)
        self.item = PlainLabel("", Type.TITLE)
        self.segment = PlainLabel("", Type.BODY, "soft")
        self.practice = Chip()
        self._practice, self._says_practice = False, True
        self.saving = Chip()
        self.menu = TouchButton(self.tr("Menu"))
        self.menu.setAccessibleDescription(self.tr("Limit, list, segment, suspension, the room’s screen, keys"))
        self.clock = TimeOfDay(now, kind=Type.HEADLINE, pace=pace)
        self.clock.minute.connect(self.minute)
        self.place = PlainLabel("", Type.BODY, "soft")
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.item)
        titles.addWidget(self.segment)
        time = QHBoxLayout()
        time.setSpacing(space(1))
        time.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignVCenter)
        time.addWidget(self.place, 0, Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(1), 0, space(1), 0)
        row.setSpacing(space(1.5))
        row.addLayout(titles, 1)
        row.addWidget(self.cue, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.muted, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.practice, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.saving, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(time)

    def show_view(self, view: PodiumView) -> None:
        """Show what is going on."""
        self.item.set_text(view.item.title if view.item is not None else view.session_title)
        self.segment.set_text(self._under_title(view))
        self._practice = view.practice
        self._show_practice()
        self.saving.show_state(*self._saving(view))
        self.saving.setToolTip(tooltip(view.problem or ""))
        self.place.set_text(view.place.partition(" (")[0])
        self.place.setToolTip(tooltip(view.place))
        self.clock.set_zone(view.zone)

    def show_cue(self, text: str, tone: Tone) -> None:
        """Show the words of a cue for some seconds."""
        self.cue.show_state(text, tone)
        self._cue_timer.start()

    def say_practice(self, says: bool) -> None:
        """Whether it is said here that a meeting is for practice; not where something above says it."""
        self._says_practice = says
        self._show_practice()

    def show_muted(self, muted: bool) -> None:
        """Show whether cues are heard."""
        self.muted.show_state(self.tr("Cues muted") if muted else "", Tone.ATTENTION)

    def rest(self) -> None:
        """Await nothing any more."""
        self.clock.stop()
        self._cue_timer.stop()
        self.cue.hide()

    def _show_practice(self) -> None:
        self.practice.show_state(self.tr("Practice") if self._practice and self._says_practice else "", Tone.PLAIN)

    def _under_title(self, view: PodiumView) -> str:
        if view.item is None or view.segment is None:
            return self.tr("Nothing is running")
        parts = [view.segment.title] if view.segment.title != view.item.title else []
        names = [person.name for person in view.item.moderators if person.name]
        if view.item.kind is ItemKind.SUMMARY_PANEL:
            chair = self.tr("Co-facilitators: {names}").format(names=", ".join(names))
            parts.append(chair if names else self.tr("The co-facilitators chair"))
        elif names:
            parts.append(self.tr("Moderator: {names}").format(names=", ".join(names)))
        return SEPARATOR.join(parts)

    def _saving(self, view: PodiumView) -> tuple[str, Tone]:
        match view.saving:
            case Saving.SAVED:
                return "", Tone.PLAIN
            case Saving.SAVING:
                return self.tr("Saving…"), Tone.PLAIN
            case Saving.NOT_SAVED:
                return self.tr("Not saved: {n}").format(n=view.unsaved), Tone.TROUBLE
