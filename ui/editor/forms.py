"""Forms over an agenda: each field shows a part of it and, when it is left, changes that part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gcm_moderator.agenda.editing.document import Document
from ui.accessible import describe
from ui.editor.words import tr
from ui.theme import Type, font, space
from ui.widgets.check_box import CheckBox
from ui.widgets.choice import ChoiceBox
from ui.widgets.label import PlainLabel
from ui.widgets.paint import Scaled

Read = Callable[[Document], str]
Write = Callable[[Document, str], Document | None]
"""Makes the changed agenda of what was typed; None when that cannot be understood."""


class Line(QLineEdit, Scaled):
    """A field of one line."""

    def __init__(self, hint: str = "", longest: int = 300, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setMaxLength(longest)
        self.setMinimumWidth(40)

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        self.setFont(font(Type.BODY, scale))


class Lines(QPlainTextEdit, Scaled):
    """A field of several lines, as tall as what is in it. `left` when the keyboard goes elsewhere."""

    left = Signal()

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """As tall as the text."""
        height = QFontMetrics(self.font()).lineSpacing()
        count = max(1, round(self.document().size().height()))
        return QSize(200, height * count + 2 * space(1) + 8)

    def minimumSizeHint(self) -> QSize:
        """No less than that."""
        return QSize(80, self.sizeHint().height())

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        self.setFont(font(Type.BODY, scale))
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths need other heights."""
        super().resizeEvent(event)
        self.updateGeometry()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class Choice(ChoiceBox):
    """One of several."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)


@dataclass(slots=True)
class _Bound:
    """A field with what it shows of an agenda."""

    place: QWidget
    widget: QWidget
    read: Read
    write: Write
    wrong: PlainLabel
    shown: str = ""


class Form(QScrollArea):
    """A column of fields. `changed` carries the agenda after a field was left with something else in it."""

    changed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._fields: list[_Bound] = []
        self._filling = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        inner = QWidget()
        inner.setObjectName("inner")
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, space(2))
        self.column.setSpacing(space(0.5))
        self.setWidget(inner)

    @property
    def document(self) -> Document | None:
        """What is shown."""
        return self._document

    def line(self, label: str, read: Read, write: Write, hint: str = "", into: QBoxLayout | None = None) -> Line:
        """A field of one line."""
        field = describe(Line(hint), label)
        field.editingFinished.connect(lambda: self.commit(field))
        self._bind(label, field, read, write, into)
        return field

    def lines(self, label: str, read: Read, write: Write, hint: str = "") -> Lines:
        """A field of several lines."""
        field = describe(Lines(hint), label)
        field.left.connect(lambda: self.commit(field))
        self._bind(label, field, read, write, None)
        return field

    def check(self, label: str, read: Read, write: Write) -> CheckBox:
        """A field for yes ("yes") or no ("")."""
        field = describe(CheckBox(label), label)
        field.clicked.connect(lambda _: self.commit(field))
        self._bind("", field, read, write, None)
        return field

    def choice(self, label: str, options: list[tuple[str, str]], read: Read, write: Write) -> Choice:
        """A field for one of several: words, and the value behind them."""
        field = describe(Choice(), label)
        for words, value in options:
            field.addItem(words, value)
        field.activated.connect(lambda _: self.commit(field))
        self._bind(label, field, read, write, None)
        return field

    def row(self) -> QHBoxLayout:
        """A place for fields beside each other."""
        row = QHBoxLayout()
        row.setSpacing(space(1))
        self.column.addLayout(row)
        return row

    def show_document(self, document: Document) -> None:
        """Show an agenda; a field in which somebody types keeps what was typed."""
        self._document = document
        self._filling = True
        for bound in self._fields:
            text = bound.read(document)
            if text != bound.shown or _text_of(bound.widget) == bound.shown:
                _put_text(bound.widget, text)
                bound.wrong.hide()
            bound.shown = text
        self._filling = False

    def commit_all(self) -> None:
        """Take in what was typed and not left yet."""
        for bound in list(self._fields):
            self.commit(bound.widget)

    def commit(self, widget: QWidget) -> None:
        """Take in what stands in a field, if it is something else."""
        bound = next(bound for bound in self._fields if bound.widget is widget)
        text = _text_of(widget)
        if self._filling or self._document is None or text == bound.shown:
            return
        try:
            changed = bound.write(self._document, text)
        except (KeyError, IndexError):
            changed = None
        bound.wrong.setVisible(changed is None)
        if changed is not None:
            bound.shown = text
            self.changed.emit(changed)

    def show_only(self, *widgets: QWidget) -> None:
        """Show these fields alone."""
        for bound in self._fields:
            bound.place.setVisible(bound.widget in widgets)

    def _bind(self, label: str, field: QWidget, read: Read, write: Write, into: QBoxLayout | None) -> None:
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, space(0.75) if into is None and label else 0, 0, 0)
        column.setSpacing(space(0.5))
        if label:
            column.addWidget(PlainLabel(label, Type.SMALL, "soft"))
        column.addWidget(field)
        wrong = PlainLabel(tr("Not understood; what stood here before counts."), Type.SMALL)
        wrong.hide()
        column.addWidget(wrong)
        if into is None:
            self.column.addWidget(place)
        else:
            into.addWidget(place, 1)
        self._fields.append(_Bound(place, field, read, write, wrong))


def undone_in_field(widget: QWidget | None, *, back: bool) -> bool:
    """Undo or redo what was typed into a field since it was come to; whether there was anything."""
    if isinstance(widget, QLineEdit):
        able = widget.isUndoAvailable() if back else widget.isRedoAvailable()
    elif isinstance(widget, QPlainTextEdit):
        able = widget.document().isUndoAvailable() if back else widget.document().isRedoAvailable()
    else:
        return False
    if able:
        widget.undo() if back else widget.redo()
    return able


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, CheckBox):
        return "yes" if widget.isChecked() else ""
    return str(widget.currentData()) if isinstance(widget, QComboBox) else ""


def _put_text(widget: QWidget, text: str) -> None:
    if _text_of(widget) == text:
        return
    if isinstance(widget, QLineEdit):
        widget.setText(text)
        widget.setCursorPosition(0)
    elif isinstance(widget, QPlainTextEdit):
        widget.setPlainText(text)
    elif isinstance(widget, CheckBox):
        widget.setChecked(bool(text))
    elif isinstance(widget, QComboBox):
        widget.setCurrentIndex(widget.findData(text))
