"""A Time view that works at a seat: it follows the desk while somebody looks."""

from __future__ import annotations

from collections.abc import Callable

from gcm_moderator.clock import Pace, real_time
from gcm_moderator.desk.qt import Seat
from gcm_moderator.desk.time_viewing import Memory, figures, time_view
from gcm_moderator.desk.time_views import Scope, TimeFigures
from gcm_moderator.meeting.commands import Refusal
from ui.time.window import TimeWindow

NAME = "time"
"""What its commands are recorded under."""


def time_at(seat: Seat, steady: Callable[[], float], pace: Pace = real_time) -> TimeWindow:
    """The Time view at that seat. `steady` gives seconds that only grow."""
    memory = Memory()

    def figures_now(expanded: frozenset[str], scope: Scope) -> TimeFigures:
        return figures(seat.state, seat.now(), expanded, scope, memory)

    window = TimeWindow(now=seat.now, steady=steady, figures=figures_now, pace=pace)

    def show() -> None:
        window.show_view(time_view(seat.state, seat.podium, memory))

    def follow() -> None:
        if window.isVisible():
            show()

    def refuse(refusal: Refusal) -> None:
        if window.isVisible():
            window.refuse(refusal)

    window.wanted.connect(lambda command: seat.send(command, NAME))
    window.looked_at.connect(show)
    seat.changed.connect(follow)
    seat.refused.connect(refuse)
    show()
    return window
