"""From what people type to who is meant: delegations, groups, panellists, and those who wait or spoke.

Anybody may be given the floor under any name: what the directory knows gets its official name, the rest is kept as
typed. Only a group spoken for and a panellist spoken to have to be known.
"""

from __future__ import annotations

import re

from gcm_moderator.delegations.directory import Directory
from gcm_moderator.delegations.model import Delegation
from gcm_moderator.meeting.commands import Refusal, RefusalCode
from gcm_moderator.meeting.decide import panellist
from gcm_moderator.meeting.floor import Speaker
from gcm_moderator.meeting.state import Request, State
from gcm_moderator.meeting.turn import Turn

LONGEST_NAME = 300


def speaker_of(delegation: Delegation, state: State) -> Speaker:
    """The delegation as a speaker, under the name that the session prints, in its language."""
    session = state.session
    name = delegation.name(session.language)
    if session.names_in_use and session.days:
        name = delegation.name_on(session.days[0], session.language)
    return Speaker(name, delegation.id, delegation.category, delegation.regional_group)


def speaker(text: str, directory: Directory, state: State) -> Speaker:
    """Whoever that text names: a panellist of the running panel, a delegation, or the text as typed."""
    known = panellist(state, panellist_id(text) or "")
    if known is not None:
        return known
    delegation = directory.resolve(text)
    if delegation is not None:
        return speaker_of(delegation, state)
    return Speaker(" ".join(text.split())[:LONGEST_NAME])


def group(text: str, directory: Directory, state: State) -> Speaker | Refusal:
    """The delegation or group on whose behalf somebody speaks, or the refusal."""
    candidates = directory.candidates(text)
    candidates = tuple(known for known in candidates if known.speaks_for_members) or candidates
    if len(candidates) > 1:
        names = ", ".join(candidate.name() for candidate in candidates)
        return Refusal(RefusalCode.AMBIGUOUS_NAME, f"“{text}” can be {names}; say which.")
    if not candidates:
        return Refusal(RefusalCode.UNKNOWN_NAME, f"The directory knows no group or delegation “{text}”.")
    return speaker_of(candidates[0], state)


def panellist_id(text: str) -> str | None:
    """`panellist-2` for "panellist-2", "Panellist 2" or "panelist 2"; None for anything else."""
    match = re.fullmatch(r"\s*panell?ist[\s-]*(\d{1,2})\s*", text, re.IGNORECASE)
    return f"panellist-{int(match[1])}" if match else None


def waiting(text: str, directory: Directory, state: State) -> str | Refusal:
    """The id of the first waiting request of that name, or the refusal."""
    key = speaker(text, directory, state).key
    for request in state.queue:
        if request.speaker.key == key:
            return request.id
    return Refusal(RefusalCode.NOT_WAITING, f"{text} is not waiting for the floor.")


def waiting_or_called(text: str, directory: Directory, state: State) -> str | Refusal:
    """The id of the request of that name that the live turn came from, or else that waits."""
    turn = state.turn
    if turn is not None and turn.request is not None and turn.speaker.key == speaker(text, directory, state).key:
        return turn.request
    return waiting(text, directory, state)


def nameless(text: str, directory: Directory, state: State) -> str | Refusal:
    """The id of the request or turn of that name: waiting, with the floor, not reached, or the latest that spoke."""
    known = waiting(text, directory, state)
    if not isinstance(known, Refusal):
        return known
    key = speaker(text, directory, state).key
    left = (request for queue in state.queues() for request in queue)
    named: list[Turn | Request] = [*state.live_turns, *left, *reversed(state.all_turns())]
    return next((one.id for one in named if one.speaker.key == key), known)
