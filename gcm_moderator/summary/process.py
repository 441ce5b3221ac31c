"""The calendar of the process as a file for other calendars. No date is made up.

What is on days stands on them, tentative where they are to be confirmed. What only lies somewhere within a span is put
over the whole span, tentative, not as busy, and says so in its title. What has no date cannot stand in such a file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from gcm_moderator.summary.calendar import Dated, process
from gcm_moderator.summary.writing import write
from gcm_moderator.workplan.model import Event, Precision

TITLE = "Global compact for migration: workplan"


def write_process(to: Path, events: Iterable[Event], stamp: dt.datetime) -> tuple[Event, ...]:
    """Write the entries, and give those that have no date and are not in the file.

    Raises:
        ExportError: the file cannot be written; what was there is unharmed.
    """
    events = tuple(events)
    dated = [made for event in events if (made := _dated(event)) is not None]
    write(to, process(TITLE, dated, stamp))
    return tuple(event for event in events if event.start is None)


def _dated(event: Event) -> Dated | None:
    if event.start is None or event.end is None:
        return None
    reserved = event.precision.value.upper() if event.precision in (Precision.TBC, Precision.TBA) else ""
    if event.on_days:
        title = f"{event.title} ({reserved})" if reserved else event.title
    else:
        title = f"{event.title} (some time within: {event.as_printed})"
    return Dated(
        id=event.id,
        title=title,
        first=event.start,
        last=event.end,
        place=event.place,
        certain=event.certain,
        remarks=(f"Printed as “{event.as_printed}” in the {' and the '.join(event.sources)}.", f"Phase {event.phase}"),
    )
