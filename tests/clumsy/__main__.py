"""`make clumsy`: random keys and clicks on the whole program, for `--minutes` (10), drawn from `--seed`.

It goes on from one start of the program to the next, now on a session, now on the start page, now on a record that
was left. A fault is whatever the program wrote to its log of faults, whatever Qt warned of, any moment in which it
did not answer for `--patience` seconds, and any record that is not sound afterwards.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from gcm_moderator import bootstrap
from gcm_moderator.record.reading import verify
from tests.clumsy.hands import Hands
from ui.app import run
from ui.application import made_application
from ui.shell.window import MainWindow

PAUSES_MS = (0, 0, 1, 5, 30)
NOT_OURS = ("This plugin does not support", "QItemSelectionModel: Selecting when no model has been set")
"""What Qt says off screen, and what its own file dialog says when it is closed while it reads a folder."""


class Clumsiness:
    """The hands at work until `ends` (of the monotonic clock), and the faults that showed."""

    def __init__(self, hands: Hands, ends: float, patience_s: float, log_file: Path) -> None:
        self.hands = hands
        self.faults: list[str] = []
        self._ends = ends
        self._patience_s = patience_s
        self._log_file = log_file
        self._logged = 0
        qInstallMessageHandler(self._hear)

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() > self._ends

    def begin(self, _: MainWindow) -> None:
        """To be called once the windows are there."""
        QTimer.singleShot(0, self._once)

    def _once(self) -> None:
        if self.over:
            for window in QApplication.topLevelWidgets():
                window.close()
            QApplication.quit()
            return
        began = time.monotonic()
        self.hands.once()
        took = time.monotonic() - began
        if took > self._patience_s:
            self._fault(f"no answer for {took:.1f} s")
        logged = self._log_file.stat().st_size if self._log_file.exists() else 0
        if logged > self._logged:
            self._fault(self._log_file.read_text(encoding="utf-8")[self._logged :])
            self._logged = logged
        QTimer.singleShot(self.hands.random.choice(PAUSES_MS), self._once)

    def _hear(self, kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith(NOT_OURS):
            self._fault(f"Qt: {text}")

    def _fault(self, what: str) -> None:
        last = "\n  ".join(self.hands.done)
        self.faults.append(what)
        print(f"After {self.hands.count} events: {what}\n  {last}", flush=True)


def main() -> int:
    """Be clumsy, and print what went wrong."""
    asked = argparse.ArgumentParser(prog="make clumsy")
    asked.add_argument("--minutes", type=float, default=10.0)
    asked.add_argument("--seed", type=int, default=20170508)
    asked.add_argument("--patience", type=float, default=2.0)
    how = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="clumsy-") as name:
        folder = Path(name)
        _stay_within(folder)
        random = Random(how.seed)
        made_application(["clumsy"])
        house = bootstrap.house()
        clumsy = Clumsiness(Hands(random, folder), time.monotonic() + how.minutes * 60, how.patience, house.log_file)
        starts = 0
        while not clumsy.over:
            starts += 1
            there = [*sorted(bootstrap.sessions_folder().glob("*.yaml")), *sorted(folder.rglob("*.gcm")), None]
            run(random.choice(there), random.choice(("podium", "time", "notes")), bootstrap.house(), begin=clumsy.begin)
        records = sorted(folder.rglob("*.gcm"))
        unsound = [f"{record.name}: {verdict.reason}" for record in records if not (verdict := verify(record)).sound]
    print(f"{clumsy.hands.count} events in {starts} starts, {len(records)} records; {len(clumsy.faults)} faults")
    print("\n".join(unsound) or "every record is sound")
    return 1 if clumsy.faults or unsound else 0


def _stay_within(folder: Path) -> None:
    """Keep everything in that folder: the program's own files, and what Qt's and the system's dialogs would answer."""
    os.chdir(folder)
    os.environ["HOME"] = str(folder)
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        os.environ[variable] = str(folder / variable.lower())
    session = shutil.copy(bootstrap.sessions_folder() / "gcm-2017-2.yaml", folder / "mine.yaml")
    for asked, method, answer in (
        (QFileDialog, "getOpenFileName", (str(session), "")),
        (QFileDialog, "getSaveFileName", (str(folder / "saved"), "")),
        (QFileDialog, "getExistingDirectory", str(folder)),
        (QDesktopServices, "openUrl", True),
    ):
        setattr(asked, method, staticmethod(lambda *_, answer=answer: answer))


if __name__ == "__main__":
    sys.exit(main())
