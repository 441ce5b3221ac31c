"""Work that would keep the windows waiting is done aside, and its result comes back to their thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")


class Aside(Protocol):
    """Does things in order, and hands each result back; nothing comes back after `close`."""

    def do(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Have `work` done, then call `then` with its result on the windows' thread."""

    def close(self) -> None:
        """Forget what has not begun, and wait for what has."""


class AsideThread(QObject):
    """`Aside` on one thread of its own, started when first needed. What `work` raises, the windows' thread gets."""

    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor: ThreadPoolExecutor | None = None
        self._open = True
        self._done.connect(self._hand_back, Qt.ConnectionType.QueuedConnection)

    def do(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Have `work` done, then call `then` with its result on the windows' thread."""
        if not self._open:
            return
        if self._executor is None:
            self._executor = ThreadPoolExecutor(1, "aside")

        def finished(future: Future[T]) -> None:
            if not future.cancelled():
                self._done.emit(lambda: then(future.result()))

        self._executor.submit(work).add_done_callback(finished)

    def close(self) -> None:
        """Forget what has not begun, and wait for what has."""
        self._open = False
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None

    def _hand_back(self, give: Callable[[], None]) -> None:
        if self._open:
            give()


class AsideAtOnce:
    """`Aside` for where nobody waits: everything is done when it is asked for."""

    def do(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do `work` and call `then` with its result."""
        then(work())

    def close(self) -> None:
        """Nothing is left to do."""
