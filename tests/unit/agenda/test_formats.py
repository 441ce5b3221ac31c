import datetime as dt
import itertools
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gcm_moderator.agenda.formats import STANDARD, Format, Panel, Speaking, discussion_s, expand, panellists
from gcm_moderator.agenda.model import ItemKind, Person
from gcm_moderator.agenda.times import fixed, instant, minutes_of_day, parse_date, parse_zone
from tests.unit.agenda.support import SMALL, changed, load_text, session_of

ZURICH = ZoneInfo("Europe/Zurich")

seconds = st.integers(1, 3600).map(float) | st.floats(0.5, 3600)
speakers = st.lists(
    st.builds(Speaking, st.builds(Person, st.none() | st.text(max_size=5)), st.none() | seconds), min_size=1, max_size=9
)
formats = st.builds(
    Format,
    moderators=st.just(1),
    experts=st.just(3),
    moderator_s=seconds,
    opening_s=seconds,
    expert_s=seconds,
    intervention_s=seconds,
    closing_s=seconds,
)


@st.composite
def panels(draw: st.DrawFn) -> Panel:
    zone = draw(st.sampled_from([ZURICH, ZoneInfo("America/New_York"), ZoneInfo("Asia/Kathmandu"), ZoneInfo("UTC")]))
    date = draw(st.dates(dt.date(2017, 1, 1), dt.date(2018, 12, 31)) | st.just(dt.date(2017, 3, 26)))
    start, end = sorted(draw(st.tuples(st.integers(0, 1439), st.integers(1, 1440))))
    starts, ends = instant(date, start, zone)[0], instant(date, end, zone)[0]
    assume(starts < ends)
    return Panel(
        item_id="panel-1",
        kind=draw(st.sampled_from([ItemKind.EXPERT_PANEL, ItemKind.SUMMARY_PANEL])),
        number=1,
        day=1,
        start=starts,
        end=ends,
        zone=zone,
        format=draw(formats),
        moderators=tuple(draw(speakers)),
        experts=tuple(draw(speakers)),
    )


@given(panels())
def test_the_segments_of_a_panel_fill_it_without_a_gap(panel: Panel) -> None:
    if discussion_s(panel) <= 0:
        with pytest.raises(ValueError, match=r"^panel-1 is too short for its speakers\.$"):
            expand(panel)
        return
    segments = expand(panel)
    assert segments[0].planned_start == panel.start
    assert segments[-1].planned_end == panel.end
    for earlier, later in itertools.pairwise(segments):
        assert earlier.planned_end == later.planned_start
    assert len({segment.id for segment in segments}) == len(segments)
    assert sum(segment.elastic for segment in segments) == 1
    assert sum(segment.length_s for segment in segments) == pytest.approx((panel.end - panel.start).total_seconds())
    for segment in segments:
        assert segment.length_s >= 0
        assert segment.limit_s is not None
        if not segment.elastic:
            assert segment.length_s == pytest.approx(segment.limit_s, abs=0.001)
    named = [segment.panellist for segment in segments if segment.panellist is not None]
    assert named == [f"panellist-{n}" for n in range(1, len(panellists(panel)) + 1)]


def standard_panel(minutes: int) -> Panel:
    start = dt.datetime(2017, 5, 8, 8, 15, tzinfo=dt.UTC)
    somebody = Speaking(Person(None))
    return Panel(
        item_id="panel-1",
        kind=ItemKind.EXPERT_PANEL,
        number=1,
        day=1,
        start=start,
        end=start + dt.timedelta(minutes=minutes),
        zone=ZURICH,
        format=STANDARD[ItemKind.EXPERT_PANEL],
        moderators=(somebody,),
        experts=(somebody,) * 3,
    )


@pytest.mark.parametrize(("minutes", "discussion"), [(165, 130), (175, 140)])
def test_the_discussion_of_a_standard_panel(minutes: int, discussion: int) -> None:
    assert discussion_s(standard_panel(minutes)) == discussion * 60


def test_a_panel_that_its_speakers_fill_does_not_expand() -> None:
    assert len(expand(standard_panel(36))) == 6
    with pytest.raises(ValueError, match="too short"):
        expand(standard_panel(35))


def small(tmp_path: Path, more: str) -> dict[str, tuple[str, float | None, str | None, str | None]]:
    session = session_of(tmp_path, changed(SMALL, "kind: expert-panel", "kind: expert-panel" + more))
    return {s.id: (f"{s.planned_start:%H:%M}", s.limit_s, s.speaker, s.panellist) for s in session.segments}


def test_two_experts_and_two_co_moderators(tmp_path: Path) -> None:
    segments = small(tmp_path, "\n        experts: 2\n        moderators: [Maria Example, Jan Example]")
    assert list(segments)[1:] == [
        "panel-1/opening",
        "panel-1/expert-1",
        "panel-1/expert-2",
        "panel-1/discussion",
        "panel-1/closing",
    ]
    assert segments["panel-1/opening"] == ("10:10", 420.0, "Maria Example and Jan Example", None)
    assert segments["panel-1/discussion"][0] == "10:31"


def test_a_panel_overrides_every_length(tmp_path: Path) -> None:
    segments = small(
        tmp_path,
        "\n        minutes: {opening: 5, expert: 6, intervention: 2, closing: 2.5}"
        "\n        experts: [{name: Ana Example, of: Freedonia, minutes: 10}, ~, {title: Professor}]",
    )
    assert segments == {
        "welcome": ("10:00", 600, None, None),
        "panel-1/opening": ("10:10", 300, "Moderator of panel 1", None),
        "panel-1/expert-1": ("10:15", 600, "Ana Example", "panellist-1"),
        "panel-1/expert-2": ("10:25", 360, "Panellist 2", "panellist-2"),
        "panel-1/expert-3": ("10:31", 360, "Panellist 3", "panellist-3"),
        "panel-1/discussion": ("10:37", 120, None, None),
        "panel-1/closing": ("12:57", 150, "Moderator of panel 1", None),
    }


def test_a_session_overrides_lengths_for_all_its_panels_and_a_panel_its_own(tmp_path: Path) -> None:
    text = changed(SMALL, "themes: []", "themes: []\nformats: {expert-panel: {expert: 5, intervention: 2}}")
    text = changed(text, "kind: expert-panel", "kind: expert-panel\n        minutes: {expert: 6}")
    session = session_of(tmp_path, text)
    limits = {segment.id: segment.limit_s for segment in session.segments}
    assert limits["panel-1/expert-1"] == 360
    assert limits["panel-1/discussion"] == 120
    assert limits["panel-1/opening"] == 420


def test_plain_items_may_have_a_limit_of_their_own(tmp_path: Path) -> None:
    session = session_of(tmp_path, changed(SMALL, "kind: remarks", "kind: remarks\n        minutes: {speaker: 5}"))
    assert (session.segments[0].limit_s, session.segments[0].length_s) == (300, 600)


def test_the_summary_panel_hears_the_moderators_of_the_panels_by_name(tmp_path: Path) -> None:
    text = changed(SMALL, 'end: "13:00"\nthemes', 'end: "11:10"\nthemes')
    text = changed(text, "kind: expert-panel", "kind: expert-panel\n        moderators: [Maria Example, Jan Example]")
    summary = '      - {id: s, title: S, kind: summary-panel, start: "11:10", end: "13:00", experts: 2}\n'
    session = session_of(tmp_path, changed(text, "themes:", summary + "themes:"))
    found = [(s.id, s.speaker, s.panellist) for s in session.segments if s.item_id == "s"]
    assert found == [
        ("s/moderator-1", "Maria Example and Jan Example", "panellist-1"),
        ("s/expert", "Thematic expert 1", "panellist-2"),
        ("s/expert-2", "Thematic expert 2", "panellist-3"),
        ("s/discussion", None, None),
    ]


def test_other_themes_commitments_and_settings(tmp_path: Path) -> None:
    more = (
        "themes: [{id: border-towns, title: Border towns}]\n"
        "commitments: [{number: 7, title: Seventh}]\n"
        "round-size: 3\nwarning-seconds: 45\nnames-in-use: true\nlanguage: ar\nremarks: [One, 'Two  and\n  a half']\n"
    )
    session = session_of(tmp_path, changed(SMALL, "themes: []\n", more))
    assert session.themes[0].id == "border-towns"
    assert session.commitments[0].number == 7
    assert (session.round_size, session.warning_s, session.names_in_use, session.language) == (3, 45.0, True, "ar")
    assert session.remarks == ("One", "Two and a half")


def test_a_day_on_which_clocks_are_changed_keeps_true_lengths(tmp_path: Path) -> None:
    text = changed(SMALL, "2017-05-08", "2017-10-29")
    for old, new in (('start: "10:00"\n        end: "13:00"', 'start: "00:00"\n        end: "24:00"'),):
        text = changed(text, old, new)
    text = changed(text, 'start: "10:00"\n        end: "10:10"', 'start: "00:00"\n        end: "01:00"')
    text = changed(text, 'start: "10:10"', 'start: "01:00"').replace('end: "13:00"\nthemes', 'end: "24:00"\nthemes')
    session = session_of(tmp_path, text)
    (sitting,) = session.sittings
    assert (sitting.end - sitting.start).total_seconds() == 25 * 3600
    closing = session.segments[-1]
    assert closing.planned_end.isoformat() == "2017-10-30T00:00:00+01:00"
    discussion = session.segment("panel-1/discussion")
    assert discussion is not None
    assert discussion.length_s == (24 - 35 / 60) * 3600


@pytest.mark.parametrize(
    ("date", "minutes", "iso", "doubt"),
    [
        (dt.date(2017, 3, 26), 150, "2017-03-26T03:30:00+02:00", "skipped"),
        (dt.date(2017, 10, 29), 150, "2017-10-29T02:30:00+02:00", "twice"),
        (dt.date(2017, 10, 29), 600, "2017-10-29T10:00:00+01:00", None),
        (dt.date(2017, 5, 8), 1440, "2017-05-09T00:00:00+02:00", None),
    ],
)
def test_local_times_become_instants(date: dt.date, minutes: int, iso: str, doubt: str | None) -> None:
    moment, told = instant(date, minutes, ZURICH)
    assert (moment.isoformat(), told) == (iso, doubt)
    assert fixed(moment, ZURICH) == moment


@pytest.mark.parametrize(("old", "code"), [("2017-03-26", "nonexistent-time"), ("2017-10-29", "ambiguous-time")])
def test_an_uncertain_time_is_told_and_carried_on_with(tmp_path: Path, old: str, code: str) -> None:
    text = changed(
        changed(SMALL, "2017-05-08", old),
        'start: "10:00"\n        end: "10:10"',
        'start: "02:30"\n        end: "10:10"',
    )
    loaded = load_text(tmp_path, text)
    assert loaded.ok
    assert code in {problem.code for problem in loaded.problems}


def test_times_dates_and_zones_are_read_strictly() -> None:
    assert minutes_of_day("09:05") == 545
    assert [minutes_of_day(text) for text in ("24:00", "9:05", "10:60", "30:00", "", "٠٩:٠٥", "10:15\n")] == [None] * 7
    assert minutes_of_day("24:00", "24:00") == 1440
    assert [minutes_of_day(text) for text in ("00:00", "10:59", "23:59")] == [0, 659, 1439]
    assert [minutes_of_day(text, "24:00") for text in ("24:01", "23:60")] == [None, None]
    assert (parse_date("1945-01-01"), parse_date("2199-12-31")) == (dt.date(1945, 1, 1), dt.date(2199, 12, 31))
    assert [parse_date(text) for text in ("1944-12-31", "2200-01-01", "2017-13-01", "2017-05-32")] == [None] * 4
    zones = ("UTC", "Etc/GMT+12", "America/Argentina/Buenos_Aires", "America/North_Dakota/New_Salem")
    assert [str(parse_zone(name)) for name in zones] == list(zones)
    assert [parse_zone(name) for name in ("posixrules", "Factory", "Europe/Nowhere", "a/b/c/d/e", "1/b")] == [None] * 5
    assert parse_date("2017-05-08") == dt.date(2017, 5, 8)
    assert [parse_date(text) for text in ("2017-5-8", "2017-02-29", "1900-01-01", "20170508", "")] == [None] * 5
    assert [parse_zone(name) for name in ("", "Europe", "localtime", "/etc/localtime", "a/" * 9, "Europe/Zürich")] == [
        None
    ] * 6
