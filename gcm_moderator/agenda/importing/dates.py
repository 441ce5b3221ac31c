"""Dates and days of a meeting, in the usual spellings of the six official languages, found in running text.

"8–9 May 2017", "lundi 8 mai", "8 и 9 мая 2017 года", "2017年5月8日", "٨ أيار/مايو ٢٠١٧", "Day 1", "Monday".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

import msgspec

from gcm_moderator.agenda.importing.spelling import plain_signs

__all__ = ["WEEKDAYS", "Date", "Mark", "days_named", "find_marks", "known_year"]


class Date(msgspec.Struct, frozen=True):
    """A date as far as it is told. `sure` is False for 05/08/2017, which may be May or August."""

    month: int
    day: int
    year: int | None = None
    sure: bool = True

    def on(self, year: int) -> dt.date | None:
        """Return it as a date of that year, or None when there is none."""
        try:
            return dt.date(self.year or year, self.month, self.day)
        except ValueError:
            return None


class Mark(msgspec.Struct, frozen=True):
    """A mention of days from character `at` to before `to`: dates, a weekday (0 is Monday), or "Day 2"."""

    at: int
    to: int
    dates: tuple[Date, ...] = ()
    weekday: int | None = None
    ordinal: int | None = None


_MONTHS = {
    1: "january jan janvier janv enero ene января январь янв كانون الثاني|يناير",
    2: "february feb février fevrier févr fev febrero февраля февраль февр شباط|فبراير",
    3: "march mar mars marzo марта март آذار|مارس",
    4: "april apr avril avr abril abr апреля апрель апр نيسان|أبريل|ابريل|إبريل",
    5: "may mai mayo мая май أيار|ايار|مايو",
    6: "june jun juin junio июня июнь حزيران|يونيه|يونيو",
    7: "july jul juillet juil julio июля июль تموز|يوليه|يوليو",
    8: "august aug août aout agosto ago августа август авг آب|أغسطس|اغسطس",
    9: "september sept sep septembre septiembre setiembre сентября сентябрь сент أيلول|ايلول|سبتمبر",
    10: "october oct octobre octubre октября октябрь окт تشرين الأول|أكتوبر|اكتوبر",
    11: "november nov novembre noviembre ноября ноябрь нояб تشرين الثاني|نوفمبر",
    12: "december dec décembre decembre déc diciembre dic декабря декабрь дек كانون الأول|ديسمبر",
}
_DAYS = (
    ("monday mon lundi lunes понедельник понедельника الاثنين الإثنين 星期一 周一"),
    ("tuesday tue tues mardi martes вторник вторника الثلاثاء 星期二 周二"),
    ("wednesday wed mercredi miércoles miercoles среда среду среды الأربعاء 星期三 周三"),
    ("thursday thu thurs thur jeudi jueves четверг четверга الخميس 星期四 周四"),
    ("friday fri vendredi viernes пятница пятницу пятницы الجمعة 星期五 周五"),
    ("saturday sat samedi sábado sabado суббота субботу субботы السبت 星期六 周六"),
    ("sunday sun dimanche domingo воскресенье воскресенья الأحد 星期日 周日 星期天"),
)
_ORDINALS = (
    "first one i premier première primer primera primero первый первое الأول الاول 一",
    "second two ii deuxième second seconde segundo segunda второй второе الثاني 二",
    "third three iii troisième tercer tercera третий третье الثالث 三",
    "fourth four iv quatrième cuarto cuarta четвертый четвёртый الرابع 四",
    "fifth five v cinquième quinto quinta пятый пятое الخامس 五",
)


def _month_names() -> dict[str, int]:
    names: dict[str, int] = {}
    for month, words in _MONTHS.items():
        arabic = [part.strip() for part in re.findall(r"[\u0600-\u06ff ]+", words) if part.strip()]
        for name in [*re.sub(r"[\u0600-\u06ff|]+", " ", words).split(), *arabic]:
            names[name] = month
    return names


_MONTH_OF = _month_names()
_WEEKDAY_OF = {name: number for number, words in enumerate(_DAYS) for name in words.split()}
WEEKDAYS = frozenset(_WEEKDAY_OF)
"""Names of the days of the week, in lower case."""
_ORDINAL_OF = {name: number for number, words in enumerate(_ORDINALS, start=1) for name in words.split()}


def _any(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in names)


_MONTH = rf"(?:{_any(_MONTH_OF)})(?!\w)\.?"
_NAMED = rf"(?P<month>{_MONTH})(?:\s?/\s?{_MONTH})?"
_WEEKDAY = rf"(?:{_any(_WEEKDAY_OF)})(?!\w)\.?"
_AND = r"\s*(?:-|to|and|&|et|y|e|au|al|a|по|и|,|و|إلى|الى|-)\s*"
_TO = re.compile(r"-(?!го|е)|\b(?:to|au|al?|по)\b|إلى|الى|至|到", re.IGNORECASE)
"""What makes a stretch of days; others only add a day."""
_NTH = r"(?:st|nd|rd|th|ère|ere|er|º|°|ª|\.(?!\d)|-го|-е)?"
_DAY = rf"(?<!\d)(?<!\d[./:])(?P<d1>\d{{1,2}}){_NTH}(?![\d:]|\.\d)"
_PATTERNS = (
    re.compile(r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d1>\d{1,2})(?![\d-])"),
    re.compile(
        r"(?:(?P<y>\d{4})\s?年\s?)?(?P<m>\d{1,2})\s?月\s?(?P<d1>\d{1,2})\s?[日号]?"
        r"(?:\s?(?:至|-|、|和|到)\s?(?P<d2>\d{1,2})\s?[日号])?"
    ),
    re.compile(
        rf"{_DAY}(?:{_AND}(?:{_WEEKDAY},?\s*)?(?P<d2>\d{{1,2}}){_NTH})?"
        rf"(?:{_AND}(?P<d3>\d{{1,2}}){_NTH})?\s*(?:of|de|d'|du)?\s*-?{_NAMED}"
        r"(?:\s?[,-]?\s*(?:de|del|of)?\s*(?P<y>(?:19|20)\d\d)(?!\d))?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\w){_NAMED}\s*(?P<d1>\d{{1,2}}){_NTH}(?![\d:]|\.\d)"
        rf"(?:{_AND}(?P<d2>\d{{1,2}}){_NTH}(?![\d:]))?(?:,?\s*(?P<y>(?:19|20)\d\d)(?!\d))?",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![\d/.-])(?P<d1>\d{1,2})(?P<sign>[./-])(?P<m>\d{1,2})(?P=sign)(?P<y>\d{4}|\d{2})(?![\d/.-])"),
)
_ORDINAL = _any(_ORDINAL_OF)
_ORDINAL_DAYS = (
    re.compile(
        rf"(?<!\w)(?:day|jour|journée|jornada|d[ií]a|день|اليوم)\s*(?:no\.?|n°|#)?\s*(?P<n>\d|(?:{_ORDINAL})(?!\w))",
        re.I,
    ),
    re.compile(
        rf"(?<!\w)(?P<n>(?:{_ORDINAL})|1st|2nd|3rd|4th|5th|1er|2e)\s+(?:day|jour|journée|jornada|d[ií]a|день)(?!\w)",
        re.I,
    ),
    re.compile(r"第\s?(?P<n>[一二三四五\d])\s?[天日]"),
)
_WEEKDAY_ALONE = re.compile(rf"(?<!\w)(?P<name>{_any(_WEEKDAY_OF)})(?!\w)", re.IGNORECASE)
_LEAST_LETTERS = 5
_IN_CONTEXT = re.compile(r"\d")


def find_marks(text: str) -> list[Mark]:
    """Return the days that a text mentions, in order: dates first, then "Day 1", then weekdays that stand alone."""
    plain = plain_signs(text)
    ordinals = list(_ordinals(plain))
    rest = plain
    for mark in ordinals:
        rest = rest[: mark.at] + "\0" * (mark.to - mark.at) + rest[mark.to :]
    taken: list[Mark] = []
    for mark in (*_dates(rest), *ordinals, *_weekdays(rest)):
        if all(mark.to <= other.at or mark.at >= other.to for other in taken):
            taken.append(mark)
    return sorted(taken, key=lambda mark: mark.at)


def _dates(text: str) -> Iterator[Mark]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            dates = _read(match)
            if dates:
                yield Mark(match.start(), match.end(), dates)


def _read(match: re.Match[str]) -> tuple[Date, ...]:
    parts = match.groupdict()
    told = parts.get("y")
    year = int(told) + (2000 if len(told) == 2 else 0) if told else None
    days: list[int] = []
    before = ""
    for key in [key for key in ("d1", "d2", "d3") if parts.get(key)]:
        if before and _TO.search(match.string, match.end(before), match.start(key)):
            days += range(days[-1] + 1, int(parts[key]))
        days.append(int(parts[key]))
        before = key
    sure = True
    if parts.get("month"):
        month = _MONTH_OF[str(parts["month"]).lower().rstrip(".")]
    else:
        month = int(str(parts["m"]))
        if parts.get("sign") == "/":
            if month > 12:
                month, days = days[0], [month]
            elif days[0] <= 12 and days[0] != month:
                sure = False
    if not 1 <= month <= 12 or any(not 1 <= day <= 31 for day in days) or days != sorted(set(days)):
        return ()
    return tuple(Date(month, day, year, sure) for day in days)


def _ordinals(text: str) -> Iterator[Mark]:
    for pattern in _ORDINAL_DAYS:
        for match in pattern.finditer(text):
            name = match["n"].lower()
            number = _ORDINAL_OF.get(name) or int(name[0])
            if number:
                yield Mark(match.start(), match.end(), ordinal=number)


def _weekdays(text: str) -> Iterator[Mark]:
    for match in _WEEKDAY_ALONE.finditer(text):
        name = match["name"].lower()
        if len(name) >= _LEAST_LETTERS or not name.isascii() or _IN_CONTEXT.search(text):
            yield Mark(match.start(), match.end(), weekday=_WEEKDAY_OF[name])


def days_named(marks: Iterable[Mark]) -> tuple[Date, ...]:
    """Return the dates of marks in order, each once: "19 June 2017 / 19 juin 2017" names one day in two languages."""
    named: dict[tuple[int, int], Date] = {}
    for date in (date for mark in marks for date in mark.dates):
        known = named.setdefault((date.month, date.day), date)
        if known.year is None and date.year is not None:
            named[date.month, date.day] = date
    return tuple(named.values())


def known_year(marks: list[Mark]) -> int | None:
    """Return the year that the dates of a document name most often, the first of them when several do."""
    years = [date.year for mark in marks for date in mark.dates if date.year is not None]
    return max(dict.fromkeys(years), key=years.count) if years else None
