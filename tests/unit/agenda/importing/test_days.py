"""Which dates the days of a programme have, and what is said where that is not sure."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.importing.importer import import_text
from gcm_moderator.agenda.importing.understanding import Given

PANEL = "10:00-13:00 Panel: Work"
PRINTED = "Its date is not printed; {}, after the day before, is taken."


def dates(text: str, first: str | None = None) -> list[str]:
    """The dates of the days of a programme, whose parts "/" separates; each part is a day with a panel of its own."""
    lines = [f"{part.strip()}\n{PANEL}" for part in text.split(" / ")]
    days = import_text("\n".join(lines), "x.txt", Given(date=first)).understanding.days
    return [": ".join([day.date or "?", *(doubt.text for doubt in day.doubts)]) for day in days]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hearing, Geneva, 8 May 2017", ["2017-05-08"]),
        ("31 December 2017 / 1 January 2018", ["2017-12-31", "2018-01-01"]),
        ("Geneva, 8-9 May 2017\nDay 1 / Day 2", ["2017-05-08", "2017-05-09"]),
        ("Geneva, 8-9 May 2017\nDay 2 / Day 1", ["2017-05-09", "2017-05-08"]),
        ("Geneva, 8-9 May 2017\nMorning of Monday / Tuesday", ["2017-05-08", "2017-05-09"]),
        ("Geneva, 8 to 9 May 2017\n8 May / Day 2", ["2017-05-08", "2017-05-09"]),
        ("Geneva, 8-9 May\nDay 1 / Day 2", ["?", "?"]),
        ("Geneva, 9 May and 8 May 2017\nDay 1 / Day 2", ["?", "?"]),
        ("Geneva, 8-9 May 2017\nDay 3 / Day 4", ["?", "?"]),
        ("Geneva, 8, 9 and 10 May 2017\nDay 1 / Day 2 / Day 3", ["2017-05-08", "2017-05-09", "2017-05-10"]),
        ("Geneva, 8-10 May 2017\nDay 1 / Day 2 / Day 3", ["2017-05-08", "2017-05-09", "2017-05-10"]),
        ("Geneva, 8-10 May 2017\nDay 1 / Day 2", ["?", "?"]),
        ("Geneva, 8 May 2017 and 9 May 2017\nNote of 12 April 2017", ["?"]),
        ("Dates: 8-9 May 2017\nGeneva, 12-13 April 2017\nDay 1 / Day 2", ["2017-05-08", "2017-05-09"]),
        ("An update of 12-13 April 2017\nGeneva, 8-9 May 2017\nDay 1 / Day 2", ["2017-05-08", "2017-05-09"]),
        ("Note of 12 April 2017\nGeneva, 8-9 May 2017\nDay 1 / Day 2", ["2017-05-08", "2017-05-09"]),
        ("Geneva, 12 April 2017\nHeld on 8-9 May 2017\nDay 1 / Day 2", ["2017-05-08", "2017-05-09"]),
        ("Geneva, 30-31 June 2017\nDay 1 / Day 2", ["?", "?"]),
        ("Day 1 / Day 2", ["?", "?"]),
        ("Monday 8 May / Tuesday 9 May", ["?", "?"]),
        ("8 May 2017 / Second day", ["2017-05-08", "2017-05-09: " + PRINTED.format("2017-05-09")]),
        ("8 May 2017 / Wednesday", ["2017-05-08", "2017-05-10: " + PRINTED.format("2017-05-10")]),
        ("8 May 2017 / Monday", ["2017-05-08", "2017-05-15: " + PRINTED.format("2017-05-15")]),
        ("9 May 2017 / Monday", ["2017-05-09", "2017-05-15: " + PRINTED.format("2017-05-15")]),
        ("Tuesday, 8 May 2017", ["2017-05-08: The document says Tuesday, and 2017-05-08 is a Monday."]),
        ("Tuesday\n8 May 2017", ["2017-05-08: The document says Tuesday, and 2017-05-08 is a Monday."]),
        ("8 May 2017\nTuesday", ["2017-05-08: The document says Tuesday, and 2017-05-08 is a Monday."]),
        ("Monday, 8 May 2017", ["2017-05-08"]),
        ("31 June 2017 / 1 July 2017", ["?: There is no day 31 in month 6.", "2017-07-01"]),
        ("Updated on 12 April 2017\nGeneva, 8 May 2017", ["2017-05-08"]),
        ("Date: 8 May 2017\nGeneva, 12 April 2017", ["2017-05-08"]),
        ("Sent: 12 April 2017\nHearing, 8 May 2017", ["2017-05-08"]),
        ("Note of 12 April 2017\nThe hearing is held on 8 May 2017", ["2017-04-12"]),
        ("Geneva, 12 April 2017\n8 May", ["2017-05-08"]),
        ("Geneva, 12 and 13 April 2016, 14 April 2017, 15 April 2017\n8 May", ["2016-05-08"]),
    ],
)
def test_the_dates_of_days(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


OTHER_WAY = "The day and the month could be the other way round; {} is taken."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("08/05/2017", ["2017-05-08: " + OTHER_WAY.format("2017-05-08")]),
        ("08/05/2017 / Second day", [
            "2017-05-08: " + OTHER_WAY.format("2017-05-08"), "2017-05-09: " + PRINTED.format("2017-05-09")]),
        ("08/05/2017 / 09/05/2017", ["2017-05-08", "2017-05-09"]),
        ("05/08/2017 / 05/09/2017", ["2017-05-08", "2017-05-09"]),
        ("05/30/2017 / 06/01/2017", ["2017-05-30", "2017-06-01"]),
        ("30/05/2017 / 01/06/2017", ["2017-05-30", "2017-06-01"]),
        ("02/10/2017 / 03/10/2017 / 04/10/2017", ["2017-10-02", "2017-10-03", "2017-10-04"]),
        ("02/11/2017 / Second day / 02/13/2017", [
            "2017-02-11", "2017-02-12: " + PRINTED.format("2017-02-12"), "2017-02-13"]),
        ("05/08/2017 / 09/05/2017 / 10/05/2017", ["2017-08-05", "2017-05-09", "2017-05-10"]),
        ("01/02/2017 / 02/01/2017", [
            "2017-02-01: " + OTHER_WAY.format("2017-02-01"), "2017-01-02: " + OTHER_WAY.format("2017-01-02")]),
        ("31/06/2017 / 01/07/2017 / 02/07/2017", ["?: There is no day 31 in month 6.", "2017-07-01", "2017-07-02"]),
        ("02/12/2016 / 02/01/2017", ["2016-12-02", "2017-01-02"]),
    ],
)  # fmt: skip
def test_day_and_month_in_figures(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        ("Day 1 / Day 2", "2017-05-08", ["2017-05-08", "2017-05-09: " + PRINTED.format("2017-05-09")]),
        ("Monday 8 May / Tuesday 9 May", "2017-05-08", ["2017-05-08", "2017-05-09"]),
        ("Geneva, 8-9 May\nDay 1 / Day 2", "2018-05-08", ["2018-05-08", "2018-05-09"]),
        ("8 May 2017 / 9 May 2017", "2017-06-01", ["2017-06-01", "2017-05-09"]),
        ("8 May 2017 / 9 May", "2016-06-01", ["2016-06-01", "2017-05-09"]),
        ("Tuesday, 8 May 2017", "2017-05-08", ["2017-05-08"]),
    ],
)
def test_the_first_day_may_be_given(text: str, first: str, expected: list[str]) -> None:
    assert dates(text, first) == expected


def test_a_doubt_about_a_date_stands_beside_its_line() -> None:
    (day,) = import_text(f"Hearing\n\nTuesday, 8 May 2017\n{PANEL}", "x.txt").understanding.days
    assert [(doubt.code.value, doubt.line) for doubt in day.doubts] == [("date", 2)]
    late = "15:00-18:00 Panel: Pay"
    first, second = import_text(f"8 May 2017\n{PANEL}\n{late}\n{PANEL}\n{late}", "x.txt").understanding.days
    assert [(doubt.code.value, doubt.line) for doubt in (*first.doubts, *second.doubts)] == [("date", None)]
