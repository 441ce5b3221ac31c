"""The page of the calendar: months, the list, filters, what sources say, and its file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gcm_moderator import bootstrap
from gcm_moderator.summary.writing import ExportError
from gcm_moderator.workplan.loading import Workplan
from gcm_moderator.workplan.model import Event
from gcm_moderator.workplan.months import Month
from tests.gui.focusable import walk_focusable
from ui.calendar import words
from ui.calendar.page import CalendarPage
from ui.calendar.rows import EventRow
from ui.widgets.row_list import Heading

LATER = dt.date(2026, 11, 25)


@pytest.fixture
def saved() -> list[tuple[Path, int]]:
    return []


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, saved: list[tuple[Path, int]]) -> Iterator[CalendarPage]:
    def write(path: Path, events: tuple[Event, ...]) -> tuple[Event, ...]:
        saved.append((path, len(events)))
        return tuple(event for event in events if event.start is None)

    made = CalendarPage(bootstrap.workplan(), LATER, write, lambda _: tmp_path / "plan.ics")
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def titles(page: CalendarPage) -> list[str]:
    return [row.title for row in page.list.rows if isinstance(row, EventRow)]


def headings(page: CalendarPage) -> list[str]:
    return [row.title for row in page.list.rows if isinstance(row, Heading)]


def event(page: CalendarPage, beginning: str, place: str = "") -> Event:
    events = bootstrap.workplan().events
    return next(e for e in events if e.title.startswith(beginning) and e.place.startswith(place))


def test_it_begins_with_the_first_session_or_with_today(page: CalendarPage, qtbot: QtBot) -> None:
    assert page.month == Month(2017, 5)
    assert "First thematic session" in " ".join(titles(page))
    today = CalendarPage(bootstrap.workplan(), dt.date(2017, 9, 4), lambda *_: ())
    qtbot.addWidget(today)
    assert today.month == Month(2017, 9)


def test_keys_and_buttons_go_through_the_months(page: CalendarPage, qtbot: QtBot) -> None:
    page.later.click()
    assert page.title.full_text == "June 2017"
    qtbot.keyClick(page, Qt.Key.Key_PageUp)
    qtbot.keyClick(page, Qt.Key.Key_PageUp)
    assert page.title.full_text == "April 2017"


def test_what_lies_in_a_month_is_listed_and_has_no_bar(page: CalendarPage) -> None:
    page.go_to(Month(2018, 2))
    assert headings(page) == ["February 2018", "Some time in this month"]
    assert page.list.rows[0] == Heading("February 2018", "Nothing on a day of this month.")
    draft = event(page, "Zero draft")
    assert page.grid.middle_of(draft) is None
    assert page.list.select(draft.id)
    assert page.card.when.full_text == "Some time in February 2018"
    assert "Printed as “February TBA” in the workplan" in page.card.text


def test_a_press_on_a_bar_chooses_its_entry(page: CalendarPage, qtbot: QtBot) -> None:
    bali = event(page, "Bali Process")
    at = page.grid.middle_of(bali)
    assert isinstance(at, QPoint)
    qtbot.mouseClick(page.grid, Qt.MouseButton.LeftButton, pos=at)
    assert page.current == bali


def test_differing_sources_are_both_shown_and_said(page: CalendarPage) -> None:
    page.switch_view()
    sixth = [row for row in page.list.rows if isinstance(row, EventRow) and row.title.startswith("Sixth")]
    assert [row.badge[0] for row in sixth] == ["2–3", "3–4"]
    assert all(row.differs for row in sixth)
    page.list.select(sixth[0].key)
    assert "The workplan says otherwise: 3–4 October 2017 (“3-4 October”), Geneva." in page.card.text


def test_filters_hold_in_month_and_list(page: CalendarPage) -> None:
    page.places.setCurrentIndex(page.places.findText("Vienna"))
    assert titles(page) == []
    page.switch_view()
    assert [title.partition(":")[0] for title in titles(page)] == ["Fifth thematic session"]
    page.phases.setCurrentIndex(page.phases.findText("Phase 3"))
    assert titles(page) == []
    assert "No entry is of this kind" in page.list.rows[0].empty  # type: ignore[union-attr]


def test_undated_entries_stand_at_the_end_with_their_reservation(page: CalendarPage) -> None:
    page.switch_view()
    assert headings(page)[-1] == "No date yet"
    last = page.list.rows[-1]
    assert isinstance(last, EventRow)
    assert last.badge == ("TBC", "no date")


def test_a_thematic_session_leads_to_the_session(page: CalendarPage, qtbot: QtBot) -> None:
    page.list.select(event(page, "Second thematic").id)
    with qtbot.waitSignal(page.session_wanted) as wanted:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert wanted.args == [dt.date(2017, 5, 22)]
    page.list.select(event(page, "Bali").id)
    assert page.open_session.isHidden()


def test_the_export_is_of_what_is_shown(page: CalendarPage, saved: list[tuple[Path, int]], tmp_path: Path) -> None:
    page.export.click()
    assert saved == [(tmp_path / "plan.ics", 74)]
    assert page.bar.text == f"Saved 70 entries in {tmp_path / 'plan.ics'}. 4 without a date are not in it."
    page.phases.setCurrentIndex(3)
    page.export.click()
    assert saved[-1][1] == 13


def test_faults_are_said(qtbot: QtBot, tmp_path: Path) -> None:
    def write(path: Path, events: tuple[Event, ...]) -> tuple[Event, ...]:
        raise ExportError("The disk is full.")

    page = CalendarPage(Workplan((), ("plan.csv, line 3: it has no title.",)), LATER, write, lambda _: tmp_path / "x")
    qtbot.addWidget(page)
    page.show()
    assert page.bar.text == "plan.csv, line 3: it has no title."
    page.export.click()
    assert page.bar.text == "The disk is full."
    page.close()


def test_everything_can_be_reached_and_has_a_name(page: CalendarPage) -> None:
    assert [widget for widget in walk_focusable(page) if not widget.accessibleName()] == []


@pytest.mark.parametrize(
    ("beginning", "said"),
    [
        ("IGC full round", "IGC full round TBC"),
        ("MIDWA", "TBC MIDWA migration data working group"),
        ("Bali", "Bali Process"),
    ],
)
def test_a_bar_says_its_reservation_once(page: CalendarPage, beginning: str, said: str) -> None:
    assert words.bar(event(page, beginning)) == said


def test_the_days_of_a_tile_stay_in_their_order_in_a_mirrored_layout(
    page: CalendarPage, qapp: QApplication, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight))

    def tile(shift: int = 0) -> QImage:
        row = next(n for n, row in enumerate(page.list.rows) if isinstance(row, EventRow) and "–" in row.badge[0])
        index = page.list.model().index(row, 0)
        page.list.scrollTo(index)
        box = page.list.visualRect(index)
        mirrored = page.list.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = box.right() - 78 + shift if mirrored else box.left() + 12
        return page.list.viewport().grab(QRect(left, box.top() + 12, 66, box.height() - 24)).toImage()

    def difference(one: QImage, other: QImage) -> int:
        places = ((x, y) for x in range(one.width()) for y in range(one.height()))
        return sum(abs(one.pixelColor(*at).lightness() - other.pixelColor(*at).lightness()) > 96 for at in places)

    plain = tile()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert min(difference(plain, tile(shift)) for shift in range(-3, 4)) < 20
