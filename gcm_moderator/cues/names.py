"""Names as people say them: "Islamic Republic of Iran" for "Iran (Islamic Republic of)"."""

from __future__ import annotations

import re

_INVERTED = {
    "en": re.compile(r"(?:of|of the)$"),
    "fr": re.compile(r"(?:de|d’|d'|du|des|de la)$"),
    "es": re.compile(r"(?:de|del|de la)$"),
    "ru": re.compile(r"(?:Республика|Государство)$"),
}
"""How what stands in brackets ends when it belongs before the name."""
_BRACKETS = re.compile(r"(.+?) \(([^()]+)\)$")


def spoken_name(name: str, language: str) -> str:
    """An official name in the order in which it is spoken in one of the six languages; other names as they are."""
    inverted = _BRACKETS.fullmatch(name)
    if inverted is None:
        return name
    base, brackets = inverted.groups()
    before, dash, after = brackets.partition(" - ")
    if language == "ar" and dash:
        return f"{before} {base} {after}"
    ending = _INVERTED.get(language)
    if ending is not None and ending.search(brackets):
        return f"{brackets}{base}" if brackets.endswith(("’", "'")) else f"{brackets} {base}"
    return base if language == "ru" else name
