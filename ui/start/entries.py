"""What the start page shows of a session file or a record, as frozen data made by pure functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from gcm_moderator.agenda.model import Item, Session
from gcm_moderator.agenda.problems import Problem
from ui.house import KeptRecord
from ui.start import words
from ui.start.words import tr
from ui.widgets.bar import Tone
from ui.widgets.row_list import Chip
from ui.words import SEPARATOR, dates, long_date, short_month, short_title

if TYPE_CHECKING:
    from gcm_moderator.agenda.loading import Listed


class Shelf(Enum):
    """Where an entry stands on the page, from the top."""

    SESSIONS = "sessions"
    OWN = "own"
    RECORDS = "records"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence about an entry, with the shape of its tone."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One printed item: "10:15–13:00", and its title."""

    times: str
    title: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day that can be opened: its name, its printed agenda, what opening does, and where the clock is put.

    `start` is None when the meeting runs on the wall clock.
    """

    name: str
    agenda: tuple[AgendaLine, ...]
    opens: str
    start: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the list with its details. `badge` is the tile before it: a large and a small word.

    `action` is what its button says, empty where it cannot be opened. A session has `days`, a record has none.
    """

    shelf: Shelf
    path: Path
    title: str
    subtitle: str
    badge: tuple[str, str]
    chips: tuple[Chip, ...] = ()
    facts: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    action: str = ""
    days: tuple[Day, ...] = ()
    chosen_day: int = 0
    session: Session | None = None
    running: str = ""
    """What ran when the app closed, as a headline; empty when nothing did."""

    @property
    def key(self) -> Path:
        """The file, which tells it from the others."""
        return self.path

    @property
    def broken(self) -> bool:
        """Whether it cannot be opened."""
        return not self.action

    @property
    def spoken(self) -> str:
        """The row for ears."""
        return ". ".join(filter(None, (self.title, self.subtitle, *(chip.text for chip in self.chips))))


def session_entry(
    listed: Listed,
    shelf: Shelf,
    now: dt.datetime,
    held_today: Callable[[Session, dt.datetime], bool],
    practice_start: Callable[[Session, int], dt.datetime],
) -> Entry:
    """A session file as listed at that instant, whether or not it can run."""
    loaded = listed.loaded
    session = loaded.session if loaded is not None and loaded.ok else None
    if session is None:
        return _broken_file(listed, shelf)
    problems = loaded.problems if loaded is not None else ()
    live = held_today(session, now)
    today = now.astimezone(ZoneInfo(session.zone)).date()
    days = tuple(
        _day(session, number, live and date == today, practice_start)
        for number, date in enumerate(session.days, start=1)
    )
    chosen = session.days.index(today) if live else 0
    chips = [Chip(tr("today"), Tone.DONE)] if live else []
    chips += _session_chips(problems)
    return Entry(
        shelf=shelf,
        path=listed.path,
        title=session.title,
        subtitle=session.theme,
        badge=_badge(session),
        chips=tuple(chips),
        facts=(dates(session.days), session.place),
        lines=(
            *(Line(problem.message, Tone.ATTENTION) for problem in problems),
            *(Line(remark) for remark in session.remarks),
        ),
        action=tr("Open"),
        days=days,
        chosen_day=chosen,
        session=session,
    )


def record_entry(kept: KeptRecord) -> Entry:
    """A record as it lies on the disk."""
    session = kept.session
    if session is None or kept.problem is not None:
        return Entry(
            shelf=Shelf.RECORDS,
            path=kept.path,
            title=kept.path.stem,
            subtitle=kept.problem or "",
            badge=("!", ""),
            chips=(Chip(tr("cannot be opened"), Tone.TROUBLE),),
            facts=(str(kept.path),),
            lines=(Line(kept.problem or "", Tone.TROUBLE),),
        )
    last = kept.last_at.astimezone(ZoneInfo(session.zone)) if kept.last_at is not None else None
    when = tr("last at {time} on {date}").format(time=words.time_of_day(last), date=long_date(last)) if last else ""
    facts = tr("nothing done yet") if kept.facts < 2 else tr("{n} facts").format(n=kept.facts)
    chips = [Chip(tr("interrupted"), Tone.ATTENTION)] if kept.running is not None else []
    if kept.practice:
        chips.append(Chip(tr("practice"), Tone.PLAIN))
    item = session.item_of(kept.running) if kept.running is not None else None
    return Entry(
        shelf=Shelf.RECORDS,
        path=kept.path,
        title=session.title,
        subtitle=SEPARATOR.join(filter(None, (item.title if item else "", when))),
        badge=(str(last.day), short_month(last)) if last else ("", ""),
        chips=tuple(chips),
        facts=(when, facts, session.place, str(kept.path)),
        lines=(Line(_how_it_goes_on(kept, last)),),
        action=tr("Go on"),
        session=session,
        running=tr("{item} was running when the app closed").format(item=_running_title(kept, item)) if item else "",
    )


def _running_title(kept: KeptRecord, item: Item) -> str:
    if item.is_panel or kept.running is None:
        return short_title(item.title)
    return f"“{item.title}”"


def _how_it_goes_on(kept: KeptRecord, last: dt.datetime | None) -> str:
    if kept.rehearsed:
        return tr("The rehearsal comes back as it was left; its clock goes on from there.")
    if kept.practice and last is not None:
        return tr("The clock of this practice has gone on since; the meeting comes back as it was left.")
    return tr("The meeting comes back as it was left; whoever had the floor still has it.")


def _badge(session: Session) -> tuple[str, str]:
    first, last = min(session.days), max(session.days)
    span = str(first.day) if first == last else f"{first.day}–{last.day}"
    return span, f"{short_month(last)} {last.year}"


def _day(session: Session, number: int, live: bool, practice_start: Callable[[Session, int], dt.datetime]) -> Day:
    date = session.days[number - 1]
    items = tuple(item for item in session.items if item.day == number)
    agenda = tuple(
        AgendaLine(f"{words.time_of_day(item.start)}–{words.time_of_day(item.end)}", item.title) for item in items
    )
    start = None if live else practice_start(session, number).astimezone(ZoneInfo(session.zone))
    return Day(
        name=long_date(date),
        agenda=agenda,
        opens=_opens(session, number, start),
        start=start,
    )


def _opens(session: Session, number: int, start: dt.datetime | None) -> str:
    if start is None:
        return tr("Held today: opens live, on the wall clock, in the place’s own time.")
    time = words.time_of_day(start)
    if len(session.days) == 1:
        return tr("Not today: opens as a practice, with the clock at {time}.").format(time=time)
    return tr("Not today: opens as a practice, with the clock at {time} on day {n}.").format(time=time, n=number)


def _session_chips(problems: tuple[Problem, ...]) -> list[Chip]:
    announced = [problem for problem in problems if problem.code == "to-be-announced"]
    others = len(problems) - len(announced)
    chips = [Chip(tr("to be announced"), Tone.PLAIN)] if announced else []
    if others:
        chips.append(Chip(words.counted(others, tr("1 warning"), tr("{n} warnings")), Tone.ATTENTION))
    return chips


def _broken_file(listed: Listed, shelf: Shelf) -> Entry:
    problems = listed.loaded.problems if listed.loaded is not None else ()
    errors = [problem for problem in problems if problem.severity == "error"]
    warnings = [problem for problem in problems if problem.severity != "error"]
    first = listed.error or (words.problem_line(errors[0]) if errors else "")
    chips = [Chip(tr("cannot run"), Tone.TROUBLE)]
    lines = [Line(words.problem_line(problem), Tone.TROUBLE) for problem in errors]
    lines += [Line(words.problem_line(problem), Tone.ATTENTION) for problem in warnings]
    if listed.error is not None:
        lines.insert(0, Line(listed.error, Tone.TROUBLE))
    lines.append(Line(tr("Correct it in any text editor; this page reads it again when you come back.")))
    return Entry(
        shelf=shelf,
        path=listed.path,
        title=listed.path.name,
        subtitle=first,
        badge=("!", ""),
        chips=tuple(chips),
        facts=(str(listed.path),),
        lines=tuple(lines),
    )
