"""The export view: what the meeting can be written as, and how the writing goes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gcm_moderator.summary.export import What
from ui.accessible import describe
from ui.export.job import Command, ExportJob, Outcome
from ui.export.products import PRODUCTS, Product, format_name
from ui.theme import RADIUS_CARD, Type, space, tokens_of
from ui.widgets.bar import AdviceLine, Bar, Tone
from ui.widgets.button import TouchButton, Weight
from ui.widgets.growing import GrowingPage
from ui.widgets.label import PlainLabel
from ui.widgets.paint import prepare, rounded
from ui.widgets.paragraph import paragraph

_COLUMN = 980
_BODY = 15
_MOST_TRIES = 1000

OpenFile = Callable[[Path], object]


def open_with_system(path: Path) -> object:
    """Open a file or folder with the program that the desktop has for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class Card(QWidget):
    """A box on the ground."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        painter = QPainter(self)
        prepare(painter)
        colours = tokens_of(self)
        rounded(painter, QRectF(self.rect()), RADIUS_CARD, colours.surface, colours.hairline)


class ProductCard(Card):
    """One document with a button a format; `wanted` carries what and the suffix."""

    wanted = Signal(object, str)

    def __init__(self, product: Product, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = PlainLabel(product.title, Type.LEAD)
        title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        kind = self.tr("internal: says who said what") if product.internal else self.tr("for everybody")
        head = QHBoxLayout()
        head.setSpacing(space(1.5))
        head.addWidget(title)
        head.addWidget(PlainLabel(kind, Type.SMALL, "soft"), 1)
        words = QVBoxLayout()
        words.setSpacing(space(0.25))
        words.addLayout(head)
        sentence = paragraph(pixels=_BODY, lines=2)
        sentence.set_text(product.sentence)
        words.addWidget(sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(2), space(1.25), space(2), space(1.25))
        row.setSpacing(space(1))
        row.addLayout(words, 1)
        self.buttons: dict[str, TouchButton] = {}
        for suffix in product.suffixes:
            button = TouchButton(format_name(suffix))
            name = self.tr("{document} as {format}").format(document=product.title, format=format_name(suffix))
            describe(button, name, product.sentence)
            button.setToolTip(name)
            button.clicked.connect(lambda _=False, chosen=suffix: self.wanted.emit(product.what, chosen))
            row.addWidget(button)
            self.buttons[suffix] = button


class Progress(Card):
    """How the export under way goes, and what became of the last one."""

    cancelled = Signal()
    kept = Signal()
    dropped = Signal()
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._written: Path | None = None
        self.line = AdviceLine(Type.STRONG)
        self.detail = paragraph(pixels=_BODY, lines=4, soft=False)
        self.bar = describe(QProgressBar(), self.tr("Progress"))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(space(1))
        self.cancel = TouchButton(self.tr("Cancel"))
        self.keep = TouchButton(self.tr("Write it all the same"))
        self.drop = TouchButton(self.tr("Do not write it"), "", Weight.PRIMARY)
        self.open = TouchButton(self.tr("Open"), "", Weight.PRIMARY)
        self.folder = TouchButton(self.tr("Open the folder"))
        self.cancel.clicked.connect(self.cancelled)
        self.keep.clicked.connect(self.kept)
        self.drop.clicked.connect(self.dropped)
        self.open.clicked.connect(self._open)
        self.folder.clicked.connect(self._open_folder)
        words = QVBoxLayout()
        words.setSpacing(space(0.5))
        for widget in (self.line, self.detail, self.bar):
            words.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(2), space(1.5), space(2), space(1.5))
        row.setSpacing(space(1))
        row.addLayout(words, 1)
        for button in (self.cancel, self.keep, self.drop, self.folder, self.open):
            row.addWidget(button)
        self._show(())
        self.say(self.tr("Choose a format. The meeting goes on meanwhile."), Tone.PLAIN)

    def say(self, text: str, tone: Tone, detail: str = "") -> None:
        """Show a line and what there is to know besides."""
        self.line.show_line(text, tone)
        self.line.shape.setVisible(tone is not Tone.PLAIN)
        self.detail.set_text(detail)
        self.detail.setVisible(bool(detail))

    def begin(self, name: str, waiting: int) -> None:
        """An export has begun."""
        self.bar.setRange(0, 0)
        more = self.tr("{n} more are waiting.").format(n=waiting) if waiting else ""
        self.say(self.tr("Writing {file}…").format(file=name), Tone.PLAIN, more)
        self._show((self.cancel,), running=True)

    def step(self, done: int, of: int) -> None:
        """So much of it is done."""
        self.bar.setRange(0, max(1, of))
        self.bar.setValue(done)

    def ask(self, name: str, warning: str) -> None:
        """Something in the text should be looked at before it is kept."""
        text = self.tr("{file} is not kept yet: look at this first.").format(file=name)
        self.say(text, Tone.ATTENTION, warning)
        self._show((self.keep, self.drop))

    def done(self, path: Path) -> None:
        """The file is there."""
        self._written = path
        self.say(self.tr("{file} is written.").format(file=path.name), Tone.DONE, str(path.parent))
        self._show((self.folder, self.open))

    def failed(self, text: str, tone: Tone = Tone.TROUBLE) -> None:
        """Nothing was written."""
        self.say(text, tone)
        self._show(())

    def _open(self) -> None:
        if self._written is not None:
            self.opened.emit(self._written)

    def _open_folder(self) -> None:
        if self._written is not None:
            self.opened.emit(self._written.parent)

    def _show(self, buttons: tuple[TouchButton, ...], *, running: bool = False) -> None:
        for button in (self.cancel, self.keep, self.drop, self.folder, self.open):
            button.setVisible(button in buttons)
        self.bar.setVisible(running)


class ExportPage(GrowingPage):
    """The view. One export runs at a time, the others wait for it.

    `record` gives the file of the meeting, None while it has none; `unsaved` how many actions are not in it yet. Files
    go into `folder`, under `stem` and the name of the document, and never replace what is there.
    """

    DESIGNED = (1200, 700)

    def __init__(
        self,
        *,
        record: Callable[[], Path | None],
        unsaved: Callable[[], int],
        folder: Path,
        stem: str,
        command: Command,
        open_file: OpenFile = open_with_system,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.folder = folder
        self._record = record
        self._unsaved = unsaved
        self._stem = stem
        self._command = command
        self._waiting: deque[tuple[What, str]] = deque()
        self._job: ExportJob | None = None
        self._dialog: QFileDialog | None = None
        self.setAccessibleName(self.tr("Export"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.where = PlainLabel("", elide=Qt.TextElideMode.ElideMiddle)
        self.choose = TouchButton(self.tr("Another folder…"), "", Weight.QUIET)
        self.choose.clicked.connect(self._ask_for_folder)
        self.cards = {product.what: ProductCard(product) for product in PRODUCTS}
        self.progress = Progress()
        self.progress.cancelled.connect(self._cancel)
        self.progress.kept.connect(self._keep)
        self.progress.dropped.connect(self._drop)
        self.progress.opened.connect(open_file)
        self.bar = Bar()
        self.bar.hide()
        for card in self.cards.values():
            card.wanted.connect(self.write)
        self._lay_out()
        self.go_to_folder(folder)

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(space(1))
        where.addWidget(self.where, 1)
        where.addWidget(self.choose)
        inner = QWidget()
        inner.setMaximumWidth(_COLUMN)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        for card in self.cards.values():
            column.addWidget(card)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        area.setWidget(inner)
        middle = QVBoxLayout()
        middle.setSpacing(space(1.5))
        middle.addWidget(PlainLabel(self.tr("Export"), Type.TITLE))
        middle.addLayout(where)
        middle.addWidget(self.progress)
        middle.addWidget(area, 1)
        middle.addWidget(self.bar)
        holder = QWidget()
        holder.setMaximumWidth(_COLUMN)
        holder.setLayout(middle)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(3), space(2), space(3), space(2))
        row.addStretch(1)
        row.addWidget(holder, 100)
        row.addStretch(1)

    def write(self, what: What, suffix: str) -> None:
        """Write one document, after those that were asked for before."""
        self._waiting.append((what, suffix))
        if self._job is None:
            self._next()

    def go_to_folder(self, folder: Path) -> None:
        """Write into another folder from now on."""
        self.folder = folder
        self.where.set_text(self.tr("Into the folder {folder}").format(folder=folder))

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say something in the bar, for some seconds."""
        self.bar.say(text, tone)

    def closeEvent(self, event: QCloseEvent) -> None:
        """An export under way ends, and leaves nothing half-written."""
        self._waiting.clear()
        if self._job is not None:
            self._job.stop()
            self._job.deleteLater()
            self._job = None
        if self._dialog is not None:
            self._dialog.close()
        self.bar.lapse()
        super().closeEvent(event)

    def _next(self) -> None:
        if not self._waiting:
            return
        what, suffix = self._waiting.popleft()
        record = self._record()
        if record is None:
            self.progress.failed(self.tr("This meeting is kept in memory only; there is no record to write from."))
            return
        if self._unsaved():
            text = self.tr("Not on the disk yet, and so not in the file: {n} of the latest actions.")
            self.say(text.format(n=self._unsaved()), Tone.ATTENTION)
        self._job = ExportJob(record, self._free_path(what, suffix), what, self._command, self)
        self._job.progressed.connect(self.progress.step)
        self._job.ended.connect(self._ended)
        self.progress.begin(self._job.to.name, len(self._waiting))
        self._job.start()

    def _free_path(self, what: What, suffix: str) -> Path:
        names = (f"{self._stem} {what.value}{f' ({n})' if n else ''}{suffix}" for n in range(_MOST_TRIES))
        return next(self.folder / name for name in names if not (self.folder / name).exists())

    def _ended(self, outcome: Outcome) -> None:
        assert self._job is not None
        if outcome.cancelled:
            self.progress.failed(self.tr("Cancelled; nothing was written."), Tone.PLAIN)
        elif outcome.problem:
            self.progress.failed(outcome.problem)
        elif outcome.warning:
            self.progress.ask(self._job.to.name, outcome.warning)
            return
        else:
            self._keep()
            return
        self._go_on()

    def _keep(self) -> None:
        assert self._job is not None
        problem = self._job.keep()
        if problem:
            self.progress.failed(problem)
        else:
            self.progress.done(self._job.to)
        self._go_on()

    def _drop(self) -> None:
        assert self._job is not None
        self._job.forget()
        self.progress.failed(self.tr("Nothing was written."), Tone.PLAIN)
        self._go_on()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _go_on(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self._next()

    def _ask_for_folder(self) -> None:
        """Beside the window, not over it: the countdown stays in sight."""
        self._dialog = QFileDialog(self, self.tr("A folder for the files"), str(self.folder))
        self._dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._dialog.setModal(False)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.fileSelected.connect(lambda name: self.go_to_folder(Path(name)))
        self._dialog.finished.connect(self._forget_dialog)
        self._dialog.show()

    def _forget_dialog(self) -> None:
        self._dialog = None
