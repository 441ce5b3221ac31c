"""Plays sound files with what the system has for it, and stops at once when told to. Runs in the voice's own process.

Linux plays with the first of `pw-play`, `paplay` and `aplay` that is there and works, macOS with `afplay`, Windows with
its own `winsound`. Only Linux can be told which device to use.
"""

from __future__ import annotations

import ctypes
import functools
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from gcm_moderator.cues.messages import Trouble

_COMMANDS: dict[str, Callable[[str], list[str]]] = {
    "pw-play": lambda device: [f"--target={device}"] if device else [],
    "paplay": lambda device: [f"--device={device}"] if device else [],
    "aplay": lambda device: ["-q", *(["-D", device] if device else [])],
    "afplay": lambda _: [],
}
"""The players in the order in which they are tried, and how each is told the device."""
_PR_SET_PDEATHSIG = 1
OPEN_FILES = Path("/proc/self/fd")
"""Where Linux has the open files of a process; one of these is handed on to the player."""


class PlayingError(Exception):
    """A file was not heard. The text is what the player said of it."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(detail)
        self.trouble = trouble


class Players:
    """The players at work. `stop` may be called from another thread and ends them; until `start_over` none plays."""

    def __init__(self, platform: str = sys.platform) -> None:
        self._platform = platform
        self._lock = threading.Lock()
        self._running: list[subprocess.Popen[bytes]] = []
        self._stopped = False
        self._works: str | None = None

    @property
    def stopped(self) -> bool:
        """Whether nothing may be played at the moment."""
        return self._stopped

    def found(self) -> str | None:
        """The player that is used; None where there is none."""
        if self._platform == "win32":
            return "winsound"
        return self._works or next(iter(_installed()), None)

    def start_over(self) -> None:
        """Allow to play again after a stop."""
        with self._lock:
            self._stopped = False

    def stop(self) -> None:
        """Fall silent at once."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                process.kill()
        if self._platform == "win32":
            self._play_on_windows(None)

    def play(self, file: Path, devices: Sequence[str]) -> None:
        """Play a file on all these devices at the same time, and wait for its end or for `stop`.

        Raises:
            PlayingError: it was not heard on all of them.
        """
        if self._platform == "win32":
            self._play_on_windows(file)
            return
        players = [self._works] if self._works is not None else _installed()
        if not players:
            raise PlayingError(Trouble.NO_PLAYER)
        for player in players:
            said = self._play_with(player, file, devices)
            if said is None or self._stopped:
                self._works = player if said is None else self._works
                return
            if player == players[-1]:
                self._works = None
                raise PlayingError(Trouble.NO_DEVICE, said)

    def _play_with(self, player: str, file: Path, devices: Sequence[str]) -> str | None:
        """None when all went well, else what the player said."""
        with self._lock:
            if self._stopped:
                return None
            started = [_started([player, *_COMMANDS[player](device), str(file)], file) for device in devices]
            self._running = started
        said = [process.communicate()[1].decode(errors="replace").strip() for process in started]
        with self._lock:
            self._running = []
        failed = [words or player for process, words in zip(started, said, strict=True) if process.returncode]
        return failed[0].splitlines()[0] if failed else None

    def _play_on_windows(self, file: Path | None) -> None:
        import winsound

        play = winsound.PlaySound  # type: ignore[attr-defined, unused-ignore]
        try:
            play(str(file) if file else None, winsound.SND_FILENAME)  # type: ignore[attr-defined, unused-ignore]
        except RuntimeError as error:
            raise PlayingError(Trouble.NO_DEVICE, str(error)) from error


def devices() -> tuple[str, ...]:
    """The names of the devices that the player can be told, as the system lists them; none where it cannot."""
    if shutil.which("pactl"):
        rows = _lines("pactl", "list", "short", "sinks")
        return tuple(row.split("\t")[1] for row in rows if "\t" in row)
    if shutil.which("aplay"):
        names = (row for row in _lines("aplay", "-L") if row and not row[0].isspace())
        return tuple(name for name in names if name not in ("null", "default"))
    return ()


def end_with_parent() -> None:
    """Have this process killed when the thread that started it is gone, on Linux; elsewhere do nothing."""
    if _libc is not None:
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def _installed() -> list[str]:
    return [name for name in _COMMANDS if shutil.which(name)]


def _started(command: list[str], file: Path) -> subprocess.Popen[bytes]:
    # Only the helper's one working thread starts players, so that it is safe to run a little Python in between.
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        pass_fds=[int(file.name)] if file.is_relative_to(OPEN_FILES) else [],
        preexec_fn=end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509
    )


@functools.cache
def _lines(*command: str) -> tuple[str, ...]:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=2, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(done.stdout.splitlines())
