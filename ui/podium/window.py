"""The podium: everything the moderator sees and does. It shows views, and asks for commands; it knows no rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from gcm_moderator.clock import Pace, real_time
from gcm_moderator.desk.views import Brief, PodiumView, Saving
from gcm_moderator.meeting.commands import Refusal
from gcm_moderator.meeting.floor import TurnKind
from gcm_moderator.meeting.forecast import Forecast
from ui.actions.action import Choice, Do
from ui.actions.action_set import ActionSet
from ui.actions.podium import AGO_S, LIMITS_S
from ui.actions.situations import nameless
from ui.podium.floor_panel import FloorPanel
from ui.podium.foot import Foot
from ui.podium.header import Header
from ui.podium.queue_panel import QueuePanel
from ui.theme import space
from ui.widgets.bar import Tone
from ui.widgets.growing import GrowingPage
from ui.widgets.paint import scale_all
from ui.widgets.text import menu_text
from ui.widgets.type_ahead import Search
from ui.words import SEPARATOR, length, panellist_word

if TYPE_CHECKING:
    from ui.podium.brief_panel import BriefPanel

SMALLEST = (1024, 640)
_MENU: tuple[tuple[Do, ...], ...] = (
    (Do.NEXT_SEGMENT, Do.END_SEGMENT, Do.SUSPEND, Do.AGENDA),
    (Do.CLOSE_LIST, Do.LIMIT, Do.GIVE_LATE, Do.ABSENT, Do.NAME_SPEAKER),
    (Do.REDO, Do.SAVE_ELSEWHERE),
    (Do.DISPLAY, Do.BLACKOUT, Do.FREEZE),
    (Do.MUTE, Do.SETTINGS, Do.THEME, Do.FULL_SCREEN, Do.KEYS, Do.HELP),
    (Do.LEAVE, Do.QUIT),
)


class PodiumWindow(GrowingPage):
    """The window.

    `wanted` carries a command for the desk, `asked` the `Do` of an action that the application carries out,
    `note_typed` each change of the half-typed note and `note_entered` a finished one. `now` gives aware datetimes,
    `steady` seconds that only grow, `names` and `groups` search for speakers (the values are `Speaker`); `pace` gives
    how many seconds of the meeting go by in one second.
    """

    SCALES = (0.86, 1.7)

    wanted = Signal(object)
    asked = Signal(object)
    note_typed = Signal(str)
    note_entered = Signal(str)

    def __init__(
        self,
        *,
        now: Callable[[], dt.datetime],
        steady: Callable[[], float],
        forecast: Callable[[], Forecast | None],
        names: Search,
        groups: Search,
        pace: Pace = real_time,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, scale=0.0)
        self._forecast = forecast
        self._view: PodiumView | None = None
        self.setWindowTitle(self.tr("Podium"))
        self.setAccessibleName(self.tr("Podium"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMinimumSize(*SMALLEST)
        self.header = Header(now, pace)
        self.floor = FloorPanel(now, pace)
        self.queue = QueuePanel(names, groups)
        self._brief: BriefPanel | None = None
        self.foot = Foot()
        self.actions_at_work = ActionSet(self, steady)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._middle = QHBoxLayout()
        self._middle.addWidget(self.floor, 58)
        self._middle.addWidget(self.queue, 42)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.header)
        self._column.addLayout(self._middle, 1)
        self._column.addWidget(self.foot)

    def _space_out(self) -> None:
        gap = space(1, self.scale)
        self._middle.setSpacing(gap + gap // 2)
        self._column.setSpacing(gap)
        self._column.setContentsMargins(gap + gap // 2, gap, gap + gap // 2, gap + gap // 2)

    def _connect(self) -> None:
        self.header.minute.connect(self._show_forecast)
        self.header.menu.clicked.connect(self._show_menu)
        for part in (self.floor, self.queue, self.foot):
            part.asked.connect(self.do)
        self.queue.wanted.connect(self.wanted)
        self.queue.called.connect(lambda request: self.do(Do.CALL, request))
        self.foot.start_wanted.connect(lambda segment: self.do(Do.START_SEGMENT, segment))
        self.foot.note_typed.connect(self.note_typed)
        self.foot.note_entered.connect(self.note_entered)
        self.actions_at_work.sent.connect(self.wanted)
        self.actions_at_work.asked.connect(self._act)

    @property
    def brief(self) -> BriefPanel:
        """The points in the place of the queue, made when somebody first concludes."""
        if self._brief is None:
            from ui.podium.brief_panel import BriefPanel

            self._brief = BriefPanel()
            self._brief.hide()
            self._middle.addWidget(self._brief, 42)
            self.setTabOrder(self.queue.panellists, self._brief.text)
            if self.scale:
                scale_all(self._brief, self.scale)
        return self._brief

    @property
    def view(self) -> PodiumView | None:
        """What is shown."""
        return self._view

    def do(self, which: Do, choice: Choice = None) -> None:
        """Carry out an action of the table."""
        self.actions_at_work.trigger(which, choice)

    def show_view(self, view: PodiumView) -> None:
        """Show the meeting as it stands."""
        before, self._view = self._view, view
        self.actions_at_work.show_view(view)
        self.header.show_view(view)
        self.floor.show_view(view)
        self.queue.show_view(view)
        self.foot.show_view(view)
        self._show_brief(view.brief)
        self._show_forecast()
        if before is not None:
            self._tell_what_changed(before, view)

    def refuse(self, refusal: Refusal) -> None:
        """Say why something was not done."""
        self.foot.say(refusal.message, Tone.ATTENTION)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say something in the bar at the foot, for some seconds."""
        self.foot.say(text, tone)

    def set_note(self, text: str) -> None:
        """Bring back a half-typed note."""
        self.foot.note.setText(text)

    def take_scale(self, scale: float) -> None:
        """Give all parts another size."""
        scale_all(self, scale)
        self._space_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to count."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.setFocus()
        self.floor.face.refresh()
        self.header.clock.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc sends the bar away; page keys and arrows scroll the brief."""
        if event.key() == Qt.Key.Key_Escape:
            self.foot.bar.lapse()
        elif self._brief is None or self._brief.isHidden() or not self._brief.text.scroll_by_key(event.key()):
            super().keyPressEvent(event)

    def rest(self) -> None:
        """Stop the clocks and the bar."""
        self.floor.face.stop()
        self.header.rest()
        self.foot.bar.lapse()

    def _show_brief(self, brief: Brief | None) -> None:
        """In the place of the queue while somebody concludes; the focus must not slip into a text field."""
        if brief is None and self._brief is None:
            return
        leaving = self.queue if brief is not None else self.brief
        if leaving.isAncestorOf(self.focusWidget()):
            self.setFocus()
        if brief is not None:
            self.brief.show_brief(brief)
        self.brief.setVisible(brief is not None)
        self.queue.setVisible(brief is None)

    def _show_forecast(self) -> None:
        if self._view is None:
            return
        forecast = self._forecast()
        self.foot.show_forecast(self._view, forecast)
        self.queue.show_times(forecast)

    def _tell_what_changed(self, before: PodiumView, view: PodiumView) -> None:
        """Say what could have happened by a slip of the hand, and what should not go unseen."""
        if view.saving is Saving.NOT_SAVED and before.problem != view.problem and view.problem:
            self.foot.say(view.problem, Tone.TROUBLE, self.tr("Save elsewhere"), Do.SAVE_ELSEWHERE)
        elif view.segment is not None and (before.segment is None or before.segment.id != view.segment.id):
            title = view.segment.title
            self.foot.say(self.tr("Started: {title}").format(title=title), Tone.DONE, self.tr("Undo"), Do.UNDO)
        elif view.undo is not None and view.undo.verb == "agenda" and view.undo != before.undo and view.redo is None:
            self.foot.say(self.tr("Another agenda is in place"), Tone.DONE, self.tr("Undo"), Do.UNDO)

    def _act(self, which: Do) -> None:
        """Carry out what needs no command, or ask for what a command needs."""
        match which:
            case Do.ADD:
                self.queue.begin_adding()
            case Do.POINT_OF_ORDER:
                self.queue.begin_adding(TurnKind.POINT_OF_ORDER)
            case Do.OPTIONS:
                self.queue.toggle_options()
            case Do.NAME_SPEAKER:
                self._name_speaker()
            case Do.GO_TO_LIST:
                self.queue.go_to_list()
            case Do.NOTE:
                self.foot.note.setFocus()
            case Do.PANELLISTS:
                self._offer(which, self._panellist_choices(), self.queue.panellists)
            case Do.GIVE_LATE:
                ago = [(self.tr("began {n} seconds ago").format(n=round(ago_s)), ago_s) for ago_s in AGO_S]
                self._offer(which, ago, self.queue.give)
            case Do.LIMIT:
                limits = [(length(limit_s), limit_s) for limit_s in LIMITS_S]
                self._offer(which, limits, self.header.menu)
            case _:
                self.asked.emit(which)

    def _name_speaker(self) -> None:
        if self._view is not None and self._view.turn is not None and nameless(self._view):
            self.queue.begin_naming(self._view.turn.id)
        else:
            self.say(self.tr("Nobody has the floor under a makeshift name."), Tone.ATTENTION)

    def _panellist_choices(self) -> list[tuple[str, Choice]]:
        entries = self._view.panellists if self._view is not None else ()
        choices: list[tuple[str, Choice]] = []
        for entry in entries:
            label = f"{entry.number}  {entry.name or panellist_word(entry.id)}"
            if entry.pending_questions:
                label += SEPARATOR + self.tr("questions: {n}").format(n=entry.pending_questions)
            choices.append((label, entry.id))
        return choices

    def choices(self, which: Do, offers: Iterable[tuple[str, Choice]]) -> QMenu:
        """The menu that asks which one; choosing carries the action out."""
        menu = QMenu(self)
        menu.setAccessibleName(self.actions_at_work.label(which))
        for label, choice in offers:
            menu.addAction(menu_text(label)).setData(choice)
        menu.triggered.connect(lambda entry: self.do(which, entry.data()))
        return menu

    def _offer(self, which: Do, offers: Iterable[tuple[str, Choice]], beside: QWidget) -> None:
        menu = self.choices(which, offers)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _pop_up(menu, beside)
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def main_menu(self) -> QMenu:
        """What is needed too seldom for a button of its own."""
        menu = QMenu(self)
        for number, group in enumerate(_MENU):
            if number:
                menu.addSeparator()
            for which in group:
                menu.addAction(self.actions_at_work.menu(which))
        return menu

    def _show_menu(self) -> None:
        menu = self.main_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _pop_up(menu, self.header.menu)


def _pop_up(menu: QMenu, beside: QWidget) -> None:
    """Open a menu at the trailing edge of a button, above it where there is no room below."""
    size = menu.sizeHint()
    mirrored = beside.layoutDirection() == Qt.LayoutDirection.RightToLeft
    left = 0 if mirrored else beside.width() - size.width()
    below = beside.mapTo(beside.window(), QPoint(0, beside.height())).y() + size.height() <= beside.window().height()
    menu.popup(beside.mapToGlobal(QPoint(left, beside.height() + 4 if below else -size.height() - 4)))
