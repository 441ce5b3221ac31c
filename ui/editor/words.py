"""The editor's words: kinds, days, plans and problems. No rules."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from gcm_moderator.agenda.editing.document import Row
from gcm_moderator.agenda.editing.operations import Plan
from gcm_moderator.agenda.editing.typed import time_text
from gcm_moderator.agenda.model import ItemKind
from gcm_moderator.agenda.problems import shown
from gcm_moderator.agenda.times import parse_date
from ui.widgets.text import pointing
from ui.words import month


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Editor", text)


def kind_word(kind: ItemKind | None) -> str:
    """What an item is."""
    return {
        ItemKind.REMARKS: tr("Remarks"),
        ItemKind.PRESENTATION: tr("Presentation"),
        ItemKind.BREAK: tr("Break"),
        ItemKind.EXPERT_PANEL: tr("Expert panel"),
        ItemKind.SUMMARY_PANEL: tr("Summary panel"),
        None: tr("unknown"),
    }[kind]


def new_title(kind: ItemKind) -> str:
    """The title of a new item of that kind."""
    return {
        ItemKind.REMARKS: tr("Remarks"),
        ItemKind.PRESENTATION: tr("Presentation"),
        ItemKind.BREAK: tr("Break"),
        ItemKind.EXPERT_PANEL: tr("Panel: to be announced"),
        ItemKind.SUMMARY_PANEL: tr("Summary panel"),
    }[kind]


def day_word(number: int, date: str) -> str:
    """A day of the agenda: "Day 1 · Mon 8 May"."""
    day = parse_date(date)
    return tr("Day {n}").format(n=number) if day is None else f"{tr('Day {n}').format(n=number)} · {date_words(day)}"


def date_words(date: dt.date) -> str:
    """A date with its day of the week: "Mon 8 May 2017"."""
    names = (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))
    return f"{names[date.weekday()]} {date.day} {month(date)} {date.year}"


def preview_words(planned: Plan) -> str:
    """What Enter would do to the other items, whose new times stand in the table behind an arrow."""
    count = len(planned.moved)
    if not count:
        return ""
    moves = tr("1 more item moves") if count == 1 else tr("{n} more items move").format(n=count)
    text = tr("{moves} ({arrow} in the table) with Enter. Ctrl+Enter changes this item alone.")
    return text.format(moves=moves, arrow=arrow())


def arrow() -> str:
    """What stands before a new time."""
    return pointing("→", QGuiApplication.layoutDirection())


def moved_words(planned: Plan, rows: tuple[Row, ...]) -> str:
    """What was moved, at most two items by name."""
    names = [f"“{_short(rows[n].item.title)}” {time_text(planned.after[n].start)}" for n in planned.moved]
    more = tr(" and {n} more").format(n=len(names) - 2) if len(names) > 2 else ""
    return tr("Also moved: {items}{more}. Ctrl+Z brings all back.").format(items=", ".join(names[:2]), more=more)


def problem_words(row: Row, message: str) -> str:
    """A problem as it stands under its item, whose name it need not say again."""
    named = f'"{shown(row.item.title)}" ({shown(row.item.id)}) '
    if not message.startswith(named):
        return message
    rest = message.removeprefix(named)
    return rest[:1].upper() + rest[1:]


def _short(title: str) -> str:
    return title if len(title) <= 28 else f"{title[:27].rstrip()}…"
