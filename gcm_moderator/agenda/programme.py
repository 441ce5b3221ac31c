"""The days of a session file: sittings and items checked against each other, panels expanded."""

from __future__ import annotations

import datetime as dt
import difflib
from zoneinfo import ZoneInfo

import msgspec

from gcm_moderator.agenda.formats import (
    SHORTEST_DISCUSSION_S,
    Panel,
    Speaking,
    Usual,
    discussion_s,
    expand,
    panellists,
)
from gcm_moderator.agenda.model import Item, ItemKind, Person, Segment, SegmentKind, Sitting
from gcm_moderator.agenda.panels import PANELS, format_of, one_voice, speakings
from gcm_moderator.agenda.problems import Problem, error, shown, warning
from gcm_moderator.agenda.reading import Key, Reading
from gcm_moderator.agenda.source import DaySource, ItemSource
from gcm_moderator.agenda.spans import Span, Spans

__all__ = ["Day", "days_of"]


class Day(msgspec.Struct, frozen=True):
    """One day as instants. It holds what could be understood."""

    date: dt.date
    sittings: tuple[Sitting, ...]
    items: tuple[Item, ...]


def days_of(
    reading: Reading, zone: ZoneInfo, chairs: tuple[Person, ...], usual: Usual
) -> tuple[tuple[Day, ...], list[Problem]]:
    """Return the days that could be understood, with everything wrong in them.

    `chairs` are the co-facilitators; the `usual` formats hold where the file does not say.

    Problems have the codes `sittings-overlap`, `outside-sitting`, `out-of-order`, `overlap`, `unknown-format`,
    `panel-too-short`, `short-discussion` and those of dates and times.
    """
    programme = _Programme(reading, zone, chairs, usual)
    days = [programme.day(number, source) for number, source in enumerate(reading.source.days, start=1)]
    return tuple(day for day in days if day is not None), programme.problems


class _Programme:
    """Reads day after day; knows the panels met so far, whose moderators speak in the summary panel."""

    def __init__(self, reading: Reading, zone: ZoneInfo, chairs: tuple[Person, ...], usual: Usual) -> None:
        self._reading = reading
        self._zone = zone
        self._chairs = chairs
        self._usual = usual
        self._spans = Spans(reading, zone)
        self._perspectives: list[Speaking] = []
        self._problems: list[Problem] = []

    @property
    def problems(self) -> list[Problem]:
        return self._spans.problems + self._problems

    def day(self, number: int, source: DaySource) -> Day | None:
        path: tuple[Key, ...] = ("days", number - 1)
        date = self._spans.date(source.date, path)
        sittings: list[Sitting] = []
        for place, stretch in enumerate(source.sittings):
            here = (*path, "sittings", place)
            span = self._spans.span(date, stretch, here)
            if span is None:
                continue
            if sittings and span.start < sittings[-1].end:
                message = f"The sitting from {stretch.start} starts before the one above it ends; put them in order."
                self._problems.append(error("sittings-overlap", message, self._reading.line(*here)))
            sittings.append(Sitting(day=number, start=span.start, end=span.end))
        items: list[Item] = []
        for place, given in enumerate(source.items):
            item = self._item(number, date, given, (*path, "items", place))
            if item is not None:
                self._against_earlier(item, items)
                if sittings and len(sittings) == len(source.sittings):
                    self._against_sittings(item, sittings)
                items.append(item)
        return None if date is None else Day(date=date, sittings=tuple(sittings), items=tuple(items))

    def _item(self, day: int, date: dt.date | None, given: ItemSource, path: tuple[Key, ...]) -> Item | None:
        span = self._spans.span(date, given, path)
        kind = self._kind(given, path)
        number = len(self._perspectives) + 1
        if kind is ItemKind.EXPERT_PANEL:
            self._perspectives.append(one_voice(speakings(given.moderators, _unnamed(1))))
        if span is None or kind is None:
            return None
        plain = Item(
            id=given.id,
            kind=kind,
            title=given.title,
            day=day,
            start=span.start,
            end=span.end,
            segments=(),
            line=self._reading.line(*path),
            topics=given.topics,
            announced=given.announced,
            remark=given.remark,
            fixed=given.fixed,
        )
        if kind in PANELS:
            return self._expanded(plain, given, number, path)
        return msgspec.structs.replace(plain, segments=(_own_segment(plain, given, span),))

    def _kind(self, given: ItemSource, path: tuple[Key, ...]) -> ItemKind | None:
        kinds = [kind.value for kind in ItemKind]
        if given.kind in kinds:
            return ItemKind(given.kind)
        if given.kind:
            close = difflib.get_close_matches(given.kind[:60].lower(), kinds)
            advice = f'did you mean "{close[0]}"?' if close else f"write one of {', '.join(kinds)}."
            message = f'"{shown(given.kind)}" is no kind of item; {advice}'
            self._problems.append(error("unknown-format", message, self._reading.line(*path, "kind")))
        return None

    def _expanded(self, item: Item, given: ItemSource, number: int, path: tuple[Key, ...]) -> Item:
        standard = self._usual.format(item.kind)
        usual = _unnamed(standard.moderators)
        if item.kind is ItemKind.SUMMARY_PANEL and self._perspectives:
            usual = tuple(self._perspectives)
        panel = Panel(
            item_id=item.id,
            kind=item.kind,
            number=number,
            day=item.day,
            start=item.start,
            end=item.end,
            zone=self._zone,
            format=format_of(item.kind, given.minutes, self._reading.source.formats, standard),
            moderators=speakings(given.moderators, usual),
            experts=speakings(given.experts, _unnamed(standard.experts)),
        )
        left = discussion_s(panel)
        line = self._reading.line(*path, "end")
        if left <= 0:
            planned = (item.end - item.start).total_seconds()
            message = (
                f"{_named(item)} lasts {_minutes(planned)}, and its speakers alone take {_minutes(planned - left)}, "
                "which leaves nothing for the discussion; end it later or give the speakers less time."
            )
            self._problems.append(error("panel-too-short", message, line))
            return item
        if left < SHORTEST_DISCUSSION_S:
            message = f"{_named(item)} leaves only {_minutes(left)} for the discussion; check its times."
            self._problems.append(warning("short-discussion", message, line))
        moderators = self._chairs
        if item.kind is ItemKind.EXPERT_PANEL:
            moderators = tuple(speaking.person for speaking in panel.moderators)
        return msgspec.structs.replace(
            item,
            segments=expand(panel),
            moderators=moderators,
            panellists=panellists(panel),
        )

    def _against_earlier(self, item: Item, earlier: list[Item]) -> None:
        if not earlier:
            return
        before = earlier[-1]
        if item.start < before.start:
            message = (
                f"{_named(item)} starts at {_clock(item.start)}, before {_named(before)} above it at "
                f"{_clock(before.start)}; put the items in order."
            )
            self._problems.append(error("out-of-order", message, item.line))
            return
        latest = max(earlier, key=lambda one: one.end)
        over = (latest.end - item.start).total_seconds()
        if over > 0:
            message = (
                f"The printed agenda overlaps by {_minutes(over)}: {_named(latest)} ends at {_clock(latest.end)} and "
                f"{_named(item)} starts at {_clock(item.start)}; both are shown as printed, and the session runs."
            )
            self._problems.append(warning("overlap", message, item.line))

    def _against_sittings(self, item: Item, sittings: list[Sitting]) -> None:
        inside = any(sitting.start <= item.start and item.end <= sitting.end for sitting in sittings)
        if item.kind is ItemKind.BREAK or inside:
            return
        message = (
            f"{_named(item)}, from {_clock(item.start)} to {_clock(item.end)}, does not fit into one sitting, so part "
            "of it has no interpretation; move it or correct the sittings."
        )
        self._problems.append(warning("outside-sitting", message, item.line))


def _unnamed(number: int) -> tuple[Speaking, ...]:
    return (Speaking(Person(None)),) * number


def _own_segment(item: Item, given: ItemSource, span: Span) -> Segment:
    limit: float | None = None
    if item.kind is not ItemKind.BREAK:
        own = None if given.minutes is None else given.minutes.speaker
        limit = (span.end - span.start).total_seconds() if own is None else own * 60.0
    return Segment(
        id=item.id,
        item_id=item.id,
        kind=SegmentKind(item.kind.value),
        title=item.title,
        day=item.day,
        planned_start=span.start,
        planned_end=span.end,
        limit_s=limit,
        speaker=given.speaker,
    )


def _named(item: Item) -> str:
    return f'"{shown(item.title)}" ({shown(item.id)})'


def _clock(moment: dt.datetime) -> str:
    return f"{moment:%H:%M}"


def _minutes(seconds: float) -> str:
    return "1 minute" if seconds == 60 else f"{seconds / 60:.6g} minutes"
