"""What can be done in every view: the views themselves, the sound, help, and the window."""

from __future__ import annotations

from ui.actions.action import Action, Do, Group, Where
from ui.translating import QT_TRANSLATE_NOOP

ANY_VIEW: tuple[Action, ...] = (
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
"""The actions of every view."""
