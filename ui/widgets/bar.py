"""What the program has to say or to ask in the middle of a meeting: in a bar at the foot, never over the countdown."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gcm_moderator.meeting.turn import Phase
from ui.theme import RADIUS_CARD, Type, space, tokens_of
from ui.widgets.button import TouchButton, Weight
from ui.widgets.label import FitLabel, PlainLabel
from ui.widgets.paint import Scaled, diamond, phase_shape, prepare, rounded

STAYS_S = 8.0


class Tone(Enum):
    """What kind of news a line brings; each has a shape of its own."""

    PLAIN = "plain"
    DONE = "done"
    ATTENTION = "attention"
    TROUBLE = "trouble"


class Shape(QWidget, Scaled):
    """The small shape before a line: a disc, a diamond, a square; nothing when all is plain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.PLAIN
        self.setFixedSize(14, 14)

    def set_tone(self, tone: Tone) -> None:
        """Show the shape of a kind of news."""
        self._tone = tone
        self.update()

    def set_scale(self, scale: float) -> None:
        """Take on another size."""
        self.scale = scale
        self.setFixedSize(round(14 * scale), round(14 * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shape."""
        painter = QPainter(self)
        prepare(painter)
        colours = tokens_of(self)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        match self._tone:
            case Tone.DONE:
                phase_shape(painter, box.adjusted(1, 1, -1, -1), Phase.RUNNING, colours.running)
            case Tone.ATTENTION:
                diamond(painter, box, colours.warning)
            case Tone.TROUBLE:
                phase_shape(painter, box.adjusted(1, 1, -1, -1), Phase.OVER, colours.over)
            case Tone.PLAIN:
                pass


class AdviceLine(QWidget):
    """One line of advice with its shape."""

    def __init__(self, kind: Type = Type.BODY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shape = Shape(self)
        self.label = PlainLabel("", kind)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(space(1))
        self.row.addWidget(self.shape)
        self.row.addWidget(self.label, 1)

    @property
    def text(self) -> str:
        """The whole line."""
        return self.label.full_text

    def show_line(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Show a line of advice."""
        self.label.set_text(text)
        self.shape.set_tone(tone)


class Bar(QWidget):
    """News or a question on one line or two, with at most two buttons. It goes away by itself: `closed` follows."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._then: Callable[[], None] | None = None
        self._shape = Shape(self)
        self._words = FitLabel(15, 13)
        self._action = TouchButton("", weight=Weight.NORMAL)
        self._action.clicked.connect(self._act)
        self._close = TouchButton(self.tr("Close"), "Esc", Weight.QUIET)
        self._close.clicked.connect(self.lapse)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(1.25), space(0.5), space(1.25), space(0.5))
        row.setSpacing(space(1.5))
        row.addWidget(self._shape)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.lapse)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.full_text

    @property
    def leaving(self) -> bool:
        """Whether it will go away by itself."""
        return self._timer.isActive()

    def say(
        self,
        text: str,
        tone: Tone = Tone.PLAIN,
        action: str = "",
        then: Callable[[], None] | None = None,
        key: str = "",
        stays_s: float | None = STAYS_S,
    ) -> None:
        """Show a line, and a button that does `then`. It goes after `stays_s` seconds; None waits for an answer."""
        self._words.set_text(text)
        self._shape.set_tone(tone)
        self._then = then
        self._action.set_label(action)
        self._action.set_key(key)
        self._action.setVisible(bool(action) and then is not None)
        self.setAccessibleName(text)
        self.show()
        if stays_s is None:
            self._timer.stop()
        else:
            self._timer.start(round(stays_s * 1000))

    def lapse(self) -> None:
        """Go away without an answer."""
        self._timer.stop()
        self._then = None
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self.lapse()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        painter = QPainter(self)
        prepare(painter)
        colours = tokens_of(self)
        rounded(painter, QRectF(self.rect()), RADIUS_CARD, colours.raised, colours.edge)

    def _act(self) -> None:
        then = self._then
        self.lapse()
        if then is not None:
            then()
