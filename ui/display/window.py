"""The window on the room's screen: the speaker, the countdown as large as it fits, who follows, the time of day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from enum import Enum
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFont,
    QGuiApplication,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gcm_moderator.agenda.model import SegmentKind
from gcm_moderator.clock import Pace, real_time
from gcm_moderator.desk.views import DisplayView
from gcm_moderator.meeting.floor import TurnKind
from gcm_moderator.meeting.state import Request
from gcm_moderator.meeting.turn import Turn
from ui.podium import words
from ui.theme import RADIUS_CARD, Type, space, tokens_of
from ui.widgets.clock_face import ClockFace, Reading
from ui.widgets.label import FitLabel, PlainLabel
from ui.widgets.paint import Scaled, prepare, rounded, scale_all
from ui.widgets.reading import reading_of
from ui.widgets.time_of_day import TimeOfDay
from ui.words import SEPARATOR, behalf_word, time_of_day, turn_kind_word

_DESIGNED = (1280, 720)
_WINDOWED = (960, 540)


class Notice(QWidget, Scaled):
    """Words of the co-facilitators to the room, in a box under the picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = FitLabel(32, 18, 1, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(3), space(0.5), space(3), space(0.5))
        row.addWidget(self.label)
        self.set_scale(1.0)
        self.hide()

    def set_scale(self, scale: float) -> None:
        """Take on another size."""
        self.scale = scale
        self.setFixedHeight(round(52 * scale))

    def show_words(self, text: str) -> None:
        """Show the words; nothing takes no room."""
        self.label.set_text(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        painter = QPainter(self)
        prepare(painter)
        colours = tokens_of(self)
        rounded(painter, QRectF(self.rect()), RADIUS_CARD, colours.raised, colours.accent, 3 * self.scale)


class Cover(Enum):
    """What lies over the picture."""

    NOTHING = "nothing"
    BLACK = "black"
    MESSAGE = "message"


class DisplayWindow(QWidget):
    """The window. `screen_lost` when its monitor went away and it fell back to a window on the primary one.

    Words of the co-facilitators to the room stand under the picture, so that the countdown is never hidden; while
    nothing runs, in a break or a suspension, they have the whole screen.

    `now` gives aware datetimes; `pace` gives how many seconds of the meeting go by in one second.
    """

    screen_lost = Signal()
    closed = Signal()

    def __init__(self, now: Callable[[], dt.datetime], pace: Pace = real_time, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._pace = pace
        self._turn: Turn | None = None
        self._black = False
        self._frozen = ""
        self._said = ""
        self._screen: QScreen | None = None
        self.setWindowTitle(self.tr("The room’s screen"))
        self.setAccessibleName(self.tr("The room’s screen"))
        self.setMinimumSize(480, 270)
        self.title = PlainLabel("", Type.TITLE, "soft")
        self.clock = TimeOfDay(now, kind=Type.HEADLINE, pace=pace)
        self.place = PlainLabel("", Type.LEAD, "soft")
        self.name = FitLabel(76, 26, 2, Qt.AlignmentFlag.AlignHCenter)
        self.name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.detail = FitLabel(24, 16, 1, Qt.AlignmentFlag.AlignHCenter, QFont.Weight.Normal)
        self.detail.set_tone("soft")
        self.face = ClockFace(self._read, large=True)
        self.next = FitLabel(28, 16, 1, Qt.AlignmentFlag.AlignHCenter, QFont.Weight.Medium)
        self.headline = FitLabel(80, 32, 3, Qt.AlignmentFlag.AlignHCenter)
        self.under = FitLabel(36, 18, 2, Qt.AlignmentFlag.AlignHCenter, QFont.Weight.Normal)
        self.under.set_tone("soft")
        self.message = FitLabel(96, 32, 5, Qt.AlignmentFlag.AlignHCenter)
        self.message.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.notice = Notice()
        self._lay_out()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._on_screen_removed)

    def _lay_out(self) -> None:
        turn = QWidget()
        self._turn_column = QVBoxLayout(turn)
        self._turn_column.setContentsMargins(0, 0, 0, 0)
        self._turn_column.addWidget(self.name, 20)
        self._turn_column.addWidget(self.detail)
        self._turn_column.addWidget(self.face, 60)
        self._turn_column.addWidget(self.next)
        quiet = QWidget()
        middle = QVBoxLayout(quiet)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(2)
        middle.addWidget(self.headline)
        middle.addSpacing(space(2))
        middle.addWidget(self.under)
        middle.addStretch(3)
        self._pages = QStackedWidget()
        self._pages.addWidget(turn)
        self._pages.addWidget(quiet)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.clock)
        head.addSpacing(space(1))
        head.addWidget(self.place)
        picture = QWidget()
        self._column = QVBoxLayout(picture)
        self._column.addLayout(head)
        self._column.addWidget(self._pages, 1)
        self._column.addWidget(self.notice)
        black = QWidget()
        text = QWidget()
        held = QVBoxLayout(text)
        held.setContentsMargins(space(6), space(6), space(6), space(6))
        held.addWidget(self.message)
        self._covers = QStackedWidget()
        for page in (picture, black, text):
            self._covers.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._covers)

    @property
    def cover(self) -> Cover:
        """What lies over the picture."""
        if self._black:
            return Cover.BLACK
        return Cover.MESSAGE if self._frozen or self._said else Cover.NOTHING

    @property
    def frozen(self) -> bool:
        """Whether a message of the operator stands in the place of the picture."""
        return bool(self._frozen)

    def show_view(self, view: DisplayView) -> None:
        """Show the meeting as it stands."""
        self._turn = view.turn
        self.clock.set_zone(view.zone)
        self.place.set_text(view.place.partition(" (")[0])
        headline, under = self._headline(view)
        title = view.item.title if view.item is not None else view.session_title
        self.title.set_text(title if view.turn is not None or title != headline else "")
        self.headline.set_text(headline)
        self.under.set_text(under)
        if view.turn is not None:
            self.name.set_text(view.turn.speaker.name)
            self.detail.set_text(self._detail(view, view.turn))
        self.next.set_text(self._next_words(view.next_speakers))
        self._pages.setCurrentIndex(0 if view.turn is not None else 1)
        said = view.message.text if view.message is not None else ""
        idle = view.segment is None or view.segment.kind is SegmentKind.BREAK
        alone = view.suspended_since is not None or (view.turn is None and idle)
        self.notice.show_words("" if alone else said)
        self.name.set_sizes(76 if self.notice.isHidden() else 54, 26)
        self._said = said if alone else ""
        self._cover()
        self.face.refresh()

    def black_out(self, black: bool = True) -> None:
        """Show nothing at all, or the picture again."""
        self._black = black
        self._cover()

    def freeze(self, message: str) -> None:
        """Show a message in the place of the picture; an empty one brings the picture back."""
        self._black = False
        self._frozen = message
        self._cover()

    def show_on(self, screen: QScreen) -> None:
        """Fill that monitor."""
        self._screen = screen
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def show_in_window(self) -> None:
        """Show in a window of ordinary size on the primary monitor."""
        self._screen = None
        area = QGuiApplication.primaryScreen().availableGeometry()
        width, height = min(_WINDOWED[0], area.width()), min(_WINDOWED[1], area.height())
        self.showNormal()
        self.setGeometry(
            area.x() + (area.width() - width) // 2, area.y() + (area.height() - height) // 2, width, height
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow with the screen."""
        super().resizeEvent(event)
        scale = max(0.4, min(self.width() / _DESIGNED[0], self.height() / _DESIGNED[1]))
        scale_all(self, scale)
        margin = space(3, scale)
        self._column.setContentsMargins(margin, space(2, scale), margin, margin)
        self._column.setSpacing(space(1, scale))
        self._turn_column.setSpacing(space(1, scale))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to count."""
        super().showEvent(event)
        self.face.refresh()
        self.clock.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is awaited while nobody looks."""
        super().hideEvent(event)
        self._rest()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave no timer behind."""
        self._rest()
        super().closeEvent(event)
        self.closed.emit()

    def _rest(self) -> None:
        self.face.stop()
        self.clock.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground; black is black in both themes."""
        painter = QPainter(self)
        colours = tokens_of(self)
        ground = "#000000" if self.cover is Cover.BLACK else colours.window
        painter.fillRect(event.rect(), QColor(ground))
        if self.cover is Cover.MESSAGE:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.accent), space(0.5)))
            inset = space(3)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 16, 16)

    def _cover(self) -> None:
        self.message.set_text(self._frozen or self._said)
        self._covers.setCurrentIndex(list(Cover).index(self.cover))
        self.update()

    def _on_screen_removed(self, screen: QScreen) -> None:
        """The monitor is gone: come back as a window, and never as one over the operator's whole screen."""
        if screen is not self._screen:
            return
        self._screen = None
        if self.isVisible():
            self.show_in_window()
            self.screen_lost.emit()

    def _headline(self, view: DisplayView) -> tuple[str, str]:
        """What stands on the screen while nobody has the floor, and the smaller words under it."""
        zone = ZoneInfo(view.zone)
        if view.suspended_since is not None:
            since = time_of_day(view.suspended_since, zone)
            return self.tr("The meeting is suspended"), self.tr("since {time}").format(time=since)
        if view.segment is None:
            return view.session_title, view.place
        if view.next_speakers:
            names = [request.speaker.name for request in view.next_speakers]
            after = self.tr("then {name}").format(name=names[1]) if len(names) > 1 else ""
            return self.tr("Next: {name}").format(name=names[0]), after
        return view.segment.title, words.segment_span(view.segment, zone)

    def _detail(self, view: DisplayView, turn: Turn) -> str:
        """A suspension first; then a point of order or a group spoken for."""
        if view.suspended_since is not None:
            since = time_of_day(view.suspended_since, ZoneInfo(view.zone))
            return self.tr("The meeting has been suspended since {time}").format(time=since)
        parts = []
        if turn.kind in (TurnKind.POINT_OF_ORDER, TurnKind.RIGHT_OF_REPLY):
            parts.append(turn_kind_word(turn.kind).capitalize())
        if turn.on_behalf_of is not None:
            parts.append(behalf_word(turn.on_behalf_of))
        return SEPARATOR.join(parts)

    def _next_words(self, following: tuple[Request, ...]) -> str:
        names = [request.speaker.name for request in following[:2]]
        return self.tr("Next: {names}").format(names=SEPARATOR.join(names)) if names else ""

    def _read(self) -> Reading | None:
        return None if self._turn is None else reading_of(self._turn, self._now(), self._pace())
