"""Project files of Ontime, version 3 (a list of entries) and 4 (several rundowns, entries by id, groups)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from gcm_moderator.agenda.importing.document import Block, Cell, Column, Document, Line, Maker, Place, Row, Style, Table
from gcm_moderator.agenda.importing.problems import MOST_ROWS, NotImportable
from gcm_moderator.agenda.importing.words import column_of

__all__ = ["from_rundown", "is_rundown", "json_value"]

_DAY_MS = 24 * 60 * 60 * 1000
_MOST_GROUPS = 5
_BASE = (Column.START, Column.END, Column.DURATION, Column.NUMBER, Column.TITLE, Column.SPEAKER, Column.DETAIL)


def is_rundown(value: object) -> bool:
    """Whether a JSON value is a project of Ontime, or a rundown alone."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(entry, dict) and "type" in entry for entry in value)
    if not isinstance(value, dict):
        return False
    rundowns, rundown = value.get("rundowns"), value.get("rundown")
    return isinstance(rundowns, dict) or isinstance(rundown, (list, dict)) or isinstance(value.get("entries"), dict)


def from_rundown(value: Any, name: str) -> Document:
    """Return the document of a project: titles, notes and custom fields as cells; what is skipped as notes.

    Raises:
        NotImportable: it has no events, or more than any agenda.
    """
    maker = Maker()
    project = value if isinstance(value, dict) else {}
    blocks: list[Block] = [*_about(project, maker)]
    labels = _labels(project)
    rundowns = list(_rundowns(value))
    rows = 0
    for title, entries in rundowns:
        if len(rundowns) > 1:
            blocks += maker.lines(title, Place(part="rundown"), Style.HEADING)
        found = _Entries(maker, labels).blocks(entries)
        blocks += found
        rows += sum(len(block.rows) for block in found if isinstance(block, Table))
    if not rows:
        raise NotImportable(f"{name} is a project of Ontime without events; there is no agenda in it.")
    if rows > MOST_ROWS:
        raise NotImportable(f"{name} has more than {MOST_ROWS} events, which no agenda has.")
    return Document(name, "ontime", tuple(blocks), remarks=maker.remarks())


def _about(project: dict[str, Any], maker: Maker) -> Iterator[Line]:
    told = project.get("project") or project.get("eventData") or {}
    if not isinstance(told, dict):
        return
    place = Place(part="project")
    yield from maker.lines(f"Title: {told['title']}" if told.get("title") else "", place)
    for key in ("description", "publicInfo", "info", "backstageInfo"):
        text = told.get(key)
        yield from maker.lines(text if isinstance(text, str) else "", place)
    custom = told.get("custom")
    for field in custom if isinstance(custom, list) else []:
        if isinstance(field, dict):
            yield from maker.lines(f"{field.get('title', '')}: {field.get('value', '')}", place)


def _labels(project: dict[str, Any]) -> dict[str, str]:
    fields = project.get("customFields")
    found = fields.items() if isinstance(fields, dict) else ()
    return {key: str(field.get("label") or key) if isinstance(field, dict) else key for key, field in found}


def _rundowns(value: Any) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The rundowns, with their titles where there may be several, each as the list of its entries in order."""
    if isinstance(value, list):
        yield "", [entry for entry in value if isinstance(entry, dict)]
    elif isinstance(value.get("rundowns"), dict):
        for rundown in value["rundowns"].values():
            if isinstance(rundown, dict):
                yield str(rundown.get("title") or ""), list(_in_order(rundown))
    elif isinstance(value.get("rundown"), list):
        yield "", [entry for entry in value["rundown"] if isinstance(entry, dict)]
    else:
        rundown = value.get("rundown") if isinstance(value.get("rundown"), dict) else value
        yield "", list(_in_order(rundown))


def _in_order(rundown: dict[str, Any]) -> Iterator[dict[str, Any]]:
    known = rundown.get("entries")
    entries: dict[str, Any] = known if isinstance(known, dict) else {}
    order = rundown.get("order")
    seen: set[str] = set()

    def walk(ids: Any, depth: int) -> Iterator[dict[str, Any]]:
        for one in ids if isinstance(ids, list) else []:
            entry = entries.get(str(one))
            if not isinstance(entry, dict) or str(one) in seen:
                continue
            seen.add(str(one))
            yield entry
            if depth < _MOST_GROUPS:
                yield from walk(entry.get("entries") or entry.get("events"), depth + 1)

    yield from walk(order, 0)
    yield from walk([one for one in entries if one not in seen], 0)


class _Entries:
    def __init__(self, maker: Maker, labels: dict[str, str]) -> None:
        self._maker = maker
        self._labels = labels

    def blocks(self, entries: list[dict[str, Any]]) -> list[Block]:
        """Tables of events, with headings and notes between them."""
        blocks: list[Block] = []
        rows: list[Row] = []
        custom = list(
            dict.fromkeys(k for e in entries for k in (e.get("custom") or {}) if isinstance(e.get("custom"), dict))
        )
        roles = (*_BASE, *(self._role(key) for key in custom))

        def close() -> None:
            if rows:
                blocks.append(Table(tuple(rows), roles))
                rows.clear()

        for number, entry in enumerate(entries, start=1):
            place = Place(entry=number)
            sort = str(entry.get("type"))
            if sort == "event" and not entry.get("skip"):
                rows.append(self._row(entry, place, custom))
                continue
            close()
            blocks += self._beside(sort, entry, place)
        close()
        return blocks

    def _role(self, key: str) -> Column:
        known = column_of(self._labels.get(key, key))
        return known if known in (Column.SPEAKER, Column.MODERATOR, Column.ROOM) else Column.DETAIL

    def _beside(self, sort: str, entry: dict[str, Any], place: Place) -> Iterator[Line]:
        """What is no event that takes place: headings, milestones, delays, skipped events."""
        title = _text(entry.get("title"))
        if sort in ("group", "block"):
            yield from self._maker.lines(title, place, Style.HEADING)
            yield from self._maker.lines(_text(entry.get("note")), place, Style.FOOTNOTE)
        elif sort == "delay":
            minutes = _number(entry.get("duration")) / 60000
            yield from self._maker.lines(f"Delay of {minutes:g} minutes" if minutes else "", place, Style.FOOTNOTE)
        else:
            told = "Skipped: " if entry.get("skip") else "Milestone: " if sort == "milestone" else ""
            text = "\n".join(part for part in (f"{told}{title}" if title else "", _text(entry.get("note"))) if part)
            yield from self._maker.lines(text, place, Style.FOOTNOTE)

    def _row(self, entry: dict[str, Any], place: Place, custom: list[str]) -> Row:
        start, length = entry.get("timeStart"), _number(entry.get("duration"))
        end = entry.get("timeEnd")
        if not isinstance(end, int) and isinstance(start, int) and length:
            end = start + length
        subtitle = _text(entry.get("subtitle"))
        title = "\n".join(part for part in (_text(entry.get("title")), subtitle) if part)
        given = entry.get("custom")
        values = given if isinstance(given, dict) else {}
        texts = [
            _clock(start),
            _clock(end) if end != start else "",
            f"{length / 60000:g}" if length else "",
            _text(entry.get("cue")),
            title,
            _text(entry.get("presenter")),
            _text(entry.get("note")),
        ]
        for key in custom:
            value = values.get(key)
            text = _text(value.get("value") if isinstance(value, dict) else value)
            plain = self._role(key) is not Column.DETAIL or not text
            texts.append(text if plain else f"{self._labels.get(key, key)}: {text}")
        return Row(tuple(Cell(self._maker.lines(text, place)) for text in texts))


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else 0.0


def _clock(value: object) -> str:
    """Milliseconds since midnight as a time of day."""
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value < 10 * _DAY_MS:
        return ""
    minutes = round(value % _DAY_MS / 60000) if value != _DAY_MS else 24 * 60
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def json_value(text: str) -> object | None:
    """Return the value of a JSON text, None when it is none."""
    try:
        found: object = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return None
    return found
