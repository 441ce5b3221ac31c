"""A file or pasted text becomes a session file: what the command line and the windows call."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from gcm_moderator.agenda.importing.document import Document
from gcm_moderator.agenda.importing.files import read_document
from gcm_moderator.agenda.importing.places import zone_named
from gcm_moderator.agenda.importing.problems import NotImportable
from gcm_moderator.agenda.importing.reading import text_document
from gcm_moderator.agenda.importing.understand import understand
from gcm_moderator.agenda.importing.understanding import Given, Understanding
from gcm_moderator.agenda.importing.writing import session_text
from gcm_moderator.agenda.loading import load_text
from gcm_moderator.agenda.problems import Problem, shown
from gcm_moderator.agenda.times import parse_date, parse_zone
from gcm_moderator.whole_file import write_whole

__all__ = ["Imported", "NotImportable", "import_file", "import_text", "imported_from", "save"]


class Imported(msgspec.Struct, frozen=True):
    """What was understood, the session file written from it, and what `check` says of that file."""

    understanding: Understanding
    text: str
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether the session can run as it is."""
        return not any(problem.severity == "error" for problem in self.problems)


def import_file(path: Path, given: Given | None = None) -> Imported:
    """Return the session of a circulated document; `given` goes before what it says.

    Raises:
        NotImportable: the file is none that can be imported, or what is given is no date or zone.
    """
    return imported_from(read_document(path), given)


def import_text(text: str, name: str, given: Given | None = None) -> Imported:
    """Return the session of pasted text, which `name` stands for.

    Raises:
        NotImportable: there is no text, or it is a session file already.
    """
    return imported_from(text_document(text, name), given)


def imported_from(document: Document, given: Given | None = None) -> Imported:
    """Return the session of a document that was read.

    Raises:
        NotImportable: what is given is no date or no zone.
    """
    if given is not None and given.date is not None and parse_date(given.date) is None:
        raise NotImportable(f'"{shown(given.date)}" is no date; write year-month-day, as in 2017-05-08.')
    if given is not None and given.zone is not None and parse_zone(zone_named(given.zone) or given.zone) is None:
        raise NotImportable(f'"{shown(given.zone)}" is no time zone; write one as in Europe/Zurich.')
    understanding = understand(document, given)
    text = session_text(understanding)
    return Imported(understanding, text, load_text(text, document.name).problems)


def save(imported: Imported, document: Path, out: Path, *, force: bool = False) -> None:
    """Write the session file, whole or not at all; the document itself is never replaced, others only with `force`.

    Raises:
        NotImportable: there is a file already, or it cannot be written.
    """
    name = shown(str(out), 300)
    try:
        if out.is_dir():
            raise NotImportable(f"{name} is a folder; give the name of the session file to write.")
        if os.path.realpath(out) == os.path.realpath(document):
            raise NotImportable(f"{name} is the document itself; choose another name for the session file.")
        if not force and out.exists():
            raise NotImportable(f"{name} is there already and was left as it is; choose another name, or add --force.")
        write_whole(out, imported.text.encode("utf-8"))
    except FileNotFoundError as failure:
        raise NotImportable(
            f"{name} cannot be written, as there is no folder {shown(str(out.parent), 300)}."
        ) from failure
    except OSError as failure:
        raise NotImportable(f"{name} cannot be written: {failure.strerror or failure}.") from failure
