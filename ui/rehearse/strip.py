"""The strip above a rehearsal: that it is one, what the room does, and the ways to hurry, to stop and to end it."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from ui.accessible import describe
from ui.rehearse.course import SPEEDS, Course
from ui.theme import TOUCH, Type, space, tokens_of
from ui.widgets.button import TouchButton, Weight
from ui.widgets.label import PlainLabel
from ui.words import time_of_day

MINUTES = 5


class RehearsalStrip(QWidget):
    """The strip. `ended` when the person has done with the rehearsal."""

    ended = Signal()

    def __init__(self, course: Course, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course = course
        self._zone = ZoneInfo(zone)
        self.setAccessibleName(self.tr("Rehearsal"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name = PlainLabel(self.tr("REHEARSAL"), Type.CAPTION, "accent")
        name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.says = PlainLabel(self.tr("You moderate. The room asks for the floor once a discussion runs."), Type.BODY)
        self.pause = TouchButton("")
        self.slower, self.faster = TouchButton("−"), TouchButton("+")
        describe(self.slower, self.tr("Slower"))
        describe(self.faster, self.tr("Faster"))
        self.speed = PlainLabel("", Type.STRONG)
        self.speed.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.speed.setFixedWidth(TOUCH + space(1))
        self.jump = TouchButton(self.tr("Jump…"))
        self.end = TouchButton(self.tr("End the rehearsal"), weight=Weight.QUIET)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(2), space(0.5), space(2), space(0.5))
        row.setSpacing(space(1))
        row.addWidget(name)
        row.addSpacing(space(1))
        row.addWidget(self.says, 1)
        row.addWidget(self.pause)
        row.addWidget(self.slower)
        row.addWidget(self.speed)
        row.addWidget(self.faster)
        row.addWidget(self.jump)
        row.addWidget(self.end)
        self.pause.clicked.connect(lambda: course.pause(not course.paused))
        self.slower.clicked.connect(lambda: self._step(-1))
        self.faster.clicked.connect(lambda: self._step(1))
        self.jump.clicked.connect(self._show_jumps)
        self.end.clicked.connect(self.ended)
        course.said.connect(self._say)
        course.changed.connect(self._show)
        self._show()

    def jumps(self) -> QMenu:
        """Where one can jump to."""
        menu = QMenu(self)
        menu.addAction(self.tr("{n} minutes on").format(n=MINUTES), lambda: self._course.jump_by(MINUTES))
        menu.addAction(self.tr("To the next segment"), self._course.jump_to_segment)
        menu.addAction(self.tr("To the next discussion"), self._course.jump_to_discussion)
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground, with a line below."""
        painter = QPainter(self)
        colours = tokens_of(self)
        painter.fillRect(event.rect(), QColor(colours.surface))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.hairline))

    def _show_jumps(self) -> None:
        menu = self.jumps()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.jump.mapToGlobal(self.jump.rect().bottomLeft()))

    def _step(self, by: int) -> None:
        faster = [speed for speed in SPEEDS if speed > self._course.speed]
        slower = [speed for speed in SPEEDS if speed < self._course.speed]
        wanted = faster[:1] if by > 0 else slower[-1:]
        if wanted:
            self._course.go_at(wanted[0])

    def _say(self, at: dt.datetime, text: str) -> None:
        self.says.set_text(f"{time_of_day(at, self._zone)}  {text}")

    def _show(self) -> None:
        speed = self._course.speed
        self.speed.set_text(f"{speed:g}×")
        describe(self.speed, self.tr("{n} times as fast as real time").format(n=f"{speed:g}"))
        self.slower.setEnabled(speed > SPEEDS[0])
        self.faster.setEnabled(speed < SPEEDS[-1])
        self.pause.set_label(self.tr("Go on") if self._course.paused else self.tr("Hold"))
        self.pause.setToolTip(self.tr("Everything stands still, the room too."))
        self.pause.set_marked(self._course.paused)
