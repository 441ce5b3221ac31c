"""The chair's formula of words."""

from __future__ import annotations

import pytest

from gcm_moderator import bootstrap
from gcm_moderator.delegations.model import LANGUAGES, Category
from gcm_moderator.meeting.floor import Speaker, TurnKind
from gcm_moderator.meeting.formula import give_floor, in_running_text
from tests.unit.meeting.podium import EU, KENYA, MALTA

INTERVENTION = TurnKind.INTERVENTION


@pytest.mark.parametrize(
    ("speaker", "line"),
    [
        (KENYA, "I now give the floor to the distinguished representative of Kenya."),
        (
            Speaker("Russian Federation", "RU", Category.MEMBER_STATE),
            "I now give the floor to the distinguished representative of the Russian Federation.",
        ),
        (
            Speaker("Iran (Islamic Republic of)", "IR", Category.MEMBER_STATE),
            "I now give the floor to the distinguished representative of the Islamic Republic of Iran.",
        ),
        (
            Speaker("World Bank", "world-bank", Category.UN_BODY),
            "I now give the floor to the representative of the World Bank.",
        ),
        (
            Speaker("Civil society", "civil-society", Category.STAKEHOLDER),
            "I now give the floor to the representative of civil society.",
        ),
        (
            Speaker("Special Rapporteur on the human rights of migrants", "sr-migrants", Category.UN_BODY),
            "I now give the floor to the Special Rapporteur on the human rights of migrants.",
        ),
        (
            Speaker("Independent expert", "expert", Category.STAKEHOLDER),
            "I now give the floor to the independent expert.",
        ),
        (Speaker("Delegate in row 4"), "I now give the floor to Delegate in row 4."),
        (Speaker("Panellist 2", panellist="panellist-2"), "I now give the floor to Panellist 2."),
    ],
)
def test_english_says_who_with_the_article_where_it_belongs(speaker: Speaker, line: str) -> None:
    assert give_floor(speaker, INTERVENTION, "en") == line


def test_it_says_for_whom_on_what_and_who_follows() -> None:
    assert give_floor(MALTA, INTERVENTION, "en", on_behalf_of=EU, followed_by=KENYA) == (
        "I now give the floor to the distinguished representative of Malta, speaking on behalf of the European Union, "
        "to be followed by Kenya."
    )
    assert give_floor(KENYA, TurnKind.POINT_OF_ORDER, "en").endswith("Kenya, on a point of order.")
    assert give_floor(KENYA, TurnKind.RIGHT_OF_REPLY, "en").endswith("Kenya, in exercise of the right of reply.")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", TurnKind)
def test_every_language_names_everybody_and_ends_its_sentence(language: str, kind: TurnKind) -> None:
    line = give_floor(KENYA, kind, language, on_behalf_of=Speaker("African Union"), followed_by=MALTA)
    assert all(name in line for name in ("Kenya", "African Union", "Malta"))
    assert line.endswith("。" if language == "zh" else ".")
    assert "{" not in line


def test_another_language_falls_back_to_english() -> None:
    assert give_floor(KENYA, INTERVENTION, "de") == give_floor(KENYA, INTERVENTION, "en")


@pytest.mark.parametrize("name", ["{who}", "{0}", "{", "<b>x</b>", "a\\1", "\u202eabc"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_name_is_only_a_name(name: str, language: str) -> None:
    assert name in give_floor(Speaker(name), INTERVENTION, language, followed_by=KENYA)


def test_somebody_to_follow_whom_the_agenda_does_not_name_is_called_by_the_role() -> None:
    followed = give_floor(KENYA, INTERVENTION, "en", followed_by=Speaker("Moderator of panel 1"))
    assert followed.endswith("Kenya, to be followed by the moderator of panel 1.")
    french = give_floor(KENYA, INTERVENTION, "fr", followed_by=Speaker("Moderator of panel 1"))
    assert french.endswith("Suivra : Moderator of panel 1.")


def test_an_organization_with_an_article_is_given_it() -> None:
    line = give_floor(Speaker("African Union", "au", Category.IGO), INTERVENTION, "en")
    assert line == "I now give the floor to the representative of the African Union."


def test_the_states_with_an_article_are_those_of_the_united_nations_list_of_names() -> None:
    with_article = {
        delegation.names["en"].partition(" (")[0]
        for delegation in bootstrap.directory()
        if delegation.category is Category.MEMBER_STATE and in_running_text(delegation.names["en"]).startswith("the ")
    }
    assert with_article == {
        *(
            "Bahamas",
            "Bolivia",
            "Central African Republic",
            "Comoros",
            "Congo",
            "Democratic People’s Republic of Korea",
        ),
        *(
            "Democratic Republic of the Congo",
            "Dominican Republic",
            "Gambia",
            "Iran",
            "Lao People’s Democratic Republic",
        ),
        *("Marshall Islands", "Micronesia", "Netherlands", "Niger", "Philippines", "Republic of Korea"),
        *("Republic of Moldova", "Russian Federation", "Sudan", "Syrian Arab Republic", "United Arab Emirates"),
        *("United Kingdom of Great Britain and Northern Ireland", "United Republic of Tanzania"),
        *("United States of America", "Venezuela"),
    }


def test_all_who_are_no_states_fit_into_a_sentence_but_those_known_by_a_name_of_their_own() -> None:
    as_they_are = {
        delegation.names["en"]
        for delegation in bootstrap.directory()
        if delegation.category is not Category.MEMBER_STATE
        and in_running_text(delegation.names["en"]) == delegation.names["en"]
    }
    assert as_they_are == {
        *("BRICS", "Benelux", "CANZ", "GUAM", "Indigenous Peoples", "JUSCANZ", "MIKTA", "Niue", "UN-Women"),
    }


def test_a_name_in_another_language_stays_as_it_is() -> None:
    for delegation in bootstrap.directory():
        for name in set(delegation.names.values()) - {delegation.names["en"]}:
            assert in_running_text(name) == name
