"""New agenda from a document: choose a file or paste text, look at what was understood, say what is missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gcm_moderator.agenda.importing.document import Document
from gcm_moderator.agenda.importing.files import read_document
from gcm_moderator.agenda.importing.importer import Imported, NotImportable, imported_from
from gcm_moderator.agenda.importing.reading import text_document
from gcm_moderator.agenda.importing.understanding import Given
from ui.accessible import describe
from ui.aside import Aside
from ui.importing import words
from ui.importing.lines import LineList, rows_of
from ui.theme import TOUCH, Type, space
from ui.widgets.bar import Bar, Shape, Tone
from ui.widgets.button import TouchButton, Weight
from ui.widgets.check_box import CheckBox
from ui.widgets.growing import GrowingPage
from ui.widgets.label import PlainLabel
from ui.widgets.paragraph import paragraph

ChoosePath = Callable[[QWidget], Path | None]
"""Asks for the document; None when they thought better of it."""
ReadDocument = Callable[[Path], Document]
"""Reads a file; raises `NotImportable`."""

_PASTED = 10_000_000


def ask_which(parent: QWidget) -> Path | None:
    """Ask with the system's dialog."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    kinds = words.tr("Documents (*.docx *.pdf *.xlsx *.csv *.tsv *.txt *.md *.ics *.json);;All files (*)")
    name, _ = QFileDialog.getOpenFileName(parent, words.tr("New agenda from a document"), folder, kinds)
    return Path(name) if name else None


class ImportPage(GrowingPage):
    """The page. `accepted` carries what was imported (`Imported`), `cancelled` when somebody went back.

    `left` comes with `cancelled`. Files are read aside; what people add is taken in at once.
    """

    GROWTH = 0.5

    accepted = Signal(object)
    cancelled = Signal()
    left = Signal()

    def __init__(
        self,
        aside: Aside,
        choose_path: ChoosePath = ask_which,
        read: ReadDocument = read_document,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._aside = aside
        self._choose_path = choose_path
        self._read = read
        self._document: Document | None = None
        self._asked = 0
        self.imported: Imported | None = None
        self.setAccessibleName(self.tr("New agenda from a document"))
        self.setWindowTitle(self.tr("New agenda from a document"))
        self.setMinimumSize(1024, 640)
        self.setAcceptDrops(True)
        self.bar = Bar()
        self.bar.hide()
        self.back = TouchButton(self.tr("Back"), "Esc", Weight.NORMAL)
        self.choose = TouchButton(self.tr("Choose a file…"), "", Weight.PRIMARY)
        self.another = TouchButton(self.tr("Another document"))
        self.text = describe(QPlainTextEdit(), self.tr("Text of the agenda"))
        self.text.setPlaceholderText(self.tr("Or paste the text of the agenda here, for example from an e-mail."))
        self.text.setTabChangesFocus(True)
        self.take_text = TouchButton(self.tr("Read this text"), "Ctrl+⏎")
        self.list = LineList()
        self.only_doubts = CheckBox(self.tr("Only what is not sure"))
        self.only_doubts.setAccessibleName(self.only_doubts.text())
        self.name = PlainLabel("", Type.BODY, "soft")
        self.verdict = PlainLabel("", Type.STRONG)
        self.shape = Shape()
        self.accept = TouchButton(self.tr("Make this agenda"), "", Weight.PRIMARY)
        self.title = self._field(self.tr("Title"))
        self.date = self._field(self.tr("First day"), self.tr("year-month-day"))
        self.place = self._field(self.tr("Place"))
        self.zone = self._field(self.tr("Time zone"), self.tr("as in Europe/Zurich"))
        self._lay_out()
        self._connect()
        self._show()

    def _field(self, name: str, hint: str = "") -> QLineEdit:
        field = describe(QLineEdit(), name, hint)
        field.setPlaceholderText(hint)
        field.setMinimumHeight(TOUCH)
        return field

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(space(1))
        title = PlainLabel(self.tr("New agenda from a document"), Type.TITLE)
        title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        head.addWidget(self.back)
        head.addSpacing(space(1))
        head.addWidget(title)
        head.addWidget(self.name, 1)
        head.addWidget(self.another)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._beginning())
        self._stack.addWidget(self._result())
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(2), space(3), space(2))
        column.setSpacing(space(1.5))
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)

    def _beginning(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, space(2), 0, 0)
        column.setSpacing(space(1.5))
        about = self.tr(
            "Word, PDF with text, Excel, CSV, plain text, calendars and projects of Ontime. Nothing is invented and "
            "nothing is lost: you see every line beside what was understood, and what is missing."
        )
        choosing = QHBoxLayout()
        choosing.setSpacing(space(2))
        choosing.addWidget(self.choose)
        choosing.addWidget(paragraph(about, 15), 1)
        column.addLayout(choosing)
        column.addWidget(self.text, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.take_text)
        column.addLayout(foot)
        return page

    def _result(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1.5))
        fields = QGridLayout()
        fields.setHorizontalSpacing(space(1.5))
        fields.setVerticalSpacing(space(0.25))
        for number, (field, share) in enumerate(((self.title, 5), (self.date, 2), (self.place, 4), (self.zone, 3))):
            fields.addWidget(PlainLabel(field.accessibleName(), Type.SMALL, "soft"), 0, number)
            fields.addWidget(field, 1, number)
            fields.setColumnStretch(number, share)
        column.addLayout(fields)
        heads = QHBoxLayout()
        heads.addWidget(PlainLabel(self.tr("In the document, and what was understood"), Type.SMALL, "soft"), 1)
        heads.addWidget(self.only_doubts)
        column.addLayout(heads)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setSpacing(space(1))
        foot.addWidget(self.shape)
        foot.addWidget(self.verdict, 1)
        foot.addWidget(self.accept)
        column.addLayout(foot)
        return page

    def _connect(self) -> None:
        self.back.clicked.connect(self.cancel)
        self.choose.clicked.connect(self._choose)
        self.another.clicked.connect(self._begin_again)
        self.take_text.clicked.connect(self._take_text)
        self.only_doubts.toggled.connect(self.list.show_only_doubts)
        self.accept.clicked.connect(self._accept)
        for field in (self.title, self.date, self.place, self.zone):
            field.editingFinished.connect(self._understand)

    @property
    def given(self) -> Given:
        """What people say themselves."""
        fields = {"title": self.title, "date": self.date, "place": self.place, "zone": self.zone}
        told = {key: field.text().strip() for key, field in fields.items() if field.isModified()}
        return Given(**{key: text for key, text in told.items() if text})

    def open_file(self, path: Path) -> None:
        """Read a file aside, then show what was understood."""
        self._asked += 1
        asked = self._asked
        self.bar.say(self.tr("Reading {file}…").format(file=path.name), stays_s=None)

        def work() -> Document | NotImportable:
            try:
                return self._read(path)
            except NotImportable as reason:
                return reason

        self._aside.do(work, lambda result: self._take(result) if asked == self._asked else None)

    def cancel(self) -> None:
        """Go back without an agenda."""
        self._asked += 1
        self.cancelled.emit()
        self.left.emit()

    def _choose(self) -> None:
        path = self._choose_path(self)
        if path is not None:
            self.open_file(path)

    def _take_text(self) -> None:
        text = self.text.toPlainText()[:_PASTED]
        try:
            self._take(text_document(text, self.tr("Pasted text")))
        except NotImportable as reason:
            self._take(reason)

    def _take(self, result: Document | NotImportable) -> None:
        if isinstance(result, NotImportable):
            self.bar.say(str(result), Tone.TROUBLE, stays_s=None)
            return
        self.bar.lapse()
        self._document = result
        for field in (self.title, self.date, self.place, self.zone):
            field.clear()
            field.setModified(False)
        self._understand()
        self.list.scrollToTop()
        self.list.setFocus()

    def _understand(self) -> None:
        """Understand the document with what people said; a date or zone that is none is told and left out."""
        if self._document is None:
            return
        given = self.given
        try:
            imported = imported_from(self._document, given)
        except NotImportable as reason:
            self.bar.say(str(reason), Tone.ATTENTION, stays_s=None)
            imported = imported_from(self._document, msgspec.structs.replace(given, date=None, zone=None))
        else:
            self.bar.lapse()
        self.imported = imported
        self._show()

    def _begin_again(self) -> None:
        self._document = self.imported = None
        self._asked += 1
        self.bar.lapse()
        self._show()
        self.choose.setFocus()

    def _accept(self) -> None:
        if self.imported is not None:
            self.accepted.emit(self.imported)

    def _show(self) -> None:
        imported = self.imported
        self._stack.setCurrentIndex(0 if imported is None else 1)
        self.another.setVisible(imported is not None)
        self.name.set_text(imported.understanding.name if imported is not None else "")
        if imported is None:
            return
        understood = imported.understanding
        found = (understood.title, None, understood.place, understood.zone)
        for field, value in zip((self.title, self.date, self.place, self.zone), found, strict=True):
            if not field.isModified():
                field.setText(value.text if value is not None else "")
                field.setCursorPosition(0)
        if not self.date.isModified() and understood.days:
            self.date.setText(understood.days[0].date or "")
        self.list.show_rows(rows_of(understood))
        self.verdict.set_text(words.verdict(understood, imported.ok))
        self.shape.set_tone(Tone.DONE if imported.ok else Tone.TROUBLE)
        self.accept.set_label(self.tr("Make this agenda") if imported.ok else self.tr("Go on in the editor"))
        self.accept.setEnabled(bool(understood.items))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the bar, then the page; Ctrl+Enter reads the text."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.cancel() if self.bar.isHidden() else self.bar.lapse()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control and self.imported is None:
            self._take_text()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the file."""
        super().showEvent(event)
        if self.imported is None:
            self.choose.setFocus()

    def rest(self) -> None:
        """Send the bar away."""
        self.bar.lapse()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped on the page."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.open_file(paths[0])
