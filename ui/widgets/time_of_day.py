"""The time of day in the place of the meeting, drawn anew at each full minute and at no other time."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from gcm_moderator.clock import Pace, real_time
from ui.theme import Type
from ui.widgets.label import PlainLabel


class TimeOfDay(PlainLabel):
    """The label. `now` gives aware datetimes; `minute` follows every full minute of the meeting's clock.

    `pace` gives how many seconds of the meeting go by in one second: 1 but for a rehearsal.
    """

    minute = Signal()

    def __init__(
        self,
        now: Callable[[], dt.datetime],
        *,
        kind: Type = Type.TITLE,
        pace: Pace = real_time,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", kind, parent=parent)
        self._now = now
        self._pace = pace
        self._zone: dt.tzinfo | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_minute)

    def set_zone(self, zone: str) -> None:
        """Show the time in this zone (an IANA name), from now on."""
        self._zone = ZoneInfo(zone)
        self.refresh()

    def refresh(self) -> None:
        """Show the present minute and aim at the next."""
        if self._zone is None:
            return
        now = self._now().astimezone(self._zone)
        self.set_text(f"{now:%H:%M}")
        left = 60 - now.second - now.microsecond / 1_000_000
        self._timer.start(max(1, math.ceil(left * 1000 / self._pace())))

    def stop(self) -> None:
        """Await no minute any more."""
        self._timer.stop()

    def _on_minute(self) -> None:
        self.refresh()
        self.minute.emit()
