"""Gives the cues of an open meeting: each at its instant, on the screen, by chime or voice, and to screen readers.

A precise timer is aimed at the instant of the next cue; nothing is asked again and again.
"""

from __future__ import annotations

import math
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from gcm_moderator.clock import Pace, real_time
from gcm_moderator.cues.messages import Ended, Trouble
from gcm_moderator.cues.plan import Cue
from gcm_moderator.cues.schedule import begun, due, followed
from gcm_moderator.cues.texts import NameIn, as_entered, text_of
from gcm_moderator.desk.qt import Seat
from gcm_moderator.settings import Settings, Way, changed
from gcm_moderator.settings_file import SettingsError, SettingsStore
from ui.cues import choices, words
from ui.cues.voice import Voice
from ui.widgets.bar import Tone

LONGEST_WAIT_MS = 60_000
"""Timers do not count the time in which a computer sleeps: after it, they are late for at most so long."""


class Show(Protocol):
    """Where cues are seen."""

    def show_cue(self, text: str, tone: Tone) -> None:
        """Show the words of a cue for some seconds, and tell screen readers."""

    def show_muted(self, muted: bool) -> None:
        """Show whether cues are heard."""

    def say_trouble(self, text: str, *, for_good: bool) -> None:
        """Say why cues are not heard; `for_good` when none is until somebody tries again."""


class CueStation(QObject):
    """The cues of the meeting at `seat`, as the settings want them. `given` carries each `Cue` and its words.

    `pace` gives how many seconds of the meeting go by in one second; where it is not 1 nothing is heard. `name_in`
    gives the names of speakers in the language of the cues.
    """

    given = Signal(object, str)

    def __init__(
        self,
        seat: Seat,
        settings: SettingsStore,
        voice: Voice,
        show: Show,
        name_in: NameIn = as_entered,
        pace: Pace = real_time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._seat = seat
        self._settings = settings
        self._voice = voice
        self._show = show
        self._name_in = name_in
        self._pace = pace
        self._told: Trouble | None = None
        self._schedule = begun(seat.desk.history, seat.now())
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._give)
        seat.changed.connect(self._follow)
        voice.ended.connect(self._heard)
        voice.given_up.connect(self._given_up)
        self._leave_settings = settings.follow(self._on_settings)
        self._on_settings(settings.current)
        self._aim()

    @property
    def muted(self) -> bool:
        """Whether no cue is heard."""
        return self._settings.current.cues.muted

    def toggle_mute(self) -> None:
        """Fall silent at once, or let cues be heard again."""
        try:
            self._settings.change(changed(self._settings.current, "cues", "muted", not self.muted))
        except SettingsError as reason:
            self._show.say_trouble(str(reason), for_good=False)

    def try_again(self) -> None:
        """Let cues be heard again after the voice was given up."""
        self._told = None
        self._voice.try_again()
        self._aim()

    def close(self) -> None:
        """Give no cue any more, and end the voice."""
        self._timer.stop()
        self._leave_settings()
        self._seat.changed.disconnect(self._follow)
        self._voice.ended.disconnect(self._heard)
        self._voice.given_up.disconnect(self._given_up)
        self._voice.close()

    def _follow(self) -> None:
        self._schedule = followed(self._schedule, self._seat.state)
        self._voice.keep(frozenset(cue.key for cue in self._schedule.cues))
        self._give()

    def _give(self) -> None:
        """Give what is due, and wait for the next."""
        given, self._schedule = due(self._schedule, self._seat.now())
        for cue in given:
            self._give_one(cue)
        self._aim()

    def _give_one(self, cue: Cue) -> None:
        settings = self._settings.current
        ways = choices.ways_of(settings.cues, cue.kind)
        if not ways:
            return
        language = choices.language_of(settings.language.cues, self._seat.state.session.language)
        text = text_of(cue, language, self._name_in)
        outputs = choices.outputs(settings.cues, ways)
        if outputs and self._sounding:
            late_s = (self._seat.now() - cue.at).total_seconds()
            chime = str(choices.chime_of(cue.kind))
            self._voice.sound(text, language, chime, outputs, key=cue.key, of_time=cue.of_time, late_s=late_s)
        if Way.SCREEN in ways:
            self._show.show_cue(text, words.tone(cue.kind))
        self.given.emit(cue, text)

    @property
    def _sounding(self) -> bool:
        return self._pace() == 1.0 and not self.muted

    def _aim(self) -> None:
        """Wait for the instant of the next cue; the voice is made ready for one that will be heard."""
        at = self._schedule.next_at
        if at is None:
            self._timer.stop()
            return
        wait_s = (at - self._seat.now()).total_seconds() / self._pace()
        self._timer.start(min(LONGEST_WAIT_MS, max(0, math.ceil(wait_s * 1000))))
        settings = self._settings.current.cues
        if self._sounding and any(choices.outputs(settings, choices.ways_of(settings, cue.kind)) for cue in self._next):
            self._voice.prepare(to_speak=choices.speaks(settings))

    @property
    def _next(self) -> list[Cue]:
        return [cue for cue in self._schedule.cues if cue.key not in self._schedule.over]

    def _on_settings(self, settings: Settings) -> None:
        self._show.show_muted(settings.cues.muted)
        if settings.cues.muted:
            self._voice.silence()

    def _heard(self, ended: Ended) -> None:
        """Say once why a cue was not heard, until one is heard again."""
        if ended.trouble is not None and ended.trouble is not self._told and not self._voice.off:
            self._show.say_trouble(words.trouble(ended.trouble, ended.detail), for_good=False)
        self._told = ended.trouble

    def _given_up(self) -> None:
        self._show.say_trouble(words.given_up(), for_good=True)
