"""The whole first session, played from its script: every figure in every row is reckoned a second time."""

from __future__ import annotations

import csv
import datetime as dt
import json
import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.acceptance import slow_forecast as slow
from tests.acceptance.slow_model import Line, Meeting, Planned, Reckoning, read_lines
from tests.acceptance.support import FIRST_SCRIPT, Row, names, refused, run

GENEVA = ZoneInfo("Europe/Zurich")
DAYS = [dt.date(2017, 5, 8), dt.date(2017, 5, 9)]
NEAR_S = 0.01


@dataclass(frozen=True)
class Reckoned:
    """A row, its line of the script, and the meeting as the slow model has it at that instant."""

    row: Row
    line: Line
    meeting: Meeting

    @property
    def now(self) -> dt.datetime:
        return self.line.at


@dataclass(frozen=True)
class Whole:
    """Both days."""

    rows: list[Row]
    reckoned: list[Reckoned]
    record: Path

    @property
    def discussions(self) -> list[Reckoned]:
        return [reckoned for reckoned in self.reckoned if reckoned.meeting.discussing]

    def at(self, day: int, time: str) -> list[Row]:
        return [row for row in self.rows if row["at"] == f"{DAYS[day - 1]}T{time}+02:00"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    record = tmp_path_factory.mktemp("first-session") / "first.gcm"
    done = run("rehearse", "gcm-2017-1", "--script", FIRST_SCRIPT, "--record", record, "--json")
    assert done.code == 0, done.err
    rows = done.rows
    lines = read_lines(FIRST_SCRIPT, DAYS, GENEVA)
    reckoning = Reckoning(_agenda())
    reckoned = [
        Reckoned(row, line, reckoning.after(line, carried_out=row["ok"])) for row, line in zip(rows, lines, strict=True)
    ]
    return Whole(rows, reckoned, record)


def _agenda() -> list[Planned]:
    return [
        Planned(row["id"], row["kind"], _at(row["planned_start"]), _at(row["planned_end"]), row["limit_s"])
        for row in run("agenda", "gcm-2017-1", "--json").json
    ]


def _at(text: str) -> dt.datetime:
    instant = dt.datetime.fromisoformat(text)
    assert instant.utcoffset() == dt.timedelta(hours=2), "Geneva in May"
    return instant.astimezone(GENEVA)


def _sittings() -> list[slow.Sitting]:
    hours = ((10, 13), (15, 18))
    return [
        (dt.datetime.combine(day, dt.time(start), GENEVA), dt.datetime.combine(day, dt.time(end), GENEVA))
        for day in DAYS
        for start, end in hours
    ]


def _near(text: str, instant: dt.datetime) -> bool:
    return abs((_at(text) - instant).total_seconds()) <= NEAR_S


def test_each_action_is_reported_in_order_at_its_instant(whole: Whole) -> None:
    for reckoned in whole.reckoned:
        row, line = reckoned.row, reckoned.line
        assert (row["line"], row["command"]) == (line.number, line.verb)
        assert _at(row["at"]) == line.at


def test_it_is_a_session_of_the_size_of_the_real_one(whole: Whole) -> None:
    taken = Counter(row["segment"]["id"] for row in whole.rows if row["command"] == "call" and row["ok"])
    assert all(taken[f"panel-{number}/discussion"] > 30 for number in (1, 2, 3))
    started = [row["segment"]["id"] for row in whole.rows if row["command"] == "start"]
    assert set(started) == {segment.id for segment in _agenda()}
    assert len(whole.rows) > 700


def test_only_the_lines_that_say_so_are_refused(whole: Whole) -> None:
    said = [number for number, text in enumerate(_script_lines(), start=1) if "refused" in text.partition("#")[2]]
    said = [number for number in said if number in {row["line"] for row in whole.rows}]
    assert [row["line"] for row in whole.rows if not row["ok"]] == said
    codes = {refused(row) for row in whole.rows} - {None}
    assert codes == {
        "already-waiting",
        "floor-not-open",
        "list-closed",
        "not-paused",
        "queue-empty",
        "stale-order",
        "suspended",
        "unknown-name",
    }


def _script_lines() -> list[str]:
    return FIRST_SCRIPT.read_text(encoding="utf-8").splitlines()


def test_a_refused_line_changes_nothing_but_the_clock(whole: Whole) -> None:
    for before, row in zip(whole.rows, whole.rows[1:], strict=False):
        if row["ok"]:
            continue
        assert names(row) == names(before)
        assert (row["turn"] is None) == (before["turn"] is None)
        for field in ("list", "suspended", "round", "interrupted"):
            assert row[field] == before[field], row["line"]
        assert (row["turn"] or {}).get("speaker") == (before["turn"] or {}).get("speaker")
        assert (row["turn"] or {}).get("granted_s") == (before["turn"] or {}).get("granted_s")


def test_the_seconds_of_a_turn_add_up_in_every_row(whole: Whole) -> None:
    for row in whole.rows:
        turn = row["turn"]
        if turn is None:
            continue
        assert turn["remaining_s"] == pytest.approx(turn["limit_s"] + turn["granted_s"] - turn["elapsed_s"])
        assert turn["face"] == _face(turn["remaining_s"])
        assert turn["phase"] == _phase(turn) or turn["phase"] == "paused"


def _face(remaining_s: float) -> str:
    shown = math.ceil(remaining_s) if remaining_s >= 0 else math.floor(-remaining_s)
    return f"{'+' if remaining_s < 0 else ''}{shown // 60:02d}:{shown % 60:02d}"


def _phase(turn: dict[str, Any]) -> str:
    if turn["remaining_s"] <= 0:
        return "over"
    warning_s = 30 if turn["limit_s"] < 180 else 60
    return "warning" if turn["remaining_s"] <= warning_s else "running"


def test_whoever_has_the_floor_has_the_time_that_the_slow_model_gives(whole: Whole) -> None:
    phases = set()
    for reckoned in whole.reckoned:
        turn, held = reckoned.row["turn"], reckoned.meeting.turn
        where = reckoned.line.number
        assert (turn is None) == (held is None), where
        if held is None:
            continue
        assert (turn["kind"], turn["limit_s"], turn["granted_s"]) == (held.kind, held.limit, held.granted), where
        assert turn["elapsed_s"] == pytest.approx(held.elapsed(reckoned.now), abs=NEAR_S), where
        assert turn["paused_s"] == pytest.approx(held.paused(reckoned.now), abs=NEAR_S), where
        assert turn["elapsed_s"] + turn["paused_s"] == pytest.approx((reckoned.now - held.start).total_seconds())
        assert (turn["phase"] == "paused") == held.stopped, where
        if reckoned.meeting.discussing:
            assert turn["speaker"] == held.name, where
        phases.add(turn["phase"])
    assert phases == {"running", "warning", "over", "paused"}


def test_points_of_order_keep_one_turn_interrupted(whole: Whole) -> None:
    for reckoned in whole.reckoned:
        under = reckoned.meeting.under
        assert reckoned.row["interrupted"] == ([] if under is None else [under.name]), reckoned.line.number
    assert any(row["interrupted"] for row in whole.rows)


def test_the_queue_is_the_one_of_the_slow_model(whole: Whole) -> None:
    for reckoned in whole.reckoned:
        queue, meeting = reckoned.row["queue"], reckoned.meeting
        if not meeting.discussing:
            assert queue == []
            continue
        waiting = [
            (asked.name, asked.kind, asked.behalf, meeting.part.heard[asked.name, asked.behalf] + 1)
            for asked in meeting.part.queue
        ]
        shown = [(row["name"], row["kind"], row["on_behalf_of"], row["nth"]) for row in queue]
        assert shown == waiting, reckoned.line.number
    assert max(row["nth"] for whole_row in whole.rows for row in whole_row["queue"]) >= 2


def test_the_list_the_suspension_and_the_segment_are_those_of_the_slow_model(whole: Whole) -> None:
    for reckoned in whole.reckoned:
        row, meeting = reckoned.row, reckoned.meeting
        expected = "none" if not meeting.discussing else "open" if meeting.part.is_open else "closed"
        assert row["list"] == expected, reckoned.line.number
        assert row["suspended"] == (meeting.suspended is not None)
        assert (row["segment"] or {}).get("id") == meeting.running
        if meeting.running is not None:
            end = meeting.agenda[meeting.running].end
            assert _at(row["segment"]["planned_end"]) == end
            assert row["segment"]["remaining_s"] == (end - reckoned.now).total_seconds()


def test_rounds_count_interventions_since_the_panellists_and_the_questions_that_wait(whole: Whole) -> None:
    pending: list[tuple[str, str]] = []
    for reckoned in whole.reckoned:
        row, line, meeting = reckoned.row, reckoned.line, reckoned.meeting
        panel = (meeting.running or "").split("/")[0]
        if line.verb == "note" and line.option("kind") == "question":
            pending.append((panel, line.option("to") or ""))
        if line.verb == "answered":
            del pending[int(line.words[1]) - 1]
        since = meeting.part.since_panellists if meeting.discussing else 0
        assert row["round"]["since_panellists"] == since, line.number
        assert row["round"]["suggest_panellists"] == (meeting.discussing and since >= 5)
        assert row["round"]["pending_questions"] == Counter(to for where, to in pending if where == panel)
    assert any(row["round"]["suggest_panellists"] for row in whole.rows)


def test_the_ends_are_projected_item_after_item(whole: Whole) -> None:
    sittings = _sittings()
    for reckoned in whole.reckoned:
        ahead, meeting, now = reckoned.row["forecast"], reckoned.meeting, reckoned.now
        if meeting.running is None:
            assert ahead is None
            continue
        end = slow.segment_end(meeting, now)
        behind_s = (end - meeting.agenda[meeting.running].end).total_seconds()
        assert _near(ahead["segment_end"], end), reckoned.line.number
        assert ahead["behind_s"] == pytest.approx(behind_s, abs=NEAR_S)
        assert _near(ahead["sitting_end"], slow.sitting_end(meeting, now, sittings)), reckoned.line.number


def test_the_forecast_of_a_discussion_says_who_fits_and_when(whole: Whole) -> None:
    for reckoned in whole.discussions:
        ahead, meeting, now = reckoned.row["forecast"], reckoned.meeting, reckoned.now
        speed, left_s = slow.pace(meeting), slow.left(meeting, now)
        slots = left_s / (meeting.limit * speed.used + speed.change)
        assert ahead["fits"] in {max(0, math.floor(slots - 1e-3)), max(0, math.floor(slots + 1e-3))}
        overrun_s = max(0.0, speed.needed(meeting.part.queue, meeting.limit) - left_s)
        assert ahead["overrun_s"] == pytest.approx(overrun_s, abs=NEAR_S), reckoned.line.number
        instants = slow.expected(meeting, now)
        for waiting, instant in zip(reckoned.row["queue"], instants, strict=True):
            assert _near(waiting["expected_at"], instant), reckoned.line.number


def test_the_common_limit_is_the_longest_at_which_everybody_fits(whole: Whole) -> None:
    seen = 0
    for reckoned in whole.discussions:
        ahead, meeting = reckoned.row["forecast"], reckoned.meeting
        speed, left_s = slow.pace(meeting), slow.left(meeting, reckoned.now)
        queue, common = meeting.part.queue, ahead["limit_for_all_s"]
        if speed.needed(queue, meeting.limit) <= left_s:
            assert common is None, reckoned.line.number
        elif common is None:
            assert speed.needed(queue, 1.0, most=1.0) > left_s, reckoned.line.number
        else:
            seen += 1
            assert speed.needed(queue, common, most=common) <= left_s + NEAR_S
            assert speed.needed(queue, common + 1, most=common + 1) > left_s - NEAR_S
    assert seen > 10


def test_a_discussion_that_starts_on_time_fits_forty_interventions(whole: Whole) -> None:
    (start,) = (row for row in whole.at(1, "10:43:00") if row["command"] == "start")
    assert start["forecast"]["fits"] == 40  # 130 minutes, three minutes and a quarter each
    assert start["segment"]["remaining_s"] == 7800.0


def test_the_printed_overlap_of_the_first_day_ends_at_five_past_six(whole: Whole) -> None:
    afternoon = [row for row in whole.rows if (row["segment"] or {}).get("id") == "panel-2/discussion"]
    assert {row["forecast"]["sitting_end"] for row in afternoon} == {"2017-05-08T18:05:00+02:00"}
    assert {row["forecast"]["behind_s"] for row in afternoon} == {0.0}
    (overlap,) = whole.at(1, "17:50:00")
    assert overlap["segment"]["id"] == "panel-2/closing"
    assert overlap["segment"]["remaining_s"] == 300.0
    # The moderator began three seconds late and has seven minutes; the closing remarks keep their ten.
    assert overlap["forecast"]["segment_end"] == "2017-05-08T17:55:03+02:00"
    assert overlap["forecast"]["sitting_end"] == "2017-05-08T18:05:03+02:00"
    (closing,) = (row for row in whole.at(1, "17:55:00") if row["command"] == "start")
    assert closing["forecast"]["behind_s"] == 300.0
    assert closing["forecast"]["sitting_end"] == "2017-05-08T18:05:00+02:00"


def test_undo_and_redo_give_back_the_very_same_instants(whole: Whole) -> None:
    steps = [row for row in whole.rows if row["command"] in ("undo", "redo")]
    assert len(steps) >= 12
    assert all(row["ok"] for row in steps)
    numbers = [row["line"] for row in whole.rows]
    call = next(row for row in whole.rows if row["command"] == "undo")
    before = whole.rows[numbers.index(call["line"]) - 1]
    redo = whole.rows[numbers.index(call["line"]) + 1]
    assert (before["command"], redo["command"]) == ("call", "redo")
    assert redo["turn"]["speaker"] == before["turn"]["speaker"]
    assert redo["turn"]["elapsed_s"] == (_at(redo["at"]) - _at(before["at"])).total_seconds()
    assert call["turn"] is None
    assert names(call)[0] == before["turn"]["speaker"]


def test_the_record_is_sound_and_the_same_without_and_with_a_file(whole: Whole) -> None:
    verdict = run("verify", whole.record)
    assert verdict.code == 0
    assert verdict.err == ""
    assert run("rehearse", "gcm-2017-1", "--script", FIRST_SCRIPT, "--json").rows == whole.rows


def test_the_exported_speaking_record_has_every_turn_with_its_seconds(whole: Whole, tmp_path: Path) -> None:
    table = tmp_path / "record.csv"
    assert run("export", whole.record, "--to", table).code == 0
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["absent"] == "no"]
    turns = sorted(whole.reckoned[-1].meeting.turns, key=lambda turn: turn.start)
    assert len(rows) == len(turns)
    for row, turn in zip(rows, turns, strict=True):
        assert turn.end is not None
        assert _at(row["started_at"]) == turn.start
        assert _at(row["finished_at"]) == turn.end
        assert float(row["used_s"]) == pytest.approx(turn.elapsed(turn.end))
        assert float(row["paused_s"]) == pytest.approx(turn.paused(turn.end))
        assert float(row["limit_s"]) == turn.limit
        assert float(row["granted_s"]) == turn.granted
        assert float(row["over_s"]) == pytest.approx(max(0.0, -turn.remaining(turn.end)))
    assert sum(float(row["used_s"]) for row in rows) == pytest.approx(
        sum(turn.elapsed(turn.end) for turn in turns if turn.end is not None)
    )


def test_the_exported_whole_has_the_totals_of_the_rows(whole: Whole, tmp_path: Path) -> None:
    file = tmp_path / "whole.json"
    assert run("export", whole.record, "--to", file).code == 0
    exported = _json(file)
    turns = [turn for turn in exported["turns"] if not turn["absent"]]
    model = whole.reckoned[-1].meeting
    spoken = Counter[str]()
    for turn in turns:
        spoken[turn["kind"]] += 1
    assert spoken == Counter(turn.kind for turn in model.turns)
    assert len(exported["notes"]) == sum(row["command"] == "note" for row in whole.rows)
    assert len(exported["messages"]) == sum(row["command"] == "message" for row in whole.rows)
    assert [stop["seconds"] for stop in exported["suspensions"]] == [182.0]
    asked = [row for row in whole.rows if row["command"] == "request" and row["ok"]]
    assert len(exported["requests"]) == len(asked)
    left = {segment: len(part.queue) for segment, part in model.parts.items() if part.queue}
    assert {segment: len(requests) for segment, requests in exported["not_reached"].items()} == left


def _json(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def test_the_same_script_makes_the_same_record(whole: Whole, tmp_path: Path) -> None:
    again = tmp_path / "again.gcm"
    assert run("rehearse", "gcm-2017-1", "--script", FIRST_SCRIPT, "--record", again).code == 0
    for record, to in ((whole.record, tmp_path / "one.json"), (again, tmp_path / "other.json")):
        assert run("export", record, "--to", to).code == 0
    assert _json(tmp_path / "one.json") == _json(tmp_path / "other.json")
