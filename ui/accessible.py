"""Names and descriptions for screen readers, given to every widget in one way."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def describe(widget: W, name: str, description: str = "") -> W:
    """Give a widget its name and, where the name does not say enough, a description; returns the widget."""
    widget.setAccessibleName(name)
    widget.setAccessibleDescription(description)
    return widget


def tab_before(widget: QWidget, following: QWidget) -> None:
    """Let the Tab key come to a widget right before another that was there first."""
    before = following.previousInFocusChain()
    while before is not None and before not in (widget, following) and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    if before is not None and before not in (widget, following):
        QWidget.setTabOrder(before, widget)
    QWidget.setTabOrder(widget, following)
