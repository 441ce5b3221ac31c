"""A short run of `make torture`: killed again and again, the meeting loses nothing and invents nothing."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.torture.campaign import Campaign


def test_killed_at_random_instants_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    tally = Campaign(tmp_path, Random(2017), windows_every=6).run(12)
    assert tally.kills == 12
    assert tally.acknowledged > 50
    assert tally.on_their_way > 0
    assert tally.in_windows == 2
