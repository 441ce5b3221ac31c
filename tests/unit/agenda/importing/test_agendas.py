"""Calendars, as offices export them: zones, repetitions, whole days, what was moved or cancelled."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.importing import agendas
from gcm_moderator.agenda.importing.agendas import from_calendar
from gcm_moderator.agenda.importing.document import Document, Line, Style, Table
from gcm_moderator.agenda.importing.problems import NotImportable

ZURICH = ";TZID=Europe/Zurich:"


def calendar(*events: str, head: str = "") -> str:
    """A calendar; each event as "TITLE | START [| END [| further properties]]", START with what stands before it."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *head.splitlines()]
    for number, event in enumerate(events, start=1):
        title, start, *more = (part.strip() for part in event.split(" | "))
        end = [f"DTEND{more[0]}"] if more and more[0] else []
        lines += ["BEGIN:VEVENT", *([] if "UID:" in event else [f"UID:{number}"]), f"SUMMARY:{title}"]
        lines += [*([f"DTSTART{start}"] if start else []), *end, *more[1:], "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def read(text: str) -> Document:
    return from_calendar(text, "session.ics")


def rows(document: Document) -> list[str]:
    """The events as told: "08 10:00-11:00 TITLE" on 8 May 2017."""
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    told = []
    for row in table.rows:
        date, start, end, title, room, details = (cell.text for cell in row.cells)
        told.append(" ".join(filter(None, (date.removeprefix("2017-05-"), f"{start}-{end}", title, room, details))))
    return told


def beside(document: Document) -> list[tuple[str, Style]]:
    lines = [block for block in document.blocks if isinstance(block, Line)]
    assert all(line.place.part == "calendar" for line in lines)
    return [(line.text, line.style) for line in lines]


ONE = "Panel 1 | :20170508T100000 | :20170508T130000"
NO_ZONE = "The times are in UTC, and nothing names the zone of the place; they are told in UTC."


@pytest.mark.parametrize(
    ("text", "zone", "times", "remarks"),
    [
        (calendar(ONE), None, "10:00-13:00", ()),
        (calendar("A | :20170508T100000Z | :20170508T130000Z"), "UTC", "10:00-13:00", (NO_ZONE,)),
        (
            calendar("A | :20170508T100000Z | :20170508T130000Z | LOCATION:Room XIX\\, Geneva"),
            "Europe/Zurich",
            "12:00-15:00",
            (),
        ),
        (
            calendar("A | :20170508T100000Z | :20170508T130000Z", head="X-WR-TIMEZONE:America/New_York"),
            "America/New_York",
            "06:00-09:00",
            (),
        ),
        (
            calendar(f"A | {ZURICH}20170508T100000 | {ZURICH}20170508T130000", head="X-WR-TIMEZONE:Middle/Earth"),
            "Europe/Zurich",
            "10:00-13:00",
            (),
        ),
        (
            calendar(
                "A | ;TZID=Customized Time:20170508T100000 | ;TZID=Customized Time:20170508T130000",
                head="BEGIN:VTIMEZONE\nTZID:Customized Time\nBEGIN:STANDARD\nDTSTART:16010101T000000\n"
                "TZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE",
            ),
            None,
            "10:00-13:00",
            (),
        ),
    ],
)
def test_the_zone_of_a_calendar(text: str, zone: str | None, times: str, remarks: tuple[str, ...]) -> None:
    document = read(text)
    assert (document.zone, document.remarks) == (zone, remarks)
    assert rows(document)[0].split()[1] == times


def test_events_in_several_zones_are_told_in_that_of_most_and_in_order() -> None:
    document = read(
        calendar(
            "C | ;TZID=America/New_York:20170508T110000 | ;TZID=America/New_York:20170508T120000",
            f"B | {ZURICH}20170508T110000 | {ZURICH}20170508T120000",
            f"A | {ZURICH}20170508T100000 | {ZURICH}20170508T110000",
            "D | :20170509T110000Z | :20170509T120000Z",
            "E | :20170509T150000Z | :20170509T160000Z",
            "F | :20170509T160000Z | :20170509T170000Z",
        )
    )
    assert document.zone == "Europe/Zurich"
    assert document.remarks == ("The events are in several time zones; all times are told in Europe/Zurich.",)
    assert rows(document) == [
        "08 10:00-11:00 A",
        "08 11:00-12:00 B",
        "08 17:00-18:00 C",
        "09 13:00-14:00 D",
        "09 17:00-18:00 E",
        "09 18:00-19:00 F",
    ]


@pytest.mark.parametrize(
    ("event", "times"),
    [
        ("A | :20170508T100000 | :20170508T113000", "10:00-11:30"),
        ("A | :20170508T100000", "10:00-"),
        ("A | :20170508T100000 |  | DURATION:PT45M", "10:00-10:45"),
        ("A | :20170508T100000 | :20170508T113000Z", "10:00-11:30"),
        (f"A | {ZURICH}20170508T100000 | :20170508T113000", "10:00-11:30"),
        ("A | :20170508T220000 | :20170509T000000", "22:00-24:00"),
        ("A | :20170508T220000 | :20170509T010000", "22:00-24:00"),
        ("A | :20170508T220000 | :20170508T220000", "22:00-"),
        ("A | :20170508T220000 | :20170508T210000", "22:00-"),
    ],
)
def test_when_an_event_ends(event: str, times: str) -> None:
    assert rows(read(calendar(event))) == [f"08 {times} A"]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("RRULE:FREQ=DAILY;COUNT=3", "8 9 10"),
        ("RRULE:FREQ=DAILY;UNTIL=20170510T080000Z", "8 9 10"),
        ("RRULE:FREQ=DAILY;UNTIL=20170510T075959Z", "8 9"),
        ("RRULE:UNTIL=20170510T100000;FREQ=DAILY", "8 9 10"),
        ("RRULE:FREQ=DAILY;UNTIL=20170510T095959", "8 9"),
        ("RRULE:FREQ=DAILY;COUNT=2 | RRULE:FREQ=DAILY;COUNT=4", "8 9"),
        ("RRULE:FREQ=DAILY;COUNT=3 | EXDATE;TZID=Europe/Zurich:20170509T100000", "8 10"),
        (
            f"RRULE:FREQ=DAILY;COUNT=4 | EXDATE{ZURICH}20170509T100000 | EXDATE{ZURICH}20170510T100000",
            "8 11",
        ),
        (
            "RRULE:FREQ=DAILY;COUNT=4 | EXDATE;TZID=Europe/Zurich:20170509T100000,20170510T100000",
            "8 11",
        ),
    ],
)
def test_an_event_that_repeats(rule: str, days: str) -> None:
    document = read(calendar(f"A | {ZURICH}20170508T100000 | {ZURICH}20170508T110000 | {rule}"))
    assert rows(document) == [f"{int(day):02d} 10:00-11:00 A" for day in days.split()]
    assert document.remarks == ()


def test_an_event_at_the_end_of_all_time_is_as_written() -> None:
    document = read(calendar(f"A | {ZURICH}20170508T100000 | {ZURICH}20170508T110000", "B | :99991231T235900Z"))
    assert rows(document) == ["08 10:00-11:00 A", "9999-12-31 23:59- B"]


def test_the_end_of_a_repetition_without_a_zone_is_as_written() -> None:
    document = read(calendar("A | :20170508T100000 | :20170508T110000 | RRULE:FREQ=DAILY;UNTIL=20170509T100000Z"))
    assert rows(document) == ["08 10:00-11:00 A", "09 10:00-11:00 A"]


@pytest.mark.parametrize(
    ("rule", "times", "remark"),
    [
        ("FREQ=DAILY;COUNT=62", 62, None),
        ("FREQ=DAILY;COUNT=63", 1, '"{title}" repeats without end; it is taken once.'),
        ("FREQ=DAILY", 1, '"{title}" repeats without end; it is taken once.'),
        ("FREQ=DAILY;UNTIL=99991231T235959Z", 1, '"{title}" repeats without end; it is taken once.'),
        ("FREQ=DAILY;BYDAY=XX", 1, 'How "{title}" repeats was not understood; it is taken once.'),
    ],
)
def test_a_repetition_that_is_no_agenda(rule: str, times: int, remark: str | None) -> None:
    title = "Meeting " * 10
    document = read(calendar(f"{title} | :20170508T100000 | :20170508T110000 | RRULE:{rule}"))
    assert len(rows(document)) == times
    assert document.remarks == ((remark.format(title=title[:60]),) if remark else ())


def test_an_event_that_was_moved_stands_once() -> None:
    document = read(
        calendar(
            f"A | {ZURICH}20170508T100000 | {ZURICH}20170508T110000 | RRULE:FREQ=DAILY;COUNT=4 | UID:a",
            f"A, moved | {ZURICH}20170509T150000 | {ZURICH}20170509T160000 | RECURRENCE-ID:20170509T080000Z | UID:a",
            f"A, renamed | {ZURICH}20170510T100000 | {ZURICH}20170510T113000"
            f" | RECURRENCE-ID{ZURICH}20170510T100000 | UID:a",
            f"B | {ZURICH}20170509T100000 | {ZURICH}20170509T110000 | UID:b",
        )
    )
    assert rows(document) == [
        "08 10:00-11:00 A",
        "09 10:00-11:00 B",
        "09 15:00-16:00 A, moved",
        "10 10:00-11:30 A, renamed",
        "11 10:00-11:00 A",
    ]


TEXT, NOTE = Style.TEXT, Style.FOOTNOTE
DAY = "Forum | ;VALUE=DATE:20170508"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (calendar(ONE), []),
        (calendar(ONE, head="X-WR-CALNAME:Hearing\nNAME:Other"), [("Title: Hearing", TEXT)]),
        (calendar(ONE, head="NAME:Hearing"), [("Title: Hearing", TEXT)]),
        (calendar(ONE, DAY), [("Title: Forum", TEXT)]),
        (
            calendar(ONE, DAY, head="NAME:Hearing"),
            [("Title: Hearing", TEXT), ("2017-05-08: Forum (whole day)", NOTE)],
        ),
        (calendar(f"{ONE} | LOCATION:Room 1", DAY), [("Place: Room 1", TEXT), ("Title: Forum", TEXT)]),
        (
            calendar(ONE, DAY, "Feast | ;VALUE=DATE:20170509"),
            [("2017-05-08: Forum (whole day)", NOTE), ("2017-05-09: Feast (whole day)", NOTE)],
        ),
        (calendar(ONE, "Old | :20170508T100000 |  | STATUS:cancelled"), [("Cancelled: Old", NOTE)]),
        (
            calendar(ONE, "Old | ;VALUE=DATE:20170508 |  | STATUS:CANCELLED", DAY),
            [("Title: Forum", TEXT), ("Cancelled: Old", NOTE)],
        ),
        (calendar("Some day | ", ONE), [("Some day", NOTE)]),
        (calendar(" | ;VALUE=DATE:20170508", ONE), []),
        (calendar("Sure | :20170508T100000 | :20170508T110000 | STATUS:CONFIRMED"), []),
    ],
)
def test_what_stands_beside_the_events(text: str, expected: list[tuple[str, Style]]) -> None:
    document = read(text)
    assert beside(document) == expected
    assert len(rows(document)) == 1


def test_a_place_that_all_events_share_is_told_once() -> None:
    one, two = "A | :20170508T100000 | :20170508T110000", "B | :20170508T110000 | :20170508T120000"
    shared = read(calendar(f"{one} | LOCATION:Room 1", two))
    assert beside(shared) == [("Place: Room 1", TEXT)]
    assert rows(shared) == ["08 10:00-11:00 A", "08 11:00-12:00 B"]
    apart = read(calendar(f"{one} | LOCATION:Room 1", f"{two} | LOCATION:Room 2 | DESCRIPTION:one\\ntwo"))
    assert beside(apart) == []
    assert rows(apart) == ["08 10:00-11:00 A Room 1", "08 11:00-12:00 B Room 2 one two"]


def test_the_parts_of_an_event_keep_its_number() -> None:
    document = read(calendar(ONE, "B | :20170509T100000 |  | DESCRIPTION:one\\\\ntwo"))
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [role.value for role in table.roles] == ["date", "start", "end", "title", "room", "detail"]
    assert [[line.place.words() for cell in row.cells for line in cell.lines] for row in table.rows] == [
        ["entry 1"] * 4,
        ["entry 2"] * 5,
    ]
    assert [line.text for line in table.rows[1].cells[-1].lines] == ["one", "two"]
    assert (document.name, document.format) == ("session.ics", "ics")


def test_several_calendars_in_a_file_are_one() -> None:
    document = read(calendar(ONE, head="NAME:Hearing") + calendar("B | :20170509T100000 | :20170509T110000"))
    assert beside(document) == [("Title: Hearing", TEXT)]
    assert rows(document) == ["08 10:00-13:00 Panel 1", "09 10:00-11:00 B"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (calendar(), "session.ics has no event with a time; there is no agenda in it."),
        (calendar(DAY), "session.ics has no event with a time; there is no agenda in it."),
        (
            "BEGIN:VCALENDAR\r\nNONSENSE\r\nEND:VCALENDAR",
            "session.ics is no sound calendar file; export it once more.",
        ),
    ],
)
def test_a_calendar_without_an_agenda(text: str, sentence: str) -> None:
    with pytest.raises(NotImportable) as refused:
        read(text)
    assert str(refused.value) == sentence


def test_a_calendar_of_a_whole_office_is_no_agenda(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agendas, "MOST_ROWS", 2)
    assert len(rows(read(calendar(ONE, ONE)))) == 2
    with pytest.raises(NotImportable) as refused:
        read(calendar(ONE, ONE, ONE))
    assert str(refused.value) == ("session.ics has more than 2 events, which no agenda has; export the agenda alone.")


def test_what_a_calendar_has_too_much_of_is_told() -> None:
    words = "\\n".join(f"line {number}" for number in range(5000))
    document = read(calendar(f"A | :20170508T100000 | :20170508T110000 | DESCRIPTION:{words}"))
    assert document.remarks == ("Only the first 4000 lines were read; 1004 more are not in this session file.",)
