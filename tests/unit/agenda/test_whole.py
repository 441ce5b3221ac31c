"""Every key of a session file arrives in the session, and a panel expands as its keys say."""

import datetime as dt

import pytest
from msgspec.structs import asdict

from gcm_moderator.agenda.formats import Format, Usual
from gcm_moderator.agenda.listing import agenda_rows
from gcm_moderator.agenda.loading import load_text
from gcm_moderator.agenda.model import Commitment, Item, ItemKind, Person, Session, Sitting, Theme
from tests.unit.agenda.support import SMALL, WHOLE, changed

CEST = dt.timezone(dt.timedelta(hours=2))
ANA, BO = Person("Ana Example", "Ambassador", "Freedonia"), Person("Bo Example")
CY, DI = Person("Cy Example"), Person("Di Example")
ED = Person("Ed Example", "Professor", "IOM")
SOMEBODY = Person(None)

# day, id, kind, title, planned start and end, limit of one turn, who speaks, which panellist
SEGMENTS = """\
1 welcome remarks | Welcome | 10:00:00-10:10:00 600.0 | The Chair None
1 brief presentation | Issue brief | 10:10:00-10:15:00 240.0 | None None
1 panel-1/opening opening | Opening remarks by the moderators | 10:15:00-10:20:00 300.0 | Cy Example and Di Example None
1 panel-1/expert-1 expert | Panellist 1 | 10:20:00-10:27:30 450.0 | Ed Example panellist-1
1 panel-1/expert-2 expert | Panellist 2 | 10:27:30-10:33:30 360.0 | Panellist 2 panellist-2
1 panel-1/discussion discussion | Interactive discussion | 10:33:30-12:57:00 120.0 | None None
1 panel-1/closing closing | Concluding remarks by the moderators | 12:57:00-13:00:00 180.0 | \
Cy Example and Di Example None
1 lunch break | Lunch | 13:00:00-15:00:00 None | None None
1 panel-2/opening opening | Opening remarks by the moderators | 15:00:00-15:05:00 300.0 | Moderators of panel 2 None
1 panel-2/expert-1 expert | Panellist 1 | 15:05:00-15:11:00 360.0 | Panellist 1 panellist-1
1 panel-2/discussion discussion | Interactive discussion | 15:11:00-17:57:00 120.0 | None None
1 panel-2/closing closing | Concluding remarks by the moderators | 17:57:00-18:00:00 180.0 | Moderators of panel 2 None
2 summary/moderator-1 perspective | Perspective of the moderator of panel 1 | 10:00:00-10:10:00 600.0 | \
Cy Example and Di Example panellist-1
2 summary/moderator-2 perspective | Perspective of the moderator of panel 2 | 10:10:00-10:20:00 600.0 | \
Moderator of panel 2 panellist-2
2 summary/expert thematic-expert | Thematic expert 1 | 10:20:00-10:32:00 720.0 | Fo Example panellist-3
2 summary/expert-2 thematic-expert | Thematic expert 2 | 10:32:00-10:35:00 180.0 | Thematic expert 2 panellist-4
2 summary/discussion discussion | Interactive discussion | 10:35:00-12:00:00 300.0 | None None
2 closing remarks | Closing | 12:00:00-13:00:00 3600.0 | None None
"""


def session_of(text: str, usual: Usual | None = None) -> Session:
    loaded = load_text(text, "session.yaml") if usual is None else load_text(text, "session.yaml", usual)
    assert loaded.session is not None, loaded.problems
    return loaded.session


def at(day: int, clock: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"2017-05-{7 + day:02}T{clock}:00").replace(tzinfo=CEST)


def test_every_key_of_the_session_arrives() -> None:
    session = session_of(WHOLE)
    assert {key: value for key, value in asdict(session).items() if key != "items"} == {
        "id": "whole",
        "title": "A whole session",
        "theme": "A theme in two lines",
        "place": "Room XIX",
        "zone": "Europe/Zurich",
        "days": (dt.date(2017, 5, 8), dt.date(2017, 5, 9)),
        "sittings": (
            Sitting(1, at(1, "10:00"), at(1, "13:00")),
            Sitting(1, at(1, "15:00"), at(1, "18:00")),
            Sitting(2, at(2, "10:00"), at(2, "13:00")),
        ),
        "themes": (Theme("data", "Data"), Theme("work", "Decent work")),
        "commitments": (Commitment(3, "No detention"), Commitment(7, "Schools")),
        "language": "fr",
        "round_size": 4,
        "warning_s": 45.0,
        "usual_warning_s": 60.0,
        "names_in_use": True,
        "remarks": ("Two dates are printed.",),
        "co_facilitators": (ANA, BO),
    }


def test_every_key_of_an_item_arrives() -> None:
    panel_1, panel_2, summary = ItemKind.EXPERT_PANEL, ItemKind.EXPERT_PANEL, ItemKind.SUMMARY_PANEL
    expected = [
        Item("welcome", ItemKind.REMARKS, "Welcome", 1, at(1, "10:00"), at(1, "10:10"), (), 24, fixed=True),
        Item("brief", ItemKind.PRESENTATION, "Issue brief", 1, at(1, "10:10"), at(1, "10:15"), (), 25),
        Item(
            "panel-1", panel_1, "First panel", 1, at(1, "10:15"), at(1, "13:00"), (), 26,
            moderators=(CY, DI), panellists=(ED, SOMEBODY), topics=("Borders", "Work"), announced=False,
        ),
        Item(
            "lunch", ItemKind.BREAK, "Lunch", 1, at(1, "13:00"), at(1, "15:00"), (), 35,
            remark="Side events", fixed=False,
        ),
        Item(
            "panel-2", panel_2, "Second panel", 1, at(1, "15:00"), at(1, "18:00"), (), 36,
            moderators=(SOMEBODY, SOMEBODY), panellists=(SOMEBODY,),
        ),
        Item(
            "summary", summary, "Summary panel", 2, at(2, "10:00"), at(2, "12:00"), (), 41, moderators=(ANA, BO),
            panellists=(
                Person("Cy Example and Di Example"), SOMEBODY, Person("Fo Example"), Person(None, "Rapporteur"),
            ),
        ),
        Item("closing", ItemKind.REMARKS, "Closing", 2, at(2, "12:00"), at(2, "13:00"), (), 48),
    ]  # fmt: skip
    found = [{**asdict(item), "segments": ()} for item in session_of(WHOLE).items]
    assert found == [asdict(item) for item in expected]


def test_every_item_expands_as_its_keys_say() -> None:
    rows = [
        f"{s.day} {s.id} {s.kind} | {s.title} | {s.planned_start:%H:%M:%S}-{s.planned_end:%H:%M:%S} {s.limit_s} | "
        f"{s.speaker} {s.panellist}"
        for s in session_of(WHOLE).segments
    ]
    assert rows == SEGMENTS.splitlines()
    assert {segment.item_id for segment in session_of(WHOLE).segments} == {item.id for item in session_of(WHOLE).items}


def test_a_row_of_the_agenda_has_all_of_its_segment_and_item() -> None:
    rows = {row["id"]: row for row in agenda_rows(session_of(WHOLE))}
    assert rows["panel-1/expert-1"] == {
        "id": "panel-1/expert-1",
        "kind": "expert",
        "title": "Panellist 1",
        "day": 1,
        "planned_start": "2017-05-08T10:20:00+02:00",
        "planned_end": "2017-05-08T10:27:30+02:00",
        "limit_s": 450.0,
        "length_s": 450.0,
        "item": "panel-1",
        "item_title": "First panel",
        "speaker": "Ed Example",
        "panellist": "panellist-1",
        "announced": False,
        "remark": None,
    }
    assert rows["lunch"]["remark"] == "Side events"


def test_what_is_usual_holds_where_the_file_does_not_say() -> None:
    usual = Usual(
        expert_panel=Format(moderators=2, experts=1, opening_s=60, expert_s=120, intervention_s=90, closing_s=30),
        summary_panel=Format(moderators=2, experts=2, moderator_s=240, expert_s=300, intervention_s=45),
        round_size=3,
        usual_warning_s=20,
    )
    session = session_of(SMALL, usual)
    assert (session.round_size, session.usual_warning_s, session.warning_s) == (3, 20, None)
    assert (session.language, session.names_in_use, session.remarks) == ("en", False, ())
    assert [(s.id, s.limit_s, s.speaker) for s in session.segments][1:] == [
        ("panel-1/opening", 60, "Moderators of panel 1"),
        ("panel-1/expert-1", 120, "Panellist 1"),
        ("panel-1/discussion", 90, None),
        ("panel-1/closing", 30, "Moderators of panel 1"),
    ]
    alone = session_of(changed(SMALL, "kind: expert-panel", "kind: summary-panel"), usual)
    assert [(s.id, s.limit_s, s.speaker) for s in alone.segments][1:] == [
        ("panel-1/moderator-1", 240, "Moderator of panel 1"),
        ("panel-1/moderator-2", 240, "Moderator of panel 2"),
        ("panel-1/expert", 300, "Thematic expert 1"),
        ("panel-1/expert-2", 300, "Thematic expert 2"),
        ("panel-1/discussion", 45, None),
    ]
    assert alone.items[1].moderators == ()


@pytest.mark.parametrize(
    ("moderators", "speaker"),
    [
        ("[Ana Example]", "Ana Example"),
        ("[Ana Example, ~]", "Moderators of panel 1"),
        ("[{title: Ambassador}]", "Moderator of panel 1"),
        ("[]", "Moderator of panel 1"),
    ],
)
def test_moderators_are_named_when_all_their_names_are_known(moderators: str, speaker: str) -> None:
    session = session_of(changed(SMALL, "kind: expert-panel", f"kind: expert-panel\n        moderators: {moderators}"))
    assert session.segments[1].speaker == speaker
    assert session.segments[-1].speaker == speaker


def test_a_segment_that_starts_when_a_sitting_ends_is_in_none() -> None:
    session = session_of(WHOLE)
    found = {segment.id: session.sitting_of(segment) for segment in session.segments}
    assert (found["welcome"], found["lunch"], found["closing"]) == (session.sittings[0], None, session.sittings[2])
    assert session.segment("nothing") is None
    assert session.item_of(session.segments[2]).id == "panel-1"
