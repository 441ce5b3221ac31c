"""What the windows do not need before they are there waits until it is needed (docs/benchmarks.md, `first-frame`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.support import run_alone

LOOK = """
import builtins, gc, json, linecache, os, sys
from gcm_moderator import quick_start

plain, end = builtins.__import__, quick_start.end


def end_and_look():
    end()
    from PySide6.QtCore import QTimer
    from ui.podium.window import PodiumWindow

    paint = PodiumWindow.paintEvent

    def paint_and_look(window, event):
        paint(window, event)
        QTimer.singleShot(0, look)

    PodiumWindow.paintEvent = paint_and_look


def look():
    print(json.dumps({
        "imports plainly": builtins.__import__ is plain,
        "collects": gc.isenabled(),
        "read": [name for name in linecache.cache if os.sep + "ui" + os.sep in name],
        "loaded": sorted(sys.modules),
    }))
    sys.stdout.flush()
    os._exit(0)


quick_start.end = end_and_look
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A meeting that goes on."""
    script = tmp_path / "script.txt"
    script.write_text("day 1\n10:43:00  start panel-1/discussion\n+1s  request Kenya\n", encoding="utf-8")
    path = tmp_path / "meeting.gcm"
    assert run_alone("rehearse", "gcm-2017-1", "--script", script, "--record", path).code == 0
    return path


def test_when_the_podium_is_painted_python_imports_and_collects_as_ever(record: Path) -> None:
    done = run_alone(record, first=LOOK)
    assert done.code == 0, done.err
    assert done.json["imports plainly"]
    assert done.json["collects"]
    assert done.json["read"] == []


def test_when_the_podium_is_painted_nothing_is_loaded_that_only_something_else_needs(record: Path) -> None:
    done = run_alone(record, first=LOOK)
    assert done.code == 0, done.err
    loaded = done.json["loaded"]
    assert "ui.podium.window" in loaded
    libraries = ["defusedxml", "docx", "docxtpl", "icalendar", "lxml", "openpyxl", "pdfplumber", "pyttsx3", "rapidfuzz"]
    libraries += ["ruamel", "socket", "sqlite_utils", "tomlkit", "PySide6.QtNetwork", "PySide6.QtSvg"]
    rooms = ["agenda.checking", "agenda.editing", "agenda.importing", "printing", "rehearsal", "summary", "workplan"]
    views = ["calendar", "display", "editor", "export", "help", "importing", "notes", "podium.brief_panel", "rehearse"]
    views += ["settings", "start", "summary", "time"]
    unwanted = (*libraries, *(f"gcm_moderator.{room}" for room in rooms), *(f"ui.{view}" for view in views))
    assert [name for name in loaded if any(f"{name}.".startswith(f"{other}.") for other in unwanted)] == []
