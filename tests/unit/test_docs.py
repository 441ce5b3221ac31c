"""The documents say what the program does: links, commands and options, keys, scripts, records."""

from __future__ import annotations

import io
import re
import runpy
import shlex
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import click
import pytest

from gcm_moderator.agenda.loading import load
from gcm_moderator.agenda.model import Session
from gcm_moderator.cli import cli
from gcm_moderator.delegations.directory import Directory
from gcm_moderator.meeting.commands import RefusalCode
from gcm_moderator.rehearsal.rehearsal import rehearse_at_once
from gcm_moderator.rehearsal.script import ScriptError, parse

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")
INVOCATION = re.compile(r"(?:^|[`/\s])gcm-moderator((?: +(?:\"[^\"]*\"|[^\s`|\"]+))*)", re.MULTILINE)


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page(name), re.MULTILINE | re.DOTALL)


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(path: Path) -> None:
    broken = []
    for link in LINK.findall(path.read_text(encoding="utf-8")):
        file, _, anchor = link.partition("#")
        if file.startswith("https://"):
            continue
        target = (path.parent / file).resolve() if file else path
        if not target.exists() or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            broken.append(link)
    assert not broken


COMMANDS = cli.commands


def options_of(command: click.Command) -> set[str]:
    """The long options, with those that click gives to every command left out."""
    context = click.Context(command)
    opts = {opt for parameter in command.get_params(context) for opt in parameter.opts if opt.startswith("--")}
    return opts - {"--help"}


def documented() -> Iterator[tuple[str, set[str]]]:
    """Every `gcm-moderator …` in code of the documents: the command that it calls, and its options."""
    for path in PAGES:
        for code in re.findall(r"^```\n(.*?)^```$|`([^`\n]+)`", path.read_text(encoding="utf-8"), re.M | re.S):
            for arguments in INVOCATION.findall("".join(code)):
                words = shlex.split(arguments)
                options = {word for word in words if word.startswith("--")}
                first = words[0] if words else ""
                if first in COMMANDS:
                    yield first, options
                elif first.startswith("--"):
                    yield "", options
                elif not first or re.fullmatch(r"gcm-2017-\d|.*\.(yaml|gcm)|SESSION|RECORD|FILE", first):
                    yield "open", options
                else:
                    pytest.fail(f"{path.name} mentions gcm-moderator{arguments}, and there is no such command")


def test_every_command_and_option_in_the_documents_exists() -> None:
    for command, options in documented():
        known = options_of(COMMANDS[command]) if command else {"--version"}
        assert options <= known | {"--help"}, command


def test_every_command_and_option_is_documented() -> None:
    told: dict[str, set[str]] = {}
    for command, options in documented():
        told.setdefault(command, set()).update(options)
    assert set(COMMANDS) <= set(told)
    untold = {name: options_of(command) - told[name] for name, command in COMMANDS.items()}
    assert not any(untold.values()), untold
    assert told[""] == {"--version", "--help"}


def test_every_target_of_make_is_in_the_readme() -> None:
    targets = re.findall(r"^([a-z-]+):.*##", page("Makefile"), re.MULTILINE)
    mentioned = set(re.findall(r"`make ([a-z-]+)", page("README.md")))
    assert mentioned == set(targets)


def test_the_page_of_keys_is_current() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "keys_page.py"))["page"]()
    assert page("docs/keys.md") == made, "python scripts/keys_page.py > docs/keys.md"


def test_the_word_template_is_what_its_script_makes() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "summary_template.py"))["template"]()
    shipped_file = ROOT / "assets" / "templates" / "summary.docx"
    with zipfile.ZipFile(io.BytesIO(made)) as ours, zipfile.ZipFile(shipped_file) as shipped:
        assert ours.namelist() == shipped.namelist()
        for name in ours.namelist():
            assert ours.read(name) == shipped.read(name), "python scripts/summary_template.py"


@pytest.fixture(scope="module")
def session() -> Session:
    session = load(ROOT / "sessions" / "gcm-2017-1.yaml").session
    assert session is not None
    return session


@pytest.fixture(scope="module")
def rehearsed(session: Session, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Any]]]:
    """The script of docs/rehearsal.md played: its record and its rows."""
    folder = tmp_path_factory.mktemp("rehearsed")
    script, record = folder / "script.txt", folder / "record.gcm"
    script.write_text(blocks("docs/rehearsal.md", "rehearsal")[0], encoding="utf-8")
    directory = Directory.load(ROOT / "assets" / "delegations")
    return record, [row for _, row in rehearse_at_once(session, directory, script, record)]


def actions(session: Session) -> set[str]:
    with pytest.raises(ScriptError) as caught:
        list(parse("10:00:00 no-such-action", session))
    return set(str(caught.value).partition("the actions are ")[2].rstrip(".").split(", "))


def test_the_script_in_the_documents_has_every_action_and_only_its_comment_is_refused(
    session: Session, rehearsed: tuple[Path, list[dict[str, Any]]]
) -> None:
    rows = rehearsed[1]
    assert {row["command"] for row in rows} == actions(session)
    lines = blocks("docs/rehearsal.md", "rehearsal")[0].splitlines()
    refused = {number: re.search(r"# refused: (\S+)", line) for number, line in enumerate(lines, start=1)}
    said = {number: match[1] for number, match in refused.items() if match}
    assert {row["line"]: row["refusal"]["code"] for row in rows if row["refusal"]} == said


def test_every_action_and_every_refusal_is_described(session: Session) -> None:
    text = page("docs/rehearsal.md")
    described = {
        action.split()[0]
        for cell in re.findall(r"^\| (`.+?`) \|", text.partition("## The actions")[2], re.MULTILINE)
        for action in re.findall(r"`([^`]+)`", cell)
    }
    assert actions(session) <= described
    assert {code.value for code in RefusalCode} <= described


def keys_of(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if not key.startswith("panellist-"):
                yield key
            yield from keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


def test_every_field_of_a_rehearsal_is_described(rehearsed: tuple[Path, list[dict[str, Any]]]) -> None:
    told = set(re.findall(r"`([a-z_]+)`", page("docs/rehearsal.md")))
    assert set(keys_of(rehearsed[1])) - told == set()


def test_the_record_has_no_table_view_or_column_that_is_not_described(rehearsed: tuple[Path, Any]) -> None:
    told = set(re.findall(r"`([a-z_]+)`", page("docs/record.md")))
    with closing(sqlite3.connect(rehearsed[0])) as database:
        names = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
        shadows = {name for name in names if name.startswith("notes_search_")}
        assert names - shadows <= told
        for name in names - shadows - {"notes_search", "notes_index", "_sqlite_migrations"}:
            columns = {row[0] for row in database.execute(f"SELECT * FROM {name}").description}
            assert columns - told == set(), name


@pytest.mark.parametrize("query", blocks("docs/record.md", "sql"))
def test_every_query_runs(rehearsed: tuple[Path, Any], query: str) -> None:
    with closing(sqlite3.connect(rehearsed[0])) as database:
        for statement in query.split(";"):
            database.execute(statement).fetchall()


def test_the_chain_can_be_followed_as_described(rehearsed: tuple[Path, Any]) -> None:
    names: dict[str, Any] = {}
    exec(blocks("docs/record.md", "python")[0], names)
    with closing(sqlite3.connect(rehearsed[0])) as database:
        number = database.execute("SELECT count(*) FROM facts").fetchone()[0]
    assert names["sound_facts"](rehearsed[0]) == number > 1
