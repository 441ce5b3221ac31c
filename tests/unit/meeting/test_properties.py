"""What holds after every step of any meeting."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gcm_moderator.meeting import commands, encoding
from gcm_moderator.meeting.floor import TurnKind
from gcm_moderator.meeting.history import History
from gcm_moderator.meeting.state import State
from gcm_moderator.meeting.turn import Phase, Turn, seconds_between
from tests.unit.meeting.generated import Step, opened, play, say, steps
from tests.unit.meeting.podium import Podium


@given(steps())
def test_nothing_crashes_and_the_state_stays_sound(played: list[Step]) -> None:
    podium = opened()
    for wait_ms, saying in played:
        say(podium, wait_ms, saying)
        sound(podium)


@given(steps(), st.lists(st.integers(0, 60), min_size=40, max_size=40))
def test_a_clock_found_set_back_after_a_restart_crashes_nothing(played: list[Step], back_s: list[int]) -> None:
    podium = opened()
    for (wait_ms, saying), back in zip(played, back_s, strict=False):
        podium.wait(-back)
        say(podium, wait_ms, saying)


@given(steps(most=25))
def test_a_replay_of_the_record_gives_the_live_state_at_every_step(played: list[Step]) -> None:
    podium = opened()
    for wait_ms, saying in played:
        say(podium, wait_ms, saying)
        replayed = History(podium.opened_with, podium.history.drafts)
        assert replayed.state == podium.state
        assert replayed.notebook == podium.history.notebook
        assert (replayed.undoable, replayed.redoable) == (podium.history.undoable, podium.history.redoable)


@given(steps())
def test_every_fact_survives_the_record(played: list[Step]) -> None:
    podium = opened()
    play(podium, played)
    stored = [encoding.encode(draft) for draft in podium.history.drafts]
    assert [encoding.decode(body) for body in stored] == podium.history.drafts
    assert History(podium.opened_with, map(encoding.decode, stored)).state == podium.state


@given(steps())
def test_the_time_of_every_turn_adds_up(played: list[Step]) -> None:
    podium = opened()
    for wait_ms, saying in played:
        say(podium, wait_ms, saying)
        for turn in podium.state.all_turns():
            end = turn.finished_at or podium.now
            spoken_s, paused_s = turn.elapsed(podium.now), turn.paused_until(end)
            assert spoken_s >= 0
            assert paused_s >= 0
            assert round(spoken_s + paused_s, 3) == seconds_between(turn.started_at, end)
            assert turn.remaining(podium.now) == round(turn.limit_s + turn.granted_s - spoken_s, 3)


@given(steps(undo=False, beside=False, most=60))
def test_turns_never_overlap_but_under_a_point_of_order(played: list[Step]) -> None:
    podium = opened()
    play(podium, played)
    turns = podium.state.all_turns()
    for n, turn in enumerate(turns):
        for later in turns[n + 1 :]:
            assert apart(turn, later) or nested(turn, later) or nested(later, turn), (turn, later)


@given(steps(undo=False, beside=False, most=60))
def test_turns_and_the_free_floor_fill_the_time_of_the_meeting(played: list[Step]) -> None:
    podium = opened()
    first = podium.now
    play(podium, played)
    if podium.state.suspended:
        podium.do(commands.ContinueMeeting(), after=1)
    podium.start("closing-2")
    turns = podium.state.all_turns()
    outer = [turn for turn in turns if not any(nested(o, turn) and not apart(o, turn) for o in turns if o is not turn)]
    held_s, free_s, cursor = 0.0, 0.0, first
    for turn in sorted(outer, key=lambda turn: (turn.started_at, turn.finished_at)):
        assert turn.finished_at is not None
        assert turn.started_at >= cursor
        free_s += seconds_between(cursor, turn.started_at)
        held_s += turn.elapsed(podium.now) + turn.paused_until(podium.now)
        cursor = turn.finished_at
    free_s += seconds_between(cursor, podium.now)
    assert round(held_s + free_s, 3) == seconds_between(first, podium.now)


@given(steps())
@settings(max_examples=40)
def test_the_face_changes_at_the_instant_it_says_and_not_a_millisecond_before(played: list[Step]) -> None:
    podium = opened()
    for wait_ms, saying in played:
        say(podium, wait_ms, saying)
        turn = podium.state.turn
        if turn is None:
            continue
        shown, change_s = turn.face(podium.now), turn.next_change(podium.now)
        if change_s is None:
            assert turn.phase(podium.now) is Phase.PAUSED
            podium.wait(3600)
            assert turn.face(podium.now) == shown
            continue
        assert 0 < change_s <= 1
        now = podium.now
        podium.wait(change_s)
        assert turn.face(podium.now) != shown
        podium.wait(-0.001)
        assert turn.face(podium.now) == shown
        podium.now = now


def sound(podium: Podium) -> None:
    """What must be true of every state that commands can lead to."""
    state: State = podium.state
    history = podium.history
    assert len(state.live_turns) <= 2
    assert all(turn.finished_at is None for turn in state.live_turns)
    if state.interrupted is not None:
        assert state.turn is not None
        assert state.turn.kind is TurnKind.POINT_OF_ORDER
        assert state.interrupted.kind is not TurnKind.POINT_OF_ORDER
    if state.live_turns:
        assert {turn.segment for turn in state.live_turns} == {state.running}
    if state.suspended:
        assert state.running is not None
        assert all(turn.held_since is not None for turn in state.live_turns)
    assert [s for s, course in state.courses.items() if course.spans and course.spans[-1].end is None] == (
        [state.running] if state.running else []
    )
    claims = [request.claim for request in state.queue]
    assert len(claims) == len(set(claims))
    assert not state.queue or state.discussing
    for course in state.courses.values():
        assert set(course.called) <= {turn.id for turn in state.live_turns}
        assert all(times >= 0 for times in (*course.heard.values(), *course.groups.values()))
        assert course.since_panellists >= 0
    for turn in state.live_turns:
        phase, remaining = turn.phase(podium.now), turn.remaining(podium.now)
        assert (phase is Phase.PAUSED) == (turn.held_since is not None) == bool(turn.holds)
        if phase is not Phase.PAUSED:
            assert (phase is Phase.OVER) == (remaining <= 0)
            assert (phase is Phase.WARNING) == (0 < remaining <= turn.warning_s)
        assert turn.face(podium.now).startswith("+") == (remaining < 0)
    pending = {note.id for note in history.notebook.notes.values() if note.pending}
    assert {note.id for note in history.notebook.pending} == pending


def apart(turn: Turn, later: Turn) -> bool:
    return turn.finished_at is not None and turn.finished_at <= later.started_at


def nested(turn: Turn, later: Turn) -> bool:
    """Whether the later turn is a point of order that lies within the other."""
    if later.kind is not TurnKind.POINT_OF_ORDER or turn.kind is TurnKind.POINT_OF_ORDER:
        return False
    if later.started_at < turn.started_at:
        return False
    return turn.finished_at is None or (later.finished_at is not None and later.finished_at <= turn.finished_at)
