"""The meeting from its first fact on: what a seat folds, asks and undoes.

Undo retracts everything that one control command wrote; the state is then folded again without it. Frozen states are
kept every few facts, so that only the tail is folded again.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, insort
from collections.abc import Iterable

from gcm_moderator.agenda.model import Session
from gcm_moderator.meeting import commands, facts
from gcm_moderator.meeting.commands import Refusal, RefusalCode
from gcm_moderator.meeting.decide import Decision, decide
from gcm_moderator.meeting.evolve import Impossible, evolve
from gcm_moderator.meeting.notes import Notebook, NoteCommand, decide_note
from gcm_moderator.meeting.pointing import PointCommand, decide_point
from gcm_moderator.meeting.points import Points
from gcm_moderator.meeting.state import State

CHECKPOINT_EVERY = 128

_NOT_CONTROL = (
    facts.MeetingOpened,
    facts.MessageSent,
    facts.MessageWithdrawn,
    facts.NoteTaken,
    facts.NoteRevised,
    facts.NoteDeleted,
    facts.NoteRestored,
    facts.QuestionAnswered,
    facts.PointsMerged,
    facts.PointSplit,
    facts.NoteSeparated,
    facts.PointWorded,
    facts.PointFiled,
    facts.PointMoved,
    facts.QuantifierConfirmed,
    facts.PointsUndone,
    facts.PointsRedone,
    facts.CommandRetracted,
    facts.CommandReinstated,
)
"""Facts that undo never touches."""


class History:
    """All facts of a meeting in order, and what follows from them: `state`, `notebook` and `points`.

    Facts are given to `append` exactly as the record has them. The same facts give the same state, live or replayed.
    """

    def __init__(self, session: Session, drafts: Iterable[facts.Draft] = ()) -> None:
        """Fold the drafts.

        Raises:
            Impossible: a fact contradicts those before it.
        """
        self.state = State(session)
        self.notebook = Notebook()
        self.points = Points(self.notebook)
        self.drafts: list[facts.Draft] = []
        self._checkpoints: list[State] = []
        self._first_of: dict[str, int] = {}
        self._retracted: set[str] = set()
        self._standing: list[int] = []
        self._undone: list[str] = []
        self._tried: tuple[frozenset[str], int, tuple[State, list[State]]] | None = None
        for draft in drafts:
            self.append(draft)

    @property
    def undoable(self) -> str | None:
        """The command that undo would retract."""
        return self.drafts[self._standing[-1]].command if self._standing else None

    @property
    def redoable(self) -> str | None:
        """The command that redo would put back."""
        return self._undone[-1] if self._undone else None

    def facts_of(self, command_id: str) -> tuple[facts.AnyFact, ...]:
        """What a control command wrote, in order."""
        first = self._first_of.get(command_id)
        if first is None:
            return ()
        written = []
        # By position: a copy of all facts after it would cost more with each of them.
        for position in range(first, len(self.drafts)):
            if self.drafts[position].command != command_id:
                break
            written.append(self.drafts[position].fact)
        return tuple(written)

    def decide(self, command: commands.Command, now: dt.datetime, command_id: str) -> Decision:
        """The facts that any command makes now, or the refusal. Nothing changes until they are appended."""
        if isinstance(command, commands.Undo):
            return self._decide_undo(command)
        if isinstance(command, commands.Redo):
            return self._decide_redo()
        if isinstance(command, NoteCommand):
            return decide_note(self.notebook, self.state, command, command_id)
        if isinstance(command, PointCommand):
            return decide_point(self.points, self.state.session, command, command_id)
        return decide(self.state, command, now, command_id)

    def append(self, draft: facts.Draft) -> None:
        """Take one more fact in.

        Raises:
            Impossible: the fact contradicts those before it; nothing has changed.
        """
        fact = draft.fact
        if isinstance(fact, facts.CommandRetracted | facts.CommandReinstated):
            self._retract_or_reinstate(fact)
            self._keep(draft)
            return
        state = evolve(self.state, fact, draft.at)
        self.notebook.apply(draft)
        self.points.apply(draft)
        position = len(self.drafts)
        self._keep(draft)
        self.state = state
        if not isinstance(fact, _NOT_CONTROL) and draft.command not in self._first_of:
            self._first_of[draft.command] = position
            self._standing.append(position)
            self._undone.clear()

    def _keep(self, draft: facts.Draft) -> None:
        if len(self.drafts) % CHECKPOINT_EVERY == 0:
            self._checkpoints.append(self.state)
        self.drafts.append(draft)

    def _decide_undo(self, command: commands.Undo) -> Decision:
        target = command.command or self.undoable
        if target is None:
            return Refusal(RefusalCode.NOTHING_TO_UNDO, "There is nothing to undo.")
        if target not in self._first_of or target in self._retracted:
            return Refusal(RefusalCode.CANNOT_UNDO, "That action is not there to be undone; it was undone already.")
        try:
            self._folded(self._retracted | {target}, self._first_of[target])
        except Impossible as reason:
            return Refusal(RefusalCode.CANNOT_UNDO, f"That cannot be undone, because of what came after it. {reason}")
        return (facts.CommandRetracted(target),)

    def _decide_redo(self) -> Decision:
        target = self.redoable
        if target is None:
            return Refusal(RefusalCode.NOTHING_TO_REDO, "There is nothing to redo.")
        try:
            self._folded(self._retracted - {target}, self._first_of[target])
        except Impossible as reason:
            return Refusal(RefusalCode.CANNOT_UNDO, f"That cannot be put back, because of what came after. {reason}")
        return (facts.CommandReinstated(target),)

    def _retract_or_reinstate(self, fact: facts.CommandRetracted | facts.CommandReinstated) -> None:
        target = fact.command
        retracting = isinstance(fact, facts.CommandRetracted)
        if target not in self._first_of or (target in self._retracted) is retracting:
            raise Impossible("An action was undone or put back that was not there.")
        retracted = self._retracted | {target} if retracting else self._retracted - {target}
        first = self._first_of[target]
        self.state, checkpoints = self._folded(retracted, first)
        self._checkpoints[_checkpoint_at(first) + 1 :] = checkpoints
        self._retracted = retracted
        if retracting:
            del self._standing[bisect_left(self._standing, first)]
            self._undone.append(target)
        else:
            insort(self._standing, first)
            self._undone.remove(target)

    def _folded(self, retracted: set[str], first: int) -> tuple[State, list[State]]:
        """The state without the retracted commands, folded from the checkpoint before `first`, and new checkpoints.

        The latest result is kept: what `decide` found possible is what `append` takes in next.
        """
        without = frozenset(retracted)
        if self._tried is not None and self._tried[:2] == (without, len(self.drafts)):
            return self._tried[2]
        kept = _checkpoint_at(first)
        state = self._checkpoints[kept]
        checkpoints = []
        start = kept * CHECKPOINT_EVERY
        for position, draft in enumerate(self.drafts[start:], start):
            if position > start and position % CHECKPOINT_EVERY == 0:
                checkpoints.append(state)
            if draft.command not in retracted:
                state = evolve(state, draft.fact, draft.at)
        self._tried = (without, len(self.drafts), (state, checkpoints))
        return state, checkpoints


def _checkpoint_at(position: int) -> int:
    return position // CHECKPOINT_EVERY
