"""The details of the selected item: what it is, who speaks, how long."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from gcm_moderator.agenda.editing import operations
from gcm_moderator.agenda.editing.document import Document, Row
from gcm_moderator.agenda.editing.lines import people_from, people_lines
from gcm_moderator.agenda.editing.scalars import Data
from gcm_moderator.agenda.formats import Format
from gcm_moderator.agenda.model import ItemKind
from gcm_moderator.agenda.panels import MINUTES_USED, PANELS
from gcm_moderator.agenda.source import ItemSource
from ui.editor import words
from ui.editor.forms import Form, Line, Read, Write
from ui.editor.words import tr
from ui.start.details import ToneMark
from ui.theme import Type, space
from ui.widgets.bar import Tone
from ui.widgets.growing import grow
from ui.widgets.label import FitLabel, PlainLabel
from ui.widgets.paint import Scaled


class ItemForm(Form, Scaled):
    """The form. `show_item` says which item it is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Details of the item"), parent)
        self._place = (0, 0)
        self._problems = QVBoxLayout()
        self._problems.setSpacing(space(0.5))
        self.nothing = PlainLabel(tr("Select an item to see its details."), Type.BODY, "soft")
        self.column.addWidget(self.nothing)
        self.column.addLayout(self._problems)
        self.title = self.line(tr("Title"), self._of(lambda item: item.title), self._put("title"))
        self.kind = self.choice(
            tr("Kind"),
            [(words.kind_word(kind), kind.value) for kind in ItemKind],
            self._of(lambda item: item.kind),
            self._set_kind,
        )
        self.speaker = self.line(
            tr("Who speaks"),
            self._of(lambda item: item.speaker or ""),
            self._put("speaker"),
            tr("for example: co-facilitators"),
        )
        hint = tr("A line each: name, title, State or organization")
        self.moderators = self.lines(
            tr("Moderators: name, title, State"),
            self._of(lambda item: self._people(item, "moderators")),
            self._put_people("moderators"),
            hint,
        )
        self.experts = self.lines(
            tr("Experts: name, title, State or body"),
            self._of(lambda item: self._people(item, "experts")),
            self._put_people("experts"),
            tr("for example: Ada Example, Special Rapporteur, Human Rights Council"),
        )
        self._times_head = PlainLabel(tr("Speaking times in minutes; empty takes the usual"), Type.SMALL, "soft")
        self.column.addSpacing(space(1))
        self.column.addWidget(self._times_head)
        times = self.row()
        self.minutes = {
            "opening": self._minutes_field(tr("Opening"), "opening", times),
            "moderator": self._minutes_field(tr("Moderator"), "moderator", times),
            "expert": self._minutes_field(tr("Expert"), "expert", times),
            "intervention": self._minutes_field(tr("Floor"), "intervention", times),
            "closing": self._minutes_field(tr("Closing"), "closing", times),
            "speaker": self._minutes_field(tr("Each speaker"), "speaker", times),
        }
        self.fixed = self.check(tr("Fixed: stays when others move"), self._fixed_text, self._put_fixed)
        self.announced = self.check(
            tr("Still to be announced"),
            self._of(lambda item: "" if item.announced else "yes"),
            self._put_announced,
        )
        self.topics = self.lines(
            tr("What the panel covers, a line each"),
            self._of(lambda item: "\n".join(item.topics)),
            self._put_with("topics", lambda text: [line.strip() for line in text.splitlines() if line.strip()]),
        )
        self.remark = self.line(
            tr("Remark"),
            self._of(lambda item: item.remark or ""),
            self._put("remark"),
            tr("for example: side events from 13:15"),
        )
        self.column.addStretch(1)
        self.show_only()

    def set_scale(self, scale: float) -> None:
        """Remember the size of what is still to come."""
        self.scale = scale

    def show_item(self, document: Document, row: Row | None) -> None:
        """Show an item, or none."""
        self._document = document
        self.nothing.setVisible(row is None)
        self._show_problems(row)
        self._times_head.setVisible(row is not None and row.kind is not ItemKind.BREAK)
        if row is None:
            self.show_only()
            return
        self._place = (row.day, row.at)
        self.show_only(*self._fields_for(row.kind))
        self._hint_minutes(document, row)
        self.show_document(document)

    def _fields_for(self, kind: ItemKind | None) -> tuple[QWidget, ...]:
        common = (self.title, self.kind, self.fixed, self.remark)
        if kind is None or kind is ItemKind.BREAK:
            return common
        minutes = tuple(self.minutes[key] for key in MINUTES_USED[kind])
        if kind in PANELS:
            return (*common, self.moderators, self.experts, self.topics, self.announced, *minutes)
        return (*common, self.speaker, *minutes)

    def _show_problems(self, row: Row | None) -> None:
        while (entry := self._problems.takeAt(0)) is not None:
            widget = entry.widget()
            if widget is not None:
                widget.deleteLater()
        if row is None:
            return
        for problem in row.problems:
            self._problems.addWidget(
                ProblemLine(words.problem_words(row, problem.message), error=problem.severity == "error")
            )
        grow(self, self.scale)

    def _hint_minutes(self, document: Document, row: Row) -> None:
        if row.kind in PANELS and row.kind is not None:
            usual: Format = document.usual.format(row.kind)
            formats = document.source.formats
            wide = None if formats is None else getattr(formats, row.kind.value.replace("-", "_"))
            for key, field in self.minutes.items():
                own = None if wide is None else getattr(wide, key)
                seconds = getattr(usual, f"{key}_s", 0.0)
                field.setPlaceholderText(f"{seconds / 60 if own is None else own:.15g}")
        elif row.slot is not None:
            self.minutes["speaker"].setPlaceholderText(f"{row.slot.end - row.slot.start}")

    def _item(self, document: Document) -> ItemSource | None:
        rows = document.rows(self._place[0])
        return rows[self._place[1]].item if self._place[1] < len(rows) else None

    def _of(self, read: Callable[[ItemSource], str]) -> Read:
        def shown(document: Document) -> str:
            item = self._item(document)
            return read(item) if item is not None else ""

        return shown

    def _put(self, *keys: str) -> Write:
        return self._put_with(keys[0], lambda text: text)

    def _put_with(self, key: str, made: Callable[[str], Data]) -> Write:
        def put(document: Document, text: str) -> Document | None:
            return operations.put(document, self._path(key), made(text))

        return put

    def _path(self, *keys: str) -> tuple[str | int, ...]:
        return ("days", self._place[0], "items", self._place[1], *keys)

    def _set_kind(self, document: Document, text: str) -> Document | None:
        return operations.set_kind(document, *self._place, ItemKind(text))

    def _usual(self, item: ItemSource, key: str) -> int:
        if self.document is None or item.kind not in set(PANELS):
            return 0
        usual = self.document.usual.format(ItemKind(item.kind))
        return usual.moderators if key == "moderators" else usual.experts

    def _people(self, item: ItemSource, key: str) -> str:
        if item.kind not in set(PANELS):
            return ""
        return "\n".join(people_lines(getattr(item, key), self._usual(item, key)))

    def _put_people(self, key: str) -> Write:
        def put(document: Document, text: str) -> Document | None:
            item = self._item(document)
            if item is None:
                return None
            people = people_from(text, getattr(item, key), self._usual(item, key))
            return operations.put(document, self._path(key), people)

        return put

    def _minutes_field(self, label: str, key: str, times: QBoxLayout) -> Line:
        def shown(item: ItemSource) -> str:
            value = None if item.minutes is None else getattr(item.minutes, key)
            return "" if value is None else f"{value:.15g}"

        def put(document: Document, text: str) -> Document | None:
            text = text.strip().replace(",", ".").removesuffix("min").strip()
            if not text:
                return operations.put(document, self._path("minutes", key), None)
            try:
                minutes = float(text)
            except ValueError:
                return None
            if not 0 < minutes <= 600:
                return None
            whole = int(minutes) if minutes == int(minutes) else minutes
            return operations.put(document, self._path("minutes", key), whole)

        return self.line(label, self._of(shown), put, into=times)

    def _fixed_text(self, document: Document) -> str:
        rows = document.rows(self._place[0])
        return "yes" if self._place[1] < len(rows) and rows[self._place[1]].fixed else ""

    def _put_fixed(self, document: Document, text: str) -> Document | None:
        item = self._item(document)
        usual = item is not None and item.kind == ItemKind.BREAK
        return operations.put(document, self._path("fixed"), None if bool(text) is usual else bool(text))

    def _put_announced(self, document: Document, text: str) -> Document | None:
        return operations.put(document, self._path("announced"), False if text else None)


class ProblemLine(QWidget):
    """A problem in full, on as many lines as it takes."""

    def __init__(self, message: str, *, error: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sentence = FitLabel(14, 14, 6, weight=QFont.Weight.Normal)
        sentence.set_text(message)
        self.setAccessibleName(message)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        row.addWidget(ToneMark(Tone.TROUBLE if error else Tone.ATTENTION))
        row.addWidget(sentence, 1)
