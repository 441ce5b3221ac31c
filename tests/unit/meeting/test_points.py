"""Points: starred notes merged, split, worded, filed, moved and confirmed, with an undo of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from gcm_moderator.meeting import commands, encoding, facts
from gcm_moderator.meeting.evolve import Impossible
from gcm_moderator.meeting.facts import Draft, NoteContent
from gcm_moderator.meeting.floor import Heading, Quantifier
from gcm_moderator.meeting.history import History
from gcm_moderator.meeting.points import Points
from tests.unit.meeting.podium import Podium, discussion

PANEL_1, PANEL_2 = "panel-1/discussion", "panel-2/discussion"


def note(podium: Podium, text: str, segment: str = PANEL_1, *, star: bool = True) -> str:
    return podium.do(commands.TakeNote(NoteContent(text, star=star, segment=segment)), after=1)


def points(podium: Podium) -> Points:
    return podium.history.points


def order(podium: Podium, panel: str | None = None) -> list[str]:
    return list(points(podium).order(podium.state.session, panel))


def texts(podium: Podium, point: str) -> list[str]:
    return [found.content.text for found in points(podium).notes(point)]


def three() -> tuple[Podium, str, str, str]:
    podium = discussion()
    return podium, note(podium, "a"), note(podium, "b"), note(podium, "c")


def test_a_starred_note_is_a_point_and_others_are_none() -> None:
    podium, a, b, c = three()
    plain = note(podium, "plain", star=False)
    assert order(podium) == [a, b, c]
    assert points(podium).notes(plain) == ()


def test_merged_points_are_one_at_the_place_of_the_first_and_split_into_what_they_were() -> None:
    podium, a, b, c = three()
    podium.do(commands.WordPoint(b, "Bee."))
    merged = podium.do(commands.MergePoints((c, b)))
    assert order(podium) == [a, merged]
    assert texts(podium, merged) == ["c", "b"]
    assert points(podium).wording(merged) is None
    podium.do(commands.SplitPoint(merged))
    assert order(podium) == [a, b, c]
    assert points(podium).wording(b) == "Bee."


def test_a_point_of_two_panels_has_in_each_the_place_of_its_first_part_there() -> None:
    podium, a, b, c = three()
    d, e = note(podium, "d", PANEL_2), note(podium, "e", PANEL_2)
    podium.do(commands.MovePoint(d, e, "panel-2"))
    podium.do(commands.MovePoint(a, b, "panel-1"))
    merged = podium.do(commands.MergePoints((d, a)))
    assert order(podium, "panel-1") == [b, merged, c]
    assert order(podium, "panel-2") == [e, merged]
    assert order(podium) == [b, c, merged, e]
    podium.do(commands.MovePoint(merged, None, "panel-1"))
    assert order(podium, "panel-1") == [merged, b, c]
    assert order(podium, "panel-2") == [e, merged]
    podium.do(commands.ReviseNote(a, NoteContent("a", segment=PANEL_1)))
    assert order(podium, "panel-1") == [b, c]
    assert order(podium, "panel-2") == [e, merged]


def test_a_part_has_its_own_wording_and_heading_also_within_a_merged_point() -> None:
    podium, a, b, _ = three()
    merged = podium.do(commands.MergePoints((a, b), "Both."))
    podium.do(commands.FilePoint(merged, Heading.CONCLUSIONS))
    assert (points(podium).wording(merged), points(podium).heading(merged)) == ("Both.", Heading.CONCLUSIONS)
    assert (points(podium).wording(a), points(podium).heading(a)) == (None, None)


def test_a_point_out_of_sight_has_neither_wording_nor_heading() -> None:
    podium, a, _, _ = three()
    podium.do(commands.WordPoint(a, "Ay."))
    podium.do(commands.DeleteNote(a))
    assert (points(podium).wording(a), points(podium).heading(a), points(podium).notes(a)) == (None, None, ())


def test_a_change_of_the_agenda_changes_the_points_of_its_panels() -> None:
    podium, _, _, _ = three()
    d = note(podium, "d", PANEL_2)
    assert order(podium, "panel-2") == [d]
    session = podium.state.session
    without = replace(session, items=tuple(item for item in session.items if item.id != "panel-2"))
    podium.do(commands.ChangeAgenda(without, session))
    assert order(podium, "panel-2") == []
    assert d in order(podium)


def test_points_are_the_same_when_all_was_done_to_them_alike() -> None:
    (one, a, _, _), (other, _, _, _) = three(), three()
    assert points(one) == points(other)
    one.do(commands.WordPoint(a, "Ay."))
    assert points(one) != points(other)
    other.do(commands.WordPoint(a, "Ay."))
    assert points(one) == points(other)
    assert points(one) != one.history.notebook


def test_what_a_command_did_to_points_is_told_by_its_first_fact() -> None:
    podium, a, b, _ = three()
    merged = podium.do(commands.MergePoints((a, b), "Both."))
    filed = podium.do(commands.FilePoint(merged, Heading.CONCLUSIONS))
    assert points(podium).deed(merged) is facts.PointsMerged
    assert points(podium).deed(filed) is facts.PointFiled
    assert points(podium).deed(a) is None


def test_a_merge_can_bring_a_wording_and_is_undone_with_it() -> None:
    podium, a, b, _ = three()
    merged = podium.do(commands.MergePoints((a, b), "  Both\nsay it. "))
    assert points(podium).wording(merged) == "Both say it."
    podium.do(commands.UndoPoints(merged))
    assert order(podium)[:2] == [a, b]
    podium.do(commands.RedoPoints(merged))
    assert points(podium).wording(merged) == "Both say it."


def test_merging_merged_points_nests_and_splits_one_level_at_a_time() -> None:
    podium, a, b, c = three()
    inner = podium.do(commands.MergePoints((a, b)))
    outer = podium.do(commands.MergePoints((inner, c)))
    assert texts(podium, outer) == ["a", "b", "c"]
    podium.do(commands.SplitPoint(outer))
    assert order(podium) == [inner, c]


def test_one_note_can_be_taken_out_of_a_merged_point() -> None:
    podium, a, b, c = three()
    inner = podium.do(commands.MergePoints((a, b)))
    outer = podium.do(commands.MergePoints((inner, c)))
    separated = podium.do(commands.SeparateNote(b))
    assert order(podium) == [outer, b]
    assert texts(podium, outer) == ["a", "c"]
    podium.do(commands.UndoPoints(separated))
    assert texts(podium, outer) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (commands.MergePoints(("c2", "c3")), "stale-order"),
        (commands.MergePoints(("c4", "c4")), "not-waiting"),
        (commands.MergePoints(("c4", "nowhere")), "not-waiting"),
        (commands.SplitPoint("c4"), "not-waiting"),
        (commands.SplitPoint("c2"), "stale-order"),
        (commands.SeparateNote("c4"), "not-waiting"),
        (commands.WordPoint("c2", "x"), "stale-order"),
        (commands.FilePoint("nowhere", Heading.CONCLUSIONS), "not-waiting"),
        (commands.MovePoint("c4", "c2"), "stale-order"),
        (commands.MovePoint("c4", None, "panel-2"), "stale-order"),
        (commands.ConfirmQuantifier("c3", Quantifier.ONE, 1), "stale-order"),
        (commands.UndoPoints("c2"), "cannot-undo"),
        (commands.RedoPoints("c5"), "cannot-undo"),
    ],
)
def test_what_cannot_be_is_refused(command: commands.Command, code: str) -> None:
    podium, a, b, c = three()
    merged = podium.do(commands.MergePoints((a, b)))
    assert (a, b, c, merged) == ("c2", "c3", "c4", "c5")
    assert podium.refused(command) == code


def test_a_merge_that_another_seat_made_impossible_contradicts_the_record() -> None:
    podium, a, b, c = three()
    podium.do(commands.MergePoints((a, b)))
    late = facts.PointsMerged("late", (b, c))
    before = order(podium)
    with pytest.raises(Impossible, match="merged"):
        podium.history.append(Draft("late-0", "notes", podium.now, "late", late))
    assert order(podium) == before
    assert len(podium.history.drafts) == 5


@pytest.mark.parametrize("make", [facts.PointSplit, lambda point: facts.PointsMerged("late", (point, "c4"))])
def test_a_point_taken_apart_is_neither_split_nor_merged_again(make: Callable[[str], facts.AnyFact]) -> None:
    podium, a, b, c = three()
    merged = podium.do(commands.MergePoints((a, b)))
    podium.do(commands.SplitPoint(merged))
    with pytest.raises(Impossible, match="that there was not"):
        podium.history.append(Draft("late-0", "notes", podium.now, "late", make(merged)))
    assert order(podium) == [a, b, c]


def test_words_taken_back_where_there_were_none_change_nothing() -> None:
    podium, a, _, _ = three()
    podium.history.append(Draft("d", "notes", podium.now, "late", facts.PointWorded(a, None)))
    assert points(podium).wording(a) is None
    assert not points(podium).can_redo("late")
    podium.do(commands.UndoPoints("late"))
    assert not points(podium).can_undo("late")
    podium.do(commands.RedoPoints("late"))
    assert not points(podium).can_redo("late")
    assert points(podium).redoable("notes") is None


def test_a_point_goes_and_comes_back_with_the_star_and_the_life_of_its_notes() -> None:
    podium, a, b, c = three()
    merged = podium.do(commands.MergePoints((a, b)))
    podium.do(commands.ReviseNote(a, NoteContent("a", segment=PANEL_1)))
    assert texts(podium, merged) == ["b"]
    podium.do(commands.DeleteNote(b))
    assert order(podium) == [c]
    assert podium.refused(commands.SplitPoint(merged)) == "not-waiting"
    podium.do(commands.ReviseNote(a, NoteContent("a again", segment=PANEL_1, star=True)))
    assert order(podium) == [merged, c]
    assert texts(podium, merged) == ["a again"]


def test_points_are_moved_in_a_panel_and_across_panels_apart() -> None:
    podium, a, b, c = three()
    d = note(podium, "d", PANEL_2)
    podium.do(commands.MovePoint(c, None, "panel-1"))
    podium.do(commands.MovePoint(d, a))
    assert order(podium, "panel-1") == [c, a, b]
    assert order(podium) == [a, d, b, c]
    assert order(podium, "panel-2") == [d]
    podium.do(commands.MovePoint(b, None, "panel-1"))
    podium.do(commands.MovePoint(a, c, "panel-1"))
    assert order(podium, "panel-1") == [b, c, a]
    podium.do(commands.MovePoint(a, b, "panel-1"))
    assert order(podium, "panel-1") == [b, a, c]
    assert order(podium) == [a, d, b, c]


def test_a_point_can_be_put_between_two_as_often_as_one_likes() -> None:
    podium = discussion()
    known = [note(podium, str(n)) for n in range(12)]
    for n in range(200):
        moved = order(podium)[2 + n % 10]
        podium.do(commands.MovePoint(moved, order(podium)[0]))
        assert order(podium)[1] == moved
    assert sorted(order(podium)) == sorted(known)


def test_a_new_point_comes_last_also_after_one_was_moved_to_the_end() -> None:
    podium, a, b, c = three()
    for _ in range(3):
        podium.do(commands.MovePoint(order(podium)[0], order(podium)[-1]))
    assert order(podium) == [a, b, c]
    d = note(podium, "d")
    assert order(podium) == [a, b, c, d]


def test_a_point_is_put_between_two_that_came_to_have_one_place() -> None:
    podium, a, b, c = three()
    moved = podium.do(commands.MovePoint(a, b))
    podium.do(commands.MovePoint(c))
    podium.do(commands.UndoPoints(moved))
    assert order(podium) == [a, c, b]
    behind = podium.do(commands.MovePoint(b, a))
    assert order(podium) == [a, b, c]
    podium.do(commands.UndoPoints(behind))
    assert order(podium) == [a, c, b]
    d = note(podium, "d")
    podium.do(commands.MovePoint(d, a))
    assert order(podium) == [a, d, c, b]


def test_a_point_put_where_it_stands_writes_nothing() -> None:
    podium, a, b, _ = three()
    written = len(podium.history.drafts)
    for same in (commands.MovePoint(b, a), commands.MovePoint(a), commands.WordPoint(a, " "), commands.FilePoint(a)):
        podium.do(same)
    assert len(podium.history.drafts) == written


def test_a_merged_point_has_place_heading_and_wording_of_its_first_part_until_it_has_its_own() -> None:
    podium, a, b, c = three()
    podium.do(commands.FilePoint(b, Heading.MAJOR_ISSUES))
    podium.do(commands.WordPoint(b, "Bee."))
    podium.do(commands.MovePoint(b, c))
    podium.do(commands.ConfirmQuantifier(b, Quantifier.ONE, 1))
    merged = podium.do(commands.MergePoints((b, a)))
    assert order(podium) == [c, merged]
    assert (points(podium).heading(merged), points(podium).wording(merged)) == (Heading.MAJOR_ISSUES, "Bee.")
    assert points(podium).confirmation(merged) is None
    podium.do(commands.FilePoint(merged, Heading.CONCLUSIONS))
    podium.do(commands.SplitPoint(merged))
    assert points(podium).heading(b) is Heading.MAJOR_ISSUES
    confirmation = points(podium).confirmation(b)
    assert confirmation is not None
    assert (confirmation.quantifier, confirmation.delegations) == (Quantifier.ONE, 1)


def test_undo_of_the_floor_leaves_points_alone_and_theirs_leaves_the_floor() -> None:
    podium, a, b, _ = three()
    merged = podium.do(commands.MergePoints((a, b)))
    podium.undo()
    assert podium.state.running is None
    assert merged in order(podium)
    podium.redo()
    podium.do(commands.UndoPoints(merged))
    assert podium.state.running == PANEL_1


def test_each_seat_undoes_its_own_and_not_what_another_changed_since() -> None:
    podium, a, b, _ = three()

    def said(seat: str, n: int, fact: facts.AnyFact) -> None:
        podium.history.append(Draft(f"{seat}-{n}", seat, podium.now, f"{seat}{n}", fact))

    said("notes", 1, facts.PointWorded(a, "One."))
    said("notes", 2, facts.PointWorded(b, "Two."))
    said("time", 1, facts.PointWorded(b, "Too."))
    assert points(podium).undoable("time") == "time1"
    assert points(podium).undoable("notes") == "notes1"
    assert podium.refused(commands.UndoPoints("notes2")) == "cannot-undo"
    podium.do(commands.UndoPoints("time1"))
    assert points(podium).undoable("notes") == "notes2"
    assert points(podium).redoable("time") == "time1"
    said("time", 2, facts.PointWorded(a, "Won."))
    assert points(podium).redoable("time") is None


def test_the_record_gives_the_same_points_with_their_undo() -> None:
    podium, a, b, c = three()
    podium.do(commands.MergePoints((a, b), "Both."))
    moved = podium.do(commands.MovePoint(c, None, "panel-1"))
    podium.do(commands.UndoPoints(moved))
    stored = [encoding.decode(encoding.encode(draft)) for draft in podium.history.drafts]
    replayed = History(podium.state.session, stored)
    assert replayed.points == points(podium)
    assert replayed.points.redoable("podium") == moved


def test_a_point_moved_under_another_heading_is_one_command() -> None:
    podium, a, b, c = three()
    moved = podium.do(commands.MovePoint(a, c, "panel-1", Heading.CONCLUSIONS))
    assert order(podium, "panel-1") == [b, c, a]
    assert points(podium).heading(a) is Heading.CONCLUSIONS
    again = commands.MovePoint(a, b, "panel-1", Heading.CONCLUSIONS)
    before = len(podium.history.drafts)
    podium.do(again)
    assert [type(draft.fact) for draft in podium.history.drafts[before:]] == [facts.PointMoved]
    assert order(podium, "panel-1") == [b, a, c]
    podium.do(commands.UndoPoints(f"c{podium.said}"))
    podium.do(commands.UndoPoints(moved))
    assert (order(podium, "panel-1"), points(podium).heading(a)) == ([a, b, c], None)


def test_a_note_that_was_deleted_by_mistake_is_in_its_point_again() -> None:
    podium, a, b, _ = three()
    merged = podium.do(commands.MergePoints((a, b)))
    podium.do(commands.DeleteNote(a))
    assert texts(podium, merged) == ["b"]
    podium.do(commands.RestoreNote(a))
    assert texts(podium, merged) == ["a", "b"]


def test_a_confirmed_quantifier_is_kept_with_its_number_and_can_be_taken_off() -> None:
    podium = discussion()
    point = podium.do(commands.TakeNote(facts.NoteContent("a", star=True)))
    _, written = podium.ask(commands.ConfirmQuantifier(point, Quantifier.SEVERAL, 6))
    assert written == (facts.QuantifierConfirmed(point, Quantifier.SEVERAL, 6),)
    assert podium.ask(commands.ConfirmQuantifier(point, Quantifier.SEVERAL, 6))[1] == ()
    assert podium.ask(commands.ConfirmQuantifier(point, Quantifier.SEVERAL, 7))[1] != ()
    assert podium.ask(commands.ConfirmQuantifier(point, None, 7))[1] == (facts.QuantifierConfirmed(point, None, 0),)
    assert podium.ask(commands.ConfirmQuantifier(point, None, 7))[1] == ()


def test_what_was_put_back_last_is_taken_back_first() -> None:
    podium, a, b, _ = three()
    older = podium.do(commands.WordPoint(a, "Ay."))
    later = podium.do(commands.WordPoint(b, "Bee."))
    podium.do(commands.UndoPoints(older))
    assert points(podium).undoable("podium") == later
    podium.do(commands.RedoPoints(older))
    assert points(podium).undoable("podium") == older
    podium.do(commands.UndoPoints(older))
    podium.do(commands.UndoPoints(later))
    assert (points(podium).undoable("podium"), points(podium).redoable("podium")) == (None, later)


def test_points_can_be_taken_back_and_put_back_in_turn() -> None:
    podium = discussion()
    a, b = (podium.do(commands.TakeNote(facts.NoteContent(text, star=True))) for text in "ab")
    merged = podium.do(commands.MergePoints((a, b), "Both."))
    worded = podium.do(commands.WordPoint(merged, "Both say it."))
    points = podium.history.points
    for _ in range(2):
        assert (points.undoable("podium"), points.redoable("podium")) == (worded, None)
        podium.do(commands.UndoPoints(worded))
        assert points.wording(merged) == "Both."
        assert (points.undoable("podium"), points.redoable("podium")) == (merged, worded)
        podium.do(commands.UndoPoints(merged))
        assert points.order(podium.state.session) == (a, b)
        assert (points.undoable("podium"), points.redoable("podium")) == (None, merged)
        assert not points.can_undo(merged)
        assert not points.can_redo(worded)
        podium.do(commands.RedoPoints(merged))
        podium.do(commands.RedoPoints(worded))
        assert points.wording(merged) == "Both say it."
        assert not points.can_redo(merged)
