"""The situations in which an action is on, or says something else, as the podium shows them."""

from __future__ import annotations

from gcm_moderator.desk.views import ListState, PodiumView
from gcm_moderator.meeting.floor import Speaker
from gcm_moderator.meeting.turn import Hold


def suspended(view: PodiumView) -> bool:
    """Whether the whole meeting stands still."""
    return view.suspended_since is not None


def speaking(view: PodiumView) -> bool:
    """Whether somebody has the floor and the meeting goes on."""
    return view.turn is not None and not suspended(view)


def discussing(view: PodiumView) -> bool:
    """Whether a discussion runs, and with it a list of speakers."""
    return view.list_state is not ListState.NONE


def paused(view: PodiumView) -> bool:
    """Whether the turn was paused by hand."""
    return view.turn is not None and Hold.BY_HAND in view.turn.holds


def waiting(view: PodiumView) -> bool:
    """Whether anybody is on the list of speakers."""
    return bool(view.queue)


def can_call(view: PodiumView) -> bool:
    """Whether anybody on the list can be given the floor."""
    return waiting(view) and not suspended(view)


def came_from_list(view: PodiumView) -> bool:
    """Whether whoever speaks was called from the list of speakers."""
    return speaking(view) and view.turn is not None and view.turn.request is not None


def nameless(view: PodiumView) -> bool:
    """Whether whoever has the floor in a discussion was entered as typed, and may get a name."""
    return discussing(view) and view.turn is not None and as_typed(view.turn.speaker)


def as_typed(speaker: Speaker) -> bool:
    """Whether that is neither a delegation nor a panellist, but a text that somebody typed."""
    return speaker.delegation is None and speaker.panellist is None


def list_closed(view: PodiumView) -> bool:
    """Whether the list of speakers takes points of order only."""
    return view.list_state is ListState.CLOSED


def can_give(view: PodiumView) -> bool:
    """Whether somebody is next: on the list or, outside a discussion, by the agenda."""
    return can_call(view) if discussing(view) else view.turn is None and expected(view) is not None


def expected(view: PodiumView) -> Speaker | None:
    """Whom the agenda names for the running segment."""
    segment = view.segment
    if segment is None or segment.speaker is None or segment.limit_s is None:
        return None
    return Speaker(segment.speaker, panellist=segment.panellist)
