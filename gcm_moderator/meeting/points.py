"""The points of the concluding brief and the summary panel: starred notes, merged where they say the same.

A starred note is a point. Merging makes a new point above its parts, which stay as they were below it; splitting lets
them stand again. So no note is ever lost, each starred note is in exactly one point, and a split takes a merge back.
A point whose notes are all deleted or no longer starred is out of sight, and comes back with them.

Like the notebook, the points are folded beside the state and changed in place, so that a fact costs the same whatever
their number. Undo of the floor never touches them; they have their own, by seat: it takes back what one command
changed, unless somebody changed the same since.
"""

from __future__ import annotations

from fractions import Fraction

import msgspec

from gcm_moderator.agenda.model import Session
from gcm_moderator.meeting import facts
from gcm_moderator.meeting.evolve import Impossible
from gcm_moderator.meeting.floor import Heading, Quantifier
from gcm_moderator.meeting.notes import Note, Notebook


class Confirmation(msgspec.Struct, frozen=True):
    """A quantifier that a person confirmed, and the number of delegations that stood there then."""

    quantifier: Quantifier
    delegations: int


_Slot = tuple[str, ...]
"""What can be changed about a point: its name and, for a place, the panel."""
_Value = str | Heading | Confirmation | Fraction | None
_Change = tuple[_Slot, _Value, _Value]
"""A slot with its value before and after."""


class _Step(msgspec.Struct):
    """What one command changed, each slot once, to be taken back or put back as a whole."""

    seat: str
    deed: type[facts.Fact]
    changes: list[_Change]
    undone: bool = False


class Points:
    """All points of a meeting. `notebook` has to have taken each fact in before it comes here."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._numbers: dict[str, int] = {}
        self._starred: dict[str, None] = {}
        self._parts: dict[str, tuple[str, ...]] = {}
        self._slots: dict[_Slot, _Value] = {}
        self._steps: dict[str, _Step] = {}
        self._done: dict[str, list[str]] = {}
        self._undone: dict[str, list[str]] = {}
        """By seat: its commands in the order in which they were done (taken back); some may have changed since."""
        self._orders: dict[str | None, tuple[str, ...]] = {}
        self._session: Session | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Points) and self._kept == other._kept

    __hash__ = None  # type: ignore[assignment]

    @property
    def _kept(self) -> tuple[object, ...]:
        return self._numbers, self._starred, self._parts, self._slots, self._steps

    def apply(self, draft: facts.Draft) -> None:
        """Take one more fact in; facts about neither notes nor points change nothing.

        Raises:
            Impossible: the fact contradicts those before it; nothing has changed.
        """
        fact = draft.fact
        match fact:
            case facts.NoteTaken(note=note):
                self._numbers[note] = len(self._numbers) + 1
                self._noticed(note)
            case facts.NoteRevised(note=note) | facts.NoteDeleted(note=note) | facts.NoteRestored(note=note):
                self._noticed(note)
            case facts.PointsUndone(command=command):
                self._take_back(command, undo=True)
            case facts.PointsRedone(command=command):
                self._take_back(command, undo=False)
            case _:
                changes = self._changes(fact)
                if changes:
                    self._change(draft, changes)

    def order(self, session: Session, panel: str | None = None) -> tuple[str, ...]:
        """The points in sight, in the order of that panel (an item of the agenda), or of all panels together."""
        if session is not self._session:
            self._session = session
            self._orders.clear()
        known = self._orders.get(panel)
        if known is None:
            known = self._orders[panel] = self._ordered(session, panel)
        return known

    def notes(self, point: str) -> tuple[Note, ...]:
        """The starred notes of a point, those of its first part first; none for a point out of sight."""
        return tuple(self._notebook.notes[note] for note in self._notes_under(point) if note in self._starred)

    def point_of(self, note: str) -> str:
        """The point that a note is in: itself, or what it was merged into."""
        while (above := self._slots.get(("under", note))) is not None:
            assert isinstance(above, str)
            note = above
        return note

    def merged(self, point: str) -> bool:
        """Whether the point was made of several, and so can be split."""
        return any(self._slots.get(("under", part)) == point for part in self._parts.get(point, ()))

    def wording(self, point: str) -> str | None:
        """The wording that a person gave the point, or gave its first part; None leaves it to the first note."""
        text = self._inherited("text", point)
        return text if isinstance(text, str) else None

    def heading(self, point: str) -> Heading | None:
        """The heading that a person put the point under, or its first part; None leaves it to the first note."""
        heading = self._inherited("heading", point)
        return heading if isinstance(heading, Heading) else None

    def confirmation(self, point: str) -> Confirmation | None:
        """The quantifier that a person confirmed for this very point, not for a part of it."""
        confirmation = self._slots.get(("quantifier", point))
        return confirmation if isinstance(confirmation, Confirmation) else None

    def undoable(self, seat: str) -> str | None:
        """The latest command of a seat about points that can be taken back."""
        return next((c for c in reversed(self._done.get(seat, ())) if self._possible(c, undo=True)), None)

    def redoable(self, seat: str) -> str | None:
        """The command that the seat took back last, if it can be put back."""
        return next((c for c in reversed(self._undone.get(seat, ())) if self._possible(c, undo=False)), None)

    def deed(self, command: str) -> type[facts.Fact] | None:
        """The kind of the first fact that a command about points wrote; None for any other command."""
        step = self._steps.get(command)
        return step.deed if step is not None else None

    def can_undo(self, command: str) -> bool:
        """Whether what that command did can be taken back: nobody changed the same since."""
        return self._possible(command, undo=True)

    def can_redo(self, command: str) -> bool:
        """Whether what that command did can be put back."""
        return self._possible(command, undo=False)

    def knows(self, point: str) -> bool:
        """Whether there ever was such a point, in sight or not."""
        return point in self._numbers or point in self._parts

    def places_behind(self, session: Session, point: str, after: str | None, panel: str | None) -> dict[str, Fraction]:
        """The place that puts a point behind another (None: first); none when it stands there already.

        Points that came to have one place, when a move was taken back after others, part: those behind the point get
        places of their own too.
        """
        order = self.order(session, panel)
        others = [other for other in order if other != point]
        at = others.index(after) + 1 if after is not None else 0
        if order.index(point) == at:
            return {}
        if at == 0:
            return {point: Fraction(self._place(session, others[0], panel).__ceil__() - 1)}
        place = self._place(session, others[at - 1], panel)
        behind = {other: self._place(session, other, panel) for other in others[at:]}
        together = [other for other in behind if behind[other] == place]
        right = next((other for other in behind.values() if other > place), Fraction(len(self._numbers) + 1))
        places = {}
        for moved in (point, *together):
            places[moved] = place = _between(place, right)
        return places

    def _noticed(self, note_id: str) -> None:
        """A note was taken, revised or deleted: whether it stands, and in which words, is in the notebook."""
        note = self._notebook.notes.get(note_id)
        star = note is not None and note.content.star and not note.deleted
        if not star and note_id not in self._starred:
            return
        if star:
            self._starred[note_id] = None
        else:
            del self._starred[note_id]
        self._orders.clear()

    def _changes(self, fact: facts.AnyFact) -> dict[_Slot, _Value]:
        match fact:
            case facts.PointsMerged(point=point, parts=parts):
                if len(set(parts)) != len(parts) or len(parts) < 2 or self.knows(point):
                    raise Impossible("Points were merged that are one already.")
                for part in parts:
                    self._expect_whole(part)
                self._parts[point] = parts
                return {("under", part): point for part in parts}
            case facts.PointSplit(point=point):
                self._expect_whole(point)
                if not self.merged(point):
                    raise Impossible("A point was split that was not merged.")
                return {("under", part): None for part in self._children(point)}
            case facts.NoteSeparated(note=note):
                if note not in self._numbers or self.point_of(note) == note:
                    raise Impossible("A note was taken out of a point that it was not in.")
                return {("under", note): None}
            case facts.PointWorded(point=point, text=text):
                return self._about(point, ("text", point), text)
            case facts.PointFiled(point=point, heading=heading):
                return self._about(point, ("heading", point), heading)
            case facts.PointMoved(point=point, place=place, panel=panel):
                return self._about(point, ("place", point, panel or ""), Fraction(place))
            case facts.QuantifierConfirmed(point=point, quantifier=quantifier, delegations=delegations):
                confirmed = Confirmation(quantifier, delegations) if quantifier is not None else None
                return self._about(point, ("quantifier", point), confirmed)
            case _:
                return {}

    def _about(self, point: str, slot: _Slot, value: _Value) -> dict[_Slot, _Value]:
        if not self.knows(point):
            raise Impossible("A point was changed that there never was.")
        return {slot: value}

    def _expect_whole(self, point: str) -> None:
        if not self._notes_under(point):
            raise Impossible("A point was merged or split that there was not.")
        if self.point_of(point) != point:
            raise Impossible("A point was merged or split that had been merged into another.")

    def _change(self, draft: facts.Draft, values: dict[_Slot, _Value]) -> None:
        step = self._steps.get(draft.command)
        if step is None:
            step = self._steps[draft.command] = _Step(draft.seat, type(draft.fact), [])
            self._done.setdefault(draft.seat, []).append(draft.command)
            self._undone.pop(draft.seat, None)
        for slot, value in values.items():
            step.changes.append((slot, self._slots.get(slot), value))
            self._set(slot, value)

    def _set(self, slot: _Slot, value: _Value) -> None:
        if value is None:
            self._slots.pop(slot, None)
        else:
            self._slots[slot] = value
        self._orders.clear()

    def _possible(self, command: str, *, undo: bool) -> bool:
        """Whether that command is there to be taken (or put) back, and nobody changed the same since."""
        step = self._steps.get(command)
        if step is None or step.undone is undo:
            return False
        return all(self._slots.get(slot) == (after if undo else before) for slot, before, after in step.changes)

    def _take_back(self, command: str, *, undo: bool) -> None:
        if not self._possible(command, undo=undo):
            raise Impossible("What a command did to points was taken back or put back where that was not possible.")
        step = self._steps[command]
        for slot, before, after in step.changes:
            self._set(slot, before if undo else after)
        step.undone = undo
        (self._undone if undo else self._done).setdefault(step.seat, []).append(command)

    def _children(self, point: str) -> tuple[str, ...]:
        return tuple(part for part in self._parts.get(point, ()) if self._slots.get(("under", part)) == point)

    def _notes_under(self, point: str) -> tuple[str, ...]:
        """Every note of a point, starred or not, those of its first part first."""
        found, waiting = [], [point]
        while waiting:
            here = waiting.pop()
            if here in self._numbers:
                found.append(here)
            else:
                waiting.extend(reversed(self._children(here)))
        return tuple(found)

    def _inherited(self, name: str, point: str, *scope: str, first: str | None = None) -> _Value:
        """What was set for the point; else for its first part in sight, and so on down to the first note."""
        if first is None:
            first = next((note for note in self._notes_under(point) if note in self._starred), None)
        found: _Value = None
        here: _Value = first
        while isinstance(here, str):
            found = self._slots.get((name, here, *scope), found)
            here = self._slots.get(("under", here)) if here != point else None
        return found

    def _place(self, session: Session, point: str, panel: str | None) -> Fraction:
        first = next(
            note for note in self._notes_under(point) if note in self._starred and self._is_of(session, note, panel)
        )
        place = self._inherited("place", point, panel or "", first=first)
        return place if isinstance(place, Fraction) else Fraction(self._numbers[first])

    def _is_of(self, session: Session, note: str, panel: str | None) -> bool:
        return panel is None or panel_of(session, self._notebook.notes[note]) == panel

    def _ordered(self, session: Session, panel: str | None) -> tuple[str, ...]:
        points = {self.point_of(note): None for note in self._starred if self._is_of(session, note, panel)}
        return tuple(sorted(points, key=lambda point: self._place(session, point, panel)))


def panel_of(session: Session, note: Note) -> str | None:
    """The item of the agenda in which a note was taken, where that item is a panel."""
    segment = session.segment(note.content.segment or "")
    item = session.item_of(segment) if segment is not None else None
    return item.id if item is not None and item.is_panel else None


def _between(left: Fraction, right: Fraction) -> Fraction:
    """The mediant: it lies strictly between two fractions, and stays short."""
    return Fraction(left.numerator + right.numerator, left.denominator + right.denominator)
