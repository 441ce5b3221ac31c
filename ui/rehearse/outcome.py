"""The page after a rehearsal: how the time was kept, and what the room would say of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gcm_moderator.rehearsal.outcome import Kept, Outcome
from ui.rehearse import words
from ui.theme import Type, font, space, tokens_of
from ui.widgets.bar import Bar, Tone
from ui.widgets.button import TouchButton, Weight
from ui.widgets.growing import GrowingPage
from ui.widgets.label import FitLabel, PlainLabel
from ui.widgets.paint import Scaled, elided, leading, mirrored, prepare, trailing
from ui.widgets.paragraph import paragraph

Keep = Callable[[], Path]
"""Keeps the record and says where; raises the trouble of the house, whose text is one sentence."""
ROW = 46


class TimeKept(QWidget, Scaled):
    """A row a segment: its planned length as a thin line, what it took as a bar, and by how much it ended late."""

    def __init__(self, segments: Sequence[Kept], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments = tuple(segments)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.tr("Time kept"))
        self.setAccessibleDescription(". ".join(words.kept(segment) for segment in self._segments))

    def sizeHint(self) -> QSize:
        """A row a segment."""
        return QSize(420, round(ROW * self.scale) * len(self._segments))

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        self.scale = scale
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        painter = QPainter(self)
        prepare(painter)
        colours = tokens_of(self)
        longest = max((max(each.planned_s, each.held_s) for each in self._segments), default=1.0) or 1.0
        scale = self.scale
        title, small = font(Type.SMALL, scale), font(Type.CAPTION, scale)
        side = self.layoutDirection()
        for number, segment in enumerate(self._segments):
            top = number * round(ROW * scale)
            late = segment.behind_s > words.ON_TIME_S
            late_words = words.late(segment)
            painter.setFont(small)
            painter.setPen(QColor(colours.text))
            right = mirrored(QRectF(0, top, self.width(), 22 * scale), self.rect(), side)
            painter.drawText(right, trailing(side) | Qt.AlignmentFlag.AlignVCenter, late_words)
            painter.setFont(title)
            room = self.width() - painter.fontMetrics().horizontalAdvance(late_words) - space(3, scale)
            painter.setPen(QColor(colours.text_soft))
            left = mirrored(QRectF(0, top, room, 22 * scale), self.rect(), side)
            text = elided(title, words.segment(segment), room)
            painter.drawText(left, leading(side) | Qt.AlignmentFlag.AlignVCenter, text)
            planned = self.width() * segment.planned_s / longest
            held = self.width() * segment.held_s / longest
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.track))
            painter.drawRoundedRect(mirrored(QRectF(0, top + 24 * scale, planned, 12 * scale), self.rect(), side), 3, 3)
            painter.setBrush(QColor(colours.over if late else colours.running))
            painter.drawRoundedRect(mirrored(QRectF(0, top + 27 * scale, held, 6 * scale), self.rect(), side), 3, 3)


class Figure(QFrame):
    """A figure on a card, with what it is and what there is to add."""

    def __init__(self, name: str, value: str, added: str = "") -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setAccessibleName(f"{name}: {value}. {added}")
        column = QVBoxLayout(self)
        column.setContentsMargins(space(2), space(1.25), space(2), space(1.25))
        column.setSpacing(space(0.25))
        column.addWidget(PlainLabel(name, Type.SMALL, "soft"))
        shown = FitLabel(24, 15, 1)
        shown.set_text(value)
        column.addWidget(shown)
        if added:
            column.addWidget(paragraph(added))
        column.addStretch(1)


class OutcomePage(GrowingPage):
    """The page. `left` when somebody has done with it, `again` for another rehearsal of the same session."""

    left = Signal()
    again = Signal()

    def __init__(
        self, found: Outcome, title: str, keep: Keep, trouble: type[Exception], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self._trouble = trouble
        self.setAccessibleName(self.tr("How it went"))
        self.setWindowTitle(self.tr("How it went"))
        self.setMinimumSize(1024, 640)
        self.bar = Bar()
        self.bar.hide()
        self.back = TouchButton(self.tr("Back to the start page"), "Esc", Weight.NORMAL)
        self.keep = TouchButton(self.tr("Keep the record"))
        self.repeat = TouchButton(self.tr("Rehearse again"), weight=Weight.PRIMARY)
        self.back.clicked.connect(self.left)
        self.repeat.clicked.connect(self.again)
        self.keep.clicked.connect(self.keep_record)
        self.figures = words.figures(found)
        self._lay_out(found, title)

    def _lay_out(self, found: Outcome, title: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(space(2))
        name = PlainLabel(self.tr("How it went"), Type.TITLE)
        name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        head.addWidget(self.back)
        head.addWidget(name)
        head.addWidget(PlainLabel(title, Type.BODY, "soft"), 1)
        head.addWidget(self.keep)
        head.addWidget(self.repeat)
        chart = QFrame()
        chart.setProperty("card", "true")
        inner = QVBoxLayout(chart)
        inner.setContentsMargins(space(2.5), space(2), space(2.5), space(2))
        inner.addWidget(PlainLabel(self.tr("Time kept"), Type.LEAD))
        legend = self.tr("The grey bar is the plan, the coloured one what it took.")
        inner.addWidget(paragraph(legend if found.segments else self.tr("No segment was held.")))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = QWidget()
        padded = QVBoxLayout(rows)
        padded.setContentsMargins(0, space(1), 0, 0)
        padded.addWidget(TimeKept(found.segments))
        padded.addStretch(1)
        area.setWidget(rows)
        inner.addWidget(area, 1)
        grid = QGridLayout()
        grid.setSpacing(space(1.5))
        for number, (label, value, added) in enumerate(self.figures):
            wide = number >= len(self.figures) - 2
            row = number // 2 if not wide else (len(self.figures) - 2 + 1) // 2 + number - (len(self.figures) - 2)
            grid.addWidget(Figure(label, value, added), row, 0 if wide else number % 2, 1, 2 if wide else 1)
        beside = QVBoxLayout()
        beside.addLayout(grid)
        beside.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(space(2))
        middle.addWidget(chart, 52)
        middle.addLayout(beside, 48)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(2), space(3), space(2.5))
        column.setSpacing(space(1.5))
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addLayout(middle, 1)

    def keep_record(self) -> None:
        """Keep the record, once."""
        try:
            path = self._keep()
        except (self._trouble, OSError) as reason:
            self.bar.say(str(reason), Tone.TROUBLE, stays_s=None)
            return
        self.keep.setEnabled(False)
        self.bar.say(self.tr("The record is kept in {file}, marked as practice.").format(file=path), Tone.DONE)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the way back."""
        super().showEvent(event)
        self.back.setFocus()

    def rest(self) -> None:
        """Send the bar away."""
        self.bar.lapse()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
