"""What was said, as entries of a summary that names nobody: points with how many made them, then the other notes.

Each note stands once. A starred note stands as the point that it was merged into, in the order and wording that people
gave the points.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import TypeVar

import msgspec

from gcm_moderator.meeting.brief import Point, Said, said_by, standing
from gcm_moderator.meeting.floor import NoteKind, Quantifier
from gcm_moderator.settings import Quantifiers
from gcm_moderator.summary.plain import one_line
from gcm_moderator.summary.rows import Ledger

_Thing = TypeVar("_Thing")

_DELEGATIONS = {
    Quantifier.ONE: "One delegation",
    Quantifier.SOME: "Some delegations",
    Quantifier.SEVERAL: "Several delegations",
    Quantifier.MANY: "Many delegations",
}
_ALONE = {
    "group": "One group of States",
    "igo": "One organization",
    "un-body": "One body of the United Nations system",
    "stakeholder": "One stakeholder",
}
_IN_THE_CHAIR = {
    "opening": "The moderator",
    "closing": "The moderator",
    "expert": "A panellist",
    "perspective": "A moderator",
    "thematic-expert": "The thematic expert",
    "discussion": "A panellist",
}


class Part(Enum):
    """What a discussion is summarized under, in this order."""

    CONVERGENCE = "convergence"
    VIEWS = "views"
    GAPS = "gaps"
    GOOD_PRACTICES = "good-practices"
    PROPOSALS = "proposals"
    QUESTIONS = "questions"


_PARTS = {
    NoteKind.GAP: Part.GAPS,
    NoteKind.GOOD_PRACTICE: Part.GOOD_PRACTICES,
    NoteKind.RECOMMENDATION: Part.PROPOSALS,
    NoteKind.COMMITMENT: Part.PROPOSALS,
    NoteKind.QUESTION: Part.QUESTIONS,
}


class Saying(msgspec.Struct, frozen=True):
    """A point, or a note that is in none. `by` says who made it without naming anybody.

    `segment` and `segment_kind` are those of its first note, `panels` all in which it was made; a point is `shared`
    when two delegations or more made it.
    """

    text: str
    by: str
    kind: NoteKind
    themes: tuple[str, ...]
    commitments: tuple[int, ...]
    segment: str | None
    segment_kind: str
    panels: tuple[str, ...]
    notes: int
    shared: bool
    pending: bool

    @property
    def part(self) -> Part:
        """What it stands under in the summary of a discussion."""
        return _PARTS.get(self.kind, Part.CONVERGENCE if self.shared else Part.VIEWS)


def sayings(ledger: Ledger, quantifiers: Quantifiers) -> list[Saying]:
    """Everything that was noted: the points in their order, then the other notes by time."""
    points = standing(ledger.points, ledger.notebook, ledger.state, quantifiers=quantifiers)
    speakers = {note.id: note.speaker for note in ledger.notes}
    loose = (note for note in ledger.notebook.current if not note.content.star)
    said = (said_by(ledger.state.session, note, speakers[note.id]) for note in loose)
    return [
        *(_point(ledger, point) for point in points),
        *(_saying(ledger, [one], one.note.content.text) for one in said),
    ]


def _point(ledger: Ledger, point: Point) -> Saying:
    if len(point.delegations) <= 1:
        return _saying(ledger, point.said, point.text)
    quantifier = point.confirmed or point.suggested or Quantifier.SOME
    by = _DELEGATIONS[quantifier]
    if point.confirmed is None or point.stale:
        first, _, rest = by.partition(" ")
        by = f"[{first}] {rest}"
    return _saying(ledger, point.said, point.text, by)


def _saying(ledger: Ledger, said: Iterable[Said], text: str, by: str = "") -> Saying:
    said = tuple(said)
    content = said[0].note.content
    segment = ledger.state.session.segment(content.segment or "")
    kind = segment.kind.value if segment is not None else ""
    return Saying(
        text=one_line(text),
        by=by or _alone(said, kind),
        kind=content.kind,
        themes=_each(theme for one in said for theme in one.note.content.themes),
        commitments=_each(number for one in said for number in one.note.content.commitments),
        segment=content.segment,
        segment_kind=kind,
        panels=_each(one.panel for one in said if one.panel is not None),
        notes=len(said),
        shared=bool(by),
        pending=any(one.note.pending for one in said),
    )


def _alone(said: tuple[Said, ...], segment_kind: str) -> str:
    """Who made a point that one delegation made, or none; empty where that is plain from the place or not known."""
    behind = next((one for one in said if one.delegation is not None), None)
    if behind is not None and segment_kind in ("discussion", ""):
        if behind.on_behalf_of is not None:
            return _ALONE["group"]
        assert behind.delegation is not None
        return _ALONE.get(behind.delegation.category or "", "One delegation")
    if any(one.speaker is not None for one in said):
        return _IN_THE_CHAIR.get(segment_kind, "")
    return ""


def _each(things: Iterable[_Thing]) -> tuple[_Thing, ...]:
    return tuple(dict.fromkeys(things))
