"""The pictures of the summary panel: every number can be read on its shade."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ui.summary.matrix import SHADES, shade_of, text_on
from ui.theme import Theme, contrast, tokens


@pytest.mark.parametrize("theme", list(Theme))
def test_every_shade_carries_its_number(theme: Theme) -> None:
    colours = tokens(theme)
    fills = [shade_of(colours, shade) for shade in range(1, len(SHADES) + 1)]
    assert min(contrast(text_on(colours, fill), fill) for fill in fills) >= 7


@pytest.mark.parametrize("theme", list(Theme))
def test_every_shade_stands_out_from_the_one_before(theme: Theme) -> None:
    colours = tokens(theme)
    fills = [shade_of(colours, shade) for shade in range(len(SHADES) + 1)]
    assert min(contrast(one, other) for one, other in pairwise(fills)) > 1.1
