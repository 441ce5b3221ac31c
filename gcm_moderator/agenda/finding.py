"""Which file of an agenda a person means."""

from __future__ import annotations

import re
from pathlib import Path

_SHIPPED_ID = re.compile(r"(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*")


def resolve_session(text: str, sessions_folder: Path) -> Path:
    """Return the file that a person means: the id of a session in `sessions_folder`, else `text` as a path.

    The path is returned whether or not there is a file.
    """
    if _SHIPPED_ID.fullmatch(text):
        shipped = sessions_folder / f"{text}.yaml"
        if shipped.is_file():
            return shipped
    return Path(text)
