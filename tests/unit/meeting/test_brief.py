"""What points say: who is behind them, the quantifier, the headings, the time to read them, the expert's two tables."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gcm_moderator.agenda.model import Commitment
from gcm_moderator.delegations.model import Category
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.brief import (
    Cell,
    Point,
    commitments_by_delegation,
    reading_s,
    standing,
    suggest,
    themes_by_panel,
    under_headings,
)
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import Heading, NoteKind, Quantifier, Speaker
from gcm_moderator.settings import Quantifiers
from tests.unit.meeting.podium import COSTA_RICA, EU, JAPAN, KENYA, MALTA, ROW_4, Podium, discussion
from tests.unit.meeting.sessions import first_session

PANEL_1, PANEL_2 = "panel-1/discussion", "panel-2/discussion"


def note(podium: Podium, speaker: Speaker | None = None, behalf: Speaker | None = None, **more: object) -> str:
    content = {"text": "Said.", "star": True, "segment": PANEL_1, "speaker": speaker, "on_behalf_of": behalf, **more}
    return podium.do(commands.TakeNote(NoteContent(**content)), after=1)  # type: ignore[arg-type]


def points(podium: Podium, panel: str | None = None) -> tuple[Point, ...]:
    return standing(podium.history.points, podium.history.notebook, podium.state, panel)


def merged(podium: Podium, *notes: str) -> Point:
    point = podium.do(commands.MergePoints(notes))
    return next(found for found in points(podium) if found.id == point)


def test_distinct_delegations_are_counted_and_named_in_order() -> None:
    podium = discussion()
    point = merged(podium, note(podium, MALTA), note(podium, KENYA), note(podium, MALTA))
    assert point.delegations == (MALTA, KENYA)
    assert (point.suggested, point.groups, point.merged) == (Quantifier.SOME, 0, True)


def test_a_group_counts_once_and_its_speaker_only_when_it_speaks_for_itself() -> None:
    podium = discussion()
    point = merged(podium, note(podium, MALTA, EU), note(podium, JAPAN, EU))
    assert (point.delegations, point.groups) == ((EU,), 1)
    both = merged(podium, point.id, note(podium, MALTA))
    assert (both.delegations, both.groups) == ((EU, MALTA), 1)


@pytest.mark.parametrize(
    ("speaker", "segment", "counts"),
    [
        (KENYA, PANEL_1, True),
        (KENYA, None, True),
        (ROW_4, PANEL_1, True),
        (Speaker("Moderator of panel 1"), "panel-1/opening", False),
        (Speaker("Panellist 2", panellist="panellist-2"), PANEL_1, False),
        (Speaker("Co-facilitator", "cofacilitators", Category.PROCESS), PANEL_1, False),
        (None, PANEL_1, False),
    ],
)
def test_panellists_and_the_chair_are_no_delegations(speaker: Speaker | None, segment: str, counts: bool) -> None:
    podium = discussion()
    note(podium, speaker, segment=segment)
    (point,) = points(podium)
    assert point.delegations == ((speaker,) if counts else ())
    assert point.said[0].speaker == speaker
    assert point.suggested is (Quantifier.ONE if counts else None)


def test_a_speaker_named_later_counts_under_the_new_name() -> None:
    podium = discussion()
    podium.do(commands.RequestFloor(ROW_4))
    turn = podium.call()
    note(podium, ROW_4, turn=turn)
    note(podium, KENYA, turn=turn)
    podium.do(commands.NameSpeaker(turn, COSTA_RICA))
    assert [point.delegations for point in points(podium)] == [(COSTA_RICA,), (KENYA,)]


def test_a_confirmed_quantifier_says_when_the_number_has_changed_since() -> None:
    podium = discussion()
    point = merged(podium, note(podium, MALTA), note(podium, KENYA))
    podium.do(commands.ConfirmQuantifier(point.id, Quantifier.SOME, 2))
    (confirmed,) = points(podium)
    assert (confirmed.confirmed, confirmed.stale) == (Quantifier.SOME, False)
    podium.do(commands.DeleteNote(confirmed.said[1].note.id))
    (changed,) = points(podium)
    assert (changed.confirmed, changed.confirmed_for, changed.suggested, changed.stale) == (
        Quantifier.SOME, 2, Quantifier.ONE, True,
    )  # fmt: skip
    podium.do(commands.ConfirmQuantifier(point.id, Quantifier.ONE, 1))
    assert not points(podium)[0].stale
    podium.do(commands.ConfirmQuantifier(point.id))
    assert (points(podium)[0].confirmed, points(podium)[0].confirmed_for) == (None, 0)


def test_quantifiers_begin_where_their_thresholds_are() -> None:
    suggested = [suggest(n, Quantifiers()) for n in (0, 1, 2, 4, 5, 9, 10, 193)]
    assert suggested == [None, "one", "some", "some", "several", "several", "many", "many"]
    assert suggest(2, Quantifiers(some=3, several=4, many=6)) is Quantifier.ONE
    assert suggest(6, Quantifiers(some=9, several=6, many=6)) is Quantifier.MANY


@pytest.mark.parametrize("kind", list(NoteKind))
def test_every_kind_has_a_heading_and_a_person_can_choose_another(kind: NoteKind) -> None:
    podium = discussion()
    point = note(podium, kind=kind)
    assert sum(len(found) for found in under_headings(points(podium)).values()) == 1
    podium.do(commands.FilePoint(point, Heading.CONCLUSIONS))
    assert [found.id for found in under_headings(points(podium))[Heading.CONCLUSIONS]] == [point]
    podium.do(commands.FilePoint(point))
    expected = {
        NoteKind.CONCLUSION: Heading.CONCLUSIONS, NoteKind.RECOMMENDATION: Heading.CONCLUSIONS,
        NoteKind.COMMITMENT: Heading.CONCLUSIONS, NoteKind.QUESTION: Heading.MAJOR_ISSUES,
        NoteKind.GAP: Heading.MAJOR_ISSUES,
    }.get(kind, Heading.MAIN_POINTS)  # fmt: skip
    assert points(podium)[0].heading is expected


def test_a_point_across_panels_stands_in_each_with_everybody_behind_it() -> None:
    podium = discussion()
    alone = note(podium, JAPAN, segment=PANEL_2)
    point = merged(podium, note(podium, MALTA), note(podium, KENYA, segment=PANEL_2))
    assert point.panels == ("panel-1", "panel-2")
    assert [found.id for found in points(podium, "panel-1")] == [point.id]
    assert [found.id for found in points(podium, "panel-2")] == [alone, point.id]
    assert [found.delegations for found in points(podium, "panel-1")] == [(MALTA, KENYA)]


def test_the_wording_is_the_first_note_until_somebody_words_it() -> None:
    podium = discussion()
    point = merged(podium, note(podium, text="One."), note(podium, text="Two."))
    assert point.text == "One."
    podium.do(commands.WordPoint(point.id, "Both."))
    assert points(podium)[0].text == "Both."
    podium.do(commands.WordPoint(point.id, ""))
    assert points(podium)[0].text == "One."


def test_reading_takes_a_minute_for_110_words() -> None:
    assert reading_s(["word " * 55, "word " * 55]) == 60.0
    assert reading_s([]) == 0.0


def test_themes_are_counted_by_panel_in_delegations_and_notes() -> None:
    podium = discussion()
    for speaker in (KENYA, KENYA, MALTA, Speaker("Panellist 1", panellist="panellist-1")):
        note(podium, speaker, themes=("policies",), star=False)
    note(podium, KENYA, themes=("policies", "data"), segment=PANEL_2)
    podium.do(commands.DeleteNote(note(podium, JAPAN, themes=("data",))))
    table = themes_by_panel(podium.history.notebook, podium.state)
    assert (table.rows, table.columns) == (("policies", "data"), ("panel-1", "panel-2", "panel-3"))
    assert table.cells == {
        ("policies", "panel-1"): Cell(2, 4), ("policies", "panel-2"): Cell(1, 1), ("data", "panel-2"): Cell(1, 1),
    }  # fmt: skip
    assert table.cell("data", "panel-1") == Cell()
    assert table.cell("policies", "panel-1") == Cell(2, 4)
    assert table.totals == {"policies": Cell(2, 5), "data": Cell(1, 1)}


def test_the_summary_panel_has_a_column_once_something_was_noted_in_it() -> None:
    podium = discussion()
    note(podium, KENYA, themes=("data",), segment="summary/discussion")
    note(podium, KENYA, themes=("data",), segment="welcome-1")
    assert themes_by_panel(podium.history.notebook, podium.state).columns[-1] == "summary"


def test_commitments_stand_against_the_delegations_that_spoke_to_them() -> None:
    session = first_session()
    session = type(session)(
        **{
            **{field: getattr(session, field) for field in session.__struct_fields__},
            "commitments": (Commitment(1, "Justice"), Commitment(6, "Firewalls")),
        }
    )
    podium = Podium(session)
    podium.start(PANEL_1, "10:43")
    for speaker, numbers in ((KENYA, (6,)), (MALTA, (6, 99)), (KENYA, (6,)), (COSTA_RICA, (1, 6))):
        note(podium, speaker, commitments=numbers, star=False)
    note(podium, MALTA, EU, commitments=(6,))
    note(podium, Speaker("Panellist 1", panellist="panellist-1"), commitments=(1,))
    table = commitments_by_delegation(podium.history.notebook, podium.state)
    assert table.rows == ("1", "6")
    assert table.columns == ("KE", "CR", "MT", "eu")
    assert table.speakers["eu"] == EU
    assert table.cells == {
        ("6", "KE"): Cell(1, 2), ("6", "MT"): Cell(1, 1), ("1", "CR"): Cell(1, 1), ("6", "CR"): Cell(1, 1),
        ("6", "eu"): Cell(1, 1),
    }  # fmt: skip


def test_columns_stand_by_category_and_group_then_by_name_and_those_without_last() -> None:
    podium = Podium(replace(first_session(), commitments=(Commitment(6, "Firewalls"),)))
    podium.start(PANEL_1, "10:43")
    alone = Speaker("Anywhere", "XA", Category.MEMBER_STATE)
    ngo = Speaker("A civil society network", "net", Category.STAKEHOLDER)
    row = Speaker("A delegate")
    uganda = Speaker("Uganda", "UG", Category.MEMBER_STATE, KENYA.regional_group)
    for speaker in (row, ngo, alone, MALTA, uganda, EU, KENYA):
        note(podium, speaker, commitments=(6,))
    table = commitments_by_delegation(podium.history.notebook, podium.state)
    assert [table.speakers[key] for key in table.columns] == [KENYA, uganda, MALTA, alone, EU, ngo, row]
