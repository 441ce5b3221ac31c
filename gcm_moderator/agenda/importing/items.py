"""Items as they go into the session file: their kind, people, speaking times, and what is not sure about them."""

from __future__ import annotations

import re

from gcm_moderator.agenda.formats import STANDARD
from gcm_moderator.agenda.importing.drafts import Draft, Drafts
from gcm_moderator.agenda.importing.naming import ids_of
from gcm_moderator.agenda.importing.people import Someone, named_in_title, people_in
from gcm_moderator.agenda.importing.speaking import Own
from gcm_moderator.agenda.importing.spelling import clock
from gcm_moderator.agenda.importing.understanding import Doubt, DoubtCode, Speaking, UnderstoodItem
from gcm_moderator.agenda.importing.words import DISCUSSION, OPENS, SIDE_EVENT, panel_number
from gcm_moderator.agenda.model import ItemKind

__all__ = ["name_kinds", "understood_items"]

_PANELS = (ItemKind.EXPERT_PANEL, ItemKind.SUMMARY_PANEL)
_LONGEST_TITLE = 300
_LONGEST_REMARK = 1000
_MOST_PEOPLE = 9
_MOST_TOPICS = 50
_LEAST_PANEL = 45
"""Minutes below which something without a kind is no panel."""
_MODERATED = re.compile(
    r"\s*[(,]\s*(?:moderated by|moderator\s*:|chaired by|chair\s*:)\s*(?P<who>[^()]+?)\s*\)?\s*$", re.IGNORECASE
)
_SIDE_EVENTS = re.compile(rf"\s*[(\[,;:–—-]\s*(?P<what>(?:{SIDE_EVENT.pattern})[^()\[\]]*)[)\]]?\s*$", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|from)\s+(?:the\s+)?(?P<who>[^,;:(]{3,120})", re.IGNORECASE)


def understood_items(drafts: Drafts, limits: tuple[Speaking, ...], own: Own) -> tuple[tuple[UnderstoodItem, ...], ...]:
    """Return the items of each day; `limits` and `own` are the speaking times of all panels and of single ones."""
    wide = {(limit.panel, limit.part): limit.minutes for limit in limits}
    for day in drafts.days:
        for draft in day.items:
            _fit_panel(draft, wide, own.get(id(draft), {}))
    flat = [draft for day in drafts.days for draft in day.items]
    ids = iter(ids_of([(_called(draft), draft.kind or ItemKind.REMARKS) for draft in flat]))
    return tuple(
        tuple(_understood(draft, next(ids), own.get(id(draft), {})) for draft in day.items) for day in drafts.days
    )


def _called(draft: Draft) -> str:
    """The title, with the first topic where it says more than "Opening segment"."""
    opens = draft.kind is ItemKind.REMARKS and OPENS.search(draft.title) and draft.topics
    return f"{draft.title}: {draft.topics[0]}" if opens else draft.title


def name_kinds(drafts: Drafts) -> None:
    """Give every item a kind; where its title names none, the people under it and its length do, with a doubt."""
    for draft in [draft for day in drafts.days for draft in day.items if draft.kind is None]:
        length = _length(draft)
        people = bool(draft.experts or draft.moderators)
        long_enough = length is not None and length >= _LEAST_PANEL
        if long_enough and (people or DISCUSSION.search(draft.title) or panel_number(draft.title) is not None):
            draft.kind = ItemKind.EXPERT_PANEL
            if not people:
                draft.doubt(DoubtCode.KIND, "It is taken as a panel, so that the floor can be opened.")
        else:
            draft.kind = ItemKind.REMARKS
            draft.doubt(DoubtCode.KIND, "The document does not say what kind of item it is; it is taken as remarks.")


def _length(draft: Draft) -> int | None:
    return draft.end - draft.start if draft.end is not None and draft.start is not None else None


def _fit_panel(draft: Draft, wide: dict[tuple[str, str], float], own: dict[str, float]) -> None:
    """Take a panel that its speakers alone would fill as one presentation, with a doubt."""
    length = _length(draft)
    if draft.kind in _PANELS and length is not None and length <= _spoken(draft, wide, own):
        draft.kind = ItemKind.PRESENTATION
        draft.doubt(
            DoubtCode.KIND, "It is too short for a panel with its speaking times, and is taken as one presentation."
        )


def _spoken(draft: Draft, wide: dict[tuple[str, str], float], own: dict[str, float]) -> float:
    """Minutes that the speakers of a panel take."""
    assert draft.kind is not None
    standard = STANDARD[draft.kind]

    def minutes(part: str) -> float:
        usual: float = getattr(standard, f"{part}_s") / 60
        return own.get(part, wide.get((draft.kind or "", part), usual))

    experts = min(len(draft.experts), _MOST_PEOPLE) or standard.experts
    if draft.kind is ItemKind.EXPERT_PANEL:
        return minutes("opening") + experts * minutes("expert") + minutes("closing")
    moderators = min(len(draft.moderators), _MOST_PEOPLE) or standard.moderators
    return moderators * minutes("moderator") + experts * minutes("expert")


def _understood(draft: Draft, name: str, minutes: dict[str, float]) -> UnderstoodItem:
    assert draft.start is not None
    assert draft.kind is not None
    panel = draft.kind in _PANELS
    moderated = _MODERATED.search(draft.title) if panel and not draft.moderators else None
    if moderated is not None:
        draft.moderators = list(people_in(moderated["who"]))
    aside = _SIDE_EVENTS.search(draft.title) if draft.kind is ItemKind.BREAK else None
    if aside is not None:
        draft.title = draft.title[: aside.start()]
        draft.remarks.insert(0, aside["what"][0].upper() + aside["what"][1:])
    remarks = list(dict.fromkeys(draft.remarks))
    if len(draft.title) > _LONGEST_TITLE:
        remarks.insert(0, draft.title)
        draft.doubt(DoubtCode.TITLE, "Its title is longer than a session file keeps; the whole of it is in the remark.")
    if len(draft.experts) > _MOST_PEOPLE and panel:
        draft.doubt(DoubtCode.PEOPLE, f"More than {_MOST_PEOPLE} speakers are named; the others are in the remark.")
        remarks.append("; ".join(_told(one) for one in draft.experts[_MOST_PEOPLE:]))
    topics = [topic for topic in dict.fromkeys(draft.topics) if topic != draft.title]
    return UnderstoodItem(
        id=name,
        title=draft.title[:_LONGEST_TITLE] or "Without a title",
        kind=draft.kind,
        start=clock(draft.start),
        end=clock(draft.end) if draft.end is not None else None,
        lines=_numbers([line.number for line in draft.lines]),
        line=draft.lines[0].number if draft.lines else None,
        speaker=None if panel or draft.kind is ItemKind.BREAK else _speaker(draft),
        moderators=tuple(draft.moderators[:_MOST_PEOPLE]) if panel else (),
        experts=tuple(draft.experts[:_MOST_PEOPLE]) if panel else (),
        topics=tuple(topic[:_LONGEST_TITLE] for topic in topics[:_MOST_TOPICS]),
        minutes=minutes if panel else {},
        remark="; ".join(remarks)[:_LONGEST_REMARK] or None,
        doubts=tuple(dict.fromkeys(Doubt(d.code, d.text, d.line) for d in draft.doubts)),
        notes=_numbers([line.number for line in draft.notes]),
    )


def _numbers(numbers: list[int]) -> tuple[int, ...]:
    return tuple(sorted(set(numbers)))


def _told(one: Someone) -> str:
    return ", ".join(part for part in (one.name or "to be announced", one.title, one.of) if part)


def _speaker(draft: Draft) -> str | None:
    """Who speaks in an item that is no panel: as listed, or as its title says ("remarks by the co-facilitators")."""
    named = [*draft.speakers, *(_told(one) for one in (*draft.moderators, *draft.experts) if one.name)]
    if named:
        return "; ".join(dict.fromkeys(named))[:_LONGEST_TITLE]
    after = named_in_title(draft.title)
    if after is not None:
        return after
    match = _BY.search(draft.title)
    if match is None:
        return None
    who = match["who"].strip()
    return who[0].upper() + who[1:]
