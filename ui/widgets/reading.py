"""What the clock face reads off a turn."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from gcm_moderator.meeting.turn import Turn
from ui.widgets.clock_face import Reading
from ui.words import MINUS, length


def reading_of(turn: Turn, now: dt.datetime, speed: float = 1.0) -> Reading:
    """The face of a turn at an instant. `speed` is how many seconds of the meeting go by in one second."""
    allowed = turn.limit_s + turn.granted_s
    change = turn.next_change(now)
    return Reading(
        digits=turn.face(now),
        phase=turn.phase(now),
        left=turn.remaining(now) / allowed if allowed > 0 else 0.0,
        next_change_s=None if change is None else change / speed,
        warning_s=turn.warning_s,
        detail=_limit_words(turn),
    )


def _limit_words(turn: Turn) -> str:
    """The limit and what was granted: "limit 3:00 +0:30"."""
    words = QCoreApplication.translate("ClockFace", "limit {length}").format(length=length(turn.limit_s))
    if turn.granted_s:
        sign = "+" if turn.granted_s > 0 else MINUS
        words += f" {sign}{length(abs(turn.granted_s))}"
    return words
