"""The tokens keep the contrasts that the design promises."""

from __future__ import annotations

from itertools import product

import pytest

from gcm_moderator.meeting.turn import Phase
from ui.theme import DARK, LIGHT, Tokens, contrast, style_sheet, tokens
from ui.theme import Theme as Themes

BOTH = pytest.mark.parametrize("colours", [DARK, LIGHT], ids=["dark", "light"])
TEXT, GRAPHICS = 7.0, 3.0
GROUNDS = ("window", "surface", "raised", "field", "hover", "selection")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@BOTH
@pytest.mark.parametrize(("text", "ground"), list(product(("text", "text_soft"), GROUNDS)))
def test_text_can_be_read_everywhere(colours: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= TEXT


@BOTH
@pytest.mark.parametrize("fill", ["accent_fill", "accent_hover"])
def test_text_can_be_read_on_the_accent(colours: Tokens, fill: str) -> None:
    assert contrast(colours.on_accent, getattr(colours, fill)) >= TEXT


@BOTH
@pytest.mark.parametrize("graphic", ["accent", "edge", "running", "warning", "over", "paused"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_graphics_stand_out(colours: Tokens, graphic: str, ground: str) -> None:
    assert contrast(getattr(colours, graphic), getattr(colours, ground)) >= GRAPHICS


@BOTH
@pytest.mark.parametrize("phase", list(Phase))
def test_the_bar_stands_out_of_its_track(colours: Tokens, phase: Phase) -> None:
    assert contrast(colours.phase(phase), colours.track) >= GRAPHICS


def test_dark_phases_are_those_of_okabe_and_ito() -> None:
    assert (DARK.running, DARK.warning, DARK.over) == ("#009e73", "#e69f00", "#d55e00")


@pytest.mark.parametrize("theme", list(Themes))
def test_the_style_sheet_is_filled_in(theme: Themes) -> None:
    sheet = style_sheet(theme)
    assert tokens(theme).accent in sheet
    assert "{{" not in sheet
