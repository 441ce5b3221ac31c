"""Rows that come, go, move and change their times, in a day written as its times."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.editing import operations as ops
from gcm_moderator.agenda.editing.document import Document
from gcm_moderator.agenda.editing.operations import Cell
from gcm_moderator.agenda.editing.scalars import Data
from gcm_moderator.agenda.editing.written import text_of
from gcm_moderator.agenda.model import ItemKind

DAY = ("welcome remarks 10:00-10:10", "panel expert-panel 10:10-13:00", "lunch break 13:00-15:00")


def agenda(*rows: str, sittings: str = "10:00-13:00 15:00-18:00") -> Document:
    """A session of one day, each row as `id kind start-end`."""
    items = []
    for row in rows:
        name, kind, times = row.split()
        start, end = times.split("-")
        items.append({"id": name, "title": name, "kind": kind, "start": start, "end": end})
    spans = [dict(zip(("start", "end"), span.split("-"), strict=True)) for span in sittings.split()]
    day = {"date": "2017-05-08", "sittings": spans, "items": items}
    head: dict[str, Data] = {"gcm-moderator": 1, "id": "s", "title": "S", "theme": "T", "place": "P", "zone": "UTC"}
    return Document(text_of({**head, "days": [day], "themes": []}))


def rows_of(document: Document, day: int = 0) -> list[str]:
    items = [row.item for row in document.rows(day)]
    return [f"{item.id} {item.kind} {item.start}-{item.end}" for item in items]


def after(document: Document, at: int, cell: Cell, minutes: int, *, follow: bool = True) -> list[str] | None:
    plan = ops.plan(document, 0, at, cell, minutes, follow=follow)
    return None if plan is None else rows_of(ops.applied(document, plan))


def test_each_cell_changes_its_own_time() -> None:
    document = agenda(*DAY)
    assert after(document, 0, Cell.START, 595) == [
        "welcome remarks 09:55-10:05",
        "panel expert-panel 10:05-13:00",
        DAY[2],
    ]
    assert after(document, 0, Cell.END, 615) == [
        "welcome remarks 10:00-10:15",
        "panel expert-panel 10:15-13:00",
        DAY[2],
    ]
    assert after(document, 0, Cell.LENGTH, 1) == [
        "welcome remarks 10:00-10:01",
        "panel expert-panel 10:01-13:00",
        DAY[2],
    ]
    assert after(document, 1, Cell.START, 700) == [DAY[0], "panel expert-panel 11:40-13:00", DAY[2]]
    assert after(document, 0, Cell.LENGTH, 30, follow=False) == ["welcome remarks 10:00-10:30", *DAY[1:]]
    assert after(document, 2, Cell.LENGTH, 60, follow=False) == [*DAY[:2], "lunch break 13:00-14:00"]


def test_the_end_of_the_sitting_holds_what_would_move() -> None:
    document = agenda(
        "a remarks 10:00-10:10", "b expert-panel 10:10-12:50", "c remarks 12:50-13:00", sittings="10:00-13:00"
    )
    assert after(document, 0, Cell.END, 620) == [
        "a remarks 10:00-10:20", "b expert-panel 10:20-12:50", "c remarks 12:50-13:00",
    ]  # fmt: skip


def test_a_plan_tells_what_would_move() -> None:
    plan = ops.plan(
        agenda("a remarks 10:00-10:10", "b remarks 10:10-10:20", "c remarks 10:20-10:30"), 0, 1, Cell.LENGTH, 20
    )
    assert plan is not None
    assert (plan.day, plan.at, plan.moved) == (0, 1, (2,))
    assert [slot.start for slot in plan.before] == [600, 610, 620]
    assert [slot.start for slot in plan.after] == [600, 610, 630]


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [(Cell.LENGTH, 0), (Cell.LENGTH, -5), (Cell.END, 600), (Cell.END, 1441), (Cell.START, -1), (Cell.START, 1435)],
)
def test_no_item_ends_before_it_starts_or_after_midnight(cell: Cell, minutes: int) -> None:
    assert ops.plan(agenda(*DAY), 0, 0, cell, minutes, follow=False) is None


def test_an_item_may_fill_the_day_up_to_midnight() -> None:
    document = agenda("a remarks 23:00-23:30")
    assert after(document, 0, Cell.END, 1440, follow=False) == ["a remarks 23:00-24:00"]
    assert after(document, 0, Cell.START, 0) == ["a remarks 00:00-00:30"]


def test_what_would_push_another_item_past_midnight_is_no_plan() -> None:
    assert ops.plan(agenda("a remarks 22:00-23:00", "b remarks 23:00-24:00"), 0, 0, Cell.END, 1390) is None


def test_without_understandable_times_there_is_no_plan_and_rows_come_and_go_all_the_same() -> None:
    longer = agenda("a remarks 10:00-10:10", "b remarks 10:10-1020", "c remarks 10:20-10:30")
    assert [row.item.id for row in ops.duplicate_item(longer, 0, 0).rows(0)] == ["a", "a-2", "b", "c"]
    document = agenda("a remarks 10:00-10:10", "b remarks 10:10-1020")
    assert ops.plan(document, 0, 0, Cell.END, 620) is None
    assert rows_of(ops.duplicate_item(document, 0, 0)) == [
        "a remarks 10:00-10:10",
        "a-2 remarks 10:00-10:10",
        "b remarks 10:10-1020",
    ]
    assert rows_of(ops.move_item(document, 0, 0, 1)) == ["b remarks 10:10-1020", "a remarks 10:00-10:10"]
    assert rows_of(ops.add_item(document, 0, 1, ItemKind.BREAK, "Pause"))[1] == "break break 10:00-11:00"


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        (ItemKind.REMARKS, "remarks remarks 15:00-15:10"),
        (ItemKind.PRESENTATION, "presentation presentation 15:00-15:15"),
        (ItemKind.BREAK, "break break 15:00-16:00"),
        (ItemKind.EXPERT_PANEL, "panel-1 expert-panel 15:00-17:00"),
        (ItemKind.SUMMARY_PANEL, "summary summary-panel 15:00-17:00"),
    ],
)
def test_a_new_item_is_as_long_as_is_usual_and_stands_behind_the_one_before(kind: ItemKind, row: str) -> None:
    made = ops.add_item(agenda(*DAY), 0, 3, kind, " Some\n title ")
    assert rows_of(made) == [*DAY, row]
    assert made.rows(0)[3].item.title == "Some title"


def test_a_new_item_makes_room_or_fills_a_gap() -> None:
    day = ("a remarks 10:00-10:10", "b remarks 10:10-10:20", "c remarks 10:25-10:30")
    document = agenda(*day)
    assert rows_of(ops.add_item(document, 0, 0, ItemKind.REMARKS, "New")) == [
        "remarks remarks 10:00-10:10", "a remarks 10:10-10:20", "b remarks 10:20-10:30", day[2],
    ]  # fmt: skip
    assert rows_of(ops.add_item(document, 0, 2, ItemKind.REMARKS, "New")) == [
        *day[:2],
        "remarks remarks 10:20-10:25",
        day[2],
    ]
    assert rows_of(ops.add_item(document, 0, 2, ItemKind.BREAK, "New"))[2] == "break break 10:20-10:25"
    assert rows_of(ops.add_item(agenda(*DAY), 0, 2, ItemKind.REMARKS, "New")) == [
        *DAY[:2], "remarks remarks 13:00-13:10", DAY[2],
    ]  # fmt: skip


def test_the_panel_that_follows_a_new_item_takes_it_in() -> None:
    assert rows_of(ops.add_item(agenda(*DAY), 0, 1, ItemKind.PRESENTATION, "New")) == [
        DAY[0], "presentation presentation 10:10-10:25", "panel expert-panel 10:25-13:00", DAY[2],
    ]  # fmt: skip


def test_the_panel_before_the_end_of_the_sitting_takes_a_new_item_in() -> None:
    day = ("a remarks 10:00-10:10", "b expert-panel 10:10-12:50", "c remarks 12:50-13:00")
    held = ops.add_item(agenda(*day, sittings="10:00-13:00"), 0, 1, ItemKind.REMARKS, "New")
    free = ops.add_item(agenda(*day, sittings="10:00-18:00"), 0, 1, ItemKind.REMARKS, "New")
    assert rows_of(held)[2:] == ["b expert-panel 10:20-12:50", day[2]]
    assert rows_of(free)[2:] == ["b expert-panel 10:20-13:00", "c remarks 13:00-13:10"]


def test_what_cannot_move_past_midnight_stays() -> None:
    day = ("a remarks 22:00-23:00", "b remarks 23:00-24:00")
    assert rows_of(ops.add_item(agenda(*day), 0, 1, ItemKind.REMARKS, "New")) == [
        day[0],
        "remarks remarks 23:00-23:10",
        day[1],
    ]
    assert rows_of(ops.add_item(agenda(*day), 0, 2, ItemKind.BREAK, "New"))[2] == "break break 23:59-24:00"


def test_a_new_item_in_a_day_without_any_begins_with_the_sitting() -> None:
    for sittings, start in (
        ("15:30-18:00", "15:30-15:40"),
        ("09:05-18:00", "09:05-09:15"),
        ("1500-18:00", "10:00-10:10"),
        ("29:00-30:00", "10:00-10:10"),
    ):
        empty = ops.remove_item(agenda("a remarks 10:00-10:10", sittings=sittings), 0, 0)
        assert rows_of(ops.add_item(empty, 0, 0, ItemKind.REMARKS, "New")) == [f"remarks remarks {start}"]


def test_names_are_never_taken_twice() -> None:
    document = agenda(
        "remarks remarks 10:00-10:10", "panel-1 expert-panel 10:10-12:00", "panel-2 expert-panel 12:00-13:00"
    )
    document = ops.add_item(document, 0, 3, ItemKind.REMARKS, "New")
    document = ops.add_item(document, 0, 4, ItemKind.REMARKS, "New")
    document = ops.add_item(document, 0, 5, ItemKind.EXPERT_PANEL, "New")
    document = ops.duplicate_item(document, 0, 1)
    assert [row.item.id for row in document.rows(0)] == [
        "remarks", "panel-1", "panel", "panel-2", "remarks-2", "remarks-3", "panel-3",
    ]  # fmt: skip


def test_a_copy_has_everything_but_the_name_and_the_times() -> None:
    document = ops.put(agenda(*DAY), ("days", 0, "items", 1, "experts"), [{"name": "Ada", "minutes": 5}, None])
    for key, value in (("announced", False), ("topics", ["One", "Two"]), ("minutes", {"opening": 2}), ("fixed", True)):
        document = ops.put(document, ("days", 0, "items", 1, key), value)
    copied = ops.duplicate_item(document, 0, 1)
    one, two = (row.item for row in copied.rows(0)[1:3])
    assert (two.id, two.start, two.end) == ("panel-2", "13:00", "15:50")
    for key in ("title", "kind", "experts", "announced", "topics", "minutes", "fixed"):
        assert getattr(two, key) == getattr(one, key)
    assert copied.text.count("announced: false\n") == 2
    lines = ops.duplicate_item(agenda(*DAY), 0, 0).text.splitlines()
    at = lines.index("      - id: welcome-2")
    assert [line.strip() for line in lines[at + 1 : at + 6]] == [
        "title: welcome", "kind: remarks", 'start: "10:10"', 'end: "10:20"', "- id: panel",
    ]  # fmt: skip


def test_a_copy_late_at_night_ends_at_midnight() -> None:
    assert rows_of(ops.duplicate_item(agenda("a remarks 22:00-23:30"), 0, 0))[1] == "a-2 remarks 23:30-24:00"
    assert rows_of(ops.duplicate_item(agenda("a remarks 22:00-24:00"), 0, 0))[1] == "a-2 remarks 23:59-24:00"
    late = agenda("a remarks 22:00-23:00", "b remarks 23:00-23:30")
    assert rows_of(ops.duplicate_item(late, 0, 0))[1:] == ["a-2 remarks 23:00-24:00", "b remarks 23:00-23:30"]


@pytest.mark.parametrize(("at", "to"), [(0, 1), (1, 0)])
def test_neighbours_exchange_their_times(at: int, to: int) -> None:
    day = ("a remarks 10:00-10:10", "b remarks 10:15-10:20", "c remarks 10:20-10:30")
    assert rows_of(ops.move_item(agenda(*day), 0, at, to)) == ["b remarks 10:00-10:05", "a remarks 10:10-10:20", day[2]]


def test_what_is_fixed_stays_and_its_neighbour_goes_around_it() -> None:
    assert rows_of(ops.move_item(agenda(*DAY), 0, 1, 2)) == [DAY[0], DAY[2], "panel expert-panel 15:00-17:50"]
    day = ("lunch break 13:00-15:00", "a remarks 15:00-15:30")
    assert rows_of(ops.move_item(agenda(*day), 0, 1, 0)) == ["a remarks 12:30-13:00", day[0]]


def test_an_item_that_would_pass_midnight_keeps_its_times() -> None:
    day = ("a remarks 10:00-12:00", "late break 22:30-23:30")
    assert rows_of(ops.move_item(agenda(*day), 0, 0, 1)) == [day[1], day[0]]
    first = ("a remarks 00:00-00:10", "b remarks 00:10-00:40")
    assert rows_of(ops.move_item(agenda(*first), 0, 0, 1)) == ["b remarks 00:00-00:30", "a remarks 00:30-00:40"]
    last = ("a remarks 23:00-23:10", "b remarks 23:10-24:00")
    assert rows_of(ops.move_item(agenda(*last), 0, 0, 1)) == ["b remarks 23:00-23:50", "a remarks 23:50-24:00"]
    early = ("night break 00:10-01:00", "b remarks 01:00-02:00")
    assert rows_of(ops.move_item(agenda(*early), 0, 1, 0)) == [early[1], early[0]]


def test_a_day_is_added_behind_the_last() -> None:
    document = ops.add_day(agenda(*DAY, sittings="09:05-13:00 15:00-18:00"), " Welcoming\nremarks ")
    (day,) = document.source.days[1:]
    assert (day.date, [(one.start, one.end) for one in day.sittings]) == (
        "2017-05-09",
        [("09:05", "13:00"), ("15:00", "18:00")],
    )
    assert rows_of(document, 1) == ["welcome-2 remarks 09:05-09:15"]
    assert day.items[0].title == "Welcoming remarks"
    assert document.session is not None


def test_a_day_is_added_behind_one_that_cannot_be_understood() -> None:
    document = ops.put(agenda(*DAY, sittings="1000-13:00"), ("days", 0, "date"), "May")
    added = ops.add_day(document, "New")
    assert (added.source.days[1].date, rows_of(added, 1)) == ("", ["welcome-2 remarks 10:00-10:10"])
    bare = ops.add_day(ops.put(agenda(*DAY), ("days", 0, "sittings"), []), "New")
    assert [(one.start, one.end) for one in bare.source.days[1].sittings] == [("10:00", "13:00")]
    assert rows_of(bare, 1) == ["welcome-2 remarks 10:00-10:10"]
    night = ops.add_day(agenda(*DAY, sittings="23:55-24:00"), "New")
    assert rows_of(night, 1) == ["welcome-2 remarks 23:55-24:00"]


def test_a_day_goes() -> None:
    document = ops.add_day(agenda(*DAY), "New")
    assert rows_of(ops.remove_day(document, 0)) == ["welcome-2 remarks 10:00-10:10"]


def test_another_kind_keeps_what_says_something_about_it() -> None:
    document = ops.put(agenda(*DAY), ("days", 0, "items", 1, "moderators"), 2)
    document = ops.put(document, ("days", 0, "items", 1, "experts"), 2)
    document = ops.put(
        document, ("days", 0, "items", 1, "minutes"), {"opening": 1, "expert": 2, "intervention": 3, "closing": 4}
    )
    item = ops.set_kind(document, 0, 1, ItemKind.SUMMARY_PANEL).rows(0)[1].item
    assert (item.kind, item.moderators, item.experts) == ("summary-panel", 2, 2)
    assert item.minutes is not None
    assert (item.minutes.opening, item.minutes.expert, item.minutes.intervention, item.minutes.closing) == (
        None,
        2,
        3,
        None,
    )
    document = ops.put(agenda(*DAY), ("days", 0, "items", 0, "speaker"), "Somebody")
    document = ops.put(document, ("days", 0, "items", 0, "minutes", "speaker"), 5)
    talk = ops.set_kind(document, 0, 0, ItemKind.PRESENTATION).rows(0)[0].item
    assert (talk.speaker, talk.minutes is not None) == ("Somebody", True)
    panel = ops.set_kind(document, 0, 0, ItemKind.EXPERT_PANEL).rows(0)[0].item
    assert (panel.speaker, panel.minutes) == (None, None)
    pause = ops.set_kind(document, 0, 0, ItemKind.BREAK).rows(0)[0].item
    assert (pause.speaker, pause.minutes) == ("Somebody", None)


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("Études: côté jardin", "etudes-cote-jardin"),
        ("  --A_b 7!", "a-b-7"),
        ("论题", "otherwise"),
        ("", "otherwise"),
        ("x" * 50, "x" * 40),
        ("!" + "x" * 50, "x" * 40),
        ("x" * 39 + " yy", "x" * 39),
    ],
)
def test_an_id_is_made_from_a_title(title: str, made: str) -> None:
    assert ops.id_from(title, "otherwise") == made
