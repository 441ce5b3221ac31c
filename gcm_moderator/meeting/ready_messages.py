"""Messages that co-facilitators send again and again, ready in the six official languages.

One table. A message goes to the podium or to the room in the language of the meeting.
"""

from __future__ import annotations

from enum import StrEnum

from gcm_moderator.meeting.floor import Recipient


class Ready(StrEnum):
    """The messages, in the order in which they are offered."""

    WRAP_UP = "wrap-up"
    FIVE_MINUTES = "five-minutes"
    PANELLISTS = "panellists"
    KEEP_TO_LIMIT = "keep-to-limit"
    NOT_HEARD = "not-heard"
    SLOW_DOWN = "slow-down"
    RESUME = "resume"
    SEATS = "seats"

    @property
    def to(self) -> Recipient:
        """Whom it is meant for."""
        return _TO.get(self, Recipient.PODIUM)


_TO = {Ready.SLOW_DOWN: Recipient.BOTH, Ready.RESUME: Recipient.DISPLAY, Ready.SEATS: Recipient.DISPLAY}

_WORDS: dict[Ready, dict[str, str]] = {
    Ready.WRAP_UP: {
        "en": "Please wrap up",
        "fr": "Veuillez conclure",
        "es": "Por favor, concluya",
        "ru": "Пожалуйста, завершайте",
        "zh": "请准备结束",
        "ar": "يرجى الاختتام",
    },
    Ready.FIVE_MINUTES: {
        "en": "Five minutes left",
        "fr": "Il reste cinq minutes",
        "es": "Quedan cinco minutos",
        "ru": "Осталось пять минут",
        "zh": "还剩五分钟",
        "ar": "بقيت خمس دقائق",
    },
    Ready.PANELLISTS: {
        "en": "Please let the panellists reply now",
        "fr": "Veuillez donner maintenant la parole aux intervenants",
        "es": "Por favor, dé ahora la palabra a los panelistas",
        "ru": "Пожалуйста, предоставьте сейчас слово участникам панели",
        "zh": "现在请让专题讨论嘉宾回应",
        "ar": "يرجى إعطاء الكلمة الآن للمتحدثين في حلقة النقاش",
    },
    Ready.KEEP_TO_LIMIT: {
        "en": "Please remind speakers of the time limit",
        "fr": "Veuillez rappeler aux orateurs le temps de parole",
        "es": "Por favor, recuerde a los oradores el límite de tiempo",
        "ru": "Пожалуйста, напомните ораторам о регламенте",
        "zh": "请提醒发言者注意时限",
        "ar": "يرجى تذكير المتكلمين بالوقت المحدد",
    },
    Ready.NOT_HEARD: {
        "en": "Please invite those who have not been heard yet",
        "fr": "Veuillez inviter celles et ceux qui ne se sont pas encore exprimés",
        "es": "Por favor, invite a quienes aún no han intervenido",
        "ru": "Пожалуйста, пригласите тех, кто еще не выступал",
        "zh": "请邀请尚未发言的代表发言",
        "ar": "يرجى دعوة من لم يتكلموا بعد",
    },
    Ready.SLOW_DOWN: {
        "en": "Please slow down for the interpreters",
        "fr": "Veuillez parler plus lentement pour les interprètes",
        "es": "Por favor, hable más despacio para los intérpretes",
        "ru": "Пожалуйста, говорите медленнее для переводчиков",
        "zh": "请放慢语速,以便口译",
        "ar": "يرجى التمهل من أجل المترجمين الشفويين",
    },
    Ready.RESUME: {
        "en": "The meeting will resume shortly",
        "fr": "La séance reprendra sous peu",
        "es": "La sesión se reanudará en breve",
        "ru": "Заседание вскоре возобновится",
        "zh": "会议即将继续",
        "ar": "تُستأنف الجلسة بعد قليل",
    },
    Ready.SEATS: {
        "en": "Please take your seats",
        "fr": "Veuillez prendre place",
        "es": "Por favor, tomen asiento",
        "ru": "Пожалуйста, займите свои места",
        "zh": "请就座",
        "ar": "يرجى أخذ أماكنكم",
    },
}


def ready_words(message: Ready, language: str) -> str:
    """The message in that language; English where the language is none of the six."""
    words = _WORDS[message]
    return words.get(language, words["en"])


_RUN_UNTIL = {
    "en": "Please hear everybody on the list; this may run until {time}",
    "fr": "Veuillez entendre tous les inscrits ; il est possible d’aller jusqu’à {time}",
    "es": "Por favor, escuche a todos los de la lista; puede prolongarse hasta las {time}",
    "ru": "Пожалуйста, предоставьте слово всем в списке; можно продолжать до {time}",
    "zh": "请让名单上的所有人发言;可延长至{time}",
    "ar": "يرجى الاستماع إلى جميع المسجلين في القائمة؛ يمكن الاستمرار حتى {time}",
}


def run_until(time: str, language: str) -> str:
    """What tells the moderator that everybody may be heard until that time of day ("13:07")."""
    return _RUN_UNTIL.get(language, _RUN_UNTIL["en"]).replace("{time}", time)
