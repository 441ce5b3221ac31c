"""PDF documents with a text layer: tables with and without rules, columns, wrapped lines, headers and footers."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec

from gcm_moderator.agenda.importing.document import (
    Block,
    Cell,
    Document,
    Line,
    Maker,
    Place,
    Row,
    Style,
    Table,
    cleaned,
)
from gcm_moderator.agenda.importing.layout import (
    ARABIC,
    Printed,
    borderless,
    halves,
    joined,
    open_ended,
    printed_lines,
    times_in_order,
    unwrapped,
)
from gcm_moderator.agenda.importing.problems import NotImportable
from gcm_moderator.agenda.importing.spelling import whole_span

__all__ = ["from_pages"]

_MOST_PAGES = 60
_MOST_LETTERS = 400_000
_MIRRORED = str.maketrans("()[]«»", ")(][»«")
_MARGIN = 0.1
_JOB_NUMBER = re.compile(r"(?:GE\.)?\d\d-\d{5}\s*\([A-Z]\).*")
"""As documents of the United Nations bear at the foot of their first page."""
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|página|стр\.?|第)?\s*\d{1,3}\s*(?:页|(?:of|/|de|sur|из)\s*\d{1,3})?\W*", re.IGNORECASE
)


def from_pages(content: bytes, name: str) -> Document:
    """Return the document in a PDF.

    Raises:
        NotImportable: it needs a password, has no text, is damaged, or has more pages than any agenda.
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            if len(pdf.pages) > _MOST_PAGES:
                raise NotImportable(
                    f"{name} has {len(pdf.pages)} pages; import the pages with the agenda alone, at most {_MOST_PAGES}."
                )
            pages = _read(pdf.pages)
    except PdfminerException as failure:
        cause = failure.args[0] if failure.args else None
        if isinstance(cause, (PDFPasswordIncorrect, PDFEncryptionError)):
            raise NotImportable(
                f"{name} is protected with a password; save a copy without one and import that."
            ) from failure
        raise NotImportable(f"{name} is damaged or was not downloaded whole; get it once more.") from failure
    letters = sum(len(word["text"]) for page in pages for word in page.words)
    if not letters:
        raise NotImportable(
            f"{name} has no text in it; it is a scan or a picture. Run text recognition (OCR) on it, or paste the text."
        )
    return _Pages(pages, name).document()


class _Page:
    """The words of a page, its size, and the boxes of the cells of its tables with rules."""

    def __init__(self, page: Any) -> None:
        self.width, self.height = float(page.width), float(page.height)
        level = page.filter(lambda item: item["object_type"] != "char" or not _is_oblique(item["matrix"]))
        words = level.extract_words(x_tolerance=2, y_tolerance=3, extra_attrs=["size"], return_chars=True)
        self.words: list[dict[str, Any]] = [_readable(word) for word in words]
        _turn_brackets([word for word in self.words if ARABIC.search(word["text"])])
        self.tables: list[tuple[tuple[float, float, float, float], list[list[Any]]]] = []
        if self.words and len(page.lines) + len(page.rects) + len(page.curves) < 4_000:
            for table in page.find_tables():
                rows = [list(row.cells) for row in table.rows]
                if len(rows) > 1 and max(len(row) for row in rows) > 1:
                    self.tables.append((table.bbox, rows))


def _is_oblique(matrix: tuple[float, ...]) -> bool:
    """Whether letters run aslant over the page, as "DRAFT" behind the text does."""
    return min(abs(matrix[0]), abs(matrix[1])) > 0.1 * max(abs(matrix[0]), abs(matrix[1]))


def _readable(word: dict[str, Any]) -> dict[str, Any]:
    """A word in the order in which it is read: letters come as they lie on the page, and Arabic lies from the right."""
    letters = word.pop("chars")
    if ARABIC.search(word["text"]):
        text = "".join(letter["text"] for letter in reversed(letters))
        word["text"] = text.translate(_MIRRORED)
    return word


def _turn_brackets(words: list[dict[str, Any]]) -> None:
    """Turn the brackets of Arabic words back where the page had them as they are read, not as they lie."""
    wrong = sum(word["text"].startswith((")", "]")) + word["text"].endswith(("(", "[")) for word in words)
    right = sum(word["text"].startswith(("(", "[")) + word["text"].endswith((")", "]")) for word in words)
    if wrong > right:
        for word in words:
            word["text"] = word["text"].translate(_MIRRORED)


def _read(pages: Any) -> list[_Page]:
    read: list[_Page] = []
    letters = 0
    for page in pages:
        letters += len(page.chars)
        if letters > _MOST_LETTERS:
            raise NotImportable(
                "The text of this PDF is longer than any agenda; import the pages with the agenda alone."
            )
        read.append(_Page(page))
        page.close()
    return read


class _Pages:
    def __init__(self, pages: list[_Page], name: str) -> None:
        self._pages = pages
        self._name = name
        self._maker = Maker()
        self._tables = 0
        arabic = [bool(ARABIC.search(word["text"])) for page in pages for word in page.words]
        self._from_the_right = 2 * sum(arabic) > len(arabic)
        self._repeated = self._running()

    def document(self) -> Document:
        blocks: list[Block] = []
        for number, page in enumerate(self._pages, start=1):
            found = self._page(page, number)
            last = next((n for n, block in reversed(list(enumerate(blocks))) if not _is_running(block)), None)
            if last is not None and found:
                before, after = blocks[last], found[0]
                if isinstance(before, Table) and isinstance(after, Table) and _width(before) == _width(after):
                    blocks[last] = _over_the_page(before, after)
                    found = found[1:]
            blocks += found
        return Document(self._name, "pdf", tuple(blocks), remarks=self._maker.remarks())

    def _running(self) -> set[str]:
        """Lines in the margins that stand on several pages, with figures left out of the comparison."""
        seen: Counter[str] = Counter()
        for page in self._pages:
            lines = printed_lines(page.words)
            seen.update({_shape(line.text) for line in lines if _in_margin(line, page)})
        return {text for text, count in seen.items() if count > 1}

    def _page(self, page: _Page, number: int) -> list[Block]:
        parts: list[tuple[float, Callable[[], list[Block]]]] = []
        inside: set[int] = set()
        for box, rows in page.tables:
            words = [word for word in page.words if _holds(box, word)]
            inside |= {id(word) for word in words}
            parts.append((box[1], partial(self._ruled, rows, words, number)))
        running: list[Printed] = []
        body: list[Printed] = []
        for line in printed_lines([word for word in page.words if id(word) not in inside]):
            margin = _in_margin(line, page)
            repeats = margin and (
                _shape(line.text) in self._repeated
                or _PAGE_NUMBER.fullmatch(line.text)
                or _JOB_NUMBER.fullmatch(line.text)
            )
            (running if repeats else body).append(line)
        for top, bottom in _gaps(page):
            within = [w for line in body for w in line.words if top <= (w["top"] + w["bottom"]) / 2 < bottom]
            if within:
                parts.append((min(word["top"] for word in within), partial(self._flow, within, number)))
        blocks = [block for _, make in sorted(parts, key=lambda part: part[0]) for block in make()]
        for line in running:
            blocks += self._maker.lines(line.text, Place(page=number, part="margin"), Style.RUNNING)
        return blocks

    def _flow(self, words: list[dict[str, Any]], number: int) -> list[Block]:
        """Words without rules around them: columns one after the other, tables by their times, else running text."""
        parts = halves(words)
        if len(parts) > 1:
            return [block for part in parts for block in self._flow(part, number)]
        lines = printed_lines(words)
        blocks: list[Block] = []
        for part in borderless(lines):
            if isinstance(part, list):
                self._tables += 1
                rows = [
                    Row(
                        tuple(
                            Cell(self._made(texts, Place(page=number, table=self._tables, row=r, column=c)))
                            for c, texts in enumerate(row, start=1)
                        )
                    )
                    for r, row in enumerate(part, start=1)
                ]
                blocks.append(Table(tuple(rows)))
            else:
                for at, text in unwrapped(part.lines):
                    blocks += self._maker.lines(text, Place(page=number, line=at))
        return blocks

    def _made(self, texts: list[str], place: Place) -> tuple[Line, ...]:
        texts = [times_in_order(text) for text in texts] if self._from_the_right else texts
        return tuple(line for text in texts for line in self._maker.lines(text, place))

    def _ruled(self, rows: list[list[Any]], words: list[dict[str, Any]], number: int) -> list[Block]:
        self._tables += 1
        made: list[Row] = []
        edges = sorted({round(cell[0]) for row in rows for cell in row if cell is not None})
        for r, row in enumerate(rows, start=1):
            cells: dict[int, Cell] = {}
            for box in row:
                if box is None:
                    continue
                within = [word for word in words if _holds(box, word)]
                column = min(range(len(edges)), key=lambda n: abs(edges[n] - box[0]))
                place = Place(page=number, table=self._tables, row=r, column=column + 1)
                texts = [text for _, text in unwrapped(printed_lines(within), (box[0], box[2]))]
                cell = Cell(self._made(texts, place))
                cells[column] = cell
                for other in range(column + 1, len(edges)):
                    if edges[other] < box[2] - 3:
                        cells[other] = Cell(cell.lines, "across")
            made.append(Row(tuple(cells.get(c, self._above(made, c)) for c in range(len(edges)))))
        return [Table(tuple(made))] if any(cell.lines for row in made for cell in row.cells) else []

    def _above(self, made: list[Row], column: int) -> Cell:
        """A cell that its row does not have is merged with the one above."""
        above = made[-1].cell(column) if made else Cell()
        return Cell(above.lines, "down") if above.lines else Cell()


def _over_the_page(before: Table, after: Table) -> Table:
    """A table and its rest on the next page; a paragraph that the page cuts is made whole again."""
    rows = list(after.rows)
    at = next((n for n, row in enumerate(rows) if not row.repeats(before.rows[0])), 0)
    last, first = list(before.rows[-1].cells), list(rows[at].cells)
    if any(whole_span(cell.text) for cell in first if not cell.again):
        return Table((*before.rows, *rows))
    for column, cell in enumerate(first):
        over = last[column] if column < len(last) else Cell()
        if not (over.lines and cell.lines) or over.again or cell.again:
            continue
        head, tail = over.lines[-1], cell.lines[0]
        if open_ended(head.text, tail.text):
            whole = msgspec.structs.replace(head, text=joined(head.text, tail.text))
            last[column] = Cell((*over.lines[:-1], whole))
            first[column] = Cell(cell.lines[1:])
    rows[at] = Row(tuple(first))
    return Table((*before.rows[:-1], Row(tuple(last)), *rows))


def _is_running(block: Block) -> bool:
    return isinstance(block, Line) and block.style is Style.RUNNING


def _width(table: Table) -> int:
    return max(len(row.cells) for row in table.rows)


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", cleaned(text))


def _in_margin(line: Printed, page: _Page) -> bool:
    return line.top < page.height * _MARGIN or line.bottom > page.height * (1 - _MARGIN)


def _holds(box: tuple[float, float, float, float], word: dict[str, Any]) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1)


def _gaps(page: _Page) -> list[tuple[float, float]]:
    """The stretches of a page between its tables, from top to bottom."""
    edges = [0.0]
    for box, _ in sorted(page.tables, key=lambda table: table[0][1]):
        edges += [box[1], box[3]]
    edges.append(page.height + 1000)
    return [(edges[n], edges[n + 1]) for n in range(0, len(edges) - 1, 2) if edges[n] < edges[n + 1]]
