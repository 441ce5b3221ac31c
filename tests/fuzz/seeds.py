"""Inputs to begin with, made from what the project ships: they lead a fuzzer past the first checks of each target."""

from __future__ import annotations

import tempfile
from pathlib import Path

from gcm_moderator import bootstrap
from gcm_moderator.meeting import encoding, facts
from gcm_moderator.meeting.facts import NoteContent, NoteTaken
from gcm_moderator.rehearsal.rehearsal import rehearse_at_once
from gcm_moderator.settings import Settings
from gcm_moderator.settings_file import SettingsStore
from tests.acceptance.support import FIRST_SCRIPT
from tests.shipped import session

A_SCRIPT = """day 1
10:43:00  start panel-1/discussion
+1s  request Malta on-behalf-of "European Union" limit 5m to panellist-2
+1s  call
+5s  note "Who pays?" kind question to panellist-2 star theme data commitment 6
+1s  undo
"""

_PROGRAMMES = (
    b"Monday, 8 May 2017\n10:00 - 10:15 Opening\n10:15 - 13:00 Panel 1: Human rights\n   Moderator: Brazil\n",
    "Time;Item\n10 h 00 – 10 h 15;Ouverture\n3 p.m. to 6 p.m.;Panel 2 (interventions: three minutes)\n".encode(),
)


def seeds() -> dict[str, list[bytes]]:
    """By target."""
    sessions = [path.read_bytes() for path in sorted(bootstrap.sessions_folder().glob("*.yaml"))[:2]]
    script = FIRST_SCRIPT.read_bytes()
    recorded, lines = _record()
    return {
        "session-file": sessions,
        "script": [A_SCRIPT.encode(), script[:4000]],
        "fact": lines,
        "record": [recorded],
        "search-query": [b'"who pays" fire* data', "移民 حقوق".encode()],
        "name": [b"kenia", "Côte d'Ivoire".encode(), "كينيا".encode()],
        "settings": [_settings()],
        "document": [bytes([number]) + text for number in range(2) for text in _PROGRAMMES],
    }


def _record() -> tuple[bytes, list[bytes]]:
    with tempfile.TemporaryDirectory() as folder:
        script, path = Path(folder) / "script.txt", Path(folder) / "meeting.gcm"
        script.write_text(A_SCRIPT, encoding="utf-8")
        for _ in rehearse_at_once(session(), bootstrap.directory(), script, path):
            pass
        note = facts.Draft("f1", "notes", session().items[0].start, "c1", NoteTaken("n1", NoteContent("Data")))
        return path.read_bytes(), [encoding.encode(note)]


def _settings() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        store = SettingsStore(Path(folder) / "settings.toml")
        store.change(Settings())
        store.save()
        return store.path.read_bytes()
