"""Segments: started, ended, started again, skipped; the whole meeting suspended and taken up."""

from __future__ import annotations

import pytest

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.forecast import forecast
from gcm_moderator.meeting.turn import Phase
from tests.unit.meeting.podium import KENYA, MALTA, Podium, discussion, speaking
from tests.unit.meeting.sessions import clock


def test_starting_a_segment_ends_the_running_one_and_any_turn_in_it() -> None:
    podium = Podium()
    podium.start("welcome-1")
    podium.do(commands.GiveFloor(KENYA), after=5)
    podium.start("issue-brief", "10:10")
    assert podium.state.running == "issue-brief"
    assert podium.state.turn is None
    welcome = podium.state.course_of("welcome-1")
    assert welcome.spans[-1].end == clock("10:10")
    assert [turn.finished_at for turn in welcome.turns] == [clock("10:10")]


def test_one_segment_runs_at_a_time() -> None:
    podium = Podium()
    for segment in podium.state.session.segments:
        podium.start(segment.id)
        podium.wait(60)
        running = [name for name, course in podium.state.courses.items() if course.spans[-1].end is None]
        assert running == [segment.id]


@pytest.mark.parametrize("time", ["09:50", "10:15", "16:00"])
def test_a_segment_may_start_early_late_or_out_of_order(time: str) -> None:
    podium = Podium()
    podium.start("panel-2/discussion", time)
    assert podium.state.span is not None
    assert podium.state.span.start == clock(time)
    podium.start("panel-1/opening")
    assert podium.state.running == "panel-1/opening"


def test_every_span_of_a_segment_started_again_is_kept() -> None:
    podium = Podium()
    podium.start("panel-1/opening", "10:15")
    podium.start("panel-1/expert-1", "10:20")
    podium.start("panel-1/opening", "10:25")
    podium.start("panel-1/opening", "10:26")
    spans = podium.state.course_of("panel-1/opening").spans
    assert [(span.start, span.end) for span in spans] == [
        (clock("10:15"), clock("10:20")),
        (clock("10:25"), clock("10:26")),
        (clock("10:26"), None),
    ]


def test_starting_a_segment_marks_the_earlier_unstarted_ones_of_its_panel_as_skipped() -> None:
    podium = Podium()
    podium.start("panel-1/expert-1", "10:22")
    assert podium.state.skipped == {"panel-1/opening"}
    podium.start("panel-1/discussion", "10:43")
    assert podium.state.skipped == {"panel-1/opening", "panel-1/expert-2", "panel-1/expert-3"}
    podium.start("panel-1/expert-3")
    assert podium.state.skipped == {"panel-1/opening", "panel-1/expert-2"}


def test_what_is_skipped_reserves_nothing() -> None:
    podium = Podium()
    podium.start("panel-1/closing", "12:53")
    podium.start("panel-1/opening", "12:54")
    projection = forecast(podium.state, podium.now)
    assert projection is not None
    assert projection.item_end == clock("13:01")


@pytest.mark.parametrize("name", ["panel-1", "summary", "", "nowhere"])
def test_a_panel_is_not_a_segment(name: str) -> None:
    assert Podium().refused(commands.StartSegment(name)) == "unknown-segment"


def test_ending_a_segment_leaves_nothing_running() -> None:
    podium = speaking()
    podium.do(commands.EndSegment(), after=60)
    assert (podium.state.running, podium.state.turn, podium.state.queue) == (None, None, ())
    assert podium.refused(commands.EndSegment()) == "no-segment"


def test_a_suspended_meeting_pauses_the_turn_and_counts_the_time_as_suspended() -> None:
    podium = speaking()
    podium.do(commands.SuspendMeeting(), after=60)
    assert podium.state.suspended
    podium.wait(300)
    assert (podium.turn.phase(podium.now), podium.remaining) == (Phase.PAUSED, 120.0)
    podium.do(commands.ContinueMeeting())
    assert (podium.turn.phase(podium.now), podium.remaining) == (Phase.RUNNING, 120.0)
    assert podium.turn.paused_s == 300.0
    assert podium.state.span is not None
    assert podium.state.span.suspended_s == 300.0


def test_every_suspension_of_a_segment_counts() -> None:
    podium = discussion()
    for seconds in (60, 90.5):
        podium.do(commands.SuspendMeeting(), after=10)
        podium.do(commands.ContinueMeeting(), after=seconds)
    assert podium.state.span is not None
    assert podium.state.span.suspended_s == 150.5
    assert len(podium.state.course.spans) == 1


def test_a_turn_paused_by_hand_stays_paused_when_the_meeting_is_taken_up() -> None:
    podium = speaking()
    podium.do(commands.PauseTurn(), after=10)
    podium.do(commands.SuspendMeeting(), after=10)
    podium.do(commands.ContinueMeeting(), after=100)
    podium.wait(30)
    assert podium.turn.phase(podium.now) is Phase.PAUSED
    podium.do(commands.ResumeTurn())
    assert (podium.turn.paused_s, podium.remaining) == (140.0, 170.0)


def test_while_suspended_nothing_gives_or_times_the_floor() -> None:
    podium = speaking()
    podium.request(MALTA)
    podium.do(commands.SuspendMeeting())
    for command in (
        commands.StartSegment("panel-1/closing"),
        commands.EndSegment(),
        commands.GiveFloor(MALTA),
        commands.CallRequest(),
        commands.GivePanellist("panellist-1"),
        commands.FinishTurn(),
        commands.PauseTurn(),
        commands.ResumeTurn(),
        commands.GrantTime(30.0),
        commands.SuspendMeeting(),
        commands.MarkAbsent(podium.turn.request or ""),
    ):
        assert podium.refused(command) == "suspended", command


def test_while_suspended_the_queue_and_the_limit_are_kept_up() -> None:
    podium = discussion()
    podium.do(commands.SuspendMeeting())
    kenya, malta = podium.request(KENYA), podium.request(MALTA)
    podium.do(commands.MoveRequest(malta, 0))
    podium.do(commands.MarkAbsent(malta))
    podium.do(commands.SetLimit(120.0))
    podium.do(commands.CloseList())
    podium.do(commands.WithdrawRequest(kenya))
    assert podium.queue == ["Malta"]


def test_the_forecast_moves_while_the_meeting_is_suspended() -> None:
    podium = Podium()
    podium.start("panel-1/opening", "10:15")
    podium.do(commands.SuspendMeeting(), after=60)
    podium.do(commands.ContinueMeeting(), after=120)
    projection = forecast(podium.state, podium.now)
    assert projection is not None
    assert projection.behind_s == 120.0
    assert projection.segment_end == clock("10:24")


def test_a_meeting_that_has_not_begun_cannot_be_suspended() -> None:
    assert Podium().refused(commands.SuspendMeeting()) == "no-segment"
    assert discussion().refused(commands.ContinueMeeting()) == "not-paused"
