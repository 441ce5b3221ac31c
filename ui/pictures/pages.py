"""Pages, for pictures: settings, the calendar, the guide, and a rehearsal from its set-up to its end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gcm_moderator.agenda.model import SegmentKind, Session
from gcm_moderator.clock import PlayedClock, pace_of
from gcm_moderator.delegations.directory import Directory
from gcm_moderator.desk.desk import Desk
from gcm_moderator.desk.qt import Seat
from gcm_moderator.rehearsal.rehearsal import numbered_ids, open_record
from gcm_moderator.resources import data_folder
from gcm_moderator.settings import Floor, Practising, changed
from gcm_moderator.settings_file import SettingsStore
from ui.calendar.page import CalendarPage
from ui.help.window import HelpWindow
from ui.house import House
from ui.rehearse.rehearsal import Rehearsal
from ui.rehearse.setup import SetupPage, Wanted
from ui.settings.page import SettingsPage
from ui.shell.meeting import MeetingPage
from ui.shell.views import views_at

_SEED = 7
_TODAY = dt.date(2017, 5, 15)


def settings() -> SettingsPage:
    """The settings, one of them changed."""
    store = SettingsStore(Path("~/.config/gcm-moderator/settings.toml"))
    store.current = changed(store.current, "limits", "expert_minutes", 5)
    return SettingsPage(store, screens=list)


def calendar(house: House, *, as_list: bool) -> CalendarPage:
    """The calendar, on an entry about which two sources differ."""
    plan = house.workplan()
    page = CalendarPage(plan, _TODAY, lambda *_: ())
    beginning = "Sixth thematic" if as_list else "Second thematic"
    if as_list:
        page.switch_view()
    page.list.select(next(event.id for event in plan.events if event.title.startswith(beginning)))
    return page


def guide() -> HelpWindow:
    """The user guide, on the page of the moderator."""
    window = HelpWindow(data_folder("docs"))
    window.buttons["moderator.md"].click()
    return window


def set_up(session: Session) -> SetupPage:
    """What to choose before a rehearsal."""
    return SetupPage(session, Practising(), _SEED)


def rehearsal(session: Session, directory: Directory, store: SettingsStore) -> Iterator[tuple[str, QWidget]]:
    """A rehearsal half an hour into its first discussion, then how one went; nothing of it is left afterwards."""
    rehearsed, seat, clock = _begun(session, directory)
    rehearsed.course.jump_by(32)
    views = views_at(seat, lambda: directory, lambda: 0.0, store, pace=pace_of(clock))
    meeting = MeetingPage(seat, views, lambda: 0.0)
    meeting.show_above(rehearsed.strip)
    yield "rehearsal", meeting
    _end(rehearsed, seat)
    rehearsed, seat, _ = _begun(session, directory)
    rehearsed.course.jump_to_segment()
    rehearsed.course.jump_to_discussion()
    yield "rehearsal-after", rehearsed.page(rehearsed.recorded(), lambda: Path("rehearsal.gcm"), OSError)
    rehearsed.strip.deleteLater()
    _end(rehearsed, seat)


def _begun(session: Session, directory: Directory) -> tuple[Rehearsal, Seat, PlayedClock]:
    segment = next((each for each in session.segments if each.kind is SegmentKind.DISCUSSION), session.segments[0])
    clock = PlayedClock(segment.planned_start, 10.0, steady=lambda: 0.0)
    seat = Seat(Desk(open_record(session, None, clock.now()), clock, numbered_ids()))
    wanted = Wanted(session, segment.day, segment, clock.rate, Floor.FULL, _SEED)
    return Rehearsal(wanted, seat, clock, directory), seat, clock


def _end(rehearsed: Rehearsal, seat: Seat) -> None:
    rehearsed.course.stop()
    seat.close()
    seat.desk.record.close()
