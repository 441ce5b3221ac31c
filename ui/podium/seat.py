"""A podium that works at a seat: it follows the desk, and searches the directory."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gcm_moderator.clock import Pace, real_time
from gcm_moderator.delegations.directory import Directory
from gcm_moderator.delegations.model import Delegation
from gcm_moderator.desk.qt import Seat
from gcm_moderator.meeting import naming
from gcm_moderator.settings_file import SettingsStore
from ui.podium import words
from ui.podium.window import PodiumWindow
from ui.widgets.type_ahead import Suggestion

MOST = 6


def podium_at(
    seat: Seat,
    directory: Callable[[], Directory],
    steady: Callable[[], float],
    language: str,
    settings: SettingsStore,
    pace: Pace = real_time,
) -> PodiumWindow:
    """The podium at that seat.

    `directory` is asked for when a name is typed; `language` is the one names are typed in, `steady` gives seconds that
    only grow. `settings` says whether requests can say the speaker's gender.
    """

    def offers(found: Sequence[Delegation]) -> list[Suggestion]:
        speakers = [naming.speaker_of(delegation, seat.state) for delegation in found]
        return [Suggestion(speaker.name, words.what_is(speaker), speaker) for speaker in speakers]

    def names(text: str) -> list[Suggestion]:
        return offers(directory().search(text, MOST, language))

    def groups(text: str) -> list[Suggestion]:
        return offers(directory().search(text, MOST, language, groups_only=True))

    window = PodiumWindow(now=seat.now, steady=steady, forecast=seat.forecast, names=names, groups=groups, pace=pace)

    def show() -> None:
        window.show_view(seat.podium)

    def enter() -> None:
        note.enter()

    window.wanted.connect(seat.send)
    note = seat.note_in_hand()
    window.set_note(note.text)
    window.note_typed.connect(note.type_text)
    window.note_entered.connect(enter)
    note.on_given_back = lambda: window.set_note(note.text)
    seat.changed.connect(show)
    seat.refused.connect(window.refuse)
    show()
    window.queue.options.ask_gender(settings.current.discussion.record_gender)
    leave = settings.follow(lambda chosen: window.queue.options.ask_gender(chosen.discussion.record_gender))
    window.destroyed.connect(leave)
    return window
