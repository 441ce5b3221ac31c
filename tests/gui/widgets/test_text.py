"""Whatever people type is shown as plain text on one line."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from ui.theme import Type
from ui.widgets.label import FitLabel, PlainLabel
from ui.widgets.text import LONGEST, menu_text, plain, tooltip

HTML = '<b>x</b><img src="http://127.0.0.1:1/">'
HOSTILE = (HTML, "y" * 300, "\u202egnp.exe\u202c", "line\nbreak\ttab\x00", "🇰🇪 👩\u200d👩\u200d👧", "\ud800 half", "")


@given(st.text(max_size=600))
def test_plain_never_leaves_anything_that_moves_the_line(text: str) -> None:
    shown = plain(text)
    assert len(shown) <= LONGEST
    assert not any(unicodedata.category(letter) in ("Cc", "Zl", "Zp", "Cs") for letter in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
    assert plain(shown) == shown


def test_piles_of_marks_are_cut() -> None:
    assert plain("a" + "\u0301" * 50 + "b") == "a" + "\u0301" * 3 + "b"


def test_emoji_and_scripts_stay_whole() -> None:
    for text in ("👩\u200d👩\u200d👧", "می\u200cخواهم", "中华人民共和国", "Côte d’Ivoire", "المملكة العربية السعودية"):
        assert plain(text) == text


def test_tool_tips_and_menus_show_the_signs_themselves() -> None:
    assert "&lt;b&gt;" in tooltip(HTML)
    assert menu_text("Trinidad & Tobago") == "Trinidad && Tobago"


@pytest.mark.parametrize("text", HOSTILE)
def test_labels_keep_their_place_whatever_the_text(qtbot: QtBot, text: str) -> None:
    one, two = PlainLabel("", Type.LEAD), FitLabel(60, 24)
    for label in (one, two):
        qtbot.addWidget(label)
        label.resize(240, 60)
        label.show()
        label.set_text(text)
        assert label.grab().width() == 240
        assert label.full_text == plain(text)
        assert label.accessibleName() == plain(text)
    assert one.minimumSizeHint().width() < 240
    assert one.minimumSizeHint().height() < 60


def test_a_text_that_fits_takes_its_height_from_what_it_shows_now(qtbot: QtBot) -> None:
    changes: tuple[Callable[[FitLabel], None], ...] = (
        lambda label: label.set_text("Chair"),
        lambda label: label.set_text("Special Representative of the Secretary-General for International Migration"),
        lambda label: label.set_scale(1.5),
        lambda label: label.set_sizes(30, 12),
    )
    label = FitLabel(60, 24)
    qtbot.addWidget(label)
    heights = []
    for number, change in enumerate(changes):
        change(label)
        fresh = FitLabel(60, 24)
        qtbot.addWidget(fresh)
        for earlier in changes[: number + 1]:
            earlier(fresh)
        heights.append(label.heightForWidth(300))
        assert heights[-1] == fresh.heightForWidth(300)
    assert len(set(heights)) == len(changes)


def test_a_cut_line_has_all_of_it_in_the_tool_tip(qtbot: QtBot) -> None:
    label = PlainLabel("United Kingdom of Great Britain and Northern Ireland")
    qtbot.addWidget(label)
    label.resize(120, 30)
    label.show()
    assert label.text().endswith("…")
    assert "Northern Ireland" in label.toolTip()
    label.resize(900, 30)
    assert label.text() == label.full_text
    assert label.toolTip() == ""
