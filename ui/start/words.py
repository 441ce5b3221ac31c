"""The start page's words: dates, places, and what is the matter with a file. No rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from gcm_moderator.agenda.problems import Problem

SEPARATOR = " · "


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Start", text)


def dates(days: Sequence[dt.date]) -> str:
    """The days of a session, as short as they can be: "8–9 May 2017", "31 May – 1 June 2017"."""
    if not days:
        return ""
    first, last = min(days), max(days)
    if first == last:
        return f"{first.day} {month(first)} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {month(last)} {last.year}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {month(first)}{year} – {last.day} {month(last)} {last.year}"


def date(day: dt.date) -> str:
    """A day of a session: "Monday 8 May"."""
    return f"{QLocale().standaloneDayName(day.isoweekday())} {day.day} {month(day)}"


def month(day: dt.date) -> str:
    """The name of the month."""
    return QLocale().monthName(day.month)


def short_month(day: dt.date) -> str:
    """The month in three letters or so."""
    return QLocale().monthName(day.month, QLocale.FormatType.ShortFormat).rstrip(".")


def time_of_day(at: dt.datetime) -> str:
    """A time of day, in the zone of the instant: "09:58"."""
    return f"{at:%H:%M}"


def short_title(title: str) -> str:
    """The title up to its colon: "Panel 1" of "Panel 1: Human rights of all migrants"."""
    return title.partition(":")[0].strip()


def counted(number: int, one: str, several: str) -> str:
    """The words for one, or for several with `{n}`."""
    return one if number == 1 else several.format(n=number)


def problem_line(problem: Problem) -> str:
    """A problem with its line: "Line 42: …"."""
    if problem.line is None:
        return problem.message
    return tr("Line {line}: {message}").format(line=problem.line, message=problem.message)
