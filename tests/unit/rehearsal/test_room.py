"""The room of a rehearsal: the same from the same seed, within the rules whatever the moderator does."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.floor import TurnKind
from gcm_moderator.meeting.notes import Notebook
from gcm_moderator.meeting.state import State
from gcm_moderator.rehearsal.chair import next_call
from gcm_moderator.rehearsal.outcome import outcome
from gcm_moderator.rehearsal.room import Act, next_act
from gcm_moderator.settings import Floor
from gcm_moderator.summary.ledger import ledger
from tests.shipped import session
from tests.unit.rehearsal.simulated import Simulated


def asked(room: Simulated) -> list[str]:
    return [act.command.speaker.name for act in room.acts if isinstance(act.command, commands.RequestFloor)]


class Restless:
    """A moderator who does anything at any time, drawn from a number."""

    def __init__(self, number: int) -> None:
        self._draw = Random(number)
        self._at: dt.datetime | None = None

    def __call__(self, state: State, notebook: Notebook, since: dt.datetime) -> Act | None:
        if self._at is None or since >= self._at:
            self._at = since + dt.timedelta(seconds=self._draw.uniform(0, 60))
        return Act(self._at, self._command(state))

    def _command(self, state: State) -> commands.Command:
        draw = self._draw
        segments = [segment.id for segment in state.session.segments if segment.id.startswith("panel-1")]
        if state.running is None or draw.random() < 0.02:
            return commands.StartSegment(draw.choice(segments))
        requests = [request.id for request in state.queue]
        return draw.choice(
            [
                commands.CallRequest(draw.choice(requests) if requests else None),
                commands.CallRequest(),
                commands.FinishTurn(),
                commands.PauseTurn(),
                commands.ResumeTurn(),
                commands.GrantTime(draw.choice((30.0, -30.0))),
                commands.CloseList() if draw.random() < 0.5 else commands.ReopenList(),
                commands.SuspendMeeting() if draw.random() < 0.3 else commands.ContinueMeeting(),
                commands.GivePanellist("panellist-1"),
                commands.MarkAbsent(draw.choice(requests) if requests else "nobody"),
                commands.WithdrawRequest(draw.choice(requests) if requests else "nobody"),
                commands.SetLimit(draw.choice((60.0, 120.0))),
                commands.Undo(),
            ]
        )


@given(seed=st.integers(0, 10**6), restless=st.integers(0, 10**6), floor=st.sampled_from(Floor))
@settings(max_examples=12, deadline=None)
def test_it_never_does_what_the_rules_refuse(seed: int, restless: int, floor: Floor) -> None:
    played = Simulated(session(), seed, floor).play(Restless(restless), most=150)
    assert played.refusals == []


@given(seed=st.integers(0, 10**6))
@settings(max_examples=4, deadline=None)
def test_the_same_seed_gives_the_same_room(seed: int) -> None:
    until = session().segments[0].planned_start + dt.timedelta(hours=2)
    one, other = (Simulated(session(), seed).play(next_call, until=until) for _ in range(2))
    assert one.acts == other.acts
    assert one.desk.state == other.desk.state


def test_who_asks_does_not_depend_on_how_it_is_moderated() -> None:
    start = session().segments[0].planned_start
    until = start + dt.timedelta(hours=2)
    smooth = Simulated(session(), 5).play(next_call, until=until)

    def slow(state: State, notebook: Notebook, since: dt.datetime) -> Act | None:
        """Starts the discussion when the other did, and gives nobody the floor."""
        at = smooth.desk.state.course_of("panel-1/discussion").spans[0].start
        return Act(at, commands.StartSegment("panel-1/discussion")) if state.running is None else None

    idle = Simulated(session(), 5).play(slow, until=until)
    heard = asked(idle)
    assert len(heard) > 10
    assert [name for name in asked(smooth) if name in heard] == heard


def test_another_seed_gives_another_room_and_crowds_differ() -> None:
    until = session().segments[0].planned_start + dt.timedelta(hours=2)
    rooms = [Simulated(session(), seed).play(next_call, until=until) for seed in (1, 2)]
    assert asked(rooms[0]) != asked(rooms[1])
    quiet, full = (Simulated(session(), 1, floor).play(next_call, until=until) for floor in (Floor.QUIET, Floor.FULL))
    assert len(asked(quiet)) < len(asked(rooms[0])) < len(asked(full))


def test_nobody_asks_outside_a_discussion_or_while_it_is_suspended() -> None:
    played = Simulated(session(), 3)
    assert next_act(played.room, played.desk.state, played.desk.notebook, played.clock.now()) is None
    played.send(commands.StartSegment("panel-1/discussion"))
    assert next_act(played.room, played.desk.state, played.desk.notebook, played.clock.now()) is not None
    played.send(commands.SuspendMeeting())
    assert next_act(played.room, played.desk.state, played.desk.notebook, played.clock.now()) is None


@pytest.fixture(scope="module")
def played() -> Simulated:
    """The whole session, moderated to plan."""
    return Simulated(session(), 7).play(next_call)


class TestWholeSession:
    def test_it_goes_to_its_end(self, played: Simulated) -> None:
        state = played.desk.state
        assert state.running is None
        assert all(state.course_of(segment.id).spans for segment in state.session.segments)
        assert played.refusals == []

    def test_everything_happens_that_a_moderator_has_to_practise(self, played: Simulated) -> None:
        turns = played.desk.state.all_turns()
        kinds = {turn.kind for turn in turns}
        assert {TurnKind.INTERVENTION, TurnKind.POINT_OF_ORDER, TurnKind.REPLY} <= kinds
        assert any(turn.finished_at and turn.overtime(turn.finished_at) > 60 for turn in turns)
        assert any("Nobody is in the seat" in act.says for act in played.acts)
        assert any(isinstance(act.command, commands.WithdrawRequest) for act in played.acts)
        assert any(isinstance(act.command, commands.TakeNote) for act in played.acts)

    def test_the_outcome_adds_up(self, played: Simulated) -> None:
        rows = ledger(played.desk.record.read())
        found = outcome(rows)
        state = played.desk.state
        kinds = [turn.kind for turn in state.all_turns() if not turn.absent]
        assert found.interventions == kinds.count(TurnKind.INTERVENTION) + kinds.count(TurnKind.RIGHT_OF_REPLY)
        assert found.replies == kinds.count(TurnKind.REPLY)
        assert found.interruptions == sum(turn.kind is TurnKind.POINT_OF_ORDER for turn in state.all_turns())
        assert found.granted_s == 0
        assert found.overrun > 10
        assert found.longest is not None
        assert found.longest.seconds > 300
        waiting = {request.speaker.name for course in state.courses.values() for request in course.queue}
        assert set(found.not_reached) == waiting
        assert found.not_heard == ()
        assert [kept.id for kept in found.segments][:3] == ["welcome-1", "issue-brief", "panel-1/opening"]
        assert not any(kept.id.startswith("lunch") for kept in found.segments)


def test_an_outcome_of_nothing_says_nothing() -> None:
    found = outcome(ledger(Simulated(session(), 1).desk.record.read()))
    assert found.segments == ()
    assert found.longest is None
    assert found.not_heard == ()
