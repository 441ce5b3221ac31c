"""A document as PDF: A4, page numbers, repeated table headers, no heading alone at the end of a page."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF
from PySide6.QtGui import (
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
)

from gcm_moderator.printing.finish import Bookmark, finished
from gcm_moderator.printing.flow import Flow, Slice
from gcm_moderator.printing.looks import FAMILIES, FOOT, MARGIN_BOTTOM, MARGIN_SIDE, MARGIN_TOP
from gcm_moderator.summary.document import Document, Progress, silent
from gcm_moderator.summary.plain import one_line

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

_POINTS = 72
_SMALLEST = 0.5
_STEP = 0.92
Page = list[tuple[Slice, float]]
"""What stands on a page, each with its distance from the top of the text."""


def document(source: Document, progress: Progress = silent) -> bytes:
    """The PDF file. Needs no screen; makes the Qt application that fonts depend on where there is none."""
    application = _application()
    turned = QPageLayout.Orientation.Landscape if source.wide else QPageLayout.Orientation.Portrait
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), turned, QMarginsF(0, 0, 0, 0))
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(device)
    writer.setPageLayout(layout)
    writer.setResolution(_POINTS)
    writer.setTitle(one_line(f"{source.title}: {source.name}"))
    writer.setCreator("gcm-moderator")
    size = layout.fullRectPoints().size()
    room = (size.width() - 2 * MARGIN_SIDE, size.height() - MARGIN_TOP - MARGIN_BOTTOM)
    steps = len(source.blocks)

    def laid_out(done: int) -> None:
        progress(done, 2 * steps)

    def painted(page: int, of: int) -> None:
        progress(min(steps + steps * page // of, 2 * steps - 1), 2 * steps)

    if source.one_page:
        pages = _one_page(source, writer, *room)
    else:
        pages = _pages(_slices(source, Flow(writer, *room), laid_out), room[1])
    _paint(source, writer, pages, painted)
    device.close()
    headings = ((number, part.heading) for number, page in enumerate(pages) for part, _ in page)
    bookmarks = [Bookmark(one_line(heading.text), heading.level, number) for number, heading in headings if heading]
    text = json.dumps(msgspec.to_builtins(source), ensure_ascii=False)
    content = finished(bytes(device.data().data()), source.language, bookmarks, FAMILIES, text)
    del application
    progress(2 * steps, 2 * steps)
    return content


def _application() -> QCoreApplication:
    running = QGuiApplication.instance()
    if running is not None:
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(sys.argv[:1])


def _slices(source: Document, flow: Flow, laid_out: Callable[[int], None]) -> Iterator[Slice]:
    yield from flow.head(source)
    for done, block in enumerate(source.blocks, start=1):
        yield from flow.block(block)
        laid_out(done)


def _one_page(source: Document, writer: QPdfWriter, width: float, height: float) -> list[Page]:
    """Everything on one page, as large as it can be; what does not fit at the smallest size goes on."""
    scale = 1.0
    while True:
        pages = _pages(_slices(source, Flow(writer, width, height, scale), lambda _: None), height)
        if len(pages) <= 1 or scale <= _SMALLEST:
            return pages
        scale *= _STEP


def _pages(slices: Iterator[Slice], height: float) -> list[Page]:
    """The slices on pages of that height: those that are kept together are moved together."""
    pages: list[Page] = [[]]
    used = 0.0
    for group in _groups(slices):
        needed = sum(part.before + part.height + part.after for part in group) - group[-1].after
        if pages[-1] and (used + needed > height or group[0].new_page):
            pages.append([])
            used = 0.0
        for part in group:
            before = part.before if pages[-1] else 0.0
            if pages[-1] and used + before + part.height > height:
                # A group higher than a page is broken where the page ends.
                pages.append([])
                used = before = 0.0
            if not pages[-1] and part.header is not None:
                pages[-1].append((part.header, 0.0))
                used = part.header.height
            if part.height:
                pages[-1].append((part, used + before))
            used += before + part.height + part.after
    return pages if pages[-1] or len(pages) == 1 else pages[:-1]


def _groups(slices: Iterator[Slice]) -> Iterator[Sequence[Slice]]:
    group: list[Slice] = []
    for part in slices:
        if part.new_page and group:
            yield group
            group = []
        group.append(part)
        if not part.keep:
            yield group
            group = []
    if group:
        yield group


def _paint(source: Document, writer: QPdfWriter, pages: Sequence[Page], painted: Progress) -> None:
    size = writer.pageLayout().fullRectPoints().size()
    right = size.width() - MARGIN_SIDE
    painter = QPainter(writer)
    for number, page in enumerate(pages, start=1):
        if number > 1:
            writer.newPage()
        for part, y in page:
            part.draw(painter, MARGIN_SIDE, MARGIN_TOP + y)
        _margin_text(painter, f"{source.title} – {source.name}", right, MARGIN_TOP / 2)
        _margin_text(painter, f"Page {number} of {len(pages)}", right, size.height() - MARGIN_BOTTOM / 2)
        painted(number, len(pages))
    painter.end()


def _margin_text(painter: QPainter, text: str, right: float, y: float) -> None:
    layout = QTextLayout(one_line(text), FOOT.font(), painter.device())
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(right - MARGIN_SIDE)
    layout.endLayout()
    line.draw(painter, QPointF(right - line.naturalTextWidth(), y - line.height() / 2))
