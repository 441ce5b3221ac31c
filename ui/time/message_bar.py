"""Messages of the co-facilitators: to whom, the words or ready ones, what was sent and when, and taking it back."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from gcm_moderator.desk.time_views import TimeView
from gcm_moderator.meeting.floor import Recipient
from gcm_moderator.meeting.ready_messages import Ready, ready_words
from gcm_moderator.meeting.state import Message
from ui.accessible import describe
from ui.actions.action import Do
from ui.actions.table import cap
from ui.theme import TOUCH, Type, font, space
from ui.time import words
from ui.widgets.button import TouchButton, Weight
from ui.widgets.choice import ChoiceBox
from ui.widgets.label import PlainLabel
from ui.widgets.paint import Scaled
from ui.widgets.text import menu_text
from ui.widgets.touch_field import TextField

LONGEST = 300
MOST_SHOWN = 12


class MessageBar(QFrame, Scaled):
    """The card. `sent` carries words and their `Recipient`, `withdrawn` the id of a message."""

    sent = Signal(str, object)
    withdrawn = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._view: TimeView | None = None
        self.to = ChoiceBox()
        for recipient in Recipient:
            self.to.addItem(words.recipient_word(recipient), recipient)
        describe(self.to, self.tr("Message to"))
        self.field = TextField(LONGEST)
        self.field.setPlaceholderText(self.tr("message…  ({key})").format(key=cap(Do.MESSAGE)))
        describe(self.field, self.tr("Message"), self.tr("Enter sends it"))
        self.field.returnPressed.connect(self._send)
        self.ready = TouchButton(self.tr("Ready messages"))
        self.ready.setAccessibleDescription(self.tr("Messages in the language of the meeting; one press sends one"))
        self.ready.clicked.connect(lambda: self._pop_up(self.ready_menu(), self.ready))
        self.send = TouchButton(self.tr("Send"), "⏎", Weight.PRIMARY)
        self.send.clicked.connect(self._send)
        self.latest = PlainLabel("", Type.SMALL, "soft")
        self.history = TouchButton(self.tr("Sent"))
        self.history.setAccessibleDescription(self.tr("What was sent and when; a message can be withdrawn there"))
        self.history.clicked.connect(lambda: self._pop_up(self.history_menu(), self.history))
        self.unsay = TouchButton(self.tr("Withdraw"))
        self.unsay.clicked.connect(self.withdraw_latest)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(1), space(0.5), space(1), space(0.5))
        row.setSpacing(space(1))
        for widget, stretch in (
            (self.to, 0),
            (self.field, 5),
            (self.send, 0),
            (self.ready, 0),
            (self.latest, 4),
            (self.unsay, 0),
            (self.history, 0),
        ):
            row.addWidget(widget, stretch)
        self.set_scale(1.0)

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        self.scale = scale
        self.field.set_scale(scale)
        self.to.setFont(font(Type.BODY, scale))
        self.to.setMinimumHeight(max(TOUCH, round(TOUCH * scale)))

    def show_view(self, view: TimeView) -> None:
        """Show what was sent last, and in which language the ready ones are."""
        self._view = view
        standing = self._standing()
        zone = ZoneInfo(view.podium.zone)
        if standing is not None:
            self.latest.set_text(words.message_words(standing, zone))
        elif view.messages:
            self.latest.set_text(self.tr("Nothing stands at the podium or on the room’s screen"))
        else:
            self.latest.set_text(self.tr("Goes to the podium, the room’s screen or both"))
        self.unsay.setVisible(standing is not None)
        self.history.setVisible(bool(view.messages))

    def write(self) -> None:
        """Put the cursor into the field."""
        self.field.setFocus()

    def withdraw_latest(self) -> None:
        """Take the latest message that stands somewhere back."""
        standing = self._standing()
        if standing is not None:
            self.withdrawn.emit(standing.id)

    def ready_menu(self) -> QMenu:
        """The ready messages with whom they go to."""
        menu = QMenu(self)
        language = self._view.language if self._view is not None else "en"
        for ready in Ready:
            text = ready_words(ready, language)
            menu.addAction(menu_text(text) + "\t" + words.recipient_word(ready.to)).setData((text, ready.to))
        menu.triggered.connect(lambda entry: self.sent.emit(*entry.data()))
        return menu

    def history_menu(self) -> QMenu:
        """What was sent, the latest first; what still stands can be withdrawn."""
        menu = QMenu(self)
        if self._view is None:
            return menu
        zone = ZoneInfo(self._view.podium.zone)
        standing = {message.id for message in self._all_standing()}
        for message in reversed(self._view.messages[-MOST_SHOWN:]):
            text = words.message_words(message, zone)
            stands = message.id in standing
            entry = menu.addAction(menu_text(self.tr("Withdraw: {message}").format(message=text) if stands else text))
            entry.setData(message.id)
            entry.setEnabled(stands)
        menu.triggered.connect(lambda entry: self.withdrawn.emit(entry.data()))
        return menu

    def _send(self) -> None:
        text = self.field.text().strip()
        if text:
            self.field.clear()
            self.sent.emit(text, self.to.currentData())

    def _all_standing(self) -> list[Message]:
        """The messages that somebody sees now, the latest first: one to the podium, one to the room, or one to both."""
        standing: list[Message] = []
        taken: set[Recipient] = set()
        for message in reversed(self._view.messages if self._view is not None else ()):
            places = {Recipient.PODIUM, Recipient.DISPLAY} if message.to is Recipient.BOTH else {message.to}
            if message.withdrawn_at is None and places - taken:
                standing.append(message)
            taken |= places
        return standing

    def _standing(self) -> Message | None:
        return next(iter(self._all_standing()), None)

    def _pop_up(self, menu: QMenu, beside: QWidget) -> None:
        """Open a menu above a button, at its trailing edge."""
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        size = menu.sizeHint()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 0 if mirrored else beside.width() - size.width()
        menu.popup(beside.mapToGlobal(QPoint(left, -size.height() - 4)))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
