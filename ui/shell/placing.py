"""Where a window lies on its screen, and how it is put there again."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from ui.shell.memory import Placed


def placed_of(window: QWidget) -> Placed:
    """Where a window lies, or would lie if it did not fill the screen."""
    at = window.normalGeometry() if window.isMaximized() or window.isFullScreen() else window.geometry()
    return Placed((at.x(), at.y(), at.width(), at.height()), window.isMaximized())


def show_placed(window: QWidget, placed: Placed | None, otherwise: QRect) -> None:
    """Show a window where it lay; `otherwise` is for one that has never been placed on these screens."""
    window.setGeometry(otherwise if placed is None else QRect(*placed.at))
    if placed is not None and placed.maximized:
        window.showMaximized()
    else:
        window.show()


def centred(size: QSize, room: QRect) -> QRect:
    """A rectangle of that size in the middle of the room."""
    middle = QRect(0, 0, size.width(), size.height())
    middle.moveCenter(room.center())
    return middle
