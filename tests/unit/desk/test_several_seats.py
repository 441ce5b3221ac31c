"""Two seats on one record: they follow each other, and whoever comes second decides anew on what came before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.desk.views import Saving
from gcm_moderator.meeting import commands, facts
from gcm_moderator.meeting.commands import Command
from gcm_moderator.meeting.facts import Draft, NoteContent
from gcm_moderator.record.port import DamagedRecord, RecordUnwritable
from tests.unit.desk.seats import DISCUSSION, Chair, FaultyRecord, open_discussion, same_as_recorded
from tests.unit.meeting.agendas import moved, without
from tests.unit.meeting.podium import EU, JAPAN, KENYA


class Seats:
    """A podium and a time seat on one record; only the podium's way to it can be held or can fail."""

    def __init__(self) -> None:
        self.record = FaultyRecord()
        self.podium = Chair(self.record)
        open_discussion(self.podium)
        self.time = Chair(self.record.inner, "time")
        self.time.clock.put(self.podium.now)

    def follow(self) -> None:
        self.podium.desk.follow()
        self.time.desk.follow()

    def assert_alike(self) -> None:
        assert self.podium.desk.state == self.time.desk.state
        assert self.podium.desk.notebook == self.time.desk.notebook
        assert same_as_recorded(self.podium.desk, self.record)
        assert same_as_recorded(self.time.desk, self.record)


@pytest.fixture
def seats() -> Seats:
    return Seats()


def test_one_follows_the_other(seats: Seats) -> None:
    seats.podium.do(commands.CallRequest())
    changes = seats.time.changes
    seats.time.desk.follow()
    assert seats.time.speaking == "Kenya"
    assert seats.time.changes == changes + 1
    seats.time.do(commands.TakeNote(NoteContent("Wrap up")))
    seats.podium.desk.follow()
    seats.assert_alike()


def test_an_agenda_changed_at_one_seat_is_the_agenda_of_the_other(seats: Seats) -> None:
    present = seats.podium.desk.session
    seats.time.do(commands.ChangeAgenda(moved(present, "panel-2", 15), present))
    seats.podium.desk.follow()
    assert seats.podium.desk.session == moved(present, "panel-2", 15)
    seats.assert_alike()


def test_whoever_starts_a_segment_first_keeps_it_on_the_agenda(seats: Seats) -> None:
    present = seats.podium.desk.session
    seats.podium.do(commands.StartSegment("panel-2/opening"))
    seats.time.send(commands.ChangeAgenda(without(present, "panel-2"), present))
    seats.time.desk.settle()
    assert seats.time.codes == ["already-begun"]
    seats.follow()
    seats.assert_alike()


def test_following_nothing_new_changes_nothing(seats: Seats) -> None:
    changes = seats.time.changes
    seats.time.desk.follow()
    assert seats.time.changes == changes


def test_whoever_comes_second_decides_anew(seats: Seats) -> None:
    seats.podium.do(commands.CallRequest())
    seats.time.do(commands.CallRequest())
    assert seats.time.speaking == "Malta"
    seats.follow()
    seats.assert_alike()
    assert [turn.speaker.name for turn in seats.podium.desk.state.all_turns()] == ["Kenya", "Malta"]


def test_what_came_before_can_make_it_a_refusal_and_is_shown(seats: Seats) -> None:
    seats.podium.do(commands.RequestFloor(JAPAN))
    seats.time.send(commands.RequestFloor(JAPAN))
    changes = seats.time.changes
    seats.time.desk.settle()
    assert seats.time.codes == ["already-waiting"]
    assert seats.time.changes == changes + 1
    assert seats.time.queue[-1] == "Japan"
    seats.assert_alike()


def test_decided_anew_it_happens_after_what_came_before(seats: Seats) -> None:
    seats.podium.wait(60)
    seats.podium.do(commands.CallRequest(), commands.PauseTurn())
    seats.time.do(commands.CallRequest())
    assert [turn.paused_s for turn in seats.time.desk.state.all_turns()] == [0.0, 0.0]
    seats.follow()
    seats.assert_alike()


def test_commands_that_waited_behind_a_conflict_keep_their_order(seats: Seats) -> None:
    seats.time.do(commands.TakeNote(NoteContent("Before")))
    seats.podium.send(commands.CallRequest(), commands.FinishTurn(), commands.CallRequest())
    seats.podium.desk.settle()
    assert seats.podium.codes[-3:] == [None, None, None]
    assert seats.podium.speaking == "Malta"
    seats.follow()
    seats.assert_alike()


def fail(record: FaultyRecord, times: int = 1) -> None:
    record.faults.extend(RecordUnwritable("The disk is full.") for _ in range(times))


def test_nobody_is_followed_while_something_is_unsaved(seats: Seats) -> None:
    fail(seats.record)
    seats.podium.do(commands.CallRequest())
    seats.time.do(commands.RequestFloor(JAPAN))
    seats.podium.desk.follow()
    assert "Japan" not in seats.podium.queue


def test_what_is_unsaved_comes_after_what_another_seat_wrote(seats: Seats) -> None:
    fail(seats.record)
    seats.podium.do(commands.CallRequest())
    seats.time.do(commands.RequestFloor(JAPAN), commands.RequestFloor(EU))
    seats.podium.desk.retry()
    seats.podium.desk.settle()
    assert seats.podium.desk.saving is Saving.SAVED
    assert seats.podium.speaking == "Kenya"
    assert seats.podium.queue == ["Malta", "Costa Rica", "Japan", "European Union"]
    seats.follow()
    seats.assert_alike()


def test_an_unsaved_action_that_another_seat_made_impossible_is_taken_back_and_told(seats: Seats) -> None:
    fail(seats.record, 2)
    kenya = seats.podium.desk.state.queue[0].id
    seats.podium.do(commands.CallRequest(kenya), commands.TakeNote(NoteContent("Kenya on firewalls")))
    seats.time.do(commands.WithdrawRequest(kenya))
    seats.podium.desk.retry()
    seats.podium.desk.settle()
    assert seats.podium.speaking is None
    assert seats.podium.queue == ["Malta", "Costa Rica"]
    assert [note.content.text for note in seats.podium.desk.notebook.current] == ["Kenya on firewalls"]
    assert seats.podium.desk.saving is Saving.SAVED
    assert seats.podium.codes[-3:] == [None, None, "stale-order"]
    refusal = seats.podium.answers[-1]
    assert refusal is not None
    assert "taken back" in refusal.message
    seats.follow()
    seats.assert_alike()


def test_an_action_of_several_facts_is_taken_back_as_a_whole(seats: Seats) -> None:
    seats.podium.do(commands.CallRequest())
    seats.time.desk.follow()
    fail(seats.record)
    seats.podium.do(commands.CallRequest())
    seats.time.do(commands.WithdrawRequest(seats.time.desk.state.queue[0].id))
    seats.podium.desk.retry()
    seats.podium.desk.settle()
    assert seats.podium.speaking == "Kenya"
    assert seats.podium.queue == ["Costa Rica"]
    seats.follow()
    seats.assert_alike()


def test_what_was_stored_without_an_answer_is_found_there_again(seats: Seats) -> None:
    seats.record.loses_answer = RecordUnwritable("No answer.")
    seats.podium.do(commands.CallRequest())
    seats.time.desk.follow()
    seats.time.do(commands.PauseTurn())
    fail(seats.record)
    seats.podium.do(commands.TakeNote(NoteContent("Firewalls")))
    seats.podium.desk.retry()
    seats.podium.desk.settle()
    assert seats.podium.desk.saving is Saving.SAVED
    seats.follow()
    seats.assert_alike()


def test_a_record_that_cannot_be_read_any_more_ends_no_meeting(seats: Seats) -> None:
    seats.time.do(commands.TakeNote(NoteContent("Before")))
    seats.record.unreadable = DamagedRecord("Fact 6 is damaged.", 6)
    seats.podium.desk.follow()
    seats.podium.do(commands.CallRequest())
    assert seats.podium.speaking == "Kenya"
    assert (seats.podium.desk.unsaved, seats.podium.desk.saving) == (1, Saving.NOT_SAVED)
    seats.record.unreadable = None
    seats.podium.desk.retry()
    seats.podium.desk.settle()
    assert seats.podium.desk.saving is Saving.SAVED
    seats.follow()
    seats.assert_alike()


def test_a_conflict_on_a_record_that_cannot_be_read_says_why(seats: Seats) -> None:
    seats.time.do(commands.TakeNote(NoteContent("Before")))
    seats.record.unreadable = DamagedRecord("Fact 6 is damaged.", 6)
    seats.podium.do(commands.CallRequest())
    assert seats.podium.speaking == "Kenya"
    assert seats.podium.desk.problem is not None
    assert seats.podium.desk.unsaved == 1


def test_nonsense_of_another_seat_is_left_out_and_ends_no_meeting(seats: Seats) -> None:
    nonsense = Draft("x.1", "time", seats.time.now, "x", facts.TurnPaused("nobody"))
    seats.record.append([nonsense]).result()
    seats.podium.desk.follow()
    seats.podium.do(commands.CallRequest(), commands.FinishTurn())
    assert [turn.speaker.name for turn in seats.podium.desk.state.all_turns()] == ["Kenya"]
    assert seats.podium.desk.unsaved == 2
    assert seats.podium.desk.problem is not None


ORDERS: tuple[Command, ...] = (
    commands.StartSegment(DISCUSSION),
    commands.StartSegment("panel-1/closing"),
    commands.RequestFloor(KENYA),
    commands.RequestFloor(JAPAN),
    commands.CallRequest(),
    commands.FinishTurn(),
    commands.PauseTurn(),
    commands.ResumeTurn(),
    commands.GrantTime(-30),
    commands.SuspendMeeting(),
    commands.ContinueMeeting(),
    commands.Undo(),
    commands.Redo(),
    commands.TakeNote(NoteContent("A point")),
)
STEPS = st.lists(
    st.tuples(st.booleans(), st.one_of(st.sampled_from(ORDERS), st.sampled_from(["follow", "fail", "retry", "hold"]))),
    max_size=40,
)


@given(STEPS)
def test_whatever_two_seats_do_they_end_alike(steps: list[tuple[bool, Command | str]]) -> None:
    seats = Seats()
    for at_podium, step in steps:
        chair, other = (seats.podium, seats.time) if at_podium else (seats.time, seats.podium)
        match step:
            case Command():
                chair.send(step)
                other.wait(1)
            case "follow":
                chair.desk.follow()
            case "fail":
                fail(seats.record)
            case "retry":
                chair.desk.retry()
            case _:
                seats.record.held = not seats.record.held
        if not seats.record.held:
            seats.record.answer_all()
        seats.time.desk.settle()
        seats.podium.desk.written()
    seats.record.faults.clear()
    seats.record.held = False
    seats.record.answer_all()
    seats.podium.desk.settle(0.0)
    seats.podium.desk.retry()
    seats.podium.desk.settle(0.0)
    assert seats.podium.desk.saving is Saving.SAVED
    seats.follow()
    seats.assert_alike()
