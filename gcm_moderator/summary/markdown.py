"""A document as Markdown with tables (CommonMark and the table extension). Every text shows as the characters it is."""

from __future__ import annotations

from collections.abc import Iterator

from gcm_moderator.summary.document import Block, Document, Entry, Heading, PageBreak, Paragraph, Table
from gcm_moderator.summary.plain import in_markdown


def text_of(document: Document) -> str:
    """The whole document."""
    return "\n".join([*_lines(document), ""])


def _lines(document: Document) -> Iterator[str]:
    yield f"# {in_markdown(document.title)}"
    head = [Paragraph(document.name), Paragraph(document.theme)]
    about = [Entry((f"Place: {document.place}",)), Entry((f"Dates: {document.dates}",))]
    before: Block | None = None
    for block in (*head, *about, *document.blocks):
        if isinstance(block, PageBreak):
            continue
        if not (isinstance(block, Entry) and isinstance(before, Entry)):
            yield ""
        yield from _block(block)
        before = block


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {in_markdown(block.text)}"
        case Paragraph():
            number = f"{block.number}. " if block.number is not None else ""
            yield f"{number}{_strong(block.lead)}{in_markdown(block.text)}"
        case Entry():
            first, *others = [in_markdown(line) for line in block.lines] or [""]
            letter = f"({block.letter}) " if block.letter else ""
            yield "\\\n  ".join([f"- {letter}{'★ ' if block.star else ''}{_strong(block.lead)}{first}", *others])
        case Table():
            yield f"| {' | '.join(in_markdown(column.title) for column in block.columns)} |"
            yield "|" + "|".join("---:" if column.right else "---" for column in block.columns) + "|"
            for row in block.rows:
                yield f"| {' | '.join(in_markdown(cell) for cell in row)} |"
        case PageBreak():
            pass


def _strong(lead: str) -> str:
    return f"**{in_markdown(lead)}** " if lead else ""
