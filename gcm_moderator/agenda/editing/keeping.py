"""Agendas on the disk: opened for editing, saved whole or not at all, and drafts of what was not saved."""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec

from gcm_moderator.agenda.editing.document import Document
from gcm_moderator.agenda.editing.operations import id_from, put
from gcm_moderator.agenda.formats import Usual
from gcm_moderator.agenda.loading import USUAL, text_of_file
from gcm_moderator.whole_file import write_whole

__all__ = [
    "CannotSave",
    "Opened",
    "Saved",
    "copy_for_editing",
    "draft_beside",
    "drafts_in",
    "drop_draft",
    "free_draft",
    "keep_draft",
    "open_for_editing",
    "save",
]

DRAFT = ".draft"
"""Beside an agenda, with this added to its name, lies what was not saved yet."""

_LINE_ENDS = "\r\n"


class CannotSave(Exception):
    """The file cannot be written. The text is one clear sentence that names it."""


class Opened(msgspec.Struct, frozen=True):
    """An agenda in the editor: the file it came from, None for a new one, and the text that stood there."""

    document: Document
    path: Path | None
    on_disk: str | None = None


class Saved(msgspec.Struct, frozen=True):
    """Where an agenda was saved; `beside` is the file that another program had changed and that was left alone."""

    opened: Opened
    beside: Path | None = None


def open_for_editing(path: Path, usual: Usual = USUAL) -> Opened:
    """Return the agenda of a file.

    Raises:
        NotASession: there is no such file, or it cannot be read as text.
    """
    text = text_of_file(path)
    return Opened(Document(_plain(text), usual), path, text)


def copy_for_editing(path: Path, label: str, usual: Usual = USUAL) -> Opened:
    """Return a copy of a file that is not one's own, as a new agenda; `label` makes the title, "Copy of {title}".

    Raises:
        NotASession: there is no such file, or it cannot be read as text.
    """
    document = open_for_editing(path, usual).document
    if document.readable:
        source = document.source
        document = put(document, ("title",), label.format(title=source.title))
        document = put(document, ("id",), f"{source.id[:50]}-copy")
    return Opened(document, None)


def save(opened: Opened, document: Document, folder: Path) -> Saved:
    """Write an agenda to its file, or a new one into `folder` under a name made from its title.

    When another program changed the file meanwhile, that one stays, and this goes beside it under another name.

    Raises:
        CannotSave: it cannot be written; nothing has changed on the disk.
    """
    path, beside = opened.path, None
    if path is None:
        path = _free(folder, id_from(document.source.title, "agenda") if document.readable else "agenda")
    elif _changed(path, opened.on_disk):
        path, beside = _free(path.parent, path.stem), path
    text = document.text
    if opened.on_disk is not None and _LINE_ENDS in opened.on_disk:
        text = text.replace("\n", _LINE_ENDS)
    _write(path, text)
    if opened.path is not None:
        drop_draft(opened.path)
    return Saved(Opened(document, path, text), beside)


def keep_draft(at: Path, document: Document) -> None:
    """Keep what is not saved yet beside the file `at`, so that it survives a crash.

    Raises:
        CannotSave: it cannot be written.
    """
    _write(_draft_of(at), document.text)


def drop_draft(at: Path) -> None:
    """Forget what was kept beside a file."""
    with contextlib.suppress(OSError):
        _draft_of(at).unlink()


def draft_beside(at: Path, usual: Usual = USUAL) -> Document | None:
    """Return what was kept beside a file and not saved; None when there is nothing."""
    try:
        return Document(_plain(_draft_of(at).read_text(encoding="utf-8")), usual)
    except (OSError, UnicodeDecodeError):
        return None


def drafts_in(folder: Path) -> list[Path]:
    """Return the files of a folder beside which a draft lies, whether or not they exist, the newest draft first."""
    try:
        drafts = sorted(folder.glob(f"*{DRAFT}"), key=lambda draft: draft.stat().st_mtime, reverse=True)
    except OSError:
        return []
    return [draft.with_name(draft.name.removesuffix(DRAFT)) for draft in drafts]


def free_draft(folder: Path, name: str) -> Path:
    """Return a file of that name, or with a number, that is not there and beside which no draft lies."""
    return _free(folder, name)


def _draft_of(at: Path) -> Path:
    return at.with_name(at.name + DRAFT)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n")


def _changed(path: Path, known: str | None) -> bool:
    try:
        return path.read_bytes().decode("utf-8-sig", "replace") != known
    except FileNotFoundError:
        return False
    except OSError:
        return True


def _free(folder: Path, name: str) -> Path:
    path, number = folder / f"{name}.yaml", 2
    while path.exists() or _draft_of(path).exists():
        path, number = folder / f"{name}-{number}.yaml", number + 1
    return path


def _write(path: Path, text: str) -> None:
    """Write a file so that at every instant the old or the new one is there, whole."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode("utf-8"))
    except OSError as reason:
        why = reason.strerror or str(reason)
        raise CannotSave(f"{path} cannot be saved: {why}. Make room there or choose another folder.") from reason
