from __future__ import annotations

import csv
import io

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.floor import Speaker
from gcm_moderator.summary import csv_log
from gcm_moderator.summary.document import Heading, Paragraph, Table
from gcm_moderator.summary.not_reached import not_reached
from tests.unit.meeting.podium import EU, KENYA, MALTA, discussion, speaking
from tests.unit.summary.meetings import HOSTILE, ledger_of, lively


def test_those_left_waiting_are_listed_by_discussion_in_their_order() -> None:
    first, heading, table = not_reached(ledger_of(lively())).blocks
    assert isinstance(first, Paragraph)
    assert first.text.startswith("2 requests for the floor")
    assert heading == Heading("Panel 1 · Discussion")
    assert isinstance(table, Table)
    assert table.rows == (
        ("1", "Costa Rica", "", "Intervention", "2017-05-08 10:43"),
        ("2", "Japan", "", "Intervention", "2017-05-08 10:51"),
    )


def test_it_says_so_when_everybody_was_reached() -> None:
    (only,) = not_reached(ledger_of(speaking(KENYA))).blocks
    assert only == Paragraph("Everybody who asked for the floor was reached, or withdrew.")


def test_the_table_for_spreadsheets_has_the_same_rows() -> None:
    text = csv_log.not_reached(ledger_of(lively())).removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["place"], row["speaker"], row["segment"]) for row in rows] == [
        ("1", "Costa Rica", "panel-1/discussion"),
        ("2", "Japan", "panel-1/discussion"),
    ]
    assert rows[0]["requested_at"] == "2017-05-08T10:43:02+02:00"


def test_no_name_in_it_is_a_formula() -> None:
    podium = discussion()
    for name in HOSTILE:
        podium.do(commands.RequestFloor(Speaker(name), on_behalf_of=EU))
    podium.do(commands.RequestFloor(MALTA))
    podium.start("panel-1/closing", "12:55")
    for row in csv.reader(io.StringIO(csv_log.not_reached(ledger_of(podium)).removeprefix("\ufeff"))):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\N{FULLWIDTH EQUALS SIGN}")) for cell in row)
