from __future__ import annotations

import datetime as dt
import html
import re
import unicodedata
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gcm_moderator.summary.plain import in_cell, in_markdown, lines, local, one_line
from tests.unit.summary.meetings import HOSTILE

_PUNCTUATION = r"!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~"
_markup_like = st.text(st.sampled_from("ab \\`*_[]()|~$&<>#+-=:.!@/1w\n\r\t\x00\u2028\u202e＝＋"), max_size=30)
_texts = st.one_of(st.text(), _markup_like, st.sampled_from(HOSTILE))


def _shown(markdown: str) -> str:
    """What a reader of Markdown sees of a text without markup."""
    return html.unescape(re.sub(rf"\\([{_PUNCTUATION}])", r"\1", markdown))


@given(_texts)
def test_a_line_has_no_control_characters_and_never_turns_the_reading_direction(text: str) -> None:
    for line in (*lines(text), one_line(text)):
        assert line == line.strip()
        assert not any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in line)
        assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(_texts)
@example("&lt;b&gt;")
@example("\\*")
def test_markdown_shows_exactly_the_characters_of_the_text(text: str) -> None:
    assert _shown(in_markdown(text)) == one_line(text)


@given(_texts)
def test_markdown_has_no_markup_left(text: str) -> None:
    left = re.sub(rf"\\[{_PUNCTUATION}]", "", in_markdown(text))
    assert not re.search(r"[\\`*_\[\]|~$<>]", left)
    assert not re.search(r"&(?!(amp|lt|gt);)", left)
    assert not re.match(r"[#+=:-]|\d+[.)]", in_markdown(text))
    assert not re.search(r"(?<!\\)://|www\.", in_markdown(text), re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Côte d’Ivoire", "Côte d’Ivoire"),
        ("Iran (Islamic Republic of)", "Iran (Islamic Republic of)"),
        ("a|b", "a\\|b"),
        ("<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;"),
        ("1. one", "1\\. one"),
        ("12) twelve", "12\\) twelve"),
        ("- item", "\\- item"),
        ("at 13:15 - 14:45", "at 13:15 - 14:45"),
        ("http://x.org", "http\\://x.org"),
        ("first\nsecond\u2028third", "first second third"),
    ],
)
def test_markdown_stays_readable(text: str, markdown: str) -> None:
    assert in_markdown(text) == markdown


@given(
    st.text(" \t\r\n\u200b\ufeff\u3000\xa0", max_size=4), st.sampled_from("=+-@＝＋－＠﹦﹢﹣﹫−⁺"), st.text(max_size=9)
)
def test_nothing_that_a_spreadsheet_would_compute_begins_a_cell(before: str, sign: str, after: str) -> None:
    assert in_cell(before + sign + after).startswith("'")


@given(_texts)
def test_a_cell_is_the_line_itself_or_the_line_after_an_apostrophe(text: str) -> None:
    assert in_cell(text) in (one_line(text), f"'{one_line(text)}")
    assert not in_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_an_ordinary_cell_is_left_alone() -> None:
    assert in_cell("Bosnia and Herzegovina") == "Bosnia and Herzegovina"
    assert in_cell("Guinea-Bissau") == "Guinea-Bissau"
    assert in_cell("") == ""


def test_instants_are_local_with_milliseconds_only_where_there_are_any() -> None:
    zone = ZoneInfo("Europe/Zurich")
    instant = dt.datetime(2017, 5, 8, 8, 40, 4, tzinfo=dt.UTC)
    assert local(instant, zone) == "2017-05-08T10:40:04+02:00"
    assert local(instant.replace(microsecond=250_000), zone) == "2017-05-08T10:40:04.250+02:00"
