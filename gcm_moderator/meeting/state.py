"""The state of the meeting: a pure function of the facts. Frozen; every change makes a new one.

`courses` tells how each segment went (its spans, turns and, for a discussion, its queue). At most one segment runs
and at most one turn is live; a point of order keeps one turn interrupted under it.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from gcm_moderator.agenda.model import Item, Segment, SegmentKind, Session
from gcm_moderator.delegations.model import RegionalGroup
from gcm_moderator.meeting.floor import Recipient, Speaker, TurnKind
from gcm_moderator.meeting.turn import Turn, voice


class Request(msgspec.Struct, frozen=True):
    """Somebody waiting for the floor."""

    id: str
    speaker: Speaker
    kind: TurnKind
    requested_at: dt.datetime
    on_behalf_of: Speaker | None = None
    to: str | None = None
    limit_s: float | None = None
    gender: str | None = None
    absences: int = 0

    @property
    def voice(self) -> tuple[str, str | None]:
        """Who asks: the speaker, and the group spoken for if any."""
        return voice(self.speaker, self.on_behalf_of)

    @property
    def claim(self) -> tuple[tuple[str, str | None], bool]:
        """What may stand in the queue only once: a voice, and apart from it its point of order."""
        return self.voice, self.kind is TurnKind.POINT_OF_ORDER


class Stretch(msgspec.Struct, frozen=True):
    """From an instant to a later one."""

    start: dt.datetime
    end: dt.datetime


class Span(msgspec.Struct, frozen=True):
    """One stretch of time in which a segment ran. `suspended_s` are the seconds in it when the meeting stood still.

    `stood_still` are the suspensions themselves, as far as they are over.
    """

    start: dt.datetime
    end: dt.datetime | None = None
    suspended_s: float = 0.0
    stood_still: tuple[Stretch, ...] = ()


class Tally(msgspec.Struct, frozen=True):
    """How the floor was used: finished interventions with seconds used and allowed, and change-overs between turns."""

    interventions: int = 0
    used_s: float = 0.0
    allowed_s: float = 0.0
    changes: int = 0
    change_s: float = 0.0


class Course(msgspec.Struct, frozen=True):
    """How a segment went so far. The queue of an ended discussion is who was not reached."""

    spans: tuple[Span, ...] = ()
    turns: tuple[Turn, ...] = ()
    """Finished turns, in the order in which they finished."""
    queue: tuple[Request, ...] = ()
    called: dict[str, Request] = {}
    """By turn: the request that the live turns came from."""
    list_open: bool = True
    closes_at: dt.datetime | None = None
    """When the list is to be closed, as agreed; somebody then has to close it."""
    limit_s: float | None = None
    """Limit of interventions set by the moderator; None takes the agenda's."""
    limit_set_at: dt.datetime | None = None
    """When that limit was set."""
    list_closed_at: dt.datetime | None = None
    """When the list was closed; None while it is open."""
    since_panellists: int = 0
    """Interventions since a panellist last had the floor, the live one included."""
    heard: dict[tuple[str, str | None], int] = {}
    """How often each voice had the floor; points of order and absences do not count."""
    groups: dict[RegionalGroup, int] = {}
    """How often each regional group had the floor, counted alike."""
    tally: Tally = Tally()
    free_since: dt.datetime | None = None
    """When the floor fell free, while nothing but the change-over has happened since."""


class Message(msgspec.Struct, frozen=True):
    """Words of the co-facilitators, and to whom."""

    id: str
    text: str
    sent_at: dt.datetime
    to: Recipient = Recipient.PODIUM
    withdrawn_at: dt.datetime | None = None


NOTHING_YET = Course()


class State(msgspec.Struct, frozen=True):
    """The whole meeting at one fact. Seconds and aware datetimes throughout."""

    session: Session
    clock_ahead_s: float = 0.0
    rehearsed: bool = False
    opened_at: dt.datetime | None = None
    running: str | None = None
    courses: dict[str, Course] = {}
    turn: Turn | None = None
    interrupted: Turn | None = None
    skipped: frozenset[str] = frozenset()
    suspended_since: dt.datetime | None = None
    messages: tuple[Message, ...] = ()
    """All words of the co-facilitators, in the order in which they were sent."""
    last_turn_end: dt.datetime | None = None
    """No turn can be backdated to before this instant."""

    @property
    def practice(self) -> bool:
        """Whether this is no meeting held on its own dates."""
        return self.rehearsed or self.clock_ahead_s != 0

    @property
    def segment(self) -> Segment | None:
        """The running segment of the agenda."""
        return self.session.segment(self.running) if self.running is not None else None

    @property
    def item(self) -> Item | None:
        """The item that the running segment belongs to."""
        segment = self.segment
        return self.session.item_of(segment) if segment is not None else None

    @property
    def course(self) -> Course:
        """How the running segment goes; an empty course while none runs."""
        return self.course_of(self.running) if self.running is not None else NOTHING_YET

    def course_of(self, segment_id: str) -> Course:
        """How that segment went."""
        return self.courses.get(segment_id, NOTHING_YET)

    @property
    def span(self) -> Span | None:
        """The span of the running segment that is not over."""
        spans = self.course.spans
        return spans[-1] if self.running is not None and spans else None

    @property
    def discussing(self) -> bool:
        """Whether a discussion runs: the only time at which there is a queue."""
        segment = self.segment
        return segment is not None and segment.kind is SegmentKind.DISCUSSION

    @property
    def queue(self) -> tuple[Request, ...]:
        """Who waits for the floor, in order; empty unless a discussion runs."""
        return self.course.queue if self.discussing else ()

    @property
    def suspended(self) -> bool:
        """Whether the whole meeting stands still."""
        return self.suspended_since is not None

    @property
    def message(self) -> Message | None:
        """What stands at the podium: the latest message to it, unless that was withdrawn."""
        return self._latest_message(Recipient.PODIUM)

    @property
    def room_message(self) -> Message | None:
        """What stands on the room's screen: the latest message to it, unless that was withdrawn."""
        return self._latest_message(Recipient.DISPLAY)

    def _latest_message(self, to: Recipient) -> Message | None:
        latest = next((each for each in reversed(self.messages) if each.to in (to, Recipient.BOTH)), None)
        return latest if latest is not None and latest.withdrawn_at is None else None

    @property
    def live_turns(self) -> tuple[Turn, ...]:
        """The turn that holds the floor, then the one interrupted under it."""
        return tuple(turn for turn in (self.turn, self.interrupted) if turn is not None)

    @property
    def intervention_limit_s(self) -> float | None:
        """Limit of an intervention in the running discussion, in seconds."""
        segment = self.segment
        if segment is None:
            return None
        return self.course.limit_s or segment.limit_s

    def request(self, request_id: str) -> Request | None:
        """The waiting request of that id."""
        return next((request for request in self.queue if request.id == request_id), None)

    def queues(self) -> tuple[tuple[Request, ...], ...]:
        """Who waits, then by discussion who was not reached, the latest to begin first."""
        others = [course for segment, course in self.courses.items() if segment != self.running and course.queue]
        others.sort(key=lambda course: course.spans[-1].start, reverse=True)
        return (self.queue, *(course.queue for course in others))

    def all_turns(self) -> tuple[Turn, ...]:
        """Every turn of the meeting, finished and live, in the order in which they began."""
        finished = [turn for course in self.courses.values() for turn in course.turns]
        return tuple(sorted([*finished, *self.live_turns], key=lambda turn: turn.started_at))

    def times_heard(self, voice: tuple[str, str | None], segment_id: str | None = None) -> int:
        """How often a voice had the floor, points of order and absences apart, in one segment or the session."""
        courses = self.courses.values() if segment_id is None else (self.course_of(segment_id),)
        return sum(course.heard.get(voice, 0) for course in courses)
