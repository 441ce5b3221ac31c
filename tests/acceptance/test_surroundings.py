"""Where and how the command is run: a full disk behind it, an old locale, no desktop, and somebody who stops it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.support import CHECKOUT, TIME_LIMIT_S, Done, one_sentence, run

ENTRY = "from gcm_moderator.__main__ import main; main()"


def _run(*arguments: str | Path, first: str = "", shell: str = "", **environment: str | None) -> Done:
    """The command in a process of its own: `shell` follows it on its line, None takes a variable away."""
    variables = {**os.environ, **{name: value for name, value in environment.items() if value is not None}}
    for name in (name for name, value in environment.items() if value is None):
        variables.pop(name, None)
    done = subprocess.run(
        ["bash", "-c", f'set -o pipefail; "$@" {shell}', "bash", sys.executable, "-c", first + ENTRY, *arguments],
        cwd=CHECKOUT,
        env=variables,
        capture_output=True,
        timeout=TIME_LIMIT_S,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [("check", "gcm-2017-1"), ("rehearse", "gcm-2017-1", "--json")])
def test_what_cannot_be_printed_is_told(arguments: tuple[str, ...]) -> None:
    done = _run(*arguments, shell="> /dev/full")
    assert done.code == 1
    assert one_sentence(done.err)
    assert "No space left" in done.err


@pytest.mark.parametrize("arguments", [("agenda", "gcm-2017-1"), ("rehearse", "gcm-2017-1", "--json")])
def test_who_reads_no_further_is_no_fault(arguments: tuple[str, ...]) -> None:
    done = _run(*arguments, shell="| head -n 1")
    assert done.out.count("\n") == 1
    assert done.err == ""


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_names_are_printed_whatever_the_locale(encoding: str) -> None:
    for arguments in (("--lang", "zh"), ("--lang", "zh", "--json")):
        done = _run("delegations", "kenya", *arguments, PYTHONIOENCODING=encoding)
        assert done.code == 0
        assert "肯尼亚" in done.out


def test_a_file_whose_name_is_no_text_is_named_as_far_as_it_is(tmp_path: Path) -> None:
    done = _run("verify", tmp_path / "bad\udcff.gcm")
    assert done.code == 2
    assert one_sentence(done.err)


@pytest.mark.parametrize("arguments", [("gcm-2017-1",), ("rehearse", "gcm-2017-1", "--window")])
@pytest.mark.parametrize("display", [None, ":987"])
def test_without_a_screen_one_sentence_says_so(arguments: tuple[str, ...], display: str | None) -> None:
    done = _run(*arguments, QT_QPA_PLATFORM=None, WAYLAND_DISPLAY=None, DISPLAY=display)
    assert done.code == 1
    assert one_sentence(done.err)
    assert "screen" in done.err


STOPPED_WHILE = {
    "it loads": "import click, os, signal; click.group = lambda *a, **k: os.kill(os.getpid(), signal.SIGINT);",
    "it reads": (
        "import os, signal; from gcm_moderator.agenda import loading;"
        "loading.load = lambda *_: os.kill(os.getpid(), signal.SIGINT);"
    ),
}


@pytest.mark.parametrize("when", STOPPED_WHILE)
def test_control_c_stops_without_a_traceback(when: str) -> None:
    done = _run("check", "gcm-2017-1", first=STOPPED_WHILE[when])
    assert done.code in (130, -signal.SIGINT)
    assert done.err.strip() == ""


def test_control_c_while_pictures_are_drawn_waits_for_the_one_in_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def take(*_: object) -> Iterator[Path]:
        yield tmp_path / "first.png"
        os.kill(os.getpid(), signal.SIGINT)
        yield tmp_path / "second.png"
        yield tmp_path / "third.png"

    monkeypatch.setattr("ui.pictures.taking.take", take)
    before = signal.getsignal(signal.SIGINT)
    done = run("pictures", "gcm-2017-1", "--out", tmp_path)
    assert done.code == 130
    assert [Path(line).name for line in done.out.splitlines()] == ["first.png", "second.png"]
    assert done.err == ""
    assert signal.getsignal(signal.SIGINT) is before
