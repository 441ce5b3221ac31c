"""The file of the calendar: one entry a line, comma-separated, UTF-8."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from gcm_moderator.workplan.model import Event, Kind, Precision, in_order

COLUMNS = ("phase", "start", "end", "precision", "as_printed", "group", "title", "place", "source")


class Workplan(msgspec.Struct, frozen=True):
    """The entries that could be read, in their order, and a sentence with its line for each that could not."""

    events: tuple[Event, ...]
    problems: tuple[str, ...] = ()


class _Wrong(Exception):
    """What is wrong with a line."""


def load_workplan(path: Path) -> Workplan:
    """Read the file; what is wrong in it is left out and named."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as reason:
        return Workplan((), (f"The calendar {path} cannot be read: {reason.strerror}.",))
    except UnicodeDecodeError:
        return Workplan((), (f"The calendar {path} is no text in UTF-8.",))
    events, problems = [], []
    try:
        for line, row in _rows(text):
            try:
                events.append(_event(line, row))
            except _Wrong as wrong:
                problems.append(f"{path.name}, line {line}: {wrong}")
    except (_Wrong, csv.Error) as wrong:
        problems.append(f"{path.name}: {wrong}")
    return Workplan(in_order(events), tuple(problems))


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    head = next(reader, [])
    missing = [column for column in COLUMNS if column not in head]
    if missing:
        raise _Wrong(f"the first line has to name the columns {', '.join(COLUMNS)}; {', '.join(missing)} is missing.")
    line = reader.line_num + 1
    for cells in reader:
        if cells:
            yield line, dict(zip(head, [cell.strip() for cell in cells], strict=False))
        line = reader.line_num + 1


def _event(line: int, row: dict[str, str]) -> Event:
    missing = [column for column in COLUMNS if column not in row]
    if missing:
        raise _Wrong(f"the line ends before its {missing[0]}.")
    if not row["title"]:
        raise _Wrong("it has no title.")
    if row["phase"] not in ("1", "2", "3"):
        raise _Wrong(f"the phase is 1, 2 or 3, not “{row['phase'][:40]}”.")
    start, end = (_date(row[name]) for name in ("start", "end"))
    if (start is None) is not (end is None):
        raise _Wrong("it has only one of start and end; write both, or none where no date is printed.")
    if start is not None and end is not None and end < start:
        raise _Wrong(f"it ends on {end}, before it starts on {start}.")
    return Event(
        phase=int(row["phase"]),
        kind=_one_of(Kind, row["group"], "group"),
        title=row["title"],
        place=row["place"],
        as_printed=row["as_printed"],
        precision=_one_of(Precision, row["precision"], "precision"),
        sources=tuple(source.strip() for source in row["source"].split(";") if source.strip()),
        line=line,
        start=start,
        end=end,
    )


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as reason:
        raise _Wrong(f"“{text[:40]}” is no date; write it as 2017-05-08.") from reason


def _one_of(kind: type[Kind] | type[Precision], text: str, column: str) -> Any:
    try:
        return kind(text)
    except ValueError as reason:
        raise _Wrong(f"the {column} is one of {', '.join(kind)}, not “{text[:40]}”.") from reason
