"""Quick marks in the text of a note: `!!` star, `?2` question to panellist 2, `#theme`, `c6` commitment 6.

A mark is a word of its own, between spaces: "c6h12", "!=", "v.c6" and addresses are never marks, and neither is what
the session does not have (a fourth panellist, a theme that nobody named). `!` alone is a star only where a line begins,
since French sets a space before an exclamation mark. A backslash before a mark makes it an ordinary word.
"""

from __future__ import annotations

import re
from enum import Enum

import msgspec
from msgspec.structs import replace

from gcm_moderator.agenda.model import Session
from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import NoteKind

_WORD = re.compile(r"\S+")
_STAR = re.compile(r"[!！]{1,2}")
_QUESTION = re.compile(r"[?？؟](\d{1,2})")
_THEME = re.compile(r"[#＃](.+)")
_COMMITMENT = re.compile(r"[cс](\d{1,2})")  # Latin, and the Cyrillic letter of the same look
_LEAST = 3
"""So many letters of a theme are enough, when only one begins with them."""


class MarkKind(Enum):
    """What a mark says of the note."""

    STAR = "star"
    QUESTION = "question"
    THEME = "theme"
    COMMITMENT = "commitment"


class Known(msgspec.Struct, frozen=True):
    """What marks can name: the ids of panellists (`panellist-2`) and themes, the numbers of commitments."""

    panellists: frozenset[str] = frozenset()
    themes: tuple[str, ...] = ()
    commitments: frozenset[int] = frozenset()


class Mark(msgspec.Struct, frozen=True):
    """A mark and where it stands in the text: from `start` up to but not including `end`."""

    kind: MarkKind
    start: int
    end: int
    value: str | int | None = None


class Marked(msgspec.Struct, frozen=True):
    """A text as typed, and what its marks say. `text` is without them, otherwise letter for letter as typed."""

    text: str
    marks: tuple[Mark, ...] = ()

    def on(self, content: NoteContent) -> NoteContent:
        """The content with this text, and with its own marks and these."""
        themes, commitments = list(content.themes), list(content.commitments)
        for mark in self.marks:
            match mark.kind, mark.value:
                case MarkKind.STAR, _:
                    content = replace(content, star=True)
                case MarkKind.QUESTION, str() as panellist:
                    content = replace(content, kind=NoteKind.QUESTION, to=panellist)
                case MarkKind.THEME, str() as theme if theme not in themes:
                    themes.append(theme)
                case MarkKind.COMMITMENT, int() as number if number not in commitments:
                    commitments.append(number)
        return replace(content, text=self.text, themes=tuple(themes), commitments=tuple(sorted(commitments)))


def known_in(session: Session, segment_id: str | None) -> Known:
    """What marks can name in a note on that segment; panellists are those of its panel."""
    segment = session.segment(segment_id) if segment_id is not None else None
    beside = session.item_of(segment).segments if segment is not None else ()
    return Known(
        frozenset(other.panellist for other in beside if other.panellist is not None),
        tuple(theme.id for theme in session.themes),
        frozenset(commitment.number for commitment in session.commitments),
    )


def parse(text: str, known: Known) -> Marked:
    """The text without its marks, and the marks.

    A mark goes with the spaces before it, at the beginning of a line with those after it; a line of nothing but marks
    goes altogether. An escaped mark loses one backslash. Everything else stays as it was typed.
    """
    marks: list[Mark] = []
    lines: list[str] = []
    at = 0
    for line in text.split("\n"):
        plain, found = _line(line, at, known)
        marks.extend(found)
        if plain.strip() or not found:
            lines.append(plain)
        at += len(line) + 1
    return Marked("\n".join(lines), tuple(marks))


def escaped(text: str, known: Known) -> str:
    """The text to be typed so that `parse` gives back this text, without a mark."""
    lines = []
    for line in text.split("\n"):
        pieces, end = [], 0
        for word in _WORD.finditer(line):
            if _mark(word.group().lstrip("\\"), 0, known, begins=not line[: word.start()].strip()) is not None:
                pieces += [line[end : word.start()], "\\"]
                end = word.start()
        lines.append("".join(pieces) + line[end:])
    return "\n".join(lines)


def themes_for(typed: str, session: Session) -> tuple[str, ...]:
    """The ids of the themes to offer for what follows `#`: those that begin so, then those with a word that does."""
    wanted = typed.casefold()
    first = [theme.id for theme in session.themes if theme.id.casefold().startswith(wanted)]
    words = (
        theme.id
        for theme in session.themes
        if any(word.casefold().startswith(wanted) for word in theme.title.split()) and theme.id not in first
    )
    return (*first, *words)


def _line(line: str, at: int, known: Known) -> tuple[str, list[Mark]]:
    pieces: list[str] = []
    marks: list[Mark] = []
    end = 0
    only_marks = True
    for word in _WORD.finditer(line):
        space, written = line[end : word.start()], word.group()
        end = word.end()
        bare = written.lstrip("\\")
        mark = _mark(bare, at + word.start(), known, begins=not line[: word.start()].strip())
        if mark is not None and bare == written:
            marks.append(mark)
            continue
        # What stood before marks at the beginning of a line goes with them.
        pieces.append("" if only_marks and marks else space)
        pieces.append(written[1:] if mark is not None else written)
        only_marks = False
    return "".join(pieces) + line[end:], marks


def _mark(word: str, at: int, known: Known, *, begins: bool) -> Mark | None:
    end = at + len(word)
    if _STAR.fullmatch(word):
        return Mark(MarkKind.STAR, at, end) if begins or len(word) == 2 else None
    if found := _QUESTION.fullmatch(word):
        panellist = f"panellist-{int(found[1])}"
        return Mark(MarkKind.QUESTION, at, end, panellist) if panellist in known.panellists else None
    if found := _COMMITMENT.fullmatch(word):
        number = int(found[1])
        return Mark(MarkKind.COMMITMENT, at, end, number) if number in known.commitments else None
    if found := _THEME.fullmatch(word):
        theme = _theme(found[1].casefold(), known)
        return Mark(MarkKind.THEME, at, end, theme) if theme is not None else None
    return None


def _theme(typed: str, known: Known) -> str | None:
    beginning = [theme for theme in known.themes if theme.casefold().startswith(typed)]
    exact = [theme for theme in beginning if theme.casefold() == typed]
    if exact:
        return exact[0]
    return beginning[0] if len(beginning) == 1 and len(typed) >= _LEAST else None
