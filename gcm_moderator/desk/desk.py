"""One seat at the meeting: it sends commands, writes what they did to the record, and holds the current state.

An action counts when it is on the disk. While the record writes, later commands wait in order and are decided on what
came before them. When the record cannot be written the action takes effect all the same, counts as unsaved, and is
tried again in order with everything after it. No Qt here: `qt` carries the changes to windows.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from typing import Protocol

import msgspec

from gcm_moderator.agenda.model import Session
from gcm_moderator.desk.views import Saving
from gcm_moderator.meeting import commands, facts
from gcm_moderator.meeting.commands import Refusal
from gcm_moderator.meeting.history import History
from gcm_moderator.meeting.notes import Notebook
from gcm_moderator.meeting.state import State
from gcm_moderator.record.port import Conflict, Record, RecordError

Answer = Callable[[Refusal | None], None]


class Clock(Protocol):
    """Where the time of the meeting comes from."""

    def now(self) -> dt.datetime:
        """The present instant, aware, to the millisecond."""


class _Writing(msgspec.Struct, frozen=True):
    """What is with the record at this moment."""

    future: Future[int]
    command: commands.Command | None
    new: tuple[facts.Draft, ...]
    answer: Answer | None


class Desk:
    """A seat on one meeting. `record` has to hold the opening fact; `new_id` gives ids that are unique for ever."""

    def __init__(self, record: Record, clock: Clock, new_id: Callable[[], str], seat: str = "podium") -> None:
        """Fold the record.

        Raises:
            Impossible: a fact contradicts those before it.
            RecordError: the record cannot be read, or has no opening fact.
        """
        recorded = record.read()
        if not recorded or not isinstance(recorded[0].fact, facts.MeetingOpened):
            raise RecordError("The record does not begin with the agenda of a meeting; it cannot be gone on with.")
        self.record = record
        self.clock = clock
        self.seat = seat
        self._new_id = new_id
        self.history = History(recorded[0].fact.session, recorded)
        self._seq = recorded[-1].seq
        self._commands: deque[tuple[commands.Command, Answer | None]] = deque()
        self._writing: _Writing | None = None
        self._unsaved: tuple[facts.Draft, ...] = ()
        self._problem: str | None = None
        self._listeners: list[Callable[[], None]] = []
        self.on_writing: Callable[[Future[int]], None] | None = None
        """Told of each write as it begins; `written` wants to be called when its future is done."""

    @property
    def session(self) -> Session:
        """The agenda of the meeting."""
        return self.history.state.session

    @property
    def state(self) -> State:
        """The meeting as it stands."""
        return self.history.state

    @property
    def notebook(self) -> Notebook:
        """The notes as they stand."""
        return self.history.notebook

    @property
    def saving(self) -> Saving:
        """Whether everything that took effect is on the disk."""
        if self._unsaved:
            return Saving.NOT_SAVED
        return Saving.SAVING if self._writing is not None else Saving.SAVED

    @property
    def unsaved(self) -> int:
        """How many actions took effect without being on the disk."""
        return len({draft.command for draft in self._unsaved})

    @property
    def problem(self) -> str | None:
        """Why there are unsaved actions, in one sentence."""
        return self._problem

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Have `listener` called after every change. Returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def send(self, command: commands.Command, answer: Answer | None = None) -> None:
        """Carry out a command as soon as those before it are. `answer` gets the refusal, or None once it counts."""
        self._commands.append((command, answer))
        self._go_on()

    def settle(self) -> None:
        """Wait until every command sent is carried out and written, or has failed to be."""
        while self._writing is not None:
            self._writing.future.exception()
            self.written()

    def written(self) -> None:
        """The record has answered: to be called on the seat's own thread once `on_writing`'s future is done."""
        writing = self._writing
        if writing is None or not writing.future.done():
            return
        self._writing = None
        error = writing.future.exception()
        if isinstance(error, Conflict):
            self._catch_up()
            if writing.command is not None:
                self._commands.appendleft((writing.command, writing.answer))
        else:
            self._take_in(writing, error)
            self._publish()
            if writing.answer is not None:
                writing.answer(None)
        self._go_on()

    def retry(self) -> None:
        """Try once more to write what is unsaved."""
        if self._unsaved and self._writing is None:
            self._write(None, (), None)

    def follow(self) -> None:
        """Take in what other seats wrote. Nothing happens while something of this seat is being written."""
        if self._writing is None and not self._unsaved and self._catch_up():
            self._publish()

    def _go_on(self) -> None:
        while self._commands and self._writing is None:
            command, answer = self._commands.popleft()
            command_id = self._new_id()
            now = self.clock.now()
            decision = self.history.decide(command, now, command_id)
            if isinstance(decision, Refusal):
                if answer is not None:
                    answer(decision)
            elif decision:
                self._write(command, tuple(self._drafts(decision, now, command_id)), answer)
            elif answer is not None:
                answer(None)

    def _drafts(self, decided: Sequence[facts.AnyFact], now: dt.datetime, command_id: str) -> Iterator[facts.Draft]:
        for number, fact in enumerate(decided, start=1):
            yield facts.storable(facts.Draft(f"{command_id}.{number}", self.seat, now, command_id, fact))

    def _write(self, command: commands.Command | None, new: tuple[facts.Draft, ...], answer: Answer | None) -> None:
        """Send what is unsaved and what is new to the record, as one piece."""
        expected = None if self._unsaved else self._seq
        future = self.record.append((*self._unsaved, *new), expected)
        self._writing = _Writing(future, command, new, answer)
        if self.on_writing is not None:
            self.on_writing(future)

    def _take_in(self, writing: _Writing, error: BaseException | None) -> None:
        """Let what was written, or could not be, take effect."""
        if error is None:
            self._unsaved, self._problem, self._seq = (), None, writing.future.result()
        else:
            self._unsaved, self._problem = (*self._unsaved, *writing.new), str(error)
        for draft in writing.new:
            self.history.append(draft)

    def _catch_up(self) -> bool:
        """Fold what the record has beyond what this seat knows; whether there was anything."""
        recorded = self.record.read(after_seq=self._seq)
        for draft in recorded:
            self.history.append(draft)
            self._seq = draft.seq
        return bool(recorded)

    def _publish(self) -> None:
        for listener in tuple(self._listeners):
            listener()
