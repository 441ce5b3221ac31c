"""What an action is: its name, its words, its keys, and the command that it sends.

An action sends a command, made from what the podium shows, or is carried out by the window itself. Each has a form with
a function key or Ctrl that always acts, and most have a single key that acts while nothing is being typed. Undo has F8
and Z: a text field's own Ctrl+Z never reaches the meeting, and AltGr (which is Ctrl+Alt) types letters in many
languages.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from gcm_moderator.desk.views import PodiumView
from gcm_moderator.meeting.commands import Command
from ui.translating import QT_TRANSLATE_NOOP

Choice = str | float | None
"""What an action is about where the podium does not say: the id of a request, segment or panellist; seconds."""


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
    GIVE_LATE = "give-late"
    PANELLISTS = "panellists"
    PAUSE = "pause"
    MORE_TIME = "more-time"
    LESS_TIME = "less-time"
    FINISH = "finish"
    ABSENT = "absent"
    NAME_SPEAKER = "name-speaker"
    LIMIT = "limit"
    ADD = "add"
    POINT_OF_ORDER = "point-of-order"
    OPTIONS = "options"
    CLOSE_LIST = "close-list"
    GO_TO_LIST = "go-to-list"
    CALL = "call"
    WITHDRAW = "withdraw"
    MARK_ABSENT = "mark-absent"
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
    WITHDRAW_MESSAGE = "withdraw-message"
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

    def every_label(self) -> str:
        """What it says in one situation and in the other, in the user's language."""
        return f"{self.label()} / {_translated(self.other_text)}" if self.other_text else self.label()

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


def _translated(text: str) -> str:
    return QCoreApplication.translate("Actions", text)
