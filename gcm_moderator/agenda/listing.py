"""The expanded agenda as plain rows, for printing and for other programs."""

from __future__ import annotations

from typing import Any

from gcm_moderator.agenda.model import Session

__all__ = ["agenda_rows"]


def agenda_rows(session: Session) -> list[dict[str, Any]]:
    """Return one row a segment, in the order of the agenda, ready for JSON.

    `planned_start` and `planned_end` are ISO 8601 with the place's offset; `limit_s` is the limit of one turn in
    seconds, None for a break; `length_s` is the planned length in seconds.
    """
    return [
        {
            "id": segment.id,
            "kind": segment.kind.value,
            "title": segment.title,
            "day": segment.day,
            "planned_start": segment.planned_start.isoformat(),
            "planned_end": segment.planned_end.isoformat(),
            "limit_s": segment.limit_s,
            "length_s": segment.length_s,
            "item": item.id,
            "item_title": item.title,
            "speaker": segment.speaker,
            "panellist": segment.panellist,
            "announced": item.announced,
            "remark": item.remark,
        }
        for item in session.items
        for segment in item.segments
    ]
