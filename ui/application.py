"""The application object of Qt, or one sentence where there is no screen for its windows."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

CANNOT_RUN = 1

_INSTEAD = "play a session without windows, with “gcm-moderator rehearse gcm-2017-1”."


class NoScreen(Exception):
    """There is nothing to open windows on. The text is one sentence."""


def made_application(argv: Sequence[str] | None = None) -> QApplication:
    """The application, with its names; the one there is, if there is one.

    Raises:
        NoScreen: there is plainly none. Where only Qt finds that out, the program ends with a sentence.
    """
    there = QCoreApplication.instance()
    if there is None and no_screen(os.environ, sys.platform):
        raise NoScreen(
            f"There is no screen to open windows on. Start gcm-moderator in a desktop session, or {_INSTEAD}"
        )
    with _told_in_a_sentence():
        application = there if isinstance(there, QApplication) else QApplication(list(argv or sys.argv))
    application.setOrganizationName("gcm-moderator")
    application.setApplicationName("gcm-moderator")
    application.setApplicationDisplayName("gcm-moderator")
    application.setDesktopFileName("gcm-moderator")
    application.setQuitOnLastWindowClosed(False)
    return application


def no_screen(environ: Mapping[str, str], platform: str) -> bool:
    """Whether there is plainly nothing to open windows on."""
    if not platform.startswith("linux"):
        return False
    return not any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


@contextmanager
def _told_in_a_sentence() -> Iterator[None]:
    """While Qt looks for the screen: it aborts the program when it finds none, with a paragraph and a core dump."""
    said: list[str] = []

    def hear(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtFatalMsg:
            said.append(text)
            return
        reason = said[0].strip() if said else text.splitlines()[0]
        sys.stderr.write(
            f"No screen could be opened ({reason.rstrip('.')}). Check the desktop session, or {_INSTEAD}\n"
        )
        sys.stderr.flush()
        os._exit(CANNOT_RUN)

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
    for text in said:
        sys.stderr.write(f"{text}\n")
