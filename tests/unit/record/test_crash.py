"""Killed at any instant: nothing that was acknowledged is lost."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from gcm_moderator.record import reading
from gcm_moderator.record.sqlite import SqliteRecord
from tests.unit.record.drafts import ids

KILLS = 10

APPEND_UNTIL_KILLED = """
import sys
from pathlib import Path
from gcm_moderator.meeting.facts import NoteContent, NoteTaken
from gcm_moderator.record.sqlite import SqliteRecord
from tests.unit.record.drafts import draft
from msgspec.structs import replace

record = SqliteRecord.open(Path(sys.argv[1]))
run = sys.argv[2]
number = 0
while True:
    number += 1
    facts = [draft(NoteTaken(f"{run}-{number}-{part}", NoteContent(f"Firewalls {part}"))) for part in "ab"]
    facts = [replace(fact, id=f"{run}-{number}-{part}") for fact, part in zip(facts, "ab")]
    kept = record.save_draft("notes-1", f"{run}-{number}")
    print(number, record.append(facts).result(), flush=True)
    kept.result()
"""


def test_nothing_acknowledged_is_lost_however_often_it_is_killed(path: Path) -> None:
    chance = random.Random(20170508)
    SqliteRecord.create(path).close()
    known: list[str] = []
    for run in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-c", APPEND_UNTIL_KILLED, path, str(run)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        acknowledged = 0
        for _ in range(chance.randint(1, 60)):
            line = process.stdout.readline().split()
            acknowledged = int(line[0])
            assert int(line[1]) == len(known) + 2 * acknowledged
        process.kill()
        for rest in process.stdout:
            if rest.endswith("\n"):
                acknowledged = int(rest.split()[0])
        process.wait()
        process.stdout.close()

        assert reading.verify(path).sound
        facts = ids(reading.read_record(path))
        count = (len(facts) - len(known)) // 2
        assert count in (acknowledged, acknowledged + 1)
        known += [f"{run}-{number}-{part}" for number in range(1, count + 1) for part in "ab"]
        assert facts == known
        record = SqliteRecord.open(path)
        assert record.search_notes("firewalls", limit=len(known) + 1) != []
        assert len(record.search_notes("firewalls", limit=len(known) + 1)) == len(known)
        text = record.drafts()["notes-1"].text
        assert text.startswith(f"{run}-") or acknowledged <= 1
        record.close()
