"""The thread that writes: appends in the order in which they were sent, half-typed texts whenever none waits."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from queue import SimpleQueue

from gcm_moderator.meeting.encoding import encode
from gcm_moderator.meeting.facts import Draft, Recorded
from gcm_moderator.record.appender import Appender
from gcm_moderator.record.port import Conflict, HalfTyped, RecordClosed, RecordError, Status, half_typed

_log = logging.getLogger(__name__)

_Append = tuple[Sequence[Draft], Sequence[bytes], int | None, Future[int]]
_Text = tuple[HalfTyped, tuple[Future[None], ...]]


class Writer:
    """Runs an appender on a thread of its own until `close`, which also closes the appender."""

    def __init__(self, appender: Appender, path: Path) -> None:
        self._appender = appender
        self._path = path
        self._gate = threading.Lock()
        self._jobs: SimpleQueue[_Append | None] = SimpleQueue()
        self._texts: dict[str, _Text] = {}
        self._subscribers: tuple[Callable[[Sequence[Recorded]], None], ...] = ()
        self._saving = 0
        self._problem: str | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._run, name=f"record {path.name}", daemon=True)
        self._thread.start()

    def append(self, drafts: Sequence[Draft], expected_seq: int | None) -> Future[int]:
        """Send an append on its way."""
        future: Future[int] = Future()
        drafts = tuple(drafts)
        try:
            bodies = [encode(draft) for draft in drafts]
        except (TypeError, ValueError) as reason:
            future.set_exception(reason)
            return future
        with self._gate:
            if self._closed:
                future.set_exception(self._is_closed())
            else:
                self._saving += 1
                self._jobs.put((drafts, bodies, expected_seq, future))
        return future

    def save_text(self, seat: str, text: str, context: bytes | str) -> Future[None]:
        """Send a half-typed text on its way; it takes the place of one that waits."""
        future: Future[None] = Future()
        typed = half_typed(text, context)
        with self._gate:
            if self._closed:
                future.set_exception(self._is_closed())
                return future
            waiting = self._texts.pop(seat, None)
            self._texts[seat] = (typed, (*waiting[1], future) if waiting is not None else (future,))
            self._jobs.put(None)
        return future

    def subscribe(self, callback: Callable[[Sequence[Recorded]], None]) -> Callable[[], None]:
        """Add a subscriber; the answer removes it."""

        def told(facts: Sequence[Recorded]) -> None:
            callback(facts)

        def unsubscribe() -> None:
            with self._gate:
                self._subscribers = tuple(other for other in self._subscribers if other is not told)

        with self._gate:
            self._subscribers = (*self._subscribers, told)
        return unsubscribe

    def status(self) -> Status:
        """How the record stands."""
        with self._gate:
            return Status(self._appender.end.seq, self._path, self._saving, self._problem)

    def close(self) -> None:
        """Finish what was sent and stop."""
        with self._gate:
            if not self._closed:
                self._closed = True
                self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        while True:
            job = self._jobs.get()
            if job is not None:
                self._append(*job)
            if self._jobs.empty():
                self._save_texts()
                with self._gate:
                    if self._closed and self._jobs.empty():
                        break
        self._appender.close()

    def _append(
        self, drafts: Sequence[Draft], bodies: Sequence[bytes], expected_seq: int | None, future: Future[int]
    ) -> None:
        wanted = future.set_running_or_notify_cancel()
        try:
            seq, new = self._appender.append(drafts, bodies, expected_seq) if wanted else (0, [])
        except Exception as reason:
            self._note(reason, answered=1)
            future.set_exception(reason)
            return
        self._note(None, answered=1, saved=bool(new))
        if new:
            self._tell(new)
        if wanted:
            future.set_result(seq)

    def _tell(self, new: Sequence[Recorded]) -> None:
        for callback in self._subscribers:
            try:
                callback(new)
            except Exception:
                _log.exception("A subscriber failed on facts %s to %s.", new[0].seq, new[-1].seq)

    def _save_texts(self) -> None:
        with self._gate:
            texts, self._texts = self._texts, {}
        for seat, (typed, futures) in texts.items():
            wanted = [future for future in futures if future.set_running_or_notify_cancel()]
            try:
                self._appender.save_text(seat, typed)
            except Exception as reason:
                self._note(reason)
                for future in wanted:
                    future.set_exception(reason)
                continue
            self._note(None, saved=True)
            for future in wanted:
                future.set_result(None)

    def _note(self, reason: Exception | None, *, answered: int = 0, saved: bool = False) -> None:
        with self._gate:
            self._saving -= answered
            if saved:
                self._problem = None
            elif isinstance(reason, RecordError) and not isinstance(reason, Conflict):
                self._problem = str(reason)

    def _is_closed(self) -> RecordError:
        return RecordClosed(f"{self._path} is closed. Open it again to go on.")
