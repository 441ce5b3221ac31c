"""The agenda of the meeting at a seat, to be changed."""

from __future__ import annotations

from gcm_moderator.desk.qt import Seat
from ui.editor.change import AgendaChange


def agenda_change_at(seat: Seat) -> AgendaChange:
    """The window that changes the agenda of the meeting at that seat."""
    window = AgendaChange(lambda: seat.state)
    window.wanted.connect(seat.send)
    seat.changed.connect(window.follow)
    seat.refused.connect(window.refuse)
    return window
