"""What can be done to a session file in the editor. Each takes a document and returns the changed one."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from enum import Enum

import msgspec

from gcm_moderator.agenda.editing import yaml_text
from gcm_moderator.agenda.editing.document import Document, Path
from gcm_moderator.agenda.editing.following import Slot, followed, with_end, with_start
from gcm_moderator.agenda.editing.scalars import Data, clean
from gcm_moderator.agenda.editing.typed import MIDNIGHT, time_text
from gcm_moderator.agenda.model import ItemKind
from gcm_moderator.agenda.panels import MINUTES_USED, PANELS
from gcm_moderator.agenda.source import DaySource, ItemSource, SessionSource
from gcm_moderator.agenda.times import minutes_of_day, parse_date

__all__ = [
    "Cell",
    "Plan",
    "add_day",
    "add_item",
    "applied",
    "duplicate_item",
    "id_from",
    "move_item",
    "plan",
    "put",
    "remove_day",
    "remove_item",
    "set_kind",
]

USUAL_MINUTES = {
    ItemKind.REMARKS: 10,
    ItemKind.PRESENTATION: 15,
    ItemKind.BREAK: 60,
    ItemKind.EXPERT_PANEL: 120,
    ItemKind.SUMMARY_PANEL: 120,
}
"""How long a new item is, where nothing else is known."""

_NAMES = {
    ItemKind.REMARKS: "remarks",
    ItemKind.PRESENTATION: "presentation",
    ItemKind.BREAK: "break",
    ItemKind.EXPERT_PANEL: "panel",
    ItemKind.SUMMARY_PANEL: "summary",
}
_FIRST_START = 10 * 60


class Cell(Enum):
    """The cells of a row that hold times."""

    START = "start"
    END = "end"
    LENGTH = "length"


class Plan(msgspec.Struct, frozen=True):
    """What a changed time would do to its day: the times of all items, before and after."""

    day: int
    at: int
    before: tuple[Slot, ...]
    after: tuple[Slot, ...]

    @property
    def moved(self) -> tuple[int, ...]:
        """The other items that would move."""
        return tuple(n for n, slot in enumerate(self.after) if slot != self.before[n] and n != self.at)


def plan(document: Document, day: int, at: int, cell: Cell, minutes: int, *, follow: bool = True) -> Plan | None:
    """Return what happens when a time or length is changed; None when it cannot be (an end before a start, midnight).

    Without `follow` the item changes alone.
    """
    slots = _slots(document, day)
    if slots is None:
        return None
    slot = slots[at]
    match cell:
        case Cell.START:
            changed = with_start(slot, minutes)
        case Cell.END:
            changed = with_end(slot, minutes)
        case _:
            changed = with_end(slot, slot.start + minutes)
    if not 0 <= changed.start < changed.end <= MIDNIGHT:
        return None
    after = followed(slots, at, changed, document.stops(day)) if follow else [*slots[:at], changed, *slots[at + 1 :]]
    return None if after is None else Plan(day, at, tuple(slots), tuple(after))


def applied(document: Document, planned: Plan) -> Document:
    """Return the document with the times of a plan."""
    changes: dict[Path, Data] = {}
    for n, (old, new) in enumerate(zip(planned.before, planned.after, strict=True)):
        path: Path = ("days", planned.day, "items", n)
        if old.start != new.start:
            changes[*path, "start"] = time_text(new.start)
        if old.end != new.end:
            changes[*path, "end"] = time_text(new.end)
    return document.with_text(yaml_text.put_all(document.text, changes))


def put(document: Document, path: Path, value: Data) -> Document:
    """Return the document with a value at a place; None, and nothing in a list or group, take the key away."""
    if isinstance(value, str):
        value = clean(value)
    required = path[-1] in _beside(path, required=True)
    if (value is None or value in ("", [], {})) and not required:
        try:
            return document.with_text(yaml_text.remove(document.text, path))
        except KeyError:
            return document
    try:
        return document.with_text(yaml_text.put(document.text, path, value, _beside(path)))
    except KeyError:
        if path[-2] not in ("minutes", "formats", "expert-panel", "summary-panel"):
            raise
        return put(document, path[:-1], {path[-1]: value})


def set_kind(document: Document, day: int, at: int, kind: ItemKind) -> Document:
    """Return the document with an item of another kind; keys that say nothing about that kind are taken out."""
    item = document.source.days[day].items[at]
    path: Path = ("days", day, "items", at)
    document = put(document, (*path, "kind"), kind.value)
    idle = ["speaker"] if kind in PANELS else ["moderators", "experts"]
    for key in idle:
        if getattr(item, key) is not None:
            document = put(document, (*path, key), None)
    if item.minutes is not None:
        for key, value in msgspec.structs.asdict(item.minutes).items():
            if value is not None and key not in MINUTES_USED[kind]:
                document = put(document, (*path, "minutes", key), None)
    return document


def add_item(document: Document, day: int, at: int, kind: ItemKind, title: str) -> Document:
    """Return the document with a new item before the one at that position; linked items after it follow."""
    slots = _slots(document, day)
    length = USUAL_MINUTES[kind]
    if slots is not None and at > 0:
        start = slots[at - 1].end
        if at < len(slots) and slots[at].start > start:
            length = min(length, slots[at].start - start)
    elif slots:
        start = slots[0].start
    else:
        start = _beginning(document.source.days[day])
    start = min(start, MIDNIGHT - 1)
    length = min(length, MIDNIGHT - start)
    new = {
        "id": _fresh_id(document, _NAMES[kind], numbered=kind is ItemKind.EXPERT_PANEL),
        "title": clean(title),
        "kind": kind.value,
        "start": time_text(start),
        "end": time_text(start + length),
    }
    return _made_room(document, day, at, new, slots, start, length)


def duplicate_item(document: Document, day: int, at: int) -> Document:
    """Return the document with a copy of an item right after it; linked items after it follow."""
    slots = _slots(document, day)
    item = document.source.days[day].items[at]
    copy = _data(item)
    copy["id"] = _fresh_id(document, re.sub(r"-[0-9]+$", "", item.id), numbered=False)
    if slots is None:
        return document.with_text(yaml_text.insert(document.text, ("days", day, "items"), at + 1, copy))
    start = min(slots[at].end, MIDNIGHT - 1)
    length = min(slots[at].end - slots[at].start, MIDNIGHT - start)
    copy["start"], copy["end"] = time_text(start), time_text(start + length)
    return _made_room(document, day, at + 1, copy, slots, start, length)


def remove_item(document: Document, day: int, at: int) -> Document:
    """Return the document without an item; the others stay where they are."""
    return document.with_text(yaml_text.remove(document.text, ("days", day, "items", at)))


def move_item(document: Document, day: int, at: int, to: int) -> Document:
    """Return the document with an item one place up or down; the two exchange their times.

    A fixed neighbour stays, and the item goes to its other side.
    """
    path: Path = ("days", day, "items")
    slots = _slots(document, day)
    document = document.with_text(yaml_text.move(document.text, path, at, to))
    if slots is None:
        return document
    first, second = sorted((at, to))
    one, other = slots[first], slots[second]
    other_length, one_length = other.end - other.start, one.end - one.start
    now_first = msgspec.structs.replace(other, start=one.start, end=one.start + other_length)
    now_second = msgspec.structs.replace(one, start=other.end - one_length, end=other.end)
    if other.fixed:
        now_first, now_second = other, msgspec.structs.replace(one, start=other.end, end=other.end + one_length)
    elif one.fixed:
        now_first = msgspec.structs.replace(other, start=one.start - other_length, end=one.start)
        now_second = one
    changes: dict[Path, Data] = {}
    for n, slot in ((first, now_first), (second, now_second)):
        if slot.start >= 0 and slot.end <= MIDNIGHT:
            changes[*path, n, "start"] = time_text(slot.start)
            changes[*path, n, "end"] = time_text(slot.end)
    return document.with_text(yaml_text.put_all(document.text, changes))


def add_day(document: Document, title: str) -> Document:
    """Return the document with one more day: the date after the last, its sittings, and one item to begin with."""
    last = document.source.days[-1]
    date = parse_date(last.date)
    sittings = [{"start": sitting.start, "end": sitting.end} for sitting in last.sittings]
    begin = _beginning(last)
    item = {
        "id": _fresh_id(document, "welcome", numbered=False),
        "title": clean(title),
        "kind": ItemKind.REMARKS.value,
        "start": time_text(begin),
        "end": time_text(min(MIDNIGHT, begin + USUAL_MINUTES[ItemKind.REMARKS])),
    }
    new = {
        "date": (date + dt.timedelta(days=1)).isoformat() if date is not None else "",
        "sittings": sittings or [{"start": "10:00", "end": "13:00"}],
        "items": [item],
    }
    return document.with_text(yaml_text.insert(document.text, ("days",), len(document.source.days), new))


def remove_day(document: Document, day: int) -> Document:
    """Return the document without a day."""
    return document.with_text(yaml_text.remove(document.text, ("days", day)))


def _made_room(
    document: Document, day: int, at: int, new: dict[str, Data], slots: Sequence[Slot] | None, start: int, length: int
) -> Document:
    """The document with a new item, and what was linked to the end before it moved by the length of it."""
    document = document.with_text(yaml_text.insert(document.text, ("days", day, "items"), at, new))
    if slots is None:
        return document
    before = (*slots[:at], Slot(start, start), *slots[at:])
    after = followed(before, at, Slot(start, start + length), document.stops(day))
    return document if after is None else applied(document, Plan(day, at, before, tuple(after)))


def _beginning(day: DaySource) -> int:
    """When the first sitting of a day begins; at ten where that is not known."""
    begins = minutes_of_day(day.sittings[0].start) if day.sittings else None
    return _FIRST_START if begins is None else begins


def _slots(document: Document, day: int) -> list[Slot] | None:
    """The times of a day; None while those of an item cannot be understood."""
    slots = [row.slot for row in document.rows(day)]
    known = [slot for slot in slots if slot is not None]
    return known if len(known) == len(slots) else None


def _fresh_id(document: Document, name: str, *, numbered: bool) -> str:
    taken = {item.id for day in document.source.days for item in day.items}
    if not numbered and name not in taken:
        return name
    number = 1 if numbered else 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"


def id_from(title: str, otherwise: str) -> str:
    """Return an id made from a title: its letters without accents, in lower case, with hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")
    return made or otherwise


def _data(item: ItemSource) -> dict[str, Data]:
    """What stands in the file of an item, in the order of the keys."""
    made: dict[str, Data] = msgspec.to_builtins(item)
    return {key: value for key, value in _told(made).items() if key != "announced" or value is False}


def _told(value: Data) -> Data:
    if isinstance(value, dict):
        return {key: _told(inner) for key, inner in value.items() if inner is not None and inner not in ([], ())}
    if isinstance(value, list | tuple):
        return [_told(inner) for inner in value]
    return value


_GROUPS: dict[int, type[msgspec.Struct]] = {0: SessionSource, 2: DaySource, 4: ItemSource}
"""What stands in the file, its days and their items, by how many keys and positions lead there."""


def _beside(path: Path, *, required: bool = False) -> tuple[str, ...]:
    """The keys that may stand beside the last one of `path`, or those that have to, in their usual order."""
    group = _GROUPS.get(len(path) - 1)
    fields = () if group is None else msgspec.structs.fields(group)
    return tuple(field.encode_name for field in fields if field.required or not required)
