"""The speech engine of the system, through pyttsx3. Runs in the voice's own process: it may hang, or end the process.

On Linux words are rendered into a file, which `players` plays: the engine itself reports success when there is no
device. On Windows and macOS the engine speaks by itself; its proxy has to be set busy first, or every text after the
first is cut.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gcm_moderator.cues.messages import Trouble

WORDS_A_MINUTE = 165
"""Calmer than an engine's own 200."""

_ESPEAK_VOICES = {
    "ar": ("sem/ar",),
    "zh": ("sit/cmn-latn-pinyin",),
    "en": ("gmw/en", "gmw/en-us"),
    "fr": ("roa/fr", "roa/fr-fr"),
    "ru": ("zle/ru",),
    "es": ("roa/es", "roa/es-419"),
}
"""By language, what espeak-ng calls its voices, best first. Its plain Mandarin voice (`sit/cmn`) is unusable."""


class EngineError(Exception):
    """The engine cannot speak. The text is what it said of it."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(detail)
        self.trouble = trouble


class SpeechEngine:
    """The engine, loaded."""

    def __init__(self, platform: str = sys.platform) -> None:
        """Load it.

        Raises:
            EngineError: there is none. Where its data are missing, the library may end the process instead.
        """
        self._platform = platform
        try:
            import pyttsx3  # type: ignore[import-untyped]

            self._engine: Any = pyttsx3.init()
            self._engine.setProperty("rate", WORDS_A_MINUTE)
            self.voices = tuple(self._voices())
        except Exception as reason:
            raise EngineError(Trouble.NO_ENGINE, str(reason) or type(reason).__name__) from reason

    @property
    def name(self) -> str:
        """What the engine is called."""
        return {"espeak": "espeak-ng", "sapi5": "Windows (SAPI 5)", "nsss": "macOS"}.get(
            self._engine.driver_name, str(self._engine.driver_name)
        )

    @property
    def renders(self) -> bool:
        """Whether words go into a file first."""
        return self._platform not in ("win32", "darwin")

    def voice(self, language: str) -> str:
        """The voice for a language.

        Raises:
            EngineError: the engine has none.
        """
        return chosen(self.voices, language)

    def render(self, text: str, language: str, file: Path) -> None:
        """Write the words into an empty file, as wav.

        Raises:
            EngineError: there is no voice for the language, or nothing was written.
        """
        self._engine.setProperty("voice", self.voice(language))
        self._engine.save_to_file(text, str(file))
        self._engine.runAndWait()
        if not file.stat().st_size:
            raise EngineError(Trouble.NO_ENGINE, f"{self.name} wrote nothing")

    def say(self, text: str, language: str) -> None:
        """Speak the words on the system's own device, and wait for their end.

        Raises:
            EngineError: there is no voice for the language.
        """
        self._engine.setProperty("voice", self.voice(language))
        self._engine.proxy.setBusy(True)
        self._engine.say(text)
        self._engine.runAndWait()

    def _voices(self) -> Iterable[tuple[str, tuple[str, ...]]]:
        """Id and languages of each voice. Windows voices of odd languages make the list raise: it ends there."""
        try:
            for voice in self._engine.getProperty("voices"):
                yield voice.id, tuple(map(_language_of, voice.languages or ()))
        except (KeyError, ValueError, UnicodeError):
            return


def chosen(voices: Iterable[tuple[str, tuple[str, ...]]], language: str) -> str:
    """The best of these voices (id and languages) for a language.

    Raises:
        EngineError: none speaks it.
    """
    known = list(voices)
    ids = {voice for voice, _ in known}
    for voice in _ESPEAK_VOICES.get(language, ()):
        if voice in ids:
            return voice
    speaking = (voice for voice, languages in known if any(tag.split("-")[0] == language for tag in languages))
    unusable = {"sit/cmn", "sit/yue"}
    best = next((voice for voice in speaking if voice not in unusable), None)
    if best is None:
        raise EngineError(Trouble.NO_VOICE, language)
    return best


def _language_of(tag: str | bytes) -> str:
    """A language tag in small letters and with hyphens, whatever the engine gives."""
    text = tag.decode(errors="replace") if isinstance(tag, bytes) else str(tag)
    return text.strip("\x00\x01\x02\x03\x04\x05").replace("_", "-").casefold()
