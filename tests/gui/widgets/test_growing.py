"""Pages grow with their window: nothing on them is left at the size of a small one, and all of it shrinks back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QSpinBox,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.pages import PAGES
from ui.theme import space
from ui.widgets.check_box import CheckBox
from ui.widgets.growing import GrowingPage

SMALL, LARGE = (1280, 720), (1920, 1080)
WITH_WORDS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLabel, QLineEdit, QTextEdit)


@pytest.fixture(params=list(PAGES))
def page(request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot) -> Iterator[GrowingPage]:
    made = PAGES[request.param](tmp_path)
    qtbot.addWidget(made)
    yield made
    made.close()


def shown_at(page: GrowingPage, size: tuple[int, int]) -> dict[QWidget, int]:
    """The type of everything that has words, in pixels, once the page has that size."""
    page.resize(*size)
    page.show()
    for _ in range(3):
        QCoreApplication.processEvents()
    visible = [widget for widget in page.findChildren(QWidget) if widget.isVisible()]
    return {widget: widget.font().pixelSize() for widget in visible if isinstance(widget, WITH_WORDS)}


def test_on_a_large_screen_everything_is_larger_and_shrinks_back(page: GrowingPage) -> None:
    large = shown_at(page, LARGE)
    small = shown_at(page, SMALL)
    both = small.keys() & large.keys()
    assert both
    assert [widget for widget in both if large[widget] <= small[widget]] == []
    again = shown_at(page, LARGE)
    assert [widget for widget in both & again.keys() if again[widget] != large[widget]] == []


def test_margins_are_the_same_on_both_sides_so_that_the_page_can_be_mirrored(page: GrowingPage) -> None:
    margins = [layout.contentsMargins() for layout in page.findChildren(QLayout)]
    assert [(each.left(), each.right()) for each in margins if each.left() != each.right()] == []


def test_fixed_sides_and_spacing_grow_and_come_back(qtbot: QtBot) -> None:
    page = GrowingPage()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    row.setContentsMargins(space(3), space(2), space(3), space(2))
    row.setSpacing(space(1))
    box, tick = QSpinBox(), CheckBox("yes")
    box.setFixedWidth(100)
    row.addWidget(box)
    row.addWidget(tick)
    for size, scale in ((LARGE, 1.5), (SMALL, 1.0), (LARGE, 1.5)):
        shown_at(page, size)
        assert box.width() == round(100 * scale)
        assert row.spacing() == space(1, scale)
        assert row.contentsMargins().left() == space(3, scale)
        assert tick.font().pixelSize() == box.font().pixelSize()


def test_a_page_keeps_its_scale_between_its_bounds(qtbot: QtBot) -> None:
    page = GrowingPage()
    qtbot.addWidget(page)
    for size, scale in (((640, 360), 0.9), ((1280, 1600), 1.0), ((5000, 720), 1.0), ((7680, 4320), 1.5)):
        page.resize(*size)
        page.show()
        assert page.scale == pytest.approx(scale)
