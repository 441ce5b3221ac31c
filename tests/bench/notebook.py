"""Records with many notes, to measure the Notes view on."""

from __future__ import annotations

import datetime as dt
import random
import statistics
from itertools import islice
from pathlib import Path

from gcm_moderator.agenda.model import Session
from gcm_moderator.meeting import facts
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import NoteKind
from tests.bench import floor, windows
from tests.bench.figures import MS, Figure, percentile, ratio

FEW = 100
MANY = 100_000
TEXT = (
    "migrants firewalls work data disaggregated by age sex status detention children education partnerships cities "
    "consulates remittances health justice данные дети услуги الوصول العدالة 教育 伙伴关系 santé accès"
)
_DISCUSSION = "panel-1/discussion"


def drafts(session: Session, count: int) -> list[facts.Draft]:
    """The facts of a meeting whose discussion has so many notes, in six languages; every thousandth asks something."""
    at = session.segments[0].planned_start
    speakers = list(islice(floor.states(), 40))
    dice, words = random.Random(2017), TEXT.split()
    made = [
        floor.opening(session, at),
        facts.Draft("start.1", floor.SEAT, at, "start", facts.SegmentStarted(_DISCUSSION)),
    ]
    for number in range(count):
        question = number % 1000 == 0
        content = NoteContent(
            f"Point {number}: {' '.join(dice.choices(words, k=14))}",
            NoteKind.QUESTION if question else NoteKind.POINT,
            to="panellist-2" if question else None,
            star=number % 7 == 0,
            segment=_DISCUSSION,
            speaker=speakers[number % len(speakers)],
        )
        at += dt.timedelta(milliseconds=10)
        note = f"n{number}"
        made.append(facts.Draft(f"{note}.1", "notes", at, note, facts.NoteTaken(note, content)))
    return made


def notes(few: Path, many: Path, home: Path, repeat: int) -> list[Figure]:
    """The Notes view on a record of a hundred notes and on one of a hundred thousand."""
    found = windows.noting(home, few, many, 60 * repeat, 120 * repeat)
    searches = {query: statistics.median(times) for query, times in found["search_s"].items()}
    slowest = max(searches, key=lambda query: searches[query])
    keys = found["key_s"]
    return [
        ratio(
            "note-saved",
            found["many_s"],
            found["few_s"],
            1.2,
            "A note from Enter until it is on the disk and in the list, with 100,000 notes against 100; in turn.",
        ),
        Figure(
            "note-search",
            searches[slowest] * 1000,
            50.0,
            MS,
            "The first page of a search while typing, with 100,000 notes; the slowest of some queries.",
            f"medians of {len(searches)} queries five times each, slowest “{slowest}”",
        ),
        Figure(
            "note-key",
            percentile(keys, 0.99) * 1000,
            16.0,
            MS,
            "From a key until the window is painted with it, for 99 keys in 100, with 100,000 notes, while another"
            " process exports the record.",
            f"{len(keys)} keys, latest {max(keys) * 1000:.3g} ms",
        ),
    ]
