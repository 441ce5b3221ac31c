"""Every refusal that a rehearsal can meet, with its code; a refused line changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.support import names, play, refused

START = "10:43:00 start panel-1/discussion\n"

ANYWHERE: list[tuple[str, str]] = [
    ("end", "no-segment"),
    ("suspend", "no-segment"),
    ("turn Kenya", "no-segment"),
    ("start nowhere", "unknown-segment"),
    ("start panel-1", "unknown-segment"),
    ("finish", "no-turn"),
    ("pause", "no-turn"),
    ("resume", "no-turn"),
    ("grant 30s", "no-turn"),
    ("continue", "not-paused"),
    ("undo", "nothing-to-undo"),
    ("redo", "nothing-to-redo"),
    ("answered 1", "not-waiting"),
    ("name A B", "not-waiting"),
    *((action, "floor-not-open") for action in ("request A", "call", "reply panellist-1", "limit 2m", "close-list")),
    *((action, "floor-not-open") for action in ("move A top", "absent A", "withdraw A", "reopen-list", "call A")),
]


def test_what_is_refused_before_anything_runs(tmp_path: Path) -> None:
    rows = play(tmp_path, "10:00:00 status\n" + "".join(f"+0s {action}\n" for action, _ in ANYWHERE))
    assert [refused(row) for row in rows[1:]] == [code for _, code in ANYWHERE]
    assert all(row["segment"] is None for row in rows)
    assert all(row["refusal"]["message"].endswith(".") for row in rows[1:])


IN_A_DISCUSSION = [
    ("call", "queue-empty"),
    ("call A", "not-waiting"),
    ("withdraw A", "not-waiting"),
    ("absent A", "not-waiting"),
    ("move A top", "not-waiting"),
    ("request A on-behalf-of Nobody", "unknown-name"),
    ("request A on-behalf-of Korea", "ambiguous-name"),
    ("request A to panellist-4", "unknown-name"),
    ("request A to Kenya", "unknown-name"),
    ("reply panellist-4", "unknown-name"),
    ("note x kind question to panellist-9", "unknown-name"),
    ("request A limit 0s", "bad-limit"),
    ("request A limit 5h", "bad-limit"),
    ("turn A limit 0s", "bad-limit"),
    ("turn A ago 5h", "bad-limit"),
    ("limit 0s", "bad-limit"),
    ("limit -2m", "bad-limit"),
    ("reply panellist-1 limit 0s", "bad-limit"),
]


def test_what_is_refused_in_a_discussion(tmp_path: Path) -> None:
    rows = play(tmp_path, START + "".join(f"+0s {action}\n" for action, _ in IN_A_DISCUSSION))
    assert [refused(row) for row in rows[1:]] == [code for _, code in IN_A_DISCUSSION]
    assert rows[-1]["queue"] == []
    assert rows[-1]["turn"] is None


def test_what_is_refused_during_a_turn(tmp_path: Path) -> None:
    actions = [("resume", "not-paused"), ("pause", None), ("pause", "already-paused"), ("grant 0s", "bad-limit")]
    rows = play(tmp_path, START + "+0s turn A\n" + "".join(f"+0s {action}\n" for action, _ in actions))
    assert [refused(row) for row in rows[2:]] == [code for _, code in actions]


@pytest.mark.parametrize("segment", ["welcome-1", "panel-1/opening", "panel-1/expert-2", "lunch-1", "closing-1"])
def test_the_floor_opens_only_in_a_discussion_and_the_refusal_says_when(tmp_path: Path, segment: str) -> None:
    rows = play(tmp_path, f"09:50:00 start {segment}\n+1s request Kenya\n+1s status\n")
    assert refused(rows[1]) == "floor-not-open"
    assert ":" in rows[1]["refusal"]["message"]
    assert rows[2]["list"] == "none"


def test_nobody_takes_the_floor_at_lunch(tmp_path: Path) -> None:
    rows = play(tmp_path, "13:00:00 start lunch-1\n+1s turn Kenya\n")
    assert refused(rows[1]) == "floor-not-open"


def test_hostile_names_pass_through_as_plain_text(tmp_path: Path) -> None:
    hostile = '<b>x</b><img src=\\"http://127.0.0.1:1/\\">'
    long = "x" * 400
    rows = play(tmp_path, START + f'+1s request "{hostile}"\n+1s request {long}\n+1s request "\u202eabc"\n+1s call\n')
    assert rows[-1]["turn"]["speaker"] == '<b>x</b><img src="http://127.0.0.1:1/">'
    assert len(names(rows[-1])[0]) <= 300
