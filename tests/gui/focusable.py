"""What the keyboard can reach."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def walk_focusable(window: QWidget) -> Iterator[QWidget]:
    """Every widget in a window that the keyboard can reach as things stand, in no particular order.

    Helpers that Qt puts inside its own widgets (a viewport, a scroll bar) hand the focus on and are left out.
    """
    for widget in (window, *window.findChildren(QWidget)):
        takes_focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
        if takes_focus and widget.isVisibleTo(window) and not widget.objectName().startswith("qt_"):
            yield widget
