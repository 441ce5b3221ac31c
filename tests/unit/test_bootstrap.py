"""The parts put together: new records and old ones, their names, their clock, and what is kept in a folder."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from gcm_moderator import bootstrap
from gcm_moderator.agenda.model import Session
from gcm_moderator.desk.qt import Seat
from gcm_moderator.meeting import commands, facts
from gcm_moderator.meeting.facts import AnyFact, Draft
from gcm_moderator.record.port import NotARecord, RecordError, RecordExists, RecordInUse
from gcm_moderator.record.reading import read_record
from gcm_moderator.record.sqlite import SqliteRecord
from tests.unit.meeting.podium import KENYA, later
from tests.unit.meeting.sessions import clock, first_session

OPENED = facts.MeetingOpened(first_session())
DISCUSSION = "panel-1/discussion"
FAR_AHEAD = dt.datetime(2217, 5, 8, 10, 0, tzinfo=dt.UTC)
"""Later than the wall clock of any machine that runs this."""
HARDLY = dt.timedelta(minutes=5)
"""More than any test takes, and less than what it tells apart."""


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """A seat has timers, which want an application."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "session.gcm"


@pytest.fixture
def seats() -> Iterator[list[Seat]]:
    """Seats that are left at the end of the test."""
    taken: list[Seat] = []
    yield taken
    for seat in taken:
        leave(seat)


def leave(seat: Seat) -> None:
    seat.close()
    seat.desk.record.close()


def recorded(path: Path, *those: tuple[AnyFact, dt.datetime]) -> Path:
    """A record of these facts."""
    with closing(SqliteRecord.create(path)) as record:
        record.append([Draft(f"f{n}", "podium", at, f"c{n}", fact) for n, (fact, at) in enumerate(those)]).result()
    return path


class TestDays:
    @pytest.mark.parametrize(
        ("now", "held"),
        [
            (clock("00:00"), True),
            (clock("23:59:59", day=2), True),
            (later(clock("00:00"), -1), False),
            (later(clock("23:59:59", day=2), 1), False),
            (dt.datetime(2017, 5, 7, 22, 30, tzinfo=dt.UTC), True),
            (dt.datetime(2017, 5, 10, 6, 0, tzinfo=dt.timezone(dt.timedelta(hours=12))), True),
        ],
    )
    def test_today_is_the_day_at_the_place(self, now: dt.datetime, held: bool) -> None:
        assert bootstrap.held_today(first_session(), now) is held

    @pytest.mark.parametrize("day", [1, 2])
    def test_a_practice_begins_two_minutes_before_its_day(self, day: int) -> None:
        assert bootstrap.practice_start(first_session(), day) == clock("09:58", day)


class TestNewRecord:
    def test_it_is_named_after_the_session_and_the_local_time(self) -> None:
        found = bootstrap.new_record_path(
            first_session(), dt.datetime(2017, 5, 8, 7, 55, tzinfo=dt.UTC), bootstrap.records_folder()
        )
        assert found == bootstrap.records_folder() / "gcm-2017-1 2017-05-08 09.55.gcm"

    def test_names_that_are_taken_are_left_alone(self) -> None:
        now = clock("09:55")
        for name in ("gcm-2017-1 2017-05-08 09.55.gcm", "gcm-2017-1 2017-05-08 09.55 (1).gcm"):
            found = bootstrap.new_record_path(first_session(), now, bootstrap.records_folder())
            assert found.name == name
            found.parent.mkdir(parents=True, exist_ok=True)
            found.touch()
        assert (
            bootstrap.new_record_path(first_session(), now, bootstrap.records_folder()).name
            == "gcm-2017-1 2017-05-08 09.55 (2).gcm"
        )

    def test_a_meeting_begins_in_the_records_folder_on_the_wall_clock(self, seats: list[Seat]) -> None:
        seats.append(bootstrap.begin(first_session()))
        (file,) = bootstrap.records_folder().glob("*.gcm")
        (opened,) = read_record(file)
        assert opened.fact == OPENED
        assert seats[0].state.clock_ahead_s == 0.0
        assert not seats[0].podium.practice

    def test_a_practice_runs_on_a_clock_put_elsewhere(self, seats: list[Seat], path: Path) -> None:
        start = bootstrap.practice_start(first_session(), 2)
        seats.append(bootstrap.begin(first_session(), path, start, seat="notes-1"))
        assert start <= seats[0].now() < start + HARDLY
        assert seats[0].podium.practice
        (opened,) = read_record(path)
        assert opened.seat == "notes-1"

    def test_half_a_pair_of_surrogates_in_the_agenda_does_no_harm(self, seats: list[Seat], path: Path) -> None:
        seats.append(bootstrap.begin(replace(first_session(), title="First \ud83d"), path))
        assert seats[0].podium.session_title == "First ?"

    def test_elsewhere_is_the_first_folder_that_takes_a_record(self, seats: list[Seat], tmp_path: Path) -> None:
        taken, free, later = tmp_path / "file", tmp_path / "free", tmp_path / "later"
        taken.write_text("precious")
        seats.append(bootstrap.begin_elsewhere(first_session(), None, [taken, free, later]))
        (record,) = free.glob("*.gcm")
        assert [recorded.fact for recorded in read_record(record)] == [OPENED]
        assert not later.exists()
        with pytest.raises(RecordError, match="file"):
            bootstrap.begin_elsewhere(first_session(), None, [taken])

    def test_nothing_is_overwritten(self, path: Path) -> None:
        path.write_text("precious")
        with pytest.raises(RecordExists):
            bootstrap.begin(first_session(), path)
        assert path.read_text() == "precious"


class TestGoingOn:
    def test_it_stands_where_it_was_left(self, seats: list[Seat], path: Path) -> None:
        first = bootstrap.begin(first_session(), path, clock("10:43"))
        for order in (commands.StartSegment(DISCUSSION), commands.RequestFloor(KENYA), commands.CallRequest()):
            first.send(order)
        first.desk.settle()
        left = first.state
        leave(first)
        seats.append(bootstrap.go_on(path))
        assert seats[0].state == left
        now = seats[0].now()
        assert clock("10:43") <= now < clock("10:43") + HARDLY
        assert left.turn is not None
        assert 0 <= left.turn.elapsed(now) < HARDLY.total_seconds()

    def test_its_clock_never_goes_back_behind_the_latest_fact_in_whatever_order_they_came(
        self, seats: list[Seat], path: Path
    ) -> None:
        begun, latest = FAR_AHEAD, FAR_AHEAD + dt.timedelta(days=1)
        note = facts.NoteTaken("n1", facts.NoteContent("A point"))
        recorded(path, (OPENED, begun), (note, latest), (facts.MessageSent("m1", "Wrap up"), begun))
        seats.append(bootstrap.go_on(path))
        assert latest - dt.timedelta(milliseconds=1) <= seats[0].now() < latest + HARDLY

    def test_the_clock_of_a_rehearsal_stood_while_it_was_closed(self, seats: list[Seat], path: Path) -> None:
        opened = facts.MeetingOpened(first_session(), rehearsed=True)
        recorded(path, (opened, clock("10:00")), (facts.SegmentStarted("welcome-1"), clock("10:01")))
        seats.append(bootstrap.go_on(path))
        assert clock("10:01") <= seats[0].now() < clock("10:01") + HARDLY
        assert seats[0].podium.practice

    def test_time_went_by_while_it_was_closed(self, seats: list[Seat], path: Path) -> None:
        recorded(path, (OPENED, clock("10:00")), (facts.SegmentStarted("welcome-1"), clock("10:00")))
        seats.append(bootstrap.go_on(path))
        assert seats[0].now() > clock("10:00", day=2)

    @pytest.mark.parametrize(
        "first", [facts.MessageSent("m", "Hello"), facts.SegmentStarted("welcome-1")], ids=["message", "segment"]
    )
    def test_a_record_without_an_agenda_is_refused_and_let_go(self, path: Path, first: AnyFact) -> None:
        recorded(path, (first, clock("10:00")))
        for _ in range(2):
            with pytest.raises(RecordError, match="does not begin with the agenda"):
                bootstrap.go_on(path)

    def test_a_record_that_contradicts_itself_is_refused_and_let_go(self, path: Path) -> None:
        recorded(path, (OPENED, clock("10:00")), (facts.TurnPaused("nobody"), clock("10:01")))
        for _ in range(2):
            with pytest.raises(RecordError, match="contradicts itself"):
                bootstrap.go_on(path)

    def test_an_empty_record_is_refused_and_let_go(self, path: Path) -> None:
        SqliteRecord.create(path).close()
        for _ in range(2):
            with pytest.raises(RecordError, match="does not begin with the agenda"):
                bootstrap.go_on(path)

    def test_no_record_at_all(self, path: Path) -> None:
        with pytest.raises(NotARecord):
            bootstrap.go_on(path)

    def test_a_meeting_that_is_open_cannot_be_opened_again(self, seats: list[Seat], path: Path) -> None:
        seats.append(bootstrap.begin(first_session(), path))
        with pytest.raises(RecordInUse):
            bootstrap.go_on(path)


class TestElsewhere:
    def test_the_meeting_goes_on_in_the_first_folder_that_takes_it(
        self, seats: list[Seat], path: Path, tmp_path: Path
    ) -> None:
        seat = bootstrap.begin(first_session(), path)
        seats.append(seat)
        seat.send(commands.StartSegment("welcome-1"))
        seat.desk.settle()
        (tmp_path / "a file").touch()
        copy = bootstrap.save_elsewhere(seat, [tmp_path / "a file", tmp_path / "new", tmp_path / "not needed"])
        assert copy == tmp_path / "new" / "gcm-2017-1.gcm"
        assert not (tmp_path / "not needed").exists()
        seat.send(commands.StartSegment("issue-brief"))
        seat.desk.settle()
        assert [fact.fact for fact in read_record(copy)][-1] == facts.SegmentStarted("issue-brief")
        assert [fact.fact for fact in read_record(path)][-1] == facts.SegmentStarted("welcome-1")

    def test_when_no_folder_takes_it_the_meeting_goes_on_as_before(
        self, seats: list[Seat], path: Path, tmp_path: Path
    ) -> None:
        seat = bootstrap.begin(first_session(), path)
        seats.append(seat)
        (tmp_path / "a file").touch()
        with pytest.raises(RecordError, match="could not be saved elsewhere"):
            bootstrap.save_elsewhere(seat, [tmp_path / "a file"])
        seat.send(commands.StartSegment("welcome-1"))
        seat.desk.settle()
        assert read_record(path)[-1].fact == facts.SegmentStarted("welcome-1")


class TestKept:
    def test_no_folder_is_no_record(self, tmp_path: Path) -> None:
        assert list(bootstrap.kept_records(tmp_path / "none", read_record)) == []
        (tmp_path / "file").touch()
        assert list(bootstrap.kept_records(tmp_path / "file", read_record)) == []

    def test_what_was_running_comes_first_then_the_latest_and_the_broken_last(self, tmp_path: Path) -> None:
        early, late, latest = clock("10:00"), clock("12:00"), clock("12:00", day=2)
        recorded(tmp_path / "over.gcm", (OPENED, latest))
        recorded(tmp_path / "before.gcm", (OPENED, early))
        recorded(tmp_path / "running.gcm", (OPENED, early), (facts.SegmentStarted("welcome-1"), early))
        recorded(tmp_path / "running-later.gcm", (OPENED, early), (facts.SegmentStarted("issue-brief"), late))
        (tmp_path / "broken.gcm").write_bytes(os.urandom(5000))
        (tmp_path / "notes.txt").write_text("not looked at")
        kept = list(bootstrap.kept_records(tmp_path, read_record))
        assert [one.path.stem for one in kept] == ["running-later", "running", "over", "before", "broken"]
        assert [one.running.id if one.running else None for one in kept] == [
            "issue-brief", "welcome-1", None, None, None,
        ]  # fmt: skip
        assert [one.last_at for one in kept] == [late, early, latest, early, None]
        assert [one.facts for one in kept] == [2, 2, 1, 1, 0]
        assert all(isinstance(one.session, Session) != bool(one.problem) for one in kept)

    def test_elsewhere_only_records_of_ones_own_are_looked_for(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        usual, home, gone = tmp_path / "records", tmp_path / "home", tmp_path / ("a" * 300)
        for folder in (usual, home):
            folder.mkdir()
            recorded(folder / "ours.gcm", (OPENED, clock("10:00")))
        (home / "a game.gcm").write_bytes(os.urandom(5000))
        (home / "nothing.gcm").touch()
        (home / "a long way.gcm").symlink_to(gone)
        (home / "a folder.gcm").mkdir()
        recorded(home / "damaged.gcm", (OPENED, clock("10:00")))
        (home / "damaged.gcm").write_bytes((home / "damaged.gcm").read_bytes()[:5000])
        kept = bootstrap.kept_records(usual, read_record, [gone, usual, home, home])
        assert {(one.path, one.problem is None) for one in kept} == {
            (usual / "ours.gcm", True), (home / "ours.gcm", True), (home / "damaged.gcm", False),
        }  # fmt: skip
        monkeypatch.setattr(os, "getuid", lambda: home.stat().st_uid + 1)
        kept = bootstrap.kept_records(usual, read_record, [home])
        assert [one.path for one in kept] == [usual / "ours.gcm"]

    def test_a_practice_is_known_as_one(self, tmp_path: Path) -> None:
        recorded(tmp_path / "a.gcm", (facts.MeetingOpened(first_session(), 12.5), clock("10:00")))
        (kept,) = bootstrap.kept_records(tmp_path, read_record)
        assert kept.practice
        assert not kept.rehearsed

    def test_a_rehearsal_is_known_as_one(self, tmp_path: Path) -> None:
        recorded(tmp_path / "a.gcm", (facts.MeetingOpened(first_session(), rehearsed=True), clock("10:00")))
        (kept,) = bootstrap.kept_records(tmp_path, read_record)
        assert kept.practice
        assert kept.rehearsed

    def test_whatever_lies_there_is_told_in_one_sentence(self, tmp_path: Path) -> None:
        SqliteRecord.create(tmp_path / "nothing.gcm").close()
        recorded(tmp_path / "message.gcm", (facts.MessageSent("m", "Hello"), clock("10:00")))
        recorded(tmp_path / "nonsense.gcm", (OPENED, clock("10:00")), (facts.TurnPaused("nobody"), clock("10:00")))
        (tmp_path / "empty.gcm").touch()
        (tmp_path / "text.gcm").write_text("a shopping list")
        (tmp_path / "folder.gcm").mkdir()
        (tmp_path / "gone.gcm").symlink_to(tmp_path / "elsewhere")
        sound = recorded(tmp_path / "sound.gcm", (OPENED, clock("10:00"))).read_bytes()
        (tmp_path / "sound.gcm").unlink()
        (tmp_path / "cut.gcm").write_bytes(sound[: len(sound) // 2])
        kept = {one.path.stem: one for one in bootstrap.kept_records(tmp_path, read_record)}
        assert set(kept) == {"nothing", "message", "nonsense", "empty", "text", "folder", "gone", "cut"}
        for one in kept.values():
            assert one.session is None
            assert one.problem is not None
            assert one.problem.rstrip().endswith((".", "?"))
            assert "index" not in one.problem
        assert kept["nothing"].problem == "nothing.gcm is empty."


def test_ids_are_unique() -> None:
    assert len({bootstrap.new_id() for _ in range(1000)}) == 1000
