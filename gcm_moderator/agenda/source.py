"""What may stand in a session file: the source of the reading, and of the JSON schema that editors complete from."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from gcm_moderator.agenda.model import ItemKind

__all__ = [
    "AS_WRITTEN",
    "FORMAT",
    "LANGUAGES",
    "MARKER",
    "CommitmentSource",
    "DaySource",
    "FormatsSource",
    "ItemSource",
    "MinutesSource",
    "PersonSource",
    "SessionSource",
    "SittingSource",
    "ThemeSource",
]

MARKER = "gcm-moderator"
"""The key that tells a session file from any other YAML."""

FORMAT = 1
"""The newest format of session files that this version reads."""

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
"""The six official languages."""

_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_START = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
_END = r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"

Id = Annotated[str, Meta(max_length=60, pattern=_ID, description="Lower-case letters, digits and hyphens; unique.")]
AS_WRITTEN = "as_written"
"""Marks text that is checked as it stands in the file, and so may look like a number there."""

Start = Annotated[
    str,
    Meta(pattern=_START, description='Local time in the place, in quotes: "10:15".', extra={AS_WRITTEN: True}),
]
End = Annotated[
    str,
    Meta(pattern=_END, description='Local time in the place, in quotes: "24:00" at most.', extra={AS_WRITTEN: True}),
]
Name = Annotated[str, Meta(max_length=300)]
Text = Annotated[str, Meta(max_length=1000)]
Minutes = Annotated[float, Meta(gt=0, le=600)]


class _Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    pass


class PersonSource(_Source, frozen=True, kw_only=True):
    """Somebody the agenda names; without a name, somebody to be announced."""

    name: Name | None = None
    title: Annotated[Name | None, Meta(description="What they are: Ambassador, Special Rapporteur.")] = None
    of: Annotated[Name | None, Meta(description="The State or organization they belong to.")] = None
    minutes: Annotated[Minutes | None, Meta(description="Their own speaking time, where it differs.")] = None


class MinutesSource(_Source, frozen=True, kw_only=True):
    """Speaking times in minutes, where they differ from the standard format."""

    opening: Annotated[Minutes | None, Meta(description="The moderator's opening remarks (7).")] = None
    moderator: Annotated[Minutes | None, Meta(description="Each moderator in a summary panel (15).")] = None
    expert: Annotated[Minutes | None, Meta(description="Each panellist (7), or the thematic expert (15).")] = None
    intervention: Annotated[Minutes | None, Meta(description="One intervention from the floor (3).")] = None
    closing: Annotated[Minutes | None, Meta(description="The moderator's concluding remarks (7).")] = None
    speaker: Annotated[
        Minutes | None, Meta(description="Limit of one speaker in remarks or a presentation (its whole length).")
    ] = None


class FormatsSource(_Source, frozen=True, kw_only=True):
    """Speaking times for all panels of a kind in this session."""

    expert_panel: MinutesSource | None = None
    summary_panel: MinutesSource | None = None


People = Annotated[
    Annotated[int, Meta(ge=1, le=9)] | Annotated[tuple[Name | PersonSource | None, ...], Meta(max_length=9)] | None,
    Meta(description="The people, or how many they are while their names are to be announced."),
]


class ItemSource(_Source, frozen=True, kw_only=True):
    """One line of the printed agenda."""

    id: Id
    title: Name
    kind: Annotated[
        str,
        Meta(
            description="What it is; a panel expands into its speakers and the discussion.",
            extra_json_schema={"enum": [kind.value for kind in ItemKind]},
        ),
    ]
    start: Start
    end: End
    speaker: Annotated[Name | None, Meta(description="Who speaks, in remarks or a presentation.")] = None
    moderators: People = None
    experts: People = None
    topics: Annotated[tuple[Name, ...], Meta(max_length=50, description="What the panel covers.")] = ()
    minutes: MinutesSource | None = None
    remark: Annotated[Text | None, Meta(description="Shown with the item, for example side events.")] = None
    announced: Annotated[bool, Meta(description="false while the programme is to be announced.")] = True
    fixed: Annotated[
        bool | None,
        Meta(description="Whether its times stay when something before it is moved (true for a break, else false)."),
    ] = None


class SittingSource(_Source, frozen=True, kw_only=True):
    """A stretch with interpretation; at its end the interpreters leave."""

    start: Start
    end: End


class DaySource(_Source, frozen=True, kw_only=True):
    """One day with its sittings and its agenda."""

    date: Annotated[
        str,
        Meta(
            description="Year-month-day: 2017-05-08.",
            extra={AS_WRITTEN: True},
            extra_json_schema={"pattern": _DATE, "format": "date"},
        ),
    ]
    sittings: Annotated[tuple[SittingSource, ...], Meta(min_length=1, max_length=20)]
    items: Annotated[tuple[ItemSource, ...], Meta(min_length=1, max_length=200)]


class ThemeSource(_Source, frozen=True, kw_only=True):
    """A theme that notes are filed under."""

    id: Id
    title: Name


class CommitmentSource(_Source, frozen=True, kw_only=True):
    """A possible commitment of the session's issue brief."""

    number: Annotated[int, Meta(ge=1, le=999)]
    title: Name


class SessionSource(_Source, frozen=True, kw_only=True):
    """The agenda of an informal thematic session, for gcm-moderator."""

    format: Annotated[int, Meta(ge=1, le=FORMAT, description="Marks a session file; the number is its format.")] = (
        msgspec.field(name=MARKER)
    )
    id: Id
    title: Name
    theme: Text
    place: Name
    zone: Annotated[str, Meta(description="IANA name of the place's time zone: Europe/Zurich.")]
    days: Annotated[tuple[DaySource, ...], Meta(min_length=1, max_length=31)]
    themes: Annotated[
        tuple[ThemeSource, ...], Meta(max_length=50, description="Themes for the notes; [] when there are none.")
    ]
    co_facilitators: Annotated[tuple[Name | PersonSource | None, ...], Meta(max_length=9)] = ()
    commitments: Annotated[tuple[CommitmentSource, ...], Meta(max_length=100)] = ()
    formats: FormatsSource | None = None
    language: Annotated[
        str,
        Meta(description="The language of the meeting.", extra_json_schema={"enum": list(LANGUAGES)}),
    ] = "en"
    round_size: Annotated[
        Annotated[int, Meta(ge=1, le=50)] | None,
        Meta(description="Interventions after which the panellists' turn is suggested."),
    ] = None
    warning_seconds: Annotated[
        Annotated[int, Meta(ge=1, le=600)] | None,
        Meta(description="Seconds before the limit at which the warning begins."),
    ] = None
    names_in_use: Annotated[
        bool, Meta(description="true prints the names of States in use on the session's dates.")
    ] = False
    remarks: Annotated[
        tuple[Text, ...], Meta(max_length=50, description="What a reader should know about the sources.")
    ] = ()
