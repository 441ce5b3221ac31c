"""The rules about points: what a command does to them, as facts, or why it is refused."""

from __future__ import annotations

from gcm_moderator.agenda.model import Session
from gcm_moderator.meeting import commands, facts
from gcm_moderator.meeting.commands import Refusal, RefusalCode
from gcm_moderator.meeting.decide import Decision
from gcm_moderator.meeting.points import Confirmation, Points

PointCommand = (
    commands.MergePoints
    | commands.SplitPoint
    | commands.SeparateNote
    | commands.WordPoint
    | commands.FilePoint
    | commands.MovePoint
    | commands.ConfirmQuantifier
    | commands.UndoPoints
    | commands.RedoPoints
)


def decide_point(points: Points, session: Session, command: PointCommand, command_id: str) -> Decision:
    """The facts that a command about points makes, or the refusal. Only points in sight can be changed."""
    match command:
        case commands.MergePoints(parts=parts, text=text):
            parts = tuple(dict.fromkeys(parts))
            if len(parts) < 2:
                return Refusal(RefusalCode.NOT_WAITING, "Two different points are needed to make one.")
            refusal = next((found for found in (_missing(points, part) for part in parts) if found is not None), None)
            if refusal is not None:
                return refusal
            merged = facts.PointsMerged(command_id, parts)
            words = " ".join((text or "").split())
            return (merged, facts.PointWorded(command_id, words)) if words else (merged,)
        case commands.SplitPoint(point=point):
            if (refusal := _missing(points, point)) is not None:
                return refusal
            if not points.merged(point):
                return Refusal(RefusalCode.NOT_WAITING, "That point is a single note; there is nothing to split.")
            return (facts.PointSplit(point),)
        case commands.SeparateNote(note=note):
            if not points.knows(note) or points.point_of(note) == note:
                return Refusal(RefusalCode.NOT_WAITING, "That note is a point of its own already.")
            return (facts.NoteSeparated(note),)
        case commands.UndoPoints(command=target):
            if not points.can_undo(target):
                return Refusal(RefusalCode.CANNOT_UNDO, f"That cannot be undone: {_CHANGED_SINCE}")
            return (facts.PointsUndone(target),)
        case commands.RedoPoints(command=target):
            if not points.can_redo(target):
                return Refusal(RefusalCode.CANNOT_UNDO, f"That cannot be put back: {_CHANGED_SINCE}")
            return (facts.PointsRedone(target),)
        case _:
            return _missing(points, command.point) or _decide_one(points, session, command)


_CHANGED_SINCE = "it was undone already, or the same point was changed since."


def _decide_one(
    points: Points,
    session: Session,
    command: commands.WordPoint | commands.FilePoint | commands.MovePoint | commands.ConfirmQuantifier,
) -> Decision:
    point = command.point
    match command:
        case commands.WordPoint(text=text):
            words = " ".join(text.split()) or None
            return (facts.PointWorded(point, words),) if words != points.wording(point) else ()
        case commands.FilePoint(heading=heading):
            return (facts.PointFiled(point, heading),) if heading != points.heading(point) else ()
        case commands.MovePoint(after=after, panel=panel, heading=heading):
            order = points.order(session, panel)
            if point not in order or point == after or (after is not None and after not in order):
                return Refusal(RefusalCode.STALE_ORDER, "The order has changed in the meantime; look at it again.")
            places = points.places_behind(session, point, after, panel)
            moved = tuple(facts.PointMoved(other, str(place), panel) for other, place in places.items())
            filed = (facts.PointFiled(point, heading),) if heading not in (None, points.heading(point)) else ()
            return (*moved, *filed)
        case commands.ConfirmQuantifier(quantifier=quantifier, delegations=delegations):
            confirmed = Confirmation(quantifier, delegations) if quantifier is not None else None
            if confirmed == points.confirmation(point):
                return ()
            return (facts.QuantifierConfirmed(point, quantifier, delegations if confirmed is not None else 0),)


def _missing(points: Points, point: str) -> Refusal | None:
    """Why nothing can be done to that point; None when it is in sight."""
    if points.knows(point) and points.point_of(point) != point:
        return Refusal(RefusalCode.STALE_ORDER, "That point was merged into another in the meantime.")
    if not points.notes(point):
        return Refusal(RefusalCode.NOT_WAITING, "That point is not there any more: its notes are no longer starred.")
    return None
