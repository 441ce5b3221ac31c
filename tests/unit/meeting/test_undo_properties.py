"""Undo and redo against the slow, obvious way: folding every fact again without what was undone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.commands import Refusal, RefusalCode
from gcm_moderator.meeting.evolve import Impossible
from gcm_moderator.meeting.history import History
from tests.unit.meeting.generated import Step, folded_without, opened, play, retracted, say, steps


@given(steps())
def test_the_state_is_always_the_fold_of_everything_that_stands(played: list[Step]) -> None:
    podium = opened()
    for wait_ms, saying in played:
        say(podium, wait_ms, saying)
        assert podium.state == folded_without(podium.history, retracted(podium.history))


@given(steps())
def test_undo_takes_back_the_latest_command_and_redo_puts_it_there_again(played: list[Step]) -> None:
    podium = opened()
    play(podium, played)
    state, taken, latest = podium.state, dict(podium.history.notebook.notes), podium.history.undoable
    if isinstance(podium.history.decide(commands.Undo(), podium.now, "undo"), Refusal):
        return
    podium.wait(12.345)
    podium.undo()
    assert podium.state == folded_without(podium.history, retracted(podium.history))
    assert podium.history.redoable == latest
    podium.wait(1)
    podium.redo()
    assert podium.state == state
    assert podium.history.notebook.notes == taken
    assert podium.history.undoable == latest


@given(steps(undo=False))
def test_everything_can_be_undone_one_by_one_and_redone_to_the_same_state(played: list[Step]) -> None:
    podium = opened()
    play(podium, played)
    before = [podium.state]
    while podium.history.undoable is not None:
        podium.undo()
        before.append(podium.state)
    message = podium.state.message
    assert not podium.state.courses
    assert podium.state.turn is None
    assert podium.refused(commands.Undo()) == "nothing-to-undo"
    before.pop()
    while podium.history.redoable is not None:
        podium.redo()
        assert podium.state == before.pop()
    assert podium.state.message == message
    assert podium.refused(commands.Redo()) == "nothing-to-redo"


@given(steps(beside=False, most=20))
@settings(max_examples=40)
def test_any_older_command_is_undone_as_if_it_had_never_been_or_refused(played: list[Step]) -> None:
    podium = opened()
    play(podium, played)
    gone = retracted(podium.history)
    written = {draft.command for draft in podium.history.drafts}
    for command in sorted(written - gone):
        if not podium.history.facts_of(command):
            continue
        decision = podium.history.decide(commands.Undo(command), podium.now, "undo")
        if isinstance(decision, Refusal):
            assert decision.code is RefusalCode.CANNOT_UNDO
            with pytest.raises(Impossible):
                folded_without(podium.history, gone | {command})
            continue
        tried = type(podium)()
        tried.history = History(podium.opened_with, podium.history.drafts)
        tried.now, tried.said = podium.now, podium.said
        tried.undo(command)
        assert tried.state == folded_without(podium.history, gone | {command})
        tried.redo()
        assert tried.state == podium.state


@given(steps(), st.integers(100, 140))
@settings(max_examples=25)
def test_a_long_record_undoes_like_a_short_one(played: list[Step], already: int) -> None:
    podium = opened()
    for n in range(already):
        podium.do(commands.SetLimit(60.0 + n))
    for wait_ms, saying in played:
        say(podium, wait_ms, saying)
        assert podium.state == folded_without(podium.history, retracted(podium.history))
    while isinstance(podium.history.decide(commands.Undo(), podium.now, "undo"), tuple):
        podium.undo()
    assert podium.state == folded_without(podium.history, retracted(podium.history))
