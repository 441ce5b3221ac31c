"""What a person sees of a record with any SQLite tool."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gcm_moderator.meeting import facts as f
from gcm_moderator.meeting.evolve import Impossible
from gcm_moderator.meeting.facts import AnyFact, Draft, NoteContent
from gcm_moderator.meeting.floor import NoteKind, Speaker, TurnKind
from gcm_moderator.meeting.history import History
from gcm_moderator.record.views import VIEWS
from tests.unit.record.conftest import closed_with
from tests.unit.record.drafts import DISCUSSION, EU, FREE_TEXT, KENYA, MALTA, at, draft, session

Row = dict[str, Any]


def seen(path: Path, view: str) -> list[Row]:
    """The rows of a view, through a plain connection that knows nothing of the program."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {view}")]


def opened(*timed: tuple[float, AnyFact] | tuple[float, AnyFact, str]) -> list[Draft]:
    """A meeting in the discussion, then these facts at so many seconds, of the command named if any."""
    start = [
        draft(f.MeetingOpened(session())),
        draft(f.SegmentStarted("panel-1/opening")),
        draft(f.SegmentEnded("panel-1/opening"), 400),
        draft(f.SegmentStarted(DISCUSSION), 400),
    ]
    return start + [draft(each[1], each[0], each[2] if len(each) > 2 else None) for each in timed]


def turn(turn_id: str, speaker: Speaker, seconds: float, limit_s: float = 180.0, **more: Any) -> AnyFact:
    kind = more.pop("kind", TurnKind.INTERVENTION)
    return f.TurnStarted(turn_id, DISCUSSION, speaker, kind, limit_s, at(seconds), **more)


def finished(turn_id: str, seconds: float, *, absent: bool = False) -> AnyFact:
    return f.TurnFinished(turn_id, at(seconds), absent)


def test_every_view_of_a_new_record_is_empty(path: Path) -> None:
    closed_with(path, [])
    assert {view: seen(path, view) for view in VIEWS} == {view: [] for view in VIEWS}


def test_segments_take_their_titles_from_the_agenda_that_stands(path: Path) -> None:
    present = session()
    (panel,) = present.items
    first, *others = panel.segments

    def titled(title: str) -> f.AgendaChanged:
        renamed = replace(panel, segments=(replace(first, title=title), *others))
        return f.AgendaChanged(replace(present, items=(renamed,)))

    closed_with(
        path,
        opened((1000, titled("Opening remarks")), (1010, titled("A slip"), "slip"), (1020, f.CommandRetracted("slip"))),
    )
    assert [row["title"] for row in seen(path, "segments")] == ["Opening remarks", "Discussion"]


def test_segments_show_every_span_with_its_title(path: Path) -> None:
    closed_with(
        path,
        opened(
            (1000.25, f.SegmentEnded(DISCUSSION)),
            (1100, f.SegmentStarted(DISCUSSION)),
        ),
    )
    assert seen(path, "segments") == [
        {
            "segment": "panel-1/opening",
            "title": "Opening",
            "started_at": "2017-05-08T10:00:00+02:00",
            "ended_at": "2017-05-08T10:06:40+02:00",
        },
        {
            "segment": DISCUSSION,
            "title": "Discussion",
            "started_at": "2017-05-08T10:06:40+02:00",
            "ended_at": "2017-05-08T10:16:40.250000+02:00",
        },
        {
            "segment": DISCUSSION,
            "title": "Discussion",
            "started_at": "2017-05-08T10:18:20+02:00",
            "ended_at": None,
        },
    ]


def test_a_turn_shows_who_spoke_and_how_long(path: Path) -> None:
    kenya = Speaker("Kenya", "KE", "member-state", "African")  # type: ignore[arg-type]
    closed_with(
        path,
        opened(
            (500.125, turn("t1", kenya, 480.125, on_behalf_of=EU, to="panellist-2", gender="f")),
            (600, f.TurnGranted("t1", 30.0)),
            (610, f.TurnGranted("t1", -10.0)),
            (700.5, finished("t1", 700.5)),
        ),
    )
    (row,) = seen(path, "speaking_record")
    assert row == {
        "speaker": "Kenya",
        "delegation": "KE",
        "category": "member-state",
        "regional_group": "African",
        "on_behalf_of": "European Union",
        "kind": "intervention",
        "segment": DISCUSSION,
        "started_at": "2017-05-08T10:08:00.125000+02:00",
        "finished_at": "2017-05-08T10:11:40.500000+02:00",
        "limit_s": 180.0,
        "granted_s": 20.0,
        "paused_s": 0.0,
        "used_s": 220.375,
        "over_s": 20.375,
        "absent": 0,
        "addressed_to": "panellist-2",
        "gender": "f",
        "turn": "t1",
    }


def test_holds_that_overlap_count_once(path: Path) -> None:
    closed_with(
        path,
        opened(
            (500, turn("t1", KENYA, 500)),
            (510, f.TurnPaused("t1")),
            (520, f.TurnInterrupted("t1")),
            (520, turn("t2", MALTA, 520, kind=TurnKind.POINT_OF_ORDER)),
            (530, f.MeetingSuspended()),
            (590, f.MeetingContinued()),
            (600, finished("t2", 600)),
            (600, f.TurnTakenUp("t1")),
            (620, f.TurnResumed("t1")),
            (630, f.TurnPaused("t1")),
            (640, finished("t1", 640)),
        ),
    )
    first, second = seen(path, "speaking_record")
    assert (first["speaker"], first["paused_s"], first["used_s"], first["over_s"]) == ("Kenya", 120.0, 20.0, 0.0)
    assert (second["speaker"], second["paused_s"], second["used_s"]) == ("Malta", 60.0, 20.0)


def test_a_turn_backdated_into_a_suspension_was_not_paused_by_it(path: Path) -> None:
    closed_with(
        path,
        opened(
            (500, f.MeetingSuspended()),
            (600, f.MeetingContinued()),
            (610, turn("t1", KENYA, 590)),
            (620, finished("t1", 620)),
        ),
    )
    (row,) = seen(path, "speaking_record")
    assert (row["paused_s"], row["used_s"]) == (0.0, 30.0)


def test_a_turn_on_the_floor_has_no_end_yet(path: Path) -> None:
    closed_with(path, opened((500, turn("t1", KENYA, 500)), (510, f.TurnPaused("t1"))))
    (row,) = seen(path, "speaking_record")
    assert (row["finished_at"], row["used_s"], row["over_s"], row["absent"]) == (None, None, None, 0)


def test_nobody_there_is_shown_as_absent(path: Path) -> None:
    closed_with(path, opened((500, turn("t1", KENYA, 500)), (505, finished("t1", 505, absent=True))))
    assert [row["absent"] for row in seen(path, "speaking_record")] == [1]


def test_what_was_undone_does_not_count_until_it_is_put_back(path: Path) -> None:
    timed: list[tuple[float, AnyFact] | tuple[float, AnyFact, str]] = [
        (500, turn("t1", KENYA, 500), "call-1"),
        (510, f.TurnGranted("t1", 30.0), "grant-1"),
        (520, f.CommandRetracted("grant-1")),
        (560, finished("t1", 560), "finish-1"),
        (570, turn("t2", MALTA, 570), "call-2"),
        (580, f.CommandRetracted("call-2")),
    ]
    closed_with(path, opened(*timed))
    assert [(row["speaker"], row["granted_s"]) for row in seen(path, "speaking_record")] == [("Kenya", 0.0)]
    assert {row["command"] for row in seen(path, "live_facts")}.isdisjoint({"grant-1", "call-2"})

    again = path.with_name("again.gcm")
    closed_with(again, opened(*timed, (590, f.CommandReinstated("call-2")), (600, finished("t2", 600))))
    assert [(row["speaker"], row["used_s"]) for row in seen(again, "speaking_record")] == [
        ("Kenya", 60.0),
        ("Malta", 30.0),
    ]
    once_more = path.with_name("once-more.gcm")
    closed_with(
        once_more,
        opened(*timed, (590, f.CommandReinstated("call-2")), (600, f.CommandRetracted("call-2"))),
    )
    assert [row["speaker"] for row in seen(once_more, "speaking_record")] == ["Kenya"]


def test_a_name_given_later_shows_everywhere(path: Path) -> None:
    costa_rica = Speaker("Costa Rica", "CR")
    content = NoteContent("Firewalls", segment=DISCUSSION, turn="t1", speaker=FREE_TEXT)
    moved = NoteContent("Visa", segment=DISCUSSION, turn="t1", speaker=MALTA)
    closed_with(
        path,
        opened(
            (500, turn("t1", FREE_TEXT, 500)),
            (510, f.NoteTaken("n1", content)),
            (515, f.NoteTaken("n2", moved)),
            (520, f.SpeakerNamed("t1", KENYA), "name-1"),
            (525, f.CommandRetracted("name-1")),
            (530, f.SpeakerNamed("t1", costa_rica)),
            (535, f.NoteTaken("n3", NoteContent("Data", turn="t1", speaker=KENYA))),
            (560, finished("t1", 560)),
        ),
    )
    assert [(row["speaker"], row["delegation"]) for row in seen(path, "speaking_record")] == [("Costa Rica", "CR")]
    assert [row["speaker"] for row in seen(path, "notes_current")] == ["Costa Rica", "Malta", "Costa Rica"]


def test_who_was_not_reached(path: Path) -> None:
    def asked(request: str, speaker: Speaker) -> AnyFact:
        return f.FloorRequested(request, speaker, TurnKind.INTERVENTION)

    timed: list[tuple[float, AnyFact] | tuple[float, AnyFact, str]] = [
        (410, asked("r1", KENYA)),
        (411, asked("r2", FREE_TEXT)),
        (412, asked("r3", MALTA)),
        (415, f.SpeakerNamed("r2", EU)),
        (420, f.SegmentEnded(DISCUSSION, ("r3", "r1", "r2"))),
    ]
    closed_with(path, opened(*timed))
    rows = seen(path, "not_reached")
    assert [(row["place"], row["speaker"]) for row in rows] == [(1, "Malta"), (2, "Kenya"), (3, "European Union")]
    assert rows[0] == {
        "segment": DISCUSSION,
        "place": 1,
        "speaker": "Malta",
        "delegation": "MT",
        "category": None,
        "regional_group": None,
        "on_behalf_of": None,
        "kind": "intervention",
        "requested_at": "2017-05-08T10:06:52+02:00",
        "ended_at": "2017-05-08T10:07:00+02:00",
    }

    again = path.with_name("again.gcm")
    closed_with(again, opened(*timed, (500, f.SegmentStarted(DISCUSSION), "again")))
    assert seen(again, "not_reached") == []

    undone = path.with_name("undone.gcm")
    closed_with(
        undone, opened(*timed, (500, f.SegmentStarted(DISCUSSION), "again"), (510, f.CommandRetracted("again")))
    )
    assert [row["speaker"] for row in seen(undone, "not_reached")] == ["Malta", "Kenya", "European Union"]


def test_a_request_named_on_the_floor_and_put_back_keeps_its_name(path: Path) -> None:
    closed_with(
        path,
        opened(
            (410, f.FloorRequested("r1", FREE_TEXT, TurnKind.INTERVENTION)),
            (420, turn("t1", FREE_TEXT, 420, request="r1")),
            (425, f.SpeakerNamed("t1", KENYA)),
            (430, finished("t1", 430, absent=True)),
            (430, f.RequestAbsent("r1")),
            (440, f.SegmentEnded(DISCUSSION, ("r1",))),
        ),
    )
    assert [row["speaker"] for row in seen(path, "not_reached")] == ["Kenya"]


def test_notes_show_as_they_stand_and_as_they_were(path: Path) -> None:
    question = NoteContent(
        "Who pays?",
        NoteKind.QUESTION,
        themes=("data", "policies"),
        commitments=(6, 2),
        to="panellist-2",
        star=True,
        segment=DISCUSSION,
        speaker=KENYA,
        on_behalf_of=EU,
    )
    drafts = [
        *opened(),
        draft(f.NoteTaken("n1", NoteContent("Firewals")), 410, seat="notes-1"),
        draft(f.NoteTaken("n2", NoteContent("Nonsense")), 420, seat="notes-2"),
        draft(f.NoteRevised("n1", NoteContent("Firewalls")), 430, seat="notes-2"),
        draft(f.NoteTaken("n3", question), 440, seat="notes-1"),
        draft(f.NoteDeleted("n2"), 450),
        draft(f.QuestionAnswered("n3"), 460),
    ]
    closed_with(path, drafts)
    first, third = seen(path, "notes_current")
    assert (first["note"], first["text"], first["at"][11:19], first["seat"]) == (
        "n1",
        "Firewalls",
        "10:06:50",
        "notes-1",
    )
    assert (first["kind"], first["themes"], first["star"], first["answered"], first["revisions"]) == (
        "point",
        "",
        0,
        0,
        1,
    )
    assert third == {
        "note": "n3",
        "at": "2017-05-08T10:07:20+02:00",
        "seat": "notes-1",
        "kind": "question",
        "text": "Who pays?",
        "themes": "data, policies",
        "commitments": "6, 2",
        "star": 1,
        "speaker": "Kenya",
        "on_behalf_of": "European Union",
        "addressed_to": "panellist-2",
        "segment": DISCUSSION,
        "turn": None,
        "answered": 1,
        "revisions": 0,
    }
    revisions = [(row["note"], row["revision"], row["text"], row["seat"]) for row in seen(path, "note_revisions")]
    assert revisions == [
        ("n1", 0, "Firewals", "notes-1"),
        ("n2", 0, "Nonsense", "notes-2"),
        ("n1", 1, "Firewalls", "notes-2"),
        ("n3", 0, "Who pays?", "notes-1"),
    ]

    reopened = path.with_name("reopened.gcm")
    closed_with(reopened, [*drafts, draft(f.QuestionAnswered("n3", answered=False), 470)])
    assert seen(reopened, "notes_current")[1]["answered"] == 0


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["call", "pause", "resume", "interrupt", "suspend", "continue", "finish", "grant"]),
        st.integers(0, 90_000),
    ),
    max_size=25,
)


@given(steps=STEPS)
def test_figures_are_those_of_the_meeting(tmp_path_factory: Any, steps: Sequence[tuple[str, int]]) -> None:
    history = History(session(), opened())
    now = 500_000
    for number, (step, wait) in enumerate(steps):
        now += wait
        seconds = now / 1000
        live, under, suspended = history.state.turn, history.state.interrupted, history.state.suspended
        holds = {hold.value for hold in live.holds} if live else set()
        made: list[AnyFact] = []
        if step == "call" and not live and not suspended:
            made = [turn(f"t{number}", KENYA, seconds)]
        elif step == "pause" and live and "by hand" not in holds:
            made = [f.TurnPaused(live.id)]
        elif step == "resume" and live and "by hand" in holds:
            made = [f.TurnResumed(live.id)]
        elif step == "grant" and live:
            made = [f.TurnGranted(live.id, 12.5)]
        elif step == "interrupt" and live and not under and not suspended:
            made = [f.TurnInterrupted(live.id), turn(f"t{number}", MALTA, seconds, kind=TurnKind.POINT_OF_ORDER)]
        elif step == "suspend" and not suspended:
            made = [f.MeetingSuspended()]
        elif step == "continue" and suspended:
            made = [f.MeetingContinued()]
        elif step == "finish" and live:
            made = [finished(live.id, seconds), *([f.TurnTakenUp(under.id)] if under else [])]
        with suppress(Impossible):
            for fact in made:
                history.append(draft(fact, seconds))
    path = tmp_path_factory.mktemp("views") / "session.gcm"
    closed_with(path, history.drafts)
    rows = {row["turn"]: row for row in seen(path, "speaking_record")}
    turns = history.state.all_turns()
    assert set(rows) == {each.id for each in turns}
    for each in turns:
        row = rows[each.id]
        assert row["granted_s"] == each.granted_s
        if each.finished_at is not None:
            figures = (each.paused_s, each.elapsed(each.finished_at), each.overtime(each.finished_at))
            assert (row["paused_s"], row["used_s"], row["over_s"]) == figures


def test_a_deleted_note_that_was_brought_back_is_a_current_note(path: Path) -> None:
    taken = [draft(f.NoteTaken(note, NoteContent(note)), 410 + n) for n, note in enumerate(("n1", "n2"))]
    drafts = [
        *opened(),
        *taken,
        draft(f.NoteDeleted("n1"), 420),
        draft(f.NoteDeleted("n2"), 430),
        draft(f.NoteRestored("n1", NoteContent("n1")), 440),
    ]
    closed_with(path, drafts)
    assert [row["note"] for row in seen(path, "notes_current")] == ["n1"]
