"""The room's screen of a meeting: on which monitor it goes, and what lies over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from gcm_moderator.clock import Pace, real_time
from gcm_moderator.desk.qt import Seat
from gcm_moderator.settings_file import SettingsStore
from ui.display.window import Cover, DisplayWindow
from ui.shell.looks import Looks, of_display

Screens = Callable[[], Sequence[QScreen]]


def monitors() -> list[QScreen]:
    """The monitors that there are now."""
    return QGuiApplication.screens()


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
        self.window = DisplayWindow(seat.now, pace)
        self.window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        Looks(self.window, settings, of_display)
        self._unfollow = settings.follow(lambda _: self._move())
        self.window.screen_lost.connect(self.lost)
        seat.changed.connect(self._follow)
        self._follow()

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
        self.window.black_out(self.window.cover is not Cover.BLACK)

    def toggle_message(self) -> None:
        """Show that the meeting will go on, or the picture again."""
        message = "" if self.window.frozen else self.tr("The meeting will resume shortly")
        self.window.freeze(message)

    def close(self) -> None:
        """Take the window away for good."""
        self._unfollow()
        self._seat.changed.disconnect(self._follow)
        self.window.blockSignals(True)
        self.window.close()
        self.window.deleteLater()

    def _follow(self) -> None:
        self.window.show_view(self._seat.display)

    def _second(self) -> QScreen | None:
        """The chosen monitor, or else any, that the operator's window is not on."""
        own = self._operator.screen()
        others = [screen for screen in self._screens() if screen is not own]
        chosen = self._settings.current.display.monitor
        return next((screen for screen in others if screen.name() == chosen), next(iter(others), None))

    def _move(self) -> None:
        """Go to the monitor that was chosen now; a window stays where it is put."""
        second = self._second()
        if self.window.isVisible() and self.window.isFullScreen() and second not in (None, self.window.screen()):
            self.window.show_on(second)
