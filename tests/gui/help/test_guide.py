"""The guide in the program: every page opens with its pictures, and nothing from elsewhere is ever loaded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from gcm_moderator.resources import data_folder
from tests.gui.focusable import walk_focusable
from ui.help.window import HelpWindow


@pytest.fixture
def guide(qtbot: QtBot) -> Iterator[HelpWindow]:
    window = HelpWindow(data_folder("docs"))
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def pictures_of(text: str) -> list[str]:
    return [line.partition("](")[2].rstrip(")") for line in text.splitlines() if line.startswith("![")]


def test_every_page_opens_with_its_pictures(guide: HelpWindow, qtbot: QtBot) -> None:
    for name, button in guide.buttons.items():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        path = data_folder("docs") / "guide" / name
        assert Path(guide.page.source().toLocalFile()).resolve() == path.resolve()
        assert guide.page.toPlainText().strip()
        for picture in pictures_of(path.read_text(encoding="utf-8")):
            found = guide.page.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(picture))
            assert 0 < found.width() <= guide.page.viewport().width(), picture


def test_links_lead_to_pages_of_the_guide_alone(guide: HelpWindow, tmp_path: Path) -> None:
    guide.page.open_link(QUrl("rapporteurs.md"))
    assert guide.page.source().fileName() == "rapporteurs.md"
    secret = tmp_path / "secret.md"
    secret.write_text("# Secret", encoding="utf-8")
    for link in (QUrl.fromLocalFile(str(secret)), QUrl("https://example.org/x.md"), QUrl("../../README.md")):
        guide.page.open_link(link)
        assert guide.page.source().fileName() == "rapporteurs.md"
    for kind in (QTextDocument.ResourceType.ImageResource, QTextDocument.ResourceType.MarkdownResource):
        assert guide.page.loadResource(kind.value, QUrl.fromLocalFile(str(secret))) is None


def settle(guide: HelpWindow, qtbot: QtBot, width: int, height: int) -> None:
    """Give the window a size, and wait until its page has been read for it."""
    before = guide.page.document()
    guide.resize(width + 1, height)
    QCoreApplication.processEvents()
    guide.resize(width, height)
    qtbot.waitUntil(lambda: guide.page.document() is not before)


def test_a_page_read_again_in_another_size_keeps_its_letters(guide: HelpWindow, qtbot: QtBot) -> None:
    guide.page.open_page(data_folder("docs") / "guide" / "moderator.md")

    def letters() -> list[float]:
        block, found = guide.page.document().begin(), []
        while block.isValid():
            found.append(block.charFormat().fontWeight() / 100 + block.blockFormat().headingLevel())
            block = block.next()
        return found

    before = letters()
    for size in ((1920, 1080), (1100, 760)):
        settle(guide, qtbot, *size)
        assert letters() == before


def test_a_page_is_read_anew_once_a_drag_has_settled_and_leaves_nothing(guide: HelpWindow, qtbot: QtBot) -> None:
    guide.page.open_page(data_folder("docs") / "guide" / "moderator.md")
    settle(guide, qtbot, 1100, 760)
    shown = guide.page.document()
    for width in range(700, 1000, 20):
        guide.resize(width, 760)
        QCoreApplication.processEvents()
        assert guide.page.document() is shown, "the podium beside it would stand still meanwhile"
    settle(guide, qtbot, 700, 760)
    assert guide.page.document() is not shown
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert guide.page.findChildren(QTextDocument) == [guide.page.document()]


def test_pages_go_back_as_they_came(guide: HelpWindow) -> None:
    first = guide.page.document().toPlainText()
    guide.page.open_link(QUrl("rapporteurs.md"))
    guide.page.backward()
    assert guide.page.document().toPlainText() == first
    assert guide.page.document().begin().blockFormat().topMargin() > 0


def test_escape_closes_it(guide: HelpWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(guide.closed):
        qtbot.keyClick(guide, Qt.Key.Key_Escape)


def test_everything_the_keyboard_reaches_has_a_name(guide: HelpWindow) -> None:
    assert [widget for widget in walk_focusable(guide) if not widget.accessibleName()] == []
