"""A window for one view of a meeting, for another screen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shell.memory import Placed
from ui.shell.placing import centred, placed_of, show_placed

_FIRST_SIZE = QSize(1280, 760)


class OwnWindow(QWidget):
    """Holds a view until `closed`; the view is then to be taken back with `release`."""

    closed = Signal()

    def __init__(self, view: QWidget, title: str) -> None:
        super().__init__()
        self.setWindowTitle(title)
        self._view: QWidget | None = view
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(view)
        self.setMinimumSize(view.minimumSize())
        view.show()

    @property
    def placed(self) -> Placed:
        """Where it lies."""
        return placed_of(self)

    def appear(self, placed: Placed | None, screen: QScreen) -> None:
        """Show it where it lay, or in the middle of that screen."""
        room = screen.availableGeometry()
        show_placed(self, placed, centred(_FIRST_SIZE.boundedTo(room.size()), room))

    def release(self) -> None:
        """Let go of the view and vanish; whoever took the view out owns it."""
        if self._view is not None:
            self._column.removeWidget(self._view)
            self._view = None
        self.blockSignals(True)
        self.close()
        self.deleteLater()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or be a window again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The view goes back to where it came from."""
        event.accept()
        self.closed.emit()
