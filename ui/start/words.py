"""The start page's words: dates, places, and what is the matter with a file. No rules."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from gcm_moderator.agenda.problems import Problem


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Start", text)


def time_of_day(at: dt.datetime) -> str:
    """A time of day, in the zone of the instant: "09:58"."""
    return f"{at:%H:%M}"


def counted(number: int, one: str, several: str) -> str:
    """The words for one, or for several with `{n}`."""
    return one if number == 1 else several.format(n=number)


def problem_line(problem: Problem) -> str:
    """A problem with its line: "Line 42: …"."""
    if problem.line is None:
        return problem.message
    return tr("Line {line}: {message}").format(line=problem.line, message=problem.message)
