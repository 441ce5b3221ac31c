"""Where cues are seen: on the podium, or in the bar of the view that is in front, and by screen readers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.actions.action import Do
from ui.podium.window import PodiumWindow
from ui.widgets.bar import Tone

Announce = Callable[[QWidget, str, bool], None]
"""Has screen readers speak a text, at once if it is urgent."""


def announce(widget: QWidget, text: str, urgent: bool) -> None:
    """Have screen readers speak a text; at once if it is urgent, else when they have finished their sentence."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


class CueSigns:
    """Shows cues on the podium while somebody sees it, else by `say`, which speaks in the view in front."""

    def __init__(
        self,
        podium: Callable[[], PodiumWindow | None],
        say: Callable[[str, Tone], None],
        announce: Announce = announce,
    ) -> None:
        self._podium = podium
        self._say = say
        self._announce = announce
        self._muted = False

    def show_cue(self, text: str, tone: Tone) -> None:
        """Show the words of a cue for some seconds, and tell screen readers."""
        podium = self._podium()
        if podium is None or not podium.isVisible():
            self._say(text, tone)
        else:
            podium.header.show_cue(text, tone)
        if podium is not None:
            self._announce(podium.window(), text, tone is not Tone.DONE)

    def show_muted(self, muted: bool) -> None:
        """Show on the podium whether cues are heard."""
        if muted is self._muted:
            return
        self._muted = muted
        podium = self._podium()
        if podium is not None:
            podium.header.show_muted(muted)

    def say_trouble(self, text: str, *, for_good: bool) -> None:
        """Say why cues are not heard; `for_good` offers to try again."""
        podium = self._podium()
        if for_good and podium is not None and podium.isVisible():
            podium.foot.say(text, Tone.TROUBLE, podium.actions_at_work.label(Do.SOUND_AGAIN), Do.SOUND_AGAIN)
        else:
            self._say(text, Tone.TROUBLE)
