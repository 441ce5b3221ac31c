"""The rehearsal of an agenda as it is planned: it plays on every shipped session without a refusal."""

from __future__ import annotations

from pathlib import Path

import pytest

from gcm_moderator.agenda.model import SegmentKind
from gcm_moderator.record.port import RecordError
from gcm_moderator.record.reading import read_record, verify
from gcm_moderator.record.sqlite import SqliteRecord
from gcm_moderator.rehearsal.planned import planned_script
from gcm_moderator.rehearsal.rehearsal import rehearse_at_once
from gcm_moderator.rehearsal.script import ScriptError
from tests.shipped import directory, session
from tests.unit.rehearsal.stage import SESSIONS


@pytest.mark.parametrize("session_id", SESSIONS)
def test_it_plays_without_a_refusal_and_starts_every_segment(session_id: str) -> None:
    agreed = session(session_id)
    played = list(rehearse_at_once(agreed, directory()))
    assert [row["refusal"] for _, row in played if not row["ok"]] == []
    started = [done.action.name for done, _ in played if done.action.verb == "start"]
    assert started == [segment.id for segment in agreed.segments]
    for discussion in (segment for segment in agreed.segments if segment.kind is SegmentKind.DISCUSSION):
        calls = [row for done, row in played if done.action.verb == "call" and row["segment"]["id"] == discussion.id]
        assert len(calls) >= 20
        assert all(row["turn"]["kind"] == "intervention" for row in calls)


@pytest.mark.parametrize("session_id", SESSIONS)
def test_the_same_agenda_gives_the_same_script(session_id: str) -> None:
    agreed = session(session_id)
    assert planned_script(agreed, directory()) == planned_script(agreed, directory())


def test_a_rehearsal_can_be_kept_as_a_record(tmp_path: Path) -> None:
    path = tmp_path / "rehearsal.gcm"
    script = tmp_path / "script.txt"
    script.write_text("10:43:00 start panel-1/discussion\n+1s request Kenya\n+1s call\n+30s finish\n")
    rows = [row for _, row in rehearse_at_once(session(), directory(), script, path)]
    assert [row["ok"] for row in rows] == [True] * 4
    assert verify(path).sound
    recorded = read_record(path)
    assert {fact.seat for fact in recorded} == {"rehearsal"}
    assert recorded[0].at == recorded[1].at
    SqliteRecord.open(path).close()


def test_what_came_before_a_bad_line_is_on_the_record(tmp_path: Path) -> None:
    path = tmp_path / "rehearsal.gcm"
    script = tmp_path / "script.txt"
    script.write_text("10:00:00 start welcome-1\n+1s dance\n")
    playing = rehearse_at_once(session(), directory(), script, path)
    next(playing)
    with pytest.raises(ScriptError, match="Line 2"):
        next(playing)
    assert len(read_record(path)) == 2


def test_an_empty_script_opens_the_meeting_and_nothing_else(tmp_path: Path) -> None:
    script = tmp_path / "script.txt"
    script.write_text("# nothing\n")
    path = tmp_path / "rehearsal.gcm"
    assert list(rehearse_at_once(session(), directory(), script, path)) == []
    assert len(read_record(path)) == 1


def test_a_record_that_did_not_take_everything_is_told_when_all_is_played(tmp_path: Path) -> None:
    script = tmp_path / "script.txt"
    script.write_text("10:43:00 start panel-1/discussion\n+1s request Kenya\n+1s call\n+1s finish\n")
    path = tmp_path / "rehearsal.gcm"
    playing = rehearse_at_once(session(), directory(), script, path)
    next(playing)
    path.unlink()
    assert [next(playing)[1]["ok"] for _ in range(3)] == [True] * 3
    with pytest.raises(RecordError, match="3 actions"):
        next(playing)
