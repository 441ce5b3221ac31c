"""Plan against actual: what is held, expected and late, with the figures of the first session."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from msgspec.structs import replace

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.forecast import forecast
from gcm_moderator.meeting.state import Stretch
from gcm_moderator.meeting.timeline import ItemTime, Progress, SegmentTime, Timeline, overlaps, timeline
from tests.unit.meeting.generated import Step, opened, play, steps
from tests.unit.meeting.podium import KENYA, Podium, later
from tests.unit.meeting.sessions import DAYS, clock, first_session


def seen(podium: Podium) -> Timeline:
    return timeline(podium.state, podium.now)


def item(podium: Podium, item_id: str) -> ItemTime:
    return next(each for each in seen(podium).items if each.item.id == item_id)


def segment(podium: Podium, segment_id: str) -> SegmentTime:
    segments = (part for each in seen(podium).items for part in each.segments)
    return next(part for part in segments if part.segment.id == segment_id)


def span(start: str, end: str, day: int = 1) -> Stretch:
    return Stretch(clock(start, day), clock(end, day))


def test_before_the_meeting_everything_is_to_come_as_printed() -> None:
    podium = Podium(now=clock("09:00"))
    picture = seen(podium)
    assert {each.progress for each in picture.items} == {Progress.TO_COME}
    assert picture.day == 1
    for each in picture.items:
        if each.item.id != "closing-1":
            assert each.behind_s == 0.0, each.item.id


def test_the_printed_overlap_of_day_1_is_named_and_pushes_the_closing() -> None:
    (overlap,) = overlaps(first_session())
    assert (overlap.first.id, overlap.second.id) == ("panel-2", "closing-1")
    assert (overlap.start, overlap.end) == (clock("17:50"), clock("17:55"))
    assert item(Podium(now=clock("09:00")), "closing-1").behind_s == 300.0


def test_what_was_held_and_what_is_left_of_the_running_segment() -> None:
    podium = Podium()
    podium.start("welcome-1", "10:02")
    podium.start("issue-brief", "10:11")
    podium.at("10:13")
    assert segment(podium, "welcome-1").held == (span("10:02", "10:11"),)
    assert (item(podium, "welcome-1").progress, item(podium, "welcome-1").behind_s) == (Progress.HELD, 60.0)
    assert (segment(podium, "welcome-1").behind_s, segment(podium, "welcome-1").forecast) == (60.0, None)
    running = segment(podium, "issue-brief")
    assert (running.held, running.forecast) == ((span("10:11", "10:13"),), span("10:13", "10:16"))
    assert (running.progress, running.behind_s) == (Progress.RUNNING, 60.0)


def test_a_panel_is_as_late_as_it_is_projected_to_end() -> None:
    podium = Podium()
    podium.start("panel-1/closing", "12:58")
    assert (item(podium, "panel-1").progress, item(podium, "panel-1").behind_s) == (Progress.RUNNING, 300.0)
    assert segment(podium, "panel-1/expert-1").progress is Progress.NOT_HELD
    assert segment(podium, "panel-1/expert-1").behind_s is None
    assert (item(podium, "lunch-1").behind_s, item(podium, "panel-2").behind_s) == (0.0, 0.0)


def test_between_two_segments_the_forecast_goes_on_from_now() -> None:
    podium = Podium()
    podium.start("panel-1/opening", "10:15")
    podium.at("10:20")
    podium.do(commands.EndSegment())
    podium.at("10:30")
    assert item(podium, "panel-1").progress is Progress.RUNNING
    assert segment(podium, "panel-1/expert-1").forecast == span("10:30", "10:37")
    assert segment(podium, "panel-1/discussion").behind_s == 0.0
    assert seen(podium).day == 1


def test_overnight_day_2_is_the_day_to_look_at() -> None:
    podium = Podium()
    podium.start("closing-1", "17:50")
    podium.at("18:00")
    podium.do(commands.EndSegment())
    podium.at("21:00")
    assert seen(podium).day == 2
    assert item(podium, "welcome-2").behind_s == 0.0
    assert item(podium, "panel-1").progress is Progress.NOT_HELD


def test_suspensions_lie_within_what_was_held_and_move_the_end() -> None:
    podium = Podium()
    podium.start("welcome-1", "10:00")
    podium.at("10:04")
    podium.do(commands.SuspendMeeting())
    podium.at("10:07")
    assert segment(podium, "welcome-1").suspended == (span("10:04", "10:07"),)
    assert segment(podium, "welcome-1").behind_s == 180.0
    podium.do(commands.ContinueMeeting())
    podium.at("10:09")
    assert segment(podium, "welcome-1").suspended == (span("10:04", "10:07"),)


def test_a_segment_held_twice_has_both_stretches() -> None:
    podium = Podium()
    podium.start("panel-1/discussion", "10:43")
    podium.start("lunch-1", "12:40")
    podium.start("panel-1/discussion", "12:45")
    podium.at("12:50")
    assert segment(podium, "panel-1/discussion").held == (span("10:43", "12:40"), span("12:45", "12:50"))


@pytest.mark.parametrize(("ended", "behind_s"), [("12:50", -600.0), ("13:00", 0.0), ("13:04", 240.0)])
def test_a_finished_panel_is_ahead_or_behind(ended: str, behind_s: float) -> None:
    podium = Podium()
    podium.start("panel-1/closing", "12:45")
    podium.start("lunch-1", ended)
    assert item(podium, "panel-1").behind_s == behind_s


@given(steps())
def test_nothing_held_overlaps_and_sums_agree_with_the_state_and_the_forecast(played: list[Step]) -> None:
    podium = opened()
    play(podium, played)
    picture, state, now = seen(podium), podium.state, podium.now
    held = sorted((stretch for each in picture.items for stretch in each.held), key=lambda each: (each.start, each.end))
    for one, following in pairwise(held):
        assert one.start <= one.end <= following.start <= following.end <= now
    spans = [each for course in state.courses.values() for each in course.spans]
    total_s = sum(((each.end or now) - each.start).total_seconds() for each in spans)
    assert sum(each.held_s for each in picture.items) == pytest.approx(total_s, abs=0.01)
    stood_still = [stretch for each in picture.items for part in each.segments for stretch in part.suspended]
    known_s = sum(each.suspended_s for each in spans)
    if state.suspended_since is not None:
        known_s += (now - state.suspended_since).total_seconds()
    assert sum((each.end - each.start).total_seconds() for each in stood_still) == pytest.approx(known_s, abs=0.01)
    ahead = sorted(
        (part.forecast for each in picture.items for part in each.segments if part.forecast),
        key=lambda each: each.start,
    )
    cursor = now
    for stretch in ahead:
        assert cursor <= stretch.start <= stretch.end
        cursor = stretch.end
    projection = forecast(state, now)
    if projection is not None and state.item is not None:
        mine = next(each for each in picture.items if each.item.id == state.item.id)
        ends = [part.forecast.end for part in mine.segments if part.forecast]
        assert max([*ends, now]) == max(projection.item_end, now)


@given(steps(undo=False, beside=False))
def test_time_alone_never_makes_anything_earlier(played: list[Step]) -> None:
    podium = opened()
    play(podium, played)
    before, after = seen(podium), timeline(podium.state, later(podium.now, 61))
    for one, other in zip(before.items, after.items, strict=True):
        assert one.behind_s is None or (other.behind_s is not None and other.behind_s >= one.behind_s)


def test_a_turn_over_its_end_shows_in_the_panel() -> None:
    podium = Podium()
    podium.start("panel-1/discussion", "12:52")
    podium.request(KENYA)
    podium.call()
    assert item(podium, "panel-1").behind_s == 120.0


def test_the_picture_knows_its_instant_and_the_overlaps_of_the_session() -> None:
    podium = Podium(now=clock("09:00"))
    assert seen(podium).now == podium.now
    assert seen(podium).overlaps == overlaps(first_session()) != ()


def test_the_day_is_the_last_one_once_nothing_is_to_come() -> None:
    podium = Podium()
    podium.start("closing-2", "17:50", day=2)
    podium.do(commands.EndSegment(), after=600)
    assert seen(podium).day == 2
    one_day = tuple(item for item in first_session().items if item.day == 1)
    podium = Podium(replace(first_session(), days=DAYS[:1], items=one_day))
    podium.start("closing-1", "17:50")
    podium.do(commands.EndSegment(), after=600)
    assert seen(podium).day == 1


def test_a_segment_that_has_to_end_now_has_no_rest() -> None:
    podium = Podium()
    podium.start("panel-1/discussion", "12:00")
    podium.at("12:53")
    assert segment(podium, "panel-1/discussion").forecast is None
    podium.at("12:59")
    assert segment(podium, "panel-1/discussion").forecast is None
