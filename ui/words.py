"""Words that several views share: lengths and times, what somebody is, what a turn is. No rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from gcm_moderator.delegations.model import Category, RegionalGroup
from gcm_moderator.meeting.floor import Speaker, TurnKind
from gcm_moderator.meeting.formula import in_running_text

SEPARATOR = " · "
MINUS = "−"
ON_TIME_S = 60
"""Within so many seconds of the plan the meeting is on time."""
IN_HOURS_MIN = 180
"""From so many minutes on, a length is said in hours: a segment was left running over night."""


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Words", text)


def length(seconds: float) -> str:
    """A length as on a clock: "3:00"."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def minutes(seconds: float) -> str:
    """A length in whole minutes, at least one: "7 min"; in hours when that says more: "16 h 5 min"."""
    whole = max(1, round(seconds / 60))
    if whole < IN_HOURS_MIN:
        return tr("{n} min").format(n=whole)
    hours, rest = divmod(whole, 60)
    return tr("{h} h {n} min").format(h=hours, n=rest) if rest else tr("{h} h").format(h=hours)


def time_of_day(at: dt.datetime, zone: dt.tzinfo) -> str:
    """A time of day in the place of the meeting: "11:44"."""
    return f"{at.astimezone(zone):%H:%M}"


def lateness(behind_s: float) -> str:
    """How late: "12 min behind", "3 min ahead", "on time"."""
    if behind_s >= ON_TIME_S:
        return tr("{minutes} behind").format(minutes=minutes(behind_s))
    if behind_s <= -ON_TIME_S:
        return tr("{minutes} ahead").format(minutes=minutes(-behind_s))
    return tr("on time")


def dates(days: Sequence[dt.date]) -> str:
    """The days of a session, as short as they can be: "8–9 May 2017", "31 May – 1 June 2017"."""
    if not days:
        return ""
    first, last = min(days), max(days)
    if first == last:
        return f"{first.day} {month(first)} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {month(last)} {last.year}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {month(first)}{year} – {last.day} {month(last)} {last.year}"


def long_date(day: dt.date) -> str:
    """A day of a session: "Monday 8 May"."""
    return f"{QLocale().standaloneDayName(day.isoweekday())} {day.day} {month(day)}"


def month(day: dt.date) -> str:
    """The name of the month."""
    return QLocale().monthName(day.month)


def short_month(day: dt.date) -> str:
    """The month in three letters or so."""
    return QLocale().monthName(day.month, QLocale.FormatType.ShortFormat).rstrip(".")


def short_title(title: str) -> str:
    """The title up to its colon: "Panel 1" of "Panel 1: Human rights of all migrants"."""
    return title.partition(":")[0].strip()


def category_word(category: Category) -> str:
    """What a delegation is."""
    return {
        Category.MEMBER_STATE: tr("Member State"),
        Category.OBSERVER: tr("observer"),
        Category.IGO: tr("intergovernmental organization"),
        Category.UN_BODY: tr("United Nations"),
        Category.STAKEHOLDER: tr("stakeholder"),
        Category.GROUP: tr("group"),
        Category.PROCESS: tr("migration process"),
    }[category]


def group_word(group: RegionalGroup) -> str:
    """A regional group, as it is called."""
    return {
        RegionalGroup.AFRICAN: tr("African Group"),
        RegionalGroup.ASIA_PACIFIC: tr("Asia-Pacific Group"),
        RegionalGroup.EEG: tr("EEG"),
        RegionalGroup.GRULAC: tr("GRULAC"),
        RegionalGroup.WEOG: tr("WEOG"),
    }[group]


def turn_kind_word(kind: TurnKind) -> str:
    """What a turn is."""
    return {
        TurnKind.INTERVENTION: tr("intervention"),
        TurnKind.POINT_OF_ORDER: tr("point of order"),
        TurnKind.RIGHT_OF_REPLY: tr("right of reply"),
        TurnKind.REPLY: tr("reply"),
        TurnKind.REMARKS: tr("remarks"),
        TurnKind.PRESENTATION: tr("presentation"),
    }[kind]


def behalf_word(group: Speaker) -> str:
    """For whom a statement is made: "on behalf of the European Union"."""
    return tr("on behalf of {group}").format(group=in_running_text(group.name))


def panellist_word(panellist: str | None) -> str:
    """A panellist by number: "panellist 2"."""
    return tr("panellist {n}").format(n=panellist.rpartition("-")[2]) if panellist else ""
