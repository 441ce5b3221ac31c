"""Running text, line by line: which line is a day, an item with its time, a label, a person, prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gcm_moderator.agenda.importing.dates import WEEKDAYS, Mark, days_named, find_marks
from gcm_moderator.agenda.importing.document import Line, Style
from gcm_moderator.agenda.importing.drafts import Draft, Drafts
from gcm_moderator.agenda.importing.people import Someone, looks_like_a_person, people_in, representatives
from gcm_moderator.agenda.importing.phrases import BULLET, EDGES, LONGEST_TITLE, after_time, is_prose, stripped, timed
from gcm_moderator.agenda.importing.places import zone_of
from gcm_moderator.agenda.importing.spelling import Span, find_spans, masked, plain_signs
from gcm_moderator.agenda.importing.understanding import DoubtCode, Meaning
from gcm_moderator.agenda.importing.words import (
    END,
    SIDE_EVENT,
    SITTING,
    UNNAMED,
    VALEDICTION,
    kind_of,
    label_of,
    language_of,
    panel_number,
)
from gcm_moderator.agenda.model import ItemKind

__all__ = ["PANELS", "Paragraphs", "detail_of"]

PANELS = (ItemKind.EXPERT_PANEL, ItemKind.SUMMARY_PANEL)
_BROKEN = 50
"""Letters from which on a line may have been broken by an e-mail program."""
_SITTING_LEAST = 90
"""Minutes that a stretch of time beside a place and a date is at least, to be a sitting."""
_FOOTNOTE = re.compile(r"\s*[¹²³⁴-⁹†‡]")
_FILLER = re.compile(
    r"\b(?:the|of|on|for|at|in|programme|program|agenda|date|schedule|timetable|draft|provisional|"
    r"tentative|du|de|le|la|el|del|programa|calendrier|horaire|ordre|jour|día|"
    r"année|года?|г|программа|повестка|дня|日程|议程|项目|hours|a\.?m\.?|p\.?m\.?|morning|afternoon|"
    r"session|meeting)\b|يوم|الموافق|برنامج|日程|议程",
    re.IGNORECASE,
)
_SECTION = re.compile(r"^\s*(?:annex|annexe|anexo|приложение|附件|المرفق)\b|^\s*[IVX]{1,4}\.\s+\S", re.IGNORECASE)


class Paragraphs:
    """Reads the lines of running text into drafts, one after the other."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._waiting: tuple[Span, Line] | None = None
        self._listing: tuple[str, Draft] | None = None
        self._about: Draft | None = None
        self._above: list[Line] = []
        self._closed = False

    def read(self, lines: Sequence[Line]) -> None:
        """Read lines that follow each other."""
        above = _titles_stand_above(lines)
        for place, line in enumerate(lines):
            following = lines[place + 1] if place + 1 < len(lines) else None
            if above and following is not None and _bare(following) and not _bare(line) and not find_marks(line.text):
                self._above = [line]
                continue
            self.line(line)
        self._flush()

    def _flush(self) -> None:
        if self._waiting is not None:
            span, line = self._waiting
            self._waiting = None
            self.begin("", span, [line])

    def line(self, line: Line) -> None:
        """Read one line."""
        drafts = self._drafts
        if line.style is Style.RUNNING:
            drafts.note(line)
            drafts.meanings[line.number] = Meaning.RUNNING
            return
        if line.style is Style.FOOTNOTE:
            drafts.note(line)
            return
        text = line.text
        marks = find_marks(text)
        if self._is_day(text, marks):
            self._day(line, marks)
            return
        entry = timed(text) or timed(_blanked(text, marks)) if marks else timed(text)
        if entry is not None and not self._is_label_of_times(line, entry[0]):
            self._timed(line, *entry, marks)
            return
        if VALEDICTION.match(text):
            self._take_leave(line)
            return
        if self._waiting is not None and not is_prose(text) and label_of(text) is None:
            span, first = self._waiting
            self._waiting = None
            self.begin(stripped(text), span, [first, line])
            return
        if self._label(line):
            return
        if self._sittings_told(line):
            return
        if self._heading(line):
            return
        self.detail(line)

    def _take_leave(self, line: Line) -> None:
        """A letter ends: neither its last phrase nor the names under it belong to the item above."""
        self._flush()
        self._listing = self._about = None
        self._closed = True
        self._drafts.note(line)

    def _is_day(self, text: str, marks: list[Mark]) -> bool:
        """Whether a line names one day, and little else."""
        if not marks or len(days_named(marks)) > 1 or is_prose(text):
            return False
        rest = _blanked(masked(text), [*marks, *find_spans(text)])
        told = [word for word in re.findall(r"\w+", _FILLER.sub(" ", rest)) if word.lower() not in WEEKDAYS]
        if not told:
            return any(mark.dates or mark.ordinal or mark.weekday is not None for mark in marks)
        starts = marks[0].at <= 14 and not find_spans(text)
        strong = any(mark.ordinal for mark in marks) or (
            len(marks) > 1 and any(mark.weekday is not None for mark in marks)
        )
        return starts and len(text) < 120 and (strong or len(told) <= 3) and _leads(text, marks[0])

    def _day(self, line: Line, marks: list[Mark]) -> None:
        self._flush()
        self._listing = self._about = None
        self._closed = False
        self._drafts.begin_day(tuple(marks), line)
        for span in find_spans(line.text):
            if span.end is not None:
                self._drafts.told_sittings.append((span.start, span.end, line))

    def _is_label_of_times(self, line: Line, span: Span) -> bool:
        """Whether "Time: 10:00-13:00" tells when the meeting sits, before any item."""
        lead = re.match(
            r"\W*(?:time|times|hours|heures?|horaires?|horas?|horario|время|时间|الوقت|التوقيت)\s*:", line.text, re.I
        )
        return lead is not None and span.end is not None and self._drafts.item is None

    def _timed(self, line: Line, span: Span, rest: str, marks: list[Mark]) -> None:
        drafts = self._drafts
        self._listing = None
        outside = [mark for mark in marks if mark.to <= span.at or mark.at >= span.to]
        dates = [mark for mark in outside if mark.dates]
        if self._tells_when_it_sits(line, span, outside):
            return
        if dates and len(days_named(outside)) == 1 and abs(dates[0].at - span.at) < 40:
            drafts.begin_day(tuple(outside), line)
            rest = " ".join(_blanked(line.text, [*outside, span]).split())
        title = stripped(after_time(rest))
        if SIDE_EVENT.match(title) and self._side_event(line, span):
            return
        if self._waiting is not None:
            self._flush()
        if not title and self._above:
            title, lines = stripped(self._above[-1].text), [*self._above, line]
            self._above = []
            self.begin(title, span, lines)
        elif not re.search(r"\w", title):
            self._waiting = (span, line)
        else:
            self.begin(title, span, [line])

    def _tells_when_it_sits(self, line: Line, span: Span, marks: list[Mark]) -> bool:
        """Note "Geneva, Room XIX, 18 April 2018, 3 p.m. to 6 p.m." above the agenda, which is no item."""
        if self._drafts.days or not days_named(marks) or span.end is None or span.end - span.start < _SITTING_LEAST:
            return False
        if zone_of(line.text) is None or kind_of(line.text) is not None:
            return False
        self._drafts.told_sittings.append((span.start, span.end, line))
        self._drafts.note(line)
        return True

    def begin(self, title: str, span: Span, lines: list[Line]) -> Draft:
        """Begin an item."""
        draft = Draft(title, span.start, span.end, lines=lines)
        draft.sitting = bool(SITTING.fullmatch(title)) if title else False
        if not title:
            draft.doubt(DoubtCode.TITLE, "The line has a time and no title.")
        if not span.sure:
            draft.doubt(DoubtCode.HALF_OF_DAY, "The text does not say whether a time is before or after noon.")
        self._listing = self._about = None
        self._closed = span.end is None and END.fullmatch(title.strip(" .")) is not None
        return self._drafts.add(draft)

    def _side_event(self, line: Line, span: Span) -> bool:
        item = self._drafts.item
        if item is None or item.kind is not ItemKind.BREAK or item.start is None or span.start < item.start:
            return False
        if item.end is not None and (span.end or span.start) > item.end:
            return False
        item.remarks.append(line.text.strip(EDGES))
        item.lines.append(line)
        self._drafts.took(line, Meaning.REMARK)
        return True

    def _label(self, line: Line) -> bool:
        """Read a line like "Moderator: X" or "Venue: Y"; whether it was one."""
        found = label_of(line.text)
        if found is None:
            return False
        name, rest = found
        drafts = self._drafts
        about = self._about or (drafts.item if not self._closed else None)
        if name == "co-facilitators" and not rest and ":" not in plain_signs(line.text):
            return False
        if name == "co-facilitators":
            drafts.took(line, Meaning.PERSON)
            drafts.co_facilitator_lines.append(line)
            drafts.co_facilitators += representatives(rest) or people_in(rest)
            return True
        if name in ("moderators", "experts"):
            if about is None:
                return False
            self._listing = (name, about)
            drafts.took(line, Meaning.PERSON)
            about.lines.append(line)
            self._people(name, about, rest)
            if rest and name == "moderators":
                self._listing = None
            return True
        if not rest and name != "topics":
            return False
        if about is not None and name in ("room", "place"):
            about.remarks.append(line.text.strip(EDGES))
            about.lines.append(line)
            drafts.took(line, Meaning.REMARK)
            return True
        if name == "topics" and about is not None:
            self._listing = None
            drafts.took(line, Meaning.TOPIC)
            about.topics += [rest] if rest else []
            about.lines.append(line)
            return True
        if about is None and name in ("theme", "place", "title", "zone", "date") and name not in drafts.named:
            drafts.named[name] = (rest, line)
            drafts.loose.append(line)
            meaning = {"theme": Meaning.THEME, "title": Meaning.TITLE, "date": Meaning.DAY}.get(name, Meaning.PLACE)
            drafts.took(line, meaning)
            return True
        return False

    def _people(self, role: str, about: Draft, text: str) -> None:
        people = representatives(text) or people_in(text)
        (about.moderators if role == "moderators" else about.experts).extend(people)

    def _sittings_told(self, line: Line) -> bool:
        """Note "from 10 a.m. to 1 p.m. and from 3 p.m. to 6 p.m." of a sentence."""
        ranges = [(span.start, span.end) for span in find_spans(line.text) if span.end is not None]
        sittings = [(start, end) for start, end in ranges if end - start >= 60]
        if not sittings or (self._drafts.item is not None and not self._closed and not is_prose(line.text)):
            return False
        self._drafts.told_sittings += [(start, end, line) for start, end in sittings]
        self._drafts.note(line)
        self._drafts.took(line, Meaning.SITTING)
        return True

    def _heading(self, line: Line) -> bool:
        """Note a heading: of a panel whose times stand elsewhere, or of another part of the document."""
        text = stripped(line.text)
        number, kind = panel_number(text), kind_of(text)
        titled = (
            kind in PANELS and not is_prose(line.text) and len(text) < LONGEST_TITLE and BULLET.match(line.text) is None
        )
        if titled and number is not None and re.match(r"\W*\w+\W+\w+", text) and line.style is not Style.BULLET:
            self._flush()
            draft = self._drafts.panel(number)
            draft.title = draft.title or text
            draft.lines.append(line)
            self._drafts.took(line, Meaning.ITEM)
            self._about = draft
            self._listing = None
            self._drafts.add(Draft(text, lines=[line], heading=True))
            return True
        if _SECTION.search(line.text) or (line.style is Style.HEADING and self._drafts.item is not None):
            self._flush()
            self._closed = True
            self._about = self._listing = None
            self._drafts.note(line)
            return True
        return False

    def detail(self, line: Line) -> None:
        """Take a line as something that belongs to the item above, or to nothing."""
        about = self._about or (None if self._closed else self._drafts.item)
        if about is None:
            self._drafts.note(line)
            return
        text = stripped(line.text)
        if _FOOTNOTE.match(line.text):
            self._drafts.note(line)
            return
        if SITTING.fullmatch(text):
            self._listing = None
            self._drafts.note(line)
            self._drafts.took(line, Meaning.SITTING)
            return
        if self._goes_on(about, line):
            about.title = f"{about.title} {text}"
            about.kind = kind_of(about.title)
            about.lines.append(line)
            self._drafts.took(line, Meaning.ITEM)
            return
        if self._listing is not None and (UNNAMED.fullmatch(text) or not is_prose(line.text)):
            role, whom = self._listing
            if (
                looks_like_a_person(text)
                or line.style is Style.BULLET
                or BULLET.match(line.text)
                or UNNAMED.fullmatch(text)
            ):
                self._people(role, whom, text)
                whom.lines.append(line)
                self._drafts.took(line, Meaning.PERSON)
                return
        self._listing = None
        detail_of(self._drafts, about, line)

    def _goes_on(self, about: Draft, line: Line) -> bool:
        """Whether a line of plain text only goes on with the title above it, as e-mail programs break lines."""
        last = about.lines[-1] if about.lines else None
        plain = line.place.line is not None and line.place.table is None and line.place.column is None
        follows = last is not None and last.place.line is not None and last.place.line + 1 == line.place.line
        title = bool(about.title) and last is not None and last.text.endswith(about.title[-12:])
        full = last is not None and len(last.text) >= _BROKEN
        return plain and follows and title and full and line.text[0].islower() and len(line.text) < LONGEST_TITLE


def detail_of(drafts: Drafts, about: Draft, line: Line) -> None:
    """Sort a line into an item: side events, a person, a topic, or a note that belongs to it."""
    text = stripped(line.text)
    if about.kind is ItemKind.BREAK and SIDE_EVENT.search(text) and len(text) < 400:
        about.remarks.append(text)
        about.lines.append(line)
        drafts.took(line, Meaning.REMARK)
    elif not text or is_prose(line.text):
        about.notes.append(line)
        drafts.took(line, Meaning.NOTE)
    elif about.kind in PANELS and UNNAMED.fullmatch(text):
        about.experts.append(Someone())
        about.lines.append(line)
        drafts.took(line, Meaning.PERSON)
    elif _translates(text, about):
        about.lines.append(line)
        drafts.took(line, Meaning.TRANSLATION)
    elif looks_like_a_person(text):
        if about.kind in (ItemKind.REMARKS, ItemKind.PRESENTATION, None):
            about.speakers.append(text)
        if about.kind in (*PANELS, None):
            about.experts += people_in(text)
        about.lines.append(line)
        drafts.took(line, Meaning.PERSON)
    else:
        about.topics.append(text)
        about.lines.append(line)
        drafts.took(line, Meaning.TOPIC)


def _translates(text: str, about: Draft) -> bool:
    """Whether a line says the title again in another language."""
    language, ours = language_of(text), language_of(about.title)
    return None not in (language, ours) and language != ours and about.kind is not None and kind_of(text) is about.kind


def _blanked(text: str, places: Sequence[Mark | Span]) -> str:
    """The text with blanks where these stand; every other character stays in its place."""
    for place in places:
        text = text[: place.at] + " " * (place.to - place.at) + text[place.to :]
    return text


def _leads(text: str, mark: Mark) -> bool:
    """Whether nothing but filler stands before the mark."""
    return not re.search(r"\w", _FILLER.sub(" ", text[: mark.at]))


def _bare(line: Line) -> bool:
    """Whether a line is a time and nothing else."""
    entry = timed(line.text, expected=True)
    return entry is not None and not re.search(r"\w", entry[1])


def _titles_stand_above(lines: Sequence[Line]) -> bool:
    """Whether bare times follow their titles: the first has a title right above, and nothing follows the last."""
    bare = [place for place, line in enumerate(lines) if _bare(line)]
    if not bare or bare[0] == 0:
        return False
    above = sum(kind_of(lines[place - 1].text) is not None for place in bare if place)
    below = sum(place + 1 < len(lines) and kind_of(lines[place + 1].text) is not None for place in bare)
    first = lines[bare[0] - 1]
    return kind_of(first.text) is not None and not find_marks(first.text) and (above, -below) >= (below, -above)
