"""Speaking times, as procedural notes tell them."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.importing.limits import Limit, limits_in, title_minutes


def told(text: str, *, summary: bool = False) -> list[str]:
    """The limits of a text: "expert 5-7", and "summary moderator 10" for those of the summary panel."""
    said = []
    for limit in limits_in(text, summary=summary):
        panel = {"expert-panel": "", "summary-panel": "summary "}[limit.panel]
        least = f"{limit.least:g}-" if limit.least is not None else ""
        said.append(f"{panel}{limit.part} {least}{limit.minutes:g}")
    return said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three experts will speak five to seven minutes each.", ["expert 5-7"]),
        ("Les panélistes disposent de 7 à 10 minutes.", ["expert 7-10"]),
        ("Speakers have 7 to 5 minutes.", ["expert 5"]),
        ("Speakers have 5 to 5 minutes.", ["expert 5"]),
        ("Speakers have seven (7) minutes.", ["expert 7"]),
        ("Speakers have TWELVE minutes.", ["expert 12"]),
        ("Speakers have 1 minute.", ["expert 1"]),
        ("Speakers have a 2.5-minute slot.", ["expert 2.5"]),
        ("Speakers have 120 minutes.", ["expert 120"]),
        ("Speakers have 121 minutes.", []),
        ("Speakers have 0 minutes.", []),
        ("Эксперты выступают по пять минут", ["expert 5"]),
        ("يتحدث الخبراء دقيقتين", ["expert 2"]),
        ("Thirty minutes for experts", ["expert 30"]),
        ("7 minutes per panellist", ["expert 7"]),
        ("Experts have 7 minutes, delegations three minutes.", ["expert 7", "intervention 3"]),
        ("Experts: 7 minutes; interventions: 3 minutes", ["expert 7", "intervention 3"]),
        ("Experts: 7 minutes. Experts: 7 minutes.", ["expert 7"]),
        ("3-minute statements by delegations", ["intervention 3"]),
        ("каждая делегация – три минуты", ["intervention 3"]),
        ("Interactive discussion with the experts (3 minutes each)", ["intervention 3"]),
        ("Interactive discussion (90 minutes)", []),
        ("7 minutes for each panellist, 3 minutes for each delegation", ["expert 7", "intervention 3"]),
        ("7 minutes for each panellist and 3 minutes for each delegation", ["expert 7", "intervention 3"]),
        ("Moderator: opening 5 minutes, closing 7 minutes", ["opening 5", "closing 7"]),
        ("Experts answer questions from the floor in 2 minutes.", ["intervention 2"]),
        ("Questions to the experts are limited to 2 minutes.", ["expert 2"]),
        ("The moderator gives the floor to delegations for 3 minutes.", ["intervention 3"]),
        ("The moderator opens with 5 minutes.", ["opening 5"]),
        ("The moderator concludes in 4 minutes.", ["closing 4"]),
        ("The moderator opens and closes with 5 minutes.", ["opening 5", "closing 5"]),
        ("The moderator has 5 minutes to open and 3 minutes to close.", ["opening 5", "closing 3"]),
        ("Opening statement by the moderator, 5 minutes", ["opening 5"]),
        ("The moderator has 5 minutes.", []),
        ("The moderator and the experts have 7 minutes.", ["expert 7"]),
        ("The moderator opens, and the experts have 7 minutes.", ["opening 7"]),
        ("The moderator of the summary panel has 10 minutes.", ["summary moderator 10"]),
        ("In the summary panel, experts have 4 minutes and delegations 2 minutes.",
         ["summary expert 4", "summary intervention 2"]),
        ("The thematic expert sums up in 10 minutes.", ["summary expert 10"]),
        ("The thematic expert and the moderator have 10 minutes each.", ["summary moderator 10", "summary expert 10"]),
        ("Interventions take 3 minutes (5 minutes for groups of States).", ["intervention 3"]),
        ("Welcoming remarks of 5 minutes", []),
        ("Welcome by the moderator: opening of 5 minutes", ["opening 5"]),
        ("Welcoming remarks to the delegations: 5 minutes", []),
        ("Welcoming remarks by an expert: 5 minutes", ["expert 5"]),
        ("Lunch of 90 minutes", []),
        ("After 10 minutes all is over.", []),
        ("No time is named for experts.", []),
        ("Speakers have 0 minutes, delegations have 3 minutes.", ["intervention 3"]),
        ("Experts have 7 minutes before delegations speak.", ["expert 7"]),
        ("7 minutes for each panellist, 2 minutes at the end", ["expert 7", "expert 2"]),
        ("每位发言者五分钟", ["expert 5"]),
    ],
)  # fmt: skip
def test_a_sentence(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The moderator opens with 5 minutes.", ["summary moderator 5"]),
        ("Experts have 4 minutes.", ["summary expert 4"]),
        ("Interactive discussion with the experts (3 minutes each)", ["summary intervention 3"]),
        ("Delegations have 2 minutes.", ["summary intervention 2"]),
        ("After the break, 5 minutes for each expert", ["summary expert 5"]),
    ],
)
def test_a_sentence_under_the_summary_panel(text: str, expected: list[str]) -> None:
    assert told(text, summary=True) == expected


def test_a_limit_is_of_the_expert_panels_unless_told() -> None:
    assert limits_in("Experts have 4 minutes.") == (Limit("expert-panel", "expert", 4.0),)


def test_a_time_without_a_name_belongs_to_those_named_before_in_its_sentence() -> None:
    assert told("Experts have 7 minutes at first, then 2 minutes.") == ["expert 7", "expert 2"]
    assert told("Experts have 7 minutes at first. Then 2 minutes.") == ["expert 7"]
    assert told("Experts have 7 minutes to speak, 2 minutes to answer, 1 minute more.") == [
        "expert 7",
        "expert 2",
        "expert 1",
    ]


@pytest.mark.parametrize(
    ("title", "minutes"),
    [
        ("Opening (10 minutes)", 10),
        ("Opening [5 min]", 5),
        ("Opening (approx. 10 min.)", 10),
        ("Opening, 7 minutes", 7),
        ("Opening ( ٥ دقائق )", 5),
        ("Lunch (90')", 90),
        ("Opening 7 minutes", None),
        ("Panel, 30 minutes long", None),
        ("Opening", None),
    ],
)
def test_the_length_in_a_title(title: str, minutes: float | None) -> None:
    assert title_minutes(title) == minutes
