"""Words that several views share."""

from __future__ import annotations

import pytest

from ui import words


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "1 min"),
        (89, "1 min"),
        (420, "7 min"),
        (179 * 60, "179 min"),
        (180 * 60, "3 h"),
        (965 * 60, "16 h 5 min"),
        (48 * 3600, "48 h"),
    ],
)
def test_a_length_is_said_in_minutes_and_a_night_in_hours(seconds: float, said: str) -> None:
    assert words.minutes(seconds) == said
    assert words.lateness(max(seconds, 60)) == f"{said} behind"
