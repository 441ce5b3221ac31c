"""What cues say, in six languages."""

from __future__ import annotations

import datetime as dt

import pytest

from gcm_moderator.cues.names import spoken_name
from gcm_moderator.cues.numbers import length
from gcm_moderator.cues.plan import Cue, CueKind, asks_to_slow_down
from gcm_moderator.cues.texts import LANGUAGES, text_of
from gcm_moderator.delegations.directory import Directory
from gcm_moderator.meeting.floor import Speaker, TurnKind
from gcm_moderator.resources import data_folder
from tests.unit.meeting.podium import KENYA, ROW_4

AT = dt.datetime(2017, 5, 8, 9, tzinfo=dt.UTC)


def said(kind: CueKind, language: str, seconds: float = 60.0) -> str:
    return text_of(Cue("key", kind, AT, seconds, KENYA if kind is CueKind.CALLED else None), language)


@pytest.mark.parametrize(
    ("language", "seconds", "words"),
    [
        ("en", 60, "one minute"),
        ("en", 300, "five minutes"),
        ("en", 30, "30 seconds"),
        ("en", 1, "one second"),
        ("en", 150, "two minutes and 30 seconds"),
        ("fr", 60, "une minute"),
        ("fr", 90, "une minute et 30 secondes"),
        ("es", 60, "un minuto"),
        ("es", 120, "dos minutos"),
        ("ru", 60, "одна минута"),
        ("ru", 120, "две минуты"),
        ("ru", 300, "пять минут"),
        ("ru", 11 * 60, "11 минут"),
        ("ru", 21 * 60, "21 минута"),
        ("ru", 22, "22 секунды"),
        ("ru", 14, "14 секунд"),
        ("ru", 30, "30 секунд"),
        ("zh", 60, "一分钟"),
        ("zh", 120, "两分钟"),
        ("zh", 30, "30秒"),
        ("ar", 60, "دقيقة واحدة"),
        ("ar", 120, "دقيقتان"),
        ("ar", 180, "ثلاث دقائق"),
        ("ar", 11 * 60, "11 دقيقة"),
        ("ar", 103 * 60, "103 دقائق"),
        ("ar", 30, "30 ثانية"),
        ("ar", 150, "دقيقتان و30 ثانية"),
    ],
)
def test_lengths_are_said_as_people_say_them(language: str, seconds: float, words: str) -> None:
    assert length(seconds, language) == words


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        ("en", "One minute left.", "30 seconds left."),
        ("fr", "Il reste une minute.", "Il reste 30 secondes."),
        ("es", "Queda un minuto.", "Quedan 30 segundos."),
        ("ru", "Осталась одна минута.", "Осталось 30 секунд."),
        ("zh", "还有一分钟。", "还有30秒。"),
        ("ar", "بقيت دقيقة واحدة.", "بقيت 30 ثانية."),
    ],
)
def test_the_verb_of_the_warning_agrees_with_what_is_left(language: str, one: str, several: str) -> None:
    assert said(CueKind.WARNING, language, 60) == one
    assert said(CueKind.WARNING, language, 30) == several


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", CueKind)
def test_every_cue_has_a_sentence_of_its_own_in_every_language(kind: CueKind, language: str) -> None:
    sentence = said(kind, language)
    assert sentence[-1] in ".。"
    assert "{" not in sentence
    others = {said(other, language) for other in CueKind if other is not kind}
    assert sentence not in others
    assert language == "en" or sentence != said(kind, "en")


def test_a_point_of_order_is_called_by_its_name() -> None:
    cue = Cue("key", CueKind.CALLED, AT, speaker=KENYA, turn_kind=TurnKind.POINT_OF_ORDER)
    assert text_of(cue, "en") == "Point of order: Kenya."


def test_a_language_that_is_none_of_the_six_falls_back_to_english() -> None:
    assert said(CueKind.LIMIT, "de") == "Time."


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_request_to_slow_down_is_understood_in_every_language(language: str) -> None:
    assert asks_to_slow_down(said(CueKind.SLOW_DOWN, language))


@pytest.mark.parametrize(
    ("id", "language", "name"),
    [
        ("IR", "en", "Islamic Republic of Iran"),
        ("IR", "fr", "République islamique d’Iran"),
        ("IR", "ru", "Исламская Республика Иран"),
        ("IR", "ar", "جمهورية إيران الإسلامية"),
        ("BO", "es", "Estado Plurinacional de Bolivia"),
        ("VE", "fr", "République bolivarienne du Venezuela"),
        ("FM", "en", "Federated States of Micronesia"),
        ("FM", "ru", "Микронезия"),
        ("KE", "zh", "肯尼亚"),
    ],
)
def test_official_names_are_said_in_the_order_in_which_people_say_them(id: str, language: str, name: str) -> None:
    delegation = Directory.load(data_folder("assets") / "delegations").get(id)
    assert delegation is not None
    assert spoken_name(delegation.name(language), language) == name


def test_the_name_comes_from_the_directory_in_the_language_of_the_cue() -> None:
    def name_in(speaker: Speaker, language: str) -> str:
        return {"KE": {"ru": "Кения"}}.get(speaker.delegation or "", {}).get(language, speaker.name)

    cue = Cue("key", CueKind.CALLED, AT, speaker=KENYA)
    assert text_of(cue, "ru", name_in) == "Следующий оратор: Кения."
    assert (
        text_of(Cue("key", CueKind.CALLED, AT, speaker=ROW_4), "ru", name_in) == "Следующий оратор: Delegate in row 4."
    )
