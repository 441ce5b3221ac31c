"""The people and speaking times of a session file, put on top of the standard formats."""

from __future__ import annotations

import msgspec

from gcm_moderator.agenda.formats import Format, Speaking
from gcm_moderator.agenda.model import ItemKind, Person
from gcm_moderator.agenda.problems import Problem, warning
from gcm_moderator.agenda.reading import Key, Reading
from gcm_moderator.agenda.source import FormatsSource, ItemSource, MinutesSource, PersonSource

__all__ = ["MINUTES_USED", "PANELS", "format_of", "not_used", "one_voice", "people", "speakings"]

PANELS = (ItemKind.EXPERT_PANEL, ItemKind.SUMMARY_PANEL)
"""The kinds of items that expand into segments."""

MINUTES_USED = {
    ItemKind.REMARKS: ("speaker",),
    ItemKind.PRESENTATION: ("speaker",),
    ItemKind.BREAK: (),
    ItemKind.EXPERT_PANEL: ("opening", "expert", "intervention", "closing"),
    ItemKind.SUMMARY_PANEL: ("moderator", "expert", "intervention"),
}
"""The speaking times that say something about an item of each kind."""


def people(sources: tuple[str | PersonSource | None, ...]) -> tuple[Person, ...]:
    """Return the people of a list; an entry without a name is somebody to be announced."""
    return tuple(_speaking(source).person for source in sources)


def speakings(
    given: int | tuple[str | PersonSource | None, ...] | None, usual: tuple[Speaking, ...]
) -> tuple[Speaking, ...]:
    """Return the speakers of a list, as many unnamed ones as a number says, or the `usual` ones for nothing."""
    if isinstance(given, int):
        return (Speaking(Person(None)),) * given
    return tuple(_speaking(source) for source in given) if given else usual


def one_voice(moderators: tuple[Speaking, ...]) -> Speaking:
    """Return the moderators of a panel as the one speaker they are in the summary panel."""
    if len(moderators) == 1:
        return Speaking(moderators[0].person)
    names = [moderator.person.name for moderator in moderators if moderator.person.name is not None]
    return Speaking(Person(" and ".join(names) if len(names) == len(moderators) else None))


def format_of(kind: ItemKind, item: MinutesSource | None, session: FormatsSource | None, usual: Format) -> Format:
    """Return the format of a panel: its own speaking times, else those of the session, else the `usual` ones."""
    wide = None if session is None else session.expert_panel if kind is ItemKind.EXPERT_PANEL else session.summary_panel
    seconds = {
        f"{name}_s": minutes * 60.0
        for given in (wide, item)
        if given is not None
        for name in MINUTES_USED[kind]
        if (minutes := getattr(given, name)) is not None
    }
    return msgspec.structs.replace(usual, **seconds)


def not_used(reading: Reading) -> list[Problem]:
    """Return a warning `not-used` for every key that says nothing about the kind of item it stands in."""
    problems: list[Problem] = []
    for d, day in enumerate(reading.source.days):
        for i, item in enumerate(day.items):
            if item.kind in set(ItemKind):
                problems += _not_used_in(reading, item, ItemKind(item.kind), ("days", d, "items", i))
    formats = reading.source.formats
    if formats is not None:
        problems += _minutes_not_used(reading, formats.expert_panel, ItemKind.EXPERT_PANEL, ("formats", "expert-panel"))
        problems += _minutes_not_used(
            reading, formats.summary_panel, ItemKind.SUMMARY_PANEL, ("formats", "summary-panel")
        )
    return problems


def _not_used_in(reading: Reading, item: ItemSource, kind: ItemKind, path: tuple[Key, ...]) -> list[Problem]:
    given = {"speaker": item.speaker, "moderators": item.moderators, "experts": item.experts}
    idle = ("speaker",) if kind in PANELS else ("moderators", "experts")
    problems = [_warning(reading, key, kind, (*path, key)) for key in idle if given[key] is not None]
    return problems + _minutes_not_used(reading, item.minutes, kind, (*path, "minutes"))


def _minutes_not_used(
    reading: Reading, minutes: MinutesSource | None, kind: ItemKind, path: tuple[Key, ...]
) -> list[Problem]:
    if minutes is None:
        return []
    idle = [key for key, value in msgspec.structs.asdict(minutes).items() if value is not None]
    return [_warning(reading, key, kind, (*path, key)) for key in idle if key not in MINUTES_USED[kind]]


def _warning(reading: Reading, key: str, kind: ItemKind, path: tuple[Key, ...]) -> Problem:
    message = f'"{key}" says nothing about an item of the kind {kind.value}, and is passed over; remove it.'
    return warning("not-used", message, reading.line(*path))


def _speaking(source: str | PersonSource | None) -> Speaking:
    if source is None or isinstance(source, str):
        return Speaking(Person(source or None))
    person = Person(name=source.name or None, title=source.title, of=source.of)
    return Speaking(person, None if source.minutes is None else source.minutes * 60.0)
