"""The room's screen of a meeting: on which monitor it goes, and what lies over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

from gcm_moderator.clock import Pace, real_time
from gcm_moderator.desk.qt import Seat
from gcm_moderator.settings_file import SettingsStore
from ui.monitors import Screens, monitors
from ui.shell.looks import Looks, of_display

if TYPE_CHECKING:
    from ui.display.window import DisplayWindow


class RoomScreen(QObject):
    """Shows and hides the window on the room's screen. `lost` when its monitor went away.

    It fills a monitor that the operator's window is not on, the chosen one if it can; where there is none it is
    a window, shown when asked for. The keyboard stays with the operator.
    """

    lost = Signal()

    def __init__(
        self,
        seat: Seat,
        operator: QWidget,
        settings: SettingsStore,
        screens: Screens = monitors,
        pace: Pace = real_time,
    ) -> None:
        super().__init__(operator)
        self._seat = seat
        self._operator = operator
        self._screens = screens
        self._settings = settings
        self._pace = pace
        self._window: DisplayWindow | None = None
        self._unfollow = settings.follow(lambda _: self._move())
        seat.changed.connect(self._follow)

    @property
    def window(self) -> DisplayWindow:
        """The window, made when it is first wanted."""
        if self._window is None:
            from ui.display.window import DisplayWindow

            self._window = DisplayWindow(self._seat.now, self._pace)
            self._window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            Looks(self._window, self._settings, of_display)
            self._window.screen_lost.connect(self.lost)
            self._follow()
        return self._window

    def begin(self) -> None:
        """Fill a second monitor if there is one."""
        second = self._second()
        if second is not None:
            self.window.show_on(second)
            self._operator.activateWindow()

    def toggle(self) -> None:
        """Show it where it fits best, or hide it."""
        if self.window.isVisible():
            self.window.hide()
            return
        second = self._second()
        if second is not None:
            self.window.show_on(second)
        else:
            self.window.show_in_window()
        self._operator.activateWindow()

    def toggle_black(self) -> None:
        """Show nothing at all, or the picture again."""
        from ui.display.window import Cover

        self.window.black_out(self.window.cover is not Cover.BLACK)

    def toggle_message(self) -> None:
        """Show that the meeting will go on, or the picture again."""
        message = "" if self.window.frozen else self.tr("The meeting will resume shortly")
        self.window.freeze(message)

    def close(self) -> None:
        """Take the window away for good."""
        self._unfollow()
        self._seat.changed.disconnect(self._follow)
        if self._window is not None:
            self._window.blockSignals(True)
            self._window.close()
            self._window.deleteLater()
        self.deleteLater()

    def _follow(self) -> None:
        if self._window is not None:
            self._window.show_view(self._seat.display)

    def _second(self) -> QScreen | None:
        """The chosen monitor, or else any, that the operator's window is not on."""
        own = self._operator.screen()
        others = [screen for screen in self._screens() if screen is not own]
        chosen = self._settings.current.display.monitor
        return next((screen for screen in others if screen.name() == chosen), next(iter(others), None))

    def _move(self) -> None:
        """Go to the monitor that was chosen now; a window stays where it is put."""
        window = self._window
        if window is None or not window.isVisible() or not window.isFullScreen():
            return
        second = self._second()
        if second not in (None, window.screen()):
            window.show_on(second)
