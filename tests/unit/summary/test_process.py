"""The calendar file of the process: exact days as they are, inexact ones over their span and called so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from gcm_moderator.resources import data_folder
from gcm_moderator.summary.process import write_process
from gcm_moderator.summary.writing import ExportError
from gcm_moderator.workplan.loading import load_workplan

STAMP = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
EVENTS = load_workplan(data_folder("assets") / "calendar" / "workplan.csv").events


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Calendar:
    path = tmp_path_factory.mktemp("out") / "workplan.ics"
    without = write_process(path, EVENTS, STAMP)
    assert [event.as_printed for event in without] == ["TBC"] * 4
    return Calendar.from_ical(path.read_bytes())


def entry(calendar: Calendar, beginning: str) -> tuple[Any, Any, str, str]:
    event: Any = next(event for event in calendar.walk("VEVENT") if str(event["summary"]).startswith(beginning))
    return event["dtstart"].dt, event["dtend"].dt, str(event["status"]), str(event["summary"])


def test_every_entry_with_a_date_is_in_it_once(found: Calendar) -> None:
    assert len({str(event["uid"]) for event in found.walk("VEVENT")}) == 70


def test_days_are_whole_days_with_the_last_included(found: Calendar) -> None:
    start, end, status, title = entry(found, "First thematic session")
    assert (start, end, status) == (dt.date(2017, 5, 8), dt.date(2017, 5, 10), "CONFIRMED")
    assert title.endswith("intolerance")


def test_reservations_are_tentative_and_in_the_title(found: Calendar) -> None:
    start, end, status, title = entry(found, "PGA circulates documentation for the first")
    assert (start, end, status) == (dt.date(2017, 4, 5), dt.date(2017, 4, 6), "TENTATIVE")
    assert title.endswith("(TBC)")


def test_inexact_dates_are_not_made_up(found: Calendar) -> None:
    start, end, status, title = entry(found, "Intergovernmental conference")
    assert (start, end, status) == (dt.date(2018, 9, 1), dt.date(2018, 10, 1), "TENTATIVE")
    assert title.endswith("(some time within: September - TBA)")


def test_where_it_cannot_be_written_one_sentence_says_so(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"none"):
        write_process(tmp_path / "none" / "workplan.ics", EVENTS, STAMP)
