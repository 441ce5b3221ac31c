"""The chimes that are shipped are those that the script makes, and can be heard."""

from __future__ import annotations

import runpy
import wave
from pathlib import Path

import pytest

from gcm_moderator.resources import data_folder
from tests.unit.cues.sounds import seconds_of, strength_of

SCRIPT = Path(__file__).resolve().parents[3] / "scripts" / "make_chimes.py"
CHIMES = sorted((data_folder("assets") / "chimes").glob("*.wav"))


def test_the_script_makes_the_chimes_that_are_shipped() -> None:
    made = runpy.run_path(str(SCRIPT))
    assert {path.stem: path.read_bytes() for path in CHIMES} == {
        name: made["wav"](notes) for name, notes in made["CHIMES"].items()
    }


@pytest.mark.parametrize("path", CHIMES, ids=lambda path: path.stem)
def test_a_chime_is_short_audible_and_not_cut(path: Path) -> None:
    assert 0.5 <= seconds_of(path) <= 1.5
    assert strength_of(path) > 0.03
    with wave.open(str(path)) as file:
        frames = file.readframes(file.getnframes())
        assert max(frames[-2:]) <= 1
