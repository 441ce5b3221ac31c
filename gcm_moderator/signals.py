"""What a command does when the system tells it to end, or a person presses Ctrl+C."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Callable, Iterator
from typing import NoReturn

INTERRUPTED = 130
STOPPED = 143
"""Exit codes: after Ctrl+C, and after being told to terminate."""


@contextlib.contextmanager
def ending_when_told() -> Iterator[None]:
    """Told to terminate, the command ends as after an error, and cleans up what it was writing.

    In the middle of one of its calls, Qt makes another exception of the one that ends it; that ends it just the same.
    """
    told = []

    def end(*_: object) -> NoReturn:
        told.append(True)
        sys.exit(STOPPED)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    except Exception:
        if told:
            sys.exit(STOPPED)
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


@contextlib.contextmanager
def noting_an_interruption() -> Iterator[Callable[[], bool]]:
    """Ctrl+C is told when asked for, between two pieces of work; in the middle of one, Qt would print a traceback."""
    came = []
    before = signal.signal(signal.SIGINT, lambda *_: came.append(True))
    try:
        yield lambda: bool(came)
    finally:
        signal.signal(signal.SIGINT, before)
