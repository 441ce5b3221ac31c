"""What the threat model promises (docs/threat-model.md) of the whole program: no network, files for the user alone."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.support import CHECKOUT, TIME_LIMIT_S, run_alone

EVERY_VIEW = """
import os, sys
from pathlib import Path

asked = []
sys.addaudithook(lambda event, args: asked.append((event, repr(args))) if event.startswith("socket.") else None)

from PySide6.QtCore import QCoreApplication
from gcm_moderator.bootstrap import house, sessions_folder
from gcm_moderator.meeting import commands
from ui.app import opened
from ui.application import made_application
from ui.shell.rail import View

application = made_application(["test"])
window = opened(house(), sessions_folder() / "gcm-2017-1.yaml", "podium")
seat = window.seat
for command in (commands.StartSegment("panel-1/discussion"), commands.SendMessage("Five minutes left")):
    seat.send(command)
    seat.desk.settle()
for view in window.meeting.rail.buttons:
    window.meeting.go_to(view)
    application.processEvents()
    window.meeting.grab()
window.room.toggle()
application.processEvents()

own = set()
for handle in os.listdir("/proc/self/fd"):
    try:
        own.add(os.readlink(f"/proc/self/fd/{handle}"))
    except OSError:
        pass
inet = set()
for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
    for line in Path(f"/proc/self/net/{table}").read_text().splitlines()[1:]:
        inet.add(f"socket:[{line.split()[9]}]")
import json
print(json.dumps({"views": len(window.meeting.rail.buttons), "asked": asked, "sockets": sorted(own & inet),
                  "network": [name for name in sys.modules if "QtNetwork" in name or name == "http.client"]}))
window.close()
"""

SCRIPT = """day 1
10:43:00  start panel-1/discussion
+1s  request Kenya
+1s  call
+5s  note "Firewalls work" star
"""


@pytest.mark.skipif(not Path("/proc/self/net/tcp").exists(), reason="the sockets of a process are listed on Linux only")
def test_with_every_view_open_no_connection_is_made_or_waited_for() -> None:
    done = subprocess.run(
        [sys.executable, "-c", EVERY_VIEW],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT_S,
        check=True,
    )
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen["views"] >= 3
    assert seen["asked"] == []
    assert seen["sockets"] == []
    assert seen["network"] == []


def test_every_file_that_is_made_is_for_the_user_alone(tmp_path: Path) -> None:
    umask = os.umask(0o022)
    try:
        (tmp_path / "script.txt").write_text(SCRIPT, encoding="utf-8")
        script = tmp_path / "script.txt"
        script.chmod(0o600)
        record = tmp_path / "meeting.gcm"
        assert run_alone("rehearse", "gcm-2017-1", "--script", script, "--record", record, cwd=tmp_path).code == 0
        for name in ("log.md", "log.csv", "all.json", "agenda.ics", "summary.docx", "summary.pdf"):
            assert run_alone("export", record, "--to", tmp_path / name, cwd=tmp_path).code == 0
    finally:
        os.umask(umask)
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(made) == 8
    assert {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in made} == {path.name: "0o600" for path in made}
