"""A session file being edited: its text, and everything that follows from it. Frozen; every change makes a new one."""

from __future__ import annotations

from functools import cached_property
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from gcm_moderator.agenda.checking import check
from gcm_moderator.agenda.editing.following import Slot, is_linked
from gcm_moderator.agenda.formats import Usual
from gcm_moderator.agenda.model import Item, ItemKind, Segment, Session
from gcm_moderator.agenda.panels import PANELS, people
from gcm_moderator.agenda.problems import Problem, in_order
from gcm_moderator.agenda.programme import days_of
from gcm_moderator.agenda.reading import Key, Reading, read
from gcm_moderator.agenda.source import DaySource, ItemSource, PersonSource, SessionSource
from gcm_moderator.agenda.times import minutes_of_day, parse_zone
from gcm_moderator.agenda.tree import Mapping, compose

__all__ = ["Document", "Row", "who_of"]

Path = tuple[Key, ...]


class Row(msgspec.Struct, frozen=True):
    """One item of a day as the editor shows it. `slot` is None while its times cannot be understood.

    `segments` are what a panel expands to, as far as it can; `linked` tells that it follows the item before.
    """

    day: int
    at: int
    item: ItemSource
    slot: Slot | None
    linked: bool
    segments: tuple[Segment, ...]
    problems: tuple[Problem, ...]

    @property
    def path(self) -> Path:
        """Where it stands in the file."""
        return ("days", self.day, "items", self.at)

    @property
    def kind(self) -> ItemKind | None:
        """What it is; None when the file says something unknown."""
        return ItemKind(self.item.kind) if self.item.kind in set(ItemKind) else None

    @property
    def fixed(self) -> bool:
        """Whether its times stay when something before it is moved."""
        return self.kind is ItemKind.BREAK if self.item.fixed is None else self.item.fixed

    @property
    def severity(self) -> str:
        """The worst that is wrong with it: "error", "warning" or nothing."""
        found = {problem.severity for problem in self.problems}
        return "error" if "error" in found else "warning" if found else ""


class Document(msgspec.Struct, frozen=True, dict=True):
    """The text of a session file, with line feeds at the ends of lines; `usual` holds where it does not say."""

    text: str
    usual: Usual = Usual()

    def with_text(self, text: str) -> Document:
        """Return the document with another text."""
        return self if text == self.text else replace(self, text=text)

    @cached_property
    def _read(self) -> tuple[Reading | None, tuple[Problem, ...]]:
        root, problems = compose(self.text)
        if not isinstance(root, Mapping):
            return None, in_order(problems)
        return read(root), tuple(problems)

    @cached_property
    def _checked(self) -> tuple[Session | None, tuple[Problem, ...]]:
        reading, unreadable = self._read
        if reading is None:
            return None, unreadable
        session, problems = check(reading, self.usual)
        found = in_order([*unreadable, *problems])
        return (None if any(problem.severity == "error" for problem in found) else session), found

    @property
    def readable(self) -> bool:
        """Whether the text is YAML that can be shown item by item."""
        return self._read[0] is not None

    @property
    def source(self) -> SessionSource:
        """What stands in the file.

        Raises:
            ValueError: the text is not readable.
        """
        reading = self._read[0]
        if reading is None:
            raise ValueError("This text cannot be read as YAML.")
        return reading.source

    @property
    def session(self) -> Session | None:
        """The session; None while anything is an error."""
        return self._checked[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that `check` says, in the order of the lines."""
        return self._checked[1]

    @cached_property
    def _items(self) -> dict[tuple[int, str], Item]:
        """What could be understood of each item, by day (from 1) and id."""
        reading = self._read[0]
        if reading is None:
            return {}
        zone = parse_zone(reading.source.zone) or ZoneInfo("UTC")
        days, _ = days_of(reading, zone, people(reading.source.co_facilitators), self.usual)
        return {(item.day, item.id): item for day in days for item in day.items}

    @cached_property
    def _starts(self) -> list[tuple[int, Path]]:
        """The line at which each part of the file begins that a row or the head of the file stands for."""
        reading = self._read[0]
        if reading is None:
            return []
        source = reading.source
        paths: list[Path] = [(key,) for key in _keys_of(reading)]
        for d, day in enumerate(source.days):
            paths += [("days", d), ("days", d, "sittings"), ("days", d, "items")]
            paths += [("days", d, "items", i) for i in range(len(day.items))]
        return sorted((reading.line(*path), path) for path in paths)

    @cached_property
    def _by_place(self) -> dict[Path, list[Problem]]:
        placed: dict[Path, list[Problem]] = {}
        for problem in self.problems:
            place: Path = ()
            for line, path in self._starts:
                if problem.line is None or line > problem.line:
                    break
                place = path
            placed.setdefault(place[:4], []).append(problem)
        return placed

    def problems_at(self, path: Path) -> tuple[Problem, ...]:
        """The problems that belong to an item (`("days", 0, "items", 2)`) or to a part of the file."""
        return tuple(self._by_place.get(path, ()))

    @property
    def problems_elsewhere(self) -> tuple[Problem, ...]:
        """The problems that belong to no item."""
        return tuple(
            problem
            for path, problems in self._by_place.items()
            if path[2:3] != ("items",) or len(path) < 4
            for problem in problems
        )

    def rows(self, day: int) -> tuple[Row, ...]:
        """The items of a day (from 0)."""
        return self._rows[day] if day < len(self._rows) else ()

    @cached_property
    def _rows(self) -> tuple[tuple[Row, ...], ...]:
        return tuple(tuple(self._rows_of(d, day)) for d, day in enumerate(self.source.days))

    def _rows_of(self, d: int, day: DaySource) -> list[Row]:
        slots = [_slot(item) for item in day.items]
        rows = []
        for at, item in enumerate(day.items):
            before, slot = slots[at - 1] if at else None, slots[at]
            known = self._items.get((d + 1, item.id))
            rows.append(
                Row(
                    day=d,
                    at=at,
                    item=item,
                    slot=slot,
                    linked=before is not None and slot is not None and is_linked([before, slot], 1),
                    segments=known.segments if known is not None and known.is_panel else (),
                    problems=self.problems_at(("days", d, "items", at)),
                )
            )
        return rows

    def stops(self, day: int) -> tuple[int, ...]:
        """The ends of the sittings of a day, in minutes since midnight."""
        days = self.source.days
        ends = (minutes_of_day(one.end, "24:00") for one in (days[day].sittings if day < len(days) else ()))
        return tuple(end for end in ends if end is not None)


def who_of(item: ItemSource) -> str:
    """Who speaks in an item, as far as the file names anybody."""
    if item.kind not in set(PANELS):
        return item.speaker or ""
    named = [*_names(item.moderators), *_names(item.experts)]
    return ", ".join(named)


def _names(given: int | tuple[str | PersonSource | None, ...] | None) -> list[str]:
    if given is None or isinstance(given, int):
        return []
    return [name for one in given if (name := one.name if isinstance(one, PersonSource) else one)]


def _slot(item: ItemSource) -> Slot | None:
    start, end = minutes_of_day(item.start), minutes_of_day(item.end, "24:00")
    if start is None or end is None or end <= start:
        return None
    is_break = item.kind == ItemKind.BREAK
    fixed = is_break if item.fixed is None else item.fixed
    return Slot(start, end, fixed, elastic=is_break or item.kind in set(PANELS))


def _keys_of(reading: Reading) -> list[str]:
    return [path[0] for path in reading.places if len(path) == 1 and isinstance(path[0], str)]
