"""The lines of the table: items, the segments of panels under them, and what is wrong beside each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from gcm_moderator.agenda.editing.document import Row, who_of
from gcm_moderator.agenda.editing.operations import Plan
from gcm_moderator.agenda.editing.typed import length_text, time_text
from gcm_moderator.agenda.model import Segment
from gcm_moderator.agenda.panels import PANELS
from gcm_moderator.agenda.problems import Problem
from gcm_moderator.desk.views import StripState
from ui.editor import words
from ui.editor.words import tr
from ui.widgets.text import plain, tooltip

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, in their order."""

    START = 0
    END = 1
    LENGTH = 2
    TITLE = 3
    KIND = 4
    WHO = 5


TIMES = (Column.START, Column.END, Column.LENGTH)


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line: an item; or one of its segments; or one of its problems."""

    row: Row
    segment: Segment | None = None
    problem: Problem | None = None
    number: int = 0

    @property
    def key(self) -> tuple[int, str, int]:
        """What the line is, whatever it says."""
        if self.segment is not None:
            return self.row.at, self.segment.id, 1
        return self.row.at, "", 2 + self.number if self.problem is not None else 0

    @property
    def is_item(self) -> bool:
        """Whether it is the item itself."""
        return self.segment is None and self.problem is None


class LinesModel(QAbstractTableModel):
    """The table of one day. `edited` is called with an item, a column and what was typed, and says whether it counts.

    `locked` tells which cells cannot be changed: of an item, in a column.
    """

    def __init__(self, edited: Callable[[Row, Column, str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._edited = edited
        self.lines: tuple[TableLine, ...] = ()
        self.plan: Plan | None = None
        self.zone = ZoneInfo("UTC")
        self.locked: Callable[[Row, Column], bool] = lambda _, __: False

    def show_lines(self, lines: tuple[TableLine, ...], zone: ZoneInfo) -> None:
        """Show other lines; those that stay keep their place, their selection and their editor."""
        self.zone = zone
        before, after = [line.key for line in self.lines], [line.key for line in lines]
        shown = list(self.lines)
        for tag, i1, i2, j1, j2 in reversed(SequenceMatcher(None, before, after, autojunk=False).get_opcodes()):
            if tag in ("replace", "delete"):
                self.beginRemoveRows(QModelIndex(), i1, i2 - 1)
                del shown[i1:i2]
                self.lines = tuple(shown)
                self.endRemoveRows()
            if tag in ("replace", "insert"):
                self.beginInsertRows(QModelIndex(), i1, i1 + j2 - j1 - 1)
                shown[i1:i1] = lines[j1:j2]
                self.lines = tuple(shown)
                self.endInsertRows()
        self.lines = lines
        self._refresh()

    def show_plan(self, plan: Plan | None) -> None:
        """Show where items would go, or where they are."""
        if plan != self.plan:
            self.plan = plan
            self._refresh()

    def line(self, index: Index) -> TableLine | None:
        """The line of a cell."""
        return self.lines[index.row()] if index.isValid() and index.row() < len(self.lines) else None

    def place_of(self, at: int) -> int:
        """The line of an item of the day."""
        return next((n for n, line in enumerate(self.lines) if line.is_item and line.row.at == at), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """One a line."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Those of `Column`."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the columns are called."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_word(Column(section))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Items can be changed where they are not locked; problems and segments can be looked at."""
        line = self.line(index)
        if line is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.editable(index):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def editable(self, index: Index) -> bool:
        """Whether something can be typed into a cell."""
        line = self.line(index)
        if line is None or not line.is_item or self.locked(line.row, Column(index.column())):
            return False
        return index.column() != Column.WHO or line.row.item.kind not in set(PANELS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell."""
        line = self.line(index)
        if line is None:
            return None
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.UserRole:
                return line
            case Qt.ItemDataRole.EditRole:
                return self._written(line, column)
            case Qt.ItemDataRole.DisplayRole:
                return plain(self._shown(line, column))
            case Qt.ItemDataRole.AccessibleTextRole:
                text = self._shown(line, column)
                text = self._explained(line, text) if column is Column.START else text
                return plain(f"{column_word(column)}: {text}")
            case Qt.ItemDataRole.ToolTipRole:
                text = line.problem.message if line.problem is not None else self._shown(line, column)
                return tooltip(self._explained(line, text) if column is Column.START else text) if text else None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take in what was typed."""
        line = self.line(index)
        if line is None or role != Qt.ItemDataRole.EditRole or not self.editable(index):
            return False
        return self._edited(line.row, Column(index.column()), str(value))

    def began(self, row: Row) -> StripState:
        """How far the meeting is with an item: over when nothing of it can be changed, running when its end can."""
        if not self.locked(row, Column.START):
            return StripState.UPCOMING
        return StripState.DONE if self.locked(row, Column.END) else StripState.RUNNING

    def _explained(self, line: TableLine, text: str) -> str:
        """A start with what its mark says."""
        if not line.is_item:
            return text
        state = self.began(line.row)
        if state is not StripState.UPCOMING:
            mark = tr("has begun and stays") if state is StripState.RUNNING else tr("is over and stays")
        elif line.row.fixed:
            mark = tr("fixed: stays when others move")
        else:
            mark = tr("follows the item before") if line.row.linked else ""
        return f"{text}, {mark}" if mark else text

    def moves(self, line: TableLine) -> bool:
        """Whether the item of the line would move."""
        plan = self.plan
        return plan is not None and line.is_item and line.row.at in plan.moved

    def _written(self, line: TableLine, column: Column) -> str:
        item, slot = line.row.item, line.row.slot
        return {
            Column.START: item.start,
            Column.END: item.end,
            Column.LENGTH: length_text(slot.end - slot.start) if slot is not None else "",
            Column.TITLE: item.title,
            Column.KIND: item.kind,
            Column.WHO: item.speaker or "",
        }[column]

    def _shown(self, line: TableLine, column: Column) -> str:
        if line.problem is not None:
            return words.problem_words(line.row, line.problem.message) if column is Column.TITLE else ""
        if line.segment is not None:
            return self._of_segment(line.segment, column)
        if self.moves(line) and column in (Column.START, Column.END) and self.plan is not None:
            slot = self.plan.after[line.row.at]
            old = self.plan.before[line.row.at]
            new, before = (slot.start, old.start) if column is Column.START else (slot.end, old.end)
            return time_text(new) if new == before else f"{words.arrow()}{time_text(new)}"
        if column is Column.KIND:
            return words.kind_word(line.row.kind)
        if column is Column.WHO:
            return who_of(line.row.item) or (tr("to be announced") if line.row.item.kind in set(PANELS) else "")
        return self._written(line, column)

    def _of_segment(self, segment: Segment, column: Column) -> str:
        start, end = segment.planned_start.astimezone(self.zone), segment.planned_end.astimezone(self.zone)
        return {
            Column.START: _clock(start),
            Column.END: _clock(end),
            Column.LENGTH: length_text(round(segment.length_s / 60)) if segment.length_s >= 60 else "",
            Column.TITLE: segment.title,
            Column.KIND: limit_word(segment),
            Column.WHO: segment.speaker or "",
        }[column]

    def _refresh(self) -> None:
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(Column) - 1))


def column_word(column: Column) -> str:
    """What a column is called."""
    return {
        Column.START: tr("Start"),
        Column.END: tr("End"),
        Column.LENGTH: tr("Length"),
        Column.TITLE: tr("Item"),
        Column.KIND: tr("Kind"),
        Column.WHO: tr("Who"),
    }[column]


def limit_word(segment: Segment) -> str:
    """How long one speaker has in a discussion."""
    if segment.limit_s is None or segment.kind.value != "discussion":
        return ""
    return tr("{n} min each").format(n=f"{segment.limit_s / 60:.15g}")


def _clock(moment: dt.datetime) -> str:
    return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
