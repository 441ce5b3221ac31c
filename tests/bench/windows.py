"""Benchmarks of the windows, each in a process of its own."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.bench.figures import DIGITS, MS, PER_CENT, TIMES, Figure, percentile, ratio

PATIENCE_S = 60.0
STRETCH_S = 4.0
"""How long it is silent between two cues."""
NOTHING: Mapping[str, str] = {}


class Broken(Exception):
    """A measured process ended without its figures. The text is what it said."""


def first_frame(record: Path, home: Path, launches: int) -> list[Figure]:
    """The program opened on a record, against a process with one label; launched in turn, after one launch each."""
    ours_s, bare_s, ours_mib, bare_mib = [], [], [], []
    for launch in range(launches + 1):
        bare_at, bare = _launched("tests.bench.bare_window", home)
        ours_at, ours = _launched("tests.bench.app_window", home, str(record))
        if launch:
            bare_s.append(bare["at_s"] - bare_at)
            ours_s.append(ours["at_s"] - ours_at)
            bare_mib.append(bare["peak_mib"])
            ours_mib.append(ours["peak_mib"])
    one, other = statistics.median(ours_mib), statistics.median(bare_mib)
    return [
        ratio(
            "first-frame",
            ours_s,
            bare_s,
            2.0,
            "From the start of the process until the podium is painted, on a record of a running meeting, against a"
            " process that shows one label with PySide6.",
        ),
        Figure(
            "memory",
            one / other,
            1.6,
            TIMES,
            "The most memory that these processes ever had resident.",
            f"{one:.0f} MiB against {other:.0f} MiB",
        ),
    ]


def digits(record: Path, home: Path, seconds: float) -> list[Figure]:
    """How late each change of the countdown is painted, on both windows, while people work."""
    _, found = _launched("tests.bench.counting", home, str(record), "--busy", f"--seconds={seconds}", lasting=seconds)
    late = found["late_ms"]
    measured = f"{len(late)} digits in {seconds:.0f} s on two windows, latest {max(late):.3g} ms"
    return [
        Figure(
            "digits-median",
            statistics.median(late),
            3.0,
            MS,
            "How much later than true a digit of the countdown is painted, on the podium and the room's screen, while"
            " notes are typed and the queue changes.",
            measured,
        ),
        Figure("digits-p99", percentile(late, 0.99), 16.0, MS, "The same, for 99 digits in 100.", measured),
        Figure("digits-skipped", found["skipped"], 0.0, DIGITS, "Seconds that a window never showed.", measured),
    ]


def noting(home: Path, few: Path, many: Path, saves: int, keys: int) -> dict[str, Any]:
    """What `tests.bench.noting` found on these two records."""
    return _launched("tests.bench.noting", home, str(few), str(many), str(saves), str(keys), lasting=300)[1]


def cpu_share(record: Path, home: Path, seconds: float) -> Figure:
    """The processor time of the program while a turn counts and nobody does anything."""
    _, found = _launched("tests.bench.counting", home, str(record), f"--seconds={seconds}", lasting=seconds)
    return Figure(
        "cpu-share",
        found["share"] * 100,
        2.0,
        PER_CENT,
        "What the program takes of a core while a turn counts, with the podium and the room's screen open.",
        f"over {seconds:.0f} s",
    )


def cues(record: Path, home: Path, count: int) -> list[Figure]:
    """How late digits are painted while cues are spoken, against the silent stretches between them.

    The sound card is one that swallows everything; what is spoken is rendered and played all the same.
    """
    card = home / "asound.conf"
    card.write_text("pcm.!default { type plug slave.pcm { type null } }\n", encoding="utf-8")
    seconds = (2 * count + 1) * STRETCH_S
    args = (str(record), f"--seconds={seconds}", f"--cues={count}")
    environment = {"ALSA_CONFIG_PATH": str(card)}
    _, found = _launched("tests.bench.counting", home, *args, lasting=seconds, environment=environment)
    silent, talking = found["late_ms"], found["late_talking_ms"]
    measured = f"{len(silent)} digits in silence, {len(talking)} with {count} cues"
    ours, other = percentile(talking, 0.99), percentile(silent, 0.99)
    return [
        Figure(
            "digits-with-cues",
            ours - other,
            1.0,
            MS,
            "How much later the 99th of 100 digits is painted while cues are spoken than in silence.",
            f"{ours:.3g} ms against {other:.3g} ms, {measured}",
        ),
        Figure(
            "cues-not-spoken", found["not_spoken"], 0.0, "cues", "Cues that were not spoken to their end.", measured
        ),
    ]


def _launched(
    module: str, home: Path, *args: str, lasting: float = 0.0, environment: Mapping[str, str] = NOTHING
) -> tuple[float, dict[str, Any]]:
    """Run a module in a process of its own: when it was started, on the monotonic clock, and the JSON it printed."""
    command = [sys.executable, "-m", module, *args]
    started = time.monotonic()
    try:
        done = subprocess.run(
            command,
            env={**_environment(home), **environment},
            capture_output=True,
            text=True,
            timeout=PATIENCE_S + lasting,
            check=False,
        )
    except subprocess.TimeoutExpired as reason:
        raise Broken(f"{module} did not end.") from reason
    lines = done.stdout.splitlines()
    if done.returncode != 0 or not lines:
        raise Broken(f"{module} ended with {done.returncode}: {done.stderr.strip()[-2000:]}")
    return started, json.loads(lines[-1])


def _environment(home: Path) -> Mapping[str, str]:
    """Off screen, with settings, records and compiled modules of its own; the first launch compiles them."""
    own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, **own, "PYTHONPYCACHEPREFIX": str(home / "compiled"), "QT_QPA_PLATFORM": "offscreen"}
