"""The right side of the podium: who waits, adding a name, and giving the floor."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from gcm_moderator.desk.views import ListState, PodiumView, QueueRow
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.floor import Speaker, TurnKind
from gcm_moderator.meeting.forecast import Forecast
from ui.accessible import describe
from ui.actions.action import Do
from ui.actions.situations import as_typed
from ui.actions.table import cap
from ui.podium import words
from ui.podium.options import RequestOptions
from ui.theme import Type, space
from ui.widgets.button import TouchButton, Weight
from ui.widgets.label import PlainLabel
from ui.widgets.queue_list import QueueEntry, QueueList
from ui.widgets.text import menu_text
from ui.widgets.type_ahead import Search, Suggestion, TypeAhead
from ui.words import time_of_day


class QueuePanel(QFrame):
    """The card. `wanted` carries a command, `asked` a `Do`, `called` the id of a request to be given the floor."""

    wanted = Signal(object)
    asked = Signal(object)
    called = Signal(str)

    def __init__(self, names: Search, groups: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._view: PodiumView | None = None
        self._naming: str | None = None
        self.title = PlainLabel(self.tr("NEXT TO SPEAK"), Type.CAPTION, "soft")
        self.state = PlainLabel("", Type.STRONG)
        self.list = QueueList()
        self.list.moved.connect(lambda request, place: self.wanted.emit(commands.MoveRequest(request, place)))
        self.list.called.connect(self.called)
        self.list.withdrawn.connect(lambda request: self.wanted.emit(commands.WithdrawRequest(request)))
        self.list.menu_wanted.connect(self._show_menu)
        self.options = RequestOptions(groups)
        self.options.hide()
        self.options.changed.connect(self._show_placeholder)
        self.field = TypeAhead(names)
        self.field.chosen.connect(self._take)
        self.field.left.connect(self._leave_field)
        describe(
            self.field,
            self.tr("Name to add to the list"),
            self.tr("Enter adds the first name offered, Ctrl+Enter adds it as a point of order"),
        )
        self.more = TouchButton("+", cap(Do.OPTIONS))
        describe(self.more, self.tr("Kind, on behalf of, limit, to a panellist"))
        self.more.setToolTip(self.more.accessibleName())
        self.more.setCheckable(True)
        self.field.spread_to(self.more)
        self.more.clicked.connect(self.toggle_options)
        self.give = TouchButton(self.tr("Give the floor"), cap(Do.GIVE_FLOOR), Weight.PRIMARY)
        self.give.clicked.connect(lambda: self.asked.emit(Do.GIVE_FLOOR))
        self.panellists = TouchButton(self.tr("Panellists’ turn"), cap(Do.PANELLISTS))
        self.panellists.clicked.connect(lambda: self.asked.emit(Do.PANELLISTS))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.state)
        adding = QHBoxLayout()
        adding.setSpacing(space(1))
        adding.addWidget(self.field, 1)
        adding.addWidget(self.more)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(1))
        buttons.addWidget(self.give, 3)
        buttons.addWidget(self.panellists, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(2), space(2), space(2), space(2))
        column.setSpacing(space(1))
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.options)
        column.addLayout(adding)
        column.addLayout(buttons)

    def show_view(self, view: PodiumView) -> None:
        """Show the list."""
        before, self._view = self._view, view
        self.state.set_text(self._state_words(view))
        discussing = view.list_state is not ListState.NONE
        if before is None or before.panellists != view.panellists:
            self.options.show_panellists(view.panellists)
        self.field.setEnabled(discussing)
        self.more.setEnabled(discussing)
        self.give.setEnabled(view.suspended_since is None and bool(view.queue))
        self.give.set_weight(Weight.PRIMARY if view.turn is not None else Weight.NORMAL)
        self.panellists.setEnabled(discussing and view.suspended_since is None and bool(view.panellists))
        self.panellists.set_marked(view.suggest_panellists)
        if not discussing:
            self._naming = None
        self._show_placeholder()
        self.list.set_empty_text(self._empty_words(view))

    def show_times(self, forecast: Forecast | None) -> None:
        """Show the rows with the expected times."""
        if self._view is None:
            return
        zone = ZoneInfo(self._view.zone)
        expected = forecast.expected if forecast is not None else {}
        self.list.show_rows([_entry(row, expected.get(row.request.id), zone) for row in self._view.queue])

    def begin_adding(self, kind: TurnKind = TurnKind.INTERVENTION) -> None:
        """Put the cursor into the field, for a request of that kind."""
        self._naming = None
        self.options.set_kind(kind)
        self.field.setFocus()

    def go_to_list(self) -> None:
        """Put the focus on the list, on its first row if none is selected."""
        self.list.setFocus()
        if self.list.selected() is None and self.list.rows.rowCount():
            self.list.setCurrentIndex(self.list.rows.index(0))

    def toggle_options(self) -> None:
        """Open the options, or close them."""
        self.options.setVisible(self.options.isHidden())
        self.more.setChecked(not self.options.isHidden())
        if self.options.isHidden():
            self.options.reset()
        self.field.setFocus()

    def _take(self, offer: Suggestion, modifiers: Qt.KeyboardModifier) -> None:
        speaker = offer.value if isinstance(offer.value, Speaker) else Speaker(name=offer.label)
        if self._naming is not None:
            subject, self._naming = self._naming, None
            self._show_placeholder()
            self.wanted.emit(commands.NameSpeaker(subject, speaker))
            return
        options = self.options
        point = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        self.wanted.emit(
            commands.RequestFloor(
                speaker,
                kind=TurnKind.POINT_OF_ORDER if point else options.kind,
                on_behalf_of=options.on_behalf_of,
                to=options.panellist,
                limit_s=options.limit_s,
                gender=options.gender,
            )
        )
        options.reset()
        options.hide()
        self.more.setChecked(False)

    def _leave_field(self) -> None:
        self._naming = None
        self.options.reset()
        self.options.hide()
        self.more.setChecked(False)
        self.list.setFocus()

    def _show_placeholder(self) -> None:
        view = self._view
        if self._naming is not None:
            text = self.tr("type the name of this speaker…")
        elif view is not None and view.list_state is ListState.NONE:
            text = self.tr("opens with the discussion")
        elif self.options.kind is TurnKind.POINT_OF_ORDER:
            text = self.tr("point of order by…")
        elif self.options.kind is TurnKind.RIGHT_OF_REPLY:
            text = self.tr("right of reply for…")
        elif view is not None and view.list_state is ListState.CLOSED:
            text = self.tr("list closed; points of order only")
        else:
            text = self.tr("type a name to add…")
        self.field.setPlaceholderText(text)

    def _state_words(self, view: PodiumView) -> str:
        match view.list_state:
            case ListState.NONE:
                return self.tr("no list now")
            case ListState.OPEN if view.closes_at is not None:
                closes = time_of_day(view.closes_at, ZoneInfo(view.zone))
                return self.tr("{n} waiting · list closes {time}").format(n=len(view.queue), time=closes)
            case ListState.OPEN:
                return self.tr("{n} waiting · list open").format(n=len(view.queue))
            case ListState.CLOSED:
                return self.tr("{n} waiting · list closed").format(n=len(view.queue))

    def _empty_words(self, view: PodiumView) -> str:
        if view.list_state is ListState.NONE:
            return self.tr("Delegations ask for the floor once an interactive discussion runs.")
        if view.list_state is ListState.CLOSED:
            return self.tr("The list is closed and empty.")
        return self.tr("No requests yet. Type a name…")

    def row_menu(self, request: str) -> QMenu:
        """What can be done with a waiting request."""
        menu = QMenu(self)
        row = next((row for row in self._view.queue if row.request.id == request), None) if self._view else None
        if row is None or self._view is None:
            return menu
        last = len(self._view.queue) - 1
        give = self.tr("Give the floor to {name}").format(name=menu_text(row.request.speaker.name)[:60])
        menu.addAction(give, lambda: self.called.emit(request))
        menu.addSeparator()
        top = menu.addAction(self.tr("To the top"), lambda: self.wanted.emit(commands.MoveRequest(request, 0)))
        top.setEnabled(row.number > 1)
        end = menu.addAction(self.tr("To the end"), lambda: self.wanted.emit(commands.MoveRequest(request, last)))
        end.setEnabled(row.number <= last)
        menu.addAction(self.tr("Not in the seat"), lambda: self.wanted.emit(commands.MarkAbsent(request)))
        menu.addAction(self.tr("Withdraw"), lambda: self.wanted.emit(commands.WithdrawRequest(request)))
        if as_typed(row.request.speaker):
            menu.addAction(self.tr("Give a name…"), lambda: self.begin_naming(request))
        return menu

    def begin_naming(self, subject: str) -> None:
        """Put the cursor into the field, for the name of a request or a turn."""
        self._naming = subject
        self._show_placeholder()
        self.field.setFocus()

    def _show_menu(self, request: str, at: QPoint) -> None:
        menu = self.row_menu(request)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)


def _entry(row: QueueRow, expected: dt.datetime | None, zone: ZoneInfo) -> QueueEntry:
    return QueueEntry(
        id=row.request.id,
        number=row.number,
        name=row.request.speaker.name,
        details=words.row_details(row),
        expected=f"~{time_of_day(expected, zone)}" if expected is not None else "",
        point_of_order=row.request.kind is TurnKind.POINT_OF_ORDER,
    )
