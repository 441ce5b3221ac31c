"""The field with offers: what the keys do, and that any text can be added."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.type_ahead import Suggestion, TypeAhead

NAMES = ("Kenya", "Kiribati", "Malta", "Mexico")


def search(text: str) -> Sequence[Suggestion]:
    return [Suggestion(name, "Member State", name) for name in NAMES if name.lower().startswith(text.lower())]


class Holder(QWidget):
    """A window with a field at its foot."""

    def __init__(self) -> None:
        super().__init__()
        self.field = TypeAhead(search)
        self.taken: list[tuple[Suggestion, Qt.KeyboardModifier]] = []
        self.field.chosen.connect(lambda offer, keys: self.taken.append((offer, keys)))
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self.field)


@pytest.fixture
def holder(qtbot: QtBot) -> Holder:
    made = Holder()
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show()
    made.field.setFocus()
    return made


def labels(holder: Holder) -> list[str]:
    return [offer.label for offer in holder.field.offers]


def test_enter_takes_the_first_offer(holder: Holder, qtbot: QtBot) -> None:
    qtbot.keyClicks(holder.field, "k")
    assert labels(holder) == ["Kenya", "Kiribati", "k"]
    qtbot.keyClick(holder.field, Qt.Key.Key_Return)
    assert [offer.value for offer, _ in holder.taken] == ["Kenya"]
    assert holder.field.text() == ""
    assert holder.field.offers == ()


def test_arrows_choose_and_tab_takes(holder: Holder, qtbot: QtBot) -> None:
    qtbot.keyClicks(holder.field, "k")
    qtbot.keyClick(holder.field, Qt.Key.Key_Down)
    qtbot.keyClick(holder.field, Qt.Key.Key_Tab)
    assert [offer.value for offer, _ in holder.taken] == ["Kiribati"]


def test_the_last_offer_is_the_text_as_typed(holder: Holder, qtbot: QtBot) -> None:
    qtbot.keyClicks(holder.field, "Delegate in row 4")
    assert labels(holder) == ["Delegate in row 4"]
    qtbot.keyClick(holder.field, Qt.Key.Key_Return)
    qtbot.keyClicks(holder.field, "Ke")
    qtbot.keyClick(holder.field, Qt.Key.Key_Up)
    qtbot.keyClick(holder.field, Qt.Key.Key_Return)
    assert [(offer.label, offer.value) for offer, _ in holder.taken] == [("Delegate in row 4", None), ("Ke", None)]


def test_modifiers_come_along(holder: Holder, qtbot: QtBot) -> None:
    qtbot.keyClicks(holder.field, "Malta")
    qtbot.keyClick(holder.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert holder.taken[0][1] & Qt.KeyboardModifier.ControlModifier


def test_nothing_is_taken_from_an_empty_field(holder: Holder, qtbot: QtBot) -> None:
    qtbot.keyClicks(holder.field, "  ")
    qtbot.keyClick(holder.field, Qt.Key.Key_Return)
    assert holder.taken == []


def test_escape_goes_back_step_by_step(holder: Holder, qtbot: QtBot) -> None:
    qtbot.keyClicks(holder.field, "k")
    qtbot.keyClick(holder.field, Qt.Key.Key_Escape)
    assert holder.field.offers == ()
    assert holder.field.text() == "k"
    qtbot.keyClick(holder.field, Qt.Key.Key_Escape)
    assert holder.field.text() == ""
    with qtbot.waitSignal(holder.field.left):
        qtbot.keyClick(holder.field, Qt.Key.Key_Escape)


def test_what_is_being_composed_is_left_alone(holder: Holder, qtbot: QtBot) -> None:
    QApplication.sendEvent(holder.field, QInputMethodEvent("ke", []))
    assert holder.field.offers == ()
    done = QInputMethodEvent("", [])
    done.setCommitString("ke")
    QApplication.sendEvent(holder.field, done)
    assert labels(holder) == ["Kenya", "ke"]


def test_the_offers_stay_inside_the_window_beside_the_field(holder: Holder, qtbot: QtBot) -> None:
    qtbot.keyClicks(holder.field, "k")
    popup = holder.field.popup()
    assert popup is not None
    assert popup.window() is holder
    assert holder.rect().contains(popup.geometry())
    assert popup.geometry().bottom() < holder.field.geometry().top()
    assert not popup.isModal()


def test_a_click_takes_an_offer(holder: Holder, qtbot: QtBot) -> None:
    qtbot.keyClicks(holder.field, "m")
    popup = holder.field.popup()
    assert popup is not None
    viewport = popup.findChild(QWidget, "qt_scrollarea_viewport")
    assert viewport is not None
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=viewport.rect().topLeft() + viewport.rect().center() / 6)
    assert holder.taken[0][0].value == "Malta"


def test_a_hostile_name_stays_text(holder: Holder) -> None:
    holder.field.setText("<b>x</b>\u202e" + "y" * 400)
    assert holder.grab().width() == 400
    assert labels(holder)[0].startswith("<b>x</b>y")


def test_the_offers_follow_the_field_into_another_window(holder: Holder, qtbot: QtBot) -> None:
    qtbot.keyClicks(holder.field, "k")
    elsewhere = QWidget()
    qtbot.addWidget(elsewhere)
    QVBoxLayout(elsewhere).addWidget(holder.field)
    elsewhere.show()
    holder.field.setFocus()
    qtbot.keyClicks(holder.field, "e")
    popup = holder.field.popup()
    assert popup is not None
    assert popup.window() is elsewhere
    assert popup.isVisible()


def test_the_offers_go_with_the_field(holder: Holder, qtbot: QtBot) -> None:
    qtbot.keyClicks(holder.field, "k")
    popup = holder.field.popup()
    holder.field.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not shiboken6.isValid(popup)
