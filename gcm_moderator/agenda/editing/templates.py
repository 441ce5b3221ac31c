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


class Template(Enum):
    """The kinds of meetings that are offered."""

    HEARING = "hearing"
    TWO_DAYS = "two-days"
    EMPTY = "empty"


def new_agenda(template: Template, date: dt.date, zone: str, usual: Usual = USUAL) -> Document:
    """Return a new agenda that begins on that date, in that time zone (an IANA name)."""
    title, themes, days = _MADE[template]
    data: dict[str, Data] = {
        MARKER: FORMAT,
        "id": f"{template.value}-{date.year}" if template is not Template.EMPTY else f"session-{date.year}",
        "title": title,
        "theme": "Theme to be announced",
        "place": "Place to be announced",
        "zone": zone,
        "language": "en",
        "days": [
            {"date": (date + dt.timedelta(days=n)).isoformat(), "sittings": sittings, "items": items}
            for n, (sittings, items) in enumerate(days)
        ],
        "themes": [{"id": name, "title": text} for name, text in themes],
    }
    return Document(text_of(data), usual)


def _item(name: str, title: str, kind: str, start: str, end: str, speaker: str | None = None) -> Data:
    item = {"id": name, "title": title, "kind": kind, "start": start, "end": end}
    return item if speaker is None else {**item, "speaker": speaker}


def _sittings(*spans: tuple[str, str]) -> Data:
    return [{"start": start, "end": end} for start, end in spans]


_THEMES = (
    ("policies", "Effective policies"),
    ("good-practices", "Good practices"),
    ("commitments", "Actions and commitments"),
)
_HEARING = (
    _item("opening", "Opening remarks", "remarks", "10:00", "10:15", "Chair"),
    _item("panel-1", "Panel 1: to be announced", "expert-panel", "10:15", "11:30"),
    _item("panel-2", "Panel 2: to be announced", "expert-panel", "11:30", "12:50"),
    _item("closing", "Closing remarks", "remarks", "12:50", "13:00", "Chair"),
)
_DAY_1 = (
    _item("welcome-1", "Welcoming remarks", "remarks", "10:00", "10:15", _CHAIRS),
    _item("panel-1", "Panel 1: to be announced", "expert-panel", "10:15", "13:00"),
    _item("lunch-1", "Lunch", "break", "13:00", "15:00"),
    _item("panel-2", "Panel 2: to be announced", "expert-panel", "15:00", "17:50"),
    _item("closing-1", "Closing remarks", "remarks", "17:50", "18:00", _CHAIRS),
)
_DAY_2 = (
    _item("welcome-2", "Welcoming remarks", "remarks", "10:00", "10:05", _CHAIRS),
    _item("panel-3", "Panel 3: to be announced", "expert-panel", "10:05", "13:00"),
    _item("lunch-2", "Lunch", "break", "13:00", "15:00"),
    _item("summary", "Summary panel", "summary-panel", "15:00", "17:30"),
    _item("conclusions", "Main conclusions", "remarks", "17:30", "17:50", _CHAIRS),
    _item("closing-2", "Closing remarks", "remarks", "17:50", "18:00", _CHAIRS),
)
_MADE = {
    Template.HEARING: ("Stakeholder hearing", _THEMES, [(_sittings(_MORNING), list(_HEARING))]),
    Template.TWO_DAYS: (
        "Informal thematic session",
        _THEMES,
        [(_sittings(_MORNING, _AFTERNOON), list(_DAY_1)), (_sittings(_MORNING, _AFTERNOON), list(_DAY_2))],
    ),
    Template.EMPTY: ("New session", (), [(_sittings(_MORNING), [_HEARING[0]])]),
}
