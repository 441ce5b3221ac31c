"""A meeting with starred notes, and the summary panel's view of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gcm_moderator.meeting import commands, naming
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import NoteKind
from gcm_moderator.settings_file import SettingsStore
from tests.gui.podium.worlds import World
from tests.gui.showing import dressed, shown
from tests.shipped import directory
from ui.summary.page import SummaryPage
from ui.summary.seat import summary_at
from ui.theme import Theme

Open = Callable[..., SummaryPage]


class Notes(World):
    """A world in which notes are taken."""

    def note(
        self,
        text: str,
        speaker: str = "Kenya",
        panel: str = "panel-1",
        kind: NoteKind = NoteKind.POINT,
        *,
        star: bool = True,
    ) -> str:
        """Take a note in the discussion of a panel; returns its id."""
        who = naming.speaker(speaker, directory(), self.desk.state)
        content = NoteContent(text, kind, ("policies",), (6,), star=star, segment=f"{panel}/discussion", speaker=who)
        self.do(commands.TakeNote(content))
        return next(reversed(self.desk.notebook.notes))

    def order(self, panel: str | None = None) -> list[str]:
        """The texts of the points in order."""
        points = self.desk.history.points
        return [points.notes(point)[0].content.text for point in points.order(self.desk.session, panel)]


@pytest.fixture
def world() -> Iterator[Notes]:
    made = Notes()
    yield made
    made.close()


@pytest.fixture
def settings(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.toml")


@pytest.fixture
def open_summary(world: Notes, settings: SettingsStore, qtbot: QtBot, qapp: QApplication) -> Iterator[Open]:
    """Open the view of the meeting as it stands."""
    opened: list[SummaryPage] = []

    def made(width: int = 1204, height: int = 720) -> SummaryPage:
        opened.append(summary_at(world.seat, settings))
        return shown(qtbot, opened[-1], width, height)

    with dressed(qapp, Theme.DARK):
        yield made
        for page in opened:
            page.close()
