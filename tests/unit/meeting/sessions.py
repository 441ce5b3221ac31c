"""The first informal thematic session as its agenda prints it, built by hand: two days, with the contract's ids."""

from __future__ import annotations

import datetime as dt
from functools import cache
from zoneinfo import ZoneInfo

from gcm_moderator.agenda.model import Item, ItemKind, Segment, SegmentKind, Session, Sitting, Theme

GENEVA = ZoneInfo("Europe/Zurich")
DAYS = (dt.date(2017, 5, 8), dt.date(2017, 5, 9))


def clock(time: str, day: int = 1, zone: ZoneInfo = GENEVA) -> dt.datetime:
    """The instant of a local time of day ("10:43", "10:43:00.250") on a day of the session."""
    return dt.datetime.combine(DAYS[day - 1], dt.time.fromisoformat(time), zone)


def plain_item(item_id: str, kind: ItemKind, day: int, start: str, end: str, limit_s: float | None) -> Item:
    title = item_id.rstrip("-12").replace("-", " ").capitalize()
    begin, stop = clock(start, day), clock(end, day)
    segment = Segment(item_id, item_id, SegmentKind(kind.value), title, day, begin, stop, limit_s)
    return Item(item_id, kind, title, day, begin, stop, (segment,))


def _expert_panel(number: int, day: int, start: str, end: str) -> Item:
    item_id = f"panel-{number}"
    seven = dt.timedelta(minutes=7)
    begin, stop = clock(start, day), clock(end, day)
    segments = [
        Segment(
            f"{item_id}/opening", item_id, SegmentKind.OPENING, "Opening", day, begin, begin + seven, 420.0,
            f"Moderator of panel {number}",
        )
    ]  # fmt: skip
    for n in (1, 2, 3):
        since = begin + n * seven
        segments.append(
            Segment(
                f"{item_id}/expert-{n}", item_id, SegmentKind.EXPERT, f"Expert {n}", day, since, since + seven, 420.0,
                f"Panellist {n}", f"panellist-{n}",
            )
        )  # fmt: skip
    segments += [
        Segment(
            f"{item_id}/discussion", item_id, SegmentKind.DISCUSSION, "Discussion", day,
            begin + 4 * seven, stop - seven, 180.0,
        ),
        Segment(
            f"{item_id}/closing", item_id, SegmentKind.CLOSING, "Closing", day, stop - seven, stop, 420.0,
            f"Moderator of panel {number}",
        ),
    ]  # fmt: skip
    return Item(item_id, ItemKind.EXPERT_PANEL, f"Panel {number}", day, begin, stop, tuple(segments))


def _summary_panel(day: int, start: str, end: str) -> Item:
    quarter = dt.timedelta(minutes=15)
    begin, stop = clock(start, day), clock(end, day)
    segments = [
        Segment(
            f"summary/moderator-{n}", "summary", SegmentKind.PERSPECTIVE, f"Moderator {n}", day,
            begin + (n - 1) * quarter, begin + n * quarter, 900.0, f"Moderator of panel {n}", f"panellist-{n}",
        )
        for n in (1, 2, 3)
    ]  # fmt: skip
    segments += [
        Segment(
            "summary/expert", "summary", SegmentKind.THEMATIC_EXPERT, "Thematic expert", day,
            begin + 3 * quarter, begin + 4 * quarter, 900.0, "Thematic expert", "panellist-4",
        ),
        Segment(
            "summary/discussion", "summary", SegmentKind.DISCUSSION, "Discussion", day, begin + 4 * quarter, stop, 180.0
        ),
    ]  # fmt: skip
    return Item("summary", ItemKind.SUMMARY_PANEL, "Summary panel", day, begin, stop, tuple(segments))


@cache
def first_session() -> Session:
    """Both days, the overlap at 17:50 included."""
    items = (
        plain_item("welcome-1", ItemKind.REMARKS, 1, "10:00", "10:10", 600.0),
        plain_item("issue-brief", ItemKind.PRESENTATION, 1, "10:10", "10:15", 300.0),
        _expert_panel(1, 1, "10:15", "13:00"),
        plain_item("lunch-1", ItemKind.BREAK, 1, "13:00", "15:00", None),
        _expert_panel(2, 1, "15:00", "17:55"),
        plain_item("closing-1", ItemKind.REMARKS, 1, "17:50", "18:00", 600.0),
        plain_item("welcome-2", ItemKind.REMARKS, 2, "10:00", "10:05", 300.0),
        _expert_panel(3, 2, "10:05", "13:00"),
        plain_item("lunch-2", ItemKind.BREAK, 2, "13:00", "15:00", None),
        _summary_panel(2, "15:00", "17:30"),
        plain_item("conclusions", ItemKind.REMARKS, 2, "17:30", "17:50", 1200.0),
        plain_item("closing-2", ItemKind.REMARKS, 2, "17:50", "18:00", 600.0),
    )
    sittings = tuple(
        Sitting(day, clock(start, day), clock(end, day))
        for day in (1, 2)
        for start, end in (("10:00", "13:00"), ("15:00", "18:00"))
    )
    return Session(
        id="gcm-2017-1",
        title="First informal thematic session",
        theme="Human rights of all migrants",
        place="Palais des Nations, Geneva",
        zone="Europe/Zurich",
        days=DAYS,
        sittings=sittings,
        items=items,
        themes=(Theme("policies", "Policies"), Theme("data", "Data")),
    )
