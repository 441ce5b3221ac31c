"""The calendar: the shipped file, files with faults, what sources say, months as grids."""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.resources import data_folder
from gcm_moderator.workplan.loading import COLUMNS, Workplan, load_workplan
from gcm_moderator.workplan.model import Chosen, Event, Kind, Precision, in_order
from gcm_moderator.workplan.months import Month, bars, lying_in, on_days_of
from gcm_moderator.workplan.sources import differing


@pytest.fixture(scope="module")
def shipped() -> Workplan:
    return load_workplan(data_folder("assets") / "calendar" / "workplan.csv")


def named(workplan: Workplan, title: str, place: str = "") -> list[Event]:
    return [event for event in workplan.events if event.title.startswith(title) and event.place.startswith(place)]


class TestShipped:
    def test_all_entries_are_there(self, shipped: Workplan) -> None:
        assert shipped.problems == ()
        assert len(shipped.events) == 74
        assert len({event.id for event in shipped.events}) == 74
        assert [len(Chosen(phase=phase).of(shipped.events)) for phase in (1, 2, 3)] == [52, 9, 13]

    def test_reservations_stay_visible(self, shipped: Workplan) -> None:
        (document,) = named(shipped, "PGA circulates documentation for the first")
        assert (document.as_printed, document.certain, document.on_days) == ("5 April TBC", False, True)
        (midsa,) = named(shipped, "MIDSA")
        assert (midsa.as_printed, midsa.on_days) == ("Second/Third quarter of 2017 (TBC)", False)
        (commission,) = named(shipped, "ECLAC", "Santiago")[1:]
        assert not commission.on_days or commission.certain
        undated = [event for event in shipped.events if event.start is None]
        assert len(undated) == 4
        assert shipped.events[-4:] == tuple(undated)

    def test_where_two_sources_differ_both_stand(self, shipped: Workplan) -> None:
        found = differing(shipped.events)
        pairs = {
            tuple(sorted((event.as_printed, other.as_printed)))
            for event in shipped.events
            for other in found.get(event.id, ())
        }
        assert pairs == {
            ("2-3 October 2017", "3-4 October"),
            ("2 October", "4 October 2017 TBC"),
            ("30-31 August", "August 2017"),
            ("26-28 September 2017", "September TBA"),
            ("February TBA", "Mid-February 2018 TBA"),
            ("June TBA", "June/July 2018 TBA"),
        }


ROW = "1,2017-05-08,2017-05-09,day,8-9 May,thematic-session,First,Geneva,workplan"


def loaded(tmp_path: Path, *rows: str) -> Workplan:
    path = tmp_path / "plan.csv"
    path.write_text("\n".join((",".join(COLUMNS), *rows)) + "\n", encoding="utf-8")
    return load_workplan(path)


class TestFaults:
    @pytest.mark.parametrize(
        ("row", "sentence"),
        [
            (ROW.replace("2017-05-08", "8 May"), "“8 May” is no date; write it as 2017-05-08."),
            (ROW.replace("2017-05-09", "2017-05-07"), "it ends on 2017-05-07, before it starts on 2017-05-08."),
            (ROW.replace("2017-05-09", ""), "it has only one of start and end; write both, or none"),
            (ROW.replace("thematic-session", "party"), "the group is one of thematic-session"),
            (ROW.replace(",day,", ",soon,"), "the precision is one of day, week, month, tbc, tba, not “soon”."),
            (ROW.replace("1,", "9,", 1), "the phase is 1, 2 or 3, not “9”."),
            (ROW.replace("First", ""), "it has no title."),
            ("1,2017-05-08", "the line ends before its end."),
        ],
    )
    def test_a_line_that_will_not_do_is_named_and_the_others_stay(
        self, tmp_path: Path, row: str, sentence: str
    ) -> None:
        found = loaded(tmp_path, ROW, row)
        assert len(found.events) == 1
        assert len(found.problems) == 1
        assert found.problems[0].startswith(f"plan.csv, line 3: {sentence}")

    def test_lines_are_counted_through_quoted_breaks(self, tmp_path: Path) -> None:
        found = loaded(tmp_path, ROW.replace("First", '"First\nin two lines"'), ROW.replace("1,", "9,", 1))
        assert found.events[0].line == 2
        assert found.problems[0].startswith("plan.csv, line 4:")

    def test_no_file_no_columns_no_text(self, tmp_path: Path) -> None:
        assert "cannot be read" in load_workplan(tmp_path / "none.csv").problems[0]
        (tmp_path / "empty.csv").write_text("", encoding="utf-8")
        assert "the first line has to name the columns" in load_workplan(tmp_path / "empty.csv").problems[0]
        (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe\x00")
        assert "no text in UTF-8" in load_workplan(tmp_path / "bytes.csv").problems[0]

    @given(st.binary(max_size=300))
    def test_any_file_gives_a_workplan(self, tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
        path = tmp_path_factory.getbasetemp() / "any.csv"
        path.write_bytes(content)
        found = load_workplan(path)
        assert found.events == ()
        assert found.problems


def test_filters_hold_together(shipped: Workplan) -> None:
    chosen = Chosen(Kind.THEMATIC_SESSION, "Vienna", 1).of(shipped.events)
    assert [event.as_printed for event in chosen] == ["4-5 September"]
    assert Chosen().of(shipped.events) == shipped.events
    assert {event.where for event in shipped.events if event.place in ("TBC", "TBA")} == {None}
    assert Chosen(place="Turkey").of(shipped.events)[0].place == "Turkey TBC"


DAYS = st.dates(dt.date(2017, 1, 1), dt.date(2018, 12, 31))


@st.composite
def events(draw: st.DrawFn) -> Event:
    start = draw(DAYS)
    length = draw(st.integers(0, 40))
    precision = draw(st.sampled_from(Precision))
    end = start + dt.timedelta(days=length)
    return Event(1, Kind.IDM, "t", "p", "x", precision, ("workplan",), draw(st.integers(1, 99)), start, end)


class TestMonths:
    def test_a_month_is_whole_weeks_from_monday(self) -> None:
        may = Month(2017, 5)
        assert may.weeks[0][0] == dt.date(2017, 5, 1)
        assert all(len(week) == 7 and week[0].weekday() == 0 for week in may.weeks)
        assert may.moved(-5) == Month(2016, 12)
        assert may.moved(20) == Month(2019, 1)
        assert may.last == dt.date(2017, 5, 31)

    @given(st.lists(events(), max_size=12), DAYS)
    def test_bars_lie_on_their_days_and_not_on_each_other(self, drawn: list[Event], day: dt.date) -> None:
        for week in Month.of(day).weeks:
            made = bars(week, drawn)
            for one, other in combinations(made, 2):
                assert one.lane != other.lane or one.last < other.first or other.last < one.first
            for bar in made:
                assert bar.event.start is not None
                assert bar.event.end is not None
                days = set(week[bar.first : bar.last + 1])
                assert days == {day for day in week if bar.event.start <= day <= bar.event.end}

    @given(st.lists(events(), max_size=12))
    def test_every_entry_with_days_is_in_a_month_once(self, drawn: list[Event]) -> None:
        ordered = in_order(drawn)
        for event in ordered:
            assert event.start is not None
            month = Month.of(event.start)
            assert (event in on_days_of(month, ordered)) is event.on_days
            assert (event in lying_in(month, ordered)) is not event.on_days
