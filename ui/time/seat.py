"""A Time view that works at a seat: it follows the desk while somebody looks."""

from __future__ import annotations

from collections.abc import Callable

from gcm_moderator.clock import Pace, real_time
from gcm_moderator.desk.qt import Seat
from gcm_moderator.desk.time_viewing import Memory, figures, time_view
from gcm_moderator.desk.time_views import Scope, TimeFigures, TimeView
from gcm_moderator.meeting.commands import Command
from ui.time.window import TimeWindow

NAME = "time"
"""What its commands are recorded under."""


def time_at(seat: Seat, steady: Callable[[], float], pace: Pace = real_time) -> TimeWindow:
    """The Time view at that seat. `steady` gives seconds that only grow."""
    memory = Memory()

    def figures_now(expanded: frozenset[str], scope: Scope) -> TimeFigures:
        return figures(seat.state, seat.now(), expanded, scope, memory)

    def view_now() -> TimeView:
        return time_view(seat.state, seat.podium, memory)

    window = TimeWindow(now=seat.now, steady=steady, view=view_now, figures=figures_now, pace=pace)

    def send(command: Command) -> None:
        seat.desk.send(command, lambda refusal: window.refuse(refusal) if refusal is not None else None, NAME)

    window.wanted.connect(send)
    seat.changed.connect(window.follow)
    return window
