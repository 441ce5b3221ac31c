"""The summary panel's view at a seat."""

from __future__ import annotations

from gcm_moderator.desk.briefs import SUMMARY_SEAT, expert_tables, summary_view
from gcm_moderator.desk.qt import Seat
from gcm_moderator.meeting.commands import Command
from gcm_moderator.settings_file import SettingsStore
from ui.summary.page import SummaryPage


def summary_at(seat: Seat, settings: SettingsStore) -> SummaryPage:
    """The summary panel's view at that seat; `settings` has the thresholds of the quantifiers."""
    page = SummaryPage(lambda: summary_view(seat.desk, settings.current.quantifiers), lambda: expert_tables(seat.desk))

    def send(command: Command) -> None:
        seat.desk.send(command, lambda refusal: page.refuse(refusal) if refusal is not None else None, SUMMARY_SEAT)

    page.wanted.connect(send)
    seat.changed.connect(page.follow)
    leave = settings.follow(lambda _: page.follow())
    page.destroyed.connect(lambda _: leave())
    return page
