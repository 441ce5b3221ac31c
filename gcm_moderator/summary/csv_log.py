"""The speaking record as a table for spreadsheet programs: one row a turn, in the order in which they began.

RFC 4180, with a byte order mark so that spreadsheet programs read accents. The internal log: it names who spoke.
Instants are local in the place, with its offset; columns that end in `_s` are seconds and plain numbers.
"""

from __future__ import annotations

import csv
import io

from gcm_moderator.summary.plain import in_cell, local
from gcm_moderator.summary.rows import Ledger, TurnRow

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
)
"""`absent` is yes or no, `notes` how many hang on the turn; `status` is finished, or how a turn still running stood."""

_BYTE_ORDER_MARK = "\ufeff"


def speaking_record(ledger: Ledger) -> str:
    """The whole table, its header first. Nothing in it is taken for a formula."""
    text = io.StringIO(_BYTE_ORDER_MARK, newline="")
    text.seek(0, io.SEEK_END)
    table = csv.writer(text)
    table.writerow(COLUMNS)
    table.writerows([_cell(value) for value in _row(ledger, turn)] for turn in ledger.turns)
    return text.getvalue()


def _row(ledger: Ledger, turn: TurnRow) -> tuple[str | float | None, ...]:
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
    )


def _cell(value: str | float | None) -> str | float:
    if value is None:
        return ""
    if isinstance(value, str):
        return in_cell(value)
    return int(value) if value == int(value) else value
