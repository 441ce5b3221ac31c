"""The ledger of turns as a table that grows: a new turn is a row more, a live one changes its own cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from gcm_moderator.meeting.floor import TurnKind
from gcm_moderator.meeting.turn import Turn
from ui.time.words import tr
from ui.widgets.text import plain, tooltip
from ui.words import MINUS, SEPARATOR, behalf_word, length, panellist_word, short_title, time_of_day, turn_kind_word

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, in their order."""

    TIME = 0
    SPEAKER = 1
    KIND = 2
    LIMIT = 3
    GRANTED = 4
    PAUSED = 5
    USED = 6
    OVER = 7


class LedgerModel(QAbstractTableModel):
    """The turns in the order in which they began. `now` gives aware datetimes; it counts for live turns alone."""

    def __init__(self, now: Callable[[], dt.datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._turns: tuple[Turn, ...] = ()
        self._titles: Mapping[str, str] = {}
        self._zone: dt.tzinfo = dt.UTC

    @property
    def turns(self) -> tuple[Turn, ...]:
        """What is shown."""
        return self._turns

    def show_turns(self, turns: tuple[Turn, ...], titles: Mapping[str, str], zone: str) -> None:
        """Show the turns: what is the same stays, what changed is drawn anew, what is new comes below."""
        self._titles = titles
        if ZoneInfo(zone) != self._zone:
            self._zone = ZoneInfo(zone)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        before = self._turns
        if turns == before:
            return
        same = _common([turn.id for turn in before], [turn.id for turn in turns])
        if same < len(before):
            self.beginRemoveRows(QModelIndex(), same, len(before) - 1)
            self._turns = before[:same]
            self.endRemoveRows()
        self._turns = (*turns[:same], *self._turns[same:])
        for number in range(same):
            if before[number] is not turns[number] and before[number] != turns[number]:
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(Column) - 1))
        if same < len(turns):
            self.beginInsertRows(QModelIndex(), same, len(turns) - 1)
            self._turns = turns
            self.endInsertRows()

    def tick(self) -> None:
        """Draw the live rows anew: their seconds have gone on."""
        for number in range(len(self._turns) - 1, max(-1, len(self._turns) - 3), -1):
            if self._turns[number].finished_at is None:
                self.dataChanged.emit(self.index(number, Column.SPEAKER), self.index(number, Column.OVER))

    def rowCount(self, parent: Index | None = None) -> int:
        """One a turn."""
        return 0 if parent is not None and parent.isValid() else len(self._turns)

    def columnCount(self, parent: Index | None = None) -> int:
        """The columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the columns are."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        if role == Qt.ItemDataRole.DisplayRole:
            return {
                Column.TIME: tr("Time"),
                Column.SPEAKER: tr("Speaker"),
                Column.KIND: tr("Kind"),
                Column.LIMIT: tr("Limit"),
                Column.GRANTED: tr("Granted"),
                Column.PAUSED: tr("Paused"),
                Column.USED: tr("Used"),
                Column.OVER: tr("Over"),
            }[Column(section)]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The turn itself for the painter, and its words for everybody else."""
        if not index.isValid() or index.row() >= len(self._turns):
            return None
        turn, column = self._turns[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.UserRole:
                return turn
            case Qt.ItemDataRole.DisplayRole:
                return plain(self.cell(turn, column))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return plain(self.sentence(turn) if column is Column.SPEAKER else self.cell(turn, column))
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(self.sentence(turn))
        return None

    def cell(self, turn: Turn, column: Column) -> str:
        """What stands in a cell; nothing for a figure of zero."""
        now = self._now()
        match column:
            case Column.TIME:
                return time_of_day(turn.started_at, self._zone)
            case Column.SPEAKER:
                return turn.speaker.name
            case Column.KIND:
                return tr("absent") if turn.absent else turn_kind_word(turn.kind)
            case Column.LIMIT:
                return length(turn.limit_s)
            case Column.GRANTED:
                sign = "+" if turn.granted_s > 0 else MINUS
                return f"{sign}{length(abs(turn.granted_s))}" if turn.granted_s else ""
            case Column.PAUSED:
                return _unless_zero(turn.paused_until(turn.finished_at or now))
            case Column.USED:
                return "" if turn.absent else length(int(turn.elapsed(now)))
            case Column.OVER:
                over = _unless_zero(int(turn.overtime(now)))
                return f"+{over}" if over else ""

    def behalf(self, turn: Turn, *, kind: bool = False) -> str:
        """What else there is to say of the speaker: "on behalf of the European Union"; with an unusual `kind`."""
        parts = []
        if kind and (turn.absent or turn.kind in _UNUSUAL):
            parts.append(self.cell(turn, Column.KIND))
        if turn.on_behalf_of is not None:
            parts.append(behalf_word(turn.on_behalf_of))
        if turn.to is not None:
            parts.append(tr("to {panellist}").format(panellist=panellist_word(turn.to)))
        return SEPARATOR.join(parts)

    def sentence(self, turn: Turn) -> str:
        """The whole turn in one line."""
        parts = [turn.speaker.name, self.behalf(turn), self.cell(turn, Column.KIND)]
        parts.append(short_title(self._titles.get(turn.segment, "")))
        parts.append(self.cell(turn, Column.TIME))
        if turn.finished_at is None:
            parts.append(tr("has the floor") if turn.held_since is None else tr("paused"))
        for column in (Column.LIMIT, Column.GRANTED, Column.PAUSED, Column.USED, Column.OVER):
            cell = self.cell(turn, column)
            if cell:
                name = self.headerData(column, Qt.Orientation.Horizontal)
                parts.append(f"{str(name).lower()} {cell}")
        return SEPARATOR.join(filter(None, parts))

    def quiet(self, turn: Turn) -> bool:
        """Whether the turn counts for nothing: nobody was there."""
        return turn.absent

    def marked(self, turn: Turn) -> bool:
        """Whether it is a point of order."""
        return turn.kind is TurnKind.POINT_OF_ORDER


_UNUSUAL = (TurnKind.POINT_OF_ORDER, TurnKind.RIGHT_OF_REPLY, TurnKind.REPLY)


def _unless_zero(seconds: float) -> str:
    return length(int(seconds)) if int(seconds) else ""


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignTrailing if column >= Column.LIMIT else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter


def _common(one: list[str], other: list[str]) -> int:
    """How many are the same from the beginning on."""
    shorter = min(len(one), len(other))
    if one[:shorter] == other[:shorter]:
        return shorter
    return next(n for n in range(shorter) if one[n] != other[n])
