"""The Time view at a real seat: what co-facilitators see, and what their keys and clicks do to the meeting."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from gcm_moderator.meeting import commands
from gcm_moderator.meeting.floor import TurnKind
from tests.gui.focusable import walk_focusable
from tests.gui.podium.worlds import World
from tests.gui.time.conftest import Open
from tests.gui.time.hands import NAMES, counts, crowd, list_open, minute, press, sentence
from tests.shipped import session
from ui.actions.action import Do
from ui.time.timeline_model import TITLE, VERDICT
from ui.widgets.bar import Tone
from ui.widgets.button import TouchButton


def test_before_the_meeting_it_says_what_comes_and_what_will_be_there(world: World, open_time: Open) -> None:
    window = open_time()
    assert window.verdict.line.text.startswith("Nothing has begun. First: Welcoming remarks")
    assert "10:43" in window.advice.empty.full_text
    assert not window.advice.limit.isVisible()
    assert "Here each turn gets a line" in window.ledger.accessibleDescription()
    assert window.balance.bars.bars.rowCount() == 0
    assert not window.messages.unsay.isVisible()


def test_after_the_last_item_it_says_so(world: World, open_time: Open) -> None:
    world.clock.put(session().items[-1].start)
    world.do(commands.StartSegment("closing-2"), commands.EndSegment())
    assert open_time().verdict.line.text.startswith("The agenda is done")


def test_the_verdict_tells_how_late_and_what_follows(world: World, open_time: Open) -> None:
    world.clock.put(session().items[2].end - dt.timedelta(minutes=1))
    world.do(commands.StartSegment("panel-1/closing"))
    window = open_time()
    assert window.verdict.line.text == "Panel 1 ends 13:06, 6 min behind · 6 min after the interpreters leave"
    assert "expected to end 13:06 · 6 min behind" in sentence(window, "panel-1")
    assert "expected 13:06–15:00 · on time" in sentence(window, "lunch-1")


def test_a_row_says_everything_to_ears_and_its_verdict_in_words(world: World, open_time: Open) -> None:
    model = open_time().timeline.rows
    at = [row.id for row in model.rows].index("closing-1")
    title, verdict = model.index(at, TITLE), model.index(at, VERDICT)
    spoken = str(title.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "planned 17:50–18:00" in spoken
    assert spoken.endswith("5 min behind")
    assert verdict.data() == "5 min behind"
    assert "printed overlap 17:50–17:55" in str(model.index(0, TITLE).data(Qt.ItemDataRole.AccessibleTextRole))


def test_enter_shows_the_segments_and_hides_them(world: World, open_time: Open, qtbot: QtBot) -> None:
    window = open_time()
    view = window.timeline
    view.setFocus()
    rows = [row.id for row in view.rows.rows]
    view.setCurrentIndex(view.rows.index(rows.index("panel-3"), TITLE))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert "panel-3/expert-2" in [row.id for row in view.rows.rows]
    assert view.selected() == "panel-3"
    assert window.detail.full_text.startswith("Panel 3")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert [row.id for row in view.rows.rows] == rows


def test_a_large_window_shows_the_segments_of_what_runs(world: World, open_time: Open, qtbot: QtBot) -> None:
    world.discuss()
    window = open_time(1844, 1080)
    qtbot.waitUntil(lambda: any(row.id == "panel-1/discussion" for row in window.timeline.rows.rows))
    window.resize(1204, 720)
    qtbot.waitUntil(lambda: not any(row.id == "panel-1/discussion" for row in window.timeline.rows.rows))


def test_all_fit_is_said_calmly(world: World, open_time: Open) -> None:
    world.discuss(NAMES)
    panel = open_time().advice
    assert panel.headline.text == "All 4 fit"
    assert not panel.limit.isVisible()
    assert not panel.overrun.isVisible()
    assert panel.close_list.label == "Close the list at 12:40"


def test_one_key_sets_the_limit_at_which_all_fit(world: World, open_time: Open, qtbot: QtBot) -> None:
    crowd(world, 50)
    window = open_time()
    assert window.advice.headline.text == "39 of 50 fit at 3:00"
    assert window.advice.limit.label == "Limit 2:10 for all"
    assert (
        window.verdict.line.text
        == "Panel 1 ends 13:00, on time · 11 of those waiting do not fit · interpreters until 13:00"
    )
    press(window, world, qtbot, Qt.Key.Key_L)
    assert world.desk.state.intervention_limit_s == 130.0
    assert window.advice.headline.text == "All 50 fit"
    assert window.verdict.bar.text == "Limit 2:10 from the next speaker on."


def test_a_limit_that_was_a_slip_is_taken_back_in_the_bar(world: World, open_time: Open, qtbot: QtBot) -> None:
    crowd(world, 50)
    window = open_time()
    press(window, world, qtbot, Qt.Key.Key_L)
    undo = next(button for button in window.verdict.bar.findChildren(TouchButton) if button.label == "Undo")
    world.ask("Kenya", TurnKind.POINT_OF_ORDER)
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    world.desk.settle()
    assert world.desk.state.intervention_limit_s == 130.0
    assert "Something else was done since" in window.verdict.bar.text
    world.do(commands.Undo())
    world.ticks += 2
    window.verdict.bar.lapse()
    world.do(commands.SetLimit(180.0))
    press(window, world, qtbot, Qt.Key.Key_L)
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    world.desk.settle()
    assert world.desk.state.intervention_limit_s == 180.0


def test_overrunning_tells_the_podium_once(world: World, open_time: Open, qtbot: QtBot) -> None:
    crowd(world, 50)
    window = open_time()
    qtbot.mouseClick(window.advice.overrun, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.advice.overrun, Qt.MouseButton.LeftButton)
    world.desk.settle()
    assert [message.text for message in world.desk.state.messages] == [
        "Please hear everybody on the list; this may run until 13:26"
    ]


def test_closing_now_when_not_all_fit(world: World, open_time: Open, qtbot: QtBot) -> None:
    crowd(world, 50)
    window = open_time()
    assert window.advice.close_list.label == "Close the list now"
    press(window, world, qtbot, Qt.Key.Key_K)
    assert not world.desk.state.course.list_open
    assert not window.advice.close_list.isVisible()


def test_closing_at_a_time_asks_then_and_never_closes_by_itself(world: World, open_time: Open, qtbot: QtBot) -> None:
    world.discuss(NAMES)
    window = open_time()
    press(window, world, qtbot, Qt.Key.Key_K)
    closes_at = world.desk.state.course.closes_at
    assert closes_at is not None
    assert (closes_at.hour, closes_at.minute, closes_at.second) == (12, 40, 0)
    assert window.advice.close_list.label == "Do not close the list at 12:40"
    world.clock.put(closes_at)
    world.ticks += 10
    minute(window)
    assert list_open(world)
    assert window.verdict.bar.text == "12:40: the list was to be closed now."
    assert not window.verdict.bar.leaving
    press(window, world, qtbot, Qt.Key.Key_K)
    assert not list_open(world)
    assert window.verdict.currentIndex() == 1, "it says that the list is closed"


def test_the_question_goes_when_the_podium_has_closed_the_list(world: World, open_time: Open) -> None:
    world.discuss(NAMES)
    window = open_time()
    window.do(Do.ADVISED_CLOSING)
    world.desk.settle()
    world.clock.put(world.clock.now().replace(hour=12, minute=40))
    minute(window)
    assert window.verdict.currentIndex() == 1
    world.do(commands.CloseList())
    assert window.verdict.currentIndex() == 0


def test_a_closing_that_was_agreed_can_be_dropped(world: World, open_time: Open, qtbot: QtBot) -> None:
    world.discuss(NAMES)
    window = open_time()
    for _ in range(2):
        press(window, world, qtbot, Qt.Key.Key_K)
        world.ticks += 2
    assert world.desk.state.course.closes_at is None


def test_a_refusal_is_said_to_whoever_asked(world: World, open_time: Open) -> None:
    window = open_time()
    window.say("news", Tone.DONE)
    world.seat.send(commands.FinishTurn())
    world.desk.settle()
    assert window.verdict.bar.text == "news"
    window.wanted.emit(commands.FinishTurn())
    world.desk.settle()
    assert window.verdict.bar.text == "Nobody has the floor."


def test_what_it_asks_for_is_recorded_under_its_name(world: World, open_time: Open) -> None:
    crowd(world, 50)
    window = open_time()
    window.do(Do.ADVISED_LIMIT)
    world.desk.settle()
    assert world.desk.history.drafts[-1].seat == "time"


def test_nothing_is_reckoned_while_nobody_looks(world: World, open_time: Open) -> None:
    window = open_time()
    window.hide()
    before, seen = window.figures, window.view
    world.discuss(NAMES)
    minute(window)
    assert window.figures is before
    assert window.view is seen
    window.show()
    assert window.view is not seen
    assert window.view is not None
    assert len(window.view.podium.queue) == 4
    assert window.figures is not before


def test_it_counts_only_while_a_turn_does(world: World, open_time: Open) -> None:
    world.discuss(NAMES)
    window = open_time()
    assert not counts(window)
    world.do(commands.CallRequest())
    assert counts(window)
    window.hide()
    assert not counts(window)
    window.show()
    assert counts(window)
    world.do(commands.FinishTurn())
    assert not counts(window)


def test_a_suspension_stands_above_everything(world: World, open_time: Open) -> None:
    world.discuss(NAMES)
    window = open_time()
    world.do(commands.SuspendMeeting())
    assert window.verdict.line.text.startswith("The meeting has been suspended since 10:43")
    world.wait(180)
    minute(window)
    assert "suspended for 3 min" in sentence(window, "panel-1")


def test_letters_typed_into_the_field_act_on_nothing(world: World, open_time: Open, qtbot: QtBot) -> None:
    crowd(world, 50)
    window = open_time()
    window.messages.field.setFocus()
    qtbot.keyClicks(window.messages.field, "lucki")
    world.desk.settle()
    assert world.desk.state.intervention_limit_s == 180.0
    assert world.desk.state.course.list_open
    assert window.messages.field.text() == "lucki"


def test_its_letters_act_in_no_other_window(world: World, open_time: Open, qtbot: QtBot) -> None:
    crowd(world, 50)
    open_time()
    other = QListWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    other.setFocus()
    for key in (Qt.Key.Key_K, Qt.Key.Key_L, Qt.Key.Key_U):
        qtbot.keyClick(other, key)
    world.desk.settle()
    assert list_open(world)
    assert world.desk.state.intervention_limit_s == 180.0
    assert world.desk.state.messages == ()


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("size", [(948, 600), (1204, 720), (1844, 1080)])
def test_it_is_drawn_at_every_size_and_mirrored(
    world: World, open_time: Open, qapp: QApplication, size: tuple[int, int], mirrored: bool
) -> None:
    world.discuss((*NAMES, "United Kingdom", "y" * 300, "المملكة العربية السعودية"))
    for _ in range(7):
        world.do(commands.CallRequest())
    window = open_time(*size)
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    qapp.processEvents()
    image = window.grab()
    assert (image.width(), image.height()) == size
    for button in (window.advice.close_list, window.messages.send, window.messages.ready):
        assert window.rect().contains(QRect(button.mapTo(window, QPoint(0, 0)), button.size()))
        assert button.height() >= 44


def test_every_control_has_a_name(world: World, open_time: Open) -> None:
    crowd(world, 50)
    window = open_time()
    window.do(Do.MESSAGE)
    assert [widget for widget in walk_focusable(window) if not widget.accessibleName()] == []
