"""An open meeting: its views behind a rail, each in this window or in one of its own, all on the same seat."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gcm_moderator.desk.qt import Seat
from ui.actions.action import Do, Where
from ui.actions.action_set import ActionSet
from ui.actions.table import sheet_rows
from ui.podium.header import Header
from ui.shell.memory import Placed
from ui.shell.own_window import OwnWindow
from ui.shell.rail import Rail, View
from ui.theme import Type, space
from ui.widgets.bar import Tone
from ui.widgets.button import TouchButton, Weight
from ui.widgets.growing import GrowingPage, grow
from ui.widgets.label import PlainLabel
from ui.widgets.shortcut_sheet import ShortcutSheet

_VIEW_OF = {view.action: view for view in View}


class Shown(Protocol):
    """What every view can do besides being a widget."""

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say something in the view's bar, for some seconds."""


Makers = Mapping[View, Callable[[], QWidget]]
"""What makes each view; a view is made when it is first looked at."""


class Elsewhere(QWidget):
    """Stands where no view is left: all have windows of their own. `back` when one is to come back."""

    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = PlainLabel(self.tr("Every view has a window of its own."), Type.LEAD)
        button = TouchButton(self.tr("Bring the podium back here"), "", Weight.PRIMARY)
        button.clicked.connect(self.back)
        column = QVBoxLayout(self)
        column.setSpacing(space(2))
        column.addStretch(1)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)


class MeetingPage(GrowingPage):
    """The views of the meeting at `seat`. `asked` carries the `Do` of what the application carries out.

    `steady` gives seconds that only grow. A view in a window of its own comes back when that window is closed, and is
    brought to the front when it is asked for here.
    """

    asked = Signal(object)

    def __init__(self, seat: Seat, makers: Makers, steady: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Meeting"))
        self._seat = seat
        self._makers = makers
        self._made: dict[View, QWidget] = {}
        self._own: dict[View, OwnWindow] = {}
        self._sheet: ShortcutSheet | None = None
        self._above: QWidget | None = None
        self.rail = Rail(makers)
        self.rail.chosen.connect(self.go_to)
        self._elsewhere = Elsewhere()
        self._elsewhere.back.connect(lambda: self.bring_back(next(iter(self._makers))))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._elsewhere)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        row.addLayout(self._column, 1)
        self._actions = ActionSet(self, steady, Where.ANY_VIEW)
        self._actions.asked.connect(self._act)
        seat.changed.connect(self._follow)
        self._follow()

    def show_above(self, strip: QWidget) -> None:
        """Show something above the views, which goes with the page."""
        self._above = strip
        self._column.insertWidget(0, strip)
        grow(strip, self.scale)
        self._say_practice_once()

    @property
    def current(self) -> View | None:
        """The view that is shown in this window."""
        shown = self._stack.currentWidget()
        return next((view for view, widget in self._made.items() if widget is shown), None)

    @property
    def placed(self) -> dict[View, Placed]:
        """The views that have windows of their own, and where these lie."""
        return {view: window.placed for view, window in self._own.items()}

    def view(self, which: View) -> QWidget:
        """The view, made if this is the first look at it."""
        if which not in self._made:
            widget = self._makers[which]()
            self._made[which] = widget
            self._say_practice_once()
            self._stack.addWidget(widget)
            asks = getattr(widget, "asked", None)
            if asks is not None:
                asks.connect(self._act)
        return self._made[which]

    def go_to(self, which: View) -> None:
        """Show a view here, or bring its own window to the front."""
        if which in self._own:
            window = self._own[which]
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()
        else:
            self._stack.setCurrentWidget(self.view(which))
            self._give_focus()
        self._mark()

    def take_out(self, which: View, placed: Placed | None = None) -> None:
        """Give a view a window of its own: where it lay, else on another screen if there is one."""
        if which in self._own:
            return
        widget = self.view(which)
        self._stack.removeWidget(widget)
        window = OwnWindow(widget, f"{which.label} – {self.window().windowTitle()}")
        self._own[which] = window
        self._say_practice_once()
        window.closed.connect(lambda: self.bring_back(which))
        left = next((view for view in self._makers if view not in self._own), None)
        if self._stack.currentWidget() is self._elsewhere and left is not None:
            self._stack.setCurrentWidget(self.view(left))
        window.appear(placed, next((s for s in QGuiApplication.screens() if s is not self.screen()), self.screen()))
        widget.setFocus()
        self._mark()

    def bring_back(self, which: View) -> None:
        """Show a view in this window again; its own window goes."""
        window = self._own.pop(which, None)
        if window is None:
            return
        self._say_practice_once()
        widget = self._made[which]
        self._stack.addWidget(widget)
        window.release()
        self.go_to(which)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say something where the person is: in the view in front, else in the first."""
        which = self._in_front() or next(iter(self._makers))
        cast(Shown, self.view(which)).say(text, tone)

    def close_views(self) -> None:
        """Take everything away for good; nothing follows the seat any more."""
        self._seat.changed.disconnect(self._follow)
        for window in self._own.values():
            window.release()
        self._own.clear()
        for widget in self._made.values():
            widget.close()
            widget.deleteLater()
        self._made.clear()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing that counts."""
        self.close_views()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the first view."""
        super().showEvent(event)
        if self._stack.currentWidget() is self._elsewhere and len(self._own) < len(self._makers):
            self.go_to(next(view for view in self._makers if view not in self._own))

    def take_scale(self, scale: float) -> None:
        """Let rail, strip and sheet of keys grow with the window; the views do so themselves."""
        self.rail.set_scale(scale)
        if self._above is not None:
            grow(self._above, scale)
        if self._sheet is not None:
            self._sheet.set_scale(scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sheet of keys in its place."""
        super().resizeEvent(event)
        if self._sheet is not None and self._sheet.isVisible():
            self._sheet.place()

    def changeEvent(self, event: QEvent) -> None:
        """Own windows are called after the meeting."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowTitleChange:
            for view, window in self._own.items():
                window.setWindowTitle(f"{view.label} – {self.windowTitle()}")

    @property
    def sheet(self) -> ShortcutSheet:
        """The sheet of keys, made when it is first looked at."""
        if self._sheet is None:
            self._sheet = ShortcutSheet(sheet_rows(), self)
            self._sheet.set_scale(self.scale)
            self._sheet.closed.connect(self._give_focus)
        return self._sheet

    def _say_practice_once(self) -> None:
        """In this window the strip above says it for all views; one in a window of its own says it itself."""
        for which, widget in self._made.items():
            header = getattr(widget, "header", None)
            if isinstance(header, Header):
                header.say_practice(self._above is None or which in self._own)

    def _give_focus(self) -> None:
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus()

    def _follow(self) -> None:
        self._actions.show_view(self._seat.podium)

    def _mark(self) -> None:
        self.rail.show_views(self.current, self._own)

    def _in_front(self) -> View | None:
        """The view of the window that has the keyboard."""
        active = QApplication.activeWindow()
        return next((view for view, window in self._own.items() if window is active), self.current)

    def _act(self, which: Do) -> None:
        """Carry out what is about the views; the rest is the application's."""
        front = self._in_front()
        if which in _VIEW_OF:
            if _VIEW_OF[which] in self._makers:
                self.go_to(_VIEW_OF[which])
        elif which is Do.OWN_WINDOW and front is not None:
            self.bring_back(front) if front in self._own else self.take_out(front)
        elif which is Do.KEYS:
            self.sheet.close_sheet() if self.sheet.isVisible() else self.sheet.open_sheet()
        elif which is Do.FULL_SCREEN and front in self._own:
            self._own[front].toggle_full_screen()
        else:
            self.asked.emit(which)
