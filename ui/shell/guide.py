"""The user guide, opened once and brought to the front after that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.help.window import HelpWindow


class Guide(QObject):
    """Shows and closes the window of the guide; `folder` gives the documents that are shipped."""

    def __init__(self, folder: Callable[[], Path], parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self.window: HelpWindow | None = None

    def show(self) -> None:
        """Open the guide, or bring it to the front."""
        if self.window is None:
            from ui.help.window import HelpWindow

            self.window = HelpWindow(self._folder())
            self.window.closed.connect(self._forget)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def close(self) -> None:
        """Close it, if it is open."""
        if self.window is not None:
            self.window.close()

    def _forget(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
