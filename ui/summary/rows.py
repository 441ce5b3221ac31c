"""The rows of the list of points, and what moving or dropping one asks for: pure data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gcm_moderator.agenda.model import Session
from gcm_moderator.desk.views import Brief
from gcm_moderator.meeting.brief import Point, under_headings
from gcm_moderator.meeting.commands import MovePoint
from gcm_moderator.meeting.floor import Heading, Quantifier
from ui.summary import words


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A heading of the brief, over the points that stand under it."""

    heading: Heading
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class PointRow:
    """One point. `details` are short words under its text; `alike` when another point may say the same."""

    id: str
    number: int
    text: str
    heading: Heading
    details: tuple[str, ...]
    suggested: Quantifier | None = None
    confirmed: Quantifier | None = None
    stale: bool = False
    alike: bool = False


Row = HeadingRow | PointRow


def rows_of(brief: Brief, session: Session, same: Mapping[str, str]) -> tuple[Row, ...]:
    """The rows of a brief: of a panel under its headings, empty ones too; across panels as one list.

    `same` has the points that may say the same as another.
    """
    across = brief.panel is None
    if across:
        return tuple(_row(point, number, same, session, across) for number, point in enumerate(brief.points, start=1))
    rows: list[Row] = []
    number = 0
    for heading, points in under_headings(brief.points).items():
        rows.append(HeadingRow(heading, words.heading_word(heading), len(points)))
        for point in points:
            number += 1
            rows.append(_row(point, number, same, session, across))
    return tuple(rows)


def _row(point: Point, number: int, same: Mapping[str, str], session: Session, across: bool) -> PointRow:
    details = [words.delegations_word(point), words.notes_word(len(point.said))]
    if across:
        details.insert(0, ", ".join(words.panel_word(session, panel) for panel in point.panels or (None,)))
        details.append(words.heading_word(point.heading))
    elif len(point.panels) > 1:
        details.append(", ".join(words.panel_word(session, panel) for panel in point.panels))
    return PointRow(
        id=point.id,
        number=number,
        text=point.text,
        heading=point.heading,
        details=tuple(details),
        suggested=point.suggested,
        confirmed=point.confirmed,
        stale=point.stale,
        alike=point.id in same,
    )


def dropped(rows: Sequence[Row], order: Sequence[str], point: str, before: int, panel: str | None) -> MovePoint | None:
    """The move that puts a point before the row at `before` (or at the end); `order` is the order of all points.

    Under a heading, a point goes behind the one above it; first under a heading, before all others there.
    """
    moving = next((row for row in rows if isinstance(row, PointRow) and row.id == point), None)
    if moving is None:
        return None
    above = [row for row in rows[:before] if not (isinstance(row, PointRow) and row.id == point)]
    others = [other for other in order if other != point]
    if not above:
        heading = None if panel is None else moving.heading
        return MovePoint(point, None, panel, heading if heading is not moving.heading else None)
    last = above[-1]
    heading = last.heading if panel is not None else moving.heading
    if isinstance(last, PointRow):
        after: str | None = last.id
    else:
        first = next(
            (row.id for row in rows if isinstance(row, PointRow) and row.heading is heading and row.id != point), None
        )
        at = others.index(first) if first is not None else list(order).index(point)
        after = others[at - 1] if at else None
    return MovePoint(point, after, panel, heading if heading is not moving.heading else None)


def stepped(rows: Sequence[Row], order: Sequence[str], point: str, down: bool, panel: str | None) -> MovePoint | None:
    """The move one step up or down; from the edge of a heading's points on under the next heading."""
    at = next((n for n, row in enumerate(rows) if isinstance(row, PointRow) and row.id == point), None)
    if at is None:
        return None
    before = at + 2 if down else at - 1
    if before < (0 if panel is None else 1) or before > len(rows):
        return None
    return dropped(rows, order, point, before, panel)
