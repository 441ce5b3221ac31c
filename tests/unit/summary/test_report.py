"""The summary: unattributed, every note once, points with their quantifiers, counts that are the record's."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from msgspec.structs import replace

from gcm_moderator.agenda.model import Commitment, Theme
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import NoteKind, Quantifier, Speaker
from gcm_moderator.settings import Quantifiers
from gcm_moderator.summary.document import Document, Entry, Heading, Paragraph, Table
from gcm_moderator.summary.ledger import ledger
from gcm_moderator.summary.report import report
from tests.unit.meeting.generated import Step, opened, play, steps
from tests.unit.meeting.podium import COSTA_RICA, EU, JAPAN, KENYA, MALTA, Podium, discussion
from tests.unit.summary.meetings import ledger_of, lively, recorded

PANEL_1, PANEL_2 = "panel-1/discussion", "panel-2/discussion"
CHAIR = Speaker("Moderator of panel 1")
EXPERT = Speaker("Panellist 1", panellist="panellist-1")


def _report(podium: Podium) -> Document:
    return report(ledger_of(podium), Quantifiers())


def note(podium: Podium, text: str = "Firewalls work", speaker: Speaker | None = KENYA, **more: object) -> str:
    content = {"text": text, "segment": PANEL_1, "speaker": speaker, **more}
    return podium.do(commands.TakeNote(NoteContent(**content)), after=1)  # type: ignore[arg-type]


def under(document: Document, heading: str) -> list[str]:
    """The texts below a heading, up to the next of its level or above."""
    texts: list[str] = []
    level = 0
    for block in document.blocks:
        if isinstance(block, Heading):
            if level and block.level <= level:
                break
            if block.text == heading:
                level = block.level
        elif level and isinstance(block, Paragraph | Entry):
            texts += [f"{block.lead} {line}".strip() for line in block.lines]
    return texts


def headings(document: Document, level: int = 2) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level == level]


def said(document: Document) -> list[str]:
    return [line for block in document.unattributed for line in block.lines]


def test_the_sections_are_those_of_a_summary_of_the_united_nations() -> None:
    assert headings(_report(lively())) == [
        "Title and mandate",
        "Introduction and participation",
        "Opening",
        "Panel 1",
        "Panel 2",
        "Panel 3",
        "Cross-cutting issues",
        "Commitments",
        "Means of implementation and partnerships",
        "Follow-up",
        "Summary panel",
        "Closing",
        "Annex I: Programme",
        "Annex II: List of speakers",
    ]


def test_paragraphs_are_numbered_through_and_subparagraphs_lettered() -> None:
    podium = discussion()
    for text in ("one", "two", "three"):
        note(podium, text)
    document = _report(podium)
    numbers = [block.number for block in document.blocks if isinstance(block, Paragraph)]
    assert numbers == list(range(1, len(numbers) + 1))
    entries = [block for block in document.blocks if isinstance(block, Entry)]
    assert [entry.letter for entry in entries] == ["a", "b", "c"]
    assert re.fullmatch(r"paragraph \d+ \(b\)", entries[1].where)


def test_what_only_people_know_stands_in_brackets() -> None:
    document = _report(lively())
    brackets = [block.text for block in document.blocks if isinstance(block, Paragraph) and block.text.startswith("[")]
    assert brackets.count("[On what delegations differed, and how.]") == 3
    assert any("Mandate" in text for text in brackets)


def test_participation_is_counted_by_category_and_group() -> None:
    document = _report(lively())
    assert "In 2 interventions 2 speakers were heard: 2 Member States." in under(
        document, "Introduction and participation"
    )
    tables = {table.columns[0].title: table.rows for table in document.blocks if isinstance(table, Table)}
    assert tables["Category"] == (("Member State", "2", "2", "8:06"),)
    assert sorted(tables["Regional group"]) == [("African", "1", "1", "3:41"), ("WEOG", "1", "1", "4:25")]


def test_a_meeting_in_which_nobody_was_heard_says_so() -> None:
    document = _report(discussion())
    assert "Nobody has had the floor in an interactive discussion." in under(document, "Introduction and participation")
    assert not any(table.rows == () for table in document.blocks if isinstance(table, Table))


def test_who_had_the_floor_is_annexed_in_order_without_points_of_order_and_absences() -> None:
    tables = [table for table in _report(lively()).blocks if isinstance(table, Table)]
    assert [row[1:] for row in tables[-1].rows] == [
        ("Malta", "European Union", "Intervention"),
        ("Kenya", "", "Intervention"),
    ]


def test_nobody_is_named_before_the_annexes() -> None:
    document = _report(lively())
    annex = next(n for n, b in enumerate(document.blocks) if isinstance(b, Heading) and b.text.startswith("Annex"))
    texts = [line for b in document.blocks[:annex] if isinstance(b, Paragraph | Entry) for line in b.lines]
    assert not [text for text in texts for name in ("Malta", "Kenya", "Japan", "Costa Rica") if name in text]


@pytest.mark.parametrize(
    ("content", "heading", "text"),
    [
        ({"kind": NoteKind.POINT, "themes": ("policies",)}, "Policies", "Views. One delegation: Firewalls work"),
        ({"kind": NoteKind.GAP, "themes": ("policies",)}, "Policies", "Gaps. One delegation: Firewalls work"),
        ({"kind": NoteKind.RECOMMENDATION}, "Other matters", "Proposals. One delegation: Firewalls work"),
        ({"speaker": EU}, "Other matters", "Views. One organization: Firewalls work"),
        ({"speaker": MALTA, "on_behalf_of": EU}, "Other matters", "Views. One group of States: Firewalls work"),
        ({"speaker": EXPERT}, "Other matters", "Views. A panellist: Firewalls work"),
        ({"speaker": None}, "Other matters", "Views. Firewalls work"),
        ({"segment": "panel-1/opening", "speaker": CHAIR}, "Opening by the moderator", "Firewalls work"),
        ({"segment": "panel-1/expert-2", "speaker": CHAIR}, "Presentations", "Firewalls work"),
        ({"segment": "panel-1/closing", "speaker": CHAIR}, "Conclusions of the moderator", "Firewalls work"),
        ({"segment": "welcome-1"}, "Opening", "Views. Firewalls work"),
        ({"segment": None}, "Closing", "Views. One delegation: Firewalls work"),
        ({"segment": "closing-2"}, "Closing", "Views. Firewalls work"),
        ({"segment": "summary/expert", "speaker": None}, "The thematic expert", "Firewalls work"),
        ({"segment": "summary/discussion"}, "Summary panel", "Views. One delegation: Firewalls work"),
        ({"kind": NoteKind.COMMITMENT}, "Commitments", "One delegation: Firewalls work"),
        ({"themes": ("no such theme",)}, "Other matters", "Views. One delegation: Firewalls work"),
        ({"star": True, "themes": ("policies",)}, "Policies", "Views. One delegation: Firewalls work"),
    ],
)  # fmt: skip
def test_a_note_stands_once_and_where_it_belongs(content: dict[str, object], heading: str, text: str) -> None:
    podium = discussion()
    note(podium, **content)  # type: ignore[arg-type]
    document = _report(podium)
    assert text in under(document, heading)
    assert len(said(document)) == 1


def test_a_point_has_its_wording_and_its_quantifier_in_brackets_until_it_is_confirmed() -> None:
    podium = discussion()
    notes = tuple(note(podium, speaker=speaker, star=True) for speaker in (KENYA, MALTA, JAPAN))
    point = podium.do(commands.MergePoints(notes, "Firewalls protect"))
    assert under(_report(podium), "Other matters") == ["Convergence. [Some] delegations: Firewalls protect"]
    podium.do(commands.ConfirmQuantifier(point, Quantifier.SEVERAL, 3))
    assert under(_report(podium), "Other matters") == ["Convergence. Several delegations: Firewalls protect"]
    point = podium.do(commands.MergePoints((point, note(podium, speaker=COSTA_RICA, star=True))))
    podium.do(commands.ConfirmQuantifier(point, Quantifier.MANY, 3))
    assert under(_report(podium), "Other matters") == ["Convergence. [Many] delegations: Firewalls protect"]


def test_points_stand_in_the_order_that_people_gave_them() -> None:
    podium = discussion()
    first, second = note(podium, "first", star=True), note(podium, "second", star=True)
    podium.do(commands.MovePoint(first, second))
    assert [text.partition(": ")[2] for text in said(_report(podium))] == ["second", "first"]


def test_a_point_made_in_several_panels_is_cross_cutting() -> None:
    podium = discussion()
    notes = (note(podium, star=True), note(podium, speaker=MALTA, star=True, segment=PANEL_2))
    podium.do(commands.MergePoints(notes))
    assert under(_report(podium), "Cross-cutting issues") == ["Convergence. [Some] delegations: Firewalls work"]


def test_commitments_are_counted_by_delegation() -> None:
    podium = discussion()
    for speaker in (KENYA, KENYA, MALTA):
        note(podium, speaker=speaker, commitments=(6,))
    rows = ledger_of(podium)
    brief = (Commitment(1, "Justice"), Commitment(6, "Firewalls"))
    state = replace(rows.state, session=replace(rows.state.session, commitments=brief))
    document = report(replace(rows, state=state), Quantifiers())
    (table,) = (t for t in document.blocks if isinstance(t, Table) and t.columns[1].title == "Possible commitment")
    assert table.rows == (("1", "Justice", "0"), ("6", "Firewalls", "2"))


def test_capacities_and_partnerships_are_means_of_implementation() -> None:
    podium = discussion()
    note(podium, themes=("partnerships", "policies"))
    note(podium, "Elsewhere", themes=("policies",))
    rows = ledger_of(podium)
    themes = (Theme("policies", "Policies"), Theme("partnerships", "Partnerships"))
    state = replace(rows.state, session=replace(rows.state.session, themes=themes))
    document = report(replace(rows, state=state), Quantifiers())
    assert under(document, "Partnerships") == ["Views. One delegation: Firewalls work"]
    assert under(document, "Means of implementation and partnerships") == under(document, "Partnerships")
    assert under(document, "Policies") == ["Views. One delegation: Elsewhere"]


def test_follow_up_counts_open_questions_and_who_was_not_reached() -> None:
    texts = under(_report(lively()), "Follow-up")
    assert texts[0].startswith("1 question to panellists remained")
    assert texts[1].startswith("2 requests for the floor could not be met")


def test_a_deleted_note_is_not_there_and_a_revised_one_as_it_stands() -> None:
    podium = discussion()
    gone, kept = note(podium, "gone"), note(podium, "before")
    podium.do(commands.DeleteNote(gone))
    podium.do(commands.ReviseNote(kept, NoteContent("after", segment=PANEL_1)))
    assert said(_report(podium)) == ["after"]


def test_a_practice_says_that_it_is_one() -> None:
    drafts = discussion().history.drafts
    for ahead_s in (0.0, 3600.0):
        document = report(ledger(recorded(drafts, ahead_s)), Quantifiers())
        assert any("practice" in text for text in under(document, "Title and mandate")) is bool(ahead_s)


@given(steps(most=25))
def test_every_note_and_turn_that_stands_is_counted(played: list[Step]) -> None:
    podium = opened()
    play(podium, played)
    rows = ledger_of(podium)
    document = report(rows, Quantifiers())
    points = rows.points.order(rows.state.session)
    assert len(said(document)) == len(points) + sum(not note.content.star for note in rows.notebook.current)
    interventions = sum(share.interventions for share in rows.balance.by_category.values())
    counted = [b.text.split()[1] for b in document.blocks if isinstance(b, Paragraph) and " heard: " in b.text]
    assert counted == ([str(interventions)] if interventions else [])


def test_how_a_discussion_went_is_said_only_of_one_that_was_held() -> None:
    podium = discussion()
    podium.request(KENYA)
    podium.call()
    podium.finish(after=60)
    document = _report(podium)
    held = "The interactive discussion consisted of 1 intervention from the floor and 0 replies of panellists."
    texts = [under(document, item.title) for item in podium.state.session.items if item.is_panel]
    assert [sum(held in text for text in one) for one in texts] == [1, 0, 0, 0]
    assert [sum("[The interactive discussion was not held.]" in text for text in one) for one in texts] == [0, 1, 1, 1]
