"""The command line. Errors go to standard error as one sentence; no traceback reaches a user."""

from __future__ import annotations

import errno
import json
import logging
import os
import sys
import traceback
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from gcm_moderator import __version__, quick_start
from gcm_moderator.delegations.model import LANGUAGES
from gcm_moderator.resources import data_folder, log_file, settings_file
from gcm_moderator.signals import INTERRUPTED, ending_when_told, noting_an_interruption

if TYPE_CHECKING:
    from gcm_moderator.agenda.loading import Loaded
    from gcm_moderator.agenda.model import Session
    from gcm_moderator.delegations.directory import Directory

CANNOT_RUN = 1
NO_SUCH_FILE = 2
BROKEN = 70
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
PROGRESS_LINES = 100


class _Group(click.Group):
    """`gcm-moderator SESSION` opens the app: a first word that is no command is something to open."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "--version")):
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; Ctrl+C ends it without a word."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)


@click.group(cls=_Group)
@click.version_option(__version__, prog_name="gcm-moderator")
def cli() -> None:
    """Keep time, the floor and the notes of a chaired meeting.

    Without a command: open the app on a SESSION (a path, or the id of a shipped session such as gcm-2017-1), on a
    RECORD, or on the start page.
    """


@cli.command("open")
@click.argument("target", metavar="[SESSION|RECORD]", required=False)
@click.option(
    "--seat",
    type=click.Choice(["podium", "time", "notes", "display"]),
    default="podium",
    show_default=True,
    help="The view to open on.",
)
def open_app(target: str | None, seat: str) -> None:
    """Open the app (the word "open" may be left out)."""
    path = _session_path(target) if target else None
    if path is not None and not os.path.exists(path):  # noqa: PTH110 (a path that can be no file's name is none)
        _fail(f"There is no file and no shipped session called {target}.", NO_SUCH_FILE)
    quick_start.begin()
    from gcm_moderator.bootstrap import house
    from ui.app import run

    sys.exit(run(path, seat, house(), begin=lambda _: quick_start.end()))


@cli.command()
@click.argument("session")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def check(session: str, as_json: bool) -> None:
    """Say what is wrong with a session file, all at once, with line numbers."""
    path = _session_path(session)
    loaded = _loaded(path)
    problems = [
        {"severity": problem.severity, "code": problem.code, "message": problem.message, "line": problem.line}
        for problem in loaded.problems
    ]
    if as_json:
        _print_json({"ok": loaded.ok, "problems": problems})
    else:
        for line in _problem_lines(path, loaded):
            click.echo(line)
        errors = sum(problem.severity == "error" for problem in loaded.problems)
        warnings = len(loaded.problems) - errors
        verdict = "can run" if loaded.ok else "cannot run"
        click.echo(f"{path.name} {verdict}: {_count(errors, 'error')}, {_count(warnings, 'warning')}.")
    sys.exit(0 if loaded.ok else CANNOT_RUN)


@cli.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Write the session file here.")
@click.option("--json", "as_json", is_flag=True, help="Print everything that was understood as JSON.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--title", help="The title of the session, where the document does not say it.")
@click.option("--date", help="The first day, as in 2017-05-08.")
@click.option("--place", help="The place of the session.")
@click.option("--zone", help="The time zone of the place, as in Europe/Zurich.")
def import_document(
    file: Path,
    out: Path | None,
    as_json: bool,
    force: bool,
    title: str | None,
    date: str | None,
    place: str | None,
    zone: str | None,
) -> None:
    """Make a session file of a circulated document, and say what was understood, line for line."""
    from gcm_moderator.agenda.importing.importer import NotImportable, import_file, save
    from gcm_moderator.agenda.importing.telling import as_rows, told
    from gcm_moderator.agenda.importing.understanding import Given

    try:
        imported = import_file(file, Given(title=title, date=date, place=place, zone=zone))
    except NotImportable as error:
        _fail(str(error), NO_SUCH_FILE)
    try:
        if out is not None:
            save(imported, file, out, force=force)
    except NotImportable as error:
        _fail(str(error), CANNOT_RUN)
    if as_json:
        _print_json(as_rows(imported))
    else:
        for line in told(imported, out):
            click.echo(line)
    sys.exit(0 if imported.ok else CANNOT_RUN)


@cli.command()
@click.argument("session")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def agenda(session: str, as_json: bool) -> None:
    """Print every segment of a session with its planned times and the limit of a turn."""
    from gcm_moderator.agenda.listing import agenda_rows

    rows = agenda_rows(_session(session))
    if as_json:
        _print_json(rows)
        return
    widest = max(len(row["id"]) for row in rows)
    for row in rows:
        limit = "" if row["limit_s"] is None else f"{row['limit_s'] / 60:g} min"
        start, end = row["planned_start"][11:16], row["planned_end"][11:16]
        click.echo(f"day {row['day']}  {start}-{end}  {row['id']:{widest}}  {limit:>8}  {row['title']}")


@cli.command()
@click.argument("query")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the names.")
def delegations(query: str, as_json: bool, lang: str) -> None:
    """Print what typing QUERY at the podium would offer, best first."""
    found = _directory().search(query, lang=lang)
    if as_json:
        _print_json(
            [
                {
                    "name": delegation.name(lang),
                    "code": delegation.code,
                    "category": delegation.category.value,
                    "regional_group": delegation.regional_group.value if delegation.regional_group else None,
                }
                for delegation in found
            ]
        )
        return
    for delegation in found:
        group = f", {delegation.regional_group.value}" if delegation.regional_group else ""
        click.echo(f"{delegation.name(lang)} ({delegation.category.value}{group})")


@cli.command()
@click.argument("session")
@click.option(
    "--script", type=click.Path(path_type=Path), help="The actions to play; without it, the agenda as planned."
)
@click.option("--record", type=click.Path(path_type=Path), help="Write the record to this new file.")
@click.option("--json", "as_json", is_flag=True, help="Print the state after each action as a line of JSON.")
@click.option("--window", is_flag=True, help="Play in the real windows.")
@click.option(
    "--speed", type=click.FloatRange(0.1, 600), default=1.0, show_default=True, help="With --window: times real time."
)
@click.option(
    "--simulate",
    type=click.IntRange(1, 9999),
    help="With --window: moderate yourself; a room of this number asks for the floor.",
)
def rehearse(
    session: str,
    script: Path | None,
    record: Path | None,
    as_json: bool,
    window: bool,
    speed: float,
    simulate: int | None,
) -> None:
    """Play a script of timed actions: at once, or in the windows at N times real time."""
    from gcm_moderator import rehearsing
    from gcm_moderator.record.port import RecordError
    from gcm_moderator.rehearsal.script import ScriptError

    if simulate is not None and (not window or script or record or as_json):
        raise click.UsageError(
            "--simulate is for a person at the windows: with --window, and no script, record or JSON."
        )
    agreed = _session(session)
    if simulate is not None:
        sys.exit(rehearsing.by_hand(agreed, simulate, speed))
    try:
        if window:
            problem = rehearsing.in_windows(agreed, _directory(), script, record, as_json, speed)
            if problem is not None:
                _fail(problem, CANNOT_RUN)
            return
        played, refused = rehearsing.at_once(agreed, _directory(), script, record, as_json)
    except ScriptError as error:
        _fail(str(error), NO_SUCH_FILE)
    except RecordError as error:
        _fail(str(error), CANNOT_RUN)
    if not as_json:
        click.echo(f"{_count(played, 'action')} played, {refused} refused.")


@cli.command()
@click.argument("session")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder to write the pictures to.")
def pictures(session: str, out: Path) -> None:
    """Write every view as a PNG, part-way through a rehearsal, in light and dark and in two sizes."""
    from gcm_moderator.bootstrap import house
    from ui.pictures.taking import PicturesError, take

    try:
        with noting_an_interruption() as interrupted:
            for path in take(_session(session), house(), out):
                click.echo(str(path))
                if interrupted():
                    sys.exit(INTERRUPTED)
    except PicturesError as error:
        _fail(str(error), CANNOT_RUN)


@cli.command()
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--to", type=click.Path(path_type=Path), required=True, help="The file to write; its suffix says how.")
@click.option(
    "--what",
    type=click.Choice(["summary", "log", "not-reached", "print", "everything", "agenda"]),
    help="What to write. Usually: .docx and .pdf the summary, .md and .csv the log, .json everything, .ics the agenda.",
)
@click.option("--template", type=click.Path(path_type=Path), help="For .docx: a Word template instead of ours.")
@click.option("--progress", is_flag=True, help="Print how far it is, a line of JSON at each step.")
def export(record: Path, to: Path, what: str | None, template: Path | None, progress: bool) -> None:
    """Write a record as a document: the summary, the internal log, who was not reached, or everything.

    Of a damaged record, what is sound is written.
    """
    from gcm_moderator.bootstrap import states_named_in, writers
    from gcm_moderator.record.port import NotARecord, RecordError
    from gcm_moderator.record.reading import read_sound
    from gcm_moderator.summary.export import ExportError, What, usual
    from gcm_moderator.summary.export import export as write

    try:
        asked = What(what) if what is not None else usual(to)
        if template is not None and to.suffix.lower() != ".docx":
            raise ExportError(f"A template is for Word documents; give {to} the suffix .docx, or leave --template out.")
        with ending_when_told():
            sound = read_sound(record)
            if sound.trouble is not None and not sound.facts:
                raise sound.trouble
            document = write(sound.facts, to, writers(template, _print_progress if progress else None), asked)
    except NotARecord as error:
        _fail(str(error), NO_SUCH_FILE)
    except (RecordError, ExportError) as error:
        _fail(str(error), CANNOT_RUN)
    if sound.trouble is not None:
        _fail(f"{record} is damaged; only its {_count(len(sound.facts), 'sound fact')} are in {to}.", CANNOT_RUN)
    warning = states_named_in(document) if document is not None else None
    if warning is not None:
        click.echo(warning, err=True)


def _print_progress(done: int, of: int) -> None:
    if done == of or done * PROGRESS_LINES // of != (done - 1) * PROGRESS_LINES // of:
        click.echo(json.dumps({"done": done, "of": of}))
        sys.stdout.flush()


@cli.command()
@click.argument("record", type=click.Path(path_type=Path))
def verify(record: Path) -> None:
    """Walk the hash chain of a record and name the first damaged fact."""
    from gcm_moderator.record.reading import verify as walk

    verdict = walk(record)
    click.echo(verdict.reason, err=not verdict.sound)
    sys.exit(verdict.exit_code)


def main() -> NoReturn:
    """Run the command line and leave with its exit code; what nobody foresaw goes to a log, with one sentence here.

    Whatever is written, a record, an export, a log, is for the user alone: these are the internal papers of a meeting.
    What is printed is UTF-8 whatever the locale: names are in all scripts.
    """
    os.umask(0o077)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        cli(prog_name="gcm-moderator")
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None and error.errno in NO_ROOM:
            _fail(f"What there is to say cannot be written out: {error.strerror}.", CANNOT_RUN)
        log = log_file()
        sentence = f"Something went wrong inside gcm-moderator ({type(error).__name__}: {error})."
        try:
            log.parent.mkdir(parents=True, exist_ok=True)
            with log.open("a", encoding="utf-8") as file:
                traceback.print_exc(file=file)
            sentence += f" The details are in {log}."
        except OSError:
            logging.getLogger(__name__).debug("The log could not be written.", exc_info=True)
        _fail(sentence, BROKEN)
    raise SystemExit(0)


def _session_path(text: str) -> Path:
    from gcm_moderator.agenda.finding import resolve_session

    return resolve_session(text, data_folder("sessions"))


def _loaded(path: Path) -> Loaded:
    from gcm_moderator.agenda.loading import NotASession, load
    from gcm_moderator.settings_file import read_settings
    from gcm_moderator.usual import usual

    try:
        return load(path, usual(read_settings(settings_file())[0]))
    except NotASession as error:
        _fail(str(error), NO_SUCH_FILE)


def _session(text: str) -> Session:
    """The session, or an end with what is wrong in it."""
    path = _session_path(text)
    loaded = _loaded(path)
    if loaded.session is None or not loaded.ok:
        for line in _problem_lines(path, loaded, errors_only=True):
            click.echo(line, err=True)
        sys.exit(CANNOT_RUN)
    return loaded.session


def _directory() -> Directory:
    from gcm_moderator.delegations.directory import Directory

    return Directory.load(data_folder("assets") / "delegations")


def _problem_lines(path: Path, loaded: Loaded, *, errors_only: bool = False) -> Iterator[str]:
    for problem in loaded.problems:
        if errors_only and problem.severity != "error":
            continue
        where = f"{path}:{problem.line}" if problem.line is not None else str(path)
        yield f"{where}: {problem.severity}: {problem.message}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


def _fail(sentence: str, code: int) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(code)
