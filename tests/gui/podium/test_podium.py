"""The podium at a real seat: what keys and clicks do to the meeting, and what the moderator sees."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gcm_moderator.desk.views import Saving
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.commands import Refusal, RefusalCode
from gcm_moderator.meeting.floor import TurnKind
from tests.gui.focusable import walk_focusable
from tests.gui.podium.conftest import Open
from tests.gui.podium.worlds import World
from ui.actions.action import Do
from ui.podium.window import PodiumWindow
from ui.widgets.button import TouchButton
from ui.widgets.choice import AROUND

WAITING = ("Kenya", "Malta", "Mexico", "Holy See")
LONGEST = "United Kingdom of Great Britain and Northern Ireland"
HTML = '<b>x</b><img src="http://127.0.0.1:1/">'
HOSTILE = (HTML, "y" * 300, "\u202egnp.exe\u202c", "line\n\nbreak", "🇰🇪 👩\u200d👩\u200d👧", "المملكة العربية السعودية")


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def counts(podium: PodiumWindow) -> bool:
    return podium.floor.face.counting


def press(podium: PodiumWindow, world: World, qtbot: QtBot, key: Qt.Key, text: str = "") -> None:
    podium.setFocus()
    qtbot.keyClick(podium, key) if not text else qtbot.keyClicks(podium, text)
    world.desk.settle()


def test_single_keys_run_a_turn(world: World, open_podium: Open, qtbot: QtBot) -> None:
    world.discuss(WAITING)
    podium = open_podium()
    press(podium, world, qtbot, Qt.Key.Key_N)
    assert world.speaker() == "Kenya"
    assert podium.floor.name.full_text == "Kenya"
    assert counts(podium)
    press(podium, world, qtbot, Qt.Key.Key_Space)
    assert not counts(podium)
    assert podium.floor.pause.label == "Go on"
    press(podium, world, qtbot, Qt.Key.Key_Space)
    press(podium, world, qtbot, Qt.Key.Key_F)
    assert world.speaker() is None
    press(podium, world, qtbot, Qt.Key.Key_Z)
    assert world.speaker() == "Kenya"


def test_a_double_click_gives_the_floor_once(world: World, open_podium: Open, qtbot: QtBot) -> None:
    world.discuss(WAITING)
    podium = open_podium()
    give = podium.queue.give
    qtbot.mouseClick(give, Qt.MouseButton.LeftButton)
    world.desk.settle()
    world.ticks += 0.15
    qtbot.mouseClick(give, Qt.MouseButton.LeftButton)
    world.desk.settle()
    assert world.speaker() == "Kenya"
    world.ticks += 0.9
    qtbot.mouseClick(give, Qt.MouseButton.LeftButton)
    world.desk.settle()
    assert world.speaker() == "Malta"


def test_letters_typed_into_a_field_act_on_nothing(world: World, open_podium: Open, qtbot: QtBot) -> None:
    world.discuss(WAITING)
    podium = open_podium()
    podium.foot.note.setFocus()
    qtbot.keyClicks(podium.foot.note, "nz p")
    world.desk.settle()
    assert podium.foot.note.text() == "nz p"
    assert world.speaker() is None
    assert len(world.names()) == 4


def test_a_name_is_added_by_typing(world: World, open_podium: Open, qtbot: QtBot) -> None:
    world.discuss()
    podium = open_podium()
    press(podium, world, qtbot, Qt.Key.Key_A)
    field = podium.queue.field
    assert field.hasFocus()
    for name in ("ken", "Delegate in row 4"):
        qtbot.keyClicks(field, name)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        world.desk.settle()
    assert world.names() == ["Kenya", "Delegate in row 4"]
    qtbot.keyClicks(field, "costa rica")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    world.desk.settle()
    assert world.names()[0] == "Costa Rica"
    assert podium.queue.list.rows.rows[0].point_of_order


def test_one_key_begins_a_point_of_order(world: World, open_podium: Open, qtbot: QtBot) -> None:
    world.discuss(WAITING)
    podium = open_podium()
    press(podium, world, qtbot, Qt.Key.Key_O)
    qtbot.keyClicks(podium.queue.field, "syria")
    qtbot.keyClick(podium.queue.field, Qt.Key.Key_Return)
    world.desk.settle()
    assert world.desk.state.queue[0].kind is TurnKind.POINT_OF_ORDER
    assert podium.queue.options.kind is TurnKind.INTERVENTION


def test_the_options_go_with_the_request(world: World, open_podium: Open, qtbot: QtBot) -> None:
    world.discuss()
    podium = open_podium()
    press(podium, world, qtbot, Qt.Key.Key_H)
    options = podium.queue.options
    assert options.isVisible()
    qtbot.keyClicks(options.behalf, "european union")
    qtbot.keyClick(options.behalf, Qt.Key.Key_Return)
    options.to.setCurrentIndex(2)
    options.limit.setCurrentIndex(options.limit.findText("5:00"))
    qtbot.keyClicks(podium.queue.field, "malta")
    qtbot.keyClick(podium.queue.field, Qt.Key.Key_Return)
    world.desk.settle()
    request = world.desk.state.queue[0]
    assert request.on_behalf_of is not None
    assert (request.on_behalf_of.name, request.to, request.limit_s) == ("European Union", "panellist-2", 300.0)
    assert not options.isVisible()


def test_the_list_is_put_in_order_and_undone(world: World, open_podium: Open, qtbot: QtBot) -> None:
    world.discuss(WAITING)
    podium = open_podium()
    press(podium, world, qtbot, Qt.Key.Key_Q)
    qtbot.keyClick(podium.queue.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    world.desk.settle()
    assert world.names()[:2] == ["Malta", "Kenya"]
    assert podium.queue.list.currentIndex().row() == 1
    podium.foot.undo.click()
    world.desk.settle()
    assert world.names()[:2] == ["Kenya", "Malta"]


def test_the_menu_of_a_row(world: World, open_podium: Open) -> None:
    world.discuss((*WAITING, "Delegate in row 4"))
    podium = open_podium()
    requests = [row.id for row in podium.queue.list.rows.rows]
    menu = podium.queue.row_menu(requests[2])
    texts = [entry.text() for entry in menu.actions() if entry.text()]
    assert texts == ["Give the floor to Mexico", "To the top", "To the end", "Not in the seat", "Withdraw"]
    menu.actions()[2].trigger()
    world.desk.settle()
    assert world.names()[0] == "Mexico"
    naming = podium.queue.row_menu(requests[4])
    naming.actions()[-1].trigger()
    podium.queue.field.setText("costa rica")
    podium.queue.field.take(podium.queue.field.offers[0])
    world.desk.settle()
    assert world.names()[-1] == "Costa Rica"
    for made in (menu, naming):
        made.deleteLater()


def test_who_has_the_floor_gets_the_name_that_was_not_known(world: World, open_podium: Open, qtbot: QtBot) -> None:
    world.discuss(("Delegate in row 4", "Malta"))
    podium = open_podium()
    press(podium, world, qtbot, Qt.Key.Key_N)
    press(podium, world, qtbot, Qt.Key.Key_G)
    assert podium.queue.field.placeholderText() == "type the name of this speaker…"
    qtbot.keyClicks(podium.queue.field, "costa rica")
    qtbot.keyClick(podium.queue.field, Qt.Key.Key_Return)
    world.desk.settle()
    assert (world.speaker(), world.names()) == ("Costa Rica", ["Malta"])
    assert not podium.actions_at_work.enabled(Do.NAME_SPEAKER)


def test_who_has_a_name_gets_no_other_by_a_slip_of_the_hand(world: World, open_podium: Open, qtbot: QtBot) -> None:
    world.discuss(("Kenya", "Malta"))
    podium = open_podium()
    press(podium, world, qtbot, Qt.Key.Key_N)
    press(podium, world, qtbot, Qt.Key.Key_G)
    assert podium.queue.field.placeholderText() == "type a name to add…"
    assert podium.foot.bar.text == "Nobody has the floor under a makeshift name."
    podium.queue.field.setFocus()
    qtbot.keyClicks(podium.queue.field, "costa rica")
    qtbot.keyClick(podium.queue.field, Qt.Key.Key_Return)
    world.desk.settle()
    assert (world.speaker(), world.names()) == ("Kenya", ["Malta", "Costa Rica"])


def test_the_panellists_are_offered(world: World, open_podium: Open) -> None:
    world.discuss(WAITING)
    podium = open_podium()
    podium.do(Do.PANELLISTS, "panellist-2")
    world.desk.settle()
    turn = world.desk.state.turn
    assert turn is not None
    assert turn.kind is TurnKind.REPLY


def test_a_floor_given_late_counts_from_when_the_speaker_began(world: World, open_podium: Open, qtbot: QtBot) -> None:
    world.discuss(WAITING)
    world.wait(60)
    podium = open_podium()
    podium.setFocus()
    qtbot.keyClick(podium, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    world.desk.settle()
    assert world.speaker() is None, "it is asked first how long ago"
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entries = {entry.text(): entry for entry in menu.actions()}
    assert list(entries)[1] == "began 20 seconds ago"
    menu.close()
    podium.do(Do.GIVE_LATE, entries["began 20 seconds ago"].data())
    world.desk.settle()
    assert world.speaker() == "Kenya"
    turn = world.desk.state.turn
    assert turn is not None
    assert turn.elapsed(world.clock.now()) == 20.0


def test_what_the_agenda_names_can_be_given_late_too(world: World, open_podium: Open) -> None:
    world.do(commands.StartSegment("panel-1/expert-1"))
    world.wait(60)
    podium = open_podium()
    podium.do(Do.GIVE_LATE, 30.0)
    world.desk.settle()
    turn = world.desk.state.turn
    assert turn is not None
    assert turn.elapsed(world.clock.now()) == 30.0


def test_ready_to_begin_offers_the_first_segment(world: World, open_podium: Open, qtbot: QtBot) -> None:
    podium = open_podium()
    assert podium.floor.headline.full_text == "Ready to begin"
    assert podium.floor.first.label.startswith("Start: ")
    qtbot.mouseClick(podium.floor.first, Qt.MouseButton.LeftButton)
    world.desk.settle()
    assert world.desk.state.running == "welcome-1"
    assert podium.foot.bar.text.startswith("Started: ")


def test_a_presentation_begins_with_its_speaker(world: World, open_podium: Open, qtbot: QtBot) -> None:
    world.do(commands.StartSegment("panel-1/expert-1"))
    podium = open_podium()
    assert podium.floor.first.label.startswith("Give the floor to ")
    qtbot.mouseClick(podium.floor.first, Qt.MouseButton.LeftButton)
    world.desk.settle()
    assert world.desk.state.turn is not None
    assert podium.floor.face.isVisible()
    world.wait(60)
    podium.do(Do.FINISH)
    world.desk.settle()
    assert podium.floor.first.label.startswith("Start: ")


def test_empty_and_closed_lists_say_what_to_do(world: World, open_podium: Open) -> None:
    world.discuss()
    podium = open_podium()
    assert podium.floor.headline.full_text == "The floor is open"
    assert podium.floor.idle_text.full_text == "10:43–12:53 · limit 3:00"
    assert podium.queue.list.accessibleDescription() == "No requests yet. Type a name…"
    assert "Type a name" in podium.queue.list.accessibleDescription()
    world.do(commands.SetClosing(world.clock.now().replace(hour=12, minute=20)))
    assert podium.queue.state.full_text == "0 waiting · list closes 12:20"
    world.do(commands.CloseList())
    assert podium.floor.headline.full_text == "The list is closed"
    assert podium.queue.state.full_text == "0 waiting · list closed"


def test_a_point_of_order_shows_who_waits_under_it(world: World, open_podium: Open) -> None:
    world.discuss(WAITING)
    world.do(commands.CallRequest())
    world.wait(40)
    world.ask("Syria", TurnKind.POINT_OF_ORDER)
    world.do(commands.CallRequest())
    podium = open_podium()
    assert podium.floor.waits.isVisible()
    assert podium.floor.waits.text.startswith("Kenya was interrupted and goes on with 02:")


def test_a_suspension_leaves_one_thing_to_do(world: World, open_podium: Open, qtbot: QtBot) -> None:
    world.discuss(WAITING)
    world.do(commands.CallRequest(), commands.SuspendMeeting())
    podium = open_podium()
    assert "suspended since" in podium.floor.waits.text
    assert not podium.floor.finish.isVisible()
    assert not counts(podium)
    qtbot.mouseClick(podium.floor.pause, Qt.MouseButton.LeftButton)
    world.desk.settle()
    assert not world.desk.state.suspended
    assert counts(podium)


def test_a_refusal_is_told_away_from_the_countdown(world: World, open_podium: Open, qtbot: QtBot) -> None:
    world.discuss(WAITING)
    world.do(commands.CallRequest())
    podium = open_podium()
    podium.refuse(Refusal(RefusalCode.ALREADY_WAITING, "Malta is already first on the list."))
    bar = podium.foot.bar
    assert bar.text == "Malta is already first on the list."
    assert bar.leaving
    assert not place(bar, podium).intersects(place(podium.floor.face, podium))
    podium.setFocus()
    qtbot.keyClick(podium, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_offers_never_cover_the_countdown(world: World, open_podium: Open, qtbot: QtBot) -> None:
    world.discuss(WAITING)
    world.do(commands.CallRequest())
    podium = open_podium()
    podium.queue.field.setFocus()
    qtbot.keyClicks(podium.queue.field, "united")
    popup = podium.queue.field.popup()
    assert popup is not None
    face = place(podium.floor.face, podium)
    assert not popup.geometry().intersects(face)


def test_what_is_not_saved_is_said(world: World, open_podium: Open) -> None:
    world.discuss(WAITING)
    podium = open_podium()
    view = world.seat.podium
    podium.show_view(replace(view, saving=Saving.NOT_SAVED, unsaved=3, problem="The disk is full."))
    assert podium.header.saving.isVisible()
    assert podium.header.saving.text == "Not saved: 3"
    assert podium.foot.bar.text == "The disk is full."
    podium.show_view(view)
    assert not podium.header.saving.isVisible()


def test_notes_are_kept_with_enter(world: World, open_podium: Open, qtbot: QtBot) -> None:
    world.discuss(WAITING)
    podium = open_podium()
    podium.foot.note.setFocus()
    qtbot.keyClicks(podium.foot.note, "Firewalls work")
    qtbot.keyClick(podium.foot.note, Qt.Key.Key_Return)
    world.desk.settle()
    assert [note.content.text for note in world.desk.notebook.current] == ["Firewalls work"]
    assert podium.foot.note.text() == ""


@pytest.mark.parametrize("size", [(1024, 640), (1280, 720), (1920, 1080)])
def test_everything_fits(world: World, open_podium: Open, size: tuple[int, int]) -> None:
    world.discuss((LONGEST, *WAITING, *HOSTILE))
    world.do(commands.CallRequest())
    podium = open_podium(*size)
    assert (podium.width(), podium.height()) == size
    for part in podium.findChildren(QWidget):
        if part.isVisible() and part.parentWidget() in (podium, podium.floor, podium.queue, podium.foot):
            assert podium.rect().contains(place(part, podium)), part
    for button in podium.findChildren(TouchButton):
        if button.isVisible():
            assert button.height() >= 44
    assert podium.floor.face.height() >= 0.15 * size[1]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_move_nothing(world: World, open_podium: Open, name: str) -> None:
    world.discuss(("Kenya", name))
    podium = open_podium()
    world.do(commands.CallRequest())
    before = place(podium.floor.pause, podium), place(podium.queue, podium), place(podium.header.clock, podium)
    world.do(commands.CallRequest())
    QApplication.processEvents()
    after = place(podium.floor.pause, podium), place(podium.queue, podium), place(podium.header.clock, podium)
    assert before == after
    assert podium.size().toTuple() == (1280, 720)
    assert "\n" not in podium.floor.name.full_text


def test_the_longest_official_name_is_whole(world: World, open_podium: Open) -> None:
    world.discuss((LONGEST, *WAITING))
    world.do(commands.CallRequest())
    podium = open_podium()
    assert podium.floor.name.full_text == LONGEST
    podium.grab()
    assert podium.floor.name.toolTip() == "", "it is cut"
    assert QFontMetrics(podium.font()).height() < podium.floor.name.height()


def test_every_control_has_a_name(world: World, open_podium: Open) -> None:
    world.discuss(WAITING)
    world.do(commands.CallRequest())
    podium = open_podium()
    podium.queue.toggle_options()
    nameless = [widget for widget in walk_focusable(podium) if not widget.accessibleName()]
    assert nameless == []


def test_arabic_mirrors_the_window(world: World, open_podium: Open, qapp: QApplication) -> None:
    world.discuss(("المملكة العربية السعودية", *WAITING))
    world.do(commands.CallRequest())
    podium = open_podium()
    assert place(podium.floor, podium).left() < place(podium.queue, podium).left()
    podium.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qapp.processEvents()
    assert place(podium.floor, podium).left() > place(podium.queue, podium).left()
    assert podium.grab().width() == 1280


def test_nothing_is_awaited_while_hidden(world: World, open_podium: Open) -> None:
    world.discuss(WAITING)
    world.do(commands.CallRequest())
    podium = open_podium()
    assert counts(podium)
    podium.hide()
    assert not counts(podium)
    podium.show()
    assert counts(podium)


@pytest.mark.parametrize("size", [(1204, 720), (1844, 1080)])
def test_what_a_request_can_say_is_not_cut(world: World, open_podium: Open, size: tuple[int, int]) -> None:
    world.discuss()
    podium = open_podium(*size)
    podium.queue.toggle_options()
    QCoreApplication.processEvents()
    for box in (podium.queue.options.to, podium.queue.options.limit):
        assert box.isVisible()
        assert box.fontMetrics().horizontalAdvance(box.currentText()) <= box.width() - AROUND
        assert box.font().pixelSize() == podium.queue.field.font().pixelSize()
