"""What several rules refuse a command with, in sentences."""

from __future__ import annotations

from gcm_moderator.agenda.model import Segment, SegmentKind
from gcm_moderator.meeting.commands import Refusal, RefusalCode
from gcm_moderator.meeting.state import State


def bad_limit() -> Refusal:
    """Of a limit out of all proportion."""
    return Refusal(RefusalCode.BAD_LIMIT, "A limit lies between one second and four hours.")


def suspended() -> Refusal:
    """While the meeting stands still."""
    return Refusal(RefusalCode.SUSPENDED, "The meeting is suspended: take it up again first.")


def no_panellist(panellist: str) -> Refusal:
    """Of a number that no panellist of the running panel has."""
    return Refusal(RefusalCode.UNKNOWN_NAME, f"This panel has no {panellist}.")


def no_segment() -> Refusal:
    """While nothing on the agenda runs."""
    return Refusal(RefusalCode.NO_SEGMENT, "Nothing on the agenda is running; start a segment first.")


def no_turn() -> Refusal:
    """While nobody speaks."""
    return Refusal(RefusalCode.NO_TURN, "Nobody has the floor.")


def not_waiting() -> Refusal:
    """Of what needs somebody on the list of speakers."""
    return Refusal(RefusalCode.NOT_WAITING, "That delegation is not waiting for the floor.")


def list_closed() -> Refusal:
    """Of closing a list that is closed."""
    return Refusal(RefusalCode.LIST_CLOSED, "The list of speakers is closed already.")


def floor_not_open(state: State) -> Refusal:
    """Outside a discussion; it says when the next one begins."""
    following = _next_discussion(state)
    if following is None:
        return Refusal(RefusalCode.FLOOR_NOT_OPEN, "The floor is not open; no discussion is left on the agenda.")
    title = state.session.item_of(following).title
    when = f"{following.planned_start:%H:%M}" + ("" if len(state.session.days) < 2 else f" on day {following.day}")
    return Refusal(RefusalCode.FLOOR_NOT_OPEN, f"The floor opens with the discussion of “{title}”, planned for {when}.")


def _next_discussion(state: State) -> Segment | None:
    """The discussion that comes next on the agenda: the first not yet held after the running or latest segment."""
    segments = state.session.segments
    held = [n for n, segment in enumerate(segments) if state.course_of(segment.id).spans]
    latest = max(held, key=lambda n: state.course_of(segments[n].id).spans[-1].start, default=0)
    ahead = (segment for segment in segments[latest:] if segment.kind is SegmentKind.DISCUSSION)
    return next((segment for segment in ahead if not state.course_of(segment.id).spans), None)
