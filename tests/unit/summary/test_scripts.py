from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_moderator.summary.scripts import Script, right_to_left, runs

OTHER, ARABIC, CHINESE = Script.OTHER, Script.RIGHT_TO_LEFT, Script.EAST_ASIAN


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("Kenya", [("Kenya", OTHER)]),
        ("14", [("14", OTHER)]),
        ("Кения 14", [("Кения 14", OTHER)]),
        ("(كينيا) 14", [("(كينيا) 14", ARABIC)]),
        ("肯尼亚、中国。", [("肯尼亚、中国。", CHINESE)]),
        ("EU: 肯尼亚, كينيا!", [("EU: ", OTHER), ("肯尼亚, ", CHINESE), ("كينيا!", ARABIC)]),
        ("Côte d’Ivoire", [("Côte d’Ivoire", OTHER)]),
    ],
)
def test_a_text_is_parted_where_its_script_changes(text: str, parts: list[tuple[str, Script]]) -> None:
    assert runs(text) == parts


@given(st.text())
def test_nothing_is_lost_and_neighbours_differ(text: str) -> None:
    parts = runs(text)
    assert "".join(part for part, _ in parts) == text
    assert all(part for part, _ in parts)
    assert all(left[1] is not right[1] for left, right in pairwise(parts))


@pytest.mark.parametrize(("text", "mirrored"), [("كينيا", True), ("14 كينيا", True), ("a كينيا", False), ("", False)])
def test_the_first_letter_says_from_which_side_it_is_read(text: str, mirrored: bool) -> None:
    assert right_to_left(text) is mirrored
