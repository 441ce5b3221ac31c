"""What to choose before a rehearsal: where it begins, how fast, how full the room is, and the number of the room."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from gcm_moderator.agenda.model import Segment, SegmentKind, Session
from gcm_moderator.settings import Floor, Practising
from ui.accessible import describe
from ui.rehearse.course import SPEEDS
from ui.settings import words as settings_words
from ui.theme import TOUCH, Type, space
from ui.widgets.button import TouchButton, Weight
from ui.widgets.choice import ChoiceBox
from ui.widgets.growing import GrowingPage
from ui.widgets.label import FitLabel, PlainLabel
from ui.widgets.paragraph import paragraph
from ui.words import short_title

LARGEST_SEED = 9999
_WIDTH = 760
_FIELD = 320


@dataclass(frozen=True, slots=True)
class Wanted:
    """A rehearsal as it was chosen. `segment` is where it begins, None for before the first item of `day` (from 1)."""

    session: Session
    day: int
    segment: Segment | None
    speed: float
    floor: Floor
    seed: int


class SetupPage(GrowingPage):
    """The page. `wanted` carries a `Wanted`, `left` follows when somebody thought better of it."""

    wanted = Signal(object)
    left = Signal()

    def __init__(
        self, session: Session, chosen: Practising, seed: int, day: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(self.tr("Rehearse"))
        self.setWindowTitle(self.tr("Rehearse"))
        self.setMinimumSize(1024, 640)
        self.back = TouchButton(self.tr("Back"), "Esc", Weight.NORMAL)
        self.begin = self._choice(self.tr("Begin with"))
        self._fill_beginnings(day)
        self.speed = self._choice(self.tr("Speed"))
        for speed in SPEEDS:
            self.speed.addItem(self.tr("{n}× real time").format(n=f"{speed:g}"), speed)
        self.speed.setCurrentIndex(max(0, self.speed.findData(chosen.speed)))
        self.floor = self._choice(self.tr("Floor"))
        for floor in Floor:
            self.floor.addItem(settings_words.choice(floor), floor.value)
        self.floor.setCurrentIndex(list(Floor).index(chosen.floor))
        self.seed = describe(QSpinBox(), self.tr("Room number"))
        self.seed.setRange(1, LARGEST_SEED)
        self.seed.setValue(seed)
        self.seed.setProperty("stepped", True)
        self.seed.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.seed.setMinimumHeight(TOUCH)
        self.seed.setFixedWidth(_FIELD)
        self.start = TouchButton(self.tr("Start the rehearsal"), "⏎", Weight.PRIMARY)
        self.start.clicked.connect(self._start)
        self.back.clicked.connect(self.left)
        self._lay_out()

    def _choice(self, name: str) -> ChoiceBox:
        box = describe(ChoiceBox(), name)
        box.setMinimumHeight(TOUCH)
        box.setFixedWidth(_FIELD)
        return box

    def _fill_beginnings(self, day: int) -> None:
        zone = ZoneInfo(self._session.zone)
        days = range(1, len(self._session.days) + 1)
        for number in days:
            text = self.tr("Day {n}, from the beginning") if len(days) > 1 else self.tr("The beginning")
            self.begin.addItem(text.format(n=number), number)
            for segment in self._session.segments:
                if segment.day == number and segment.kind is not SegmentKind.BREAK:
                    at = segment.planned_start.astimezone(zone)
                    item = short_title(self._session.item_of(segment).title)
                    title = segment.title if segment.title.startswith(item) else f"{item}: {segment.title}"
                    self.begin.addItem(f"{at:%H:%M}  {title}", segment.id)
        self.begin.setCurrentIndex(max(0, self.begin.findData(day)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(space(2))
        title = PlainLabel(self.tr("Rehearse"), Type.TITLE)
        title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        head.addWidget(self.back)
        head.addWidget(title)
        head.addStretch(1)
        card = QFrame()
        card.setProperty("card", "true")
        card.setMaximumWidth(_WIDTH)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(space(4), space(3), space(4), space(3))
        inner.setSpacing(space(1.5))
        name = FitLabel(26, 18, 2)
        name.set_text(self._session.title)
        inner.addWidget(name)
        about = self.tr(
            "You moderate at the podium. The room asks for the floor, speaks, runs over, interrupts, or is not in its"
            " seat. You can pause, hurry and jump; afterwards you see how it went. The record is kept only if you want."
        )
        inner.addWidget(paragraph(about, 15))
        inner.addSpacing(space(1))
        rows = (
            (self.tr("Begin with"), self.tr("Any segment; those before it are left out."), self.begin),
            (
                self.tr("Speed"),
                self.tr("Real time to learn, faster for an overview; it can be changed."),
                self.speed,
            ),
            (self.tr("Floor"), self.tr("How many delegations ask for the floor."), self.floor),
            (self.tr("Room number"), self.tr("The same number gives the same room again."), self.seed),
        )
        for label, explanation, field in rows:
            text = QVBoxLayout()
            text.setSpacing(space(0.25))
            text.addWidget(PlainLabel(label, Type.STRONG))
            text.addWidget(paragraph(explanation))
            row = QHBoxLayout()
            row.setSpacing(space(2))
            row.addLayout(text, 1)
            row.addWidget(field)
            inner.addLayout(row)
        inner.addSpacing(space(1))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.start)
        inner.addLayout(foot)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 6)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(2), space(3), space(3))
        column.addLayout(head)
        column.addStretch(1)
        column.addLayout(middle)
        column.addStretch(2)

    def showEvent(self, event: QShowEvent) -> None:
        """Enter starts."""
        super().showEvent(event)
        self.start.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _start(self) -> None:
        chosen = self.begin.currentData()
        segment = self._session.segment(chosen) if isinstance(chosen, str) else None
        day = segment.day if segment is not None else int(chosen)
        floor = Floor(self.floor.currentData())
        speed = float(self.speed.currentData())
        self.wanted.emit(Wanted(self._session, day, segment, speed, floor, self.seed.value()))
