"""A seat for Qt: the desk's changes as signals, delivered on the thread that owns the windows."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import Future

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from gcm_moderator.desk.desk import PATIENCE_S, Desk
from gcm_moderator.desk.in_hand import NoteInHand
from gcm_moderator.desk.viewing import display_view, podium_view
from gcm_moderator.desk.views import DisplayView, PodiumView
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.commands import Refusal
from gcm_moderator.meeting.forecast import Forecast, forecast
from gcm_moderator.meeting.state import State
from gcm_moderator.record.port import Record

SLOW_MS = 300
RETRY_MS = 2000
KEEP_MS = 250
"""A half-typed note is on the disk within half a second of a key."""


class Seat(QObject):
    """What windows work with: views of the meeting, and a way to send commands.

    `changed` follows every change (and a write that takes long enough to be shown); `refused` carries the `Refusal` of
    a command sent here.
    """

    changed = Signal()
    refused = Signal(object)
    _answered = Signal()
    _heard = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._closed = False
        self._podium: PodiumView | None = None
        self._display: DisplayView | None = None
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._refresh)
        self._patience = QTimer(self, singleShot=True, interval=round(PATIENCE_S * 1000))
        self._patience.timeout.connect(desk.go_ahead)
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(desk.retry)
        self._keep = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._keep.timeout.connect(self._keep_half_typed)
        self._notes_in_hand: dict[str, NoteInHand] = {}
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._heard.connect(self._follow, Qt.ConnectionType.QueuedConnection)
        desk.on_writing = self._on_writing
        self._leave_desk = desk.subscribe(self._refresh)
        self._leave_record = desk.record.subscribe(lambda _: self._heard.emit())

    @property
    def state(self) -> State:
        """The meeting as it stands."""
        return self._desk.state

    @property
    def desk(self) -> Desk:
        """The desk behind the signals."""
        return self._desk

    @property
    def podium(self) -> PodiumView:
        """What the podium shows."""
        if self._podium is None:
            self._podium = podium_view(self._desk)
        return self._podium

    @property
    def display(self) -> DisplayView:
        """What the room's screen shows."""
        if self._display is None:
            self._display = display_view(self._desk.state)
        return self._display

    def now(self) -> dt.datetime:
        """The time of the meeting."""
        return self._desk.clock.now()

    def forecast(self) -> Forecast | None:
        """Where the meeting will be, seen from now."""
        return forecast(self._desk.state, self.now())

    def send(self, command: commands.Command, name: str | None = None) -> None:
        """Ask the meeting to do something; a refusal comes by signal.

        `name` is that of the view it came from ("time", "notes"), under which it is recorded; this seat's own if None.
        """
        self._desk.send(command, self._answer, name)

    def note_in_hand(self, name: str | None = None) -> NoteInHand:
        """The note that is being typed in the view of that name; this seat's own if None. One for each name."""
        name = name or self._desk.seat
        if name not in self._notes_in_hand:
            self._notes_in_hand[name] = NoteInHand(self._desk, name, self._keep_soon, self.refused.emit)
        return self._notes_in_hand[name]

    def move_to(self, record: Record) -> Record:
        """Go on with a copy of the record elsewhere and write there what is unsaved. Returns the record left behind."""
        self._leave_record()
        self._leave_record = record.subscribe(lambda _: self._heard.emit())
        return self._desk.move_to(record)

    def close(self) -> None:
        """Bring to the disk what it takes, then leave the desk and the record alone."""
        if self._desk.settle():
            self._desk.retry()
            self._desk.settle()
        self._closed = True
        self._leave_desk()
        self._leave_record()
        self._desk.on_writing = None
        for timer in (self._slow, self._patience, self._retry, self._keep):
            timer.stop()
        self._keep_half_typed()

    def _keep_soon(self) -> None:
        if not self._keep.isActive():
            self._keep.start()

    def _keep_half_typed(self) -> None:
        for note in self._notes_in_hand.values():
            note.keep()

    def _answer(self, refusal: Refusal | None) -> None:
        if refusal is not None:
            self.refused.emit(refusal)

    def _on_writing(self, future: Future[int]) -> None:
        self._slow.start()
        self._patience.start()
        future.add_done_callback(lambda _: self._answered.emit())

    def _on_answered(self) -> None:
        self._desk.written()
        if not self._desk.writing:
            self._slow.stop()
            self._patience.stop()

    def _follow(self) -> None:
        """Another seat wrote; what was heard before this one closed may still be on its way."""
        if not self._closed:
            self._desk.follow()

    def _refresh(self) -> None:
        self._podium = self._display = None
        for note in self._notes_in_hand.values():
            note.forget_entered()
        if self._desk.unsaved and not self._retry.isActive():
            self._retry.start()
        self.changed.emit()
