"""What people choose: one frozen `Settings`, made of sections.

Each field's description is the sentence in the file (`settings_file`), on the settings page and in `docs/settings.md`.
Times are minutes or seconds, as the name of the field says. Where windows lie is no choice but a memory, and kept
elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta

__all__ = [
    "Appearance",
    "CueLanguage",
    "CueSettings",
    "Discussion",
    "Display",
    "Floor",
    "Folders",
    "InterfaceLanguage",
    "Languages",
    "Limits",
    "Look",
    "Practising",
    "Quantifiers",
    "Setting",
    "Settings",
    "Way",
    "all_settings",
    "changed",
]

Minutes = Annotated[float, Meta(ge=0.5, le=120)]


class Look(StrEnum):
    """Dark for dim rooms, light for bright ones, or as the desktop has it."""

    DARK = "dark"
    LIGHT = "light"
    SYSTEM = "system"


class InterfaceLanguage(StrEnum):
    """The official languages, or that of the desktop."""

    SYSTEM = "system"
    ARABIC = "ar"
    CHINESE = "zh"
    ENGLISH = "en"
    FRENCH = "fr"
    RUSSIAN = "ru"
    SPANISH = "es"


class CueLanguage(StrEnum):
    """The official languages, or that of the meeting."""

    MEETING = "meeting"
    ARABIC = "ar"
    CHINESE = "zh"
    ENGLISH = "en"
    FRENCH = "fr"
    RUSSIAN = "ru"
    SPANISH = "es"


class Way(StrEnum):
    """One way in which a cue is given. The room and the podium’s earpiece may hear different things."""

    SCREEN = "screen"
    CHIME_ROOM = "chime-room"
    CHIME_EARPIECE = "chime-earpiece"
    VOICE_ROOM = "voice-room"
    VOICE_EARPIECE = "voice-earpiece"


class Floor(StrEnum):
    """How many ask for the floor in a rehearsal."""

    QUIET = "quiet"
    USUAL = "usual"
    FULL = "full"


class Limits(msgspec.Struct, frozen=True):
    """Speaking times and warnings, for sessions whose file does not say."""

    intervention_minutes: Annotated[Minutes, Meta(description="The limit of an intervention from the floor.")] = 3.0
    opening_minutes: Annotated[Minutes, Meta(description="How long a moderator has to open a panel.")] = 7.0
    expert_minutes: Annotated[Minutes, Meta(description="How long each expert of a panel has.")] = 7.0
    closing_minutes: Annotated[Minutes, Meta(description="How long a moderator has to conclude a panel.")] = 7.0
    perspective_minutes: Annotated[
        Minutes,
        Meta(description="How long each moderator has in the summary panel for a perspective on their panel."),
    ] = 15.0
    thematic_expert_minutes: Annotated[
        Minutes, Meta(description="How long the thematic expert has in the summary panel.")
    ] = 15.0
    warning_seconds: Annotated[
        int,
        Meta(
            ge=2,
            le=600,
            description="How many seconds before the limit the warning begins; half as many for limits under three"
            " minutes.",
        ),
    ] = 60


class Discussion(msgspec.Struct, frozen=True):
    """How the interactive discussion runs."""

    round_size: Annotated[
        int,
        Meta(
            ge=1,
            le=50,
            description="After how many interventions the panellists’ turn is suggested, where the session’s file does"
            " not say.",
        ),
    ] = 5
    record_gender: Annotated[
        bool,
        Meta(description="A request can say the speaker’s gender while this is on, for the balance."),
    ] = False


def _ways(what: str) -> Meta:
    ways = ", ".join(Way)
    return Meta(max_length=len(Way), description=f"{what}: any of {ways}; an empty list for nothing.")


class CueSettings(msgspec.Struct, frozen=True):
    """How each cue is given, and where it is heard.

    The fields but for the last three are those of `CueKind`.
    """

    warning: Annotated[tuple[Way, ...], _ways("When a speaker’s time is nearly up")] = (Way.SCREEN, Way.CHIME_ROOM)
    limit: Annotated[tuple[Way, ...], _ways("When a speaker’s time is up")] = (Way.SCREEN, Way.CHIME_ROOM)
    overtime: Annotated[tuple[Way, ...], _ways("At each half minute of overtime, three times at most")] = ()
    called: Annotated[tuple[Way, ...], _ways("When somebody is given the floor")] = ()
    panellists: Annotated[tuple[Way, ...], _ways("When the panellists’ turn comes next")] = ()
    segment_end: Annotated[tuple[Way, ...], _ways("Five minutes before a segment ends")] = ()
    closing: Annotated[tuple[Way, ...], _ways("When the closing remarks are due")] = ()
    list_closed: Annotated[tuple[Way, ...], _ways("When the list of speakers is closed")] = ()
    limit_changed: Annotated[tuple[Way, ...], _ways("When the limit for interventions changes")] = ()
    slow_down: Annotated[tuple[Way, ...], _ways("When the co-facilitators ask a speaker to slow down")] = ()
    room_device: Annotated[
        str, Meta(max_length=200, description="The sound device that the room hears; empty for the usual one.")
    ] = ""
    earpiece_device: Annotated[
        str, Meta(max_length=200, description="The sound device of the podium’s earpiece; empty for the usual one.")
    ] = ""
    muted: Annotated[bool, Meta(description="Whether no cue is heard, whatever stands above.")] = False


class Languages(msgspec.Struct, frozen=True):
    """In which languages the program speaks to you."""

    interface: Annotated[
        InterfaceLanguage,
        Meta(description="The language of dates and the direction of the windows; the texts are in English so far."),
    ] = InterfaceLanguage.ENGLISH
    cues: Annotated[CueLanguage, Meta(description="The language of spoken cues, apart from that of the windows.")] = (
        CueLanguage.MEETING
    )


class Appearance(msgspec.Struct, frozen=True):
    """How the windows look."""

    podium: Annotated[Look, Meta(description="The look of the podium and the start page.")] = Look.DARK
    display: Annotated[Look, Meta(description="The look of the room’s screen.")] = Look.DARK
    time: Annotated[Look, Meta(description="The look of the co-facilitators’ view of the time.")] = Look.SYSTEM
    notes: Annotated[Look, Meta(description="The look of the rapporteurs’ view of the notes.")] = Look.SYSTEM
    reduced_motion: Annotated[bool, Meta(description="Nothing pulses, blinks or slides while this is on.")] = False


class Display(msgspec.Struct, frozen=True):
    """On which monitor the room sees who has the floor."""

    monitor: Annotated[
        str,
        Meta(
            max_length=200,
            description="The name of the monitor for the room’s screen; empty for whichever the podium is not on.",
        ),
    ] = ""


class Folders(msgspec.Struct, frozen=True):
    """Where files are kept; what lies in the old folder stays there."""

    records: Annotated[
        str, Meta(max_length=1000, description="The folder of the records; empty for the usual one.")
    ] = ""
    agendas: Annotated[
        str, Meta(max_length=1000, description="The folder of your own agendas; empty for the usual one.")
    ] = ""


class Quantifiers(msgspec.Struct, frozen=True):
    """From how many delegations on the summary says “some”, “several” and “many”; one delegation is “one”.

    Summaries of the United Nations use these words in this order and define none of them; the figures are ours. Two
    delegations are the least that “some” can be said of, five are a whole round of interventions, ten a quarter of the
    forty or so that a discussion of two hours and a quarter has room for. Where a threshold is not above the one before
    it, the stronger word wins.
    """

    some: Annotated[
        int, Meta(ge=2, le=200, description="From how many delegations on the summary suggests “some delegations”.")
    ] = 2
    several: Annotated[
        int, Meta(ge=2, le=200, description="From how many delegations on the summary suggests “several delegations”.")
    ] = 5
    many: Annotated[
        int, Meta(ge=2, le=200, description="From how many delegations on the summary suggests “many delegations”.")
    ] = 10


class Practising(msgspec.Struct, frozen=True):
    """How a rehearsal on the start page begins."""

    speed: Annotated[float, Meta(ge=1, le=120, description="How many times as fast as real time the clock goes.")] = 1.0
    floor: Annotated[Floor, Meta(description="How many ask for the floor: quiet, usual or full.")] = Floor.USUAL
    keep_records: Annotated[
        bool, Meta(description="The record of a rehearsal is kept while this is on, apart from those of meetings.")
    ] = False


class Settings(msgspec.Struct, frozen=True):
    """Everything that people choose, in sections."""

    limits: Limits = Limits()
    discussion: Discussion = Discussion()
    cues: CueSettings = CueSettings()
    language: Languages = Languages()
    appearance: Appearance = Appearance()
    display: Display = Display()
    folders: Folders = Folders()
    quantifiers: Quantifiers = Quantifiers()
    rehearsal: Practising = Practising()


class Setting(msgspec.Struct, frozen=True):
    """One setting: its section and key, the sentence that explains it, its type and its default."""

    section: str
    key: str
    explanation: str
    type: Any
    default: Any


def all_settings() -> Iterator[Setting]:
    """Every setting, in the order of the file."""
    for section in msgspec.structs.fields(Settings):
        hints = get_type_hints(type(section.default), include_extras=True)
        for field in msgspec.structs.fields(section.default):
            typed = hints[field.name]
            yield Setting(section.name, field.name, _explanation(typed), typed, field.default)


def _explanation(typed: Any) -> str:
    described = [meta.description for meta in get_args(typed)[1:] if isinstance(meta, Meta) and meta.description]
    if get_origin(typed) is not Annotated or not described:
        raise TypeError("A setting needs a sentence that explains it.")
    return described[-1]


def changed(settings: Settings, section: str, key: str, value: object) -> Settings:
    """The settings with another value for one.

    Raises:
        ValueError: the value will not do; the message says why.
    """
    old = getattr(settings, section)
    typed = get_type_hints(type(old), include_extras=True)[key]
    new = msgspec.structs.replace(old, **{key: msgspec.convert(value, typed)})
    return msgspec.structs.replace(settings, **{section: new})
