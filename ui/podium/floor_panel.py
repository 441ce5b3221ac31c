"""The left side of the podium: who has the floor and for how long, or what to do next while nobody has it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gcm_moderator.agenda.model import Segment, SegmentKind
from gcm_moderator.clock import Pace, real_time
from gcm_moderator.desk.views import ListState, PodiumView
from gcm_moderator.meeting.turn import Hold, Turn
from ui.accessible import describe
from ui.actions.action import Do
from ui.actions.table import cap
from ui.podium import words
from ui.theme import Type, space, tokens_of
from ui.widgets.bar import AdviceLine, Tone
from ui.widgets.button import TouchButton, Weight
from ui.widgets.clock_face import ClockFace, Reading
from ui.widgets.label import FitLabel, PlainLabel
from ui.widgets.paint import Scaled, prepare, rounded
from ui.widgets.reading import reading_of
from ui.words import SEPARATOR, length, time_of_day


class SayLine(QWidget, Scaled):
    """The words for the chair to say, marked by a bar along their side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = FitLabel(20, 13, 3, weight=QFont.Weight.Medium)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(2), 0, space(2), 0)
        row.addWidget(self.label)
        self.set_scale(1.0)

    def set_text(self, text: str) -> None:
        """Show the words; nothing while there is nothing to say."""
        self.label.set_text(f"“{text}”" if text else "")
        self.setVisible(bool(text))

    def set_scale(self, scale: float) -> None:
        """Take on another size."""
        self.scale = scale
        self.setFixedHeight(round(60 * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        painter = QPainter(self)
        prepare(painter)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - 4 if mirrored else 0
        rounded(painter, QRectF(left, 4, 4, self.height() - 8), 2, tokens_of(self).accent, None)


class FloorPanel(QFrame):
    """The card. `asked` carries a `Do`."""

    asked = Signal(object)

    def __init__(self, now: Callable[[], dt.datetime], pace: Pace = real_time, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._now = now
        self._pace = pace
        self._turn: Turn | None = None
        self._suspended = False
        self._spoken_in: str | None = None
        """The segment in which somebody has had the floor: what follows is offered first then."""
        self.say = SayLine()
        self.pages = QStackedWidget()
        self.pages.addWidget(self._floor_page())
        self.pages.addWidget(self._idle_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(space(2.5), space(2), space(2.5), space(2))
        column.setSpacing(space(1.5))
        column.addWidget(self.say)
        column.addWidget(self.pages, 1)

    def _floor_page(self) -> QWidget:
        page = QWidget()
        self.name = FitLabel(60, 24, 2, at_bottom=True)
        self.position = PlainLabel("", Type.STRONG, "soft")
        self.detail = PlainLabel("", Type.LEAD, "soft")
        self.waits = AdviceLine(Type.STRONG)
        self.face = ClockFace(self._read)
        self.pause = TouchButton(self.tr("Pause"), cap(Do.PAUSE))
        self.pause.clicked.connect(self._pause_or_continue)
        self.more = self._button(Do.MORE_TIME, self.tr("+30 s"), self.tr("30 seconds more"))
        self.less = self._button(Do.LESS_TIME, self.tr("−30 s"), self.tr("30 seconds less"))
        self.finish = self._button(Do.FINISH, self.tr("Finish"))
        self.name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        under = QHBoxLayout()
        under.setSpacing(space(2))
        under.addWidget(self.detail, 1)
        under.addWidget(self.position)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(1))
        for button in (self.pause, self.more, self.less, self.finish):
            buttons.addWidget(button, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self.name, 4)
        column.addLayout(under)
        column.addWidget(self.waits)
        column.addSpacing(space(1))
        column.addWidget(self.face, 7)
        column.addSpacing(space(0.5))
        column.addLayout(buttons)
        return page

    def _idle_page(self) -> QWidget:
        page = QWidget()
        self.headline = FitLabel(44, 22, 2)
        self.idle_text = FitLabel(20, 15, 3, weight=QFont.Weight.Normal)
        self.idle_text.set_tone("soft")
        self.first = TouchButton("", weight=Weight.PRIMARY, height=60)
        self.first.clicked.connect(lambda: self._idle_act(0))
        self.second = TouchButton("", height=60)
        self.second.clicked.connect(lambda: self._idle_act(1))
        self._idle_acts: list[Callable[[], None]] = []
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1.5))
        column.addStretch(2)
        column.addWidget(self.headline)
        column.addWidget(self.idle_text)
        column.addSpacing(space(1.5))
        column.addWidget(self.first)
        column.addWidget(self.second)
        column.addStretch(3)
        return page

    def _button(self, do: Do, text: str, name: str = "") -> TouchButton:
        made = TouchButton(text, cap(do))
        describe(made, name or text)
        made.clicked.connect(lambda: self.asked.emit(do))
        return made

    def _pause_or_continue(self) -> None:
        self.asked.emit(Do.SUSPEND if self._suspended else Do.PAUSE)

    @property
    def turn(self) -> Turn | None:
        """Whoever has the floor."""
        return self._turn

    def show_view(self, view: PodiumView) -> None:
        """Show who has the floor, or what to do next."""
        self._turn, self._suspended = view.turn, view.suspended_since is not None
        if view.turn is not None:
            self._spoken_in = view.turn.segment
            self._show_turn(view, view.turn)
            self.pages.setCurrentIndex(0)
        else:
            self._show_idle(view)
            self.pages.setCurrentIndex(1)
        self.say.set_text(view.line_to_say if view.suspended_since is None else "")
        self.face.refresh()

    def _show_turn(self, view: PodiumView, turn: Turn) -> None:
        self.name.set_text(turn.speaker.name)
        self.detail.set_text(words.turn_detail(turn))
        position = ""
        if view.round_position is not None:
            position = self.tr("no. {n} of the round").format(n=view.round_position)
        self.position.set_text(position)
        text, tone = self._waiting_words(view)
        self.waits.show_line(text, tone)
        self.waits.setVisible(bool(text))
        suspended = view.suspended_since is not None
        by_hand = Hold.BY_HAND in turn.holds
        label = self.tr("Continue the meeting") if suspended else self.tr("Go on") if by_hand else self.tr("Pause")
        self.pause.set_label(label)
        self.pause.set_key(cap(Do.SUSPEND) if suspended else cap(Do.PAUSE))
        self.pause.set_weight(Weight.PRIMARY if by_hand or suspended else Weight.NORMAL)
        for button in (self.more, self.less, self.finish):
            button.setEnabled(not suspended)
            button.setVisible(not suspended)

    def _waiting_words(self, view: PodiumView) -> tuple[str, Tone]:
        """What stands over the turn: a suspension, or somebody waiting under a point of order."""
        if view.suspended_since is not None:
            since = time_of_day(view.suspended_since, ZoneInfo(view.zone))
            return self.tr("The meeting has been suspended since {time}").format(time=since), Tone.ATTENTION
        if view.interrupted is not None:
            turn = view.interrupted
            return self.tr("{name} was interrupted and goes on with {time}").format(
                name=turn.speaker.name, time=turn.face(self._now())
            ), Tone.ATTENTION
        return "", Tone.PLAIN

    def _show_idle(self, view: PodiumView) -> None:
        """A headline, a sentence, and one or two things to do."""
        offers: list[tuple[str, str, Callable[[], None]]] = []
        segment, following = view.segment, view.next_segment
        if view.suspended_since is not None:
            since = time_of_day(view.suspended_since, ZoneInfo(view.zone))
            headline = self.tr("The meeting is suspended")
            text = self.tr("Since {time}. Nothing counts until it continues.").format(time=since)
            offers.append((self.tr("Continue the meeting"), cap(Do.SUSPEND), self._ask(Do.SUSPEND)))
        elif segment is None:
            headline, text = self._between(view)
        elif segment.kind is SegmentKind.DISCUSSION:
            headline, text = self._open_floor(view)
            if view.queue:
                offers.append((self.tr("Give the floor"), cap(Do.GIVE_FLOOR), self._ask(Do.GIVE_FLOOR)))
            elif view.list_state is ListState.OPEN:
                offers.append((self.tr("Add a name"), cap(Do.ADD), self._ask(Do.ADD)))
        else:
            headline = segment.title
            named = segment.speaker is not None and segment.limit_s is not None
            text = _planned(segment, view, segment.limit_s if named else None)
            if named:
                label = self.tr("Give the floor to {name}").format(name=segment.speaker)
                offers.append((label, cap(Do.GIVE_FLOOR), self._ask(Do.GIVE_FLOOR)))
        if following is not None and view.suspended_since is None:
            label = self.tr("Start: {title}").format(title=following.title)
            offer = (label, cap(Do.NEXT_SEGMENT), self._ask(Do.NEXT_SEGMENT))
            done = segment is not None and segment.kind is not SegmentKind.DISCUSSION and self._spoken_in == segment.id
            offers.insert(0 if done else len(offers), offer)
        self.headline.set_text(headline)
        self.idle_text.set_text(text)
        self._idle_acts = [act for _, _, act in offers]
        for number, button in enumerate((self.first, self.second)):
            button.setVisible(number < len(offers))
            if number < len(offers):
                button.set_label(offers[number][0])
                button.set_key(offers[number][1])

    def _between(self, view: PodiumView) -> tuple[str, str]:
        following = view.next_segment
        if following is None:
            return self.tr("The agenda is done"), self.tr("Everything on it has been held.")
        planned = words.segment_span(following, ZoneInfo(view.zone))
        if any(entry.state.value == "done" for entry in view.strip):
            return self.tr("Nothing is running"), self.tr("Next on the agenda, planned {span}.").format(span=planned)
        return self.tr("Ready to begin"), self.tr("First on the agenda, planned {span}.").format(span=planned)

    def _open_floor(self, view: PodiumView) -> tuple[str, str]:
        if view.queue:
            request = view.queue[0].request
            return request.speaker.name, self.tr("Next to speak") + _joined(words.row_details(view.queue[0]))
        if view.list_state is ListState.CLOSED:
            return self.tr("The list is closed"), self.tr("Everybody on it has been heard.")
        planned = _planned(view.segment, view, view.limit_s) if view.segment is not None else ""
        return self.tr("The floor is open"), planned

    def _ask(self, do: Do) -> Callable[[], None]:
        return lambda: self.asked.emit(do)

    def _idle_act(self, number: int) -> None:
        if number < len(self._idle_acts):
            self._idle_acts[number]()

    def _read(self) -> Reading | None:
        return None if self._turn is None else reading_of(self._turn, self._now(), self._pace())


def _planned(segment: Segment, view: PodiumView, limit_s: float | None) -> str:
    """When a segment is planned, and the limit of who speaks in it."""
    span = words.segment_span(segment, ZoneInfo(view.zone))
    limit = words.tr("limit {length}").format(length=length(limit_s)) if limit_s is not None else ""
    return SEPARATOR.join(filter(None, (span, limit)))


def _joined(details: tuple[str, ...]) -> str:
    return "".join(f"{SEPARATOR}{detail}" for detail in details)
