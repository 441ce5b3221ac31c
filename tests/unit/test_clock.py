"""The clocks of a meeting: what moves them, and what does not."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.clock import MeetingClock, PlayedClock, SetClock, steady

START = dt.datetime(2017, 5, 8, 8, 0, tzinfo=dt.UTC)
HOUR = 3600.0


class Time:
    """The two clocks of a computer; `wall` can be set by anybody, `steady` by nobody."""

    def __init__(self) -> None:
        self.wall = START.timestamp()
        self.steady = 5000.0

    def go_by(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds

    def meeting_clock(self, ahead_s: float = 0.0, rate: float = 1.0) -> MeetingClock:
        return MeetingClock(ahead_s, rate, wall=lambda: self.wall, steady=lambda: self.steady)


def seconds(clock: MeetingClock | PlayedClock) -> float:
    """Seconds since the start."""
    return (clock.now() - START).total_seconds()


def test_it_is_anchored_to_the_wall_and_goes_with_it() -> None:
    time = Time()
    clock = time.meeting_clock()
    assert clock.now() == START
    time.go_by(90.25)
    assert clock.now() == START + dt.timedelta(seconds=90.25)
    assert clock.now().utcoffset() == dt.timedelta()


@pytest.mark.parametrize("step_s", [HOUR, -HOUR, 0.5, -365 * 24 * HOUR])
def test_a_step_of_the_wall_clock_moves_nothing(step_s: float) -> None:
    time = Time()
    clock = time.meeting_clock()
    time.go_by(10)
    time.wall += step_s
    time.go_by(10)
    assert seconds(clock) == 20.0


def test_time_slept_counts() -> None:
    time = Time()
    clock = time.meeting_clock()
    time.go_by(HOUR)
    assert seconds(clock) == HOUR


@pytest.mark.parametrize("ahead_s", [0.0, -9 * 365 * 24 * HOUR, 12.5])
def test_a_practice_is_held_at_another_time(ahead_s: float) -> None:
    time = Time()
    clock = time.meeting_clock(ahead_s)
    assert seconds(clock) == ahead_s
    time.go_by(1)
    assert seconds(clock) == ahead_s + 1


@pytest.mark.parametrize("rate", [0.1, 1.0, 60.0, 600.0])
def test_it_can_run_faster(rate: float) -> None:
    time = Time()
    clock = time.meeting_clock(rate=rate)
    time.go_by(10)
    assert seconds(clock) == pytest.approx(10 * rate, abs=0.001)


@given(st.lists(st.floats(0, 1e5), max_size=20))
def test_it_tells_milliseconds_and_never_goes_back(steps: list[float]) -> None:
    time = Time()
    clock = time.meeting_clock()
    last = clock.now()
    for step in steps:
        time.go_by(step)
        assert clock.now() >= last
        last = clock.now()
        assert last.microsecond % 1000 == 0


def test_the_steady_clock_of_this_machine_does_not_go_back() -> None:
    assert 0 < steady() <= steady()


def test_a_set_clock_stands_where_it_is_put() -> None:
    clock = SetClock(START)
    assert clock.now() == clock.now() == START
    clock.put(START + dt.timedelta(hours=1))
    assert clock.now() == START + dt.timedelta(hours=1)


class TestPlayed:
    """The clock of a rehearsal in windows."""

    @staticmethod
    def clock(time: Time, rate: float = 60.0) -> PlayedClock:
        return PlayedClock(START, rate, steady=lambda: time.steady)

    def test_it_runs_from_its_start_at_its_rate_whatever_the_wall_says(self) -> None:
        time = Time()
        clock = self.clock(time)
        time.wall += HOUR
        time.steady += 2
        assert seconds(clock) == 120.0

    def test_while_an_action_is_played_it_stands_at_the_instant_of_the_script(self) -> None:
        time = Time()
        clock = self.clock(time)
        time.steady += 1
        clock.stand(START + dt.timedelta(seconds=59))
        time.steady += 1
        assert seconds(clock) == 59.0
        clock.stand(None)
        assert seconds(clock) == 120.0

    def test_it_stands_while_paused_and_goes_on_at_another_rate(self) -> None:
        time = Time()
        clock = self.clock(time)
        time.steady += 1
        clock.pause()
        time.steady += 5
        assert seconds(clock) == 60.0
        clock.go_at(10.0)
        clock.jump_to(START + dt.timedelta(seconds=90))
        assert clock.paused
        time.steady += 5
        assert seconds(clock) == 90.0
        clock.resume()
        time.steady += 2
        assert seconds(clock) == 110.0
        clock.go_at(1.0)
        time.steady += 3
        assert seconds(clock) == 113.0
        assert clock.rate == 1.0

    def test_it_leaves_out_time_and_never_goes_back(self) -> None:
        time = Time()
        clock = self.clock(time)
        clock.jump_to(START + dt.timedelta(hours=2))
        assert seconds(clock) == 2 * HOUR
        clock.jump_to(START)
        assert seconds(clock) == 2 * HOUR
        time.steady += 1
        assert seconds(clock) == 2 * HOUR + 60
