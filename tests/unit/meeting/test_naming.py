"""Names as people type them: resolved where the directory knows them, kept as typed everywhere else."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from gcm_moderator.delegations.directory import Directory
from gcm_moderator.delegations.model import Category, Delegation, RegionalGroup
from gcm_moderator.meeting import commands, naming
from gcm_moderator.meeting.commands import Refusal
from gcm_moderator.meeting.floor import Speaker
from tests.unit.meeting.podium import KENYA, Podium, discussion
from tests.unit.meeting.sessions import DAYS, first_session

FORMER = {dt.date(2018, 4, 18): {"en": "Swaziland"}}
DIRECTORY = Directory(
    [
        Delegation("KE", "KE", Category.MEMBER_STATE, RegionalGroup.AFRICAN, {"en": "Kenya", "ru": "Кения"}),
        Delegation("SZ", "SZ", Category.MEMBER_STATE, RegionalGroup.AFRICAN, {"en": "Eswatini"}, (), FORMER),
        Delegation("KR", "KR", Category.MEMBER_STATE, None, {"en": "Republic of Korea"}, ("Korea",)),
        Delegation(
            "KP", "KP", Category.MEMBER_STATE, None, {"en": "Democratic People’s Republic of Korea"}, ("Korea",)
        ),
        Delegation("eu", None, Category.OBSERVER, None, {"en": "European Union"}, ("EU",), speaks_for_members=True),
    ]
)


def test_what_the_directory_knows_gets_its_official_name() -> None:
    state = Podium().state
    for typed in ("kenya", "KE", "Кения", "  Kenya "):
        assert naming.speaker(typed, DIRECTORY, state) == KENYA


def test_the_rest_is_kept_as_typed() -> None:
    state = Podium().state
    assert naming.speaker("Delegate  in row 4", DIRECTORY, state) == Speaker("Delegate in row 4")
    assert naming.speaker("Korea", DIRECTORY, state) == Speaker("Korea")
    assert len(naming.speaker("x" * 1000, DIRECTORY, state).name) == naming.LONGEST_NAME


def test_a_session_may_print_the_names_in_use_on_its_dates() -> None:
    today = Podium().state
    then = Podium(replace(first_session(), names_in_use=True)).state
    assert naming.speaker("Swaziland", DIRECTORY, today).name == "Eswatini"
    assert naming.speaker("Eswatini", DIRECTORY, then).name == "Swaziland"
    assert naming.speaker("Kenya", DIRECTORY, then).name == "Kenya"


def test_names_are_in_the_language_of_the_meeting() -> None:
    russian = Podium(replace(first_session(), language="ru")).state
    assert naming.speaker("Kenya", DIRECTORY, russian).name == "Кения"


@pytest.mark.parametrize("typed", ["panellist-2", "Panellist 2", "panelist 2", " PANELLIST-02 "])
def test_a_panellist_of_the_running_panel_goes_by_number(typed: str) -> None:
    podium = discussion()
    assert naming.speaker(typed, DIRECTORY, podium.state) == Speaker("Panellist 2", panellist="panellist-2")
    podium.start("closing-1")
    assert naming.speaker(typed, DIRECTORY, podium.state).panellist is None


@pytest.mark.parametrize("typed", ["panellist", "panellist-", "panellist-123", "the panellist-2", "panel 2", ""])
def test_other_words_are_no_panellist(typed: str) -> None:
    assert naming.panellist_id(typed) is None


@pytest.mark.parametrize(("typed", "code"), [("The Moon", "unknown-name"), ("Korea", "ambiguous-name")])
def test_only_a_group_spoken_for_has_to_be_known(typed: str, code: str) -> None:
    refusal = naming.group(typed, DIRECTORY, Podium().state)
    assert isinstance(refusal, Refusal)
    assert refusal.code.value == code
    assert typed in refusal.message
    assert naming.group("EU", DIRECTORY, Podium().state) == Speaker("European Union", "eu", Category.OBSERVER)


def test_a_waiting_request_is_found_by_any_name_of_its_delegation() -> None:
    podium = discussion()
    request = podium.request(KENYA)
    assert naming.waiting("ke", DIRECTORY, podium.state) != request
    assert naming.waiting("KE", DIRECTORY, podium.state) == request
    assert naming.waiting("кения", DIRECTORY, podium.state) == request
    missing = naming.waiting("Korea", DIRECTORY, podium.state)
    assert isinstance(missing, Refusal)
    assert missing.code.value == "not-waiting"


def test_who_has_the_floor_is_found_by_the_request_it_came_from() -> None:
    podium = discussion()
    request = podium.request(KENYA)
    podium.call()
    assert isinstance(naming.waiting("Kenya", DIRECTORY, podium.state), Refusal)
    assert naming.waiting_or_called("Kenya", DIRECTORY, podium.state) == request
    assert isinstance(naming.waiting_or_called("Eswatini", DIRECTORY, podium.state), Refusal)


def test_a_makeshift_name_is_found_waiting_then_speaking_then_the_latest_to_have_spoken() -> None:
    podium = discussion()
    row = Speaker("Row 4")
    first = podium.do(commands.GiveFloor(row))
    assert naming.nameless("row 4", DIRECTORY, podium.state) == first
    second = podium.do(commands.GiveFloor(row), after=60)
    assert naming.nameless("row 4", DIRECTORY, podium.state) == second
    podium.finish(after=60)
    assert naming.nameless("Row  4", DIRECTORY, podium.state) == second
    waiting = podium.request(row)
    assert naming.nameless("Row 4", DIRECTORY, podium.state) == waiting
    assert isinstance(naming.nameless("Row 5", DIRECTORY, podium.state), Refusal)


def test_a_makeshift_name_is_found_among_those_who_were_not_reached_before_those_who_spoke() -> None:
    podium = discussion()
    row = Speaker("Row 4")
    podium.do(commands.GiveFloor(row))
    waiting = podium.request(row)
    podium.start("lunch-1")
    assert naming.nameless("Row 4", DIRECTORY, podium.state) == waiting


def test_a_name_in_use_on_the_day_is_in_the_language_of_the_session() -> None:
    session = replace(first_session(), names_in_use=True, language="ru")
    assert naming.speaker("KE", DIRECTORY, Podium(session).state).name == "Кения"


def test_a_group_that_can_be_two_is_refused_with_both_names() -> None:
    refusal = naming.group("Korea", DIRECTORY, discussion().state)
    assert isinstance(refusal, Refusal)
    assert refusal.code.value == "ambiguous-name"
    told = (
        "Republic of Korea, Democratic People’s Republic of Korea",
        "Democratic People’s Republic of Korea, Republic of Korea",
    )
    assert refusal.message in {f"“Korea” can be {names}; say which." for names in told}


def test_of_two_of_one_name_the_group_is_spoken_for() -> None:
    directory = Directory(
        [
            Delegation("a", None, Category.OBSERVER, None, {"en": "African Group"}, ("AG",), speaks_for_members=True),
            Delegation("AG", "AG", Category.MEMBER_STATE, None, {"en": "Antigua and Barbuda"}, ("AG",)),
        ]
    )
    group = naming.group("AG", directory, discussion().state)
    assert isinstance(group, Speaker)
    assert group.name == "African Group"


def test_names_in_use_are_those_of_the_first_day_also_where_there_is_one() -> None:
    session = replace(first_session(), names_in_use=True, days=DAYS[:1])
    assert naming.speaker("Eswatini", DIRECTORY, Podium(session).state).name == "Swaziland"


def test_somebody_not_waiting_is_told_by_name() -> None:
    refusal = naming.waiting("Kenya", DIRECTORY, discussion().state)
    assert isinstance(refusal, Refusal)
    assert refusal.message == "Kenya is not waiting for the floor."
