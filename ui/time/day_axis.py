"""Where an instant of a day lies across the picture: times of day from one edge to the other, mirrored or not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF, Qt

from gcm_moderator.desk.time_viewing import HOUR, place
from gcm_moderator.desk.time_views import DayMarks, TimePicture
from gcm_moderator.meeting.state import Stretch

LEAST_PX = 2.0
"""What lasted a moment can still be seen."""


@dataclass(frozen=True, slots=True)
class DayAxis:
    """Times of day across `room`, pixels from left to right; right to left where the window is mirrored."""

    picture: TimePicture
    room: QRectF
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the place."""
        return ZoneInfo(self.picture.zone)

    def x_of(self, since_midnight: dt.timedelta) -> float:
        """Where a time of day lies."""
        share = (since_midnight - self.picture.first) / (self.picture.last - self.picture.first)
        if self.direction == Qt.LayoutDirection.RightToLeft:
            return self.room.right() - share * self.room.width()
        return self.room.left() + share * self.room.width()

    def x_at(self, at: dt.datetime, marks: DayMarks) -> float | None:
        """Where an instant lies on a day; None where the picture does not reach."""
        since = place(at, marks.date, self.zone)
        if not self.picture.first <= since <= self.picture.last:
            return None
        return self.x_of(since)

    def box(self, stretch: Stretch, marks: DayMarks, top: float, height: float) -> QRectF | None:
        """A stretch as a box, cut at the edges; None where it lies outside."""
        start, end = place(stretch.start, marks.date, self.zone), place(stretch.end, marks.date, self.zone)
        if end < self.picture.first or start > self.picture.last:
            return None
        one, other = self.x_of(max(start, self.picture.first)), self.x_of(min(end, self.picture.last))
        left, right = min(one, other), max(one, other)
        return QRectF(left, top, max(LEAST_PX, right - left), height)

    def hours(self) -> Iterator[dt.timedelta]:
        """The full hours that the picture holds."""
        hour = -(-self.picture.first // HOUR) * HOUR
        while hour <= self.picture.last:
            yield hour
            hour += HOUR
