"""People and their titles as programmes print them: "H.E. Ms. A, Permanent Representative of B", "Mr. C (D)", "TBC"."""

from __future__ import annotations

import re

import msgspec

from gcm_moderator.agenda.importing.dates import days_named, find_marks
from gcm_moderator.agenda.importing.words import UNNAMED

__all__ = ["Someone", "looks_like_a_person", "named_in_title", "people_in", "representatives"]

LONGEST = 200


class Someone(msgspec.Struct, frozen=True):
    """Somebody the document names. Without a name: to be announced."""

    name: str | None = None
    title: str | None = None
    of: str | None = None
    minutes: float | None = None
    """A speaking time of their own."""


_HONORIFIC = (
    r"(?:H\.?\s?E\.?|S\.?\s?E\.?(?:\s?M\.?)?|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Amb|Ambassador|Sir|"
    r"Dame|Lord|Rev|Hon|M|Mme|Mlle|Sr|Sra|Dra|"
    r"г-н|г-жа|Г-н|Г-жа|السيدة?|الدكتورة?)"
)
_ADDRESS = r"(?:H\.?\s?E\.?|S\.?\s?E\.?|Mr|Mrs|Ms|Dr|M|Mme|Sr|Sra|г-н|г-жа)"
_SEVERAL = re.compile(rf"\s*;\s*|\s+/\s+|,?\s+(?:and|et|y|и)\s+(?={_HONORIFIC}\.?\s)|,\s+(?={_ADDRESS}\.?\s)")
_BRACKETS = re.compile(r"^(?P<name>[^()]{2,80}?)\s*\((?P<rest>[^()]{2,150})\)\W*$")
_OFFICE = re.compile(
    r"^(?P<title>(?:Deputy |Vice-? ?|Assistant |Acting |Former )*(?:Permanent (?:Representative|"
    r"Observer)|Ambassador|Minister(?: of [\w ]+?)?|President|Representative|Director[- ]General|"
    r"Secretary[- ]General|"
    r"High Commissioner|Special (?:Rapporteur|Representative|Envoy)|Représentante? permanente?|"
    r"Ambassadeur|Representante Permanente|Embajadora?))\s+(?:of|to|for|de la|de l'|du|de|del|des|"
    r"d')\s?(?:the )?(?P<of>.+)$",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"\s*[(,–—-]\s*(?P<minutes>[1-9]\d?)\s*(?:min(?:ute|uto)?s?|мин\w*|分钟)\.?\s*\)?\s*$", re.IGNORECASE
)
_PERSONAL = re.compile(rf"\W*{_HONORIFIC}(?:\.|\s)")
_NAMED = re.compile(
    r"\W*[A-ZÀ-Þ][\w'’.-]+(?:\s(?:de|del|van|von|der|bin|al|el|la|[A-ZÀ-Þ][\w'’.-]*)){1,4}\s*(?:,\s|\s[-–—]\s|\()"
)
_ORGANIZATION = re.compile(
    r"^[A-Z][A-Z&-]+$|universit|organi[sz]ation|ministry|centre|center|institut|commission|"
    r"network|union\b|office|fund\b|council|mission|agency|federation|association|group|committee|"
    r"bank",
    re.IGNORECASE,
)
_TO_THE_UN = re.compile(
    r"\s+(?:to|auprès d\w*|ante)\s+(?:the )?(?:United Nations|UN|l'ONU|las Naciones Unidas|"
    r"Nations Unies|l'Organisation|UNOG|other international).*$",
    re.I,
)
_LEAD = re.compile(r"^[\s\W]*(?:\(?(?:[ivx]{1,4}|[a-h]|\d{1,2})[.)]\s+)?", re.IGNORECASE)


def people_in(text: str) -> tuple[Someone, ...]:
    """Return the people that a line names; (Someone(),) for one who is to be announced."""
    line = _LEAD.sub("", text) if not text.startswith("(") else text
    line = line.strip(" \t-–—•·*;,")
    if not line:
        return ()
    return tuple(_someone(part) for part in _SEVERAL.split(line) if part.strip())


def _someone(text: str) -> Someone:
    text = text.strip(" ;.,-–—•")
    own = _MINUTES.search(text)
    if own is not None:
        return msgspec.structs.replace(_someone(text[: own.start()]), minutes=float(own["minutes"]))
    if UNNAMED.fullmatch(text):
        return Someone()
    brackets = _BRACKETS.match(text)
    if brackets and UNNAMED.fullmatch(brackets["rest"]):
        return _someone(brackets["name"])
    if brackets:
        return _described(brackets["name"].strip(), brackets["rest"])
    if not _PERSONAL.match(text) and len(text.split()) > 8:
        return Someone(text[:LONGEST])
    for sign in (r",\s+", r"\s+[-–—]\s+", r":\s+"):
        parts = re.split(sign, text, maxsplit=1)
        if len(parts) == 2 and parts[0].strip():
            return _described(parts[0].strip(), parts[1])
    return Someone(text[:LONGEST])


def _described(name: str, rest: str) -> Someone:
    rest = rest.strip(" ;.,")
    if UNNAMED.fullmatch(name):
        name = ""
    office = _OFFICE.match(_TO_THE_UN.sub("", rest))
    if office:
        return Someone(name[:LONGEST] or None, office["title"].strip(), office["of"].strip()[:LONGEST])
    title, comma, of = rest.partition(", ")
    if comma:
        return Someone(name[:LONGEST] or None, title[:LONGEST], of[:LONGEST])
    if _ORGANIZATION.search(rest):
        return Someone(name[:LONGEST] or None, None, rest[:LONGEST])
    return Someone(name[:LONGEST] or None, rest[:LONGEST] or None)


def looks_like_a_person(text: str) -> bool:
    """Whether a line begins as programmes name people: "Ms. A …", "Ada Example, Director", not "Geneva, 2 May"."""
    return bool(_PERSONAL.match(text)) or (
        bool(_NAMED.match(text)) and len(text) <= LONGEST and not days_named(find_marks(text))
    )


_AFTER_COLON = re.compile(r"(?:[:：]|\s[–—-]\s)\s*(?P<who>.{3,160})$")


def named_in_title(title: str) -> str | None:
    """Return whom a title names after a colon: "Panellist 1: Ms. A …", "Keynote: Mr. B"; None where it names nobody."""
    match = _AFTER_COLON.search(title)
    return match["who"].strip() if match is not None and looks_like_a_person(match["who"]) else None


_REPRESENTATIVES = re.compile(
    r"(?P<title>Permanent Representative|Représentante? permanente?|"
    r"Representante Permanente)s?\s+(?:of(?: the)?|du|de la|de l'|de|del)\s*(?P<first>[A-Z][\w' -]{2,40}?)"
    r"(?:\s+(?:to the United Nations|auprès de l'ONU))?,?\s+(?:and|et|y)\s+(?:of(?: the)?|the|du|de la|de l'|"
    r"de|del)?\s*(?P<second>[A-Z][\w'-]+(?:\s[A-Z][\w'-]+){0,3})"
)


def representatives(text: str) -> tuple[Someone, ...]:
    """Return the two of "the Permanent Representatives of Mexico and of Switzerland"; nothing where it says no such."""
    match = _REPRESENTATIVES.search(text)
    if match is None:
        return ()
    return tuple(Someone(None, match["title"], match[key]) for key in ("first", "second"))
