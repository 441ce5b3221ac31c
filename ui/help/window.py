"""The user guide in a window of its own: the pages of `docs/guide` as they are, with their pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
    QTextCursor,
    QTextDocument,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from ui.accessible import describe, tab_before
from ui.theme import Type, font, space, tokens_of
from ui.widgets.button import TouchButton
from ui.widgets.entry_button import EntryButton
from ui.widgets.growing import GrowingPage
from ui.widgets.label import PlainLabel
from ui.widgets.paint import Scaled

FIRST = "README.md"
_SIZE = QSize(1100, 760)
_SIDE = 230
_MEASURE = 880
"""How wide a page is at most, in pixels at scale 1: longer lines are hard to read."""
SETTLED_MS = 150
"""A page is read anew when its size has not changed for so long: reading takes longer than the next step of a drag."""


class Page(QTextBrowser, Scaled):
    """One page of the guide. It follows links within the guide alone, and nothing is fetched from anywhere else."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder.resolve()
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settled.timeout.connect(self._lay_out)
        self.setOpenLinks(False)
        self.setFont(font(Type.BODY))
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.anchorClicked.connect(self.open_link)

    def open_page(self, path: Path) -> bool:
        """Show a page; False when it is not one of the guide."""
        path = path.resolve()
        if path.suffix != ".md" or not path.is_relative_to(self._folder) or not path.is_file():
            return False
        page = QUrl.fromLocalFile(str(path))
        if page != self.source():
            self._begin_anew()
            self.setSource(page, QTextDocument.ResourceType.MarkdownResource)
            self._space_out()
        return True

    def open_link(self, link: QUrl) -> None:
        """Follow a link, if it leads to another page."""
        self.open_page(Path(self.source().resolved(link).toLocalFile()))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture no wider than the page; nothing from outside the guide."""
        path = Path(self.source().resolved(QUrl(name)).toLocalFile())
        if not path.resolve().is_relative_to(self._folder):
            return None
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        picture = QImage(str(path))
        room = max(1, self.viewport().width() - 2 * space(4))
        if picture.width() <= room:
            return picture
        return picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)

    def backward(self) -> None:
        """Go back to the page before."""
        super().backward()
        self._lay_out()

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        self.scale = scale
        self.setFont(font(Type.BODY, scale))
        self._settled.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures take the size that there is room for."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._settled.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with pictures in their size."""
        super().showEvent(event)
        if self._settled.isActive():
            self._lay_out()

    def rest(self) -> None:
        """Nothing is read any more."""
        self._settled.stop()

    def _lay_out(self) -> None:
        """Take the page anew, with its pictures in their size, and stay where somebody reads."""
        bar = self.verticalScrollBar()
        read = bar.value() / max(1, bar.maximum())
        if not self.source().isEmpty():
            self._begin_anew()
            self.reload()
            self._space_out()
            bar.setValue(round(read * bar.maximum()))

    def _begin_anew(self) -> None:
        """A page read into the document of another would begin in the other's letters."""
        self._settled.stop()
        document, before = QTextDocument(self), self.document()
        ours = before.parent() is self
        document.setDefaultFont(self.font())
        document.setDocumentMargin(space(3))
        self.setDocument(document)
        if ours:
            before.deleteLater()

    def _space_out(self) -> None:
        """Air above headings and between paragraphs, which Markdown itself does not ask for, and quiet tables."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        while block.isValid():
            cursor.setPosition(block.position())
            spaced = block.blockFormat()
            level = spaced.headingLevel()
            inside = cursor.currentTable() is not None or block.textList() is not None
            spaced.setTopMargin(space(3, self.scale) if level else 0)
            spaced.setBottomMargin(space(0.5 if inside else 1.5, self.scale))
            cursor.setBlockFormat(spaced)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                table = frame.format().toTableFormat()
                table.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
                table.setBorderBrush(QColor(tokens_of(self).edge))
                table.setCellPadding(space(0.75, self.scale))
                table.setTopMargin(space(1.5, self.scale))
                frame.setFormat(table)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)


class HelpWindow(GrowingPage):
    """The window: its pages at the side, the page chosen beside them. `closed` when it is gone.

    `folder` holds the documents that are shipped: `guide` and `pictures`, and the sheet of keys.
    """

    DESIGNED = (1100, 720)

    closed = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowTitle(self.tr("User guide"))
        self.setAccessibleName(self.tr("User guide"))
        self.resize(_SIZE)
        self._folder = folder
        self.page = describe(Page(folder), self.tr("Page of the guide"))
        self._pages = {
            FIRST: self.tr("Who reads what"),
            "moderator.md": self.tr("The moderator"),
            "co-facilitators.md": self.tr("The co-facilitators"),
            "rapporteurs.md": self.tr("The rapporteurs"),
            "before-the-meeting.md": self.tr("Before the meeting"),
            "../keys.md": self.tr("All the keys"),
        }
        self.buttons = {name: EntryButton(title) for name, title in self._pages.items()}
        self._group = QButtonGroup(self)
        self._lay_out()
        self.page.sourceChanged.connect(self._mark)
        QShortcut(QKeySequence.StandardKey.Back, self).activated.connect(self.page.backward)
        self.page.open_page(self._folder / "guide" / FIRST)
        self.page.setFocus()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setContentsMargins(space(1.5), space(2), space(1.5), space(2))
        side.setSpacing(space(0.5))
        side.addWidget(PlainLabel(self.tr("User guide"), Type.TITLE))
        side.addSpacing(space(1))
        for name, button in self.buttons.items():
            button.setCheckable(True)
            self._group.addButton(button)
            button.clicked.connect(lambda _=False, chosen=name: self.page.open_page(self._folder / "guide" / chosen))
            side.addWidget(button)
        side.addStretch(1)
        close = TouchButton(self.tr("Close"), "Esc")
        close.clicked.connect(self.close)
        side.addWidget(close)
        holder = QWidget()
        holder.setFixedWidth(_SIDE)
        holder.setLayout(side)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(holder)
        self.page.setMaximumWidth(_MEASURE)
        row.addWidget(self.page, 100)
        row.addStretch(1)
        tab_before(self.page, close)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the guide."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def rest(self) -> None:
        """Nothing is read any more."""
        self.page.rest()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it is gone."""
        super().closeEvent(event)
        self.closed.emit()

    def _mark(self, source: QUrl) -> None:
        shown = Path(source.toLocalFile())
        for name, button in self.buttons.items():
            button.setChecked((self._folder / "guide" / name).resolve() == shown.resolve())
