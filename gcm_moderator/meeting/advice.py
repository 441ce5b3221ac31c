"""What co-facilitators can do about the time of a discussion: when all fit, and when they do not. Seconds."""

from __future__ import annotations

import datetime as dt
import math

import msgspec

from gcm_moderator.meeting.forecast import Forecast
from gcm_moderator.meeting.state import State

STEP_S = 10
SHORT_STEP_S = 5
SHORT_S = 60
SHORTEST_S = 30
"""A limit that nobody can say anything in is no advice."""


class Advice(msgspec.Struct, frozen=True):
    """The figures of a running discussion. `fits` of `waiting` are reached before its planned end at `limit_s`."""

    waiting: int
    fits: int
    room: int
    """How many more than those waiting would fit; nothing when not everybody does."""
    limit_s: float
    planned_end: dt.datetime
    all_fit_at_s: float | None
    """When not everybody fits: the longest limit at which all would, to the second."""
    offered_s: float | None
    """That limit rounded down to what a chair would say; None where it helps nobody."""
    close_at: dt.datetime | None
    """The latest time to close the list; now when not everybody fits."""
    runs_until: dt.datetime
    """When everybody waiting will have spoken at the present limit, if that is after the planned end."""
    overrun_s: float

    @property
    def all_fit(self) -> bool:
        """Whether everybody waiting is reached."""
        return self.fits == self.waiting


def advise(state: State, forecast: Forecast | None) -> Advice | None:
    """What can be done now; None while no discussion runs."""
    segment, limit_s = state.segment, state.intervention_limit_s
    if forecast is None or segment is None or not state.discussing or limit_s is None:
        return None
    waiting = len(state.queue)
    return Advice(
        waiting=waiting,
        fits=forecast.reached,
        room=max(0, (forecast.fits or 0) - waiting) if forecast.reached == waiting else 0,
        limit_s=limit_s,
        planned_end=segment.planned_end,
        all_fit_at_s=forecast.limit_for_all_s,
        offered_s=sayable(forecast.limit_for_all_s, limit_s),
        close_at=forecast.close_list_at,
        runs_until=segment.planned_end + dt.timedelta(seconds=forecast.overrun_s),
        overrun_s=forecast.overrun_s,
    )


def sayable(limit_s: float | None, present_s: float) -> float | None:
    """A limit rounded down so that everybody still fits: to 10 s, under a minute to 5 s.

    None when it would be under half a minute, or not below the present one.
    """
    if limit_s is None:
        return None
    step = SHORT_STEP_S if limit_s < SHORT_S else STEP_S
    rounded = float(math.floor(limit_s / step) * step)
    return rounded if SHORTEST_S <= rounded < present_s else None
