"""What a new agenda begins with. Each can run as it stands, and is changed from there."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from gcm_moderator.agenda.editing.document import Document
from gcm_moderator.agenda.editing.scalars import Data
from gcm_moderator.agenda.editing.written import text_of
from gcm_moderator.agenda.formats import Usual
from gcm_moderator.agenda.loading import USUAL
from gcm_moderator.agenda.source import FORMAT, MARKER

__all__ = ["Template", "new_agenda"]

_MORNING = ("10:00", "13:00")
_AFTERNOON = ("15:00", "18:00")
_CHAIRS = "Co-facilitators"


_Rows = tuple[tuple[str, ...], ...]
_Made = tuple[str, str, _Rows, tuple[tuple[_Rows, _Rows], ...]]
"""What the id begins with, the title, the themes, and the sittings and items of each day."""


class Template(Enum):
    """The kinds of meetings that are offered."""

    HEARING = "hearing"
    TWO_DAYS = "two-days"
    EMPTY = "empty"


def new_agenda(template: Template, date: dt.date, zone: str, usual: Usual = USUAL) -> Document:
    """Return a new agenda that begins on that date, in that time zone (an IANA name)."""
    name, title, themes, days = _MADE[template]
    data: dict[str, Data] = {
        MARKER: FORMAT,
        "id": f"{name}-{date.year}",
        "title": title,
        "theme": "Theme to be announced",
        "place": "Place to be announced",
        "zone": zone,
        "language": "en",
        "days": [
            {
                "date": (date + dt.timedelta(days=n)).isoformat(),
                "sittings": [{"start": start, "end": end} for start, end in sittings],
                "items": [dict(zip(_KEYS, item, strict=False)) for item in items],
            }
            for n, (sittings, items) in enumerate(days)
        ],
        "themes": [{"id": name, "title": text} for name, text in themes],
    }
    return Document(text_of(data), usual)


_KEYS = ("id", "title", "kind", "start", "end", "speaker")
_THEMES = (
    ("policies", "Effective policies"),
    ("good-practices", "Good practices"),
    ("commitments", "Actions and commitments"),
)
_OPENING = ("opening", "Opening remarks", "remarks", "10:00", "10:15", "Chair")
_HEARING = (
    _OPENING,
    ("panel-1", "Panel 1: to be announced", "expert-panel", "10:15", "11:30"),
    ("panel-2", "Panel 2: to be announced", "expert-panel", "11:30", "12:50"),
    ("closing", "Closing remarks", "remarks", "12:50", "13:00", "Chair"),
)
_DAY_1 = (
    ("welcome-1", "Welcoming remarks", "remarks", "10:00", "10:15", _CHAIRS),
    ("panel-1", "Panel 1: to be announced", "expert-panel", "10:15", "13:00"),
    ("lunch-1", "Lunch", "break", "13:00", "15:00"),
    ("panel-2", "Panel 2: to be announced", "expert-panel", "15:00", "17:50"),
    ("closing-1", "Closing remarks", "remarks", "17:50", "18:00", _CHAIRS),
)
_DAY_2 = (
    ("welcome-2", "Welcoming remarks", "remarks", "10:00", "10:05", _CHAIRS),
    ("panel-3", "Panel 3: to be announced", "expert-panel", "10:05", "13:00"),
    ("lunch-2", "Lunch", "break", "13:00", "15:00"),
    ("summary", "Summary panel", "summary-panel", "15:00", "17:30"),
    ("conclusions", "Main conclusions", "remarks", "17:30", "17:50", _CHAIRS),
    ("closing-2", "Closing remarks", "remarks", "17:50", "18:00", _CHAIRS),
)
_WHOLE_DAY = (_MORNING, _AFTERNOON)
_MADE: dict[Template, _Made] = {
    Template.HEARING: ("hearing", "Stakeholder hearing", _THEMES, (((_MORNING,), _HEARING),)),
    Template.TWO_DAYS: (
        "two-days",
        "Informal thematic session",
        _THEMES,
        ((_WHOLE_DAY, _DAY_1), (_WHOLE_DAY, _DAY_2)),
    ),
    Template.EMPTY: ("session", "New session", (), (((_MORNING,), (_OPENING,)),)),
}
