"""Undo and redo in front of two hundred delegations."""

from __future__ import annotations

import pytest

from gcm_moderator.meeting import commands, facts
from gcm_moderator.meeting.evolve import Impossible
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import NoteKind, Speaker, TurnKind
from gcm_moderator.meeting.history import History
from tests.unit.meeting.podium import JAPAN, KENYA, MALTA, Podium, discussion, later, speaking


def test_undo_retracts_everything_the_latest_command_wrote() -> None:
    podium = speaking(KENYA)
    podium.request(MALTA)
    before = podium.state
    podium.start("panel-1/closing", "12:53")
    podium.undo()
    assert podium.state == before
    assert podium.turn.speaker == KENYA
    assert podium.queue == ["Malta"]


def test_the_record_keeps_both() -> None:
    podium = speaking()
    written = list(podium.history.drafts)
    podium.undo()
    assert podium.history.drafts[:-1] == written
    assert isinstance(podium.history.drafts[-1].fact, facts.CommandRetracted)


def test_redo_puts_it_back_at_its_original_instants() -> None:
    podium = speaking()
    started = podium.turn.started_at
    podium.undo()
    podium.wait(60)
    podium.redo()
    assert podium.turn.started_at == started
    assert podium.face == "02:00"


def test_undo_goes_back_step_by_step_and_redo_forth() -> None:
    podium = discussion()
    seen = [podium.state]
    for speaker in (KENYA, MALTA, JAPAN):
        podium.request(speaker)
        seen.append(podium.state)
    for state in reversed(seen[:-1]):
        podium.undo()
        assert podium.state == state
    for state in seen[1:]:
        podium.redo()
        assert podium.state == state


def test_a_new_control_command_leaves_nothing_to_redo() -> None:
    podium = discussion()
    podium.request(KENYA)
    podium.undo()
    podium.request(MALTA)
    assert podium.refused(commands.Redo()) == "nothing-to-redo"


def test_a_note_or_a_message_leaves_redo_where_it_was() -> None:
    podium = discussion()
    podium.request(KENYA)
    podium.undo()
    podium.do(commands.TakeNote(NoteContent("Firewalls work.")))
    podium.do(commands.SendMessage("Five minutes left."))
    podium.redo()
    assert podium.queue == ["Kenya"]


def test_notes_answers_and_messages_are_not_control() -> None:
    podium = discussion()
    request = podium.request(KENYA)
    question = podium.do(commands.TakeNote(NoteContent("Who pays?", NoteKind.QUESTION, to="panellist-1")))
    podium.do(commands.AnswerQuestion(question))
    podium.do(commands.SendMessage("Five minutes left."))
    assert podium.history.undoable == request
    podium.undo()
    assert podium.queue == []
    assert podium.state.message is not None
    assert podium.history.notebook.notes[question].answered


def test_a_note_hung_on_what_is_undone_stays_as_it_is() -> None:
    podium = discussion()
    podium.request(KENYA)
    turn = podium.call()
    note = podium.do(commands.TakeNote(NoteContent("Firewalls work.", turn=turn, speaker=KENYA)))
    podium.undo()
    assert podium.history.notebook.notes[note].content.turn == turn


def test_undo_works_across_a_restart() -> None:
    podium = speaking()
    podium.undo()
    reopened = Podium()
    reopened.history = History(podium.state.session, podium.history.drafts)
    reopened.now, reopened.said = podium.now, 100
    assert reopened.state == podium.state
    reopened.redo()
    assert reopened.turn.speaker == KENYA
    reopened.undo()
    reopened.undo()
    assert reopened.queue == []


def test_an_older_command_can_be_undone_on_its_own() -> None:
    podium = discussion()
    kenya = podium.request(KENYA)
    podium.request(MALTA)
    podium.undo(kenya)
    assert podium.queue == ["Malta"]
    podium.redo()
    assert podium.queue == ["Kenya", "Malta"]


def test_a_retraction_that_would_make_a_later_fact_impossible_is_refused_with_the_reason() -> None:
    podium = discussion()
    kenya = podium.request(KENYA)
    podium.call()
    refusal = podium.refusal(commands.Undo(kenya))
    assert refusal.code.value == "cannot-undo"
    assert "Kenya was called without waiting" in refusal.message


def test_a_redo_that_what_came_after_made_impossible_is_refused_with_the_reason() -> None:
    podium = discussion()
    podium.do(commands.GiveFloor(KENYA))
    podium.undo()
    podium.history.append(facts.Draft("x", "podium", podium.now, "c1", facts.SegmentEnded("panel-1/discussion")))
    refusal = podium.refusal(commands.Redo())
    assert refusal.code.value == "cannot-undo"
    assert refusal.message == (
        "That cannot be put back, because of what came after. panel-1/discussion cannot end while Kenya has the floor."
    )


def test_a_suspension_taken_up_again_cannot_be_reopened_under_what_followed() -> None:
    podium = discussion()
    podium.do(commands.SuspendMeeting())
    taken_up = podium.do(commands.ContinueMeeting(), after=60)
    podium.call(podium.request(KENYA))
    assert podium.refused(commands.Undo(taken_up)) == "cannot-undo"


def test_what_was_undone_cannot_be_undone_again() -> None:
    podium = discussion()
    kenya = podium.request(KENYA)
    podium.undo()
    assert podium.refused(commands.Undo(kenya)) == "cannot-undo"


def test_undo_itself_is_no_step() -> None:
    podium = discussion()
    podium.request(KENYA)
    podium.undo()
    podium.undo()
    assert podium.state.running is None
    assert podium.refused(commands.Undo()) == "nothing-to-undo"


@pytest.mark.parametrize(
    "fact",
    [
        facts.SegmentStarted("nowhere"),
        facts.SegmentStarted("panel-1/opening"),
        facts.SegmentEnded("panel-1/opening"),
        facts.SegmentEnded("panel-1/discussion", ("x",)),
        facts.TurnPaused("x"),
        facts.TurnResumed("x"),
        facts.TurnInterrupted("x"),
        facts.TurnTakenUp("x"),
        facts.TurnGranted("x", 30.0),
        facts.RequestWithdrawn("x"),
        facts.RequestAbsent("x"),
        facts.QueueReordered(("x",)),
        facts.SpeakerNamed("x", KENYA),
        facts.LimitSet("panel-2/discussion", 60.0),
        facts.ListClosed("panel-2/discussion"),
        facts.ListReopened("panel-2/discussion"),
        facts.MeetingContinued(),
        facts.CommandRetracted("x"),
        facts.CommandReinstated("c1"),
    ],
    ids=lambda fact: type(fact).__name__,
)
def test_a_fact_that_contradicts_those_before_it_is_impossible_and_changes_nothing(fact: facts.AnyFact) -> None:
    podium = discussion()
    state, drafts = podium.state, len(podium.history.drafts)
    with pytest.raises(Impossible):
        podium.history.append(facts.Draft("d", "podium", podium.now, "c9", fact))
    assert podium.state is state
    assert len(podium.history.drafts) == drafts
    assert podium.history.undoable == "c1"


def test_after_an_older_one_the_latest_that_stands_is_undone() -> None:
    podium = discussion()
    kenya, malta = podium.request(KENYA), podium.request(MALTA)
    podium.undo(kenya)
    assert (podium.history.undoable, podium.history.redoable) == (malta, kenya)
    podium.undo()
    assert podium.queue == []


def test_far_into_a_meeting_an_old_command_and_then_later_ones_are_undone() -> None:
    podium = discussion()
    requests = [podium.request(Speaker(f"Delegate {n}")) for n in range(400)]
    for n in (3, 130, 399, 398, 260, 0):
        podium.undo(requests[n])
    gone = {0, 3, 130, 260, 398, 399}
    assert podium.queue == [f"Delegate {n}" for n in range(400) if n not in gone]
    podium.redo()
    podium.redo()
    podium.undo()
    assert podium.queue == [f"Delegate {n}" for n in range(400) if n not in gone - {0, 260} | {397}]


@pytest.mark.parametrize("end_s", [-1.0, 9.0])
def test_a_turn_cannot_end_before_something_that_happened_in_it(end_s: float) -> None:
    podium = speaking()
    started = podium.now
    podium.do(commands.GrantTime(30.0), after=10)
    early = facts.TurnFinished(podium.turn.id, later(started, end_s))
    with pytest.raises(Impossible):
        podium.history.append(facts.Draft("d", "podium", podium.now, "c9", early))


def test_a_turn_cannot_begin_before_the_last_one_ended() -> None:
    podium = speaking()
    podium.finish(after=10)
    early = facts.TurnStarted(
        "t", "panel-1/discussion", MALTA, TurnKind.INTERVENTION, 180.0, later(podium.now, -0.001)
    )  # fmt: skip
    with pytest.raises(Impossible):
        podium.history.append(facts.Draft("d", "podium", podium.now, "c9", early))
