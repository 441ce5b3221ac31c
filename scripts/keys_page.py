"""Prints docs/keys.md, the shortcut sheet as a page, from the table of actions.

`python scripts/keys_page.py > docs/keys.md` writes it anew.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from ui.actions.action import Action, Group, Where, group_title
from ui.actions.table import ACTIONS

HEAD = """\
# Keys

<!-- Made by `scripts/keys_page.py` from the table of actions (`ui/actions/`). -->

In the program, `?` or `F1` shows this sheet.

A **single key** acts while nothing is being typed; `Esc` leaves a text field. A key under **always** acts wherever the
cursor is. An action without a key is done with the mouse or by touch; so can all the others be.
"""

TAIL = """
## While a name is being typed

| key | what it does |
|---|---|
| `Up`, `Down` | Goes through the names offered; the last is the name as typed. |
| `Enter`, `Tab` | Adds the chosen name, the first one if none was chosen. |
| `Ctrl+Enter` | Adds it as a point of order. |
| `Esc` | Takes the offers away, then the text, then leaves the field. |

In the list, `Alt+Home` and `Alt+End` move the selected name to the top and to the end. On the start page, `Ctrl+O`
opens a file.
"""


def page() -> str:
    """The whole page."""
    groups = "".join(f"\n## {group_title(group)}\n\n{_table(group)}" for group in Group)
    return f"{HEAD}{groups}{TAIL}"


def _table(group: Group) -> str:
    rows = "".join(_row(action) for action in ACTIONS if action.group is group)
    return f"| action | single key | always | what it does |\n|---|---|---|---|\n{rows}"


def _row(action: Action) -> str:
    label = f"{action.text} / {action.other_text}" if action.other_text else action.text
    where = "there" if action.where is Where.SUMMARY else "in the list"
    single = [f"`{action.key}`"] if action.key else [f"`{key}` {where}" for key in action.local]
    always = [f"`{key}`" for key in action.always]
    return f"| {label} | {', '.join(single)} | {', '.join(always)} | {action.tip} |\n"


if __name__ == "__main__":
    sys.stdout.write(page())
