"""The monitors of this computer, as the windows are given them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication, QScreen

Screens = Callable[[], Sequence[QScreen]]


def monitors() -> list[QScreen]:
    """The monitors that there are now."""
    return QGuiApplication.screens()
