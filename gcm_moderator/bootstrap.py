"""Puts the parts together: folders, directory, clock, record and desk. No work happens at import."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sys
import tempfile
import threading
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

import msgspec
import platformdirs

from gcm_moderator.agenda.model import Segment, Session
from gcm_moderator.clock import MeetingClock, PlayedClock, steady
from gcm_moderator.delegations.directory import Directory
from gcm_moderator.desk.desk import Clock, Desk
from gcm_moderator.meeting import encoding, facts
from gcm_moderator.meeting.evolve import Impossible
from gcm_moderator.meeting.history import History
from gcm_moderator.record.memory import MemoryRecord
from gcm_moderator.record.port import NotARecord, Record, RecordError
from gcm_moderator.record.reading import read_record
from gcm_moderator.record.sqlite import SqliteRecord
from gcm_moderator.resources import data_folder, log_file, settings_file
from gcm_moderator.settings import Folders
from gcm_moderator.settings_file import SettingsStore
from gcm_moderator.usual import usual

if TYPE_CHECKING:
    from gcm_moderator.desk.qt import Seat
    from gcm_moderator.summary.document import Document, Progress
    from gcm_moderator.summary.export import Writers
    from gcm_moderator.workplan.loading import Workplan
    from ui.house import House

T = TypeVar("T")
RECORD_SUFFIX = ".gcm"
EARLY = dt.timedelta(minutes=2)
USUAL_FOLDERS = Folders()


class Kept(msgspec.Struct, frozen=True):
    """A record in the records folder. `running` is what ran when the app closed; `problem` why it cannot be opened."""

    path: Path
    session: Session | None = None
    running: Segment | None = None
    last_at: dt.datetime | None = None
    facts: int = 0
    practice: bool = False
    rehearsed: bool = False
    problem: str | None = None


def sessions_folder() -> Path:
    """Where the shipped agendas are."""
    return data_folder("sessions")


def own_agendas_folder(folders: Folders = USUAL_FOLDERS) -> Path:
    """Where people keep agendas of their own; it need not exist."""
    return _chosen(folders.agendas) or platformdirs.user_documents_path() / "gcm-moderator"


def records_folder(folders: Folders = USUAL_FOLDERS) -> Path:
    """Where records are kept; it need not exist yet."""
    return _chosen(folders.records) or platformdirs.user_data_path("gcm-moderator", appauthor=False) / "records"


def _chosen(folder: str) -> Path | None:
    """A folder as somebody wrote it, from the home folder on; None for the usual one."""
    return Path.home() / Path(folder.strip()).expanduser() if folder.strip() else None


def directory() -> Directory:
    """The delegations that are shipped."""
    return Directory.load(data_folder("assets") / "delegations")


def workplan() -> Workplan:
    """The calendar of the process that is shipped."""
    from gcm_moderator.workplan.loading import load_workplan

    return load_workplan(data_folder("assets") / "calendar" / "workplan.csv")


def new_id() -> str:
    """An id that is unique for ever."""
    return uuid.uuid4().hex


def house() -> House:
    """What the windows are given to work with."""
    from ui.cues.voice import Voice
    from ui.house import House

    settings = SettingsStore(settings_file())

    def folders() -> Folders:
        return settings.current.folders

    return House(
        sessions_folder=sessions_folder(),
        own_agendas=lambda: own_agendas_folder(folders()),
        usual=lambda: usual(settings.current),
        directory=directory,
        workplan=workplan,
        kept=lambda: kept_records(records_folder(folders()), read_record, _elsewhere()),
        begin=lambda session, start: begin(session, start=start, folder=records_folder(folders())),
        begin_elsewhere=begin_elsewhere,
        rehearse=rehearse,
        keep_rehearsal=lambda recorded: keep_rehearsal(recorded, records_folder(folders()) / "rehearsals"),
        go_on=go_on,
        save_elsewhere=save_elsewhere,
        export_command=export_command,
        held_today=held_today,
        practice_start=practice_start,
        now=lambda: dt.datetime.now(dt.UTC),
        steady=steady,
        voice=lambda: Voice(steady),
        trouble=RecordError,
        settings=settings,
        memory_file=settings_file().with_name("windows.json"),
        log_file=log_file(),
    )


def export_command(record: Path, to: Path, what: str) -> list[str]:
    """The program and its arguments that write a record to a file, telling how far they are."""
    program = [sys.executable, "-c", "from gcm_moderator.cli import main; main()"]
    return [*program, "export", str(record), "--to", str(to), "--what", what, "--progress"]


def writers(template: Path | None = None, progress: Progress | None = None) -> Writers:
    """What documents are written with: the shipped template unless there is another, Qt's PDF, and the settings."""
    from gcm_moderator.summary.document import silent
    from gcm_moderator.summary.export import Writers

    def pdf(source: Document, told: Progress) -> bytes:
        from gcm_moderator.printing.pdf import document

        return document(source, told)

    shipped = data_folder("assets") / "templates" / "summary.docx"
    return Writers(template or shipped, pdf, SettingsStore(settings_file()).current.quantifiers, progress or silent)


def states_named_in(document: Document) -> str | None:
    """One sentence on where a document that is to name no State names one; None where it names none."""
    from gcm_moderator.delegations.mentions import Mentions
    from gcm_moderator.summary.naming import states_named, warning

    if not document.unattributed:
        return None
    mentions = Mentions(directory())
    named = states_named(document, lambda text: [mention.delegation.name() for mention in mentions.find(text)])
    return warning(named) if named else None


def held_today(session: Session, now: dt.datetime) -> bool:
    """Whether `now` (aware) falls on one of the session's days, in the place's zone."""
    return now.astimezone(ZoneInfo(session.zone)).date() in session.days


def practice_start(session: Session, day: int = 1) -> dt.datetime:
    """Where the clock of a practice is put: two minutes before the first item of that day (from 1)."""
    return min(item.start for item in session.items if item.day == day) - EARLY


def opening(
    session: Session, at: dt.datetime, ahead_s: float, seat: str, command_id: str, *, rehearsed: bool = False
) -> facts.Draft:
    """The first fact of a record: the agenda as it stands and the clock it runs on."""
    fact = facts.MeetingOpened(session, round(ahead_s, 3), rehearsed)
    return encoding.storable(facts.Draft(f"{command_id}.1", seat, at, command_id, fact))


def new_record_path(session: Session, now: dt.datetime, folder: Path) -> Path:
    """A file name in a folder that is not taken: the session and the local time of its making."""
    return free_path(folder, f"{session.id} {now.astimezone(ZoneInfo(session.zone)):%Y-%m-%d %H.%M}")


def free_path(folder: Path, stem: str) -> Path:
    """The path of a record with that name in a folder, numbered if the name is taken."""
    names = (f"{stem}{f' ({n})' if n else ''}{RECORD_SUFFIX}" for n in range(1000))
    return next(folder / name for name in names if not (folder / name).exists())


def begin(
    session: Session,
    path: Path | None = None,
    start: dt.datetime | None = None,
    seat: str = "podium",
    clock_ahead: Callable[[float], MeetingClock] = MeetingClock,
    folder: Path | None = None,
) -> Seat:
    """A new meeting on a new record, with its clock put to `start`, or on the wall clock.

    The record is `path`, else a new file in `folder`, else in the usual one. `clock_ahead` makes a clock that is so
    many seconds ahead of the wall.

    Raises:
        RecordError: the record cannot be made there; nothing stays behind.
    """
    ahead_s = (start - clock_ahead(0.0).now()).total_seconds() if start is not None else 0.0
    clock = clock_ahead(ahead_s)
    path = path or new_record_path(session, clock.now(), folder or records_folder())
    path.parent.mkdir(parents=True, exist_ok=True)
    record = SqliteRecord.create(path)
    try:
        return _seated(record, clock, [opening(session, clock.now(), ahead_s, seat, new_id())], seat)
    except RecordError:
        path.unlink(missing_ok=True)
        raise


def begin_elsewhere(session: Session, start: dt.datetime | None, folders: Iterable[Path] | None = None) -> Seat:
    """A new meeting whose record is in the first folder that takes it; `folders` are those of `save_elsewhere`.

    Raises:
        RecordError: none of them takes it.
    """
    return _first_that_takes(folders, lambda folder: begin(session, start=start, folder=folder))


def _elsewhere() -> tuple[Path, ...]:
    return own_agendas_folder(), Path.home(), Path(tempfile.gettempdir())


def _first_that_takes(folders: Iterable[Path] | None, put: Callable[[Path], T]) -> T:
    """Put a record into the first folder in which that can be done, of those given or those elsewhere.

    Raises:
        RecordError: none of them takes it; why not, of each.
    """
    reasons = []
    for folder in folders or _elsewhere():
        try:
            return put(folder)
        except (RecordError, OSError) as reason:
            reasons.append(str(reason))
    raise RecordError(" ".join(reasons))


def rehearse(session: Session, start: dt.datetime, rate: float) -> Seat:
    """A rehearsal on a record in memory, with its clock put to `start` and running `rate` times as fast as the wall."""
    clock = PlayedClock(start, rate)
    ahead_s = (start - MeetingClock().now()).total_seconds()
    first = opening(session, clock.now(), ahead_s, "podium", new_id(), rehearsed=True)
    return _seated(MemoryRecord(), clock, [first], "podium")


def keep_rehearsal(recorded: Sequence[facts.Recorded], folder: Path) -> Path:
    """Write what was recorded in a rehearsal into a new record of that folder, and give its path.

    Raises:
        RecordError: it cannot be written there; nothing stays behind.
    """
    first = recorded[0].fact
    name = first.session.id if isinstance(first, facts.MeetingOpened) else "meeting"
    folder.mkdir(parents=True, exist_ok=True)
    path = free_path(folder, f"{name} rehearsal {dt.datetime.now().astimezone():%Y-%m-%d %H.%M}")
    record = SqliteRecord.create(path)
    try:
        record.append([facts.Draft(each.id, each.seat, each.at, each.command, each.fact) for each in recorded]).result()
    except RecordError:
        path.unlink(missing_ok=True)
        raise
    finally:
        record.close()
    return path


def go_on(path: Path, clock_ahead: Callable[[float], MeetingClock] = MeetingClock) -> Seat:
    """The meeting of an existing record, as it stands, on the clock it was held on.

    That clock never goes back behind the last fact, even when the wall clock was put back in between. The clock of a
    rehearsal has stood since then.

    Raises:
        RecordError: the record cannot be opened or its facts contradict each other.
    """
    record = SqliteRecord.open(path)
    try:
        recorded = record.read()
    except BaseException:
        record.close()
        raise
    ahead_s = 0.0
    if recorded and isinstance(recorded[0].fact, facts.MeetingOpened):
        behind_s = (max(draft.at for draft in recorded) - clock_ahead(0.0).now()).total_seconds()
        first = recorded[0].fact
        ahead_s = behind_s if first.rehearsed else max(first.clock_ahead_s, behind_s)
    return _seated(record, clock_ahead(ahead_s), [], "podium")


def _seated(record: Record, clock: Clock, first: list[facts.Draft], seat: str) -> Seat:
    from gcm_moderator.desk.qt import Seat

    try:
        if first:
            record.append(first).result()
        return Seat(Desk(record, clock, new_id, seat))
    except Impossible as reason:
        record.close()
        raise RecordError(f"The record contradicts itself and cannot be gone on with: {reason}") from reason
    except BaseException:
        record.close()
        raise


def save_elsewhere(seat: Seat, folders: Iterable[Path] | None = None) -> Path:
    """Go on with the meeting on a copy of its record in the first folder that takes it; nothing is lost on the way.

    Without `folders`: the documents of the user, the home folder, the system's temporary folder.

    Raises:
        RecordError: none of them takes it; the meeting goes on as before.
    """
    record = seat.desk.record
    if not isinstance(record, SqliteRecord):
        raise RecordError("This meeting is kept in memory only; there is no record to save elsewhere.")

    def put(folder: Path) -> Path:
        path = free_path(folder, seat.state.session.id)
        folder.mkdir(parents=True, exist_ok=True)
        left = seat.move_to(SqliteRecord.open(record.copy_to(path)))
        # A disk that hangs keeps whoever closes a file on it waiting.
        threading.Thread(target=left.close, name="leaving the record", daemon=True).start()
        return path

    try:
        return _first_that_takes(folders, put)
    except RecordError as reason:
        raise RecordError(f"The meeting could not be saved elsewhere either. {reason}") from reason


def kept_records(
    folder: Path, read: Callable[[Path], list[facts.Recorded]], elsewhere: Iterable[Path] = ()
) -> Iterator[Kept]:
    """The records in their folder: those with something still running first, then the latest first.

    Those that had to be kept in a folder `elsewhere` are among them. Much else may lie there under such a name: what is
    no record, or belongs to another user, is passed over.
    """
    found = [_told(path, read) for path in _named_as_records(folder)]
    for path in (path for other in dict.fromkeys(elsewhere) if other != folder for path in _named_as_records(other)):
        with contextlib.suppress(NotARecord, OSError):
            if path.stat().st_uid == os.getuid():
                found.append(_kept(path, read))
    long_ago = dt.datetime.min.replace(tzinfo=dt.UTC)
    yield from sorted(found, key=lambda kept: (kept.running is not None, kept.last_at or long_ago), reverse=True)


def _named_as_records(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return list(folder.glob(f"*{RECORD_SUFFIX}"))
    return []


def _told(path: Path, read: Callable[[Path], list[facts.Recorded]]) -> Kept:
    try:
        return _kept(path, read)
    except NotARecord as problem:
        return Kept(path, problem=str(problem))


def _kept(path: Path, read: Callable[[Path], list[facts.Recorded]]) -> Kept:
    try:
        recorded = read(path)
        if not recorded:
            return Kept(path, problem=f"{path.name} is empty.")
        first = recorded[0].fact
        if not isinstance(first, facts.MeetingOpened):
            return Kept(path, problem=f"{path.name} does not begin with the agenda of a meeting.")
        state = History(first.session, recorded).state
    except NotARecord:
        raise
    except (RecordError, Impossible) as problem:
        return Kept(path, problem=str(problem))
    return Kept(path, state.session, state.segment, recorded[-1].at, len(recorded), state.practice, state.rehearsed)
