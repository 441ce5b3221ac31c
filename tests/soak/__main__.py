"""`make soak`: `--passes` of both days (3), at `--speed` (60), written to build/soak.json."""

from __future__ import annotations

import argparse
import json
import math
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from gcm_moderator import bootstrap
from gcm_moderator.settings_file import SettingsStore
from tests.acceptance.support import FIRST_SCRIPT
from tests.shipped import session
from tests.soak.watch import Watch
from ui.application import made_application
from ui.scripted_rehearsal import rehearse_in_windows
from ui.shell.rail import View

FLAT = 1.05
TWO_FRAMES_MS = math.ceil(2 * 1000 / 60)
BESIDE = (View.TIME, View.NOTES, View.SUMMARY)


def main() -> int:
    """Play, watch, and print what was seen and whether it is as promised."""
    asked = argparse.ArgumentParser(prog="make soak")
    asked.add_argument("--passes", type=int, default=3)
    asked.add_argument("--speed", type=float, default=60.0)
    asked.add_argument("--script", type=Path, default=FIRST_SCRIPT)
    asked.add_argument("--out", type=Path, default=Path("build/soak.json"))
    how = asked.parse_args()
    made_application(["soak"])
    watch = Watch(how.speed)
    watch.begin()
    with tempfile.TemporaryDirectory() as folder:
        settings = SettingsStore(Path(folder) / "settings.toml")
        directory = bootstrap.directory()
        for number in range(how.passes):
            began = time.monotonic()
            record = Path(folder) / f"{number}.gcm"
            problem = rehearse_in_windows(
                session(),
                directory,
                settings,
                how.script,
                record,
                how.speed,
                lambda played, row: None,
                BESIDE,
            )
            print(f"pass {number + 1}: {time.monotonic() - began:.0f} s, {problem or 'everything saved'}", flush=True)
    watch.end()
    seen = {"samples": [asdict(sample) for sample in watch.samples], "stalls_ms": watch.stalls_ms}
    how.out.write_text(json.dumps({**seen, "stale_ms": watch.stale_ms, "said": watch.said}), encoding="utf-8")
    return 0 if _told(watch) else 1


def _told(watch: Watch) -> bool:
    samples = watch.samples
    tenth = max(1, len(samples) // 10)
    second, last = samples[tenth : 2 * tenth], samples[-tenth:]
    memory = statistics.mean(s.memory for s in last) / statistics.mean(s.memory for s in second)
    promises = {
        f"memory, last tenth to second: {memory:.3f}": memory <= FLAT,
        f"handles: {max(s.handles for s in second)} to {max(s.handles for s in last)}": max(s.handles for s in last)
        <= max(s.handles for s in second),
        f"timers: {max(s.timers for s in second)} to {max(s.timers for s in last)}": max(s.timers for s in last)
        <= max(s.timers for s in second),
        f"windows: {max(s.windows for s in second)} to {max(s.windows for s in last)}": max(s.windows for s in last)
        <= max(s.windows for s in second),
        f"digits at most {max(watch.stale_ms)} ms old in {watch.stale_ms.total()} looks, "
        f"99 in 100 within {_within(0.99, watch.stale_ms)} ms": max(watch.stale_ms) <= TWO_FRAMES_MS,
        f"warnings of Qt: {len(watch.said)} {watch.said[:3]}": not watch.said,
    }
    print(f"{samples[-1].memory / 2**20:.0f} MB; nothing painted for at most {max(watch.stalls_ms)} ms")
    for promise, kept in promises.items():
        print(f"{'yes' if kept else 'NO '}  {promise}")
    return all(promises.values())


def _within(share: float, looks: Counter[int]) -> int:
    """The milliseconds within which that share of the looks stayed."""
    reached = 0
    for milliseconds, times in sorted(looks.items()):
        reached += times
        if reached >= share * looks.total():
            return milliseconds
    return 0


if __name__ == "__main__":
    sys.exit(main())
