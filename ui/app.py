"""The program with its windows, from its first to its last moment."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from ui.application import CANNOT_RUN, NoScreen, made_application
from ui.aside import AsideThread
from ui.house import House
from ui.shell.rail import View
from ui.shell.signals import EndingSignals
from ui.shell.troubles import Troubles
from ui.shell.window import MainWindow
from ui.widgets.bar import Tone


def run(
    target: Path | None,
    seat: str,
    house: House,
    argv: Sequence[str] | None = None,
    begin: Callable[[MainWindow], None] | None = None,
) -> int:
    """Open the windows and stay until they are closed.

    Args:
        target: a session file, a record, or None for the start page.
        seat: the view to open on: podium, time, notes or display.
        house: the parts to work with.
        argv: the program's name and arguments for Qt; its own when None.
        begin: what to do first with the window, once it is there.

    Returns:
        The exit code.
    """
    try:
        application = made_application(argv)
    except NoScreen as reason:
        sys.stderr.write(f"{reason}\n")
        return CANNOT_RUN
    window = opened(house, target, seat)
    if begin is not None:
        begin(window)
    troubles = Troubles(house.log_file, house.now)
    troubles.told.connect(lambda sentence: window.say(sentence, Tone.TROUBLE))
    hooks = sys.excepthook, threading.excepthook
    sys.excepthook = troubles.catch
    threading.excepthook = lambda caught: troubles.catch(
        caught.exc_type, caught.exc_value or caught.exc_type(), caught.exc_traceback
    )
    ending = EndingSignals(application.quit)
    window.closed.connect(application.quit)
    try:
        return application.exec()
    finally:
        sys.excepthook, threading.excepthook = hooks
        ending.close()
        window.shut()
        window.hide()
        window.deleteLater()


def opened(house: House, target: Path | None, seat: str) -> MainWindow:
    """The main window, shown, with what was asked for on it."""
    first = View(seat) if seat in list(View) else View.PODIUM
    window = MainWindow(house, AsideThread(), first=first, only_display=seat == "display")
    if target is not None:
        window.open_path(target)
    window.appear()
    return window
