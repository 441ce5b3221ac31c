"""What can be done in the Time view: following the advice, and messages."""

from __future__ import annotations

from ui.actions.action import Action, Do, Group, Where
from ui.actions.situations import discussing
from ui.translating import QT_TRANSLATE_NOOP

TIME: tuple[Action, ...] = (
    Action(
        Do.ADVISED_LIMIT, Group.TIME, QT_TRANSLATE_NOOP("Actions", "The limit at which all fit"), "L", ("Ctrl+L",),
        tip=QT_TRANSLATE_NOOP("Actions", "For everybody who speaks from now on in this discussion."),
        enabled=discussing, where=Where.TIME,
    ),
    Action(
        Do.ADVISED_CLOSING, Group.TIME, QT_TRANSLATE_NOOP("Actions", "Close the list when advised"), "K", ("Ctrl+J",),
        tip=QT_TRANSLATE_NOOP("Actions", "Now, or agreed for a time, at which it asks; pressed then, it closes."),
        enabled=discussing, where=Where.TIME,
    ),
    Action(
        Do.ADVISED_OVERRUN, Group.TIME, QT_TRANSLATE_NOOP("Actions", "Let everybody speak, and overrun"), "U",
        ("Ctrl+Shift+U",), tip=QT_TRANSLATE_NOOP("Actions", "Tells the podium until when."),
        enabled=discussing, where=Where.TIME,
    ),
    Action(
        Do.MESSAGE, Group.TIME, QT_TRANSLATE_NOOP("Actions", "Write a message"), "W", ("Ctrl+Shift+M",),
        tip=QT_TRANSLATE_NOOP("Actions", "To the podium, to the room’s screen, or to both."), where=Where.TIME,
    ),
    Action(
        Do.WITHDRAW_MESSAGE, Group.TIME, QT_TRANSLATE_NOOP("Actions", "Withdraw the latest message"), "",
        ("Ctrl+Shift+R",), where=Where.TIME,
    ),
    Action(
        Do.HEARD, Group.TIME, QT_TRANSLATE_NOOP("Actions", "Heard in this discussion / in the session"), "I",
        ("Ctrl+Shift+B",), enabled=discussing, where=Where.TIME,
    ),
)  # fmt: skip
"""The actions of the Time view."""
