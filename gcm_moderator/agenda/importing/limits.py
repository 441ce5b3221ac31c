"""Speaking times that a text names: "the opening remarks from the moderator will be of 7 minutes", "3 minutes each"."""

from __future__ import annotations

import re

import msgspec

from gcm_moderator.agenda.importing.spelling import plain_signs

__all__ = ["Limit", "limits_in", "title_minutes"]


class Limit(msgspec.Struct, frozen=True):
    """A speaking time. `panel` is `expert-panel` or `summary-panel`, `part` a key of `formats`; minutes.

    `least` is the lower end of "five to seven minutes"; the upper one counts.
    """

    panel: str
    part: str
    minutes: float
    least: float | None = None


_COUNTS = (
    "one two three four five six seven eight nine ten eleven twelve",
    "une deux trois quatre cinq six sept huit neuf dix",
    "uno dos tres cuatro cinco seis siete ocho nueve diez",
    "одна две три четыре пять шесть семь восемь девять десять",
    "одной двух трех четырех пяти шести семи восьми девяти десяти",
    "одной двумя тремя четырьмя пятью шестью семью восемью девятью десятью",
    "一 二 三 四 五 六 七 八 九 十",
)
_NUMBERS = {
    **{word: number for words in _COUNTS for number, word in enumerate(words.split(), start=1)},
    **dict.fromkeys(("fifteen", "quinze", "quince", "пятнадцать", "пятнадцати", "十五"), 15),
    **dict.fromkeys(("twenty", "vingt", "veinte"), 20),
    **dict.fromkeys(("thirty", "trente", "treinta"), 30),
    **dict.fromkeys(("دقيقتان", "دقيقتين", "两"), 2),
    "трёх": 3,
    "четырёх": 4,
    "ثلاث": 3,
    "أربع": 4,
    "خمس": 5,
    "ست": 6,
    "سبع": 7,
    "ثماني": 8,
    "تسع": 9,
    "عشر": 10,
}
_NUMBER = r"\d{1,3}(?:\.5)?|" + "|".join(sorted((re.escape(word) for word in _NUMBERS), key=len, reverse=True))
_MINUTES = r"(?:-\s?)?(?:minutes?|mins?\b\.?|minutos?|минут\w*|мин\b\.?|分钟?|دقائق|دقيقة|')"
_TIME = re.compile(
    rf"(?<![A-Za-zÀ-ÿ\u0400-\u04ff\d.:])(?:(?P<least>{_NUMBER})\s*(?:\(\d+\)\s*)?(?:-|to|à|a|or|ou|"
    rf"до|至|到|إلى|and)\s*)?(?P<most>{_NUMBER})\s*(?:\(\d+\)\s*)?{_MINUTES}"
    rf"|(?P<arabic>دقيقتان|دقيقتين)",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"summary panel|panel de (?:synthèse|resumen|síntesis)|thematic expert|perspective|синтез|"
    r"итогов|обобщающ|总结|专题专家|الموجزة|الختامية",
    re.I,
)
_MODERATOR = re.compile(r"moderator|chairs?\b|modérat|moderador|модератор|ведущ|主持人|مدير|الميسر|facilitator", re.I)
_OPENING = re.compile(
    r"open(?:ing|ed|s)?\b|introductory|ouverture|introduct|liminaire|apertura|inicial|вступительн|открыва|开场|开幕|افتتاح",
    re.I,
)
_CLOSING = re.compile(r"clos|conclu|final remarks|clôture|clausura|заключительн|заверш|总结发言|结束|闭幕|ختام", re.I)
_ENDS = re.compile(f"{_OPENING.pattern}|{_CLOSING.pattern}", re.IGNORECASE)
_OWN_STATEMENT = re.compile(
    r"(?:opening|introductory|closing|concluding|final) (?:statements?|interventions?|comments?)|"
    r"(?:déclarations?|interventions?) (?:liminaires?|d'ouverture|finales?)|"
    r"(?:declaraci\w+|intervenci\w+) (?:inicial|final|introductori)\w*",
    re.IGNORECASE,
)
_GROUPS = re.compile(r"\W*(?:for|pour|para|для) (?:\w+ ){0,3}(?:groups?|groupes?|grupos?|групп)", re.IGNORECASE)
"""A longer time for statements on behalf of groups of States, which is no limit of everybody."""
_EXPERT = re.compile(
    r"panell?ist|expert|speaker|presenter|presentations?|presentaci|panéliste|intervenant|exposé|"
    r"orateur|ponente|panelista|expositor|докладчик|эксперт|专家|小组成员|发言者|主讲|خبير|خبراء|المتحدث|"
    r"المشارك",
    re.I,
)
_FLOOR = re.compile(
    r"intervention|floor|delegation|member states?|statements?|participants?|comments?|questions?|"
        r"délégation|états membres|déclaration|salle|delegaci|intervenci|desde la sala|estados miembros|declaraci|"
    r"делегац|государств|выступлени|代表团|会员国|发言|الوفود|الدول الأعضاء|مداخل|البيانات", re.I)  # fmt: skip
_DISCUSSED = re.compile(
    r"discussion\W|q\s?&\s?a|dialogue|débat\W|diálogo|debate\W|обсуждени|дискусси[яи]\W|讨论|مناقشة", re.IGNORECASE
)
_THEMATIC = re.compile(
    r"thematic expert|expert thématique|expert[oa] temátic|тематическ\w+ эксперт|专题专家|الخبير المواضيعي", re.I
)
_WELCOME = re.compile(
    r"welcom|co-?facilitator|secretary-general|side event|lunch|break|bienvenue|bienvenida|приветств|欢迎|ترحيب", re.I
)
_CLAUSE = re.compile(r"[.;!?。；]\s+|[.;。；]$|\n")
_PHRASE = re.compile(r"[,;:.]|\band\b|\bet\b|\by\b")


def limits_in(text: str, *, summary: bool = False) -> tuple[Limit, ...]:
    """Return the speaking times that a text names; `summary` when it stands under the summary panel.

    What it says of other times (welcoming remarks, lunch) or of nobody in particular is left out.
    """
    found: list[Limit] = []
    for clause in _CLAUSE.split(plain_signs(text)):
        at = 0
        inherited = ""
        for match in _TIME.finditer(clause):
            before, at = clause[at : match.start()], match.end()
            after = _PHRASE.split(clause[at:])[0]
            most, least = _minutes(match)
            if not 0 < most <= 120 or _GROUPS.match(clause, at):
                continue
            in_summary = summary or bool(_SUMMARY.search(clause))
            about = before if _named(before) else before + after
            if not _named(about):
                about = f"{_ENDS.sub(' ', inherited)} {about}" if _ENDS.search(about) else inherited
            parts = _parts(about, summary=in_summary)
            if about != before or not parts:
                at += len(after)
                parts = parts or _parts(about + after, summary=in_summary)
            inherited = about
            found += [Limit(*part, most, least) for part in parts]
    return tuple(dict.fromkeys(found))


def _minutes(match: re.Match[str]) -> tuple[float, float | None]:
    if match["arabic"]:
        return 2.0, None
    most = _value(match["most"])
    least = _value(match["least"]) if match["least"] else None
    return most, least if least is not None and least < most else None


def _value(word: str) -> float:
    return float(word) if word[0].isdigit() else float(_NUMBERS[word.lower()])


def _named(text: str) -> bool:
    return any(pattern.search(text) for pattern in (_MODERATOR, _EXPERT, _FLOOR, _WELCOME))


def _parts(about: str, *, summary: bool) -> list[tuple[str, str]]:
    """What a clause with a speaking time is about: the last of those named counts, both ends of a panel together."""
    if _WELCOME.search(about) and not (_MODERATOR.search(about) or _EXPERT.search(about)):
        return []
    panel = "summary-panel" if summary else "expert-panel"
    if _THEMATIC.search(about):
        both = [("summary-panel", "moderator")] if _MODERATOR.search(about) else []
        return [*both, ("summary-panel", "expert")]
    if _MODERATOR.search(about) and not _later(_FLOOR, _MODERATOR, _OWN_STATEMENT.sub(" ", about)):
        if summary:
            return [(panel, "moderator")]
        ends = [part for part, pattern in (("opening", _OPENING), ("closing", _CLOSING)) if pattern.search(about)]
        if ends or not _EXPERT.search(about):
            return [(panel, part) for part in ends]
    if _DISCUSSED.search(about):
        return [(panel, "intervention")]
    if _FLOOR.search(about) and not (_EXPERT.search(about) and not _later(_FLOOR, _EXPERT, about)):
        return [(panel, "intervention")]
    if _EXPERT.search(about):
        return [(panel, "expert")]
    return []


def _later(one: re.Pattern[str], other: re.Pattern[str], text: str) -> bool:
    """Whether the last mention of the one comes after the last mention of the other."""
    ones, others = [m.start() for m in one.finditer(text)], [m.start() for m in other.finditer(text)]
    return bool(ones) and (not others or ones[-1] > others[-1])


_TITLE_MINUTES = re.compile(
    rf"[(\[]\s*(?:\w+\.?\s+)?(?P<m>\d{{1,3}})\s*{_MINUTES}[^)\]]*[)\]]|,\s*(?P<n>\d{{1,3}})\s*{_MINUTES}\s*$",
    re.IGNORECASE,
)


def title_minutes(text: str) -> float | None:
    """Return the length that a title gives in brackets: "Opening (10 minutes)"."""
    match = _TITLE_MINUTES.search(plain_signs(text))
    return float(match["m"] or match["n"]) if match else None
