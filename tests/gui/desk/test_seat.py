"""A seat for windows: signals, cached views, what it shows of saving, and how it leaves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from pytestqt.qtbot import QtBot

from gcm_moderator.desk.desk import PATIENCE_S
from gcm_moderator.desk.qt import RETRY_MS, SLOW_MS, Seat
from gcm_moderator.desk.views import Saving
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.commands import Command, Refusal
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.record.port import RecordUnwritable
from gcm_moderator.record.sqlite import SqliteRecord
from tests.unit.desk.seats import DISCUSSION, Chair, FaultyRecord, open_discussion, same_as_recorded

PATIENCE_MS = round(PATIENCE_S * 1000)
FULL = "The disk is full."


class Place:
    """A seat at the discussion of panel 1, on a record that can be held and can fail."""

    def __init__(self) -> None:
        self.record = FaultyRecord()
        self.chair = Chair(self.record)
        open_discussion(self.chair)
        self.seat = Seat(self.chair.desk)
        self.refused: list[Refusal] = []
        self.seat.refused.connect(self.refused.append)

    def timer(self, interval_ms: int) -> QTimer:
        """The seat's timer of that length."""
        return next(timer for timer in self.seat.findChildren(QTimer) if timer.interval() == interval_ms)

    def due(self, qtbot: QtBot, interval_ms: int) -> None:
        """Let the time of that running timer be over."""
        timer = self.timer(interval_ms)
        assert timer.isActive()
        with qtbot.waitSignal(timer.timeout):
            timer.setInterval(0)
        timer.setInterval(interval_ms)

    def running(self, interval_ms: int) -> bool:
        return self.timer(interval_ms).isActive()

    def carry_out(self, qtbot: QtBot, order: Command) -> None:
        """Send a command and wait for the change."""
        with qtbot.waitSignal(self.seat.changed):
            self.seat.send(order)

    def close(self) -> None:
        self.record.held = False
        self.record.answer_all()
        self.seat.close()
        self.record.close()


@pytest.fixture
def place(qtbot: QtBot) -> Iterator[Place]:
    made = Place()
    yield made
    made.close()


def test_a_change_is_told_once_after_it_is_on_the_disk(place: Place, qtbot: QtBot) -> None:
    last = place.record.status().last_seq
    changes: list[int] = []
    place.seat.changed.connect(lambda: changes.append(place.record.status().last_seq))
    place.carry_out(qtbot, commands.CallRequest())
    QCoreApplication.processEvents()
    assert changes == [last + 1]
    assert place.seat.podium.turn == place.seat.display.turn == place.seat.state.turn
    assert place.seat.podium.saving is Saving.SAVED


def test_nothing_is_shown_before_the_record_answers(place: Place, qtbot: QtBot) -> None:
    place.record.held = True
    with qtbot.assertNotEmitted(place.seat.changed):
        place.seat.send(commands.CallRequest())
        QCoreApplication.processEvents()
    assert place.seat.podium.turn is None
    with qtbot.waitSignal(place.seat.changed):
        place.record.answer()
    assert place.seat.podium.turn is not None


def test_a_refusal_is_told_and_changes_nothing(place: Place, qtbot: QtBot) -> None:
    with qtbot.waitSignal(place.seat.refused), qtbot.assertNotEmitted(place.seat.changed):
        place.seat.send(commands.FinishTurn())
    assert [refusal.code.value for refusal in place.refused] == ["no-turn"]


def test_views_are_made_once_for_each_change(place: Place, qtbot: QtBot) -> None:
    podium, display = place.seat.podium, place.seat.display
    assert place.seat.podium is podium
    assert place.seat.display is display
    place.carry_out(qtbot, commands.CallRequest())
    assert place.seat.podium is not podium
    assert place.seat.display is not display
    assert place.seat.podium is place.seat.podium


def test_the_forecast_is_seen_from_now(place: Place, qtbot: QtBot) -> None:
    forecast = place.seat.forecast()
    assert forecast is not None
    assert len(forecast.expected) == 3
    assert place.seat.now() == place.chair.now
    place.carry_out(qtbot, commands.EndSegment())
    assert place.seat.forecast() is None


def test_a_slow_write_is_shown_as_saving_until_it_is_through(place: Place, qtbot: QtBot) -> None:
    place.record.held = True
    place.seat.send(commands.CallRequest())
    with qtbot.waitSignal(place.seat.changed):
        place.due(qtbot, SLOW_MS)
    assert (place.seat.podium.saving, place.seat.podium.turn) == (Saving.SAVING, None)
    with qtbot.waitSignal(place.seat.changed):
        place.record.answer()
    assert (place.seat.podium.saving, place.seat.podium.turn) == (Saving.SAVED, place.seat.state.turn)
    assert not place.running(SLOW_MS)
    assert not place.running(PATIENCE_MS)


def test_a_hung_disk_does_not_hold_up_the_meeting(place: Place, qtbot: QtBot) -> None:
    place.record.held = True
    place.seat.send(commands.CallRequest())
    place.seat.send(commands.PauseTurn())
    place.due(qtbot, PATIENCE_MS)
    turn = place.seat.podium.turn
    assert turn is not None
    assert turn.holds
    assert (place.seat.podium.saving, place.seat.podium.unsaved) == (Saving.NOT_SAVED, 2)
    assert place.seat.podium.problem
    place.record.held = False
    with qtbot.waitSignal(place.seat.changed):
        place.record.answer()
    qtbot.waitUntil(lambda: place.seat.podium.saving is Saving.SAVED)
    assert same_as_recorded(place.chair.desk, place.record)


def test_each_write_is_given_its_own_patience(place: Place, qtbot: QtBot) -> None:
    place.record.held = True
    place.seat.send(commands.CallRequest())
    place.seat.send(commands.PauseTurn())
    with qtbot.waitSignal(place.seat.changed):
        place.record.answer()
    assert place.chair.desk.writing
    assert place.running(SLOW_MS)
    assert place.running(PATIENCE_MS)


def test_an_answer_of_before_does_not_end_the_patience_with_the_next(place: Place) -> None:
    place.seat.send(commands.CallRequest())
    place.record.held = True
    place.seat.send(commands.PauseTurn())
    place.chair.desk.written()
    QCoreApplication.processEvents()
    assert place.chair.desk.writing
    assert place.running(PATIENCE_MS)


def test_what_is_unsaved_is_tried_again_until_it_is_saved(place: Place, qtbot: QtBot) -> None:
    place.record.faults.extend(RecordUnwritable(FULL) for _ in range(2))
    place.carry_out(qtbot, commands.CallRequest())
    assert (place.seat.podium.saving, place.seat.podium.problem) == (Saving.NOT_SAVED, FULL)
    assert place.seat.podium.turn is not None
    with qtbot.waitSignal(place.seat.changed):
        place.due(qtbot, RETRY_MS)
    assert place.seat.podium.unsaved == 1
    with qtbot.waitSignal(place.seat.changed):
        place.due(qtbot, RETRY_MS)
    assert (place.seat.podium.saving, place.seat.podium.problem) == (Saving.SAVED, None)
    assert not place.running(RETRY_MS)
    assert same_as_recorded(place.chair.desk, place.record)


def test_another_seat_is_followed(place: Place, qtbot: QtBot) -> None:
    other = Chair(place.record.inner, "time")
    with qtbot.waitSignal(place.seat.changed):
        other.do(commands.TakeNote(NoteContent("Firewalls")))
    assert len(place.chair.desk.notebook.current) == 1


def test_closing_waits_for_what_is_being_written(place: Place) -> None:
    place.seat.send(commands.CallRequest())
    place.seat.send(commands.PauseTurn())
    place.seat.close()
    assert same_as_recorded(place.chair.desk, place.record)
    assert place.chair.desk.saving is Saving.SAVED


def test_closing_tries_once_more_to_write_what_is_unsaved(place: Place, qtbot: QtBot) -> None:
    place.record.faults.append(RecordUnwritable(FULL))
    place.carry_out(qtbot, commands.CallRequest())
    place.seat.close()
    assert place.chair.desk.saving is Saving.SAVED
    assert same_as_recorded(place.chair.desk, place.record)


def test_closing_with_a_full_disk_leaves_the_rest_unsaved(place: Place, qtbot: QtBot) -> None:
    place.record.faults.extend(RecordUnwritable(FULL) for _ in range(2))
    place.carry_out(qtbot, commands.CallRequest())
    place.seat.close()
    assert place.chair.desk.unsaved == 1
    assert not any(timer.isActive() for timer in place.seat.findChildren(QTimer))


def test_after_closing_nothing_is_told_any_more_and_closing_again_does_no_harm(place: Place, qtbot: QtBot) -> None:
    other = Chair(place.record.inner, "time")
    other.do(commands.TakeNote(NoteContent("Before")))
    place.seat.close()
    place.record.close()
    with qtbot.assertNotEmitted(place.seat.changed):
        QCoreApplication.processEvents()
    place.seat.close()


def test_a_seat_at_a_file_leaves_no_thread(qtbot: QtBot, tmp_path: Path) -> None:
    record = SqliteRecord.create(tmp_path / "a.gcm")
    chair = Chair(record)
    seat = Seat(chair.desk)
    with qtbot.waitSignal(seat.changed):
        seat.send(commands.StartSegment(DISCUSSION))
    seat.send(commands.EndSegment())
    seat.close()
    assert same_as_recorded(chair.desk, record)
    record.close()
