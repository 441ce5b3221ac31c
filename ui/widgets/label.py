"""Labels that show what people typed: never as rich text, never wider than their place."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Type, font, tokens_of
from ui.widgets.paint import Scaled, elided, leading
from ui.widgets.text import plain, tooltip
from ui.widgets.wrapping import wrapped

Tone = Literal["text", "soft", "accent"]


class PlainLabel(QLabel, Scaled):
    """One line of plain text that is cut with "…" where it does not fit; the tool tip then has all of it."""

    def __init__(
        self,
        text: str = "",
        kind: Type = Type.BODY,
        tone: Tone = "text",
        *,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self._kind = kind
        self._elide = elide
        self._full = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFont(font(kind))
        self._align()
        self.set_text(text)

    @property
    def full_text(self) -> str:
        """The whole text, whether or not it fits."""
        return self._full

    def set_text(self, text: str) -> None:
        """Show another text."""
        text = plain(text)
        if text == self._full:
            return
        self._full = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        self.scale = scale
        self.setFont(font(self._kind, scale))
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Wide enough for all of the text."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._full) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        metrics = QFontMetrics(self.font())
        return QSize(min(self.sizeHint().width(), 3 * metrics.averageCharWidth()), metrics.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Lines begin where the layout begins, whatever script the text is in."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        self.setAlignment(leading(self.layoutDirection()) | Qt.AlignmentFlag.AlignVCenter)

    def _fit(self) -> None:
        shown = elided(self.font(), self._full, self.width(), self._elide)
        self.setText(shown)
        self.setToolTip(tooltip(self._full) if shown != self._full else "")


class FitLabel(QWidget, Scaled):
    """Text as large as it fits into its place, on at most `lines` lines; cut with "…" at the smallest size.

    The sizes run from `largest` down to `smallest` in pixels at scale 1; `align` is along the line; `at_bottom` keeps
    the text close to what stands below it.
    """

    _STEP = 0.94

    def __init__(
        self,
        largest: int,
        smallest: int,
        lines: int = 2,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        weight: QFont.Weight = QFont.Weight.DemiBold,
        *,
        at_bottom: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._largest, self._smallest, self._lines = largest, smallest, lines
        self._align, self._weight = align, weight
        self._at_bottom = at_bottom
        self._tone: Tone = "text"
        self._text = ""
        self._heights: dict[int, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def full_text(self) -> str:
        """The whole text, whether or not it fits."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        text = plain(text)
        if text == self._text:
            return
        self._text = text
        self.setAccessibleName(text)
        self._fit_anew()

    def set_tone(self, tone: Tone) -> None:
        """Draw in another of the text colours."""
        self._tone = tone
        self.update()

    def set_scale(self, scale: float) -> None:
        """Take on another size of type."""
        self.scale = scale
        self._fit_anew()

    def set_sizes(self, largest: int, smallest: int) -> None:
        """Take on other limits of the size of type, in pixels at scale 1."""
        self._largest, self._smallest = largest, smallest
        self._fit_anew()

    def hasHeightForWidth(self) -> bool:
        """Narrow places need more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that the text takes at that width; layouts ask for the same ones again and again."""
        if width not in self._heights:
            self._heights[width] = round(self._laid_out(width, None)[1].boundingRect().height())
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """One line at the largest size."""
        metrics = QFontMetrics(self._font(self._largest))
        return QSize(min(metrics.horizontalAdvance(self._text), 640), metrics.height())

    def minimumSizeHint(self) -> QSize:
        """One line at the smallest size."""
        return QSize(80, QFontMetrics(self._font(self._smallest)).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text in the middle of the height, or at the bottom of it."""
        text, layout = self._laid_out(self.width(), self.height())
        painter = QPainter(self)
        colours = tokens_of(self)
        painter.setPen(QColor({"text": colours.text, "soft": colours.text_soft, "accent": colours.accent}[self._tone]))
        spare = max(0.0, self.height() - layout.boundingRect().height())
        top = spare if self._at_bottom else spare / 2
        layout.draw(painter, QPointF(0, top))
        self.setToolTip(tooltip(self._text) if text != self._text else "")

    def _fit_anew(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def _font(self, pixels: float) -> QFont:
        made = font(Type.BODY)
        made.setPixelSize(max(1, round(pixels * self.scale)))
        made.setWeight(self._weight)
        return made

    def _laid_out(self, width: int, height: int | None) -> tuple[str, QTextLayout]:
        """The text that fits, and its layout, at the largest size at which it does."""
        size = float(self._largest)
        while True:
            size = max(size, self._smallest)
            layout = self._layout(self._text, size, width)
            box = layout.boundingRect()
            fits = layout.lineCount() <= self._lines and (height is None or box.height() <= height + 1)
            if fits and self._unbroken(layout):
                return self._text, layout
            if size <= self._smallest:
                break
            size *= self._STEP
        lines = min(self._lines, max(1, layout.lineCount()))
        if height is not None:
            lines = max(1, min(lines, int(height / QFontMetrics(self._font(size)).height())))
        if layout.lineCount() <= lines:
            return self._text, layout
        first = layout.lineAt(lines - 1).textStart()
        last = elided(self._font(size), self._text[first:], width - 2)
        text = self._text[:first] + last
        return text, self._layout(text, size, width)

    def _unbroken(self, layout: QTextLayout) -> bool:
        """Whether no line ends within a word (scripts without spaces may)."""
        for number in range(1, layout.lineCount()):
            start = layout.lineAt(number).textStart()
            before = self._text[start - 1]
            if before.isascii() and before.isalnum() and self._text[start].isalnum():
                return False
        return True

    def _layout(self, text: str, pixels: float, width: int) -> QTextLayout:
        centred = self._align == Qt.AlignmentFlag.AlignHCenter
        align = self._align if centred else leading(self.layoutDirection())
        return wrapped(text, self._font(pixels), width, align)
