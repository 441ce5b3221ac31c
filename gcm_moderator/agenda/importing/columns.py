"""What the columns of a table are about: as its heads say, as it has a column for each day, or as its cells show."""

from __future__ import annotations

import re
from collections import Counter

from gcm_moderator.agenda.importing.dates import Mark, days_named, find_marks
from gcm_moderator.agenda.importing.document import Column, Line, Table
from gcm_moderator.agenda.importing.people import looks_like_a_person
from gcm_moderator.agenda.importing.spelling import find_spans, plain_signs, whole_span
from gcm_moderator.agenda.importing.words import UNNAMED, column_of, kind_of, language_of

__all__ = ["by_day", "by_heads", "guessed", "mark_translations"]

_HEAD_ROWS = 40
_ROOM = re.compile(r"(?:conference |meeting )?(?:room|hall|salle|sala|зал|会议室|القاعة)\b", re.IGNORECASE)


def by_heads(table: Table) -> tuple[dict[int, Column], int]:
    """The roles that a row of heads gives, and its number; no roles without such a row."""
    for number, row in enumerate(table.rows[:_HEAD_ROWS]):
        roles: dict[int, Column] = {}
        filled = 0
        for column, cell in enumerate(row.cells):
            if not cell.lines or cell.again:
                continue
            filled += 1
            role = column_of(cell.text) or column_of(cell.lines[0].text)
            if role is not None:
                roles[column] = role
        told = set(roles.values())
        if len(roles) < 2 or len(roles) * 2 < filled or not told & {Column.TIME, Column.START, Column.DURATION}:
            continue
        if any(whole_span(cell.text) for cell in row.cells):
            continue
        return _completed(table, roles, number), number
    return {}, -1


def _completed(table: Table, roles: dict[int, Column], head: int) -> dict[int, Column]:
    """Take columns without a known head as titles or details; one title at least."""
    width = max(len(row.cells) for row in table.rows)
    if Column.TITLE not in roles.values():
        left = [c for c in range(width) if c not in roles or roles[c] in (Column.DETAIL, Column.KIND)]
        weight = {c: sum(len(row.cell(c).text) for row in table.rows[head + 1 :]) for c in left}
        if weight:
            roles[max(weight, key=lambda c: weight[c])] = Column.TITLE
    seen: set[Column] = set()
    for column in sorted(roles):
        role = roles[column]
        if role in seen and role in (Column.TITLE, Column.TIME):
            roles[column] = Column.DETAIL
        seen.add(role)
    return {column: roles.get(column, Column.DETAIL) for column in range(width)}


def by_day(table: Table) -> tuple[dict[int, Column], int, dict[int, tuple[tuple[Mark, ...], Line]]]:
    """Roles of a programme with a column for each day: the times, and the days of the other columns."""
    for number, row in enumerate(table.rows[:3]):
        days = {}
        for column, cell in enumerate(row.cells):
            marks = find_marks(cell.text) if cell.lines and not cell.again else []
            if marks and len(days_named(marks)) <= 1 and not find_spans(cell.text) and len(cell.text) < 60:
                days[column] = (tuple(marks), cell.lines[0])
        if len(days) >= 2:
            shares = _shares(table, number + 1)
            roles = {c: Column.TIME for c, share in shares.items() if share >= 0.5 and c not in days}
            if roles:
                return roles, number, days
    return {}, -1, {}


def _shares(table: Table, first: int = 0) -> dict[int, float]:
    """For each column, how many of its filled cells are times."""
    filled: Counter[int] = Counter()
    times: Counter[int] = Counter()
    for row in table.rows[first:]:
        for column, cell in enumerate(row.cells):
            if cell.lines and not cell.again:
                filled[column] += 1
                times[column] += whole_span(cell.text) is not None or _only_times(cell.text)
    return {column: times[column] / filled[column] for column in filled}


def _only_times(text: str) -> bool:
    plain = plain_signs(text)
    spans = find_spans(text)
    for span in reversed(spans):
        plain = plain[: span.at] + plain[span.to :]
    marks = find_marks(plain)
    for mark in reversed(marks):
        plain = plain[: mark.at] + plain[mark.to :]
    return bool(spans) and len(re.findall(r"\w", plain)) <= 6


def guessed(table: Table) -> dict[int, Column]:
    """Roles of a table without heads: the column of times, then the titles, then what belongs to them."""
    shares = _shares(table)
    width = max((len(row.cells) for row in table.rows), default=0)
    if width < 2:
        return {}
    times = [column for column, share in sorted(shares.items()) if share >= 0.5]
    if not times:
        return {}
    roles = {times[0]: Column.TIME}
    if len(times) > 1 and times[1] == times[0] + 1:
        singles = [whole_span(row.cell(times[0]).text) for row in table.rows]
        if all(span is None or span.end is None for span in singles):
            roles = {times[0]: Column.START, times[1]: Column.END}
    weight = {
        c: sum(len(r.cell(c).text) for r in table.rows if not r.cell(c).again) for c in range(width) if c not in roles
    }
    dated = {c for c in weight if _share_of_days(table, c) >= 0.5}
    roles |= dict.fromkeys(dated, Column.DATE)
    texts = [c for c in weight if c not in dated and weight[c]]
    if not texts:
        return {}
    for column in texts:
        filled = [row.cell(column).text for row in table.rows if row.cell(column).lines and not row.cell(column).again]
        rooms, people = sum(bool(_ROOM.match(t)) for t in filled), sum(_names_somebody(t) for t in filled)
        if 2 * max(rooms, people) > len(filled):
            roles[column] = Column.ROOM if rooms >= people else Column.SPEAKER
    texts = [c for c in texts if c not in roles]
    if not texts:
        return {}
    kinds = {c: sum(kind_of(row.cell(c).text) is not None for row in table.rows) for c in texts}
    best = max(texts, key=lambda c: (kinds[c], weight[c], -c))
    roles[best] = Column.TITLE
    return {**dict.fromkeys(texts, Column.DETAIL), **roles}


def _names_somebody(text: str) -> bool:
    return looks_like_a_person(text) or UNNAMED.fullmatch(text) is not None


def _share_of_days(table: Table, column: int) -> float:
    filled = [row.cell(column).text for row in table.rows if row.cell(column).lines]
    return sum(bool(find_marks(text)) and len(text) < 40 for text in filled) / len(filled) if filled else 0.0


def mark_translations(table: Table, roles: dict[int, Column], head: int) -> None:
    """Mark the columns that say the titles again in another language."""
    titles = [column for column, role in roles.items() if role is Column.TITLE]
    if not titles:
        return

    def language(column: int) -> str | None:
        return language_of(
            " ".join(row.cell(column).text for row in table.rows[head + 1 :] if not row.cell(column).again)
        )

    def filled(column: int) -> int:
        return sum(bool(row.cell(column).lines) for row in table.rows[head + 1 :])

    ours = language(titles[0])
    if ours is None:
        return
    other = [
        column
        for column, role in roles.items()
        if role is Column.DETAIL
        and language(column) not in (None, ours)
        and filled(column) * 2 >= filled(titles[0])
        and sum(kind_of(row.cell(column).text) is not None for row in table.rows[head + 1 :]) * 3 >= filled(column)
    ]
    english = next((column for column in other if language(column) == "en"), None)
    if english is not None:
        roles[titles[0]], roles[english] = Column.TRANSLATION, Column.TITLE
        other.remove(english)
    for column in other:
        roles[column] = Column.TRANSLATION
