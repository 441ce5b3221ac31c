"""The forecast, reckoned a second time from the slow model and the printed agenda alone. Lengths are seconds."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from tests.acceptance.slow_model import Asked, Meeting, Planned

Sitting = tuple[dt.datetime, dt.datetime]


@dataclass(frozen=True)
class Pace:
    """Seconds spoken for each second allowed, and seconds between two speakers."""

    used: float
    change: float

    def needed(self, queue: Sequence[Asked], limit: float, most: float = math.inf) -> float:
        """How long everybody in the queue takes, nobody allowed more than `most`."""
        return sum(min(asked.limit or limit, most) * self.used + self.change for asked in queue)


def pace(meeting: Meeting) -> Pace:
    """As observed once three interventions are over; everybody uses the limit, and 15 seconds, before that."""
    over = [turn for turn in meeting.turns if turn.kind == "intervention" and turn.end is not None]
    if len(over) < 3:
        return Pace(1.0, 15.0)
    used = sum(turn.elapsed(turn.end) for turn in over if turn.end is not None) / sum(turn.limit for turn in over)
    return Pace(used, sum(meeting.changes) / len(meeting.changes) if meeting.changes else 15.0)


def turn_end(meeting: Meeting, now: dt.datetime) -> dt.datetime:
    """When whoever has the floor, and whoever waits under a point of order, will be through."""
    left = [max(0.0, turn.remaining(now)) for turn in (meeting.turn, meeting.under) if turn is not None]
    return now + dt.timedelta(seconds=sum(left))


def segment_end(meeting: Meeting, now: dt.datetime) -> dt.datetime:
    """A discussion ends as planned, everything else takes its length; nothing ends before its speaker does."""
    assert meeting.running is not None
    assert meeting.started is not None
    planned = meeting.agenda[meeting.running]
    end = planned.end
    if not planned.elastic:
        still = meeting.stood_still
        if meeting.suspended is not None:
            still += (now - meeting.suspended).total_seconds()
        end = meeting.started + (planned.end - planned.start) + dt.timedelta(seconds=still)
    return max(end, turn_end(meeting, now))


def sitting_end(meeting: Meeting, now: dt.datetime, sittings: Sequence[Sitting]) -> dt.datetime:
    """Item after item from the running segment to the last one of its sitting."""
    assert meeting.running is not None
    agenda = list(meeting.agenda.values())
    running = meeting.agenda[meeting.running]
    end = cursor = segment_end(meeting, now)
    sitting = next((sitting for sitting in sittings if sitting[0] <= running.start < sitting[1]), None)
    if sitting is None:
        return end
    for following in agenda[agenda.index(running) + 1 :]:
        if not sitting[0] <= following.start < sitting[1]:
            break
        if following.id in meeting.begun or _skipped(meeting, following):
            continue
        opens = following.id.split("/")[0] != agenda[agenda.index(following) - 1].id.split("/")[0]
        start = max(cursor, following.start) if opens else cursor
        cursor = max(start, following.end) if following.elastic else start + (following.end - following.start)
        end = max(end, cursor)
    return end


def _skipped(meeting: Meeting, segment: Planned) -> bool:
    """Whether a later segment of the same panel has begun."""
    order = list(meeting.agenda)
    panel = segment.id.split("/")[0]
    later = order[order.index(segment.id) + 1 :]
    return any(other in later and other.split("/")[0] == panel for other in meeting.begun)


def left(meeting: Meeting, now: dt.datetime) -> float:
    """Seconds of the discussion once the floor is free."""
    assert meeting.running is not None
    return (meeting.agenda[meeting.running].end - max(now, turn_end(meeting, now))).total_seconds()


def expected(meeting: Meeting, now: dt.datetime) -> list[dt.datetime]:
    """When each person waiting will have the floor."""
    speed = pace(meeting)
    at = max(now, turn_end(meeting, now))
    if meeting.turn is not None:
        at += dt.timedelta(seconds=speed.change)
    instants = []
    for asked in meeting.part.queue:
        instants.append(at)
        at += dt.timedelta(seconds=speed.needed([asked], meeting.limit))
    return instants
