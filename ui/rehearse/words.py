"""The words about how a rehearsal went. No rules."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gcm_moderator.rehearsal.outcome import Kept, Outcome
from ui.words import short_title

ON_TIME_S = 30.0
"""So many seconds late still count as on time."""
_MOST_NAMES = 8


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Rehearse", text)


def length(seconds: float) -> str:
    """Minutes and seconds: "2:05"; hours too where there are any."""
    minutes, rest = divmod(round(abs(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def segment(kept_: Kept) -> str:
    """A segment with the panel it belongs to: "Panel 1: Interactive discussion"."""
    item = short_title(kept_.item)
    return kept_.title if kept_.title.startswith(item) else f"{item}: {kept_.title}"


def late(kept_: Kept) -> str:
    """How late it ended."""
    if kept_.running:
        return tr("not ended")
    if abs(kept_.behind_s) <= ON_TIME_S:
        return tr("on time")
    if kept_.behind_s > 0:
        return tr("ended {length} late").format(length=length(kept_.behind_s))
    return tr("ended {length} early").format(length=length(kept_.behind_s))


def kept(kept_: Kept) -> str:
    """A segment for ears: planned, taken, and how late."""
    planned, took = length(kept_.planned_s), length(kept_.held_s)
    return tr("{segment}: planned {planned}, took {took}, {late}").format(
        segment=segment(kept_), planned=planned, took=took, late=late(kept_)
    )


def figures(found: Outcome) -> tuple[tuple[str, str, str], ...]:
    """Name, value and what there is to add, of each figure."""
    longest = found.longest
    groups = ", ".join(group.value for group in found.not_heard)
    names = ", ".join(found.not_reached[:_MOST_NAMES])
    more = len(found.not_reached) - _MOST_NAMES
    if more > 0:
        names += tr(" and {n} others").format(n=more)
    replies = tr("and {n} replies of panellists").format(n=found.replies)
    over = tr("{n} spoke beyond their limit").format(n=found.overrun)
    interruptions = tr("points of order taken")
    absences = tr("marked as not in the seat")
    return (
        (tr("Interventions"), str(found.interventions), replies),
        (tr("Overtime"), length(found.over_s), over),
        (tr("Time granted"), length(found.granted_s), tr("beyond the limits")),
        (tr("Longest wait"), length(longest.seconds) if longest else "–", longest.name if longest else ""),
        (tr("Interruptions"), str(found.interruptions), interruptions),
        (tr("Absences"), str(found.absences), absences),
        (tr("Groups not heard"), groups or tr("none"), ""),
        (tr("Not reached"), str(len(found.not_reached)) if found.not_reached else tr("nobody"), names),
    )
