"""The whole program on a record, as the command line opens it, until its podium has been measured. Run by `windows`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from gcm_moderator import cli, quick_start
from tests.bench.first_frame import FirstFrame, end_with

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.podium.window import PodiumWindow


def main() -> None:
    """Open the record that the command line names, and watch its podium from when the windows are there."""
    sys.excepthook = end_with
    ended = quick_start.end

    def end_and_watch() -> None:
        ended()
        watch_podium()

    quick_start.end = end_and_watch
    cli.cli(sys.argv[1:], prog_name="gcm-moderator")


def watch_podium() -> None:
    """Have the first painting of the podium measured."""
    from ui.podium.window import PodiumWindow

    first_frame = FirstFrame()
    paint = PodiumWindow.paintEvent

    def paint_and_tell(window: PodiumWindow, event: QPaintEvent) -> None:
        paint(window, event)
        first_frame.painted()

    PodiumWindow.paintEvent = paint_and_tell  # type: ignore[method-assign, assignment]


if __name__ == "__main__":
    main()
