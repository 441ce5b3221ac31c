"""What documents are written with in these tests: the shipped template; a PDF that says only what it is of."""

from __future__ import annotations

from gcm_moderator.resources import data_folder
from gcm_moderator.summary.document import Document, Progress
from gcm_moderator.summary.export import Writers

TEMPLATE = data_folder("assets") / "templates" / "summary.docx"


def _pdf(document: Document, progress: Progress) -> bytes:
    return f"%PDF of {document.name}".encode()


WRITERS = Writers(TEMPLATE, _pdf)
