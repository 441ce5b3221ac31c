"""`make fuzz`: each target in turn. `--seconds` for each (600), `--target` for one, `--corpus` where to go on from."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS

SHIPPED = Path(__file__).with_name("corpus")


def main() -> int:
    """Fuzz; print the last lines of each, and say which found something."""
    asked = argparse.ArgumentParser(prog="make fuzz")
    asked.add_argument("--seconds", type=int, default=600)
    asked.add_argument("--target", choices=sorted(TARGETS), action="append")
    asked.add_argument("--corpus", type=Path, default=Path("build/fuzz"))
    how = asked.parse_args()
    known = seeds()
    faulty = []
    for target in how.target or TARGETS:
        corpus = how.corpus / target
        corpus.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(known.get(target, [])):
            (corpus / f"seed-{number}").write_bytes(seed)
        for kept in (SHIPPED / target).glob("*"):
            (corpus / kept.name).write_bytes(kept.read_bytes())
        command = [sys.executable, "-m", "tests.fuzz.one", target, str(how.seconds), str(corpus)]
        log = how.corpus / f"{target}.log"
        with log.open("wb") as out:
            code = subprocess.run(command, stdout=out, stderr=subprocess.STDOUT, check=False).returncode
        last = log.read_text(encoding="utf-8", errors="replace").splitlines()[-1:]
        print(
            f"{target:14} {'FOUND SOMETHING, see ' + str(log) if code else 'nothing found'}  {' '.join(last)}",
            flush=True,
        )
        if code:
            faulty.append(target)
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
