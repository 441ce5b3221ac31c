"""Lengths of time as people say them in the six languages of the United Nations: numbers in words, plurals right.

Figures up to ten are words in the gender of the noun, larger ones digits, which every voice reads well. The plural
forms are those of the Unicode CLDR; seconds are rounded to whole ones.
"""

from __future__ import annotations

import msgspec

SMALL = 10


class _Units(msgspec.Struct, frozen=True):
    """How one language counts: the words for 1 to 10, the forms of minute and second, and what stands between them.

    The forms are those for one, two, few and many; where a language has fewer, the last is repeated.
    """

    words: tuple[str, ...]
    minute: tuple[str, str, str, str]
    second: tuple[str, str, str, str]
    joined: str = "{minutes} {seconds}"


_UNITS = {
    "en": _Units(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        ("{n} minute", "{n} minutes", "{n} minutes", "{n} minutes"),
        ("{n} second", "{n} seconds", "{n} seconds", "{n} seconds"),
        "{minutes} and {seconds}",
    ),
    "fr": _Units(
        ("une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
        ("{n} minute", "{n} minutes", "{n} minutes", "{n} minutes"),
        ("{n} seconde", "{n} secondes", "{n} secondes", "{n} secondes"),
        "{minutes} et {seconds}",
    ),
    "es": _Units(
        ("un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
        ("{n} minuto", "{n} minutos", "{n} minutos", "{n} minutos"),
        ("{n} segundo", "{n} segundos", "{n} segundos", "{n} segundos"),
        "{minutes} y {seconds}",
    ),
    "ru": _Units(
        ("одна", "две", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять"),
        ("{n} минута", "{n} минуты", "{n} минуты", "{n} минут"),
        ("{n} секунда", "{n} секунды", "{n} секунды", "{n} секунд"),
    ),
    "zh": _Units(
        ("一", "两", "三", "四", "五", "六", "七", "八", "九", "十"),
        ("{n}分钟", "{n}分钟", "{n}分钟", "{n}分钟"),
        ("{n}秒", "{n}秒", "{n}秒", "{n}秒"),
        "{minutes}{seconds}",
    ),
    "ar": _Units(
        ("", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"),
        ("دقيقة واحدة", "دقيقتان", "{n} دقائق", "{n} دقيقة"),
        ("ثانية واحدة", "ثانيتان", "{n} ثوانٍ", "{n} ثانية"),
        "{minutes} و{seconds}",
    ),
}


def length(seconds: float, language: str) -> str:
    """A length of at least one second: "one minute", "две минуты", "دقيقتان", "two minutes and 30 seconds"."""
    units = _UNITS[language]
    minutes, rest = divmod(max(1, round(seconds)), 60)
    said_minutes = _counted(minutes, units.words, units.minute, language) if minutes else ""
    said_seconds = _counted(rest, units.words, units.second, language) if rest else ""
    if minutes and rest:
        return units.joined.format(minutes=said_minutes, seconds=said_seconds)
    return said_minutes or said_seconds


def is_one(seconds: float, language: str) -> bool:
    """Whether a verb before that length stands in the singular: "Queda un minuto", "Осталась 21 секунда"."""
    minutes, rest = divmod(max(1, round(seconds)), 60)
    return _form(minutes or rest, language) == 0


def _counted(n: int, words: tuple[str, ...], forms: tuple[str, str, str, str], language: str) -> str:
    said = words[n - 1] if n <= SMALL else str(n)
    return forms[_form(n, language)].format(n=said)


def _form(n: int, language: str) -> int:
    """Which of the four forms a number takes: one, two, few, many."""
    match language:
        case "ru":
            if n % 10 == 1 and n % 100 != 11:
                return 0
            return 2 if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else 3
        case "ar":
            if n <= 2:
                return n - 1
            return 2 if 3 <= n % 100 <= 10 else 3
        case _:
            return 0 if n == 1 else 3
