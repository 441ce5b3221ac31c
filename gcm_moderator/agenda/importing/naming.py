"""Ids of items and of the session, made from what they are called."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from gcm_moderator.agenda.importing.words import panel_number
from gcm_moderator.agenda.model import ItemKind

__all__ = ["ids_of", "slug"]

LONGEST = 60
_NAMES = (
    ("welcome", r"welcom|bienven|приветств|欢迎|ترحيب"),
    ("closing", r"clos|clôture|clausura|закрыти|заключительное слово|闭幕|اختتام|ختام"),
    ("conclusions", r"conclusion|выводы|结论|总结|استنتاجات"),
    ("opening", r"opening|ouverture|apertura|открыти|开幕|افتتاح"),
    ("issue-brief", r"issues? brief"),
)
_BREAKS = (
    ("lunch", r"lunch|déjeuner|almuerzo|обед|午餐|午休|غداء"),
    ("coffee", r"coffee|tea\b|café|кофе|茶|قهوة"),
    ("side-event", r"side[- ]event"),
    ("registration", r"registration"),
)


def slug(text: str, words: int = 6) -> str:
    """Return text as an id: lower-case letters, digits and hyphens; "" when it has no such letters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    parts = re.findall(r"[a-z0-9]+", plain.lower())
    made = ""
    for part in parts[:words]:
        longer = f"{made}-{part}" if made else part
        if len(longer) > LONGEST - 4:
            break
        made = longer
    return made


def ids_of(items: Sequence[tuple[str, ItemKind]]) -> tuple[str, ...]:
    """Return an id for each item of the session; a name that several share is numbered."""
    bases = [_base(title, kind) for title, kind in items]
    counts = Counter(bases)
    taken: set[str] = {base for base in bases if counts[base] == 1}
    made: list[str] = []
    for base in bases:
        name = base
        if counts[base] > 1:
            number = 1
            while (name := f"{base}-{number}") in taken:
                number += 1
            taken.add(name)
        made.append(name)
    return tuple(made)


def _base(title: str, kind: ItemKind) -> str:
    if kind is ItemKind.SUMMARY_PANEL:
        return "summary"
    if kind is ItemKind.EXPERT_PANEL:
        number = panel_number(title)
        return f"panel-{number}" if number is not None else "panel"
    for name, words in _BREAKS if kind is ItemKind.BREAK else _NAMES:
        if re.search(words, title, re.IGNORECASE):
            return name
    return "break" if kind is ItemKind.BREAK else slug(title, 4) or kind.value
