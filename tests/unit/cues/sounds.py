"""Measures wav files: how long they are and how strong."""

from __future__ import annotations

import array
import math
import wave
from pathlib import Path


def _numbers(path: Path) -> tuple[list[int], int]:
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        numbers = array.array("h")
        frames = path.read_bytes()[44:]
        numbers.frombytes(frames[: len(frames) // 2 * 2])
        return list(numbers), file.getframerate()


def seconds_of(path: Path) -> float:
    """The length in seconds, of the samples that are there."""
    numbers, rate = _numbers(path)
    return len(numbers) / rate


def strength_of(path: Path) -> float:
    """The root mean square of all samples, of full scale: 0 is silence."""
    numbers, _ = _numbers(path)
    return math.sqrt(sum(number * number for number in numbers) / max(1, len(numbers))) / 32768
