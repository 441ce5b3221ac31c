"""The two formats of a panel, and how a panel expands into its segments.

Source: the procedural note for the first informal thematic session. In an expert panel the moderator opens (7
minutes), the experts introduce the theme (7 minutes each), the floor is open (3 minutes an intervention) and the
moderator concludes (7 minutes). In a summary panel the moderators of the panels and a thematic expert speak (15
minutes each) and the floor is open to the end; the note names no limit there, 3 minutes is our choice.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import msgspec

from gcm_moderator.agenda.model import ItemKind, Person, Segment, SegmentKind
from gcm_moderator.agenda.times import fixed

__all__ = [
    "SHORTEST_DISCUSSION_S",
    "STANDARD",
    "Format",
    "Panel",
    "Speaking",
    "Usual",
    "discussion_s",
    "expand",
    "panellists",
]

SHORTEST_DISCUSSION_S = 15 * 60
"""A discussion shorter than this is worth a warning."""


class Format(msgspec.Struct, frozen=True):
    """Speaking times in seconds and the usual number of speakers."""

    moderators: int
    experts: int
    moderator_s: float = 0.0
    """Each moderator's perspective, in a summary panel."""
    opening_s: float = 0.0
    expert_s: float = 0.0
    intervention_s: float = 180.0
    closing_s: float = 0.0


STANDARD = {
    ItemKind.EXPERT_PANEL: Format(moderators=1, experts=3, opening_s=420.0, expert_s=420.0, closing_s=420.0),
    ItemKind.SUMMARY_PANEL: Format(moderators=3, experts=1, moderator_s=900.0, expert_s=900.0),
}


class Usual(msgspec.Struct, frozen=True):
    """What holds where a session file does not say: the two formats, and what `Session` calls by the same names."""

    expert_panel: Format = STANDARD[ItemKind.EXPERT_PANEL]
    summary_panel: Format = STANDARD[ItemKind.SUMMARY_PANEL]
    round_size: int = 5
    usual_warning_s: float = 60.0

    def format(self, kind: ItemKind) -> Format:
        """The format of that kind of panel."""
        return self.expert_panel if kind is ItemKind.EXPERT_PANEL else self.summary_panel


class Speaking(msgspec.Struct, frozen=True):
    """A speaker of a panel; `seconds` is a speaking time of their own, where it differs from the format."""

    person: Person
    seconds: float | None = None


class Panel(msgspec.Struct, frozen=True):
    """A panel of the agenda, ready to expand. `number` counts the expert panels of the session from 1."""

    item_id: str
    kind: ItemKind
    number: int
    day: int
    start: dt.datetime
    end: dt.datetime
    zone: ZoneInfo
    format: Format
    moderators: tuple[Speaking, ...]
    experts: tuple[Speaking, ...]


class _Step(msgspec.Struct, frozen=True):
    suffix: str
    kind: SegmentKind
    title: str
    seconds: float
    limit_s: float
    speaker: str | None = None
    panellist: str | None = None


def panellists(panel: Panel) -> tuple[Person, ...]:
    """Return the people that `panellist-1`, `panellist-2` … stand for, in that order."""
    speakings = panel.experts if panel.kind is ItemKind.EXPERT_PANEL else panel.moderators + panel.experts
    return tuple(speaking.person for speaking in speakings)


def discussion_s(panel: Panel) -> float:
    """Return the seconds that a panel's speakers leave for the discussion; zero or less when it is too short."""
    spoken = sum(step.seconds for step in (*_before(panel), *_after(panel)))
    return (panel.end - panel.start).total_seconds() - spoken


def expand(panel: Panel) -> tuple[Segment, ...]:
    """Return the segments of a panel: one after the other, they fill it from its start to its end.

    Raises:
        ValueError: the speakers leave no time for the discussion.
    """
    left = discussion_s(panel)
    if left <= 0:
        raise ValueError(f"{panel.item_id} is too short for its speakers.")
    limit = panel.format.intervention_s
    discussion = _Step("discussion", SegmentKind.DISCUSSION, "Interactive discussion", left, limit)
    segments: list[Segment] = []
    start = panel.start
    steps = (*_before(panel), discussion, *_after(panel))
    for step in steps:
        last = step is steps[-1]
        end = panel.end if last else fixed(start + dt.timedelta(seconds=step.seconds), panel.zone)
        segments.append(
            Segment(
                id=f"{panel.item_id}/{step.suffix}",
                item_id=panel.item_id,
                kind=step.kind,
                title=step.title,
                day=panel.day,
                planned_start=start,
                planned_end=end,
                limit_s=step.limit_s,
                speaker=step.speaker,
                panellist=step.panellist,
            )
        )
        start = end
    return tuple(segments)


def _before(panel: Panel) -> tuple[_Step, ...]:
    if panel.kind is ItemKind.EXPERT_PANEL:
        return (_moderating(panel, "opening"), *_experts(panel))
    return (*_perspectives(panel), *_thematic_experts(panel))


def _after(panel: Panel) -> tuple[_Step, ...]:
    return (_moderating(panel, "closing"),) if panel.kind is ItemKind.EXPERT_PANEL else ()


def _moderating(panel: Panel, part: str) -> _Step:
    several = len(panel.moderators) > 1
    names = [speaking.person.name for speaking in panel.moderators if speaking.person.name]
    unnamed = f"Moderators of panel {panel.number}" if several else f"Moderator of panel {panel.number}"
    opening = part == "opening"
    seconds = panel.format.opening_s if opening else panel.format.closing_s
    return _Step(
        suffix=part,
        kind=SegmentKind.OPENING if opening else SegmentKind.CLOSING,
        title=f"{'Opening' if opening else 'Concluding'} remarks by the moderator{'s' if several else ''}",
        seconds=seconds,
        limit_s=seconds,
        speaker=" and ".join(names) if len(names) == len(panel.moderators) else unnamed,
    )


def _experts(panel: Panel) -> tuple[_Step, ...]:
    return tuple(
        _speaking(speaking, panel.format.expert_s, f"expert-{n}", SegmentKind.EXPERT, f"Panellist {n}", n)
        for n, speaking in enumerate(panel.experts, start=1)
    )


def _perspectives(panel: Panel) -> tuple[_Step, ...]:
    return tuple(
        msgspec.structs.replace(
            _speaking(
                speaking,
                panel.format.moderator_s,
                f"moderator-{n}",
                SegmentKind.PERSPECTIVE,
                f"Moderator of panel {n}",
                n,
            ),
            title=f"Perspective of the moderator of panel {n}",
        )
        for n, speaking in enumerate(panel.moderators, start=1)
    )


def _thematic_experts(panel: Panel) -> tuple[_Step, ...]:
    steps: list[_Step] = []
    for n, speaking in enumerate(panel.experts, start=1):
        suffix = "expert" if n == 1 else f"expert-{n}"
        label = "Thematic expert" if len(panel.experts) == 1 else f"Thematic expert {n}"
        place = len(panel.moderators) + n
        steps.append(_speaking(speaking, panel.format.expert_s, suffix, SegmentKind.THEMATIC_EXPERT, label, place))
    return tuple(steps)


def _speaking(speaking: Speaking, usual_s: float, suffix: str, kind: SegmentKind, label: str, place: int) -> _Step:
    seconds = usual_s if speaking.seconds is None else speaking.seconds
    return _Step(
        suffix=suffix,
        kind=kind,
        title=label,
        seconds=seconds,
        limit_s=seconds,
        speaker=speaking.person.name or label,
        panellist=f"panellist-{place}",
    )
