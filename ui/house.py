"""What the windows are given by the program around them: no folder, record or wall clock is their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gcm_moderator.agenda.formats import Usual
from gcm_moderator.agenda.model import Segment, Session
from gcm_moderator.delegations.directory import Directory
from gcm_moderator.desk.qt import Seat
from gcm_moderator.meeting.facts import Recorded
from gcm_moderator.settings_file import SettingsStore
from ui.cues.voice import Voice

if TYPE_CHECKING:
    from gcm_moderator.workplan.loading import Workplan


class KeptRecord(Protocol):
    """A record on the disk. `running` is what ran when the app closed; `problem` why it cannot be opened."""

    @property
    def path(self) -> Path: ...  # noqa: D102
    @property
    def session(self) -> Session | None: ...  # noqa: D102
    @property
    def running(self) -> Segment | None: ...  # noqa: D102
    @property
    def last_at(self) -> dt.datetime | None: ...  # noqa: D102
    @property
    def facts(self) -> int: ...  # noqa: D102
    @property
    def practice(self) -> bool: ...  # noqa: D102
    @property
    def rehearsed(self) -> bool: ...  # noqa: D102
    @property
    def problem(self) -> str | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class House:
    """The parts. `begin`, `begin_elsewhere`, `go_on` and `save_elsewhere` raise `trouble`, whose text is one sentence.

    `begin_elsewhere` is for when the usual folder takes no record.

    `rehearse` begins a rehearsal in memory, with its clock put there and running so many times as fast as real time;
    `keep_rehearsal` keeps its record apart from those of meetings, and raises `trouble` too.
    `own_agendas` gives the folder of people’s own agendas, `usual` what holds where a session file does not say,
    `workplan` the calendar of the process. `kept` lists the records, interrupted ones first; it reads them all and is
    called off the windows' thread. `practice_start` gives where the clock of a practice is put on a day (from 1); `now`
    is the wall clock, aware, and `steady` seconds that only grow. `voice` makes what sounds cues. `settings` is what
    people chose; `memory_file` is for what the windows remember. `export_command` gives the program and arguments that
    write a record (the first path) to a file (the second).
    """

    sessions_folder: Path
    own_agendas: Callable[[], Path]
    usual: Callable[[], Usual]
    directory: Callable[[], Directory]
    workplan: Callable[[], Workplan]
    kept: Callable[[], Iterable[KeptRecord]]
    begin: Callable[[Session, dt.datetime | None], Seat]
    begin_elsewhere: Callable[[Session, dt.datetime | None], Seat]
    rehearse: Callable[[Session, dt.datetime, float], Seat]
    keep_rehearsal: Callable[[Sequence[Recorded]], Path]
    go_on: Callable[[Path], Seat]
    save_elsewhere: Callable[[Seat], Path]
    export_command: Callable[[Path, Path, str], Sequence[str]]
    held_today: Callable[[Session, dt.datetime], bool]
    practice_start: Callable[[Session, int], dt.datetime]
    now: Callable[[], dt.datetime]
    steady: Callable[[], float]
    voice: Callable[[], Voice]
    trouble: type[Exception]
    settings: SettingsStore
    memory_file: Path
    log_file: Path
