"""The command as a whole: its help, what it says to a wrong word, and the same rehearsal with and without windows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.support import one_sentence, run, run_alone

COMMANDS = ("check", "agenda", "rehearse", "export", "verify", "pictures", "delegations")


def test_the_help_names_every_command_and_each_command_its_options() -> None:
    whole = run("--help")
    assert whole.code == 0
    assert all(command in whole.out for command in COMMANDS)
    options = run("rehearse", "--help").out
    assert all(option in options for option in ("--script", "--record", "--json", "--window", "--speed"))
    assert "[podium|time|notes|display]" in run("open", "--help").out


@pytest.mark.parametrize(
    "arguments",
    [
        ("rehearse",),
        ("check",),
        ("export", "x.gcm"),
        ("check", "gcm-2017-1", "--nonsense"),
        ("rehearse", "gcm-2017-1", "--speed", "0"),
        ("rehearse", "gcm-2017-1", "--window", "--speed", "fast"),
        ("rehearse", "gcm-2017-1", "--simulate", "7"),
        ("rehearse", "gcm-2017-1", "--window", "--simulate", "0"),
        ("gcm-2017-1", "--seat", "balcony"),
        ("chek", "gcm-2017-1"),
    ],
)
def test_a_wrong_call_ends_at_two_and_says_what_was_wrong(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert done.err.splitlines()[-1].startswith("Error: ")


@pytest.mark.parametrize("target", ["gcm-2017-9", "no/such/record.gcm", "a" * 300])
def test_what_cannot_be_opened_because_it_is_not_there_opens_no_window(target: str) -> None:
    done = run_alone(target)
    assert done.code == 2
    assert one_sentence(done.err)
    assert target in done.err


def test_a_rehearsal_in_windows_gives_the_same_rows(tmp_path: Path) -> None:
    script = tmp_path / "script.txt"
    script.write_text(
        "10:43:00 start panel-1/discussion\n+1s request Kenya\n+1s request Peru kind point-of-order\n+1s call Kenya\n"
        "+30s call\n+10.250s finish\n+5s undo\n+1s redo\n+1s grant 30s\n+60s finish\n+1s finish\n+1s note x star\n",
        encoding="utf-8",
    )
    in_windows = run_alone("rehearse", "gcm-2017-1", "--script", script, "--json", "--window", "--speed", "600")
    assert in_windows.code == 0
    assert in_windows.rows == run("rehearse", "gcm-2017-1", "--script", script, "--json").rows
