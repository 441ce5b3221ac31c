"""The cues of an open meeting: what is shown, heard and told to screen readers, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from gcm_moderator.clock import MeetingClock
from gcm_moderator.cues.plan import CueKind
from gcm_moderator.meeting import commands
from gcm_moderator.meeting.floor import Speaker
from gcm_moderator.settings import CueLanguage, Way, changed
from gcm_moderator.settings_file import SettingsStore
from tests.gui.podium.worlds import World
from tests.shipped import directory
from ui.cues.names import names_of
from ui.cues.station import CueStation
from ui.cues.voice import Voice
from ui.widgets.bar import Tone

KENYA = Speaker("Kenya", "KE")


class Seen:
    """Remembers what is shown."""

    def __init__(self) -> None:
        self.cues: list[tuple[str, Tone]] = []
        self.muted = False
        self.troubles: list[tuple[str, bool]] = []

    def show_cue(self, text: str, tone: Tone) -> None:
        self.cues.append((text, tone))

    def show_muted(self, muted: bool) -> None:
        self.muted = muted

    def say_trouble(self, text: str, *, for_good: bool) -> None:
        self.troubles.append((text, for_good))


class Room:
    """A meeting with its station. The voice writes what it is asked for into `said`, and answers nothing."""

    def __init__(self, folder: Path) -> None:
        self.world = World().discuss()
        self.settings = SettingsStore(folder / "settings.toml")
        self.seen = Seen()
        self.said = folder / "said"
        self.voice = Voice(self.world.steady, ("sh", "-c", f"cat > {self.said}"))
        self.station: CueStation | None = None
        self.given: list[CueKind] = []

    def open(self, speed: float = 1.0) -> CueStation:
        seat = self.world.seat
        names = names_of(directory, seat.state.session)
        self.station = CueStation(seat, self.settings, self.voice, self.seen, names, lambda: speed)
        self.station.given.connect(lambda cue, _: self.given.append(cue.kind))
        return self.station

    def choose(self, kind: str, *ways: Way) -> None:
        self.settings.change(changed(self.settings.current, "cues", kind, list(ways)))

    def pass_on(self, seconds: float) -> None:
        """Let time go by, and something happen that changes no cue."""
        self.world.wait(seconds)
        self.world.do(commands.RequestFloor(Speaker(f"Delegate {self.world.ticks}")))

    def asked_for(self) -> str:
        """What the voice was asked for so far, once it ended."""
        self.voice.close()
        return self.said.read_text(encoding="utf-8") if self.said.exists() else ""

    def close(self) -> None:
        if self.station is not None:
            self.station.close()
            self.station.deleteLater()
        self.voice.close()
        self.voice.deleteLater()
        self.world.close()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.close()


def test_by_default_the_warning_and_the_limit_are_shown_and_chime_and_nothing_speaks(room: Room) -> None:
    room.open()
    room.world.do(commands.GiveFloor(KENYA))
    room.pass_on(119)
    room.pass_on(59)
    room.pass_on(30)
    assert room.seen.cues == [("One minute left.", Tone.ATTENTION), ("Time.", Tone.TROUBLE)]
    assert room.given == [CueKind.WARNING, CueKind.LIMIT]
    asked = room.asked_for()
    assert "warning.wav" in asked
    assert '"voice":true' not in asked


def test_a_cue_for_the_earpiece_goes_to_its_device_in_the_language_of_the_cues(room: Room) -> None:
    room.settings.change(changed(room.settings.current, "cues", "earpiece_device", "headset"))
    room.settings.change(changed(room.settings.current, "language", "cues", CueLanguage.RUSSIAN))
    room.choose("called", Way.VOICE_EARPIECE)
    room.open()
    room.world.do(commands.GiveFloor(KENYA))
    asked = room.asked_for()
    assert "Следующий оратор: Кения." in asked
    assert '[{"device":"headset","chime":false,"voice":true}]' in asked
    assert room.seen.cues == []


def test_room_and_earpiece_with_one_device_hear_a_cue_once(room: Room) -> None:
    room.choose("called", Way.CHIME_ROOM, Way.VOICE_EARPIECE)
    room.open()
    room.world.do(commands.GiveFloor(KENYA))
    assert '[{"device":"","chime":true,"voice":true}]' in room.asked_for()


def test_muted_cues_are_shown_and_not_heard(room: Room) -> None:
    room.choose("called", Way.SCREEN, Way.VOICE_ROOM)
    room.open().toggle_mute()
    assert room.seen.muted
    room.world.do(commands.GiveFloor(KENYA))
    assert room.seen.cues == [("Next: Kenya.", Tone.DONE)]
    assert room.asked_for() == ""
    assert SettingsStore(room.settings.path).current.cues.muted


def test_at_another_speed_than_real_time_nothing_is_heard(room: Room) -> None:
    room.choose("called", Way.SCREEN, Way.VOICE_ROOM)
    room.open(speed=60.0)
    room.world.do(commands.GiveFloor(KENYA))
    assert room.seen.cues == [("Next: Kenya.", Tone.DONE)]
    assert room.voice.findChildren(QProcess) == []


def test_a_meeting_that_is_opened_again_repeats_nothing(room: Room) -> None:
    room.world.do(commands.GiveFloor(KENYA))
    room.world.wait(130)
    room.open()
    room.pass_on(0)
    assert room.seen.cues == []


def test_a_voice_that_fails_is_said_once_and_given_up_after_five_times(room: Room, qtbot: QtBot) -> None:
    room.voice = Voice(room.world.steady, ("false",))
    room.choose("called", Way.VOICE_ROOM)
    station = room.open()
    for number in range(5):
        with qtbot.waitSignal(room.voice.ended):
            room.world.do(commands.GiveFloor(Speaker(f"Delegate {number}")))
    assert [for_good for _, for_good in room.seen.troubles] == [False, True]
    station.try_again()
    assert not room.voice.off


def test_the_timer_is_aimed_at_the_instant_of_the_cue(
    room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = room.world.clock.now()
    running: Callable[[], dt.datetime] = MeetingClock(wall=start.timestamp).now
    monkeypatch.setattr(room.world.clock, "now", running)
    station = room.open()
    with qtbot.waitSignal(station.given, timeout=2000) as caught:
        room.world.desk.send(commands.GiveFloor(KENYA, ago_s=119.8))
    late_s = (running() - caught.args[0].at).total_seconds()
    assert caught.args[0].kind is CueKind.WARNING
    assert 0 <= late_s < 0.05
