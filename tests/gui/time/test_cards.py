"""The ledger, the balance and the messages of the Time view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gcm_moderator.desk.time_views import Scope
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.floor import Recipient, TurnKind
from tests.gui.podium.worlds import World
from tests.gui.time.conftest import Open
from tests.gui.time.hands import NAMES, crowd, press
from ui.time.ledger_model import Column


def test_the_ledger_grows_by_rows(world: World, open_time: Open, qtbot: QtBot) -> None:
    world.discuss(NAMES)
    window = open_time()
    model = window.ledger.rows
    with qtbot.assertNotEmitted(model.modelReset):
        for number in range(1, 4):
            world.do(commands.CallRequest())
            world.wait(200 if number == 2 else 30)
            assert model.rowCount() == number
        world.do(commands.Undo())
    assert model.rowCount() == 2
    first, second = model.turns
    assert model.cell(first, Column.USED) == "0:31"
    assert model.cell(second, Column.OVER) == "+0:53"
    assert "has the floor" in model.sentence(second)


def test_a_named_speaker_changes_one_row(world: World, open_time: Open, qtbot: QtBot) -> None:
    world.discuss(("Delegate in row 4", "Malta"))
    window = open_time()
    world.do(commands.CallRequest(), commands.CallRequest())
    model = window.ledger.rows
    turn = model.turns[0]
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        world.do(commands.NameSpeaker(turn.id, world.desk.state.turn.speaker))  # type: ignore[union-attr]
    assert model.cell(model.turns[0], Column.SPEAKER) == "Malta"


def test_points_of_order_and_absences_are_marked(world: World, open_time: Open) -> None:
    world.discuss(NAMES)
    window = open_time()
    world.do(commands.CallRequest())
    world.ask("Syria", TurnKind.POINT_OF_ORDER)
    world.do(commands.CallRequest(), commands.FinishTurn(), commands.FinishTurn(), commands.CallRequest())
    turn = world.desk.state.turn
    assert turn is not None
    assert turn.request is not None
    world.do(commands.MarkAbsent(turn.request))
    model = window.ledger.rows
    kinds = [model.cell(turn, Column.KIND) for turn in model.turns]
    assert kinds == ["intervention", "point of order", "absent"]
    assert model.cell(model.turns[2], Column.USED) == ""


@pytest.mark.parametrize("height", [640, 660, 680, 720, 760, 1080])
def test_the_ledger_shows_whole_rows_and_the_latest(world: World, open_time: Open, height: int) -> None:
    crowd(world, 14)
    for _ in range(14):
        world.do(commands.CallRequest())
    ledger = open_time(height=height).ledger
    room, row = ledger.viewport().height(), ledger.rowHeight(0)
    last = ledger.visualRect(ledger.model().index(ledger.model().rowCount() - 1, 0))
    assert 0 <= room - last.bottom() - 1 <= 1
    assert room % row < room // row + 1


def test_the_keyboard_comes_to_the_latest_turn(world: World, open_time: Open) -> None:
    crowd(world, 12)
    for _ in range(12):
        world.do(commands.CallRequest())
    ledger = open_time().ledger
    ledger.setFocus()
    assert ledger.currentIndex().row() == 11


def test_the_ledger_follows_the_latest_unless_rolled_away(world: World, open_time: Open, qtbot: QtBot) -> None:
    crowd(world, 20)
    window = open_time()
    bar = window.ledger.verticalScrollBar()
    for _ in range(14):
        world.do(commands.CallRequest())
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    bar.setValue(0)
    world.do(commands.CallRequest())
    assert bar.value() == 0


def test_the_balance_is_drawn_and_switched(world: World, open_time: Open, qtbot: QtBot) -> None:
    world.discuss(NAMES)
    window = open_time()
    for _ in NAMES:
        world.do(commands.CallRequest())
        world.wait(60)
    world.do(commands.FinishTurn())
    titles = [row.title for row in window.balance.bars.bars.rows]
    assert titles[0] == "Regional groups"
    assert {"African Group", "GRULAC", "Member States", "observers"} <= set(titles)
    assert "Gender, where recorded" not in titles
    assert window.balance.count.full_text == "4 delegations · 4 interventions"
    assert window.balance.missing_title.isVisible()
    assert window.balance.missing.full_text == "Asia-Pacific Group, EEG"
    press(window, world, qtbot, Qt.Key.Key_I)
    assert window.figures is not None
    assert window.figures.heard.scope is Scope.SESSION


def test_gender_is_shown_once_recorded(world: World, open_time: Open) -> None:
    world.discuss()
    window = open_time()
    world.ask("Kenya")
    speaker = world.desk.state.queue[0].speaker
    world.do(commands.WithdrawRequest(world.desk.state.queue[0].id), commands.RequestFloor(speaker, gender="f"))
    world.do(commands.CallRequest())
    assert "women" in [row.title for row in window.balance.bars.bars.rows]


@pytest.mark.parametrize("to", list(Recipient))
def test_a_message_goes_where_it_is_sent(world: World, open_time: Open, qtbot: QtBot, to: Recipient) -> None:
    window = open_time()
    press(window, world, qtbot, Qt.Key.Key_W)
    assert window.messages.field.hasFocus()
    window.messages.to.setCurrentIndex(list(Recipient).index(to))
    qtbot.keyClicks(window.messages.field, "Please <b>wrap</b> up")
    qtbot.keyClick(window.messages.field, Qt.Key.Key_Return)
    world.desk.settle()
    sent = world.desk.state.messages[0]
    assert (sent.text, sent.to) == ("Please <b>wrap</b> up", to)
    assert window.messages.field.text() == ""
    assert window.messages.latest.full_text.endswith("Please <b>wrap</b> up")
    assert (world.seat.display.message is not None) is (to is not Recipient.PODIUM)
    assert (world.seat.podium.message is not None) is (to is not Recipient.DISPLAY)
    qtbot.mouseClick(window.messages.unsay, Qt.MouseButton.LeftButton)
    world.desk.settle()
    assert world.seat.display.message is None
    assert world.seat.podium.message is None
    assert not window.messages.unsay.isVisible()


def test_ready_messages_and_what_was_sent(world: World, open_time: Open) -> None:
    window = open_time()
    menu = window.messages.ready_menu()
    menu.actions()[0].trigger()
    menu.actions()[1].trigger()
    world.desk.settle()
    assert [message.text for message in world.desk.state.messages] == ["Please wrap up", "Five minutes left"]
    history = window.messages.history_menu()
    assert [entry.isEnabled() for entry in history.actions()] == [True, False]
    history.actions()[0].trigger()
    world.desk.settle()
    assert world.desk.state.message is None
    for made in (menu, history):
        made.deleteLater()
