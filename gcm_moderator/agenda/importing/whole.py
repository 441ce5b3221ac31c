"""What a document says of the whole meeting: its title, theme, place, zone and language."""

from __future__ import annotations

import re

from gcm_moderator.agenda.importing.dates import find_marks
from gcm_moderator.agenda.importing.document import Line, Style
from gcm_moderator.agenda.importing.drafts import ENVELOPE, Drafts
from gcm_moderator.agenda.importing.people import representatives
from gcm_moderator.agenda.importing.phrases import is_prose, stripped
from gcm_moderator.agenda.importing.places import zone_named, zone_of
from gcm_moderator.agenda.importing.spelling import find_spans
from gcm_moderator.agenda.importing.understanding import Found, Meaning
from gcm_moderator.agenda.importing.words import language_of

__all__ = ["co_facilitators_of", "language", "place_and_zone", "theme_of", "title_of"]

_FIRST_LINES = 25
_MEETING = re.compile(
    r"session|meeting|hearing|consultation|forum|conference(?! (?:room|centre|center|building))|dialogue|"
    r"workshop|seminar|briefing|"
    r"séance|réunion|consultations?|audition|sesión|reunión|audiencia|consulta|foro|"
    r"заседание|сессия|совещание|слушания|встреча|форум|会议|届会|听证|论坛|磋商|دورة|جلسة|اجتماع|مشاورات|منتدى",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:draft |provisional |tentative |revised )*(?:procedural note|concept note|"
    r"programme(?: of work)?|program|agenda|schedule|timetable|annex(?:e)?(?: [ivx\d]+)?|"
    r"note de procédure|ordre du jour|"
    r"programa|nota de procedimiento|anexo|программа|повестка дня|процедурная записка|приложение|"
    r"日程|议程|程序说明|附件|برنامج|جدول الأعمال|مذكرة إجرائية|مرفق)(?:\s+[ivx\d]+)?\W*(?:\(?\w*\)?)?\W*",
    re.IGNORECASE,
)
_SYMBOL = re.compile(r"[A-Z]/|\(?ref\b", re.IGNORECASE)
_GREETING = re.compile(
    r"(?:dear|hello|excellenc\w+|(?:ladies|mesdames|madame|messieurs|monsieur)(?: \w+)?|estimad\w+|уважаем\w+)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?:(?:subject|re|fwd?|objet|asunto|тема)\s*:\s*)+", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"«„](?P<text>[^”\"»“]{12,400})[”\"»“]")
_ON_THEME = re.compile(
    r"\bon (?:the (?:theme|topic|subject)(?: of)?:?|the overall theme:?)\s*(?P<text>[^.“\"]{10,300})", re.IGNORECASE
)
_VENUE = re.compile(
    r"(?:at|in)\s+(?:the\s+)?(?P<place>(?:[A-ZÉ][\w'’.-]*|of|at|des|de|the|in|,|Room|"
    r"\()[\s,()]*(?:(?:[A-ZÉ(][\w'’.)-]*|of|at|des|de|the|in|Room)[\s,]*){0,10})"
)


def _opening_lines(drafts: Drafts) -> list[Line]:
    """The lines outside the agenda that stand before it, not the headers of pages."""
    items = [line.number for day in drafts.days for item in day.items for line in item.lines]
    first = min(items, default=10**9)
    lines = sorted(drafts.loose, key=lambda line: line.number)
    return [line for line in lines if line.number < first and line.style is not Style.FOOTNOTE][:_FIRST_LINES]


def title_of(drafts: Drafts) -> Found | None:
    """Return the title of the meeting, None where nothing looks like one."""
    if "title" in drafts.named:
        text, line = drafts.named["title"]
        drafts.took(line, Meaning.TITLE)
        return Found(text[:300], line.number)
    best: tuple[int, Line] | None = None
    for place, line in enumerate(_opening_lines(drafts)):
        text = stripped(line.text)
        if not _could_be_title(drafts, line, text):
            continue
        weight = (
            3 * bool(_MEETING.search(text))
            + 2 * (line.style is Style.HEADING)
            - (place > 8)
            - 2 * (line.style is Style.RUNNING)
        )
        weight += 2 * bool(_SUBJECT.match(text)) - 4 * bool(_SYMBOL.match(text))
        if best is None or weight > best[0]:
            best = (weight, line)
    if best is None:
        return None
    line = best[1]
    text = _SUBJECT.sub("", line.text)
    drafts.took(line, Meaning.TITLE)
    if drafts.meanings[line.number] is Meaning.RUNNING:
        drafts.meanings[line.number] = Meaning.TITLE
    return Found(stripped(text)[:300], line.number)


def _could_be_title(drafts: Drafts, line: Line, text: str) -> bool:
    taken = drafts.meanings.get(line.number, Meaning.NOTE)
    if (
        taken not in (Meaning.NOTE, Meaning.RUNNING)
        or len(text) < 6
        or is_prose(line.text)
        or _GENERIC.fullmatch(text)
        or ENVELOPE.match(line.text)
        or _GREETING.match(text)
    ):
        return False
    rest = _without_marks(text)
    zone = zone_of(rest)
    placed = zone is not None and not _MEETING.search(rest) and (len(rest) < 60 or bool(find_marks(text)))
    return len(re.findall(r"\w", rest)) >= 6 and not placed


def _without_marks(text: str) -> str:
    """The text without dates and times, and without the commas that parted them from the rest."""
    places = [(mark.at, mark.to) for mark in find_marks(text)] + [(span.at, span.to) for span in find_spans(text)]
    for at, to in places:
        text = text[:at] + "\0" * (to - at) + text[to:]
    return stripped(re.sub(r"[\s,;:，–—-]*\0+\s*(?:года|г\.)?[\s,;:，–—-]*", ", ", text))


def theme_of(drafts: Drafts, title: Found | None) -> Found | None:
    """Return the theme: as labelled, in quotes, "on the theme …", or the line under the title."""
    if "theme" in drafts.named:
        text, line = drafts.named["theme"]
        return Found(text.strip(' “”"«»'), line.number)
    lines = _opening_lines(drafts)
    for line in lines:
        match = _QUOTED.search(line.text) or _ON_THEME.search(line.text)
        if match is not None:
            drafts.took(line, Meaning.THEME)
            return Found(match["text"].strip(" ,;"), line.number)
    after = [line for line in lines if title is not None and title.line is not None and line.number == title.line + 1]
    for line in after:
        text = stripped(line.text)
        if _could_be_title(drafts, line, text) and len(text) > 15:
            drafts.took(line, Meaning.THEME)
            return Found(text, line.number)
    return None


def place_and_zone(drafts: Drafts) -> tuple[Found | None, Found | None]:
    """Return where the meeting is held, and the zone of that place; None for what the document does not say."""
    zone: Found | None = None
    if "zone" in drafts.named:
        text, line = drafts.named["zone"]
        city = zone_of(text)
        named = zone_named(text) or (city[0] if city else None)
        zone = Found(named, line.number) if named else None
    if "place" in drafts.named:
        text, line = drafts.named["place"]
        city = zone_of(text)
        if city is None and zone is None:
            other = _placed(drafts)
            if other is not None:
                return Found(f"{text}, {other[0].text}"[:300], line.number), other[1]
        return Found(text[:300], line.number), zone or (Found(city[0], line.number) if city else None)
    found = _placed(drafts)
    if found is None:
        return None, zone
    return found[0], zone or found[1]


def _placed(drafts: Drafts) -> tuple[Found, Found] | None:
    """The first line outside the agenda that names a city of meetings: short lines first, then sentences."""
    days = [line for day in drafts.days for line in day.lines]
    zone_line = drafts.named["zone"][1] if "zone" in drafts.named else None
    told = [line for line in (*drafts.loose, *days) if line is not zone_line]
    lines = sorted(told, key=lambda line: (is_prose(line.text), line.number))
    for line in lines:
        city = zone_of(line.text)
        if city is None:
            continue
        zone, at, to = city
        place = line.text[at:to]
        rest = _without_marks(line.text)
        sentence = is_prose(line.text) or line.text[:1].islower()
        if not sentence and len(rest) < 120 and not _MEETING.search(rest) and zone_of(rest):
            place = rest
        else:
            for match in _VENUE.finditer(line.text):
                if match.start() <= at < match.end() and zone_of(match["place"]):
                    place = match["place"].strip(" ,.(")
                    place = re.split(r"(?<=\w{3})\.\s", place)[0]
                    place = re.sub(r"[\s,]+(?:of|at|in|the|de)$", "", place)
                    place += ")" if place.count("(") > place.count(")") else ""
                    break
        drafts.took(line, Meaning.PLACE)
        return Found(place[:300], line.number), Found(zone, line.number)
    return None


def co_facilitators_of(drafts: Drafts) -> None:
    """Take the co-facilitators out of a sentence that names them by their States, where no line lists them."""
    if drafts.co_facilitators:
        return
    for line in sorted(drafts.loose, key=lambda line: line.number):
        found = representatives(line.text)
        if found and re.search(r"co-?facilitat|co-?chair|cofacilita", line.text, re.IGNORECASE):
            drafts.co_facilitators += found
            drafts.co_facilitator_lines.append(line)
            drafts.took(line, Meaning.PERSON)
            return


def language(drafts: Drafts) -> str:
    """Return the language of the meeting as its titles show it; English where they do not."""
    titles = " ".join(item.title for day in drafts.days for item in day.items)
    return language_of(titles) or language_of(" ".join(line.text for line in drafts.loose[:40])) or "en"
