"""What moves when a time is changed, and what stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gcm_moderator.agenda.editing.following import Slot, followed, is_linked, with_end, with_start


def at(start: str, end: str, kind: str = "") -> Slot:
    def minutes(text: str) -> int:
        return int(text[:2]) * 60 + int(text[3:])

    return Slot(minutes(start), minutes(end), fixed="f" in kind, elastic="e" in kind)


WELCOME, BRIEF = at("10:00", "10:10"), at("10:10", "10:15")
PANEL, LUNCH = at("10:15", "13:00", "e"), at("13:00", "15:00", "fe")
PANEL_2, CLOSING = at("15:00", "17:50", "e"), at("17:50", "18:00")
DAY = (WELCOME, BRIEF, PANEL, LUNCH, PANEL_2, CLOSING)
STOPS = (13 * 60, 18 * 60)


def test_linked_items_follow_and_the_panel_before_lunch_takes_it_in() -> None:
    after = followed(DAY, 0, at("10:00", "10:20"), STOPS)
    assert after == [at("10:00", "10:20"), at("10:20", "10:25"), at("10:25", "13:00", "e"), LUNCH, PANEL_2, CLOSING]


def test_what_gets_shorter_draws_the_others_up_and_the_panel_gets_longer() -> None:
    after = followed(DAY, 0, at("10:00", "10:05"), STOPS)
    assert after is not None
    assert after[1:3] == [at("10:05", "10:10"), at("10:10", "13:00", "e")]


def test_the_end_of_the_sitting_stays_when_lunch_is_longer() -> None:
    after = followed(DAY, 3, with_end(LUNCH, 15 * 60 + 15), STOPS)
    assert after is not None
    assert after[4:] == [at("15:15", "17:50", "e"), CLOSING]


def test_without_anything_to_take_it_in_all_that_is_linked_moves() -> None:
    day = (WELCOME, BRIEF, at("10:15", "10:45"), LUNCH)
    after = followed(day, 0, at("10:00", "10:20"), STOPS)
    assert after == [at("10:00", "10:20"), at("10:20", "10:25"), at("10:25", "10:55"), LUNCH]


def test_free_time_before_a_fixed_item_is_used_up_first() -> None:
    day = (WELCOME, at("10:10", "12:50", "e"), LUNCH)
    assert followed(day, 0, at("10:00", "10:15"), ()) == [at("10:00", "10:15"), at("10:15", "12:55", "e"), LUNCH]
    assert followed(day, 0, at("10:00", "10:40"), ()) == [at("10:00", "10:40"), at("10:40", "13:00", "e"), LUNCH]


def test_what_is_not_linked_stays() -> None:
    day = (WELCOME, at("10:20", "10:30"), at("10:30", "10:40"))
    assert followed(day, 0, at("10:00", "10:25"), ()) == [at("10:00", "10:25"), *day[1:]]


def test_a_panel_keeps_its_end_and_remarks_their_length_when_they_start_later() -> None:
    assert with_start(PANEL, 620) == at("10:20", "13:00", "e")
    assert with_start(BRIEF, 620) == at("10:20", "10:25")
    assert with_start(PANEL, 13 * 60) == at("13:00", "15:45", "e")


def test_nothing_passes_midnight() -> None:
    day = (at("22:00", "23:00"), at("23:00", "23:50"))
    assert followed(day, 0, at("22:00", "23:30"), ()) is None


def test_a_day_may_end_at_midnight_and_begin_with_it() -> None:
    day = (at("00:00", "01:00"), at("22:00", "23:00"), at("23:00", "23:50"))
    assert followed(day, 1, at("22:00", "23:10"), ()) == [day[0], at("22:00", "23:10"), Slot(1390, 1440)]
    assert followed(day, 1, at("22:00", "23:11"), ()) is None
    assert followed(day, 0, at("00:00", "00:00"), ()) is None
    assert followed(day, 0, Slot(-1, 60), ()) is None
    assert followed(day, 0, at("00:00", "00:01"), ()) == [at("00:00", "00:01"), *day[1:]]


def test_the_first_item_of_a_day_is_linked_to_nothing() -> None:
    assert not is_linked([WELCOME, BRIEF], 0)
    assert is_linked([WELCOME, BRIEF], 1)
    assert not is_linked([WELCOME, PANEL], 1)
    assert not is_linked([WELCOME, at("09:50", "10:00")], 0)
    assert not is_linked([WELCOME, WELCOME, at("10:10", "10:20"), at("10:00", "10:20")], 3)


def test_free_time_is_filled_to_the_minute_before_a_panel_gives_way() -> None:
    day = (WELCOME, at("10:10", "12:50", "e"), at("12:50", "12:55"), LUNCH)
    moved = followed(day, 0, at("10:00", "10:15"), ())
    assert moved == [at("10:00", "10:15"), at("10:15", "12:55", "e"), at("12:55", "13:00"), LUNCH]
    moved = followed(day, 0, at("10:00", "10:16"), ())
    assert moved == [at("10:00", "10:16"), at("10:16", "12:55", "e"), at("12:55", "13:00"), LUNCH]


def test_the_last_panel_that_can_gives_way_and_what_comes_after_it_stays() -> None:
    first, second = at("10:10", "11:00", "e"), at("11:00", "12:50", "e")
    day = (WELCOME, first, second, at("12:50", "13:00"))
    moved = followed(day, 0, at("10:00", "10:20"), (780,))
    assert moved == [at("10:00", "10:20"), at("10:20", "11:10", "e"), at("11:10", "12:50", "e"), day[3]]
    short = (WELCOME, first, at("11:00", "11:10", "e"), at("11:10", "11:20"))
    moved = followed(short, 0, at("10:00", "10:19"), (680,))
    assert moved == [at("10:00", "10:19"), at("10:19", "11:09", "e"), at("11:09", "11:10", "e"), short[3]]
    moved = followed(short, 0, at("10:00", "10:20"), (680,))
    assert moved == [at("10:00", "10:20"), at("10:20", "11:00", "e"), *short[2:]]
    moved = followed(short, 0, at("10:00", "11:00"), (680,))
    assert moved == [at("10:00", "11:00"), at("11:00", "11:50", "e"), at("11:50", "12:00", "e"), at("12:00", "12:10")]


def test_a_short_panel_gives_way_as_far_as_there_is_room_behind_it() -> None:
    day = (WELCOME, at("10:10", "10:15", "e"), at("10:18", "10:30"))
    moved = followed(day, 0, at("10:00", "10:17"), ())
    assert moved == [at("10:00", "10:17"), at("10:17", "10:18", "e"), day[2]]
    moved = followed(day, 0, at("10:00", "10:18"), ())
    assert moved == [at("10:00", "10:18"), at("10:18", "10:23", "e"), day[2]]


def test_only_the_next_wall_counts() -> None:
    day = (WELCOME, at("10:10", "11:00", "e"))
    assert followed(day, 0, at("10:00", "10:30"), (700, 780, 650)) == [at("10:00", "10:30"), at("10:30", "11:20", "e")]
    assert followed(day, 0, at("10:00", "10:30"), (600, 660)) == [at("10:00", "10:30"), at("10:30", "11:00", "e")]
    later = at("11:05", "12:00")
    assert followed((*day, later), 0, at("10:00", "10:30"), ()) == [
        at("10:00", "10:30"), at("10:30", "11:05", "e"), later,
    ]  # fmt: skip


@st.composite
def days(draw: st.DrawFn) -> list[Slot]:
    clock, slots = draw(st.integers(500, 600)), []
    for _ in range(draw(st.integers(1, 7))):
        clock += draw(st.sampled_from([0, 0, 0, 5, 30]))
        length = draw(st.sampled_from([5, 10, 45, 90]))
        slots.append(Slot(clock, clock + length, draw(st.sampled_from([False] * 3 + [True])), draw(st.booleans())))
        clock += length
    return slots


@given(days(), st.data())
def test_the_rules_of_following(day: list[Slot], drawn: st.DataObject) -> None:
    n = drawn.draw(st.integers(0, len(day) - 1))
    changed = replace(day[n], end=day[n].end + drawn.draw(st.integers(1 - (day[n].end - day[n].start), 60)))
    after = followed(day, n, changed, (13 * 60, 18 * 60))
    if after is None:
        assert max(slot.end for slot in day) + 60 > 1440
        return
    assert after[:n] == day[:n]
    assert after[n] == changed
    following = True
    for k in range(n + 1, len(day)):
        following = following and is_linked(day, k)
        if following:
            assert after[k].start == after[k - 1].end
            length = after[k].end - after[k].start
            assert day[k].elastic or length == day[k].end - day[k].start
        else:
            assert after[k] == day[k]
    assert followed(after, n, day[n], ()) is not None


@given(days(), st.data())
def test_the_same_times_move_nothing(day: list[Slot], drawn: st.DataObject) -> None:
    n = drawn.draw(st.integers(0, len(day) - 1))
    assert followed(day, n, day[n], (13 * 60,)) == day


@pytest.mark.parametrize("fixed", [False, True])
def test_a_fixed_item_is_linked_to_nothing(fixed: bool) -> None:
    assert is_linked([WELCOME, replace(BRIEF, fixed=fixed)], 1) is not fixed
