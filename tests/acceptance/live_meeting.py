"""A live meeting in a process of its own, for tests that kill it: `python -m tests.acceptance.live_meeting RECORD`.

It plays a discussion at the podium of a new record, says after each action at which second of its clock it is, and
then waits to be killed in the middle of a turn.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QCoreApplication

from gcm_moderator import bootstrap
from gcm_moderator.agenda.loading import load
from gcm_moderator.clock import MeetingClock
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.floor import Speaker, TurnKind

START = dt.datetime(2017, 5, 8, 8, 43, tzinfo=dt.UTC)
WALL_S = 1_800_000_000.0
"""When the meeting begins, on the wall of the machine: years after the session's dates."""

HALF_TYPED = "Firewalls between enforcement and ser"
HALF_NOTED = "Firewalls work c6 #da"

ACTIONS: list[tuple[float, commands.Command]] = [
    (0, commands.StartSegment("panel-1/discussion")),
    (5, commands.RequestFloor(Speaker("Kenya", "KE"))),
    (6, commands.RequestFloor(Speaker("Malta", "MT"), on_behalf_of=Speaker("European Union", "eu"), limit_s=300.0)),
    (7, commands.RequestFloor(Speaker("Delegate in row 4"))),
    (10, commands.CallRequest()),
    (40, commands.PauseTurn()),
    (50, commands.ResumeTurn()),
    (60, commands.GrantTime(30.0)),
    (65, commands.RequestFloor(Speaker("Peru", "PE"), kind=TurnKind.POINT_OF_ORDER)),
]
"""Each with its second after the start."""

AT_LAST_S = 70.0


def clock_at(second: Callable[[], float], wall_s: float = WALL_S) -> Callable[[float], MeetingClock]:
    """What makes clocks that read the wall once and `second` from then on."""
    return lambda ahead_s: MeetingClock(ahead_s, wall=lambda: wall_s, steady=second)


def main(path: Path) -> NoReturn:
    """Hold the meeting until killed."""
    application = QCoreApplication([])
    second = 0.0
    session = load(bootstrap.sessions_folder() / "gcm-2017-1.yaml").session
    assert session is not None
    seat = bootstrap.begin(session, path, START, clock_ahead=clock_at(lambda: second))
    for at, command in ACTIONS:
        second = at
        seat.desk.send(command)
        seat.desk.settle()
        _say(second)
    second = AT_LAST_S
    seat.note_in_hand().type_text(HALF_TYPED)
    seat.note_in_hand("notes").type_text(HALF_NOTED)
    while len(seat.desk.record.drafts()) < 2:
        application.processEvents()
    _say(second)
    sys.stdin.read()
    raise SystemExit("Nobody killed this meeting.")


def _say(second: float) -> None:
    sys.stdout.write(f"{second}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
