"""What a meeting can be written as, in the words of the view."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gcm_moderator.summary.export import SUFFIXES, What
from ui.translating import QT_TRANSLATE_NOOP

_FORMATS = {
    ".docx": QT_TRANSLATE_NOOP("Export", "Word"),
    ".pdf": QT_TRANSLATE_NOOP("Export", "PDF"),
    ".md": QT_TRANSLATE_NOOP("Export", "Text"),
    ".csv": QT_TRANSLATE_NOOP("Export", "Table"),
    ".json": QT_TRANSLATE_NOOP("Export", "JSON"),
    ".ics": QT_TRANSLATE_NOOP("Export", "Calendar"),
}


@dataclass(frozen=True, slots=True)
class Product:
    """One document: what it is and for whom. `internal` ones say who said what."""

    what: What
    _title: str
    _sentence: str
    internal: bool

    @property
    def title(self) -> str:
        """Its name, in the user's language."""
        return _translated(self._title)

    @property
    def sentence(self) -> str:
        """What is in it, in the user's language."""
        return _translated(self._sentence)

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The formats there are."""
        return SUFFIXES[self.what]


PRODUCTS: tuple[Product, ...] = (
    Product(
        What.SUMMARY,
        QT_TRANSLATE_NOOP("Export", "Summary"),
        QT_TRANSLATE_NOOP(
            "Export", "Unattributed, panel by panel, from the points; with programme and speakers annexed."
        ),
        internal=False,
    ),
    Product(
        What.LOG,
        QT_TRANSLATE_NOOP("Export", "Log"),
        QT_TRANSLATE_NOOP(
            "Export", "Every turn by time: who, on behalf of whom, limit, used, over, and the notes on it."
        ),
        internal=True,
    ),
    Product(
        What.NOT_REACHED,
        QT_TRANSLATE_NOOP("Export", "Not reached"),
        QT_TRANSLATE_NOOP("Export", "Who asked for the floor and was not heard, to be invited to write."),
        internal=True,
    ),
    Product(
        What.PRINT,
        QT_TRANSLATE_NOOP("Export", "Agenda and list on one page"),
        QT_TRANSLATE_NOOP("Export", "To go on with on paper when the computer must go."),
        internal=True,
    ),
    Product(
        What.EVERYTHING,
        QT_TRANSLATE_NOOP("Export", "Everything"),
        QT_TRANSLATE_NOOP("Export", "All that is on the record, for other programs."),
        internal=True,
    ),
    Product(
        What.AGENDA,
        QT_TRANSLATE_NOOP("Export", "Agenda"),
        QT_TRANSLATE_NOOP("Export", "The items with their times, for calendars."),
        internal=False,
    ),
)


def format_name(suffix: str) -> str:
    """What a format is called on a button, in the user's language."""
    return _translated(_FORMATS[suffix])


def _translated(text: str) -> str:
    return QCoreApplication.translate("Export", text)
