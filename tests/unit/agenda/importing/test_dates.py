"""Dates and days, in every spelling that offices print."""

from __future__ import annotations

import datetime as dt

import pytest

from gcm_moderator.agenda.importing.dates import Date, Mark, days_named, find_marks, known_year

MONTHS = {
    "English": "January February March April May June July August September October November December",
    "short English": "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
    "French": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "Spanish": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "Russian": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "short Russian": "янв февр март апр май июнь июль авг сент окт нояб дек",
    "Arabic": "يناير فبراير مارس أبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LEVANTINE = "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول"
WEEKDAYS = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miércoles jueves viernes sábado domingo",
    "понедельник вторник среда четверг пятница суббота воскресенье",
    "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
    "周一 周二 周三 周四 周五 周六 周日",
)


def told(mark: Mark) -> str:
    """What a mark says: "2017-05-08", "05-08" without a year, with "?" where it is not sure, "Mon", "day 1"."""
    said = [f"{d.year or ''}-{d.month:02d}-{d.day:02d}{'' if d.sure else '?'}".lstrip("-") for d in mark.dates]
    if mark.weekday is not None:
        said.append(DAYS[mark.weekday])
    if mark.ordinal is not None:
        said.append(f"day {mark.ordinal}")
    return " ".join(said)


def marks(text: str) -> dict[str, str]:
    return {text[mark.at : mark.to]: told(mark) for mark in find_marks(text)}


@pytest.mark.parametrize("language", MONTHS)
def test_every_month(language: str) -> None:
    for number, month in enumerate(MONTHS[language].split(), start=1):
        assert marks(f"3 {month} 2017") == {f"3 {month} 2017": f"2017-{number:02d}-03"}
        assert marks(f"3 {month.upper()}") == {f"3 {month.upper()}": f"{number:02d}-03"}


def test_every_levantine_month() -> None:
    for number, month in enumerate(LEVANTINE.split("|"), start=1):
        assert marks(f"٣ {month} ٢٠١٧") == {f"٣ {month} ٢٠١٧": f"2017-{number:02d}-03"}


@pytest.mark.parametrize("names", WEEKDAYS)
def test_every_day_of_the_week(names: str) -> None:
    assert [find_marks(name)[0].weekday for name in names.split()] == list(range(7))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8-9 May 2017", "2017-05-08 2017-05-09"),
        ("8, 9 and 10 May 2017", "2017-05-08 2017-05-09 2017-05-10"),
        ("8-10 May 2017", "2017-05-08 2017-05-09 2017-05-10"),
        ("8 to 10 May 2017", "2017-05-08 2017-05-09 2017-05-10"),
        ("8 and 10 May 2017", "2017-05-08 2017-05-10"),
        ("8, 10 and 12 May 2017", "2017-05-08 2017-05-10 2017-05-12"),
        ("8 and 10-12 May 2017", "2017-05-08 2017-05-10 2017-05-11 2017-05-12"),
        ("du 8 au 10 mai 2017", "2017-05-08 2017-05-09 2017-05-10"),
        ("8-го и 10-го мая 2017", "2017-05-08 2017-05-10"),
        ("2017年5月8日至10日", "2017-05-08 2017-05-09 2017-05-10"),
        ("May 8-9, 2017", "2017-05-08 2017-05-09"),
        ("1er mai 2017", "2017-05-01"),
        ("8 de mayo de 2017", "2017-05-08"),
        ("12 Sept. 2017", "2017-09-12"),
        ("JAN. 5, 2018", "2018-01-05"),
        ("8 May/Mai 2017", "2017-05-08"),
        ("2017-01-01", "2017-01-01"),
        ("2017-12-31", "2017-12-31"),
        ("2017年5月8日至9日", "2017-05-08 2017-05-09"),
        ("12月31日", "12-31"),
        ("8.5.2017", "2017-05-08"),
        ("8.5.17", "2017-05-08"),
        ("31.12.99", "2099-12-31"),
        ("31-12-2017", "2017-12-31"),
        ("08/05/2017", "2017-05-08?"),
        ("12/11/2017", "2017-11-12?"),
        ("05/12/2017", "2017-12-05?"),
        ("12/12/2017", "2017-12-12"),
        ("13/05/2017", "2017-05-13"),
        ("05/13/2017", "2017-05-13"),
        ("12/31/2017", "2017-12-31"),
        ("Day 1", "day 1"),
        ("First day", "day 1"),
        ("Day two", "day 2"),
        ("2nd day", "day 2"),
        ("Journée 2", "day 2"),
        ("2e jour", "day 2"),
        ("день второй", "day 2"),
        ("Deuxième jour", "day 2"),
        ("第二天", "day 2"),
        ("第2天", "day 2"),
        ("Fifth day", "day 5"),
    ],
)
def test_a_spelling(text: str, expected: str) -> None:
    assert marks(text) == {text.removeprefix("du "): expected}


@pytest.mark.parametrize(
    "text",
    [
        "32 May 2017",
        "0 May 2017",
        "9-8 May 2017",
        "8-8 May 2017",
        "13/13/2017",
        "2017-13-08",
        "2017-00-08",
        "13月1日",
        "Day 0",
        "mon cher collègue",
        "The sun sets",
        "٣ كانون ٢٠١٧",
        "",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert marks(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Day 1: Monday, 8 May 2017", {"Day 1": "day 1", "Monday": "Mon", "8 May 2017": "2017-05-08"}),
        ("8 May 2017, Monday, first day", {"8 May 2017": "2017-05-08", "Monday": "Mon", "first day": "day 1"}),
        ("8 May 2017 / 8 mai 2017", {"8 May 2017": "2017-05-08", "8 mai 2017": "2017-05-08"}),
        ("Second day of May", {"Second day": "day 2"}),
        ("On day 1, Monday 8 May 2017", {"day 1": "day 1", "Monday": "Mon", "8 May 2017": "2017-05-08"}),
        ("第一天5月8日", {"第一天": "day 1", "5月8日": "05-08"}),
        ("5月8日第一天", {"5月8日": "05-08", "第一天": "day 1"}),
        ("Sat 3", {"Sat": "Sat"}),
        ("Mon 8 May", {"Mon": "Mon", "8 May": "05-08"}),
        ("10.00 on 8 May", {"8 May": "05-08"}),
    ],
)
def test_each_mention_of_a_day_is_found_where_it_stands(text: str, expected: dict[str, str]) -> None:
    assert marks(text) == expected
    assert list(marks(text)) == list(expected)


def test_a_day_named_twice_is_one_day_with_its_year() -> None:
    assert days_named(find_marks("8 May / 8 mai 2017, then 9 May")) == (Date(5, 8, 2017), Date(5, 9))
    assert days_named(find_marks("08/05/2017")) == (Date(5, 8, 2017, sure=False),)
    assert days_named(find_marks("8 May 2017 / 8 mai 2018")) == (Date(5, 8, 2017),)
    assert days_named([]) == ()


def test_the_year_of_a_document_is_that_of_most_dates() -> None:
    assert known_year(find_marks("8 May 2018, 9 May 2017, 10 May 2017")) == 2017
    assert known_year(find_marks("8 May 2018, 9 May 2017, 10 May")) == 2018
    assert known_year(find_marks("8 May, Monday")) is None


def test_a_date_on_a_year() -> None:
    assert Date(2, 29).on(2016) == dt.date(2016, 2, 29)
    assert Date(2, 29).on(2017) is None
    assert Date(5, 8, 2017).on(2016) == dt.date(2017, 5, 8)
