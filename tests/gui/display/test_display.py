"""The room's screen: what it shows, how large, and what happens when the monitor goes."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gcm_moderator.delegations.model import Category, RegionalGroup
from gcm_moderator.desk.views import DisplayView
from gcm_moderator.meeting.floor import Recipient, Speaker, TurnKind
from gcm_moderator.meeting.state import Message, Request
from gcm_moderator.meeting.turn import Turn
from tests.gui.focusable import walk_focusable
from tests.gui.showing import dressed
from ui.display.window import Cover, DisplayWindow
from ui.theme import Theme

START = dt.datetime(2017, 5, 8, 8, 43, tzinfo=dt.UTC)
KENYA = Speaker("Kenya", "KE", Category.MEMBER_STATE, RegionalGroup.AFRICAN)
LONGEST = Speaker("United Kingdom of Great Britain and Northern Ireland", "GB", Category.MEMBER_STATE)
TURN = Turn("t", "panel-1/discussion", KENYA, TurnKind.INTERVENTION, 180.0, 60.0, START)
NEXT = tuple(Request(name, Speaker(name), TurnKind.INTERVENTION, START) for name in ("Malta", "Mexico"))
SAID = Message("m", "Please <b>slow down</b> for the interpreters", START, Recipient.BOTH)
VIEW = DisplayView(
    session_title="First informal thematic session",
    place="UN Office at Geneva (Room XIX)",
    zone="Europe/Zurich",
    item=None,
    segment=None,
    turn=TURN,
    next_speakers=NEXT,
    suspended_since=None,
)


@pytest.fixture
def display(qtbot: QtBot, qapp: QApplication) -> DisplayWindow:
    made = DisplayWindow(lambda: START + dt.timedelta(seconds=41))
    qtbot.addWidget(made)
    made.setPalette(qapp.palette())
    made.show_view(VIEW)
    made.resize(1280, 720)
    made.show()
    return made


def cover(display: DisplayWindow) -> Cover:
    return display.cover


def test_before_the_meeting_its_title_is_shown_once(display: DisplayWindow) -> None:
    assert display.title.full_text == VIEW.session_title
    display.show_view(replace(VIEW, turn=None, next_speakers=()))
    assert display.headline.full_text == VIEW.session_title
    assert display.title.full_text == ""


def test_it_shows_speaker_countdown_next_and_time(display: DisplayWindow) -> None:
    assert display.name.full_text == "Kenya"
    assert display.face.reading is not None
    assert display.face.reading.digits == "02:19"
    assert display.next.full_text == "Next: Malta · Mexico"
    assert display.clock.full_text == "10:43"


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1024, 768), (3840, 2160)])
@pytest.mark.parametrize("speaker", [KENYA, LONGEST], ids=["short", "longest"])
def test_the_digits_take_a_third_of_the_height(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], speaker: Speaker
) -> None:
    with dressed(qapp, Theme.DARK):
        display = DisplayWindow(lambda: START)
        qtbot.addWidget(display)
        turn = replace(TURN, speaker=speaker, on_behalf_of=Speaker("Group of 77 and China"))
        display.show_view(replace(VIEW, turn=turn, message=SAID))
        display.resize(*size)
        display.show()
        qapp.processEvents()
        image = display.face.grab().toImage()
        column = range(round(image.width() * 0.62), round(image.width() * 0.72), 2)
        rows = [
            y
            for y in range(image.height())
            if any(QColor(image.pixelColor(x, y)).lightness() > 180 for x in column) and y < image.height() * 0.8
        ]
        scale = image.height() / display.face.height()
        assert (max(rows) - min(rows)) / scale >= size[1] / 3


def test_blackout_is_black_and_comes_back(display: DisplayWindow) -> None:
    display.black_out()
    image = display.grab().toImage()
    assert cover(display) is Cover.BLACK
    assert {image.pixelColor(x, y).name() for x in range(0, 1280, 64) for y in range(0, 720, 36)} == {"#000000"}
    display.black_out(False)
    assert cover(display) is Cover.NOTHING
    assert display.face.isVisible()


def test_a_message_is_plain_text(display: DisplayWindow) -> None:
    display.freeze("<b>We resume</b>\nat 15:00")
    assert cover(display) is Cover.MESSAGE
    assert display.message.full_text == "<b>We resume</b> at 15:00"
    assert not display.face.isVisible()
    display.freeze("")
    assert cover(display) is Cover.NOTHING


def test_words_to_the_room_stand_under_the_countdown(display: DisplayWindow) -> None:
    display.show_view(replace(VIEW, message=SAID))
    assert cover(display) is Cover.NOTHING
    assert display.face.isVisible()
    assert display.notice.isVisible()
    assert display.notice.label.full_text == SAID.text
    display.show_view(VIEW)
    assert not display.notice.isVisible()


def test_words_to_the_room_have_all_of_it_while_nothing_runs(display: DisplayWindow) -> None:
    for idle in (replace(VIEW, turn=None), replace(VIEW, suspended_since=START)):
        display.show_view(replace(idle, message=SAID))
        assert cover(display) is Cover.MESSAGE
        assert display.message.full_text == SAID.text
        assert not display.frozen
    display.black_out()
    assert cover(display) is Cover.BLACK
    display.freeze("We resume shortly")
    assert display.message.full_text == "We resume shortly"
    display.freeze("")
    assert display.message.full_text == SAID.text


def test_between_speakers_the_next_is_named(display: DisplayWindow) -> None:
    display.show_view(replace(VIEW, turn=None, suspended_since=START))
    assert display.headline.full_text == "The meeting is suspended"
    assert display.under.full_text == "since 10:43"
    display.show_view(replace(VIEW, turn=None, next_speakers=()))
    assert display.headline.full_text == "First informal thematic session"


def test_losing_the_monitor_leaves_a_window(display: DisplayWindow, qtbot: QtBot) -> None:
    screen = QGuiApplication.primaryScreen()
    display.show_on(screen)
    assert display.isFullScreen()
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    with qtbot.waitSignal(display.screen_lost):
        app.screenRemoved.emit(screen)
    assert display.isVisible()
    assert not display.isFullScreen()
    assert screen.availableGeometry().contains(display.geometry())


def test_another_monitor_going_changes_nothing(display: DisplayWindow, qtbot: QtBot) -> None:
    display.show_in_window()
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    with qtbot.assertNotEmitted(display.screen_lost):
        app.screenRemoved.emit(QGuiApplication.primaryScreen())


def test_it_rests_when_closed(display: DisplayWindow, qtbot: QtBot) -> None:
    assert display.face.counting
    with qtbot.waitSignal(display.closed):
        display.close()
    assert not display.face.counting


def test_every_control_has_a_name(display: DisplayWindow) -> None:
    assert [widget for widget in walk_focusable(display) if not widget.accessibleName()] == []
