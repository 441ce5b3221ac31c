"""The podium and the room's screen in a process of their own while a turn counts. Run by `windows`.

Prints one line of JSON: the share of a core that was used, and for every digit how late it was painted, those of the
stretches in which cues were spoken apart.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import click
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from gcm_moderator import bootstrap
from gcm_moderator.clock import MeetingClock, steady
from gcm_moderator.cues.dispatch import Output
from gcm_moderator.cues.messages import Ended
from gcm_moderator.cues.plan import Cue, CueKind
from gcm_moderator.cues.texts import LANGUAGES, text_of
from gcm_moderator.desk.desk import Desk
from gcm_moderator.desk.qt import Seat
from gcm_moderator.meeting import commands, facts
from gcm_moderator.meeting.turn import Turn
from gcm_moderator.record.sqlite import SqliteRecord
from gcm_moderator.settings_file import SettingsStore
from tests.bench import floor
from tests.bench.first_frame import SIZE, end_with
from ui.cues.choices import chime_of
from ui.cues.voice import Voice
from ui.display.window import DisplayWindow
from ui.podium.seat import podium_at
from ui.podium.window import PodiumWindow
from ui.theme import Theme, apply
from ui.widgets.clock_face import ClockFace

SETTLE_S = 2.0
KEY_MS = 130
STIR_MS = 1700
NEXT_SPEAKER_S = 240.0
UNDER_WAY = dt.timedelta(seconds=0.5)
"""A digit that became true later than that before the end may not be painted yet, and is not skipped."""

NOTE = "Portable pensions were named by four delegations as the gap to close first."


class ExactClock:
    """The meeting's clock without its rounding to milliseconds: `seconds` is the very instant that `now` rounds."""

    def __init__(self, ahead_s: float) -> None:
        self._anchor = time.time() + ahead_s
        self._started = steady()
        self.meeting = MeetingClock(0.0, wall=lambda: self._anchor, steady=lambda: steady() - self._started)

    def seconds(self) -> float:
        """The instant, in seconds since the epoch."""
        return self._anchor + steady() - self._started


class Watch:
    """Notes, for every change of a clock face, how much later it was painted than it was true."""

    def __init__(self, clock: ExactClock, seat: Seat) -> None:
        self._clock = clock
        self._seat = seat
        self._paint = ClockFace.paintEvent
        self._seconds: dict[tuple[int, str], set[int]] = defaultdict(set)
        self._live: dict[int, str] = {}
        self.late_s: list[float] = []
        self.late_talking_s: list[float] = []
        self.talk: Talk | None = None

    def begin(self) -> None:
        """Watch every face of the process."""
        watch, paint = self, self._paint

        def paint_and_note(face: ClockFace, event: QPaintEvent) -> None:
            paint(face, event)
            watch.painted(face, watch._clock.seconds())

        ClockFace.paintEvent = paint_and_note  # type: ignore[method-assign, assignment]

    def painted(self, face: ClockFace, at_s: float) -> None:
        """A face was painted, at that instant in seconds since the epoch."""
        turn, reading = self._seat.state.turn, face.reading
        if turn is None or reading is None:
            return
        second = _second(reading.digits)
        counted = f"{turn.id} {turn.granted_s}"
        seen = self._seconds[id(face), counted]
        if second in seen or second < max(seen, default=second):
            return
        if seen or counted != self._live.get(id(face)):
            talking = self.talk is not None and self.talk.talking
            (self.late_talking_s if talking else self.late_s).append(at_s - _true_at(turn, second))
        seen.add(second)
        self._live[id(face)] = counted

    def skipped(self) -> int:
        """How many seconds no face showed, up to now."""
        missing = sum(max(seen) - min(seen) + 1 - len(seen) for seen in self._seconds.values() if seen)
        turn = self._seat.state.turn
        if turn is not None:
            due = _second(turn.face(self._seat.now() - UNDER_WAY))
            counted = f"{turn.id} {turn.granted_s}"
            missing += sum(max(0, due - max(self._seconds[face, counted], default=due)) for face in self._live)
        return missing


class Stir:
    """Somebody types notes without a pause while the queue changes, and at last the next speaker is called."""

    def __init__(self, seat: Seat, podium: PodiumWindow) -> None:
        self._seat = seat
        self._podium = podium
        self._speakers = floor.states()
        self._typed = 0
        self._stirred = 0
        self._timers = [self._every(KEY_MS, self._key), self._every(STIR_MS, self._queue)]

    def stop(self) -> None:
        """Leave everything as it is."""
        for timer in self._timers:
            timer.stop()

    def call_next(self) -> None:
        """Give the floor to whoever is first."""
        self._seat.send(commands.CallRequest())

    def _every(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer()
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        timer.start()
        return timer

    def _key(self) -> None:
        field = self._podium.foot.note
        if self._typed < len(NOTE):
            _press(field, 0, NOTE[self._typed])
            self._typed += 1
        else:
            _press(field, Qt.Key.Key_Return.value, "\r")
            self._typed = 0

    def _queue(self) -> None:
        queue = self._seat.state.queue
        match self._stirred % 3:
            case 0:
                waiting = {request.speaker.key for request in queue}
                speaker = next(other for other in self._speakers if other.key not in waiting)
                self._seat.send(commands.RequestFloor(speaker))
            case 1:
                self._seat.send(commands.MoveRequest(queue[-1].id, 0))
            case _:
                self._seat.send(commands.WithdrawRequest(queue[1].id))
        self._stirred += 1


class Talk:
    """Cues are spoken, one in every other stretch of some seconds, at the very instant at which a digit changes."""

    def __init__(self, cues: int, seconds: float, seat: Seat) -> None:
        self._left = cues
        self._seat = seat
        self.given = self.spoken = 0
        self.talking = False
        self._voice = Voice(steady)
        self._voice.ended.connect(self._count)
        self._voice.prepare(to_speak=True)
        self._stretch = QTimer()
        self._stretch.setInterval(round(seconds * 1000 / (2 * cues + 1)))
        self._stretch.timeout.connect(self._turn)
        self._stretch.start()
        self._instant = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._instant.timeout.connect(self._speak)

    def stop(self) -> None:
        """Be silent."""
        self._stretch.stop()
        self._instant.stop()
        self._voice.close()

    def _turn(self) -> None:
        """From silence to talking, and back."""
        self.talking = not self.talking and self._left > 0
        turn = self._seat.state.turn
        wait_s = turn.next_change(self._seat.now()) if turn is not None else None
        if self.talking and wait_s is not None:
            self._left -= 1
            self._instant.start(round(wait_s * 1000))

    def _speak(self) -> None:
        language = LANGUAGES[self._left % len(LANGUAGES)]
        cue = Cue("cue", CueKind.WARNING, dt.datetime.now(dt.UTC), 60.0)
        chime, outputs = str(chime_of(cue.kind)), [Output(chime=True, voice=True)]
        self._voice.sound(text_of(cue, language), language, chime, outputs, key="cue", of_time=True)
        self.given += 1

    def _count(self, ended: Ended) -> None:
        self.spoken += ended.trouble is None


def _press(widget: QWidget, key: int, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def _in_ms(seconds: list[float]) -> list[float]:
    return [round(late * 1000, 3) for late in seconds]


def _second(digits: str) -> int:
    """The second that digits stand for: "00:05" is -5, "00:00" and "+00:00" are 0, "+00:05" is 5."""
    minutes, seconds = digits.lstrip("+").split(":")
    whole = int(minutes) * 60 + int(seconds)
    return whole if digits.startswith("+") else -whole


def _true_at(turn: Turn, second: int) -> float:
    """When that second began, or when the turn came to be as it is if that was later; in seconds since the epoch."""
    limit_at = turn.started_at.timestamp() + turn.paused_s + turn.limit_s + turn.granted_s
    return max(limit_at + second, turn.earliest_end.timestamp())


def _open(path: Path) -> tuple[Seat, ExactClock]:
    record = SqliteRecord.open(path)
    opened = record.read(0, 1)[0].fact
    clock = ExactClock(opened.clock_ahead_s if isinstance(opened, facts.MeetingOpened) else 0.0)
    return Seat(Desk(record, clock.meeting, bootstrap.new_id, floor.SEAT)), clock


@click.command()
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--seconds", type=float, required=True, help="How long to measure.")
@click.option("--busy", is_flag=True, help="Type notes and change the queue all the while.")
@click.option("--cues", type=int, default=0, help="Speak so many cues in that time.")
def main(record: Path, seconds: float, busy: bool, cues: int) -> None:
    """Show the podium and the room's screen on a record, and measure."""
    sys.excepthook = end_with
    app = QApplication(sys.argv[:1])
    apply(app, Theme.DARK)
    seat, clock = _open(record)
    watch = Watch(clock, seat)
    watch.begin()
    podium = podium_at(seat, bootstrap.directory, steady, "en", SettingsStore(Path(os.devnull, "settings.toml")))
    display = DisplayWindow(seat.now)
    seat.changed.connect(lambda: display.show_view(seat.display))
    display.show_view(seat.display)
    for window in (podium, display):
        window.resize(*SIZE)
        window.show()

    def measure() -> None:
        watch.late_s.clear()
        stir = Stir(seat, podium) if busy else None
        talk = watch.talk = Talk(cues, seconds, seat) if cues else None
        before, began = os.times(), time.monotonic()

        def report() -> None:
            after, spent = os.times(), time.monotonic() - began
            used = after.user + after.system - before.user - before.system
            if stir is not None:
                stir.stop()
            if talk is not None:
                talk.stop()
            figures = {
                "share": used / spent,
                "late_ms": _in_ms(watch.late_s),
                "late_talking_ms": _in_ms(watch.late_talking_s),
                "skipped": watch.skipped(),
                "not_spoken": talk.given - talk.spoken if talk is not None else 0,
            }
            print(json.dumps(figures))
            sys.stdout.flush()
            os._exit(0)

        QTimer.singleShot(round(seconds * 1000), report)
        if stir is not None and seconds > NEXT_SPEAKER_S:
            QTimer.singleShot(round(NEXT_SPEAKER_S * 1000), stir.call_next)

    QTimer.singleShot(round(SETTLE_S * 1000), measure)
    app.exec()


if __name__ == "__main__":
    main()
