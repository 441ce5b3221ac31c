"""What can be done at the podium: the floor, the list of speakers, the meeting and the room’s screen."""

from __future__ import annotations

from collections.abc import Callable

from gcm_moderator.desk.views import PodiumView, Saving
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.commands import Command
from ui.actions.action import Action, Choice, Do, Group
from ui.actions.situations import (
    came_from_list,
    can_call,
    can_give,
    discussing,
    expected,
    list_closed,
    nameless,
    paused,
    speaking,
    suspended,
    waiting,
)
from ui.translating import QT_TRANSLATE_NOOP

GRANT_S = 30.0
LIMITS_S = (60.0, 120.0, 180.0, 240.0, 300.0)
"""The limits for interventions that are offered."""
AGO_S = (10.0, 20.0, 30.0, 45.0, 60.0)
"""How long ago somebody can be said to have begun."""


def _give_floor(view: PodiumView, ago_s: Choice) -> Command:
    """To the one who was seen at the top: if the list has changed meanwhile, the rules refuse.

    Outside a discussion, to the one whom the agenda names.
    """
    ago_s = ago_s if isinstance(ago_s, float) else 0.0
    speaker = expected(view)
    if not discussing(view) and speaker is not None:
        return commands.GiveFloor(speaker, ago_s=ago_s)
    return commands.CallRequest(view.queue[0].request.id if view.queue else None, ago_s)


def _give_late(view: PodiumView, ago_s: Choice) -> Command | None:
    return _give_floor(view, ago_s) if isinstance(ago_s, float) else None


def _panellist(view: PodiumView, choice: Choice) -> Command | None:
    only = view.panellists[0].id if len(view.panellists) == 1 else None
    chosen = choice if isinstance(choice, str) else only
    return commands.GivePanellist(chosen) if chosen is not None else None


def _pause(view: PodiumView, _: Choice) -> Command:
    return commands.ResumeTurn() if paused(view) else commands.PauseTurn()


def _grant(seconds: float) -> Callable[[PodiumView, Choice], Command]:
    return lambda _, __: commands.GrantTime(seconds)


def _absent(view: PodiumView, _: Choice) -> Command | None:
    request = view.turn.request if view.turn is not None else None
    return commands.MarkAbsent(request) if request is not None else None


def _limit(_: PodiumView, choice: Choice) -> Command | None:
    return commands.SetLimit(float(choice)) if isinstance(choice, int | float) else None


def _close_list(view: PodiumView, _: Choice) -> Command:
    return commands.ReopenList() if list_closed(view) else commands.CloseList()


def _chosen(make: Callable[[str], Command]) -> Callable[[PodiumView, Choice], Command | None]:
    return lambda _, choice: make(choice) if isinstance(choice, str) else None


def _move(steps: int) -> Callable[[PodiumView, Choice], Command | None]:
    def moved(view: PodiumView, choice: Choice) -> Command | None:
        order = [row.request.id for row in view.queue]
        if not isinstance(choice, str) or choice not in order:
            return None
        place = order.index(choice) + steps
        return commands.MoveRequest(choice, place) if 0 <= place < len(order) else None

    return moved


def _next_segment(view: PodiumView, _: Choice) -> Command | None:
    return commands.StartSegment(view.next_segment.id) if view.next_segment is not None else None


def _suspend(view: PodiumView, _: Choice) -> Command:
    return commands.ContinueMeeting() if suspended(view) else commands.SuspendMeeting()


def _undo(view: PodiumView, _: Choice) -> Command:
    """What was seen to be undone, never something else that came in between."""
    return commands.Undo(view.undo.command if view.undo is not None else None)


PODIUM: tuple[Action, ...] = (
    Action(
        Do.GIVE_FLOOR, Group.FLOOR, QT_TRANSLATE_NOOP("Actions", "Give the floor"), "N", ("F2",),
        tip=QT_TRANSLATE_NOOP("Actions", "To the next on the list, or to whom the agenda names."),
        send=_give_floor, enabled=can_give, guarded=True,
    ),
    Action(
        Do.GIVE_LATE, Group.FLOOR, QT_TRANSLATE_NOOP("Actions", "Give the floor late"), "", ("Ctrl+B",),
        tip=QT_TRANSLATE_NOOP("Actions", "To who speaks already; the turn before ended when this one began."),
        asks=QT_TRANSLATE_NOOP("Actions", "How long ago did the speaker begin?"),
        send=_give_late, enabled=can_give, guarded=True,
    ),
    Action(
        Do.PANELLISTS, Group.FLOOR, QT_TRANSLATE_NOOP("Actions", "Panellists’ turn"), "P", ("F3",),
        tip=QT_TRANSLATE_NOOP("Actions", "Gives the floor to a panellist."),
        asks=QT_TRANSLATE_NOOP("Actions", "Which panellist takes the floor?"),
        send=_panellist, guarded=True,
        enabled=lambda view: discussing(view) and bool(view.panellists) and not suspended(view),
    ),
    Action(
        Do.PAUSE, Group.FLOOR, QT_TRANSLATE_NOOP("Actions", "Pause"), "Space", ("F5",),
        other_text=QT_TRANSLATE_NOOP("Actions", "Resume"),
        tip=QT_TRANSLATE_NOOP("Actions", "Stops the countdown, or lets it go on."),
        send=_pause, enabled=speaking, toggled=paused,
    ),
    Action(
        Do.MORE_TIME, Group.FLOOR, QT_TRANSLATE_NOOP("Actions", "+30 s"), "+", ("Ctrl++", "Ctrl+="),
        tip=QT_TRANSLATE_NOOP("Actions", "Gives the speaker half a minute more."),
        send=_grant(GRANT_S), enabled=speaking,
    ),
    Action(
        Do.LESS_TIME, Group.FLOOR, QT_TRANSLATE_NOOP("Actions", "−30 s"), "-", ("Ctrl+-",),
        tip=QT_TRANSLATE_NOOP("Actions", "Takes half a minute away, never more than is left."),
        send=_grant(-GRANT_S), enabled=speaking,
    ),
    Action(
        Do.FINISH, Group.FLOOR, QT_TRANSLATE_NOOP("Actions", "Finish"), "F", ("F4",),
        tip=QT_TRANSLATE_NOOP("Actions", "The speaker has finished."),
        send=lambda _, __: commands.FinishTurn(), enabled=speaking, guarded=True,
    ),
    Action(
        Do.ABSENT, Group.FLOOR, QT_TRANSLATE_NOOP("Actions", "Not in the room"), "X", ("Shift+F3",),
        tip=QT_TRANSLATE_NOOP("Actions", "Whoever was called goes to the end of the list; the second time, off it."),
        send=_absent, enabled=came_from_list, guarded=True,
    ),
    Action(
        Do.NAME_SPEAKER, Group.FLOOR, QT_TRANSLATE_NOOP("Actions", "Name the speaker"), "G", ("Ctrl+Shift+G",),
        tip=QT_TRANSLATE_NOOP("Actions", "Who it is that was entered as typed, “Delegate in row 4”."), enabled=nameless,
    ),
    Action(
        Do.LIMIT, Group.FLOOR, QT_TRANSLATE_NOOP("Actions", "Limit for interventions"), "T", ("Ctrl+T",),
        tip=QT_TRANSLATE_NOOP("Actions", "For everybody who speaks from now on in this discussion."),
        asks=QT_TRANSLATE_NOOP("Actions", "How long may an intervention be from now on?"),
        send=_limit, enabled=discussing,
    ),
    Action(
        Do.ADD, Group.LIST, QT_TRANSLATE_NOOP("Actions", "Add a name"), "A", ("F6",),
        tip=QT_TRANSLATE_NOOP("Actions", "Type a few letters of the name, then Enter."), enabled=discussing,
    ),
    Action(
        Do.POINT_OF_ORDER, Group.LIST, QT_TRANSLATE_NOOP("Actions", "Add a point of order"), "O", ("Shift+F6",),
        tip=QT_TRANSLATE_NOOP("Actions", "It goes before all others."), enabled=discussing,
    ),
    Action(
        Do.OPTIONS, Group.LIST, QT_TRANSLATE_NOOP("Actions", "On behalf of, limit, to a panellist"), "H", ("Ctrl+H",),
        tip=QT_TRANSLATE_NOOP("Actions", "What else there is to say of the name to be added."), enabled=discussing,
    ),
    Action(
        Do.CLOSE_LIST, Group.LIST, QT_TRANSLATE_NOOP("Actions", "Close the list"), "C", ("F9",),
        other_text=QT_TRANSLATE_NOOP("Actions", "Reopen the list"),
        tip=QT_TRANSLATE_NOOP("Actions", "A closed list takes points of order only."),
        send=_close_list, enabled=discussing, toggled=list_closed,
    ),
    Action(
        Do.GO_TO_LIST, Group.LIST, QT_TRANSLATE_NOOP("Actions", "Go to the list"), "Q", ("Ctrl+G",), enabled=waiting,
    ),
    Action(
        Do.CALL, Group.LIST, QT_TRANSLATE_NOOP("Actions", "Give the floor to the selected name"), local=("Enter",),
        send=_chosen(commands.CallRequest), enabled=can_call, guarded=True,
    ),
    Action(
        Do.WITHDRAW, Group.LIST, QT_TRANSLATE_NOOP("Actions", "Take off the list"), local=("Delete",),
        send=_chosen(commands.WithdrawRequest), enabled=waiting,
    ),
    Action(
        Do.MARK_ABSENT, Group.LIST, QT_TRANSLATE_NOOP("Actions", "Mark as not in the room"),
        tip=QT_TRANSLATE_NOOP("Actions", "Goes to the end of the list; the second time, off it."),
        send=_chosen(commands.MarkAbsent), enabled=waiting,
    ),
    Action(
        Do.MOVE_UP, Group.LIST, QT_TRANSLATE_NOOP("Actions", "Move up"), local=("Alt+Up",),
        send=_move(-1), enabled=waiting,
    ),
    Action(
        Do.MOVE_DOWN, Group.LIST, QT_TRANSLATE_NOOP("Actions", "Move down"), local=("Alt+Down",),
        send=_move(1), enabled=waiting,
    ),
    Action(
        Do.NEXT_SEGMENT, Group.MEETING, QT_TRANSLATE_NOOP("Actions", "Start the next segment"), "S", ("Shift+F2",),
        tip=QT_TRANSLATE_NOOP("Actions", "Ends what is running and starts what the agenda has next."),
        send=_next_segment, guarded=True,
        enabled=lambda view: view.next_segment is not None and not suspended(view),
    ),
    Action(
        Do.START_SEGMENT, Group.MEETING, QT_TRANSLATE_NOOP("Actions", "Start the segment"),
        send=_chosen(commands.StartSegment), enabled=lambda view: not suspended(view), guarded=True,
    ),
    Action(
        Do.END_SEGMENT, Group.MEETING, QT_TRANSLATE_NOOP("Actions", "End the segment"), "E", ("Shift+F4",),
        send=lambda _, __: commands.EndSegment(), guarded=True,
        enabled=lambda view: view.segment is not None and not suspended(view),
    ),
    Action(
        Do.SUSPEND, Group.MEETING, QT_TRANSLATE_NOOP("Actions", "Suspend the meeting"), "", ("Shift+F5",),
        other_text=QT_TRANSLATE_NOOP("Actions", "Continue the meeting"),
        tip=QT_TRANSLATE_NOOP("Actions", "Everything stands still: an alarm, the interpretation is lost."),
        send=_suspend, enabled=lambda view: view.segment is not None or suspended(view), toggled=suspended,
    ),
    Action(
        Do.AGENDA, Group.MEETING, QT_TRANSLATE_NOOP("Actions", "Change the agenda…"), "", ("Ctrl+Shift+A",),
        tip=QT_TRANSLATE_NOOP("Actions", "What has not begun can be moved, added or taken out; the clock goes on."),
    ),
    Action(
        Do.SAVE_ELSEWHERE, Group.MEETING, QT_TRANSLATE_NOOP("Actions", "Save the meeting elsewhere"), "",
        ("Ctrl+Shift+S",), enabled=lambda view: view.saving is Saving.NOT_SAVED,
        tip=QT_TRANSLATE_NOOP("Actions", "Goes on with a copy of the record in another folder."),
    ),
    Action(
        Do.NOTE, Group.MEETING, QT_TRANSLATE_NOOP("Actions", "Write a note"), "M", ("F7",),
        tip=QT_TRANSLATE_NOOP("Actions", "It hangs on whoever is speaking."),
    ),
    Action(
        Do.UNDO, Group.MEETING, QT_TRANSLATE_NOOP("Actions", "Undo"), "Z", ("F8",),
        tip=QT_TRANSLATE_NOOP("Actions", "As if it had never happened; the record keeps both."),
        send=_undo, enabled=lambda view: view.undo is not None,
    ),
    Action(
        Do.REDO, Group.MEETING, QT_TRANSLATE_NOOP("Actions", "Redo"), "Y", ("Shift+F8",),
        send=lambda _, __: commands.Redo(), enabled=lambda view: view.redo is not None,
    ),
    Action(
        Do.DISPLAY, Group.SCREEN, QT_TRANSLATE_NOOP("Actions", "Show or hide"), "D", ("Ctrl+D",),
        tip=QT_TRANSLATE_NOOP("Actions", "Full screen on a second monitor, in a window where there is none."),
    ),
    Action(Do.BLACKOUT, Group.SCREEN, QT_TRANSLATE_NOOP("Actions", "Black, or back"), "B", ("F12",)),
    Action(Do.FREEZE, Group.SCREEN, QT_TRANSLATE_NOOP("Actions", "A message on it, or back"), "R", ("Shift+F12",)),
)  # fmt: skip
"""The actions of the podium, in the order of the menus and of the sheet."""
