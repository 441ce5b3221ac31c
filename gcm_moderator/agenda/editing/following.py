"""What moves when one time of a day is changed.

An item is linked to the one before when it starts where that ends; it then follows. Fixed items stay, and so do those
that are not linked and the end of a sitting. What is moved against one of these is taken in by the last panel or break
before it, whose end stays; without one, everything moves, and the check says what overlaps. What comes before a change
never moves.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from gcm_moderator.agenda.editing.typed import MIDNIGHT

__all__ = ["Slot", "followed", "is_linked", "with_end", "with_start"]


class Slot(msgspec.Struct, frozen=True):
    """The times of one item, in minutes since midnight. `elastic` ones can start later and keep their end."""

    start: int
    end: int
    fixed: bool = False
    elastic: bool = False


def is_linked(slots: Sequence[Slot], at: int) -> bool:
    """Whether an item follows the one before it."""
    return at > 0 and slots[at].start == slots[at - 1].end and not slots[at].fixed


def with_start(slot: Slot, start: int) -> Slot:
    """Return the item at another start: what is elastic keeps its end, anything else its length."""
    if slot.elastic and start < slot.end:
        return replace(slot, start=start)
    return replace(slot, start=start, end=start + slot.end - slot.start)


def with_end(slot: Slot, end: int) -> Slot:
    """Return the item with another end."""
    return replace(slot, end=end)


def followed(slots: Sequence[Slot], at: int, changed: Slot, stops: Sequence[int] = ()) -> list[Slot] | None:
    """Return the times of the whole day when one item takes on others; None when something would pass midnight.

    `stops` are the ends of the sittings.
    """
    moved = list(slots)
    moved[at] = changed
    by = changed.end - slots[at].end
    last = at
    while last + 1 < len(slots) and is_linked(slots, last + 1):
        last += 1
    if by:
        keep_from, rest = _taken_in(slots, at, last, by, stops)
        for n in range(at + 1, last + 1):
            start = by if keep_from is None or n <= keep_from else rest
            end = by if keep_from is None or n < keep_from else rest
            moved[n] = replace(slots[n], start=slots[n].start + start, end=slots[n].end + end)
    return moved if all(0 <= slot.start < slot.end <= MIDNIGHT for slot in moved) else None


def _taken_in(slots: Sequence[Slot], at: int, last: int, by: int, stops: Sequence[int]) -> tuple[int | None, int]:
    """Which item takes a shift in, and by how much what comes after it still moves."""
    end = slots[last].end
    walls = [*stops, *(slot.start for slot in slots)]
    wall = min((wall for wall in walls if wall >= end), default=None)
    if wall is None or (wall != end and end + by <= wall):
        return None, by
    rest = wall - end
    for n in range(last, at, -1):
        if slots[n].elastic and slots[n].start + by < slots[n].end + rest:
            return n, rest
    return None, by
