"""Every cue once, at its moment or not at all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.cues.plan import Cue, CueKind
from gcm_moderator.cues.schedule import LATEST_S, Schedule, begun, due, followed
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.history import History
from tests.unit.meeting.generated import Step, opened, say, steps
from tests.unit.meeting.podium import KENYA, Podium, discussion, later, speaking


class Listener:
    """Somebody who hears every cue of a podium from now on."""

    def __init__(self, podium: Podium) -> None:
        self.podium = podium
        self.schedule = begun(podium.history, podium.now)

    def hear(self) -> list[Cue]:
        self.schedule = followed(self.schedule, self.podium.state)
        heard, self.schedule = due(self.schedule, self.podium.now)
        return list(heard)

    def wait(self, seconds: float) -> list[CueKind]:
        """Let time go by from cue to cue, as a timer aimed at each does."""
        until, heard = later(self.podium.now, seconds), self.hear()
        while (at := self.schedule.next_at) is not None and at <= until:
            self.podium.now = at
            heard += self.hear()
        self.podium.now = until
        return [cue.kind for cue in heard]


def test_a_turn_is_announced_from_its_call_to_its_third_half_minute_of_overtime() -> None:
    listener = Listener(discussion())
    podium = listener.podium
    podium.call(podium.request(KENYA))
    assert listener.wait(600) == [CueKind.CALLED, CueKind.WARNING, CueKind.LIMIT, *[CueKind.OVERTIME] * 3]


def test_what_was_announced_is_not_announced_again_after_a_grant() -> None:
    listener = Listener(speaking())
    assert listener.wait(125) == [CueKind.WARNING]
    listener.podium.do(commands.GrantTime(60))
    assert listener.wait(115) == [CueKind.LIMIT]
    listener.podium.do(commands.GrantTime(60))
    assert listener.wait(95) == [CueKind.OVERTIME]


def test_undo_and_redo_announce_nothing_again() -> None:
    listener = Listener(discussion())
    podium = listener.podium
    podium.do(commands.CloseList())
    assert listener.wait(1) == [CueKind.LIST_CLOSED]
    podium.undo()
    assert listener.wait(1) == []
    podium.redo()
    assert listener.wait(1) == []


def test_undoing_the_call_takes_its_cues_back() -> None:
    listener = Listener(speaking())
    listener.podium.undo()
    assert listener.wait(600) == []


def test_a_restart_announces_nothing_that_had_its_moment_and_everything_that_comes() -> None:
    podium = speaking()
    podium.wait(150)
    assert Listener(podium).wait(100) == [CueKind.LIMIT, CueKind.OVERTIME, CueKind.OVERTIME]


def test_a_restart_knows_what_was_announced_before_a_grant_put_its_moment_off() -> None:
    podium = speaking()
    podium.do(commands.GrantTime(60), after=130)
    assert Listener(podium).wait(115) == [CueKind.LIMIT]


def test_a_backdated_turn_is_not_announced_and_a_cue_that_was_slept_through_is_dropped() -> None:
    listener = Listener(discussion())
    podium = listener.podium
    podium.wait(60)
    podium.do(commands.GiveFloor(KENYA, ago_s=20))
    assert listener.wait(0) == []
    podium.wait(100 + LATEST_S + 1)
    assert listener.hear() == []
    assert listener.wait(0) == []
    assert listener.wait(60) == [CueKind.LIMIT]


def test_a_cue_is_still_given_a_little_late() -> None:
    listener = Listener(speaking())
    listener.podium.wait(120 + LATEST_S)
    assert [cue.kind for cue in listener.hear()] == [CueKind.WARNING]


def test_nothing_to_come_needs_no_timer() -> None:
    assert Schedule().next_at is None


@given(steps(), st.integers(0, 40))
def test_no_cue_is_ever_given_twice_whatever_happens_and_also_after_a_restart(
    played: list[Step], restart_at: int
) -> None:
    podium = opened()
    listener = Listener(podium)
    heard: list[str] = []
    for number, (wait_ms, saying) in enumerate(played):
        before = podium.now
        podium.now = later(before, wait_ms / 1000)
        heard += [cue.key for cue in listener.hear()]
        podium.now = before
        say(podium, wait_ms, saying)
        heard += [cue.key for cue in listener.hear()]
        if number == restart_at:
            podium.history = History(podium.state.session, podium.history.drafts)
            listener = Listener(podium)
    assert len(heard) == len(set(heard))
