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
