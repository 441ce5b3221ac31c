"""One rehearsal from the start page, from what was chosen to how it went."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from gcm_moderator.clock import PlayedClock
from gcm_moderator.delegations.directory import Directory
from gcm_moderator.desk.qt import Seat
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.facts import Recorded
from gcm_moderator.rehearsal.outcome import outcome
from gcm_moderator.rehearsal.room import room_of
from gcm_moderator.summary.ledger import ledger
from ui.rehearse.course import Course
from ui.rehearse.outcome import Keep, OutcomePage
from ui.rehearse.setup import Wanted
from ui.rehearse.strip import RehearsalStrip


class Rehearsal:
    """The rehearsal at a seat whose clock is given; `strip` stands above the meeting."""

    def __init__(self, wanted: Wanted, seat: Seat, clock: PlayedClock, directory: Directory) -> None:
        self.wanted = wanted
        self._seat = seat
        if wanted.segment is not None:
            seat.desk.send(commands.StartSegment(wanted.segment.id))
            seat.desk.settle()
        room = room_of(wanted.seed, wanted.floor, directory, seat.state)
        self.course = Course(seat, clock, room)
        self.strip = RehearsalStrip(self.course, wanted.session.zone)

    def recorded(self) -> Sequence[Recorded]:
        """Everything that has happened, for the page after and to be kept."""
        return self._seat.desk.record.read()

    def page(self, recorded: Sequence[Recorded], keep: Keep, trouble: type[Exception]) -> OutcomePage:
        """The page after the rehearsal."""
        said = QCoreApplication.translate("Rehearse", "{session} · room number {seed}")
        title = said.format(session=self.wanted.session.title, seed=self.wanted.seed)
        return OutcomePage(outcome(ledger(recorded)), title, keep, trouble)
