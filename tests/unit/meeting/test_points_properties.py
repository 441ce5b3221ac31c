"""What holds of the points after every step of any meeting of several seats."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from gcm_moderator.meeting import commands, facts
from gcm_moderator.meeting.brief import standing, under_headings
from gcm_moderator.meeting.commands import Command, Refusal
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import Heading, NoteKind, Quantifier
from gcm_moderator.meeting.history import History
from tests.unit.meeting.podium import KENYA, MALTA, Podium, discussion

PANELS = (None, "panel-1", "panel-2")
SEATS = ("notes", "time", "podium")
NUMBERS = st.integers(0, 30)
Move = tuple[str, Callable[[Podium], Command]]


def _content(n: int) -> NoteContent:
    segment = (None, "panel-1/discussion", "panel-2/discussion", "welcome-1")[n % 4]
    kind = tuple(NoteKind)[n % len(NoteKind)]
    return NoteContent(f"Note {n}", kind, star=n % 3 > 0, segment=segment, speaker=(KENYA, MALTA, None)[n % 3])


def _notes(podium: Podium, n: int) -> str:
    known = [*podium.history.notebook.notes, "no-such-note"]
    return known[n % len(known)]


def _point(podium: Podium, n: int) -> str:
    known = [*podium.history.points.order(podium.state.session), _notes(podium, n)]
    return known[n % len(known)]


def _taken_back(podium: Podium, n: int, *, undo: bool) -> Command:
    commanded = [draft.command for draft in podium.history.drafts]
    command = commanded[n % len(commanded)]
    return commands.UndoPoints(command) if undo else commands.RedoPoints(command)


_SAYINGS = st.one_of(
    st.builds(lambda n: lambda podium: commands.TakeNote(_content(n)), NUMBERS),
    st.builds(lambda n, m: lambda podium: commands.ReviseNote(_notes(podium, n), _content(m)), NUMBERS, NUMBERS),
    st.builds(lambda n: lambda podium: commands.DeleteNote(_notes(podium, n)), NUMBERS),
    st.builds(lambda n: lambda podium: commands.RestoreNote(_notes(podium, n)), NUMBERS),
    st.builds(
        lambda ns: lambda podium: commands.MergePoints(tuple(_point(podium, n) for n in ns)),
        st.lists(NUMBERS, min_size=1, max_size=3),
    ),
    st.builds(lambda n: lambda podium: commands.SplitPoint(_point(podium, n)), NUMBERS),
    st.builds(lambda n: lambda podium: commands.SeparateNote(_notes(podium, n)), NUMBERS),
    st.builds(lambda n, t: lambda podium: commands.WordPoint(_point(podium, n), t), NUMBERS, st.sampled_from("ab ")),
    st.builds(
        lambda n, h: lambda podium: commands.FilePoint(_point(podium, n), h), NUMBERS, st.sampled_from([None, *Heading])
    ),
    st.builds(
        lambda n, m, p: lambda podium: commands.MovePoint(_point(podium, n), _point(podium, m) if m else None, p),
        NUMBERS,
        NUMBERS,
        st.sampled_from(PANELS),
    ),
    st.builds(
        lambda n, q: lambda podium: commands.ConfirmQuantifier(_point(podium, n), q, n),
        NUMBERS,
        st.sampled_from([None, *Quantifier]),
    ),
    st.builds(lambda n, u: lambda podium: _taken_back(podium, n, undo=u), NUMBERS, st.booleans()),
)
MOVES = st.lists(st.tuples(st.sampled_from(SEATS), _SAYINGS), max_size=40)


def begun() -> Podium:
    podium = discussion()
    for n in (1, 2, 4, 5, 6):
        podium.do(commands.TakeNote(_content(n)))
    return podium


def say(podium: Podium, move: Move) -> tuple[str, bool]:
    """One step of that seat; the command's id and whether it wrote anything."""
    seat, saying = move
    podium.wait(1)
    podium.said += 1
    command_id = f"c{podium.said}"
    decision = podium.history.decide(saying(podium), podium.now, command_id)
    if isinstance(decision, Refusal):
        return command_id, False
    for n, fact in enumerate(decision):
        podium.history.append(facts.Draft(f"{command_id}-{n}", seat, podium.now, command_id, fact))
    return command_id, bool(decision)


def shape(podium: Podium) -> object:
    return [standing(podium.history.points, podium.history.notebook, podium.state, panel) for panel in PANELS]


def sound(podium: Podium) -> None:
    history, session = podium.history, podium.state.session
    starred = {note.id for note in history.notebook.current if note.content.star}
    across = history.points.order(session)
    found = [note.id for point in across for note in history.points.notes(point)]
    assert len(found) == len(set(found))
    assert set(found) == starred
    assert {history.points.point_of(note) for note in starred} == set(across)
    for panel in PANELS[1:]:
        of_panel = history.points.order(session, panel)
        here = [p for p in across if any((n.content.segment or "").startswith(panel) for n in history.points.notes(p))]
        assert sorted(of_panel) == sorted(here)
    kept = standing(history.points, history.notebook, podium.state)
    assert sorted(p.id for points in under_headings(kept).values() for p in points) == sorted(across)


@given(MOVES)
def test_no_note_is_lost_and_each_is_in_one_point_of_an_order_that_is_a_permutation(moves: list[Move]) -> None:
    podium = begun()
    for move in moves:
        say(podium, move)
        sound(podium)


@given(MOVES, st.lists(NUMBERS, min_size=2, max_size=4))
@settings(max_examples=60)
def test_a_merge_and_then_a_split_changes_nothing(moves: list[Move], parts: list[int]) -> None:
    podium = begun()
    for move in moves:
        say(podium, move)
    before = shape(podium)
    merged, wrote = say(podium, ("notes", lambda p: commands.MergePoints(tuple(_point(p, n) for n in parts), "All.")))
    if wrote:
        assert shape(podium) != before
        podium.do(commands.SplitPoint(merged))
    assert shape(podium) == before


@given(MOVES, _SAYINGS)
@settings(max_examples=60)
def test_what_a_seat_did_last_can_be_taken_back_and_put_back(
    moves: list[Move], saying: Callable[[Podium], Command]
) -> None:
    podium = begun()
    for move in moves:
        say(podium, move)
    before = shape(podium)
    command, wrote = say(podium, ("time", saying))
    after = shape(podium)
    if wrote and podium.history.points.undoable("time") == command:
        podium.do(commands.UndoPoints(command))
        assert shape(podium) == before
        podium.do(commands.RedoPoints(command))
        assert shape(podium) == after


@given(MOVES)
@settings(max_examples=40)
def test_a_replay_gives_the_same_points(moves: list[Move]) -> None:
    podium = begun()
    for move in moves:
        say(podium, move)
    replayed = History(podium.state.session, podium.history.drafts)
    assert replayed.points == podium.history.points
    for seat in SEATS:
        assert replayed.points.undoable(seat) == podium.history.points.undoable(seat)
        assert replayed.points.redoable(seat) == podium.history.points.redoable(seat)


@given(MOVES, NUMBERS, NUMBERS, st.sampled_from(PANELS))
def test_a_moved_point_stands_right_behind_the_one_it_was_put_behind(
    moves: list[Move], n: int, m: int, panel: str | None
) -> None:
    podium = begun()
    for move in moves:
        say(podium, move)
    before = list(podium.history.points.order(podium.state.session, panel))
    if not before:
        return
    point = before[n % len(before)]
    others = [other for other in before if other != point]
    at = m % (len(others) + 1)
    podium.do(commands.MovePoint(point, others[at - 1] if at else None, panel))
    assert list(podium.history.points.order(podium.state.session, panel)) == [*others[:at], point, *others[at:]]
