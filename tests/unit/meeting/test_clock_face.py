"""The clock face of a turn: digits, phases and the instant of the next change, to the millisecond."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.meeting import commands, encoding
from gcm_moderator.meeting.floor import Speaker, TurnKind
from gcm_moderator.meeting.history import History
from gcm_moderator.meeting.turn import Hold, Phase, Turn, face, next_change, warning_for
from tests.unit.meeting.podium import COSTA_RICA, KENYA, MALTA, Podium, later

GENEVA = ZoneInfo("Europe/Zurich")
START = dt.datetime(2017, 5, 8, 10, 43, tzinfo=GENEVA)


def turn(limit_s: float = 180.0, start: dt.datetime = START) -> Turn:
    kind = TurnKind.INTERVENTION
    return Turn("t", "panel-1/discussion", Speaker("Kenya"), kind, limit_s, warning_for(limit_s), start)


def after(seconds: float, start: dt.datetime = START) -> dt.datetime:
    return later(start, seconds)


@pytest.mark.parametrize(
    ("elapsed_s", "shown", "phase", "next_s"),
    [
        (0.0, "03:00", Phase.RUNNING, 1.0),
        (0.001, "03:00", Phase.RUNNING, 0.999),
        (0.999, "03:00", Phase.RUNNING, 0.001),
        (1.0, "02:59", Phase.RUNNING, 1.0),
        (119.999, "01:01", Phase.RUNNING, 0.001),
        (120.0, "01:00", Phase.WARNING, 1.0),
        (120.001, "01:00", Phase.WARNING, 0.999),
        (179.0, "00:01", Phase.WARNING, 1.0),
        (179.999, "00:01", Phase.WARNING, 0.001),
        (180.0, "00:00", Phase.OVER, 0.001),
        (180.001, "+00:00", Phase.OVER, 0.999),
        (180.999, "+00:00", Phase.OVER, 0.001),
        (181.0, "+00:01", Phase.OVER, 1.0),
        (240.0, "+01:00", Phase.OVER, 1.0),
        (180.0 + 6000.0, "+100:00", Phase.OVER, 1.0),
    ],
)
def test_the_face_through_a_turn_of_three_minutes(elapsed_s: float, shown: str, phase: Phase, next_s: float) -> None:
    now = after(elapsed_s)
    assert turn().face(now) == shown
    assert turn().phase(now) is phase
    assert turn().next_change(now) == next_s
    assert turn().overtime(now) == max(0.0, round(elapsed_s - 180.0, 3))


@pytest.mark.parametrize(
    ("limit_s", "warning_s"), [(420.0, 60.0), (180.0, 60.0), (179.999, 30.0), (120.0, 30.0), (30.0, 30.0), (1.0, 30.0)]
)
def test_the_warning_is_a_minute_or_half_of_one_under_three_minutes(limit_s: float, warning_s: float) -> None:
    assert warning_for(limit_s) == warning_s
    if limit_s > warning_s:
        assert turn(limit_s).phase(after(limit_s - warning_s - 0.001)) is Phase.RUNNING
    assert turn(limit_s).phase(after(max(0.0, limit_s - warning_s))) is Phase.WARNING


@pytest.mark.parametrize("limit_s", [300.0, 900.0, 3600.0, 14400.0])
def test_long_limits_are_shown_in_minutes(limit_s: float) -> None:
    assert turn(limit_s).face(START) == f"{int(limit_s) // 60:02d}:00"


def test_a_held_face_stands_still_in_the_phase_paused() -> None:
    held = turn().held(Hold.BY_HAND, after(10.25))
    for seconds in (10.25, 11.0, 500.0):
        assert held.face(after(seconds)) == "02:50"
        assert held.phase(after(seconds)) is Phase.PAUSED
        assert held.next_change(after(seconds)) is None
    resumed = held.released(Hold.BY_HAND, after(500.0))
    assert resumed.remaining(after(500.0)) == 169.75
    assert resumed.next_change(after(500.0)) == 0.75


def test_a_finished_face_stands_still() -> None:
    done = turn().finished(after(200.5), absent=False)
    assert done.face(after(9999.0)) == "+00:20"
    assert done.elapsed(after(9999.0)) == 200.5
    assert done.next_change(after(9999.0)) is None


def test_midnight_is_an_instant_like_any_other() -> None:
    start = dt.datetime(2017, 5, 8, 23, 59, tzinfo=GENEVA)
    late = turn(start=start)
    assert late.face(dt.datetime(2017, 5, 9, 0, 0, tzinfo=GENEVA)) == "02:00"
    assert late.face(dt.datetime(2017, 5, 9, 0, 2, tzinfo=GENEVA)) == "00:00"
    assert late.face(dt.datetime(2017, 5, 9, 0, 3, tzinfo=GENEVA)) == "+01:00"


@pytest.mark.parametrize("before", ["2017-03-26 01:59", "2017-10-29 02:59"])
def test_daylight_saving_moves_no_countdown(before: str) -> None:
    """At 02:00 the clocks of Geneva go to 03:00; in October they go from 03:00 back to 02:00."""
    start = dt.datetime.fromisoformat(before).replace(tzinfo=GENEVA)
    for seconds, shown in ((0, "03:00"), (60, "02:00"), (120, "01:00"), (180, "00:00"), (190, "+00:10")):
        assert turn(start=start).face(after(seconds, start)) == shown
    held = turn(start=start).held(Hold.BY_HAND, after(30, start)).released(Hold.BY_HAND, after(90, start))
    assert (held.paused_s, held.elapsed(after(120, start))) == (60.0, 60.0)
    assert held.finished(after(150, start), absent=False).elapsed(after(150, start)) == 90.0


@given(st.integers(-14_400_000, 14_400_000).map(lambda ms: ms / 1000))
def test_the_digits_stay_until_the_next_change_and_not_longer(remaining_s: float) -> None:
    change_s = next_change(remaining_s)
    assert 0 < change_s <= 1
    assert face(round(remaining_s - change_s + 0.001, 3)) == face(remaining_s)
    assert face(round(remaining_s - change_s, 3)) != face(remaining_s)


@given(st.integers(0, 14_400_000), st.integers(1, 5000))
def test_the_digits_only_ever_go_down_to_the_limit_and_up_after_it(ms: int, later_ms: int) -> None:
    def value(shown: str) -> int:
        minutes, seconds = shown.removeprefix("+").split(":")
        return (-1 if shown.startswith("+") else 1) * (int(minutes) * 60 + int(seconds))

    assert value(face((ms - later_ms) / 1000)) <= value(face(ms / 1000))


@pytest.mark.parametrize("before", ["2017-03-26 01:59", "2017-10-29 02:59", "2017-05-08 23:59"])
def test_a_meeting_through_such_a_night_loses_and_wins_no_second(before: str) -> None:
    podium = Podium(now=dt.datetime.fromisoformat(before).replace(tzinfo=GENEVA))
    start = podium.now
    podium.start("panel-1/discussion")
    podium.request(KENYA)
    podium.request(COSTA_RICA, TurnKind.POINT_OF_ORDER)
    podium.call(podium.state.queue[1].id)
    podium.now = after(50, start)
    podium.call()
    podium.now = after(110, start)
    podium.finish()
    podium.now = after(120, start)
    podium.do(commands.GiveFloor(MALTA, ago_s=100.0))
    kenya = next(turn for turn in podium.state.course.turns if turn.speaker == KENYA)
    assert (kenya.elapsed(podium.now), kenya.paused_s) == (50.0, 60.0)
    assert podium.turn.elapsed(podium.now) == 10.0
    stored = [encoding.decode(encoding.encode(draft)) for draft in podium.history.drafts]
    assert History(podium.state.session, stored).state == podium.state
