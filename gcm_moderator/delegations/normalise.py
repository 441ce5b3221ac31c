"""Two spellings of one name, as people type them, made equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LIGHT = "a al and d da das de del der des di do dos du e el en et in l la las le les los of on the to y в и по في من و"
STOP_WORDS = frozenset(_LIGHT.split())
"""Words that carry no weight when a name is looked for by its words or its initials."""

_ARABIC_ARTICLE = "ال"
_LEADING = ("the ", "les ", "los ", "las ", "le ", "la ", "el ", "l ", _ARABIC_ARTICLE)
_ARABIC_STEM = 3
_ELIDED_ARTICLE = re.compile(r"\A\s*[lL]['’ʼ`´‘]")
_JOINED = frozenset("'’‘ʼ`´ʹʻ＇.·・ـء")
_RESPELT = {
    "&": " and ",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "ə": "a",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ة": "ه",
    "ک": "ك",
    "є": "е",
    "і": "и",
}


def fold(text: str) -> str:
    """Lower-case words of letters and digits, one space between them; empty when the text has none.

    Diacritics, apostrophes and full stops vanish (côte d'Ivoire, U.K.), any other mark parts two words, and the
    Arabic letters that people interchange become one.
    """
    parted = _ELIDED_ARTICLE.sub("l ", text, count=1)
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", parted).casefold())
    return " ".join("".join(map(_plain, decomposed)).split())


def normalise(text: str) -> str:
    """`fold`, without the article it begins with: "the Gambia", "la France", "الجزائر"."""
    return without_article(fold(text))


def without_article(folded: str) -> str:
    """A folded text without its leading articles, unless nothing would be left."""
    while folded.startswith(_LEADING):
        article = next(word for word in _LEADING if folded.startswith(word))
        if article == _ARABIC_ARTICLE and len(folded.split(" ", 1)[0]) < len(article) + _ARABIC_STEM:
            break
        folded = folded.removeprefix(article)
    return folded


def compact(folded: str) -> str:
    """A folded text without its spaces: "g 77" and "g77", "viet nam" and "vietnam"."""
    return folded.replace(" ", "")


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    if char in _RESPELT:
        return _RESPELT[char]
    category = unicodedata.category(char)
    if char in _JOINED or category[0] == "M" or category in ("Cf", "Cs"):
        return ""
    if category == "Nd":
        return str(unicodedata.digit(char))
    return char if category[0] in "LN" else " "
