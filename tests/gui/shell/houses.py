"""A house for tests: the real parts, in a folder of the test's own, on a clock that the test holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from gcm_moderator import bootstrap
from gcm_moderator.agenda.formats import Usual
from gcm_moderator.agenda.model import Session
from gcm_moderator.clock import SetClock
from gcm_moderator.desk.desk import Desk
from gcm_moderator.desk.qt import Seat
from gcm_moderator.record.port import RecordError
from gcm_moderator.record.reading import read_record
from gcm_moderator.record.sqlite import SqliteRecord
from gcm_moderator.settings_file import SettingsStore
from ui.cues.voice import Voice
from ui.house import House

T = TypeVar("T")
SILENT = ("cat",)
"""A voice that nobody hears: it answers nothing, and ends when nobody listens any more."""
TODAY = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)


class AtOnce:
    """`Aside` without a thread: everything is done when it is asked for, or, while `held`, by `go`."""

    def __init__(self, *, held: bool = False) -> None:
        self.held = held
        self.waiting: list[Callable[[], None]] = []

    def do(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self.waiting.append(lambda: then(work()))
        if not self.held:
            self.go()

    def go(self) -> None:
        """Do what waits."""
        waiting, self.waiting = self.waiting, []
        for doing in waiting:
            doing()

    def close(self) -> None:
        self.waiting.clear()


@dataclass
class Place:
    """The folders of a test, its wall clock, and the clock of the meeting that is held."""

    folder: Path
    now: dt.datetime = TODAY
    steady: float = 0.0
    clock: SetClock = field(default_factory=lambda: SetClock(TODAY))

    @property
    def records(self) -> Path:
        return self.folder / "records"

    @property
    def agendas(self) -> Path:
        return self.folder / "agendas"

    def house(self) -> House:
        return House(
            sessions_folder=bootstrap.sessions_folder(),
            own_agendas=lambda: self.agendas,
            usual=Usual,
            directory=bootstrap.directory,
            workplan=bootstrap.workplan,
            kept=lambda: list(bootstrap.kept_records(self.records, read_record, [self.folder / "elsewhere"])),
            begin=self.begin,
            begin_elsewhere=self.begin_elsewhere,
            rehearse=bootstrap.rehearse,
            keep_rehearsal=lambda recorded: bootstrap.keep_rehearsal(recorded, self.folder / "rehearsals"),
            go_on=self.go_on,
            save_elsewhere=lambda seat: bootstrap.save_elsewhere(seat, [self.folder / "elsewhere"]),
            export_command=bootstrap.export_command,
            held_today=bootstrap.held_today,
            practice_start=bootstrap.practice_start,
            now=lambda: self.now,
            steady=lambda: self.steady,
            voice=lambda: Voice(lambda: self.steady, SILENT),
            trouble=RecordError,
            settings=SettingsStore(self.folder / "settings.toml"),
            memory_file=self.folder / "windows.json",
            log_file=self.folder / "errors.log",
        )

    def begin(self, session: Session, start: dt.datetime | None) -> Seat:
        """A meeting whose clock stands until the test moves it."""
        return self._begin_in(self.records, session, start)

    def begin_elsewhere(self, session: Session, start: dt.datetime | None) -> Seat:
        return self._begin_in(self.folder / "elsewhere", session, start)

    def _begin_in(self, folder: Path, session: Session, start: dt.datetime | None) -> Seat:
        self.clock.put(start or self.now)
        folder.mkdir(parents=True, exist_ok=True)
        number = len(list(folder.iterdir()))
        record = SqliteRecord.create(folder / f"{session.id} {number}.gcm")
        ahead_s = (start - self.now).total_seconds() if start is not None else 0.0
        record.append([bootstrap.opening(session, self.clock.now(), ahead_s, "podium", bootstrap.new_id())]).result()
        return Seat(Desk(record, self.clock, bootstrap.new_id))

    def go_on(self, path: Path) -> Seat:
        record = SqliteRecord.open(path)
        try:
            return Seat(Desk(record, self.clock, bootstrap.new_id))
        except BaseException:
            record.close()
            raise
