"""Where instants lie across the timeline: in order, within the picture, and mirrored like for like."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt

from gcm_moderator.desk.time_viewing import picture
from gcm_moderator.desk.time_views import DayMarks, TimePicture
from gcm_moderator.meeting.state import Stretch
from gcm_moderator.meeting.timeline import timeline
from tests.unit.meeting.generated import Step, opened, play, steps
from tests.unit.meeting.podium import Podium
from tests.unit.meeting.sessions import clock
from ui.time.day_axis import LEAST_PX, DayAxis

ROOM = QRectF(100, 0, 800, 20)
MIRRORED = Qt.LayoutDirection.RightToLeft


def printed() -> TimePicture:
    podium = Podium(now=clock("10:00"))
    return picture(podium.state, timeline(podium.state, podium.now), frozenset())


def axis(seen: TimePicture, direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight) -> DayAxis:
    return DayAxis(seen, ROOM, direction)


def day(seen: TimePicture, number: int = 1) -> DayMarks:
    return next(marks for marks in seen.days if marks.day == number)


@pytest.mark.parametrize(("time", "x"), [("10:00", 100.0), ("14:15", 500.0), ("18:30", 900.0)])
def test_times_of_day_lie_in_proportion(time: str, x: float) -> None:
    seen = printed()
    assert axis(seen).x_at(clock(time), day(seen)) == pytest.approx(x)
    assert axis(seen, MIRRORED).x_at(clock(time), day(seen)) == pytest.approx(1000 - x)


def test_both_days_have_their_own_midnight() -> None:
    seen = printed()
    assert axis(seen).x_at(clock("10:00", day=2), day(seen, 2)) == pytest.approx(100.0)
    assert axis(seen).x_at(clock("10:00", day=2), day(seen, 1)) is None


def test_what_lies_beyond_the_picture_is_cut_and_what_lies_outside_is_nowhere() -> None:
    seen = printed()
    box = axis(seen).box(Stretch(clock("18:00"), clock("23:00")), day(seen), 0, 10)
    assert box is not None
    assert box.right() == pytest.approx(900.0)
    assert axis(seen).box(Stretch(clock("20:00"), clock("21:00")), day(seen), 0, 10) is None


def test_the_hours_are_those_within() -> None:
    hours = [int(hour / dt.timedelta(hours=1)) for hour in axis(printed()).hours()]
    assert hours == list(range(10, 19))


@given(steps(most=30), st.sampled_from([Qt.LayoutDirection.LeftToRight, MIRRORED]))
def test_no_box_of_a_row_lies_over_another(played: list[Step], direction: Qt.LayoutDirection) -> None:
    podium = opened()
    play(podium, played)
    seen = picture(podium.state, timeline(podium.state, podium.now), frozenset({"panel-1"}))
    for row in seen.rows:
        marks = day(seen, row.day)
        stretches = sorted(
            (each for bar in row.bars for each in (*bar.held, *([bar.forecast] if bar.forecast else []))),
            key=lambda each: (each.start, each.end),
        )
        boxes = [box for each in stretches if (box := axis(seen, direction).box(each, marks, 0, 10)) is not None]
        if direction == MIRRORED:
            boxes = [QRectF(1000 - box.right(), 0, box.width(), 10) for box in boxes]
        for box in boxes:
            assert ROOM.left() - 0.01 <= box.left()
            assert box.right() <= ROOM.right() + LEAST_PX + 0.01
        ends = 0.0
        for box in boxes:
            assert box.left() >= ends - LEAST_PX - 0.01
            ends = max(ends, box.right())
