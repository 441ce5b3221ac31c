"""Each view looks as was chosen for it; the monitor, motion, language and gender follow the settings at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gcm_moderator.settings import InterfaceLanguage, Look, changed
from gcm_moderator.settings_file import SettingsStore
from tests.gui.podium.worlds import World
from tests.shipped import directory
from ui.podium.seat import podium_at
from ui.shell.looks import ApplicationLooks, Looks, locale_of, of_display
from ui.theme import Theme, theme_of


class Watch(QObject):
    """Notes which events reach a widget."""

    def __init__(self, seen: list[QEvent.Type]) -> None:
        super().__init__()
        self._seen = seen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._seen.append(event.type())
        return False


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.toml")


@pytest.fixture
def application(qapp: QApplication, store: SettingsStore) -> Iterator[ApplicationLooks]:
    """The application dressed, and as it was afterwards."""
    sheet, palette, font, blink = qapp.styleSheet(), qapp.palette(), qapp.font(), qapp.cursorFlashTime()
    locale = QLocale()
    owner = QObject()
    looks = ApplicationLooks(store, owner)
    yield looks
    looks.leave()
    owner.deleteLater()
    QLocale.setDefault(locale)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.setCursorFlashTime(blink)


def test_a_view_has_its_own_look_in_a_window_of_another(
    application: ApplicationLooks, store: SettingsStore, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    view, beside = QWidget(), QLabel("beside")
    inner = QLabel("inner", view)
    column.addWidget(view)
    column.addWidget(beside)
    Looks(view, store, of_display)
    window.show()
    assert (theme_of(inner), theme_of(beside)) == (Theme.DARK, Theme.DARK)
    store.change(changed(store.current, "appearance", "display", Look.LIGHT))
    assert (theme_of(inner), theme_of(beside)) == (Theme.LIGHT, Theme.DARK)
    store.change(changed(store.current, "appearance", "podium", Look.LIGHT))
    assert (theme_of(inner), theme_of(beside)) == (Theme.LIGHT, Theme.LIGHT)
    assert view.styleSheet() == ""
    store.change(changed(store.current, "appearance", "display", Look.DARK))
    assert (theme_of(inner), theme_of(beside)) == (Theme.DARK, Theme.LIGHT)


def test_a_setting_of_something_else_dresses_nothing_anew(
    application: ApplicationLooks, store: SettingsStore, qapp: QApplication, qtbot: QtBot
) -> None:
    """Dressing goes through every widget there is, while the countdown waits."""
    label = QLabel("any")
    qtbot.addWidget(label)
    label.show()
    dressed: list[QEvent.Type] = []
    watch = Watch(dressed)
    label.installEventFilter(watch)
    store.change(changed(store.current, "cues", "muted", True))
    assert QEvent.Type.StyleChange not in dressed
    store.change(changed(store.current, "appearance", "podium", Look.LIGHT))
    assert QEvent.Type.StyleChange in dressed


def test_a_view_that_is_gone_follows_no_longer(application: ApplicationLooks, store: SettingsStore) -> None:
    view = QWidget()
    Looks(view, store, of_display)
    view.deleteLater()
    QApplication.sendPostedEvents(view)
    QApplication.processEvents()
    store.change(changed(store.current, "appearance", "display", Look.LIGHT))


def test_reduced_motion_stops_the_cursor_from_blinking(
    application: ApplicationLooks, store: SettingsStore, qapp: QApplication
) -> None:
    assert qapp.cursorFlashTime() > 0
    store.change(changed(store.current, "appearance", "reduced_motion", True))
    assert qapp.cursorFlashTime() == 0


def test_arabic_mirrors_and_names_the_months(
    application: ApplicationLooks, store: SettingsStore, qapp: QApplication
) -> None:
    assert QLocale().monthName(5) == "May"
    store.change(changed(store.current, "language", "interface", InterfaceLanguage.ARABIC))
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert QLocale().monthName(5) == "مايو"
    assert locale_of(InterfaceLanguage.FRENCH).monthName(5) == "mai"


def test_gender_is_asked_for_only_where_that_was_chosen(store: SettingsStore, qtbot: QtBot) -> None:
    world = World()
    podium = podium_at(world.seat, directory, world.steady, "en", store)
    qtbot.addWidget(podium)
    options = podium.queue.options
    assert options.gender_box.isHidden()
    store.change(changed(store.current, "discussion", "record_gender", True))
    assert not options.gender_box.isHidden()
    options.gender_box.setCurrentIndex(options.gender_box.findText("woman"))
    assert options.gender == "f"
    options.reset()
    assert options.gender_box.currentIndex() == 0
    options.gender_box.setCurrentIndex(1)
    store.change(changed(store.current, "discussion", "record_gender", False))
    assert options.gender_box.currentIndex() == 0
    podium.close()
    world.close()
