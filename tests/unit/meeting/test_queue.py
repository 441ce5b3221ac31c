"""Asking for the floor: the unlisted queue, its order, rounds, and who was heard."""

from __future__ import annotations

import pytest

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.floor import Speaker, TurnKind
from tests.unit.meeting.podium import COSTA_RICA, EU, JAPAN, KENYA, MALTA, ROW_4, Podium, discussion, later, speaking

POINT = TurnKind.POINT_OF_ORDER


@pytest.mark.parametrize("segment", ["welcome-1", "panel-1/opening", "panel-1/closing", "lunch-1", "summary/expert"])
def test_there_is_a_queue_only_while_a_discussion_runs(segment: str) -> None:
    podium = Podium()
    assert podium.refused(commands.RequestFloor(KENYA)) == "floor-not-open"
    podium.start(segment)
    assert podium.refused(commands.RequestFloor(KENYA)) == "floor-not-open"
    assert podium.refused(commands.RequestFloor(KENYA, POINT)) == "floor-not-open"


@pytest.mark.parametrize(
    ("started", "words"),
    [
        ([], "“Panel 1”, planned for 10:43 on day 1"),
        (["panel-1/opening"], "“Panel 1”, planned for 10:43 on day 1"),
        (["panel-1/discussion", None], "“Panel 2”, planned for 15:28 on day 1"),
        (["panel-1/discussion", "panel-1/closing"], "“Panel 2”, planned for 15:28 on day 1"),
        (["closing-1"], "“Panel 3”, planned for 10:33 on day 2"),
        (["conclusions", "panel-1/opening"], "“Panel 1”, planned for 10:43 on day 1"),
        (["conclusions"], "no discussion is left"),
    ],
)
def test_a_request_at_another_time_is_told_when_the_floor_opens(started: list[str | None], words: str) -> None:
    podium = Podium()
    for segment in started:
        podium.wait(60)
        podium.do(commands.StartSegment(segment) if segment else commands.EndSegment())
    assert words in podium.refusal(commands.RequestFloor(KENYA)).message


def test_a_new_discussion_starts_with_an_empty_queue_and_the_left_ones_are_not_reached() -> None:
    podium = discussion()
    podium.request(KENYA)
    podium.request(MALTA)
    podium.start("panel-2/discussion")
    assert podium.queue == []
    assert [r.speaker for r in podium.state.course_of("panel-1/discussion").queue] == [KENYA, MALTA]


def test_coming_back_to_a_discussion_brings_back_who_was_not_reached() -> None:
    podium = discussion()
    podium.request(KENYA)
    malta = podium.request(MALTA)
    asked_at = podium.now
    podium.do(commands.MoveRequest(malta, 0))
    podium.start("panel-1/closing", "12:53")
    assert podium.queue == []
    podium.start("panel-1/discussion", "12:55")
    assert podium.queue == ["Malta", "Kenya"]
    assert podium.state.queue[0].requested_at == asked_at


def test_points_of_order_come_first_in_order_of_arrival_then_everything_else_by_arrival() -> None:
    podium = discussion()
    for speaker, kind in (
        (KENYA, TurnKind.INTERVENTION),
        (MALTA, POINT),
        (JAPAN, TurnKind.RIGHT_OF_REPLY),
        (COSTA_RICA, POINT),
        (ROW_4, TurnKind.REPLY),
    ):
        podium.request(speaker, kind, after=1)
    assert podium.queue == ["Malta", "Costa Rica", "Kenya", "Japan", "Delegate in row 4"]


def test_anybody_is_taken_under_any_name_and_named_later() -> None:
    podium = discussion()
    request = podium.request(ROW_4)
    podium.do(commands.NameSpeaker(request, COSTA_RICA))
    assert podium.queue == ["Costa Rica"]
    podium.call()
    assert podium.turn.speaker == COSTA_RICA


def test_a_turn_given_under_a_makeshift_name_is_named_live_or_long_finished() -> None:
    podium = discussion()
    podium.request(ROW_4)
    turn = podium.call()
    podium.do(commands.NameSpeaker(turn, JAPAN))
    assert podium.turn.speaker == JAPAN
    podium.finish(after=60)
    podium.do(commands.NameSpeaker(turn, KENYA))
    assert podium.state.course.turns[0].speaker == KENYA
    assert podium.state.times_heard(("KE", None)) == 1
    assert podium.state.times_heard(("JP", None)) == 0


def test_naming_somebody_as_one_who_waits_already_is_refused() -> None:
    podium = discussion()
    podium.request(KENYA)
    row = podium.request(ROW_4)
    assert podium.refused(commands.NameSpeaker(row, KENYA)) == "already-waiting"
    assert podium.refused(commands.NameSpeaker("nobody", KENYA)) == "not-waiting"


def test_somebody_waiting_is_not_added_twice_and_hears_the_place() -> None:
    podium = discussion()
    for speaker in (MALTA, COSTA_RICA, KENYA):
        podium.request(speaker)
    refusal = podium.refusal(commands.RequestFloor(KENYA))
    assert (refusal.code.value, "place 3" in refusal.message) == ("already-waiting", True)
    typed = Speaker("  delegate IN row 4 ")
    podium.request(ROW_4)
    assert podium.refused(commands.RequestFloor(typed)) == "already-waiting"


def test_a_point_of_order_may_stand_beside_a_waiting_request() -> None:
    podium = discussion()
    podium.request(KENYA)
    podium.request(KENYA, POINT)
    assert podium.queue == ["Kenya", "Kenya"]
    assert podium.refused(commands.RequestFloor(KENYA, POINT)) == "already-waiting"


def test_a_statement_on_behalf_of_a_group_may_stand_beside_a_national_one() -> None:
    podium = discussion()
    podium.request(MALTA)
    podium.do(commands.RequestFloor(MALTA, on_behalf_of=EU))
    assert podium.refused(commands.RequestFloor(MALTA, on_behalf_of=EU)) == "already-waiting"
    podium.call()
    podium.call()
    assert podium.turn.on_behalf_of == EU
    assert podium.state.times_heard(("MT", None)) == podium.state.times_heard(("MT", "eu")) == 1


def test_somebody_who_spoke_may_ask_again_and_is_counted_in_the_discussion_and_the_session() -> None:
    podium = speaking(KENYA)
    podium.request(KENYA)
    voice = podium.state.queue[0].voice
    assert podium.state.times_heard(voice, "panel-1/discussion") == 1
    podium.start("panel-2/discussion")
    assert podium.state.times_heard(voice, "panel-2/discussion") == 0
    assert podium.state.times_heard(voice) == 1


def test_the_moderator_may_call_anybody() -> None:
    podium = discussion()
    podium.request(KENYA)
    malta = podium.request(MALTA)
    podium.call(malta)
    assert (podium.turn.speaker, podium.queue) == (MALTA, ["Kenya"])


@pytest.mark.parametrize(
    ("place", "order"),
    [(0, ["Japan", "Kenya", "Malta"]), (1, ["Kenya", "Japan", "Malta"]), (2, ["Kenya", "Malta", "Japan"])],
)
def test_a_single_move_puts_one_at_a_place(place: int, order: list[str]) -> None:
    podium = discussion()
    podium.request(KENYA)
    podium.request(MALTA)
    podium.do(commands.MoveRequest(podium.request(JAPAN), place))
    assert podium.queue == order


def test_a_reorder_made_on_a_stale_view_is_refused_and_nothing_is_lost() -> None:
    podium = discussion()
    kenya, malta = podium.request(KENYA), podium.request(MALTA)
    seen = (kenya, malta)
    podium.do(commands.ReorderQueue((malta, kenya), seen))
    assert podium.queue == ["Malta", "Kenya"]
    assert podium.refused(commands.ReorderQueue((malta, kenya), seen)) == "stale-order"
    podium.request(JAPAN)
    assert podium.refused(commands.ReorderQueue((kenya, malta), (malta, kenya))) == "stale-order"
    assert podium.refused(commands.MoveRequest(kenya, 3)) == "stale-order"
    assert podium.refused(commands.MoveRequest(kenya, -1)) == "stale-order"
    assert podium.queue == ["Malta", "Kenya", "Japan"]


def test_a_reorder_names_everybody_once() -> None:
    podium = discussion()
    kenya, malta = podium.request(KENYA), podium.request(MALTA)
    for order in ((kenya,), (kenya, kenya), (kenya, malta, "x"), ()):
        assert podium.refused(commands.ReorderQueue(order, (kenya, malta))) == "stale-order"


def test_who_withdraws_is_off_the_list() -> None:
    podium = discussion()
    kenya = podium.request(KENYA)
    podium.do(commands.WithdrawRequest(kenya))
    assert podium.queue == []
    assert podium.refused(commands.WithdrawRequest(kenya)) == "not-waiting"


def test_who_is_absent_goes_to_the_end_once_and_leaves_the_list_the_second_time() -> None:
    podium = discussion()
    kenya = podium.request(KENYA)
    podium.request(MALTA)
    podium.do(commands.MarkAbsent(kenya))
    assert podium.queue == ["Malta", "Kenya"]
    podium.do(commands.MarkAbsent(kenya))
    assert podium.queue == ["Malta"]


def test_whoever_is_called_twice_and_absent_twice_is_off_the_list() -> None:
    podium = discussion()
    podium.do(commands.RequestFloor(KENYA))
    for waiting in (1, 0):
        podium.do(commands.CallRequest(), after=5)
        podium.do(commands.MarkAbsent(podium.turn.request or ""), after=5)
        assert len(podium.state.queue) == waiting


def test_who_was_called_and_is_not_there_goes_back_to_the_end_unheard() -> None:
    podium = speaking(KENYA)
    podium.request(MALTA)
    assert podium.turn.request is not None
    podium.do(commands.MarkAbsent(podium.turn.request), after=8)
    assert podium.state.turn is None
    assert podium.queue == ["Malta", "Kenya"]
    assert podium.state.times_heard(("KE", None)) == 0
    assert podium.state.course.since_panellists == 0
    assert podium.state.course.turns[0].absent


def test_who_was_called_was_absent_and_asked_again_stands_on_the_list_once() -> None:
    podium = speaking(KENYA)
    podium.request(KENYA)
    assert podium.turn.request is not None
    podium.do(commands.MarkAbsent(podium.turn.request))
    assert podium.queue == ["Kenya"]


def test_undoing_a_call_gives_back_place_and_time() -> None:
    podium = discussion()
    podium.request(KENYA)
    malta = podium.request(MALTA, after=5)
    podium.request(JAPAN, after=5)
    before = podium.state.queue
    podium.call(malta, after=30)
    podium.undo()
    assert podium.state.queue == before
    assert podium.state.turn is None


def test_a_closed_list_refuses_requests_takes_points_of_order_and_can_be_reopened() -> None:
    podium = discussion()
    kenya = podium.request(KENYA)
    podium.request(JAPAN)
    podium.do(commands.CloseList())
    assert podium.refused(commands.CloseList()) == "list-closed"
    for kind in (TurnKind.INTERVENTION, TurnKind.RIGHT_OF_REPLY, TurnKind.REPLY):
        assert podium.refused(commands.RequestFloor(MALTA, kind)) == "list-closed"
    podium.request(MALTA, POINT)
    podium.do(commands.WithdrawRequest(kenya))
    podium.call()
    podium.finish()
    podium.call()
    assert podium.turn.speaker == JAPAN
    podium.do(commands.ReopenList())
    podium.request(MALTA)


def test_a_discussion_taken_up_again_has_an_open_list() -> None:
    podium = discussion()
    podium.do(commands.CloseList())
    podium.start("panel-1/closing", "12:53")
    podium.start("panel-1/discussion", "12:55")
    podium.request(KENYA)
    assert podium.queue == ["Kenya"]


def test_the_round_counts_interventions_since_the_panellists_last_spoke() -> None:
    podium = discussion()
    for n, speaker in enumerate((KENYA, MALTA, JAPAN), start=1):
        podium.call(podium.request(speaker))
        assert podium.state.course.since_panellists == n
    podium.call(podium.request(COSTA_RICA, TurnKind.RIGHT_OF_REPLY))
    assert podium.state.course.since_panellists == 3
    podium.do(commands.GivePanellist("panellist-2"))
    assert podium.state.course.since_panellists == 0
    assert (podium.turn.kind, podium.turn.limit_s) == (TurnKind.REPLY, 180.0)


@pytest.mark.parametrize(
    ("segment", "panellist", "name"),
    [
        ("panel-1/discussion", "panellist-3", "Panellist 3"),
        ("summary/discussion", "panellist-1", "Moderator of panel 1"),
        ("summary/discussion", "panellist-4", "Thematic expert"),
    ],
)
def test_panellist_n_is_the_nth_expert_and_in_the_summary_panel_the_moderators_first(
    segment: str, panellist: str, name: str
) -> None:
    podium = Podium()
    podium.start(segment)
    podium.do(commands.GivePanellist(panellist, limit_s=240.0))
    assert (podium.turn.speaker.name, podium.turn.limit_s) == (name, 240.0)


def test_a_panellist_the_panel_does_not_have_is_an_unknown_name() -> None:
    podium = discussion()
    assert podium.refused(commands.GivePanellist("panellist-4")) == "unknown-name"
    assert podium.refused(commands.RequestFloor(KENYA, to="panellist-4")) == "unknown-name"
    podium.do(commands.RequestFloor(KENYA, to="panellist-2"))
    podium.call()
    assert podium.turn.to == "panellist-2"


def test_a_name_for_a_request_keeps_whom_it_speaks_for_apart() -> None:
    podium = discussion()
    national = podium.request(ROW_4)
    podium.do(commands.RequestFloor(KENYA, on_behalf_of=EU))
    podium.do(commands.NameSpeaker(national, KENYA))
    assert podium.queue == ["Kenya", "Kenya"]


def test_a_name_that_waits_already_is_refused_with_that_name_and_its_place() -> None:
    podium = discussion()
    podium.request(KENYA)
    row = podium.request(ROW_4)
    assert podium.refusal(commands.NameSpeaker(row, KENYA)).message == "Kenya is on the list already, at place 1."


def test_whoever_was_not_reached_can_still_be_named() -> None:
    podium = discussion()
    row = podium.request(ROW_4)
    podium.request(KENYA)
    ended = podium.state.running
    podium.start("lunch-1")
    assert podium.refusal(commands.NameSpeaker(row, KENYA)).message == "Kenya is on the list already, at place 2."
    podium.do(commands.NameSpeaker(row, COSTA_RICA))
    assert [request.speaker for request in podium.state.course_of(ended or "").queue] == [COSTA_RICA, KENYA]
    podium.start(ended or "")
    assert podium.queue == ["Costa Rica", "Kenya"]


def test_a_closing_time_set_again_writes_nothing() -> None:
    podium = discussion()
    podium.do(commands.SetClosing(later(podium.now, 600)))
    assert podium.ask(commands.SetClosing(later(podium.now, 600)))[1] == ()


def test_a_request_can_be_given_another_name_of_the_same_delegation() -> None:
    podium = discussion()
    request = podium.request(KENYA)
    podium.do(commands.NameSpeaker(request, Speaker("Republic of Kenya", "KE")))
    assert podium.queue == ["Republic of Kenya"]


def test_a_name_may_wait_already_for_a_group_or_for_an_ordinary_statement() -> None:
    podium = discussion()
    podium.request(KENYA)
    for_group = podium.do(commands.RequestFloor(ROW_4, on_behalf_of=EU))
    podium.do(commands.NameSpeaker(for_group, KENYA))
    point_of_order = podium.request(ROW_4, TurnKind.POINT_OF_ORDER)
    podium.do(commands.NameSpeaker(point_of_order, KENYA))
    assert podium.queue == ["Kenya", "Kenya", "Kenya"]


@pytest.mark.parametrize("limit_s", [1.0, 14400.0])
def test_a_limit_of_one_second_and_one_of_four_hours_are_just_possible(limit_s: float) -> None:
    podium = discussion()
    podium.do(commands.RequestFloor(KENYA, limit_s=limit_s))
    podium.call()
    assert podium.turn.limit_s == limit_s
    podium.do(commands.GivePanellist("panellist-1", limit_s=limit_s))
    assert podium.turn.limit_s == limit_s
    podium.do(commands.SetLimit(limit_s), after=1)
    assert podium.state.course.limit_s == limit_s
    assert podium.state.course.limit_set_at == podium.now


def test_limits_are_kept_to_the_millisecond() -> None:
    podium = discussion()
    podium.do(commands.SetLimit(90.12345))
    assert podium.state.course.limit_s == 90.123
    podium.do(commands.GiveFloor(KENYA, limit_s=60.98765))
    assert podium.turn.limit_s == 60.988


def test_a_discussion_taken_up_again_forgets_when_its_list_was_closed() -> None:
    podium = discussion()
    podium.do(commands.CloseList(), after=60)
    podium.do(commands.EndSegment(), after=60)
    podium.start("panel-1/discussion", "11:00")
    assert podium.state.course.list_open
    assert podium.state.course.list_closed_at is None
