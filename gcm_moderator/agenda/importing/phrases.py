"""Phrases of programmes: a title without its bullet, a sentence, a line with its time."""

from __future__ import annotations

import re

from gcm_moderator.agenda.importing.spelling import Span, find_spans, masked

__all__ = ["BULLET", "EDGES", "LONGEST_TITLE", "after_time", "is_prose", "stripped", "timed"]

LONGEST_TITLE = 220
BULLET = re.compile(r"^\s*(?:[•●○◦▪■□–—\-*·»>✓➢‣⁃o\uf0b7]\s+|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s+)", re.IGNORECASE)
_SENTENCE = re.compile(
    r"\b(?:will|shall|are|is|was|were|should|has|have|can|may be|takes? place|sera|seront|será|"
    r"serán|est|sont|es|son|disposent?|disponen?|se limitará[n]?|состо\w+|буд[еу]т|将|سوف|ستعقد|سي\w+)(?!\w)",
    re.I,
)
EDGES = " \t-–—:;,.|/·•"
_BESIDE_TIME = re.compile(
    r"^[\s)\]]*[(\[]?\s*(?:(?:CES?T|GMT|UTC|EDT|EST|BST|EAT|MSK)\b|(?:local|\w+|New York) time\b|"
    r"heure locale|hora local|\d{1,3}\s*(?:min(?:ute|uto)?s?|мин\w*|分钟)\b\.?)\s*[)\]]?",
    re.IGNORECASE,
)


def stripped(text: str) -> str:
    """Return text without the bullets, signs and empty brackets at its ends."""
    text = re.sub(r"\([\s,;]*\)|\[[\s,;]*\]|（\s*）", "", text)
    text = BULLET.sub("", text.lstrip(")]） ")).strip()
    return text.strip(EDGES + "。،，、").rstrip("([（").rstrip(EDGES) if text.strip(EDGES) else ""


def is_prose(text: str) -> bool:
    """Whether a line is a sentence, not a title or an entry of a list."""
    words = text.split()
    if len(text) > LONGEST_TITLE:
        return True
    ends = text.rstrip().endswith((".", "。", ";"))
    return (
        len(words) >= 7
        and ends
        and not text.rstrip().endswith((" p.m.", " a.m.", "etc."))
        and (bool(_SENTENCE.search(text)) or len(words) >= 14)
    ) or (len(words) >= 10 and bool(_SENTENCE.search(text)) and bool(re.search(r"[.。]\s", text)))


def timed(text: str, *, expected: bool = False) -> tuple[Span, str] | None:
    """Return the time with which a line begins or ends, and the line without it; None for a line without one.

    `expected` takes weak spellings ("10.00") too. A time in the middle of a sentence is none of an item.
    """
    spans = [span for span in find_spans(text) if span.strong or expected or span.end is not None or span.at == 0]
    if not spans:
        return None
    plain = masked(text)
    first, last = spans[0], spans[-1]
    before = plain[: first.at]
    if not re.search(r"\w", BULLET.sub("", before)):
        return first, text[first.to :]
    after = plain[last.to :]
    if not re.search(r"\w", after) and last.end is not None and not is_prose(text) and len(spans) <= 2:
        if len(spans) == 2 and not _in_brackets(plain, last):
            return None
        return last, text[: last.at]
    if first.end is not None and _in_brackets(plain, first) and not is_prose(text):
        return first, f"{text[: first.at].rstrip(' (')} {text[first.to :].lstrip(' )')}"
    return None


def _in_brackets(text: str, span: Span) -> bool:
    return text[: span.at].rstrip().endswith(("(", "[")) and text[span.to :].lstrip().startswith((")", "]"))


def after_time(text: str) -> str:
    """Return what stands after a time, without its zone or a length: "(CEST) Opening", "(15 min) Opening"."""
    return _BESIDE_TIME.sub("", text)
