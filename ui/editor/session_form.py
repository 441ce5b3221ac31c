"""What is said of the whole session, and of one of its days."""

from __future__ import annotations

from zoneinfo import available_timezones

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QWidget

from gcm_moderator.agenda.editing import operations
from gcm_moderator.agenda.editing.document import Document
from gcm_moderator.agenda.editing.lines import (
    commitment_lines,
    commitments_from,
    people_from,
    people_lines,
    sitting_text,
    sittings_from,
    theme_lines,
    themes_from,
)
from gcm_moderator.agenda.editing.scalars import Data
from gcm_moderator.agenda.editing.typed import typed_date
from gcm_moderator.agenda.source import LANGUAGES
from ui.editor.forms import Form, Write
from ui.editor.words import tr
from ui.theme import Type
from ui.widgets.label import PlainLabel


class SessionForm(Form):
    """What holds for the whole session: title, theme, place, zone, language, people, themes and commitments."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Details of the session"), parent)
        self.title = self.line(tr("Title"), lambda d: d.source.title, _put("title"))
        self.theme = self.lines(tr("Theme"), lambda d: d.source.theme, _put("theme"), tr("What the session is about"))
        self.place = self.line(
            tr("Place"), lambda d: d.source.place, _put("place"), tr("for example: UN Office at Geneva")
        )
        self.zone = self.line(tr("Time zone of the place"), lambda d: d.source.zone, _put("zone"), "Europe/Zurich")
        self._complete_zones()
        self.language = self.choice(
            tr("Language of the meeting"),
            [(word, code) for code, word in zip(LANGUAGES, _language_words(), strict=True)],
            lambda d: d.source.language,
            _put("language"),
        )
        self.chairs = self.lines(
            tr("Co-facilitators, a line each: name, title, State"),
            lambda d: "\n".join(people_lines(d.source.co_facilitators, 0)),
            _put_chairs,
        )
        self.themes = self.lines(
            tr("Themes that notes are filed under, a line each"),
            lambda d: theme_lines(d.source.themes),
            lambda d, text: operations.put(d, ("themes",), themes_from(text, d.source.themes)),
        )
        self.commitments = self.lines(
            tr("Possible commitments, a line each"),
            lambda d: commitment_lines(d.source.commitments),
            lambda d, text: operations.put(d, ("commitments",), commitments_from(text)),
        )
        row = self.row()
        self.round = self.line(
            tr("Interventions in a round"), lambda d: _number(d.source.round_size), _whole("round-size", 50), into=row
        )
        self.warning = self.line(
            tr("Warning, in seconds"),
            lambda d: _number(d.source.warning_seconds),
            _whole("warning-seconds", 600),
            into=row,
        )
        self.column.addStretch(1)

    def _complete_zones(self) -> None:
        """Offer the zones that contain what is typed; the list is made when somebody types."""

        def offer() -> None:
            if self.zone.completer() is None:
                zones = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
                completer = QCompleter(QStringListModel(zones, self), self)
                completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
                completer.setFilterMode(Qt.MatchFlag.MatchContains)
                self.zone.setCompleter(completer)

        self.zone.textEdited.connect(offer)


class DayForm(Form):
    """What holds for one day: its date and its sittings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Details of the day"), parent)
        self._day = 0
        self.date = self.line(tr("Date"), self._shown_date, self._put_date, "2026-05-11")
        self.sittings = self.line(
            tr("Sittings: from when to when there is interpretation"),
            lambda d: sitting_text(d.source.days[self._day].sittings) if self._day < len(d.source.days) else "",
            self._put_sittings,
            "10:00–13:00, 15:00–18:00",
        )
        note = PlainLabel(tr("At the end of a sitting the interpreters leave."), Type.SMALL, "soft")
        self.column.addWidget(note)
        self.column.addStretch(1)

    def show_day(self, document: Document, day: int) -> None:
        """Show a day (from 0)."""
        self._day = day
        self.show_document(document)

    def _shown_date(self, document: Document) -> str:
        return document.source.days[self._day].date if self._day < len(document.source.days) else ""

    def _put_date(self, document: Document, text: str) -> Document | None:
        date = typed_date(text)
        return None if date is None else operations.put(document, ("days", self._day, "date"), date)

    def _put_sittings(self, document: Document, text: str) -> Document | None:
        sittings = sittings_from(text)
        return None if sittings is None else operations.put(document, ("days", self._day, "sittings"), sittings)


def _language_words() -> tuple[str, ...]:
    return (tr("Arabic"), tr("English"), tr("Spanish"), tr("French"), tr("Russian"), tr("Chinese"))


def _put(key: str) -> Write:
    return lambda document, text: operations.put(document, (key,), text)


def _put_chairs(document: Document, text: str) -> Document | None:
    people = people_from(text, document.source.co_facilitators, 0)
    return operations.put(document, ("co-facilitators",), [None] * people if isinstance(people, int) else people)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _whole(key: str, most: int) -> Write:
    def put(document: Document, text: str) -> Document | None:
        value: Data = None
        if text.strip():
            if not text.strip().isdecimal() or not 1 <= int(text) <= most:
                return None
            value = int(text)
        return operations.put(document, (key,), value)

    return put
