"""Benchmarks of a seat and its record: actions, opening, undo, and the search while typing."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from gcm_moderator import bootstrap
from gcm_moderator.clock import MeetingClock, SetClock
from gcm_moderator.delegations.directory import Directory
from gcm_moderator.desk.desk import Desk
from gcm_moderator.desk.time_viewing import Memory, figures, time_view
from gcm_moderator.desk.time_views import Scope
from gcm_moderator.desk.viewing import podium_view
from gcm_moderator.meeting import commands
from gcm_moderator.record.sqlite import SqliteRecord
from tests.bench import floor
from tests.bench.figures import MS, Figure, milliseconds, percentile, ratio, timed
from tests.bench.records import BareFile, read_plainly

FEW = 200
MANY = 20_000
WARMING_UP = 20


@contextmanager
def seat_on(path: Path) -> Iterator[Desk]:
    """A desk on an existing record, with a clock that stands at its last fact."""
    with closing(SqliteRecord.open(path)) as record:
        clock = SetClock(record.read(0, 1)[0].at)
        desk = Desk(record, clock, bootstrap.new_id, floor.SEAT)
        clock.put(desk.history.drafts[-1].at)
        yield desk


def durable_action(record: Path, bare_file: Path, actions: int) -> Figure:
    """A command from `send` to the new state, against a bare commit of the bytes that it wrote; in turn."""
    ours, bare = [], []
    with seat_on(record) as desk, closing(BareFile(bare_file)) as file:
        for _, command in zip(range(actions + WARMING_UP), floor.lively(desk), strict=False):
            before = len(desk.history.drafts)
            ours.append(_action(desk, command))
            rows = file.prepare(desk.history.drafts[before:], before + 1)
            bare.append(timed(lambda rows=rows: file.commit(rows)))  # type: ignore[misc]
    return ratio(
        "durable-action",
        ours[WARMING_UP:],
        bare[WARMING_UP:],
        1.5,
        "One action at the podium, from the command until it is on the disk and in the state, against a bare SQLite"
        " commit of the same bytes with the same pragmas.",
    )


def action_at_length(few: Path, many: Path, actions: int) -> Figure:
    """The same commands on a long and on a short record, in turn."""
    long, short = [], []
    with seat_on(many) as late, seat_on(few) as early:
        for _, one, other in zip(range(actions + WARMING_UP), floor.lively(late), floor.lively(early), strict=False):
            long.append(_action(late, one))
            short.append(_action(early, other))
    return ratio(
        "action-20000-vs-200",
        long[WARMING_UP:],
        short[WARMING_UP:],
        1.2,
        "One action in a meeting of 20,000 facts against the same action in one of 200: a long meeting must not slow"
        " down.",
    )


def time_view_at_length(few: Path, many: Path, actions: int) -> Figure:
    """What the Time view works out anew after each action, on a long and on a short record, in turn."""
    long: list[float] = []
    short: list[float] = []
    with seat_on(many) as late, seat_on(few) as early:
        kept = {late: Memory(), early: Memory()}
        for _, one, other in zip(range(actions + WARMING_UP), floor.lively(late), floor.lively(early), strict=False):
            for desk, command, spent in ((late, one, long), (early, other, short)):
                _action(desk, command)
                spent.append(timed(lambda desk=desk: _look(desk, kept[desk])))  # type: ignore[misc]
    return ratio(
        "time-view-20000-vs-200",
        long[WARMING_UP:],
        short[WARMING_UP:],
        1.2,
        "What the co-facilitators’ view works out after an action in a meeting of 20,000 facts, against one of 200:"
        " what finished turns come to is remembered.",
    )


def _look(desk: Desk, memory: Memory) -> None:
    time_view(desk.state, podium_view(desk), memory)
    figures(desk.state, desk.clock.now(), frozenset(), Scope.SESSION, memory)


def opening(record: Path, times: int) -> Figure:
    """A desk ready to work on a record, against its rows decoded by the standard library; in turn."""
    ours, bare = [], []
    for _ in range(times):
        bare.append(timed(lambda: read_plainly(record)))
        with closing(_Held()) as held:
            ours.append(timed(lambda held=held: held.open(record)))  # type: ignore[misc]
    return ratio(
        "opening",
        ours,
        bare,
        4.0,
        "Opening a record of 20,000 facts until the seat is ready (chain checked, facts decoded and folded), against"
        " reading the same rows and decoding them with the standard json.",
    )


def undo_at_length(record: Path, times: int) -> Figure:
    """Undo at the end of a long meeting, again and again, so that it goes further and further back."""
    with seat_on(record) as desk:
        spent = [_action(desk, commands.Undo()) for _ in range(times)]
    median = statistics.median(spent)
    return Figure(
        "undo-20000",
        median * 1000,
        100.0,
        MS,
        "Undo in a meeting of 20,000 facts, until it is on the disk and in the state.",
        f"slowest of {times}: {milliseconds(max(spent))}",
    )


def type_ahead(directory: Directory, every: int) -> Figure:
    """The search after each key, for every `every`-th beginning of every name and alias in every language."""
    typed = {
        text[:length]
        for known in directory
        for text in (*known.names.values(), *known.aliases)
        for length in range(1, len(text) + 1)
    }
    keys = sorted(typed)[::every]
    spent = [timed(lambda text=text: directory.search(text)) for text in keys]  # type: ignore[misc]
    return Figure(
        "type-ahead",
        percentile(spent, 0.99) * 1000,
        5.0,
        MS,
        "What a key costs while a name is typed: the 99th percentile over the beginnings of every name and alias in"
        " the six languages.",
        f"{len(keys)} beginnings, median {milliseconds(statistics.median(spent))}, slowest {milliseconds(max(spent))}",
    )


def _action(desk: Desk, command: commands.Command) -> float:
    if isinstance(desk.clock, SetClock):
        desk.clock.put(desk.clock.now() + floor.STEP)
    return timed(lambda: floor.do(desk, command))


class _Held:
    """Keeps what was opened until the time has been taken."""

    def __init__(self) -> None:
        self._record: SqliteRecord | None = None
        self._desk: Desk | None = None

    def open(self, path: Path) -> None:
        self._record = SqliteRecord.open(path)
        clock = MeetingClock()
        self._desk = Desk(self._record, clock, bootstrap.new_id, floor.SEAT)

    def close(self) -> None:
        if self._record is not None:
            self._record.close()
