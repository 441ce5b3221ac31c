"""What can be done about the time of a discussion."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.advice import SHORTEST_S, Advice, advise, sayable
from gcm_moderator.meeting.floor import Speaker
from gcm_moderator.meeting.forecast import forecast
from tests.unit.meeting.podium import KENYA, Podium, discussion, later
from tests.unit.meeting.sessions import clock


def seen(podium: Podium) -> Advice:
    advice = advise(podium.state, forecast(podium.state, podium.now))
    assert advice is not None
    return advice


def crowded(people: int) -> Podium:
    podium = discussion()
    for n in range(people):
        podium.request(Speaker(f"Delegate {n}"))
    return podium


def test_there_is_none_outside_a_discussion() -> None:
    podium = Podium()
    assert advise(podium.state, forecast(podium.state, podium.now)) is None
    podium.start("welcome-1")
    assert advise(podium.state, forecast(podium.state, podium.now)) is None


def test_when_all_fit_it_says_how_many_more_do() -> None:
    advice = seen(crowded(9))
    assert (advice.all_fit, advice.room, advice.offered_s, advice.overrun_s) == (True, 31, None, 0.0)
    assert advice.close_at == later(clock("12:53"), -9 * 195)


def test_when_not_all_fit_it_offers_a_limit_that_can_be_said() -> None:
    advice = seen(crowded(50))
    assert (advice.all_fit, advice.fits, advice.room) == (False, 40, 0)
    assert (advice.all_fit_at_s, advice.offered_s) == (141.0, 140.0)
    assert advice.close_at == clock("10:43")
    assert advice.runs_until == later(clock("12:53"), 50 * 195 - 7800)


@pytest.mark.parametrize(
    ("limit_s", "present_s", "offered_s"),
    [(None, 180, None), (141, 180, 140.0), (140, 180, 140.0), (61, 180, 60.0), (59, 180, 55.0), (30, 180, 30.0),
     (29, 180, None), (145, 140, None), (200, 180, None)],
)  # fmt: skip
def test_limits_are_rounded_down(limit_s: float | None, present_s: float, offered_s: float | None) -> None:
    assert sayable(limit_s, present_s) == offered_s


@given(st.integers(41, 160), st.integers(0, 7000))
def test_what_is_offered_makes_everybody_fit(people: int, into_s: int) -> None:
    podium = crowded(people)
    podium.wait(into_s)
    advice = seen(podium)
    if advice.offered_s is not None:
        assert advice.offered_s >= SHORTEST_S
        podium.do(commands.SetLimit(advice.offered_s))
        assert seen(podium).all_fit


def test_the_figures_are_those_of_the_discussion() -> None:
    advice = seen(crowded(9))
    assert (advice.limit_s, advice.planned_end) == (180.0, clock("12:53"))


def test_there_is_no_room_where_not_everybody_fits() -> None:
    advice = seen(crowded(60))
    assert not advice.all_fit
    assert advice.room == 0


def test_there_is_no_room_behind_somebody_whose_own_limit_is_too_long() -> None:
    podium = discussion()
    podium.do(commands.RequestFloor(KENYA, limit_s=14_400.0))
    assert (seen(podium).all_fit, seen(podium).room) == (False, 0)


def test_there_is_no_room_when_there_is_no_time_left() -> None:
    podium = discussion("12:52")
    assert (seen(podium).all_fit, seen(podium).waiting, seen(podium).room) == (True, 0, 0)


def test_there_is_no_room_for_one_more_where_just_everybody_fits() -> None:
    advice = seen(crowded(40))
    assert (advice.all_fit, advice.room) == (True, 0)


def test_a_limit_of_a_minute_is_rounded_to_ten_seconds_and_one_below_it_to_five() -> None:
    assert sayable(66.0, 180.0) == 60.0
    assert sayable(126.0, 180.0) == 120.0
    assert sayable(57.0, 180.0) == 55.0
