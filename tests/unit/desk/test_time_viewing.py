"""What the co-facilitators see, made from the state: rows of the timeline, the balance, and the memory behind it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given

from gcm_moderator.desk.time_viewing import Memory, figures, heard, picture, place
from gcm_moderator.desk.time_views import RowKind, Scope, TimeFigures, TimePicture
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.balance import balance
from gcm_moderator.meeting.timeline import Progress, timeline
from tests.unit.meeting.generated import Step, opened, play, steps
from tests.unit.meeting.podium import COSTA_RICA, JAPAN, KENYA, MALTA, Podium, discussion
from tests.unit.meeting.sessions import GENEVA, clock

HOUR = dt.timedelta(hours=1)


def seen(podium: Podium, *expanded: str) -> TimePicture:
    return picture(podium.state, timeline(podium.state, podium.now), frozenset(expanded))


def now_of(podium: Podium, scope: Scope = Scope.DISCUSSION) -> TimeFigures:
    return figures(podium.state, podium.now, frozenset(), scope, Memory())


def test_each_day_has_a_heading_and_a_row_an_item() -> None:
    rows = seen(Podium()).rows
    assert [row.id for row in rows if row.kind is RowKind.DAY] == ["day-1", "day-2"]
    assert [row.id for row in rows if row.day == 1][1:] == [
        "welcome-1", "issue-brief", "panel-1", "lunch-1", "panel-2", "closing-1",
    ]  # fmt: skip
    assert {row.id for row in rows if row.expandable} == {"panel-1", "panel-2", "panel-3", "summary"}


def test_an_expanded_panel_has_its_segments_below_it() -> None:
    rows = seen(Podium(), "panel-1", "lunch-1").rows
    at = [row.id for row in rows].index("panel-1")
    assert [row.kind for row in rows[at : at + 8]] == [RowKind.ITEM, *[RowKind.SEGMENT] * 6, RowKind.ITEM]
    assert rows[at].expanded
    assert not next(row for row in rows if row.id == "lunch-1").expanded


def test_the_picture_reaches_as_far_as_anything_of_its_day() -> None:
    assert (seen(Podium(now=clock("10:00"))).first, seen(Podium(now=clock("10:00"))).last) == (10 * HOUR, 18.5 * HOUR)
    early = seen(Podium(now=clock("09:20")))
    assert early.first == 9 * HOUR
    late = Podium()
    late.start("closing-1", "18:20")
    late.at("19:40")
    assert seen(late).last == 20 * HOUR


def test_what_was_held_on_another_day_does_not_stretch_the_picture() -> None:
    podium = Podium()
    podium.start("closing-1", "10:00", day=2)
    podium.at("10:10", day=2)
    podium.do(commands.EndSegment())
    assert seen(podium).last <= 19 * HOUR


@pytest.mark.parametrize(
    ("at", "since"), [(clock("00:00"), 0.0), (clock("10:15"), 10.25), (clock("01:00", day=2), 25.0)]
)
def test_an_instant_lies_on_the_clock_of_the_place(at: dt.datetime, since: float) -> None:
    assert place(at.astimezone(dt.UTC), dt.date(2017, 5, 8), GENEVA) == since * HOUR


def test_the_day_that_is_held_is_the_one_to_look_at() -> None:
    podium = Podium()
    podium.start("panel-3/opening", "10:05", day=2)
    assert seen(podium).day == 2
    running = {row.id for row in seen(podium, "panel-3").rows if row.progress is Progress.RUNNING}
    assert running == {"panel-3", "panel-3/opening"}


def test_marks_of_a_day() -> None:
    first, second = seen(Podium()).days
    assert [sitting.end for sitting in first.sittings] == [clock("13:00"), clock("18:00")]
    assert (len(first.breaks), len(first.overlaps), len(second.overlaps)) == (1, 1, 0)


def spoken(podium: Podium, *speakers: object) -> None:
    for speaker in speakers:
        podium.call(podium.request(speaker))  # type: ignore[arg-type]
        podium.finish(after=60)


def test_the_balance_is_of_the_discussion_or_of_the_session() -> None:
    podium = discussion()
    spoken(podium, KENYA, MALTA)
    podium.start("panel-2/discussion", "15:28")
    spoken(podium, KENYA)
    here, everywhere = now_of(podium).heard, now_of(podium, Scope.SESSION).heard
    assert (here.delegations, here.interventions, here.spoken_s) == (1, 1, 60.0)
    assert (everywhere.delegations, everywhere.interventions, everywhere.spoken_s) == (2, 3, 180.0)
    assert KENYA.regional_group not in here.not_heard
    assert MALTA.regional_group in here.not_heard
    assert MALTA.regional_group not in everywhere.not_heard


def test_where_no_discussion_runs_the_balance_is_the_session_s() -> None:
    podium = discussion()
    spoken(podium, KENYA)
    podium.start("lunch-1", "13:00")
    assert now_of(podium).heard.scope is Scope.SESSION
    assert now_of(podium).heard.interventions == 1


def test_gender_is_there_only_if_recorded() -> None:
    podium = discussion()
    spoken(podium, KENYA)
    assert now_of(podium).heard.balance.by_gender == {}
    podium.call(podium.do(commands.RequestFloor(MALTA, gender="f")))
    assert set(now_of(podium).heard.balance.by_gender) == {"f"}


@given(steps(most=60))
def test_the_memory_comes_to_the_same_as_reckoning_anew(played: list[Step]) -> None:
    podium, memory = opened(), Memory()
    for step in played:
        play(podium, [step])
        turns = memory.turns(podium.state)
        assert [turn.started_at for turn in turns] == sorted(turn.started_at for turn in turns)
        assert sorted(turns, key=lambda turn: turn.id) == sorted(podium.state.all_turns(), key=lambda turn: turn.id)
        known = heard(podium.state, podium.now, Scope.SESSION, memory)
        plain = balance(podium.state, podium.now)
        for one, other in (
            (known.balance.by_group, plain.by_group),
            (known.balance.by_category, plain.by_category),
            (known.balance.by_gender, plain.by_gender),
        ):
            assert one.keys() == other.keys()
            for name, share in other.items():
                assert one[name].interventions == share.interventions
                assert one[name].spoken_s == pytest.approx(share.spoken_s, abs=0.01)
        assert known.delegations == heard(podium.state, podium.now, Scope.SESSION, Memory()).delegations


def test_points_of_order_and_panellists_are_no_delegations_heard() -> None:
    podium = discussion()
    spoken(podium, JAPAN)
    podium.do(commands.GivePanellist("panellist-1"))
    podium.wait(30)
    podium.do(commands.RequestFloor(COSTA_RICA))
    assert now_of(podium).heard.delegations == 1
