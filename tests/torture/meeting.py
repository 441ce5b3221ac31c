"""A meeting in a process of its own, to be killed: `python -m tests.torture.meeting RECORD WALL RATE core|windows`.

It opens the record, or makes it, says how the meeting stands, and then carries out each line of standard input and says
how the meeting stands after it and how many facts are acknowledged: one JSON object a line. Its clock reads the wall
once, as if the wall had run `RATE` times as fast since `WALL` (seconds since the epoch).
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from gcm_moderator import bootstrap
from gcm_moderator.clock import MeetingClock, steady
from gcm_moderator.delegations.directory import Directory
from gcm_moderator.desk.desk import Desk
from gcm_moderator.desk.qt import Seat
from gcm_moderator.rehearsal.player import Player
from gcm_moderator.rehearsal.report import row
from gcm_moderator.rehearsal.script import Action, parse
from gcm_moderator.settings_file import SettingsStore
from tests.shipped import session

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

START = dt.datetime(2017, 5, 8, 8, 0, tzinfo=dt.UTC)


class Standing:
    """The meeting's clock; it stands while a line is carried out, so that what is said holds for the line's instant."""

    def __init__(self, clock: MeetingClock) -> None:
        self._clock = clock
        self._stands: dt.datetime | None = None

    def now(self) -> dt.datetime:
        return self._stands or self._clock.now()

    @contextmanager
    def stand(self) -> Iterator[dt.datetime]:
        self._stands = self._clock.now()
        try:
            yield self._stands
        finally:
            self._stands = None


def main(path: Path, wall_s: float, rate: float, where: str) -> None:
    """Hold the meeting until killed, or until standard input ends."""

    def clock_ahead(ahead_s: float) -> MeetingClock:
        return MeetingClock(ahead_s, rate, wall=lambda: wall_s + (time.time() - wall_s) * rate)

    application = _application(where)
    if path.exists():
        seat = bootstrap.go_on(path, clock_ahead=clock_ahead)
    else:
        seat = bootstrap.begin(session(), path, START, clock_ahead=clock_ahead)
    desk = seat.desk
    clock = Standing(clock_ahead(desk.state.clock_ahead_s))
    desk.clock = clock
    directory = bootstrap.directory()
    meeting = _shown(seat, directory, SettingsStore(path.with_suffix(".toml"))) if where == "windows" else None
    player = Player(desk, directory)
    _carry_out("status", clock, player, desk)
    for line in sys.stdin:
        _carry_out(line, clock, player, desk)
        if meeting is not None:
            application.processEvents()
            meeting.grab()


def _application(where: str) -> QCoreApplication:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if where != "windows":
        return QCoreApplication([])
    from ui.application import made_application

    return made_application(["torture"])


def _shown(seat: Seat, directory: Directory, settings: SettingsStore) -> QWidget:
    """Every view of the meeting, each looked at once, then the podium."""
    from ui.shell.meeting import MeetingPage
    from ui.shell.rail import View
    from ui.shell.views import views_at

    views = views_at(seat, lambda: directory, steady, settings)
    meeting = MeetingPage(seat, views, steady)
    meeting.show()
    for view in (*reversed(tuple(views)), View.PODIUM):
        meeting.go_to(view)
    return meeting


def _carry_out(line: str, clock: Standing, player: Player, desk: Desk) -> None:
    with clock.stand() as at:
        (read,) = parse(f"23:59:59 {line}", desk.session)
        action: Action = replace(read, at=at)
        played = player.play(action)
        said = row(played, desk.state, desk.notebook)
    said["facts"] = desk.record.status().last_seq
    said["notes"] = len(desk.notebook.current)
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3]), sys.argv[4])
