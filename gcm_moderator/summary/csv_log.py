"""The speaking record as a table for spreadsheet programs: one row a turn, in the order in which they began.

RFC 4180, with a byte order mark so that spreadsheet programs read accents. The internal log: it names who spoke.
Instants are local in the place, with its offset; columns that end in `_s` are seconds and plain numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from gcm_moderator.summary.not_reached import left_waiting
from gcm_moderator.summary.plain import in_cell, local, one_line
from gcm_moderator.summary.rows import Ledger, TurnRow
from gcm_moderator.summary.words import segment_title

COLUMNS = (
    "day",
    "sitting",
    "segment",
    "segment_title",
    "speaker",
    "delegation",
    "category",
    "regional_group",
    "on_behalf_of",
    "kind",
    "to",
    "requested_at",
    "started_at",
    "finished_at",
    "limit_s",
    "granted_s",
    "paused_s",
    "used_s",
    "over_s",
    "absent",
    "notes",
    "status",
    "note_texts",
)
"""`absent` is yes or no, `notes` how many hang on the turn; `status` is finished, or how a turn still running stood.

`note_texts` are the notes, one after the other, parted by strokes.
"""

_BYTE_ORDER_MARK = "\ufeff"


NOT_REACHED = (
    "day",
    "segment",
    "segment_title",
    "place",
    "speaker",
    "delegation",
    "category",
    "regional_group",
    "on_behalf_of",
    "kind",
    "to",
    "requested_at",
)
"""Who waited and was not reached; `place` counts from 1 in each discussion."""


def speaking_record(ledger: Ledger) -> str:
    """The whole table, its header first. Nothing in it is taken for a formula."""
    notes = {note.id: one_line(note.content.text) for note in ledger.notes}
    return _table(COLUMNS, (_row(ledger, turn, notes) for turn in ledger.turns))


def not_reached(ledger: Ledger) -> str:
    """The requests that were not reached, in the agenda's order and in that of the list."""
    segments = {segment.id: segment for segment in ledger.segments}
    rows = (
        (
            segments[segment].day,
            segment,
            segment_title(segments[segment]),
            request.place,
            request.speaker.name,
            request.speaker.delegation,
            request.speaker.category,
            request.speaker.regional_group,
            request.on_behalf_of.name if request.on_behalf_of is not None else None,
            request.kind,
            request.to,
            local(request.requested_at, ledger.zone),
        )
        for segment, requests in left_waiting(ledger).items()
        for request in requests
    )
    return _table(NOT_REACHED, rows)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str | float | None]]) -> str:
    text = io.StringIO(_BYTE_ORDER_MARK, newline="")
    text.seek(0, io.SEEK_END)
    table = csv.writer(text)
    table.writerow(columns)
    table.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _row(ledger: Ledger, turn: TurnRow, notes: Mapping[str, str]) -> tuple[str | float | None, ...]:
    zone = ledger.zone
    return (
        turn.day,
        turn.sitting,
        turn.segment,
        turn.segment_title,
        turn.speaker.name,
        turn.speaker.delegation,
        turn.speaker.category,
        turn.speaker.regional_group,
        turn.on_behalf_of.name if turn.on_behalf_of is not None else None,
        turn.kind,
        turn.to,
        local(turn.requested_at, zone) if turn.requested_at is not None else None,
        local(turn.started_at, zone),
        local(turn.finished_at, zone) if turn.finished_at is not None else None,
        turn.limit_s,
        turn.granted_s,
        turn.paused_s,
        turn.used_s,
        turn.over_s,
        "yes" if turn.absent else "no",
        len(turn.notes),
        turn.standing,
        " | ".join(notes[note] for note in turn.notes),
    )


def _cell(value: str | float | None) -> str | float:
    if value is None:
        return ""
    if isinstance(value, str):
        return in_cell(value)
    return int(value) if value == int(value) else value
