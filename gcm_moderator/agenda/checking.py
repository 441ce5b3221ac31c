"""From what stands in a session file to the session: every rule that is about meaning, not about keys and types."""

from __future__ import annotations

import difflib
import re
import zoneinfo
from zoneinfo import ZoneInfo

from gcm_moderator.agenda.formats import Usual
from gcm_moderator.agenda.model import Commitment, Session, Theme
from gcm_moderator.agenda.panels import not_used, people
from gcm_moderator.agenda.problems import Problem, error, shown, warning
from gcm_moderator.agenda.programme import days_of
from gcm_moderator.agenda.reading import Reading
from gcm_moderator.agenda.source import LANGUAGES
from gcm_moderator.agenda.times import parse_zone

__all__ = ["check"]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check(reading: Reading, usual: Usual) -> tuple[Session | None, list[Problem]]:
    """Return the session with everything wrong in its meaning; the session is None when anything is an error.

    `usual` is what holds where the file does not say. Problems of keys and types found in the reading count too.
    Problems have the codes `bad-id`, `duplicate-id`, `unknown-zone`, `unknown-language`, `to-be-announced`, `not-used`
    and those of the programme.
    """
    source = reading.source
    problems = [*reading.problems, *_ids(reading), *_language(reading), *_unannounced(reading), *not_used(reading)]
    zone = parse_zone(source.zone)
    if zone is None and source.zone:
        problems.append(_unknown_zone(source.zone, reading.line("zone")))
    co_facilitators = people(source.co_facilitators)
    days, found = days_of(reading, zone or ZoneInfo("UTC"), co_facilitators, usual)
    problems += found
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    session = Session(
        id=source.id,
        title=source.title,
        theme=source.theme,
        place=source.place,
        zone=source.zone,
        days=tuple(day.date for day in days),
        sittings=tuple(sitting for day in days for sitting in day.sittings),
        items=tuple(item for day in days for item in day.items),
        themes=tuple(Theme(theme.id, theme.title) for theme in source.themes),
        commitments=tuple(Commitment(commitment.number, commitment.title) for commitment in source.commitments),
        language=source.language,
        round_size=usual.round_size if source.round_size is None else source.round_size,
        warning_s=None if source.warning_seconds is None else float(source.warning_seconds),
        usual_warning_s=usual.usual_warning_s,
        names_in_use=source.names_in_use,
        remarks=source.remarks,
        co_facilitators=co_facilitators,
    )
    return session, problems


def _ids(reading: Reading) -> list[Problem]:
    source = reading.source
    items = [
        (("days", d, "items", i, "id"), item.id)
        for d, day in enumerate(source.days)
        for i, item in enumerate(day.items)
    ]
    themes = [(("themes", t, "id"), theme.id) for t, theme in enumerate(source.themes)]
    numbers = [(("commitments", c, "number"), commitment.number) for c, commitment in enumerate(source.commitments)]
    problems = []
    for path, given in [(("id",), source.id), *items, *themes]:
        if given and _ID.fullmatch(given) is None:
            message = (
                f'"{shown(given)}" cannot be an id; use lower-case letters, digits and single hyphens, as in "panel-1".'
            )
            problems.append(error("bad-id", message, reading.line(*path)))
    for what, places in (("item", items), ("theme", themes), ("commitment", numbers)):
        first: dict[str | int, int] = {}
        for path, name in places:
            line = reading.line(*path)
            if name in first:
                label = f"The number {name}" if what == "commitment" else f'The id "{shown(str(name))}"'
                message = f"{label} already belongs to the {what} in line {first[name]}; give this one another."
                problems.append(error("duplicate-id", message, line))
            elif name:
                first[name] = line
    return problems


def _language(reading: Reading) -> list[Problem]:
    given = reading.source.language
    if given in LANGUAGES or not given:
        return []
    message = f'"{shown(given)}" is no official language of the United Nations; write one of {", ".join(LANGUAGES)}.'
    return [error("unknown-language", message, reading.line("language"))]


def _unknown_zone(name: str, line: int) -> Problem:
    known = {zone.lower(): zone for zone in zoneinfo.available_timezones() if "/" in zone}
    cities = {zone.rpartition("/")[2]: zone for zone in sorted(known)}
    wanted = name[:60].lower().replace(" ", "_")
    close = (
        difflib.get_close_matches(wanted, known, cutoff=0.8)
        or [cities[city] for city in difflib.get_close_matches(wanted.rpartition("/")[2], cities, cutoff=0.8)]
        or difflib.get_close_matches(wanted, known)
    )
    advice = f'did you mean "{known[close[0]]}"?' if close else 'write one as in "Europe/Zurich" or "America/New_York".'
    return error("unknown-zone", f'"{shown(name)}" is no time zone of the IANA list; {advice}', line)


def _unannounced(reading: Reading) -> list[Problem]:
    waiting = [
        (item.id, reading.line("days", d, "items", i, "announced"))
        for d, day in enumerate(reading.source.days)
        for i, item in enumerate(day.items)
        if not item.announced
    ]
    if not waiting:
        return []
    names = ", ".join(shown(item_id) for item_id, _ in waiting[:6]) + (" and others" if len(waiting) > 6 else "")
    message = f"The programme of {names} is still to be announced; the session runs with the standard format."
    return [warning("to-be-announced", message, waiting[0][1])]
