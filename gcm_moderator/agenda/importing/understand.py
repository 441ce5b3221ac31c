"""From the lines of a document to what was understood of it. Pure: the same document always gives the same result."""

from __future__ import annotations

from pathlib import PurePath

from gcm_moderator.agenda.importing.days import Dated, dates_of
from gcm_moderator.agenda.importing.document import Document, Line, Style, lines_of
from gcm_moderator.agenda.importing.drafts import DraftDay, Drafts
from gcm_moderator.agenda.importing.grid import read_table
from gcm_moderator.agenda.importing.items import name_kinds, understood_items
from gcm_moderator.agenda.importing.naming import slug
from gcm_moderator.agenda.importing.ordering import put_in_order
from gcm_moderator.agenda.importing.paragraphs import Paragraphs
from gcm_moderator.agenda.importing.places import zone_named
from gcm_moderator.agenda.importing.sittings import sittings_of
from gcm_moderator.agenda.importing.speaking import limits_of
from gcm_moderator.agenda.importing.spelling import clock
from gcm_moderator.agenda.importing.understanding import (
    Doubt,
    DoubtCode,
    Found,
    Given,
    Meaning,
    Missing,
    Read,
    Understanding,
    UnderstoodDay,
    UnderstoodItem,
)
from gcm_moderator.agenda.importing.whole import co_facilitators_of, language, place_and_zone, theme_of, title_of

__all__ = ["understand"]


def understand(document: Document, given: Given | None = None) -> Understanding:
    """Return what was understood of a document; `given` goes before what the document says."""
    given = given or Given()
    drafts = _drafted(document)
    put_in_order(drafts)
    name_kinds(drafts)
    co_facilitators_of(drafts)
    title = Found(given.title) if given.title else title_of(drafts)
    theme = theme_of(drafts, title)
    place, zone = place_and_zone(drafts)
    place = Found(given.place) if given.place else place
    zone = _zone(given, document, zone)
    dated = dates_of(drafts, given.date)
    spoken = language(drafts)
    limits, own, doubts = limits_of(drafts)
    items = understood_items(drafts, limits, own)
    days = tuple(
        _day(day, date, items_of_day, drafts) for day, date, items_of_day in zip(drafts.days, dated, items, strict=True)
    )
    doubts = [*doubts, *(Doubt(DoubtCode.LEFT_OUT, remark) for remark in document.remarks)]
    if theme is None and title is not None:
        theme = Found(title.text)
        doubts.append(Doubt(DoubtCode.THEME, "The document names no theme; its title stands in its place."))
    doubts += _unmatched(drafts)
    return Understanding(
        name=document.name,
        format=document.format,
        id=_id(title, document),
        language=spoken,
        lines=_lines(document, drafts, days, doubts),
        days=days,
        title=title,
        theme=theme,
        place=place,
        zone=zone,
        co_facilitators=tuple(drafts.co_facilitators[:9]),
        limits=limits,
        doubts=tuple(doubts),
        missing=tuple(_missing(title, place, zone, days)),
    )


def _drafted(document: Document) -> Drafts:
    """Read the blocks of the document in order; what follows each other as running text is read together."""
    drafts = Drafts()
    paragraphs = Paragraphs(drafts)
    running: list[Line] = []
    for block in document.blocks:
        if isinstance(block, Line):
            running.append(block)
            continue
        paragraphs.read(running)
        running = []
        read_table(block, drafts, paragraphs)
    paragraphs.read(running)
    return drafts


def _zone(given: Given, document: Document, found: Found | None) -> Found | None:
    if given.zone:
        return Found(zone_named(given.zone) or given.zone)
    if given.place and (named := zone_named(given.place)):
        return Found(named)
    return found or (Found(document.zone) if document.zone else None)


def _day(day: DraftDay, dated: Dated, items: tuple[UnderstoodItem, ...], drafts: Drafts) -> UnderstoodDay:
    sittings = sittings_of(items, drafts.told_sittings)
    return UnderstoodDay(
        date=dated.date.isoformat() if dated.date is not None else None,
        sittings=tuple((clock(start), clock(end)) for start, end in sittings),
        items=items,
        doubts=dated.doubts,
        lines=tuple(line.number for line in day.lines),
    )


def _unmatched(drafts: Drafts) -> list[Doubt]:
    """Panels that the document describes, without a time for them."""
    return [
        Doubt(
            DoubtCode.TIME,
            f'No time was found for "{about.title[:80]}".',
            about.lines[0].number,
        )
        for about in drafts.by_panel.values()
    ]


def _id(title: Found | None, document: Document) -> str:
    return (slug(title.text) if title else "") or slug(PurePath(document.name).stem) or "imported-session"


def _missing(
    title: Found | None, place: Found | None, zone: Found | None, days: tuple[UnderstoodDay, ...]
) -> list[Missing]:
    missing = []
    if title is None:
        missing.append(Missing("title", "The title of the session."))
    if place is None:
        missing.append(Missing("place", "The place of the session."))
    if zone is None:
        missing.append(Missing("zone", "The time zone of the place, as in Europe/Zurich."))
    if not days:
        missing.append(Missing("days", "An agenda: no line with a time was found."))
    for number, day in enumerate(days, start=1):
        if day.date is None:
            missing.append(Missing("date", f"The date of day {number}, with its year."))
        missing += [
            Missing("end", f'The end of "{item.title[:60]}" on day {number}.') for item in day.items if item.end is None
        ]
    return missing


def _lines(
    document: Document, drafts: Drafts, days: tuple[UnderstoodDay, ...], doubts: list[Doubt]
) -> tuple[Read, ...]:
    """Every line of the document with what it was taken for, and what is not sure beside it."""
    owner = {number: item.id for day in days for item in day.items for number in (*item.lines, *item.notes)}
    beside: dict[int, list[Doubt]] = {}
    for doubt in (
        *doubts,
        *(d for day in days for d in (*day.doubts, *(o for item in day.items for o in item.doubts))),
    ):
        if doubt.line is not None:
            beside.setdefault(doubt.line, []).append(doubt)
    return tuple(
        Read(
            line,
            drafts.meanings.get(line.number, Meaning.RUNNING if line.style is Style.RUNNING else Meaning.NOTE),
            owner.get(line.number),
            tuple(beside.get(line.number, ())),
        )
        for line in lines_of(document.blocks)
    )
