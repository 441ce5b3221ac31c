"""An agenda that `check` lets pass can be rehearsed, however its items overlap."""

from __future__ import annotations

from pathlib import Path

from tests.acceptance.support import run

CROWDED = """\
gcm-moderator: 1
id: crowded
title: Crowded
theme: What overlaps
place: Nairobi
zone: Africa/Nairobi
days:
  - date: 2026-05-11
    sittings:
      - {start: "09:00", end: "13:00"}
    items:
      - {id: panel-1, title: 'The "first" panel', kind: expert-panel, start: "09:00", end: "11:00"}
      - {id: panel-2, title: Panel 2, kind: expert-panel, start: "10:00", end: "12:00", experts: 1}
      - {id: panel-3, title: Panel 3, kind: expert-panel, start: "10:10", end: "10:40", experts: 1}
      - {id: welcome, title: Late welcome, kind: remarks, start: "10:15", end: "10:16"}
      - {id: summary, title: Summary, kind: summary-panel, start: "10:20", end: "13:00"}
      - {id: lunch, title: Lunch, kind: break, start: "10:20", end: "10:21"}
themes: []
"""


def test_an_agenda_that_overlaps_much_is_rehearsed_from_beginning_to_end(tmp_path: Path) -> None:
    session = tmp_path / "crowded.yaml"
    session.write_text(CROWDED, encoding="utf-8")
    assert run("check", session).code == 0
    done = run("rehearse", session, "--json")
    assert (done.code, done.err) == (0, "")
    assert [row["line"] for row in done.rows if not row["ok"]] == []
    times = [row["at"] for row in done.rows]
    assert times == sorted(times)
    started = [row["segment"]["id"] for row in done.rows if row["command"] == "start"]
    assert started == [row["id"] for row in run("agenda", session, "--json").json]
