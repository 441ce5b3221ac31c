"""The Notes view at a seat."""

from __future__ import annotations

from collections.abc import Callable

from gcm_moderator.clock import Pace, real_time
from gcm_moderator.desk.qt import Seat
from ui.notes.window import NotesView


def notes_at(seat: Seat, steady: Callable[[], float], pace: Pace = real_time) -> NotesView:
    """The Notes view of the meeting at that seat; it writes as "notes".

    `steady` gives seconds that only grow; `pace` gives how many seconds of the meeting go by in one second.
    """
    return NotesView(seat, steady, pace)
