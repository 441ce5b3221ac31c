"""Desks for tests: the first session, a clock that is put, and a record that answers late, fails or never answers."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from gcm_moderator.clock import SetClock
from gcm_moderator.desk.desk import Desk
from gcm_moderator.meeting import commands, facts
from gcm_moderator.meeting.commands import Command, Refusal
from gcm_moderator.meeting.facts import Draft, Recorded
from gcm_moderator.meeting.history import History
from gcm_moderator.record.memory import MemoryRecord
from gcm_moderator.record.port import HalfTyped, Record, Status
from gcm_moderator.record.search import NoteHit
from tests.unit.meeting.podium import COSTA_RICA, KENYA, MALTA, later
from tests.unit.meeting.sessions import clock, first_session

DISCUSSION = "panel-1/discussion"
WAITING = (KENYA, MALTA, COSTA_RICA)


def opening(ahead_s: float = 0.0) -> Draft:
    """The first fact of the record of that session."""
    return Draft("open.1", "podium", clock("10:00"), "open", facts.MeetingOpened(first_session(), ahead_s))


class FaultyRecord:
    """A record around another that can be held and can fail.

    While `held`, appends are neither stored nor answered until `answer`. Each of `faults` is the answer to one append,
    which is then not stored. `loses_answer` stores the next append and answers with that. `unreadable` is raised by
    `read`.
    """

    def __init__(self, inner: Record | None = None) -> None:
        self.inner: Record = inner if inner is not None else MemoryRecord()
        self.held = False
        self.faults: deque[Exception] = deque()
        self.loses_answer: Exception | None = None
        self.unreadable: Exception | None = None
        self.sent: list[list[str]] = []
        """The ids of each append that came."""
        self.kept: list[str] = []
        """The half-typed texts in the order in which they were to be kept."""
        self._owed: deque[tuple[Sequence[Draft], int | None, Future[int]]] = deque()

    def append(self, drafts: Sequence[Draft], expected_seq: int | None = None) -> Future[int]:
        self.sent.append([draft.id for draft in drafts])
        future: Future[int] = Future()
        self._owed.append((drafts, expected_seq, future))
        if not self.held:
            self.answer()
        return future

    def answer(self) -> None:
        """Answer the append that has waited longest."""
        drafts, expected_seq, future = self._owed.popleft()
        if self.faults:
            future.set_exception(self.faults.popleft())
            return
        stored = self.inner.append(drafts, expected_seq)
        error = stored.exception()
        if error is None and self.loses_answer is not None:
            error, self.loses_answer = self.loses_answer, None
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(stored.result())

    def answer_all(self) -> None:
        """Answer everything that was sent."""
        while self._owed:
            self.answer()

    def read(self, after_seq: int = 0, limit: int | None = None) -> list[Recorded]:
        if self.unreadable is not None:
            raise self.unreadable
        return self.inner.read(after_seq, limit)

    def find(self, fact_id: str) -> int | None:
        return self.inner.find(fact_id)

    def subscribe(self, callback: Callable[[Sequence[Recorded]], None]) -> Callable[[], None]:
        return self.inner.subscribe(callback)

    def status(self) -> Status:
        return self.inner.status()

    def save_draft(self, seat: str, text: str, context: bytes | str = b"") -> Future[None]:
        self.kept.append(text)
        return self.inner.save_draft(seat, text, context)

    def drafts(self) -> dict[str, HalfTyped]:
        return self.inner.drafts()

    def search_notes(self, query: str, limit: int = 50, offset: int = 0) -> list[NoteHit]:
        return self.inner.search_notes(query, limit, offset)

    def close(self) -> None:
        self.inner.close()


class Chair:
    """A desk and the hand on its clock; keeps the answers to its commands and counts the changes it was told of.

    Its ids begin with `ids`: another word for each chair that the same record sees.
    """

    def __init__(self, record: Record | None = None, seat: str = "podium", ids: str | None = None) -> None:
        self.record: Record = record if record is not None else MemoryRecord()
        if not self.record.read():
            self.record.append([opening()]).result()
        numbers = itertools.count(1)
        self.clock = SetClock(clock("10:43"))
        self.desk = Desk(self.record, self.clock, lambda: f"{ids or seat}-{next(numbers)}", seat)
        self.answers: list[Refusal | None] = []
        self.changes = 0
        self.desk.subscribe(self._count)

    def _count(self) -> None:
        self.changes += 1

    def send(self, *orders: Command) -> None:
        """Send commands without waiting, a second apart."""
        for order in orders:
            self.desk.send(order, self.answers.append)
            self.wait(1)

    def do(self, *orders: Command) -> None:
        """Carry commands out; none is refused."""
        before = len(self.answers)
        for order in orders:
            self.send(order)
            self.desk.settle()
        assert self.answers[before:] == [None] * len(orders)

    def wait(self, seconds: float) -> None:
        self.clock.put(later(self.clock.now(), seconds))

    @property
    def now(self) -> dt.datetime:
        return self.clock.now()

    @property
    def speaking(self) -> str | None:
        turn = self.desk.state.turn
        return turn.speaker.name if turn is not None else None

    @property
    def queue(self) -> list[str]:
        return [request.speaker.name for request in self.desk.state.queue]

    @property
    def codes(self) -> list[str | None]:
        """The codes of the refusals so far, None for what was carried out."""
        return [refusal.code.value if refusal is not None else None for refusal in self.answers]


def open_discussion(chair: Chair) -> None:
    """Open the discussion of panel 1 with Kenya, Malta and Costa Rica waiting."""
    chair.do(commands.StartSegment(DISCUSSION), *(commands.RequestFloor(speaker) for speaker in WAITING))


def same_as_recorded(desk: Desk, record: Record) -> bool:
    """Whether the desk shows what folding the record anew gives."""
    recorded = record.read()
    replayed = History(desk.session, recorded)
    ids = [draft.id for draft in recorded]
    return replayed.state == desk.state and replayed.notebook == desk.notebook and len(ids) == len(set(ids))
