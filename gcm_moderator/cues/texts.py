"""What each cue says, in the six languages of the United Nations. The same words are shown, spoken and announced.

The request to slow down is the ready message of the co-facilitators.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

import msgspec

from gcm_moderator.cues.names import spoken_name
from gcm_moderator.cues.numbers import is_one, length
from gcm_moderator.cues.plan import Cue, CueKind
from gcm_moderator.meeting.floor import Speaker, TurnKind
from gcm_moderator.meeting.ready_messages import Ready, ready_words

NameIn = Callable[[Speaker, str], str]
"""Gives the name of a speaker in a language, as the directory has it."""


class _Texts(msgspec.Struct, frozen=True):
    """The cues in one language. `{length}` is a length of time, `{who}` a name; `{rest}` may stand for several."""

    warning: str
    warning_one: str
    limit: str
    overtime: str
    called: str
    point_of_order: str
    panellists: str
    segment_end: str
    closing: str
    list_closed: str
    limit_changed: str


_TEXTS = MappingProxyType(
    {
        "en": _Texts(
            warning="{length} left.",
            warning_one="{length} left.",
            limit="Time.",
            overtime="{length} over.",
            called="Next: {who}.",
            point_of_order="Point of order: {who}.",
            panellists="After this, the panellists.",
            segment_end="{length} until this segment ends.",
            closing="Closing remarks are due.",
            list_closed="The list of speakers is closed.",
            limit_changed="New limit: {length}.",
        ),
        "fr": _Texts(
            warning="Il reste {length}.",
            warning_one="Il reste {length}.",
            limit="Le temps est écoulé.",
            overtime="Dépassement : {length}.",
            called="Orateur suivant : {who}.",
            point_of_order="Motion d’ordre : {who}.",
            panellists="Ensuite, les panélistes.",
            segment_end="Ce segment se termine dans {length}.",
            closing="C’est le moment des observations finales.",
            list_closed="La liste des orateurs est close.",
            limit_changed="Nouveau temps de parole : {length}.",
        ),
        "es": _Texts(
            warning="Quedan {length}.",
            warning_one="Queda {length}.",
            limit="Tiempo agotado.",
            overtime="Tiempo excedido: {length}.",
            called="Siguiente orador: {who}.",
            point_of_order="Cuestión de orden: {who}.",
            panellists="A continuación, los panelistas.",
            segment_end="Este segmento termina dentro de {length}.",
            closing="Es el momento de las observaciones finales.",
            list_closed="La lista de oradores está cerrada.",
            limit_changed="Nuevo límite: {length}.",
        ),
        "ru": _Texts(
            warning="Осталось {length}.",
            warning_one="Осталась {length}.",
            limit="Время истекло.",
            overtime="Превышение регламента: {length}.",
            called="Следующий оратор: {who}.",
            point_of_order="Порядок ведения заседания: {who}.",
            panellists="Затем слово экспертам.",
            segment_end="До конца этого сегмента: {length}.",
            closing="Время для заключительных замечаний.",
            list_closed="Список ораторов закрыт.",
            limit_changed="Новый регламент: {length}.",
        ),
        "zh": _Texts(
            warning="还有{length}。",
            warning_one="还有{length}。",
            limit="时间到。",
            overtime="超时{length}。",
            called="下一位：{who}。",
            point_of_order="程序问题：{who}。",
            panellists="接下来请专题小组成员发言。",
            segment_end="本环节还有{length}结束。",
            closing="该作总结发言了。",
            list_closed="发言名单已截止。",
            limit_changed="新的发言时限：{length}。",
        ),
        "ar": _Texts(
            warning="بقيت {length}.",
            warning_one="بقيت {length}.",
            limit="انتهى الوقت.",
            overtime="تجاوز الوقت: {length}.",
            called="التالي: {who}.",
            point_of_order="نقطة نظام: {who}.",
            panellists="بعد ذلك أعضاء حلقة النقاش.",
            segment_end="تنتهي هذه الفقرة بعد {length}.",
            closing="حان وقت الملاحظات الختامية.",
            list_closed="أُغلقت قائمة المتكلمين.",
            limit_changed="المدة الجديدة للكلمة: {length}.",
        ),
    }
)

LANGUAGES = tuple(_TEXTS)
"""The languages that cues speak."""


def as_entered(speaker: Speaker, language: str) -> str:
    """The name as it stands in the meeting, whatever the language."""
    return speaker.name


def text_of(cue: Cue, language: str, name_in: NameIn = as_entered) -> str:
    """The sentence of a cue; English where the language is none of the six."""
    language = language if language in _TEXTS else "en"
    texts = _TEXTS[language]
    if cue.kind is CueKind.SLOW_DOWN:
        return ready_words(Ready.SLOW_DOWN, language) + texts.limit[-1]
    if cue.kind is CueKind.WARNING and is_one(cue.seconds, language):
        template = texts.warning_one
    elif cue.kind is CueKind.CALLED and cue.turn_kind is TurnKind.POINT_OF_ORDER:
        template = texts.point_of_order
    else:
        template = getattr(texts, cue.kind.value.replace("-", "_"))
    who = spoken_name(name_in(cue.speaker, language), language) if cue.speaker is not None else ""
    sentence = template.replace("{length}", length(cue.seconds, language)).replace("{who}", who)
    return sentence[:1].upper() + sentence[1:]
