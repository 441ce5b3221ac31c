"""The agenda of the meeting at a seat, to be changed."""

from __future__ import annotations

from gcm_moderator.desk.qt import Seat
from ui.editor.change import AgendaChange


def agenda_change_at(seat: Seat) -> AgendaChange:
    """The window that changes the agenda of the meeting at that seat."""
    window = AgendaChange(seat.state)

    def follow() -> None:
        window.show_state(seat.state)

    def leave() -> None:
        seat.changed.disconnect(follow)
        seat.refused.disconnect(window.refuse)

    window.wanted.connect(seat.send)
    seat.changed.connect(follow)
    seat.refused.connect(window.refuse)
    window.destroyed.connect(leave)
    return window
