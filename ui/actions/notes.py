"""What can be done in the Notes view."""

from __future__ import annotations

from ui.actions.action import Action, Do, Group, Where
from ui.translating import QT_TRANSLATE_NOOP

NOTES: tuple[Action, ...] = (
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
)  # fmt: skip
"""The actions of the Notes view."""
