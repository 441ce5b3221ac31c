"""The cues among the settings: what is chosen holds at once, and the sound check plays and names what is missing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gcm_moderator.clock import steady
from gcm_moderator.cues.messages import Trouble
from gcm_moderator.cues.plan import CueKind
from gcm_moderator.settings import CueLanguage, Settings, Way, changed
from gcm_moderator.settings_file import SettingsStore, read_settings
from tests.gui.focusable import walk_focusable
from tests.unit.cues import voices
from tests.unit.cues.sounds import seconds_of
from ui.cues import words
from ui.cues.panel import CuePanel
from ui.cues.voice import HELPER, Voice
from ui.widgets.bar import Tone

linux = pytest.mark.skipif(sys.platform != "linux", reason="sound without a sound card is tried on Linux alone")
Open = Callable[..., CuePanel]


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.toml")


@pytest.fixture
def panel(store: SettingsStore, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Open]:
    """Open the panel on a machine, with the real voice or one that says nothing."""
    voice = None

    def opened(environment: dict[str, str] | None = None) -> CuePanel:
        nonlocal voice
        for name, value in (environment or {}).items():
            monkeypatch.setenv(name, value)
        voice = Voice(steady, HELPER if environment is not None else ("cat",))
        made = CuePanel(store, voice)
        qtbot.addWidget(made)
        made.resize(760, 900)
        with qtbot.waitExposed(made):
            made.show()
        return made

    yield opened
    assert voice is not None
    voice.close()


def test_it_shows_what_is_in_use(panel: Open) -> None:
    rows = panel().rows
    for kind in (CueKind.WARNING, CueKind.LIMIT):
        assert rows[kind].ways == [Way.SCREEN, Way.CHIME_ROOM]
    assert all(row.ways == [] for kind, row in rows.items() if kind not in (CueKind.WARNING, CueKind.LIMIT))


def test_a_choice_holds_at_once_and_is_in_the_file(panel: Open, store: SettingsStore) -> None:
    row = panel().rows[CueKind.CALLED]
    row.screen.click()
    row.voice.setCurrentIndex(3)
    assert store.current.cues.called == (Way.SCREEN, Way.VOICE_ROOM, Way.VOICE_EARPIECE)
    assert read_settings(store.path)[0] == store.current


def test_what_changes_elsewhere_is_shown(panel: Open, store: SettingsStore) -> None:
    opened = panel()
    settings = changed(Settings(), "cues", "muted", True)
    settings = changed(settings, "cues", "slow_down", ["chime-earpiece"])
    store.change(changed(settings, "cues", "earpiece_device", "headset"))
    assert opened.muted.isChecked()
    assert opened.rows[CueKind.SLOW_DOWN].ways == [Way.CHIME_EARPIECE]
    assert opened.earpiece.currentText() == "headset"


def test_with_one_device_it_says_that_everybody_hears_everything(panel: Open, store: SettingsStore) -> None:
    opened = panel()
    assert not opened.one_device.isHidden()
    assert "everybody" in opened.one_device.text
    store.change(changed(store.current, "cues", "earpiece_device", "headset"))
    assert opened.one_device.isHidden()


def test_settings_that_cannot_be_saved_are_said(panel: Open, store: SettingsStore) -> None:
    opened = panel()
    store.path.mkdir()
    opened.muted.click()
    assert "could not be saved" in opened.result.text
    assert store.current.cues.muted


def test_every_part_has_a_name_of_its_own(panel: Open) -> None:
    names = [widget.accessibleName() for widget in walk_focusable(panel())]
    assert all(names)
    assert len(names) == len(set(names)) >= 4 * len(CueKind)


@linux
def test_the_check_names_what_is_in_use_and_plays_each_cue(
    panel: Open, store: SettingsStore, qtbot: QtBot, tmp_path: Path
) -> None:
    store.change(changed(store.current, "language", "cues", CueLanguage.FRENCH))
    opened = panel(voices.sound_card(tmp_path))
    qtbot.waitUntil(lambda: "roa/fr" in opened.engine.text)
    assert "espeak-ng" in opened.engine.text
    assert "aplay" in opened.device.text
    said: list[str] = []
    opened.said.connect(said.append)
    opened.play_all.click()
    qtbot.waitUntil(lambda: said[-1].startswith("Played."), timeout=10_000)
    assert len(said) == len(CueKind) + 1
    assert any("Il reste une minute." in line for line in said)
    assert seconds_of(tmp_path / "room.wav") > 0.5


@linux
@pytest.mark.parametrize(
    ("machine", "trouble"),
    [
        (voices.no_engine, Trouble.NO_ENGINE),
        (voices.no_data, Trouble.NO_DATA),
        (lambda folder: {"PATH": str(folder)}, Trouble.NO_PLAYER),
    ],
)
def test_what_is_missing_is_named_with_its_remedy(
    panel: Open, qtbot: QtBot, tmp_path: Path, machine: Callable[[Path], dict[str, str]], trouble: Trouble
) -> None:
    opened = panel(machine(tmp_path))
    qtbot.waitUntil(lambda: words.trouble(trouble) in (opened.engine.text, opened.device.text))
    assert "sudo apt install" in words.trouble(trouble)


@linux
def test_a_missing_device_is_said_when_a_cue_is_played(panel: Open, qtbot: QtBot, tmp_path: Path) -> None:
    opened = panel(voices.no_sound_card(tmp_path))
    opened.rows[CueKind.LIMIT].play.click()
    qtbot.waitUntil(lambda: opened.result.text == words.trouble(Trouble.NO_DEVICE))
    assert "plug it in" in opened.result.text


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_is_one_sentence_with_a_remedy_on_every_system(trouble: Trouble, platform: str) -> None:
    sentence = words.trouble(trouble, "limit.wav", platform)
    assert sentence.endswith(".")
    assert ":" in sentence
    assert "apt" not in sentence or platform == "linux"


def test_every_cue_has_a_name_and_a_shape() -> None:
    assert len({words.cue_name(kind) for kind in CueKind}) == len(CueKind)
    assert all(words.tone(kind) is not Tone.PLAIN for kind in CueKind)
