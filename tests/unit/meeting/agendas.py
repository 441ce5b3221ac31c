"""Other agendas for a meeting that is open, made from the one it has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from msgspec.structs import replace

from gcm_moderator.agenda.model import Item, ItemKind, Session
from tests.unit.meeting.sessions import clock, plain_item


def without(session: Session, item_id: str) -> Session:
    """The agenda with that item taken off."""
    return replace(session, items=tuple(item for item in session.items if item.id != item_id))


def with_item(session: Session, item: Item) -> Session:
    """The agenda with one more item, in its place by time."""
    return replace(session, items=tuple(sorted((*session.items, item), key=lambda one: (one.start, one.end))))


def moved(session: Session, item_id: str, minutes: int) -> Session:
    """The agenda with an item and all its segments so many minutes later."""
    by = dt.timedelta(minutes=minutes)

    def later(item: Item) -> Item:
        segments = tuple(
            replace(segment, planned_start=segment.planned_start + by, planned_end=segment.planned_end + by)
            for segment in item.segments
        )
        return replace(item, start=item.start + by, end=item.end + by, segments=segments)

    return replace(session, items=tuple(later(item) if item.id == item_id else item for item in session.items))


def ending(session: Session, item_id: str, time: str) -> Session:
    """The agenda in which the discussion of that panel ends at another time, and the panel with its closing."""

    def ended(item: Item) -> Item:
        end = clock(time, item.day)
        *first, discussion, closing = item.segments
        length = closing.planned_end - closing.planned_start
        discussion = replace(discussion, planned_end=end)
        closing = replace(closing, planned_start=end, planned_end=end + length)
        return replace(item, end=end + length, segments=(*first, discussion, closing))

    return replace(session, items=tuple(ended(item) if item.id == item_id else item for item in session.items))


def renamed(session: Session, item_id: str, title: str) -> Session:
    """The agenda in which an item has another title."""
    return replace(
        session, items=tuple(replace(item, title=title) if item.id == item_id else item for item in session.items)
    )


NEW = plain_item("extra", ItemKind.REMARKS, 1, "17:40", "17:50", 600.0)

AGENDAS: tuple[Callable[[Session], Session], ...] = (
    lambda session: without(session, "panel-2"),
    lambda session: without(session, "summary"),
    lambda session: moved(session, "panel-2", 15),
    lambda session: moved(session, "welcome-1", 30),
    lambda session: ending(session, "panel-1", "13:15") if session.segment("panel-1/discussion") else session,
    lambda session: renamed(session, "panel-1", "Another title"),
    lambda session: without(session, "extra") if session.segment("extra") else with_item(session, NEW),
    lambda session: session,
)
