"""The session file of what was understood: YAML with comments for what is not sure and what was not understood."""

from __future__ import annotations

import json
import re

from gcm_moderator.agenda.importing.people import Someone
from gcm_moderator.agenda.importing.understanding import (
    Doubt,
    Found,
    Meaning,
    Read,
    Understanding,
    UnderstoodDay,
    UnderstoodItem,
)
from gcm_moderator.agenda.source import FORMAT, MARKER

__all__ = ["session_text"]

_LONGEST_COMMENT = 2_000
_PLAIN = re.compile(r"[^\W\d_][\w ,.;()/'’-]*[\w.)]")
_RESERVED = re.compile(r"(?i)(?:true|false|null|yes|no|on|off|y|n)")
_OF_TIMES = frozenset(
    ("am", "pm", "hrs", "hours", "to", "from", "noon", "de", "à", "du", "las", "horas", "час", "часов", "мин")
)
_KEPT = {
    Meaning.NOTE: "Not understood",
    Meaning.TRANSLATION: "In another language",
    Meaning.RUNNING: "Header or footer",
}


def session_text(understood: Understanding) -> str:
    """Return the text of the session file. What the document does not say is left empty, and `check` names it."""
    lines = {read.line.number: read for read in understood.lines}
    out = [f"# Imported from {_one_line(understood.name)}. Times are local in the place."]
    out.append('# "Not sure" marks what to look at; "Not understood" keeps lines of the document as they are.')
    out += [f"# Missing: {missing.text}" for missing in understood.missing]
    out += [f"# Not sure: {_one_line(doubt.text)}{_where(doubt, lines)}" for doubt in understood.doubts]
    out += [f"{MARKER}: {FORMAT}", "", f"id: {_scalar(understood.id)}"]
    out.append(f"title: {_value(understood.title)}")
    out.append(f"theme: {_value(understood.theme)}")
    out.append(f"place: {_value(understood.place)}")
    out.append(f"zone: {_value(understood.zone)}")
    out.append(f"language: {understood.language}")
    out += _people("co-facilitators", understood.co_facilitators, "")
    out += _formats(understood)
    out += ["", "days:" if understood.days else "days: []"]
    for day in understood.days:
        out += _day(day, lines)
    out += ["", "themes: []"]
    out += _kept(understood, out)
    return "\n".join(out) + "\n"


def _value(found: Found | None) -> str:
    return _scalar(found.text) if found is not None else '""'


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text) and not _RESERVED.fullmatch(text) and "  " not in text:
        return text
    return json.dumps(text, ensure_ascii=False)


def _one_line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_COMMENT]


def _where(doubt: Doubt, lines: dict[int, Read]) -> str:
    read = lines.get(doubt.line) if doubt.line is not None else None
    return f" ({read.line.place.words()})" if read is not None and read.line.place.words() else ""


def _people(key: str, people: tuple[Someone, ...], indent: str) -> list[str]:
    if not people:
        return []
    out = [f"{indent}{key}:"]
    for one in people:
        told = (("name", one.name), ("title", one.title), ("of", one.of))
        keys = [(name, _scalar(value)) for name, value in told if value]
        if one.minutes is not None and key == "experts":
            keys.append(("minutes", f"{one.minutes:g}"))
        if not keys:
            out.append(f"{indent}  - # to be announced")
        elif [name for name, _ in keys] == ["name"]:
            out.append(f"{indent}  - {keys[0][1]}")
        else:
            out += [f"{indent}  {'- ' if n == 0 else '  '}{name}: {v}" for n, (name, v) in enumerate(keys)]
    return out


def _formats(understood: Understanding) -> list[str]:
    out: list[str] = []
    for panel in ("expert-panel", "summary-panel"):
        told = [limit for limit in understood.limits if limit.panel == panel]
        if told:
            out += [f"  {panel}:", *(f"    {limit.part}: {limit.minutes:g}" for limit in told)]
    return ["formats:", *out] if out else []


def _day(day: UnderstoodDay, lines: dict[int, Read]) -> list[str]:
    out = [f"  # {_one_line(lines[number].line.text)}" for number in day.lines if number in lines]
    out += [f"  # Not sure: {_one_line(doubt.text)}" for doubt in day.doubts]
    out.append(f"  - date: {day.date or '# missing'}")
    out.append("    sittings:")
    for start, end in day.sittings:
        out += [f'      - start: "{start}"', f'        end: "{end}"']
    out.append("    items:")
    for item in day.items:
        out += _item(item, lines)
    return out


def _item(item: UnderstoodItem, lines: dict[int, Read]) -> list[str]:
    pad = " " * 8
    out = [f"      - id: {_scalar(item.id)}", f"{pad}title: {_scalar(item.title)}", f"{pad}kind: {item.kind.value}"]
    out.append(f'{pad}start: "{item.start}"')
    out.append(f'{pad}end: "{item.end}"' if item.end is not None else f"{pad}end: # missing")
    if item.speaker:
        out.append(f"{pad}speaker: {_scalar(item.speaker)}")
    out += _people("moderators", item.moderators, pad)
    out += _people("experts", item.experts, pad)
    if item.topics:
        out += [f"{pad}topics:", *(f"{pad}  - {_scalar(topic)}" for topic in item.topics)]
    if item.minutes:
        out += [f"{pad}minutes:", *(f"{pad}  {part}: {minutes:g}" for part, minutes in item.minutes.items())]
    if item.remark:
        out.append(f"{pad}remark: {_scalar(item.remark)}")
    own = [lines[number] for number in sorted({*item.lines, *item.notes}) if number in lines]
    comments = [f"# Not sure: {_one_line(doubt.text)}" for doubt in item.doubts] + _beside(own, out)
    return [f"      {comment}" for comment in comments] + out


def _beside(reads: list[Read], written: list[str]) -> list[str]:
    """Comments for the lines that say more than what is written of them."""
    told = _words("\n".join(written))
    return [
        f"# {_KEPT.get(read.meaning, 'Printed')}: {_one_line(read.line.text)}"
        for read in reads
        if read.meaning in _KEPT or not _words(read.line.text) <= told
    ]


def _words(text: str) -> set[str]:
    """The words of a text that a session file would have to hold, if it held all of it."""
    return {word for word in re.findall(r"[^\W\d_]{2,}", text.lower()) if word not in _OF_TIMES}


def _kept(understood: Understanding, written: list[str]) -> list[str]:
    """The lines that belong to no item and say more than what is written, as comments: nothing is lost."""
    inside = {number for item in understood.items for number in (*item.lines, *item.notes)}
    inside |= {number for day in understood.days for number in day.lines}
    told = _words("\n".join(written))
    out: list[str] = []
    for read in understood.lines:
        if read.line.number in inside or (read.meaning not in _KEPT and _words(read.line.text) <= told):
            continue
        place = read.line.place.words()
        out.append(
            f"# {_KEPT.get(read.meaning, 'Printed')}{f' ({place})' if place else ''}: {_one_line(read.line.text)}"
        )
    return ["", "# What else stands in the document:", *out] if out else []
