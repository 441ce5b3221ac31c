"""Rehearsing: what is chosen before, the room at its instants, pause, speed and jumps, and how it went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gcm_moderator import bootstrap
from gcm_moderator.clock import PlayedClock
from gcm_moderator.desk.desk import Desk
from gcm_moderator.desk.qt import Seat
from gcm_moderator.meeting import commands
from gcm_moderator.record.port import RecordError
from gcm_moderator.rehearsal.outcome import outcome
from gcm_moderator.rehearsal.rehearsal import numbered_ids, open_record
from gcm_moderator.rehearsal.room import room_of
from gcm_moderator.settings import Floor, Practising
from gcm_moderator.summary.ledger import ledger
from tests.gui.focusable import walk_focusable
from tests.shipped import session
from ui.rehearse.course import Course
from ui.rehearse.outcome import OutcomePage
from ui.rehearse.setup import SetupPage, Wanted
from ui.rehearse.strip import RehearsalStrip


class World:
    """A rehearsal on a clock that the test moves; its timers are not waited for."""

    def __init__(self, seed: int = 7) -> None:
        self.seconds = 0.0
        self.session = session()
        discussion = self.session.segment("panel-1/discussion")
        assert discussion is not None
        self.clock = PlayedClock(discussion.planned_start, 10.0, steady=lambda: self.seconds)
        record = open_record(self.session, None, self.clock.now())
        self.seat = Seat(Desk(record, self.clock, numbered_ids()))
        self.course = Course(self.seat, self.clock, room_of(seed, Floor.USUAL, bootstrap.directory(), self.seat.state))
        self.said: list[str] = []
        self.course.said.connect(lambda _, text: self.said.append(text))

    def speaking(self) -> bool:
        return self.seat.state.turn is not None

    def send(self, command: commands.Command) -> None:
        self.seat.send(command)
        self.seat.desk.settle()

    def go(self, meeting_seconds: float) -> None:
        """Let so much of the meeting go by; the seat is told, as by a timer that fired."""
        self.seconds += meeting_seconds / self.course.speed
        self.seat.changed.emit()

    def close(self) -> None:
        self.course.stop()
        self.seat.close()
        self.seat.desk.record.close()


@pytest.fixture
def world(qtbot: QtBot) -> Iterator[World]:
    made = World()
    yield made
    made.close()


class TestCourse:
    def test_the_room_asks_once_a_discussion_runs(self, world: World) -> None:
        world.go(600)
        assert world.seat.state.queue == ()
        world.send(commands.StartSegment("panel-1/discussion"))
        world.go(60)
        waiting = len(world.seat.state.queue)
        assert waiting >= 4
        facts = world.seat.desk.record.read()
        assert {fact.seat for fact in facts if fact.fact.__class__.__name__ == "FloorRequested"} == {"rehearsal"}

    def test_whoever_has_the_floor_finishes_by_themselves(self, world: World) -> None:
        world.send(commands.StartSegment("panel-1/discussion"))
        world.go(60)
        world.send(commands.CallRequest())
        assert world.speaking()
        world.go(600)
        assert not world.speaking()
        assert world.said

    def test_nothing_happens_while_it_is_paused(self, world: World) -> None:
        world.send(commands.StartSegment("panel-1/discussion"))
        world.course.pause(True)
        now = world.seat.now()
        world.go(900)
        assert world.seat.state.queue == ()
        assert world.seat.now() == now
        world.course.pause(False)
        world.go(60)
        assert world.seat.state.queue

    def test_jumps_are_moderated_and_arrive(self, world: World) -> None:
        world.send(commands.StartSegment("panel-1/discussion"))
        start = world.seat.now()
        world.course.jump_by(5)
        assert world.seat.now() == start + dt.timedelta(minutes=5)
        assert world.seat.state.all_turns()
        world.course.jump_to_segment()
        assert world.seat.state.running == "panel-1/closing"
        world.course.jump_to_discussion()
        assert world.seat.state.running == "panel-2/discussion"
        assert world.seat.state.course_of("lunch-1").spans

    def test_a_jump_at_the_end_ends_the_meeting(self, world: World) -> None:
        world.send(commands.StartSegment("closing-2"))
        world.course.jump_to_discussion()
        assert world.seat.state.running is None

    def test_a_jump_keeps_a_pause(self, world: World) -> None:
        world.course.pause(True)
        world.course.jump_to_segment()
        assert world.course.paused
        assert world.seat.state.running == "welcome-1"


class TestStrip:
    @pytest.fixture
    def strip(self, world: World, qtbot: QtBot) -> RehearsalStrip:
        made = RehearsalStrip(world.course, world.session.zone)
        qtbot.addWidget(made)
        made.resize(1200, 60)
        made.show()
        return made

    def test_speed_goes_in_steps_and_shows(self, strip: RehearsalStrip, world: World) -> None:
        assert strip.speed.full_text == "10×"
        strip.faster.click()
        assert world.course.speed == 30
        for _ in range(9):
            strip.slower.click()
        assert world.course.speed == 1
        assert strip.speed.full_text == "1×"
        assert not strip.slower.isEnabled()

    def test_pause_and_what_the_room_does(self, strip: RehearsalStrip, world: World) -> None:
        strip.pause.click()
        assert world.course.paused
        assert strip.pause.label == "Go on"
        strip.pause.click()
        world.send(commands.StartSegment("panel-1/discussion"))
        world.course.jump_by(5)
        assert strip.says.full_text.startswith("10:4")

    def test_the_menu_jumps(self, strip: RehearsalStrip, world: World) -> None:
        menu = strip.jumps()
        texts = [action.text() for action in menu.actions()]
        assert texts == ["5 minutes on", "To the next segment", "To the next discussion"]
        menu.actions()[2].trigger()
        assert world.seat.state.discussing

    def test_everything_has_a_name(self, strip: RehearsalStrip) -> None:
        assert [widget for widget in walk_focusable(strip) if not widget.accessibleName()] == []


class TestSetUp:
    @pytest.fixture
    def page(self, qtbot: QtBot) -> Iterator[SetupPage]:
        made = SetupPage(session(), Practising(speed=5.0, floor=Floor.FULL), seed=42, day=2)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        yield made
        made.close()

    def test_it_begins_with_what_was_chosen_before(self, page: SetupPage, qtbot: QtBot) -> None:
        with qtbot.waitSignal(page.wanted) as wanted:
            qtbot.keyClick(page.start, Qt.Key.Key_Return)
        assert wanted.args == [Wanted(session(), 2, None, 5.0, Floor.FULL, 42)]

    def test_it_can_begin_with_any_segment(self, page: SetupPage, qtbot: QtBot) -> None:
        page.begin.setCurrentIndex(page.begin.findData("panel-1/discussion"))
        assert page.begin.currentText() == "10:43  Panel 1: Interactive discussion"
        with qtbot.waitSignal(page.wanted) as wanted:
            page.start.click()
        (chosen,) = wanted.args or [None]
        assert isinstance(chosen, Wanted)
        assert chosen.segment == session().segment("panel-1/discussion")
        assert chosen.day == 1
        assert page.begin.findData("lunch-1") < 0

    def test_everything_has_a_name_and_esc_leaves(self, page: SetupPage, qtbot: QtBot) -> None:
        assert [widget for widget in walk_focusable(page) if not widget.accessibleName()] == []
        with qtbot.waitSignal(page.left):
            qtbot.keyClick(page, Qt.Key.Key_Escape)


class TestOutcome:
    def shown(self, world: World, qtbot: QtBot, keep: Path | Exception) -> OutcomePage:
        def kept() -> Path:
            if isinstance(keep, Exception):
                raise keep
            return keep

        found = outcome(ledger(world.seat.desk.record.read()))
        page = OutcomePage(found, "First informal thematic session", kept, RecordError)
        qtbot.addWidget(page)
        page.resize(1280, 720)
        with qtbot.waitExposed(page):
            page.show()
        return page

    def test_it_says_what_happened(self, world: World, qtbot: QtBot) -> None:
        world.course.jump_to_discussion()
        world.course.jump_to_segment()
        page = self.shown(world, qtbot, Path("x"))
        figures = {name: (value, added) for name, value, added in page.figures}
        assert int(figures["Interventions"][0]) > 15
        assert figures["Overtime"][1].endswith("spoke beyond their limit")
        assert figures["Longest wait"][1]
        described = [widget.accessibleDescription() for widget in page.findChildren(QWidget)]
        assert any("Panel 1: Interactive discussion: planned 2:10:00" in text for text in described)

    def test_the_record_is_kept_once_or_why_not_is_said(self, world: World, qtbot: QtBot) -> None:
        page = self.shown(world, qtbot, Path("kept.gcm"))
        page.keep.click()
        assert page.bar.text == "The record is kept in kept.gcm, marked as practice."
        assert not page.keep.isEnabled()
        other = self.shown(world, qtbot, RecordError("The disk is full."))
        other.keep.click()
        assert other.bar.text == "The disk is full."
        assert other.keep.isEnabled()
        for each in (page, other):
            each.close()
