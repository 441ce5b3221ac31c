"""People, sittings, themes and commitments as lines of text, as people type and paste them.

A line that was not changed keeps everything that stood in the file, also what a line cannot say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from gcm_moderator.agenda.editing.operations import id_from
from gcm_moderator.agenda.editing.scalars import Data, clean
from gcm_moderator.agenda.editing.typed import time_text, typed_time
from gcm_moderator.agenda.source import CommitmentSource, PersonSource, SittingSource, ThemeSource

__all__ = [
    "TO_BE_ANNOUNCED",
    "commitment_lines",
    "commitments_from",
    "people_from",
    "people_lines",
    "sitting_text",
    "sittings_from",
    "theme_lines",
    "themes_from",
]

TO_BE_ANNOUNCED = "(to be announced)"

People = int | tuple[str | PersonSource | None, ...] | None

_MINUTES = re.compile(r"\s*\(\s*([0-9]{1,3}(?:[.,][0-9]+)?)\s*min(?:utes)?\.?\s*\)\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"\s*([0-9]{1,3})[.):]?\s+")
_DASH = re.compile(r"\s*(?:-|–|—|to)\s*")


def people_lines(people: People, usual: int) -> list[str]:
    """Return one line a person: "Ada Example, Special Rapporteur, Human Rights Council (10 min)"."""
    if people is None or people == ():
        return [TO_BE_ANNOUNCED] * usual
    if isinstance(people, int):
        return [TO_BE_ANNOUNCED] * people
    return [_person_line(person) for person in people]


def people_from(text: str, before: People, usual: int) -> Data:
    """Return the people of these lines as the file has them: a list, a number of unnamed ones, None for the usual."""
    known: dict[str, str | PersonSource | None] = {}
    if isinstance(before, tuple):
        known = {_person_line(person): person for person in before}
    lines = [line for line in (clean(line) for line in text.splitlines()) if line]
    people = [_data(known[line]) if line in known else _person(line) for line in lines[:9]]
    if all(person is None for person in people):
        return None if len(people) in (0, usual) else len(people)
    return people


def sitting_text(sittings: Sequence[SittingSource]) -> str:
    """Return the sittings of a day on one line: "10:00–13:00, 15:00–18:00"."""
    return ", ".join(f"{sitting.start}–{sitting.end}" for sitting in sittings)


def sittings_from(text: str) -> Data | None:
    """Return the sittings of such a line as the file has them; None when it cannot be understood."""
    sittings = []
    for part in re.split(r"[,;\n]", text):
        if not part.strip():
            continue
        ends = _DASH.split(part.strip())
        if len(ends) != 2:
            return None
        start, end = typed_time(ends[0]), typed_time(ends[1], 24 * 60)
        if start is None or end is None or end <= start:
            return None
        sittings.append({"start": time_text(start), "end": time_text(end)})
    return sittings or None


def theme_lines(themes: Sequence[ThemeSource]) -> str:
    """Return one line a theme."""
    return "\n".join(theme.title for theme in themes)


def themes_from(text: str, before: Sequence[ThemeSource]) -> Data:
    """Return the themes of these lines; one whose text was changed keeps its id."""
    lines = [line for line in (clean(line) for line in text.splitlines()) if line]
    by_title = {theme.title: theme.id for theme in before}
    kept = {by_title[line] for line in lines if line in by_title}
    taken = set(kept)
    themes = []
    for n, line in enumerate(lines):
        name = by_title.get(line)
        if name is None and len(lines) == len(before) and before[n].id not in kept:
            name = before[n].id
        if name is None:
            name = base = id_from(line, "theme")
            number = 2
            while name in taken:
                name, number = f"{base}-{number}", number + 1
        taken.add(name)
        themes.append({"id": name, "title": line})
    return themes


def commitment_lines(commitments: Sequence[CommitmentSource]) -> str:
    """Return one line a commitment, with its number."""
    return "\n".join(f"{commitment.number} {commitment.title}" for commitment in commitments)


def commitments_from(text: str) -> Data:
    """Return the commitments of these lines; those without a number are counted on."""
    commitments: list[Data] = []
    number = 0
    for line in text.splitlines():
        title = clean(line)
        if not title:
            continue
        match = _NUMBER.match(title)
        number = int(match[1]) if match is not None else number + 1
        commitments.append({"number": number, "title": title[match.end() :] if match is not None else title})
    return commitments


def _person_line(person: str | PersonSource | None) -> str:
    if person is None or isinstance(person, str):
        return person or TO_BE_ANNOUNCED
    parts = [person.name or TO_BE_ANNOUNCED, person.title or "", person.of or ""]
    while not parts[-1]:
        parts.pop()
    line = ", ".join(parts)
    return line if person.minutes is None else f"{line} ({person.minutes:.15g} min)"


def _person(line: str) -> Data:
    match = _MINUTES.search(line)
    minutes = None
    if match is not None:
        minutes = float(match[1].replace(",", "."))
        line = line[: match.start()]
    name, title, of = (*(part.strip() for part in line.split(",", 2)), "", "")[:3]
    name = "" if name.lower() in {TO_BE_ANNOUNCED, "tba", "tbc", "to be announced", "?", "-", "–"} else name
    told = {"name": name, "title": title, "of": of, "minutes": minutes}
    given = {key: value for key, value in told.items() if value}
    return given["name"] if set(given) == {"name"} else given or None


def _data(person: str | PersonSource | None) -> Data:
    if not isinstance(person, PersonSource):
        return person
    return {key: value for key, value in msgspec.to_builtins(person).items() if value is not None}
