"""Programmes as differing offices lay them out: what is read of each, and that nothing of any is lost."""

from __future__ import annotations

import re

import pytest

from gcm_moderator.agenda.importing.document import cleaned
from gcm_moderator.agenda.importing.importer import Imported, imported_from
from gcm_moderator.agenda.importing.reading import document_of
from tests.unit.agenda.importing.offices import ALL, content_of
from tests.unit.agenda.importing.papers import FORMATS

EXPECTED = {
    "side-by-side.docx": """
        Vienna International Centre | Europe/Vienna
        2017-09-04 10:00-13:00 15:00-18:00
        10:00-10:15 remarks opening
        10:15-13:00 expert-panel panel-1
        13:00-15:00 break lunch
        15:00-18:00 expert-panel panel-2
        2017-09-05 10:00-13:00 15:00-18:00
        10:00-13:00 expert-panel panel-3
        15:00-17:30 summary-panel summary
        17:30-18:00 remarks closing
    """,
    "day-columns.docx": """
        Geneva | Europe/Zurich
        2017-06-19 10:00-13:00 15:00-18:00
        10:00-10:15 remarks opening
        10:15-13:00 expert-panel panel-1
        13:00-15:00 break lunch-1
        15:00-17:30 expert-panel panel-2
        17:30-18:00 remarks closing-1
        2017-06-20 10:00-13:00 15:00-18:00
        10:00-10:15 remarks welcome
        10:15-13:00 expert-panel panel-3
        13:00-15:00 break lunch-2
        15:00-17:30 summary-panel summary
        17:30-18:00 remarks closing-2
    """,
    "hearing.docx": """
        Trusteeship Council Chamber, United Nations Headquarters, New York | America/New_York
        2017-07-26 10:00-13:00
        10:00-10:20 remarks opening
        10:20-11:30 expert-panel panel-1
        11:30-12:40 expert-panel panel-2
        12:40-13:00 remarks closing
    """,
    "note.docx": """
        Geneva | Europe/Zurich
        2017-05-08 10:00-13:00 15:00-18:00
        10:00-10:15 remarks welcome
        10:15-13:00 expert-panel panel-1
        13:00-15:00 break lunch
        15:00-17:55 expert-panel panel-2
        17:50-18:00 remarks closing-1
        2017-05-09 10:00-13:00 15:00-18:00
        10:00-13:00 expert-panel panel-3
        15:00-17:30 summary-panel summary
        17:30-18:00 remarks closing-2
    """,
    "nested.docx": """
        Addis Ababa | Africa/Addis_Ababa
        2026-06-14 10:00-13:00
        10:00-10:10 remarks welcome
        10:10-13:00 expert-panel panel-1
    """,
    "no-rules.pdf": """
        Conference Room 4, United Nations Headquarters, New York | America/New_York
        2017-07-24 10:00-13:00 15:00-18:00
        10:00-10:15 remarks welcome
        10:15-13:00 expert-panel panel-1
        13:00-15:00 break lunch
        15:00-18:00 expert-panel panel-2
        2017-07-25 10:00-13:00 15:00-18:00
        10:00-13:00 expert-panel panel-3
        15:00-17:30 summary-panel summary
        17:30-18:00 remarks closing
    """,
    "two-columns.pdf": """
        Geneva | Europe/Zurich
        2017-10-02 10:00-13:00 15:00-18:00
        10:00-10:15 remarks opening
        10:15-13:00 expert-panel panel-1
        13:00-15:00 break lunch
        15:00-17:50 expert-panel panel-2
        17:50-18:00 remarks closing
    """,
    "arabic.txt": """
        جنيف | Europe/Zurich
        2017-05-08 10:00-13:00 15:00-18:00
        10:00-10:15 remarks welcome
        10:15-13:00 expert-panel panel-1
        13:00-15:00 break lunch
        15:00-17:50 expert-panel panel-2
        17:50-18:00 remarks closing
    """,
    "bars.md": """
        Bangkok | Asia/Bangkok
        2026-06-03 10:00-13:00
        10:00-10:30 remarks opening
        10:30-12:30 expert-panel panel-1
        12:30-13:00 remarks closing
    """,
    "chinese.txt": """
        日内瓦万国宫 | Europe/Zurich
        2017-05-08 10:00-13:00 15:00-18:00
        10:00-10:15 remarks welcome
        10:15-13:00 expert-panel panel-1
        13:00-15:00 break lunch-1
        15:00-17:50 expert-panel panel-2
        17:50-18:00 remarks closing-1
        2017-05-09 10:00-13:00 15:00-18:00
        10:00-13:00 expert-panel panel-3
        13:00-15:00 break lunch-2
        15:00-17:30 summary-panel summary
        17:30-18:00 remarks closing-2
    """,
    "day-rows.csv": """
        - | -
        2026-05-11 09:30-12:30
        09:00-09:30 break registration
        09:30-10:45 expert-panel panel-1
        10:45-11:00 break coffee
        11:00-12:30 expert-panel panel-2
        2026-05-12 09:30-12:30
        09:30-12:30 expert-panel panel-3
    """,
    "e-mail.txt": """
        New York | America/New_York
        2026-09-14 10:00-13:00
        09:30-10:00 break registration
        10:00-10:20 remarks opening
        10:20-10:40 presentation keynote-address-ms-rosa
        10:40-11:40 expert-panel panel-1
        11:40-11:55 break coffee
        11:55-12:50 expert-panel panel-2
        12:50-13:00 remarks closing
    """,
    "french.txt": """
        Genève, Palais des Nations, salle XIX | Europe/Zurich
        2017-05-08 10:00-13:00 15:00-18:00
        10:00-10:15 remarks welcome-1
        10:15-13:00 expert-panel panel-1
        13:00-15:00 break lunch-1
        15:00-17:55 expert-panel panel-2
        17:50-18:00 remarks closing-1
        2017-05-09 10:00-13:00 15:00-18:00
        10:00-10:05 remarks welcome-2
        10:05-13:00 expert-panel panel-3
        13:00-15:00 break lunch-2
        15:00-17:30 summary-panel summary
        17:30-18:00 remarks closing-2
    """,
    "outlook.ics": """
        Room XIX, Geneva | Europe/Zurich
        2017-05-08 10:00-13:00
        10:00-10:15 remarks opening
        10:15-13:00 expert-panel panel-1
        13:00-15:00 break lunch-1
        2017-05-09 10:00-13:00
        10:00-13:00 expert-panel panel-2
        13:00-15:00 break lunch-2
    """,
    "parts.txt": """
        New York | America/New_York
        2017-05-22 10:00-13:00 15:00-18:00
        10:00-10:15 remarks opening
        10:15-13:00 expert-panel panel-1
        13:00-15:00 break lunch
        15:00-17:50 expert-panel panel-2
        17:50-18:00 remarks closing-1
        2017-05-23 10:00-13:00 15:00-18:00
        10:00-13:00 expert-panel panel-3
        15:00-17:30 summary-panel summary
        17:30-18:00 remarks closing-2
    """,
    "russian.txt": """
        Женева | Europe/Zurich
        2017-05-08 10:00-13:00 15:00-18:00
        10:00-10:15 remarks welcome
        10:15-13:00 expert-panel panel-1
        13:00-15:00 break lunch
        15:00-17:50 expert-panel panel-2
        17:50-18:00 remarks closing
    """,
    "sessions.txt": """
        - | -
        None 10:00-13:00
        10:00-11:30 expert-panel panel-1
        11:30-11:45 break coffee
        11:45-13:00 expert-panel panel-2
    """,
    "spanish.txt": """
        Ginebra | Europe/Zurich
        2017-05-08 10:00-13:00 15:00-18:00
        10:00-10:15 remarks welcome
        10:15-13:00 expert-panel panel-1
        13:00-15:00 break lunch
        15:00-17:50 expert-panel panel-2
        17:50-18:00 remarks closing
    """,
    "tabs.txt": """
        Vienna | Europe/Vienna
        2017-09-04 10:00-13:00 15:00-18:00
        10:00-10:15 remarks opening
        10:15-13:00 expert-panel panel-1
        13:00-15:00 break lunch
        15:00-17:50 expert-panel panel-2
        17:50-18:00 remarks closing
    """,
    "times-above.txt": """
        New York, Trusteeship Council Chamber | America/New_York
        2017-05-22 10:00-13:00 15:00-18:00
        10:00-10:15 remarks welcome
        10:15-13:00 expert-panel panel-1
        13:00-15:00 break lunch-1
        15:00-17:50 expert-panel panel-2
        17:50-18:00 remarks closing-1
        2017-05-23 10:00-13:00 15:00-18:00
        10:00-13:00 expert-panel panel-3
        13:00-15:00 break lunch-2
        15:00-17:30 summary-panel summary
        17:30-18:00 remarks closing-2
    """,
}


def imported(name: str) -> Imported:
    return imported_from(document_of(FORMATS[name]() if name in FORMATS else content_of(name), name))


def told(one: Imported) -> list[str]:
    understood = one.understanding
    place, zone = (found.text if found is not None else "-" for found in (understood.place, understood.zone))
    lines = [f"{place} | {zone}"]
    for day in understood.days:
        lines.append(" ".join([str(day.date), *(f"{start}-{end}" for start, end in day.sittings)]))
        lines += [f"{item.start}-{item.end} {item.kind} {item.id}" for item in day.items]
    return lines


@pytest.mark.parametrize("name", ALL)
def test_a_layout(name: str) -> None:
    assert told(imported(name)) == [line.strip() for line in EXPECTED[name].strip().splitlines()]


@pytest.mark.parametrize("name", ALL)
def test_it_runs_unless_something_is_missing(name: str) -> None:
    one = imported(name)
    assert one.ok == (not one.understanding.missing), one.problems


@pytest.mark.parametrize("name", [*ALL, *FORMATS])
def test_every_word_of_the_document_is_in_the_session_file(name: str) -> None:
    """In a value or as a comment; times and dates are written in one way."""
    one = imported(name)
    kept = one.text.lower()
    for read in one.understanding.lines:
        words = re.findall(r"[^\W\d_]{4,}", cleaned(read.line.text).lower())
        lost = [word for word in words if word not in kept and word not in BESIDE_TIMES]
        assert not lost, (read.line.text, read.meaning)


BESIDE_TIMES = {"from", "hours", "noon", "часов", "horas", "الساعة"}
