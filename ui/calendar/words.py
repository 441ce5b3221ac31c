"""The calendar's words: what an entry is, when it is, and with what reservation. Dates stay as inexact as printed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from gcm_moderator.workplan.model import Event, Kind, Precision
from gcm_moderator.workplan.months import Month
from ui.translating import QT_TRANSLATE_NOOP
from ui.widgets.text import plain
from ui.words import SEPARATOR, dates, month, short_month

_KINDS = {
    Kind.THEMATIC_SESSION: QT_TRANSLATE_NOOP("Calendar", "Informal thematic session"),
    Kind.HEARING: QT_TRANSLATE_NOOP("Calendar", "Multi-stakeholder hearing"),
    Kind.REGIONAL_COMMISSION: QT_TRANSLATE_NOOP("Calendar", "Regional commission"),
    Kind.CONSULTATIVE_PROCESS: QT_TRANSLATE_NOOP("Calendar", "Regional consultative process"),
    Kind.GFMD: QT_TRANSLATE_NOOP("Calendar", "Global Forum on Migration and Development"),
    Kind.IDM: QT_TRANSLATE_NOOP("Calendar", "International Dialogue on Migration"),
    Kind.DOCUMENT: QT_TRANSLATE_NOOP("Calendar", "Document"),
    Kind.NEGOTIATION: QT_TRANSLATE_NOOP("Calendar", "Stocktaking and negotiation"),
    Kind.CONFERENCE: QT_TRANSLATE_NOOP("Calendar", "Conference"),
}


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Calendar", text)


def kind(which: Kind) -> str:
    """What an entry is."""
    return tr(_KINDS[which])


def phase(number: int) -> str:
    """The phase of the process."""
    return tr("Phase {n}").format(n=number)


def month_title(which: Month) -> str:
    """The month and its year: "May 2017"."""
    return f"{month(which.first)} {which.year}"


def place(event: Event) -> str:
    """The place, with what is reserved about it."""
    if event.where is None:
        return tr("place to be announced") if event.place == "TBA" else tr("place to be confirmed")
    return event.place


def when(event: Event) -> str:
    """When it is, in full, and no more exact than it is printed."""
    if event.start is None or event.end is None:
        return tr("No date yet")
    span = dates((event.start, event.end))
    if event.on_days:
        return span if event.certain else tr("{dates}, to be confirmed").format(dates=span)
    said = tr("Some time in {month}") if _whole_month(event) else tr("Some time within {dates}")
    return said.format(month=month_title(Month.of(event.start)), dates=span)


def badge(event: Event) -> tuple[str, str]:
    """The tile: the days and their month; for what has no exact days, the reservation and where it lies."""
    if event.start is None or event.end is None:
        return reservation(event), tr("no date")
    last = short_month(event.end)
    if not event.on_days:
        first = short_month(event.start)
        span = f"{last} {event.end.year}" if first == last else f"{first}–{last}"
        return reservation(event) or "~", span
    same_month = (event.start.year, event.start.month) == (event.end.year, event.end.month)
    days = str(event.end.day) if event.start == event.end else f"{event.start.day}–{event.end.day}"
    return days, f"{last} {event.end.year}" if same_month else f"{short_month(event.start)}–{last}"


def reservation(event: Event) -> str:
    """What is printed of the date as a reservation, "TBC" or "TBA"; empty where nothing is."""
    return event.precision.value.upper() if event.precision in (Precision.TBC, Precision.TBA) else ""


def bar(event: Event) -> str:
    """What stands on its bar in a month: the title behind its reservation, which is said once."""
    said, title = reservation(event), plain(event.title)
    return title if not said or said in title.split() else f"{said} {title}"


def printed(event: Event) -> str:
    """How its sources print the date."""
    return tr("Printed as “{text}” in the {sources}").format(text=event.as_printed, sources=sources(event))


def sources(event: Event) -> str:
    """Its sources, as words."""
    return tr(" and the ").join(event.sources)


def difference(other: Event) -> str:
    """What another source says of the same meeting."""
    return tr("The {sources} says otherwise: {when} (“{text}”), {place}.").format(
        sources=sources(other), when=when(other), text=other.as_printed, place=place(other)
    )


def subtitle(event: Event) -> str:
    """The line under its title in a list."""
    return SEPARATOR.join((place(event), kind(event.kind)))


def _whole_month(event: Event) -> bool:
    if event.start is None or event.end is None:
        return False
    which = Month.of(event.start)
    return (event.start, event.end) == (which.first, which.last)


def day_names() -> tuple[str, ...]:
    """The days of the week in short, from Monday."""
    return tuple(QLocale().standaloneDayName(number, QLocale.FormatType.ShortFormat) for number in range(1, 8))
