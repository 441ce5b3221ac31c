"""Turns: one speaker at a time; limits, grants, pauses and a start in the past."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.decide import panellist
from gcm_moderator.meeting.floor import Speaker, TurnKind
from gcm_moderator.meeting.turn import Phase
from tests.unit.meeting.podium import KENYA, MALTA, Podium, discussion, speaking
from tests.unit.meeting.sessions import clock, first_session

SOMEBODY = Speaker("Somebody")


def test_a_turn_is_never_cut() -> None:
    podium = speaking()
    podium.wait(180)
    assert podium.face == "00:00"
    podium.wait(3600)
    assert (podium.face, podium.turn.phase(podium.now)) == ("+60:00", Phase.OVER)
    podium.finish()
    assert podium.state.course.turns[-1].overtime(podium.now) == 3600.0


def test_granted_paused_and_overtime_seconds_are_kept_apart_for_ever() -> None:
    podium = speaking()
    podium.do(commands.GrantTime(30.0), after=100)
    podium.do(commands.PauseTurn(), after=20)
    podium.do(commands.ResumeTurn(), after=45.5)
    podium.do(commands.GrantTime(-10.0), after=30)
    podium.finish(after=60)
    done = podium.state.course.turns[-1]
    assert (done.limit_s, done.granted_s, done.paused_s) == (180.0, 20.0, 45.5)
    assert (done.elapsed(podium.now), done.overtime(podium.now)) == (210.0, 10.0)


def test_a_start_can_be_backdated() -> None:
    podium = Podium()
    podium.start("panel-1/opening", "10:15")
    podium.do(commands.GiveFloor(SOMEBODY, ago_s=20.0), after=60)
    assert podium.turn.started_at == clock("10:15:40")
    assert podium.remaining == 400.0


def test_a_backdated_turn_begins_no_earlier_than_the_turn_before_it_ended() -> None:
    podium = Podium()
    podium.start("welcome-1", "10:00")
    podium.do(commands.GiveFloor(KENYA))
    podium.finish(after=60)
    podium.do(commands.GiveFloor(MALTA, ago_s=20.0), after=5)
    assert podium.turn.started_at == clock("10:01")


def test_backdating_ends_the_turn_before_at_that_instant_but_not_before_its_last_grant() -> None:
    podium = Podium()
    podium.start("welcome-1", "10:00")
    podium.do(commands.GiveFloor(KENYA))
    podium.do(commands.GiveFloor(MALTA, ago_s=20.0), after=60)
    assert podium.state.course.turns[-1].finished_at == podium.turn.started_at == clock("10:00:40")
    podium.do(commands.GrantTime(30.0), after=10)
    podium.do(commands.GiveFloor(KENYA, ago_s=60.0), after=10)
    assert podium.turn.started_at == clock("10:01:10")


def test_a_call_can_be_backdated_to_the_end_of_the_turn_before_but_not_before_it_was_asked_for() -> None:
    podium = Podium()
    podium.start("panel-1/discussion", "10:43")
    podium.do(commands.RequestFloor(MALTA))
    podium.do(commands.RequestFloor(KENYA))
    podium.do(commands.CallRequest(), after=60)
    podium.do(commands.CallRequest(ago_s=20.0), after=100)
    assert podium.state.course.turns[-1].finished_at == podium.turn.started_at == clock("10:45:20")
    podium.do(commands.RequestFloor(MALTA))
    podium.do(commands.CallRequest(ago_s=60.0), after=10)
    assert podium.turn.started_at == clock("10:45:40"), "when it was asked for"
    podium.do(commands.RequestFloor(KENYA))
    podium.do(commands.CallRequest(ago_s=4 * 3600.0))


def test_a_point_of_order_that_interrupts_begins_when_it_interrupts() -> None:
    podium = Podium()
    podium.start("panel-1/discussion", "10:43")
    podium.do(commands.RequestFloor(MALTA))
    podium.do(commands.CallRequest())
    podium.do(commands.RequestFloor(KENYA, kind=TurnKind.POINT_OF_ORDER), after=60)
    podium.do(commands.CallRequest(ago_s=30.0), after=60)
    assert podium.state.interrupted is not None
    assert podium.state.interrupted.elapsed(podium.now) == 120.0
    assert podium.turn.elapsed(podium.now) == 0.0, "no second counts for two speakers"


@pytest.mark.parametrize("ago_s", [-1.0, 4 * 3600.0 + 1, float("nan"), float("inf")])
def test_a_turn_cannot_have_begun_in_the_future_or_days_ago(ago_s: float) -> None:
    podium = Podium()
    podium.start("welcome-1")
    assert podium.refused(commands.GiveFloor(KENYA, ago_s=ago_s)) == "bad-limit"


def test_a_grant_cannot_take_the_end_of_a_turn_before_now() -> None:
    podium = speaking()
    podium.wait(150)
    assert podium.refused(commands.GrantTime(-30.001)) == "bad-limit"
    podium.do(commands.GrantTime(-30.0))
    assert podium.face == "00:00"
    podium.wait(5)
    assert podium.refused(commands.GrantTime(-0.001)) == "bad-limit"
    podium.do(commands.GrantTime(30.0))
    assert podium.face == "00:25"


@pytest.mark.parametrize("seconds", [0.0, 0.0001, 14401.0, -14401.0, float("nan"), float("inf")])
def test_a_grant_is_some_time_and_not_a_day(seconds: float) -> None:
    assert speaking().refused(commands.GrantTime(seconds)) == "bad-limit"


@pytest.mark.parametrize(
    "command",
    [commands.PauseTurn(), commands.ResumeTurn(), commands.GrantTime(30.0), commands.FinishTurn()],
    ids=["pause", "resume", "grant", "finish"],
)
def test_a_finished_turn_is_refused_everything(command: commands.Command) -> None:
    podium = speaking()
    podium.finish(after=10)
    assert podium.refused(command) == "no-turn"


def test_a_turn_is_paused_once_and_resumed_once() -> None:
    podium = speaking()
    assert podium.refused(commands.ResumeTurn()) == "not-paused"
    podium.do(commands.PauseTurn())
    assert podium.refused(commands.PauseTurn()) == "already-paused"
    podium.do(commands.ResumeTurn())
    assert podium.refused(commands.ResumeTurn()) == "not-paused"


def test_a_paused_turn_can_be_finished_and_its_pause_ends_with_it() -> None:
    podium = speaking()
    podium.do(commands.PauseTurn(), after=10)
    podium.finish(after=50)
    done = podium.state.course.turns[-1]
    assert (done.elapsed(podium.now), done.paused_s, done.held_since) == (10.0, 50.0, None)


def test_giving_the_floor_ends_the_running_turn_at_the_same_instant() -> None:
    podium = speaking()
    podium.request(MALTA)
    podium.call(after=90.125)
    assert podium.state.course.turns[-1].finished_at == podium.turn.started_at == podium.now
    assert podium.turn.speaker == MALTA


@pytest.mark.parametrize(
    ("segment", "limit_s", "kind"),
    [
        ("welcome-1", 600.0, TurnKind.REMARKS),
        ("issue-brief", 300.0, TurnKind.PRESENTATION),
        ("panel-1/opening", 420.0, TurnKind.REMARKS),
        ("panel-1/expert-3", 420.0, TurnKind.PRESENTATION),
        ("panel-1/discussion", 180.0, TurnKind.INTERVENTION),
        ("panel-1/closing", 420.0, TurnKind.REMARKS),
        ("summary/moderator-2", 900.0, TurnKind.REMARKS),
        ("summary/expert", 900.0, TurnKind.PRESENTATION),
        ("summary/discussion", 180.0, TurnKind.INTERVENTION),
    ],
)
def test_the_limit_comes_from_the_segment(segment: str, limit_s: float, kind: TurnKind) -> None:
    podium = Podium()
    podium.start(segment)
    podium.do(commands.GiveFloor(SOMEBODY))
    assert (podium.turn.limit_s, podium.turn.kind) == (limit_s, kind)


def test_remarks_that_several_share_leave_the_later_ones_what_is_left_but_a_minute_at_least() -> None:
    podium = Podium()
    podium.start("welcome-1", "10:00")
    podium.do(commands.GiveFloor(KENYA))
    podium.do(commands.GiveFloor(MALTA), after=240)
    assert podium.turn.limit_s == 360.0
    podium.do(commands.GiveFloor(KENYA), after=350)
    assert podium.turn.limit_s == 60.0


def test_remarks_that_are_held_again_begin_with_the_whole_limit() -> None:
    podium = Podium()
    podium.start("welcome-1", "10:00")
    podium.do(commands.GiveFloor(KENYA), after=300)
    podium.start("lunch-1", "10:08")
    podium.start("welcome-1", "10:20")
    podium.do(commands.GiveFloor(MALTA), after=60)
    assert podium.turn.limit_s == 600.0
    podium.do(commands.GiveFloor(KENYA), after=240)
    assert podium.turn.limit_s == 300.0


def test_remarks_that_are_held_again_at_once_begin_with_the_whole_limit_too() -> None:
    podium = Podium()
    podium.start("welcome-1", "10:00")
    podium.do(commands.GiveFloor(KENYA), after=60)
    podium.start("issue-brief", "10:05")
    podium.start("welcome-1")
    podium.do(commands.GiveFloor(MALTA), after=30)
    assert podium.turn.limit_s == 600.0


def test_the_limit_of_a_discussion_stays_to_its_end() -> None:
    podium = speaking()
    podium.at("12:52")
    podium.do(commands.GiveFloor(MALTA))
    assert podium.turn.limit_s == 180.0


@pytest.mark.parametrize(("limit_s", "warning_s"), [(180.0, 90.0), (120.0, 45.0)])
def test_the_usual_warning_is_that_of_the_session(limit_s: float, warning_s: float) -> None:
    podium = Podium(replace(first_session(), usual_warning_s=90.0))
    podium.start("panel-1/discussion", "10:43")
    podium.do(commands.GiveFloor(KENYA, limit_s))
    assert podium.turn.warning_s == warning_s


def test_nobody_takes_the_floor_at_lunch_or_before_the_meeting() -> None:
    podium = Podium()
    assert podium.refused(commands.GiveFloor(KENYA)) == "no-segment"
    podium.start("lunch-1")
    assert podium.refused(commands.GiveFloor(KENYA)) == "floor-not-open"


@pytest.mark.parametrize("limit_s", [0.0, -60.0, 0.9, 14401.0, float("nan"), float("inf")])
def test_a_limit_lies_between_a_second_and_four_hours(limit_s: float) -> None:
    podium = discussion()
    assert podium.refused(commands.GiveFloor(KENYA, limit_s)) == "bad-limit"
    assert podium.refused(commands.GivePanellist("panellist-1", limit_s)) == "bad-limit"
    assert podium.refused(commands.SetLimit(limit_s)) == "bad-limit"
    assert podium.refused(commands.RequestFloor(KENYA, limit_s=limit_s)) == "bad-limit"


def test_a_new_limit_holds_for_all_that_follow_in_this_discussion_and_not_for_the_live_turn() -> None:
    podium = speaking()
    podium.request(MALTA)
    podium.do(commands.SetLimit(120.0))
    assert podium.turn.limit_s == 180.0
    podium.call()
    assert podium.turn.limit_s == 120.0
    podium.start("panel-2/discussion", "15:28")
    podium.request(MALTA)
    podium.call()
    assert podium.turn.limit_s == 180.0


def test_one_request_may_carry_its_own_limit() -> None:
    podium = discussion()
    podium.do(commands.RequestFloor(MALTA, limit_s=300.0))
    podium.do(commands.SetLimit(120.0))
    podium.call()
    assert podium.turn.limit_s == 300.0


def test_a_command_that_changes_nothing_writes_nothing() -> None:
    podium = discussion()
    malta = podium.request(MALTA)
    written = len(podium.history.drafts)
    podium.do(commands.SetLimit(180.0))
    podium.do(commands.ReopenList())
    podium.do(commands.MoveRequest(malta, 0))
    podium.do(commands.ReorderQueue((malta,), (malta,)))
    podium.do(commands.NameSpeaker(malta, MALTA))
    assert len(podium.history.drafts) == written
    assert podium.history.undoable == malta


def test_a_turn_cannot_end_before_it_was_paused_or_taken_up_again() -> None:
    podium = speaking()
    podium.do(commands.PauseTurn(), after=20)
    assert podium.turn.earliest_end == podium.now
    podium.do(commands.ResumeTurn(), after=20)
    assert podium.turn.earliest_end == podium.now
    podium.do(commands.GrantTime(30.0), after=20)
    assert podium.turn.earliest_end == podium.now


def test_a_turn_held_twice_cannot_end_before_the_first_hold_was_let_go() -> None:
    podium = speaking()
    podium.do(commands.PauseTurn(), after=20)
    podium.do(commands.SuspendMeeting(), after=5)
    podium.do(commands.ContinueMeeting(), after=60)
    assert podium.turn.earliest_end == podium.now
    assert podium.turn.elapsed(podium.now) == 20.0


def test_a_turn_that_ends_while_paused_is_held_by_nothing() -> None:
    podium = speaking()
    podium.do(commands.PauseTurn(), after=20)
    podium.finish(after=15)
    (done,) = podium.state.course.turns
    assert done.holds == frozenset()
    assert done.held_since is None
    assert (done.paused_s, done.finished_at, done.earliest_end) == (15.0, podium.now, podium.now)


def test_the_latest_of_what_was_said_stands_before_a_turn_that_is_put_back_in_time() -> None:
    podium = speaking()
    podium.do(commands.PauseTurn(), after=60)
    podium.do(commands.ResumeTurn(), after=10)
    paused_until = podium.now
    podium.do(commands.GiveFloor(MALTA, ago_s=30.0), after=10)
    assert podium.turn.started_at == paused_until


def test_a_panellist_named_in_a_discussion_replies() -> None:
    podium = discussion()
    expert = panellist(podium.state, "panellist-1")
    assert expert is not None
    podium.do(commands.GiveFloor(expert))
    podium.do(commands.GiveFloor(KENYA), after=5)
    assert [turn.kind for turn in podium.state.all_turns()] == [TurnKind.REPLY, TurnKind.INTERVENTION]


def test_a_panellist_who_takes_the_floor_ends_the_turn_that_runs() -> None:
    podium = speaking()
    command = podium.do(commands.GivePanellist("panellist-1"), after=30)
    assert podium.turn.id == command
    assert podium.turn.started_at == podium.now
    assert podium.state.course.turns[-1].finished_at == podium.now


def test_remarks_after_a_suspension_have_the_time_that_was_lost() -> None:
    podium = Podium()
    podium.start("welcome-1", "10:00")
    podium.do(commands.GiveFloor(KENYA))
    podium.finish(after=120)
    podium.do(commands.SuspendMeeting())
    podium.do(commands.ContinueMeeting(), after=300)
    podium.do(commands.GiveFloor(MALTA))
    assert podium.turn.limit_s == 480.0
