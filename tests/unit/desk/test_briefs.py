"""Which brief is said when, and what the summary panel's view has."""

from __future__ import annotations

import pytest

from gcm_moderator.desk.briefs import SUMMARY_SEAT, running_brief, summary_view
from gcm_moderator.desk.viewing import podium_view
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import Quantifier
from gcm_moderator.record.memory import MemoryRecord
from gcm_moderator.settings import Quantifiers
from tests.unit.desk.seats import Chair, same_as_recorded
from tests.unit.meeting.podium import KENYA, MALTA


def noted() -> tuple[Chair, list[str]]:
    """A starred note of each of two panels."""
    chair = Chair()
    for panel, speaker in ((1, KENYA), (2, MALTA)):
        content = NoteContent(f"In panel {panel}", star=True, segment=f"panel-{panel}/discussion", speaker=speaker)
        chair.do(commands.TakeNote(content))
    return chair, list(chair.desk.notebook.notes)


@pytest.mark.parametrize(
    ("segment", "panel", "number", "limit_s", "texts"),
    [
        ("panel-1/closing", "panel-1", 1, 420.0, ["In panel 1"]),
        ("panel-3/closing", "panel-3", 3, 420.0, []),
        ("summary/moderator-2", "panel-2", 2, 900.0, ["In panel 2"]),
        ("summary/expert", None, 0, 900.0, ["In panel 1", "In panel 2"]),
    ],
)
def test_whoever_concludes_has_their_brief(
    segment: str, panel: str | None, number: int, limit_s: float, texts: list[str]
) -> None:
    chair, _ = noted()
    chair.do(commands.StartSegment(segment))
    brief = podium_view(chair.desk).brief
    assert brief is not None
    assert (brief.panel.id if brief.panel is not None else None, brief.number) == (panel, number)
    assert (brief.limit_s, [point.text for point in brief.points]) == (limit_s, texts)
    assert brief.speaking is not None
    assert brief.speaking.id == segment


@pytest.mark.parametrize("segment", ["panel-1/discussion", "panel-1/opening", "summary/discussion", "lunch-1"])
def test_nobody_else_has_one(segment: str) -> None:
    chair, _ = noted()
    assert running_brief(chair.desk) is None
    chair.do(commands.StartSegment(segment))
    assert running_brief(chair.desk) is None


def test_quantifiers_to_confirm_are_those_without_a_word_and_those_out_of_date() -> None:
    chair, notes = noted()
    chair.do(commands.ConfirmQuantifier(notes[0], Quantifier.ONE, 1), commands.ConfirmQuantifier(notes[1], None))
    view = summary_view(chair.desk)
    assert [brief.to_confirm for brief in (*view.panels, view.across)] == [0, 1, 0, 1]
    chair.do(commands.ReviseNote(notes[0], NoteContent("Nobody", star=True, segment="panel-1/discussion")))
    assert summary_view(chair.desk).panels[0].to_confirm == 1


def test_the_view_undoes_what_it_did_and_nothing_else() -> None:
    chair, notes = noted()
    chair.do(commands.MergePoints(tuple(notes)))
    assert summary_view(chair.desk).undo is None
    chair.desk.send(
        commands.WordPoint(next(iter(chair.desk.history.points.order(chair.desk.session))), "Both."), None, SUMMARY_SEAT
    )
    chair.desk.settle()
    undo = summary_view(chair.desk).undo
    assert undo is not None
    assert undo.verb == "word-point"
    chair.desk.send(commands.UndoPoints(undo.command), None, SUMMARY_SEAT)
    chair.desk.settle()
    view = summary_view(chair.desk)
    assert (view.undo, view.redo) == (None, undo)
    assert view.across.points[0].text == "In panel 1"


def test_chosen_thresholds_count() -> None:
    chair, notes = noted()
    chair.do(commands.MergePoints(tuple(notes)))
    assert summary_view(chair.desk, Quantifiers(many=2)).across.points[0].suggested is Quantifier.MANY


def test_two_seats_merging_the_same_point_get_one_merge_and_one_refusal() -> None:
    record = MemoryRecord()
    one, other = Chair(record, ids="one"), Chair(record, seat="notes", ids="two")
    for text in "abc":
        one.do(commands.TakeNote(NoteContent(text, star=True)))
    other.desk.follow()
    a, b, c = one.desk.notebook.notes
    one.do(commands.MergePoints((a, b)))
    other.send(commands.MergePoints((b, c)))
    while other.desk.writing:
        other.desk.settle()
    assert other.codes == ["stale-order"]
    one.desk.follow()
    assert one.desk.history.points == other.desk.history.points
    assert same_as_recorded(one.desk, record)
