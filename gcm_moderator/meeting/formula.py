"""The chair's formula of words: the line to say when somebody is given the floor, in the meeting's language.

English follows the usage of United Nations chairs ("I now give the floor to the distinguished representative of …").
The other languages put the name after a colon, so that no name has to be declined or given an article.
"""

from __future__ import annotations

import re

import msgspec

from gcm_moderator.delegations.model import Category
from gcm_moderator.meeting.floor import Speaker, TurnKind

_INSTITUTION = re.compile(
    r"([\w+’-]+,? )*"
    r"(Agency|Alliance|Association|Authority|Bank|Centre|Chamber|Commission|Committee|Commonwealth|Community|Confederation"
    r"|Conference|Consultations|Convention|Cooperation|Council|Department|Dialogue|Federation|Forum|Fund|Group|Institute"
    r"|League|Market|Movement|Network|Office|Order|Organi[sz]ation|President|Process|Programme|Rapporteur|Representative"
    r"|Secretariat|See|States|System|Triangle|Union|University|countries)"
    r"( (of|for|on|against|in|and) .*)?"
)
_STATE = re.compile(
    r"(Bahamas|Comoros|Congo|Cook Islands|Democratic Republic of the Congo|Gambia|Marshall Islands|Netherlands|Niger"
    r"|Philippines|State of Palestine|Sudan|United Arab Emirates|United Kingdom\b.*|United States of America"
    r"|([A-Z][\w’]+ )*Republic( of [A-Z]\w+)?)"
)
"""The States whose short name has the article (UNTERM)."""
_PERSON = re.compile(r"(Special (Rapporteur|Representative)|President|Independent expert)\b")
"""Who speaks for nobody but their own mandate."""
_COMMON = {
    "Academia": "academia",
    "Civil society": "civil society",
    "Diaspora communities": "diaspora communities",
    "Faith-based organizations": "faith-based organizations",
    "Independent expert": "the independent expert",
    "Landlocked developing countries": "the landlocked developing countries",
    "Least developed countries": "the least developed countries",
    "Local authorities": "local authorities",
    "Media": "the media",
    "Middle-income countries": "the middle-income countries",
    "Migrants and migrant organizations": "migrants and migrant organizations",
    "National human rights institution": "a national human rights institution",
    "Non-governmental organization": "a non-governmental organization",
    "Parliaments": "parliaments",
    "Private sector": "the private sector",
    "Small island developing States": "the small island developing States",
    "Trade unions": "trade unions",
    "Women’s organizations": "women’s organizations",
    "Youth": "youth",
}
"""Names that are no proper nouns."""
_ROLE = re.compile(r"^(Co-facilitators?|Moderator of panel|Thematic expert)\b")
"""How the agenda calls those whom it does not name."""
_PLAIN_CATEGORIES = (Category.IGO, Category.UN_BODY, Category.STAKEHOLDER, Category.PROCESS)


class _Words(msgspec.Struct, frozen=True):
    """The formula in one language; `{who}`, `{group}` and `{next}` are names."""

    state: str
    plain: str
    behalf: str
    followed: str
    point_of_order: str
    right_of_reply: str
    end: str = "."


_LANGUAGES = {
    "en": _Words(
        state="I now give the floor to the distinguished representative of {who}",
        plain="I now give the floor to {who}",
        behalf=", speaking on behalf of {group}",
        followed=", to be followed by {next}",
        point_of_order=", on a point of order",
        right_of_reply=", in exercise of the right of reply",
    ),
    "fr": _Words(
        state="La parole est à la délégation suivante : {who}",
        plain="La parole est à : {who}",
        behalf=" (au nom de : {group})",
        followed=". Suivra : {next}",
        point_of_order=", pour une motion d’ordre",
        right_of_reply=", pour exercer son droit de réponse",
    ),
    "es": _Words(
        state="Tiene la palabra la delegación siguiente: {who}",
        plain="Tiene la palabra: {who}",
        behalf=" (en nombre de: {group})",
        followed=". A continuación: {next}",
        point_of_order=", para una cuestión de orden",
        right_of_reply=", en ejercicio del derecho a contestar",
    ),
    "ru": _Words(
        state="Слово предоставляется делегации: {who}",
        plain="Слово предоставляется: {who}",
        behalf=" (от имени: {group})",
        followed=". Следующий оратор: {next}",
        point_of_order=" — по порядку ведения заседания",
        right_of_reply=" — в порядке осуществления права на ответ",
    ),
    "zh": _Words(
        state="现在请{who}代表发言",
        plain="现在请{who}发言",
        behalf="(代表{group})",
        followed=",下一位发言者:{next}",
        point_of_order="(程序问题)",
        right_of_reply="(行使答辩权)",
        end="。",
    ),
    "ar": _Words(
        state="أعطي الكلمة الآن لوفد: {who}",
        plain="أعطي الكلمة الآن إلى: {who}",
        behalf=" (باسم: {group})",
        followed="، ويليه: {next}",
        point_of_order="، في نقطة نظام",
        right_of_reply="، ممارسةً لحق الرد",
    ),
}


def give_floor(
    speaker: Speaker,
    kind: TurnKind,
    language: str,
    on_behalf_of: Speaker | None = None,
    followed_by: Speaker | None = None,
) -> str:
    """What the chair says when the speaker is given the floor; English where the language is none of the six."""
    words = _LANGUAGES.get(language, _LANGUAGES["en"])
    english = words is _LANGUAGES["en"]
    of_state = speaker.category is not None and speaker.category not in _PLAIN_CATEGORIES
    line = (words.state if of_state else words.plain).replace("{who}", _named(speaker, english=english))
    if english and speaker.category in _PLAIN_CATEGORIES and not _PERSON.match(speaker.name):
        line = f"I now give the floor to the representative of {in_running_text(speaker.name)}"
    if on_behalf_of is not None:
        line += words.behalf.replace("{group}", _named(on_behalf_of, english=english))
    if kind is TurnKind.POINT_OF_ORDER:
        line += words.point_of_order
    elif kind is TurnKind.RIGHT_OF_REPLY:
        line += words.right_of_reply
    if followed_by is not None:
        line += words.followed.replace("{next}", _named(followed_by, english=english))
    return line + words.end


def in_running_text(name: str) -> str:
    """An English name as it stands in a sentence: "the European Union", "the Islamic Republic of Iran", "youth".

    A name in another language, of a person, or of anything not known to have an article stays as it is.
    """
    inverted = re.fullmatch(r"(.+) \((.+ of)( the)?\)", name)
    if inverted is not None:
        return f"the {inverted[2]}{inverted[3] or ''} {inverted[1]}"
    return _COMMON.get(name) or (f"the {name}" if _STATE.fullmatch(name) or _INSTITUTION.fullmatch(name) else name)


def _named(speaker: Speaker, *, english: bool) -> str:
    if not english:
        return speaker.name
    if speaker.delegation is None:
        return _ROLE.sub(lambda role: f"the {role[0].lower()}", speaker.name)
    return in_running_text(speaker.name)
