"""What the tables of the Time view have in common: whole rows that are read, rolled and chosen, never typed into."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from ui.widgets.touch import roll_by_touch


def make_plain(table: QTableView) -> None:
    """Take grid, frame and row titles away, and let whole rows be chosen and rolled by pixels or by a finger."""
    table.verticalHeader().hide()
    table.verticalHeader().setMinimumSectionSize(1)
    table.setShowGrid(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    roll_by_touch(table)
