"""The one table of all actions: menus, buttons, the shortcut sheet and docs/keys.md come from it."""

from __future__ import annotations

from ui.actions.action import Action, Do, Group, group_title
from ui.actions.any_view import ANY_VIEW
from ui.actions.notes import NOTES
from ui.actions.podium import PODIUM
from ui.actions.summary import SUMMARY
from ui.actions.time import TIME
from ui.widgets.shortcut_sheet import SheetRow

_GROUPS = tuple(Group)
ACTIONS: tuple[Action, ...] = tuple(
    sorted((*PODIUM, *TIME, *NOTES, *SUMMARY, *ANY_VIEW), key=lambda action: _GROUPS.index(action.group))
)
"""All of them, in the order of the menus and of the sheet."""

BY_NAME: dict[Do, Action] = {action.do: action for action in ACTIONS}


def cap(do: Do) -> str:
    """The key as printed on a button: the single key where there is one."""
    return next(iter(BY_NAME[do].keys()), "")


def sheet_rows() -> tuple[SheetRow, ...]:
    """The rows of the shortcut sheet, in the user's language."""
    return tuple(
        SheetRow(group_title(action.group), action.every_label(), action.keys()) for action in ACTIONS if action.keys()
    )
