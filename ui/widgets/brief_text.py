"""A brief in reading size: headings with their points, on as many lines as they take, to be scrolled by key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ui.theme import Type, font, space, tokens_of
from ui.widgets.paint import Scaled, leading
from ui.widgets.text import plain

_PAGES = {Qt.Key.Key_PageDown: 0.85, Qt.Key.Key_PageUp: -0.85, Qt.Key.Key_Down: 0.12, Qt.Key.Key_Up: -0.12}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a brief: a heading, or a point with what is said softly after it ("several delegations")."""

    text: str
    after: str = ""
    is_heading: bool = False


class BriefText(QTextEdit, Scaled):
    """The text: read, selected and copied, never changed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Paragraph, ...] = ()
        self.setReadOnly(True)
        self.setProperty("reading", "true")
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(0)
        self.setAccessibleName(name)

    @property
    def shown(self) -> tuple[Paragraph, ...]:
        """What is shown."""
        return self._shown

    def show_paragraphs(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show another text; what is being read stays where it is."""
        paragraphs = tuple(paragraphs)
        if paragraphs != self._shown:
            self._shown = paragraphs
            self._write()

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        self.scale = scale
        self._write()

    def scroll_by_key(self, key: int) -> bool:
        """Scroll as that key says; whether it is one that scrolls."""
        bar = self.verticalScrollBar()
        share = _PAGES.get(Qt.Key(key))
        if share is not None:
            bar.setValue(bar.value() + round(share * self.viewport().height()))
        elif key == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        return share is not None or key in (Qt.Key.Key_Home, Qt.Key.Key_End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and page keys scroll; with Shift they select."""
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or not self.scroll_by_key(event.key()):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take on the colours of another theme, or the other direction."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._write()

    def _write(self) -> None:
        at = self.verticalScrollBar().value()
        self.clear()
        writing = QTextCursor(self.document())
        for number, paragraph in enumerate(self._shown):
            if number:
                writing.insertBlock()
            writing.setBlockFormat(self._block(paragraph, first=number == 0))
            writing.setCharFormat(self._words(paragraph))
            writing.insertText(plain(paragraph.text.upper() if paragraph.is_heading else paragraph.text))
            if paragraph.after:
                writing.insertText(f"  {plain(paragraph.after)}", self._soft())
        # The cursor of the reader was pushed to the end, where Qt would scroll to.
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(at)

    def _block(self, paragraph: Paragraph, *, first: bool) -> QTextBlockFormat:
        made = QTextBlockFormat()
        made.setAlignment(leading(self.layoutDirection()))
        above = 0.0 if first else space(2.5, self.scale) if paragraph.is_heading else space(1.25, self.scale)
        made.setTopMargin(above)
        if not paragraph.is_heading:
            made.setLeftMargin(space(1.5, self.scale))
            made.setLineHeight(112, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return made

    def _words(self, paragraph: Paragraph) -> QTextCharFormat:
        colours = tokens_of(self)
        made = QTextCharFormat()
        made.setFont(font(Type.CAPTION if paragraph.is_heading else Type.LEAD, self.scale))
        made.setForeground(QColor(colours.text_soft if paragraph.is_heading else colours.text))
        return made

    def _soft(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(font(Type.SMALL, self.scale))
        made.setForeground(QColor(tokens_of(self).text_soft))
        return made
