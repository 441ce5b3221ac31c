"""The speaking times that a document names: for all panels, or for the panel they stand under."""

from __future__ import annotations

from gcm_moderator.agenda.importing.document import Line
from gcm_moderator.agenda.importing.drafts import Draft, Drafts
from gcm_moderator.agenda.importing.limits import limits_in
from gcm_moderator.agenda.importing.understanding import Doubt, DoubtCode, Meaning, Speaking
from gcm_moderator.agenda.model import ItemKind

__all__ = ["Own", "limits_of"]

Own = dict[int, dict[str, float]]
"""Minutes by part, for the draft with that identity."""

_PANELS = (ItemKind.EXPERT_PANEL, ItemKind.SUMMARY_PANEL)


def limits_of(drafts: Drafts) -> tuple[tuple[Speaking, ...], Own, list[Doubt]]:
    """Return the speaking times for all panels, those of single items, and what is not sure about them."""
    wide: dict[tuple[str, str], Speaking] = {}
    own: Own = {}
    doubts: list[Doubt] = []
    for draft in [item for day in drafts.days for item in day.items if item.kind in _PANELS]:
        told = own.setdefault(id(draft), dict(draft.parts))
        for line in _lines_of(draft):
            for limit in limits_in(line.text, summary=draft.kind is ItemKind.SUMMARY_PANEL):
                if limit.panel == draft.kind:
                    told[limit.part] = limit.minutes
                else:
                    wide.setdefault(
                        (limit.panel, limit.part), Speaking(limit.panel, limit.part, limit.minutes, line.number)
                    )
                doubts += _range(limit.least, limit.minutes, line)
                drafts.took(line, Meaning.LIMIT)
    elsewhere = [line for day in drafts.days for item in day.items if item.kind not in _PANELS for line in item.notes]
    for line in sorted([*drafts.loose, *elsewhere], key=lambda line: line.number):
        for limit in limits_in(line.text):
            known = wide.setdefault(
                (limit.panel, limit.part), Speaking(limit.panel, limit.part, limit.minutes, line.number)
            )
            drafts.took(line, Meaning.LIMIT)
            doubts += _range(limit.least, limit.minutes, line)
            if known.minutes != limit.minutes:
                text = f"Here {limit.minutes:g} minutes, earlier {known.minutes:g}; the earlier is taken."
                doubts.append(Doubt(DoubtCode.LIMIT, text, line.number))
    return tuple(wide.values()), own, list(dict.fromkeys(doubts))


def _lines_of(draft: Draft) -> list[Line]:
    return [*draft.lines, *draft.notes]


def _range(least: float | None, most: float, line: Line) -> list[Doubt]:
    if least is None:
        return []
    return [Doubt(DoubtCode.LIMIT, f"{least:g} to {most:g} minutes: {most:g} is taken.", line.number)]
