"""A desk on a record that fails, is slow, or hangs: the meeting goes on, and nothing is lost or written twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.desk.views import Saving
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.commands import Command
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.record.memory import MemoryRecord
from gcm_moderator.record.port import Conflict, RecordClosed, RecordUnwritable
from gcm_moderator.record.sqlite import SqliteRecord
from tests.unit.desk.seats import DISCUSSION, Chair, FaultyRecord, open_discussion, same_as_recorded
from tests.unit.meeting.podium import JAPAN, KENYA

FULL = "The disk is full."


def assert_all_saved(chair: Chair, record: FaultyRecord) -> None:
    assert (chair.desk.saving, chair.desk.unsaved, chair.desk.problem) == (Saving.SAVED, 0, None)
    assert same_as_recorded(chair.desk, record)


def full(times: int) -> list[Exception]:
    return [RecordUnwritable(FULL) for _ in range(times)]


@pytest.fixture
def record() -> FaultyRecord:
    return FaultyRecord()


@pytest.fixture
def chair(record: FaultyRecord) -> Chair:
    chair = Chair(record)
    open_discussion(chair)
    return chair


def test_an_action_that_cannot_be_written_takes_effect_and_counts_as_unsaved(
    chair: Chair, record: FaultyRecord
) -> None:
    last = record.status().last_seq
    record.faults.extend(full(1))
    chair.do(commands.CallRequest())
    assert chair.speaking == "Kenya"
    assert (chair.desk.saving, chair.desk.unsaved, chair.desk.problem) == (Saving.NOT_SAVED, 1, FULL)
    assert record.status().last_seq == last
    chair.desk.retry()
    chair.desk.settle()
    assert_all_saved(chair, record)


def test_what_follows_is_tried_again_with_it_in_order_and_once(chair: Chair, record: FaultyRecord) -> None:
    record.faults.extend(full(3))
    chair.do(commands.CallRequest(), commands.TakeNote(NoteContent("Firewalls")), commands.FinishTurn())
    assert chair.desk.unsaved == 3
    assert [note.content.text for note in chair.desk.notebook.current] == ["Firewalls"]
    chair.do(commands.CallRequest())
    assert chair.speaking == "Malta"
    assert chair.desk.saving is Saving.SAVED
    assert record.sent[-1] == ["podium-5.1", "podium-6.1", "podium-7.1", "podium-8.1"]
    assert same_as_recorded(chair.desk, record)


def test_while_something_is_unsaved_commands_do_not_wait(chair: Chair, record: FaultyRecord) -> None:
    record.faults.extend(full(1))
    chair.do(commands.CallRequest())
    record.held = True
    chair.send(commands.PauseTurn(), commands.ResumeTurn(), commands.FinishTurn())
    assert chair.codes[-3:] == [None, None, None]
    assert chair.speaking is None
    assert chair.desk.unsaved == 4
    record.held = False
    record.answer()
    chair.desk.settle()
    assert chair.desk.unsaved == 0
    assert same_as_recorded(chair.desk, record)


def test_a_refused_command_stays_refused_while_something_is_unsaved(chair: Chair, record: FaultyRecord) -> None:
    record.faults.extend(full(1))
    chair.do(commands.CallRequest())
    chair.send(commands.RequestFloor(JAPAN), commands.RequestFloor(JAPAN))
    chair.desk.settle()
    assert chair.codes[-2:] == [None, "already-waiting"]


def test_an_unsaved_action_can_be_undone_and_put_back(chair: Chair, record: FaultyRecord) -> None:
    record.faults.extend(full(3))
    chair.do(commands.CallRequest(), commands.Undo())
    assert chair.queue == ["Kenya", "Malta", "Costa Rica"]
    chair.do(commands.Redo(), commands.FinishTurn())
    assert chair.desk.saving is Saving.SAVED
    assert same_as_recorded(chair.desk, record)


def test_trying_again_while_nothing_is_unsaved_writes_nothing(chair: Chair, record: FaultyRecord) -> None:
    sent = len(record.sent)
    chair.desk.retry()
    assert len(record.sent) == sent
    assert not chair.desk.writing


def test_trying_again_twice_writes_once(chair: Chair, record: FaultyRecord) -> None:
    record.faults.extend(full(1))
    chair.do(commands.CallRequest())
    sent = len(record.sent)
    record.held = True
    chair.desk.retry()
    chair.desk.retry()
    assert len(record.sent) == sent + 1
    record.answer()
    chair.desk.settle()


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (RecordClosed("It is closed."), "It is closed."),
        (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates"), "surrogates"),
        (OSError(), "OSError"),
    ],
)
def test_any_failure_leaves_the_action_unsaved(
    chair: Chair, record: FaultyRecord, error: Exception, problem: str
) -> None:
    record.faults.append(error)
    chair.do(commands.CallRequest())
    assert chair.speaking == "Kenya"
    assert problem in (chair.desk.problem or "")
    chair.desk.retry()
    chair.desk.settle()
    assert chair.desk.saving is Saving.SAVED


def test_what_was_stored_without_an_answer_is_not_stored_twice(chair: Chair, record: FaultyRecord) -> None:
    record.loses_answer = RecordUnwritable("The disk vanished.")
    chair.do(commands.CallRequest())
    assert chair.desk.unsaved == 1
    record.faults.extend(full(1))
    chair.do(commands.PauseTurn())
    chair.desk.retry()
    chair.desk.settle()
    assert chair.desk.saving is Saving.SAVED
    assert same_as_recorded(chair.desk, record)
    chair.do(commands.ResumeTurn())
    assert same_as_recorded(chair.desk, record)


def test_a_write_that_takes_too_long_takes_effect_and_becomes_saved_later(chair: Chair, record: FaultyRecord) -> None:
    record.held = True
    chair.send(commands.CallRequest(), commands.PauseTurn())
    changes = chair.changes
    chair.desk.go_ahead()
    assert chair.speaking == "Kenya"
    assert chair.codes[-2:] == [None, None]
    assert chair.desk.saving is Saving.NOT_SAVED
    assert chair.desk.unsaved == 2
    assert chair.desk.problem is not None
    assert "does not answer" in chair.desk.problem
    assert chair.changes > changes
    chair.send(commands.ResumeTurn())
    assert chair.desk.unsaved == 3
    record.answer()
    chair.desk.written()
    assert chair.desk.unsaved == 2
    record.answer()
    chair.desk.written()
    assert_all_saved(chair, record)
    assert chair.codes[-3:] == [None, None, None]


def test_going_ahead_without_need_changes_nothing(chair: Chair, record: FaultyRecord) -> None:
    changes = chair.changes
    chair.desk.go_ahead()
    record.held = True
    chair.send(commands.CallRequest())
    chair.desk.go_ahead()
    chair.desk.go_ahead()
    assert chair.desk.unsaved == 1
    assert chair.changes == changes + 1
    record.answer()
    chair.desk.settle()


def test_a_slow_write_that_fails_in_the_end_is_tried_again(chair: Chair, record: FaultyRecord) -> None:
    record.held = True
    chair.send(commands.CallRequest())
    chair.desk.go_ahead()
    record.faults.extend(full(1))
    record.answer()
    chair.desk.written()
    assert (chair.desk.unsaved, chair.desk.problem) == (1, FULL)
    chair.desk.retry()
    record.answer()
    chair.desk.written()
    assert_all_saved(chair, record)


def test_settling_does_not_wait_for_ever(chair: Chair, record: FaultyRecord) -> None:
    record.held = True
    chair.send(commands.CallRequest(), commands.FinishTurn())
    assert not chair.desk.settle(patience_s=0.0)
    assert chair.desk.unsaved == 2
    assert chair.desk.state.turn is None
    record.held = False
    record.answer()
    assert chair.desk.settle(patience_s=0.0)
    assert chair.desk.saving is Saving.SAVED


def test_a_conflict_without_anything_to_catch_up_is_a_failure_and_no_loop(chair: Chair, record: FaultyRecord) -> None:
    record.faults.extend(Conflict("The record has another end.") for _ in range(3))
    chair.do(commands.CallRequest())
    assert chair.speaking == "Kenya"
    assert chair.desk.unsaved == 1
    assert chair.desk.problem == "The record has another end."
    chair.desk.retry()
    chair.desk.settle()
    assert chair.desk.unsaved == 1
    chair.desk.retry()
    chair.desk.settle()
    assert chair.desk.saving is Saving.SAVED
    assert same_as_recorded(chair.desk, record)


def test_a_full_disk_under_a_real_file(tmp_path: Path) -> None:
    file = SqliteRecord.create(tmp_path / "a.gcm")
    try:
        record = FaultyRecord(file)
        chair = Chair(record)
        open_discussion(chair)
        record.faults.extend(full(2))
        chair.do(commands.CallRequest(), commands.TakeNote(NoteContent("Firewalls")))
        assert chair.desk.unsaved == 2
        chair.desk.retry()
        chair.desk.settle()
        assert same_as_recorded(chair.desk, file)
    finally:
        file.close()


def test_a_closed_record_ends_no_meeting() -> None:
    record = MemoryRecord()
    chair = Chair(record)
    open_discussion(chair)
    record.close()
    chair.do(commands.CallRequest(), commands.FinishTurn(), commands.Undo())
    assert chair.speaking == "Kenya"
    assert chair.desk.unsaved == 3
    chair.desk.follow()
    assert chair.speaking == "Kenya"


def test_saved_elsewhere_everything_is_there_once(tmp_path: Path) -> None:
    """Whatever was with the record left behind: stored and answered, stored without an answer, or on its way."""
    file = SqliteRecord.create(tmp_path / "a.gcm")
    record = FaultyRecord(file)
    chair = Chair(record)
    open_discussion(chair)
    record.loses_answer = RecordUnwritable("No answer.")
    chair.do(commands.CallRequest())
    record.faults.extend(full(1))
    chair.do(commands.TakeNote(NoteContent("Firewalls")))
    elsewhere = SqliteRecord.open(file.copy_to(tmp_path / "b.gcm"))
    assert chair.desk.move_to(elsewhere) is record
    chair.desk.settle()
    chair.do(commands.FinishTurn())
    assert chair.desk.saving is Saving.SAVED
    assert same_as_recorded(chair.desk, elsewhere)
    file.close()
    elsewhere.close()


def test_saved_elsewhere_while_the_disk_hangs_nothing_that_was_sent_is_lost(chair: Chair, record: FaultyRecord) -> None:
    record.held = True
    chair.send(commands.CallRequest(), commands.PauseTurn())
    elsewhere = MemoryRecord()
    elsewhere.append(record.read()).result()
    chair.desk.move_to(elsewhere)
    chair.desk.settle()
    assert chair.codes[-2:] == [None, None]
    assert chair.desk.saving is Saving.SAVED
    assert same_as_recorded(chair.desk, elsewhere)
    record.answer()
    chair.desk.written()
    chair.do(commands.ResumeTurn())
    assert same_as_recorded(chair.desk, elsewhere)


def test_moving_while_everything_is_saved_changes_nothing(chair: Chair, record: FaultyRecord) -> None:
    elsewhere = MemoryRecord()
    elsewhere.append(record.read()).result()
    state = chair.desk.state
    chair.desk.move_to(elsewhere)
    assert (chair.desk.state, chair.desk.saving) == (state, Saving.SAVED)
    chair.do(commands.CallRequest())
    assert same_as_recorded(chair.desk, elsewhere)
    assert elsewhere.status().last_seq == record.status().last_seq + 1


ORDERS: tuple[Command, ...] = (
    commands.StartSegment(DISCUSSION),
    commands.RequestFloor(KENYA),
    commands.RequestFloor(JAPAN),
    commands.CallRequest(),
    commands.FinishTurn(),
    commands.PauseTurn(),
    commands.ResumeTurn(),
    commands.Undo(),
    commands.Redo(),
    commands.TakeNote(NoteContent("A point")),
    commands.EndSegment(),
)
STEPS = st.one_of(
    st.sampled_from(ORDERS),
    st.sampled_from(["hold", "release", "fail", "lose", "retry", "go ahead", "answer"]),
)


@given(st.lists(STEPS, max_size=40))
def test_whatever_the_record_does_the_meeting_is_the_one_that_was_asked_for(steps: list[Command | str]) -> None:
    record = FaultyRecord()
    faulty, calm = Chair(record), Chair()
    for step in steps:
        match step:
            case Command():
                faulty.send(step)
                calm.send(step)
                calm.desk.settle()
            case "hold":
                record.held = True
            case "release":
                release(faulty, record)
            case "fail":
                record.faults.extend(full(1))
            case "lose":
                record.loses_answer = RecordUnwritable("No answer.")
            case "retry":
                faulty.desk.retry()
            case "go ahead":
                faulty.desk.go_ahead()
            case _:
                record.answer_all()
        faulty.desk.written()
        assert (faulty.desk.problem is None) or faulty.desk.unsaved
    record.faults.clear()
    record.loses_answer = None
    release(faulty, record)
    faulty.desk.settle(0.0)
    faulty.desk.retry()
    faulty.desk.settle(0.0)
    assert faulty.desk.saving is Saving.SAVED
    assert faulty.codes == calm.codes
    assert (faulty.desk.state, faulty.desk.notebook) == (calm.desk.state, calm.desk.notebook)
    assert same_as_recorded(faulty.desk, record)


def release(chair: Chair, record: FaultyRecord) -> None:
    """Let the record answer again, beginning with what it owes."""
    record.held = False
    record.answer_all()
    chair.desk.written()
