"""Words on a page put back into lines, paragraphs, columns and tables that have no rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median
from typing import Any

from gcm_moderator.agenda.importing.people import looks_like_a_person
from gcm_moderator.agenda.importing.phrases import timed
from gcm_moderator.agenda.importing.spelling import find_spans, whole_span
from gcm_moderator.agenda.importing.words import DISCUSSION, UNNAMED, column_of, label_of, panel_number

__all__ = [
    "ARABIC",
    "Printed",
    "Running",
    "borderless",
    "halves",
    "joined",
    "open_ended",
    "printed_lines",
    "times_in_order",
    "unwrapped",
]

Word = dict[str, Any]
_BULLET = re.compile(r"^\s*(?:[•●○▪■–—\-*·»➢‣\uf0b7]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)])\s", re.IGNORECASE)
ARABIC = re.compile(r"[\u0620-\u065f\u0671-\u06ef\ufb50-\ufdff\ufe70-\ufefe]")
"""Arabic letters, also in their printed forms; no figures, which run from the left."""
_EASTERN = re.compile(r"[\u0660-\u0669]")
"""Figures that follow each other from the right, as words of Arabic do."""
_TIMES = re.compile(r"(?P<one>\d{1,2}[:.]\d\d)(?P<sign>\s*[-–—]\s*)(?P<other>\d{1,2}[:.]\d\d)")
_LATIN = re.compile(r"[A-Za-z]")
_UNFINISHED = re.compile(
    r"\w (?:of|the|and|for|to|in|by|on|at|with|de|des|du|la|le|les|et|à|pour|del|el|los|las|para|и|в|по|с)$"
)
_COMPOUND = re.compile(
    r"(?<!\w)(?:co|non|multi|self|socio|inter|pre|post|anti|cross|vice|ex|high|low|long|short|well|full|half)-$",
    re.IGNORECASE,
)
"""First parts of words that are written with a hyphen."""
_ENDS = re.compile(r"[.:;!?。：；]\s*$")


@dataclass(frozen=True)
class Printed:
    """A line as it is printed: its words from the left, and where it lies."""

    words: tuple[Word, ...]
    number: int

    @property
    def text(self) -> str:
        """Its words with single spaces; from the right where they are Arabic."""
        texts = [re.sub(r"^\)([\d:.]+)$", r"\1)", str(word["text"])) for word in self.words]
        arabic = sum(bool(ARABIC.search(text) or _EASTERN.search(text)) for text in texts)
        latin = sum(bool(_LATIN.search(text)) for text in texts)
        return " ".join(_from_the_right(texts) if arabic > latin else texts)

    @property
    def left(self) -> float:
        """Where it begins."""
        return float(self.words[0]["x0"])

    @property
    def right(self) -> float:
        """Where it ends."""
        return float(max(word["x1"] for word in self.words))

    @property
    def top(self) -> float:
        """Its upper edge."""
        return float(min(word["top"] for word in self.words))

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return float(max(word["bottom"] for word in self.words))

    @property
    def size(self) -> float:
        """The size of its letters."""
        return float(median(word["size"] for word in self.words))

    def segments(self) -> list[Printed]:
        """The line cut where there is more room than between words."""
        parts: list[list[Word]] = []
        room = max(9.0, 1.1 * self.size)
        for word in self.words:
            if parts and word["x0"] - parts[-1][-1]["x1"] <= room:
                parts[-1].append(word)
            else:
                parts.append([word])
        return [Printed(tuple(part), self.number) for part in parts]


@dataclass(frozen=True)
class Running:
    """Lines of running text that follow each other."""

    lines: list[Printed]


def _from_the_right(texts: list[str]) -> list[str]:
    """Words in the order in which an Arabic line is read; what is in Latin letters within it stays together."""
    runs: list[list[str]] = []
    for text in texts:
        if runs and _LATIN.search(text) and _LATIN.search(runs[-1][-1]):
            runs[-1].append(text)
        else:
            runs.append([text])
    return [_sign_after(text) for run in reversed(runs) for text in run]


def _sign_after(text: str) -> str:
    """A figure with the sign after it, which lies to its left; a bracket there closes."""
    text = re.sub(r"^([:;،.,]+)(\d+)$", r"\2\1", text)
    return re.sub(r"^[()]([\d:.]+)$", r"\1)", text)


def times_in_order(text: str) -> str:
    """Return two times alone in their line, "10:15 – 10:00", as they are read from the right."""
    match = _TIMES.fullmatch(text)
    if match is None or _clock(match["one"]) <= _clock(match["other"]):
        return text
    return f"{match['other']}{match['sign']}{match['one']}"


def _clock(text: str) -> list[int]:
    return [int(part) for part in re.split(r"[:.]", text)]


def printed_lines(words: list[Word]) -> list[Printed]:
    """Return the lines that words are printed in, from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w["top"] + w["bottom"], w["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        for row in rows[-3:]:
            if middle <= row[0]["bottom"] + 1:
                row.append(word)
                break
        else:
            rows.append([word])
    return [Printed(tuple(sorted(row, key=lambda w: w["x0"])), n) for n, row in enumerate(rows, start=1)]


def halves(words: list[Word]) -> list[list[Word]]:
    """Return the words of each column of a page set in two; all of them where it is set in one."""
    lines = printed_lines(words)
    if len(lines) < 8:
        return [words]
    left, right = min(w["x0"] for w in words), max(w["x1"] for w in words)
    cut = _second_times(lines, left, right) or _gutter(lines, left, right)
    if cut is None:
        return [words]
    above = [line for line in lines if any(w["x0"] < cut - 1 and w["x1"] > cut + 1 for w in line.words)]
    head = [w for line in above for w in line.words]
    taken = {id(w) for w in head}
    rest = [w for w in words if id(w) not in taken]
    parts = [head, [w for w in rest if w["x1"] <= cut + 1], [w for w in rest if w["x1"] > cut + 1]]
    return [part for part in parts if part]


def _second_times(lines: list[Printed], left: float, right: float) -> float | None:
    """Where the right half begins when both halves have times of their own at their left."""
    starts = [s.left for line in lines for s in line.segments() if timed(s.text) is not None and s.words]
    near = [x for x in starts if x < left + 0.2 * (right - left)]
    far = [x for x in starts if left + 0.4 * (right - left) < x < left + 0.7 * (right - left)]
    return min(far) - 4 if len(near) >= 3 and len(far) >= 3 and max(far) - min(far) < 12 else None


def _gutter(lines: list[Printed], left: float, right: float) -> float | None:
    """Where nearly every line leaves room in the middle, with running text on both sides."""
    if any(whole_span(s.text) for line in lines for s in line.segments()[:1] if len(line.segments()) > 1):
        return None
    width = right - left
    best: tuple[float, float] | None = None
    for step in range(35, 66):
        x = left + width * step / 100
        crossed = sum(any(w["x0"] < x < w["x1"] for w in line.words) or _close(line, x) for line in lines)
        both = sum(line.left < x < line.right for line in lines)
        if crossed <= 0.15 * len(lines) and both >= 0.5 * len(lines):
            room = min(_room(line, x) for line in lines if line.left < x < line.right)
            if best is None or room > best[0]:
                best = (room, x)
    return best[1] if best else None


def _close(line: Printed, x: float) -> bool:
    return 0 < _room(line, x) < 9


def _room(line: Printed, x: float) -> float:
    before = [w["x1"] for w in line.words if w["x1"] <= x]
    after = [w["x0"] for w in line.words if w["x0"] >= x]
    return min(after) - max(before) if before and after else 99.0


def unwrapped(lines: list[Printed], box: tuple[float, float] | None = None) -> list[tuple[int, str]]:
    """Return paragraphs with the number of their first line: lines that only go on are joined.

    A line goes on when a bracket is open that a line below closes, when it is full and the next one is neither a
    bullet, a label, a time nor a person, or when the next one begins with a small letter. `box` is where the cell
    of the lines begins and ends.
    """
    if not lines:
        return []
    right = max(line.right for line in lines)
    left = min(line.left for line in lines)
    span = right - left
    if box is not None:
        span, right = box[1] - box[0], max(right, box[1] - max(0.0, left - box[0]))
    made: list[tuple[int, str]] = []
    before: Printed | None = None
    for place, line in enumerate(lines):
        if before is not None and (
            (_near(before, line) and _closes(made[-1][1], lines[place : place + 3]))
            or _goes_on(before, line, right, span)
        ):
            number, text = made[-1]
            made[-1] = (number, joined(text, line.text))
        else:
            made.append((line.number, line.text))
        before = line
    return made


def joined(text: str, rest: str) -> str:
    """Return a text with what it goes on with; a hyphen at its end goes, unless the word is written with one."""
    if re.search(r"\w[-\u00ad]$", text) and rest[:1].islower():
        return text + rest if _COMPOUND.search(text) else text[:-1] + rest
    return f"{text} {rest}"


def open_ended(text: str, rest: str) -> bool:
    """Whether a paragraph that a new page cuts goes on there: it has no end, and the rest no beginning."""
    return rest[:1].islower() and _ENDS.search(text) is None and _BULLET.match(rest) is None


def _near(before: Printed, line: Printed) -> bool:
    return line.top - before.bottom <= 0.75 * before.size and abs(line.size - before.size) <= 1.2


def _closes(text: str, lines: list[Printed]) -> bool:
    """Whether a bracket is open in the text, and one of the lines below closes it."""
    text = _BULLET.sub("", text)
    if text.count("(") <= text.count(")"):
        return False
    for line in lines:
        if _BULLET.match(line.text):
            return False
        sign = re.search(r"[()]", line.text)
        if sign is not None:
            return sign[0] == ")"
    return False


def _goes_on(before: Printed, line: Printed, right: float, span: float) -> bool:
    text = line.text
    if not _near(before, line):
        return False
    ended = _ENDS.search(before.text) is not None
    labelled = ":" in text and label_of(text) is not None
    if _BULLET.match(text) or labelled or timed(text) is not None:
        return False
    if looks_like_a_person(text) and not _UNFINISHED.search(before.text):
        return False
    if UNNAMED.fullmatch(text) is not None or (text[:1].isupper() and DISCUSSION.match(text)):
        return False
    entry = timed(before.text)
    if entry is not None and not re.search(r"\w", entry[1]):
        return False
    if _UNFINISHED.search(before.text) or (len(before.text) < 20 and panel_number(before.text) is not None and ended):
        return True
    first = line.words[0]
    full = before.right + (first["x1"] - first["x0"]) + 0.3 * before.size > right - 0.02 * span
    lower = text[:1].islower() or text[:1] in "(),"
    return (lower and not before.text.endswith((".", "。"))) or (full and not before.text.endswith(":"))


def borderless(lines: list[Printed]) -> list[Running | list[list[list[str]]]]:
    """Cut lines into running text and tables without rules, whose rows begin with a time in the first column.

    A table is a list of rows, a row a list of cells, a cell a list of paragraphs.
    """
    anchors = [n for n, line in enumerate(lines) if _is_anchor(line)]
    if len(anchors) < 2:
        return [Running(lines)]
    times = [lines[n].segments()[0] for n in anchors]
    indent = median(segment.left for segment in times)
    anchors = [n for n in anchors if abs(lines[n].left - indent) < 25]
    starts = _columns([lines[n] for n in anchors])
    if len(anchors) < 2 or len(starts) < 2:
        return [Running(lines)]
    first = anchors[0]
    if first and _is_head(lines[first - 1]):
        first -= 1
    last = _last(lines, anchors[-1], starts)
    rows = _rows(lines[first : last + 1], starts, set(anchors), first)
    parts: list[Running | list[list[list[str]]]] = [Running(lines[:first])] if first else []
    parts.append(rows)
    if last + 1 < len(lines):
        parts += borderless(lines[last + 1 :])
    return parts


def _is_anchor(line: Printed) -> bool:
    segments = line.segments()
    return (
        len(segments) > 1 and bool(find_spans(segments[0].text)) and len(re.sub(r"[\W\d]", "", segments[0].text)) <= 10
    )


def _is_head(line: Printed) -> bool:
    return sum(column_of(segment.text) is not None for segment in line.segments()) >= 2


def _columns(rows: list[Printed]) -> list[float]:
    """Where the columns begin: places where segments begin in several rows."""
    places: list[list[float]] = []
    for x in sorted(segment.left for line in rows for segment in line.segments()):
        if places and x - places[-1][-1] < 8:
            places[-1].append(x)
        else:
            places.append([x])
    return [min(place) for place in places if len(place) >= max(2, 0.3 * len(rows))]


def _last(lines: list[Printed], anchor: int, starts: list[float]) -> int:
    """The last line of a table: those below its last row that keep to its columns."""
    last = anchor
    for number in range(anchor + 1, len(lines)):
        line = lines[number]
        if (line.left < starts[1] - 6 and not _wraps(lines[number - 1], line)) or line.top - lines[
            number - 1
        ].bottom > 1.6 * line.size:
            break
        last = number
    return last


def _wraps(before: Printed, line: Printed) -> bool:
    """Whether a line under a row of a table only goes on with its text, at the margin."""
    return len(line.segments()) == 1 and line.text[:1].islower() and _near(before, line)


def _rows(lines: list[Printed], starts: list[float], anchors: set[int], offset: int) -> list[list[list[str]]]:
    edges = [*(x - 4 for x in starts[1:]), float("inf")]
    table: list[list[list[Printed]]] = []
    for number, line in enumerate(lines, start=offset):
        cells = _cut(line, edges)
        heading = len(line.segments()) == 1 and line.left < edges[0]
        if heading and table and table[-1][1] and _wraps(lines[number - offset - 1], line):
            table[-1][1].append(line)
            continue
        if number in anchors or heading or not table:
            table.append([[] for _ in starts])
        for column, words in enumerate(cells):
            if words:
                table[-1][column].append(Printed(tuple(words), line.number))
    return [[[text for _, text in unwrapped(cell)] for cell in row] for row in table]


def _cut(line: Printed, edges: list[float]) -> list[list[Word]]:
    cells: list[list[Word]] = [[] for _ in edges]
    for segment in line.segments():
        column = next(n for n, edge in enumerate(edges) if segment.left < edge)
        cells[column] += segment.words
    return cells
