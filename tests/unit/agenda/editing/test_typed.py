"""Times and lengths as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.agenda.editing.typed import length_text, time_text, typed_length, typed_time


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("930", 570), ("0930", 570), ("9.30", 570), ("9:30", 570), ("9h30", 570), ("9 h 30", 570), ("9h", 540),
        ("9", 540), ("14", 840), ("1:30 pm", 810), ("1.30 p.m.", 810), ("12 am", 0), ("12pm", 720), ("noon", 720),
        ("1530h", 930), ("0:05", 5), (" 10:15 ", 615), ("10:15 a.m.", 615),
        ("25", None), ("9:60", None), ("960", None), ("13 pm", None), ("soon", None), ("", None), ("-5", None),
        ("24:00", None), ("midnight", None), ("12345", None), ("1:2", None),
    ],
)  # fmt: skip
def test_a_time_in_any_usual_form(text: str, minutes: int | None) -> None:
    assert typed_time(text) == minutes


def test_an_end_may_be_midnight() -> None:
    assert typed_time("24:00", 1440) == 1440
    assert typed_time("midnight", 1440) == 1440
    assert typed_time("2401", 1440) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45", 45), ("45 min", 45), ("45'", 45), ("1h15", 75), ("1:15", 75), ("1 h 15", 75), ("2 h", 120), ("2h", 120),
        ("1", 1), ("24 h", 1440), ("24h01", None),
        ("165", 165), ("7 minutes", 7), ("0", None), ("", None), ("1h75", None), ("long", None), ("-5", None),
    ],
)  # fmt: skip
def test_a_length_in_any_usual_form(text: str, minutes: int | None) -> None:
    assert typed_length(text) == minutes


@given(st.integers(0, 1440))
def test_what_is_shown_can_be_typed(minutes: int) -> None:
    assert typed_time(time_text(minutes), 1440) == minutes
    if minutes:
        assert typed_length(length_text(minutes)) == minutes


def test_a_length_is_shown_as_people_read_it() -> None:
    assert [length_text(minutes) for minutes in (45, 60, 120, 165)] == ["45 min", "1 h", "2 h", "2 h 45"]
