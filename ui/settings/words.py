"""The words of the settings page: titles of groups and settings, and names for choices. No rules."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLocale

from gcm_moderator.settings import CueLanguage, Floor, InterfaceLanguage, Look, Setting
from ui.translating import QT_TRANSLATE_NOOP

_GROUPS = {
    "limits": QT_TRANSLATE_NOOP("Settings", "Speaking times"),
    "discussion": QT_TRANSLATE_NOOP("Settings", "Discussion"),
    "cues": QT_TRANSLATE_NOOP("Settings", "Cues"),
    "language": QT_TRANSLATE_NOOP("Settings", "Language"),
    "appearance": QT_TRANSLATE_NOOP("Settings", "Appearance"),
    "display": QT_TRANSLATE_NOOP("Settings", "Room’s screen"),
    "folders": QT_TRANSLATE_NOOP("Settings", "Folders"),
    "quantifiers": QT_TRANSLATE_NOOP("Settings", "Quantifiers"),
    "rehearsal": QT_TRANSLATE_NOOP("Settings", "Rehearsals"),
}
_TITLES = {
    "intervention_minutes": QT_TRANSLATE_NOOP("Settings", "Intervention from the floor"),
    "opening_minutes": QT_TRANSLATE_NOOP("Settings", "Opening of a panel"),
    "expert_minutes": QT_TRANSLATE_NOOP("Settings", "Expert"),
    "closing_minutes": QT_TRANSLATE_NOOP("Settings", "Conclusion of a panel"),
    "perspective_minutes": QT_TRANSLATE_NOOP("Settings", "Moderator in the summary panel"),
    "thematic_expert_minutes": QT_TRANSLATE_NOOP("Settings", "Thematic expert"),
    "warning_seconds": QT_TRANSLATE_NOOP("Settings", "Warning before the limit"),
    "round_size": QT_TRANSLATE_NOOP("Settings", "Size of a round"),
    "record_gender": QT_TRANSLATE_NOOP("Settings", "Record gender"),
    "interface": QT_TRANSLATE_NOOP("Settings", "Windows"),
    "podium": QT_TRANSLATE_NOOP("Settings", "Podium"),
    "display": QT_TRANSLATE_NOOP("Settings", "Room’s screen"),
    "time": QT_TRANSLATE_NOOP("Settings", "Time"),
    "notes": QT_TRANSLATE_NOOP("Settings", "Notes and summary"),
    "reduced_motion": QT_TRANSLATE_NOOP("Settings", "Reduced motion"),
    "monitor": QT_TRANSLATE_NOOP("Settings", "Monitor"),
    "records": QT_TRANSLATE_NOOP("Settings", "Records"),
    "agendas": QT_TRANSLATE_NOOP("Settings", "Your agendas"),
    "speed": QT_TRANSLATE_NOOP("Settings", "Speed"),
    "floor": QT_TRANSLATE_NOOP("Settings", "Floor"),
    "keep_records": QT_TRANSLATE_NOOP("Settings", "Keep the records"),
}
_CHOICES: dict[StrEnum, str] = {
    Look.DARK: QT_TRANSLATE_NOOP("Settings", "Dark"),
    Look.LIGHT: QT_TRANSLATE_NOOP("Settings", "Light"),
    Look.SYSTEM: QT_TRANSLATE_NOOP("Settings", "As the desktop"),
    Floor.QUIET: QT_TRANSLATE_NOOP("Settings", "Quiet"),
    Floor.USUAL: QT_TRANSLATE_NOOP("Settings", "Usual"),
    Floor.FULL: QT_TRANSLATE_NOOP("Settings", "Full"),
    InterfaceLanguage.SYSTEM: QT_TRANSLATE_NOOP("Settings", "As the desktop"),
    CueLanguage.MEETING: QT_TRANSLATE_NOOP("Settings", "That of the meeting"),
}
_LANGUAGES = {
    "ar": "العربية",
    "zh": "中文",
    "en": "English",
    "fr": "Français",
    "ru": "Русский",
    "es": "Español",
}


def tr(text: str) -> str:
    """The text in the language of the interface."""
    return QCoreApplication.translate("Settings", text)


def group(section: str) -> str:
    """The title of a group."""
    return tr(_GROUPS.get(section, _plain(section)))


def title(section: str, key: str) -> str:
    """What a setting is called on the page."""
    return tr("Cues") if (section, key) == ("language", "cues") else tr(_TITLES.get(key, _plain(key)))


def choice(value: StrEnum) -> str:
    """What one of several choices is called: a language by its own name."""
    if isinstance(value, InterfaceLanguage | CueLanguage) and value.value in _LANGUAGES:
        return _LANGUAGES[value.value]
    return tr(_CHOICES.get(value, _plain(value.value)))


def unit(key: str) -> str:
    """What stands behind a figure."""
    if key.endswith("_minutes"):
        return tr(" min")
    if key.endswith(("_seconds", "_s")):
        return tr(" s")
    return "×" if key == "speed" else ""


def shown(setting: Setting) -> str:
    """The default of a setting, as it stands in its control."""
    value = setting.default
    if isinstance(value, StrEnum):
        return choice(value)
    if isinstance(value, bool):
        return tr("On") if value else tr("Off")
    if isinstance(value, int | float):
        return QLocale().toString(float(value), "g", 6) + unit(setting.key)
    return value if isinstance(value, str) and value else tr("the usual one")


def _plain(key: str) -> str:
    words = key.removesuffix("_minutes").removesuffix("_seconds").replace("_", " ").replace("-", " ")
    return words[:1].upper() + words[1:]
