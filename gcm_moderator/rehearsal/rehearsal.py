"""A rehearsal from the first action to the last, without windows and as fast as it can."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

from gcm_moderator.agenda.model import Session
from gcm_moderator.clock import SetClock
from gcm_moderator.delegations.directory import Directory
from gcm_moderator.desk.desk import Desk
from gcm_moderator.meeting import encoding, facts
from gcm_moderator.record.memory import MemoryRecord
from gcm_moderator.record.port import Record, RecordUnwritable
from gcm_moderator.record.sqlite import SqliteRecord
from gcm_moderator.rehearsal.planned import planned_script
from gcm_moderator.rehearsal.player import Played, Player
from gcm_moderator.rehearsal.report import row
from gcm_moderator.rehearsal.script import Action, parse, read_script

SEAT = "rehearsal"


def actions(session: Session, directory: Directory, script: Path | None) -> Iterator[Action]:
    """The actions of a script file, or of the agenda as planned.

    Raises:
        ScriptError: the script cannot be read, or not beyond a line.
    """
    if script is not None:
        return read_script(script, session)
    return parse(planned_script(session, directory), session, catching_up=True)


def rehearse_at_once(
    session: Session, directory: Directory, script: Path | None = None, path: Path | None = None
) -> Iterator[tuple[Played, dict[str, Any]]]:
    """Play everything and give each action with the state just after it, as the contract's fields.

    Raises:
        ScriptError: the script cannot be read, or not beyond a line; what came before it has been played.
        RecordError: the record at `path` cannot be made, or not everything could be written to it; all has been played.
    """
    script_actions = actions(session, directory, script)
    first = next(script_actions, None)
    clock = SetClock(first.at if first is not None else session.segments[0].planned_start)
    record = open_record(session, path, clock.now())
    try:
        desk = Desk(record, clock, numbered_ids(), SEAT)
        player = Player(desk, directory)
        for action in _all(first, script_actions):
            clock.put(action.at)
            played = player.play(action)
            yield played, row(played, desk.state, desk.notebook)
        desk.settle(None)
        desk.retry()
        desk.settle(None)
        if desk.unsaved:
            raise RecordUnwritable(f"{desk.problem} The last {desk.unsaved} actions of the rehearsal are not in it.")
    finally:
        record.close()


def open_record(session: Session, path: Path | None, at: dt.datetime, *, rehearsed: bool = True) -> Record:
    """A new record with its opening fact: in that file, or in memory. Not `rehearsed`, it looks like a meeting's.

    Raises:
        RecordError: it cannot be made there.
    """
    record: Record = SqliteRecord.create(path) if path is not None else MemoryRecord()
    opening = encoding.storable(
        facts.Draft("opening.1", SEAT, at, "opening", facts.MeetingOpened(session, rehearsed=rehearsed))
    )
    try:
        record.append([opening]).result()
    except BaseException:
        record.close()
        raise
    return record


def numbered_ids() -> Callable[[], str]:
    """Ids for one rehearsal: c1, c2, … so that the same script gives the same record."""
    numbers = count(1)
    return lambda: f"c{next(numbers)}"


def _all(first: Action | None, others: Iterator[Action]) -> Iterator[Action]:
    if first is not None:
        yield first
        yield from others
