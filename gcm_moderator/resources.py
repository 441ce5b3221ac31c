"""Where the data that we ship is found, where the settings are, and where faults are logged."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import platformdirs

__all__ = ["data_folder", "log_file", "settings_file"]

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: Literal["assets", "sessions", "docs"]) -> Path:
    """Return the folder of shipped data called `name`, in an installed wheel and in a checkout alike.

    A wheel carries the folders inside the package; in a checkout they stand beside it.

    Raises:
        FileNotFoundError: the folder is in neither place; the message names both.
    """
    places = (_PACKAGE / "_data" / name, _PACKAGE.parent / name)
    for place in places:
        if place.is_dir():
            return place
    searched = " nor ".join(str(place) for place in places)
    raise FileNotFoundError(f"The {name} that belong to gcm-moderator are missing: neither {searched} is a folder.")


def log_file() -> Path:
    """Where the details of what nobody foresaw are written; neither the file nor its folder need exist."""
    return platformdirs.user_log_path("gcm-moderator", appauthor=False) / "errors.log"


def settings_file() -> Path:
    """Where the settings are; neither the file nor its folder need exist."""
    return platformdirs.user_config_path("gcm-moderator", appauthor=False) / "settings.toml"
