"""A process with a bare label in a window: what every program with PySide6 pays. Run by `windows`."""

from __future__ import annotations

import sys

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel

from tests.bench.first_frame import SIZE, FirstFrame, end_with

first_frame = FirstFrame()


class Label(QLabel):
    """Tells of its painting."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        first_frame.painted()


def main() -> None:
    """Show the label until it has been measured."""
    sys.excepthook = end_with
    app = QApplication(sys.argv[:1])
    label = Label("03:00")
    label.resize(*SIZE)
    label.show()
    app.exec()


if __name__ == "__main__":
    main()
