"""The face is painted when a digit changes, and at no other time."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from pytestqt.qtbot import QtBot

from gcm_moderator.meeting.floor import Speaker, TurnKind
from gcm_moderator.meeting.turn import Hold, Phase, Turn
from ui.widgets.clock_face import ClockFace, Reading, phase_word
from ui.widgets.reading import reading_of

START = dt.datetime(2017, 5, 8, 10, 43, tzinfo=dt.UTC)


def turn(limit_s: float = 180.0) -> Turn:
    return Turn("t", "panel-1/discussion", Speaker("Kenya"), TurnKind.INTERVENTION, limit_s, 60.0, START)


class Painted(ClockFace):
    """A face that keeps what it was asked to paint."""

    def __init__(self, current: Turn, *, large: bool = False) -> None:
        self.after_s = 0.0
        self.current: Turn | None = current
        self.regions: list[QRegion] = []
        super().__init__(self._reading_now, large=large)

    def _reading_now(self) -> Reading | None:
        if self.current is None:
            return None
        return reading_of(self.current, START + dt.timedelta(seconds=self.after_s))

    def at(self, after_s: float) -> None:
        self.after_s = after_s
        self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.regions.append(QRegion(event.region()))
        super().paintEvent(event)


@pytest.fixture
def face(qtbot: QtBot) -> Painted:
    made = Painted(turn())
    qtbot.addWidget(made)
    made.resize(640, 200)
    made.refresh()
    made.show()
    qtbot.waitUntil(lambda: bool(made.regions))
    made.regions.clear()
    return made


def shown(face: Painted) -> str:
    assert face.reading is not None
    return face.reading.digits


def test_nothing_is_painted_between_two_digits(face: Painted, qtbot: QtBot) -> None:
    face.at(0.3)
    face.at(0.9)
    qtbot.wait(0)
    assert face.regions == []


def test_only_the_digit_that_changes_is_painted(face: Painted, qtbot: QtBot) -> None:
    face.at(1.0)
    qtbot.waitUntil(lambda: bool(face.regions))
    face.regions.clear()
    face.at(2.0)
    qtbot.waitUntil(lambda: len(face.regions) == 1)
    assert shown(face) == "02:58"
    painted = face.regions[0]
    row = face.height() // 2
    touched = [x for x in range(face.width()) if painted.contains(QPoint(x, row))]
    assert 0 < len(touched) < face.width() / 4
    assert touched == list(range(touched[0], touched[-1] + 1))


def test_a_phase_paints_the_whole_face(face: Painted, qtbot: QtBot) -> None:
    face.at(119.5)
    qtbot.wait(0)
    face.regions.clear()
    face.at(120.0)
    qtbot.waitUntil(lambda: bool(face.regions))
    assert face.regions[0].boundingRect() == face.rect()
    assert face.reading is not None
    assert face.reading.phase is Phase.WARNING
    assert "1 MIN" in face.accessibleDescription()


def test_it_aims_at_the_change(face: Painted) -> None:
    for after_s in (0.0, 0.25, 59.999, 179.5, 180.0, 180.001, 200.4):
        face.at(after_s)
        assert face.reading is not None
        change = face.reading.next_change_s
        assert change is not None
        assert face.counting
        assert 0 < change <= 1
        before = shown(face)
        later = START + dt.timedelta(seconds=after_s + math.ceil(change * 1000) / 1000)
        assert reading_of(turn(), later).digits != before


def test_a_paused_turn_awaits_nothing(face: Painted) -> None:
    face.current = turn().held(Hold.BY_HAND, START + dt.timedelta(seconds=10))
    face.at(40.0)
    assert not face.counting
    assert shown(face) == "02:50"
    assert face.reading is not None
    assert face.reading.phase is Phase.PAUSED


def test_nobody_on_the_floor(face: Painted) -> None:
    face.current = None
    face.at(50.0)
    assert face.reading is None
    assert not face.counting


def test_it_rests_when_stopped(face: Painted) -> None:
    assert face.counting
    face.stop()
    assert not face.counting


@pytest.mark.parametrize("size", [(1280, 430), (1920, 640), (1024, 450)])
def test_overtime_does_not_move_the_digits(qtbot: QtBot, size: tuple[int, int]) -> None:
    face = Painted(turn(), large=True)
    qtbot.addWidget(face)
    face.resize(*size)
    face.at(180.0)
    before = face.grab().toImage()
    face.at(181.0)
    after = face.grab().toImage()
    colon = [y for y in range(face.height()) if before.pixelColor(face.width() // 2, y).lightness() > 200]
    assert colon == [y for y in range(face.height()) if after.pixelColor(face.width() // 2, y).lightness() > 200]


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("after_s", [0.0, 150.0, 180.0, 200.0])
@pytest.mark.parametrize("size", [(240, 90), (640, 200), (300, 300), (1900, 700)])
def test_every_size_and_phase_can_be_drawn(
    qtbot: QtBot, direction: Qt.LayoutDirection, after_s: float, size: tuple[int, int]
) -> None:
    face = Painted(turn(5400.0 if after_s == 150.0 else 180.0))
    qtbot.addWidget(face)
    face.setLayoutDirection(direction)
    face.resize(*size)
    face.at(after_s)
    assert (face.grab().width(), face.grab().height()) == size


def test_the_words_of_the_phases_differ() -> None:
    assert len({phase_word(phase, 60.0) for phase in Phase}) == len(Phase)
    assert phase_word(Phase.WARNING, 60.0) == "1 MIN"
    assert phase_word(Phase.WARNING, 30.0) == "30 S"
