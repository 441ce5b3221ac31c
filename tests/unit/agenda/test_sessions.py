"""What we ship: the first session as the documents give it, the other five as far as they are known."""

import datetime as dt
import json
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from gcm_moderator.agenda.listing import agenda_rows
from gcm_moderator.agenda.loading import load
from gcm_moderator.agenda.model import ItemKind, Person, SegmentKind, Session
from gcm_moderator.agenda.schema import schema, schema_text
from tests.unit.agenda.support import SESSIONS

IDS = [f"gcm-2017-{number}" for number in range(1, 7)]

# day, id, planned start and end, limit of one turn
PRINTED = """\
1 welcome-1            10:00 10:10 600
1 issue-brief          10:10 10:15 300
1 panel-1/opening      10:15 10:22 420
1 panel-1/expert-1     10:22 10:29 420
1 panel-1/expert-2     10:29 10:36 420
1 panel-1/expert-3     10:36 10:43 420
1 panel-1/discussion   10:43 12:53 180
1 panel-1/closing      12:53 13:00 420
1 lunch-1              13:00 15:00 None
1 panel-2/opening      15:00 15:07 420
1 panel-2/expert-1     15:07 15:14 420
1 panel-2/expert-2     15:14 15:21 420
1 panel-2/expert-3     15:21 15:28 420
1 panel-2/discussion   15:28 17:48 180
1 panel-2/closing      17:48 17:55 420
1 closing-1            17:50 18:00 600
2 welcome-2            10:00 10:05 300
2 panel-3/opening      10:05 10:12 420
2 panel-3/expert-1     10:12 10:19 420
2 panel-3/expert-2     10:19 10:26 420
2 panel-3/expert-3     10:26 10:33 420
2 panel-3/discussion   10:33 12:53 180
2 panel-3/closing      12:53 13:00 420
2 lunch-2              13:00 15:00 None
2 summary/moderator-1  15:00 15:15 900
2 summary/moderator-2  15:15 15:30 900
2 summary/moderator-3  15:30 15:45 900
2 summary/expert       15:45 16:00 900
2 summary/discussion   16:00 17:30 180
2 conclusions          17:30 17:50 1200
2 closing-2            17:50 18:00 600
"""


def shipped(session_id: str) -> Session:
    session = load(SESSIONS / f"{session_id}.yaml").session
    assert session is not None
    return session


@pytest.fixture(scope="module")
def first() -> Session:
    return shipped("gcm-2017-1")


def test_the_first_session_expands_to_the_printed_agenda(first: Session) -> None:
    rows = [
        f"{s.day} {s.id:20} {s.planned_start:%H:%M} {s.planned_end:%H:%M} {s.limit_s and int(s.limit_s)}"
        for s in first.segments
    ]
    assert rows == PRINTED.splitlines()
    assert {s.planned_start.date() for s in first.segments if s.day == 1} == {dt.date(2017, 5, 8)}
    assert {s.planned_start.date() for s in first.segments if s.day == 2} == {dt.date(2017, 5, 9)}
    assert {s.planned_start.utcoffset() for s in first.segments} == {dt.timedelta(hours=2)}


def test_the_first_session_names_who_speaks(first: Session) -> None:
    speakers = {segment.id: (segment.speaker, segment.panellist) for segment in first.segments}
    assert speakers["panel-1/opening"] == ("Moderator of panel 1", None)
    assert speakers["panel-2/closing"] == ("Moderator of panel 2", None)
    assert speakers["panel-3/expert-2"] == ("Panellist 2", "panellist-2")
    assert speakers["panel-3/discussion"] == (None, None)
    assert speakers["summary/moderator-3"] == ("Moderator of panel 3", "panellist-3")
    assert speakers["summary/expert"] == ("Thematic expert", "panellist-4")
    titles = {segment.id: segment.title for segment in first.segments}
    assert titles["panel-1/opening"] == "Opening remarks by the moderator"
    assert titles["panel-1/expert-1"] == "Panellist 1"
    assert titles["panel-1/discussion"] == "Interactive discussion"
    assert titles["panel-1/closing"] == "Concluding remarks by the moderator"
    assert titles["summary/moderator-1"] == "Perspective of the moderator of panel 1"


def test_the_first_session_keeps_what_the_documents_say(first: Session) -> None:
    assert first.place == "UN Office at Geneva (Palais des Nations, Room XIX)"
    assert first.zone == "Europe/Zurich"
    assert first.days == (dt.date(2017, 5, 8), dt.date(2017, 5, 9))
    assert [theme.id for theme in first.themes] == [
        "policies",
        "priorities",
        "data",
        "capacities",
        "good-practices",
        "partnerships",
        "commitments",
    ]
    assert [commitment.number for commitment in first.commitments] == list(range(1, 11))
    assert first.commitments[5].title == "Firewalls between enforcement and services"
    assert first.co_facilitators == (
        Person(None, "Permanent Representative", "Mexico"),
        Person(None, "Permanent Representative", "Switzerland"),
    )
    assert [(s.day, f"{s.start:%H:%M}", f"{s.end:%H:%M}") for s in first.sittings] == [
        (1, "10:00", "13:00"),
        (1, "15:00", "18:00"),
        (2, "10:00", "13:00"),
        (2, "15:00", "18:00"),
    ]
    items = {item.id: item for item in first.items}
    assert items["lunch-1"].kind is ItemKind.BREAK
    assert items["lunch-1"].remark == "Side events from 13:15 to 14:45"
    assert len(items["panel-1"].topics) == 3
    assert len(items["summary"].panellists) == 4
    assert items["summary"].moderators == first.co_facilitators
    assert len(items["panel-2"].panellists) == 3


@pytest.mark.parametrize("session_id", IDS)
def test_every_shipped_session_runs_and_says_what_is_to_know(session_id: str) -> None:
    loaded = load(SESSIONS / f"{session_id}.yaml")
    assert loaded.ok
    session = shipped(session_id)
    assert session.id == session_id
    expected = "overlap" if session_id == "gcm-2017-1" else "to-be-announced"
    assert [(problem.severity, problem.code) for problem in loaded.problems] == [("warning", expected)]
    assert len(session.segments) == 31
    assert len(session.themes) == 7
    if session_id != "gcm-2017-1":
        assert [item.id for item in session.items if not item.announced] == ["panel-1", "panel-2", "panel-3", "summary"]
        assert session.commitments == ()
        assert any("provisional" in remark for remark in session.remarks)


@pytest.mark.parametrize(
    ("session_id", "days", "zone", "offset_h"),
    [
        ("gcm-2017-2", (dt.date(2017, 5, 22), dt.date(2017, 5, 23)), "America/New_York", -4),
        ("gcm-2017-3", (dt.date(2017, 6, 19), dt.date(2017, 6, 20)), "Europe/Zurich", 2),
        ("gcm-2017-4", (dt.date(2017, 7, 24), dt.date(2017, 7, 25)), "America/New_York", -4),
        ("gcm-2017-5", (dt.date(2017, 9, 4), dt.date(2017, 9, 5)), "Europe/Vienna", 2),
        ("gcm-2017-6", (dt.date(2017, 10, 2), dt.date(2017, 10, 3)), "Europe/Zurich", 2),
    ],
)
def test_dates_and_places(session_id: str, days: tuple[dt.date, ...], zone: str, offset_h: int) -> None:
    session = shipped(session_id)
    assert (session.days, session.zone) == (days, zone)
    assert session.segments[0].planned_start.utcoffset() == dt.timedelta(hours=offset_h)
    closing = session.segment("closing-1")
    panel = session.segment("panel-2/closing")
    assert closing is not None
    assert panel is not None
    assert panel.planned_end == closing.planned_start


def test_the_sixth_session_names_both_printed_dates() -> None:
    assert any("2-3 October" in remark and "3-4 October" in remark for remark in shipped("gcm-2017-6").remarks)


def test_the_rows_of_the_agenda_are_those_of_the_contract(first: Session) -> None:
    rows = json.loads(json.dumps(agenda_rows(first)))
    assert [row["id"] for row in rows] == [segment.id for segment in first.segments]
    discussion = next(row for row in rows if row["id"] == "panel-1/discussion")
    assert discussion["kind"] == "discussion"
    assert discussion["day"] == 1
    assert discussion["planned_start"] == "2017-05-08T10:43:00+02:00"
    assert discussion["planned_end"] == "2017-05-08T12:53:00+02:00"
    assert discussion["limit_s"] == 180
    assert discussion["length_s"] == 130 * 60
    assert next(row for row in rows if row["id"] == "lunch-1")["limit_s"] is None


def test_segments_know_their_item_and_sitting(first: Session) -> None:
    for segment in first.segments:
        assert first.segment(segment.id) is segment
        assert segment in first.item_of(segment).segments
        sitting = first.sitting_of(segment)
        assert (sitting is None) == (segment.kind is SegmentKind.BREAK)


def without_comments(session_id: str) -> Any:
    return YAML(typ="safe", pure=True).load((SESSIONS / f"{session_id}.yaml").read_text(encoding="utf-8"))


def test_the_published_schema_is_current() -> None:
    published = (SESSIONS / "session.schema.json").read_text(encoding="utf-8")
    assert published == schema_text(), "run: python -m gcm_moderator.agenda.schema sessions/session.schema.json"
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("session_id", IDS)
def test_every_shipped_session_fits_the_published_schema(session_id: str) -> None:
    session = json.loads(json.dumps(without_comments(session_id), default=str))
    jsonschema.validate(session, schema(), cls=jsonschema.Draft202012Validator)
    first_line = (SESSIONS / f"{session_id}.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first_line == "# yaml-language-server: $schema=session.schema.json"


def test_the_schema_refuses_what_the_check_refuses() -> None:
    session = json.loads(json.dumps(without_comments("gcm-2017-1"), default=str))
    session["days"][0]["items"][0]["start"] = "30:00"
    with pytest.raises(jsonschema.ValidationError, match="30:00"):
        jsonschema.validate(session, schema(), cls=jsonschema.Draft202012Validator)
