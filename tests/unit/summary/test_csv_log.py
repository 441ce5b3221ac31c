from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.meeting import commands
from gcm_moderator.summary.csv_log import COLUMNS, speaking_record
from gcm_moderator.summary.plain import in_cell
from tests.unit.meeting.generated import Step, opened, play, steps
from tests.unit.meeting.podium import KENYA, Podium, speaking
from tests.unit.summary.meetings import HOSTILE, ledger_of, lively, said_by


def _rows(podium: Podium) -> list[dict[str, str]]:
    text = speaking_record(ledger_of(podium))
    assert text.startswith("\ufeff")
    table = list(csv.reader(io.StringIO(text[1:], newline=""), strict=True))
    assert all(len(row) == len(COLUMNS) for row in table)
    assert tuple(table[0]) == COLUMNS
    return [dict(zip(COLUMNS, row, strict=True)) for row in table[1:]]


def test_one_row_a_turn_by_time() -> None:
    rows = _rows(lively())
    assert [row["speaker"] for row in rows] == ["Malta", "Kenya", "Japan"]
    assert rows[0] == {
        "day": "1",
        "sitting": "1",
        "segment": "panel-1/discussion",
        "segment_title": "Discussion",
        "speaker": "Malta",
        "delegation": "MT",
        "category": "member-state",
        "regional_group": "WEOG",
        "on_behalf_of": "European Union",
        "kind": "intervention",
        "to": "panellist-2",
        "requested_at": "2017-05-08T10:43:00+02:00",
        "started_at": "2017-05-08T10:43:05+02:00",
        "finished_at": "2017-05-08T10:47:40+02:00",
        "limit_s": "300",
        "granted_s": "30",
        "paused_s": "10",
        "used_s": "265",
        "over_s": "0",
        "absent": "no",
        "notes": "1",
        "status": "finished",
        "note_texts": "Firewalls work",
    }


@given(steps(most=25))
def test_the_table_has_a_row_for_every_turn_that_stands(played: list[Step]) -> None:
    podium = opened()
    play(podium, played)
    rows = _rows(podium)
    turns = podium.state.all_turns()
    assert len(rows) == len(turns)
    assert sum(float(row["granted_s"]) for row in rows) == pytest.approx(sum(turn.granted_s for turn in turns))
    assert sum(row["absent"] == "yes" for row in rows) == sum(turn.absent for turn in turns)


def test_numbers_of_ours_stay_numbers() -> None:
    podium = speaking(KENYA)
    podium.do(commands.GrantTime(-30.5), after=20.25)
    (row,) = _rows(podium)
    assert (row["granted_s"], row["used_s"], row["status"], row["finished_at"]) == (
        "-30.5",
        "20.25",
        "has-the-floor",
        "",
    )


@given(st.one_of(st.text(max_size=40), st.sampled_from(HOSTILE)))
def test_no_name_is_a_formula_or_breaks_the_table(name: str) -> None:
    (row,) = _rows(said_by(name))
    assert row["speaker"] == in_cell(name)


def test_lines_end_as_the_standard_says() -> None:
    text = speaking_record(ledger_of(lively()))
    assert text.count("\r\n") == text.count("\n") == 4
