"""The Time view: what the co-facilitators see and do. It shows views, and asks for commands; it knows no rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gcm_moderator.clock import Pace, real_time
from gcm_moderator.desk.time_views import Scope, TimeFigures, TimeView
from gcm_moderator.desk.views import ListState, Saving
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.commands import Refusal
from gcm_moderator.meeting.floor import Recipient
from gcm_moderator.meeting.ready_messages import run_until
from ui.actions.action import Do, Where
from ui.actions.action_set import ActionSet
from ui.actions.table import cap
from ui.podium.header import Header
from ui.theme import Type, space
from ui.time import words
from ui.time.advice_panel import AdvicePanel
from ui.time.balance_panel import BalancePanel
from ui.time.ledger_view import LedgerView
from ui.time.legend import Legend
from ui.time.message_bar import MessageBar
from ui.time.timeline_view import TimelineView
from ui.time.verdict_line import VerdictLine
from ui.widgets.bar import Tone
from ui.widgets.growing import GrowingPage
from ui.widgets.guard import Guard
from ui.widgets.label import PlainLabel
from ui.widgets.paint import scale_all
from ui.words import length, time_of_day

SMALLEST = (940, 600)

Figures = Callable[[frozenset[str], Scope], TimeFigures]
"""What runs with time, now: with the segments of these items, and the balance of that scope."""


class TimeWindow(GrowingPage):
    """The view.

    `wanted` carries a command for the desk, `asked` the `Do` of an action that the application carries out. `view`
    gives the meeting as it stands, `figures` what runs with time, `now` aware datetimes, `steady` seconds that only
    grow; `pace` is how fast the meeting's clock goes. Nothing is asked for while nobody looks.
    """

    DESIGNED = (1200, 720)
    SCALES = (0.86, 1.7)
    GROWTH = 0.5

    wanted = Signal(object)
    asked = Signal(object)

    def __init__(
        self,
        *,
        now: Callable[[], dt.datetime],
        steady: Callable[[], float],
        view: Callable[[], TimeView],
        figures: Figures,
        pace: Pace = real_time,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, scale=0.0)
        self._now = now
        self._view_of = view
        self._figures_of = figures
        self._guard = Guard(steady)
        self._view: TimeView | None = None
        self._figures: TimeFigures | None = None
        self._scope = Scope.DISCUSSION
        self._opened: dict[str, bool] = {}
        """By item: whether somebody wanted to see its segments, or not to."""
        self._asked_at: dt.datetime | None = None
        """The time to close the list that was asked about last."""
        self.setWindowTitle(self.tr("Time"))
        self.setAccessibleName(self.tr("Time"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMinimumSize(*SMALLEST)
        self.header = Header(now, pace)
        self.header.menu.hide()
        self.verdict = VerdictLine()
        self.timeline = TimelineView()
        self.detail = PlainLabel("", Type.SMALL, "soft")
        self.legend = Legend()
        self.advice = AdvicePanel()
        self.ledger = LedgerView(now, pace)
        self.ledger.set_empty_text(
            self.tr("Here each turn gets a line: who spoke, on whose behalf, the limit, and the time used.")
        )
        self.balance = BalancePanel()
        self.messages = MessageBar()
        self.actions_at_work = ActionSet(self, steady, Where.TIME)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        picture = QFrame()
        picture.setProperty("card", "true")
        picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        under = QHBoxLayout()
        under.setContentsMargins(space(1), 0, space(1), 0)
        under.addWidget(self.detail, 1)
        under.addWidget(self.legend)
        inside = QVBoxLayout(picture)
        inside.setContentsMargins(space(0.5), space(0.5), space(0.5), space(0.5))
        inside.setSpacing(space(0.25))
        inside.addWidget(self.timeline, 1)
        inside.addLayout(under)
        turns = QFrame()
        turns.setProperty("card", "true")
        around = QVBoxLayout(turns)
        around.setContentsMargins(space(0.5), space(0.5), space(0.5), space(0.5))
        around.addWidget(self.ledger)
        self._lower = QHBoxLayout()
        self._lower.addWidget(self.advice, 28)
        self._lower.addWidget(turns, 48)
        self._lower.addWidget(self.balance, 24)
        for card in (self.advice, turns, self.balance):
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.header)
        self._column.addWidget(self.verdict)
        self._column.addWidget(picture, 60)
        self._column.addLayout(self._lower, 40)
        self._column.addWidget(self.messages)

    def _space_out(self) -> None:
        gap = space(1, self.scale)
        self._lower.setSpacing(gap)
        self._column.setSpacing(gap)
        self._column.setContentsMargins(gap + gap // 2, gap, gap + gap // 2, gap)

    def _connect(self) -> None:
        self.header.minute.connect(self._show_figures)
        self.timeline.toggled.connect(self._toggle_item)
        self.timeline.resized.connect(self._use_room)
        self.timeline.chosen.connect(self._show_detail)
        self.advice.asked.connect(self.do)
        self.balance.scope_wanted.connect(self._choose_scope)
        self.messages.sent.connect(self._send)
        self.messages.withdrawn.connect(lambda message: self.wanted.emit(commands.WithdrawMessage(message)))
        self.actions_at_work.sent.connect(self.wanted)
        self.actions_at_work.asked.connect(self._act)

    @property
    def view(self) -> TimeView | None:
        """What is shown."""
        return self._view

    @property
    def figures(self) -> TimeFigures | None:
        """What is shown of what runs with time."""
        return self._figures

    def do(self, which: Do) -> None:
        """Carry out an action of the table."""
        self.actions_at_work.trigger(which)

    def follow(self) -> None:
        """Show the meeting as it stands, if anybody looks."""
        if self.isVisible():
            self.show_view(self._view_of())

    def show_view(self, view: TimeView) -> None:
        """Show the meeting as it stands."""
        before, self._view = self._view, view
        self.actions_at_work.show_view(view.podium)
        self.header.show_view(view.podium)
        self.ledger.show_view(view)
        self.messages.show_view(view)
        self._show_figures()
        problem = view.podium.problem if view.podium.saving is Saving.NOT_SAVED else None
        if problem and before is not None and before.podium.problem != problem:
            self.say(problem, Tone.TROUBLE)

    def refuse(self, refusal: Refusal) -> None:
        """Say why something was not done."""
        self.say(refusal.message, Tone.ATTENTION)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say something in the place of the verdict, for some seconds."""
        self.verdict.bar.say(text, tone)
        self.verdict.setCurrentIndex(1)

    def take_scale(self, scale: float) -> None:
        """Give all parts another size."""
        scale_all(self, scale)
        self._space_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to follow."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.setFocus()
        self.header.clock.refresh()
        self.follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc sends the bar away."""
        if event.key() == Qt.Key.Key_Escape:
            self.verdict.bar.lapse()
        else:
            super().keyPressEvent(event)

    def rest(self) -> None:
        """Stop the clocks and the bar."""
        self.header.clock.stop()
        self.ledger.stop()
        self.verdict.bar.lapse()

    def _show_figures(self) -> None:
        view = self._view
        if view is None or not self.isVisible():
            return
        figures = self._figures = self._figures_of(self._expanded(view), self._scope)
        self.timeline.show_picture(figures.picture)
        self._use_room()
        self.verdict.line.show_line(*words.verdict(view, figures))
        self.advice.show_figures(view, figures)
        self.balance.show_heard(figures.heard, discussing=view.podium.list_state is not ListState.NONE)
        self._ask_when_due(view)

    def _expanded(self, view: TimeView) -> frozenset[str]:
        """The items to show with their segments: those that somebody opened, the running one where there is room."""
        wanted = {item for item, opened in self._opened.items() if opened}
        item = view.podium.item
        by_itself = item is not None and item.is_panel and item.id not in self._opened
        if item is not None and by_itself and self.timeline.room_for(item.id, len(item.segments)):
            wanted.add(item.id)
        return frozenset(wanted)

    def _use_room(self) -> None:
        """Show the segments of what runs once there is room for them, and no longer than that."""
        if self._view is not None and self._figures is not None and self._shown() != self._expanded(self._view):
            self._show_figures()

    def _shown(self) -> frozenset[str]:
        return frozenset(row.id for row in self.timeline.rows.rows if row.expanded)

    def _toggle_item(self, item: str) -> None:
        self._opened[item] = item not in self._shown()
        self._show_figures()

    def _show_detail(self, sentence: str) -> None:
        self.legend.setVisible(not sentence)
        self.detail.set_text(sentence or self.tr("Choose a row for its exact times; Enter shows its segments."))

    def _choose_scope(self, scope: Scope) -> None:
        self._scope = scope
        self._show_figures()

    def _ask_when_due(self, view: TimeView) -> None:
        """Point out that the agreed time to close the list has come. Nothing closes by itself in front of the room."""
        closes_at = view.podium.closes_at
        if closes_at is None or view.podium.list_state is not ListState.OPEN:
            if self._asked_at is not None:
                self.verdict.bar.lapse()
            self._asked_at = None
        elif closes_at <= self._now() and closes_at != self._asked_at:
            self._asked_at = closes_at
            text = self.tr("{time}: the list was to be closed now.")
            self.verdict.bar.say(
                text.format(time=time_of_day(closes_at, ZoneInfo(view.podium.zone))),
                Tone.ATTENTION,
                self.tr("Close the list"),
                lambda: self.wanted.emit(commands.CloseList()),
                cap(Do.ADVISED_CLOSING),
                stays_s=None,
            )
            self.verdict.setCurrentIndex(1)

    def _act(self, which: Do) -> None:
        """Carry out what the figures say, or leave it to the application."""
        match which:
            case Do.ADVISED_LIMIT:
                self._advised_limit()
            case Do.ADVISED_CLOSING:
                self._advised_closing()
            case Do.ADVISED_OVERRUN:
                self._advised_overrun()
            case Do.MESSAGE:
                self.messages.write()
            case Do.WITHDRAW_MESSAGE:
                self.messages.withdraw_latest()
            case Do.HEARD:
                self._choose_scope(Scope.DISCUSSION if self._scope is Scope.SESSION else Scope.SESSION)
            case _:
                self.asked.emit(which)

    def _advised_limit(self) -> None:
        advice = self._figures.advice if self._figures is not None else None
        if advice is None or advice.offered_s is None:
            self.say(self.tr("There is no limit to propose now."), Tone.PLAIN)
        elif self._guard.lets(Do.ADVISED_LIMIT):
            self._do_and_say(
                commands.SetLimit(advice.offered_s),
                "limit",
                self.tr("Limit {length} from the next speaker on.").format(length=length(advice.offered_s)),
            )

    def _advised_closing(self) -> None:
        view, advice = self._view, self._figures.advice if self._figures is not None else None
        if view is None or advice is None or advice.close_at is None or view.podium.list_state is not ListState.OPEN:
            self.say(self.tr("There is no open list to close."), Tone.PLAIN)
            return
        if not self._guard.lets(Do.ADVISED_CLOSING):
            return
        closes_at = view.podium.closes_at
        if closes_at is not None and closes_at > self._now():
            self._do_and_say(commands.SetClosing(None), "closing", self.tr("The list stays open."))
        elif closes_at is not None or not advice.all_fit:
            self._asked_at = None
            self._do_and_say(commands.CloseList(), "close-list", self.tr("The list of speakers is closed."))
        else:
            at = advice.close_at.replace(second=0, microsecond=0)
            time = time_of_day(at, ZoneInfo(view.podium.zone))
            text = self.tr("The podium sees that the list closes at {time}; you are asked then.")
            self._do_and_say(commands.SetClosing(at), "closing", text.format(time=time))

    def _advised_overrun(self) -> None:
        view, advice = self._view, self._figures.advice if self._figures is not None else None
        if view is None or advice is None or advice.all_fit:
            self.say(self.tr("All fit: there is nothing to overrun."), Tone.PLAIN)
        elif self._guard.lets(Do.ADVISED_OVERRUN):
            time = time_of_day(advice.runs_until, ZoneInfo(view.podium.zone))
            self._send(run_until(time, view.language), Recipient.PODIUM)

    def _send(self, text: str, to: Recipient) -> None:
        self.wanted.emit(commands.SendMessage(text, to))
        where = {
            Recipient.PODIUM: self.tr("Sent to the podium: {text}"),
            Recipient.DISPLAY: self.tr("Shown to the room: {text}"),
            Recipient.BOTH: self.tr("Sent to podium and room: {text}"),
        }[to]
        self.say(where.format(text=text), Tone.DONE)

    def _do_and_say(self, command: commands.Command, verb: str, text: str) -> None:
        """Ask for a command; the bar offers to take it back for as long as it is the latest."""
        self.verdict.bar.say(text, Tone.DONE, self.tr("Undo"), lambda: self._undo(verb))
        self.verdict.setCurrentIndex(1)
        self.wanted.emit(command)

    def _undo(self, verb: str) -> None:
        step = self._view.podium.undo if self._view is not None else None
        if step is not None and step.verb == verb:
            self.wanted.emit(commands.Undo(step.command))
        else:
            self.say(self.tr("Something else was done since; undo goes step by step at the podium."), Tone.ATTENTION)
