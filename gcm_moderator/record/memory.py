"""A record that lives as long as the process: for rehearsals that keep nothing."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from gcm_moderator.meeting.encoding import decode, encode
from gcm_moderator.meeting.facts import Draft, NoteDeleted, NoteRestored, NoteRevised, NoteTaken, Recorded
from gcm_moderator.record import search, troubles
from gcm_moderator.record.port import Conflict, HalfTyped, RecordClosed, Status, half_typed
from gcm_moderator.record.search import NoteHit

_log = logging.getLogger(__name__)


class MemoryRecord:
    """A `Record` in memory. An append is answered before it returns, on the thread that called."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._facts: list[Recorded] = []
        self._numbers: dict[str, int] = {}
        self._texts: dict[str, str] = {}
        self._half_typed: dict[str, HalfTyped] = {}
        self._subscribers: tuple[Callable[[Sequence[Recorded]], None], ...] = ()
        self._untold: deque[Sequence[Recorded]] = deque()
        self._telling = False
        self._closed = False

    def append(self, drafts: Sequence[Draft], expected_seq: int | None = None) -> Future[int]:
        """See `Record.append`."""
        future: Future[int] = Future()
        with self._lock:
            try:
                seq, new = self._stored(drafts, expected_seq)
            except (TypeError, ValueError, RecordClosed, Conflict) as reason:
                future.set_exception(reason)
                return future
            if new:
                self._untold.append(new)
                self._tell()
        future.set_result(seq)
        return future

    def read(self, after_seq: int = 0, limit: int | None = None) -> list[Recorded]:
        """See `Record.read`."""
        with self._lock:
            self._expect_open()
            last = None if limit is None else after_seq + max(0, limit)
            return self._facts[after_seq:last]

    def find(self, fact_id: str) -> int | None:
        """See `Record.find`."""
        with self._lock:
            self._expect_open()
            return self._numbers.get(fact_id)

    def subscribe(self, callback: Callable[[Sequence[Recorded]], None]) -> Callable[[], None]:
        """See `Record.subscribe`."""

        def told(facts: Sequence[Recorded]) -> None:
            callback(facts)

        def unsubscribe() -> None:
            with self._lock:
                self._subscribers = tuple(other for other in self._subscribers if other is not told)

        with self._lock:
            self._subscribers = (*self._subscribers, told)
        return unsubscribe

    def status(self) -> Status:
        """See `Record.status`."""
        with self._lock:
            return Status(len(self._facts), None)

    def save_draft(self, seat: str, text: str, context: bytes | str = b"") -> Future[None]:
        """See `Record.save_draft`."""
        future: Future[None] = Future()
        with self._lock:
            try:
                self._expect_open()
            except RecordClosed as reason:
                future.set_exception(reason)
                return future
            if text:
                self._half_typed[seat] = half_typed(text, context)
            else:
                self._half_typed.pop(seat, None)
        future.set_result(None)
        return future

    def drafts(self) -> dict[str, HalfTyped]:
        """See `Record.drafts`."""
        with self._lock:
            self._expect_open()
            return dict(sorted(self._half_typed.items()))

    def search_notes(self, query: str, limit: int = 50, offset: int = 0) -> list[NoteHit]:
        """See `Record.search_notes`."""
        terms = search.parse(query)
        with self._lock:
            self._expect_open()
            texts = list(self._texts.items()) if terms else []
        hits = []
        for note, text in reversed(texts):
            ranges = search.occurrences(text, terms)
            if ranges is not None:
                hits.append(search.hit(note, text, ranges))
        first = max(0, offset)
        return hits[first : first + max(0, limit)]

    def close(self) -> None:
        """See `Record.close`."""
        with self._lock:
            self._closed = True

    def _stored(self, drafts: Sequence[Draft], expected_seq: int | None) -> tuple[int, list[Recorded]]:
        self._expect_open()
        last = len(self._facts)
        known = all(draft.id in self._numbers for draft in drafts)
        if expected_seq not in (None, last) and not (drafts and known):
            raise troubles.gone_on(last, expected_seq)
        # Kept as if it came from a file, so that a rehearsal shows what a record would give back.
        bodies = [encode(draft) for draft in drafts]
        new: list[Recorded] = []
        for body in bodies:
            draft = decode(body)
            if draft.id not in self._numbers:
                self._numbers[draft.id] = last + len(new) + 1
                new.append(Recorded(draft.id, draft.seat, draft.at, draft.command, draft.fact, self._numbers[draft.id]))
        self._facts += new
        for recorded in new:
            self._index(recorded)
        return (self._numbers[drafts[-1].id] if drafts else last), new

    def _index(self, recorded: Recorded) -> None:
        match recorded.fact:
            case NoteTaken(note=note, content=content) | NoteRestored(note=note, content=content):
                self._texts.pop(note, None)
                self._texts[note] = content.text
            case NoteRevised(note=note, content=content) if note in self._texts:
                self._texts[note] = content.text
            case NoteDeleted(note=note):
                self._texts.pop(note, None)

    def _tell(self) -> None:
        """Tell the subscribers in order, also about what one of them appends meanwhile."""
        if self._telling:
            return
        self._telling = True
        try:
            while self._untold:
                new = self._untold.popleft()
                for callback in self._subscribers:
                    try:
                        callback(new)
                    except Exception:
                        _log.exception("A subscriber failed on facts %s to %s.", new[0].seq, new[-1].seq)
        finally:
            self._telling = False

    def _expect_open(self) -> None:
        if self._closed:
            raise RecordClosed("The record is closed. Open it again to go on.")
