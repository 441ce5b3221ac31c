"""A meeting written to a file: which document, and in the format that the file's suffix names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

import msgspec

from gcm_moderator.meeting import facts
from gcm_moderator.meeting.evolve import Impossible
from gcm_moderator.settings import Quantifiers
from gcm_moderator.summary import calendar, csv_log, everything, markdown, word
from gcm_moderator.summary.document import Document, Progress, silent
from gcm_moderator.summary.ledger import NoMeeting, ledger
from gcm_moderator.summary.log import log
from gcm_moderator.summary.not_reached import not_reached
from gcm_moderator.summary.report import report
from gcm_moderator.summary.rows import Ledger
from gcm_moderator.summary.sheet import sheet
from gcm_moderator.summary.writing import ExportError, write

__all__ = ["SUFFIXES", "ExportError", "What", "Writers", "export", "usual"]


class What(StrEnum):
    """What of a meeting is exported."""

    SUMMARY = "summary"
    LOG = "log"
    NOT_REACHED = "not-reached"
    PRINT = "print"
    EVERYTHING = "everything"
    AGENDA = "agenda"


_DOCUMENT = (".docx", ".pdf", ".md")
SUFFIXES: Mapping[What, tuple[str, ...]] = {
    What.SUMMARY: _DOCUMENT,
    What.LOG: (*_DOCUMENT, ".csv"),
    What.NOT_REACHED: (*_DOCUMENT, ".csv"),
    What.PRINT: _DOCUMENT,
    What.EVERYTHING: (".json",),
    What.AGENDA: (".ics",),
}
"""The formats of each."""

_USUAL = {
    ".docx": What.SUMMARY,
    ".pdf": What.SUMMARY,
    ".md": What.LOG,
    ".csv": What.LOG,
    ".json": What.EVERYTHING,
    ".ics": What.AGENDA,
}


class Writers(msgspec.Struct, frozen=True):
    """What the documents are written with.

    `template` is the Word template; `pdf` makes a PDF file of a document; `quantifiers` are the numbers from which on
    the summary says "some", "several", "many".
    """

    template: Path
    pdf: Callable[[Document, Progress], bytes]
    quantifiers: Quantifiers = Quantifiers()
    progress: Progress = silent


def usual(to: Path) -> What:
    """What a file of that suffix holds where nothing else is asked for.

    Raises:
        ExportError: the suffix is unknown.
    """
    what = _USUAL.get(to.suffix.lower())
    if what is None:
        said = f"the unknown suffix {to.suffix}" if to.suffix else "no suffix"
        raise ExportError(f"{to} has {said}; the suffix says what to write, so give it {_listed(tuple(_USUAL))}.")
    return what


def export(recorded: Sequence[facts.Recorded], to: Path, writers: Writers, what: What | None = None) -> Document | None:
    """Write the meeting that these facts tell; a file that is there already is replaced.

    Without `what`, the suffix says it. Returns the document that was written, None for a table, JSON or a calendar.

    Raises:
        ExportError: the suffix is unknown or not one of what is asked for, the template does not work, the facts tell
            no meeting, or the file cannot be written.
    """
    what = what or usual(to)
    suffix = to.suffix.lower()
    if suffix not in SUFFIXES[what]:
        usual(to)
        raise ExportError(f"{to} cannot hold the {_NAMES[what]}; give it the suffix {_listed(SUFFIXES[what])}.")
    try:
        rows = ledger(recorded)
        source = _document(rows, what, writers) if suffix in _DOCUMENT else None
        content = _written(source, suffix, writers) if source is not None else _others(rows, what, writers)
    except (NoMeeting, Impossible) as reason:
        raise ExportError(f"The record cannot be exported, because its facts do not add up: {reason}") from reason
    write(to, content)
    return source


_NAMES = {
    What.SUMMARY: "summary",
    What.LOG: "internal log",
    What.NOT_REACHED: "list of who was not reached",
    What.PRINT: "print of agenda and queue",
    What.EVERYTHING: "whole meeting",
    What.AGENDA: "calendar of the agenda",
}


def _document(rows: Ledger, what: What, writers: Writers) -> Document:
    if what is What.SUMMARY:
        return report(rows, writers.quantifiers)
    return {What.LOG: log, What.NOT_REACHED: not_reached, What.PRINT: sheet}[what](rows)


def _written(source: Document, suffix: str, writers: Writers) -> bytes:
    match suffix:
        case ".docx":
            return word.document(source, writers.template, writers.progress)
        case ".pdf":
            return writers.pdf(source, writers.progress)
        case _:
            return markdown.text_of(source).encode("utf-8")


def _others(rows: Ledger, what: What, writers: Writers) -> bytes:
    match what:
        case What.LOG:
            return csv_log.speaking_record(rows).encode("utf-8")
        case What.NOT_REACHED:
            return csv_log.not_reached(rows).encode("utf-8")
        case What.AGENDA:
            return calendar.agenda(rows)
        case _:
            return everything.document(rows, writers.quantifiers).encode("utf-8")


def _listed(suffixes: Sequence[str]) -> str:
    *others, last = suffixes
    return f"{', '.join(others)} or {last}" if others else last
