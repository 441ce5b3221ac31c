"""The rows of the timeline as a table: what they are called, their picture, and how late they are."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from gcm_moderator.desk.time_views import DayMarks, RowKind, TimePicture, TimeRow
from ui.time import words
from ui.widgets.text import plain, tooltip

Index = QModelIndex | QPersistentModelIndex
TITLE, CHART, VERDICT = range(3)


class TimelineModel(QAbstractTableModel):
    """The rows. Rows that only say something else are changed in place, so that the selection stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture: TimePicture | None = None
        self._rows: tuple[TimeRow, ...] = ()
        self._days: dict[int, DayMarks] = {}

    @property
    def rows(self) -> tuple[TimeRow, ...]:
        """What is shown."""
        return self._rows

    def marks(self, day: int) -> DayMarks | None:
        """What is marked along a day."""
        return self._days.get(day)

    def show_picture(self, picture: TimePicture) -> None:
        """Show another picture."""
        same = [row.id for row in picture.rows] == [row.id for row in self._rows]
        if not same:
            self.beginResetModel()
        self.picture = picture
        self._rows = picture.rows
        self._days = {marks.day: marks for marks in picture.days}
        if not same:
            self.endResetModel()
        elif self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, VERDICT))

    def rowCount(self, parent: Index | None = None) -> int:
        """One a day, item and segment."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Title, picture, verdict."""
        return 0 if parent is not None and parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the columns are."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Agenda"), self.tr("Plan and actual"), self.tr("Behind or ahead"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself for the painter, and its words for everybody else."""
        if not index.isValid() or index.row() >= len(self._rows) or self.picture is None:
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return plain(self._cell(row, index.column()))
            case Qt.ItemDataRole.AccessibleTextRole:
                return plain(self.sentence(row)) if index.column() == TITLE else plain(self._cell(row, index.column()))
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(self.sentence(row))
        return None

    def sentence(self, row: TimeRow) -> str:
        """Everything exact about a row, for ears and for a closer look."""
        if self.picture is None:
            return ""
        zone = ZoneInfo(self.picture.zone)
        marks = self._days[row.day]
        if row.kind is RowKind.DAY:
            return words.day_sentence(row, marks, zone)
        return words.row_sentence(row, zone)

    def title(self, row: TimeRow) -> str:
        """What a row is called."""
        return words.day_title(self._days[row.day]) if row.kind is RowKind.DAY else row.title

    def _cell(self, row: TimeRow, column: int) -> str:
        assert self.picture is not None
        match column:
            case 0:
                return self.title(row)
            case 1:
                return words.span(row.planned, ZoneInfo(self.picture.zone))
        return words.row_verdict(row)
