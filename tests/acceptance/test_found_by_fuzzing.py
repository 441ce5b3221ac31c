"""What fuzzing has found, and where it starts from: every reader deals with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parents[1] / "fuzz" / "corpus"


def kept() -> list[Path]:
    return sorted(path for path in CORPUS.glob("*/*") if path.is_file())


@pytest.mark.parametrize("target", TARGETS)
def test_the_seeds_are_dealt_with(target: str) -> None:
    for seed in seeds()[target]:
        TARGETS[target](seed)
        for cut in range(0, len(seed), max(1, len(seed) // 7)):
            TARGETS[target](seed[:cut])
            TARGETS[target](seed[:cut] + b"\xff\x00" + seed[cut:])


@pytest.mark.parametrize("path", kept(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_once_is_dealt_with(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())
