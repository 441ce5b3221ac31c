"""People as programmes print them, and what is nobody."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.importing.people import (
    Someone,
    looks_like_a_person,
    named_in_title,
    people_in,
    representatives,
)


def told(one: Someone) -> str:
    parts = (one.name or "TBA", one.title or "", one.of or "", f"{one.minutes:g}" if one.minutes is not None else "")
    return " | ".join(parts).rstrip(" |")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "H.E. Ms. Ana Torres, Permanent Representative of Freedonia to the United Nations",
            ["H.E. Ms. Ana Torres | Permanent Representative | Freedonia"],
        ),
        ("Ms. A One, Ambassador of the Kingdom of Freedonia.", ["Ms. A One | Ambassador | Kingdom of Freedonia"]),
        ("Mr. Bo One (ILO)", ["Mr. Bo One |  | ILO"]),
        ("Mr. Bo One (  ILO ).", ["Mr. Bo One |  | ILO"]),
        ("Mr. Bo One (ILO.)", ["Mr. Bo One |  | ILO"]),
        ("Ms. A One; : Head of Work", ["Ms. A One", ": Head of Work"]),
        ("Mr. Bo One (Head of Work, ILO)", ["Mr. Bo One | Head of Work | ILO"]),
        ("Mr. Bo One, Head, Unit, ILO", ["Mr. Bo One | Head | Unit, ILO"]),
        ("Mr. Bo One, Head of Work", ["Mr. Bo One | Head of Work"]),
        ("Mr. Bo One, Special Rapporteur on work", ["Mr. Bo One | Special Rapporteur on work"]),
        ("Mr. Bo One, World Bank;", ["Mr. Bo One |  | World Bank"]),
        ("Mr. Bo One – Head of Work", ["Mr. Bo One | Head of Work"]),
        ("Mr. Bo One: Head of Work", ["Mr. Bo One | Head of Work"]),
        ("Mr. Bo One, Head of Work – and of play", ["Mr. Bo One | Head of Work – and of play"]),
        ("Ms. A One; Mr. B Two", ["Ms. A One", "Mr. B Two"]),
        ("Ms. A One;; Mr. B Two ;", ["Ms. A One", "Mr. B Two"]),
        ("Ms. A One / Mr. B Two", ["Ms. A One", "Mr. B Two"]),
        ("Ms. A One and Mr. B Two", ["Ms. A One", "Mr. B Two"]),
        ("Ms. A One, Mr. B Two et M. C Three", ["Ms. A One", "Mr. B Two", "M. C Three"]),
        ("Ms. A One and all others", ["Ms. A One and all others"]),
        ("Ms. A One, Head of Work, ILO (7 minutes)", ["Ms. A One | Head of Work | ILO | 7"]),
        ("Ms. A One – 5 min.", ["Ms. A One |  |  | 5"]),
        ("Ms. A One, 100 minutes", ["Ms. A One | 100 minutes"]),
        ("TBC", ["TBA"]),
        ("- To be confirmed", ["TBA"]),
        ("TBC (5 min)", ["TBA |  |  | 5"]),
        ("Ms. A One (TBC)", ["Ms. A One"]),
        ("Ms. A One, Head of Work (TBC)", ["Ms. A One | Head of Work"]),
        ("TBC, Head of Work, ILO", ["TBA | Head of Work | ILO"]),
        ("TBC, World Bank", ["TBA |  | World Bank"]),
        ("TBC, Head of Work", ["TBA | Head of Work"]),
        ("TBC, President of Freedonia", ["TBA | President | Freedonia"]),
        ("1. Ms. A One", ["Ms. A One"]),
        ("a) ii. Ms. A One", ["ii. Ms. A One"]),
        (" • – Ms. A One,", ["Ms. A One"]),
        ("(Ms. A One)", ["(Ms. A One)"]),
        ("(a) Ms. A One", ["(a) Ms. A One"]),
        ("•", []),
        ("", []),
        ("; ;", []),
        (
            "All of those who have come to the room today, and others",
            ["All of those who have come to the room today, and others"],
        ),
        ("All of those who have come today, and others", ["All of those who have come today, and others"]),
        ("All of those who have come, and others", ["All of those who have come | and others"]),
        (
            "Ms. A One of those who have come to the room today, Head of Work",
            ["Ms. A One of those who have come to the room today | Head of Work"],
        ),
        ("x" * 250, ["x" * 200]),
        ("x " * 250, ["x " * 99 + "x"]),
    ],
)
def test_the_people_of_a_line(text: str, people: list[str]) -> None:
    assert [told(one) for one in people_in(text)] == people


@pytest.mark.parametrize(
    ("rest", "told_of"),
    [
        (f"President of {'f' * 250}", ("President", "f" * 200)),
        (f"{'t ' * 150}, {'o' * 250}", (("t " * 100), "o" * 200)),
        (f"University of {'u' * 250}", (None, f"University of {'u' * 186}")),
        (f"Head of {'u' * 250}", (f"Head of {'u' * 192}", None)),
    ],
)
def test_what_is_too_long_is_cut(rest: str, told_of: tuple[str | None, str | None]) -> None:
    name = "Ms. " + "x" * 250
    (one,) = people_in(f"{name}, {rest}")
    assert (one.name, one.title, one.of) == (name[:200], *told_of)


@pytest.mark.parametrize(
    "text",
    [
        "Ms. A One",
        "- H.E. Mr. B Two",
        "г-жа A One",
        "Ada Example, Director",
        "Ada van der Berg – Director",
        "Ada Example (ILO)",
        f"Ada Example, {'x' * 187}",
    ],
)
def test_what_looks_like_a_person(text: str) -> None:
    assert looks_like_a_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norms in practice",
        "New York, 2 June 2017",
        "Ada, Director",
        "Ada Example",
        "All migrants, everywhere",
        f"Ada Example, {'x' * 188}",
        "Message of the day",
    ],
)
def test_what_does_not(text: str) -> None:
    assert not looks_like_a_person(text)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Panellist 1: Ms. A One", "Ms. A One"),
        ("Keynote – Mr. B Two, ILO", "Mr. B Two, ILO"),
        ("Keynote: Mr. B Two ", "Mr. B Two"),
        ("Panel 1: Human rights", None),
        ("Ms. A One", None),
        ("Keynote:Dr", None),
    ],
)
def test_whom_a_title_names(title: str, name: str | None) -> None:
    assert named_in_title(title) == name


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("the Permanent Representatives of Mexico and of Switzerland", ["Mexico", "Switzerland"]),
        ("Permanent Representatives of Mexico to the United Nations and the Sudan", ["Mexico", "Sudan"]),
        ("Permanent Representatives of Mexico to the United Nations, and of the Sudan", ["Mexico", "Sudan"]),
        (
            "the Permanent Representatives of the Sudan and of Costa Rica",
            ["Sudan", "Costa Rica"],
        ),
        ("Permanent Representative of Mexico", []),
        ("the Representatives of Mexico and of Switzerland", []),
    ],
)
def test_two_representatives_in_one_phrase(text: str, states: list[str]) -> None:
    assert [told(one) for one in representatives(text)] == [f"TBA | Permanent Representative | {s}" for s in states]


def test_two_representatives_in_other_languages() -> None:
    french = representatives("les Représentants permanents du Mexique et de la Suisse") or representatives(
        "Représentante permanente du Mexique et de Suisse"
    )
    assert [told(one) for one in french] == [
        "TBA | Représentante permanente | Mexique",
        "TBA | Représentante permanente | Suisse",
    ]
    assert [told(one) for one in representatives("Representante Permanente de México y de Suiza")] == [
        "TBA | Representante Permanente | México",
        "TBA | Representante Permanente | Suiza",
    ]
