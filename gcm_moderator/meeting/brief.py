"""What the points say, put together for those who conclude: wording, heading, who is behind them, and how to say so.

Also the two tables of the thematic expert: themes against panels, commitments against who spoke to them. Pure functions
of the state and the points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from gcm_moderator.agenda.model import ItemKind, SegmentKind, Session
from gcm_moderator.delegations.model import Category
from gcm_moderator.meeting.floor import Heading, NoteKind, Quantifier, Speaker
from gcm_moderator.meeting.notes import Note, Notebook
from gcm_moderator.meeting.points import Points, panel_of
from gcm_moderator.meeting.speaking_time import reading
from gcm_moderator.meeting.state import State
from gcm_moderator.meeting.turn import Turn
from gcm_moderator.settings import Quantifiers

AS_SHIPPED = Quantifiers()
"""The thresholds of the quantifiers where nobody chose others."""

HEADING_OF: dict[NoteKind, Heading] = {
    NoteKind.POINT: Heading.MAIN_POINTS,
    NoteKind.GOOD_PRACTICE: Heading.MAIN_POINTS,
    NoteKind.DATA: Heading.MAIN_POINTS,
    NoteKind.CONCLUSION: Heading.CONCLUSIONS,
    NoteKind.RECOMMENDATION: Heading.CONCLUSIONS,
    NoteKind.COMMITMENT: Heading.CONCLUSIONS,
    NoteKind.QUESTION: Heading.MAJOR_ISSUES,
    NoteKind.GAP: Heading.MAJOR_ISSUES,
}
"""Where a point stands unless a person puts it elsewhere: what is still open is an issue of major relevance."""


def suggest(delegations: int, quantifiers: Quantifiers) -> Quantifier | None:
    """The word for so many delegations; None where there is none behind a point, as for what panellists said."""
    known = (
        (quantifiers.many, Quantifier.MANY),
        (quantifiers.several, Quantifier.SEVERAL),
        (quantifiers.some, Quantifier.SOME),
        (1, Quantifier.ONE),
    )
    return next((quantifier for least, quantifier in known if delegations >= least), None)


class Said(msgspec.Struct, frozen=True):
    """A note of a point, who said it, and in which panel. Attributed: internal."""

    note: Note
    speaker: Speaker | None
    on_behalf_of: Speaker | None
    panel: str | None
    delegation: Speaker | None
    """Whom it counts for: the group for a statement on behalf of one, else the delegation; None for a panellist."""


class Point(msgspec.Struct, frozen=True):
    """One point as it stands. `text` is its wording, else the words of its first note."""

    id: str
    text: str
    heading: Heading
    said: tuple[Said, ...]
    panels: tuple[str, ...]
    merged: bool
    delegations: tuple[Speaker, ...]
    """Distinct, in the order in which they stand in `said`."""
    groups: int
    """How many of them are groups, which stand for more States than one."""
    suggested: Quantifier | None
    confirmed: Quantifier | None
    confirmed_for: int = 0
    """How many delegations there were when the quantifier was confirmed."""

    @property
    def stale(self) -> bool:
        """Whether the number of delegations changed after the quantifier was confirmed."""
        return self.confirmed is not None and self.confirmed_for != len(self.delegations)


def standing(
    points: Points,
    notebook: Notebook,
    state: State,
    panel: str | None = None,
    quantifiers: Quantifiers = AS_SHIPPED,
) -> tuple[Point, ...]:
    """The points in order: of one panel, or (None) across all panels.

    A point merged across panels stands in each of them, with everybody behind it.
    """
    who = speakers(notebook, state)
    return tuple(_point(points, state.session, who, quantifiers, point) for point in points.order(state.session, panel))


def under_headings(points: Iterable[Point]) -> dict[Heading, tuple[Point, ...]]:
    """The points under every heading of the brief, in their order."""
    kept = tuple(points)
    return {heading: tuple(point for point in kept if point.heading is heading) for heading in Heading}


def said_by(session: Session, note: Note, speaker: Speaker | None) -> Said:
    """The note with whom it counts for.

    A statement on behalf of a group counts once, for the group: neither for its members, whom no list here knows and
    who would count twice when they align themselves, nor for the State that read it out, which is counted when it
    speaks for itself. Panellists and the chair are no delegations; a name that the directory does not know counts where
    delegations speak, in a discussion.
    """
    behalf = note.content.on_behalf_of
    counted = behalf or speaker
    if counted is not None and not _is_delegation(session, note, counted):
        counted = None
    return Said(note, speaker, behalf, panel_of(session, note), counted)


def speakers(notebook: Notebook, state: State) -> Callable[[Note], Speaker | None]:
    """What tells of each note who said it, under the name that they have now."""
    turns: dict[str, Turn] = {turn.id: turn for turn in state.all_turns()}
    return lambda note: notebook.speaker_of(note, turns.get(note.content.turn or ""))


def reading_s(texts: Iterable[str]) -> float:
    """Seconds that it takes to read the texts out at a pace that interpreters can follow."""
    return sum(reading(text).seconds for text in texts)


class Cell(msgspec.Struct, frozen=True):
    """One cell of a table: how many delegations and how many notes."""

    delegations: int = 0
    notes: int = 0


class Table(msgspec.Struct, frozen=True):
    """Ids of rows and columns, and the cells that are not empty, by row and column."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: dict[tuple[str, str], Cell]
    totals: dict[str, Cell]
    """By row, for rows that are not empty: its distinct delegations and its notes."""
    speakers: dict[str, Speaker] = {}
    """By column: who it is, where the columns are delegations."""

    def cell(self, row: str, column: str) -> Cell:
        """The cell, empty or not."""
        return self.cells.get((row, column), Cell())


def themes_by_panel(notebook: Notebook, state: State) -> Table:
    """Every theme of the session against its expert panels, and the summary panel once something was noted in it.

    All notes count, starred or not.
    """
    session = state.session
    found: dict[tuple[str, str], list[Said]] = {}
    for said in _all_said(notebook, state):
        if said.panel is not None:
            for theme in said.note.content.themes:
                found.setdefault((theme, said.panel), []).append(said)
    spoken = {panel for _, panel in found}
    panels = [i.id for i in session.items if i.kind is ItemKind.EXPERT_PANEL or (i.is_panel and i.id in spoken)]
    return Table(tuple(theme.id for theme in session.themes), tuple(panels), *_counted(found))


def commitments_by_delegation(notebook: Notebook, state: State) -> Table:
    """Every commitment of the session against the delegations and groups that spoke to one. All notes count.

    Rows are the numbers of the commitments. Columns stand by category and regional group, then by name.
    """
    known = [str(commitment.number) for commitment in state.session.commitments]
    found: dict[tuple[str, str], list[Said]] = {}
    spoke: dict[str, Speaker] = {}
    for said in _all_said(notebook, state):
        for number in said.note.content.commitments:
            if said.delegation is not None and str(number) in known:
                spoke[said.delegation.key] = said.delegation
                found.setdefault((str(number), said.delegation.key), []).append(said)
    columns = sorted(spoke, key=lambda key: _rank(spoke[key]))
    return Table(tuple(known), tuple(columns), *_counted(found), spoke)


def _point(
    points: Points, session: Session, who: Callable[[Note], Speaker | None], quantifiers: Quantifiers, point_id: str
) -> Point:
    notes = points.notes(point_id)
    said = tuple(said_by(session, note, who(note)) for note in notes)
    behind = {one.delegation.key: one.delegation for one in said if one.delegation is not None}
    behalf = {one.on_behalf_of.key for one in said if one.on_behalf_of is not None}
    wording = points.wording(point_id)
    confirmation = points.confirmation(point_id)
    return Point(
        id=point_id,
        text=wording or notes[0].content.text,
        heading=points.heading(point_id) or HEADING_OF[notes[0].content.kind],
        said=said,
        panels=tuple(dict.fromkeys(one.panel for one in said if one.panel is not None)),
        merged=points.merged(point_id),
        delegations=tuple(behind.values()),
        groups=len(behalf & behind.keys()),
        suggested=suggest(len(behind), quantifiers),
        confirmed=confirmation.quantifier if confirmation is not None else None,
        confirmed_for=confirmation.delegations if confirmation is not None else 0,
    )


def _is_delegation(session: Session, note: Note, speaker: Speaker) -> bool:
    if speaker.panellist is not None or speaker.category is Category.PROCESS:
        return False
    segment = session.segment(note.content.segment or "")
    return speaker.delegation is not None or (segment is not None and segment.kind is SegmentKind.DISCUSSION)


def _all_said(notebook: Notebook, state: State) -> Iterable[Said]:
    who = speakers(notebook, state)
    return (said_by(state.session, note, who(note)) for note in notebook.current)


def _counted(found: dict[tuple[str, str], list[Said]]) -> tuple[dict[tuple[str, str], Cell], dict[str, Cell]]:
    """The cells, and the totals of the rows."""
    rows: dict[str, list[Said]] = {}
    for (row, _), said in found.items():
        rows.setdefault(row, []).extend(said)
    return {place: _cell(said) for place, said in found.items()}, {row: _cell(said) for row, said in rows.items()}


def _cell(said: list[Said]) -> Cell:
    return Cell(len({one.delegation.key for one in said if one.delegation is not None}), len(said))


def _rank(speaker: Speaker) -> tuple[bool, str, str, str]:
    category = str(speaker.category or "~")
    return category != "member-state", category, str(speaker.regional_group or "~"), speaker.name.casefold()
