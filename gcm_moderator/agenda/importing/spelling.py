"""Times of day in the usual spellings of the six official languages, found in running text.

"10:00 – 10:15", "10.00 am-1.00 p.m.", "from 3 to 6 p.m.", "10 h 00", "1000-1015 hrs", "12 noon", "上午10时15分",
"с 10 ч. 00 м. до 13 ч. 00 м.", "من الساعة ١٠:٠٠ إلى الساعة ١٣:٠٠". Times are minutes since midnight.
"""

from __future__ import annotations

import re

import msgspec

__all__ = ["Span", "clock", "duration_minutes", "find_spans", "masked", "plain_signs", "whole_span"]

NOON = 12 * 60
DAY = 24 * 60


class Span(msgspec.Struct, frozen=True):
    """A time or a stretch of time in a text, from character `at` to before `to`. `end` is None for a single time.

    `sure` is False where the text leaves room: no a.m. or p.m., an end before the start. `strong` is False for what
    is a time only where times are expected ("10.00").
    """

    start: int
    end: int | None
    at: int
    to: int
    sure: bool = True
    strong: bool = True


_SIGNS = {
    **{ord(sign): "-" for sign in "‐‑‒–—―−﹘﹣－~～〜"},
    **{ord(sign): " " for sign in "\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000"},
    **{ord(sign): ":" for sign in "：∶"},
    **{0x0660 + n: str(n) for n in range(10)},
    **{0x06F0 + n: str(n) for n in range(10)},
    **{0xFF10 + n: str(n) for n in range(10)},
    ord("．"): ".",
    ord("（"): "(",
    ord("）"): ")",
    ord("，"): ",",
    ord("،"): ",",
    ord("’"): "'",
}


def plain_signs(text: str) -> str:
    """Return the text with one kind of dash, space, colon and digit; every character stays in its place."""
    return text.translate(_SIGNS)


_DATES = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|(?<!\d)\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)|[A-Z]+(?:/[A-Z0-9.]+)+/\d+"
)
_AM = r"a\.?\s?m\b\.?|в\s?утра|утра|ص(?:باحا|باحًا|باحاً)?(?!\w)|صباحا|de la mañana|du matin"
_PM = r"p\.?\s?m\b\.?|дня|вечера|م(?:ساء|ساءً)?(?!\w)|مساء|بعد الظهر|de la tarde|de l'après-midi"
_BEFORE = r"上午|早上|凌晨|下午|中午|晚上|傍晚"
_UNIT = r"hrs?\b\.?|hours?\b|heures?\b|horas?\b|hs\b\.?|h\b\.?|uhr\b|час(?:ов|а|у)?\b\.?|ч\b\.?|时|時|点|點"
_NOON = r"12\s?(?:noon|midday)|(?:high\s)?noon|midday|(?<!après-)midi|mediod[ií]a|полдень|полудня|正午|الظهر"
_MIDNIGHT = r"midnight|minuit|medianoche|полночь|полуночи|午夜|منتصف الليل"
_TOKEN = re.compile(
    rf"""(?<![\d/:.§№A-Za-zÀ-ÿ\u0400-\u04ff_])(?P<before>{_BEFORE})?\s?(?:الساعة\s?)?(?:
      (?P<noon>{_NOON})(?!\w) | (?P<midnight>{_MIDNIGHT})(?!\w)
      | (?P<h>\d{{1,2}})\s?(?P<sep>:|h|ч\.?|час(?:ов|а)?\.?|时|時|点|點)\s?(?P<m>\d{{2}})(?!\d)
        (?::\d{{2}}(?!\d))?\s?(?:分|мин\.?|м\.?(?!\w))?
      | (?P<hd>\d{{1,2}})\.(?P<md>\d{{2}})(?![\d%]|\.\d)
      | (?P<hu>\d{{1,2}})\s?(?P<unit>{_UNIT})(?P<half>半)?
      | (?P<four>[012]\d[0-5]\d)(?!\d)
      | (?P<bare>\d{{1,2}})(?![\d%.:/]\d|\d)
    )(?:\s?(?P<am>{_AM})|\s?(?P<pm>{_PM})|\s?\(?(?P<mid>noon|midday)\b\)?|\s?(?P<after>{_UNIT})(?!\s?\d))?""",
    re.IGNORECASE | re.VERBOSE,
)
_SLASHED = re.compile(
    r"(?<=الساعة )(?P<one>\d{1,2})/(?P<other>\d{2})(?!\d)|(?<!\d)(?P<a>\d{2})/(?P<b>\d{2})(?=\s?-\s?\d\d/\d\d$)"
    r"|(?<=\d\d/\d\d - )(?P<c>\d{2})/(?P<d>\d{2})$|(?<=\d\d/\d\d-)(?P<e>\d{2})/(?P<f>\d{2})$"
)
_BETWEEN = re.compile(
    r"\s*(?:-+>?|→|>|to|until|till?|through|à|au|jusqu'à|a|hasta|al?|до|по|至|到|إلى|الى|حتى|bis|ـ)\s*"
    r"(?:las\s+|la\s+|les?\s+|the\s+)?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:and|et|y|и|و)\s*", re.IGNORECASE)
_FROM = re.compile(r"(?:\b(?:from|de|de las|desde las|du|с|от)|\bfrom|من|从|從)\s*$", re.IGNORECASE)
_BETWEEN_WORD = re.compile(r"\b(?:between|entre(?: las)?|между|بين)\s*$", re.IGNORECASE)
_ARABIC = re.compile(r"[\u0600-\u06ff]")


class _Clock(msgspec.Struct):
    """A candidate: hour as written, half of the day if told, and how sure the spelling makes it a time."""

    hour: int
    minute: int
    half: str | None
    kind: str
    at: int
    to: int
    unit: bool

    @property
    def strong(self) -> bool:
        return self.kind == "clock" or self.half is not None or self.unit

    def minutes(self, half: str | None = None) -> int:
        half = self.half or half
        hour = self.hour
        if half == "am":
            hour = 0 if hour == 12 else hour
        elif half in ("pm", "noon"):
            hour = hour + 12 if hour < 12 and not (half == "noon" and hour > 2) else hour
        return hour * 60 + self.minute


def masked(text: str) -> str:
    """Return the text in plain signs, with numeric dates and document symbols taken out of the way of times."""
    plain = plain_signs(text)
    if "/" in plain and _ARABIC.search(text):
        plain = _SLASHED.sub(lambda match: _turned(*(part for part in match.groups() if part)), plain)
    return _DATES.sub(lambda match: "\0" * len(match[0]), plain)


def _turned(one: str, other: str) -> str:
    """Arabic documents write 10:15 as 15/10 or 10/15; what cannot be minutes is the hour."""
    if len(one) == 2 and int(other) <= 24 and int(one) in (0, 15, 30, 45) and int(other) > 0:
        return f"{other}:{one}"
    return f"{one}:{other}"


def _candidates(text: str) -> list[_Clock]:
    found = []
    for match in _TOKEN.finditer(text):
        half = "am" if match["am"] else "pm" if match["pm"] else "noon" if match["mid"] else None
        before = match["before"]
        if before:
            half = "am" if before in "上午早上凌晨" else "noon" if before == "中午" else "pm"
        unit = bool(match["after"] or match["unit"])
        at = match.start() + len(match[0]) - len(match[0].lstrip())
        if match["noon"] or match["midnight"]:
            hour, minute, kind = (12 if match["noon"] else 24), 0, "clock"
            half = None
        elif match["h"]:
            hour, minute, kind = int(match["h"]), int(match["m"]), "clock"
        elif match["hd"]:
            hour, minute, kind = int(match["hd"]), int(match["md"]), "dot"
        elif match["hu"]:
            hour, minute, kind = int(match["hu"]), 30 if match["half"] else 0, "unit"
        elif match["four"]:
            hour, minute, kind = int(match["four"][:2]), int(match["four"][2:]), "four"
        else:
            hour, minute, kind = int(match["bare"]), 0, "bare"
        if hour > 24 or minute > 59 or (hour == 24 and minute):
            continue
        if half in ("am", "pm") and hour > 12:
            half = None if kind == "bare" else half
        found.append(_Clock(hour, minute, half, kind, at, match.start() + len(match[0].rstrip()), unit))
    return found


def find_spans(text: str) -> list[Span]:
    """Return the times and stretches of time in a text, in order."""
    plain = masked(text)
    clocks = _candidates(plain)
    spans: list[Span] = []
    place = 0
    while place < len(clocks):
        one = clocks[place]
        other = clocks[place + 1] if place + 1 < len(clocks) else None
        span = _stretch(plain, one, other) if other is not None else None
        if span is not None:
            spans.append(span)
            place += 2
            continue
        single = _single(plain, one)
        if single is not None:
            spans.append(single)
        place += 1
    return spans


def _start_of(text: str, at: int) -> int:
    """Take "from" into the stretch."""
    lead = _FROM.search(text[:at]) or _BETWEEN_WORD.search(text[:at])
    return lead.start() if lead else at


def _stretch(text: str, one: _Clock, other: _Clock) -> Span | None:
    gap = text[one.to : other.at]
    joined = _BETWEEN.fullmatch(gap) is not None
    if not joined and not (_AND.fullmatch(gap) and _BETWEEN_WORD.search(text[: one.at])):
        return None
    if not _plausible(text, one, other):
        return None
    start, end, sure = _resolved(one, other)
    at = _start_of(text, one.at)
    if end <= start:
        if _ARABIC.search(text):
            start, end, sure = end, start, False
        else:
            return Span(start, None, at, other.to, sure=False)
    dotted = {one.kind, other.kind} == {"dot"} and not (one.half or other.half or one.unit or other.unit)
    return Span(start, end, at, other.to, sure=sure, strong=not dotted)


def _plausible(text: str, one: _Clock, other: _Clock) -> bool:
    """Whether two candidates with a dash or a word between them are times at all."""
    kinds = {one.kind, other.kind}
    if kinds == {"four"}:
        years = all(19 <= clock.hour <= 20 for clock in (one, other))
        return one.unit or other.unit or (not years and not text[: one.at].strip(" ("))
    if "four" in kinds:
        return False
    if "bare" in kinds:
        strong = one if other.kind == "bare" else other
        if strong.kind == "bare":
            return bool(one.half or other.half or other.unit or one.unit)
        if strong.kind == "dot" and (one.half or other.half):
            return True
        return strong.strong and (
            bool(strong.half or strong.unit or other.hour == 12) or not text[: one.at].strip(" (")
        )
    return True


def _resolved(one: _Clock, other: _Clock) -> tuple[int, int, bool]:
    """The two times in minutes, with the half of the day that one of them leaves to the other."""
    end = other.minutes()
    if one.half is None and other.half is not None and one.hour <= 12:
        late = one.minutes("pm")
        start = late if other.half in ("pm", "noon") and late < end else one.minutes("am")
        return start, end, True
    start = one.minutes()
    if one.half is not None and other.half is None and other.hour <= 12:
        return start, end if end > start else end + NOON, True
    if end == 0:
        return start, DAY, True
    if end <= start and one.half is None and other.half is None and other.hour <= 12 and end + NOON > start:
        return start, end + NOON, False
    return start, end, True


def _single(text: str, one: _Clock) -> Span | None:
    if one.kind == "bare" and not one.half and not one.unit:
        return None
    if one.kind == "four" and not one.unit:
        return None
    if one.kind == "unit" and not one.half and text[: one.at].strip(" ("):
        return None  # within a sentence "10 h" may be a length
    if one.kind == "clock" and one.hour < 5 and "h" in text[one.at : one.to].lower() and not one.half:
        return None
    strong = one.kind != "dot" or one.half is not None or one.unit
    return Span(one.minutes(), None, _start_of(text, one.at), one.to, strong=strong)


def whole_span(text: str) -> Span | None:
    """Return the time that a cell or line consists of, with nothing but signs around it."""
    plain = masked(text)
    spans = find_spans(text)
    if not spans:
        lone = re.fullmatch(r"\s*([01]?\d|2[0-4])([0-5]\d)\s*", plain)
        if lone and len(plain.strip()) == 4:
            return Span(int(lone[1]) * 60 + int(lone[2]), None, 0, len(text), sure=False)
        return None
    first = spans[0]
    rest = plain[: first.at] + plain[first.to :]
    return first if len(spans) == 1 and not re.search(r"\w", rest) else None


_DURATION = re.compile(
    r"(?:(?P<h>\d+(?:[.,]\d+)?)\s*(?:h(?:rs?|ours?|eures?)?|horas?|час\w*|ч|小时|ساعة|ساعات)(?![A-Za-z])\.?)?\s*"
    r"(?:(?P<m>\d+(?:[.,]\d+)?)\s*(?:'|m(?:in(?:ute|uto)?s?)?|мин\w*|м|分钟?|دقيقة|دقائق)?\.?)?",
    re.IGNORECASE,
)


def duration_minutes(text: str) -> float | None:
    """Return the minutes of a length alone in its cell: "15", "15 min", "1h30", "00:15:00", "0:15"."""
    plain = plain_signs(text).strip(" ()")
    parts = plain.split(":")
    if len(parts) in (2, 3) and all(part.isdigit() and len(part) < 4 for part in parts):
        hours, minutes, seconds = (int(part) for part in (*parts, "0")[:3])
        return hours * 60 + minutes + seconds / 60
    match = _DURATION.fullmatch(plain)
    if match is None or not (match["h"] or match["m"]):
        return None
    given = float((match["h"] or "0").replace(",", ".")) * 60 + float((match["m"] or "0").replace(",", "."))
    return given if 0 < given <= DAY else None


def clock(minutes: int) -> str:
    """Return minutes since midnight as a session file writes them."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
