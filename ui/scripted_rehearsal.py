"""A rehearsal in the real windows: the script moderates, N times as fast as real time.

Stretches in which nothing runs, or a break does, are left out. Closing both windows ends the rehearsal.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from gcm_moderator.agenda.model import SegmentKind, Session
from gcm_moderator.clock import PlayedClock, pace_of, steady
from gcm_moderator.delegations.directory import Directory
from gcm_moderator.desk.desk import Desk
from gcm_moderator.desk.qt import Seat
from gcm_moderator.rehearsal.player import Played, Player
from gcm_moderator.rehearsal.rehearsal import SEAT, actions, numbered_ids, open_record
from gcm_moderator.rehearsal.report import row
from gcm_moderator.rehearsal.script import Action
from gcm_moderator.settings_file import SettingsStore
from ui.application import NoScreen, made_application
from ui.display.window import DisplayWindow
from ui.shell.looks import ApplicationLooks, Looks, of_display
from ui.shell.meeting import MeetingPage
from ui.shell.rail import View
from ui.shell.signals import EndingSignals
from ui.shell.views import views_at

Report = Callable[[Played, dict[str, Any]], None]

BEFORE = dt.timedelta(seconds=2)
LINGER_MS = 1500
SIZE = (1280, 800)


def rehearse_in_windows(
    session: Session,
    directory: Directory,
    settings: SettingsStore,
    script: Path | None,
    record_path: Path | None,
    speed: float,
    report: Report,
    own_windows: Iterable[View] = (),
) -> str | None:
    """Play the whole script in the windows of a meeting, then leave.

    Returns why there are no windows, or why not all is on the record, if so.

    The views in `own_windows` get windows of their own, the others are behind the rail.

    Raises:
        ScriptError: the script cannot be read; nothing has been played.
        RecordError: the record cannot be made at `record_path`.
    """
    script_actions = list(actions(session, directory, script))
    start = (script_actions[0].at if script_actions else session.segments[0].planned_start) - BEFORE * speed
    clock = PlayedClock(start, speed)
    try:
        application = made_application(["gcm-moderator"])
    except NoScreen as reason:
        return str(reason)
    record = open_record(session, record_path, start)
    looks = ApplicationLooks(settings, application)
    seat = Seat(Desk(record, clock, numbered_ids(), SEAT))
    meeting = MeetingPage(seat, views_at(seat, lambda: directory, steady, settings, pace_of(clock)), steady)
    meeting.resize(*SIZE)
    display = DisplayWindow(seat.now, pace_of(clock))
    Looks(display, settings, of_display)
    seat.changed.connect(lambda: display.show_view(seat.display))
    display.show_view(seat.display)
    meeting.show()
    display.show()
    for view in own_windows:
        meeting.take_out(view)
    rehearsal = _Rehearsal(script_actions, seat, clock, Player(seat.desk, directory), speed, report)
    rehearsal.over.connect(application.quit, Qt.ConnectionType.QueuedConnection)
    signals = EndingSignals(application.quit)
    application.lastWindowClosed.connect(application.quit)
    try:
        rehearsal.go_on()
        application.exec()
    finally:
        rehearsal.stop()
        signals.close()
        looks.leave()
        for window in (meeting, display):
            window.close()
            window.deleteLater()
        seat.close()
        problem = seat.desk.problem
        QCoreApplication.sendPostedEvents()
        record.close()
        for finished in (rehearsal, seat, looks):
            finished.deleteLater()
    return problem


class _Rehearsal(QObject):
    """Plays each action when the meeting's clock reaches it."""

    over = Signal()

    def __init__(
        self,
        script_actions: list[Action],
        seat: Seat,
        clock: PlayedClock,
        player: Player,
        speed: float,
        report: Report,
    ) -> None:
        super().__init__()
        self._actions = deque(script_actions)
        self._seat = seat
        self._clock = clock
        self._player = player
        self._speed = speed
        self._report = report
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.go_on)

    def go_on(self) -> None:
        """Play what is due, and wait for the next."""
        while self._actions and self._actions[0].at <= self._clock.now():
            self._play(self._actions.popleft())
        if not self._actions:
            self._timer.timeout.disconnect()
            self._timer.timeout.connect(self.over)
            self._timer.start(LINGER_MS)
            return
        upcoming = self._actions[0].at
        if self._idle():
            self._clock.jump_to(upcoming - BEFORE * self._speed)
        wait_s = (upcoming - self._clock.now()).total_seconds() / self._speed
        self._timer.start(max(0, round(wait_s * 1000)))

    def stop(self) -> None:
        """Play no more."""
        self._timer.stop()

    def _play(self, action: Action) -> None:
        self._clock.stand(action.at)
        try:
            played = self._player.play(action)
            self._report(played, row(played, self._seat.state, self._seat.desk.notebook))
        finally:
            self._clock.stand(None)

    def _idle(self) -> bool:
        segment = self._seat.state.segment
        return segment is None or segment.kind is SegmentKind.BREAK
