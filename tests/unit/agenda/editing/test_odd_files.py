"""Files as other people and programs write them: in one line, in JSON, with parts missing or of another kind."""

from __future__ import annotations

import contextlib
import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from gcm_moderator.agenda.editing import operations as ops
from gcm_moderator.agenda.editing.document import Document
from gcm_moderator.agenda.editing.operations import Cell
from gcm_moderator.agenda.editing.scalars import block_lines
from gcm_moderator.agenda.model import ItemKind

FIRST = (Path(__file__).parents[4] / "sessions" / "gcm-2017-1.yaml").read_text(encoding="utf-8")
DATA = json.loads(json.dumps(YAML(typ="safe", pure=True).load(FIRST), default=str))


def data(text: str) -> Any:
    return json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))


def test_a_file_in_json_is_edited_like_any_other() -> None:
    document = Document(json.dumps(DATA))
    assert document.session is not None
    document = ops.put(document, ("days", 0, "items", 0, "title"), "Welcome: to all")
    document = ops.add_item(document, 0, 1, ItemKind.REMARKS, "More")
    document = ops.move_item(document, 0, 1, 0)
    plan = ops.plan(document, 0, 0, Cell.LENGTH, 7)
    assert plan is not None
    document = ops.applied(document, plan)
    assert document.session is not None
    assert [row.item.title for row in document.rows(0)][:2] == ["More", "Welcome: to all"]
    expected = copy.deepcopy(DATA)
    after = data(document.text)
    assert after["days"][1] == expected["days"][1]
    assert after["themes"] == expected["themes"]


@st.composite
def broken(draw: st.DrawFn) -> Any:
    """The first session with some of its parts taken out or replaced."""
    made = copy.deepcopy(DATA)
    for _ in range(draw(st.integers(1, 4))):
        parent: Any = made
        for _ in range(draw(st.integers(0, 5))):
            inner = [value for value in (parent.values() if isinstance(parent, dict) else parent) if value]
            inner = [value for value in inner if isinstance(value, dict | list)]
            if not inner:
                break
            parent = draw(st.sampled_from(inner))
        keys = list(parent) if isinstance(parent, dict) else list(range(len(parent)))
        if not keys:
            continue
        key = draw(st.sampled_from(keys))
        if draw(st.booleans()):
            del parent[key]
        else:
            parent[key] = draw(st.sampled_from([None, "", "x", 7, [], {}, ["x"], {"id": "x"}]))
    return made


@given(broken(), st.booleans(), st.integers(0, 1), st.integers(0, 5))
@settings(max_examples=8)
def test_what_is_broken_is_shown_and_changed_or_refused_but_never_lost(
    made: Any, flow: bool, day: int, at: int
) -> None:
    text = json.dumps(made) if flow else "\n".join([*block_lines(made, 0), ""])
    document = Document(text)
    if not document.readable or day >= len(document.source.days):
        return
    rows = document.rows(day)
    shown = [problem for row in rows for problem in row.problems]
    assert set(shown) <= set(document.problems)
    before = data(document.text)
    changes: tuple[Callable[[], Document], ...] = (
        lambda: ops.put(document, ("days", day, "items", at, "title"), "Changed"),
        lambda: ops.add_item(document, day, min(at, len(rows)), ItemKind.BREAK, "Pause"),
        lambda: ops.set_kind(document, day, at, ItemKind.REMARKS),
    )
    for change in changes:
        with contextlib.suppress(KeyError, IndexError):
            after = data(change().text)
            assert {**after, "days": None} == {**before, "days": None}
