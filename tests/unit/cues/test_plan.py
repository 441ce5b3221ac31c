"""Which cues a meeting gives, and when."""

from __future__ import annotations

import pytest

from gcm_moderator.cues.plan import CueKind, asks_to_slow_down, plan
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.floor import TurnKind
from tests.unit.meeting.podium import COSTA_RICA, JAPAN, KENYA, MALTA, ROW_4, Podium, discussion, speaking


def seconds_to(podium: Podium, kind: CueKind) -> list[float]:
    """How many seconds it is from now to each cue of that kind."""
    return [round((cue.at - podium.now).total_seconds(), 3) for cue in plan(podium.state) if cue.kind is kind]


def kinds(podium: Podium) -> set[CueKind]:
    return {cue.kind for cue in plan(podium.state)}


def test_an_intervention_of_three_minutes_has_its_warning_its_limit_and_three_calls_in_overtime() -> None:
    podium = speaking()
    assert seconds_to(podium, CueKind.CALLED) == [0]
    assert seconds_to(podium, CueKind.WARNING) == [120]
    assert seconds_to(podium, CueKind.LIMIT) == [180]
    assert seconds_to(podium, CueKind.OVERTIME) == [210, 240, 270]


def test_the_warning_tells_how_much_is_left_when_it_comes() -> None:
    podium = discussion()
    podium.do(commands.SetLimit(120))
    podium.request(KENYA)
    podium.call()
    (warning,) = (cue for cue in plan(podium.state) if cue.kind is CueKind.WARNING)
    assert (warning.seconds, (warning.at - podium.now).total_seconds()) == (30, 90)


def test_a_turn_shorter_than_its_warning_has_none() -> None:
    podium = discussion()
    podium.do(commands.GiveFloor(KENYA, limit_s=20))
    assert CueKind.WARNING not in kinds(podium)
    assert seconds_to(podium, CueKind.LIMIT) == [20]


def test_a_paused_turn_gives_no_cue_of_time_and_its_pause_moves_them() -> None:
    podium = speaking()
    podium.do(commands.PauseTurn(), after=100)
    assert not kinds(podium) & {CueKind.WARNING, CueKind.LIMIT, CueKind.OVERTIME}
    podium.do(commands.ResumeTurn(), after=50)
    assert seconds_to(podium, CueKind.WARNING) == [20]


def test_grants_move_the_cues_and_keep_their_keys() -> None:
    podium = speaking()
    before = {cue.key for cue in plan(podium.state)}
    podium.do(commands.GrantTime(30))
    assert seconds_to(podium, CueKind.LIMIT) == [210]
    assert {cue.key for cue in plan(podium.state)} == before


def test_a_point_of_order_has_cues_of_its_own_while_the_interrupted_turn_has_none() -> None:
    podium = speaking()
    podium.wait(100)
    podium.call(podium.request(JAPAN, TurnKind.POINT_OF_ORDER))
    called = [cue for cue in plan(podium.state) if cue.kind is CueKind.CALLED]
    assert [(cue.speaker, cue.turn_kind) for cue in called] == [(JAPAN, TurnKind.POINT_OF_ORDER)]
    assert seconds_to(podium, CueKind.LIMIT) == [podium.turn.limit_s]


def test_the_panellists_are_suggested_once_when_the_last_of_the_round_takes_the_floor() -> None:
    podium = discussion()
    for number, speaker in enumerate((KENYA, MALTA, COSTA_RICA, JAPAN, ROW_4), start=1):
        podium.call(podium.request(speaker), after=10)
        assert (CueKind.PANELLISTS in kinds(podium)) is (number == 5)
    assert seconds_to(podium, CueKind.PANELLISTS) == [0]
    podium.call(podium.request(KENYA), after=10)
    assert CueKind.PANELLISTS not in kinds(podium)


def test_a_discussion_is_announced_five_minutes_from_its_end_and_its_closing_remarks_at_it() -> None:
    podium = discussion("10:43")
    end_s = (12 * 60 + 53 - 10 * 60 - 43) * 60.0
    assert seconds_to(podium, CueKind.SEGMENT_END) == [end_s - 300]
    assert seconds_to(podium, CueKind.CLOSING) == [end_s]


def test_closing_remarks_that_are_over_are_not_due_again() -> None:
    podium = Podium()
    podium.start("panel-1/closing", "12:53")
    podium.start("panel-1/discussion")
    assert CueKind.CLOSING not in kinds(podium)


def test_a_segment_of_a_few_minutes_is_not_announced_to_end() -> None:
    podium = Podium()
    podium.start("panel-1/expert-2", "10:29")
    assert CueKind.SEGMENT_END not in kinds(podium)


def test_a_segment_of_fixed_length_that_starts_late_ends_late() -> None:
    podium = Podium()
    podium.start("conclusions", "17:40", day=2)
    assert seconds_to(podium, CueKind.SEGMENT_END) == [20 * 60 - 300]


def test_a_suspended_meeting_gives_no_cue_of_time_and_the_suspension_moves_them() -> None:
    podium = Podium()
    podium.start("conclusions", "17:30", day=2)
    podium.do(commands.SuspendMeeting(), after=60)
    assert CueKind.SEGMENT_END not in kinds(podium)
    podium.do(commands.ContinueMeeting(), after=600)
    assert seconds_to(podium, CueKind.SEGMENT_END) == [20 * 60 - 300 - 60]


def test_closing_the_list_and_changing_the_limit_are_announced_at_their_instants() -> None:
    podium = discussion()
    podium.do(commands.SetLimit(120), after=5)
    podium.do(commands.CloseList(), after=5)
    assert seconds_to(podium, CueKind.LIMIT_CHANGED) == [-5]
    assert seconds_to(podium, CueKind.LIST_CLOSED) == [0]
    podium.do(commands.ReopenList())
    assert CueKind.LIST_CLOSED not in kinds(podium)


def test_closing_the_list_again_is_another_cue_and_putting_it_back_by_redo_is_not() -> None:
    podium = discussion()
    podium.do(commands.CloseList())
    (first,) = (cue.key for cue in plan(podium.state) if cue.kind is CueKind.LIST_CLOSED)
    podium.undo()
    podium.wait(20)
    podium.redo()
    assert first in {cue.key for cue in plan(podium.state)}
    podium.do(commands.ReopenList(), after=5)
    podium.do(commands.CloseList(), after=5)
    assert first not in {cue.key for cue in plan(podium.state)}


def test_a_message_to_slow_down_is_a_cue_and_another_message_is_not() -> None:
    podium = discussion()
    podium.do(commands.SendMessage("Please mention the side event at 13:15"))
    assert CueKind.SLOW_DOWN not in kinds(podium)
    podium.do(commands.SendMessage("Please slow down for the interpreters"), after=5)
    assert seconds_to(podium, CueKind.SLOW_DOWN) == [0]


@pytest.mark.parametrize("text", ["Please SLOW DOWN", "Merci de ralentir", "Hable más despacio", "请放慢语速"])
def test_slowing_down_is_understood_in_other_words(text: str) -> None:
    assert asks_to_slow_down(text)


def test_before_anything_runs_nothing_is_planned() -> None:
    assert plan(Podium().state) == ()


def test_cues_come_in_the_order_of_their_instants() -> None:
    podium = speaking()
    instants = [cue.at for cue in plan(podium.state)]
    assert instants == sorted(instants)
