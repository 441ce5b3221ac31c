"""A desk on a record that works: order, answers, changes, and what a record must hold to begin with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gcm_moderator.clock import SetClock
from gcm_moderator.desk.desk import Desk
from gcm_moderator.desk.views import Saving
from gcm_moderator.meeting import commands, facts
from gcm_moderator.meeting.commands import RefusalCode
from gcm_moderator.meeting.evolve import Impossible
from gcm_moderator.meeting.facts import Draft, NoteContent
from gcm_moderator.meeting.floor import Speaker
from gcm_moderator.record.memory import MemoryRecord
from gcm_moderator.record.port import Record, RecordError
from gcm_moderator.record.sqlite import SqliteRecord
from tests.unit.desk.seats import DISCUSSION, Chair, FaultyRecord, open_discussion, opening, same_as_recorded
from tests.unit.meeting.podium import JAPAN, KENYA
from tests.unit.meeting.sessions import clock


@pytest.fixture(params=["memory", "sqlite"])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    made: Record = MemoryRecord() if request.param == "memory" else SqliteRecord.create(tmp_path / "a.gcm")
    yield made
    made.close()


@pytest.fixture
def chair(record: Record) -> Chair:
    chair = Chair(record)
    open_discussion(chair)
    return chair


def test_an_action_counts_when_it_is_on_the_disk(chair: Chair) -> None:
    chair.do(commands.CallRequest())
    assert chair.speaking == "Kenya"
    assert (chair.desk.saving, chair.desk.unsaved, chair.desk.problem) == (Saving.SAVED, 0, None)
    assert same_as_recorded(chair.desk, chair.record)


def test_commands_sent_at_once_act_one_after_the_other(chair: Chair) -> None:
    chair.send(commands.CallRequest(), commands.CallRequest(), commands.CallRequest(), commands.CallRequest())
    chair.desk.settle()
    assert chair.speaking == "Costa Rica"
    assert [turn.speaker.name for turn in chair.desk.state.all_turns()] == ["Kenya", "Malta", "Costa Rica"]
    assert chair.codes[-4:] == [None, None, None, "queue-empty"]
    assert same_as_recorded(chair.desk, chair.record)


def test_two_quick_undos_retract_two_actions(chair: Chair) -> None:
    chair.send(commands.Undo(), commands.Undo())
    chair.desk.settle()
    assert chair.queue == ["Kenya"]


def test_a_refused_command_writes_nothing_and_changes_nothing(chair: Chair) -> None:
    before, last, changes = chair.desk.state, chair.record.status().last_seq, chair.changes
    chair.send(commands.FinishTurn())
    assert chair.codes[-1] == RefusalCode.NO_TURN
    assert (chair.desk.state, chair.record.status().last_seq, chair.changes) == (before, last, changes)
    assert not chair.desk.writing


def test_a_command_that_changes_nothing_is_carried_out_without_a_fact(chair: Chair) -> None:
    last = chair.record.status().last_seq
    chair.send(commands.ReopenList())
    assert chair.answers[-1] is None
    assert chair.record.status().last_seq == last


def test_ids_are_unique_and_facts_carry_seat_and_instant(chair: Chair) -> None:
    called_at = chair.now
    chair.do(commands.CallRequest(), commands.CallRequest())
    recorded = chair.record.read()
    assert len({fact.id for fact in recorded}) == len(recorded)
    assert {fact.seat for fact in recorded} == {"podium"}
    (first_call, *_) = [fact for fact in recorded if isinstance(fact.fact, facts.TurnStarted)]
    assert first_call.at == called_at


def test_half_a_pair_of_surrogates_is_stored_as_a_question_mark(chair: Chair) -> None:
    chair.do(commands.RequestFloor(Speaker("Row \ud83d4")), commands.TakeNote(NoteContent("\udc00 who?")))
    assert chair.queue[-1] == "Row ?4"
    assert [note.content.text for note in chair.desk.notebook.current] == ["? who?"]
    assert same_as_recorded(chair.desk, chair.record)


def test_a_desk_on_the_same_record_shows_the_same(chair: Chair) -> None:
    chair.do(commands.CallRequest(), commands.PauseTurn(), commands.TakeNote(NoteContent("Firewalls")), commands.Undo())
    again = Desk(chair.record, chair.clock, lambda: "unused")
    assert (again.state, again.notebook) == (chair.desk.state, chair.desk.notebook)
    assert again.history.redoable == chair.desk.history.redoable
    assert again.saving is Saving.SAVED


def test_an_empty_record_is_no_meeting() -> None:
    with pytest.raises(RecordError, match="does not begin with the agenda"):
        Desk(MemoryRecord(), SetClock(clock("10:00")), lambda: "c1")


def test_a_record_that_begins_with_something_else_is_no_meeting() -> None:
    record = MemoryRecord()
    record.append([Draft("m.1", "podium", clock("10:00"), "m", facts.MessageSent("m", "Hello")), opening()]).result()
    with pytest.raises(RecordError, match="does not begin with the agenda"):
        Desk(record, SetClock(clock("10:00")), lambda: "c1")


def test_a_record_that_contradicts_itself_is_no_meeting() -> None:
    record = MemoryRecord()
    record.append([opening(), Draft("x.1", "podium", clock("10:01"), "x", facts.TurnPaused("nobody"))]).result()
    with pytest.raises(Impossible):
        Desk(record, SetClock(clock("10:02")), lambda: "c1")


def held() -> tuple[Chair, FaultyRecord]:
    """A discussion with three waiting, on a record that answers only when told."""
    record = FaultyRecord()
    chair = Chair(record)
    open_discussion(chair)
    record.held = True
    return chair, record


def test_while_the_record_writes_nothing_is_shown_and_later_commands_wait() -> None:
    chair, record = held()
    chair.send(commands.CallRequest(), commands.CallRequest())
    assert (chair.speaking, chair.desk.saving) == (None, Saving.SAVING)
    assert len(chair.codes) == 4
    record.answer()
    chair.desk.written()
    assert (chair.speaking, chair.desk.saving) == ("Kenya", Saving.SAVING)
    record.answer()
    chair.desk.written()
    assert (chair.speaking, chair.desk.saving) == ("Malta", Saving.SAVED)


def test_a_command_that_waited_has_the_instant_at_which_it_was_given() -> None:
    chair, record = held()
    chair.send(commands.CallRequest())
    given_at = chair.now
    chair.send(commands.PauseTurn())
    chair.wait(30)
    for _ in range(2):
        record.answer()
        chair.desk.written()
    turn = chair.desk.state.turn
    assert turn is not None
    assert turn.held_since == given_at
    assert turn.elapsed(chair.now) == 1.0


def test_asking_too_early_whether_it_is_written_does_no_harm() -> None:
    chair, record = held()
    chair.desk.written()
    chair.send(commands.CallRequest())
    chair.desk.written()
    assert not chair.desk.state.all_turns()
    record.answer()
    chair.desk.written()
    chair.desk.written()
    assert [turn.speaker.name for turn in chair.desk.state.all_turns()] == ["Kenya"]


def test_the_answer_comes_before_the_change_is_told() -> None:
    chair = Chair()
    told: list[str] = []
    chair.desk.subscribe(lambda: told.append("changed"))
    chair.desk.send(commands.StartSegment(DISCUSSION), lambda _: told.append("answered"))
    chair.desk.settle()
    assert told == ["answered", "changed"]


def test_a_listener_may_send_commands() -> None:
    chair = Chair()
    chair.do(commands.StartSegment(DISCUSSION))

    def call_whoever_waits() -> None:
        if chair.desk.state.queue:
            chair.desk.send(commands.CallRequest(), chair.answers.append)

    chair.desk.subscribe(call_whoever_waits)
    chair.send(commands.RequestFloor(KENYA), commands.RequestFloor(JAPAN))
    chair.desk.settle()
    assert chair.queue == []
    assert [turn.speaker.name for turn in chair.desk.state.all_turns()] == ["Kenya", "Japan"]
    assert same_as_recorded(chair.desk, chair.record)


def test_an_answer_may_send_commands() -> None:
    chair = Chair()
    chair.do(commands.StartSegment(DISCUSSION))
    chair.desk.send(commands.FinishTurn(), lambda _: chair.desk.send(commands.RequestFloor(KENYA)))
    chair.desk.settle()
    assert chair.queue == ["Kenya"]


def test_a_listener_that_fails_stops_nobody(caplog: pytest.LogCaptureFixture) -> None:
    chair = Chair()

    def fail() -> None:
        raise ValueError("a window is gone")

    leave = chair.desk.subscribe(fail)
    seen: list[str | None] = []
    chair.desk.subscribe(lambda: seen.append(chair.desk.state.running))
    chair.send(commands.StartSegment("welcome-1"), commands.StartSegment("issue-brief"))
    chair.desk.settle()
    assert seen == ["welcome-1", "issue-brief"]
    assert chair.answers == [None, None]
    assert "a window is gone" in caplog.text
    leave()
    leave()
    caplog.clear()
    chair.do(commands.EndSegment())
    assert not caplog.records


def test_a_command_is_recorded_under_the_name_of_the_view_it_came_from(chair: Chair) -> None:
    chair.desk.send(commands.CallRequest(), seat="time")
    chair.desk.settle()
    chair.do(commands.RequestFloor(JAPAN))
    assert [recorded.seat for recorded in chair.record.read()[-2:]] == ["time", "podium"]
