"""How these tests reach the program: only through its command, in this process or in one of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from gcm_moderator.cli import cli

CHECKOUT = Path(__file__).resolve().parents[2]
FIRST_SESSION = CHECKOUT / "sessions" / "gcm-2017-1.yaml"
FIRST_SCRIPT = Path(__file__).with_name("first-session.txt")
TIME_LIMIT_S = 60

Row = dict[str, Any]
"""One line of `rehearse --json`."""


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, read as one JSON value."""
        return json.loads(self.out)

    @property
    def rows(self) -> list[Row]:
        """Standard output, read as one JSON object a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def run(*arguments: str | Path) -> Done:
    """Run the command in this process, which is quick; an exception that escapes it fails the test."""
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments], prog_name="gcm-moderator")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Done(result.exit_code, result.stdout, result.stderr)


def run_alone(*arguments: str | Path, cwd: Path | None = None, first: str = "") -> Done:
    """Run the command as people do, in a process of its own, which begins with the statements in `first`."""
    done = subprocess.run(
        [sys.executable, "-c", f"{first}from gcm_moderator.cli import main; main()", *map(str, arguments)],
        cwd=cwd or CHECKOUT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=TIME_LIMIT_S,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def play(tmp_path: Path, script: str, session: str | Path = "gcm-2017-1") -> list[Row]:
    """The rows of a rehearsal of that script, which can be read to its end."""
    file = tmp_path / "script.txt"
    file.write_text(script, encoding="utf-8")
    done = run("rehearse", session, "--script", file, "--json")
    assert done.code == 0, done.err
    assert done.err == ""
    return done.rows


def refused(row: Row) -> str | None:
    """The code of the row's refusal."""
    return None if row["refusal"] is None else str(row["refusal"]["code"])


def names(row: Row) -> list[str]:
    """Who waits, in order."""
    return [waiting["name"] for waiting in row["queue"]]


def one_sentence(text: str) -> bool:
    """Whether that is one line for people: no traceback, no exception's name, an end."""
    lines = text.splitlines()
    return len(lines) == 1 and lines[0].endswith((".", "?")) and "Traceback" not in text and "Error(" not in text
