"""A moderator who keeps to the plan: moderates what a person jumps over, and rehearsals without windows. Pure."""

from __future__ import annotations

import datetime as dt

from gcm_moderator.agenda.model import Segment, SegmentKind
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.commands import Command
from gcm_moderator.meeting.floor import Speaker
from gcm_moderator.meeting.notes import Notebook
from gcm_moderator.meeting.rounds import round_of
from gcm_moderator.meeting.state import State
from gcm_moderator.rehearsal.room import Act

CHANGE_OVER = dt.timedelta(seconds=8)


def next_call(state: State, notebook: Notebook, since: dt.datetime) -> Act | None:
    """What that moderator does next if nothing else happens; None while the speaker is listened to, and at the end.

    A segment ends when its speaker has finished, a discussion and a break at their planned end.
    """
    if state.suspended:
        return Act(since + CHANGE_OVER, commands.ContinueMeeting())
    segment = state.segment
    if segment is None:
        return _go_to(state, _ahead(state), since)
    if not segment.elastic:
        if state.turn is not None:
            return None
        if not state.course.turns:
            return _at(state, since, commands.GiveFloor(_speaker(segment)))
        return _go_to(state, following(state, segment), since)
    over = max(since, segment.planned_end)
    if segment.kind is SegmentKind.DISCUSSION and state.turn is None:
        call = _at(state, since, _call(state, notebook))
        if call is not None and call.at < over:
            return call
    return _go_to(state, following(state, segment), over)


def following(state: State, segment: Segment) -> Segment | None:
    """The next segment of the agenda that has not been held."""
    segments = state.session.segments
    place = segments.index(segment)
    return next((other for other in segments[place + 1 :] if not state.course_of(other.id).spans), None)


def _ahead(state: State) -> Segment | None:
    """What comes after the last segment of the agenda that has been held."""
    segments = state.session.segments
    held = [place for place, segment in enumerate(segments) if state.course_of(segment.id).spans]
    return next(iter(segments[held[-1] + 1 if held else 0 :]), None)


def _go_to(state: State, segment: Segment | None, since: dt.datetime) -> Act | None:
    """Not before its time where a break or the night lies between."""
    before = state.segment
    if segment is None:
        return Act(_free(state, since), commands.EndSegment()) if before is not None else None
    waits = before is None or before.kind is SegmentKind.BREAK or before.day != segment.day
    at = max(since, segment.planned_start) if waits else since
    return Act(max(at, _free(state, since)), commands.StartSegment(segment.id))


def _call(state: State, notebook: Notebook) -> Command | None:
    now = round_of(state, notebook)
    if now.suggest_panellists:
        panellists = [segment.panellist for segment in state.item.segments if segment.panellist] if state.item else []
        spoke = [turn.speaker.panellist for turn in state.course.turns]
        for panellist in sorted(panellists, key=lambda who: (-now.pending_questions.get(who, 0), spoke.count(who))):
            return commands.GivePanellist(panellist)
    return commands.CallRequest() if state.queue else None


def _at(state: State, since: dt.datetime, command: Command | None) -> Act | None:
    return Act(_free(state, since), command) if command is not None else None


def _free(state: State, since: dt.datetime) -> dt.datetime:
    """When the change-over after the last turn is over."""
    return max(since, state.last_turn_end + CHANGE_OVER) if state.last_turn_end is not None else since


def _speaker(segment: Segment) -> Speaker:
    return Speaker(segment.speaker or segment.title, panellist=segment.panellist)
