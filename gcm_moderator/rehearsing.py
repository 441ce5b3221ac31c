"""The three ways of `gcm-moderator rehearse`: at once, in windows by a script, and in windows by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from gcm_moderator.agenda.model import Session
from gcm_moderator.delegations.directory import Directory
from gcm_moderator.rehearsal.player import Played
from gcm_moderator.resources import settings_file


def at_once(
    session: Session, directory: Directory, script: Path | None, record: Path | None, as_json: bool
) -> tuple[int, int]:
    """Play a script, or the agenda as planned, as fast as it goes; how many actions there were, and were refused.

    Raises:
        ScriptError: the script cannot be read, or not beyond a line.
        RecordError: the record cannot be made, or not everything could be written to it.
    """
    from gcm_moderator.rehearsal.rehearsal import rehearse_at_once

    played = 0
    refused = 0
    for done, row in rehearse_at_once(session, directory, script, record):
        played += 1
        refused += done.refusal is not None
        _print(done, row, as_json)
    return played, refused


def in_windows(
    session: Session, directory: Directory, script: Path | None, record: Path | None, as_json: bool, speed: float
) -> str | None:
    """Play it in the windows; why not all of it is on the record, if so.

    Raises:
        ScriptError: the script cannot be read.
        RecordError: the record cannot be made.
    """
    from gcm_moderator.settings_file import SettingsStore
    from ui.scripted_rehearsal import rehearse_in_windows

    def report(done: Played, row: dict[str, Any]) -> None:
        _print(done, row, as_json)

    return rehearse_in_windows(session, directory, SettingsStore(settings_file()), script, record, speed, report)


def by_hand(session: Session, seed: int, speed: float) -> int:
    """Open the windows on a rehearsal that a person moderates, with the room of that number; the exit code."""
    from gcm_moderator.bootstrap import house
    from ui.app import run
    from ui.rehearse.setup import Wanted

    parts = house()
    wanted = Wanted(session, 1, None, speed, parts.settings.current.rehearsal.floor, seed)
    return run(None, "podium", parts, begin=lambda window: window.rehearse(wanted))


def _print(done: Played, row: dict[str, Any], as_json: bool) -> None:
    """A line of JSON for every action, or one for people about each that was refused."""
    if as_json:
        click.echo(json.dumps(row, ensure_ascii=False))
    elif done.refusal is not None:
        click.echo(f"line {done.action.line}: {done.action.verb} refused: {done.refusal.message}")
