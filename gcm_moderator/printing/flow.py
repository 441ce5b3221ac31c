"""From the parts of a document to slices that are put on pages one under the other.

A slice is what no page break divides: a line of text, a row of a table. Lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPagedPaintDevice,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from gcm_moderator.printing.looks import (
    AFTER_TABLE,
    CELL,
    CELL_PADDING,
    HEADINGS,
    INDENT_LETTER,
    INDENT_LIST,
    INDENT_NUMBER,
    LEADING_IN,
    LISTED,
    NAME,
    PLACE,
    TEXT,
    THEME,
    TITLE,
    Look,
)
from gcm_moderator.summary.document import Block, Document, Entry, Heading, PageBreak, Paragraph, Table
from gcm_moderator.summary.plain import one_line
from gcm_moderator.summary.scripts import right_to_left

_GRID = QColor(120, 120, 120)
_HEADER = QColor(236, 236, 236)
_BREAK = "\N{LINE SEPARATOR}"


class Placed(NamedTuple):
    """A laid-out text and where its first line begins, from the slice's own corner."""

    layout: QTextLayout
    lines: Sequence[QTextLine]
    x: float
    y: float

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw these lines with the slice's corner at this point."""
        top = self.lines[0].y()
        for line in self.lines:
            # A line is drawn from its layout's corner, and stands where it stood there.
            line.draw(painter, QPointF(x + self.x, y + self.y - top))


class Slice(NamedTuple):
    """Something to draw that stays on one page. `keep` holds it on the page of the slice after it.

    `boxes` are the outlines of a row's cells; `header` is the row to repeat above it at the top of a page; `heading` is
    the heading that begins with it.
    """

    height: float
    texts: tuple[Placed, ...] = ()
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    boxes: tuple[QRectF, ...] = ()
    shaded: bool = False
    header: Slice | None = None
    new_page: bool = False
    heading: Heading | None = None

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it with its corner at this point."""
        if self.boxes:
            painter.setPen(QPen(_GRID, 0.5))
            painter.setBrush(_HEADER if self.shaded else Qt.BrushStyle.NoBrush)
            for box in self.boxes:
                painter.drawRect(box.translated(x, y))
            painter.setPen(Qt.GlobalColor.black)
        for text in self.texts:
            text.draw(painter, x, y)


class Flow:
    """Lays out a document's parts for lines of one width and pages of one height, everything scaled alike."""

    def __init__(self, device: QPagedPaintDevice, width: float, height: float, scale: float = 1.0) -> None:
        self._device = device
        self._width = width
        self._height = height
        self._scale = scale

    def head(self, document: Document) -> Iterator[Slice]:
        """The title and what belongs to it."""
        place = f"{document.place}, {document.dates}"
        for text, look in ((document.title, TITLE), (document.theme, THEME), (place, PLACE), (document.name, NAME)):
            yield from self._text(text, look)

    def block(self, block: Block) -> Iterator[Slice]:
        """The slices of one part."""
        match block:
            case Heading():
                first, *others = self._text(block.text, HEADINGS[block.level])
                yield first._replace(heading=block)
                yield from others
            case Paragraph():
                number = f"{block.number}." if block.number is not None else ""
                lead = one_line(block.lead)
                text = _led(lead, one_line(block.text))
                look = LEADING_IN if block.keep else TEXT
                yield from self._text(text, look, number, INDENT_NUMBER if number else 0.0, len(lead))
            case Entry():
                lead = " ".join(part for part in ("★" if block.star else "", one_line(block.lead)) if part)
                text = _led(lead, _BREAK.join(one_line(line) for line in block.lines))
                margin, sign = (INDENT_NUMBER, f"({block.letter})") if block.letter else (0.0, "•")
                indent = INDENT_LETTER if block.letter else INDENT_LIST
                yield from self._text(text, LISTED, sign, indent, len(lead), margin=margin, hanging=True)
            case Table():
                yield from self._table(block)
            case PageBreak():
                yield Slice(0.0, new_page=True)

    def _text(
        self,
        text: str,
        look: Look,
        sign: str = "",
        indent: float = 0.0,
        bold: int = 0,
        *,
        margin: float = 0.0,
        hanging: bool = False,
    ) -> Iterator[Slice]:
        """A paragraph behind a margin: a sign, then the text, `bold` characters of it leading in.

        The first line is indented for the sign, or all are where the text is `hanging`. It is broken so that no line
        stands alone at the top or the bottom of a page.
        """
        text = _BREAK.join(one_line(line) for line in text.split(_BREAK))
        mirrored = right_to_left(text)
        indent, margin = indent * self._scale, margin * self._scale
        room = self._width - margin - (indent if hanging else 0.0)
        layout = self._laid_out(text, look, room, first=0.0 if hanging else indent, bold=bold)
        x = 0.0 if mirrored else margin + (indent if hanging else 0.0)
        lines = [layout.lineAt(n) for n in range(layout.lineCount())]
        for n, line in enumerate(lines):
            texts = [Placed(layout, (line,), x, 0.0)]
            if n == 0 and sign:
                mark = self._laid_out(sign, look, self._width)
                width = mark.lineAt(0).naturalTextWidth()
                at = self._width - margin - width if mirrored else margin
                # In front, also for who reads the file as text.
                texts.insert(0, Placed(mark, (mark.lineAt(0),), at, line.ascent() - mark.lineAt(0).ascent()))
            last = n == len(lines) - 1
            yield Slice(
                line.height(),
                tuple(texts),
                before=look.before * self._scale if n == 0 else 0.0,
                after=look.after * self._scale if last else 0.0,
                keep=look.keep if last else n in (0, len(lines) - 2),
            )

    def _table(self, table: Table) -> Iterator[Slice]:
        whole = sum(column.weight for column in table.columns)
        widths = [self._width * column.weight / whole for column in table.columns]
        right = [column.right for column in table.columns]
        titles = [column.title for column in table.columns]
        header = next(self._row(titles, widths, right, header=None))
        yield header
        for n, row in enumerate(table.rows):
            for piece in self._row(row, widths, right, header=header):
                last = n == len(table.rows) - 1
                # A short table stays whole; of a long one no row stands alone on the last page.
                keep = not last and (table.short or n in (0, len(table.rows) - 2))
                yield piece._replace(keep=keep, after=AFTER_TABLE * self._scale if last else 0.0)
        if not table.rows:
            yield Slice(0.0, after=AFTER_TABLE * self._scale)

    def _row(
        self, cells: Sequence[str], widths: Sequence[float], right: Sequence[bool], header: Slice | None
    ) -> Iterator[Slice]:
        """A row as one slice, or as several where it is higher than half a page."""
        padding = CELL_PADDING * self._scale
        layouts = [
            self._laid_out(one_line(cell), CELL, width - 2 * padding, right=side, all_bold=header is None)
            for cell, width, side in zip(cells, widths, right, strict=True)
        ]
        height = max(layout.lineAt(0).height() for layout in layouts)
        most = max(1, int(self._height / 2 / height))
        left = max(layout.lineCount() for layout in layouts)
        for start in range(0, left, most):
            yield self._piece(layouts, widths, start, min(start + most, left), header)

    def _piece(
        self, layouts: Sequence[QTextLayout], widths: Sequence[float], start: int, end: int, header: Slice | None
    ) -> Slice:
        padding = CELL_PADDING * self._scale
        shown = [[layout.lineAt(n) for n in range(start, min(end, layout.lineCount()))] for layout in layouts]
        baseline = max((lines[0].ascent() for lines in shown if lines), default=0.0)
        texts = []
        x = tallest = 0.0
        for layout, lines, width in zip(layouts, shown, widths, strict=True):
            if lines:
                down = baseline - lines[0].ascent()
                texts.append(Placed(layout, lines, x + padding, padding + down))
                tallest = max(tallest, down + lines[-1].y() + lines[-1].height() - lines[0].y())
            x += width
        height = tallest + 2 * padding
        boxes = []
        x = 0.0
        for width in widths:
            boxes.append(QRectF(x, 0, width, height))
            x += width
        first = header is None
        return Slice(height, tuple(texts), keep=first, boxes=tuple(boxes), shaded=first, header=header)

    def _laid_out(
        self,
        text: str,
        look: Look,
        width: float,
        *,
        first: float = 0.0,
        bold: int = 0,
        right: bool = False,
        all_bold: bool = False,
    ) -> QTextLayout:
        """The text in lines of that width, the first one indented by `first`."""
        layout = QTextLayout(text, look.font(self._scale, bold=all_bold), self._device)
        option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeading)
        option.setUseDesignMetrics(True)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        mirrored = right_to_left(text)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
        if right or mirrored:
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        if bold:
            strong = QTextCharFormat()
            strong.setFontWeight(700)
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = 0, bold, strong
            layout.setFormats([span])
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            indent = first if y == 0.0 else 0.0
            line.setLineWidth(max(width - indent, 1.0))
            line.setPosition(QPointF(0.0 if mirrored else indent, y))
            y += line.height() + 0.001
        layout.endLayout()
        return layout


def _led(lead: str, text: str) -> str:
    return f"{lead} {text}" if lead else text
