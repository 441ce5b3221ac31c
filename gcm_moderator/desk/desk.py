"""One seat at the meeting: it sends commands, writes what they did to the record, and holds the current state.

An action counts when it is on the disk. While the record writes, later commands wait in order and are decided on what
came before them. When the record cannot be written, or does not answer, the action takes effect all the same and
counts as unsaved; so does everything after it, at once, until all of it is on the disk, in order and once. No Qt here:
`qt` carries the changes to windows.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from typing import Protocol

import msgspec
from msgspec.structs import replace

from gcm_moderator.agenda.model import Session
from gcm_moderator.desk.views import Saving
from gcm_moderator.meeting import commands, encoding, facts
from gcm_moderator.meeting.commands import Refusal, RefusalCode
from gcm_moderator.meeting.evolve import Impossible
from gcm_moderator.meeting.history import History
from gcm_moderator.meeting.notes import Notebook
from gcm_moderator.meeting.state import State
from gcm_moderator.record.port import Conflict, Record, RecordError

_log = logging.getLogger(__name__)

Answer = Callable[[Refusal | None], None]

PATIENCE_S = 3.0
"""After so many seconds an action no longer waits for the disk to take effect."""

NO_ANSWER = "The disk does not answer; everything is kept in memory until it does."


class Clock(Protocol):
    """Where the time of the meeting comes from."""

    def now(self) -> dt.datetime:
        """The present instant, aware, to the millisecond."""


class _Sent(msgspec.Struct, frozen=True):
    """A command and the instant at which somebody gave it."""

    command: commands.Command
    at: dt.datetime
    answer: Answer | None
    seat: str


class _Action(msgspec.Struct, frozen=True):
    """What a command did."""

    sent: _Sent
    drafts: tuple[facts.Draft, ...]


class _Writing(msgspec.Struct, frozen=True):
    """What is with the record at this moment: one new action, or the unsaved ones, which are `in_effect`."""

    future: Future[int]
    actions: tuple[_Action, ...]
    in_effect: bool


class Desk:
    """A seat on one meeting; its views may write under names of their own.

    `record` has to hold the opening fact; `new_id` gives ids that are unique for ever.
    """

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
        self._waiting: deque[_Sent] = deque()
        self._writing: _Writing | None = None
        self._unsaved: tuple[_Action, ...] = ()
        self._problem: str | None = None
        self._listeners: tuple[Callable[[], None], ...] = ()
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
        return Saving.SAVING if self.writing else Saving.SAVED

    @property
    def writing(self) -> bool:
        """Whether the record still owes an answer."""
        return self._writing is not None

    @property
    def unsaved(self) -> int:
        """How many actions took effect without being on the disk."""
        return len(self._unsaved)

    @property
    def problem(self) -> str | None:
        """Why there are unsaved actions, in one sentence."""
        return self._problem if self._unsaved else None

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Have `listener` called after every change. Returns what ends that; calling it twice does no harm."""

        def told() -> None:
            listener()

        def unsubscribe() -> None:
            self._listeners = tuple(other for other in self._listeners if other is not told)

        self._listeners = (*self._listeners, told)
        return unsubscribe

    def send(self, command: commands.Command, answer: Answer | None = None, seat: str | None = None) -> None:
        """Carry out a command, as of now, as soon as those before it are.

        `seat` is the name under which it is recorded: that of the view it came from, this desk's own when None.

        `answer` gets the refusal, or None once the action counts. It gets a refusal after that only when an unsaved
        action had to be taken back, because other seats did in the meantime what makes it impossible.
        """
        self._waiting.append(_Sent(command, self.clock.now(), answer, seat or self.seat))
        self._go_on()

    def settle(self, patience_s: float | None = PATIENCE_S) -> bool:
        """Wait until every command sent is carried out and written, or has failed to be.

        A record that does not answer for `patience_s` seconds is not waited for any longer (None: however long it
        takes); everything then takes effect unsaved. Returns whether the record has answered.
        """
        while self._writing is not None:
            try:
                self._writing.future.exception(patience_s)
            except TimeoutError:
                self.go_ahead()
                return False
            self.written()
        return True

    def written(self) -> None:
        """The record has answered: to be called on the seat's own thread once `on_writing`'s future is done."""
        writing = self._writing
        if writing is None or not writing.future.done():
            return
        self._writing = None
        error = writing.future.exception()
        if error is None:
            self._saved(writing)
        elif isinstance(error, Conflict):
            self._overtaken(writing, error)
        else:
            self._problem = str(error) or type(error).__name__
            self._take_effect_unsaved(writing)
        self._publish()
        self._go_on()

    def go_ahead(self) -> None:
        """Wait for the record no longer: what is being written takes effect now, and is unsaved until it is through."""
        writing = self._writing
        if writing is not None and self._problem is None:
            self._problem = NO_ANSWER
            self._writing = replace(writing, in_effect=True)
            self._take_effect_unsaved(writing)
            self._publish()
            self._go_on()

    def retry(self) -> None:
        """Try once more to write what is unsaved."""
        if self._unsaved and self._writing is None:
            self._write(self._unsaved, in_effect=True)

    def move_to(self, record: Record) -> Record:
        """Go on with a copy of the record elsewhere and write there what is unsaved. Returns the record left behind."""
        self.go_ahead()
        left, self.record = self.record, record
        self._writing = None
        self.retry()
        return left

    def follow(self) -> None:
        """Take in what other seats wrote. Nothing happens while something of this seat is not written yet."""
        if self._writing is None and not self._unsaved and self._catch_up():
            self._publish()

    def _go_on(self) -> None:
        """Decide what waits. While there is a problem with the record, nothing waits for it."""
        while self._waiting and (self._writing is None or self._problem is not None):
            sent = self._waiting.popleft()
            command_id = self._new_id()
            decision = self.history.decide(sent.command, sent.at, command_id)
            if isinstance(decision, Refusal):
                _tell(sent.answer, decision)
            elif not decision:
                _tell(sent.answer, None)
            else:
                action = _Action(sent, tuple(self._drafts(decision, sent, command_id)))
                if self._problem is None:
                    self._write((action,), in_effect=False)
                else:
                    self._unsaved = (*self._unsaved, action)
                    self._take_effect(action)
                    self._publish()
                    self.retry()

    def _drafts(self, decided: Sequence[facts.AnyFact], sent: _Sent, command_id: str) -> Iterator[facts.Draft]:
        for number, fact in enumerate(decided, start=1):
            yield encoding.storable(facts.Draft(f"{command_id}.{number}", sent.seat, sent.at, command_id, fact))

    def _write(self, actions: tuple[_Action, ...], *, in_effect: bool) -> None:
        """Send actions to the record, as one piece."""
        future = self.record.append([draft for action in actions for draft in action.drafts], self._seq)
        self._writing = _Writing(future, actions, in_effect)
        if self.on_writing is not None:
            self.on_writing(future)

    def _saved(self, writing: _Writing) -> None:
        self._seq = writing.future.result()
        if writing.in_effect:
            self._unsaved = self._unsaved[len(writing.actions) :]
        if not self._unsaved:
            self._problem = None
        if not writing.in_effect:
            for action in writing.actions:
                self._take_effect(action)
        self.retry()

    def _overtaken(self, writing: _Writing, conflict: Conflict) -> None:
        """Another seat wrote before: catch up, then decide anew, or put what took effect behind that."""
        if self._catch_up():
            if not self._unsaved:
                self._problem = None
            self.retry()
        elif self._problem is None or writing.in_effect:
            self._problem = str(conflict)
        if not writing.in_effect:
            again = (replace(action.sent, at=self.clock.now()) for action in reversed(writing.actions))
            self._waiting.extendleft(again)

    def _take_effect_unsaved(self, writing: _Writing) -> None:
        if not writing.in_effect:
            self._unsaved = (*self._unsaved, *writing.actions)
            for action in writing.actions:
                self._take_effect(action)

    def _take_effect(self, action: _Action) -> None:
        for draft in action.drafts:
            self.history.append(draft)
        _tell(action.sent.answer, None)

    def _catch_up(self) -> bool:
        """Fold what the record has beyond what this seat knows; whether there was anything. Failing is a problem."""
        try:
            recorded = self.record.read(after_seq=self._seq)
            if recorded and self._unsaved:
                self._fold_under_unsaved(recorded)
            else:
                for draft in recorded:
                    self.history.append(draft)
                    self._seq = draft.seq
        except RecordError as reason:
            self._problem = str(reason)
            return False
        except Impossible as reason:
            self._problem = f"What another seat wrote contradicts the record and is left out. {reason}"
            return False
        return bool(recorded)

    def _fold_under_unsaved(self, recorded: Sequence[facts.Recorded]) -> None:
        """Fold the record again with `recorded` at its end, then what is unsaved, as far as it is possible after that.

        Raises:
            Impossible: `recorded` contradicts what was recorded before; nothing has changed.
        """
        self.history = History(self.session, [*self.history.drafts[: self._seq], *recorded])
        self._seq = recorded[-1].seq
        stored = {draft.id for draft in recorded}
        unsaved, self._unsaved = self._unsaved, ()
        for action in unsaved:
            if action.drafts[0].id in stored:
                continue
            known = len(self.history.drafts)
            try:
                for draft in action.drafts:
                    self.history.append(draft)
            except Impossible as reason:
                self.history = History(self.session, self.history.drafts[:known])
                message = f"An unsaved action was taken back, because of what another seat did. {reason}"
                _tell(action.sent.answer, Refusal(RefusalCode.STALE_ORDER, message))
            else:
                self._unsaved = (*self._unsaved, action)

    def _publish(self) -> None:
        for listener in self._listeners:
            _tell(listener)


def _tell(whom: Callable[..., None] | None, *what: Refusal | None) -> None:
    """Call somebody who follows the desk; what goes wrong there must not end the meeting."""
    if whom is None:
        return
    try:
        whom(*what)
    except Exception:
        _log.exception("What follows the desk failed.")
