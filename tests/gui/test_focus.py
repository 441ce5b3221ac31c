"""Wherever the Tab key goes, one sees where the keyboard is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.focusable import walk_focusable
from tests.gui.pages import PAGES
from tests.gui.showing import dressed, shown
from ui.accessible import tab_before
from ui.theme import Theme
from ui.widgets.growing import GrowingPage
from ui.widgets.queue_list import QueueEntry, QueueList


@pytest.fixture(params=list(PAGES))
def page(request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[GrowingPage]:
    with dressed(qapp, Theme.DARK):
        made = shown(qtbot, PAGES[request.param](tmp_path), 1280, 720)
        yield made
        made.close()


def picture(window: QWidget, widget: QWidget) -> QImage:
    """The widget as it stands in its window."""
    QCoreApplication.processEvents()
    return window.grab(QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())).toImage()


def bring_into_sight(widget: QWidget) -> None:
    """Roll the areas around a widget, as the Tab key does."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def test_a_ring_shows_where_the_keyboard_is(page: GrowingPage) -> None:
    elsewhere = QWidget(page)
    elsewhere.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    elsewhere.show()
    reached = [w for w in walk_focusable(page) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isEnabled()]
    assert len(reached) > 3
    unseen = []
    for widget in reached:
        if widget is elsewhere:
            continue
        bring_into_sight(widget)
        elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
        before = picture(page, widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if not widget.hasFocus() or picture(page, widget) == before:
            unseen.append(widget.accessibleName())
    assert unseen == []


def test_a_list_shows_it_before_a_row_is_selected(qtbot: QtBot) -> None:
    queue = shown(qtbot, QueueList(), 400, 300)
    for rows in ((), (QueueEntry("r1", 1, "Kenya", (), "~11:44"),)):
        queue.show_rows(rows)
        queue.clearFocus()
        before = picture(queue, queue)
        queue.setFocus()
        assert picture(queue, queue) != before


def test_a_widget_comes_before_another_for_the_tab_key(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, _, third, late = (QWidget(window) for _ in range(4))
    for widget in (first, third, late):
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    tab_before(late, third)
    assert reached_from(first) == [late, third]
    assert reached_from(third) == [first, late]


def reached_from(widget: QWidget) -> list[QWidget]:
    """What the Tab key comes to after a widget, once around the window."""
    found = []
    after = widget.nextInFocusChain()
    while after is not None and after is not widget:
        if after.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(after)
        after = after.nextInFocusChain()
    return found
