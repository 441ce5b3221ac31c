"""The whole program on a record, as the command line opens it, until its podium has been measured. Run by `windows`."""

from __future__ import annotations

import sys

from PySide6.QtGui import QPaintEvent

from gcm_moderator import cli
from tests.bench.first_frame import FirstFrame, end_with
from ui.podium.window import PodiumWindow

first_frame = FirstFrame()
paint = PodiumWindow.paintEvent


def paint_and_tell(window: PodiumWindow, event: QPaintEvent) -> None:
    """The podium's own painting, told of."""
    paint(window, event)
    first_frame.painted()


def main() -> None:
    """Open the record that the command line names."""
    sys.excepthook = end_with
    PodiumWindow.paintEvent = paint_and_tell  # type: ignore[method-assign, assignment]
    cli.cli(sys.argv[1:], prog_name="gcm-moderator")


if __name__ == "__main__":
    main()
