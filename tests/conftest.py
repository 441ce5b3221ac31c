"""What holds for every test: off screen, in folders and a time zone of its own, nothing logged, no thread left."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before Qt is first imported, here and in every process that a test starts.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
# A place where no session is held: what depends on the machine's own zone shows up at once.
os.environ["TZ"] = "<+1245>-12:45"
time.tzset()
# Started in the background, or so that it outlives its terminal, a run inherits that these are ignored; so would all
# processes that a test starts.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)

# GCM_HYPOTHESIS=deep looks further, at other examples each time.
settings.register_profile("ci", derandomize=True, deadline=None, max_examples=60)
# GCM_HYPOTHESIS=few is for where the same tests run thousands of times.
settings.register_profile("few", derandomize=True, deadline=None, max_examples=15)
settings.register_profile("deep", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("GCM_HYPOTHESIS", "ci"))

THREAD_GRACE_S = 2.0
"""How long a thread that was told to end may take to do so."""


class _Warnings(logging.Handler):
    """Keeps what was logged at WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the settings and records of the person at this machine out of reach; return the folder used instead."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(home / variable.removeprefix("XDG_").removesuffix("_HOME").lower()))
    return home


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning or worse, unless it asks for `caplog` and so answers for what is logged."""
    handler = _Warnings()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if handler.lines and "caplog" not in request.fixturenames:
        pytest.fail("logged unexpectedly:\n" + "\n".join(handler.lines), pytrace=False)


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread running."""
    before = set(threading.enumerate())
    yield
    new = [thread for thread in threading.enumerate() if thread not in before and not _is_foreign(thread)]
    for thread in new:
        thread.join(THREAD_GRACE_S)
    left = [thread.name for thread in new if thread.is_alive()]
    if left:
        pytest.fail(f"left threads running: {', '.join(left)}", pytrace=False)


def _is_foreign(thread: threading.Thread) -> bool:
    """Tell whether Qt, not Python, started the thread: Python never learns that such a one has ended."""
    return isinstance(thread, threading._DummyThread)
