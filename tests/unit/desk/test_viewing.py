"""What podium and display show, situation by situation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gcm_moderator.agenda.model import Item, Segment
from gcm_moderator.delegations.model import RegionalGroup
from gcm_moderator.desk.viewing import display_view, podium_view
from gcm_moderator.desk.views import (
    DisplayView,
    ListState,
    PanellistEntry,
    PodiumView,
    QueueRow,
    Saving,
    Step,
    StripState,
)
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.commands import Command
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import NoteKind, Recipient, Speaker, TurnKind
from gcm_moderator.meeting.state import Message
from gcm_moderator.meeting.turn import Turn
from gcm_moderator.record.memory import MemoryRecord
from tests.unit.desk.seats import DISCUSSION, Chair, open_discussion, opening
from tests.unit.meeting.podium import COSTA_RICA, EU, JAPAN, KENYA, MALTA, ROW_4
from tests.unit.meeting.sessions import first_session

POINT = TurnKind.POINT_OF_ORDER
MODERATOR = Speaker("Moderator of panel 1")


def discussion(*orders: Command) -> Chair:
    """The discussion of panel 1 with Kenya, Malta and Costa Rica waiting, then these commands."""
    chair = Chair()
    open_discussion(chair)
    chair.do(*orders)
    return chair


def started(*segments: str) -> Chair:
    chair = Chair()
    chair.do(*(commands.StartSegment(segment) for segment in segments))
    return chair


def named(value: Any) -> Any:
    """The value as a table can name it: ids of segments and items, names of speakers."""
    match value:
        case tuple():
            return [named(one) for one in value]
        case QueueRow(request=request):
            return request.speaker.name
        case Turn(speaker=speaker):
            return speaker.name
        case Segment() | Item() | PanellistEntry() | Message():
            return value.id
    return value


def podium(chair: Chair) -> PodiumView:
    return podium_view(chair.desk)


def display(chair: Chair) -> DisplayView:
    return display_view(chair.desk.state)


SITUATIONS: list[tuple[str, Callable[[], Chair], dict[str, Any]]] = [
    (
        "nothing begun",
        Chair,
        {
            "segment": None, "item": None, "turn": None, "interrupted": None, "queue": [], "line_to_say": "",
            "list_state": ListState.NONE, "limit_s": None, "panellists": [], "not_heard": [],
            "next_segment": "welcome-1", "undo": None, "redo": None, "round_position": None, "practice": False,
            "suspended_since": None, "message": None, "unsaved": 0, "problem": None, "saving": Saving.SAVED,
        },
    ),
    (
        "the opening of a panel, its moderator speaking",
        lambda: _do(started("panel-1/opening"), commands.GiveFloor(MODERATOR)),
        {
            "segment": "panel-1/opening", "item": "panel-1", "turn": "Moderator of panel 1", "queue": [],
            "line_to_say": "I now give the floor to the moderator of panel 1.", "list_state": ListState.NONE,
            "limit_s": None, "next_segment": "panel-1/expert-1", "round_position": None,
            "panellists": ["panellist-1", "panellist-2", "panellist-3"],
        },
    ),
    (
        "a discussion, nobody speaking yet",
        discussion,
        {
            "segment": DISCUSSION, "turn": None, "queue": ["Kenya", "Malta", "Costa Rica"], "limit_s": 180.0,
            "list_state": ListState.OPEN, "next_segment": "panel-1/closing", "since_panellists": 0,
            "suggest_panellists": False, "not_heard": [], "round_position": None,
            "line_to_say": (
                "I now give the floor to the distinguished representative of Kenya, to be followed by Malta."
            ),
        },
    ),
    (
        "an intervention",
        lambda: discussion(commands.CallRequest(), commands.SetLimit(120)),
        {
            "turn": "Kenya", "interrupted": None, "queue": ["Malta", "Costa Rica"], "round_position": 1,
            "since_panellists": 1, "limit_s": 120.0,
            "line_to_say": (
                "I now give the floor to the distinguished representative of Kenya, to be followed by Malta."
            ),
        },
    ),
    (
        "a point of order over an intervention",
        lambda: discussion(
            commands.CallRequest(), commands.RequestFloor(JAPAN, POINT), commands.CallRequest()
        ),
        {
            "turn": "Japan", "interrupted": "Kenya", "queue": ["Malta", "Costa Rica"], "round_position": None,
            "line_to_say": (
                "I now give the floor to the distinguished representative of Japan, on a point of order."
            ),
        },
    ),
    (
        "a panellist's reply",
        lambda: discussion(commands.CallRequest(), commands.GivePanellist("panellist-2")),
        {"turn": "Panellist 2", "round_position": None, "since_panellists": 0, "queue": ["Malta", "Costa Rica"]},
    ),
    (
        "a closed list",
        lambda: discussion(commands.CloseList()),
        {"list_state": ListState.CLOSED, "queue": ["Kenya", "Malta", "Costa Rica"]},
    ),
    (
        "suspended",
        lambda: discussion(commands.CallRequest(), commands.SuspendMeeting()),
        {"turn": "Kenya", "list_state": ListState.OPEN, "queue": ["Malta", "Costa Rica"], "segment": DISCUSSION},
    ),
    (
        "a message of the co-facilitators",
        lambda: discussion(commands.SendMessage("Five minutes left")),
        {"message": "podium-5", "turn": None},
    ),
    (
        "a segment ended and none running",
        lambda: discussion(commands.EndSegment()),
        {
            "segment": None, "item": None, "turn": None, "queue": [], "list_state": ListState.NONE, "limit_s": None,
            "panellists": [], "next_segment": "panel-1/closing", "line_to_say": "", "since_panellists": 0,
        },
    ),
    (
        "lunch",
        lambda: started("lunch-1"),
        {"segment": "lunch-1", "item": "lunch-1", "turn": None, "panellists": [], "next_segment": "panel-2/opening"},
    ),
    (
        "an earlier segment taken up again",
        lambda: started("panel-1/closing", DISCUSSION),
        {"segment": DISCUSSION, "next_segment": "lunch-1"},
    ),
    (
        "the discussion of the summary panel",
        lambda: started("summary/discussion"),
        {"panellists": ["panellist-1", "panellist-2", "panellist-3", "panellist-4"], "next_segment": "conclusions"},
    ),
    (
        "everything over",
        lambda: _do(started("closing-2"), commands.EndSegment()),
        {"segment": None, "next_segment": None, "turn": None, "line_to_say": ""},
    ),
]  # fmt: skip


def _do(chair: Chair, *orders: Command) -> Chair:
    chair.do(*orders)
    return chair


@pytest.mark.parametrize(
    ("make", "expected"), [(make, expected) for _, make, expected in SITUATIONS], ids=[name for name, *_ in SITUATIONS]
)
def test_podium(make: Callable[[], Chair], expected: dict[str, Any]) -> None:
    view = podium(make())
    assert {field: named(getattr(view, field)) for field in expected} == expected
    assert (view.session_title, view.zone, view.round_size) == ("First informal thematic session", "Europe/Zurich", 5)


@pytest.mark.parametrize("make", [make for _, make, _ in SITUATIONS], ids=[name for name, *_ in SITUATIONS])
def test_the_display_shows_the_same_as_the_podium(make: Callable[[], Chair]) -> None:
    chair = make()
    shown, view = display(chair), podium(chair)
    for field in ("session_title", "place", "zone", "item", "segment", "turn", "suspended_since"):
        assert getattr(shown, field) == getattr(view, field)
    assert list(shown.next_speakers) == [row.request for row in view.queue][:2]


def test_a_message_stands_where_it_was_sent() -> None:
    chair = discussion(commands.SendMessage("Wrap up"), commands.SendMessage("Take your seats", Recipient.DISPLAY))
    at_podium, in_room = podium(chair).message, display(chair).message
    assert at_podium is not None
    assert in_room is not None
    assert (at_podium.text, in_room.text) == ("Wrap up", "Take your seats")
    chair.do(commands.WithdrawMessage(in_room.id))
    assert (podium(chair).message, display(chair).message) == (at_podium, None)


def test_the_podium_sees_when_the_list_is_to_be_closed() -> None:
    chair = discussion()
    closes_at = chair.now.replace(hour=12, minute=20)
    chair.do(commands.SetClosing(closes_at))
    view = podium(chair)
    assert (view.closes_at, view.list_state) == (closes_at, ListState.OPEN)
    assert view.undo is not None
    assert view.undo.verb == "closing"
    chair.do(commands.CloseList())
    assert podium(chair).closes_at is None


def test_since_when_the_meeting_is_suspended() -> None:
    chair = discussion(commands.CallRequest())
    suspended_at = chair.now
    chair.do(commands.SuspendMeeting())
    assert podium(chair).suspended_since == display(chair).suspended_since == suspended_at


def test_a_rehearsal_is_marked_as_practice() -> None:
    record = MemoryRecord()
    record.append([opening(ahead_s=3600.0)]).result()
    assert podium(Chair(record)).practice


def test_a_voice_heard_before_is_marked_second_time_here_and_in_the_session() -> None:
    chair = discussion(commands.CallRequest(), commands.FinishTurn(), commands.RequestFloor(KENYA))
    chair.do(commands.RequestFloor(KENYA, on_behalf_of=EU))
    rows = {
        (row.request.speaker.name, row.request.on_behalf_of is not None): (row.number, row.nth, row.session_nth)
        for row in podium(chair).queue
    }
    assert rows == {
        ("Malta", False): (1, 1, 1),
        ("Costa Rica", False): (2, 1, 1),
        ("Kenya", False): (3, 2, 2),
        ("Kenya", True): (4, 1, 1),
    }
    chair.do(commands.StartSegment("panel-2/discussion"), commands.RequestFloor(KENYA))
    (row,) = podium(chair).queue
    assert (row.nth, row.session_nth) == (1, 2)


def test_who_was_not_heard_is_told_from_the_first_whole_round_on() -> None:
    chair = discussion()
    chair.do(commands.RequestFloor(JAPAN), commands.RequestFloor(ROW_4))
    for _ in range(4):
        chair.do(commands.CallRequest(), commands.FinishTurn())
    assert podium(chair).not_heard == ()
    chair.do(commands.CallRequest(), commands.FinishTurn())
    view = podium(chair)
    assert view.not_heard == (RegionalGroup.EEG,)
    assert (view.since_panellists, view.suggest_panellists) == (5, True)
    assert display(chair).next_speakers == ()


def test_questions_wait_beside_the_panellist() -> None:
    question = NoteContent("Who pays?", NoteKind.QUESTION, to="panellist-2", segment=DISCUSSION)
    chair = discussion(commands.TakeNote(question))
    assert [(entry.number, entry.name, entry.pending_questions) for entry in podium(chair).panellists] == [
        (1, "Panellist 1", 0),
        (2, "Panellist 2", 1),
        (3, "Panellist 3", 0),
    ]


def test_the_strip_tells_how_far_each_segment_is() -> None:
    chair = started("panel-1/opening", "panel-1/expert-2", DISCUSSION)
    entries = podium(chair).strip
    assert [entry.segment for entry in entries] == list(first_session().segments)
    assert all(entry.segment in entry.item.segments for entry in entries)
    begun = {entry.segment.id: entry.state for entry in entries if entry.state is not StripState.UPCOMING}
    assert begun == {
        "panel-1/opening": StripState.DONE,
        "panel-1/expert-1": StripState.SKIPPED,
        "panel-1/expert-2": StripState.DONE,
        "panel-1/expert-3": StripState.SKIPPED,
        DISCUSSION: StripState.RUNNING,
    }


CALLED = (commands.CallRequest(),)
PAUSED = (*CALLED, commands.PauseTurn())
INTERRUPTED = (*CALLED, commands.RequestFloor(JAPAN, POINT), commands.CallRequest())

STEPS: list[tuple[tuple[Command, ...], Command, str, str | None]] = [
    ((), commands.StartSegment("panel-1/closing"), "start", "Closing"),
    (CALLED, commands.StartSegment("lunch-1"), "start", "Lunch"),
    ((), commands.EndSegment(), "end", "Discussion"),
    (CALLED, commands.EndSegment(), "end", "Discussion"),
    ((), commands.CallRequest(), "call", "Kenya"),
    (CALLED, commands.CallRequest(), "call", "Malta"),
    ((), commands.GiveFloor(JAPAN), "call", "Japan"),
    ((), commands.GivePanellist("panellist-3"), "call", "Panellist 3"),
    (CALLED, commands.PauseTurn(), "pause", "Kenya"),
    (PAUSED, commands.ResumeTurn(), "resume", "Kenya"),
    (CALLED, commands.GrantTime(30), "grant", "Kenya"),
    (CALLED, commands.FinishTurn(), "finish", "Kenya"),
    (INTERRUPTED, commands.FinishTurn(), "finish", "Japan"),
    (INTERRUPTED, commands.CallRequest(), "call", "Malta"),
    ((), commands.RequestFloor(JAPAN), "request", "Japan"),
    ((), commands.WithdrawRequest("podium-3"), "withdraw", "Malta"),
    ((), commands.MarkAbsent("podium-3"), "absent", "Malta"),
    (CALLED, commands.MarkAbsent("podium-2"), "absent", "Kenya"),
    (INTERRUPTED, commands.MarkAbsent("podium-6"), "absent", "Japan"),
    ((), commands.MoveRequest("podium-4", 0), "move", None),
    ((), commands.NameSpeaker("podium-4", JAPAN), "name", "Japan"),
    ((), commands.SetLimit(120), "limit", None),
    ((), commands.CloseList(), "close-list", None),
    ((commands.CloseList(),), commands.ReopenList(), "reopen-list", None),
    (CALLED, commands.SuspendMeeting(), "suspend", None),
    ((commands.SuspendMeeting(),), commands.ContinueMeeting(), "continue", None),
]


@pytest.mark.parametrize(("before", "order", "verb", "subject"), STEPS)
def test_what_undo_and_redo_would_act_on(
    before: tuple[Command, ...], order: Command, verb: str, subject: str | None
) -> None:
    chair = discussion(*before)
    earlier = podium(chair)
    chair.do(order)
    step = podium(chair).undo
    assert step is not None
    assert (step.verb, step.subject) == (verb, subject)
    assert podium(chair).redo is None
    chair.do(commands.Undo())
    assert (podium(chair).undo, podium(chair).redo) == (earlier.undo, step)
    assert podium(chair).queue == earlier.queue
    chair.do(commands.Redo())
    assert (podium(chair).undo, podium(chair).redo) == (step, None)


def test_notes_and_messages_are_no_steps() -> None:
    chair = discussion(commands.CallRequest())
    step = podium(chair).undo
    chair.do(commands.TakeNote(NoteContent("A point")), commands.SendMessage("Wrap up"))
    assert podium(chair).undo == step


def test_steps_after_several_retractions() -> None:
    chair = discussion(commands.CallRequest(), commands.PauseTurn(), commands.Undo(), commands.Undo())
    view = podium(chair)
    assert view.undo == Step("podium-4", "request", "Costa Rica")
    assert view.redo == Step("podium-5", "call", "Kenya")
    chair.do(commands.Redo())
    assert podium(chair).redo == Step("podium-6", "pause", "Kenya")
    chair.do(commands.FinishTurn())
    view = podium(chair)
    assert view.undo is not None
    assert (view.undo.verb, view.undo.subject) == ("finish", "Kenya")
    assert view.redo is None


def test_when_everything_is_undone_nothing_is_left_to_undo() -> None:
    chair = Chair()
    chair.do(commands.StartSegment("welcome-1"), commands.Undo())
    view = podium(chair)
    assert view.undo is None
    assert view.redo is not None
    assert view.next_segment is not None
    assert view.next_segment.id == "welcome-1"


@pytest.mark.parametrize("speaker", [KENYA, MALTA, COSTA_RICA, ROW_4, Speaker("<b>x</b>\n\u202e" + "y" * 300)])
def test_names_come_as_they_are(speaker: Speaker) -> None:
    chair = started(DISCUSSION)
    chair.do(commands.RequestFloor(speaker))
    view = podium(chair)
    assert view.queue[0].request.speaker == speaker
    assert speaker.name in view.line_to_say
    assert view.undo is not None
    assert view.undo.subject == speaker.name
