"""What the windows remember between two starts, in one small file that a person can read."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QRect

from gcm_moderator.whole_file import write_whole


class Placed(msgspec.Struct, frozen=True):
    """Where a window lies: left, top, width and height in pixels, and whether it fills the screen."""

    at: tuple[int, int, int, int]
    maximized: bool = False


class Remembered(msgspec.Struct, frozen=True):
    """Where windows lie, by the layout of the screens ("1920x1080+0+0").

    `views` are those of a meeting that have windows of their own there.
    """

    windows: dict[str, Placed] = {}
    views: dict[str, dict[str, Placed]] = {}


def layout_of(screens: Sequence[QRect]) -> str:
    """The name of a layout of screens."""
    return " ".join(f"{area.width()}x{area.height()}{area.x():+d}{area.y():+d}" for area in screens)


class Memory:
    """The file. What cannot be read counts as nothing remembered; what cannot be written is forgotten."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.remembered = _read(path)

    def keep_window(self, layout: str, placed: Placed) -> None:
        """Remember where the main window lies on these screens."""
        self._keep(msgspec.structs.replace(self.remembered, windows={**self.remembered.windows, layout: placed}))

    def keep_views(self, layout: str, views: Mapping[str, Placed]) -> None:
        """Remember which views have windows of their own on these screens, and where."""
        self._keep(msgspec.structs.replace(self.remembered, views={**self.remembered.views, layout: dict(views)}))

    def views(self, layout: str) -> Mapping[str, Placed]:
        """Which views had windows of their own on these screens, and where."""
        return self.remembered.views.get(layout, {})

    def window(self, layout: str) -> Placed | None:
        """Where the main window lay on these screens."""
        return self.remembered.windows.get(layout)

    def _keep(self, remembered: Remembered) -> None:
        if remembered == self.remembered:
            return
        self.remembered = remembered
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, msgspec.json.format(msgspec.json.encode(remembered), indent=2) + b"\n")


def _read(path: Path) -> Remembered:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Remembered)
    except (OSError, msgspec.DecodeError):
        return Remembered()
