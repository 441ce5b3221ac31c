"""Times of day, in every spelling that offices print."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.agenda.importing.spelling import Span, clock, duration_minutes, find_spans, whole_span

QUARTERS = st.integers(0, 24 * 12 - 1).map(lambda n: n * 5)


def told(text: str) -> list[str]:
    return [clock(s.start) if s.end is None else f"{clock(s.start)}-{clock(s.end)}" for s in find_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10:00 – 10:15", "10:00-10:15"),
        ("10.00 am-1.00 p.m.", "10:00-13:00"),
        ("10 a.m. to 1 p.m.", "10:00-13:00"),
        ("15:00-17:55", "15:00-17:55"),
        ("10 h 00", "10:00"),
        ("10h00–10h15", "10:00-10:15"),
        ("10 h – 10 h 15", "10:00-10:15"),
        ("de 10 h à 13 h", "10:00-13:00"),
        ("1000-1015 hrs", "10:00-10:15"),
        ("0900h–0930h", "09:00-09:30"),
        ("from 3 to 6 p.m.", "15:00-18:00"),
        ("10–10.30 a.m.", "10:00-10:30"),
        ("11:45 a.m.-12:15 p.m.", "11:45-12:15"),
        ("12–1 pm", "12:00-13:00"),
        ("12 noon", "12:00"),
        ("10 a.m. – 12 noon", "10:00-12:00"),
        ("8 p.m. – midnight", "20:00-24:00"),
        ("10\u00a0a.m.\u2009–\u200911\u00a0a.m.", "10:00-11:00"),
        ("de las 10.00 a las 13.00 horas", "10:00-13:00"),
        ("De 10 a 13 horas", "10:00-13:00"),
        ("10:00 a. m. a 1:00 p. m.", "10:00-13:00"),
        ("с 10 ч. 00 м. до 13 ч. 00 м.", "10:00-13:00"),
        ("10.00–13.00", "10:00-13:00"),
        ("上午10时15分至下午1时", "10:15-13:00"),
        ("下午3时至6时", "15:00-18:00"),
        ("１０：００－１３：００", "10:00-13:00"),
        ("من الساعة ١٠:٠٠ إلى الساعة ١٣:٠٠", "10:00-13:00"),
        ("10:00 صباحا – 1:00 مساء", "10:00-13:00"),
        ("٠٠/١٠ - ١٥/١٠", "10:00-10:15"),
        ("Panel 1 (10:00-11:30)", "10:00-11:30"),
        ("10.00 Uhr", "10:00"),
    ],
)
def test_a_spelling(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "between 2017-2018",
        "5-7 minutes",
        "A/RES/71/280",
        "Articles 9-10",
        "8/5/2017",
        "2017-05-08",
        "COVID-19",
        "Sustainable Development Goal 10.7",
        "Panel 1-3",
        "12.5 per cent",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert told(text) == []


def test_what_leaves_room_is_not_sure() -> None:
    assert [span.sure for span in find_spans("11:00-1:00")] == [False]
    assert told("11:00-1:00") == ["11:00-13:00"]
    assert [span.sure for span in find_spans("13:00-11:00")] == [False]


def test_a_cell_that_is_a_time() -> None:
    assert whole_span(" 10:00 – 10:15 ") is not None
    assert whole_span("1330") == Span(13 * 60 + 30, None, 0, 4, sure=False)
    assert whole_span("10:00 Opening") is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("15", 15),
        ("15 min", 15),
        ("1h30", 90),
        ("00:15:00", 15),
        ("1:05", 65),
        ("1:05:30", 65.5),
        ("100:00", 6000),
        ("1000:00", None),
        ("1:2:3:4", None),
        ("a:b", None),
        ("(15 min)", 15),
        ("1,5 h", 90),
        ("1.5 h", 90),
        ("2,5 min", 2.5),
        ("1 hr 20 min", 80),
        ("1440", 1440),
        ("1441", None),
        ("25 h", None),
        ("0", None),
        ("5 x", None),
        ("2 h", 120),
        ("", None),
        ("soon", None),
    ],
)
def test_a_length(text: str, minutes: float | None) -> None:
    assert duration_minutes(text) == minutes


SPELLINGS: dict[str, Callable[[int, int], str]] = {
    "24 hours": lambda h, m: f"{h:02d}:{m:02d}",
    "dotted with a unit": lambda h, m: f"{h}.{m:02d} hrs",
    "French": lambda h, m: f"{h} h {m:02d}",
    "French, close": lambda h, m: f"{h}h{m:02d}",
    "am and pm": lambda h, m: f"{(h - 1) % 12 + 1}:{m:02d} {'a.m.' if h < 12 else 'p.m.'}",
    "AM and PM": lambda h, m: f"{(h - 1) % 12 + 1}.{m:02d}{'AM' if h < 12 else 'PM'}",
    "Russian": lambda h, m: f"{h} ч. {m:02d} мин.",
    "Chinese": lambda h, m: f"{h}时{m:02d}分",
    "Arabic-Indic": lambda h, m: f"{h:02d}:{m:02d}".translate({48 + n: 0x660 + n for n in range(10)}),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@given(dash=st.sampled_from(["-", " – ", "\u2009—\u2009", " to "]), one=QUARTERS, other=QUARTERS)
def test_a_stretch_is_read_back(spelling: str, dash: str, one: int, other: int) -> None:
    spell = SPELLINGS[spelling]
    start, end = sorted((one, other))
    if start == end or start < 5 * 60:
        return
    text = f"{spell(*divmod(start, 60))}{dash}{spell(*divmod(end, 60))} Panel 1: Human rights"
    assert told(text) == [f"{clock(start)}-{clock(end)}"]
    (span,) = find_spans(text)
    assert text[span.to :].strip() == "Panel 1: Human rights"


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    for span in find_spans(text):
        assert 0 <= span.start <= 24 * 60
        assert 0 <= span.at < span.to <= len(text)
        assert span.end is None or span.start < span.end <= 24 * 60


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("12 a.m.", ["00:00 0:7"]),
        ("12:30 a.m.", ["00:30 0:10"]),
        ("12 p.m.", ["12:00 0:7"]),
        ("1 p.m.", ["13:00 0:6"]),
        ("11 to 12 noon", ["11:00-12:00 0:13"]),
        ("1 to 2 p.m.", ["13:00-14:00 0:11"]),
        ("11-1 p.m.", ["11:00-13:00 0:9"]),
        ("12-1 p.m.", ["12:00-13:00 0:9"]),
        ("11 a.m.-1", ["11:00-13:00 0:9"]),
        ("11 a.m.-12", ["11:00-12:00 0:10"]),
        ("9 p.m.-12", ["21:00-24:00 0:9"]),
        ("10:00-0:00", ["10:00-24:00 0:10"]),
        ("11:00-1:00", ["11:00-13:00? 0:10"]),
        ("13:00-11:00", ["13:00-23:00? 0:11"]),
        ("10.00-13.00", ["10:00-13:00~ 0:11"]),
        ("10.00 a.m.-13.00", ["10:00-13:00 0:16"]),
        ("10.00-1.00 p.m.", ["10:00-13:00 0:15"]),
        ("10.00-13.00 hrs", ["10:00-13:00 0:15"]),
        ("10.00 h-13.00", ["10:00-13:00 0:13"]),
        ("10.00", ["10:00~ 0:5"]),
        ("10.00 a.m.", ["10:00 0:10"]),
        ("10.00 hrs", ["10:00 0:9"]),
        ("10 h", ["10:00 0:4"]),
        ("in 10 h", []),
        ("(10 h", ["10:00 1:5"]),
        ("在上午10时", ["10:00 1:6"]),
        ("会议上午 10时", ["10:00 2:8"]),
        ("10时半", ["10:30 0:4"]),
        ("上午10时半", ["10:30 0:6"]),
        ("中午12时", ["12:00 0:5"]),
        ("中午11时", ["11:00 0:5"]),
        ("中午1时", ["13:00 0:4"]),
        ("晚上7时", ["19:00 0:4"]),
        ("4h30", []),
        ("5h30", ["05:30 0:4"]),
        ("4:30", ["04:30 0:4"]),
        ("4h30 a.m.", ["04:30 0:9"]),
        ("1000-1015", ["10:00-10:15 0:9"]),
        ("see 1000-1015", []),
        ("1900-2000", []),
        ("1930-2030", []),
        ("1800-1900", ["18:00-19:00 0:9"]),
        ("2000-2100", ["20:00-21:00 0:9"]),
        ("1900-2000 hrs", ["19:00-20:00 0:13"]),
        ("1900 hrs-2000", ["19:00-20:00 0:13"]),
        ("(1000-1015)", ["10:00-10:15 1:10"]),
        ("1000", []),
        ("1000 hrs", ["10:00 0:8"]),
        ("1000-11", []),
        ("10-11", []),
        ("10-11 h", ["10:00-11:00 0:7"]),
        ("10 h-11", ["10:00-11:00 0:7"]),
        ("3.30-4 p.m.", ["15:30-16:00 0:11"]),
        ("10.30-12", ["10:30~ 0:5"]),
        ("10:30-11", ["10:30-11:00 0:8"]),
        ("x 10:30-11", ["10:30 2:7"]),
        ("x 10:30-12", ["10:30-12:00 2:10"]),
        ("(10:30-11", ["10:30-11:00 1:9"]),
        ("10:30-11:00 a.m.", ["10:30-11:00 0:16"]),
        ("between 10:00 and 11:00", ["10:00-11:00 0:23"]),
        ("from 10:00 and 11:00", ["10:00 0:10", "11:00 15:20"]),
        ("10:00 and 11:00", ["10:00 0:5", "11:00 10:15"]),
        ("entre las 10:00 y 11:00", ["10:00-11:00 0:23"]),
        ("25:00", []),
        ("24:00", ["24:00 0:5"]),
        ("24:01", []),
        ("10:60", []),
        ("13 a.m.", []),
        ("12 a.m.-1", ["00:00-01:00 0:9"]),
        ("14:00 p.m.", ["14:00 0:10"]),
        ("0:00 a.m.", ["00:00 0:9"]),
        ("noon", ["12:00 0:4"]),
        ("midnight", ["24:00 0:8"]),
        ("10 a.m. to midnight", ["10:00-24:00 0:19"]),
        ("10:00, 11:00, 12:00", ["10:00 0:5", "11:00 7:12", "12:00 14:19"]),
        ("5, 10:00", ["10:00 3:8"]),
        ("from 10:00", ["10:00 0:10"]),
        ("x from 10:00 to 11:00", ["10:00-11:00 2:21"]),
        ("между 10:00 и 11:00", ["10:00-11:00 0:19"]),
        ("10:15 – 10:00 ص", ["10:00-10:15? 0:15"]),
        ("من الساعة 15/10 إلى", ["10:15 0:15"]),
        ("الساعة 10/15", ["10:15 0:12"]),
        ("الساعة 10/25", ["10:25 0:12"]),
        ("الساعة 25/10", []),
        ("الساعة 5/15", ["05:15 0:11"]),
        ("15/10", []),
        ("2017-05-08 10:00", ["10:00 11:16"]),
        ("8/5/2017 10:00", ["10:00 9:14"]),
        ("A/RES/71/280 10:00", ["10:00 13:18"]),
        ("12 (noon)", ["12:00 0:9"]),
        ("10 a.m. -> 11 a.m.", ["10:00-11:00 0:18"]),
        ("10:00 > 11:00", ["10:00-11:00 0:13"]),
        ("10:00:30", ["10:00 0:8"]),
        ("5-7", []),
        ("10 a.m.–5 p.m. 6 p.m.", ["10:00-17:00 0:14", "18:00 15:21"]),
        ("11 noon", ["11:00 0:7"]),
        ("1 noon", ["13:00 0:6"]),
        ("2 noon", ["14:00 0:6"]),
        ("10:00am", ["10:00 0:7"]),
        ("9 to 10 a.m. and 11 to 12 noon", ["09:00-10:00 0:12", "11:00-12:00 17:30"]),
    ],
)
def test_where_a_time_stands_and_how_sure_it_is(text: str, spans: list[str]) -> None:
    """As "start-end at:to"; "?" where the text leaves room, "~" where it is a time only if times are expected."""
    assert [
        f"{clock(s.start)}{f'-{clock(s.end)}' if s.end is not None else ''}"
        f"{'' if s.sure else '?'}{'' if s.strong else '~'} {s.at}:{s.to}"
        for s in find_spans(text)
    ] == spans


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("1330", "13:30"),
        (" 1330 ", "13:30"),
        ("133", None),
        ("2460", None),
        ("2400", "24:00"),
        ("2359", "23:59"),
        ("0000", "00:00"),
        ("13300", None),
        ("(10:00)", "10:00"),
        ("10:00 x", None),
        ("10:00 11:00", None),
        ("10:00-11:00 ", "10:00"),
        ("1330x", None),
        ("٠٩٠٠", "09:00"),
    ],
)
def test_a_cell_that_is_one_time(text: str, start: str | None) -> None:
    span = whole_span(text)
    assert (clock(span.start) if span is not None else None) == start
