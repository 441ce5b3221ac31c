"""What the windows say about cues: their names, their troubles with the remedy for this system. Only words."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication

from gcm_moderator.cues.messages import Trouble
from gcm_moderator.cues.plan import CueKind
from ui.widgets.bar import Tone


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Cues", text)


def cue_name(kind: CueKind) -> str:
    """What a cue is about, for the table of cues."""
    return {
        CueKind.WARNING: tr("Time is nearly up"),
        CueKind.LIMIT: tr("Time is up"),
        CueKind.OVERTIME: tr("Overtime, each half minute"),
        CueKind.CALLED: tr("Who has the floor next"),
        CueKind.PANELLISTS: tr("Panellists’ turn"),
        CueKind.SEGMENT_END: tr("Segment ends in five minutes"),
        CueKind.CLOSING: tr("Closing remarks are due"),
        CueKind.LIST_CLOSED: tr("List of speakers closed"),
        CueKind.LIMIT_CHANGED: tr("Limit changed"),
        CueKind.SLOW_DOWN: tr("Please slow down"),
    }[kind]


def tone(kind: CueKind) -> Tone:
    """The shape that a cue is shown with."""
    if kind in (CueKind.LIMIT, CueKind.OVERTIME):
        return Tone.TROUBLE
    if kind in (CueKind.WARNING, CueKind.SEGMENT_END, CueKind.CLOSING, CueKind.SLOW_DOWN):
        return Tone.ATTENTION
    return Tone.DONE


def trouble(what: Trouble, detail: str = "", platform: str = sys.platform) -> str:
    """Why cues are not heard and what to do about it on this system, in one sentence."""
    match what:
        case Trouble.NO_ENGINE:
            return tr("There is no speech engine on this computer: {remedy}").format(remedy=_engine_remedy(platform))
        case Trouble.NO_DATA:
            return tr("The speech engine has no data: {remedy}").format(remedy=_data_remedy(platform))
        case Trouble.NO_VOICE:
            return tr("The speech engine has no voice for this language: {remedy}").format(
                remedy=_voice_remedy(platform)
            )
        case Trouble.NO_PLAYER:
            return tr("There is no program that plays sound: {remedy}").format(remedy=_player_remedy(platform))
        case Trouble.NO_DEVICE:
            return tr("The sound device cannot be used: plug it in, or choose another one below.")
        case Trouble.NO_SOUND:
            return tr("The sound file {file} is missing: install gcm-moderator again.").format(file=detail)
        case Trouble.NO_ANSWER:
            return tr("The voice did not answer: it is started anew with the next cue.")


def no_player() -> str:
    """That nothing can play sound, with the remedy."""
    return trouble(Trouble.NO_PLAYER)


def privacy() -> str:
    """What becomes of spoken words."""
    return tr("Words are spoken by this computer itself; nothing is sent anywhere, and nothing spoken is kept.")


def given_up() -> str:
    """What is said when cues are not sounded any more."""
    return tr("No cue is heard any more: the voice failed five times in a row.")


def _engine_remedy(platform: str) -> str:
    if platform.startswith("linux"):
        return tr("install the package espeak-ng, on Debian and Ubuntu with “sudo apt install espeak-ng”.")
    if platform == "darwin":
        return tr("choose a voice in System Settings, Accessibility, Spoken Content.")
    return tr("add one in Settings, Time & language, Speech.")


def _data_remedy(platform: str) -> str:
    if platform.startswith("linux"):
        return tr("install the package espeak-ng-data, on Debian and Ubuntu with “sudo apt install espeak-ng-data”.")
    return _engine_remedy(platform)


def _voice_remedy(platform: str) -> str:
    if platform.startswith("linux"):
        return tr("install the package espeak-ng-data, or choose another language of the cues.")
    if platform == "darwin":
        return tr("add one in System Settings, Accessibility, Spoken Content, or choose another language of the cues.")
    return tr("add one in Settings, Time & language, Speech, or choose another language of the cues.")


def _player_remedy(platform: str) -> str:
    if platform.startswith("linux"):
        return tr("install the package alsa-utils, on Debian and Ubuntu with “sudo apt install alsa-utils”.")
    return tr("repair the sound of the system.")
