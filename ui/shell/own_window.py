"""A window for one view of a meeting, for another screen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shell.memory import Placed

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
        at = self.normalGeometry() if self.isMaximized() or self.isFullScreen() else self.geometry()
        return Placed((at.x(), at.y(), at.width(), at.height()), self.isMaximized())

    def appear(self, placed: Placed | None, screen: QScreen) -> None:
        """Show it where it lay, or in the middle of that screen."""
        if placed is not None:
            self.setGeometry(QRect(*placed.at))
        else:
            room = screen.availableGeometry()
            middle = QRect(0, 0, min(_FIRST_SIZE.width(), room.width()), min(_FIRST_SIZE.height(), room.height()))
            middle.moveCenter(room.center())
            self.setGeometry(middle)
        if placed is not None and placed.maximized:
            self.showMaximized()
        else:
            self.show()

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
