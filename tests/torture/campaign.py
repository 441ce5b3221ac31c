"""The campaign: start the meeting, enter lines, kill it without warning at a random instant, look at what is left.

What was acknowledged is what the meeting said on its standard output. After each kill the record is read from outside
and the meeting started again; both are held against the lines that were acknowledged, played through the slow model of
`tests.acceptance`, which has nothing of the program in it. At most the one line that was on its way when the kill came
may or may not have happened; whichever it was, it happened wholly or not at all.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import shlex
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import IO, Any

from gcm_moderator.meeting.facts import Recorded
from gcm_moderator.record import reading
from tests.acceptance.slow_model import Line, Meeting, Planned, Reckoning
from tests.acceptance.support import CHECKOUT
from tests.shipped import session
from tests.torture.lines import any_line, first_lines

RATE = 60.0
NEAR_S = 0.011
KILLS_A_RECORD = 25
LATEST_KILL_S = 0.4

Row = dict[str, Any]


class Lost(AssertionError):
    """The meeting came back as something else than what was acknowledged."""


@dataclass
class Tally:
    """What a campaign went through."""

    kills: int = 0
    in_windows: int = 0
    records: int = 0
    acknowledged: int = 0
    refused: int = 0
    on_their_way: int = 0
    """Kills that came while a line was on its way."""
    of_these_kept: int = 0
    countdowns: int = 0
    """Restarts at which somebody had the floor, so that a countdown had to be right."""


@dataclass
class Campaign:
    """Every so many starts (`windows_every`) the real windows are open. Everything is drawn from `chance`."""

    folder: Path
    chance: Random
    windows_every: int = 20
    tally: Tally = field(default_factory=Tally)

    def run(self, kills: int) -> Tally:
        """Kill so many times.

        Raises:
            Lost: at the first kill after which something was missing, invented, out of order or late.
        """
        while self.tally.kills < kills:
            self.tally.records += 1
            known = _Known(self.folder / f"torture-{self.tally.records}.gcm", time.time())
            for _ in range(min(KILLS_A_RECORD, kills - self.tally.kills)):
                self._live_and_die(known)
                self.tally.kills += 1
            known.look_at_record()
        return self.tally

    def _live_and_die(self, known: _Known) -> None:
        where = "windows" if self.tally.kills % self.windows_every == self.windows_every - 1 else "core"
        self.tally.in_windows += where == "windows"
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.meeting", str(known.path), str(known.wall_s), str(RATE), where],
            cwd=CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            self._enter_lines(process.stdin, process.stdout, process.kill, known)
        finally:
            process.kill()
            process.wait()
            process.stdout.close()
            with contextlib.suppress(OSError):
                process.stdin.close()
        known.look_at_record()

    def _enter_lines(self, to: IO[str], back: IO[str], kill: Callable[[], None], known: _Known) -> None:
        """See how the meeting came back, then enter lines until it is killed."""
        fresh = known.is_new
        before = time.time()
        first = back.readline()
        if not first.endswith("\n"):
            raise Lost(f"The meeting of {known.path} did not start again after kill {self.tally.kills}.")
        known.came_back(json.loads(first), before, time.time(), self.tally)
        killer = threading.Timer(self.chance.random() ** 2 * LATEST_KILL_S, kill)
        killer.start()
        waiting = first_lines(self.chance) if fresh else []
        try:
            while True:
                text = waiting.pop(0) if waiting else any_line(self.chance)
                known.sent(text)
                to.write(text + "\n")
                to.flush()
                said = back.readline()
                if not said.endswith("\n"):
                    break
                known.acknowledged(json.loads(said), self.tally)
        except OSError:
            pass  # killed while the line was being sent
        finally:
            killer.cancel()
            killer.join()


class _Known:
    """What the driver knows of one record: what was acknowledged, and what may have happened besides."""

    def __init__(self, path: Path, wall_s: float) -> None:
        self.path = path
        self.wall_s = wall_s
        self._reckoning = Reckoning(agenda())
        self._expected = Meeting(agenda())
        self._facts: list[str] = []
        self._acknowledged = 0
        self._notes = 0
        self._on_its_way: str | None = None
        self._beyond: list[Recorded] = []
        self._began: tuple[dt.datetime, float, float] | None = None
        self.is_new = True
        self._told = path.with_suffix(".txt")
        """Every line that was acknowledged, to read after something was lost."""

    def sent(self, text: str) -> None:
        self._on_its_way = text

    def acknowledged(self, said: Row, tally: Tally) -> None:
        text, self._on_its_way = self._on_its_way, None
        assert text is not None
        tally.acknowledged += said["ok"]
        tally.refused += not said["ok"]
        self._expected = self._reckoning.after(line_of(text, said["at"]), carried_out=said["ok"])
        self._acknowledged = said["facts"]
        self._notes = said["notes"]
        self._tell(f"{said['at']}  {text}{'' if said['ok'] else '  # ' + said['refusal']['code']}")

    def look_at_record(self) -> None:
        """After a kill: nothing acknowledged is missing, the order is kept, and nothing is there that nobody sent."""
        verdict = reading.verify(self.path) if self.path.exists() else None
        if verdict is None:
            if self._acknowledged:
                raise Lost(f"{self.path} is gone.")
            return
        if not verdict.sound:
            raise Lost(f"{self.path} is damaged: {verdict.reason}")
        facts = reading.read_record(self.path)
        ids = [fact.id for fact in facts]
        if ids[: len(self._facts)] != self._facts:
            raise Lost(f"{self.path} has other facts than before.")
        if len(ids) < self._acknowledged:
            raise Lost(f"{self.path} has {len(ids)} facts of {self._acknowledged} acknowledged ones.")
        self._facts = ids
        self._beyond = facts[max(self._acknowledged, 1) :]
        if len({fact.command for fact in self._beyond}) > 1 or (self._beyond and self._on_its_way is None):
            raise Lost(f"{self.path} has facts that nobody sent: {ids[self._acknowledged :]}.")

    def came_back(self, said: Row, before_s: float, after_s: float, tally: Tally) -> None:
        """After a restart: the meeting stands as acknowledged, the line on its way done wholly or not at all."""
        at = dt.datetime.fromisoformat(said["at"])
        self._look_at_clock(at, before_s, after_s)
        happened = bool(self._beyond)
        if self._on_its_way is not None:
            tally.on_their_way += 1
            tally.of_these_kept += happened
        if happened:
            line = line_of(self._on_its_way or "", self._beyond[0].at.isoformat())
            self._tell(f"{self._beyond[0].at.isoformat()}  {self._on_its_way}  # killed")
            self._expected = self._reckoning.after(line, carried_out=True)
            self._notes += line.verb == "note"
        self._on_its_way, self._beyond = None, []
        expected = self._expected
        found = list(differences(said, expected, at))
        if said["notes"] != self._notes:
            found.append(f"notes: {said['notes']}, not {self._notes}")
        if found:
            raise Lost(f"{self.path} came back otherwise: " + "; ".join(found))
        tally.countdowns += expected.turn is not None
        self.is_new = False
        self._acknowledged = said["facts"]

    def _look_at_clock(self, at: dt.datetime, before_s: float, after_s: float) -> None:
        """The meeting's clock went on while nobody was there: it was read between these seconds of the wall."""
        if self._began is None:
            self._began = at, before_s, after_s
            return
        began_at, began_before_s, began_after_s = self._began
        gone_s = (at - began_at).total_seconds()
        least_s, most_s = (before_s - began_after_s) * RATE, (after_s - began_before_s) * RATE
        if not least_s - NEAR_S <= gone_s <= most_s + NEAR_S:
            raise Lost(f"The clock went on by {gone_s} s, and it should be {least_s} to {most_s} s.")

    def _tell(self, text: str) -> None:
        with self._told.open("a", encoding="utf-8") as file:
            file.write(text + "\n")


def differences(said: Row, expected: Meeting, at: dt.datetime) -> Iterator[str]:
    queue = [(asked["name"], asked["kind"], asked["on_behalf_of"]) for asked in said["queue"]]
    wanted = [(a.name, a.kind, a.behalf) for a in expected.part.queue] if expected.discussing else []
    if queue != wanted:
        yield f"the queue is {queue}, not {wanted}"
    if (said["segment"] or {}).get("id") != expected.running:
        yield f"{said['segment']} runs, not {expected.running}"
    if said["suspended"] != (expected.suspended is not None):
        yield "the suspension"
    turn, held = said["turn"], expected.turn
    if (turn is None) != (held is None):
        yield f"the floor: {turn}, not {held}"
    if turn is not None and held is not None:
        if (turn["limit_s"], turn["granted_s"]) != (held.limit, held.granted):
            yield f"limit and grants: {turn}, not {held}"
        for name, figure in (("elapsed_s", held.elapsed(at)), ("paused_s", held.paused(at))):
            if abs(turn[name] - figure) > NEAR_S:
                yield f"{name} of {turn['speaker']} is {turn[name]}, not {figure}"
    under = [] if expected.under is None else [expected.under.name]
    if said["interrupted"] != under:
        yield f"interrupted: {said['interrupted']}, not {under}"


def line_of(text: str, at: str) -> Line:
    return Line(0, dt.datetime.fromisoformat(at), tuple(shlex.split(text)))


def agenda() -> list[Planned]:
    return [
        Planned(segment.id, segment.kind.value, segment.planned_start, segment.planned_end, segment.limit_s)
        for segment in session().segments
    ]
