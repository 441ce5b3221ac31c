"""What people chose as usual, as the agenda understands it."""

from __future__ import annotations

from msgspec.structs import replace

from gcm_moderator.agenda.formats import STANDARD, Usual
from gcm_moderator.agenda.model import ItemKind
from gcm_moderator.settings import Settings


def usual(settings: Settings) -> Usual:
    """What holds where a session file does not say."""
    limits = settings.limits
    intervention_s = limits.intervention_minutes * 60
    return Usual(
        expert_panel=replace(
            STANDARD[ItemKind.EXPERT_PANEL],
            opening_s=limits.opening_minutes * 60,
            expert_s=limits.expert_minutes * 60,
            intervention_s=intervention_s,
            closing_s=limits.closing_minutes * 60,
        ),
        summary_panel=replace(
            STANDARD[ItemKind.SUMMARY_PANEL],
            moderator_s=limits.perspective_minutes * 60,
            expert_s=limits.thematic_expert_minutes * 60,
            intervention_s=intervention_s,
        ),
        round_size=settings.discussion.round_size,
        usual_warning_s=float(limits.warning_seconds),
    )
