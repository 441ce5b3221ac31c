"""Where two sources say different things of the same meeting. Both stand; neither is corrected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from gcm_moderator.workplan.model import Event, Kind

_NEAR = dt.timedelta(days=7)


def differing(events: Iterable[Event]) -> dict[str, tuple[Event, ...]]:
    """By the id of an entry: what other sources say of the same meeting.

    The same meeting is one of the same kind and subject that stands in another source only, at a span of days that
    overlaps or is at most a week away.
    """
    events = tuple(events)
    return {event.id: others for event in events if (others := tuple(other for other in events if _same(event, other)))}


def _same(one: Event, other: Event) -> bool:
    return (
        one.kind is other.kind
        and not set(one.sources) & set(other.sources)
        and _subject(one) == _subject(other)
        and _near(one, other)
    )


def _subject(event: Event) -> str:
    """What is compared: the commission that meets, else the title without what only one source adds."""
    if event.kind is Kind.REGIONAL_COMMISSION:
        return event.title.partition(" ")[0]
    return event.title.partition(":")[0].partition(",")[0]


def _near(one: Event, other: Event) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start - _NEAR <= other.end and other.start <= one.end + _NEAR
