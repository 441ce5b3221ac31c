"""The page of the settings: what a person changes holds at once, is in the file, and goes back with one key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit
from pytestqt.qtbot import QtBot

from gcm_moderator.settings import Settings, all_settings, changed
from gcm_moderator.settings_file import SettingsStore, read_settings
from tests.gui.focusable import walk_focusable
from ui.settings.page import SettingsPage
from ui.settings.rows import SettingRow


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.toml")


@pytest.fixture
def page(store: SettingsStore, qtbot: QtBot, tmp_path: Path) -> Iterator[SettingsPage]:
    made = SettingsPage(store, screens=list, choose_folder=lambda _: tmp_path / "kept")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def part(row: SettingRow, kind: type) -> object:
    return next(widget for widget in row.control.parts if isinstance(widget, kind))


def test_every_setting_has_a_row(page: SettingsPage) -> None:
    shown = set(page.rows)
    assert {(setting.section, setting.key) for setting in all_settings() if setting.section != "cues"} <= shown


def test_a_change_holds_at_once_and_is_in_the_file(page: SettingsPage, store: SettingsStore) -> None:
    row = page.rows["limits", "intervention_minutes"]
    box = part(row, QDoubleSpinBox)
    assert isinstance(box, QDoubleSpinBox)
    box.setValue(2.5)
    assert store.current.limits.intervention_minutes == 2.5
    assert read_settings(store.path)[0] == store.current
    assert not row.back.isHidden()
    row.back.click()
    assert store.current == Settings()
    assert box.value() == 3
    assert row.back.isHidden()


def test_figures_half_typed_are_not_taken(page: SettingsPage, store: SettingsStore, qtbot: QtBot) -> None:
    box = part(page.rows["limits", "intervention_minutes"], QDoubleSpinBox)
    assert isinstance(box, QDoubleSpinBox)
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "12")
    assert store.current.limits.intervention_minutes == 3
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert store.current.limits.intervention_minutes == 12


def test_choices_boxes_and_folders(page: SettingsPage, store: SettingsStore, tmp_path: Path) -> None:
    look = part(page.rows["appearance", "time"], QComboBox)
    assert isinstance(look, QComboBox)
    look.setCurrentIndex(look.findText("Light"))
    gender = part(page.rows["discussion", "record_gender"], QCheckBox)
    assert isinstance(gender, QCheckBox)
    gender.click()
    folder = page.rows["folders", "records"]
    folder.control.parts[-1].click()  # type: ignore[attr-defined]
    assert store.current.appearance.time == "light"
    assert store.current.discussion.record_gender
    assert store.current.folders.records == str(tmp_path / "kept")
    field = part(folder, QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.text() == str(tmp_path / "kept")


def test_a_monitor_that_is_not_there_stays_chosen(store: SettingsStore, qtbot: QtBot) -> None:
    store.change(changed(store.current, "display", "monitor", "HDMI-7"))
    page = SettingsPage(store, screens=list)
    qtbot.addWidget(page)
    box = part(page.rows["display", "monitor"], QComboBox)
    assert isinstance(box, QComboBox)
    assert box.currentText() == "HDMI-7 (not there now)"
    assert page.rows["display", "monitor"].control.value == "HDMI-7"
    page.close()


def test_what_others_change_is_shown(page: SettingsPage, store: SettingsStore) -> None:
    store.change(changed(store.current, "discussion", "round_size", 9))
    assert page.rows["discussion", "round_size"].control.value == 9


def test_what_is_wrong_in_the_file_is_said_and_left(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("[discussion]\nround_size = 99\n", encoding="utf-8")
    page = SettingsPage(SettingsStore(path), screens=list)
    qtbot.addWidget(page)
    page.show()
    assert "line 2: round_size must be a whole number from 1 to 50" in page.problems
    assert path.read_text(encoding="utf-8") == "[discussion]\nround_size = 99\n"
    page.close()


def test_where_the_file_cannot_be_written_the_change_holds_and_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").touch()
    store = SettingsStore(tmp_path / "file" / "settings.toml")
    page = SettingsPage(store, screens=list)
    qtbot.addWidget(page)
    page.show()
    gender = part(page.rows["discussion", "record_gender"], QCheckBox)
    assert isinstance(gender, QCheckBox)
    gender.click()
    assert store.current.discussion.record_gender
    assert "could not be saved" in page.bar.text
    page.close()


def test_everything_can_be_reached_and_has_a_name(page: SettingsPage) -> None:
    nameless = [
        widget for widget in walk_focusable(page) if not widget.accessibleName() and not hasattr(widget, "text")
    ]
    assert nameless == []


def test_the_side_leads_to_a_group_and_esc_leaves(page: SettingsPage, qtbot: QtBot) -> None:
    button = next(button for button in page.navigation if button.text() == "Folders")
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert page.rows["folders", "records"].control.isVisibleTo(page)
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
