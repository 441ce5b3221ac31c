"""What the program and the voice's own process say to each other: one JSON object a line, UTF-8."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from gcm_moderator.cues.dispatch import Job


class Trouble(StrEnum):
    """Why a cue is not heard."""

    NO_ENGINE = "no-engine"
    NO_DATA = "no-data"
    NO_VOICE = "no-voice"
    NO_PLAYER = "no-player"
    NO_DEVICE = "no-device"
    NO_SOUND = "no-sound"
    """The sound file of a chime cannot be read."""
    NO_ANSWER = "no-answer"
    """The process hung or ended."""


class Play(msgspec.Struct, frozen=True, tag_field="do", tag="play"):
    """Sound a cue; answered by `Ended`."""

    job: Job


class Stop(msgspec.Struct, frozen=True, tag_field="do", tag="stop"):
    """Break a cue off; its `Ended` follows."""

    job: int


class Prepare(msgspec.Struct, frozen=True, tag_field="do", tag="prepare"):
    """Load the engine, so that the first words are not late."""


class Check(msgspec.Struct, frozen=True, tag_field="do", tag="check"):
    """Find out what there is to sound cues with; answered by `Found`."""

    language: str


Asked = Play | Stop | Prepare | Check


class Loading(msgspec.Struct, frozen=True, tag_field="say", tag="loading"):
    """The engine is being loaded (`begun`), or that is over: should the process die in between, it was the engine."""

    begun: bool


class Ended(msgspec.Struct, frozen=True, tag_field="say", tag="ended"):
    """A cue has ended. `trouble` says why it was not heard, `detail` what the engine or the player said of it."""

    job: int
    trouble: Trouble | None = None
    detail: str = ""


class Found(msgspec.Struct, frozen=True, tag_field="say", tag="found"):
    """What cues are sounded with: None for what is missing. `devices` are names that can be chosen."""

    engine: str | None = None
    voice: str | None = None
    player: str | None = None
    devices: tuple[str, ...] = ()
    trouble: Trouble | None = None
    detail: str = ""


Said = Loading | Ended | Found

_encoder = msgspec.json.Encoder()
_asked: msgspec.json.Decoder[Asked] = msgspec.json.Decoder(Asked)
_said: msgspec.json.Decoder[Said] = msgspec.json.Decoder(Said)


def line(message: Asked | Said) -> bytes:
    """The message as one line."""
    return _encoder.encode(message) + b"\n"


def asked(text: bytes) -> Asked:
    """What the program asks for.

    Raises:
        msgspec.DecodeError: the line is no message.
    """
    return _asked.decode(text)


def said(text: bytes) -> Said:
    """What the voice says.

    Raises:
        msgspec.DecodeError: the line is no message.
    """
    return _said.decode(text)
