"""Which views a meeting has, and how each is made at its seat."""

from __future__ import annotations

from collections.abc import Callable

from gcm_moderator.delegations.directory import Directory
from gcm_moderator.desk.qt import Seat
from ui.podium.seat import podium_at
from ui.shell.meeting import Makers
from ui.shell.rail import View


def views_at(seat: Seat, directory: Callable[[], Directory], steady: Callable[[], float], speed: float = 1.0) -> Makers:
    """The views of the meeting at that seat, none made yet.

    `directory` is asked for when a name is typed, `steady` gives seconds that only grow, and `speed` is how many
    seconds of the meeting go by in one second.
    """
    language = seat.state.session.language
    return {
        View.PODIUM: lambda: podium_at(seat, directory, steady, language, speed),
    }
