"""Tables: which column holds the times, the titles, the people; programmes with a column for each day."""

from __future__ import annotations

import re

import msgspec

from gcm_moderator.agenda.importing.columns import by_day, by_heads, guessed, mark_translations
from gcm_moderator.agenda.importing.dates import Mark, find_marks
from gcm_moderator.agenda.importing.document import Cell, Column, Line, Row, Style, Table
from gcm_moderator.agenda.importing.drafts import Draft, Drafts
from gcm_moderator.agenda.importing.paragraphs import PANELS, Paragraphs, detail_of
from gcm_moderator.agenda.importing.people import people_in
from gcm_moderator.agenda.importing.phrases import stripped, timed
from gcm_moderator.agenda.importing.spelling import Span, clock, duration_minutes, find_spans, whole_span
from gcm_moderator.agenda.importing.understanding import Meaning
from gcm_moderator.agenda.importing.words import SIDE_EVENT, kind_of, label_of, panel_number
from gcm_moderator.agenda.model import ItemKind

__all__ = ["read_table"]

_YES = {"true", "yes", "x", "1", "skip"}
_HEADINGS = {"block", "group", "milestone", "group-start"}


def read_table(table: Table, drafts: Drafts, paragraphs: Paragraphs) -> None:
    """Read a table into drafts."""
    roles, head = (dict(enumerate(table.roles)), -1) if table.roles else by_heads(table)
    days: dict[int, tuple[tuple[Mark, ...], Line]] = {}
    if not roles:
        roles, head, days = by_day(table)
    if not roles:
        roles = guessed(table)
    if not roles:
        for row in table.rows:
            paragraphs.read([line for cell in row.cells if not cell.again for line in cell.lines])
        return
    mark_translations(table, roles, head)
    rows = table.rows[head + 1 :]
    for row in table.rows[: max(head, 0)]:
        paragraphs.read(_joined(row))
    if head >= 0:
        heads = [table.rows[head], *(row for row in rows if row.repeats(table.rows[head]))]
        rows = tuple(row for row in rows if row not in heads[1:])
        for line in (line for row in heads for cell in row.cells for line in cell.lines):
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
        if len(filled) == 1 and not shared and self._across(row, filled[0]):
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
        if len(spans) == len(lines):
            for span, line in zip(spans, lines, strict=True):
                self._item(row, span, [line], left)
                left = []
            return
        self._item(row, spans[0], lines, left)

    def _beside(self, row: Row, filled: list[Cell]) -> bool:
        """Keep a row that is to be skipped as notes, and read one that is no event as a heading."""
        skipped = any(cell.text.lower() in _YES for cell in self._cells(row, Column.SKIP))
        heading = any(cell.text.lower() in _HEADINGS for cell in self._cells(row, Column.SORT))
        if skipped:
            for line in (line for cell in filled for line in cell.lines):
                self._drafts.note(line)
            return True
        if heading:
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
        if role in _ALL_TIMES and whole_span(cell.text):
            return False
        kind = kind_of(cell.text) if role is not Column.SPEAKER else None
        alone = find_marks(cell.text) or timed(cell.text) or kind is not None
        if self._current is None or (alone and (at == 0 or row.cell(at + 1).again)):
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
                spans = [msgspec.structs.replace(spans[0], end=last.start, sure=spans[0].sure and last.sure)]
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
            draft.duration = duration_minutes(cell.text)
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
    return kind_of(line.text) in PANELS and panel_number(line.text) is not None
