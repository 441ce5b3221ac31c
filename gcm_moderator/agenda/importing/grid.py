"""Tables: which column holds the times, the titles, the people; programmes with a column for each day."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from gcm_moderator.agenda.importing.dates import Mark, find_marks
from gcm_moderator.agenda.importing.document import Cell, Column, Line, Row, Style, Table
from gcm_moderator.agenda.importing.drafts import Draft, Drafts
from gcm_moderator.agenda.importing.paragraphs import PANELS, Paragraphs, detail_of, stripped, timed
from gcm_moderator.agenda.importing.people import people_in
from gcm_moderator.agenda.importing.spelling import Span, duration_minutes, find_spans, plain_signs, whole_span
from gcm_moderator.agenda.importing.understanding import Meaning
from gcm_moderator.agenda.importing.words import SIDE_EVENT, column_of, kind_of, label_of, language_of
from gcm_moderator.agenda.model import ItemKind

__all__ = ["read_table"]

_HEAD_ROWS = 40
_YES = {"true", "yes", "x", "1", "skip"}
_HEADINGS = {"block", "group", "milestone", "group-start"}


def read_table(table: Table, drafts: Drafts, paragraphs: Paragraphs) -> None:
    """Read a table into drafts."""
    roles, head = (dict(enumerate(table.roles)), -1) if table.roles else _head(table)
    days: dict[int, tuple[tuple[Mark, ...], Line]] = {}
    if not roles:
        roles, head, days = _by_day(table)
    if not roles:
        roles = _guessed(table)
    if not roles:
        for row in table.rows:
            paragraphs.read([line for cell in row.cells if not cell.again for line in cell.lines])
        return
    _translations(table, roles, head)
    rows = table.rows[head + 1 :]
    for row in table.rows[: max(head, 0)]:
        paragraphs.read(_joined(row))
    if head >= 0:
        for cell in table.rows[head].cells:
            for line in cell.lines:
                drafts.took(line, Meaning.HEAD if not days else Meaning.DAY)
    if days:
        for column, (marks, line) in days.items():
            drafts.begin_day(marks, line)
            reader = _Rows(
                drafts, paragraphs, {**{c: r for c, r in roles.items() if r in _ALL_TIMES}, column: Column.TITLE}
            )
            for row in rows:
                reader.row(row, shared=True)
        return
    reader = _Rows(drafts, paragraphs, roles)
    for row in rows:
        reader.row(row)


_ALL_TIMES = (Column.TIME, Column.START, Column.END, Column.DURATION)


def _joined(row: Row) -> list[Line]:
    return [line for cell in row.cells if not cell.again for line in cell.lines]


def _head(table: Table) -> tuple[dict[int, Column], int]:
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


def _by_day(table: Table) -> tuple[dict[int, Column], int, dict[int, tuple[tuple[Mark, ...], Line]]]:
    """Roles of a programme with a column for each day: the times, and the days of the other columns."""
    for number, row in enumerate(table.rows[:3]):
        days = {}
        for column, cell in enumerate(row.cells):
            marks = find_marks(cell.text) if cell.lines and not cell.again else []
            if (
                marks
                and sum(len(mark.dates) for mark in marks) <= 1
                and not find_spans(cell.text)
                and len(cell.text) < 60
            ):
                days[column] = (tuple(marks), cell.lines[0])
        if len(days) >= 2:
            roles = {c: Column.TIME for c, share in _shares(table, number + 1).items() if share > 0.5 and c not in days}
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


def _guessed(table: Table) -> dict[int, Column]:
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
    dated = {c for c in weight if _share_of_days(table, c) > 0.6}
    roles |= dict.fromkeys(dated, Column.DATE)
    texts = [c for c in weight if c not in dated and weight[c]]
    if not texts:
        return {}
    kinds = {c: sum(kind_of(row.cell(c).text) is not None for row in table.rows) for c in texts}
    best = max(texts, key=lambda c: (kinds[c], weight[c], -c))
    roles[best] = Column.TITLE
    return {**dict.fromkeys(texts, Column.DETAIL), **roles}


def _share_of_days(table: Table, column: int) -> float:
    filled = [row.cell(column).text for row in table.rows if row.cell(column).lines]
    return sum(bool(find_marks(text)) and len(text) < 40 for text in filled) / len(filled) if filled else 0.0


def _translations(table: Table, roles: dict[int, Column], head: int) -> None:
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
    other = [
        column
        for column, role in roles.items()
        if role is Column.DETAIL
        and language(column) not in (None, ours)
        and filled(column) * 2 >= filled(titles[0])
        and sum(kind_of(row.cell(column).text) is not None for row in table.rows[head + 1 :]) * 3 >= filled(column)
    ]
    if other and ours != "en" and any(language(column) == "en" for column in other):
        english = next(column for column in other if language(column) == "en")
        roles[titles[0]], roles[english] = Column.TRANSLATION, Column.TITLE
        other.remove(english)
    for column in other:
        roles[column] = Column.TRANSLATION


class _Rows:
    """Reads the rows of one table."""

    def __init__(self, drafts: Drafts, paragraphs: Paragraphs, roles: dict[int, Column]) -> None:
        self._drafts = drafts
        self._paragraphs = paragraphs
        self._roles = roles
        self._date = ""
        self._current: Draft | None = None

    def _cells(self, row: Row, *roles: Column) -> list[Cell]:
        return [row.cell(column) for column, role in self._roles.items() if role in roles]

    def row(self, row: Row, *, shared: bool = False) -> None:
        """Read a row; with `shared`, cells merged over several days count for each of them."""
        filled = [cell for cell in row.cells if cell.lines and not cell.again]
        if not filled:
            return
        if self._beside(row, filled):
            return
        width = max(self._roles, default=0) + 1
        if len(filled) == 1 and width > 1 and not shared and self._across(row, filled[0]):
            return
        self._new_date(row)
        spans, left = self._span(row)
        titles = self._cells(row, Column.TITLE)
        if not shared:
            titles = [cell for cell in titles if not cell.again]
        lines = [line for cell in titles for line in cell.lines]
        if spans and not lines and shared:
            return
        if not spans:
            self._continued(row, lines)
            return
        if len(spans) > 1 and len(spans) == len(lines):
            for span, line in zip(spans, lines, strict=True):
                self._item(row, span, [line], left)
                left = []
            return
        self._item(row, spans[0], lines, left)

    def _beside(self, row: Row, filled: list[Cell]) -> bool:
        """Keep a row that is to be skipped as notes, and read one that is no event as a heading."""
        skipped = any(cell.text.lower() in _YES for cell in self._cells(row, Column.SKIP))
        sort = " ".join(cell.text.lower() for cell in self._cells(row, Column.SORT))
        if skipped:
            for line in (line for cell in filled for line in cell.lines):
                self._drafts.note(line)
            return True
        if sort in _HEADINGS:
            self._current = None
            for cell in self._cells(row, Column.TITLE):
                self._paragraphs.read([msgspec.structs.replace(line, style=Style.HEADING) for line in cell.lines])
            for cell in filled:
                for line in cell.lines:
                    self._drafts.took(line, Meaning.NOTE)
            return True
        return False

    def _across(self, row: Row, cell: Cell) -> bool:
        """A cell alone in its row: a day, a heading, an item with its time in the text."""
        at = row.cells.index(cell)
        role = self._roles.get(at)
        if role in (Column.DATE, *_ALL_TIMES) and whole_span(cell.text):
            return False
        marks = find_marks(cell.text)
        alone = marks or timed(cell.text) or (kind_of(cell.text) is not None and role is not Column.SPEAKER)
        if self._current is None or (
            alone and (at == 0 or len(row.cells) == 1 or (row.cells[at + 1 : at + 2] and row.cells[at + 1].again))
        ):
            self._paragraphs.read(cell.lines)
            self._current = None
            return True
        return False

    def _new_date(self, row: Row) -> None:
        for cell in self._cells(row, Column.DATE):
            marks = tuple(find_marks(cell.text))
            if cell.lines and not marks:
                continue
            if cell.lines and cell.text != self._date:
                self._date = cell.text
                self._drafts.begin_day(marks, cell.lines[0])
            for line in cell.lines:
                self._drafts.took(line, Meaning.DAY)

    def _span(self, row: Row) -> tuple[list[Span], list[Line]]:
        """The times of a row, and the lines of its cells of times that say more."""
        left: list[Line] = []
        starts = [cell for cell in self._cells(row, Column.START, Column.TIME) if cell.lines and cell.again != "down"]
        ends = [cell for cell in self._cells(row, Column.END) if cell.lines and cell.again != "down"]
        spans: list[Span] = []
        for cell in starts:
            spans = find_spans(cell.text) or ([span] if (span := whole_span(cell.text)) else [])
            marks = find_marks(cell.text)
            if any(mark.dates or mark.ordinal for mark in marks) and cell.text.split()[0] not in self._date:
                self._date = cell.text
                self._drafts.begin_day(tuple(marks), cell.lines[0])
            for line in cell.lines:
                if (
                    find_spans(line.text)
                    or whole_span(line.text)
                    or find_marks(line.text)
                    or not re.search(r"\w", line.text)
                ):
                    self._drafts.took(line, Meaning.ITEM)
                elif not spans or not re.fullmatch(r"\W*(?:to|à|a|до|至|إلى|hrs?|hours)\W*", line.text, re.IGNORECASE):
                    left.append(line)
                else:
                    self._drafts.took(line, Meaning.ITEM)
        if spans and ends:
            last = whole_span(ends[0].text) or next(iter(find_spans(ends[0].text)), None)
            if last is not None and spans[0].end is None:
                spans = [Span(spans[0].start, last.start, 0, 0, sure=spans[0].sure and last.sure)]
            for line in ends[0].lines:
                self._drafts.took(line, Meaning.ITEM)
        return spans, left

    def _item(self, row: Row, span: Span, lines: list[Line], left: list[Line]) -> None:
        title = stripped(lines[0].text) if lines else ""
        inner = [(n, timed(line.text)) for n, line in enumerate(lines[1:], start=1)]
        if SIDE_EVENT.match(title) and self._inside_break(span, lines[0]):
            return
        times = [line for cell in self._cells(row, *_ALL_TIMES) for line in cell.lines if line not in left]
        draft = self._paragraphs.begin(title, span, [*times, *lines[:1]])
        self._current = draft
        for cell in self._cells(row, Column.DURATION):
            minutes = duration_minutes(cell.text) if cell.lines else None
            draft.duration = minutes
        for number, line in enumerate(lines[1:], start=1):
            if dict(inner)[number] is None:
                self._detail(draft, line)
        for line in left:
            self._detail(draft, line)
        self._others(row, draft)
        for number, found in inner:
            if found is not None:
                self._paragraphs.line(lines[number])

    def _inside_break(self, span: Span, line: Line) -> bool:
        item = self._drafts.item
        if item is None or item.kind is not ItemKind.BREAK or item.start is None or span.start < item.start:
            return False
        if span.end is None or (item.end is not None and span.end > item.end):
            return False
        from gcm_moderator.agenda.importing.spelling import clock

        item.remarks.append(f"{line.text}, {clock(span.start)}-{clock(span.end)}")
        item.lines.append(line)
        self._drafts.took(line, Meaning.REMARK)
        return True

    def _continued(self, row: Row, lines: list[Line]) -> None:
        """A row without a time belongs to the item above it, or is running text."""
        if self._current is None:
            self._paragraphs.read([line for cell in row.cells if not cell.again for line in cell.lines])
            self._current = self._drafts.item
            return
        for line in lines:
            if timed(line.text) is not None or find_marks(line.text) or panel_heading(line):
                self._paragraphs.line(line)
            else:
                self._detail(self._current, line)
        self._others(row, self._current)

    def _others(self, row: Row, draft: Draft) -> None:
        """The cells beside the title: people, the room, details, the same in another language."""
        for column, role in self._roles.items():
            cell = row.cell(column)
            if cell.again or not cell.lines:
                continue
            if role in (Column.SPEAKER, Column.MODERATOR):
                for line in cell.lines:
                    self._person(draft, role, line)
            elif role is Column.ROOM:
                draft.remarks.append(cell.text)
                self._took(draft, cell, Meaning.REMARK)
            elif role is Column.TRANSLATION:
                self._took(draft, cell, Meaning.TRANSLATION)
            elif role is Column.KIND:
                draft.kind = (
                    next((kind for kind in ItemKind if kind.value == cell.text.lower()), None)
                    or kind_of(cell.text)
                    or draft.kind
                )
                self._took(draft, cell, Meaning.ITEM)
            elif role in (Column.NUMBER, Column.DURATION, Column.SORT, Column.SKIP):
                self._took(draft, cell, Meaning.ITEM)
            elif role in (Column.DETAIL, Column.PLACE):
                for line in cell.lines:
                    self._detail(draft, line)

    def _took(self, draft: Draft, cell: Cell, meaning: Meaning) -> None:
        for line in cell.lines:
            self._drafts.took(line, meaning)
            draft.lines.append(line)

    def _person(self, draft: Draft, role: Column, line: Line) -> None:
        label = label_of(line.text)
        self._drafts.took(line, Meaning.PERSON)
        draft.lines.append(line)
        if label is not None and label[0] in ("moderators", "experts"):
            role = Column.MODERATOR if label[0] == "moderators" else Column.SPEAKER
            text = label[1]
        else:
            text = line.text
        if not text:
            return
        if draft.kind in PANELS or draft.kind is None:
            (draft.moderators if role is Column.MODERATOR else draft.experts).extend(people_in(text))
        if draft.kind not in PANELS:
            draft.speakers.append(stripped(text))

    def _detail(self, draft: Draft, line: Line) -> None:
        if label_of(line.text) is not None or self._drafts.item is draft:
            self._paragraphs.line(line)
        else:
            detail_of(self._drafts, draft, line)


def panel_heading(line: Line) -> bool:
    """Whether a line names a panel by its number."""
    from gcm_moderator.agenda.importing.words import panel_number

    return kind_of(line.text) in PANELS and panel_number(line.text) is not None
