"""What a new agenda begins with."""

from __future__ import annotations

import datetime as dt

import pytest

from gcm_moderator.agenda.editing.templates import Template, new_agenda
from gcm_moderator.agenda.formats import Usual

NEW_YEARS_EVE = dt.date(2026, 12, 31)
THEMES = """\
policies: Effective policies
good-practices: Good practices
commitments: Actions and commitments
"""

HEARING = """\
hearing-2026: Stakeholder hearing
Theme to be announced, Place to be announced, America/New_York, en
2026-12-31: 10:00-13:00
10:00-10:15 opening, remarks: Opening remarks, Chair
10:15-11:30 panel-1, expert-panel: Panel 1: to be announced, None
11:30-12:50 panel-2, expert-panel: Panel 2: to be announced, None
12:50-13:00 closing, remarks: Closing remarks, Chair
"""

TWO_DAYS = """\
two-days-2026: Informal thematic session
Theme to be announced, Place to be announced, America/New_York, en
2026-12-31: 10:00-13:00 15:00-18:00
10:00-10:15 welcome-1, remarks: Welcoming remarks, Co-facilitators
10:15-13:00 panel-1, expert-panel: Panel 1: to be announced, None
13:00-15:00 lunch-1, break: Lunch, None
15:00-17:50 panel-2, expert-panel: Panel 2: to be announced, None
17:50-18:00 closing-1, remarks: Closing remarks, Co-facilitators
2027-01-01: 10:00-13:00 15:00-18:00
10:00-10:05 welcome-2, remarks: Welcoming remarks, Co-facilitators
10:05-13:00 panel-3, expert-panel: Panel 3: to be announced, None
13:00-15:00 lunch-2, break: Lunch, None
15:00-17:30 summary, summary-panel: Summary panel, None
17:30-17:50 conclusions, remarks: Main conclusions, Co-facilitators
17:50-18:00 closing-2, remarks: Closing remarks, Co-facilitators
"""

EMPTY = """\
session-2026: New session
Theme to be announced, Place to be announced, America/New_York, en
2026-12-31: 10:00-13:00
10:00-10:15 opening, remarks: Opening remarks, Chair
"""


@pytest.mark.parametrize(
    ("template", "expected"),
    [(Template.HEARING, HEARING + THEMES), (Template.TWO_DAYS, TWO_DAYS + THEMES), (Template.EMPTY, EMPTY)],
)
def test_a_new_agenda_begins_with_what_is_usual_for_such_a_meeting(template: Template, expected: str) -> None:
    source = new_agenda(template, NEW_YEARS_EVE, "America/New_York").source
    found = [f"{source.id}: {source.title}", f"{source.theme}, {source.place}, {source.zone}, {source.language}"]
    for day in source.days:
        found.append(f"{day.date}: {' '.join(f'{sitting.start}-{sitting.end}' for sitting in day.sittings)}")
        found += [f"{i.start}-{i.end} {i.id}, {i.kind}: {i.title}, {i.speaker}" for i in day.items]
    found += [f"{theme.id}: {theme.title}" for theme in source.themes]
    assert found == expected.splitlines()


def test_a_new_agenda_is_marked_and_holds_what_is_usual_here() -> None:
    document = new_agenda(Template.EMPTY, NEW_YEARS_EVE, "UTC", Usual(round_size=3))
    assert document.text.startswith("gcm-moderator: 1\nid: session-2026\ntitle: New session\n")
    assert document.session is not None
    assert document.session.round_size == 3
