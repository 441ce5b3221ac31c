"""Makes the chimes of assets/chimes: `python scripts/make_chimes.py` writes them anew, always the same bytes.

A chime is a few struck notes, each a fundamental with two soft overtones that die away: heard in a hall, and no alarm.
"""

from __future__ import annotations

import math
import struct
import sys
import wave
from io import BytesIO
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "assets" / "chimes"
RATE = 22050
"""Samples a second."""
LOUDEST = 0.5
"""Of full scale."""
OVERTONES = ((1.0, 1.0, 1.0), (2.0, 0.28, 1.6), (3.0, 0.10, 2.4))
"""Multiple of the fundamental, strength, and how many times as fast it dies away."""
ATTACK_S = 0.006

CHIMES: dict[str, tuple[tuple[float, float, float], ...]] = {
    "warning": ((0.0, 659.26, 0.9),),
    "limit": ((0.0, 783.99, 0.7), (0.28, 523.25, 1.1)),
    "overtime": ((0.0, 523.25, 0.4), (0.22, 523.25, 0.4), (0.44, 523.25, 0.7)),
    "notice": ((0.0, 523.25, 0.5), (0.16, 659.26, 0.8)),
}
"""By name, the notes: when each is struck (seconds), its pitch (hertz), how long it sounds (seconds)."""


def samples(notes: tuple[tuple[float, float, float], ...]) -> list[float]:
    """The sound of notes, its loudest sample at `LOUDEST`."""
    made = [0.0] * round(max(struck + lasts for struck, _, lasts in notes) * RATE)
    for struck, pitch, lasts in notes:
        first = round(struck * RATE)
        for n in range(min(round(lasts * RATE), len(made) - first)):
            at = n / RATE
            fade = min(1.0, at / ATTACK_S) * min(1.0, (lasts - at) / 0.02)
            for multiple, strength, dying in OVERTONES:
                decay = math.exp(-5.0 * dying * at / lasts)
                made[first + n] += fade * decay * strength * math.sin(2 * math.pi * pitch * multiple * at)
    loudest = max(map(abs, made))
    return [sample / loudest * LOUDEST for sample in made]


def wav(notes: tuple[tuple[float, float, float], ...]) -> bytes:
    """The notes as the bytes of a wav file: mono, 16 bits."""
    whole = BytesIO()
    with wave.open(whole, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        numbers = [round(sample * 32767) for sample in samples(notes)]
        file.writeframes(struct.pack(f"<{len(numbers)}h", *numbers))
    return whole.getvalue()


def main() -> None:
    """Write all of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, notes in CHIMES.items():
        (FOLDER / f"{name}.wav").write_bytes(wav(notes))
        sys.stdout.write(f"{name}.wav\n")


if __name__ == "__main__":
    main()
