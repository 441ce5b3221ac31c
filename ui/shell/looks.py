"""Each view looks as people chose for it, also when they change their mind or the desktop changes its colours."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from gcm_moderator.settings import Appearance, InterfaceLanguage, Look, Settings
from gcm_moderator.settings_file import SettingsStore
from ui import theme

BLINK_MS = 1000
"""How long the cursor in a text field takes to go and come back."""

LookOf = Callable[[Appearance], Look]


def of_podium(appearance: Appearance) -> Look:
    """The look of the podium, which everything without one of its own shares."""
    return appearance.podium


def of_time(appearance: Appearance) -> Look:
    """The look of the co-facilitators' view."""
    return appearance.time


def of_notes(appearance: Appearance) -> Look:
    """The look of the rapporteurs' views."""
    return appearance.notes


def of_display(appearance: Appearance) -> Look:
    """The look of the room's screen."""
    return appearance.display


class Looks(QObject):
    """Dresses a view as the settings say for as long as the view lives."""

    def __init__(self, view: QWidget, store: SettingsStore, look_of: LookOf) -> None:
        super().__init__(view)
        self._view = view
        self._store = store
        self._look_of = look_of
        self._leave = store.follow(self._follow)
        self.destroyed.connect(self._leave)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._again)
        self._again()

    def _follow(self, settings: Settings) -> None:
        own, shared = (theme.theme_for(look(settings.appearance)) for look in (self._look_of, of_podium))
        theme.dress(self._view, None if own is shared else own)

    def _again(self) -> None:
        self._follow(self._store.current)


class ApplicationLooks(QObject):
    """Dresses the application: the look of the podium for everything without one of its own, language and motion."""

    def __init__(self, store: SettingsStore, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self.leave = store.follow(self._follow)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._again)
        self._again()

    def _follow(self, settings: Settings) -> None:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        theme.apply(application, theme.theme_for(of_podium(settings.appearance)))
        still = settings.appearance.reduced_motion
        application.setCursorFlashTime(0 if still else BLINK_MS)
        for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateTooltip):
            application.setEffectEnabled(effect, not still)
        locale = locale_of(settings.language.interface)
        QLocale.setDefault(locale)
        application.setLayoutDirection(locale.textDirection())

    def _again(self) -> None:
        self._follow(self._store.current)


def locale_of(language: InterfaceLanguage) -> QLocale:
    """The locale of a language; English is that of the United Kingdom, whose spelling the United Nations use."""
    if language is InterfaceLanguage.SYSTEM:
        return QLocale.system()
    return QLocale("en_GB" if language is InterfaceLanguage.ENGLISH else language.value)
