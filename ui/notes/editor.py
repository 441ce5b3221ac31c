"""Where notes are typed: Enter saves, Shift+Enter breaks the line, the field grows with the text."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from gcm_moderator.meeting.marks import Known, parse
from ui.notes.qt_text import runs_right_to_left, units
from ui.theme import Type, font, space, tokens_of
from ui.widgets.paint import Scaled

_FEWEST, _MOST = 2, 9
"""Lines that the field is tall."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Highlighter(QSyntaxHighlighter):
    """Shows which words will be taken for marks."""

    def __init__(self, editor: NoteEditor) -> None:
        super().__init__(editor.document())
        self._editor = editor

    def highlightBlock(self, text: str) -> None:
        for mark in parse(text, self._editor.known).marks:
            shape = QTextCharFormat()
            shape.setForeground(QColor(tokens_of(self._editor).accent))
            shape.setFontWeight(QFont.Weight.DemiBold)
            self.setFormat(units(text[: mark.start]), units(text[mark.start : mark.end]), shape)


class NoteEditor(QPlainTextEdit, Scaled):
    """The field.

    `typed` carries the whole text after each change by the person; `entered` when the note is finished; `earlier` and
    `later` when the note before or after this one is wanted; `left` when Esc was pressed. `complete` is asked what
    could go on from the word at the cursor, and gives the rest of it.
    """

    typed = Signal(str)
    entered = Signal()
    earlier = Signal()
    later = Signal()
    left = Signal()
    word_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known = Known()
        self.complete: Callable[[str], str | None] = lambda _: None
        self._text = ""
        self._given = ""
        self._composing = False
        self._highlighter = _Highlighter(self)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._right_to_left: bool | None = None
        self.textChanged.connect(self._on_change)
        self.cursorPositionChanged.connect(self._on_cursor)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.set_scale(1.0)

    @property
    def text(self) -> str:
        """What is typed."""
        return self._text

    @property
    def untouched(self) -> bool:
        """Whether nobody has changed the text since it was given, or gone into it."""
        return self._text == self._given and self.textCursor().atEnd()

    def give(self, text: str) -> None:
        """Put a text into the field, with the cursor at its end; `typed` says nothing of it."""
        self._text = self._given = text
        if self.toPlainText() != text:
            self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def set_known(self, known: Known) -> None:
        """Take on what marks can name."""
        if known != self.known:
            self.known = known
            self._highlighter.rehighlight()

    def word(self) -> str:
        """The word that ends at the cursor."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        return before.split()[-1] if before and not before[-1].isspace() else ""

    def finish_word(self, rest: str) -> None:
        """Type the rest of the word at the cursor, and a space."""
        self.insertPlainText(rest + " ")

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        self.scale = scale
        self.setFont(font(Type.LEAD, scale))
        # The placeholder is drawn in the font of the viewport, which takes on the field's only once.
        self.viewport().setFont(self.font())
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower lines make a taller text."""
        super().resizeEvent(event)
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Shift+Enter, the arrows at the ends of the text, Tab and Esc."""
        key, modifiers = event.key(), event.modifiers()
        if self._composing:
            super().keyPressEvent(event)
        elif key in _ENTER and modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
            self.ensureCursorVisible()
        elif key in _ENTER:
            if not event.isAutoRepeat():
                self.entered.emit()
        elif key == Qt.Key.Key_Up and self.untouched and not modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.earlier.emit()
        elif key == Qt.Key.Key_Down and self.untouched and not modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.later.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab finishes a word that has begun like a theme; elsewhere it goes on to the next field."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and not event.modifiers()
        ):
            rest = self.complete(self.word())
            if rest is not None:
                self.finish_word(rest)
                return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether something is being composed: Enter then ends that, not the note."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text only, without what surrounds it."""
        if source.hasText():
            self.insertPlainText(source.text().replace("\r\n", "\n").replace("\r", "\n").strip("\n"))
            self.ensureCursorVisible()

    def _on_change(self) -> None:
        text = self.toPlainText()
        self._turn(runs_right_to_left(text))
        if text != self._text:
            self._text = text
            self._grow()
            self.typed.emit(text)
            self._on_cursor()

    def _turn(self, right_to_left: bool) -> None:
        """Let the lines begin where the script of the text begins."""
        if right_to_left is self._right_to_left:
            return
        self._right_to_left = right_to_left
        option = self.document().defaultTextOption()
        right = Qt.LayoutDirection.RightToLeft
        option.setTextDirection(right if right_to_left else Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.document().setDefaultTextOption(option)

    def _on_cursor(self) -> None:
        self.word_changed.emit(self.word())

    def _grow(self) -> None:
        """As tall as the text, within bounds; the layout of plain text counts in lines."""
        lines = max(_FEWEST, min(math.ceil(self.document().documentLayout().documentSize().height()), _MOST))
        inside = lines * QFontMetrics(self.font()).lineSpacing() + 2 * math.ceil(self.document().documentMargin())
        self.setFixedHeight(inside + space(2, self.scale))
