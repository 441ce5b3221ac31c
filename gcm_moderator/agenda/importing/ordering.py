"""The items of a day put in order: new days, ends that are missing, panels made of their parts, overlaps told."""

from __future__ import annotations

import itertools
import re

from gcm_moderator.agenda.importing.drafts import Draft, DraftDay, Drafts
from gcm_moderator.agenda.importing.limits import title_minutes
from gcm_moderator.agenda.importing.people import named_in_title, people_in
from gcm_moderator.agenda.importing.spelling import DAY, NOON, clock
from gcm_moderator.agenda.importing.understanding import DoubtCode, Meaning
from gcm_moderator.agenda.importing.words import DISCUSSION, END, OPENS, SIDE_EVENT, language_of, panel_number
from gcm_moderator.agenda.model import ItemKind

__all__ = ["put_in_order"]

PANELS = (ItemKind.EXPERT_PANEL, ItemKind.SUMMARY_PANEL)
_EVENING = 14 * 60
_EARLIEST = 7 * 60
_MODERATES = re.compile(
    r"moderator|chair|modérat|moderador|модератор|ведущ|主持|مدير|الميسر|facilitator", re.IGNORECASE
)
_EXPERT = re.compile(
    r"panell?ist|expert|speaker|presentation|panéliste|intervenant|exposé|ponente|panelista|"
    r"докладчик|эксперт|专家|成员|خبير|المتحدث",
    re.I,
)


def put_in_order(drafts: Drafts) -> None:
    """Put the days and their items in order; every repair leaves a doubt, and nothing printed is changed."""
    for day in [day for day in drafts.days if not day.items]:
        drafts.loose += day.lines
        drafts.days.remove(day)
    _same_days(drafts)
    drafts.days = [part for day in drafts.days for part in _split(day)]
    for day in drafts.days:
        _half_days(day)
        _headings(drafts, day)
        _numbered(drafts, day)
        day.items = [item for item in day.items if item.start is not None]
        _sittings(drafts, day)
        _side_events(drafts, day)
        _sort(day)
        _end_marks(drafts, day)
        _parts_after(drafts, day)
        _parts_inside(drafts, day)
        _ends(drafts, day)
        _overlaps(day)
    drafts.days = [day for day in drafts.days if day.items]


def _same_days(drafts: Drafts) -> None:
    """Put two programmes of one day together; the same times in another language are a translation of the first."""
    for day in list(drafts.days):
        printed = _printed(day)
        first = next((other for other in drafts.days if printed and _printed(other) == printed), day)
        if first is day:
            continue
        drafts.days.remove(day)
        starts = {item.start for item in first.items}
        again = [item for item in day.items if item.start in starts]
        if len(again) * 5 >= len(day.items) * 4 and _language(day) != _language(first):
            lines = [line for item in day.items for line in (*item.lines, *item.notes)]
            drafts.loose += [*day.lines, *lines]
            for line in (*day.lines, *lines):
                drafts.meanings[line.number] = Meaning.TRANSLATION
        else:
            first.items += day.items
            first.lines += day.lines


def _printed(day: DraftDay) -> tuple[int, int] | None:
    return next(((date.month, date.day) for mark in day.marks for date in mark.dates), None)


def _language(day: DraftDay) -> str | None:
    return language_of(" ".join(item.title for item in day.items))


def _split(day: DraftDay) -> list[DraftDay]:
    """Begin a new day where the times begin anew: after the afternoon, with a morning."""
    days = [DraftDay(day.marks, day.lines, [], day.assumed)]
    latest = -1
    for item in day.items:
        start = item.start
        if start is not None:
            anew = latest >= _EVENING and _EARLIEST <= start < NOON and _begins(item, day)
            if anew:
                days.append(DraftDay((), [], [], True))
                item.doubt(DoubtCode.NEW_DAY, "The times begin anew here, so this is taken as the next day.")
                latest = -1
            latest = max(latest, start)
        days[-1].items.append(item)
    return days


def _begins(item: Draft, day: DraftDay) -> bool:
    """Whether an item is as early as the day's first, and so may begin another day."""
    first = next(other.start for other in day.items if other.start is not None)
    return item.start is not None and item.start <= first + 60


def _half_days(day: DraftDay) -> None:
    """Take 1:00 to 6:00 after a later time as afternoon, where nothing says a.m. or p.m."""
    latest = 0
    for item in day.items:
        if item.start is None:
            continue
        if item.start < 8 * 60 and latest >= 9 * 60 and item.start < latest and item.start + NOON >= latest - 30:
            item.start += NOON
            if item.end is not None and item.end <= NOON:
                item.end += NOON
            item.doubt(
                DoubtCode.HALF_OF_DAY, f"Taken as afternoon, from {clock(item.start)}, as it follows a later time."
            )
        latest = max(latest, item.start)


def _headings(drafts: Drafts, day: DraftDay) -> None:
    """Make a panel of a heading without a time and the parts below it that have times."""
    for place, heading in enumerate(day.items):
        if not heading.heading:
            continue
        parts: list[Draft] = []
        for other in day.items[place + 1 :]:
            if other.heading or other.start is None or other.kind in (*PANELS, ItemKind.BREAK) or not _is_part(other):
                break
            parts.append(other)
        if any(DISCUSSION.search(part.title) for part in parts) or len(parts) >= 2:
            heading.start = parts[0].start
            heading.end = parts[-1].end
            if heading.end is None:
                after = day.items[place + 1 + len(parts) :][:1]
                heading.end = after[0].start if after else None
                if heading.end is not None:
                    heading.doubt(DoubtCode.END_FILLED, "Its end is not printed; the next start is taken.")
            _absorb(heading, parts)
            day.items = [item for item in day.items if item not in parts]
            heading.heading = False
            return _headings(drafts, day)
    return None


def _is_part(item: Draft) -> bool:
    return bool(_MODERATES.search(item.title) or _EXPERT.search(item.title) or DISCUSSION.search(item.title))


def _numbered(drafts: Drafts, day: DraftDay) -> None:
    """Give a panel what stands under its number elsewhere in the document."""
    for item in day.items:
        if item.start is None or item.kind not in PANELS:
            continue
        number = panel_number(item.title)
        about = drafts.by_panel.pop(number, None) if number is not None else None
        if about is not None:
            item.moderators = item.moderators or about.moderators
            item.experts = item.experts or about.experts
            item.topics += [topic for topic in about.topics if topic not in item.topics]
            item.notes += about.notes
            item.lines += about.lines
            item.remarks += about.remarks


def _sittings(drafts: Drafts, day: DraftDay) -> None:
    """Take "Morning session (10:00-13:00)" as a sitting where items lie within it."""
    for item in [item for item in day.items if item.sitting and item.end is not None]:
        if any(other is not item and _within(_start(other), item) for other in day.items):
            drafts.told_sittings += [(_start(item), _end(item), line) for line in item.lines[:1]]
            day.items.remove(item)
            for line in item.lines:
                drafts.meanings[line.number] = Meaning.SITTING
            drafts.loose += item.lines


def _side_events(drafts: Drafts, day: DraftDay) -> None:
    """Put side events that lie within a break under that break."""
    for item in [item for item in day.items if SIDE_EVENT.search(item.title)]:
        start, last = _start(item), item.end or _start(item)
        for pause in [other for other in day.items if other.kind is ItemKind.BREAK and other.end is not None]:
            if pause is item or SIDE_EVENT.match(pause.title) or start < _start(pause) or last > _end(pause):
                continue
            until = f"-{clock(last)}" if item.end is not None else ""
            pause.remarks += [f"{item.title}, {clock(start)}{until}", *item.topics]
            pause.lines += item.lines
            pause.notes += item.notes
            for line in item.lines:
                drafts.meanings[line.number] = Meaning.REMARK
            day.items.remove(item)
            break


def _sort(day: DraftDay) -> None:
    printed = list(day.items)
    day.items.sort(key=_start)
    for before, item in itertools.pairwise(printed):
        if _start(item) < _start(before):
            item.doubt(DoubtCode.ORDER, f'It is printed after "{before.title[:60]}", which starts later.')


def _end_marks(drafts: Drafts, day: DraftDay) -> None:
    """Take "18:00 End of the session" as the end of what is before it."""
    for item in [item for item in day.items if item.end is None and item.duration is None]:
        name = item.title.strip(" .")
        place = day.items.index(item)
        if not place or not END.fullmatch(name):
            continue
        before, after = day.items[place - 1], day.items[place + 1 : place + 2]
        if after and after[0].start == item.start and re.fullmatch(r"(?i)close|end", name) is None:
            continue
        if before.end is None and _start(item) > _start(before):
            before.end = item.start
        own = [line for line in item.lines if line.number not in {other.number for other in before.lines}]
        before.lines += own[:1]
        drafts.loose += [*own[1:], *item.notes]
        for line in (*own[1:], *item.notes):
            drafts.meanings[line.number] = Meaning.NOTE
        day.items.remove(item)


def _parts_inside(drafts: Drafts, day: DraftDay) -> None:
    """Put parts that are printed with times of their own into the panel whose time holds them."""
    for panel in [item for item in day.items if item.kind in PANELS and item.end is not None]:
        parts = [
            other
            for other in day.items
            if other.kind not in (*PANELS, ItemKind.BREAK)
            and _within(_start(other), panel)
            and (_is_part(other) or other.end is None or other.end < _end(panel))
            and (other.end is None or other.end <= _end(panel))
        ]
        _absorb(panel, parts)
        day.items = [item for item in day.items if item not in parts]


def _parts_after(drafts: Drafts, day: DraftDay) -> None:
    """Put the parts printed below a panel without an end into it: its end is the next start, or that of the sitting."""
    for panel in [item for item in day.items if item.kind in PANELS and item.end is None and not item.duration]:
        place = day.items.index(panel)
        parts: list[Draft] = []
        for other in day.items[place + 1 :]:
            if other.kind in (*PANELS, ItemKind.BREAK) or not _is_part(other):
                break
            parts.append(other)
        if not parts or parts[0].start != panel.start:
            continue
        after = day.items[place + 1 + len(parts) :][:1]
        told = [end for start, end, _ in drafts.told_sittings if start <= _start(parts[-1]) < end]
        panel.end = parts[-1].end or min([*told, *(_start(other) for other in after)], default=None)
        if panel.end is None:
            continue
        if parts[-1].end is None:
            panel.doubt(DoubtCode.END_FILLED, f"Its end is not printed; {clock(panel.end)} is taken.")
        _absorb(panel, parts)
        day.items = [item for item in day.items if item not in parts]


def _start(item: Draft) -> int:
    assert item.start is not None
    return item.start


def _end(item: Draft) -> int:
    assert item.end is not None
    return item.end


def _within(minutes: int, item: Draft) -> bool:
    return _start(item) <= minutes < _end(item)


def _absorb(panel: Draft, parts: list[Draft]) -> None:
    """Take the lengths and people of parts into their panel."""
    ordered = sorted(parts, key=_start)
    for place, part in enumerate(ordered):
        next_start = ordered[place + 1].start if place + 1 < len(ordered) else panel.end
        end = part.end if part.end is not None else next_start
        minutes = float(end - _start(part)) if end is not None else 0.0
        if _MODERATES.search(part.title) and minutes > 0:
            opens = OPENS.search(part.title) or place == 0
            key = "moderator" if panel.kind is ItemKind.SUMMARY_PANEL else "opening" if opens else "closing"
            panel.parts[key] = minutes
        elif _EXPERT.search(part.title) and not DISCUSSION.search(part.title) and minutes > 0:
            several = max(1, len(part.experts) or len(part.speakers))
            panel.parts["expert"] = minutes / several
        named = named_in_title(part.title)
        told = part.speakers or ([named] if named else [])
        people = part.experts or [one for text in told for one in people_in(text)]
        if _MODERATES.search(part.title):
            panel.moderators = panel.moderators or people
        elif not DISCUSSION.search(part.title):
            panel.experts += people
        panel.lines += part.lines
        panel.notes += part.notes
        panel.topics += part.topics
        panel.moderators = panel.moderators or part.moderators


def _ends(drafts: Drafts, day: DraftDay) -> None:
    """Fill ends that are not printed: from a length, from the next start, from the end of a sitting."""
    for place, item in enumerate(day.items):
        begins = _start(item)
        if item.end is not None and item.end > begins:
            continue
        length = item.duration or title_minutes(item.title)
        if length:
            item.end = min(DAY, begins + round(length))
            continue
        later = [_start(other) for other in day.items[place + 1 :] if _start(other) > begins]
        told = [end for start, end, _ in drafts.told_sittings if start <= begins < end]
        if later and (not told or later[0] <= min(told)):
            item.end = later[0]
            item.doubt(DoubtCode.END_FILLED, f"Its end is not printed; the next start, {clock(item.end)}, is taken.")
        elif told:
            item.end = min(told)
            item.doubt(
                DoubtCode.END_FILLED, f"Its end is not printed; the end of the sitting, {clock(item.end)}, is taken."
            )


def _overlaps(day: DraftDay) -> None:
    for place, item in enumerate(day.items):
        for before in day.items[:place]:
            if before.end is not None and before.end > _start(item):
                ends = f'before "{before.title[:60]}" ends at {clock(before.end)}'
                item.doubt(DoubtCode.OVERLAP, f"It starts at {clock(_start(item))}, {ends}; both are kept as printed.")
                break
