"""The forecast with the figures of the first session."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gcm_moderator.meeting import commands, facts
from gcm_moderator.meeting.floor import Speaker, TurnKind
from gcm_moderator.meeting.forecast import Forecast, Pace, forecast, pace, projected, to_come
from tests.unit.meeting.generated import Step, opened, play, steps
from tests.unit.meeting.podium import COSTA_RICA, KENYA, MALTA, Podium, discussion
from tests.unit.meeting.sessions import clock, first_session


def seen(podium: Podium) -> Forecast:
    projection = forecast(podium.state, podium.now)
    assert projection is not None
    return projection


def crowded(people: int, time: str = "10:43") -> Podium:
    podium = discussion(time)
    for n in range(people):
        podium.request(Speaker(f"Delegate {n}"))
    return podium


def test_there_is_no_forecast_while_nothing_runs() -> None:
    assert forecast(Podium().state, clock("10:00")) is None


@pytest.mark.parametrize(("time", "fits"), [("10:43", 40), ("10:42:59", 40), ("10:43:01", 39), ("12:49:45", 1),
                                            ("12:49:46", 0), ("12:53", 0), ("13:10", 0)])  # fmt: skip
def test_forty_interventions_of_three_minutes_and_fifteen_seconds_fit_in_panel_1(time: str, fits: int) -> None:
    projection = seen(discussion(time))
    assert projection.fits == fits
    assert projection.segment_end == max(clock("12:53"), clock(time))


def test_the_printed_overlap_of_day_1_gives_18_05() -> None:
    podium = Podium()
    podium.start("panel-2/opening", "15:00")
    projection = seen(podium)
    assert (projection.item_end, projection.sitting_end) == (clock("17:55"), clock("18:05"))
    assert (projection.behind_s, projection.past_stop_s) == (0.0, 300.0)


def test_day_2_ends_on_time() -> None:
    podium = Podium()
    podium.start("summary/moderator-1", "15:00", day=2)
    assert (seen(podium).sitting_end, seen(podium).past_stop_s) == (clock("18:00", 2), 0.0)


def test_a_discussion_absorbs_a_late_start() -> None:
    podium = Podium()
    podium.start("panel-1/opening", "10:25")
    late = seen(podium)
    assert (late.segment_end, late.behind_s) == (clock("10:32"), 600.0)
    assert (late.item_end, late.sitting_end) == (clock("13:00"), clock("13:00"))
    podium.start("panel-1/discussion", "11:30")
    assert (seen(podium).segment_end, seen(podium).behind_s) == (clock("12:53"), 0.0)


def test_a_delay_that_nothing_absorbs_is_handed_on() -> None:
    podium = Podium()
    podium.start("panel-1/closing", "12:58")
    projection = seen(podium)
    assert (projection.behind_s, projection.item_end, projection.past_stop_s) == (300.0, clock("13:05"), 300.0)


def test_an_item_does_not_begin_before_its_printed_time() -> None:
    podium = Podium()
    podium.start("panel-2/closing", "17:30")
    assert (seen(podium).item_end, seen(podium).sitting_end) == (clock("17:37"), clock("18:00"))


def test_ahead_is_negative() -> None:
    podium = Podium()
    podium.start("welcome-1", "09:58")
    assert seen(podium).behind_s == -120.0


def test_a_turn_over_the_end_of_its_segment_moves_the_end() -> None:
    podium = crowded(1, "12:52")
    podium.call()
    projection = seen(podium)
    assert projection.turn_end == projection.segment_end == clock("12:55")
    assert (projection.behind_s, projection.item_end) == (120.0, clock("13:02"))


def test_lunch_absorbs_the_morning() -> None:
    podium = Podium()
    podium.start("panel-1/closing", "13:30")
    podium.start("lunch-1", "13:40")
    assert (seen(podium).segment_end, seen(podium).behind_s) == (clock("15:00"), 0.0)


def test_who_waits_is_expected_one_after_the_other() -> None:
    podium = crowded(3)
    expected = list(seen(podium).expected.values())
    assert expected == [clock("10:43"), clock("10:46:15"), clock("10:49:30")]
    podium.call()
    podium.wait(60)
    assert list(seen(podium).expected.values()) == [clock("10:46:15"), clock("10:49:30")]


def test_an_own_limit_counts_in_what_follows() -> None:
    podium = discussion()
    podium.do(commands.RequestFloor(KENYA, limit_s=300.0))
    podium.request(MALTA)
    assert list(seen(podium).expected.values()) == [clock("10:43"), clock("10:48:15")]


def test_while_everybody_fits_no_common_limit_is_named() -> None:
    projection = seen(crowded(40))
    assert (projection.reached, projection.limit_for_all_s, projection.overrun_s) == (40, None, 0.0)
    assert projection.close_list_at == clock("10:43")


def test_when_not_everybody_fits_it_names_the_limit_the_overrun_and_to_close_now() -> None:
    projection = seen(crowded(50))
    assert (projection.reached, projection.overrun_s) == (40, 50 * 195.0 - 7800.0)
    assert projection.limit_for_all_s == 141.0
    assert projection.close_list_at == clock("10:43")


@given(st.integers(1, 120), st.integers(0, 7799))
def test_the_limit_for_all_makes_everybody_fit_and_a_second_more_does_not(people: int, into_s: int) -> None:
    podium = crowded(people)
    podium.wait(into_s)
    before = seen(podium)
    assume(before.reached < people)
    left_s = 7800 - into_s
    if before.limit_for_all_s is None:
        assert people * 16 > left_s
        return
    podium.do(commands.SetLimit(before.limit_for_all_s))
    assert seen(podium).reached == people
    podium.do(commands.SetLimit(before.limit_for_all_s + 1))
    assert seen(podium).reached < people


def test_the_observed_pace_counts_once_three_interventions_are_known() -> None:
    podium = crowded(20)
    for known in range(3):
        assert seen(podium).fits == int((clock("12:53") - podium.now).total_seconds() // 195), known
        podium.call()
        podium.finish(after=90)
        podium.wait(5)
    left_s = (clock("12:53") - podium.now).total_seconds()
    assert seen(podium).fits == int(left_s // (90 + 5))


def test_fractions_of_seconds_are_in_the_pace_and_in_the_overrun() -> None:
    podium = discussion()
    podium.do(commands.SetLimit(180.5))
    for _ in range(3):
        podium.do(commands.GiveFloor(KENYA))
        podium.finish(after=90.25)
    assert pace(podium.state).used_per_limit == 0.5
    podium = crowded(1)
    podium.now = clock("12:52:59.750")
    assert seen(podium).overrun_s == 194.75


def test_only_changes_between_speakers_of_one_stretch_are_in_the_pace() -> None:
    podium = crowded(8)

    def speak(seconds: float) -> None:
        podium.call()
        podium.finish(after=seconds)

    for _ in range(3):
        speak(90)
        podium.do(commands.SuspendMeeting(), after=20)
        podium.do(commands.ContinueMeeting(), after=20)
    assert pace(podium.state) == Pace(0.5, 15.0)
    speak(90)
    podium.wait(0.5)
    podium.call()
    for _ in range(2):
        podium.call(podium.request(COSTA_RICA, TurnKind.POINT_OF_ORDER), after=10)
        podium.finish(after=30)
    podium.finish(after=70)
    assert pace(podium.state) == Pace(0.5, 0.5)
    podium.start("lunch-1", "13:00")
    podium.start("panel-1/discussion", "14:00")
    speak(90)
    assert pace(podium.state) == Pace(0.5, 0.5)


def test_a_turn_in_overtime_and_a_suspension_that_begins_add_nothing_yet() -> None:
    podium = discussion()
    podium.do(commands.GiveFloor(KENYA))
    podium.wait(200)
    assert seen(podium).turn_end == podium.now
    podium.start("closing-1", "17:50")
    podium.do(commands.SuspendMeeting(), after=60)
    assert seen(podium).segment_end == clock("18:00")


def test_parts_of_a_panel_follow_one_another_without_waiting_for_their_printed_times() -> None:
    podium = Podium()
    podium.start("panel-1/opening", "10:05")
    expected = {ahead.segment.id: ahead.start for ahead in projected(podium.state, podium.now)}
    assert expected["panel-1/expert-1"] == clock("10:12")
    assert expected["panel-2/opening"] == clock("15:00")


def test_outside_the_sittings_nothing_runs_past_a_stop() -> None:
    podium = Podium()
    podium.start("lunch-1", "13:00")
    assert seen(podium).past_stop_s == 0.0


@pytest.mark.parametrize(("left_s", "limit_s"), [(48, 1.0), (47, None), (51, 2.0)])
def test_the_limit_for_all_is_a_second_at_least_or_there_is_none(left_s: int, limit_s: float | None) -> None:
    podium = crowded(3, "10:43")
    podium.now = clock("12:53") - dt.timedelta(seconds=left_s)
    assert seen(podium).limit_for_all_s == limit_s


def test_lowering_the_limit_shows_at_once_whatever_the_pace() -> None:
    podium = crowded(10)
    for _ in range(3):
        podium.call()
        podium.finish(after=90)
        podium.wait(5)
    podium.do(commands.SetLimit(120.0))
    assert seen(podium).fits == int((clock("12:53") - podium.now).total_seconds() // (60 + 5))


def test_an_interrupted_turn_is_reckoned_with_its_point_of_order() -> None:
    podium = crowded(1)
    podium.call()
    podium.wait(60)
    podium.call(podium.request(COSTA_RICA, TurnKind.POINT_OF_ORDER))
    assert seen(podium).turn_end == podium.now + dt.timedelta(seconds=180 + 120)


@given(steps())
def test_expected_times_increase_along_the_queue_and_nothing_is_expected_in_the_past(played: list[Step]) -> None:
    podium = opened()
    play(podium, played)
    projection = forecast(podium.state, podium.now)
    if projection is None:
        assert podium.state.running is None
        return
    times = list(projection.expected.values())
    assert list(projection.expected) == [request.id for request in podium.state.queue]
    assert times == sorted(times)
    assert all(time >= podium.now for time in (*times, projection.segment_end, projection.sitting_end))
    assert projection.item_end >= projection.segment_end
    assert projection.past_stop_s >= 0
    assert 0 <= projection.reached <= len(times)
    assert (projection.overrun_s > 0) == (projection.reached < len(times))


def test_opened_between_two_items_everything_that_is_not_over_is_to_come() -> None:
    podium = Podium()
    podium.history.append(facts.Draft("d", "podium", clock("10:00", 2), "c", facts.MeetingOpened(first_session(), 0.0)))
    assert to_come(podium.state)[0].id == "welcome-2"
    assert to_come(Podium().state)[0].id == "welcome-1"


def test_opened_at_the_end_of_an_item_that_item_is_over() -> None:
    podium = Podium()
    opened = facts.MeetingOpened(first_session(), 0.0)
    podium.history.append(facts.Draft("d", "podium", clock("10:10"), "c", opened))
    assert to_come(podium.state)[0].id == "issue-brief"


def test_opened_after_everything_the_whole_agenda_is_to_come() -> None:
    podium = Podium()
    opened = facts.MeetingOpened(first_session(), 0.0)
    podium.history.append(facts.Draft("d", "podium", clock("20:00", 2), "c", opened))
    assert to_come(podium.state) == first_session().segments
