"""What the co-facilitators' view shows, as frozen data: no words of the interface, no rules, no Qt."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from gcm_moderator.agenda.model import Sitting
from gcm_moderator.delegations.model import RegionalGroup
from gcm_moderator.desk.views import PodiumView
from gcm_moderator.meeting.advice import Advice
from gcm_moderator.meeting.balance import Balance
from gcm_moderator.meeting.forecast import Forecast
from gcm_moderator.meeting.state import Message, Stretch
from gcm_moderator.meeting.timeline import Overlap, Progress
from gcm_moderator.meeting.turn import Turn


class TimeView(msgspec.Struct, frozen=True):
    """Everything that does not run with time; what the podium shows is in it."""

    podium: PodiumView
    language: str
    turns: tuple[Turn, ...]
    """Every turn of the session, in the order in which they began; the live ones are not finished."""
    titles: dict[str, str]
    """By segment: the title of its item."""
    messages: tuple[Message, ...]
    begun: bool
    """Whether anything was held yet."""


class RowKind(StrEnum):
    """What a row of the timeline stands for."""

    DAY = "day"
    ITEM = "item"
    SEGMENT = "segment"


class Bar(msgspec.Struct, frozen=True):
    """One segment's stretches in a row."""

    planned: Stretch
    held: tuple[Stretch, ...]
    suspended: tuple[Stretch, ...]
    forecast: Stretch | None


class TimeRow(msgspec.Struct, frozen=True):
    """One row of the timeline. `id` is that of the item or segment, or `day-1`."""

    id: str
    kind: RowKind
    day: int
    title: str
    planned: Stretch
    progress: Progress
    behind_s: float | None
    bars: tuple[Bar, ...]
    is_break: bool = False
    expandable: bool = False
    expanded: bool = False


class DayMarks(msgspec.Struct, frozen=True):
    """What is marked along a day: its sittings with their hard stops, its breaks, its printed overlaps."""

    day: int
    date: dt.date
    sittings: tuple[Sitting, ...]
    breaks: tuple[Stretch, ...]
    overlaps: tuple[Overlap, ...]


class TimePicture(msgspec.Struct, frozen=True):
    """The timeline at an instant. `day` is the day to look at; `first` and `last` are times of day that hold it all."""

    rows: tuple[TimeRow, ...]
    days: tuple[DayMarks, ...]
    now: dt.datetime
    day: int
    zone: str
    first: dt.timedelta
    """From midnight, on the clock of the place; a whole half hour, as is `last`."""
    last: dt.timedelta


class Scope(StrEnum):
    """Of what the balance is drawn up."""

    DISCUSSION = "discussion"
    SESSION = "session"


class Heard(msgspec.Struct, frozen=True):
    """Who was heard, in the running discussion or in the session."""

    scope: Scope
    balance: Balance
    delegations: int
    """How many different delegations."""
    interventions: int
    spoken_s: float
    not_heard: tuple[RegionalGroup, ...]


class TimeFigures(msgspec.Struct, frozen=True):
    """What runs with time, at one instant."""

    forecast: Forecast | None
    advice: Advice | None
    picture: TimePicture
    heard: Heard
