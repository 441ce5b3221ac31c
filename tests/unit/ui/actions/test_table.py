"""The table of actions: its keys do not clash, its texts are there, and it makes the right commands."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import groupby

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QKeySequence

from gcm_moderator.agenda.model import Segment, SegmentKind
from gcm_moderator.desk.views import ListState, PanellistEntry, PodiumView, QueueRow, Saving, Step
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.commands import Command
from gcm_moderator.meeting.floor import Speaker, TurnKind
from gcm_moderator.meeting.state import Request
from gcm_moderator.meeting.turn import Hold, Turn
from ui.actions.action import Choice, Do, Group, group_title
from ui.actions.table import ACTIONS, BY_NAME, cap, sheet_rows

NOW = dt.datetime(2017, 5, 8, 9, 0, tzinfo=dt.UTC)
DISCUSSION = Segment(
    "panel-1/discussion", "panel-1", SegmentKind.DISCUSSION, "Discussion", 1, NOW, NOW + dt.timedelta(hours=2), 180.0
)
CLOSING = Segment("panel-1/closing", "panel-1", SegmentKind.CLOSING, "Closing", 1, NOW, NOW, 420.0)
KENYA = Turn("t1", DISCUSSION.id, Speaker("Kenya"), TurnKind.INTERVENTION, 180.0, 60.0, NOW, request="r1")

EMPTY = PodiumView(
    session_title="First", place="Geneva", zone="Europe/Zurich", practice=False, item=None, segment=None, turn=None,
    interrupted=None, line_to_say="", round_position=None, queue=(), list_state=ListState.NONE, limit_s=None,
    round_size=5, since_panellists=0, suggest_panellists=False, panellists=(), not_heard=(), strip=(),
    next_segment=None, suspended_since=None, message=None, undo=None, redo=None, saving=Saving.SAVED, unsaved=0,
    problem=None,
)  # fmt: skip


def row(number: int) -> QueueRow:
    request = Request(f"r{number}", Speaker(f"Delegation {number}"), TurnKind.INTERVENTION, NOW)
    return QueueRow(number, request, 1, 1)


BUSY = replace(
    EMPTY,
    segment=DISCUSSION,
    turn=KENYA,
    queue=(row(2), row(3), row(4)),
    list_state=ListState.OPEN,
    panellists=(PanellistEntry("panellist-1", 1, None, 0), PanellistEntry("panellist-2", 2, None, 1)),
    next_segment=CLOSING,
    undo=Step("c7", "call", "Kenya"),
    redo=Step("c8", "finish", "Malta"),
)
PAUSED = replace(BUSY, turn=KENYA.held(Hold.BY_HAND, NOW))
SUSPENDED = replace(BUSY, suspended_since=NOW)
CLOSED = replace(BUSY, list_state=ListState.CLOSED)
ONE_PANELLIST = replace(BUSY, panellists=BUSY.panellists[:1])

TEXT_FIELDS_OWN = {
    "Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+K", "Ctrl+U", "Ctrl+E",
    "Ctrl+Backspace", "Ctrl+Delete", "Ctrl+Left", "Ctrl+Right", "Ctrl+Home", "Ctrl+End", "Shift+Insert",
    "Shift+Delete", "Ctrl+Insert", "F14", "F16", "F18", "F20",
}  # fmt: skip


def made(do: Do, view: PodiumView, choice: Choice = None) -> Command | None:
    send = BY_NAME[do].send
    assert send is not None
    return send(view, choice)


def test_every_action_stands_in_the_table_once() -> None:
    assert [action.do for action in ACTIONS].count(Do.PAUSE) == 1
    assert set(BY_NAME) == set(Do)


def test_no_two_actions_share_a_key() -> None:
    keys = Counter(QKeySequence(key).toString() for action in ACTIONS for key in (action.key, *action.always) if key)
    assert [key for key, times in keys.items() if times > 1] == []
    assert "" not in keys


def test_what_always_acts_is_never_a_key_that_types_or_edits() -> None:
    for action in ACTIONS:
        for key in action.always:
            assert key not in TEXT_FIELDS_OWN, action.do
            assert key.startswith(("F", "Shift+F", "Ctrl+")), action.do
            assert "Ctrl+Alt" not in key, "AltGr is Ctrl+Alt, and types letters in many languages"


def test_whatever_has_a_single_key_has_one_that_always_acts() -> None:
    assert [action.do for action in ACTIONS if action.key and not action.always] == []


def test_single_keys_are_single() -> None:
    assert [action.key for action in ACTIONS if "+" in action.key[1:]] == []


def test_texts_are_there() -> None:
    assert all(action.label() and action.group.value for action in ACTIONS)
    assert all(action.send is not None for action in ACTIONS if action.guarded)


@pytest.mark.parametrize(
    ("do", "view", "choice", "command"),
    [
        (Do.GIVE_FLOOR, BUSY, None, commands.CallRequest("r2")),
        (Do.GIVE_FLOOR, EMPTY, None, commands.CallRequest()),
        (Do.PANELLISTS, BUSY, None, None),
        (Do.PANELLISTS, BUSY, "panellist-2", commands.GivePanellist("panellist-2")),
        (Do.PANELLISTS, ONE_PANELLIST, None, commands.GivePanellist("panellist-1")),
        (Do.FINISH, BUSY, None, commands.FinishTurn()),
        (Do.PAUSE, BUSY, None, commands.PauseTurn()),
        (Do.PAUSE, PAUSED, None, commands.ResumeTurn()),
        (Do.MORE_TIME, BUSY, None, commands.GrantTime(30.0)),
        (Do.LESS_TIME, BUSY, None, commands.GrantTime(-30.0)),
        (Do.ABSENT, BUSY, None, commands.MarkAbsent("r1")),
        (Do.ABSENT, EMPTY, None, None),
        (Do.LIMIT, BUSY, None, None),
        (Do.LIMIT, BUSY, 120.0, commands.SetLimit(120.0)),
        (Do.CLOSE_LIST, BUSY, None, commands.CloseList()),
        (Do.CLOSE_LIST, CLOSED, None, commands.ReopenList()),
        (Do.CALL, BUSY, "r3", commands.CallRequest("r3")),
        (Do.CALL, BUSY, None, None),
        (Do.WITHDRAW, BUSY, "r3", commands.WithdrawRequest("r3")),
        (Do.MARK_ABSENT, BUSY, "r3", commands.MarkAbsent("r3")),
        (Do.MOVE_UP, BUSY, "r3", commands.MoveRequest("r3", 0)),
        (Do.MOVE_UP, BUSY, "r2", None),
        (Do.MOVE_DOWN, BUSY, "r3", commands.MoveRequest("r3", 2)),
        (Do.MOVE_DOWN, BUSY, "r4", None),
        (Do.MOVE_DOWN, BUSY, "gone", None),
        (Do.NEXT_SEGMENT, BUSY, None, commands.StartSegment("panel-1/closing")),
        (Do.NEXT_SEGMENT, EMPTY, None, None),
        (Do.START_SEGMENT, BUSY, "panel-2/opening", commands.StartSegment("panel-2/opening")),
        (Do.END_SEGMENT, BUSY, None, commands.EndSegment()),
        (Do.SUSPEND, BUSY, None, commands.SuspendMeeting()),
        (Do.SUSPEND, SUSPENDED, None, commands.ContinueMeeting()),
        (Do.UNDO, BUSY, None, commands.Undo("c7")),
        (Do.REDO, BUSY, None, commands.Redo()),
    ],
)
def test_it_sends(do: Do, view: PodiumView, choice: Choice, command: Command | None) -> None:
    assert made(do, view, choice) == command


@pytest.mark.parametrize(
    ("view", "off"),
    [
        (BUSY, set()),
        (replace(BUSY, turn=None), {Do.FINISH, Do.PAUSE, Do.MORE_TIME, Do.LESS_TIME, Do.ABSENT, Do.NAME_SPEAKER}),
        (replace(BUSY, turn=replace(KENYA, request=None)), {Do.ABSENT}),
        (replace(BUSY, turn=replace(KENYA, speaker=Speaker("Kenya", "KE"))), {Do.NAME_SPEAKER}),
        (replace(BUSY, turn=replace(KENYA, speaker=Speaker("Ada", panellist="panellist-1"))), {Do.NAME_SPEAKER}),
        (
            SUSPENDED,
            {Do.GIVE_FLOOR, Do.GIVE_LATE, Do.PANELLISTS, Do.FINISH, Do.PAUSE, Do.MORE_TIME, Do.LESS_TIME, Do.ABSENT,
             Do.CALL, Do.NEXT_SEGMENT, Do.START_SEGMENT, Do.END_SEGMENT},
        ),
        (replace(BUSY, undo=None, redo=None), {Do.UNDO, Do.REDO}),
        (replace(BUSY, next_segment=None), {Do.NEXT_SEGMENT}),
    ],
)  # fmt: skip
def test_it_is_off_when_the_rules_would_refuse(view: PodiumView, off: set[Do]) -> None:
    assert {action.do for action in ACTIONS if not action.enabled(view)} == off | {Do.SAVE_ELSEWHERE}


def test_a_meeting_that_is_not_saved_can_be_saved_elsewhere() -> None:
    assert BY_NAME[Do.SAVE_ELSEWHERE].enabled(replace(BUSY, saving=Saving.NOT_SAVED))


def test_labels_follow_the_situation() -> None:
    assert BY_NAME[Do.CLOSE_LIST].label(CLOSED) == "Reopen the list"
    assert BY_NAME[Do.CLOSE_LIST].label(BUSY) == "Close the list"
    assert BY_NAME[Do.PAUSE].label(PAUSED) == "Resume"
    assert BY_NAME[Do.PAUSE].label(BUSY) == "Pause"
    assert BY_NAME[Do.SUSPEND].label(SUSPENDED) == "Continue the meeting"


def test_the_sheet_lists_whatever_has_a_key() -> None:
    rows = {row.text: row.keys for row in sheet_rows()}
    assert rows["Pause / Resume"] == ("␣", "F5")
    assert rows["Undo"] == ("Z", "F8")
    assert len(rows) == sum(bool(action.keys()) for action in ACTIONS)


def test_the_sheet_has_every_heading_once_in_the_order_of_the_groups() -> None:
    headings = [heading for heading, _ in groupby(sheet_rows(), key=lambda row: row.group)]
    assert headings == [group_title(group) for group in Group]


def test_a_button_shows_the_single_key() -> None:
    assert (cap(Do.PAUSE), cap(Do.LESS_TIME), cap(Do.SUSPEND), cap(Do.MARK_ABSENT)) == ("␣", "−", "Shift+F5", "")
