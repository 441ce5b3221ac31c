"""What a line of a document was taken for, in words for the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gcm_moderator.agenda.importing.document import Place
from gcm_moderator.agenda.importing.understanding import Meaning, Read, Understanding, UnderstoodItem
from gcm_moderator.agenda.model import ItemKind

__all__ = ["kind", "meaning", "place", "tr", "verdict"]


def tr(text: str) -> str:
    """The text in the language of the windows."""
    return QCoreApplication.translate("importing", text)


def kind(which: ItemKind) -> str:
    """The name of a kind of item."""
    return {
        ItemKind.REMARKS: tr("Remarks"),
        ItemKind.PRESENTATION: tr("Presentation"),
        ItemKind.BREAK: tr("Break"),
        ItemKind.EXPERT_PANEL: tr("Expert panel"),
        ItemKind.SUMMARY_PANEL: tr("Summary panel"),
    }[which]


def place(where: Place) -> str:
    """Where a line stands, as short as it can be said."""
    told = [
        tr("page {n}").format(n=where.page) if where.page else "",
        where.sheet or "",
        tr("entry {n}").format(n=where.entry) if where.entry else "",
        tr("row {n}").format(n=where.row) if where.row else "",
        tr("paragraph {n}").format(n=where.paragraph) if where.paragraph else "",
        tr("line {n}").format(n=where.line) if where.line and not where.part else "",
    ]
    return ", ".join(part for part in told if part) or _part(where.part)


def _part(part: str | None) -> str:
    known = {"footnote": tr("footnote"), "header": tr("header"), "footer": tr("footer"), "margin": tr("margin")}
    return known.get(part, part) if part is not None else ""


def meaning(read: Read, understood: Understanding) -> str:
    """What a line was taken for: "10:15–13:00  Expert panel", "Topic", "Kept as a note"."""
    match read.meaning:
        case Meaning.ITEM:
            return _item(read, understood)
        case Meaning.DAY:
            return _day(read, understood)
        case Meaning.LIMIT:
            return _limits(read, understood)
        case Meaning.PERSON:
            return tr("People of this item") if read.item is not None else tr("Co-facilitators")
    return {
        Meaning.TITLE: tr("Title of the session"),
        Meaning.THEME: tr("Theme"),
        Meaning.PLACE: tr("Place"),
        Meaning.SITTING: tr("Sittings"),
        Meaning.TOPIC: tr("Topic of this item"),
        Meaning.REMARK: tr("Remark on this item"),
        Meaning.HEAD: tr("Head of a column"),
        Meaning.TRANSLATION: tr("The same in another language, kept as a note"),
        Meaning.RUNNING: tr("Header or footer, kept as a note"),
    }.get(read.meaning, tr("Not understood, kept as a note"))


def _item(read: Read, understood: Understanding) -> str:
    item = next((item for item in understood.items if item.id == read.item), None)
    if item is None:
        return tr("Part of the agenda")
    return _heading(item) if read.line.number == item.line else tr("Part of this item")


def _heading(item: UnderstoodItem) -> str:
    return f"{item.start}–{item.end or '?'}  {kind(item.kind)}: {item.title}"


def _day(read: Read, understood: Understanding) -> str:
    for number, day in enumerate(understood.days, start=1):
        if read.line.number in day.lines:
            return tr("Day {n}: {date}").format(n=number, date=day.date or tr("date missing"))
    return tr("A date")


def _limits(read: Read, understood: Understanding) -> str:
    parts = {
        "opening": tr("moderator’s opening"),
        "closing": tr("moderator’s closing"),
        "expert": tr("each expert"),
        "intervention": tr("each intervention"),
        "moderator": tr("each moderator"),
    }
    told = [
        tr("{part} {n} min").format(part=parts[limit.part], n=f"{limit.minutes:g}")
        for limit in understood.limits
        if limit.line == read.line.number
    ]
    return tr("Speaking times: {which}").format(which=", ".join(told)) if told else tr("Speaking times")


def verdict(understood: Understanding, ok: bool) -> str:
    """Whether the session can run, and what there is to look at."""
    items, doubts, notes = len(understood.items), len(understood.all_doubts), len(understood.notes)
    found = [
        tr("1 item") if items == 1 else tr("{n} items").format(n=items),
        tr("1 not sure") if doubts == 1 else tr("{n} not sure").format(n=doubts),
        tr("1 line kept as a note") if notes == 1 else tr("{n} lines kept as notes").format(n=notes),
    ]
    if understood.missing:
        missing = " ".join(dict.fromkeys(missing.text for missing in understood.missing))
        return tr("Missing: {what}").format(what=missing)
    return f"{tr('It can run') if ok else tr('It cannot run yet')}: {', '.join(found)}."
