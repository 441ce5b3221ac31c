"""What can be done to an agenda: it stays one that can run, and keeps what was not touched."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gcm_moderator.agenda.editing import operations as ops
from gcm_moderator.agenda.editing.document import Document, who_of
from gcm_moderator.agenda.editing.operations import Cell
from gcm_moderator.agenda.editing.templates import Template, new_agenda
from gcm_moderator.agenda.editing.written import written
from gcm_moderator.agenda.loading import load
from gcm_moderator.agenda.model import ItemKind, Session

SESSIONS = Path(__file__).parents[4] / "sessions"
FILES = sorted(SESSIONS.glob("*.yaml"))
FIRST = Document((SESSIONS / "gcm-2017-1.yaml").read_text(encoding="utf-8"))
HEARING = new_agenda(Template.HEARING, dt.date(2026, 11, 30), "Europe/Zurich")


def times(document: Document, day: int = 0) -> list[str]:
    return [f"{row.item.id} {row.item.start}-{row.item.end}" for row in document.rows(day)]


def comments(document: Document) -> list[str]:
    return [line for line in document.text.splitlines() if line.lstrip().startswith("#")]


def planned(document: Document, day: int, at: int, cell: Cell, minutes: int, **more: bool) -> ops.Plan:
    made = ops.plan(document, day, at, cell, minutes, **more)
    assert made is not None
    return made


def test_a_row_knows_its_segments_its_link_and_its_problems() -> None:
    rows = FIRST.rows(0)
    assert [row.item.id for row in rows] == ["welcome-1", "issue-brief", "panel-1", "lunch-1", "panel-2", "closing-1"]
    assert [row.linked for row in rows] == [False, True, True, False, True, False]
    assert [row.fixed for row in rows] == [False, False, False, True, False, False]
    assert [len(row.segments) for row in rows] == [0, 0, 6, 0, 6, 0]
    assert [problem.code for problem in rows[5].problems] == ["overlap"]
    assert rows[5].severity == "warning"


def test_problems_are_live_and_stay_with_their_row_while_others_are_broken() -> None:
    broken = ops.put(FIRST, ("days", 0, "items", 2, "end"), "25:00")
    assert broken.session is None
    assert [row.severity for row in broken.rows(0)] == ["", "", "error", "", "", "warning"]
    assert len(broken.rows(0)[4].segments) == 6
    place = ops.put(FIRST, ("place",), "")
    assert [problem.code for problem in place.problems_elsewhere] == ["missing"]


def test_a_change_moves_what_is_linked_and_keeps_every_comment() -> None:
    plan = planned(FIRST, 0, 0, Cell.LENGTH, 20)
    assert plan.moved == (1, 2)
    after = ops.applied(FIRST, plan)
    assert times(after)[:4] == [
        "welcome-1 10:00-10:20", "issue-brief 10:20-10:25", "panel-1 10:25-13:00", "lunch-1 13:00-15:00",
    ]  # fmt: skip
    assert comments(after) == comments(FIRST)
    assert '        end: "10:20" # derived\n' in after.text
    alone = ops.applied(FIRST, planned(FIRST, 0, 0, Cell.LENGTH, 20, follow=False))
    assert times(alone)[1] == "issue-brief 10:10-10:15"


def test_what_cannot_be_is_no_plan() -> None:
    assert ops.plan(FIRST, 0, 0, Cell.END, 600) is None
    assert ops.plan(FIRST, 0, 5, Cell.LENGTH, 400) is None


def test_items_come_and_go() -> None:
    after = ops.add_item(FIRST, 0, 1, ItemKind.REMARKS, "Statement by the host")
    assert times(after)[:4] == [
        "welcome-1 10:00-10:10", "remarks 10:10-10:20", "issue-brief 10:20-10:25", "panel-1 10:25-13:00",
    ]  # fmt: skip
    assert after.session is not None
    assert times(ops.remove_item(after, 0, 1))[1] == "issue-brief 10:20-10:25"
    last = ops.add_item(FIRST, 0, 6, ItemKind.EXPERT_PANEL, "Panel 4")
    assert times(last)[-1] == "panel-4 18:00-20:00"
    assert comments(last) == comments(FIRST)


def test_a_copy_follows_its_original() -> None:
    after = ops.duplicate_item(HEARING, 0, 1)
    assert times(after) == [
        "opening 10:00-10:15", "panel-1 10:15-11:30", "panel 11:30-12:45", "panel-2 12:45-12:50", "closing 12:50-13:00",
    ]  # fmt: skip


def test_neighbours_exchange_their_times_and_go_around_what_is_fixed() -> None:
    after = ops.move_item(FIRST, 0, 1, 0)
    assert times(after)[:3] == ["issue-brief 10:00-10:05", "welcome-1 10:05-10:15", "panel-1 10:15-13:00"]
    after = ops.move_item(FIRST, 0, 2, 3)
    assert times(after)[2:4] == ["lunch-1 13:00-15:00", "panel-1 15:00-17:45"]
    assert comments(after) == comments(FIRST)


def test_another_kind_takes_out_what_says_nothing_about_it() -> None:
    document = ops.put(FIRST, ("days", 0, "items", 2, "experts"), [{"name": "Ada Example", "of": "IOM"}])
    document = ops.put(document, ("days", 0, "items", 2, "minutes", "closing"), 10)
    assert who_of(document.rows(0)[2].item) == "Ada Example"
    after = ops.set_kind(document, 0, 2, ItemKind.PRESENTATION)
    item = after.rows(0)[2].item
    assert (item.experts, item.minutes) == (None, None)
    assert not [problem for problem in after.problems if problem.code == "not-used"]


def test_people_minutes_and_formats_are_put_where_they_belong() -> None:
    document = ops.put(FIRST, ("formats", "expert-panel", "expert"), 5)
    document = ops.put(document, ("days", 1, "items", 1, "experts"), 2)
    document = ops.put(document, ("days", 1, "items", 1, "minutes", "intervention"), 2.5)
    assert document.session is not None
    panel = document.rows(1)[1]
    assert [segment.limit_s for segment in panel.segments] == [420, 300, 300, 150, 420]
    document = ops.put(document, ("days", 1, "items", 1, "minutes", "intervention"), None)
    assert document.rows(1)[1].item.minutes is None


def test_days_come_and_go() -> None:
    after = ops.add_day(FIRST, "Welcoming remarks")
    assert after.session is not None
    assert after.source.days[2].date == "2017-05-10"
    assert times(after, 2) == ["welcome 10:00-10:10"]
    assert ops.remove_day(after, 2).source == FIRST.source


def test_text_that_is_no_yaml_is_told_and_not_touched() -> None:
    broken = Document('gcm-moderator: 1\ntitle: "unfinished\n')
    assert not broken.readable
    assert [problem.code for problem in broken.problems] == ["yaml"]


@pytest.mark.parametrize("template", list(Template))
def test_every_template_runs_as_it_stands(template: Template) -> None:
    document = new_agenda(template, dt.date(2026, 11, 30), "America/New_York")
    assert document.problems == ()
    assert document.session is not None


def plain(session: Session | None) -> Session:
    """The session without lines, and with what is usual for a kind said."""
    assert session is not None
    return replace(session, items=tuple(replace(item, line=0) for item in session.items))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_session_is_written_down_as_it_is(file: Path) -> None:
    session = load(file).session
    assert session is not None
    assert plain(Document(written(session)).session) == plain(session)


def test_a_session_with_every_key_is_written_down_as_it_is() -> None:
    page = (SESSIONS.parent / "docs" / "session-file.md").read_text(encoding="utf-8")
    text = page.split("```yaml\n")[2].split("```")[0]
    session = Document(text).session
    assert plain(Document(written(plain(session))).session) == plain(session)


CHANGES: dict[str, Any] = {
    "length": lambda d, day, at, n: (
        ops.applied(d, p) if (p := ops.plan(d, day, at, Cell.LENGTH, 1 + n * 7)) is not None else d
    ),
    "start": lambda d, day, at, n: (
        ops.applied(d, p) if (p := ops.plan(d, day, at, Cell.START, 540 + n * 20)) is not None else d
    ),
    "add": lambda d, day, at, n: ops.add_item(d, day, at, list(ItemKind)[n % 5], f"New {n}"),
    "copy": lambda d, day, at, _: ops.duplicate_item(d, day, at),
    "remove": lambda d, day, at, _: ops.remove_item(d, day, at) if len(d.rows(day)) > 1 else d,
    "down": lambda d, day, at, _: ops.move_item(d, day, at, at + 1) if at + 1 < len(d.rows(day)) else d,
    "kind": lambda d, day, at, n: ops.set_kind(d, day, at, list(ItemKind)[n % 5]),
    "title": lambda d, day, at, n: ops.put(d, ("days", day, "items", at, "title"), f"Title: {n}"),
}


@given(
    st.sampled_from(FILES),
    st.lists(
        st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(0, 1), st.integers(0, 9), st.integers(0, 30)),
        max_size=6,
    ),
)
@settings(max_examples=10)
def test_any_edits_leave_a_file_that_is_read_without_errors_of_form(
    file: Path, edits: list[tuple[str, int, int, int]]
) -> None:
    document = Document(file.read_text(encoding="utf-8"))
    head = comments(document)[:10]
    for name, day, nth, n in edits:
        at = nth % len(document.rows(day))
        document = CHANGES[name](document, day, at, n)
        assert document.readable
        wrong = {problem.code for problem in document.problems if problem.severity == "error"}
        assert wrong <= {"panel-too-short", "out-of-order"}
    assert comments(document)[:10] == head
