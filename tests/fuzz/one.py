"""Fuzzes one target for some seconds: `python -m tests.fuzz.one TARGET SECONDS CORPUS`, a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["gcm_moderator", "ruamel"]):
    from tests.fuzz.targets import MEGABYTES, SECONDS, TARGETS


def main() -> None:
    """Run until the time is over, or something was found; new inputs go into the corpus."""
    target, seconds, corpus = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    corpus.mkdir(parents=True, exist_ok=True)
    arguments = [
        f"-max_total_time={seconds}",
        f"-timeout={SECONDS}",
        f"-rss_limit_mb={MEGABYTES}",
        "-max_len=65536",
        f"-artifact_prefix={corpus.parent}/found-{target}-",
        str(corpus),
    ]
    atheris.Setup([sys.argv[0], *arguments], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
