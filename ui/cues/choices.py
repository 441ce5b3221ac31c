"""From what people chose to what a cue does: where it is heard, and as what. Pure."""

from __future__ import annotations

from pathlib import Path

from gcm_moderator.cues.dispatch import Output
from gcm_moderator.cues.plan import CueKind
from gcm_moderator.cues.texts import LANGUAGES
from gcm_moderator.resources import data_folder
from gcm_moderator.settings import CueLanguage, CueSettings, Way

_ROOM = (Way.CHIME_ROOM, Way.VOICE_ROOM)
_EARPIECE = (Way.CHIME_EARPIECE, Way.VOICE_EARPIECE)


def key_of(kind: CueKind) -> str:
    """The name of a cue's setting."""
    return kind.value.replace("-", "_")


def ways_of(settings: CueSettings, kind: CueKind) -> frozenset[Way]:
    """How a cue is given."""
    return frozenset(getattr(settings, key_of(kind)))


def outputs(settings: CueSettings, ways: frozenset[Way]) -> tuple[Output, ...]:
    """On which devices a cue is heard, and as what; once where room and earpiece have the same."""
    heard: dict[str, Output] = {}
    for device, (chime, voice) in ((settings.room_device, _ROOM), (settings.earpiece_device, _EARPIECE)):
        before = heard.get(device, Output(device))
        output = Output(device, before.chime or chime in ways, before.voice or voice in ways)
        if output.chime or output.voice:
            heard[device] = output
    return tuple(heard.values())


def speaks(settings: CueSettings) -> bool:
    """Whether any cue has words that are heard."""
    return any(output.voice for kind in CueKind for output in outputs(settings, ways_of(settings, kind)))


def one_device(settings: CueSettings) -> bool:
    """Whether room and earpiece have the same device, so that everybody hears everything."""
    return settings.room_device == settings.earpiece_device


def language_of(chosen: CueLanguage, meeting: str) -> str:
    """The language of the cues in a meeting held in that language."""
    language = meeting if chosen is CueLanguage.MEETING else chosen.value
    return language if language in LANGUAGES else "en"


def chime_of(kind: CueKind) -> Path:
    """The sound file of a cue."""
    own = {CueKind.WARNING: "warning", CueKind.LIMIT: "limit", CueKind.OVERTIME: "overtime"}
    return data_folder("assets") / "chimes" / f"{own.get(kind, 'notice')}.wav"
