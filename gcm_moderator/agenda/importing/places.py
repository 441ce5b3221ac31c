"""Where a meeting is held, and so the zone of its times."""

from __future__ import annotations

import re
import zoneinfo
from functools import cache

__all__ = ["zone_named", "zone_of"]

_CITIES = {
    "Europe/Zurich": "geneva genève ginebra женев 日内瓦 جنيف bern zurich zürich palais des nations",
    "America/New_York": "new york nueva york нью-йорк 纽约 نيويورك washington",
    "Europe/Vienna": "vienna vienne viena вен[аеу] 维也纳 فيينا wien",
    "Africa/Nairobi": "nairobi найроби 内罗毕 نيروبي",
    "Asia/Bangkok": "bangkok бангкок 曼谷 بانكوك",
    "Africa/Addis_Ababa": "addis ababa addis-abeba addis abeba аддис-абеб 亚的斯亚贝巴 أديس أبابا",
    "America/Santiago": "santiago de chile santiago сантьяго 圣地亚哥 سانتياغو",
    "Asia/Beirut": "beirut beyrouth бейрут 贝鲁特 بيروت",
    "Africa/Casablanca": "marrakech marrakesh марракеш 马拉喀什 مراكش rabat",
    "America/Mexico_City": "mexico city ciudad de méxico guadalajara мехико 墨西哥城",
    "Europe/Paris": "paris париж 巴黎 باريس strasbourg",
    "Europe/Rome": "rome roma рим 罗马 روما",
    "Europe/Berlin": "berlin bonn берлин бонн 柏林 波恩",
    "Europe/Brussels": "brussels bruxelles bruselas брюссел 布鲁塞尔",
    "Europe/London": "london londres лондон 伦敦 لندن",
    "Europe/Amsterdam": "the hague la haye la haya гаага 海牙 لاهاي",
    "America/Toronto": "ottawa",
    "America/Montreal": "montreal montréal",
    "Asia/Kolkata": "new delhi",
    "Asia/Shanghai": "beijing pékin pekín пекин 北京",
    "Europe/Moscow": "moscow moscou moscú москв 莫斯科",
    "Africa/Cairo": "cairo le caire каир 开罗 القاهرة",
    "Asia/Qatar": "doha доха 多哈 الدوحة",
    "Asia/Manila": "manila манила 马尼拉 مانيلا",
    "Asia/Dhaka": "dhaka",
    "America/Guayaquil": "quito",
    "America/Costa_Rica": "san josé, costa rica",
    "Asia/Amman": "amman",
    "Africa/Abidjan": "dakar",
}
_ALIASES = {"America/Montreal": "America/Toronto", "Africa/Abidjan": "Africa/Dakar"}
_PHRASES = re.compile(
    r"(?:palais des nations|new york|nueva york|addis[ -]\w+|santiago de chile|mexico city|"
    r"ciudad de méxico|the hague|la haye|la haya|le caire|new delhi|san josé, costa rica|"
    r"أديس أبابا)",
    re.I,
)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    made = []
    for zone, cities in _CITIES.items():
        phrases = _PHRASES.findall(cities)
        words = [*phrases, *_PHRASES.sub(" ", cities).split()]
        bare = "|".join(words)
        made.append(
            (
                _ALIASES.get(zone, zone),
                re.compile(rf"(?<!\w)(?:{bare})|(?:{'|'.join(w for w in words if not w.isascii()) or bare})", re.I),
            )
        )
    return tuple(made)


def zone_of(text: str) -> tuple[str, int, int] | None:
    """Return the zone of the first city of meetings that a text names, and where the name begins and ends."""
    found = [(match.start(), match.end(), zone) for zone, pattern in _patterns() if (match := pattern.search(text))]
    if not found:
        return None
    at, to, zone = min(found)
    return zone, at, to


def zone_named(text: str) -> str | None:
    """Return the IANA zone that a text gives or whose city it is; None when there is none."""
    given = text.strip().strip('"')
    known = zoneinfo.available_timezones()
    if given in known and "/" in given:
        return given
    city = given.replace(" ", "_").lower()
    return next((zone for zone in sorted(known) if "/" in zone and zone.rpartition("/")[2].lower() == city), None)
