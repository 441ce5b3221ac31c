"""A short run of `make clumsy`: whatever is pressed and clicked, in whatever order, nothing goes wrong."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gcm_moderator import bootstrap
from gcm_moderator.record.reading import verify
from tests.clumsy.hands import Hands
from tests.gui.shell.houses import AtOnce, Place
from ui.shell.window import MainWindow

EVENTS = 150


@pytest.fixture(autouse=True)
def dialogs_are_answered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The system's dialogs would wait for an answer, and could do what is not ours to try."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_: ("", "")))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: ("", "")))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_: str(tmp_path)))
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda _: True))


@pytest.mark.parametrize("seed", range(4))
def test_clumsy_hands_find_no_fault(qtbot: QtBot, tmp_path: Path, seed: int) -> None:
    place = Place(tmp_path)
    window = MainWindow(place.house(), AtOnce())
    window.open_path(bootstrap.sessions_folder() / f"gcm-2017-{seed % 3 + 1}.yaml")
    window.appear()
    hands = Hands(Random(seed), tmp_path)
    try:
        with qtbot.captureExceptions() as caught:
            for _ in range(EVENTS):
                hands.once()
                QCoreApplication.processEvents()
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert not caught, hands.done
    finally:
        window.shut()
        window.hide()
        window.deleteLater()
    assert [verify(record).reason for record in place.records.glob("*.gcm") if not verify(record).sound] == []
