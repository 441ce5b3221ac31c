"""Points of order: they interrupt when called, and the interrupted turn comes back with its time intact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.floor import TurnKind
from gcm_moderator.meeting.turn import Phase
from tests.unit.meeting.podium import COSTA_RICA, JAPAN, KENYA, MALTA, Podium, speaking

POINT = TurnKind.POINT_OF_ORDER


def interrupted(after: float = 60.0) -> Podium:
    """Kenya has been interrupted by a point of order of Costa Rica."""
    podium = speaking(KENYA)
    podium.request(COSTA_RICA, POINT, after=after)
    podium.call()
    return podium


def test_a_point_of_order_interrupts_when_it_is_called_not_when_it_is_asked_for() -> None:
    podium = speaking(KENYA)
    podium.request(COSTA_RICA, POINT)
    podium.wait(10)
    assert podium.turn.speaker == KENYA
    assert podium.turn.phase(podium.now) is Phase.RUNNING
    podium.call()
    assert podium.turn.speaker == COSTA_RICA
    assert podium.state.interrupted is not None
    assert podium.state.interrupted.speaker == KENYA
    assert podium.state.interrupted.phase(podium.now) is Phase.PAUSED


@given(st.lists(st.integers(0, 600_000), min_size=1, max_size=6), st.integers(0, 500_000))
def test_the_interrupted_turn_resumes_by_itself_with_its_time_to_the_millisecond(points: list[int], at: int) -> None:
    podium = interrupted(at / 1000)
    left = podium.state.interrupted.remaining(podium.now) if podium.state.interrupted else None
    for n, spoken_ms in enumerate(points):
        if n:
            podium.call(podium.request((JAPAN, COSTA_RICA)[n % 2], POINT))
        podium.wait(spoken_ms / 1000)
    podium.finish()
    assert (podium.turn.speaker, podium.remaining) == (KENYA, left)
    assert podium.turn.paused_s == round(sum(points) / 1000, 3)
    assert podium.state.interrupted is None


def test_a_second_point_of_order_ends_the_first_and_the_turn_waits_on() -> None:
    podium = interrupted()
    podium.request(JAPAN, POINT)
    podium.call(after=20)
    assert podium.turn.speaker == JAPAN
    assert [turn.speaker for turn in podium.state.live_turns] == [JAPAN, KENYA]
    assert podium.state.course.turns[-1].speaker == COSTA_RICA
    podium.finish(after=10)
    assert (podium.turn.speaker, podium.remaining) == (KENYA, 120.0)


def test_a_turn_paused_by_hand_before_stays_paused_after() -> None:
    podium = speaking(KENYA)
    podium.do(commands.PauseTurn(), after=30)
    podium.request(COSTA_RICA, POINT)
    podium.call(after=10)
    podium.finish(after=20)
    assert (podium.turn.speaker, podium.turn.phase(podium.now)) == (KENYA, Phase.PAUSED)
    podium.do(commands.ResumeTurn(), after=5)
    assert (podium.turn.paused_s, podium.remaining) == (35.0, 150.0)


@pytest.mark.parametrize("by", ["queue", "name", "panellist", "segment"])
def test_calling_an_ordinary_speaker_ends_the_point_of_order_and_the_interrupted_turn_both(by: str) -> None:
    podium = interrupted()
    malta = podium.request(MALTA)
    podium.wait(15)
    match by:
        case "queue":
            podium.call(malta)
        case "name":
            podium.do(commands.GiveFloor(JAPAN))
        case "panellist":
            podium.do(commands.GivePanellist("panellist-1"))
        case _:
            podium.do(commands.EndSegment())
    ended = podium.state.course_of("panel-1/discussion").turns
    assert {turn.speaker.name for turn in ended} == {"Kenya", "Costa Rica"}
    assert {turn.finished_at for turn in ended} == {podium.now}
    assert podium.state.interrupted is None


def test_a_point_of_order_with_nobody_speaking_interrupts_nobody() -> None:
    podium = speaking(KENYA)
    podium.finish()
    podium.request(COSTA_RICA, POINT)
    podium.call()
    assert podium.state.interrupted is None
    podium.finish(after=10)
    assert podium.state.turn is None


def test_an_absent_point_of_order_gives_the_floor_back() -> None:
    podium = interrupted()
    assert podium.turn.request is not None
    podium.do(commands.MarkAbsent(podium.turn.request), after=5)
    assert (podium.turn.speaker, podium.remaining) == (KENYA, 120.0)
    assert podium.queue == ["Costa Rica"]


def test_a_point_of_order_counts_neither_as_heard_nor_in_the_round() -> None:
    podium = interrupted()
    podium.finish(after=10)
    assert podium.state.times_heard(("CR", None)) == 0
    assert podium.state.course.since_panellists == 1


def test_a_suspension_over_a_point_of_order_holds_both_turns() -> None:
    podium = interrupted()
    podium.do(commands.SuspendMeeting(), after=10)
    podium.do(commands.ContinueMeeting(), after=100)
    assert podium.turn.paused_s == 100.0
    podium.finish(after=10)
    assert (podium.turn.speaker, podium.turn.paused_s, podium.remaining) == (KENYA, 120.0, 120.0)


def test_undoing_the_call_of_a_point_of_order_gives_back_the_turn_as_if_never_interrupted() -> None:
    podium = speaking(KENYA)
    podium.request(COSTA_RICA, POINT)
    podium.call(after=60)
    podium.wait(10)
    podium.undo()
    assert (podium.turn.speaker, podium.turn.paused_s, podium.remaining) == (KENYA, 0.0, 110.0)
    assert podium.queue == ["Costa Rica"]
