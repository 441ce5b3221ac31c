"""Windows as a test has them: dressed in a theme, on the screen, with the focus."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme, apply

Window = TypeVar("Window", bound=QWidget)


@contextmanager
def dressed(app: QApplication, theme: Theme | None = None) -> Iterator[None]:
    """Dress the application in a theme; afterwards it looks as it did, whatever was done to it."""
    before = app.styleSheet(), app.palette(), app.font()
    if theme is not None:
        apply(app, theme)
    yield
    app.setStyleSheet(before[0])
    app.setPalette(before[1])
    app.setFont(before[2])


def shown(qtbot: QtBot, window: Window, width: int, height: int) -> Window:
    """Show a window in a size and give it the focus."""
    qtbot.addWidget(window)
    window.resize(width, height)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window
