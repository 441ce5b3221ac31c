"""From the points to what is concluded with: at the podium, and in the summary panel's view. Pure functions."""

from __future__ import annotations

from gcm_moderator.agenda.model import Item, ItemKind, Segment, SegmentKind, Session
from gcm_moderator.desk.desk import Desk
from gcm_moderator.desk.views import Brief, ExpertTables, Step, SummaryView
from gcm_moderator.meeting import facts
from gcm_moderator.meeting.brief import AS_SHIPPED, commitments_by_delegation, reading_s, standing, themes_by_panel
from gcm_moderator.meeting.points import Points
from gcm_moderator.settings import Quantifiers

SUMMARY_SEAT = "summary"
"""The name under which the summary panel's view is on the record."""


def summary_view(desk: Desk, quantifiers: Quantifiers = AS_SHIPPED) -> SummaryView:
    """What the summary panel's view shows between two facts."""
    session, points = desk.session, desk.history.points
    panels = [_of_panel(desk, item, quantifiers) for item in _panels(session)]
    return SummaryView(
        session=session,
        running=desk.state.running,
        panels=tuple(panels),
        across=_across(desk, quantifiers),
        undo=_step(points, points.undoable(SUMMARY_SEAT)),
        redo=_step(points, points.redoable(SUMMARY_SEAT)),
    )


def expert_tables(desk: Desk) -> ExpertTables:
    """Themes against panels, commitments against who spoke to them."""
    notebook, state = desk.notebook, desk.state
    return ExpertTables(state.session, themes_by_panel(notebook, state), commitments_by_delegation(notebook, state))


def running_brief(desk: Desk) -> Brief | None:
    """What whoever speaks now concludes with: a moderator in the closing or the summary panel, the thematic expert.

    It is read out with the quantifiers that were confirmed, so it does not matter from which numbers on others would be
    suggested.
    """
    segment, item = desk.state.segment, desk.state.item
    if segment is None or item is None:
        return None
    panels = _panels(desk.session)
    match segment.kind:
        case SegmentKind.CLOSING if item in panels:
            return _brief(desk, item, panels.index(item) + 1, segment, AS_SHIPPED)
        case SegmentKind.PERSPECTIVE:
            number = _voices(item, SegmentKind.PERSPECTIVE).index(segment)
            return _of_panel(desk, panels[number], AS_SHIPPED) if number < len(panels) else None
        case SegmentKind.THEMATIC_EXPERT:
            return _across(desk, AS_SHIPPED)
        case _:
            return None


_VERBS: dict[type[facts.Fact], str] = {
    facts.PointsMerged: "merge-points",
    facts.PointSplit: "split-point",
    facts.NoteSeparated: "separate-note",
    facts.PointWorded: "word-point",
    facts.PointFiled: "file-point",
    facts.PointMoved: "move-point",
    facts.QuantifierConfirmed: "confirm-quantifier",
}


def _step(points: Points, command: str | None) -> Step | None:
    deed = points.deed(command) if command is not None else None
    return Step(command, _VERBS[deed], None) if command is not None and deed is not None else None


def _panels(session: Session) -> list[Item]:
    return [item for item in session.items if item.kind is ItemKind.EXPERT_PANEL]


def _voices(item: Item, kind: SegmentKind) -> list[Segment]:
    return [segment for segment in item.segments if segment.kind is kind]


def _in_summary(session: Session, kind: SegmentKind) -> list[Segment]:
    """The segments of that kind of the session's summary panel."""
    panels = (item for item in session.items if item.kind is ItemKind.SUMMARY_PANEL)
    return [segment for item in panels for segment in _voices(item, kind)]


def _of_panel(desk: Desk, item: Item, quantifiers: Quantifiers) -> Brief:
    """The perspective of that panel's moderator: the Nth moderator of the summary panel speaks on the Nth panel."""
    number = _panels(desk.session).index(item) + 1
    perspectives = _in_summary(desk.session, SegmentKind.PERSPECTIVE)
    speaking = perspectives[number - 1] if number <= len(perspectives) else None
    return _brief(desk, item, number, speaking, quantifiers)


def _across(desk: Desk, quantifiers: Quantifiers) -> Brief:
    expert = _in_summary(desk.session, SegmentKind.THEMATIC_EXPERT)
    return _brief(desk, None, 0, next(iter(expert), None), quantifiers)


def _brief(desk: Desk, item: Item | None, number: int, speaking: Segment | None, quantifiers: Quantifiers) -> Brief:
    panel = item.id if item is not None else None
    points = standing(desk.history.points, desk.notebook, desk.state, panel, quantifiers)
    return Brief(item, number, speaking, points, reading_s(point.text for point in points))
