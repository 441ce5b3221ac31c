"""What can be done in the Summary view, with the points of the summary panel."""

from __future__ import annotations

from ui.actions.action import Action, Do, Group, Where
from ui.translating import QT_TRANSLATE_NOOP

SUMMARY: tuple[Action, ...] = (
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
)  # fmt: skip
"""The actions of the Summary view."""
