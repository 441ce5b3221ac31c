"""Lists that roll under a finger."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractScrollArea


def roll_by_touch(view: QAbstractScrollArea) -> None:
    """Let a finger roll a view, from the moment when it is there: what serves that is loaded after the windows."""

    def grab() -> None:
        from PySide6.QtWidgets import QScroller

        QScroller.grabGesture(view.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    QTimer.singleShot(0, view, grab)
