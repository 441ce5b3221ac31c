"""From the state to what the co-facilitators see: pure functions, and a memory that spares them the finished turns."""

from __future__ import annotations

import datetime as dt
import itertools
from bisect import insort
from zoneinfo import ZoneInfo

import msgspec

from gcm_moderator.agenda.model import ItemKind, Session
from gcm_moderator.delegations.model import RegionalGroup
from gcm_moderator.desk.time_views import (
    Bar,
    DayMarks,
    Heard,
    RowKind,
    Scope,
    TimeFigures,
    TimePicture,
    TimeRow,
    TimeView,
)
from gcm_moderator.desk.views import PodiumView
from gcm_moderator.meeting.advice import advise
from gcm_moderator.meeting.balance import Balance, balance_of, counts, together
from gcm_moderator.meeting.forecast import forecast
from gcm_moderator.meeting.state import Course, State, Stretch
from gcm_moderator.meeting.timeline import ItemTime, SegmentTime, Timeline, timeline
from gcm_moderator.meeting.turn import Turn

HOUR = dt.timedelta(hours=1)
HALF_HOUR = HOUR / 2
DAY = dt.timedelta(days=1)


class _Finished(msgspec.Struct, frozen=True):
    """What the finished turns of one segment come to."""

    turns: tuple[Turn, ...]
    balance: Balance
    delegations: frozenset[str]


_NONE = _Finished((), Balance({}, {}, {}), frozenset())


class Memory:
    """What was worked out for the finished turns of each segment; a turn that is added costs itself alone."""

    def __init__(self) -> None:
        self._known: dict[str, _Finished] = {}
        self._in_order: list[Turn] = []
        self._ordered: dict[str, tuple[Turn, ...]] = {}

    def of(self, segment: str, course: Course) -> _Finished:
        """What the finished turns of that segment come to."""
        known = self._known.get(segment, _NONE)
        if course.turns is not known.turns:
            known = _grown(known, course.turns)
            self._known[segment] = known
        return known

    def turns(self, state: State) -> tuple[Turn, ...]:
        """Every turn of the meeting, finished and live, in the order in which they began."""
        for segment, course in state.courses.items():
            before = self._ordered.get(segment, ())
            if course.turns is before:
                continue
            if course.turns[: len(before)] != before:
                return self._anew(state)
            for turn in course.turns[len(before) :]:
                insort(self._in_order, turn, key=_began)
            self._ordered[segment] = course.turns
        if len(self._ordered) != sum(bool(course.turns) for course in state.courses.values()):
            return self._anew(state)
        return self._with_live(state)

    def _anew(self, state: State) -> tuple[Turn, ...]:
        """After an undo, or when somebody got a name."""
        self._ordered = {segment: course.turns for segment, course in state.courses.items() if course.turns}
        self._in_order = sorted((turn for turns in self._ordered.values() for turn in turns), key=_began)
        return self._with_live(state)

    def _with_live(self, state: State) -> tuple[Turn, ...]:
        if not state.live_turns:
            return tuple(self._in_order)
        turns = list(self._in_order)
        for turn in reversed(state.live_turns):
            insort(turns, turn, key=_began)
        return tuple(turns)


def _began(turn: Turn) -> dt.datetime:
    return turn.started_at


def _grown(known: _Finished, turns: tuple[Turn, ...]) -> _Finished:
    """Tuples are compared element by element, and the same element is equal without a look: this is quick."""
    if turns[: len(known.turns)] != known.turns:
        known = _NONE
    added = turns[len(known.turns) :]
    if not added:
        return _Finished(turns, known.balance, known.delegations)
    ended = max(turn.finished_at or turn.started_at for turn in added)
    return _Finished(turns, together((known.balance, balance_of(added, ended))), known.delegations | delegations(added))


def delegations(turns: tuple[Turn, ...]) -> frozenset[str]:
    """The different delegations that were heard in those turns."""
    heard = (turn.speaker for turn in turns if counts(turn))
    return frozenset(speaker.key for speaker in heard if speaker.panellist is None)


def time_view(state: State, podium: PodiumView, memory: Memory) -> TimeView:
    """What the co-facilitators see between two facts."""
    session = state.session
    return TimeView(
        podium=podium,
        language=session.language,
        turns=memory.turns(state),
        titles={segment.id: item.title for item in session.items for segment in item.segments},
        messages=state.messages,
        begun=bool(state.courses),
    )


def figures(state: State, now: dt.datetime, expanded: frozenset[str], scope: Scope, memory: Memory) -> TimeFigures:
    """What runs with time, at this instant. `expanded` are the items that are shown with their segments."""
    projection = forecast(state, now)
    return TimeFigures(
        forecast=projection,
        advice=advise(state, projection),
        picture=picture(state, timeline(state, now), expanded),
        heard=heard(state, now, scope, memory),
    )


def heard(state: State, now: dt.datetime, scope: Scope, memory: Memory) -> Heard:
    """Who was heard. Where no discussion runs, it is the session's."""
    if not state.discussing:
        scope = Scope.SESSION
    courses = state.courses if scope is Scope.SESSION else {state.running or "": state.course}
    live = balance_of(state.live_turns, now)
    finished = [memory.of(segment, course) for segment, course in courses.items()]
    balance = together([*(known.balance for known in finished), live])
    groups = balance.by_group
    shares = list(groups.values())
    return Heard(
        scope=scope,
        balance=balance,
        delegations=len(frozenset().union(*(known.delegations for known in finished), delegations(state.live_turns))),
        interventions=sum(share.interventions for share in shares),
        spoken_s=round(sum(share.spoken_s for share in shares), 3),
        not_heard=tuple(group for group in RegionalGroup if group not in groups),
    )


def picture(state: State, times: Timeline, expanded: frozenset[str]) -> TimePicture:
    """The timeline as rows: for each day its heading, its items, and the segments of those expanded."""
    session = state.session
    zone = ZoneInfo(session.zone)
    rows: list[TimeRow] = []
    days = []
    for number, date in enumerate(session.days, start=1):
        items = [each for each in times.items if each.item.day == number]
        if not items:
            continue
        rows.append(_day_row(number, date, items))
        for each in items:
            rows.append(_item_row(each, each.item.id in expanded))
            if rows[-1].expanded:
                rows += [_segment_row(part) for part in each.segments]
        days.append(_marks(session, number, date, times))
    first, last = _extent(rows, days, times, zone)
    return TimePicture(tuple(rows), tuple(days), times.now, times.day, session.zone, first, last)


def place(at: dt.datetime, date: dt.date, zone: dt.tzinfo) -> dt.timedelta:
    """How far an instant is from that date's midnight, on the clock of the place: 10:15 is ten hours and a quarter."""
    return at.astimezone(zone).replace(tzinfo=None) - dt.datetime.combine(date, dt.time())


def _day_row(number: int, date: dt.date, items: list[ItemTime]) -> TimeRow:
    last = items[-1]
    planned = Stretch(items[0].item.start, max(each.item.end for each in items))
    return TimeRow(f"day-{number}", RowKind.DAY, number, date.isoformat(), planned, last.progress, last.behind_s, ())


def _item_row(time: ItemTime, expanded: bool) -> TimeRow:
    item = time.item
    return TimeRow(
        id=item.id,
        kind=RowKind.ITEM,
        day=item.day,
        title=item.title,
        planned=Stretch(item.start, item.end),
        progress=time.progress,
        behind_s=time.behind_s,
        bars=tuple(_bar(part) for part in time.segments),
        is_break=item.kind is ItemKind.BREAK,
        expandable=len(time.segments) > 1,
        expanded=expanded and len(time.segments) > 1,
    )


def _segment_row(time: SegmentTime) -> TimeRow:
    segment = time.segment
    planned = Stretch(segment.planned_start, segment.planned_end)
    return TimeRow(
        segment.id, RowKind.SEGMENT, segment.day, segment.title, planned, time.progress, time.behind_s, (_bar(time),)
    )


def _bar(time: SegmentTime) -> Bar:
    segment = time.segment
    return Bar(Stretch(segment.planned_start, segment.planned_end), time.held, time.suspended, time.forecast)


def _marks(session: Session, number: int, date: dt.date, times: Timeline) -> DayMarks:
    return DayMarks(
        day=number,
        date=date,
        sittings=tuple(sitting for sitting in session.sittings if sitting.day == number),
        breaks=tuple(
            Stretch(item.start, item.end)
            for item in session.items
            if item.day == number and item.kind is ItemKind.BREAK
        ),
        overlaps=tuple(overlap for overlap in times.overlaps if overlap.first.day == number),
    )


def _extent(
    rows: list[TimeRow], days: list[DayMarks], times: Timeline, zone: dt.tzinfo
) -> tuple[dt.timedelta, dt.timedelta]:
    """The half hours around everything that belongs to its own day, and around the present if it is near.

    What was held on another day is left out.
    """
    dates = {marks.day: marks.date for marks in days}
    places = [
        place(at, dates[row.day], zone)
        for row in rows
        for stretch in (row.planned, *itertools.chain.from_iterable(_stretches(bar) for bar in row.bars))
        for at in (stretch.start, stretch.end)
    ]
    within = [each for each in places if dt.timedelta() <= each < DAY + 6 * HOUR]
    if not within:
        return 9 * HOUR, 18 * HOUR
    first, last = min(within), max(within)
    present = place(times.now, dates[times.day], zone) if times.day in dates else first
    if first - HOUR <= present <= last + HOUR:
        first, last = min(first, present), max(last, present)
    return first // HALF_HOUR * HALF_HOUR, -(-last // HALF_HOUR) * HALF_HOUR


def _stretches(bar: Bar) -> tuple[Stretch, ...]:
    return (*bar.held, bar.forecast) if bar.forecast is not None else bar.held
