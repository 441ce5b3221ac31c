"""Quick marks typed into a note: what they say, what is left of the text, and that ordinary words stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.meeting.facts import NoteContent
from gcm_moderator.meeting.floor import NoteKind
from gcm_moderator.meeting.marks import Known, Mark, MarkKind, escaped, known_in, parse, themes_for
from tests.shipped import session

SESSION = session()
KNOWN = known_in(SESSION, "panel-1/discussion")
WORDS = (
    "c6",
    "!",
    "!!",
    "?2",
    "#data",
    "#pol",
    "\\c6",
    "\\\\!!",
    "Xc6",
    "c6h12",
    "!=",
    "Malta",
    "C6",
    "#",
    "?9",
    "c77",
    "؟1",
)
SPACES = st.sampled_from([" ", " ", "  ", "\n", "\t", ""])
TYPED = st.lists(st.tuples(st.sampled_from(WORDS) | st.text(max_size=6), SPACES).map("".join), max_size=9).map("".join)


def said(text: str) -> NoteContent:
    return parse(text, KNOWN).on(NoteContent(""))


def test_marks_become_what_they_say_and_leave_the_text() -> None:
    content = said("Who pays? ?2 #data c6 !!")
    assert content == NoteContent(
        "Who pays?", NoteKind.QUESTION, to="panellist-2", themes=("data",), commitments=(6,), star=True
    )


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("! Firewalls work", "Firewalls work"),
        ("Firewalls c6 work", "Firewalls work"),
        ("c6 c3\nFirewalls work", "Firewalls work"),
        ("Firewalls\n\nwork  c6", "Firewalls\n\nwork"),
        ("  indented c6", "  indented"),
        ("#good-practices #part Twinning", "Twinning"),
        ("谁来付费 ？2", "谁来付费"),
        ("من يدفع ؟٢", "من يدفع"),
        ("c6", ""),
    ],
)
def test_a_mark_goes_with_the_spaces_before_it(typed: str, left: str) -> None:
    found = parse(typed, KNOWN)
    assert found.text == left
    assert found.marks


@pytest.mark.parametrize(
    "text",
    [
        "c6h12 is no commitment, and C6 no vitamin",
        "a != b, v.c6, (c6), c6.",
        "C’est inacceptable !",
        "Really?2 or ? 2 or ?2nd",
        "https://example.org/?2#data c/o",
        "No. #1, #pa and #nonsense",
        "?9 and ?0 and c0 and c11 and c999",
        "a line\nand !",
        "!important",
        "Xc6 and c6X",
        "\\ \\n \\Malta",
    ],
)
def test_ordinary_words_are_never_eaten(text: str) -> None:
    assert parse(text, KNOWN) == parse(text, Known())
    assert (parse(text, KNOWN).text, parse(text, KNOWN).marks) == (text, ())


def test_a_backslash_makes_a_mark_an_ordinary_word() -> None:
    assert parse("The \\c6 engine, \\!! and \\\\c6", KNOWN).text == "The c6 engine, !! and \\c6"
    assert parse("The \\c6 engine", KNOWN).marks == ()


@given(TYPED)
def test_what_is_escaped_comes_back_as_it_was(text: str) -> None:
    found = parse(escaped(text, KNOWN), KNOWN)
    assert (found.text, found.marks) == (text, ())


@given(TYPED)
def test_marks_stand_where_they_are_said_to_and_nothing_else_goes(text: str) -> None:
    found = parse(text, KNOWN)
    rest = text
    for mark in reversed(found.marks):
        word = text[mark.start : mark.end]
        assert word
        assert not word.startswith("\\")
        assert text[mark.end : mark.end + 1].strip() == text[max(0, mark.start - 1) : mark.start].strip() == ""
        rest = rest[: mark.start] + rest[mark.end :]
    without = [char for char in rest if not char.isspace() and char != "\\"]
    assert [char for char in found.text if not char.isspace() and char != "\\"] == without


@given(st.text())
def test_without_anything_known_only_stars_are_marks(text: str) -> None:
    found = parse(text, Known())
    assert found.marks or found.text == text or "\\" in text


def test_every_line_begins_anew() -> None:
    assert parse("Malta c6\n! Firewalls  #data\n\n!! work ?2", KNOWN).marks == (
        Mark(MarkKind.COMMITMENT, 6, 8, 6),
        Mark(MarkKind.STAR, 9, 10),
        Mark(MarkKind.THEME, 22, 27, "data"),
        Mark(MarkKind.STAR, 29, 31),
        Mark(MarkKind.QUESTION, 37, 39, "panellist-2"),
    )
    assert parse("Malta\n! Firewalls", KNOWN).text == "Malta\nFirewalls"
    assert escaped("Malta c6 c3\n ! Firewalls", KNOWN) == "Malta \\c6 \\c3\n \\! Firewalls"


def test_three_letters_name_a_theme_and_all_of_them_the_one_that_others_go_on_from() -> None:
    known = Known(themes=("data-gaps", "data", "policies"))
    assert parse("#pol #data", known).on(NoteContent("")).themes == ("policies", "data")
    assert parse("#po #dat", known).marks == ()


def test_marks_add_to_what_was_chosen_by_hand() -> None:
    chosen = NoteContent("", NoteKind.DATA, themes=("data",), commitments=(9,))
    content = parse("#data #capacities c3 Counted", KNOWN).on(chosen)
    assert content == NoteContent("Counted", NoteKind.DATA, themes=("data", "capacities"), commitments=(3, 9))


def test_what_can_be_named_are_the_panellists_of_the_note_and_all_themes_and_commitments() -> None:
    known = known_in(SESSION, "panel-1/discussion")
    assert sorted(known.panellists) == ["panellist-1", "panellist-2", "panellist-3"]
    assert (known.themes[:2], known.commitments) == (("policies", "priorities"), frozenset(range(1, 11)))
    assert "panellist-4" in known_in(SESSION, "summary/discussion").panellists
    assert known_in(SESSION, "lunch-1").panellists == frozenset()
    assert known_in(SESSION, None).panellists == frozenset()


def test_themes_are_offered_by_their_id_then_by_a_word_of_their_title() -> None:
    assert themes_for("p", SESSION)[:3] == ("policies", "priorities", "partnerships")
    assert themes_for("pol", SESSION) == ("policies", "priorities")
    assert themes_for("Disag", SESSION) == ("data",)
    assert themes_for("x", SESSION) == ()
