"""Everything a user can do, in one table. Menus, buttons, the shortcut sheet and the docs come from it.

An action sends a command, made from what the podium shows, or is carried out by the window itself. Each has a form with
a function key or Ctrl that always acts, and most have a single key that acts while nothing is being typed. Undo has F8
and Z: a text field's own Ctrl+Z never reaches the meeting, and AltGr (which is Ctrl+Alt) types letters in many
languages. `ui.action_set` brings the table to life in a window.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from gcm_moderator.desk.views import ListState, PodiumView, Saving
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.commands import Command
from gcm_moderator.meeting.floor import Speaker
from gcm_moderator.meeting.turn import Hold
from ui.widgets.shortcut_sheet import SheetRow

GRANT_S = 30.0
LIMITS_S = (60.0, 120.0, 180.0, 240.0, 300.0)
"""The limits for interventions that are offered."""

Choice = str | float | None
"""What an action is about where the podium does not say: the id of a request, segment or panellist; seconds."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for translation under the name that lupdate looks for (Qt's own is not typed)."""
    return text


class Group(StrEnum):
    """The headings of the menus and of the shortcut sheet, in their order."""

    FLOOR = QT_TRANSLATE_NOOP("Actions", "The floor")
    LIST = QT_TRANSLATE_NOOP("Actions", "The list of speakers")
    MEETING = QT_TRANSLATE_NOOP("Actions", "The meeting")
    TIME = QT_TRANSLATE_NOOP("Actions", "The Time view")
    NOTES = QT_TRANSLATE_NOOP("Actions", "The notes")
    SCREEN = QT_TRANSLATE_NOOP("Actions", "The room’s screen")
    VIEWS = QT_TRANSLATE_NOOP("Actions", "The views")
    POINTS = QT_TRANSLATE_NOOP("Actions", "The points of the summary panel")
    WINDOW = QT_TRANSLATE_NOOP("Actions", "The window")


class Where(StrEnum):
    """On which view an action's keys act: while that view is visible, in every window of the program.

    Those of the Time view act in the window that it is in alone: the same letters are keys of lists elsewhere.
    """

    PODIUM = "podium"
    TIME = "time"
    SUMMARY = "summary"
    NOTES = "notes"
    ANY_VIEW = "any-view"


class Do(StrEnum):
    """The names of the actions, for the program and the docs."""

    GIVE_FLOOR = "give-floor"
    PANELLISTS = "panellists"
    PAUSE = "pause"
    MORE_TIME = "more-time"
    LESS_TIME = "less-time"
    FINISH = "finish"
    ABSENT = "absent"
    LIMIT = "limit"
    ADD = "add"
    POINT_OF_ORDER = "point-of-order"
    OPTIONS = "options"
    LIST = "list"
    QUEUE = "queue"
    CALL = "call"
    WITHDRAW = "withdraw"
    NOT_THERE = "not-there"
    MOVE_UP = "move-up"
    MOVE_DOWN = "move-down"
    NEXT_SEGMENT = "next-segment"
    START_SEGMENT = "start-segment"
    END_SEGMENT = "end-segment"
    SUSPEND = "suspend"
    AGENDA = "agenda"
    SAVE_ELSEWHERE = "save-elsewhere"
    NOTE = "note"
    UNDO = "undo"
    REDO = "redo"
    ADVISED_LIMIT = "advised-limit"
    ADVISED_CLOSING = "advised-closing"
    ADVISED_OVERRUN = "advised-overrun"
    MESSAGE = "message"
    UNSAY = "unsay"
    HEARD = "heard"
    NOTE_WRITE = "note-write"
    NOTE_STAR = "note-star"
    NOTE_HANG = "note-hang"
    NOTE_FIND = "note-find"
    NOTE_LIST = "note-list"
    NOTE_ANSWERED = "note-answered"
    NOTE_UNDO = "note-undo"
    NOTE_EDIT = "note-edit"
    NOTE_STAR_ONE = "note-star-one"
    NOTE_VERSIONS = "note-versions"
    NOTE_DELETE = "note-delete"
    DISPLAY = "display"
    BLACKOUT = "blackout"
    FREEZE = "freeze"
    MUTE = "mute"
    SOUND_AGAIN = "sound-again"
    KEYS = "keys"
    HELP = "help"
    VIEW_PODIUM = "view-podium"
    VIEW_TIME = "view-time"
    VIEW_NOTES = "view-notes"
    VIEW_SUMMARY = "view-summary"
    VIEW_EXPORT = "view-export"
    POINT_UP = "point-up"
    POINT_DOWN = "point-down"
    MERGE_POINTS = "merge-points"
    SPLIT_POINT = "split-point"
    WORD_POINT = "word-point"
    CONFIRM_QUANTIFIER = "confirm-quantifier"
    MAIN_POINT = "main-point"
    CONCLUSION = "conclusion"
    MAJOR_ISSUE = "major-issue"
    UNDO_POINTS = "undo-points"
    REDO_POINTS = "redo-points"
    OWN_WINDOW = "own-window"
    FULL_SCREEN = "full-screen"
    THEME = "theme"
    SETTINGS = "settings"
    LEAVE = "leave"
    QUIT = "quit"


def _always(_: PodiumView) -> bool:
    return True


def _never(_: PodiumView) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Action:
    """One row of the table. Texts are the source texts; `label` and `hint` give them in the user's language.

    `key` acts while no text field has the focus; `always` acts wherever the focus is (the first is the one shown);
    `local` acts in the list of speakers or of notes, on the selected row, or in the summary panel's view. `send` makes
    the command, None where there is nothing to make one from; without `send` the window acts by itself. `asks` is the
    question to put when `send` needs a choice that was not given. `guarded` actions give or take the floor: a second
    one within a moment is a slip of the hand.
    """

    do: Do
    group: Group
    text: str
    key: str = ""
    always: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    other_text: str = ""
    """What it says while `toggled`."""
    tip: str = ""
    asks: str = ""
    send: Callable[[PodiumView, Choice], Command | None] | None = None
    enabled: Callable[[PodiumView], bool] = _always
    toggled: Callable[[PodiumView], bool] = _never
    guarded: bool = False
    where: Where = Where.PODIUM

    def label(self, view: PodiumView | None = None) -> str:
        """What it says in this situation, in the user's language."""
        other = view is not None and self.other_text != "" and self.toggled(view)
        return _translated(self.other_text if other else self.text)

    def hint(self) -> str:
        """What there is to say beyond the label, in the user's language; often nothing."""
        return _translated(self.tip) if self.tip else ""

    def question(self) -> str:
        """What to ask when a choice is needed, in the user's language; nothing when none is."""
        return _translated(self.asks) if self.asks else ""

    def keys(self) -> tuple[str, ...]:
        """The keys as they are printed, the single key first."""
        return tuple(shown_key(key) for key in (self.key, *self.always[:1], *self.local) if key)


def group_title(group: Group) -> str:
    """The heading in the user's language."""
    return _translated(group.value)


def shown_key(key: str) -> str:
    """A key as it is printed on buttons and in the sheet."""
    arrows = {"Space": "␣", "-": "−", "Ctrl+-": "Ctrl+−", "Alt+Up": "Alt+↑", "Alt+Down": "Alt+↓"}
    return arrows.get(key, key)


def cap(do: Do) -> str:
    """The key as printed on a button: the single key where there is one."""
    return next(iter(BY_NAME[do].keys()), "")


def sheet_rows() -> tuple[SheetRow, ...]:
    """The rows of the shortcut sheet, in the user's language."""
    return tuple(
        SheetRow(group_title(action.group), _both(action), action.keys()) for action in ACTIONS if action.keys()
    )


def _both(action: Action) -> str:
    other = _translated(action.other_text) if action.other_text else ""
    return f"{action.label()} / {other}" if other else action.label()


def _translated(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


def _suspended(view: PodiumView) -> bool:
    return view.suspended_since is not None


def _speaking(view: PodiumView) -> bool:
    """Whether somebody has the floor and the meeting goes on."""
    return view.turn is not None and not _suspended(view)


def _discussing(view: PodiumView) -> bool:
    return view.list_state is not ListState.NONE


def _paused(view: PodiumView) -> bool:
    return view.turn is not None and Hold.BY_HAND in view.turn.holds


def _waiting(view: PodiumView) -> bool:
    return bool(view.queue)


def _can_call(view: PodiumView) -> bool:
    return _waiting(view) and not _suspended(view)


def _came_from_list(view: PodiumView) -> bool:
    return _speaking(view) and view.turn is not None and view.turn.request is not None


def _closed(view: PodiumView) -> bool:
    return view.list_state is ListState.CLOSED


def _can_give(view: PodiumView) -> bool:
    return _can_call(view) if _discussing(view) else view.turn is None and _expected(view) is not None


def _expected(view: PodiumView) -> Speaker | None:
    """Whom the agenda names for the running segment."""
    segment = view.segment
    if segment is None or segment.speaker is None or segment.limit_s is None:
        return None
    return Speaker(segment.speaker, panellist=segment.panellist)


def _give_floor(view: PodiumView, _: Choice) -> Command:
    """To the one who was seen at the top: if the list has changed meanwhile, the rules refuse.

    Outside a discussion, to the one whom the agenda names.
    """
    expected = _expected(view)
    if not _discussing(view) and expected is not None:
        return commands.GiveFloor(expected)
    return commands.CallRequest(view.queue[0].request.id if view.queue else None)


def _panellist(view: PodiumView, choice: Choice) -> Command | None:
    only = view.panellists[0].id if len(view.panellists) == 1 else None
    chosen = choice if isinstance(choice, str) else only
    return commands.GivePanellist(chosen) if chosen is not None else None


def _pause(view: PodiumView, _: Choice) -> Command:
    return commands.ResumeTurn() if _paused(view) else commands.PauseTurn()


def _grant(seconds: float) -> Callable[[PodiumView, Choice], Command]:
    return lambda _, __: commands.GrantTime(seconds)


def _absent(view: PodiumView, _: Choice) -> Command | None:
    request = view.turn.request if view.turn is not None else None
    return commands.MarkAbsent(request) if request is not None else None


def _limit(_: PodiumView, choice: Choice) -> Command | None:
    return commands.SetLimit(float(choice)) if isinstance(choice, int | float) else None


def _close_list(view: PodiumView, _: Choice) -> Command:
    return commands.ReopenList() if _closed(view) else commands.CloseList()


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
    return commands.ContinueMeeting() if _suspended(view) else commands.SuspendMeeting()


def _undo(view: PodiumView, _: Choice) -> Command:
    """What was seen to be undone, never something else that came in between."""
    return commands.Undo(view.undo.command if view.undo is not None else None)


ACTIONS: tuple[Action, ...] = (
    Action(
        Do.GIVE_FLOOR, Group.FLOOR, QT_TRANSLATE_NOOP("Actions", "Give the floor"), "N", ("F2",),
        tip=QT_TRANSLATE_NOOP("Actions", "To the next on the list, or to whom the agenda names."),
        send=_give_floor, enabled=_can_give, guarded=True,
    ),
    Action(
        Do.PANELLISTS, Group.FLOOR, QT_TRANSLATE_NOOP("Actions", "Panellists’ turn"), "P", ("F3",),
        tip=QT_TRANSLATE_NOOP("Actions", "Gives the floor to a panellist."),
        asks=QT_TRANSLATE_NOOP("Actions", "Which panellist takes the floor?"),
        send=_panellist, guarded=True,
        enabled=lambda view: _discussing(view) and bool(view.panellists) and not _suspended(view),
    ),
    Action(
        Do.PAUSE, Group.FLOOR, QT_TRANSLATE_NOOP("Actions", "Pause"), "Space", ("F5",),
        other_text=QT_TRANSLATE_NOOP("Actions", "Resume"),
        tip=QT_TRANSLATE_NOOP("Actions", "Stops the countdown, or lets it go on."),
        send=_pause, enabled=_speaking, toggled=_paused,
    ),
    Action(
        Do.MORE_TIME, Group.FLOOR, QT_TRANSLATE_NOOP("Actions", "+30 s"), "+", ("Ctrl++", "Ctrl+="),
        tip=QT_TRANSLATE_NOOP("Actions", "Gives the speaker half a minute more."),
        send=_grant(GRANT_S), enabled=_speaking,
    ),
    Action(
        Do.LESS_TIME, Group.FLOOR, QT_TRANSLATE_NOOP("Actions", "−30 s"), "-", ("Ctrl+-",),
        tip=QT_TRANSLATE_NOOP("Actions", "Takes half a minute away, never more than is left."),
        send=_grant(-GRANT_S), enabled=_speaking,
    ),
    Action(
        Do.FINISH, Group.FLOOR, QT_TRANSLATE_NOOP("Actions", "Finish"), "F", ("F4",),
        tip=QT_TRANSLATE_NOOP("Actions", "The speaker has finished."),
        send=lambda _, __: commands.FinishTurn(), enabled=_speaking, guarded=True,
    ),
    Action(
        Do.ABSENT, Group.FLOOR, QT_TRANSLATE_NOOP("Actions", "Not in the room"), "X", ("Shift+F3",),
        tip=QT_TRANSLATE_NOOP("Actions", "Whoever was called goes to the end of the list; the second time, off it."),
        send=_absent, enabled=_came_from_list, guarded=True,
    ),
    Action(
        Do.LIMIT, Group.FLOOR, QT_TRANSLATE_NOOP("Actions", "Limit for interventions"), "T", ("Ctrl+T",),
        tip=QT_TRANSLATE_NOOP("Actions", "For everybody who speaks from now on in this discussion."),
        asks=QT_TRANSLATE_NOOP("Actions", "How long may an intervention be from now on?"),
        send=_limit, enabled=_discussing,
    ),
    Action(
        Do.ADD, Group.LIST, QT_TRANSLATE_NOOP("Actions", "Add a name"), "A", ("F6",),
        tip=QT_TRANSLATE_NOOP("Actions", "Type a few letters of the name, then Enter."), enabled=_discussing,
    ),
    Action(
        Do.POINT_OF_ORDER, Group.LIST, QT_TRANSLATE_NOOP("Actions", "Add a point of order"), "O", ("Shift+F6",),
        tip=QT_TRANSLATE_NOOP("Actions", "It goes before all others."), enabled=_discussing,
    ),
    Action(
        Do.OPTIONS, Group.LIST, QT_TRANSLATE_NOOP("Actions", "On behalf of, limit, to a panellist"), "H", ("Ctrl+H",),
        tip=QT_TRANSLATE_NOOP("Actions", "What else there is to say of the name to be added."), enabled=_discussing,
    ),
    Action(
        Do.LIST, Group.LIST, QT_TRANSLATE_NOOP("Actions", "Close the list"), "C", ("F9",),
        other_text=QT_TRANSLATE_NOOP("Actions", "Reopen the list"),
        tip=QT_TRANSLATE_NOOP("Actions", "A closed list takes points of order only."),
        send=_close_list, enabled=_discussing, toggled=_closed,
    ),
    Action(Do.QUEUE, Group.LIST, QT_TRANSLATE_NOOP("Actions", "Go to the list"), "Q", ("Ctrl+G",), enabled=_waiting),
    Action(
        Do.CALL, Group.LIST, QT_TRANSLATE_NOOP("Actions", "Give the floor to the selected name"), local=("Enter",),
        send=_chosen(commands.CallRequest), enabled=_can_call, guarded=True,
    ),
    Action(
        Do.WITHDRAW, Group.LIST, QT_TRANSLATE_NOOP("Actions", "Take off the list"), local=("Delete",),
        send=_chosen(commands.WithdrawRequest), enabled=_waiting,
    ),
    Action(
        Do.NOT_THERE, Group.LIST, QT_TRANSLATE_NOOP("Actions", "Mark as not in the room"),
        tip=QT_TRANSLATE_NOOP("Actions", "Goes to the end of the list; the second time, off it."),
        send=_chosen(commands.MarkAbsent), enabled=_waiting,
    ),
    Action(
        Do.MOVE_UP, Group.LIST, QT_TRANSLATE_NOOP("Actions", "Move up"), local=("Alt+Up",),
        send=_move(-1), enabled=_waiting,
    ),
    Action(
        Do.MOVE_DOWN, Group.LIST, QT_TRANSLATE_NOOP("Actions", "Move down"), local=("Alt+Down",),
        send=_move(1), enabled=_waiting,
    ),
    Action(
        Do.NEXT_SEGMENT, Group.MEETING, QT_TRANSLATE_NOOP("Actions", "Start the next segment"), "S", ("Shift+F2",),
        tip=QT_TRANSLATE_NOOP("Actions", "Ends what is running and starts what the agenda has next."),
        send=_next_segment, guarded=True,
        enabled=lambda view: view.next_segment is not None and not _suspended(view),
    ),
    Action(
        Do.START_SEGMENT, Group.MEETING, QT_TRANSLATE_NOOP("Actions", "Start the segment"),
        send=_chosen(commands.StartSegment), enabled=lambda view: not _suspended(view), guarded=True,
    ),
    Action(
        Do.END_SEGMENT, Group.MEETING, QT_TRANSLATE_NOOP("Actions", "End the segment"), "E", ("Shift+F4",),
        send=lambda _, __: commands.EndSegment(), guarded=True,
        enabled=lambda view: view.segment is not None and not _suspended(view),
    ),
    Action(
        Do.SUSPEND, Group.MEETING, QT_TRANSLATE_NOOP("Actions", "Suspend the meeting"), "", ("Shift+F5",),
        other_text=QT_TRANSLATE_NOOP("Actions", "Continue the meeting"),
        tip=QT_TRANSLATE_NOOP("Actions", "Everything stands still: an alarm, the interpretation is lost."),
        send=_suspend, enabled=lambda view: view.segment is not None or _suspended(view), toggled=_suspended,
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
        Do.ADVISED_LIMIT, Group.TIME, QT_TRANSLATE_NOOP("Actions", "The limit at which all fit"), "L", ("Ctrl+L",),
        tip=QT_TRANSLATE_NOOP("Actions", "For everybody who speaks from now on in this discussion."),
        enabled=_discussing, where=Where.TIME,
    ),
    Action(
        Do.ADVISED_CLOSING, Group.TIME, QT_TRANSLATE_NOOP("Actions", "Close the list when advised"), "K", ("Ctrl+J",),
        tip=QT_TRANSLATE_NOOP("Actions", "Now, or agreed for a time, at which it asks; pressed then, it closes."),
        enabled=_discussing, where=Where.TIME,
    ),
    Action(
        Do.ADVISED_OVERRUN, Group.TIME, QT_TRANSLATE_NOOP("Actions", "Let everybody speak, and overrun"), "U",
        ("Ctrl+Shift+U",), tip=QT_TRANSLATE_NOOP("Actions", "Tells the podium until when."),
        enabled=_discussing, where=Where.TIME,
    ),
    Action(
        Do.MESSAGE, Group.TIME, QT_TRANSLATE_NOOP("Actions", "Write a message"), "W", ("Ctrl+Shift+M",),
        tip=QT_TRANSLATE_NOOP("Actions", "To the podium, to the room’s screen, or to both."), where=Where.TIME,
    ),
    Action(
        Do.UNSAY, Group.TIME, QT_TRANSLATE_NOOP("Actions", "Withdraw the latest message"), "", ("Ctrl+Shift+R",),
        where=Where.TIME,
    ),
    Action(
        Do.HEARD, Group.TIME, QT_TRANSLATE_NOOP("Actions", "Heard in this discussion / in the session"), "I",
        ("Ctrl+Shift+B",), enabled=_discussing, where=Where.TIME,
    ),
    Action(
        Do.NOTE_WRITE, Group.NOTES, QT_TRANSLATE_NOOP("Actions", "Go to the note being written"), "", ("Ctrl+N",),
        where=Where.NOTES, tip=QT_TRANSLATE_NOOP("Actions", "Up in the empty field takes up the note before."),
    ),
    Action(
        Do.NOTE_STAR, Group.NOTES, QT_TRANSLATE_NOOP("Actions", "Star the note being written"), "", ("Ctrl+I",),
        where=Where.NOTES, tip=QT_TRANSLATE_NOOP("Actions", "It is brought to the concluding remarks and the summary."),
    ),
    Action(
        Do.NOTE_HANG, Group.NOTES, QT_TRANSLATE_NOOP("Actions", "Hang the note on another speaker"), "", ("Ctrl+R",),
        where=Where.NOTES, tip=QT_TRANSLATE_NOOP("Actions", "One of those who spoke last, or nobody."),
    ),
    Action(
        Do.NOTE_FIND, Group.NOTES, QT_TRANSLATE_NOOP("Actions", "Find in the notes"), "", ("Ctrl+F",),
        where=Where.NOTES, tip=QT_TRANSLATE_NOOP("Actions", "While one types, in every script."),
    ),
    Action(
        Do.NOTE_LIST, Group.NOTES, QT_TRANSLATE_NOOP("Actions", "Go to the notes so far"), "", ("Ctrl+Shift+N",),
        where=Where.NOTES,
    ),
    Action(
        Do.NOTE_ANSWERED, Group.NOTES, QT_TRANSLATE_NOOP("Actions", "The first question was answered"), "",
        ("Ctrl+Shift+D",), where=Where.NOTES,
    ),
    Action(
        Do.NOTE_UNDO, Group.NOTES, QT_TRANSLATE_NOOP("Actions", "Undo the last change to the notes"), "",
        ("Ctrl+Shift+K",), where=Where.NOTES,
        tip=QT_TRANSLATE_NOOP("Actions", "Made in this view; the floor stays as it is."),
    ),
    Action(
        Do.NOTE_EDIT, Group.NOTES, QT_TRANSLATE_NOOP("Actions", "Edit the selected note"), local=("Enter",),
        where=Where.NOTES,
    ),
    Action(
        Do.NOTE_STAR_ONE, Group.NOTES, QT_TRANSLATE_NOOP("Actions", "Star the selected note, or not"), local=("S",),
        where=Where.NOTES,
    ),
    Action(
        Do.NOTE_VERSIONS, Group.NOTES, QT_TRANSLATE_NOOP("Actions", "Versions of the selected note"), local=("V",),
        where=Where.NOTES,
    ),
    Action(
        Do.NOTE_DELETE, Group.NOTES, QT_TRANSLATE_NOOP("Actions", "Delete the selected note"), local=("Delete",),
        where=Where.NOTES, tip=QT_TRANSLATE_NOOP("Actions", "The record keeps it, and it can be brought back."),
    ),
    Action(
        Do.DISPLAY, Group.SCREEN, QT_TRANSLATE_NOOP("Actions", "Show or hide"), "D", ("Ctrl+D",),
        tip=QT_TRANSLATE_NOOP("Actions", "Full screen on a second monitor, in a window where there is none."),
    ),
    Action(Do.BLACKOUT, Group.SCREEN, QT_TRANSLATE_NOOP("Actions", "Black, or back"), "B", ("F12",)),
    Action(Do.FREEZE, Group.SCREEN, QT_TRANSLATE_NOOP("Actions", "A message on it, or back"), "R", ("Shift+F12",)),
    Action(
        Do.VIEW_PODIUM, Group.VIEWS, QT_TRANSLATE_NOOP("Actions", "Podium"), "", ("Ctrl+1",), where=Where.ANY_VIEW,
        tip=QT_TRANSLATE_NOOP("Actions", "The moderator’s view: the countdown, the floor and the list of speakers."),
    ),
    Action(
        Do.VIEW_TIME, Group.VIEWS, QT_TRANSLATE_NOOP("Actions", "Time"), "", ("Ctrl+2",), where=Where.ANY_VIEW,
        tip=QT_TRANSLATE_NOOP("Actions", "The co-facilitators’ view: plan and actual times, who was heard, messages."),
    ),
    Action(
        Do.VIEW_NOTES, Group.VIEWS, QT_TRANSLATE_NOOP("Actions", "Notes"), "", ("Ctrl+3",), where=Where.ANY_VIEW,
        tip=QT_TRANSLATE_NOOP("Actions", "The rapporteurs’ view: writing, finding and marking notes."),
    ),
    Action(
        Do.VIEW_SUMMARY, Group.VIEWS, QT_TRANSLATE_NOOP("Actions", "Summary"), "", ("Ctrl+4",), where=Where.ANY_VIEW,
        tip=QT_TRANSLATE_NOOP("Actions", "The points for the concluding remarks and for the summary panel."),
    ),
    Action(
        Do.VIEW_EXPORT, Group.VIEWS, QT_TRANSLATE_NOOP("Actions", "Export"), "", ("Ctrl+5",), where=Where.ANY_VIEW,
        tip=QT_TRANSLATE_NOOP("Actions", "The summary, the log and everything else, as files."),
    ),
    Action(
        Do.POINT_UP, Group.POINTS, QT_TRANSLATE_NOOP("Actions", "Move a point up"), local=("Alt+Up",),
        where=Where.SUMMARY,
    ),
    Action(
        Do.POINT_DOWN, Group.POINTS, QT_TRANSLATE_NOOP("Actions", "Move a point down"), local=("Alt+Down",),
        where=Where.SUMMARY,
    ),
    Action(
        Do.MERGE_POINTS, Group.POINTS, QT_TRANSLATE_NOOP("Actions", "Merge points"), local=("J",),
        tip=QT_TRANSLATE_NOOP("Actions", "The selected ones; a single one with the point that may say the same."),
        where=Where.SUMMARY,
    ),
    Action(
        Do.SPLIT_POINT, Group.POINTS, QT_TRANSLATE_NOOP("Actions", "Split"), local=("U",),
        tip=QT_TRANSLATE_NOOP("Actions", "Takes a point apart into those that it was merged from."),
        where=Where.SUMMARY,
    ),
    Action(
        Do.WORD_POINT, Group.POINTS, QT_TRANSLATE_NOOP("Actions", "Word a point"), local=("Enter",),
        tip=QT_TRANSLATE_NOOP("Actions", "Ctrl+Enter takes the wording, Esc leaves it as it was."),
        where=Where.SUMMARY,
    ),
    Action(
        Do.CONFIRM_QUANTIFIER, Group.POINTS, QT_TRANSLATE_NOOP("Actions", "Confirm the quantifier"), local=("K",),
        tip=QT_TRANSLATE_NOOP("Actions", "Of all selected points; of a single one, again takes it back."),
        where=Where.SUMMARY,
    ),
    Action(
        Do.MAIN_POINT, Group.POINTS, QT_TRANSLATE_NOOP("Actions", "Put under the main points"), local=("1",),
        where=Where.SUMMARY,
    ),
    Action(
        Do.CONCLUSION, Group.POINTS, QT_TRANSLATE_NOOP("Actions", "Put under the conclusions"), local=("2",),
        where=Where.SUMMARY,
    ),
    Action(
        Do.MAJOR_ISSUE, Group.POINTS, QT_TRANSLATE_NOOP("Actions", "Put under the issues of major relevance"),
        local=("3",), where=Where.SUMMARY,
    ),
    Action(
        Do.UNDO_POINTS, Group.POINTS, QT_TRANSLATE_NOOP("Actions", "Undo what was done to points"),
        local=("Ctrl+Z",), where=Where.SUMMARY,
    ),
    Action(
        Do.REDO_POINTS, Group.POINTS, QT_TRANSLATE_NOOP("Actions", "Redo what was undone of points"),
        local=("Ctrl+Shift+Z",), where=Where.SUMMARY,
    ),
    Action(
        Do.OWN_WINDOW, Group.VIEWS, QT_TRANSLATE_NOOP("Actions", "In a window of its own, or back"), "", ("Shift+F11",),
        where=Where.ANY_VIEW,
        tip=QT_TRANSLATE_NOOP("Actions", "For another screen; it is remembered for these screens."),
    ),
    Action(
        Do.MUTE, Group.WINDOW, QT_TRANSLATE_NOOP("Actions", "Mute the cues, or let them sound"), "V", ("F10",),
        where=Where.ANY_VIEW, tip=QT_TRANSLATE_NOOP("Actions", "Chimes and voice; on the screen they are still shown."),
    ),
    Action(
        Do.SOUND_AGAIN, Group.WINDOW, QT_TRANSLATE_NOOP("Actions", "Try the sound again"), "", ("Ctrl+Shift+V",),
        where=Where.ANY_VIEW, tip=QT_TRANSLATE_NOOP("Actions", "After chimes and voice failed several times in a row."),
    ),
    Action(Do.KEYS, Group.WINDOW, QT_TRANSLATE_NOOP("Actions", "Keys"), "?", ("F1",), where=Where.ANY_VIEW),
    Action(
        Do.HELP, Group.WINDOW, QT_TRANSLATE_NOOP("Actions", "User guide"), "", ("Shift+F1",), where=Where.ANY_VIEW,
        tip=QT_TRANSLATE_NOOP("Actions", "One page for each of those who work with the program."),
    ),
    Action(
        Do.FULL_SCREEN, Group.WINDOW, QT_TRANSLATE_NOOP("Actions", "Full screen"), "", ("F11",), where=Where.ANY_VIEW,
    ),
    Action(
        Do.THEME, Group.WINDOW, QT_TRANSLATE_NOOP("Actions", "Light or dark"), "", ("Ctrl+Shift+L",),
        where=Where.ANY_VIEW,
    ),
    Action(
        Do.SETTINGS, Group.WINDOW, QT_TRANSLATE_NOOP("Actions", "Settings"), "", ("Ctrl+,",), where=Where.ANY_VIEW,
        tip=QT_TRANSLATE_NOOP("Actions", "Each with a sentence that explains it; the meeting goes on."),
    ),
    Action(
        Do.LEAVE, Group.WINDOW, QT_TRANSLATE_NOOP("Actions", "Leave to the start page"), "", ("Ctrl+Shift+W",),
        tip=QT_TRANSLATE_NOOP("Actions", "Everything is on the disk, and the clock goes on."), where=Where.ANY_VIEW,
    ),
    Action(
        Do.QUIT, Group.WINDOW, QT_TRANSLATE_NOOP("Actions", "Quit"), "", ("Ctrl+Shift+Q",),
        tip=QT_TRANSLATE_NOOP("Actions", "Everything is on the disk; the meeting comes back as it is."),
        where=Where.ANY_VIEW,
    ),
)  # fmt: skip
"""All of them, in the order of the menus and of the sheet."""

BY_NAME: dict[Do, Action] = {action.do: action for action in ACTIONS}
