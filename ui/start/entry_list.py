"""The list of the start page: sessions, own agendas and records under their headings."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.start.entries import Entry
from ui.widgets.row_list import RowList


class EntryList(RowList):
    """The list. `picked` carries the entry that is selected now, `entered` one that is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("EntryList", "Sessions and records"), parent)

    @property
    def current(self) -> Entry | None:
        """The selected entry."""
        row = self.current_row
        return row if isinstance(row, Entry) else None
