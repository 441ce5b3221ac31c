"""Session files on the disk: loading one, and listing a folder of them."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import msgspec

from gcm_moderator.agenda.checking import check
from gcm_moderator.agenda.formats import Usual
from gcm_moderator.agenda.model import Session
from gcm_moderator.agenda.problems import Problem, error, in_order, shown
from gcm_moderator.agenda.reading import read
from gcm_moderator.agenda.source import FORMAT, MARKER
from gcm_moderator.agenda.tree import Mapping, Scalar, compose

__all__ = [
    "LARGEST",
    "USUAL",
    "Listed",
    "Loaded",
    "NotASession",
    "load",
    "load_text",
    "scan",
    "text_of_file",
]

USUAL = Usual()
"""The formats of the procedural note, and our own round and warning."""

LARGEST = 1024 * 1024
"""The largest session file, in bytes."""

_LOOKS_LIKE_SESSION = re.compile(rf"^[\s{{]*[\"']?({MARKER}|days)[\"']?\s*:", re.MULTILINE)
_SUFFIXES = {".yaml", ".yml"}


class NotASession(Exception):
    """The file is no session file at all; the text is one clear sentence that names it."""


class Loaded(msgspec.Struct, frozen=True):
    """A session file as loaded: the session, unless there is an error, and all problems in the order of the lines."""

    session: Session | None
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether the session can run."""
        return not any(problem.severity == "error" for problem in self.problems)


class Listed(msgspec.Struct, frozen=True):
    """A file of a folder of sessions: what was loaded from it, or why it is no session file."""

    path: Path
    loaded: Loaded | None
    error: str | None


def load(path: Path, usual: Usual = USUAL) -> Loaded:
    """Return the session of a file with everything that is wrong in it; `usual` holds where it does not say.

    Raises:
        NotASession: there is no such file, or it is no session file: a folder, empty, not text, too large, of
            another kind.
    """
    return load_text(text_of_file(path), _name(path), usual)


def load_text(text: str, name: str, usual: Usual = USUAL) -> Loaded:
    """Return the session of a text with everything that is wrong in it; `name` is what a message calls it.

    Raises:
        NotASession: it is no session file.
    """
    if not text.strip():
        raise NotASession(f"{name} is empty, so it is no session file.")
    if _LOOKS_LIKE_SESSION.search(text) is None:
        raise NotASession(f'{name} is no session file; one starts with the line "{MARKER}: {FORMAT}".')
    root, unreadable = compose(text)
    if root is None and unreadable:
        return Loaded(session=None, problems=in_order(unreadable))
    if not isinstance(root, Mapping) or not root.entries.keys() & {MARKER, "days"}:
        raise NotASession(f'{name} is no session file; one starts with the line "{MARKER}: {FORMAT}".')
    newer = _newer(root)
    if newer is not None:
        return Loaded(session=None, problems=(newer,))
    session, problems = check(read(root), usual)
    problems = [*unreadable, *problems]
    if any(problem.severity == "error" for problem in unreadable):
        session = None
    return Loaded(session=session, problems=in_order(problems))


def scan(folder: Path, usual: Usual = USUAL) -> list[Listed]:
    """Return every YAML file of a folder, sorted by name; a folder that is missing or cannot be read has none.

    `usual` is what holds where a file does not say.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES)
    except OSError:
        return []
    return [_listed(path, usual) for path in paths]


def _listed(path: Path, usual: Usual) -> Listed:
    try:
        return Listed(path=path, loaded=load(path, usual), error=None)
    except NotASession as reason:
        return Listed(path=path, loaded=None, error=str(reason))


def _name(path: Path) -> str:
    return shown(str(path), 300)


def text_of_file(path: Path) -> str:
    """Return the text of a file that may be a session file.

    Raises:
        NotASession: there is no such file, or it is a folder, too large or no text.
    """
    name = _name(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise NotASession(f"{name} is a folder; give the session file in it.")
        if not stat.S_ISREG(status.st_mode):
            raise NotASession(f"{name} is no ordinary file, so it is no session file.")
        if status.st_size > LARGEST:
            size = status.st_size / 1024 / 1024
            raise NotASession(f"{name} is too large for a session file: {size:.1f} MiB, and at most 1 MiB is read.")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError) as failure:
        raise NotASession(f"There is no file and no shipped session called {name}.") from failure
    except PermissionError as failure:
        raise NotASession(f"{name} cannot be read, as you have no permission for it.") from failure
    except (OSError, ValueError) as failure:
        reason = failure.strerror if isinstance(failure, OSError) and failure.strerror else "it is no name of a file"
        raise NotASession(f"{name} cannot be read: {reason}.") from failure
    if len(content) > LARGEST:
        raise NotASession(f"{name} is too large for a session file: at most 1 MiB is read.")
    if b"\0" in content:
        raise NotASession(f"{name} is no text, so it is no session file.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        raise NotASession(f"{name} is no text in UTF-8, so it is no session file.") from failure


def _newer(root: Mapping) -> Problem | None:
    marker = root.entries.get(MARKER)
    if marker is None or not isinstance(marker.value, Scalar) or not marker.value.plain:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", marker.value.text) or int(marker.value.text) <= FORMAT:
        return None
    message = (
        f"This file has the format {int(marker.value.text)} of a newer version, and this one reads format {FORMAT}; "
        "install the newer version."
    )
    return error("newer-version", message, marker.line)
