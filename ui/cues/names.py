"""Names of speakers in the language of the cues, as the directory has them."""

from __future__ import annotations

from collections.abc import Callable

from gcm_moderator.agenda.model import Session
from gcm_moderator.cues.texts import NameIn
from gcm_moderator.delegations.directory import Directory
from gcm_moderator.meeting.floor import Speaker


def names_of(directory: Callable[[], Directory], session: Session) -> NameIn:
    """The names for the cues of a session; under the names in use on its dates where it prints those.

    Whom the directory does not know is called as on the list of speakers.
    """

    def name_in(speaker: Speaker, language: str) -> str:
        known = directory().get(speaker.delegation) if speaker.delegation is not None else None
        if known is None:
            return speaker.name
        if session.names_in_use and session.days:
            return known.name_on(session.days[0], language)
        return known.name(language)

    return name_in
