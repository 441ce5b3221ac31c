"""What the columns of a table are about."""

from __future__ import annotations

import pytest

from gcm_moderator.agenda.importing.columns import by_day, by_heads, guessed, mark_translations
from gcm_moderator.agenda.importing.document import Column, Table
from tests.unit.agenda.importing.drawn import drawn


def table(drawing: str) -> Table:
    (made,) = drawn(drawing).blocks
    assert isinstance(made, Table)
    return made


def named(roles: dict[int, Column]) -> str:
    return " ".join(f"{column}:{role}" for column, role in sorted(roles.items()))


BODY = "\n10:00-11:00 | Opening remarks | Ms. Ada Example | XIX | x"


@pytest.mark.parametrize(
    ("drawing", "expected", "head"),
    [
        ("Time | Title | Speaker | Room | No.", "0:time 1:title 2:speaker 3:room 4:number", 0),
        ("Time | Title | Blue | Red |", "0:time 1:title 2:detail 3:detail 4:detail", 0),
        ("Time | Title | Blue | Red | Green", "", -1),
        ("Time | Blue | Red", "", -1),
        ("Title | Speaker | Room", "", -1),
        ("Start | Title", "0:start 1:title 2:detail 3:detail 4:detail", 0),
        ("Duration | Title", "0:duration 1:title 2:detail 3:detail 4:detail", 0),
        ("End | Title", "", -1),
        ("Time | 10:00-11:00 | Title", "", -1),
        ("Time | Title | 10:00-11:00\nTime | Title", "0:time 1:title 2:detail 3:detail 4:detail", 1),
        ("Time | < | Title", "0:time 1:detail 2:title 3:detail 4:detail", 0),
        (" | Time | Title", "0:detail 1:time 2:title 3:detail 4:detail", 0),
        ("Time // or so | Title // or so", "0:time 1:title 2:detail 3:detail 4:detail", 0),
        ("Time | Time | Title | Title", "0:time 1:detail 2:title 3:detail 4:detail", 0),
        ("Time | Speaker", "0:time 1:speaker 2:title 3:detail 4:detail", 0),
        ("a | b\nc | d\nTime | Title", "0:time 1:title 2:detail 3:detail 4:detail", 2),
        ("\n".join(["a | b"] * 39 + ["Time | Title"]), "0:time 1:title 2:detail 3:detail 4:detail", 39),
        ("\n".join(["a | b"] * 40 + ["Time | Title"]), "", -1),
    ],
)
def test_what_heads_say(drawing: str, expected: str, head: int) -> None:
    roles, number = by_heads(table(drawing + BODY))
    assert (named(roles), number) == (expected, head)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("10:00 | Opening | a long note | XIX", "0:time 1:kind 2:title 3:room"),
        ("10:00 | Opening remarks | a note | XIX", "0:time 1:title 2:detail 3:room"),
        ("10:00 | Opening | a note | XIX, the largest of all rooms", "0:time 1:title 2:detail 3:room"),
        ("10:00 | Opening | a note | XIX | the title is here", "0:time 1:kind 2:detail 3:room 4:title"),
    ],
)
def test_a_title_is_found_among_what_is_left(body: str, expected: str) -> None:
    above = "one very long line of running text above the heads | and another | and one more | x\n"
    roles, head = by_heads(table(f"{above}Time | Format | Notes | Room\n{body}"))
    assert (named(roles), head) == (expected, 1)


@pytest.mark.parametrize(
    ("drawing", "expected", "head", "days"),
    [
        (" | 8 May | 9 May\n10:00-11:00 | a | b", "0:time", 0, [1, 2]),
        ("x | y | z\n | 8 May | 9 May\n10:00-11:00 | a | b", "0:time", 1, [1, 2]),
        ("x | y | z\nx | y | z\n | 8 May | 9 May\n10:00-11:00 | a | b", "0:time", 2, [1, 2]),
        ("x | y | z\nx | y | z\nx | y | z\n | 8 May | 9 May\n10:00-11:00 | a | b", "", -1, []),
        (" | 8 May | x\n10:00-11:00 | a | b", "", -1, []),
        (" | 8-9 May | 10 May\n10:00-11:00 | a | b", "", -1, []),
        (" | 8 May / 8 mai | 9 May / 9 mai\n10:00-11:00 | a | b", "0:time", 0, [1, 2]),
        (" | 8 May 10:00 | 9 May\n10:00-11:00 | a | b", "", -1, []),
        (" | 8 May | < | 9 May\n10:00-11:00 | a | b | c", "0:time", 0, [1, 3]),
        (f" | 8 May{' x' * 27} | 9 May\n10:00-11:00 | a | b", "0:time", 0, [1, 2]),
        (f" | 8 May{' x' * 27}y | 9 May\n10:00-11:00 | a | b", "", -1, []),
        (" | 8 May | 9 May\n10:00-11:00 | a | b\nsoon | a | b", "0:time", 0, [1, 2]),
        (" | 8 May | 9 May\n10:00-11:00 | a | b\nsoon | a | b\nlate | a | b", "", -1, []),
        ("10:00 | 8 May | 9 May\nsoon | a | b", "", -1, []),
        (" | 8 May | 9 May\n10:00-11:00 | 10:00 | b", "0:time", 0, [1, 2]),
        (" | Day 1 | Day 2\n10:00-11:00 | a | b", "0:time", 0, [1, 2]),
    ],
)
def test_a_column_for_each_day(drawing: str, expected: str, head: int, days: list[int]) -> None:
    roles, number, found = by_day(table(drawing))
    assert (named(roles), number, sorted(found)) == (expected, head, days)
    assert all(line.text.startswith(("8", "9", "Day")) and marks for marks, line in found.values())


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ("10:00 | Opening\n11:00 | Panel 1", "0:time 1:title"),
        ("Opening | 10:00\nPanel 1 | 11:00", "0:title 1:time"),
        ("10:00-11:00 | Opening\nsoon | Panel 1", "0:time 1:title"),
        ("10:00-11:00 | Opening\nsoon | Panel 1\nlater | Lunch", ""),
        ("10:00-11:00 | Opening\n^ | Panel 1\n^ | Lunch", "0:time 1:title"),
        ("10:00-11:00 | Opening\n | Panel 1\n | Lunch", "0:time 1:title"),
        ("10:00-11:00 |\n11:00-12:00 |", ""),
        ("8 May 10:00 | Opening", "0:time 1:title"),
        ("10:00 abcdef | Opening", "0:time 1:title"),
        ("10:00 abcdefg | Opening", ""),
        ("8 May, abcdef | Opening", ""),
        ("10:00 | 11:00 | Opening", "0:start 1:end 2:title"),
        ("10:00 | 10:00-11:00 | Opening", "0:start 1:end 2:title"),
        ("10:00-11:00 | 10:00 | Opening", "0:time 1:detail 2:title"),
        ("10:00 | Opening | 11:00", "0:time 1:title 2:detail"),
        ("10:00 | | Opening", "0:time 2:title"),
        ("10:00 | Opening | a longer note on it", "0:time 1:title 2:detail"),
        ("10:00 | Music | a longer note on it", "0:time 1:detail 2:title"),
        ("10:00 | Music | Songs", "0:time 1:title 2:detail"),
        ("10:00 | 8 May | Opening\n11:00 | 8 May | Lunch", "0:time 1:date 2:title"),
        ("10:00 | 8 May | Opening\n11:00 | x | Lunch", "0:time 1:date 2:title"),
        ("10:00 | 8 May | Opening\n11:00 | x | Lunch\n12:00 | x | Tea", "0:time 1:detail 2:title"),
        (f"10:00 | 8 May{' x' * 17} | Opening", "0:time 1:date 2:title"),
        (f"10:00 | 8 May{' x' * 17}y | Opening", "0:time 1:detail 2:title"),
        ("10:00 | 8 May | <", ""),
        ("10:00 | Opening | Room XIX", "0:time 1:title 2:room"),
        ("10:00 | Opening | Room XIX\n11:00 | Lunch | x", "0:time 1:title 2:detail"),
        ("10:00 | Opening | Room XIX\n11:00 | Lunch | Room XX\n12:00 | Tea | x", "0:time 1:title 2:room"),
        ("10:00 | Opening | Room XIX\n11:00 | Lunch | ^\n12:00 | Tea | ^", "0:time 1:title 2:room"),
        ("10:00 | Opening | Room XIX\n11:00 | Lunch |\n12:00 | Tea |", "0:time 1:title 2:room"),
        ("10:00 | Opening | Ms. Ada Example", "0:time 1:title 2:speaker"),
        ("10:00 | Opening | To be confirmed", "0:time 1:title 2:speaker"),
        ("10:00 | Opening | Ms. Ada Example\n11:00 | Lunch | x", "0:time 1:title 2:detail"),
        ("10:00 | Ms. Ada Example | Room XIX", ""),
    ],
)
def test_columns_without_heads(drawing: str, expected: str) -> None:
    assert named(guessed(table(drawing))) == expected


def test_a_table_without_cells_has_no_columns() -> None:
    assert guessed(Table(())) == {}
    assert by_heads(Table(())) == ({}, -1)
    assert by_day(Table(())) == ({}, -1, {})


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ("Opening remarks | Ouverture", "title translation"),
        ("Ouverture | Opening remarks", "translation title"),
        ("Ouverture | Apertura | Opening remarks", "translation translation title"),
        ("Ouverture | Apertura de la sesión", "title translation"),
        ("Opening remarks | Closing remarks", "title detail"),
        ("Opening remarks | XIX", "title detail"),
        ("XIX | Opening remarks", "title detail"),
        ("Opening of the day | Le travail des gens", "title detail"),
        ("Opening of the day | Ouverture de la session\nLunch for the people |", "title translation"),
        ("Opening of the day | Ouverture de la session\nLunch for all |\nTea for all |", "title detail"),
        ("Opening of the day | Ouverture de la session\nx | Le travail des gens\nx | La fin du jour",
         "title translation"),
        ("Opening of the day | Ouverture de la session\nx | Le travail des gens\nx | La fin du jour\nx | Les gens",
         "title detail"),
        ("Opening of the day | Ouverture de la session\nLunch of the day | <", "title translation"),
    ],
)  # fmt: skip
def test_the_same_in_another_language(drawing: str, expected: str) -> None:
    head = "The heads of the columns | Les titres des colonnes | Los títulos de las columnas\n"
    made = table(head + drawing)
    roles = dict.fromkeys(range(len(expected.split())), Column.DETAIL) | {0: Column.TITLE}
    mark_translations(made, roles, 0)
    assert " ".join(roles[column] for column in sorted(roles)) == expected


def test_nothing_is_translated_without_a_title() -> None:
    roles = {0: Column.DETAIL, 1: Column.DETAIL}
    mark_translations(table("Opening remarks | Ouverture"), roles, -1)
    assert roles == {0: Column.DETAIL, 1: Column.DETAIL}
