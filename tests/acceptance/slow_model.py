"""A second reckoning of a rehearsal, from its script alone: slow, plain, and with nothing of the program in it.

After an undo the whole meeting is played again from its first action, so that an undone action simply is not played.
Lengths are seconds.
"""

from __future__ import annotations

import copy
import datetime as dt
import itertools
import re
import shlex
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

OFFICIAL = {
    "Bolivia": "Bolivia (Plurinational State of)",
    "DRC": "Democratic Republic of the Congo",
    "G77 and China": "Group of 77 and China",
    "GRULAC": "Latin American and Caribbean Group",
    "IOM": "International Organization for Migration",
    "IPU": "Inter-Parliamentary Union",
    "Iran": "Iran (Islamic Republic of)",
    "Korea (Republic of)": "Republic of Korea",
    "Netherlands": "Netherlands (Kingdom of the)",
    "Russia": "Russian Federation",
    "Swaziland": "Eswatini",
    "Turkey": "Türkiye",
    "UK": "United Kingdom of Great Britain and Northern Ireland",
    "USA": "United States of America",
    "Venezuela": "Venezuela (Bolivarian Republic of)",
}
"""What the script types, and the official name; whoever is not here is typed by the official name or as free text."""

NOT_CONTROL = ("note", "answered", "message", "status")


@dataclass(frozen=True)
class Line:
    """One action of the script."""

    number: int
    at: dt.datetime
    words: tuple[str, ...]

    @property
    def verb(self) -> str:
        return self.words[0]

    def option(self, name: str) -> str | None:
        return self.words[self.words.index(name) + 1] if name in self.words[2:] else None


def read_lines(script: Path, days: list[dt.date], zone: dt.tzinfo) -> list[Line]:
    """The actions of a script, with their instants."""
    lines: list[Line] = []
    day = days[0]
    last = dt.datetime.combine(day, dt.time(), zone)
    for number, text in enumerate(script.read_text(encoding="utf-8").splitlines(), start=1):
        words = shlex.split(text, comments=True)
        if not words:
            continue
        if words[0] == "day":
            day = days[int(words[1]) - 1]
            continue
        if words[0].startswith("+"):
            last += dt.timedelta(seconds=length(words[0]))
        else:
            last = dt.datetime.combine(day, dt.time.fromisoformat(words[0]), zone)
        lines.append(Line(number, last, tuple(words[1:])))
    return lines


def length(text: str) -> float:
    """Seconds of "1m30s", "-20s" or "+4.250s"."""
    parts = {"h": 3600.0, "m": 60.0, "s": 1.0}
    total = sum(float(number) * parts[unit] for number, unit in re.findall(r"([0-9.]+)([hms])", text))
    return -total if text.startswith("-") else total


def official(name: str) -> str:
    """The name that the room reads."""
    return OFFICIAL.get(name, name)


@dataclass
class Asked:
    """Somebody waiting."""

    name: str
    kind: str
    behalf: str | None
    limit: float | None
    absences: int = 0


@dataclass
class Stop:
    """A stretch in which a countdown stood still, and why."""

    why: str
    since: dt.datetime
    until: dt.datetime | None = None


@dataclass
class Held:
    """A turn."""

    name: str
    kind: str
    limit: float
    start: dt.datetime
    asked: Asked | None = None
    granted: float = 0.0
    stops: list[Stop] = field(default_factory=list)
    end: dt.datetime | None = None

    def stop(self, why: str, at: dt.datetime) -> None:
        self.stops.append(Stop(why, at))

    def go(self, why: str, at: dt.datetime) -> None:
        for stop in self.stops:
            if stop.why == why and stop.until is None:
                stop.until = at

    @property
    def stopped(self) -> bool:
        return any(stop.until is None for stop in self.stops)

    def paused(self, now: dt.datetime) -> float:
        """The length of all stops together, what they share counted once."""
        total, reached = 0.0, self.start
        for stop in sorted(self.stops, key=lambda stop: stop.since):
            until = stop.until or now
            total += max(0.0, (until - max(stop.since, reached)).total_seconds())
            reached = max(reached, until)
        return total

    def elapsed(self, now: dt.datetime) -> float:
        now = self.end or now
        return (now - self.start).total_seconds() - self.paused(now)

    def remaining(self, now: dt.datetime) -> float:
        return self.limit + self.granted - self.elapsed(now)


@dataclass
class Discussion:
    """What a segment keeps, also while another runs."""

    queue: list[Asked] = field(default_factory=list)
    heard: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    limit: float | None = None
    since_panellists: int = 0
    is_open: bool = True


@dataclass(frozen=True)
class Planned:
    """A segment as `agenda --json` prints it."""

    id: str
    kind: str
    start: dt.datetime
    end: dt.datetime
    limit: float | None

    @property
    def elastic(self) -> bool:
        return self.kind in ("discussion", "break")


class Meeting:
    """The meeting after some actions."""

    def __init__(self, agenda: list[Planned]) -> None:
        self.agenda = {segment.id: segment for segment in agenda}
        self.running: str | None = None
        self.started: dt.datetime | None = None
        self.begun: list[str] = []
        self.stood_still = 0.0
        self.suspended: dt.datetime | None = None
        self.parts: dict[str, Discussion] = {}
        self.turn: Held | None = None
        self.under: Held | None = None
        self.turns: list[Held] = []
        self.changes: list[float] = []
        self.free_since: dt.datetime | None = None

    @property
    def part(self) -> Discussion:
        assert self.running is not None
        return self.parts[self.running]

    @property
    def discussing(self) -> bool:
        return self.running is not None and self.agenda[self.running].kind == "discussion"

    @property
    def limit(self) -> float:
        assert self.running is not None
        return self.part.limit or self.agenda[self.running].limit or 0.0

    def play(self, line: Line) -> None:
        """Carry out an action that was not refused."""
        getattr(self, "do_" + line.verb.replace("-", "_"))(line)

    def waiting(self, typed: str) -> Asked:
        return next(asked for asked in self.part.queue if asked.name == official(typed))

    def leave(self, at: dt.datetime) -> None:
        """The turn that has the floor is over."""
        assert self.turn is not None
        self.turn.end = at
        self.turn, self.free_since = None, at

    def leave_all(self, at: dt.datetime) -> None:
        if self.turn is not None:
            self.leave(at)
        if self.under is not None:
            self.under.end, self.under = at, None

    def take(self, turn: Held) -> None:
        """Somebody takes the floor from whoever has it."""
        if turn.kind == "point-of-order" and self.turn is not None and self.turn.kind != "point-of-order":
            self.turn.stop("order", turn.start)
            self.under, self.turn = self.turn, None
        elif turn.kind == "point-of-order" and self.turn is not None:
            self.leave(turn.start)
        else:
            self.leave_all(turn.start)
        if self.free_since is not None:
            self.changes.append((turn.start - self.free_since).total_seconds())
            self.free_since = None
        self.turn = turn
        self.turns.append(turn)
        part = self.part
        if turn.kind != "point-of-order":
            part.heard[turn.name, turn.asked.behalf if turn.asked else None] += 1
        part.since_panellists = {"reply": 0, "intervention": part.since_panellists + 1}.get(
            turn.kind, part.since_panellists
        )

    def do_start(self, line: Line) -> None:
        self.leave_all(line.at)
        self.running, self.started, self.stood_still = line.words[1], line.at, 0.0
        self.begun.append(self.running)
        self.parts.setdefault(self.running, Discussion()).is_open = True
        self.free_since = None

    def do_end(self, line: Line) -> None:
        self.leave_all(line.at)
        self.running = self.started = self.free_since = None

    def do_turn(self, line: Line) -> None:
        assert self.running is not None
        assert self.started is not None
        planned = self.agenda[self.running]
        start = line.at - dt.timedelta(seconds=length(line.option("ago") or "0s"))
        ends = [turn.end for turn in self.turns if turn.end is not None]
        limit = planned.limit or 0.0
        if planned.kind == "remarks" and any(turn.end is None or turn.end > self.started for turn in self.turns):
            whole = (planned.end - planned.start).total_seconds()
            left = whole - (line.at - self.started).total_seconds()
            limit = max(60.0, min(limit, left))
        own = line.option("limit")
        kind = "presentation" if planned.kind in ("expert", "presentation", "thematic-expert") else "remarks"
        if self.discussing:
            kind, limit = "intervention", self.limit
        self.take(Held(line.words[1], kind, length(own) if own else limit, max([start, *ends])))

    def do_finish(self, line: Line) -> None:
        self.leave(line.at)
        self.take_up(line.at)

    def take_up(self, at: dt.datetime) -> None:
        """Whoever was interrupted goes on."""
        if self.under is not None:
            self.turn, self.under, self.free_since = self.under, None, None
            self.turn.go("order", at)

    def do_pause(self, line: Line) -> None:
        assert self.turn is not None
        self.turn.stop("hand", line.at)

    def do_resume(self, line: Line) -> None:
        assert self.turn is not None
        self.turn.go("hand", line.at)

    def do_grant(self, line: Line) -> None:
        assert self.turn is not None
        self.turn.granted += length(line.words[1])

    def do_request(self, line: Line) -> None:
        behalf, own = line.option("on-behalf-of"), line.option("limit")
        asked = Asked(
            official(line.words[1]),
            line.option("kind") or "intervention",
            official(behalf) if behalf else None,
            length(own) if own else None,
        )
        queue = self.part.queue
        orders = list(itertools.takewhile(lambda waiting: waiting.kind == "point-of-order", queue))
        queue.insert(len(orders) if asked.kind == "point-of-order" else len(queue), asked)

    def do_call(self, line: Line) -> None:
        queue = self.part.queue
        asked = self.waiting(line.words[1]) if len(line.words) > 1 else queue[0]
        queue.remove(asked)
        self.take(Held(asked.name, asked.kind, asked.limit or self.limit, line.at, asked))

    def do_reply(self, line: Line) -> None:
        assert self.running is not None
        own = line.option("limit")
        panel = self.running.split("/", maxsplit=1)[0]
        number = int(line.words[1].removeprefix("panellist-"))
        name = f"Panellist {number}"
        if panel == "summary":
            name = "Thematic expert" if number == 4 else f"Moderator of panel {number}"
        self.take(Held(name, "reply", length(own) if own else 180.0, line.at))

    def do_move(self, line: Line) -> None:
        queue = self.part.queue
        asked = self.waiting(line.words[1])
        before = queue.index(asked)
        last = len(queue) - 1
        named = {"top": 0, "bottom": last, "up": max(0, before - 1), "down": min(last, before + 1)}
        place = named[line.words[2]] if line.words[2] in named else int(line.words[2]) - 1
        queue.remove(asked)
        queue.insert(place, asked)

    def do_absent(self, line: Line) -> None:
        part, name = self.part, official(line.words[1])
        called = self.turn.asked if self.turn is not None else None
        if called is not None and called.name == name:
            assert self.turn is not None
            part.heard[name, called.behalf] -= 1
            part.since_panellists -= self.turn.kind == "intervention"
            self.turns.remove(self.turn)
            self.leave(line.at)
            self.take_up(line.at)
            asked = called
        else:
            asked = self.waiting(line.words[1])
            part.queue.remove(asked)
        asked.absences += 1
        if asked.absences < 2:
            part.queue.append(asked)

    def do_withdraw(self, line: Line) -> None:
        self.part.queue.remove(self.waiting(line.words[1]))

    def do_name(self, line: Line) -> None:
        self.waiting(line.words[1]).name = official(line.words[2])

    def do_limit(self, line: Line) -> None:
        if length(line.words[1]) != self.limit:
            self.part.limit = length(line.words[1])

    def do_close_list(self, line: Line) -> None:
        self.part.is_open = line.verb != "close-list"

    do_reopen_list = do_close_list

    def do_suspend(self, line: Line) -> None:
        self.suspended, self.free_since = line.at, None
        for turn in (self.turn, self.under):
            if turn is not None:
                turn.stop("suspension", line.at)

    def do_continue(self, line: Line) -> None:
        assert self.suspended is not None
        self.stood_still += (line.at - self.suspended).total_seconds()
        self.suspended = None
        for turn in (self.turn, self.under):
            if turn is not None:
                turn.go("suspension", line.at)


class Reckoning:
    """Plays lines one by one; what was undone is left out, from the beginning."""

    def __init__(self, agenda: list[Planned]) -> None:
        self._agenda = agenda
        self._done: list[Line] = []
        self._undone: list[Line] = []
        self._meeting = Meeting(agenda)

    def after(self, line: Line, *, carried_out: bool) -> Meeting:
        """The meeting just after one more line. What was not refused but changed nothing cannot be undone."""
        if carried_out and line.verb not in NOT_CONTROL:
            self._control(line)
        return copy.deepcopy(self._meeting)

    def _control(self, line: Line) -> None:
        if line.verb == "undo":
            self._undone.append(self._done.pop())
            self._meeting = self._played_again()
        elif line.verb == "redo":
            self._done.append(self._undone.pop())
            self._meeting = self._played_again()
        else:
            before = copy.deepcopy(vars(self._meeting))
            self._meeting.play(line)
            if vars(self._meeting) != before:
                self._done.append(line)
                self._undone.clear()

    def _played_again(self) -> Meeting:
        meeting = Meeting(self._agenda)
        for done in self._done:
            meeting.play(done)
        return meeting
